/** Who was told of which step and who was not, and by which rule; rows are added, never changed. */
import { type RawBuilder, sql } from 'kysely';
import type { TeamId } from '../domain/ids.ts';
import type { StepReason } from '../domain/incident.ts';
import type { Notice, NoticeRule, PastNotice } from '../domain/notice.ts';
import type { Instant } from '../domain/time.ts';
import { batches, unnested } from './columns.ts';
import { noteDelivery } from './outbox.ts';
import type { Db } from './schema.ts';

/** Adds notices, in the given order. */
export async function saveNotices(db: Db, notices: readonly Notice[]): Promise<void> {
  for (const batch of batches(notices)) {
    const incoming = unnested(batch, {
      incident: ['text', (one) => one.incident],
      sequence: ['int8', (one) => one.sequence],
      team: ['text', (one) => one.team],
      at: ['timestamptz', (one) => one.at],
      decision: ['text', (one) => one.decision],
      rule: ['text', (one) => one.rule],
      why: ['text', (one) => one.why.toWellFormed().replaceAll('\0', '')],
      until: ['timestamptz', (one) => one.until],
    });
    await sql`
      insert into notices (incident, sequence, team, at, decision, rule, why, until)
      select incident, sequence, team, at, decision, rule, why, until from ${incoming} as incoming order by position
    `.execute(db);
  }
}

/** All notices of these incidents, as they were decided. */
export async function noticesOf(db: Db, incidents: readonly string[]): Promise<PastNotice[]> {
  return incidents.length === 0 ? [] : read(db, sql`n.incident = any(${[...incidents]}::text[])`);
}

/** What was decided from a moment on, or is to go out from then on; of one team when given. */
export async function noticesSince(db: Db, from: Instant, team?: TeamId): Promise<PastNotice[]> {
  const of = team === undefined ? sql`true` : sql`n.team = ${team}`;
  return read(db, sql`(n.at >= ${from}::timestamptz or n.until >= ${from}::timestamptz) and ${of}`);
}

async function read(db: Db, where: RawBuilder<unknown>): Promise<PastNotice[]> {
  const { rows } = await sql<NoticeRow>`
    select n.incident, n.sequence, n.team, n.at, n.decision, n.rule, n.why, n.until, t.reason,
      n.decision = 'hold' and exists (
        select from outbox o
        where o.incident = n.incident and o.sequence = n.sequence and o.team = n.team
          and o.state = 'waiting' and o.held is not null and o.attempts = 0
      ) and not exists (
        select from outbox o
        where o.incident = n.incident and o.sequence = n.sequence and o.team = n.team and o.attempts > 0
      ) as waits
    from notices n left join transitions t on t.incident = n.incident and t.sequence = n.sequence
    where ${where} order by n.id
  `.execute(db);
  return rows.map(({ incident, sequence, team, at, decision, rule, why, until, reason, waits }) => ({
    incident,
    sequence,
    team: team as TeamId,
    at,
    decision: decision as Notice['decision'],
    ...(rule !== null && { rule: rule as NoticeRule }),
    why,
    ...(until !== null && { until }),
    ...(reason !== null && { reason: reason as StepReason }),
    waits,
  }));
}

interface NoticeRow {
  readonly incident: string;
  readonly sequence: number;
  readonly team: string;
  readonly at: Instant;
  readonly decision: string;
  readonly rule: string | null;
  readonly why: string;
  readonly until: Instant | null;
  readonly reason: string | null;
  readonly waits: boolean;
}

/** Takes messages that wait, tried by nobody yet, out of the outbox; what was tried meanwhile stays. */
export async function withdrawMessages(
  db: Db,
  messages: readonly Pick<Notice, 'incident' | 'sequence' | 'team' | 'at' | 'why'>[],
): Promise<void> {
  for (const batch of batches(messages)) {
    const which = unnested(batch, {
      incident: ['text', (one) => one.incident],
      sequence: ['int8', (one) => one.sequence],
      team: ['text', (one) => one.team],
      at: ['timestamptz', (one) => one.at],
      why: ['text', (one) => one.why],
    });
    const { rows } = await sql<{ key: string; at: Instant; why: string }>`
      update outbox o set state = 'withdrawn' from ${which} as gone
      where o.incident = gone.incident and o.sequence = gone.sequence and o.team = gone.team
        and o.state = 'waiting' and o.held is not null and o.attempts = 0
      returning o.key, gone.at, gone.why
    `.execute(db);
    for (const { key, at, why } of rows) await noteDelivery(db, [key], at, undefined, why);
  }
}
