/** From what the detectors and the ledger of runs say to changes of incidents: the pure rules, with the store's memory. */

import { inhibits } from '../alerts/group.ts';
import { type AlertContext, advance, type Change, type Signal } from '../alerts/incident.ts';
import { isOver } from '../alerts/ledger.ts';
import { touchpointOf } from '../alerts/movement.ts';
import type { Config } from '../config/config.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { isPart, scopeOf } from '../domain/scope.ts';
import { DAY_MS, dayNumber, dayOf, type Instant, instant, millis } from '../domain/time.ts';
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
    const news = portion.filter((signal) => !isOldNews(signal, incidents.values(), rules));
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
 * A stream that is slow to alarm can do so when the change it dates was told, lived through and closed long ago: that is
 * no new incident. So it is with a touchpoint's stream, and with what moved while all of its brand or region did.
 */
export function isOldNews(signal: Signal, incidents: Iterable<Incident>, rules: AlertContext): boolean {
  if (signal.type !== 'drift') return false;
  const { stream, event } = signal;
  const target = { ...scopeOf(stream), touchpoint: touchpointOf(signal, rules) };
  return [...incidents].some((incident) => {
    if (incident.kind !== 'drift' || incident.direction !== event.direction) return false;
    const end = endOf(incident, rules);
    if (incident.openedAt > event.at || end > event.at) return false;
    if (isPart(stream, incident)) return inhibits(incident, target) && instant(event.since) <= end;
    const sameChange = dayNumber(event.since) <= dayNumber(incident.since) + SAME_CHANGE_DAYS;
    return stream.touchpoint !== undefined && incident.location === stream.location && sameChange;
  });
}

/** When it was over, or will be accepted. */
function endOf(incident: Incident, { acceptAfterDays = 60 }: AlertContext): Instant {
  return isClosed(incident) ? incident.updatedAt : instant(millis(incident.openedAt) + acceptAfterDays * DAY_MS);
}

/** What the routing tree goes by. */
export function routingOf({
  routing,
  sending,
  locations,
}: Pick<Config, 'routing' | 'locations'> & {
  readonly sending: Pick<Config['sending'], 'criticalStars' | 'severe'>;
}): Pick<AlertContext, 'routing' | 'criticalStars' | 'regionOf' | 'severe'> {
  const regions = new Map(locations.map(({ id, region }) => [id, region]));
  const { criticalStars, severe } = sending;
  return { routing, criticalStars, severe, regionOf: (location) => regions.get(location) };
}

/** Is its life over? */
export function isClosed({ state }: Incident): boolean {
  return isOver(state);
}

/** Order of opening. */
export function byOpening(a: Incident, b: Incident): number {
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0;
}

/** One portion a day, in order; what has no day of its own belongs to the last. */
function byDay(signals: readonly Signal[]): readonly (readonly Signal[])[] {
  const days = Map.groupBy(signals, dayLived);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, some]) => some);
}

function dayLived(signal: Signal): string {
  if ('event' in signal) return dayOf(signal.event.at);
  return signal.type === 'severe' ? dayOf(signal.at) : '9999';
}
