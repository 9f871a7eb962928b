/** What time alone does to incidents: a drift that lasts becomes the new normal, a burst that stays quiet is over, a surge is news for a while. */
import type { Instant } from '../domain/time.ts';
import { settleClosed } from './closing.ts';
import { awaitedSince, hasPassed } from './group.ts';
import type { Ledger } from './ledger.ts';
import { teamsOf } from './movement.ts';
import type { AlertContext } from './signal.ts';

/** Days without another abnormal day after which a burst is over. */
const QUIET_DAYS = 3;

/** Days after which a slow change that was told is past: the next comparison says whether it goes on. */
const EROSION_DAYS = 90;

/** Days after which a page that is read by other marks has become the usual page, and more reviews the usual number. */
const USUAL_DAYS = 14;

/**
 * Accepts drifts open for `acceptAfterDays` (default 60), resolves quiet bursts and closes notices of moved marks and of
 * surges, and forgets slow changes after a quarter and single reviews that nobody closed, as of `now` in event time. A drift or burst of a place that is not
 * heard of stays as it is: nothing says that it lasted, or that it is over.
 */
export function settle(ledger: Ledger, now: Instant, context: AlertContext): void {
  const acceptAfter = context.acceptAfterDays ?? 60;
  for (const incident of [...ledger.open()]) {
    const tell = incident.silent ? [] : teamsOf(incident);
    const isShort = incident.kind === 'selectors' || incident.kind === 'surge';
    if (isShort && hasPassed(incident.updatedAt, now, USUAL_DAYS)) {
      ledger.move(incident, 'resolved', { at: now, why: `${USUAL_DAYS} days without a further change`, tell: [] });
    }
    if (incident.kind === 'erosion' && hasPassed(incident.updatedAt, now, EROSION_DAYS)) {
      ledger.move(incident, 'accepted', { at: now, why: `${EROSION_DAYS} days since it was told`, tell: [] });
    }
    if (incident.kind === 'severe' && hasPassed(incident.updatedAt, now, acceptAfter)) {
      ledger.move(incident, 'accepted', {
        at: now,
        why: `nobody closed it within ${acceptAfter} days of its last review`,
        tell: [],
      });
    }
    const at = earlier(now, context.heardUntil?.(incident));
    if (awaitedSince(incident) !== undefined && settleClosed(ledger, incident, { now, heard: at }, context)) continue;
    if (incident.kind === 'drift' && hasPassed(incident.openedAt, at, acceptAfter)) {
      const why = `${acceptAfter} days at the new level without recovery: accepted as the new normal, not resolved`;
      ledger.move(incident, 'accepted', { at: now, why, tell });
    }
    if (incident.kind === 'burst' && hasPassed(incident.updatedAt, at, QUIET_DAYS)) {
      ledger.move(incident, 'resolved', { at: now, why: `no abnormal day for ${QUIET_DAYS} days`, tell });
    }
  }
}

function earlier(now: Instant, heard: Instant | undefined): Instant {
  return heard !== undefined && heard < now ? heard : now;
}
