/** Incidents and their history: the state a team deals with, and each step that led there. */
import { sql } from 'kysely';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Incident, IncidentKind, IncidentState, StepReason, Transition } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { batches, toJson, unnested } from './columns.ts';
import { transaction } from './database.ts';
import type { Db } from './schema.ts';

export interface IncidentFilter {
  readonly key?: string;
  readonly brand?: BrandId;
  readonly states?: readonly IncidentState[];
  readonly kinds?: readonly IncidentKind[];
  readonly location?: LocationId;
  readonly touchpoint?: TouchpointId;
  /** Opened at or after. */
  readonly from?: Instant;
  /** Opened before. */
  readonly to?: Instant;
  readonly limit?: number;
}

/** Incidents that match every part of the filter, the latest opened first. */
export async function findIncidents(db: Db, filter: IncidentFilter = {}): Promise<Incident[]> {
  let query = db.selectFrom('incidents').select('body').orderBy('opened_at', 'desc').orderBy('key', 'desc');
  if (filter.key !== undefined) query = query.where('key', '=', filter.key);
  if (filter.brand) query = query.where('brand', '=', filter.brand);
  if (filter.states) query = query.where('state', 'in', [...filter.states, '']);
  if (filter.kinds) query = query.where('kind', 'in', [...filter.kinds, '']);
  if (filter.location) query = query.where('location', '=', filter.location);
  if (filter.touchpoint) query = query.where('touchpoint', '=', filter.touchpoint);
  if (filter.from) query = query.where('opened_at', '>=', filter.from);
  if (filter.to) query = query.where('opened_at', '<', filter.to);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  const rows = await query.execute();
  return rows.map((row) => row.body);
}

/**
 * Stores incidents as they are after their transitions, and the transitions, in the given order. A transition number
 * that is taken already means that somebody else moved the incident on: DatabaseFailed, and nothing is stored.
 */
export async function saveTransitions(
  db: Db,
  changes: readonly { readonly incident: Incident; readonly transition: Transition }[],
): Promise<void> {
  const latest = new Map(changes.map(({ incident }) => [incident.key, incident]));
  await transaction(db, async (trx) => {
    for (const batch of batches([...latest.values()])) {
      await sql`
        insert into incidents (body) select body from ${unnested(batch, { body: ['jsonb', toJson] })} as incoming
        on conflict (key) do update set body = excluded.body
      `.execute(trx);
    }
    for (const batch of batches(changes.map(({ transition }) => transition))) await insertTransitions(trx, batch);
  });
}

async function insertTransitions(trx: Db, batch: readonly Transition[]): Promise<void> {
  const incoming = unnested(batch, {
    incident: ['text', (transition) => transition.incident],
    sequence: ['int8', (transition) => transition.sequence],
    from_state: ['text', (transition) => transition.from],
    to_state: ['text', (transition) => transition.to],
    at: ['timestamptz', (transition) => transition.at],
    by: ['text', (transition) => storable(transition.by)],
    why: ['text', (transition) => storable(transition.why)],
    reason: ['text', (transition) => transition.reason],
  });
  await sql`
    insert into transitions (incident, sequence, from_state, to_state, at, by, why, reason)
    select incident, sequence, from_state, to_state, at, by, why, reason from ${incoming} as incoming
  `.execute(trx);
}

/** A sentence may quote a review cut in the wrong place. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** An incident's history, first step first. */
export async function transitionsOf(db: Db, key: string): Promise<Transition[]> {
  const rows = await db.selectFrom('transitions').where('incident', '=', key).orderBy('sequence').selectAll().execute();
  return rows.map((row) => ({
    incident: row.incident,
    sequence: row.sequence,
    ...(row.from_state !== null && { from: row.from_state as IncidentState }),
    to: row.to_state as IncidentState,
    at: row.at,
    by: row.by,
    why: row.why,
    ...(row.reason !== null && { reason: row.reason as StepReason }),
  }));
}
