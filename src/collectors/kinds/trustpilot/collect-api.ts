/** Walks the official API of one company, newest first; faults come back by name with the next thing to do. */
import type { RunEnd } from '../../../domain/run.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { FetchedText } from '../../../web/tools.ts';
import type { Batch, CollectRequest, CollectTools } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { type Json, parseLenientJson } from '../json-ld/lenient-json.ts';
import { isObject } from '../json-ld/markup.ts';
import { pageNumber } from './collect-pages.ts';
import type { TrustpilotOptions } from './options.ts';
import { PageWalk } from './walk.ts';

/** Who is asked for, and how. */
export interface ApiAccess {
  readonly businessUnitId: string;
  readonly apiKey: Secret;
}

/** Walks the reviews; the cursor of a batch is the number of the page behind it. @throws SourceUnavailable, SourceChanged */
export async function* collectApi(
  request: CollectRequest<TrustpilotOptions>,
  access: ApiAccess,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const { perPage, maxPages, baseUrl } = request.options;
  const start = pageNumber(request.cursor);
  const base = `${baseUrl.replace(/\/+$/, '')}/v1/business-units/${access.businessUnitId}`;
  const ask = (address: string): Promise<FetchedText> =>
    tools.fetchText(address, {
      api: true,
      signal: tools.signal,
      headers: { apikey: access.apiKey.reveal(), accept: 'application/json' },
    });
  const unit = await ask(base);
  const refused = faultOf(unit);
  if (refused) return refused;
  const shown = shownOf(unit.body);
  const walk = new PageWalk((start - 1) * perPage, shown);
  const newestFirst = new NewestFirst(request, tools, { ordered: true });
  for (let page = start; ; page += 1) {
    if (page - start >= maxPages)
      return walk.end('limit', `Expected the end of the list, stopped at maxPages (${maxPages}); raise it to read on`);
    const answer = await ask(
      `${base}/reviews?${new URLSearchParams({ orderBy: 'createdat.desc', perPage: String(perPage), page: String(page) })}`,
    );
    const fault = faultOf(answer);
    if (fault) return walk.broken({ ...fault, reviews: [] });
    const reading = await tools.read({ body: answer.body, url: answer.url, capturedAt: tools.now() });
    if (reading.outcome === 'layout-changed') return walk.broken(reading);
    if (reading.reviews.length === 0) return nothingOn(page, walk, shown);
    const fresh = walk.take({ ...reading, brokenFields: [] });
    if (fresh.length === 0) return walk.end('end');
    const stop = await newestFirst.judge(fresh);
    yield { reviews: fresh, ...(reading.next !== undefined && { cursor: String(page + 1) }) };
    tools.progress(`${walk.read} reviews read from ${page - start + 1} pages`);
    if (stop) return walk.end(stop);
    // Some answers carry no links: a full page may then have another behind it.
    if (reading.next === undefined && reading.reviews.length < perPage) return walk.end('end');
  }
}

/** An empty page ends the list; an empty first page proves that there are none only beside a count of 0. */
function nothingOn(page: number, walk: PageWalk, shown: Pick<RunEnd, 'shownCount' | 'shownAverage'>): RunEnd {
  if (page > 1 || walk.read > 0) return walk.end('end');
  if (shown.shownCount === 0) return { ...shown, outcome: 'empty', reason: 'The API counts 0 reviews', stop: 'end' };
  return {
    ...shown,
    outcome: 'partial',
    reason: `Expected ${shown.shownCount ?? 'some'} reviews, got an empty first page`,
    stop: 'end',
  };
}

/** What a refusal of the API means (its documentation, "Errors"), and what to do. */
function faultOf({ status, url, body }: FetchedText): RunEnd | undefined {
  if (status < 400)
    return body.trim() === ''
      ? { outcome: 'unreachable', reason: `Expected JSON from ${bare(url)}, got an empty answer; try again later` }
      : undefined;
  if (status === 401)
    return {
      outcome: 'unauthorised',
      reason: 'Trustpilot answered 401: the API key is not valid; check the variable behind apiKey',
    };
  if (status === 403)
    return {
      outcome: 'unauthorised',
      reason:
        'Trustpilot answered 403: this API key may not read reviews; ask Trustpilot to enable the API for your plan',
    };
  if (status === 404)
    return {
      outcome: 'unreachable',
      reason: 'Trustpilot answered 404: it knows no such company; correct businessUnitId',
    };
  if (status === 429)
    return {
      outcome: 'quota',
      reason: 'Trustpilot answered 429: the quota of this API key is used up; run less often, or ask for more',
    };
  return {
    outcome: 'unreachable',
    reason: `Trustpilot answered ${status} to ${bare(url)}; check businessUnitId and baseUrl`,
  };
}

function bare(url: string): string {
  return url.split('?')[0] ?? url;
}

/** Count and TrustScore in the company's own record. */
function shownOf(body: string): Pick<RunEnd, 'shownCount' | 'shownAverage'> {
  const unit = parse(body);
  if (!isObject(unit)) return {};
  const reviews = isObject(unit.numberOfReviews) ? unit.numberOfReviews.total : unit.numberOfReviews;
  const score = isObject(unit.score) ? unit.score.trustScore : unit.trustScore;
  return {
    ...(typeof reviews === 'number' && Number.isSafeInteger(reviews) && reviews >= 0 && { shownCount: reviews }),
    ...(typeof score === 'number' && score >= 1 && score <= 5 && { shownAverage: score }),
  };
}

function parse(body: string): Json | undefined {
  try {
    return parseLenientJson(body);
  } catch {
    return undefined;
  }
}
