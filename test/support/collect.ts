/** Runs a collector to its end with real tools: fetch on loopback, files on disk, a fixed clock. */
import { readFile } from 'node:fs/promises';
import type { Batch, Collector, CollectRequest, CollectTools } from '../../src/collectors/collector.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { RunEnd } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { readTextFile } from '../../src/pipeline/text-file.ts';

export interface Collected {
  readonly batches: readonly Batch[];
  readonly reviews: readonly RawReview[];
  readonly end: RunEnd;
}

/** Tools for tests; `overrides` replace some of them. */
export function collectTools(overrides: Partial<CollectTools> = {}): CollectTools {
  return {
    now: () => instant('2026-11-21T12:00:00Z'),
    signal: new AbortController().signal,
    unchanged: async (reviews) => reviews.map(() => false),
    read: () => Promise.reject(new Error('Expected a reader')),
    touchpoints: [],
    readFile: readTextFile,
    readBytes: (path) => readFile(path),
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
  const parsed = collector.options.parse(options);
  const read: CollectTools['read'] = async (capture) => collector.read(capture, parsed);
  const walk = collector.collect({ full: true, ...request, options: parsed }, { ...tools, read });
  const batches: Batch[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { batches, reviews: batches.flatMap(({ reviews }) => reviews), end: step.value };
    batches.push(step.value);
  }
}
