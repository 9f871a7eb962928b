/** Invented weekly letters: of a week with all that one can say, and of a calm one. */
import type { DigestBrief } from '../../src/alerts/digest-brief.ts';
import { locationId, sourceId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import { briefOf, DELIVERY, fall, LYON, STAFF, team } from './sample-brief.ts';

const PLACES: Readonly<Record<string, string>> = {
  [LYON]: 'Halte Lyon Part-Dieu',
  lille: 'Halte Lille Flandres',
  nantes: 'Halte Nantes',
  tabriz: 'هالت تبریز',
};

const [lille, nantes, tabriz] = ['lille', 'nantes', 'tabriz'].map((id) => locationId.parse(id)) as [
  ReturnType<typeof locationId.parse>,
  ReturnType<typeof locationId.parse>,
  ReturnType<typeof locationId.parse>,
];

/** One incident of the week. */
export function weekly(changes: Partial<Incident> = {}): Incident {
  const { interval: _, decomposition: __, ...plain } = fall;
  return { ...plain, ...changes };
}

/** A week of which nothing can be said but that all is well. */
export function calmWeek(changes: Partial<DigestBrief> = {}): DigestBrief {
  return {
    team,
    from: instant('2026-11-09T07:00:00Z'),
    to: instant('2026-11-16T07:00:00Z'),
    open: [],
    better: [],
    ended: [],
    wonBack: [],
    arrived: [],
    watching: [],
    unheard: [],
    watched: { streams: 24, falseAYear: 0.163 },
    names: {
      place: ({ location, brand }) => (location ? (PLACES[location] ?? location) : brand === 'halte' ? 'Halte' : brand),
      touchpoint: briefOf(fall).names.touchpoint,
      team: (id) => id,
    },
    unsubscribe: 'mailto:vigie@example.org?subject=unsubscribe',
    ...changes,
  };
}

/** Every part, and of open incidents every kind. */
const EVERYTHING: Partial<DigestBrief> = {
  open: [
    weekly({
      key: 'halte/nantes/staff/~severe-4711/down/1',
      kind: 'severe',
      severity: 'safety',
      location: nantes,
      touchpoint: STAFF,
      before: undefined,
      after: undefined,
      openedAt: instant('2026-11-15T08:00:00Z'),
      since: '2026-11-14' as Day,
    }),
    weekly(),
    weekly({
      key: 'halte/lille/support/down/2',
      location: lille,
      touchpoint: touchpointId.parse('support'),
      before: { mean: 4.484, n: 233 },
      after: { mean: 4.021, n: 48 },
      since: '2026-09-21' as Day,
      openedAt: instant('2026-10-02T08:00:00Z'),
      state: 'recovering',
      acknowledged: { at: instant('2026-10-05T10:00:00Z'), by: 'Amal Rezaei' },
    }),
    weekly({
      key: 'halte/tabriz/~burst/down/1',
      kind: 'burst',
      location: tabriz,
      touchpoint: undefined,
      since: '2026-11-12' as Day,
      openedAt: instant('2026-11-13T06:00:00Z'),
    }),
    weekly({
      key: 'halte/nantes/~surge/up/1',
      kind: 'surge',
      direction: 'up',
      location: nantes,
      touchpoint: undefined,
      since: '2026-11-11' as Day,
      openedAt: instant('2026-11-14T06:00:00Z'),
    }),
    weekly({
      key: 'halte/~brand/delivery/down/3',
      location: undefined,
      before: undefined,
      after: undefined,
      since: '2026-11-03' as Day,
    }),
  ],
  better: [
    weekly({
      key: 'halte/lyon/staff/up/1',
      direction: 'up',
      touchpoint: STAFF,
      before: { mean: 3.92, n: 380 },
      after: { mean: 4.41, n: 64 },
      since: '2026-11-01' as Day,
    }),
  ],
  ended: [
    weekly({ key: 'halte/tabriz/delivery/down/1', location: tabriz, state: 'resolved', since: '2026-08-17' as Day }),
    weekly({
      key: 'halte/nantes/price/down/1',
      location: nantes,
      touchpoint: touchpointId.parse('price'),
      state: 'accepted',
      before: { mean: 4.25, n: 301 },
      after: { mean: 4.02, n: 266 },
      since: '2026-09-10' as Day,
    }),
  ],
  wonBack: [
    { place: PLACES[LYON]!, n: 3 },
    { place: PLACES.nantes!, n: 1 },
  ],
  arrived: [
    { brand: 'Halte', scale: 'stars', n: 212, mean: 4.217 },
    { brand: 'Halte', scale: 'recommend', n: 64, mean: 0.891 },
  ],
  watching: [
    {
      place: PLACES.lille!,
      touchpoint: DELIVERY,
      direction: 'down',
      since: '2026-11-10' as Day,
      before: { mean: 4.48, n: 230 },
      after: { mean: 4.11, n: 19 },
      scale: 'stars',
    },
  ],
  unheard: [
    { source: sourceId.parse('tabriz-google'), kind: 'source', since: '2026-11-11' as Day },
    { source: sourceId.parse('lille-trustpilot'), kind: 'no-data', since: '2026-10-28' as Day },
  ],
};

/** A week in which much happened. */
export function fullWeek(changes: Partial<DigestBrief> = {}): DigestBrief {
  return calmWeek({ ...EVERYTHING, ...changes });
}
