/** What a collector's bad runs and a source's silence do: the engineer hears of it, no team does, and nobody reads it as a fall in reputation. */
import type { Incident, IncidentKind } from '../domain/incident.ts';
import type { Outcome } from '../domain/run.ts';
import { dayOf } from '../domain/time.ts';
import { awaitedSince } from './group.ts';
import type { Ledger, Slot } from './ledger.ts';
import { teamsOf } from './movement.ts';
import { route } from './route.ts';
import type {
  AlertContext,
  DataSignal,
  NoDataSignal,
  SelectorDriftSignal,
  SourceFailingSignal,
  SourceOkSignal,
} from './signal.ts';

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
  const { outcome, reason, at } = signal;
  const note = `${outcome}: ${reason}`;
  const open = ledger.find(slotOf('source', signal));
  if (open) {
    // Where a person repaired it, its time is not over yet: it is told again when that is up.
    const to = awaitedSince(open) === undefined ? 'firing' : open.state;
    if (open.note !== note) ledger.move(open, to, { at, why: note, tell: [], reason: 'joined' }, { note });
    return;
  }
  const enough = signal.consecutive >= (context.sourceFailuresBeforeAlert ?? 3);
  if (!NEEDS_A_PERSON.has(outcome) && !(MAY_PASS.has(outcome) && enough)) return;
  start('source', ledger, { ...signal, since: dayOf(at), note }, context);
}

/** The source can be read again: its incident, if any, is resolved. */
export function onSourceOk(ledger: Ledger, signal: SourceOkSignal): void {
  const open: Incident | undefined = ledger.find(slotOf('source', signal));
  if (!open) return;
  ledger.move(open, 'resolved', { at: signal.at, why: 'the source can be read again', tell: teamsOf(open) });
}

/** The source's reviews stopped: told once, however long it lasts. */
export function onNoData(ledger: Ledger, signal: NoDataSignal, context: AlertContext): void {
  if (!ledger.find(slotOf('no-data', signal))) start('no-data', ledger, signal, context);
}

/** Reviews come again. */
export function onData(ledger: Ledger, signal: DataSignal): void {
  const open = ledger.find(slotOf('no-data', signal));
  if (!open) return;
  ledger.move(open, 'resolved', { at: signal.at, why: 'reviews come again', tell: teamsOf(open) });
}

/** Told once for each field and mark, as long as the notice is open; it ends by itself after a while. */
export function onSelectorDrift(ledger: Ledger, signal: SelectorDriftSignal, context: AlertContext): void {
  const note = signal.notes.join('; ');
  const open = ledger.find(slotOf('selectors', signal));
  if (!open) return void start('selectors', ledger, { ...signal, since: dayOf(signal.at), note }, context);
  const fresh = signal.notes.filter((one) => !open.note?.includes(one));
  if (fresh.length === 0) return;
  const why = fresh.join('; ');
  ledger.move(open, 'firing', { at: signal.at, why, tell: teamsOf(open) }, { note: `${open.note ?? ''}; ${why}` });
}

type EngineersKind = Extract<IncidentKind, 'source' | 'no-data' | 'selectors'>;
type Where = Pick<SourceOkSignal, 'brand' | 'location' | 'source'>;

/** Opens an incident of the engineer's own. */
function start(
  kind: EngineersKind,
  ledger: Ledger,
  { brand, location, source, at, since, note }: Omit<NoDataSignal, 'type'>,
  context: AlertContext,
): void {
  const subject = { kind, brand, location, direction: 'down' as const, scale: 'stars' as const };
  const { accountable, informed } = route(subject, context);
  const owner = { accountable, informed };
  const draft = { ...subject, silent: false, source, ...owner };
  ledger.start({ ...draft, since, evidence: 0, streams: [], note }, `~${kind}-${source}`, {
    at,
    why: note,
    tell: teamsOf(owner),
  });
}

function slotOf(kind: EngineersKind, { brand, location, source }: Where): Slot {
  return { kind, brand, location, source, direction: 'down' };
}
