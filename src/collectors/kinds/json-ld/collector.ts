/** The kind `json-ld`: any public page that describes its reviews in schema.org markup, read by plain HTTP. */
import { z } from 'zod';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Validators } from '../../../domain/run.ts';
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
  /(?:"|&quot;)(?:schema:)?(?:aggregateRating|reviews?)&quot;|"@?type"\s{0,16}:\s{0,16}\[?\s{0,16}"[^"]{0,40}(?:Review|AggregateRating)"|"(?:schema:)?aggregateRating"\s{0,16}:|"(?:schema:)?reviews?"\s{0,16}:\s{0,16}[[{]|schema\.org\/(?:Review|AggregateRating)|typeof\s{0,4}=\s{0,4}["'][^"']{0,80}Review/;

/** 0.6 for a page whose markup speaks of reviews or aggregates: a kind that knows the site itself outbids that. */
function recogniseJsonLd({ body }: Capture): number {
  return body.includes('<') && MARKUP.test(body) && REVIEW_WORD.test(body) ? 0.6 : 0;
}

type Request = CollectRequest<JsonLdOptions>;

/** Reads the page, and the ones that follow when asked to. @throws SourceRefused, SourceUnavailable, SourceChanged (from the tools) */
async function* collectJsonLd(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { url, nextPage, maxPages } = request.options;
  const visited = new Set<string>();
  const seen = new Set<string>();
  const start = startOf(request);
  let { read } = start;
  let address: string | undefined = start.address;
  const resumed = address !== url;
  let last: PageReading | undefined;
  let validators: Validators | undefined;
  const doubts: string[] = [];
  while (address !== undefined && !visited.has(address) && visited.size < maxPages) {
    visited.add(address);
    const page: ReadPage | RunEnd = await readAddress(address, request, tools);
    if (!('reading' in page)) {
      if (last) return { outcome: 'partial', reason: page.reason };
      // The list has become shorter than it was when the walk broke.
      return resumed ? yield* collectJsonLd({ ...request, cursor: '' }, tools) : page;
    }
    const { reading } = page;
    const fresh = reading.reviews.filter((review) => !seen.has(keyOf(review) ?? ''));
    for (const review of fresh) seen.add(keyOf(review) ?? ' ');
    if (!last) validators = page.validators;
    const next = nextPage && fresh.length > 0 ? reading.next : undefined;
    if (fresh.length > 0)
      yield { reviews: fresh, ...(next !== undefined && { cursor: `${read + fresh.length} ${next}` }) };
    read += fresh.length;
    tools.progress(`${read} reviews read from ${visited.size} pages`);
    if (!last || reading.reviews.length > 0) last = reading;
    if (reading.outcome !== 'complete' && reading.reason) doubts.push(reading.reason);
    address = next;
  }
  const more = address !== undefined && !visited.has(address);
  const end = ending(last, { read, pages: visited.size, more, doubts, resumed });
  // What says "unchanged" next time must speak for all that was read.
  return validators && visited.size === 1 && end.outcome === 'complete' ? { ...end, validators } : end;
}

/** Sites without pages answer every `?page=n` with the same list: what came before is not counted again. */
function keyOf({ externalId, author, rating, text, written }: RawReview): string | undefined {
  if (externalId === undefined && text === undefined) return undefined;
  return JSON.stringify(externalId ?? [author, rating, text, written?.wording]);
}

/** How many were read before, and the address of the page that comes next, when it is of the same site; else the beginning. */
function startOf({ cursor, options: { url } }: Request): { readonly read: number; readonly address: string } {
  const [, read, address = ''] = /^(\d{1,9}) (\S{1,4000})$/.exec(cursor ?? '') ?? [];
  const ours = URL.canParse(address) && new URL(address).origin === new URL(url).origin;
  return ours ? { read: Number(read), address } : { read: 0, address: url };
}

interface ReadPage {
  readonly reading: PageReading;
  readonly validators?: Validators;
}

async function readAddress(address: string, request: Request, tools: CollectTools): Promise<ReadPage | RunEnd> {
  const { language, options, full } = request;
  const validators = !full && address === options.url && !options.nextPage ? request.validators : undefined;
  const answer = await tools.fetchText(address, { signal: tools.signal, ...(validators && { validators }) });
  if (answer.status === 304) return { outcome: 'complete', stop: 'unmodified' };
  if (answer.status === 404 || answer.status === 410) {
    return {
      outcome: 'unreachable',
      reason: `${address} answered ${answer.status}: correct the address of this source, or remove it`,
    };
  }
  const capture = {
    body: answer.body,
    url: answer.url,
    capturedAt: tools.now(),
    ...(language !== undefined && { language }),
  };
  return { reading: await tools.read(capture), ...(answer.validators && { validators: answer.validators }) };
}

interface Walk {
  readonly read: number;
  readonly pages: number;
  /** Pages were left when the limit was reached. */
  readonly more: boolean;
  readonly doubts: readonly string[];
  /** The walk began behind the first page, so that the page's count says nothing of what was read. */
  readonly resumed: boolean;
}

/** The verdict over all pages: one page's is its own; over several, what was read is held against the page's count. */
function ending(last: PageReading | undefined, { read, pages, more, doubts, resumed }: Walk): RunEnd {
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
  if (pages === 1 && !resumed) return { ...shown, outcome, reason, stop: 'end' };
  if (shownCount !== undefined && read >= shownCount) return { ...shown, outcome: 'complete', stop: 'end' };
  if (doubts.length === 0) return { ...shown, outcome: 'complete', stop: 'end' };
  return {
    ...shown,
    outcome: 'partial',
    stop: 'end',
    reason: `Read ${read} reviews from ${pages} pages; ${doubts.at(-1)}`,
  };
}
