/** What people say that reviews are about: versions beside the analyser's own findings, never in place of them. */
import { sql } from 'kysely';
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/time.ts';
import { toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import { indexReviews } from './review-index.ts';
import type { Db } from './schema.ts';

/** One version. `findings` null takes the versions before it back: the analyser's findings stand again. */
export interface Correction {
  readonly id: number;
  /** `StoredReview.id`, and the revision that was read. */
  readonly review: number;
  readonly revision: number;
  readonly findings: readonly Finding[] | null;
  readonly by: string;
  readonly at: Instant;
  readonly note?: string;
}

/** A correction with the text it is about, and what the analyser had said. */
export interface CorrectedText {
  readonly review: number;
  readonly text: string;
  readonly language: string | null;
  readonly findings: readonly Finding[];
  /** Of the analyser. */
  readonly found: readonly Finding[];
}

/** Whose newest version is not the expected one, or whose text has another revision by now. */
export class CorrectedMeanwhile extends Error {
  override readonly name = 'CorrectedMeanwhile';
}

/**
 * Adds a version. `after` is the newest version that the person saw, 0 for none.
 * @throws CorrectedMeanwhile when there is a newer one, or the customer edited the review
 */
export async function saveCorrection(
  db: Db,
  { review, revision, findings, by, at, note }: Omit<Correction, 'id'>,
  after: number,
): Promise<number> {
  return transaction(db, async (trx) => {
    const row = await trx
      .selectFrom('reviews')
      .where('id', '=', review)
      .select(['revision'])
      .forUpdate()
      .executeTakeFirst();
    const newest = await trx
      .selectFrom('corrections')
      .where('review_id', '=', review)
      .select(({ fn }) => fn.max<number | null>('id').as('id'))
      .executeTakeFirst();
    if (row?.revision !== revision || (newest?.id ?? 0) !== after)
      throw new CorrectedMeanwhile(`Expected review ${review} as it was shown, got a newer version`);
    const { id } = await trx
      .insertInto('corrections')
      .values({
        review_id: review,
        revision,
        findings: findings && toJson(findings),
        by,
        at,
        note: note === undefined ? null : note.toWellFormed().replaceAll('\0', ''),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await indexReviews(trx, [review]);
    return id;
  });
}

/** All versions of a review, oldest first. */
export async function correctionsOf(db: Db, review: number): Promise<Correction[]> {
  const rows = await db.selectFrom('corrections').where('review_id', '=', review).orderBy('id').selectAll().execute();
  return rows.map(({ id, review_id, revision, findings, by, at, note }) => ({
    id,
    review: review_id,
    revision,
    findings,
    by,
    at,
    ...(note !== null && { note }),
  }));
}

/**
 * The findings that count instead of the analyser's, by review: the newest version of the current revision, where there
 * is one that was not taken back.
 */
export async function correctedFindings(
  db: Db,
  reviews: readonly number[],
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  if (reviews.length === 0) return new Map();
  const { rows } = await sql<{ id: number; findings: readonly Finding[] | null }>`
    select distinct on (c.review_id) c.review_id as id, c.findings
    from corrections c join reviews r on r.id = c.review_id and r.revision = c.revision
    where c.review_id in (select id from ${unnested(reviews, { id: ['int8', (id) => id] })} as asked)
    order by c.review_id, c.id desc
  `.execute(db);
  return new Map(rows.flatMap(({ id, findings }) => (findings ? [[id, findings]] : [])));
}

/** Reviews whose corrections changed after version `after` (0 for all), and the newest version there is: for what adds figures up. */
export async function correctedSince(
  db: Db,
  after: number,
): Promise<{ readonly reviews: readonly number[]; readonly newest: number }> {
  const { rows } = await sql<{ id: number; newest: number }>`
    select review_id as id, max(id) as newest from corrections where id > ${after} group by review_id order by review_id
  `.execute(db);
  return { reviews: rows.map(({ id }) => id), newest: Math.max(after, ...rows.map(({ newest }) => newest)) };
}

/** Every review's newest correction that stands, with the text that was read; in batches, by review. */
export async function* correctedTexts(db: Db, batch = 500): AsyncGenerator<CorrectedText> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<CorrectedText>`
      select c.review_id as review, v.body as text, a.language, c.findings, coalesce(a.findings, '[]') as found
      from (
        select distinct on (review_id) review_id, revision, findings from corrections
        where review_id > ${after} order by review_id, id desc
      ) c
      join revisions v on v.review_id = c.review_id and v.revision = c.revision
      left join analyses a on a.review_id = c.review_id and a.revision = c.revision
      where c.findings is not null and v.body is not null
      order by c.review_id limit ${batch}
    `.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.review;
  }
}
