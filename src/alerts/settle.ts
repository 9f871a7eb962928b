/** What time alone does to incidents: a drift that lasts becomes the new normal, a burst that stays quiet is over. */
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { daysBetween } from './group.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { AlertContext } from './signal.ts';

/** Days without another abnormal day after which a burst is over. */
const QUIET_DAYS = 3;

/** Accepts drifts open for `acceptAfterDays` (default 60) and resolves quiet bursts, as of `at` in event time. */
export function settle(ledger: Ledger, at: Instant, context: AlertContext): void {
  const acceptAfter = context.acceptAfterDays ?? 60;
  for (const incident of [...ledger.open()]) {
    const tell = incident.silent ? [] : teamsOf(incident);
    if (incident.kind === 'drift' && hasPassed(incident.openedAt, at, acceptAfter)) {
      const why = `${acceptAfter} days at the new level without recovery: accepted as the new normal, not resolved`;
      ledger.move(incident, 'accepted', { at, why, tell });
    }
    if (incident.kind === 'burst' && hasPassed(incident.updatedAt, at, QUIET_DAYS)) {
      ledger.move(incident, 'resolved', { at, why: `no abnormal day for ${QUIET_DAYS} days`, tell });
    }
  }
}

function hasPassed(from: Incident['openedAt'], to: Instant, days: number): boolean {
  return to > from && daysBetween(from, to) >= days;
}
