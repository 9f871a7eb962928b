/** What the page of reviews knows: which are asked for, a page of them, how many there are, and why there are none. */
import { z } from 'zod';
import { locationId, sourceId, touchpointId } from '../../domain/ids.ts';
import { periodNamed } from '../../domain/period.ts';
import { parseSearch, SEARCH_LIMIT } from '../../domain/search.ts';
import { DAY_MS, instant, millis } from '../../domain/time.ts';
import { exportTable } from '../../pipeline/review-export.ts';
import { reviewsNotIndexed } from '../../store/review-index.ts';
import { COUNTED, findReviews, markOf, markText, type ReviewFilter } from '../../store/review-search.ts';
import { heardAnything, type ShownReview, shownReviews } from '../../store/shown-reviews.ts';
import type { Desk } from '../desk.ts';
import { FRAME } from '../frame.ts';
import type { Table } from '../table.ts';

/** Reviews on a page. */
const PAGE = 25;

const yesNo = z.enum(['yes', 'no']);
const score = z.string().regex(/^\d{1,4}(?:\.\d{1,2})?$/, 'Expected a score such as 3 or 3.5');
const day = z.iso.date();

/** One place for each word that names a filter: address, form and chips. */
export const REVIEWS_QUERY = z.strictObject({
  ...FRAME,
  q: z.string().max(SEARCH_LIMIT).optional().describe('Words, "phrases" and -words; the last word may be a beginning.'),
  location: locationId.optional(),
  source: sourceId.optional(),
  touchpoint: touchpointId.optional(),
  also: touchpointId.optional().describe('Blamed in the same review.'),
  side: z.enum(['blamed', 'praised']).optional(),
  cause: z.enum(['people', 'policy', 'tools']).optional().describe('Of the same finding as touchpoint and side.'),
  sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
  emotion: z
    .enum(['anger', 'frustration', 'disappointment', 'worry', 'sadness', 'joy', 'gratitude', 'none'])
    .optional(),
  severity: z.enum(['safety', 'discrimination', 'fraud', 'legal', 'harm']).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'Expected a code such as en')
    .optional(),
  scoreFrom: score.optional().describe('In the units of the scale; of stars when no scale is given.'),
  scoreTo: score.optional(),
  from: day.optional().describe('Written on this day (UTC) or later.'),
  to: day.optional().describe('Written on this day (UTC) or earlier.'),
  reply: yesNo.optional(),
  words: yesNo.optional(),
  edited: yesNo.optional(),
  corrected: yesNo.optional(),
  removed: yesNo.optional().describe('Those that the source shows no more; left out otherwise.'),
  order: z.enum(['newest', 'oldest', 'lowest']).optional(),
  after: z
    .string()
    .max(40)
    .refine((text) => markOf(text) !== undefined, 'Expected the `next` of an answer')
    .optional(),
});

export type ReviewsQuery = z.output<typeof REVIEWS_QUERY>;

const span = { start: z.int(), end: z.int() };
const finding = z.strictObject({
  touchpoint: z.string(),
  polarity: z.number(),
  cause: z.string().optional(),
  detail: z.string().optional(),
  confidence: z.number(),
  ...span,
});

/** One review, without whoever wrote it. */
export const REVIEW_ANSWER = {
  id: z.int(),
  source: z.string(),
  location: z.string(),
  scale: z.string(),
  rating: z.number().optional(),
  recommends: z.boolean().optional(),
  written: z.strictObject({ earliest: z.string(), latest: z.string() }),
  firstSeen: z.string(),
  text: z.string().optional(),
  truncated: z.boolean(),
  reply: z.string().optional(),
  url: z.string().optional(),
  removedAt: z.string().optional(),
  revision: z.int(),
  analysed: z.boolean(),
  language: z.string().optional(),
  sentiment: z.strictObject({ label: z.string(), score: z.number() }).optional(),
  emotion: z.string().optional(),
  severity: z.string().optional(),
  /** Those that count: of the analyser, or of whoever corrected them. */
  findings: z.array(finding),
  corrected: z.boolean(),
  scoreChanges: z.array(
    z.strictObject({ scale: z.string(), at: z.string(), from: z.number(), to: z.number(), afterReply: z.boolean() }),
  ),
} as const;

export const REVIEWS_ANSWER = z.strictObject({
  reviews: z.array(z.strictObject(REVIEW_ANSWER)),
  /** Exact unless `countedOut`: there are more then. */
  count: z.int(),
  countedOut: z.boolean(),
  /** `after` of the next page. */
  next: z.string().optional(),
  /** Just come in: no search finds them yet. */
  notSearchable: z.int(),
  /** Why there are none: nothing collected, no source heard, nothing that matches, a search without a word. */
  empty: z.enum(['nothing', 'unheard', 'noMatch', 'noWord']).optional(),
  /** What brand, region, location, source and touchpoint may be; sources only where there are few. */
  offers: z.strictObject({
    brands: z.array(z.string()),
    regions: z.array(z.string()),
    locations: z.array(z.string()),
    sources: z.array(z.string()),
    touchpoints: z.array(z.string()),
  }),
});

export interface ReviewsAnswer extends z.output<typeof REVIEWS_ANSWER> {
  /** Of a request for a file: all that match. */
  readonly file?: Table;
}

export async function lookAtReviews(desk: Desk, query: ReviewsQuery): Promise<ReviewsAnswer> {
  const { db } = desk.opened;
  const filter = filterOf(query);
  const offers = offersOf(desk, query);
  if (query.as)
    return {
      reviews: [],
      count: 0,
      countedOut: false,
      notSearchable: 0,
      offers,
      file: exportTable(db, filter, desk.now()),
    };
  const after = query.after === undefined ? undefined : markOf(query.after);
  const found = await findReviews(db, filter, {
    order: query.order ?? 'newest',
    limit: PAGE,
    ...(after && { after }),
  });
  const { count, countedOut, marks, more } = found;
  const reviews = await shownReviews(
    db,
    marks.map(({ id }) => id),
  );
  const last = marks.at(-1);
  return {
    reviews: reviews.map(answerOf),
    count,
    countedOut,
    ...(more && last && { next: markText(last) }),
    notSearchable: await reviewsNotIndexed(db, COUNTED),
    offers,
    ...(marks.length === 0 && { empty: await whyEmpty(desk, query, filter) }),
  };
}

/** What an address asks for. A period of the frame counts only where it is named. */
export function filterOf(query: ReviewsQuery): ReviewFilter {
  const { q, from, to, scoreFrom, scoreTo, period, brand, region, location, source, touchpoint, scale } = query;
  const { also, side, cause, sentiment, emotion, severity, language } = query;
  const named = period === undefined ? undefined : periodNamed(period);
  const since = from === undefined ? named?.from : instant(`${from}T00:00:00Z`);
  const until = to === undefined ? (from === undefined ? named?.to : undefined) : instant(millis(instant(to)) + DAY_MS);
  const answers = Object.fromEntries(
    (['reply', 'words', 'edited', 'corrected', 'removed'] as const).flatMap((name) =>
      query[name] === undefined ? [] : [[name, query[name] === 'yes']],
    ),
  );
  const given = {
    brand,
    region,
    location,
    source,
    touchpoint,
    also,
    side,
    cause,
    sentiment,
    emotion,
    severity,
    language,
    scale,
  };
  const asked = {
    ...given,
    search: q === undefined || q.trim() === '' ? undefined : parseSearch(q),
    scoreFrom: scoreFrom === undefined ? undefined : Number(scoreFrom),
    scoreTo: scoreTo === undefined ? undefined : Number(scoreTo),
    from: since,
    to: until,
    ...answers,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as ReviewFilter;
}

/** A review as the page and the API give it: no key of its author, nothing that only the store needs. */
export function answerOf(review: ShownReview): ReviewsAnswer['reviews'][number] {
  const { id, source, location, scale, rating, recommends, written, seenAt, text, truncated, reply, url, removedAt } =
    review;
  const { revision, analysis, corrected, scoreChanges, language } = review;
  const told = analysis?.language ?? language;
  const given = { rating, recommends, text, url, removedAt, reply: reply?.text, language: told };
  return {
    id,
    source,
    location,
    scale,
    written: { earliest: written.earliest, latest: written.latest },
    firstSeen: seenAt,
    truncated,
    revision,
    analysed: analysis !== undefined,
    findings: [...(corrected ?? analysis?.findings ?? [])],
    corrected: corrected !== undefined,
    scoreChanges: [...scoreChanges],
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(analysis && { sentiment: { ...analysis.sentiment } }),
    ...(analysis?.emotion && { emotion: analysis.emotion }),
    ...(analysis?.severe && { severity: analysis.severe }),
  };
}

/** A list of more is no choice. */
const MOST_SOURCES = 60;

function offersOf({ config }: Desk, { brand, region, location }: ReviewsQuery): ReviewsAnswer['offers'] {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  const locations = config.locations.filter(
    (one) => (!brand || one.brand === brand) && (!region || one.region === region),
  );
  const places = new Set<string>(location ? [location] : ids(locations));
  const sources = config.sources.filter((one) => places.has(one.location));
  return {
    brands: ids(config.brands),
    regions: ids(config.regions),
    locations: ids(locations),
    sources: sources.length <= MOST_SOURCES ? ids(sources) : [],
    touchpoints: ids(config.touchpoints),
  };
}

async function whyEmpty(
  { config, opened }: Desk,
  { q }: ReviewsQuery,
  { search, brand, region, location, source }: ReviewFilter,
): Promise<NonNullable<ReviewsAnswer['empty']>> {
  if (q !== undefined && search?.length === 0) return 'noWord';
  const places = new Set(
    config.locations
      .filter((one) => (!brand || one.brand === brand) && (!region || one.region === region))
      .filter(({ id }) => !location || id === location)
      .map(({ id }) => id),
  );
  const sources = config.sources.filter((one) => places.has(one.location) && (!source || one.id === source));
  const heard = await heardAnything(
    opened.db,
    sources.map(({ id }) => id),
  );
  if (heard.reviews) return 'noMatch';
  return heard.passes ? 'nothing' : 'unheard';
}
