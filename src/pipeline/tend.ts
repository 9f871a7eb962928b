/** What time does between two passes: unanswered incidents are told again and further up, ended mutes made up for, letters written. */
import { openNoticeBook } from '../alerts/notice-book.ts';
import { mutedWhileHeld, muteOf, type NoticeWorld } from '../alerts/notices.ts';
import type { Change } from '../alerts/signal.ts';
import { type CallingRules, type DueStep, unansweredSteps } from '../alerts/unanswered.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { transaction } from '../store/database.ts';
import { type IncidentCounts, incidentCounts } from '../store/incident-counts.ts';
import { findIncidents } from '../store/incidents.ts';
import type { Context } from './context.ts';
import { sendDigests } from './digest.ts';
import { listFloods } from './flood.ts';
import { callingRules } from './next-steps.ts';
import { noticeWorld, OPEN_STATES } from './notice-world.ts';
import { sendDueReports } from './report-round.ts';
import { sourceHealth } from './source-health.ts';
import { saveTold, tellChanges } from './tell-changes.ts';

export interface TendReport {
  /** Steps that time made. */
  readonly changes: readonly Change[];
  readonly notifications: number;
  /** Messages that waited and are muted by now. */
  readonly withdrawn: number;
  /** Weekly letters that were due. */
  readonly digests: number;
  /** Monthly and weekly reports that were. */
  readonly reports: number;
}

type BrandReport = Omit<TendReport, 'digests' | 'reports'>;

/** Brand by brand, each in a transaction of its own; called under the run lock, before messages go out. */
export async function tend(context: Context): Promise<TendReport> {
  const reports: BrandReport[] = [];
  for (const { id } of context.config.brands) {
    if (context.signal.aborted) break;
    reports.push(await tendBrand(context, id));
  }
  return {
    changes: reports.flatMap(({ changes }) => changes),
    notifications: reports.reduce((sum, { notifications }) => sum + notifications, 0) + (await listFloods(context)),
    withdrawn: reports.reduce((sum, { withdrawn }) => sum + withdrawn, 0),
    digests: await sendDigests(context),
    reports: await sendDueReports(context),
  };
}

async function tendBrand(context: Context, brand: BrandId): Promise<BrandReport> {
  const { db } = context.opened;
  // A quiet brand costs one question.
  const standing = await findIncidents(db, { brand, states: OPEN_STATES, limit: 1 });
  if (standing.length === 0) return { changes: [], notifications: 0, withdrawn: 0 };
  const { heardUntil } = await sourceHealth(context, brand);
  const world = await noticeWorld(context, brand, [], (location) => heardUntil({ brand, location }));
  const gone = mutedWhileHeld(world);
  const counts = await incidentCounts(db, brand);
  const changes = dueChanges(world, await callingRules(context, brand), counts);
  if (gone.length === 0 && changes.length === 0) return { changes, notifications: 0, withdrawn: 0 };
  const past = [...world.past.filter((one) => !gone.some((other) => isSame(one, other)))];
  const told = await tellChanges(context, changes, { ...world, past }, { until: world.now });
  const withdrawn = [...gone, ...told.withdrawn];
  const notices = [...gone, ...told.notices];
  await transaction(db, (trx) => saveTold(trx, { ...told, withdrawn, notices }));
  return { changes, notifications: told.notifications.length, withdrawn: withdrawn.length };
}

/** What is due by now and muted by nothing, one step an incident and reason. A mute makes no step: it is asked again next time. */
function dueChanges(world: NoticeWorld, rules: CallingRules, counts: IncidentCounts): readonly Change[] {
  const book = openNoticeBook(world.past);
  return world.incidents.flatMap((incident) => {
    const due = unansweredSteps(incident, world.now, book, rules).filter(
      ({ at, team, unheard }) => at <= world.now && !unheard && !muteOf(incident, team, world.now, world),
    );
    return [...Map.groupBy(due, ({ reason }) => reason).values()].map((steps) =>
      changeOf(incident, steps, world, counts),
    );
  });
}

function changeOf(incident: Incident, steps: readonly DueStep[], { now }: NoticeWorld, counts: IncidentCounts): Change {
  const sequence = counts.sequence(incident.key);
  counts.note(incident.key, sequence);
  const { key, state } = incident;
  const why = [...new Set(steps.map((step) => step.why))].join('; ');
  const reason = steps[0]!.reason;
  const transition = { incident: key, sequence, from: state, to: state, at: now, by: 'vigie', why, reason };
  return { incident, transition, notify: true, tell: [...new Set(steps.map(({ team }) => team))] };
}

function isSame(a: { incident: string; sequence: number; team: string }, b: typeof a): boolean {
  return a.incident === b.incident && a.sequence === b.sequence && a.team === b.team;
}
