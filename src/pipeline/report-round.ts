/** Reports that go out by themselves: which team is due for which, that it is written once, and that it waits for the team's hours. */
import { isOpen, nextOpening, onTheClockOf } from '../alerts/hours.ts';
import { reportThread } from '../alerts/report.ts';
import type { Notification } from '../domain/notification.ts';
import type { Period } from '../domain/period.ts';
import type { Team } from '../domain/team.ts';
import type { Instant } from '../domain/time.ts';
import { beatsOf, recordBeat } from '../store/beats.ts';
import { transaction } from '../store/database.ts';
import { enqueue } from '../store/outbox.ts';
import { lastRuns } from '../store/runs.ts';
import type { Context } from './context.ts';
import { type DueReport, lastDue } from './report-calendar.ts';
import { openPress, reportLetters } from './report-letters.ts';

interface Due extends DueReport {
  readonly team: Team;
  readonly thread: string;
}

/**
 * Writes and enqueues what is due, once each: the letters and the note that they were written are one transaction. The first
 * report of a team is the first that comes due after vigie was told to send any. After months without a pass only the last
 * one is sent, and not before a pass has read what the time without it left unread. Returns how many were written.
 */
export async function sendDueReports(context: Context): Promise<number> {
  const { config, opened, signal } = context;
  const { monthly, weekly } = config.sending.reports;
  if (!monthly && !weekly) return 0;
  const due = [...(await dueOf(context, 'month', monthly)), ...(await dueOf(context, 'week', weekly))];
  if (due.length === 0) return 0;
  const readAt = await lastPass(context);
  const press = openPress(context);
  let written = 0;
  for (const { team, thread, period, at } of due) {
    if (signal.aborted) break;
    if (readAt !== undefined && readAt < period.to) continue;
    const letters = await reportLetters(context, press, period, team);
    await transaction(opened.db, async (trx) => {
      await enqueue(trx, heldForHours(letters, team, context.now()));
      await recordBeat(trx, thread, at, `${period.name} written at ${context.now()}`);
    });
    written += 1;
  }
  return written;
}

/** The teams for which the last report of a kind is due and not written yet. */
async function dueOf(
  { config, opened, now }: Context,
  kind: Period['kind'],
  rule: Parameters<typeof lastDue>[1] | undefined,
): Promise<readonly Due[]> {
  if (!rule) return [];
  const last = await beatsOf(opened.db, 'report/');
  const all: Due[] = [];
  for (const team of config.teams) {
    if (team.receivers.length === 0 || !(rule.teams?.includes(team.id) ?? true)) continue;
    const due = lastDue(kind, rule, team, now());
    const thread = reportThread({ team: team.id, period: due.period.name });
    const from = last.get(thread);
    if (from === undefined) await recordBeat(opened.db, thread, now(), 'begins: the next report that comes due');
    else if (from < due.at) all.push({ ...due, team, thread });
  }
  return all;
}

/** When any source was last read, well or not; undefined where nothing is read by itself. */
async function lastPass({ config, opened }: Context): Promise<Instant | undefined> {
  if (config.sources.every(({ pausedReason }) => pausedReason !== undefined)) return undefined;
  const runs = [...(await lastRuns(opened.db)).values()].flat();
  return runs.reduce<Instant>((latest, { endedAt }) => (endedAt > latest ? endedAt : latest), '' as Instant);
}

/** A report can wait: outside its hours a team gets it at the next opening. */
function heldForHours(letters: readonly Notification[], team: Team, now: Instant): readonly Notification[] {
  if (isOpen(team, now)) return letters;
  const nextAttemptAt = nextOpening(team, now);
  const held = `held until ${onTheClockOf(team, nextAttemptAt)} by the hours of ${team.id}`;
  return letters.map((letter) => ({ ...letter, nextAttemptAt, held }));
}
