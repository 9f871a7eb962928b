/** The highest memory of all processes below ours; looked at in a thread of its own, as looking keeps others waiting. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { descendants, type Memory, memoryOf } from '../../test/web/process-tree.ts';

/** How often is looked, ms. */
const LOOK_MS = 50;

/** Starts to look. `take` gives the peak since it was last called; `close` ends it. */
export function openMemoryPeak(): { readonly take: () => Memory; readonly close: () => Promise<unknown> } {
  const peaks = new Float64Array(new SharedArrayBuffer(16));
  const worker = new Worker(new URL(import.meta.url), { workerData: peaks });
  return {
    take: () => {
      const [rss = 0, pss = 0] = peaks;
      peaks.fill(0);
      return { rss, pss };
    },
    close: () => worker.terminate(),
  };
}

if (!isMainThread) {
  const peaks = workerData as Float64Array;
  for (;;) {
    const { rss, pss } = memoryOf(descendants());
    peaks[0] = Math.max(peaks[0] ?? 0, rss);
    peaks[1] = Math.max(peaks[1] ?? 0, pss);
    await sleep(LOOK_MS);
  }
}
