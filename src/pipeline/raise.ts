/** From what the detectors and the ledger of runs say to changes of incidents: the pure rules, with the store's memory. */
import { type AlertContext, advance, type Change, type Signal } from '../alerts/incident.ts';
import type { Config } from '../config/config.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { DAY_MS, dayNumber, dayOf, millis } from '../domain/time.ts';
import { incidentCounts } from '../store/incident-counts.ts';
import { findIncidents } from '../store/incidents.ts';
import { levelsSinceClosing } from './closed-levels.ts';
import type { Context } from './context.ts';
import { SAME_CHANGE_DAYS } from './explain.ts';

/**
 * The state machine over all signals of a brand. In a pass over history that is to be told ("--notify") it takes one day
 * after the other, as if it had been there: otherwise what opened and ended years ago would rightly be told to nobody.
 */
export async function raiseIncidents(
  context: Context,
  brand: BrandId,
  signals: readonly Signal[],
  dayByDay: boolean,
  heardUntil?: AlertContext['heardUntil'],
): Promise<readonly Change[]> {
  const { config, opened } = context;
  const counts = await incidentCounts(opened.db, brand);
  const incidents = new Map((await findIncidents(opened.db, { brand })).map((one) => [one.key, one]));
  const rules: AlertContext = {
    touchpoints: config.touchpoints,
    teams: config.teams,
    fallback: config.fallbackTeam,
    engineer: config.engineerTeam,
    acceptAfterDays: config.alerts.acceptAfterDays,
    ...routingOf(config),
    ...(heardUntil && { heardUntil }),
    sinceClosing: await levelsSinceClosing(context, brand, incidents.values()),
    ...counts,
  };
  const changes: Change[] = [];
  const portions = dayByDay && signals.length > 0 ? byDay(signals) : [signals];
  for (const [index, portion] of portions.entries()) {
    const news = portion.filter((signal) => !isOldNews(signal, incidents.values(), config.alerts.acceptAfterDays));
    const open = [...incidents.values()].filter((incident) => !isClosed(incident)).sort(byOpening);
    const last = index === portions.length - 1;
    for (const change of advance(open, news, last ? { ...rules, now: context.now() } : rules)) {
      counts.note(change.incident.key, change.transition.sequence);
      incidents.set(change.incident.key, change.incident);
      changes.push(change);
    }
  }
  return changes;
}

/**
 * A touchpoint's stream that is slow to alarm can do so when the change it dates was told, lived through and closed long
 * ago: that is no new incident.
 */
export function isOldNews(signal: Signal, incidents: Iterable<Incident>, acceptAfterDays: number): boolean {
  if (signal.type !== 'drift' || !signal.stream.touchpoint) return false;
  const { stream, event } = signal;
  return [...incidents].some(
    (incident) =>
      incident.kind === 'drift' &&
      incident.location === stream.location &&
      incident.direction === event.direction &&
      incident.openedAt <= event.at &&
      dayNumber(event.since) <= dayNumber(incident.since) + SAME_CHANGE_DAYS &&
      (isClosed(incident) || millis(event.at) - millis(incident.openedAt) >= acceptAfterDays * DAY_MS),
  );
}

/** What the routing tree goes by. */
export function routingOf({
  routing,
  sending,
  locations,
}: Config): Pick<AlertContext, 'routing' | 'criticalStars' | 'regionOf'> {
  const regions = new Map(locations.map(({ id, region }) => [id, region]));
  return { routing, criticalStars: sending.criticalStars, regionOf: (location) => regions.get(location) };
}

/** Is its life over? */
export function isClosed({ state }: Incident): boolean {
  return state === 'resolved' || state === 'accepted';
}

/** Order of opening. */
export function byOpening(a: Incident, b: Incident): number {
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0;
}

/** One portion a day, in order; what has no day of its own belongs to the last. */
function byDay(signals: readonly Signal[]): readonly (readonly Signal[])[] {
  const days = Map.groupBy(signals, (signal) => ('event' in signal ? dayOf(signal.event.at) : '9999'));
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, some]) => some);
}
