/** Asks the Places API for the rating and count of one place, and for its few reviews where these may be stored. */
import type { Outcome, RunEnd } from '../../../domain/run.ts';
import type { FetchedText } from '../../../web/tools.ts';
import { statusFault, withoutSecrets } from '../../answers/api-fault.ts';
import { isObject, objectAt, readJsonAnswer } from '../../answers/json-answer.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import type { GooglePlacesOptions } from './options.ts';
import { MOST_REVIEWS } from './read.ts';

type Request = CollectRequest<GooglePlacesOptions>;

/**
 * One request. `complete` says that rating and count were read, which is all that this kind promises: its few reviews
 * are a sample by relevance, so nothing is ever inferred from what is not among them (`stop: 'limit'`).
 * @throws SourceUnavailable, SourceRefused (from the tools)
 */
export async function* collectGooglePlaces(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { apiKey, storeTexts, version } = request.options;
  const answer = await tools.fetchText(requestAddress(request), {
    api: true,
    signal: tools.signal,
    headers: { accept: 'application/json', ...(version === 'v1' && v1Headers(request.options)) },
  });
  const { body, url } = answer;
  const { language } = request;
  const page = await tools.read({ body, url, capturedAt: tools.now(), ...(language && { language }) });
  const fault = faultOf(page, answer);
  if (fault) return withoutSecrets(fault, [apiKey.reveal()]);
  const { reviews } = page;
  if (storeTexts && reviews.length > 0) {
    yield { reviews };
    tools.progress(`${reviews.length} reviews read, ${page.shownCount ?? 'an unknown number'} shown`);
  }
  return ending(page, request.options, body);
}

const READABLE: ReadonlySet<Outcome> = new Set(['complete', 'partial', 'empty']);

/** A refusal that names itself says more than its status; the status says more than a body that cannot be read. */
function faultOf(page: PageReading, { status, body }: FetchedText): RunEnd | undefined {
  const { reviews: _, location: __, next: ___, ...end } = page;
  const bad = statusFault(status, 'the Places API', 'placeId and baseUrl');
  if (READABLE.has(end.outcome)) return bad;
  return bad && (end.outcome === 'layout-changed' || body.trim() === '') ? bad : end;
}

/** Address of the place, without key. */
export function placeAddress({ baseUrl, placeId, version }: GooglePlacesOptions): string {
  if (version === 'v1') return `${baseUrl ?? 'https://places.googleapis.com'}/v1/places/${placeId}`;
  const url = new URL(`${baseUrl ?? 'https://maps.googleapis.com'}/maps/api/place/details/json`);
  url.searchParams.set('place_id', placeId);
  return url.href;
}

/** Fields that are asked for: what an answer without ratings still echoes, then what is looked for. */
const V1_FIELDS = ['id', 'displayName', 'rating', 'userRatingCount'] as const;
const LEGACY_FIELDS = ['place_id', 'name', 'rating', 'user_ratings_total'] as const;

/** The legacy API takes its key in the address only. */
function requestAddress({ options, language }: Request): string {
  const url = new URL(placeAddress(options));
  const { apiKey, storeTexts, version } = options;
  if (version === 'v1') {
    if (language) url.searchParams.set('languageCode', language);
    return url.href;
  }
  url.searchParams.set('fields', [...LEGACY_FIELDS, ...(storeTexts ? ['reviews'] : [])].join(','));
  if (storeTexts) {
    url.searchParams.set('reviews_sort', 'newest');
    url.searchParams.set('reviews_no_translations', 'true');
  }
  if (language) url.searchParams.set('language', language);
  url.searchParams.set('key', apiKey.reveal());
  return url.href;
}

function v1Headers({ apiKey, storeTexts }: GooglePlacesOptions): Record<string, string> {
  const fields = [...V1_FIELDS, ...(storeTexts ? ['reviews'] : [])];
  return { 'x-goog-api-key': apiKey.reveal(), 'x-goog-fieldmask': fields.join(',') };
}

function ending(page: PageReading, { storeTexts }: GooglePlacesOptions, body: string): RunEnd {
  const { shownCount, shownAverage, brokenFields } = page;
  const shown = {
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
  };
  if (shownCount === 0) return { ...shown, outcome: 'empty', stop: 'end', reason: 'The place has no rating yet' };
  if (shownCount === undefined && shownAverage === undefined && isBareEcho(body)) {
    return { outcome: 'empty', stop: 'end', reason: 'The place has no rating yet: Google leaves out both fields' };
  }
  if (shownCount === undefined || shownAverage === undefined) {
    const got = shownCount === undefined ? 'no count' : 'no rating';
    const reason = `Expected rating and count of the place, got ${got}; the API may have changed: update, or report it`;
    return { ...shown, outcome: 'partial', stop: 'limit', reason };
  }
  if (storeTexts && brokenFields) {
    const reason = `Rating and count are read, but not ${brokenFields.join(', ')} of some reviews; the API may have changed`;
    return { ...shown, outcome: 'partial', stop: 'limit', reason, brokenFields };
  }
  const reason = storeTexts
    ? `Rating and count are read; of the reviews Google gives ${MOST_REVIEWS} at most, by relevance`
    : 'Rating and count are read; texts are not asked for (storeTexts)';
  return { ...shown, outcome: 'complete', stop: 'limit', reason };
}

const ECHO: ReadonlySet<string> = new Set(['id', 'name', 'displayName', 'place_id']);

/**
 * The place's id and name and nothing else: Google refuses fields that it does not know, so that those it accepts and
 * leaves out have no value. Any other key would mean that the answer has changed.
 */
function isBareEcho(body: string): boolean {
  const answer = readJsonAnswer(body);
  const value = 'value' in answer && isObject(answer.value) ? answer.value : undefined;
  const place = objectAt(value, 'result') ?? value;
  const keys = Object.keys(place ?? {});
  return keys.length > 0 && keys.every((key) => ECHO.has(key));
}
