/** The weekly letter of each team that is due: gathers the facts, has it written, puts it into the outbox. */
import { composeDigest, digestThread } from '../alerts/digest.ts';
import type { DigestBrief } from '../alerts/digest-brief.ts';
import { letterTo } from '../alerts/dispatch.ts';
import { inhibits } from '../alerts/group.ts';
import type { Config } from '../config/config.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Team } from '../domain/team.ts';
import { dayNumber, type Instant } from '../domain/time.ts';
import { lastWeekly, minuteOf } from '../domain/wall-clock.ts';
import { arrivals } from '../store/arrivals.ts';
import { beatsOf, recordBeat } from '../store/beats.ts';
import { transaction } from '../store/database.ts';
import { findIncidents } from '../store/incidents.ts';
import { enqueue } from '../store/outbox.ts';
import { starChanges } from '../store/star-changes.ts';
import { touchpointNames } from './brief.ts';
import type { Context } from './context.ts';
import { isClosed } from './raise.ts';
import { unsubscribeAt } from './unsubscribe.ts';
import { type Watching, watchedOf } from './watched.ts';

/**
 * Writes and enqueues what is due, once each: a letter and the note that it was written are one transaction. The first
 * letter of a team comes a week after vigie first saw it. A machine that was off for weeks sends one letter, about all of
 * them. Returns how many letters were written.
 */
export async function sendDigests(context: Context): Promise<number> {
  const { config, opened } = context;
  const now = context.now();
  const { day, at } = config.sending.digest;
  if (day === 'never') return 0;
  const last = await beatsOf(opened.db, 'digest/');
  const due: { readonly team: Team; readonly from: Instant; readonly to: Instant }[] = [];
  for (const team of config.teams) {
    const name = digestThread(team.id);
    const from = last.get(name);
    const to = lastWeekly(now, day, minuteOf(at), team.timeZone);
    if (from === undefined) await recordBeat(opened.db, name, now, 'begins: the first letter comes in a week');
    else if (from < to) due.push({ team, from, to });
  }
  if (due.length === 0) return 0;
  const facts = await factsOf(context);
  for (const { team, from, to } of due) {
    const message = composeDigest(await briefOf(context, facts, team, from, to), team.language);
    const letters = team.receivers.map(({ id }) =>
      letterTo({ team: team.id, receiver: id }, message, dayNumber(to), now),
    );
    await transaction(opened.db, async (trx) => {
      await enqueue(trx, letters);
      await recordBeat(trx, digestThread(team.id), to, `written at ${now}`);
    });
  }
  return due.length;
}

/** What all letters of a pass share. */
interface Facts {
  readonly incidents: readonly Incident[];
  readonly watching: Watching;
}

async function factsOf(context: Context): Promise<Facts> {
  const all = await findIncidents(context.opened.db);
  return { incidents: all.filter(({ silent }) => !silent), watching: await watchedOf(context) };
}

async function briefOf(
  { config, opened }: Context,
  { incidents, watching }: Facts,
  team: Team,
  from: Instant,
  to: Instant,
): Promise<DigestBrief> {
  const own = incidents.filter((incident) => concerns(incident, team.id, config));
  const isNow = (at: Instant) => at >= from && at < to;
  const isRise = ({ kind, direction }: Incident) => (kind === 'drift' || kind === 'erosion') && direction === 'up';
  const open = own.filter((one) => !isClosed(one) && !isRise(one) && !isToldWithin(one, incidents)).sort(byPressure);
  const places = new Map(config.locations.map(({ id, name }) => [id as string, name]));
  const sources = new Map(config.sources.map(({ id, location }) => [id, places.get(location) ?? location]));
  const back = (await starChanges(opened.db, { from, to })).filter(({ recovered }) => recovered);
  const arrived = await arrivals(opened.db, from, to);
  const brandName = (id: string) => config.brands.find((brand) => brand.id === id)?.name ?? id;
  return {
    team,
    from,
    to,
    open,
    better: own.filter((one) => isRise(one) && isNow(one.openedAt)),
    ended: own.filter((one) => isClosed(one) && isNow(one.updatedAt)),
    wonBack: [...Map.groupBy(back, ({ source }) => sources.get(source) ?? source)]
      .map(([place, all]) => ({ place, n: new Set(all.map(({ review }) => review)).size }))
      .sort((a, b) => b.n - a.n),
    arrived: arrived.map(({ brand, scale, n, mean }) => ({ brand: brandName(brand), scale, n, mean })),
    watching: watching.changes
      .filter(({ stream }) => isOf(team.id, stream.touchpoint, config))
      .map(({ change }) => change),
    unheard: incidents.flatMap(({ kind, source, since, state }) =>
      (kind === 'source' || kind === 'no-data') && source && state === 'firing' ? [{ source, kind, since }] : [],
    ),
    watched: {
      streams: watching.streams.filter(({ touchpoint }) => isOf(team.id, touchpoint, config)).length,
      falseAYear: watching.falseAYear,
    },
    names: {
      place: ({ brand, region, location }) => {
        if (location) return places.get(location) ?? location;
        return region ? (config.regions.find(({ id }) => id === region)?.name ?? region) : brandName(brand);
      },
      touchpoint: touchpointNames(config),
      team: (id) => config.teams.find((one) => one.id === id)?.name ?? id,
    },
    ...unsubscribeAt(config),
  };
}

/** What an open incident of its brand or region tells is not listed again. */
function isToldWithin(one: Incident, all: readonly Incident[]): boolean {
  return all.some(
    (wider) => wider.kind === 'drift' && wider.direction === one.direction && !isClosed(wider) && inhibits(wider, one),
  );
}

/** A team's own: what it is accountable for or informed of; for a manager what its teams are. */
function concerns({ accountable, informed }: Incident, team: TeamId, { teams }: Config): boolean {
  const led = teams.filter(({ manager }) => manager === team).map(({ id }) => id);
  return [team, ...led].some((one) => one === accountable || informed.includes(one));
}

/** A series of one step is its owners'; one of whole reviews is everybody's. */
function isOf(team: TeamId, touchpoint: string | undefined, { touchpoints, teams }: Config): boolean {
  if (touchpoint === undefined) return true;
  const owners = touchpoints.find(({ id }) => id === touchpoint)?.owners ?? [];
  return owners.some((owner) => owner === team || teams.some(({ id, manager }) => id === owner && manager === team));
}

/** Single reviews first, then the largest falls; what nobody acknowledged before what somebody did. */
function byPressure(a: Incident, b: Incident): number {
  return (
    Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined) ||
    Number(b.kind === 'severe') - Number(a.kind === 'severe') ||
    sizeOf(b) - sizeOf(a) ||
    (a.openedAt < b.openedAt ? -1 : 1)
  );
}

/** A change as a share of its scale. */
function sizeOf({ before, after, scale }: Incident): number {
  if (!before || !after) return 0;
  const { min, max } = scaleRange(scale);
  return Math.abs(after.mean - before.mean) / (max - min);
}
