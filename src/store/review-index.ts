/** Keeps the index of the review search: one row a review, its words and what is known of it as lexemes of one vector. */
import { sql } from 'kysely';
import type { Finding } from '../domain/finding.ts';
import { scaleRange } from '../domain/scale.ts';
import { searchWords } from '../domain/search.ts';
import type { Instant } from '../domain/time.ts';
import { unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

/** Changes when words are found otherwise: everything is indexed anew then. */
const RULES = '1';

const BATCH = 1_000;

/** No score: after all that have one. */
export const NO_SCORE = -1;

/** Writes the index of these reviews anew; the caller holds their rows. What is no review (any more) is passed over. */
export async function indexReviews(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<IndexRow>`
    select r.id, r.change_seq, r.analysed_by, r.source, r.written_latest, r.removed_at is not null as removed, r.revision,
      r.language, v.scale, coalesce(v.rating, v.recommends::int) as rating, v.rating is null as only_recommends, v.body,
      v.reply is not null as answered, a.language as analysed_language, a.sentiment_label, a.emotion, a.severe,
      coalesce(c.findings, a.findings) as findings, c.findings is not null as corrected
    from reviews r
    join revisions v on v.review_id = r.id and v.revision = r.revision
    left join analyses a on a.review_id = r.id and a.revision = r.revision and a.analyser = r.analysed_by
    left join lateral (
      select findings from corrections where review_id = r.id and revision = r.revision order by id desc limit 1
    ) c on true
    where r.id = any(${[...ids]}::int8[])
  `.execute(db);
  if (rows.length === 0) return;
  const incoming = unnested(rows, {
    review_id: ['int8', (row) => row.id],
    change_seq: ['int8', (row) => row.change_seq],
    analysed_by: ['text', (row) => row.analysed_by],
    source: ['text', (row) => row.source],
    written: ['timestamptz', (row) => row.written_latest],
    removed: ['bool', (row) => row.removed],
    badness: ['int8', badnessOf],
    rating: ['float8', (row) => row.rating],
    terms: ['text', vectorOf],
  });
  await sql`
    insert into review_search (review_id, change_seq, analysed_by, source, written, removed, badness, rating, terms)
    select review_id, change_seq, analysed_by, source, written, removed, badness, rating, terms::tsvector
    from ${incoming} as incoming order by review_id
    on conflict (review_id) do update set change_seq = excluded.change_seq, analysed_by = excluded.analysed_by,
      source = excluded.source, written = excluded.written, removed = excluded.removed, badness = excluded.badness,
      rating = excluded.rating, terms = excluded.terms
  `.execute(db);
}

/**
 * Indexes what changed since it was last called and is not indexed yet; everything after an update of the rules. Can be
 * stopped and repeated at any point. Returns how many reviews it indexed.
 */
export async function indexChanges(db: Db, signal?: AbortSignal): Promise<number> {
  await sql`
    insert into search_cursor (cursor, rules) values (0, ${RULES})
    on conflict (id) do update set cursor = 0, rules = excluded.rules where search_cursor.rules <> excluded.rules
  `.execute(db);
  let indexed = 0;
  while (!signal?.aborted) {
    const batch = await transaction(db, async (trx) => {
      const { rows } = await sql<{ id: number; change_seq: number; stale: boolean }>`
        select r.id, r.change_seq,
          (s.change_seq, s.analysed_by) is distinct from (r.change_seq, r.analysed_by) or c.cursor = 0 as stale
        from search_cursor c
        join reviews r on r.change_seq > c.cursor
        left join review_search s on s.review_id = r.id
        order by r.change_seq limit ${BATCH}
      `.execute(trx);
      const stale = rows.filter((row) => row.stale).map(({ id }) => id);
      // What a person or an analyser says of them meanwhile waits, so that it is not overwritten by what was read before.
      await sql`select from reviews where id = any(${stale}::int8[]) order by id for no key update`.execute(trx);
      await indexReviews(trx, stale);
      const last = rows.at(-1)?.change_seq;
      if (last !== undefined) await trx.updateTable('search_cursor').set({ cursor: last }).execute();
      return { looked: rows.length, indexed: stale.length };
    });
    indexed += batch.indexed;
    if (batch.looked < BATCH) break;
  }
  return indexed;
}

/** How many reviews no search finds yet, as far as `most`. */
export async function reviewsNotIndexed(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select from reviews r left join review_search s on s.review_id = r.id
      where r.change_seq > coalesce((select cursor from search_cursor), 0) and s.review_id is null limit ${most}
    ) as waiting
  `.execute(db);
  return rows[0]!.n;
}

interface IndexRow {
  readonly id: number;
  readonly change_seq: number;
  readonly analysed_by: string | null;
  readonly source: string;
  readonly written_latest: Instant;
  readonly removed: boolean;
  readonly revision: number;
  readonly language: string | null;
  readonly scale: string;
  readonly rating: number | null;
  readonly only_recommends: boolean;
  readonly body: string | null;
  readonly answered: boolean;
  readonly analysed_language: string | null;
  readonly sentiment_label: string | null;
  readonly emotion: string | null;
  readonly severe: string | null;
  readonly findings: readonly Finding[] | null;
  readonly corrected: boolean;
}

function scaleOf({ scale, rating, only_recommends }: IndexRow): string {
  return rating !== null && only_recommends ? 'recommend' : scale;
}

function badnessOf(row: IndexRow): number {
  if (row.rating === null) return NO_SCORE;
  const { min, max } = scaleRange(scaleOf(row));
  return Math.round((1000 * (max - Math.min(max, Math.max(min, row.rating)))) / (max - min));
}

/**
 * The vector as Postgres reads it. Words are letters, digits and pictures alone, and facts hold a colon, so that neither can be
 * taken for the other, nor end a lexeme early; ids of the configuration are slugs.
 */
function vectorOf(row: IndexRow): string {
  const places = new Map<string, number[]>();
  for (const { form, position } of searchWords(row.body ?? '')) {
    const known = places.get(form);
    if (known) known.push(position);
    else places.set(form, [position]);
  }
  // Postgres keeps 255 places of a lexeme.
  const words = [...places].map(([form, at]) => `'${form}':${at.slice(0, 255).join(',')}`);
  return [...words, ...[...factsOf(row)].map((fact) => `'${fact}'`)].join(' ');
}

/** Lexemes of what is known; `review-search.ts` asks for the same. */
function factsOf(row: IndexRow): Set<string> {
  const facts = new Set<string>([`source:${row.source}`, `language:${row.analysed_language ?? tagOf(row.language)}`]);
  const say = (name: string, is: boolean) => facts.add(`${name}:${is ? 'yes' : 'no'}`);
  say('reply', row.answered);
  say('words', row.body !== null);
  say('edited', row.revision > 1);
  say('corrected', row.corrected);
  if (row.removed) facts.add('removed:yes');
  if (row.rating !== null) facts.add(`scale:${scaleOf(row)}`).add(`score:${scaleOf(row)}:${Math.floor(row.rating)}`);
  if (row.sentiment_label !== null) facts.add(`sentiment:${row.sentiment_label}`);
  if (row.emotion !== null) facts.add(`emotion:${row.emotion}`);
  if (row.severe !== null) facts.add(`severity:${row.severe}`);
  for (const { touchpoint, polarity, cause } of row.findings ?? []) {
    const sides = ['any', polarity < 0 ? 'blamed' : 'praised'];
    for (const side of sides)
      for (const about of [touchpoint, '*']) {
        facts.add(`finding:${side}:${about}:*`);
        if (cause) facts.add(`finding:${side}:${about}:${cause}`);
      }
  }
  return facts;
}

/** The primary language of what a source states: slug-like, or none. */
function tagOf(language: string | null): string {
  return /^[a-z]{2,3}/.exec(language?.toLowerCase() ?? '')?.[0] ?? 'und';
}
