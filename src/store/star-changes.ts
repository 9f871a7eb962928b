/** Customers who changed their mind: edits that raised or lowered a rating, and whether the owner had answered before. */
import { sql } from 'kysely';
import type { BrandId, LocationId, SourceId } from '../domain/ids.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

/** One edit of a rating, in the units of `scale`. */
export interface StarChange {
  readonly source: SourceId;
  /** `StoredReview.id`. */
  readonly review: number;
  readonly scale: Scale;
  /** When the new rating was first seen. */
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
  /** Raised after an answer of the owner: a customer won back. */
  readonly recovered: boolean;
}

/** Every change of a rating that was first seen in the period, oldest first. */
export async function starChanges(
  db: Db,
  where: {
    readonly brand?: BrandId;
    readonly location?: LocationId;
    readonly source?: SourceId;
    /** Seen at or after. */
    readonly from?: Instant;
    /** Seen before. */
    readonly to?: Instant;
  } = {},
): Promise<StarChange[]> {
  const { brand, location, source, from, to } = where;
  const { rows } = await sql<StarChange>`
    select r.source, r.id as review, v.scale, v.seen_at as at, o.rating as "from", v.rating as "to",
      v.rating > o.rating and exists (
        select from revisions a where a.review_id = r.id and a.revision < v.revision and a.reply is not null
      ) as recovered
    from revisions v
    join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
    join reviews r on r.id = v.review_id
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where v.revision > 1 and v.scale = o.scale and v.rating <> o.rating
      and (${brand ?? null}::text is null or l.brand = ${brand ?? null})
      and (${location ?? null}::text is null or s.location = ${location ?? null})
      and (${source ?? null}::text is null or r.source = ${source ?? null})
      and (${from ?? null}::timestamptz is null or v.seen_at >= ${from ?? null})
      and (${to ?? null}::timestamptz is null or v.seen_at < ${to ?? null})
    order by v.seen_at, r.id, v.revision
  `.execute(db);
  return rows;
}

/** How many customers changed a rating, first seen in a period; each change counts. Served by `revisions_edits`. */
export interface StarChangeCounts {
  readonly raised: number;
  readonly lowered: number;
  /** Those of `raised` that came after an answer of the owner. */
  readonly recovered: number;
}

export async function starChangeCounts(
  db: Db,
  scope: { readonly brand: BrandId; readonly region?: string; readonly location?: LocationId },
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<StarChangeCounts> {
  const { rows } = await sql<StarChangeCounts>`
    select count(*) filter (where v.rating > o.rating)::int as raised,
      count(*) filter (where v.rating < o.rating)::int as lowered,
      count(*) filter (where v.rating > o.rating and exists (
        select from revisions a where a.review_id = v.review_id and a.revision < v.revision and a.reply is not null
      ))::int as recovered
    from revisions v
    join revisions o on o.review_id = v.review_id and o.revision = v.revision - 1
    join reviews r on r.id = v.review_id
    join sources s on s.id = r.source
    join locations l on l.id = s.location
    where v.revision > 1 and v.seen_at >= ${from} and v.seen_at < ${to} and v.scale = o.scale and l.brand = ${scope.brand}
      and (${scope.region ?? null}::text is null or l.region = ${scope.region ?? null})
      and (${scope.location ?? null}::text is null or l.id = ${scope.location ?? null})`.execute(db);
  return rows[0]!;
}
