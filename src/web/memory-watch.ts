/** Ends what makes the browser eat the machine's memory; apart because only the system knows how much a process holds. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often is looked, ms; and once the memory grows so fast that it may be too much by the look after next. */
const LOOK_MS = 30;
const CLOSE_LOOK_MS = 3;
const PAGE_BYTES = 4096;
const MIB = 1024 * 1024;

/**
 * Watches the browser `pid` with all below it until `signal` ends it. When together they hold more than `mostMb()` MiB of
 * memory of their own (what they share, such as the program itself, does not count), the largest is killed: mostly the renderer
 * of one page, which then counts as crashed. `onKill` hears of it before. On Linux only: elsewhere nobody says cheaply.
 */
export async function watchMemory(
  pid: number,
  mostMb: () => number,
  onKill: (pid: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (process.platform !== 'linux') return;
  let before = 0;
  let waitMs = LOOK_MS;
  while (await sleep(waitMs, true, { signal, ref: false }).catch(() => false)) {
    const held = processesBelow(pid).map((each) => ({ pid: each, mb: ownMemoryMb(each) }));
    const total = held.reduce((sum, { mb }) => sum + mb, 0);
    const largest = held.reduce((most, each) => (each.mb > most.mb ? each : most), { pid, mb: 0 });
    if (total > mostMb()) onKill(largest.pid);
    // A page that does nothing else takes a gigabyte in a second.
    const growth = ((total - before) * LOOK_MS) / waitMs;
    waitMs = total + 2 * growth > mostMb() ? CLOSE_LOOK_MS : LOOK_MS;
    before = total;
  }
}

/** The process and all its descendants. */
function processesBelow(root: number): number[] {
  const found = [root];
  for (const pid of found)
    found.push(...read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number));
  return found;
}

/** Resident minus shared pages (proc(5), statm). */
function ownMemoryMb(pid: number): number {
  const [, resident = 0, shared = 0] = read(`/proc/${pid}/statm`).split(' ').map(Number);
  return ((resident - shared) * PAGE_BYTES) / MIB;
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
