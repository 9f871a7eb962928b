/** Reviews with the findings that the analyser was least sure of, evenly over touchpoints and languages: for a person to correct. */
import { sql } from 'kysely';
import type { Finding } from '../domain/finding.ts';
import type { Db } from './schema.ts';

/** One review as a person needs it to judge: no author, no place. */
export interface UnsureReview {
  readonly id: number;
  readonly text: string;
  readonly language: string;
  readonly findings: readonly Finding[];
}

/** The least sure first; of each touchpoint and language in turn. Only what this version of the analyser said. */
export async function leastSureReviews(
  db: Db,
  where: {
    readonly analyser: string;
    readonly touchpoint?: string;
    readonly but: readonly number[];
    readonly limit: number;
  },
): Promise<UnsureReview[]> {
  const ofTouchpoint = where.touchpoint === undefined ? sql`` : sql`and f->>'touchpoint' = ${where.touchpoint}`;
  const { rows } = await sql<UnsureReview>`
    with unsure as (
      select r.id, a.language, f->>'touchpoint' as touchpoint, min((f->>'confidence')::float8) as confidence
      from reviews r
      join analyses a on a.review_id = r.id and a.revision = r.revision and a.analyser = r.analysed_by
      cross join lateral jsonb_array_elements(a.findings) f
      where r.analysed_by = ${where.analyser} and r.removed_at is null and r.id <> all(${where.but}::int8[]) ${ofTouchpoint}
      group by r.id, a.language, f->>'touchpoint'
    ), ranked as (
      select *, row_number() over (partition by touchpoint, language order by confidence, id) as turn from unsure
    ), chosen as (
      select id, min(turn) as turn, min(confidence) as confidence from ranked group by id
      order by 2, 3, 1 limit ${where.limit}
    )
    select c.id, v.body as text, a.language, a.findings
    from chosen c
    join reviews r on r.id = c.id
    join revisions v on v.review_id = r.id and v.revision = r.revision
    join analyses a on a.review_id = r.id and a.revision = r.revision
    where v.body is not null
    order by c.turn, c.confidence, c.id
  `.execute(db);
  return rows;
}
