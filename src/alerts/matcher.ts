/** What an incident is to those who route or mute it: which matchers take it, how urgent it is, which cause customers name. */
import type { Cause } from '../domain/finding.ts';
import type { LocationId, RegionId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Matcher, Urgency } from '../domain/route.ts';
import { scaleRange } from '../domain/scale.ts';
import { SEVERE_RULES, type SevereRules } from '../domain/severe.ts';

/** What of an incident is matched; most of it may be missing. */
export type Matchable = Pick<Incident, 'kind' | 'brand' | 'direction' | 'scale'> &
  Partial<Pick<Incident, 'region' | 'location' | 'touchpoint' | 'before' | 'after' | 'decomposition' | 'severity'>>;

/** What a matcher needs to know beside the incident. */
export interface MatchFacts {
  readonly regionOf?: (location: LocationId) => RegionId | undefined;
  /** A fall of so many stars, or as large a share of another scale, is critical; default 1. */
  readonly criticalStars?: number;
  /** Which severe reviews are critical: those told at any hour. */
  readonly severe?: SevereRules;
}

/**
 * Has the incident, in every field that the matcher gives, one of the values given? What it does not have matches nothing:
 * with Alertmanager a missing label equals an empty one, and a rule written for one thing then catches all others.
 */
export function matches(matcher: Matcher, incident: Matchable, facts: MatchFacts): boolean {
  const has: Readonly<Record<keyof Required<Matcher>, string | undefined>> = {
    brand: incident.brand,
    region: incident.region ?? (incident.location && facts.regionOf?.(incident.location)),
    location: incident.location,
    touchpoint: incident.touchpoint,
    cause: causeOf(incident),
    kind: incident.kind,
    urgency: urgencyOf(incident, facts),
    direction: incident.direction,
  };
  return Object.entries(matcher).every(([field, wanted]: [string, readonly string[] | undefined]) => {
    const value = has[field as keyof Matcher];
    return wanted === undefined || (value !== undefined && wanted.includes(value));
  });
}

/**
 * `critical`: a fall of at least `criticalStars` (default 1), or customers who speak of what `severe.tell` names for any hour
 * (by default danger, harm and discrimination), in one review or in those of an abnormal day.
 */
export function urgencyOf(incident: Matchable, facts: Pick<MatchFacts, 'criticalStars' | 'severe'> = {}): Urgency {
  const { criticalStars = 1, severe: { tell } = SEVERE_RULES } = facts;
  const { kind, severity, direction, before, after, scale } = incident;
  if (severity !== undefined && tell[severity] === 'any-hour') return 'critical';
  if (kind !== 'drift' || direction !== 'down' || !before || !after) return 'ordinary';
  const { min, max } = scaleRange(scale);
  const fall = (before.mean - after.mean) / (max - min);
  return fall >= criticalStars / STAR_STEPS - 1e-9 ? 'critical' : 'ordinary';
}

/** From one star to five. */
const STAR_STEPS = 4;

const CAUSES = ['people', 'policy', 'tools'] as const satisfies readonly Cause[];

/** The cause that customers name most for the touchpoint that leads; undefined where they name none. */
export function causeOf({ decomposition, touchpoint }: Matchable): Cause | undefined {
  const lead = decomposition?.contributions.find((part) => part.touchpoint === touchpoint);
  const weight = (cause: Cause) => lead?.causes?.[cause] ?? Math.abs(lead?.byCause?.[cause] ?? 0);
  const [first] = CAUSES.toSorted((a, b) => weight(b) - weight(a));
  return first && weight(first) > 0 ? first : undefined;
}
