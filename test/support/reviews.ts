/** Made-up reviews, places and incidents for tests of what is stored. */
import { createHash } from 'node:crypto';
import { brandId, locationId, sourceId, teamId } from '../../src/domain/ids.ts';
import type { Incident, Transition } from '../../src/domain/incident.ts';
import type { Location } from '../../src/domain/location.ts';
import type { Notification } from '../../src/domain/notification.ts';
import type { Review } from '../../src/domain/review.ts';
import type { Source } from '../../src/domain/source.ts';
import { type Day, instant } from '../../src/domain/time.ts';

export const BRAND = brandId.parse('nordlys');
export const HARBOUR = locationId.parse('harbour');
export const STATION = locationId.parse('station');
export const HARBOUR_MAPS = sourceId.parse('harbour-maps');
export const STATION_FEED = sourceId.parse('station-feed');

/** Two places of one brand, one source each. */
export const CATALOGUE: { locations: Location[]; sources: Source[] } = {
  locations: [
    { id: HARBOUR, brand: BRAND, name: 'Nordlys Harbour' },
    { id: STATION, brand: BRAND, name: 'Nordlys Station' },
  ],
  sources: [
    {
      id: HARBOUR_MAPS,
      location: HARBOUR,
      kind: 'maps',
      access: 'public-page',
      options: { url: 'https://x.example/1' },
    },
    { id: STATION_FEED, location: STATION, kind: 'feed', access: 'export', options: {}, language: 'fr' },
  ],
};

/** A review with the content hash that goes with its content. */
export function review(externalId: string, changes: Partial<Review> = {}): Review {
  const at = instant('2026-03-02T10:00:00Z');
  const made = {
    source: HARBOUR_MAPS,
    externalId,
    externalIdIsComposite: false,
    scale: 'stars' as const,
    rating: 4,
    text: `Text of ${externalId}`,
    truncated: false,
    written: { earliest: at, latest: at },
    ...changes,
  };
  const { rating, recommends, text, reply, subRatings } = {
    recommends: undefined,
    reply: undefined,
    subRatings: undefined,
    ...made,
  };
  const content = JSON.stringify([rating, recommends, text, reply?.text, subRatings]);
  return { ...made, contentHash: createHash('sha256').update(content).digest('hex') };
}

/** A firing incident of the harbour. */
export function incident(key: string, changes: Partial<Incident> = {}): Incident {
  return {
    key,
    kind: 'drift',
    state: 'firing',
    silent: false,
    brand: BRAND,
    location: HARBOUR,
    direction: 'down',
    scale: 'stars',
    openedAt: instant('2026-03-10T00:00:00Z'),
    updatedAt: instant('2026-03-10T00:00:00Z'),
    since: '2026-03-01' as Day,
    before: { mean: 4.25, n: 120 },
    after: { mean: 3.1, n: 31 },
    evidence: 12.345678901234567,
    streams: [],
    accountable: teamId.parse('operations'),
    informed: [],
    ...changes,
  };
}

/** Step number `sequence` of an incident. */
export function transition(key: string, sequence: number, changes: Partial<Transition> = {}): Transition {
  return {
    incident: key,
    sequence,
    to: 'firing',
    at: instant('2026-03-10T00:00:00Z'),
    by: 'vigie',
    why: 'Ratings fell',
    ...changes,
  };
}

/** A waiting message about step `sequence` of an incident. */
export function notification(
  key: string,
  about: string,
  sequence: number,
  changes: Partial<Notification> = {},
): Notification {
  const at = instant('2026-03-10T00:00:00Z');
  return {
    key,
    thread: about,
    incident: about,
    sequence,
    team: teamId.parse('operations'),
    receiver: 'operations/0',
    message: {
      type: 'rating.drift.firing',
      subject: 'S',
      text: 'T',
      html: '<p>T</p>',
      data: { quotes: ['a'] },
      thread: about,
    },
    createdAt: at,
    attempts: 0,
    nextAttemptAt: at,
    state: 'waiting',
    ...changes,
  };
}
