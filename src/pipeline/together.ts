/** Places that move on the same dates: one notice of their brand, or of the region that holds them all, instead of one for each place. */
import type { DriftEvent, Level } from '../domain/drift.ts';
import type { Incident } from '../domain/incident.ts';
import type { Location } from '../domain/location.ts';
import { isOfItsOwn, isWithin, type Scope, scopeOfPlace } from '../domain/scope.ts';
import { stream } from '../domain/stream.ts';
import { dayNumber, dayOf } from '../domain/time.ts';
import { type CommonCause, commonCauses, type Movement } from '../drift/common-cause.ts';
import type { Told } from './told.ts';

interface Member extends Movement {
  /** Absent for what an earlier pass found. */
  readonly told?: Told;
}

/**
 * Adds one notice where a new movement completes or joins a common cause, and keeps what it tells about its places on
 * record without telling it again: the brand's notice, or its region's where no other region has a part in it. `known`: the
 * brand's incidents of earlier passes, ended ones as well; `places`: those of the brand. Places that surge and places with
 * an abnormal day are of one kind.
 */
export function toldTogether(
  found: readonly Told[],
  known: readonly Incident[],
  places: readonly Location[],
): readonly Told[] {
  const watched = places.length;
  const members = [...known.flatMap(memberOfPast), ...found.flatMap(memberOf)];
  const years = yearsOf(members);
  const causes = commonCauses(members, { watched, placeYears: watched * years }).filter((cause) =>
    cause.movements.some(({ told }) => told),
  );
  if (causes.length === 0) return found;
  const muted = new Set<Told>();
  const wide: Told[] = [];
  for (const cause of causes) {
    for (const told of found) if (isPartOf(told, cause)) muted.add(told);
    const scope = scopeOfCause(cause, places);
    const isTold =
      [...found, ...wide].some((told) => isWide(told, cause, scope)) ||
      known.some((one) => isOpenWide(one, cause, scope));
    if (!isTold) wide.push(noticeOf(cause, scope, places));
  }
  return [...found.map((told) => (muted.has(told) ? { ...told, silent: true } : told)), ...wide];
}

function memberOf(told: Told): readonly Member[] {
  const { stream: of, event } = told;
  if (of.location === undefined || of.measure !== 'overall') return [];
  const kind = kindOf(event.type);
  if (kind === undefined) return [];
  return [{ place: of.location, kind, direction: event.direction, since: dayOf(event.at), told }];
}

function memberOfPast({ kind: was, location, direction, openedAt }: Incident): readonly Member[] {
  const kind = kindOf(was);
  if (location === undefined || kind === undefined) return [];
  return [{ place: location, kind, direction, since: dayOf(openedAt) }];
}

/** What can have a common cause, and as what. */
function kindOf(type: DriftEvent['type'] | Incident['kind']): Movement['kind'] | undefined {
  if (type === 'drift') return 'drift';
  return type === 'burst' || type === 'surge' ? 'burst' : undefined;
}

/** Years on record, one at least: what is usual for a place is counted over them. */
function yearsOf(members: readonly Member[]): number {
  const days = members.map(({ since }) => dayNumber(since));
  const [first, last] = days.reduce(([a, b], day) => [Math.min(a, day), Math.max(b, day)], [Infinity, -Infinity]);
  return Math.max(1, (last - first) / 365);
}

/** Does the notice speak of it? A place's touchpoints go with the place. */
function isPartOf({ stream: of, event }: Told, cause: CommonCause): boolean {
  if (of.location === undefined || !cause.places.includes(of.location)) return false;
  if (event.direction !== cause.direction || kindOf(event.type) === undefined) return false;
  const day = dayOf(event.at);
  return day >= cause.from && day <= cause.to;
}

/** The region that holds all of the cause's places, else the brand. */
function scopeOfCause(cause: CommonCause<Member>, places: readonly Location[]): Scope {
  const { brand } = newsOf(cause)[0]!.stream;
  const moved = new Set(cause.places);
  const [region, ...more] = new Set(places.flatMap((place) => (moved.has(place.id) ? [place.region] : [])));
  return region && more.length === 0 && isOfItsOwn({ brand, region }, places) ? { brand, region } : { brand };
}

function isWide({ stream: of, event }: Told, cause: CommonCause, scope: Scope): boolean {
  const alike = event.type === cause.kind && event.direction === cause.direction;
  return alike && of.location === undefined && isWithin(scope, of);
}

function isOpenWide(one: Incident, cause: CommonCause, scope: Scope): boolean {
  const open = one.state !== 'resolved' && one.state !== 'accepted';
  const alike = one.kind === cause.kind && one.direction === cause.direction;
  return open && alike && one.location === undefined && isWithin(scope, one);
}

/** Its movements that no earlier pass has found. */
function newsOf(cause: CommonCause<Member>): readonly Told[] {
  return cause.movements.flatMap(({ told }) => told ?? []);
}

function noticeOf(cause: CommonCause<Member>, scope: Scope, places: readonly Location[]): Told {
  const news = newsOf(cause);
  const last = news.reduce((a, b) => (b.event.at > a.event.at ? b : a));
  const { scale } = last.stream;
  const watched = places.filter((place) => isWithin(scopeOfPlace(place), scope)).length;
  const event: DriftEvent = {
    type: cause.kind,
    at: last.event.at,
    direction: cause.direction,
    since: cause.kind === 'burst' ? cause.from : news.map((told) => told.event.since).sort()[0]!,
    before: over(news.map((told) => told.event.before)),
    after: over(news.map((told) => told.event.after)),
    evidence: Math.max(...news.map((told) => told.event.evidence)),
  };
  const dates = cause.from === cause.to ? `on ${cause.from}` : `between ${cause.from} and ${cause.to}`;
  const note = `${cause.places.length} of ${watched} places moved ${dates}, which chance alone does less than once in a hundred years: look for one cause outside of them (${cause.places.join(', ')}).`;
  return {
    stream: stream({ ...scope, measure: 'overall', scale }),
    event,
    silent: news.every(({ silent }) => silent),
    note,
  };
}

function over(levels: readonly Level[]): Level {
  const n = levels.reduce((sum, level) => sum + level.n, 0);
  return { mean: n > 0 ? levels.reduce((sum, level) => sum + level.mean * level.n, 0) / n : 0, n };
}
