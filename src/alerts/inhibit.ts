/** What makes an incident's messages superfluous: a wider one that tells the same team, or that nothing is heard of the place. */
import type { LocationId, SourceId, TeamId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { inhibits } from './group.ts';
import { isOver } from './ledger.ts';
import { teamsOf } from './movement.ts';

/** What is known beside the incident. */
export interface InhibitFacts {
  /** All incidents as they stand now; what is over mutes nothing. */
  readonly incidents: readonly Incident[];
  /** Sources that are read for a place. */
  readonly sourcesAt: (location: LocationId) => readonly SourceId[];
  /** Until when a place was heard of: by a believed run, or by a review. */
  readonly heardUntil?: (location: LocationId) => Instant | undefined;
}

/**
 * The incident that mutes another for a team, if one does. A wider drift of the same brand, direction and touchpoint does,
 * where the team is told of it: nobody loses news because somebody else has them. A source that cannot be read, or is
 * silent, does where no source is left by which anything was heard of the place since. Nothing mutes itself.
 */
export function inhibitorOf(incident: Incident, team: TeamId, facts: InhibitFacts): Incident | undefined {
  return widerThan(incident, team, facts) ?? deafness(incident, facts);
}

/** Places (and regions) whose own messages a wider incident stands for. */
export function toldWith(wider: Incident, { incidents }: Pick<InhibitFacts, 'incidents'>): readonly Incident[] {
  return incidents.filter((one) => isWider(wider, one));
}

function widerThan(incident: Incident, team: TeamId, { incidents }: InhibitFacts): Incident | undefined {
  return incidents.find((wider) => isWider(wider, incident) && teamsOf(wider).includes(team));
}

/** A place is never wider than itself: nothing that matches both sides mutes itself. */
function isWider(wider: Incident, incident: Incident): boolean {
  if (isOver(wider.state) || wider.kind !== 'drift' || incident.kind !== 'drift') return false;
  return wider.direction === incident.direction && inhibits(wider, incident);
}

/** What is said of reviews, so that without them it is said of nothing; a single review stands for itself. */
const OF_REVIEWS: ReadonlySet<Incident['kind']> = new Set<Incident['kind']>(['drift', 'burst', 'surge', 'erosion']);

function deafness(incident: Incident, facts: InhibitFacts): Incident | undefined {
  const { kind, location } = incident;
  if (location === undefined || !OF_REVIEWS.has(kind)) return undefined;
  const heard = facts.heardUntil?.(location);
  const faults = facts.sourcesAt(location).map((source) =>
    facts.incidents.find((one) => {
      if (one.source !== source || isOver(one.state)) return false;
      // A source of which only a part can be read still brings reviews.
      return one.kind === 'no-data' || (one.kind === 'source' && !(heard !== undefined && heard >= one.openedAt));
    }),
  );
  return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}
