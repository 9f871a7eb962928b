/** How often reviews of a source come, as its own history shows: what makes a silence remarkable. */
import { sql } from 'kysely';
import type { BrandId, SourceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface Cadence {
  /** Latest moment at which its newest review can have been written; absent when none is stored. */
  readonly newest?: Instant;
  /** When a review of it was last new to us. */
  readonly arrived?: Instant;
  /** Reviews dated well enough to measure the days between them, at most the last 400. */
  readonly n: number;
  /** Mean and longest time between two of those, in days; absent under two. */
  readonly meanGapDays?: number;
  readonly longestGapDays?: number;
}

/** The cadence of each source of a brand. "3 months ago" measures no days: only dates known to a week count for the gaps. */
export async function cadences(db: Db, brand: BrandId): Promise<Map<SourceId, Cadence>> {
  const { rows } = await sql<CadenceRow>`
    select s.id as source, dated.n, dated.mean, dated.longest,
      (select max(written_latest) from reviews where source = s.id) as newest,
      (select max(first_seen_at) from reviews where source = s.id) as arrived
    from sources s
    join locations l on l.id = s.location and l.brand = ${brand}
    cross join lateral (
      select count(*)::int as n, avg(gap)::float8 as mean, max(gap)::float8 as longest
      from (
        select extract(epoch from at - lag(at) over (order by at)) / 86400 as gap
        from (
          select written_earliest + (written_latest - written_earliest) / 2 as at
          from reviews
          where source = s.id and written_latest - written_earliest <= interval '7 days'
          order by written_latest desc limit 400
        ) as last
      ) as gaps
    ) as dated
  `.execute(db);
  return new Map(
    rows.map(({ source, n, mean, longest, newest, arrived }) => [
      source as SourceId,
      {
        n,
        ...(newest !== null && { newest }),
        ...(arrived !== null && { arrived }),
        ...(mean !== null && { meanGapDays: mean }),
        ...(longest !== null && { longestGapDays: longest }),
      },
    ]),
  );
}

interface CadenceRow {
  readonly source: string;
  readonly n: number;
  readonly mean: number | null;
  readonly longest: number | null;
  readonly newest: Instant | null;
  readonly arrived: Instant | null;
}
