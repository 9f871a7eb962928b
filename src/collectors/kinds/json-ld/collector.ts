/** The kind `json-ld`: any public page that describes its reviews in schema.org markup, read by plain HTTP. */
import { z } from 'zod';
import type { RunEnd } from '../../../domain/run.ts';
import type { Batch, Capture, Collector, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { readJsonLd } from './read.ts';

const options = z.strictObject({
  /** Address of the page, or of the first page, with the reviews. */
  url: z.url({ protocol: /^https?$/ }),
  /** Follow the page's own `rel=next` links. Off by default: on many sites they lead to other products. */
  nextPage: z.boolean().default(false),
  /** Pages read in one pass at most; what lies beyond is told as `partial`. */
  maxPages: z.int().min(1).max(1000).default(50),
});

export type JsonLdOptions = z.infer<typeof options>;

export const jsonLd: Collector<JsonLdOptions> = {
  kind: 'json-ld',
  transport: 'http',
  options,
  address: ({ url }) => url,
  recognise: recogniseJsonLd,
  read: readJsonLd,
  collect: collectJsonLd,
};

const MARKUP = /application\/ld\+json|itemtype\s{0,4}=\s{0,4}["']?\s{0,4}https?:\/\/schema\.org\/|\stypeof\s{0,4}=/i;
const REVIEW_WORD =
  /"@?type"\s{0,16}:\s{0,16}\[?\s{0,16}"[^"]{0,40}(?:Review|AggregateRating)"|"(?:schema:)?aggregateRating"\s{0,16}:|"(?:schema:)?reviews?"\s{0,16}:\s{0,16}[[{]|schema\.org\/(?:Review|AggregateRating)|typeof\s{0,4}=\s{0,4}["'][^"']{0,80}Review/;

/** 0.6 for a page whose markup speaks of reviews or aggregates: a kind that knows the site itself outbids that. */
function recogniseJsonLd({ body }: Capture): number {
  return body.includes('<') && MARKUP.test(body) && REVIEW_WORD.test(body) ? 0.6 : 0;
}

/** Reads the page, and the ones that follow when asked to. @throws SourceRefused, SourceUnavailable (from the tools) */
async function* collectJsonLd(
  { options: { url, nextPage, maxPages }, language }: CollectRequest<JsonLdOptions>,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const visited = new Set<string>();
  let read = 0;
  let address: string | undefined = url;
  let last: PageReading | undefined;
  const doubts: string[] = [];
  while (address !== undefined && !visited.has(address) && visited.size < maxPages) {
    visited.add(address);
    const page: PageReading | RunEnd = await readAddress(address, language, tools);
    if (!('reviews' in page)) return last ? { outcome: 'partial', reason: page.reason } : page;
    if (page.reviews.length > 0) yield { reviews: page.reviews };
    read += page.reviews.length;
    tools.progress(`${read} reviews read from ${visited.size} pages`);
    if (!last || page.reviews.length > 0) last = page;
    if (page.outcome !== 'complete' && page.reason) doubts.push(page.reason);
    address = nextPage && page.reviews.length > 0 ? page.next : undefined;
  }
  return ending(last, { read, pages: visited.size, more: address !== undefined && !visited.has(address), doubts });
}

async function readAddress(
  address: string,
  language: string | undefined,
  tools: CollectTools,
): Promise<PageReading | RunEnd> {
  const answer = await tools.fetchText(address, { signal: tools.signal });
  if (answer.status === 404 || answer.status === 410) {
    return {
      outcome: 'unreachable',
      reason: `${address} answered ${answer.status}: correct the address of this source, or remove it`,
    };
  }
  return readJsonLd({ body: answer.body, url: answer.url, capturedAt: tools.now(), language });
}

interface Walk {
  readonly read: number;
  readonly pages: number;
  /** Pages were left when the limit was reached. */
  readonly more: boolean;
  readonly doubts: readonly string[];
}

/** The verdict over all pages: one page's is its own; over several, what was read is held against the page's count. */
function ending(last: PageReading | undefined, { read, pages, more, doubts }: Walk): RunEnd {
  if (!last) return { outcome: 'layout-changed', reason: 'Expected a page, got none' };
  const { outcome, reason, shownCount, shownAverage } = last;
  const shown = { shownCount, shownAverage };
  if (more)
    return {
      ...shown,
      outcome: 'partial',
      stop: 'limit',
      reason: `Stopped after ${pages} pages; raise maxPages to read on`,
    };
  if (pages === 1) return { ...shown, outcome, reason, stop: 'end' };
  if (shownCount !== undefined && read >= shownCount) return { ...shown, outcome: 'complete', stop: 'end' };
  if (doubts.length === 0) return { ...shown, outcome: 'complete', stop: 'end' };
  return {
    ...shown,
    outcome: 'partial',
    stop: 'end',
    reason: `Read ${read} reviews from ${pages} pages; ${doubts.at(-1)}`,
  };
}
