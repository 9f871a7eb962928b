/** The incidents that one review stands in: written while they lasted, where they are, about what they are about. */
import { sql } from 'kysely';
import type { TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Scope } from '../domain/scope.ts';
import type { Instant, WrittenDate } from '../domain/time.ts';
import type { Db } from './schema.ts';

export type ReviewIncident = Pick<Incident, 'key' | 'kind' | 'state' | 'direction' | 'since'> & {
  readonly touchpoint: TouchpointId | null;
  readonly openedAt: Instant;
};

/** The latest opened first, at most twenty. `touchpoints`: those that the review names. */
export async function incidentsOfReview(
  db: Db,
  review: Scope & { readonly id: number; readonly written: WrittenDate; readonly touchpoints: readonly string[] },
): Promise<ReviewIncident[]> {
  const { id, brand, region, location, written, touchpoints } = review;
  const { rows } = await sql<ReviewIncident>`
    select key, kind, state, touchpoint, opened_at as "openedAt", body ->> 'direction' as direction, body ->> 'since' as since
    from incidents
    where brand = ${brand} and (
      kind = 'severe' and body ->> 'review' = ${String(id)}
      or kind in ('drift', 'burst', 'surge', 'erosion')
        and (location = ${location ?? ''} or location is null
          and (body ->> 'region' is null or body ->> 'region' = ${region ?? ''}))
        and (touchpoint is null or touchpoint = any(${[...touchpoints]}::text[]))
        and body ->> 'since' <= ${written.latest.slice(0, 10)}
        and (state not in ('resolved', 'accepted') or updated_at >= ${written.earliest})
    )
    order by opened_at desc, key desc limit 20
  `.execute(db);
  return rows;
}
