/** A back-test's alerts beside the incidents that were really recorded. */
import type { Incident } from '../domain/incident.ts';
import { scopeName } from '../domain/scope.ts';
import { type Day, dayNumber } from '../domain/time.ts';
import type { BacktestAlert, Recorded } from './backtest-alert.ts';
import { SAME_CHANGE_DAYS } from './explain.ts';

/** An incident that was recorded, and that the same history does not give under the rules of the back-test. */
export interface RecordedOnly extends Recorded {
  readonly type: 'recorded-only';
}

/** Pairs alerts with recorded incidents of the same kind, place and direction that date the change alike; each once. */
export function compare(
  alerts: readonly BacktestAlert[],
  recorded: readonly Incident[],
): { readonly matched: readonly BacktestAlert[]; readonly missed: readonly RecordedOnly[] } {
  const bySlot = Map.groupBy(recorded, slotOf);
  const taken = new Set<string>();
  const matched = alerts.map((alert) => {
    const days = alert.kind !== 'drift' ? 1 : SAME_CHANGE_DAYS;
    const [best] = (bySlot.get(slotOf(alert)) ?? [])
      .filter(({ key, since }) => !taken.has(key) && apart(alert.since, since) <= days)
      .sort((a, b) => apart(alert.since, a.since) - apart(alert.since, b.since));
    if (!best) return alert;
    taken.add(best.key);
    return { ...alert, recorded: recordOf(best) };
  });
  const missed = recorded
    .filter(({ key }) => !taken.has(key))
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .map((incident): RecordedOnly => ({ type: 'recorded-only', ...recordOf(incident) }));
  return { matched, missed };
}

function slotOf(one: Pick<Incident, 'kind' | 'region' | 'location' | 'direction' | 'scale'>): string {
  return [one.kind, scopeName(one), one.direction, one.scale].join('/');
}

function apart(a: Day, b: Day): number {
  return Math.abs(dayNumber(a) - dayNumber(b));
}

function recordOf({ key, openedAt, since, state, silent }: Incident): Recorded {
  return { key, openedAt, since, state, silent };
}
