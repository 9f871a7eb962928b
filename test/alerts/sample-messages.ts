/** One invented brief a kind of message: what the documented examples of bodies are made of, and what tests check them with. */
import { composeDigest } from '../../src/alerts/digest.ts';
import type { Language } from '../../src/alerts/figures.ts';
import { floodMessage } from '../../src/alerts/flood.ts';
import { composeMessage, type MessageBrief } from '../../src/alerts/message.ts';
import { composeReceiverAlarm, type ReceiverTrouble } from '../../src/alerts/receiver-alarm.ts';
import { composeReport } from '../../src/alerts/report.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Message } from '../../src/domain/notification.ts';
import type { Team } from '../../src/domain/team.ts';
import { instant } from '../../src/domain/time.ts';
import { briefOf, burst, DELIVERY, failing, fall, quotes, STORES, surge, team } from './sample-brief.ts';
import { fullWeek } from './sample-digest.ts';
import { LOGISTICS as OWN, sampleReport } from './sample-report.ts';

const UNSAFE = 'They left the gas heater running beside the curtains, and my daughter was burnt.';

const severe: Incident = {
  ...fall,
  key: 'halte/lyon/delivery/~severe-4711/down/1',
  kind: 'severe',
  review: 4711,
  severity: 'safety',
  before: undefined,
  after: undefined,
  interval: undefined,
  decomposition: undefined,
  evidence: 0,
  streams: [],
  note: 'safety: “was burnt”',
};

const rise: Incident = {
  ...fall,
  key: 'halte/lyon/delivery/up/1',
  direction: 'up',
  before: { mean: 3.807, n: 412 },
  after: { mean: 4.312, n: 57 },
  interval: [0.29, 0.71],
};

const years = [1, 2].map((yearsAgo) => ({
  yearsAgo,
  before: { mean: 4.3 + yearsAgo / 10, n: 900 },
  after: { mean: 4.1, n: 950 },
}));

/** By the name of their example. */
export function sampleBriefs(): Readonly<Record<string, MessageBrief>> {
  const by = 'Camille Roux';
  const told = [{ team: STORES, at: instant('2026-11-10T09:00:00Z') }];
  const later = { at: instant('2026-11-12T08:00:00Z'), sequence: 2 };
  const step = (brief: MessageBrief, changes: Partial<MessageBrief['transition']>): MessageBrief => ({
    ...brief,
    transition: { ...brief.transition, ...later, from: 'firing', ...changes },
  });
  const drift = briefOf(fall, {
    urgency: 'ordinary',
    feelings: {
      before: { n: 320, counts: { anger: 12, frustration: 20, joy: 140, none: 148 } },
      since: { n: 50, counts: { anger: 8, frustration: 19, joy: 6, none: 17 } },
    },
    reformulations: [{ language: 'en', fragments: ['the courier left the parcel in the rain'], shared: 9, of: 21 }],
    told,
    dashboardUrl: 'https://vigie.example/incidents/halte/lyon/delivery/down/1',
  });
  const acknowledged = { ...fall, acknowledged: { at: later.at, by } };
  return {
    'drift.firing': { ...drift, transition: { ...drift.transition, reason: 'opened' } },
    'drift.up.firing': briefOf(rise),
    'drift.acknowledged': step(briefOf(acknowledged), {
      reason: 'acknowledged',
      by,
      why: 'We look into it with the courier.',
    }),
    'drift.escalated': step({ ...briefOf(fall, { told }), role: 'manager' }, { reason: 'escalated' }),
    'drift.closed': step(
      briefOf({ ...fall, state: 'accepted', closed: { at: later.at, by, cause: 'expected' } }, { to: 'accepted' }),
      { reason: 'closed', to: 'accepted', by, why: 'The price went up on purpose.' },
    ),
    'drift.resolved': step(briefOf({ ...fall, state: 'resolved' }), { reason: 'resolved', to: 'resolved' }),
    'erosion.firing': briefOf(
      { ...fall, key: 'halte/lyon/~erosion/down/1', kind: 'erosion', years, yearsAgo: 1 },
      { chanceShare: 0.05 },
    ),
    'burst.firing': briefOf(burst),
    'surge.firing': briefOf(surge),
    'severe.firing': briefOf(severe, {
      urgency: 'critical',
      review: {
        text: UNSAFE,
        language: 'en',
        written: quotes[0]!.written,
        score: 1,
        url: 'https://reviews.example/halte-lyon/9',
        spot: { start: UNSAFE.indexOf('was burnt'), end: UNSAFE.length - 1 },
      },
      quotes: [],
    }),
    'source.failing': briefOf(failing),
    'source.recovered': step(briefOf({ ...failing, state: 'resolved' }), { reason: 'resolved', to: 'resolved' }),
    'source.no-data': briefOf({ ...failing, key: 'halte/lyon/~quiet-lyon-google/down/1', kind: 'no-data' }),
    'source.selector-drift': briefOf({ ...failing, key: 'halte/lyon/~marks-lyon-google/down/1', kind: 'selectors' }),
  };
}

const engineers: Team = { ...team, id: STORES, name: 'Engineering' };

/** A receiver that wants no more, after a message that it did not take. */
export function sampleTrouble(changes: Partial<ReceiverTrouble> = {}): ReceiverTrouble {
  const at = instant('2026-11-13T06:00:00Z');
  const why = 'Expected hooks.example to take messages, got 410: it wants no more';
  const letter = { key: `msg_${'0a'.repeat(20)}`, subject: `Halte Lyon: ${DELIVERY}`, createdAt: at, diedAt: at, why };
  return {
    receiver: 'logistics/1',
    team,
    notifier: 'webhook',
    to: engineers,
    disabled: { at, why },
    letters: [letter],
    ...changes,
  };
}

/** Messages about no incident, by the name of their example. */
export function sampleLetters(language: Language = 'en'): Readonly<Record<string, Message>> {
  const listed = Object.values(sampleBriefs()).map(({ incident, transition, names }) => ({
    incident,
    transition,
    names,
  }));
  const reader = { ...team, language };
  return {
    'digest.weekly': composeDigest(fullWeek(), language),
    'notices.more': floodMessage(listed, reader, { most: 10, perHours: 24 }),
    'receiver.disabled': composeReceiverAlarm(sampleTrouble({ to: { ...engineers, language } })),
    'report.period': composeReport(sampleReport(OWN), language),
  };
}

/** Every documented example: its name → the body that a webhook gets. */
export function sampleBodies(): ReadonlyMap<string, { type: string; timestamp: string; data: unknown }> {
  const timestamp = instant('2026-11-12T08:00:00Z');
  const messages = [
    ...Object.entries(sampleBriefs()).map(([name, brief]) => [name, composeMessage(brief, 'en')] as const),
    ...Object.entries(sampleLetters()),
  ];
  return new Map(messages.map(([name, { type, data }]) => [name, { type, timestamp, data }]));
}
