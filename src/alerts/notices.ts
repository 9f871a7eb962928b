/** What becomes of each step for each team: told now, held back, or not told, and by which rule. Alertmanager's rules, in days. */
import type { TeamId } from '../domain/ids.ts';
import type { Incident, StepReason } from '../domain/incident.ts';
import type { Notice, NoticeRule, PastNotice } from '../domain/notice.ts';
import { SEVERE_RULES } from '../domain/severe.ts';
import type { Team } from '../domain/team.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { isOpen, nextOpening, onTheClockOf } from './hours.ts';
import { type InhibitFacts, inhibitorOf } from './inhibit.ts';
import { isOver } from './ledger.ts';
import { type MatchFacts, urgencyOf } from './matcher.ts';
import { type NoticeBook, openNoticeBook } from './notice-book.ts';
import type { Change } from './signal.ts';
import { type NumberedSilence, silenceOf } from './silenced.ts';

/** What decides beside the changes themselves. `incidents`: as the changes leave them, those that ended in this pass included. */
export interface NoticeWorld extends InhibitFacts, MatchFacts {
  readonly now: Instant;
  readonly teams: readonly Team[];
  readonly sending: {
    readonly updateAfterHours: number;
    readonly flood: { readonly most: number; readonly perHours: number };
  };
  readonly silences: readonly NumberedSilence[];
  /** The record of these incidents, and of all messages that count for the flood cap; oldest first. */
  readonly past: readonly PastNotice[];
  /** History is told as if it had been lived: each step is decided at its own time. */
  readonly replay?: boolean;
}

/** What one step came to for one team. */
export interface Telling {
  readonly change: Change;
  readonly notice: Notice;
  /** The team did not know of the incident before. */
  readonly first: boolean;
}

export interface Decisions {
  /** One for each change and team that was to be told, in order. */
  readonly tellings: readonly Telling[];
  /** New last words on messages that waited and are to be withdrawn. */
  readonly withdrawn: readonly Notice[];
}

const HOUR_MS = 3_600_000;

/** News of an incident that go on without a person, and may wait to be told together. */
const NEWS: ReadonlySet<StepReason | undefined> = new Set<StepReason | undefined>([
  'joined',
  'worse',
  'recovering',
  'resolved',
  'accepted',
]);

/** Steps that call somebody: of a critical incident they reach a team at any hour. */
const CALLS: ReadonlySet<StepReason | undefined> = new Set<StepReason | undefined>([
  undefined,
  'opened',
  'joined',
  'worse',
  'reassigned',
  'reopened',
  'escalated',
]);

/**
 * Decides in the order of the changes. An end is told to all who know of the incident and to nobody else: what opened and
 * ended unseen is never told, and messages of it that still wait are withdrawn. A message that waits is withdrawn as well
 * when a newer one says more.
 */
export function decideNotices(changes: readonly Change[], world: NoticeWorld): Decisions {
  const book = openNoticeBook(world.past);
  const tellings: Telling[] = [];
  const withdrawn: Notice[] = [];
  const ending = changes.flatMap(({ incident, notify }) => (notify && isOver(incident.state) ? [incident] : []));
  for (const change of changes) {
    const at = world.replay && change.transition.at < world.now ? change.transition.at : world.now;
    if (world.replay) book.passTo(at);
    const teams = listeners(change, book);
    for (const notice of overtaken(change, teams, at, book)) {
      book.add(notice);
      withdrawn.push(notice);
    }
    for (const team of teams) {
      const first = book.lastTold(change.incident.key, team) === undefined;
      const notice = decide(change, team, at, { book, ending, world });
      book.add(notice, change.transition.reason);
      tellings.push({ change, notice, first });
    }
  }
  return { tellings, withdrawn };
}

/** Messages that wait and are muted by now, by a silence or by a wider incident that came after them: to be withdrawn. */
export function mutedWhileHeld(world: NoticeWorld): readonly Notice[] {
  const incidents = new Map(world.incidents.map((one) => [one.key, one]));
  return world.past.flatMap(({ waits, incident: key, sequence, team }) => {
    const incident = waits ? incidents.get(key) : undefined;
    const mute = incident && !isOver(incident.state) && muteOf(incident, team, world.now, world);
    return mute ? [{ incident: key, sequence, team, at: world.now, decision: 'mute' as const, ...mute }] : [];
  });
}

function listeners({ incident, tell }: Change, book: NoticeBook): readonly TeamId[] {
  const over = isOver(incident.state) && tell.length > 0;
  return over ? [...new Set([...tell, ...book.knowing(incident.key)])] : tell;
}

/** What is over is told to nobody as standing, though it was called: not only to those who hear of the end. */
function overtaken(
  { incident, transition }: Change,
  teams: readonly TeamId[],
  at: Instant,
  book: NoticeBook,
): readonly Notice[] {
  const over = isOver(incident.state);
  if (!over && transition.reason !== 'joined' && transition.reason !== 'worse') return [];
  const why = over ? `withdrawn: ${incident.state} while it waited` : 'withdrawn: a newer message says more';
  const waiting = book.waiting(incident.key).filter(({ team }) => over || teams.includes(team));
  return waiting.map(({ sequence, team }) => {
    const rule = 'overtaken' as const;
    return { incident: incident.key, sequence, team, at, decision: 'mute', rule, why };
  });
}

/** What a pass knows while it decides. */
interface Pass {
  readonly book: NoticeBook;
  /** Incidents whose end this pass tells. */
  readonly ending: readonly Incident[];
  readonly world: NoticeWorld;
}

function decide(change: Change, id: TeamId, at: Instant, { book, ending, world }: Pass): Notice {
  const { incident, transition } = change;
  const step = { incident: incident.key, sequence: transition.sequence, team: id, at };
  const team = world.teams.find((one) => one.id === id) ?? NOWHERE;
  const known = book.lastTold(incident.key, id);
  if (isOver(incident.state) && known === undefined) {
    const why = `${incident.state} before ${team.name || id} was told of it`;
    return { ...step, decision: 'mute', rule: 'unseen', why };
  }
  // Who knows of it hears of its end, unless that of a wider one is told along with it: one end is enough.
  const over = isOver(incident.state);
  const wider = ending.filter(({ key }) => book.knowing(key).includes(id)).map(asOpen);
  const mute = muteOf(incident, id, at, over ? { ...world, incidents: wider } : world);
  if (mute) return { ...step, decision: 'mute', ...mute };
  if (urgencyOf(incident, world) === 'critical' && calls(change) && !over)
    return { ...step, decision: 'send', why: 'sent: critical' };
  const hold = holdOf(change, team, at, known, world);
  const out = hold?.until ?? at;
  const { most, perHours } = world.sending.flood;
  if (book.within(id, perHours, out) >= most) {
    const why = `muted by the flood cap of ${most} messages in ${perHours} hours; listed in one message`;
    return { ...step, decision: 'mute', rule: 'flood', why };
  }
  return hold ? { ...step, decision: 'hold', ...hold } : { ...step, decision: 'send', why: 'sent' };
}

export interface Mute {
  readonly rule: NoticeRule;
  readonly why: string;
}

/** What mutes an incident for a team now, whatever the step: a person's silence, or another incident. */
export function muteOf(
  incident: Incident,
  team: TeamId,
  at: Instant,
  world: Pick<NoticeWorld, 'silences'> & InhibitFacts & MatchFacts,
): Mute | undefined {
  const silence = silenceOf(world.silences, incident, at, world);
  if (silence) {
    const { id, by, until, reason } = silence;
    return { rule: 'silence', why: `muted by silence ${id} of ${by} until ${minuteText(until)}: ${reason}` };
  }
  const inhibitor = inhibitorOf(incident, team, world);
  if (!inhibitor) return undefined;
  const { key, source } = inhibitor;
  const why = source === undefined ? `told as part of ${key}` : `nothing is heard of the place: ${key}`;
  return { rule: 'inhibition', why };
}

function asOpen(incident: Incident): Incident {
  return { ...incident, state: 'recovering' };
}

/** Until when it waits: for the rest of what happens, and for the team's hours. */
function holdOf(
  { incident, transition: { reason } }: Change,
  team: Team,
  at: Instant,
  known: Instant | undefined,
  { sending, severe = SEVERE_RULES }: NoticeWorld,
): (Mute & { readonly until: Instant }) | undefined {
  const hours = isJoinedCase(incident, reason) ? severe.updateAfterHours : sending.updateAfterHours;
  const calm = known !== undefined && NEWS.has(reason) ? instant(millis(known) + hours * HOUR_MS) : at;
  const from = later(calm, at);
  if (!isOpen(team, from)) {
    const until = nextOpening(team, from);
    return { rule: 'hours', why: `held until ${onTheClockOf(team, until)} by the hours of ${team.name}`, until };
  }
  if (from === at) return undefined;
  const why = `held until ${onTheClockOf(team, from)}: ${team.name} heard of it less than ${hours} hours before`;
  return { rule: 'update', why, until: from };
}

/** A further review of a case that somebody knows is news of it, not a call. */
function calls({ incident, transition: { reason } }: Change): boolean {
  return CALLS.has(reason) && !isJoinedCase(incident, reason);
}

function isJoinedCase({ kind }: Incident, reason: StepReason | undefined): boolean {
  return kind === 'severe' && reason === 'joined';
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** `2026-11-23 09:00 UTC` */
function minuteText(at: Instant): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A team that the configuration does not know any more: its messages end at the outbox. */
const NOWHERE: Team = { id: '' as TeamId, name: '', language: 'en', timeZone: 'UTC', receivers: [] };
