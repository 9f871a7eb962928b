/** Incidents as lists show them: by more parts of them than messages ask for, page by page. */
import { type RawBuilder, sql } from 'kysely';
import type { Direction } from '../domain/drift.ts';
import type { BrandId, LocationId, RegionId, TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, IncidentKind, IncidentState } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './schema.ts';

export interface IncidentChoice {
  readonly kinds?: readonly IncidentKind[];
  readonly states?: readonly IncidentState[];
  readonly brand?: BrandId | undefined;
  /** Of the region itself, or of a place in it. */
  readonly region?: RegionId | undefined;
  readonly location?: LocationId | undefined;
  readonly touchpoint?: TouchpointId | undefined;
  /** Accountable or informed. */
  readonly team?: TeamId | undefined;
  readonly direction?: Direction | undefined;
  /** Opened at or after. */
  readonly from?: Instant | undefined;
  /** Opened before. */
  readonly to?: Instant | undefined;
  /** Found in history, of which nobody is told: only these, or only others. */
  readonly silent?: boolean;
}

/** Where a page of a list ended. */
export interface ListPlace {
  readonly openedAt: Instant;
  readonly key: string;
}

/** The latest opened first, after a place of the list; served by `incidents_opened` and `incidents_brand`. */
export async function listIncidents(
  db: Db,
  choice: IncidentChoice,
  { limit, after }: { readonly limit: number; readonly after?: ListPlace | undefined },
): Promise<readonly Incident[]> {
  const beyond = after ? sql`(opened_at, key) < (${after.openedAt}, ${after.key})` : sql`true`;
  const { rows } = await sql<{ body: Incident }>`
    select body from incidents where ${whereOf(choice)} and ${beyond}
    order by opened_at desc, key desc limit ${limit}
  `.execute(db);
  return rows.map(({ body }) => body);
}

/** How many there are. */
export async function countIncidents(db: Db, choice: IncidentChoice): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from incidents where ${whereOf(choice)}
  `.execute(db);
  return rows[0]!.n;
}

/** Incidents that are over or were found in history, and those that are open: one of both, or all. */
function whereOf(choice: IncidentChoice): RawBuilder<unknown> {
  const { kinds, states, brand, region, location, touchpoint, team, direction, from, to, silent } = choice;
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (kinds) parts.push(sql`kind = any(${[...kinds]}::text[])`);
  if (states) parts.push(sql`state = any(${[...states]}::text[])`);
  if (brand) parts.push(sql`brand = ${brand}`);
  if (region)
    parts.push(sql`(body ->> 'region' = ${region} or location in (select id from locations where region = ${region}))`);
  if (location) parts.push(sql`location = ${location}`);
  if (touchpoint) parts.push(sql`touchpoint = ${touchpoint}`);
  if (team) parts.push(sql`(body ->> 'accountable' = ${team} or body -> 'informed' @> to_jsonb(${team}::text))`);
  if (direction) parts.push(sql`body ->> 'direction' = ${direction}`);
  if (from) parts.push(sql`opened_at >= ${from}`);
  if (to) parts.push(sql`opened_at < ${to}`);
  if (silent !== undefined) parts.push(sql`(body ->> 'silent')::boolean = ${silent}`);
  return sql.join(parts, sql` and `);
}
