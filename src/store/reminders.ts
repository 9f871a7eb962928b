/** Reminders that nobody needs any more: a person answered while they waited to be sent. */
import { sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { noteDelivery } from './outbox.ts';
import type { Db } from './schema.ts';

/** A step that is not told to a team any more. */
export interface Withdrawn {
  readonly sequence: number;
  readonly team: TeamId;
}

/**
 * Takes what calls for an answer (repeated, escalated) out of the outbox, for every team, held back or only not sent yet;
 * what was tried may have arrived and stays. A repeat that would be the first word of it to a team stays as well: it is no
 * reminder to whoever never heard. `why` goes into the log of each message.
 */
export async function withdrawReminders(db: Db, incident: string, at: Instant, why: string): Promise<Withdrawn[]> {
  const { rows } = await sql<Withdrawn & { readonly key: string }>`
    update outbox o set state = 'withdrawn' from transitions t
    where o.incident = ${incident} and t.incident = o.incident and t.sequence = o.sequence
      and o.state = 'waiting' and o.attempts = 0
      and (t.reason = 'escalated' or t.reason = 'repeated' and (
        exists (
          select from outbox earlier
          where earlier.incident = o.incident and earlier.team = o.team and earlier.sequence < o.sequence
            and earlier.attempts > 0
        ) or exists (
          select from notices n where n.incident = o.incident and n.team = o.team and n.rule = 'flood'
        )
      ))
    returning o.key, o.sequence, o.team
  `.execute(db);
  const keys = rows.map(({ key }) => key);
  await noteDelivery(db, keys, at, undefined, why);
  // One line a team, however many receivers it has.
  const steps = new Map(rows.map(({ sequence, team }) => [`${sequence} ${team}`, { sequence, team }]));
  return [...steps.values()].sort((a, b) => a.sequence - b.sequence || (a.team < b.team ? -1 : 1));
}
