/** What pages say of an incident beside the place it is about. */
import { z } from 'zod';
import type { Incident } from '../../domain/incident.ts';

export const INCIDENT = z.strictObject({
  key: z.string(),
  kind: z.string(),
  state: z.string(),
  direction: z.enum(['down', 'up']),
  since: z.string(),
  openedAt: z.string(),
  accountable: z.string().describe('The team whose it is.'),
  isAcknowledged: z.boolean(),
  touchpoint: z.string().optional(),
  location: z.string().optional(),
  endedAt: z.string().optional(),
});

export type ShownIncident = z.output<typeof INCIDENT>;

/** An incident in short. */
export function shownIncident(incident: Incident): ShownIncident {
  const { key, kind, state, direction, since, openedAt, updatedAt, accountable, acknowledged, touchpoint, location } =
    incident;
  const isOver = state === 'resolved' || state === 'accepted';
  return {
    key,
    kind,
    state,
    direction,
    since,
    openedAt,
    accountable,
    isAcknowledged: acknowledged !== undefined,
    ...(touchpoint && { touchpoint }),
    ...(location && { location }),
    ...(isOver && { endedAt: updatedAt }),
  };
}
