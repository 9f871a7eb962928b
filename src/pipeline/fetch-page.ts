/** Gets one page of a site as its kind gets it (fetched, or rendered with consent declined) and stops there. */
import type { Capture, Collector, CollectTools } from '../collectors/collector.ts';
import { isTrustworthy, type RunEnd } from '../domain/run.ts';
import { SourceChanged } from '../errors.ts';
import type { Context } from './context.ts';

/** A page as it came. */
export interface SeenPage extends Capture {
  readonly url: string;
  /** Of plain requests; a browser's page has none of its own. */
  readonly status?: number;
  /** How the walk ended that found no review on it and cannot be believed: it may know more than the page says, such as its status. */
  readonly end?: RunEnd;
}

export type PageTools = Pick<Context, 'config' | 'now' | 'signal' | 'web' | 'progress' | 'readingRoom'>;

/**
 * Walks with the kind's own `collect` until the first reviews, and gives the page that they came from. A page that the
 * kind cannot make sense of is given all the same. @throws SourceRefused, SourceUnavailable; SourceChanged when no page came
 */
export async function fetchPage(
  tools: PageTools,
  collector: Collector,
  options: unknown,
  language: string | undefined,
): Promise<SeenPage> {
  const seen = new Seen();
  const request = { options, full: false, ...(language && { language }) };
  const walk = collector.collect(request, collectTools(tools, collector, options, seen));
  try {
    const step = await walk.next();
    if (!step.done) await walk.return({ outcome: 'partial', reason: 'One page was enough' }).catch(() => {});
    else if (seen.page && !isTrustworthy(step.value.outcome)) return { ...seen.page, end: step.value };
  } catch (error) {
    if (!(error instanceof SourceChanged) || !seen.page) throw error;
  }
  if (seen.page) return seen.page;
  throw new SourceChanged(`Expected a page from the kind ${collector.kind}, got none`);
}

/** What the walk has looked at; a class because it is filled while the walk goes on. */
class Seen {
  #read: SeenPage | undefined;
  #readReviews = -1;
  #fetched: SeenPage | undefined;
  rendered: SeenPage | undefined;

  /** What was read with the most reviews, else what was rendered, else what was fetched last. */
  get page(): SeenPage | undefined {
    return this.rendered ?? this.#read ?? this.#fetched;
  }

  fetched(page: SeenPage): void {
    this.#fetched = page;
  }

  read(capture: Capture, reviews: number): void {
    if (reviews <= this.#readReviews) return;
    const status = this.#fetched?.status;
    this.#read = { ...capture, url: capture.url ?? this.#fetched?.url ?? '', ...(status !== undefined && { status }) };
    this.#readReviews = reviews;
  }
}

function collectTools(tools: PageTools, collector: Collector, options: unknown, seen: Seen): CollectTools {
  const { config, now, progress, readingRoom, signal, web } = tools;
  const noFile = () => {
    throw new SourceChanged('Expected a page of a site, got a file: it is saved already');
  };
  return {
    now,
    signal,
    progress,
    touchpoints: config.touchpoints.map(({ id }) => id),
    // All known: the walk has no reason to go far.
    unchanged: async (reviews) => reviews.map(() => true),
    read: async (capture) => {
      const reading = await readingRoom.read({ kind: collector.kind, options }, capture, signal);
      seen.read(capture, reading.reviews.length);
      return reading;
    },
    fetchText: async (url, request) => {
      const answer = await web.fetchText(url, request);
      seen.fetched({ body: answer.body, url: answer.url, status: answer.status, capturedAt: now() });
      return answer;
    },
    withPage: (url, request, use) =>
      web.withPage(url, request, async (page) => {
        try {
          return await use(page);
        } finally {
          const body = await page.content().catch(() => undefined);
          if (body !== undefined) seen.rendered = { body, url: page.url(), capturedAt: now() };
        }
      }),
    readFile: noFile,
    readBytes: async () => noFile(),
  };
}
