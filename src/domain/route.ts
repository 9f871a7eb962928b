/** Which incidents go where: what a branch of the routing tree, or a silence, matches. */
import type { Direction } from './drift.ts';
import type { Cause } from './finding.ts';
import type { BrandId, LocationId, RegionId, TeamId, TouchpointId } from './ids.ts';
import type { IncidentKind } from './incident.ts';

/** How much a change matters: `critical` reaches a team outside its hours. */
export type Urgency = 'ordinary' | 'critical';

/** What an incident must be for a route to take it: every field that is given, by one of its values. What it lacks matches nothing. */
export interface Matcher {
  readonly brand?: readonly BrandId[];
  readonly region?: readonly RegionId[];
  readonly location?: readonly LocationId[];
  readonly touchpoint?: readonly TouchpointId[];
  /** The cause that customers name most for the touchpoint. */
  readonly cause?: readonly Cause[];
  readonly kind?: readonly IncidentKind[];
  readonly urgency?: readonly Urgency[];
  readonly direction?: readonly Direction[];
}

/**
 * A branch of the routing tree (Alertmanager's): the first branch that matches takes an incident, and of its own branches
 * the first that matches, if any. What no branch takes goes to the owner of its touchpoint, and else to the fallback team.
 */
export interface Branch {
  readonly match: Matcher;
  /** Accountable team; when left out that of the nearest branch around this one, else the touchpoint's owner. */
  readonly to?: TeamId;
  /** Told beside those that the explanation names, and those of the branches around this one. */
  readonly inform: readonly TeamId[];
  readonly routes: readonly Branch[];
}
