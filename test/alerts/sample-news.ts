/** One brief for every kind of news that a team can get: for tests that must hold for all of them. */
import type { MessageBrief } from '../../src/alerts/brief.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import {
  briefOf,
  burst,
  DELIVERY,
  failing,
  fall,
  LOGISTICS,
  quotes,
  STAFF,
  STORES,
  surge,
  team,
} from './sample-brief.ts';

const by = 'Amal Rezaei';
const at = instant('2026-11-17T09:00:00Z');
const MANAGER = { ...team, id: teamId.parse('operations-head'), name: 'Operations head' };
const told = [
  { team: LOGISTICS, at: instant('2026-11-10T08:05:00Z') },
  { team: STORES, at: instant('2026-11-10T08:05:00Z') },
];

/** What customers feel and say around the fall. */
const voice: Pick<MessageBrief, 'feelings' | 'reformulations'> = {
  feelings: {
    before: { n: 398, counts: { anger: 24, disappointment: 40, joy: 160, gratitude: 50 } },
    since: { n: 57, counts: { anger: 19, disappointment: 12, joy: 6 } },
  },
  reformulations: [
    {
      language: 'en',
      fragments: ['the courier left the parcel in the rain', 'nobody could say where it was'],
      shared: 14,
      of: 22,
    },
    { language: 'fa', fragments: ['بسته‌ام ده روز دیرتر رسید'], shared: 5, of: 8 },
  ],
};

const links = () => ({
  acknowledge: 'https://vigie.example/a/eyJrIjoiaGFsdGUvbHlvbi9kZWxpdmVyeS9kb3duLzEifQ.Zm9vYmFyYmF6',
  silence: 'https://vigie.example/s/eyJrIjoiaGFsdGUvbHlvbi9kZWxpdmVyeS9kb3duLzEifQ.Zm9vYmFyYmF6',
});

/** A fall as it is told: with what customers feel and say, and links to answer. */
export const alert = briefOf(fall, { ...voice, links, reason: 'opened', urgency: 'ordinary' });

const rise: Incident = {
  ...fall,
  key: 'halte/lyon/staff/up/1',
  touchpoint: STAFF,
  direction: 'up',
  before: { mean: 3.92, n: 380 },
  after: { mean: 4.41, n: 64 },
  interval: [0.28, 0.7],
  decomposition: {
    before: { mean: 3.92, n: 380 },
    after: { mean: 4.41, n: 64 },
    contributions: [
      { touchpoint: STAFF, delta: 0.36, moreOften: 0.3, worse: 0.06, standardError: 0.06 },
      { touchpoint: DELIVERY, delta: 0.13, moreOften: 0.1, worse: 0.03, standardError: 0.05 },
    ],
    praise: { touchpoint: STAFF, before: 0.21, after: 0.48 },
  },
  accountable: STORES,
  informed: [],
};

const praise: MessageBrief['quotes'] = [
  { language: 'en', text: 'They looked for my size in three other shops and called me back the same day.' },
  { language: 'fr', text: 'Accueil souriant, on prend enfin le temps de vous écouter.' },
  { language: 'fa', text: 'با حوصله راهنمایی‌ام کردند و همان روز پیگیری کردند.' },
].map((quote, index) => ({ ...quotes[index]!, ...quote, score: 5 }));

/** Progress, told to the manager of the team that made it. */
export const recognition = briefOf(rise, {
  reason: 'opened',
  role: 'manager',
  team: MANAGER,
  quotes: praise,
  feelings: {
    before: { n: 380, counts: { gratitude: 38, joy: 120, frustration: 60 } },
    since: { n: 64, counts: { gratitude: 21, joy: 26, frustration: 3 } },
  },
  reformulations: [{ language: 'en', fragments: ['they took the time to listen'], shared: 11, of: 19 }],
});

const REVIEW =
  'We came for a new lamp on Saturday. The saleswoman was very kind. But the shelf above the cash desk came down and missed my son by inches, and nobody closed the aisle afterwards. Please do something before somebody gets hurt.';
const WORDS = 'the shelf above the cash desk came down and missed my son by inches';

const grave: Incident = {
  ...fall,
  key: 'halte/lyon/~severe-4711/down/1',
  kind: 'severe',
  severity: 'safety',
  review: 4711,
  touchpoint: STAFF,
  before: undefined,
  after: undefined,
  interval: undefined,
  decomposition: undefined,
  streams: [],
  since: '2026-11-09' as Day,
  accountable: STORES,
  informed: [],
  note: 'a review speaks of safety',
};

/** One review that cannot wait. */
export const severe = briefOf(grave, {
  reason: 'opened',
  team: { ...team, id: STORES, name: 'Stores' },
  links,
  quotes: [],
  urgency: 'critical',
  review: {
    text: REVIEW,
    language: 'en',
    written: { earliest: instant('2026-11-09T15:00:00Z'), latest: instant('2026-11-09T15:00:00Z') },
    score: 2,
    url: 'https://reviews.example/halte-lyon/4711',
    spot: { start: REVIEW.indexOf(WORDS), end: REVIEW.indexOf(WORDS) + WORDS.length },
  },
});

const acknowledged = { at, by };
const informed = { ...team, id: STORES, name: 'Stores' };
const closed = (cause: NonNullable<Incident['closed']>['cause']) => ({ at, by, cause });

/** By name; together every reason, kind and role. */
export const NEWS: Readonly<Record<string, MessageBrief>> = {
  alert,
  recognition,
  severe,
  'alert to the informed': briefOf(fall, { ...voice, reason: 'opened', role: 'informed', team: informed }),
  'alert to the manager': briefOf(fall, { ...voice, reason: 'opened', role: 'manager', team: MANAGER }),
  'alert by a rule': briefOf(fall, {
    reason: 'opened',
    branch: { touchpoint: [DELIVERY], cause: ['tools'], direction: ['down'], location: [fall.location!] },
  }),
  joined: briefOf(fall, { ...voice, reason: 'joined', from: 'firing' }),
  worse: briefOf(fall, { ...voice, reason: 'worse', from: 'firing' }),
  'even better': briefOf(rise, { reason: 'worse', from: 'firing', quotes: praise }),
  'progress of one’s own': briefOf(rise, { reason: 'opened', team: informed, quotes: praise }),
  'progress beside': briefOf(rise, { reason: 'opened', role: 'informed', quotes: praise }),
  recovering: briefOf(fall, { reason: 'recovering', from: 'firing', to: 'recovering' }),
  fixed: briefOf(
    { ...fall, closed: closed('fixed'), state: 'recovering' },
    {
      reason: 'closed',
      from: 'firing',
      by,
      at,
      why: 'closed as fixed: New courier since Monday; the old contract has ended.',
    },
  ),
  resolved: briefOf(fall, { reason: 'resolved', from: 'recovering', to: 'resolved' }),
  accepted: briefOf(fall, { reason: 'accepted', from: 'firing', to: 'accepted' }),
  acknowledged: briefOf(
    { ...fall, acknowledged },
    { reason: 'acknowledged', from: 'firing', by, at, why: 'acknowledged' },
  ),
  'reassigned to you': briefOf(
    { ...fall, accountable: STORES },
    {
      ...voice,
      reason: 'reassigned',
      from: 'firing',
      by,
      at,
      why: 'handed from logistics to stores: The parcels wait at the counter.',
      team: informed,
    },
  ),
  'reassigned to others': briefOf(
    { ...fall, accountable: STORES },
    {
      ...voice,
      reason: 'reassigned',
      from: 'firing',
      by,
      at,
      why: 'handed from logistics to stores: متن فارسی هم ممکن است.',
      role: 'informed',
    },
  ),
  reopened: briefOf({ ...fall, state: 'firing' }, { ...voice, reason: 'reopened', from: 'recovering', to: 'firing' }),
  'severe and fixed': briefOf(
    { ...grave, closed: closed('fixed'), state: 'resolved' },
    { reason: 'closed', from: 'firing', by, at, why: 'closed as fixed', quotes: [] },
  ),
  'source said to be fixed': briefOf(
    { ...failing, closed: closed('fixed'), state: 'recovering' },
    { reason: 'closed', from: 'firing', by, at, why: 'closed as fixed: new cookie banner handled' },
  ),
  noted: briefOf(fall, { reason: 'noted', from: 'firing', by, at, why: 'Called the carrier; answer by Friday.' }),
  'closed as expected': briefOf(
    { ...fall, closed: closed('expected'), state: 'accepted' },
    { reason: 'closed', from: 'firing', by, at, why: 'closed as expected: Strike of the carrier until the 30th.' },
  ),
  'closed as not ours': briefOf(
    { ...fall, closed: closed('not-ours'), state: 'accepted' },
    { reason: 'closed', from: 'firing', by, at, why: '' },
  ),
  'closed as a false alarm': briefOf(
    { ...fall, closed: closed('false-alarm'), state: 'accepted' },
    { reason: 'closed', from: 'firing', by, at, why: '' },
  ),
  repeated: briefOf(fall, { ...voice, reason: 'repeated', from: 'firing', at, told, links }),
  escalated: briefOf(fall, {
    ...voice,
    reason: 'escalated',
    from: 'firing',
    at,
    told,
    links,
    role: 'manager',
    team: MANAGER,
  }),
  'severe, several': briefOf(
    { ...grave, reviews: [4709, 4710, 4711] },
    {
      reason: 'joined',
      from: 'firing',
      team: { ...team, id: STORES, name: 'Stores' },
      quotes: [],
      review: severe.review!,
      earlier: [severe.review!, { ...severe.review!, language: 'fr', text: 'Le plafond est tombé sur ma fille.' }],
      caseSize: 3,
    },
  ),
  'severe and unanswered': {
    ...severe,
    transition: { ...severe.transition, reason: 'escalated', from: 'firing', at },
    told,
  },
  'severe and seen': briefOf(
    { ...grave, acknowledged },
    { reason: 'acknowledged', from: 'firing', by, at, why: 'acknowledged', quotes: [] },
  ),
  'severe and dealt with': briefOf(grave, { reason: 'resolved', from: 'firing', to: 'resolved', quotes: [] }),
  burst: briefOf(burst, { reason: 'opened' }),
  'burst over': briefOf(burst, { reason: 'resolved', from: 'firing', to: 'resolved' }),
  surge: briefOf(surge, { reason: 'opened' }),
  erosion: briefOf(
    {
      ...fall,
      kind: 'erosion',
      yearsAgo: 2,
      years: [{ yearsAgo: 2, before: { mean: 4.38, n: 700 }, after: { mean: 4.05, n: 650 } }],
    },
    { ...voice, reason: 'opened', chanceShare: 0.1 },
  ),
  'source failing': briefOf(failing, { reason: 'opened' }),
  'source back': briefOf(failing, { reason: 'resolved', from: 'firing', to: 'resolved' }),
  'no data': briefOf({ ...failing, kind: 'no-data' }, { reason: 'opened' }),
  selectors: briefOf({ ...failing, kind: 'selectors' }, { reason: 'opened' }),
};
