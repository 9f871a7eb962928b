/** The way of each message about an incident, without its words: those hold links that act. */
import { sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { Notification } from '../domain/notification.ts';
import type { Instant } from '../domain/time.ts';
import type { DeliveryLine } from './outbox.ts';
import type { Db } from './schema.ts';

export interface IncidentDelivery extends Pick<Notification, 'sequence' | 'receiver' | 'state' | 'attempts'> {
  readonly team: TeamId;
  readonly createdAt: Instant;
  /** While it waits. */
  readonly nextAttemptAt: Instant;
  /** First line first. */
  readonly lines: readonly DeliveryLine[];
}

/** First message first. Served by `outbox_incident` and `deliveries_key`. */
export async function deliveriesOf(db: Db, incident: string): Promise<readonly IncidentDelivery[]> {
  const { rows } = await sql<Row>`
    select o.sequence, o.receiver, o.state, o.attempts, o.team, o.created_at, o.next_attempt_at,
      d.at, d.ok, d.detail, o.key
    from outbox o left join deliveries d on d.key = o.key
    where o.incident = ${incident} order by o.sequence, o.receiver, o.key, d.id
  `.execute(db);
  return [...Map.groupBy(rows, ({ key }) => key).values()].map((lines) => {
    const { sequence, receiver, state, attempts, team, created_at, next_attempt_at } = lines[0]!;
    return {
      sequence,
      receiver,
      state,
      attempts,
      team,
      createdAt: created_at,
      nextAttemptAt: next_attempt_at,
      lines: lines.flatMap(({ at, ok, detail }) =>
        at === null || detail === null ? [] : [{ at, ...(ok !== null && { ok }), detail }],
      ),
    };
  });
}

interface Row extends Pick<Notification, 'sequence' | 'receiver' | 'state' | 'attempts'> {
  readonly key: string;
  readonly team: TeamId;
  readonly created_at: Instant;
  readonly next_attempt_at: Instant;
  readonly at: Instant | null;
  readonly ok: boolean | null;
  readonly detail: string | null;
}
