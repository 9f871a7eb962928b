/** Runs a collector to its end with real tools: fetch on loopback, files on disk, a fixed clock. */
import type { Collector, CollectRequest, CollectTools } from '../../src/collectors/collector.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { RunEnd } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { readTextFile } from '../../src/pipeline/text-file.ts';

export interface Collected {
  readonly batches: readonly (readonly RawReview[])[];
  readonly reviews: readonly RawReview[];
  readonly end: RunEnd;
}

/** Tools for tests; `overrides` replace some of them. */
export function collectTools(overrides: Partial<CollectTools> = {}): CollectTools {
  return {
    now: () => instant('2026-11-21T12:00:00Z'),
    signal: new AbortController().signal,
    known: async () => new Set(),
    touchpoints: [],
    readFile: readTextFile,
    progress: () => {},
    withPage: () => Promise.reject(new Error('Expected no browser here')),
    fetchText: async (url) => {
      const answer = await fetch(url);
      const body = await answer.text();
      return { url: answer.url, status: answer.status, contentType: answer.headers.get('content-type') ?? '', body };
    },
    ...overrides,
  };
}

/** All batches and the end of one walk. */
export async function collectAll<Options>(
  collector: Collector<Options>,
  options: unknown,
  request: Partial<CollectRequest<Options>> = {},
  tools: CollectTools = collectTools(),
): Promise<Collected> {
  const walk = collector.collect({ full: true, ...request, options: collector.options.parse(options) }, tools);
  const batches: (readonly RawReview[])[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { batches, reviews: batches.flat(), end: step.value };
    batches.push(step.value);
  }
}
