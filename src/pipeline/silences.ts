/** Silences beside the incidents that are open: which mutes which. */
import { isOver } from '../alerts/ledger.ts';
import { silenceOf } from '../alerts/silenced.ts';
import type { Config } from '../config/config.ts';
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { findIncidents } from '../store/incidents.ts';
import { activeSilences, findSilences, type StoredSilence } from '../store/silences.ts';
import { OPEN_STATES } from './notice-world.ts';
import type { StoreContext } from './open-store.ts';
import { routingOf } from './raise.ts';

/** A silence, and the keys of the open incidents that it speaks of, whether it holds now or not yet. */
export interface ShownSilence extends StoredSilence {
  readonly open: readonly string[];
}

/** The silences beside what is open now. */
export async function showSilences(
  { config, now, opened }: StoreContext,
  silences: readonly StoredSilence[],
): Promise<readonly ShownSilence[]> {
  const open = await findIncidents(opened.db, { states: OPEN_STATES });
  return silences.map((silence) => ({
    ...silence,
    open: open.filter((incident) => speaksOf(silence, incident, now(), config)).map(({ key }) => key),
  }));
}

/** Until when an incident is muted by the silences that hold now; undefined when none does. */
export async function mutedUntil({
  config,
  opened,
  now,
}: StoreContext): Promise<(one: Incident) => Instant | undefined> {
  const silences = await activeSilences(opened.db, now());
  return (incident) => silenceOf(silences, incident, now(), routingOf(config))?.until;
}

/** Silences that spoke of an incident while it was open, whatever became of them; oldest first. */
export async function silencesOver(
  { config, now, opened }: Pick<StoreContext, 'config' | 'now' | 'opened'>,
  incident: Incident,
): Promise<readonly StoredSilence[]> {
  const end = isOver(incident.state) ? incident.updatedAt : now();
  return (await findSilences(opened.db)).filter((silence) => {
    const from = silence.from > incident.openedAt ? silence.from : incident.openedAt;
    // One that is to come speaks of what is open.
    const isMet = from <= end || (!isOver(incident.state) && silence.until > now());
    return isMet && silenceOf([silence], incident, from, routingOf(config)) !== undefined;
  });
}

/** At the moment given, or from its beginning on where that is later; never after its end. */
function speaksOf(silence: StoredSilence, incident: Incident, at: Instant, config: Config): boolean {
  const moment = silence.from > at ? silence.from : at;
  return silenceOf([silence], incident, moment, routingOf(config)) !== undefined;
}
