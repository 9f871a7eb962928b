/** Which incident a signal belongs to: one per scope (brand, region, location) and direction, so that what moves together is told once. */
import type { DriftEvent } from '../domain/drift.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import { isPart, isWithin, type Scope, scopeName, scopeOf, scopeOfName } from '../domain/scope.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, dayOf, type Instant, millis } from '../domain/time.ts';
import type { DriftSignal, Signal } from './signal.ts';

/** Locations (and regions) that fall (or rise) within this time are taken to share a cause. */
const COMMON_CAUSE_DAYS = 14;

/** A change is told again when it is worse by this share of the scale: 0.3 of a 1–5 star scale. */
const MATERIAL_SHARE = 0.3 / 4;

/** A signal in its turn; `common`: the drift of a brand or region on a day on which several of its parts drift the same way. */
export interface Turn {
  readonly signal: Signal;
  readonly common: boolean;
}

/**
 * Signals day by day; within a day recoveries first, then the drift of a brand, then of a region, that several of its parts
 * share (so that it mutes theirs), overall streams before touchpoints, and a brand's or region's drift that only one of its
 * parts shares after that part's.
 */
export function inOrder(signals: readonly Signal[], open: readonly Incident[]): readonly Turn[] {
  const moving = scopesMoving(signals, open);
  return signals
    .map((signal) => {
      const parts = signal.type === 'drift' ? partsOf(signal.stream, moving.get(movementOf(signal)) ?? []).length : 0;
      const at = 'event' in signal ? signal.event.at : signal.at;
      return { signal, common: parts > 1, at, turn: `${dayOf(at)} ${rank(signal, parts)}` };
    })
    .sort((a, b) => compare(a.turn, b.turn) || compare(a.at, b.at));
}

/** What drifts, by day, brand and direction; incidents that are open count for every day near enough. */
function scopesMoving(signals: readonly Signal[], open: readonly Incident[]): ReadonlyMap<string, readonly Scope[]> {
  const drifts = signals.flatMap((signal) => (signal.type === 'drift' ? [signal] : []));
  const days = Map.groupBy(drifts, movementOf);
  return new Map(
    [...days].map(([day, moved]) => {
      const near = movedAlike(open, moved[0]!);
      const scopes = [...near, ...moved.map(({ stream }) => stream)].map(scopeOf);
      return [day, [...new Map(scopes.map((scope) => [scopeName(scope), scope])).values()]];
    }),
  );
}

/** Of those given, the parts of a scope; of parts within parts the outer ones. */
export function partsOf<S extends Scope>(whole: Scope, scopes: readonly S[]): readonly S[] {
  const parts = scopes.filter((scope) => isPart(scope, whole));
  const regions = new Set(parts.flatMap(({ region, location }) => (location === undefined ? region : [])));
  return parts.filter(({ region, location }) => location === undefined || !regions.has(region));
}

function movementOf({ stream, event }: DriftSignal): string {
  return `${dayOf(event.at)}/${stream.brand}/${event.direction}`;
}

function rank(signal: Signal, parts: number): number {
  if (signal.type === 'recovered') return 0;
  if (signal.type === 'accepted-check') return 8;
  if (!('stream' in signal)) return 7;
  const { id, region, location } = signal.stream;
  if (location !== undefined) return isOverall(id) ? 3 : 4;
  const folds = parts === 1 || signal.type === 'burst' || signal.type === 'surge';
  if (region === undefined) return folds ? 6 : 1;
  return folds ? 5 : 2;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Open incidents of the signal's brand and direction that are young enough to share a cause with it. */
function movedAlike(open: Iterable<Incident>, { stream, event }: DriftSignal): readonly Incident[] {
  return [...open].filter(
    (incident) =>
      incident.kind === 'drift' &&
      incident.brand === stream.brand &&
      incident.direction === event.direction &&
      daysBetween(incident.openedAt, event.at) <= COMMON_CAUSE_DAYS,
  );
}

/** Those of parts of the signal's scope, of parts within parts the outer ones; none for a location's. */
export function partsMoving(open: Iterable<Incident>, signal: DriftSignal): readonly Incident[] {
  return partsOf(signal.stream, movedAlike(open, signal));
}

/** Those that are neither part of the signal's scope nor hold it. */
export function movingBeside(open: Iterable<Incident>, signal: DriftSignal): readonly Incident[] {
  const { stream } = signal;
  return movedAlike(open, signal).filter((one) => !isWithin(one, stream) && !isWithin(stream, one));
}

/**
 * Does the open incident of a brand or region tell the story of a part of it already? Equal touchpoint (an absent one
 * equals only an absent one), and it was told; ended incidents are not open and mute nothing (Alertmanager's rule).
 */
export function inhibits(wider: Incident, target: Scope & Pick<Incident, 'touchpoint'>): boolean {
  return isPart(target, wider) && !wider.silent && wider.touchpoint === target.touchpoint;
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

/** The part of the brand that the stream of this id is of; of a location without its region. */
export function scopeOfStream(id: StreamId): Scope {
  const [brand, name] = id.split('/');
  return { brand: brand as BrandId, ...scopeOfName(name!) };
}

/** Whole and part days from one instant to another, either way round. */
export function daysBetween(a: Instant, b: Instant): number {
  return Math.abs(millis(a) - millis(b)) / DAY_MS;
}
