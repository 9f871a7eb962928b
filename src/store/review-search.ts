/** Finds reviews by words and facts, a page at a time, in bounded time over millions. */
import { type RawBuilder, sql } from 'kysely';
import type { Cause, Emotion, SentimentLabel, Severity } from '../domain/finding.ts';
import type { BrandId, LocationId, RegionId, SourceId, TouchpointId } from '../domain/ids.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import type { Search, Term } from '../domain/search.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

export interface ReviewFilter {
  /** Every term of it; one without terms finds nothing. */
  readonly search?: Search;
  readonly brand?: BrandId;
  readonly region?: RegionId;
  readonly location?: LocationId;
  readonly source?: SourceId;
  readonly touchpoint?: TouchpointId;
  /** Blamed in the same review. */
  readonly also?: TouchpointId;
  readonly side?: 'blamed' | 'praised';
  /** Of the same finding as touchpoint and side. */
  readonly cause?: Cause;
  readonly sentiment?: SentimentLabel;
  readonly emotion?: Emotion;
  readonly severity?: Severity;
  /** Code as the analyser told it. */
  readonly language?: string;
  readonly scale?: Scale;
  /** In the units of `scale`, both ends inclusive; `stars` when no scale is given. */
  readonly scoreFrom?: number;
  readonly scoreTo?: number;
  /** Written (at the latest) at or after. */
  readonly from?: Instant;
  /** Written (at the latest) before. */
  readonly to?: Instant;
  readonly reply?: boolean;
  readonly words?: boolean;
  readonly edited?: boolean;
  readonly corrected?: boolean;
  /** Only what the source shows no more; only what it shows when left out. */
  readonly removed?: boolean;
}

export type ReviewOrder = 'newest' | 'oldest' | 'lowest';

/** Where a page ended: the next one begins after it. */
export interface ReviewMark {
  readonly badness: number;
  readonly written: Instant;
  readonly id: number;
}

export interface FoundReviews {
  /** In the order asked for. */
  readonly marks: readonly ReviewMark[];
  /** More follow. */
  readonly more: boolean;
  /** Of all pages; exact up to `COUNTED`. */
  readonly count: number;
  /** There are more than `count`. */
  readonly countedOut: boolean;
}

/** Counted no further. */
export const COUNTED = 1_000;

/** Rows of the order's index that are looked at before the index of terms is asked. */
const WALK = 4_000;

/** A source list longer than this is no lexeme of the query: its reviews are dense enough for a walk. */
const MOST_SOURCES = 60;

/**
 * One page. Two ways lead to it, and which is short depends on the data, not on what the planner believes of it: many
 * matches are met soon on a walk along the order; few are gathered from the index of terms and sorted. The walk is tried
 * first, over a bounded number of rows.
 */
export async function findReviews(
  db: Db,
  filter: ReviewFilter,
  { order, after, limit }: { readonly order: ReviewOrder; readonly after?: ReviewMark; readonly limit: number },
): Promise<FoundReviews> {
  const question = await questionOf(db, filter);
  if (!question) return { marks: [], more: false, count: 0, countedOut: false };
  const walked = await walkReviews(db, question, order, after, WALK, limit + 1);
  const isWhole = walked.marks.length > limit || walked.end;
  const marks = isWhole ? walked.marks : await gather(db, question, order, after, limit + 1);
  const more = marks.length > limit;
  const whole = { marks: marks.slice(0, limit), more };
  // The first page says it already where it is the only one, or where the walk alone met enough.
  if (!after && !more) return { ...whole, count: marks.length, countedOut: false };
  if (walked.met > COUNTED) return { ...whole, count: COUNTED, countedOut: true };
  if (!after && walked.end) return { ...whole, count: walked.met, countedOut: false };
  const n = await countUp(db, question);
  return { ...whole, count: Math.min(n, COUNTED), countedOut: n > COUNTED };
}

/** All that match, newest first, in batches: a walk from mark to mark that holds nothing between two of them. */
export async function* eachReview(db: Db, filter: ReviewFilter, batch = 1_000): AsyncGenerator<readonly ReviewMark[]> {
  const question = await questionOf(db, filter);
  if (!question) return;
  if ((await countUp(db, question)) <= COUNTED) {
    yield await gather(db, question, 'newest', undefined, COUNTED);
    return;
  }
  let after: ReviewMark | undefined;
  for (;;) {
    const { marks, end, last } = await walkReviews(db, question, 'newest', after, 5 * batch, 5 * batch);
    for (let at = 0; at < marks.length; at += batch) yield marks.slice(at, at + batch);
    if (end || !last) return;
    after = last;
  }
}

/** A filter as conditions on the index; apart from the walk's own, the terms alone say it. */
interface Question {
  /** On columns and terms: for a walk, and beside the index of terms. */
  readonly where: RawBuilder<unknown>;
  /** Its days alone: where a walk by date begins and ends. */
  readonly days: RawBuilder<unknown>;
  /** With the sources as lexemes where that helps the index of terms. */
  readonly terms: string | undefined;
}

/** Undefined for what nothing can match. */
async function questionOf(db: Db, filter: ReviewFilter): Promise<Question | undefined> {
  const { search, scoreFrom, scoreTo, from, to, removed = false } = filter;
  if (search?.length === 0) return undefined;
  const sources = await sourcesOf(db, filter);
  if (sources?.length === 0) return undefined;
  const terms = [...factTerms(filter), ...(search ?? []).map(termQuery)];
  const conditions = [sql`s.removed = ${removed}`];
  if (terms.length > 0) conditions.push(sql`s.terms @@ ${terms.join(' & ')}::tsquery`);
  if (sources) conditions.push(sql`s.source = any(${sources}::text[])`);
  const days = [
    ...(from === undefined ? [] : [sql`s.written >= ${from}`]),
    ...(to === undefined ? [] : [sql`s.written < ${to}`]),
  ];
  if (scoreFrom !== undefined) conditions.push(sql`s.rating >= ${scoreFrom}`);
  if (scoreTo !== undefined) conditions.push(sql`s.rating <= ${scoreTo}`);
  const places = sources && sources.length <= MOST_SOURCES ? [anyOf(sources.map((id) => `source:${id}`))] : [];
  const gathered = [...places, ...(removed ? [`'removed:yes'`] : []), ...terms];
  return {
    where: sql.join([...conditions, ...days], sql` and `),
    days: sql.join([sql`true`, ...days], sql` and `),
    terms: gathered.length > 0 ? gathered.join(' & ') : undefined,
  };
}

/** Undefined for all of them. */
async function sourcesOf(db: Db, { brand, region, location, source }: ReviewFilter): Promise<string[] | undefined> {
  if (!brand && !region && !location) return source && [source];
  let query = db.selectFrom('sources as s').innerJoin('locations as l', 'l.id', 's.location').select(['s.id']);
  if (brand) query = query.where('l.brand', '=', brand);
  if (region) query = query.where('l.region', '=', region);
  if (location) query = query.where('l.id', '=', location);
  if (source) query = query.where('s.id', '=', source);
  return (await query.execute()).map(({ id }) => id);
}

function factTerms(filter: ReviewFilter): string[] {
  const { touchpoint, also, side, cause, sentiment, emotion, severity, language, reply, words, edited, corrected } =
    filter;
  const facts: string[] = [];
  if (touchpoint ?? side ?? cause) facts.push(`finding:${side ?? 'any'}:${touchpoint ?? '*'}:${cause ?? '*'}`);
  if (also) facts.push(`finding:blamed:${also}:*`);
  if (sentiment) facts.push(`sentiment:${sentiment}`);
  if (emotion) facts.push(`emotion:${emotion}`);
  if (severity) facts.push(`severity:${severity}`);
  if (language) facts.push(`language:${language}`);
  for (const [name, is] of Object.entries({ reply, words, edited, corrected }))
    if (is !== undefined) facts.push(`${name}:${is ? 'yes' : 'no'}`);
  return [...facts.map(quoted), ...scoreTerms(filter)];
}

/** A score without its scale says nothing: stars are meant. */
function scoreTerms({ scale, scoreFrom, scoreTo }: ReviewFilter): string[] {
  if (scoreFrom === undefined && scoreTo === undefined) return scale ? [quoted(`scale:${scale}`)] : [];
  const meant = scale ?? 'stars';
  const { min, max } = scaleRange(meant);
  const low = Math.max(min, Math.floor(scoreFrom ?? min));
  const high = Math.min(max, Math.floor(scoreTo ?? max));
  if (low <= min && high >= max) return [quoted(`scale:${meant}`)];
  const levels = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => `score:${meant}:${low + i}`);
  // No level between the ends: a lexeme that no review has.
  return [anyOf(levels.length > 0 ? levels : [`score:${meant}:none`])];
}

function anyOf(lexemes: readonly string[]): string {
  return `(${lexemes.map(quoted).join(' | ')})`;
}

/** One term as Postgres reads a tsquery. */
function termQuery({ not, pieces, prefix, or }: Term): string {
  const chain = pieces.map((piece, index) => {
    const mark = prefix && index === pieces.length - 1 ? ':*' : '';
    const parts = piece.parts
      .map((part, at) => quoted(part) + (at === piece.parts.length - 1 ? mark : ''))
      .join(' <-> ');
    return piece.joined === undefined ? parts : `(${quoted(piece.joined)}${mark} | (${parts}))`;
  });
  const together =
    or === undefined ? chain.join(' <-> ') : `(${chain.join(' <-> ')}) | ${quoted(or)}${prefix ? ':*' : ''}`;
  return `${not ? '!' : ''}(${together})`;
}

/** Lexemes hold neither quotation marks nor backslashes; doubled all the same, as Postgres reads them. */
function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}

interface MarkRow {
  readonly badness: number;
  readonly written: Instant;
  readonly id: number;
}

const ORDERS: Readonly<Record<ReviewOrder, RawBuilder<unknown>>> = {
  newest: sql`s.written desc, s.review_id desc`,
  oldest: sql`s.written, s.review_id`,
  lowest: sql`s.badness desc, s.written desc, s.review_id desc`,
};

function beyond(order: ReviewOrder, { badness, written, id }: ReviewMark): RawBuilder<unknown> {
  if (order === 'oldest') return sql`(s.written, s.review_id) > (${written}::timestamptz, ${id}::int8)`;
  if (order === 'newest') return sql`(s.written, s.review_id) < (${written}::timestamptz, ${id}::int8)`;
  return sql`(s.badness, s.written, s.review_id) < (${badness}::int4, ${written}::timestamptz, ${id}::int8)`;
}

interface Walked {
  readonly marks: readonly ReviewMark[];
  /** Matches among the rows walked. */
  readonly met: number;
  /** The order ended: nothing comes after. */
  readonly end: boolean;
  /** The last row walked, whether it matched or not. */
  readonly last?: ReviewMark;
}

/** The first `keep` matches among the next `rows` rows of the order. */
async function walkReviews(
  db: Db,
  { where, days }: Question,
  order: ReviewOrder,
  after: ReviewMark | undefined,
  rows: number,
  keep: number,
): Promise<Walked> {
  const result = await sql<MarkRow & { match: boolean; met: number; walked: number; place: number }>`
    with walked as materialized (
      select s.badness, s.written, s.review_id as id, row_number() over (order by ${ORDERS[order]}) as place, ${where} as match
      from review_search s where ${after ? beyond(order, after) : sql`true`} and ${order === 'lowest' ? sql`true` : days}
      order by ${ORDERS[order]} limit ${rows}
    ), numbers as (select count(*) as walked, count(*) filter (where match) as met from walked)
    select badness, written, id, place, coalesce(match, false) as match, met, walked from (
      (select * from walked where match order by place limit ${keep})
      union all (select * from walked where not coalesce(match, false) order by place desc limit 1)
    ) as kept cross join numbers order by place
  `.execute(db);
  const [first] = result.rows;
  if (!first) return { marks: [], met: 0, end: true };
  const last = result.rows.at(-1)!;
  return {
    marks: result.rows.filter(({ match }) => match).map(toMark),
    met: first.met,
    end: first.walked < rows,
    last: toMark(last),
  };
}

function toMark({ badness, written, id }: MarkRow): ReviewMark {
  return { badness, written, id };
}

/** The first matches of the order, by the index of terms; the planner is not asked, as it does not know how terms go together. */
async function gather(
  db: Db,
  { where, terms }: Question,
  order: ReviewOrder,
  after: ReviewMark | undefined,
  limit: number,
): Promise<ReviewMark[]> {
  return byBitmap(db, async (trx) => {
    const { rows } = await sql<MarkRow>`
      select s.badness, s.written, s.review_id as id from review_search s
      where ${terms === undefined ? sql`true` : sql`s.terms @@ ${terms}::tsquery`} and ${where}
        and ${after ? beyond(order, after) : sql`true`}
      order by ${ORDERS[order]} limit ${limit}
    `.execute(trx);
    return rows.map(toMark);
  });
}

/** How many match, as far as one more than `COUNTED`. */
async function countUp(db: Db, { where, terms }: Question): Promise<number> {
  return byBitmap(db, async (trx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (
        select from review_search s where ${terms === undefined ? sql`true` : sql`s.terms @@ ${terms}::tsquery`} and ${where}
        limit ${COUNTED + 1}
      ) as found
    `.execute(trx);
    return rows[0]!.n;
  });
}

/** Within, only bitmaps of indexes are used where there is an index. */
function byBitmap<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return transaction(db, async (trx) => {
    await sql`
      select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true), set_config('jit', 'off', true)
    `.execute(trx);
    return work(trx);
  });
}

/** A mark in an address. */
export function markText({ badness, written, id }: ReviewMark): string {
  return `${badness}.${millis(written)}.${id}`;
}

/** Undefined for what is none. */
export function markOf(text: string): ReviewMark | undefined {
  const [, badness, at, id] = /^(-?\d{1,4})\.(-?\d{1,14})\.(\d{1,15})$/.exec(text) ?? [];
  if (badness === undefined || Math.abs(Number(at)) > 8.64e15) return undefined;
  const written = instant(Number(at));
  // Years outside of 0 to 9999 are written otherwise, and no review has one.
  return /^\d{4}-/.test(written) ? { badness: Number(badness), written, id: Number(id) } : undefined;
}
