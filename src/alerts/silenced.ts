/** Which silence of a person mutes an incident. */
import type { Incident } from '../domain/incident.ts';
import type { Silence } from '../domain/silence.ts';
import type { Instant } from '../domain/time.ts';
import { type MatchFacts, matches } from './matcher.ts';

/** A silence with its number in the record. */
export type NumberedSilence = Silence & { readonly id: number };

/**
 * The silence that mutes an incident at this moment: from its first moment on and before its last. Of several the one that
 * lasts longest. A silence that names nothing mutes nothing.
 */
export function silenceOf<S extends Silence>(
  silences: readonly S[],
  incident: Incident,
  at: Instant,
  facts: MatchFacts,
): S | undefined {
  return silences
    .filter((silence) => silence.from <= at && at < silence.until && isMeant(silence, incident, facts))
    .sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0))[0];
}

function isMeant({ incident: key, match }: Silence, incident: Incident, facts: MatchFacts): boolean {
  if (key !== undefined && key !== incident.key) return false;
  const names = Object.values(match).some((values) => values !== undefined);
  return (key !== undefined || names) && matches(match, incident, facts);
}
