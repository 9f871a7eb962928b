/** Invented incidents and briefs that the tests of this wing start from. */
import type { MessageBrief } from '../../src/alerts/message.ts';
import type { Quote } from '../../src/alerts/quotes.ts';
import { brandId, locationId, sourceId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident, IncidentState, Transition } from '../../src/domain/incident.ts';
import { stream } from '../../src/domain/stream.ts';
import type { Team } from '../../src/domain/team.ts';
import { type Day, dayFromNumber, dayNumber, instant } from '../../src/domain/time.ts';

export const BRAND = brandId.parse('halte');
export const LYON = locationId.parse('lyon');
export const DELIVERY = touchpointId.parse('delivery');
export const STAFF = touchpointId.parse('staff');
export const LOGISTICS = teamId.parse('logistics');
export const STORES = teamId.parse('stores');

export const team: Team = {
  id: LOGISTICS,
  name: 'Logistics',
  language: 'en',
  timeZone: 'Europe/Paris',
  receivers: [{ id: 'logistics/0', notifier: 'email', options: { to: 'logistics@example.org' } }],
};

export const overall = stream({ brand: BRAND, location: LYON, measure: 'overall', scale: 'stars' });

export const fall: Incident = {
  key: 'halte/lyon/delivery/down/1',
  kind: 'drift',
  state: 'firing',
  silent: false,
  brand: BRAND,
  location: LYON,
  touchpoint: DELIVERY,
  direction: 'down',
  scale: 'stars',
  openedAt: instant('2026-11-10T08:00:00Z'),
  updatedAt: instant('2026-11-10T08:00:00Z'),
  since: '2026-10-26' as Day,
  before: { mean: 4.312, n: 412 },
  after: { mean: 3.807, n: 57 },
  interval: [-0.71, -0.29],
  evidence: 11.3,
  streams: [overall.id],
  decomposition: {
    before: { mean: 4.304, n: 398 },
    after: { mean: 3.801, n: 57 },
    contributions: [
      {
        touchpoint: DELIVERY,
        delta: -0.391,
        moreOften: -0.244,
        worse: -0.147,
        standardError: 0.08,
        causes: { tools: 0.55, people: 0.3, policy: 0.15 },
      },
      { touchpoint: touchpointId.parse('support'), delta: -0.142, moreOften: -0.1, worse: -0.042, standardError: 0.05 },
      { touchpoint: STAFF, delta: 0.051, moreOften: 0.05, worse: 0.001, standardError: 0.02 },
      { touchpoint: touchpointId.parse('price'), delta: -0.012, moreOften: -0.012, worse: 0, standardError: 0.03 },
      {
        touchpoint: touchpointId.parse('product'),
        delta: -0.009,
        moreOften: -0.004,
        worse: -0.005,
        standardError: 0.04,
      },
    ],
  },
  accountable: LOGISTICS,
  informed: [STORES],
};

export const failing: Incident = {
  ...fall,
  key: 'halte/lyon/~source-lyon-google/down/1',
  kind: 'source',
  source: sourceId.parse('lyon-google'),
  touchpoint: undefined,
  before: undefined,
  after: undefined,
  interval: undefined,
  decomposition: undefined,
  streams: [],
  informed: [],
  note: 'layout-changed: expected a list of reviews, got none on a page that shows 412',
};

export const burst: Incident = {
  ...fall,
  key: 'halte/lyon/~burst/down/1',
  kind: 'burst',
  touchpoint: undefined,
  interval: undefined,
  decomposition: undefined,
  note: '43 reviews on one day, 6 expected; 91 % with one star; 38 accounts without history',
};

export const surge: Incident = {
  ...burst,
  key: 'halte/lyon/~surge/up/1',
  kind: 'surge',
  direction: 'up',
  note: '31 reviews on 2026-11-08 so far; 12 a day are usual',
};

const NAMES: Readonly<Record<string, readonly [string, string, string]>> = {
  delivery: ['Delivery', 'Livraison', 'تحویل'],
  support: ['Customer service', 'Service client', 'پشتیبانی'],
  staff: ['Staff', 'Personnel', 'کارکنان'],
  price: ['Price', 'Prix', 'قیمت'],
  product: ['Product', 'Produit', 'کالا'],
};

const WRITTEN = ['2026-11-08T09:30:00Z', '2026-11-06T18:00:00Z', '2026-11-05T07:00:00Z', '2026-11-02T21:15:00Z'];

export const quotes: readonly Quote[] = [
  { language: 'en', text: 'Third time the courier left the parcel in the rain and marked it as handed over.' },
  { language: 'fr', text: 'Livraison annoncée mardi, reçue le lundi suivant, et personne pour répondre.' },
  { language: 'fa', text: 'بسته‌ام ده روز دیرتر رسید و هیچ‌کس پاسخ‌گو نبود.' },
  { language: 'en', text: 'The driver could not find our door and simply drove off. The app still says "delivered".' },
].map((quote, index) => ({
  ...quote,
  written: { earliest: instant(WRITTEN[index] ?? ''), latest: instant(WRITTEN[index] ?? '') },
  score: index === 2 ? 2 : 1,
  url: `https://reviews.example/halte-lyon/${index + 1}`,
}));

/** Daily means around the levels of `fall`, without randomness. */
export function series(since: Day, before: number, after: number) {
  const first = dayNumber(since) - 60;
  return Array.from({ length: 76 }, (_, index) => {
    const day = dayFromNumber(first + index);
    const level = index < 60 ? before : after;
    const wobble = 0.35 * Math.sin(index * 2.4) + 0.15 * Math.cos(index * 5.1);
    return { day, mean: Math.max(1, Math.min(5, level + wobble)), n: 2 + ((index * 7) % 9) };
  });
}

/** A brief about an incident; `to` and `from` are the transition's states. */
export function briefOf(
  incident: Incident,
  change: Partial<Omit<MessageBrief, 'incident' | 'transition'>> &
    Partial<Pick<Transition, 'reason' | 'by' | 'why' | 'at'>> & { to?: IncidentState; from?: IncidentState } = {},
): MessageBrief {
  const { to = incident.state, from, reason, by = 'vigie', why = 'a test', at = incident.updatedAt, ...rest } = change;
  return {
    incident,
    transition: {
      incident: incident.key,
      sequence: 1,
      to,
      ...(from && { from }),
      at,
      by,
      why,
      ...(reason && { reason }),
    },
    role: 'accountable',
    team,
    names: {
      brand: 'Halte',
      location: 'Halte Lyon Part-Dieu',
      touchpoint: (id, language) => NAMES[id]?.[{ en: 0, fr: 1, fa: 2 }[language]] ?? id,
      team: (id) => ({ logistics: 'Logistics', stores: 'Stores' })[id as string] ?? id,
    },
    quotes,
    series: incident.before && incident.after ? series(incident.since, incident.before.mean, incident.after.mean) : [],
    falseAlarm: { perStreamYear: 0.02 },
    reviewsPerYear: 400,
    ...rest,
  };
}
