/** The life of incidents as a pure function: what is open + what was seen → what changes, and who is to be told. */
import type { Incident } from '../domain/incident.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { onBurst } from './burst.ts';
import { onErosion } from './erosion.ts';
import { inOrder, type Turn } from './group.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { onDrift, onRecovered } from './movement.ts';
import { settle } from './settle.ts';
import { onSevere } from './severe.ts';
import type { AlertContext, Change, Signal } from './signal.ts';
import { onData, onNoData, onSelectorDrift, onSourceFailing, onSourceOk } from './source-health.ts';

export type { AlertContext, Change, Signal } from './signal.ts';

/**
 * Applies signals to the open incidents (pending, firing, recovering) and returns every transition, in order. One
 * incident per brand, location and direction at a time. A team hears once that it opens, when another team becomes
 * accountable or is named for the first time, when it is worse by 0.3 star, and when it ends; what opens and ends in the
 * same call is never told. Same input, same output: no clock, no randomness.
 */
export function advance(
  open: readonly Incident[],
  signals: readonly Signal[],
  context: AlertContext,
): readonly Change[] {
  const ledger = openLedger(open, context);
  let day: string | undefined;
  for (const turn of inOrder(signals, open)) {
    const { signal } = turn;
    const at = momentOf(signal);
    // Once a day of event time, so that a back-filled year lives through its own acceptances.
    if (signal.type !== 'accepted-check' && dayOf(at) !== day) settle(ledger, at, context);
    day = dayOf(at);
    apply(ledger, turn, context);
  }
  if (context.now) settle(ledger, context.now, context);
  return ledger.changes();
}

function apply(ledger: Ledger, { signal, common }: Turn, context: AlertContext): void {
  switch (signal.type) {
    case 'drift':
      onDrift(ledger, signal, common, context);
      break;
    case 'recovered':
      onRecovered(ledger, signal);
      break;
    case 'burst':
    case 'surge':
      onBurst(ledger, signal, context);
      break;
    case 'erosion':
      onErosion(ledger, signal, context);
      break;
    case 'severe':
      onSevere(ledger, signal, context);
      break;
    case 'source-failing':
      onSourceFailing(ledger, signal, context);
      break;
    case 'source-ok':
      onSourceOk(ledger, signal);
      break;
    case 'no-data':
      onNoData(ledger, signal, context);
      break;
    case 'data':
      onData(ledger, signal);
      break;
    case 'selector-drift':
      onSelectorDrift(ledger, signal, context);
      break;
    case 'accepted-check':
      settle(ledger, signal.at, context);
      break;
  }
}

function momentOf(signal: Signal): Instant {
  return 'event' in signal ? signal.event.at : signal.at;
}
