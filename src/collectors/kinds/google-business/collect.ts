/** Walks the reviews of one location through the Business Profile API, last updated first. */
import type { RawReview } from '../../../domain/review.ts';
import type { Outcome, ReviewField, RunEnd, Stop } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { statusFault, withoutSecrets } from '../../answers/api-fault.ts';
import { type GoogleError, readGoogleError } from '../../answers/google-error.ts';
import { readJsonAnswer } from '../../answers/json-answer.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { AccessToken } from './access-token.ts';
import { businessFault, isStaleToken } from './fault.ts';
import { isShort } from './google-count.ts';
import type { GoogleBusinessOptions } from './options.ts';

type Request = CollectRequest<GoogleBusinessOptions>;

/** Walks a location. A resumed walk goes on at its page token, or starts anew where that has expired. @throws SourceUnavailable, SourceRefused (from the tools) */
export async function* collectGoogleBusiness(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { clientSecret, refreshToken } = request.options;
  const end = yield* walk(request, tools);
  return withoutSecrets(end, [clientSecret.reveal(), refreshToken.reveal()]);
}

/** Address of the list, without the parts that change from page to page. */
export function reviewsAddress({ baseUrl, account, location }: GoogleBusinessOptions): string {
  return `${baseUrl}/v4/accounts/${account}/locations/${location}/reviews`;
}

interface Progress {
  /** Reviews met so far, those before an interruption included. */
  read: number;
  readonly seen: Set<string>;
  readonly broken: Set<ReviewField>;
  oldest: Instant | undefined;
  shown: Pick<RunEnd, 'shownCount' | 'shownAverage'>;
}

async function* walk(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const token = new AccessToken(request.options, tools);
  const order = new NewestFirst(request, tools, { ordered: true });
  const resumed = readCursor(request.cursor);
  const at: Progress = { read: resumed?.read ?? 0, seen: new Set(), broken: new Set(), oldest: undefined, shown: {} };
  const visited = new Set<string>();
  let pageToken = resumed?.token;
  for (let pages = 0; pages < request.options.maxPages; pages += 1) {
    let answered = await readPage(request, tools, token, pageToken);
    if ('fault' in answered && answered.stale && pages === 0 && resumed) {
      at.read = 0;
      pageToken = undefined;
      answered = await readPage(request, tools, token, pageToken);
    }
    if ('fault' in answered) return { ...answered.fault, ...at.shown, ...oldestOf(at) };
    const { page } = answered;
    if (!page && pageToken === undefined) return { outcome: 'empty', reason: NO_REVIEWS };
    const fresh = page ? take(page, at) : [];
    const stop = await order.judge(fresh);
    const next = page?.next;
    if (fresh.length > 0) {
      yield { reviews: fresh, ...(next !== undefined && { cursor: `${at.read} ${next}` }) };
      tools.progress(`${at.read} of ${at.shown.shownCount ?? 'an unknown number of'} reviews read`);
    }
    if (stop) return ending(at, stop);
    // A token that comes back would lead round in circles.
    if (next === undefined || visited.has(next)) return ending(at, 'end');
    visited.add(next);
    pageToken = next;
  }
  return ending(at, 'limit');
}

const NO_REVIEWS = 'The location has no review yet: Google answers with an empty object, as it leaves out empty lists';

/** A page; or none, as the answer is the empty object; or a fault, `stale` where an expired page token would explain it. */
type Answered = { readonly page: PageReading | undefined } | { readonly fault: RunEnd; readonly stale?: boolean };

async function readPage(
  request: Request,
  tools: CollectTools,
  token: AccessToken,
  pageToken: string | undefined,
): Promise<Answered> {
  tools.signal.throwIfAborted();
  const url = new URL(reviewsAddress(request.options));
  url.searchParams.set('pageSize', String(request.options.pageSize));
  url.searchParams.set('orderBy', 'updateTime desc');
  if (pageToken !== undefined) url.searchParams.set('pageToken', pageToken);
  const answer = await fetchPage(url.href, tools, token);
  if ('outcome' in answer) return { fault: answer };
  const error = answer.status >= 200 && answer.status <= 299 ? undefined : errorIn(answer.body);
  if (error) return { fault: businessFault(error), stale: isStaleToken(error) };
  const bad = statusFault(answer.status, 'the Business Profile API', 'account, location and baseUrl');
  if (bad) return { fault: bad };
  if (/^\s{0,8}\{\s{0,8}\}\s{0,8}$/.test(answer.body)) return { page: undefined };
  const { body, url: address } = answer;
  const { language } = request;
  const page = await tools.read({ body, url: address, capturedAt: tools.now(), ...(language && { language }) });
  const { reviews: _, location: __, next: ___, ...end } = page;
  return READABLE.has(end.outcome) ? { page } : { fault: end };
}

/** A page of a list is `partial` while others follow. Anything else than these is a fault that the page names. */
const READABLE: ReadonlySet<Outcome> = new Set(['complete', 'partial', 'empty']);

/** One request; with a new access token when the API says that the present one is no longer good. */
async function fetchPage(url: string, tools: CollectTools, token: AccessToken) {
  for (let attempt = 0; ; attempt += 1) {
    const bearer = await token.get();
    if (typeof bearer !== 'string') return bearer;
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
    const answer = await tools.fetchText(url, { api: true, headers, signal: tools.signal });
    if (answer.status !== 401 || attempt > 0) return answer;
    token.forget();
  }
}

function errorIn(body: string): GoogleError | undefined {
  const answer = readJsonAnswer(body);
  return 'value' in answer ? readGoogleError(answer.value) : undefined;
}

/** The reviews of a page that were not on an earlier one; the walk's counts with them. */
function take(page: PageReading, at: Progress): readonly RawReview[] {
  const { shownCount = at.shown.shownCount, shownAverage = at.shown.shownAverage } = page;
  at.shown = { ...(shownCount !== undefined && { shownCount }), ...(shownAverage !== undefined && { shownAverage }) };
  for (const field of page.brokenFields ?? []) at.broken.add(field);
  const fresh = page.reviews.filter(({ externalId }) => externalId === undefined || !at.seen.has(externalId));
  for (const { externalId, written } of fresh) {
    if (externalId !== undefined) at.seen.add(externalId);
    if (written && (at.oldest === undefined || written.earliest < at.oldest)) at.oldest = written.earliest;
  }
  at.read += fresh.length;
  return fresh;
}

function ending(at: Progress, stop: Stop): RunEnd {
  const { shownCount } = at.shown;
  const end = { ...at.shown, ...oldestOf(at), stop };
  const brokenFields = [...at.broken];
  if (brokenFields.length > 0) {
    const reason = `Read ${at.read} reviews, but not ${brokenFields.join(', ')} of some; the API may have changed: update, or report it`;
    return { ...end, outcome: 'partial', reason, brokenFields };
  }
  if (stop === 'limit') {
    const reason = `Stopped after ${at.read} reviews; raise maxPages to read on`;
    return { ...end, outcome: 'partial', reason };
  }
  if (stop === 'end' && at.read === 0) {
    if (shownCount === 0) return { ...end, outcome: 'empty', reason: 'The location has no review yet' };
    return {
      ...end,
      outcome: 'partial',
      reason: `Expected ${shownCount ?? 'some'} reviews, got a list without any; try again later`,
    };
  }
  // Google is known to leave out reviews on later pages: what was not seen is not deleted.
  if (stop === 'end' && isShort(at.read, shownCount)) {
    const reason = `Expected ${shownCount} reviews, as Google counts, its pages hold ${at.read}; nothing counts as removed`;
    return { ...end, outcome: 'partial', reason };
  }
  return { ...end, outcome: 'complete' };
}

function oldestOf({ oldest }: Progress): { oldest?: Instant } {
  return oldest === undefined ? {} : { oldest };
}

/** How many were read before, and the token of the page that comes next. */
function readCursor(cursor: string | undefined): { readonly read: number; readonly token: string } | undefined {
  const found = /^(\d{1,9}) (\S{1,4000})$/.exec(cursor ?? '');
  return found ? { read: Number(found[1]), token: found[2] ?? '' } : undefined;
}
