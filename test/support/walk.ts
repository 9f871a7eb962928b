/** Walks a source of the local review site with a real browser, as the pipeline would; shared by the live tests of collectors. */
import type { Collector, CollectRequest, CollectTools } from '../../src/collectors/collector.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { RunEnd } from '../../src/domain/run.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { WebTools } from '../../src/web/tools.ts';

/** What one walk gave. */
export interface Walked {
  readonly reviews: readonly RawReview[];
  readonly batches: number;
  readonly end: RunEnd;
}

/** Runs a collector to its end. `known` ids count as stored and unchanged. */
export async function walk<Options>(
  collector: Collector<Options>,
  request: CollectRequest<Options>,
  web: WebTools,
  now: Clock,
  known: ReadonlySet<string> = new Set(),
): Promise<Walked> {
  const tools: CollectTools = {
    ...web,
    now,
    signal: new AbortController().signal,
    unchanged: async (found) => found.map(({ externalId }) => externalId !== undefined && known.has(externalId)),
    read: async (capture) => collector.read(capture, request.options),
    readBytes: () => Promise.reject(new Error('Expected no file to be read by a collector with a browser')),
    touchpoints: [],
    readFile: () => {
      throw new Error('Expected no file to be read by a collector with a browser');
    },
    progress: () => {},
  };
  const reviews: RawReview[] = [];
  let batches = 0;
  const run = collector.collect(request, tools);
  for (;;) {
    const step = await run.next();
    if (step.done) return { reviews, batches, end: step.value };
    reviews.push(...step.value.reviews);
    batches += 1;
  }
}
