/** Reviews at rest: each stored once by its natural key, each content once as a revision, read back in several ways. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BrandId, LocationId, SourceId } from '../domain/ids.ts';
import type { Arrival, Review, StoredReview } from '../domain/review.ts';
import type { Instant } from '../domain/time.ts';
import { CHANGES_LOCK, waitForLock } from './advisory-locks.ts';
import { batches, type Columns, toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';
import { type AnalysedReview, selectReviews, toReview } from './stored-review.ts';

export type { AnalysedReview } from './stored-review.ts';

export interface Arriving {
  readonly review: Review;
  readonly arrival: Arrival;
}

export interface Saved {
  readonly new: number;
  readonly edited: number;
  /** Known and unchanged, and repetitions within what was given. */
  readonly same: number;
  /** Once removed, and seen again. */
  readonly returned: number;
  /** Edits that raised or lowered the rating. */
  readonly starsUp: number;
  readonly starsDown: number;
  /** Those of `starsUp` that came after an answer of the owner. */
  readonly recovered: number;
  /** One sentence for each review that no database can hold (NUL, half a surrogate pair): left out, the rest is stored. */
  readonly refused: readonly string[];
}

/**
 * Stores what a source shows, in one transaction. A new review gets revision 1; other content than its current revision
 * (also an older content come back) is a further revision; the same content only tells that it is still there. The
 * written date only ever narrows: "2 years ago" does not blur a day that is known. A removed review that is seen is back.
 * A cut text ("More" not expanded) that a known whole text begins with is no edit.
 */
export async function saveReviews(db: Db, arriving: readonly Arriving[], seenAt: Instant): Promise<Saved> {
  const refused = arriving.flatMap(({ review }) => flaw(review) ?? []);
  const sound = refused.length === 0 ? arriving : arriving.filter(({ review }) => !flaw(review));
  const rows = onePerReview(sound);
  const total = { ...NOTHING, same: sound.length - rows.length };
  if (rows.length === 0) return { ...total, refused };
  return transaction(db, async (trx) => {
    await waitForLock(trx, CHANGES_LOCK);
    for (const batch of batches(rows)) {
      const known = await findKnown(trx, batch);
      const fresh = batch.filter((row) => !known.has(keyOf(row.review)));
      const seen = batch.flatMap((row) => ({ ...row, ...known.get(keyOf(row.review))! })).filter((row) => row.id);
      const edited = seen.filter((row) => row.changed);
      await insertFresh(trx, fresh, seenAt);
      await touch(trx, seen, seenAt);
      await revise(trx, edited, seenAt);
      total.new += fresh.length;
      total.edited += edited.length;
      total.same += seen.length - edited.length;
      total.returned += seen.filter((row) => row.removed).length;
      total.starsUp += edited.filter((row) => row.raised).length;
      total.starsDown += edited.filter((row) => row.lowered).length;
      total.recovered += edited.filter((row) => row.raised && row.answered).length;
    }
    return { ...total, refused };
  });
}

const NOTHING = { new: 0, edited: 0, same: 0, returned: 0, starsUp: 0, starsDown: 0, recovered: 0 };

/** Which of these ids are stored for this source, and not removed? */
export async function knownReviews(db: Db, source: SourceId, externalIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const batch of batches([...new Set(externalIds)])) {
    const asked = unnested(batch, { sha256: ['base64', sha256] });
    const { rows } = await sql<{ external_id: string }>`
      select r.external_id from ${asked} as asked
      join reviews r on r.source = ${source} and r.external_id_sha256 = asked.sha256 and r.removed_at is null
    `.execute(db);
    for (const row of rows) known.add(row.external_id);
  }
  return known;
}

/** The external ids of those that are stored, not removed, and say exactly this; of one source. */
export async function unchangedReviews(db: Db, reviews: readonly Review[]): Promise<Set<string>> {
  const same = new Set<string>();
  for (const batch of batches(reviews.map((review): Arriving => ({ review, arrival: 'live' })))) {
    const known = await findKnown(db, batch);
    for (const { review } of batch) {
      const found = known.get(keyOf(review));
      if (found && !found.changed && !found.removed) same.add(review.externalId);
    }
  }
  return same;
}

/** How many reviews of a source are stored and not removed, and the mean of their ratings where there are any; only those seen since a moment, if one is given. */
export async function storedCounts(
  db: Db,
  source: SourceId,
  seenSince?: Instant,
): Promise<{ n: number; mean?: number }> {
  let query = db
    .selectFrom('reviews as r')
    .innerJoin('revisions as v', (join) =>
      join.onRef('v.review_id', '=', 'r.id').onRef('v.revision', '=', 'r.revision'),
    )
    .where('r.source', '=', source)
    .where('r.removed_at', 'is', null)
    .select(({ fn }) => [fn.countAll<number>().as('n'), fn.avg<number | null>('v.rating').as('mean')]);
  if (seenSince) query = query.where('r.last_seen_at', '>=', seenSince);
  const row = await query.executeTakeFirstOrThrow();
  return { n: row.n, ...(row.mean !== null && { mean: row.mean }) };
}

/** Reviews whose current revision this version of the analyser has not read; at most `limit`. */
export async function reviewsWithoutFindings(db: Db, analyser: string, limit: number): Promise<StoredReview[]> {
  // Three ranges of one index: a plain "is distinct from" would walk over everything already analysed at each call.
  const { rows: waiting } = await sql<{ id: number }>`
    (select id from reviews where analysed_by is null order by id limit ${limit})
    union all (select id from reviews where analysed_by < ${analyser} order by analysed_by, id limit ${limit})
    union all (select id from reviews where analysed_by > ${analyser} order by analysed_by, id limit ${limit})
    limit ${limit}
  `.execute(db);
  if (waiting.length === 0) return [];
  const asked = unnested(waiting, { id: ['int8', (row) => row.id] });
  const rows = await selectReviews(db)
    .where('r.id', 'in', sql<number>`(select id from ${asked} as asked)`)
    .orderBy('r.id')
    .execute();
  return rows.map((row) => toReview(row));
}

/**
 * What changed since `afterChange` (arrivals, edits, removals, returns), in the order of change, as far as this analyser
 * has read: the list ends before the first change that it has not, so that a cursor set to the last `changeSeq` passes
 * over nothing. Nor can a lower number turn up later: whoever draws one holds a lock until it is committed.
 */
export async function reviewsAfter(
  db: Db,
  where: {
    readonly brand: BrandId;
    readonly afterChange: number;
    readonly analyser: string;
    readonly limit?: number;
  },
): Promise<AnalysedReview[]> {
  const ofBrand = selectReviews(db).where('l.brand', '=', where.brand).where('r.change_seq', '>', where.afterChange);
  const unread = await ofBrand
    .clearSelect()
    .where('r.analysed_by', 'is distinct from', where.analyser)
    .select(({ fn }) => fn.min<number | null>('r.change_seq').as('first'))
    .executeTakeFirst();
  let query = ofBrand.orderBy('r.change_seq');
  if (unread?.first) query = query.where('r.change_seq', '<', unread.first);
  if (where.limit !== undefined) query = query.limit(where.limit);
  const rows = await query.execute();
  return rows.filter((row) => row.analysed !== null).map((row) => toReview(row, where.afterChange));
}

/** Reviews of a brand or place, in the order in which they were written (latest possible moment), removed ones too. */
export async function reviewsOf(
  db: Db,
  where: {
    readonly brand?: BrandId;
    readonly location?: LocationId;
    readonly source?: SourceId;
    /** Written at or after. */
    readonly from?: Instant;
    /** Written before. */
    readonly to?: Instant;
    /** Only with an analysis of this version; without it `analysis` is whatever there is. */
    readonly analyser?: string;
  } = {},
): Promise<AnalysedReview[]> {
  let query = selectReviews(db).orderBy('r.written_latest').orderBy('r.id');
  if (where.brand) query = query.where('l.brand', '=', where.brand);
  if (where.location) query = query.where('s.location', '=', where.location);
  if (where.source) query = query.where('r.source', '=', where.source);
  if (where.from) query = query.where('r.written_latest', '>=', where.from);
  if (where.to) query = query.where('r.written_latest', '<', where.to);
  if (where.analyser !== undefined) query = query.where('r.analysed_by', '=', where.analyser);
  const rows = await query.execute();
  return rows.map((row) => toReview(row));
}

/** One content of a review, as it was from `seenAt` on. */
export interface Revision {
  readonly revision: number;
  readonly seenAt: Instant;
  readonly contentHash: string;
  readonly scale: Review['scale'];
  readonly rating?: number;
  readonly recommends?: boolean;
  readonly text?: string;
  readonly reply?: NonNullable<Review['reply']>;
}

/** Everything a review ever said, oldest first. */
export async function revisionsOf(db: Db, reviewId: number): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .where('review_id', '=', reviewId)
    .orderBy('revision')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    seenAt: row.seen_at,
    contentHash: row.content_hash,
    scale: row.scale as Review['scale'],
    ...(row.rating !== null && { rating: row.rating }),
    ...(row.recommends !== null && { recommends: row.recommends }),
    ...(row.body !== null && { text: row.body }),
    ...(row.reply !== null && { reply: row.reply }),
  }));
}

interface Known {
  readonly id: number;
  readonly changed: boolean;
  readonly removed: boolean;
  /** Its date may be that of an edit: what the customer says now is not what was said at first. */
  readonly reworded: boolean;
  readonly raised: boolean;
  readonly lowered: boolean;
  /** The owner has answered one of its revisions. */
  readonly answered: boolean;
}

type Seen = Arriving & Known;

const CONTENT: Columns<Arriving> = {
  content_hash: ['text', ({ review }) => review.contentHash],
  scale: ['text', ({ review }) => review.scale],
  rating: ['float8', ({ review }) => review.rating],
  recommends: ['bool', ({ review }) => review.recommends],
  body: ['text', ({ review }) => review.text],
  truncated: ['bool', ({ review }) => review.truncated],
  reply: ['jsonb', ({ review }) => review.reply && toJson(review.reply)],
  sub_ratings: ['jsonb', ({ review }) => review.subRatings && toJson(review.subRatings)],
};

const CONTENT_NAMES = sql.join(Object.keys(CONTENT).map((name) => sql.ref(name)));

const KEY: Columns<Arriving> = {
  source: ['text', ({ review }) => review.source],
  external_id_sha256: ['base64', ({ review }) => sha256(review.externalId)],
};

const ABOUT: Columns<Arriving> = {
  author_key: ['text', ({ review }) => review.authorKey],
  language: ['text', ({ review }) => review.language],
  url: ['text', ({ review }) => review.url],
  written_earliest: ['timestamptz', ({ review }) => review.written.earliest],
  written_latest: ['timestamptz', ({ review }) => review.written.latest],
  written_wording: ['text', ({ review }) => review.written.wording],
};

/** Which of the batch are stored, and whether they say something else now. */
async function findKnown(trx: Db, batch: readonly Arriving[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known & { source: string; external_id: string }>`
    select r.source, r.external_id, r.id, r.removed_at is not null as removed,
      v.content_hash <> incoming.content_hash and not (
        incoming.truncated and not v.truncated
        and starts_with(v.body, rtrim(incoming.body, ' .…'))
        and v.rating is not distinct from incoming.rating
        and v.recommends is not distinct from incoming.recommends
        and v.reply ->> 'text' is not distinct from incoming.reply ->> 'text'
        and v.sub_ratings is not distinct from incoming.sub_ratings
      ) is true as changed,
      ${sql.raw(differs('incoming', 'v'))} or r.revision > 1 and exists (
        select from revisions o where o.review_id = r.id and (${sql.raw(differs('o', 'v'))})
      ) as reworded,
      (v.scale = incoming.scale and incoming.rating > v.rating) is true as raised,
      (v.scale = incoming.scale and incoming.rating < v.rating) is true as lowered,
      incoming.rating > v.rating
        and exists (select from revisions o where o.review_id = r.id and o.reply is not null) as answered
    from ${unnested(batch, { ...KEY, ...CONTENT })} as incoming
    join reviews r using (source, external_id_sha256)
    join revisions v on v.review_id = r.id and v.revision = r.revision
  `.execute(trx);
  return new Map(rows.map(({ source, external_id, ...known }) => [`${source} ${external_id}`, known]));
}

/** SQL: do two contents say something else in the customer's own words, beyond that one of them is cut? */
function differs(a: string, b: string): string {
  return `(${a}.rating, ${a}.recommends) is distinct from (${b}.rating, ${b}.recommends)
    or not ${a}.truncated and not ${b}.truncated and ${a}.body is distinct from ${b}.body`;
}

async function insertFresh(trx: Db, fresh: readonly Arriving[], seenAt: Instant): Promise<void> {
  if (fresh.length === 0) return;
  const incoming = unnested(fresh, {
    ...KEY,
    ...ABOUT,
    ...CONTENT,
    external_id: ['text', ({ review }) => review.externalId],
    external_id_is_composite: ['bool', ({ review }) => review.externalIdIsComposite],
    arrival: ['text', ({ arrival }) => arrival],
  });
  await sql`
    with incoming as materialized ${incoming}, added as (
      insert into reviews (source, external_id, external_id_sha256, external_id_is_composite, author_key, language, url,
        written_earliest, written_latest, written_wording, arrival, first_seen_at, last_seen_at, change_seq, first_change_seq)
      select source, external_id, external_id_sha256, external_id_is_composite, author_key, language, url,
        written_earliest, written_latest, written_wording, arrival, ${seenAt}::timestamptz, ${seenAt}::timestamptz, seq, seq
      from (select incoming.*, nextval('review_changes') as seq from incoming order by position) as numbered
      returning id, source, external_id_sha256
    )
    insert into revisions (review_id, revision, ${CONTENT_NAMES}, seen_at)
    select added.id, 1, ${CONTENT_NAMES}, ${seenAt}::timestamptz
    from added join incoming using (source, external_id_sha256)
  `.execute(trx);
}

/**
 * They are still there, or there again; and perhaps their date is known better now. Sites show the date of the last
 * edit: once the customer has said something else, a date says nothing of when the review was first written.
 */
async function touch(trx: Db, seen: readonly Seen[], seenAt: Instant): Promise<void> {
  if (seen.length === 0) return;
  const incoming = unnested(seen, {
    id: ['int8', ({ id }) => id],
    reworded: ['bool', ({ reworded }) => reworded],
    ...ABOUT,
  });
  await sql`
    with touched as (update reviews r set
      last_seen_at = greatest(r.last_seen_at, ${seenAt}::timestamptz),
      missed_listings = 0,
      removed_at = null,
      change_seq = case when r.removed_at is null then r.change_seq else nextval('review_changes') end,
      written_earliest = case when meets then greatest(r.written_earliest, i.written_earliest) else r.written_earliest end,
      written_latest = case when meets then least(r.written_latest, i.written_latest) else r.written_latest end,
      written_wording = case when within then coalesce(i.written_wording, r.written_wording) else r.written_wording end
    from (
      select incoming.*,
        not reworded and greatest(known.written_earliest, incoming.written_earliest)
          <= least(known.written_latest, incoming.written_latest) as meets,
        not reworded and known.written_earliest <= incoming.written_earliest
          and incoming.written_latest <= known.written_latest as within
      from ${incoming} as incoming join reviews known using (id)
    ) as i
    where r.id = i.id
    returning r.id, r.written_latest)
    update review_search s set written = touched.written_latest
    from touched where s.review_id = touched.id and s.written <> touched.written_latest
  `.execute(trx);
}

async function revise(trx: Db, edited: readonly Seen[], seenAt: Instant): Promise<void> {
  if (edited.length === 0) return;
  const incoming = unnested(edited, { id: ['int8', ({ id }) => id], ...ABOUT, ...CONTENT });
  await sql`
    with incoming as materialized ${incoming}, changed as (
      update reviews r set revision = r.revision + 1, change_seq = i.seq, analysed_by = null,
        author_key = coalesce(i.author_key, r.author_key), language = coalesce(i.language, r.language),
        url = coalesce(i.url, r.url)
      from (select incoming.*, nextval('review_changes') as seq from incoming order by position) as i
      where r.id = i.id
      returning r.id, r.revision
    )
    insert into revisions (review_id, revision, ${CONTENT_NAMES}, seen_at)
    select changed.id, changed.revision, ${CONTENT_NAMES}, ${seenAt}::timestamptz
    from changed join incoming using (id)
  `.execute(trx);
}

/** The last of several entries for one review, a whole text before a cut one; two rows for one key cannot be saved at once. */
function onePerReview(rows: readonly Arriving[]): Arriving[] {
  const byKey = new Map<string, Arriving>();
  for (const row of rows) {
    const key = keyOf(row.review);
    const other = byKey.get(key);
    if (!other || !row.review.truncated || other.review.truncated) byKey.set(key, row);
  }
  return [...byKey.values()];
}

function keyOf(review: Review): string {
  return `${review.source} ${review.externalId}`;
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** Normalisation lets neither through; should one come all the same, it must not take its whole batch with it. */
function flaw(review: Review): string | undefined {
  const bad = Object.entries({ ...review, reply: review.reply?.text, wording: review.written.wording }).find(
    ([, value]) => typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()),
  );
  if (!bad) return undefined;
  const id = createHash('sha256').update(review.externalId).digest('hex').slice(0, 12);
  return `Expected well-formed text without NUL in "${bad[0]}" of a review of ${review.source} (id hash ${id}), got neither`;
}
