/** What a single review does that speaks of danger, discrimination, fraud, law or harm: a case at once, without statistics. */
import { scopeOf } from '../domain/scope.ts';
import { dayOf } from '../domain/time.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import { route } from './route.ts';
import type { AlertContext, SevereSignal } from './signal.ts';

/**
 * Opens the review's case for the owner of the step it is about; a review has one case in its life, whatever becomes of
 * its text. The kind is a segment of its key: no touchpoint id contains a tilde.
 */
export function onSevere(ledger: Ledger, signal: SevereSignal, context: AlertContext): void {
  const { review, severity, touchpoint, scale, at, writtenAt, note } = signal;
  const slot = { kind: 'severe', ...scopeOf(signal), review, direction: 'down' } as const;
  if (ledger.find(slot)) return;
  const subject = { ...slot, severity, ...(touchpoint && { touchpoint }), scale };
  const { accountable, informed, why } = route(subject, context);
  const draft = {
    ...subject,
    silent: false,
    since: dayOf(writtenAt),
    evidence: 0,
    streams: [],
    note,
    accountable,
    informed,
  };
  ledger.start(draft, `~severe-${review}`, { at, why: `${note}; ${why}`, tell: teamsOf(draft) });
}
