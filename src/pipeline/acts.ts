/** Does what people decided: one act, one transaction with its step and its messages; acts that waited come first come, first done. */
import { type Act, takeAct } from '../alerts/acts.ts';
import { SILENCE_DAYS } from '../alerts/link.ts';
import type { Change } from '../alerts/signal.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Notice } from '../domain/notice.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { type Db, transaction } from '../store/database.ts';
import { findIncidents, transitionsOf } from '../store/incidents.ts';
import { saveNotices } from '../store/notices.ts';
import { withdrawReminders } from '../store/reminders.ts';
import { addSilence, findSilences } from '../store/silences.ts';
import { readAct, setActAside, type WaitingAct, waitingActs } from './act-inbox.ts';
import type { Context } from './context.ts';
import { dropBody } from './inbox-files.ts';
import { writeBoard } from './incident-board.ts';
import { noticeWorld, OPEN_STATES } from './notice-world.ts';
import type { StoreContext } from './open-store.ts';
import { saveTold, type ToldChanges, tellChanges } from './tell-changes.ts';

/** Who acts, and when. */
export interface Actor {
  readonly at: Instant;
  readonly by: string;
  /** The actor's team, where it is known. */
  readonly team?: TeamId;
}

/** An incident after an act; without a change there was nothing left to do. */
export interface Acted {
  readonly incident: Incident;
  readonly change?: Change;
  /** Who is told of it, and who is not, and why. */
  readonly notices: readonly Notice[];
}

/** What became of the acts that waited. */
export interface ActsReport {
  readonly done: number;
  /** Done before: the same button twice, or a pass that was killed between its doing and its tidying up. */
  readonly repeated: number;
  readonly aside: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Does an act and stores its step with the messages that `tell` makes of it, all or nothing. Undefined when there is no
 * such incident. The caller holds the run lock. @throws ConfigError when the incident does not allow it
 */
export async function actOn(
  { opened: { db } }: Pick<StoreContext, 'opened'>,
  key: string,
  act: Act,
  actor: Actor,
  tell: (change: Change) => Promise<ToldChanges> = toNobody,
): Promise<Acted | undefined> {
  const [incident] = await findIncidents(db, { key });
  if (!incident) return undefined;
  const steps = await transitionsOf(db, key);
  // A pass that was killed after its commit finds the act in its inbox once more.
  if (steps.some(({ at, by }) => at === actor.at && by === actor.by)) return { incident, notices: [] };
  const change = takeAct(incident, act, { ...actor, sequence: (steps.at(-1)?.sequence ?? 0) + 1 });
  if (!change) return { incident, notices: [] };
  const told = change.notify ? await tell(change) : await toNobody(change);
  const gone = await transaction(db, async (trx) => {
    await saveTold(trx, told);
    return answered(trx, change);
  });
  return { incident: change.incident, change, notices: [...told.notices, ...gone] };
}

/** Who answered is not to be reminded, nor anybody called further, by what was written before and waits to be sent. */
async function answered(trx: Db, { incident: { key }, transition }: Change): Promise<readonly Notice[]> {
  const { at, by, reason } = transition;
  if (reason !== 'acknowledged' && reason !== 'reassigned' && reason !== 'closed') return [];
  const why = `withdrawn: ${reason} by ${by} while it waited`;
  const gone = await withdrawReminders(trx, key, at, why);
  const notices = gone.map((one) => ({ ...one, incident: key, at, decision: 'mute', rule: 'overtaken', why }) as const);
  await saveNotices(trx, notices);
  return notices;
}

async function toNobody(change: Change): Promise<ToldChanges> {
  return { changes: [change], notices: [], withdrawn: [], notifications: [] };
}

/** What a person's step tells, by the rules of any other step. */
export async function tellOf(context: Context, change: Change): Promise<ToldChanges> {
  const world = await noticeWorld(context, change.incident.brand, [change.incident]);
  return tellChanges(context, [change], world, { until: change.transition.at });
}

/**
 * Does what waits in the inbox of acts, in the order in which the buttons were pressed. What cannot be done is put aside
 * with its reason. The caller holds the run lock; a kill in between loses nothing and does nothing twice.
 */
export async function applyActs(context: Context): Promise<ActsReport> {
  const { config, log, signal } = context;
  const { dataDir } = config.database;
  const aside: { path: string; reason: string }[] = [];
  const done = { first: 0, again: 0 };
  for (const file of await waitingActs(dataDir)) {
    if (signal.aborted) break;
    const act = await readAct(file);
    const end = act ? await applyOne(context, act, file.receivedAt) : 'Expected an act of ours, got something else';
    if (end === 'first' || end === 'again') {
      done[end] += 1;
      await dropBody(file);
      log.info({ act: act?.act, incident: act?.incident }, end === 'first' ? 'act done' : 'act done before');
      continue;
    }
    const path = await setActAside(dataDir, file, end);
    aside.push({ path, reason: end });
    log.warn({ path, reason: end }, 'act put aside');
  }
  return { done: done.first, repeated: done.again, aside };
}

/** Writes down for the door which incidents are open now: before messages go out whose links lead there. */
export async function postBoard({ config, now, opened }: StoreContext): Promise<void> {
  await writeBoard(config.database.dataDir, now(), await findIncidents(opened.db, { states: OPEN_STATES }));
}

/** `first` when it was done, `again` when it had been, else why it cannot be. */
async function applyOne(context: Context, waiting: WaitingAct, at: Instant): Promise<string> {
  const { incident: key, team } = waiting;
  const by = nameOf(waiting);
  try {
    const act = actOf(waiting);
    if (!act) return await silence(context, waiting, at);
    const actor = { at, by, ...(team && { team }) };
    const acted = await actOn(context, key, act, actor, (change) => tellOf(context, change));
    if (!acted) return unknown(key);
    return acted.change ? 'first' : 'again';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** What a file means for the incident; undefined for what is no step of it. */
export function actOf(waiting: WaitingAct): Act | undefined {
  const note = waiting.note ? { note: waiting.note } : {};
  switch (waiting.act) {
    case 'acknowledge':
      return { type: 'acknowledge', ...note };
    case 'close':
      return { type: 'close', cause: waiting.cause, ...note };
    case 'reassign':
      return { type: 'reassign', to: waiting.to, ...note };
    case 'note':
      return { type: 'note', note: waiting.note };
    case 'silence':
      return undefined;
  }
}

/** Mutes one incident for a week from when the button was pressed; pressed again later, a new version lasts longer. */
async function silence({ opened: { db }, now }: StoreContext, waiting: WaitingAct, at: Instant) {
  const { incident: key, note } = waiting;
  const by = nameOf(waiting);
  const [incident] = await findIncidents(db, { key });
  if (!incident) return unknown(key);
  const until = instant(millis(at) + SILENCE_DAYS * DAY_MS);
  if (!OPEN_STATES.some((state) => state === incident.state))
    return `Expected an open incident, got ${key}: ${incident.state}`;
  if (until <= now()) return `Expected a pass within ${SILENCE_DAYS} days, got one when the silence was over: ${until}`;
  const own = await findSilences(db, { incident: key });
  // Done by a pass that was killed; a person may have ended it since.
  if (own.some((one) => one.from === at && one.by === by)) return 'again';
  const standing = own.findLast((one) => one.from <= now() && one.until > now());
  if (standing && millis(until) - millis(standing.until) < LEAST_LONGER_MS) return 'again';
  const reason = note || `a link in a message, for ${SILENCE_DAYS} days`;
  await addSilence(db, { match: {}, incident: key, from: at, until, reason, by }, now(), standing?.id);
  return 'first';
}

/** A second press within the hour is the same wish. */
const LEAST_LONGER_MS = 3_600_000;

/** The name is what somebody wrote into a form; whose link it was is certain. */
function nameOf({ by, team }: WaitingAct): string {
  return team === undefined || team === by ? by : `${by} (${team})`;
}

function unknown(key: string): string {
  return `Expected the key of an incident, got ${JSON.stringify(key)}`;
}
