/** Reviews as a page shows them: what they say now, what a person corrected, and how their score moved. */
import { sql } from 'kysely';
import type { Finding } from '../domain/finding.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import { unnested } from './columns.ts';
import { correctedFindings } from './corrections.ts';
import type { Db } from './schema.ts';
import { type AnalysedReview, selectReviews, toReview } from './stored-review.ts';

export interface ShownReview extends AnalysedReview {
  /** Stand instead of those of the analysis. */
  readonly corrected?: readonly Finding[];
  /** Oldest first. */
  readonly scoreChanges: readonly ScoreChange[];
  readonly analysedBy?: string;
}

/** An edit of a score, in the units of `scale`. */
export interface ScoreChange {
  readonly scale: Scale;
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
  /** The owner had answered before. */
  readonly afterReply: boolean;
}

/** In the order of the ids; those that are none are left out. */
export async function shownReviews(db: Db, ids: readonly number[]): Promise<ShownReview[]> {
  if (ids.length === 0) return [];
  const asked = unnested(ids, { id: ['int8', (id) => id] });
  const rows = await selectReviews(db)
    .select('r.analysed_by')
    .where('r.id', 'in', sql<number>`(select id from ${asked} as asked)`)
    .execute();
  const edited = rows.filter(({ revision }) => revision > 1).map(({ id }) => id);
  const [changes, corrected] = [await changesOf(db, edited), await correctedFindings(db, ids)];
  const byId = new Map(
    rows.map((row) => {
      const findings = corrected.get(row.id);
      return [
        row.id,
        {
          ...toReview(row),
          ...(findings && { corrected: findings }),
          ...(row.analysed_by !== null && { analysedBy: row.analysed_by }),
          scoreChanges: changes.get(row.id) ?? [],
        },
      ];
    }),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function changesOf(db: Db, ids: readonly number[]): Promise<Map<number, ScoreChange[]>> {
  const changes = new Map<number, ScoreChange[]>();
  if (ids.length === 0) return changes;
  const { rows } = await sql<ScoreChange & { id: number }>`
    select v.review_id as id, v.scale, v.seen_at as at, o.rating as "from", v.rating as "to", exists (
      select from revisions a where a.review_id = v.review_id and a.revision < v.revision and a.reply is not null
    ) as "afterReply"
    from revisions v
    join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
    where v.review_id in (select id from ${unnested(ids, { id: ['int8', (id) => id] })} as asked)
      and v.scale = o.scale and v.rating <> o.rating
    order by v.review_id, v.revision
  `.execute(db);
  for (const { id, ...change } of rows) {
    const known = changes.get(id);
    if (known) known.push(change);
    else changes.set(id, [change]);
  }
  return changes;
}

/** Whether any review of these sources is stored, and whether any pass has read one of them to be believed. */
export async function heardAnything(
  db: Db,
  sources: readonly SourceId[],
): Promise<{ readonly reviews: boolean; readonly passes: boolean }> {
  const asked = [...sources];
  const { rows } = await sql<{ reviews: boolean; passes: boolean }>`
    select exists (select from reviews where source = any(${asked}::text[])) as reviews,
      exists (select from runs where source = any(${asked}::text[]) and outcome in ('complete', 'empty')) as passes
  `.execute(db);
  return rows[0]!;
}
