/** Which incident a signal belongs to: one per brand, location and direction, so that what moves together is told once. */
import type { DriftEvent } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, type Day, dayOf, type Instant, millis } from '../domain/time.ts';
import type { DriftSignal, Signal } from './signal.ts';

/** Locations that fall (or rise) within this time are taken to share a cause. */
const COMMON_CAUSE_DAYS = 14;

/** A change is told again when it is worse by this share of the scale: 0.3 of a 1–5 star scale. */
const MATERIAL_SHARE = 0.3 / 4;

/** A signal in its turn; `common`: a brand's drift on a day on which several of its locations drift the same way. */
export interface Turn {
  readonly signal: Signal;
  readonly common: boolean;
}

/**
 * Signals day by day; within a day recoveries first, then a brand's drift that several locations share (so that it mutes
 * theirs), overall streams before touchpoints, and a brand's drift that only one location shares after that location's.
 */
export function inOrder(signals: readonly Signal[], open: readonly Incident[]): readonly Turn[] {
  const places = placesMoving(signals, open);
  return signals
    .map((signal) => {
      const count = signal.type === 'drift' ? (places.get(movementOf(signal))?.size ?? 0) : 0;
      const common = signal.type === 'drift' && signal.stream.location === undefined && count > 1;
      const at = 'event' in signal ? signal.event.at : signal.at;
      return { signal, common, at, turn: `${dayOf(at)} ${rank(signal, count)}` };
    })
    .sort((a, b) => compare(a.turn, b.turn) || compare(a.at, b.at));
}

/** Locations that drift, by day, brand and direction; those already open count for every day near enough. */
function placesMoving(signals: readonly Signal[], open: readonly Incident[]): ReadonlyMap<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  const drifts = signals.flatMap((signal) => (signal.type === 'drift' ? [signal] : []));
  for (const signal of drifts) {
    const key = movementOf(signal);
    if (!places.has(key)) {
      const near = movedAlike(open, { ...signal.stream, location: undefined }, signal.event);
      places.set(key, new Set(near.flatMap((incident) => incident.location ?? [])));
    }
    if (signal.stream.location) places.get(key)?.add(signal.stream.location);
  }
  return places;
}

function movementOf({ stream, event }: DriftSignal): string {
  return `${dayOf(event.at)}/${stream.brand}/${event.direction}`;
}

function rank(signal: Signal, places: number): number {
  if (signal.type === 'recovered') return 0;
  if (signal.type === 'accepted-check') return 5;
  if (!('stream' in signal)) return 4;
  if (signal.stream.location === undefined)
    return places === 1 || signal.type === 'burst' || signal.type === 'surge' ? 4 : 1;
  return isOverall(signal.stream.id) ? 2 : 3;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Open location incidents of the stream's brand and direction that are young enough to share a cause with `at`. */
export function movedAlike(open: Iterable<Incident>, stream: Stream, event: DriftEvent): readonly Incident[] {
  return [...open].filter(
    (incident) =>
      incident.kind === 'drift' &&
      incident.brand === stream.brand &&
      incident.location !== undefined &&
      incident.location !== stream.location &&
      incident.direction === event.direction &&
      daysBetween(incident.openedAt, event.at) <= COMMON_CAUSE_DAYS,
  );
}

/**
 * Does the brand's open incident tell a location's story already? Equal touchpoint (an absent one equals only an absent
 * one), and the brand's was told; ended incidents are not open and mute nothing (Alertmanager's rule).
 */
export function inhibits(brandWide: Incident | undefined, target: Pick<Incident, 'location' | 'touchpoint'>): boolean {
  if (!brandWide || target.location === undefined) return false;
  return !brandWide.silent && brandWide.touchpoint === target.touchpoint;
}

/** Is the change now worse than what was told by at least 0.3 star (or the same share of another scale)? */
export function isMateriallyWorse(told: Incident, stream: Stream, event: DriftEvent): boolean {
  if (!told.before || !told.after || stream.scale !== told.scale) return false;
  const sign = told.direction === 'down' ? -1 : 1;
  const sameStream = told.streams[0] === stream.id;
  if (!sameStream && isOverall(told.streams[0]) && !isOverall(stream.id)) return false;
  const now = sign * (event.after.mean - (sameStream ? told.before.mean : event.before.mean));
  const then = sign * (told.after.mean - told.before.mean);
  const { min, max } = scaleRange(stream.scale);
  return now - then >= MATERIAL_SHARE * (max - min) - 1e-9;
}

/** Does the id name a stream of whole reviews (not of one touchpoint)? Ids read `brand/location/touchpoint/measure/scale`. */
export function isOverall(id: StreamId | undefined): boolean {
  return id?.split('/')[2] === '*';
}

/** Does the id name a stream over all locations of a brand? */
export function isBrandWide(id: StreamId): boolean {
  return id.split('/')[1] === '*';
}

/** When a person closed it as fixed, if the reviews have not said so yet. */
export function awaitedSince({ state, closed }: Incident): Instant | undefined {
  return state === 'recovering' && closed?.cause === 'fixed' ? closed.at : undefined;
}

/** Did what is seen now begin before the repair that is awaited? A slow stream alarms late, and is no news then. */
export function isOfBefore(incident: Incident, since: Day): boolean {
  const fixed = awaitedSince(incident);
  return fixed !== undefined && since < dayOf(fixed);
}

/** Are there at least so many days from one instant to a later one? */
export function hasPassed(from: Instant, to: Instant, days: number): boolean {
  return to > from && daysBetween(from, to) >= days;
}

/** Whole and part days from one instant to another, either way round. */
export function daysBetween(a: Instant, b: Instant): number {
  return Math.abs(millis(a) - millis(b)) / DAY_MS;
}
