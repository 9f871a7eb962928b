/** Walks the ratings and recommendations of one page through the Graph API. */
import { createHmac } from 'node:crypto';
import type { RawReview } from '../../../domain/review.ts';
import type { Outcome, ReviewField, RunEnd, Stop } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { statusFault, withoutSecrets } from '../../answers/api-fault.ts';
import { isObject, readJsonAnswer, textAt } from '../../answers/json-answer.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { type GraphError, graphFault, isCursorError, isFieldError, readGraphError } from './fault.ts';
import type { FacebookGraphOptions } from './options.ts';
import { setCursor } from './paging.ts';

type Request = CollectRequest<FacebookGraphOptions>;

/** Walks a page. A resumed walk goes on at its cursor, or starts anew where that is no good any more. @throws SourceUnavailable, SourceRefused (from the tools) */
export async function* collectFacebookGraph(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { accessToken, appSecret } = request.options;
  const end = yield* walk(request, tools);
  return withoutSecrets(end, [accessToken.reveal(), appSecret?.reveal() ?? '']);
}

/** Address of the ratings, without token. */
export function ratingsAddress({ baseUrl, version, pageId }: FacebookGraphOptions): string {
  return `${baseUrl}/${version}/${pageId}/ratings`;
}

const PLAIN_FIELDS =
  'created_time,has_rating,has_review,rating,recommendation_type,review_text,reviewer{id,name},open_graph_story';
const STORY_FIELDS = '{id,message,start_time,data,comments.limit(25){id,from,message,created_time}}';

interface Progress {
  read: number;
  readonly seen: Set<string>;
  readonly broken: Set<ReviewField>;
  oldest: Instant | undefined;
  /** The walk began behind the first page: an empty list is the end of one that was read before. */
  resumed: boolean;
}

type Shown = Pick<RunEnd, 'shownCount' | 'shownAverage'>;

async function* walk(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { pageId, shown } = await readNode(request, tools);
  const order = new NewestFirst(request, tools);
  const at: Progress = { read: 0, seen: new Set(), broken: new Set(), oldest: undefined, resumed: false };
  const visited = new Set<string>();
  let cursor = request.cursor;
  at.resumed = cursor !== undefined;
  let fields = PLAIN_FIELDS + STORY_FIELDS;
  for (let pages = 0; pages < request.options.maxPages; ) {
    const answered = await readPage(request, tools, { pageId, fields, cursor });
    if ('error' in answered) {
      // This version may not know the comments: better reviews without answers than none.
      if (isFieldError(answered.error) && fields !== PLAIN_FIELDS) fields = PLAIN_FIELDS;
      else if (isCursorError(answered.error) && cursor !== undefined && pages === 0) {
        cursor = undefined;
        at.resumed = false;
      } else return { ...graphFault(answered.error), ...shown, ...oldestOf(at) };
      continue;
    }
    if ('fault' in answered) return { ...answered.fault, ...shown, ...oldestOf(at) };
    pages += 1;
    const { page } = answered;
    const fresh = take(page, at);
    const stop = await order.judge(fresh);
    const next = page.next;
    if (fresh.length > 0) {
      yield { reviews: fresh, ...(next !== undefined && { cursor: next }) };
      tools.progress(`${at.read} ratings read`);
    }
    if (stop) return ending(at, shown, stop, request);
    // A cursor that comes back would lead round in circles.
    if (next === undefined || visited.has(next)) return ending(at, shown, 'end', request);
    visited.add(next);
    cursor = next;
  }
  return ending(at, shown, 'limit', request);
}

/** Number and score of the page. Both are extras, which versions drop: whatever is wrong, the ratings will say it. */
async function readNode(request: Request, tools: CollectTools): Promise<{ pageId: string; shown: Shown }> {
  const { baseUrl, version, pageId } = request.options;
  const url = new URL(`${baseUrl}/${version}/${pageId}`);
  url.searchParams.set('fields', 'id,name,overall_star_rating,rating_count');
  const { body, status, url: address } = await get(url, request, tools);
  if (status < 200 || status > 299) return { pageId, shown: {} };
  const page = await tools.read({ body, url: address, capturedAt: tools.now() });
  const answer = readJsonAnswer(body);
  const id = 'value' in answer && isObject(answer.value) ? textAt(answer.value, 'id') : undefined;
  const { shownCount, shownAverage } = page;
  const shown = {
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
  };
  return { pageId: id !== undefined && /^\d{1,30}$/.test(id) ? id : pageId, shown };
}

interface Wanted {
  readonly pageId: string;
  readonly fields: string;
  readonly cursor: string | undefined;
}

type Answered = { readonly page: PageReading } | { readonly error: GraphError } | { readonly fault: RunEnd };

async function readPage(request: Request, tools: CollectTools, { pageId, fields, cursor }: Wanted): Promise<Answered> {
  const url = new URL(ratingsAddress({ ...request.options, pageId }));
  url.searchParams.set('fields', fields);
  url.searchParams.set('limit', String(request.options.pageSize));
  if (cursor !== undefined) setCursor(url.searchParams, cursor);
  const { body, status, url: address } = await get(url, request, tools);
  const answer = readJsonAnswer(body);
  const error = 'value' in answer ? readGraphError(answer.value) : undefined;
  if (error) return { error };
  const bad = statusFault(status, 'the Graph API', 'pageId, version and baseUrl');
  if (bad) return { fault: bad };
  const { language } = request;
  const page = await tools.read({ body, url: address, capturedAt: tools.now(), ...(language && { language }) });
  const { reviews: _, location: __, next: ___, ...end } = page;
  return READABLE.has(end.outcome) ? { page } : { fault: end };
}

/** A page of a list is `partial` while others follow. Anything else than these is a fault that the page names. */
const READABLE: ReadonlySet<Outcome> = new Set(['complete', 'partial', 'empty']);

/** The token goes in a header: addresses end up in logs. */
async function get(url: URL, { options }: Request, tools: CollectTools) {
  tools.signal.throwIfAborted();
  const token = options.accessToken.reveal();
  const secret = options.appSecret?.reveal();
  if (secret !== undefined) {
    url.searchParams.set('appsecret_proof', createHmac('sha256', secret).update(token).digest('hex'));
  }
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  return tools.fetchText(url.href, { api: true, headers, signal: tools.signal });
}

/** The entries of a page that were not on an earlier one; the walk's counts with them. */
function take(page: PageReading, at: Progress): readonly RawReview[] {
  for (const field of page.brokenFields ?? []) at.broken.add(field);
  const fresh = page.reviews.filter(({ externalId }) => externalId === undefined || !at.seen.has(externalId));
  for (const { externalId, written } of fresh) {
    if (externalId !== undefined) at.seen.add(externalId);
    if (written && (at.oldest === undefined || written.earliest < at.oldest)) at.oldest = written.earliest;
  }
  at.read += fresh.length;
  return fresh;
}

function ending(at: Progress, shown: Shown, stop: Stop, { options }: Request): RunEnd {
  const end = { ...shown, ...oldestOf(at), stop };
  const brokenFields = [...at.broken];
  if (brokenFields.length > 0) {
    const reason = `Read ${at.read} ratings, but not ${brokenFields.join(', ')} of some; the API may have changed: update, or report it`;
    return { ...end, outcome: 'partial', reason, brokenFields };
  }
  if (stop === 'limit') {
    const reason = `Stopped after ${at.read} ratings in ${options.maxPages} answers; raise maxPages to read on`;
    return { ...end, outcome: 'partial', reason };
  }
  if (at.read > 0 || (at.resumed && stop === 'end')) return { ...end, outcome: 'complete' };
  if (shown.shownCount === 0) return { ...end, outcome: 'empty', reason: 'The page has no rating yet' };
  if (shown.shownCount === undefined) {
    const reason =
      'Expected ratings, got an empty list, and no rating_count of 0 that would prove it; check the permissions of the token';
    return { ...end, outcome: 'partial', reason };
  }
  const reason = `Expected the ${shown.shownCount} ratings that the page counts, got an empty list: Facebook withholds them from this token`;
  return { ...end, outcome: 'limited', reason };
}

function oldestOf({ oldest }: Progress): { oldest?: Instant } {
  return oldest === undefined ? {} : { oldest };
}
