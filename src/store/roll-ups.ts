/** How far the tallies have come, what has changed since, and the writing of them. */
import { sql } from 'kysely';
import type { BrandId, LocationId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { FullTally } from '../domain/report.ts';
import type { Instant, WrittenDate } from '../domain/time.ts';
import { TALLIES_LOCK, waitForLock } from './advisory-locks.ts';
import { batches, toJson, unnested } from './columns.ts';
import { arrayOf } from './counted-reviews.ts';
import type { Db } from './schema.ts';

/** How far the tallies of a brand have come. */
export interface RollUp {
  /** All changes up to this number are in them. */
  readonly cursor: number;
  /** What they were counted by: another one is another count. */
  readonly rules: string;
  /** While everything is counted anew: the place up to which that has come. */
  readonly buildingAfter?: LocationId;
  readonly updatedAt: Instant;
}

/** A place's reviews of one period on one scale; `period` is a `periodNumber`. */
export interface TallyRow extends FullTally {
  readonly location: LocationId;
  readonly kind: Period['kind'];
  readonly period: number;
  /** Customers won back in the period whose last rise was on this scale. */
  readonly wonBack: number;
}

/** Which rows are to be counted: all of a place, or those of some periods. */
export interface TallyCells {
  readonly location: LocationId;
  readonly periods?: readonly (readonly [kind: Period['kind'], period: number])[];
}

/** Undefined before the first. */
export async function rollUpOf(db: Db, brand: BrandId): Promise<RollUp | undefined> {
  const row = await db.selectFrom('roll_ups').where('brand', '=', brand).selectAll().executeTakeFirst();
  if (!row) return undefined;
  const { cursor, rules, building_after, updated_at } = row;
  return {
    cursor,
    rules,
    updatedAt: updated_at,
    ...(building_after !== null && { buildingAfter: building_after as LocationId }),
  };
}

export async function saveRollUp(db: Db, brand: BrandId, rollUp: RollUp): Promise<void> {
  const { cursor, rules, buildingAfter, updatedAt } = rollUp;
  const row = { cursor, rules, building_after: buildingAfter ?? null, updated_at: updatedAt };
  await db
    .insertInto('roll_ups')
    .values({ brand, ...row })
    .onConflict((conflict) => conflict.column('brand').doUpdateSet(row))
    .execute();
}

/** The last change up to which this analyser has read all of the brand's reviews. */
export async function lastReadChange(db: Db, brand: BrandId, analyser: string, after: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(
      (select min(r.change_seq) - 1 ${OF_BRAND} where l.brand = ${brand} and r.change_seq > ${after}
        and r.analysed_by is distinct from ${analyser}),
      (select max(change_seq) from reviews), 0) as last`.execute(db);
  return Math.max(after, rows[0]!.last);
}

/** How many reviews of the brand changed after `after`, up to `until` where one is given; counts no further than `most`. */
export async function countChanges(
  db: Db,
  brand: BrandId,
  { after, until, most }: { readonly after: number; readonly until?: number; readonly most: number },
): Promise<number> {
  const ends = until === undefined ? sql`` : sql`and r.change_seq <= ${until}`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 ${OF_BRAND} where l.brand = ${brand} and r.change_seq > ${after} ${ends} limit ${sql.lit(most)}
    ) as changed`.execute(db);
  return rows[0]!.n;
}

/** Where and when a changed review counts, and when its later contents were first seen. */
export interface ChangedReview {
  readonly location: LocationId;
  readonly externalId: string;
  readonly written: WrittenDate;
  readonly editedAt: readonly Instant[];
}

const PAGE = 20_000;

/** Reviews changed after one change and up to another, in the order of change, some thousands at a time. */
export async function* changedReviews(
  db: Db,
  brand: BrandId,
  after: number,
  until: number,
): AsyncGenerator<readonly ChangedReview[]> {
  for (let last = after; ; ) {
    const { rows } = await sql<{
      id: number;
      change_seq: number;
      location: LocationId;
      external_id: string;
      written_earliest: Instant;
      written_latest: Instant;
      revision: number;
    }>`
      select r.id, r.change_seq, s.location, r.external_id, r.written_earliest, r.written_latest, r.revision ${OF_BRAND}
      where l.brand = ${brand} and r.change_seq > ${last} and r.change_seq <= ${until}
      order by r.change_seq limit ${sql.lit(PAGE)}`.execute(db);
    if (rows.length === 0) return;
    const editedAt = await editsOf(
      db,
      rows.flatMap(({ id, revision }) => (revision > 1 ? [id] : [])),
    );
    yield rows.map((row) => ({
      location: row.location,
      externalId: row.external_id,
      written: { earliest: row.written_earliest, latest: row.written_latest },
      editedAt: editedAt.get(row.id) ?? [],
    }));
    last = rows.at(-1)!.change_seq;
  }
}

async function editsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Instant[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ review_id: number; seen_at: Instant }>`
    select review_id, seen_at from revisions where review_id = any (${arrayOf(ids)}) and revision > 1`.execute(db);
  const edits = Map.groupBy(rows, ({ review_id }) => review_id);
  return new Map([...edits].map(([id, all]) => [id, all.map(({ seen_at }) => seen_at)]));
}

/** Something to be counted anew that drew no change number: a review at one of its dates, or a whole place. */
export interface Recount {
  readonly id: number;
  readonly location: LocationId;
  readonly review?: Pick<ChangedReview, 'externalId' | 'written'>;
}

/** Those of the brand's places, the oldest first. */
export async function recountsOf(db: Db, brand: BrandId, most: number): Promise<readonly Recount[]> {
  const { rows } = await sql<{
    id: number;
    location: LocationId;
    external_id: string | null;
    written_earliest: Instant | null;
    written_latest: Instant | null;
  }>`
    select c.* from recounts c join locations l on l.id = c.location
    where l.brand = ${brand} order by c.id limit ${sql.lit(most)}`.execute(db);
  return rows.map(({ id, location, external_id, written_earliest, written_latest }) => ({
    id,
    location,
    ...(external_id !== null &&
      written_earliest !== null &&
      written_latest !== null && {
        review: { externalId: external_id, written: { earliest: written_earliest, latest: written_latest } },
      }),
  }));
}

/** They are counted; by their numbers, since others may have come meanwhile. */
export async function dropRecounts(db: Db, recounts: readonly Pick<Recount, 'id'>[]): Promise<void> {
  for (const batch of batches(recounts))
    await sql`delete from recounts where id = any (${arrayOf(batch.map(({ id }) => id))})`.execute(db);
}

/** All that wait now: everything is about to be counted. */
export async function dropAllRecounts(db: Db, brand: BrandId): Promise<void> {
  await sql`delete from recounts c using locations l where l.id = c.location and l.brand = ${brand}`.execute(db);
}

/** Waits for whoever writes tallies, to the end of the transaction: what is counted then is what they left. */
export async function lockTallies(trx: Db): Promise<void> {
  await waitForLock(trx, TALLIES_LOCK);
}

/** All places of a brand that are or were configured, by id. */
export async function countedPlaces(db: Db, brand: BrandId): Promise<readonly LocationId[]> {
  const rows = await db.selectFrom('locations').where('brand', '=', brand).select('id').execute();
  return rows.map(({ id }) => id as LocationId).sort();
}

/** Puts `rows` in the place of whatever the cells had. */
export async function replaceTallies(trx: Db, cells: readonly TallyCells[], rows: readonly TallyRow[]): Promise<void> {
  const whole = cells.filter(({ periods }) => !periods);
  const single = cells.flatMap(({ location, periods = [] }) =>
    periods.map(([kind, period]) => ({ location, kind, period })),
  );
  if (whole.length > 0)
    await trx
      .deleteFrom('tallies')
      .where(
        'location',
        'in',
        whole.map(({ location }) => location),
      )
      .execute();
  for (const batch of batches(single)) {
    const gone = unnested(batch, {
      location: ['text', ({ location }) => location],
      kind: ['text', ({ kind }) => kind],
      period: ['int8', ({ period }) => period],
    });
    await sql`
      delete from tallies t using ${gone} as gone
      where t.location = gone.location and t.kind = gone.kind and t.period = gone.period`.execute(trx);
  }
  for (const batch of batches(rows)) await insertTallies(trx, batch);
}

async function insertTallies(trx: Db, rows: readonly TallyRow[]): Promise<void> {
  const incoming = unnested(rows, {
    location: ['text', (row) => row.location],
    kind: ['text', (row) => row.kind],
    period: ['int8', (row) => row.period],
    scale: ['text', (row) => row.scale],
    counts: ['text', (row) => `{${row.counts.join(',')}}`],
    asked: ['int8', (row) => row.asked],
    recommending: ['int8', (row) => row.recommending],
    negative: ['int8', (row) => row.negative],
    neutral: ['int8', (row) => row.neutral],
    positive: ['int8', (row) => row.positive],
    answered: ['int8', (row) => row.answered],
    won_back: ['int8', (row) => row.wonBack],
    blame: ['jsonb', (row) => toJson(row.blame)],
    praise: ['jsonb', (row) => toJson(row.praise)],
    together: ['jsonb', (row) => toJson(row.together)],
    emotions: ['jsonb', (row) => toJson(row.emotions)],
  });
  await sql`
    insert into tallies (location, kind, period, scale, counts, asked, recommending, negative, neutral, positive,
      answered, won_back, blame, praise, together, emotions)
    select location, kind, period, scale, counts::int[], asked, recommending, negative, neutral, positive,
      answered, won_back, blame, praise, together, emotions
    from ${incoming} as incoming`.execute(trx);
}

const OF_BRAND = sql`
  from reviews r join sources s on s.id = r.source join locations l on l.id = s.location`;
