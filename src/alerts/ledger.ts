/** The incidents that are open while a pass runs, and the history rows it writes: the only mutable thing in this wing. */
import type { Direction } from '../domain/drift.ts';
import type { SourceId, TeamId } from '../domain/ids.ts';
import type { Incident, IncidentKind, IncidentState, StepReason } from '../domain/incident.ts';
import { type Scope, scopeName } from '../domain/scope.ts';
import type { Instant } from '../domain/time.ts';
import type { AlertContext, Change } from './signal.ts';

/** Why and to whom a step is made; `tell` is empty when nobody is to be told. */
export interface Step {
  readonly at: Instant;
  readonly why: string;
  readonly tell: readonly TeamId[];
  /** What it is, where its states do not say: `worse` rather than `joined`. */
  readonly reason?: StepReason;
}

/** What makes two signals the same incident. */
export interface Slot extends Scope {
  readonly kind: IncidentKind;
  readonly source?: SourceId;
  /** Each review is a case of its own. */
  readonly review?: number;
  readonly direction: Direction;
}

/** A draft lacks what the ledger gives: the key and the dates of its own life. */
export type Draft = Omit<Incident, 'key' | 'state' | 'openedAt' | 'updatedAt'>;

export interface Ledger {
  /** Incidents neither resolved nor accepted. */
  readonly open: () => Iterable<Incident>;
  readonly find: (slot: Slot) => Incident | undefined;
  /** Opens an incident as firing; `subject` is the touchpoint's place in its key. */
  readonly start: (draft: Draft, subject: string, step: Step) => Incident;
  /** Moves an incident to a state and overwrites the given fields. */
  readonly move: (incident: Incident, to: IncidentState, step: Step, fields?: Partial<Draft>) => Incident;
  readonly changes: () => readonly Change[];
}

/** Starts from the incidents that the store holds as open. */
export function openLedger(open: readonly Incident[], context: AlertContext): Ledger {
  const live = new Map(open.map((incident) => [slotOf(incident), incident]));
  const changes: Change[] = [];
  const episodes = counter(context.episode);
  const sequences = counter(context.sequence);

  function record(incident: Incident, from: IncidentState | undefined, step: Step): Incident {
    if (isOver(incident.state)) live.delete(slotOf(incident));
    else live.set(slotOf(incident), incident);
    const tell = [...new Set(step.tell)];
    changes.push({
      incident,
      transition: {
        incident: incident.key,
        sequence: sequences(incident.key),
        ...(from && { from }),
        to: incident.state,
        at: step.at,
        by: 'vigie',
        why: step.why,
        reason: step.reason ?? reasonOf(from, incident.state),
      },
      notify: tell.length > 0,
      tell,
    });
    return incident;
  }

  return {
    open: () => live.values(),
    find: (slot) => live.get(slotOf(slot)),
    start(draft, subject, step) {
      const prefix = [draft.brand, scopeName(draft), subject, draft.direction].join('/');
      const key = `${prefix}/${episodes(prefix)}`;
      const tell = [...step.tell, ...(step.tell.length > 0 ? managersOf(draft, context) : [])];
      const incident = { ...draft, key, state: 'firing', openedAt: step.at, updatedAt: step.at } as const;
      return record(incident, undefined, { ...step, tell });
    },
    move: (incident, to, step, fields) =>
      record({ ...incident, ...fields, state: to, updatedAt: step.at }, incident.state, step),
    changes: () => tellOnce(changes),
  };
}

/** Progress is told to the manager of the team that made it as well. */
function managersOf({ kind, direction, accountable }: Draft, { teams }: AlertContext): readonly TeamId[] {
  if (direction !== 'up' || (kind !== 'drift' && kind !== 'erosion')) return [];
  return teams.flatMap(({ id, manager }) => (id === accountable && manager ? [manager] : []));
}

/** What a step from one state to another is. */
function reasonOf(from: IncidentState | undefined, to: IncidentState): StepReason {
  if (from === undefined) return 'opened';
  return to === 'resolved' || to === 'accepted' || to === 'recovering' ? to : 'joined';
}

/** Resolved and accepted incidents are over; a later drift opens a new episode. */
export function isOver(state: IncidentState): boolean {
  return state === 'resolved' || state === 'accepted';
}

function slotOf(slot: Slot): string {
  const { kind, brand, source = '*', review = '*', direction } = slot;
  return [kind, brand, scopeName(slot), source, review, direction].join('/');
}

/** Hands out numbers from the store's next free one on, counting those of this pass. */
function counter(next: (name: string) => number): (name: string) => number {
  const given = new Map<string, number>();
  return (name) => {
    const number = Math.max(next(name), (given.get(name) ?? 0) + 1);
    given.set(name, number);
    return number;
  };
}

/**
 * At most one notice per incident and pass: none when it opened and ended unseen, the end when it ended, else the first
 * one, which then describes the incident as the pass leaves it.
 */
function tellOnce(changes: readonly Change[]): readonly Change[] {
  const byKey = Map.groupBy(changes, (change) => change.incident.key);
  return changes.map((change) => {
    const all = byKey.get(change.incident.key) ?? [];
    const last = all.at(-1) ?? change;
    const over = isOver(last.incident.state);
    const unseen = over && all[0]?.transition.from === undefined;
    const told = over ? all.findLast((one) => one.notify) : all.find((one) => one.notify);
    if (told !== change || unseen) return { ...change, notify: false, tell: [] };
    return { ...change, incident: last.incident, tell: [...new Set(all.flatMap((one) => one.tell))] };
  });
}
