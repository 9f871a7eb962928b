/** What decides on messages, gathered from configuration and store: silences, the record, what stands and what is heard. */
import type { NoticeWorld } from '../alerts/notices.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { instant, millis } from '../domain/time.ts';
import { findIncidents } from '../store/incidents.ts';
import { noticesOf, noticesSince } from '../store/notices.ts';
import { activeSilences } from '../store/silences.ts';
import type { StoreContext } from './open-store.ts';
import { routingOf } from './raise.ts';

/** States of incidents whose life goes on. */
export const OPEN_STATES = ['pending', 'firing', 'recovering'] as const;

const HOUR_MS = 3_600_000;

/** A brand's incidents as these changes leave them (`changed`), and all that bears on whether to tell them. */
export async function noticeWorld(
  { config, opened: { db }, now }: StoreContext,
  brand: BrandId,
  changed: readonly Incident[],
  heardUntil?: NoticeWorld['heardUntil'],
): Promise<NoticeWorld> {
  const at = now();
  const standing = await findIncidents(db, { brand, states: OPEN_STATES });
  const incidents = new Map([...standing, ...changed].map((incident) => [incident.key, incident]));
  const own = await noticesOf(db, [...incidents.keys()]);
  const flood = config.sending.flood;
  const recent = await noticesSince(db, instant(millis(at) - flood.perHours * HOUR_MS));
  return {
    now: at,
    teams: config.teams,
    sending: config.sending,
    ...routingOf(config),
    silences: await activeSilences(db, at),
    incidents: [...incidents.values()],
    past: [...recent.filter(({ incident }) => !incidents.has(incident)), ...own],
    sourcesAt: (location) =>
      config.sources.flatMap((source) =>
        source.location === location && !source.pausedReason && !source.canary ? [source.id] : [],
      ),
    ...(heardUntil && { heardUntil }),
  };
}
