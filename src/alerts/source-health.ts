/** What a collector's bad runs do: its engineer hears of it, no team does, and nobody reads it as a fall in reputation. */
import type { Incident } from '../domain/incident.ts';
import type { Outcome } from '../domain/run.ts';
import { dayOf } from '../domain/time.ts';
import type { Ledger, Slot } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { AlertContext, SourceFailingSignal, SourceOkSignal } from './signal.ts';

/** Outcomes that only a person can change: told at once. */
const NEEDS_A_PERSON: ReadonlySet<Outcome> = new Set<Outcome>([
  'layout-changed',
  'blocked',
  'unauthorised',
  'login',
  'refused',
  'quota',
]);

/** Outcomes that often pass by themselves: told after some in a row. */
const MAY_PASS: ReadonlySet<Outcome> = new Set<Outcome>(['unreachable', 'partial', 'limited']);

/** Opens a source incident for the engineer, or keeps the open one current (its reason may change; told once). */
export function onSourceFailing(ledger: Ledger, signal: SourceFailingSignal, context: AlertContext): void {
  const { source, brand, location, outcome, reason, at } = signal;
  const note = `${outcome}: ${reason}`;
  const open = ledger.find(slotOf(signal));
  if (open) {
    if (open.note !== note) ledger.move(open, 'firing', { at, why: note, tell: [] }, { note });
    return;
  }
  const enough = signal.consecutive >= (context.sourceFailuresBeforeAlert ?? 3);
  if (!NEEDS_A_PERSON.has(outcome) && !(MAY_PASS.has(outcome) && enough)) return;
  const owner = { accountable: context.engineer, informed: [] };
  const draft = { kind: 'source' as const, silent: false, brand, location, source, direction: 'down' as const };
  ledger.start(
    { ...draft, ...owner, scale: 'stars', since: dayOf(at), evidence: 0, streams: [], note },
    `~source-${source}`,
    { at, why: note, tell: teamsOf(owner) },
  );
}

/** The source can be read again: its incident, if any, is resolved. */
export function onSourceOk(ledger: Ledger, signal: SourceOkSignal): void {
  const open: Incident | undefined = ledger.find(slotOf(signal));
  if (!open) return;
  ledger.move(open, 'resolved', { at: signal.at, why: 'the source can be read again', tell: teamsOf(open) });
}

function slotOf({ brand, location, source }: SourceFailingSignal | SourceOkSignal): Slot {
  return { kind: 'source', brand, location, source, direction: 'down' };
}
