/** The answer about one step of the journey: what it costs over time, where, why, and what customers say of it. */
import { z } from 'zod';
import { touchpointId } from '../../domain/ids.ts';
import { type Period, periodNumber, periodOf as periodNumbered } from '../../domain/period.ts';
import { dayOf } from '../../domain/time.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import { lostLevel, stepByPlace } from '../../pipeline/journey-figures.ts';
import { type Voices, type VoicesQuestion, voicesOf } from '../../pipeline/touchpoint-voices.ts';
import { findIncidents } from '../../store/incidents.ts';
import { courseOf, eventsAbout } from '../../store/touchpoint-facts.ts';
import type { Desk } from '../desk.ts';
import { FRAME, periodOf } from '../frame.ts';
import { Refused } from '../refused.ts';
import {
  brandsOf,
  FRESH,
  freshnessOf,
  LOST,
  LOST_CHANGE,
  lookAtScope,
  lostOf,
  SCOPE_LEVEL,
  STEP,
  stepOf,
} from './journey.ts';
import { remembering } from './remembering.ts';
import { answerOf, REVIEW_ANSWER } from './reviews.ts';

export const TOUCHPOINT_QUERY = z.strictObject({ ...FRAME, touchpoint: touchpointId });

const span = z.strictObject({ start: z.int(), end: z.int() });
const part = z.strictObject({ reviews: z.int(), share: z.number().describe('Of the reviews read in its language.') });

const VOICES = z.strictObject({
  count: z.int().describe('Reviews that name it so; there are more when countedOut.'),
  countedOut: z.boolean(),
  read: z.int().describe('The newest of them, which themes are drawn from.'),
  readBefore: z.int(),
  themes: z.array(
    z.strictObject({
      name: z.string(),
      language: z.string(),
      before: part,
      after: part,
      change: z.enum(['new', 'more', 'steady', 'less', 'gone']),
      quote: z.strictObject({ review: z.int(), text: z.string() }).optional(),
    }),
  ),
  evidence: z.array(z.strictObject({ review: z.strictObject(REVIEW_ANSWER), spans: z.array(span) })),
});

export const TOUCHPOINT_ANSWER = z.strictObject({
  ...SCOPE_LEVEL,
  ...FRESH,
  step: STEP,
  course: z
    .array(z.strictObject({ period: z.string(), n: z.int(), level: LOST.optional() }))
    .describe('This period and those before, oldest first; without a level where there was no review.'),
  places: z
    .array(
      z.strictObject({
        location: z.string(),
        n: z.int(),
        ...LOST.shape,
        before: LOST.optional(),
        change: LOST_CHANGE.optional(),
      }),
    )
    .describe('What grew most clearly against its own past first.'),
  placesInAll: z.int(),
  together: z.array(z.strictObject({ touchpoint: z.string(), reviews: z.int() })),
  emotions: z.record(z.string(), z.int()).describe('Of the newest reviews that blame it.'),
  blamed: VOICES,
  praised: VOICES,
  incidents: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      state: z.string(),
      direction: z.string(),
      since: z.string(),
      accountable: z.string(),
      location: z.string().optional(),
      region: z.string().optional(),
    }),
  ),
  events: z.array(
    z.strictObject({
      day: z.string(),
      title: z.string(),
      location: z.string().optional(),
      region: z.string().optional(),
    }),
  ),
});

export type TouchpointAnswer = z.output<typeof TOUCHPOINT_ANSWER>;

/** Periods of the curve. */
const COURSE = 13;
/** Places shown, events and incidents too. */
const MOST = 20;
/** Links to other steps. */
const TOGETHER = 6;

/** @throws Refused for a step that the journey has not */
export async function lookAtTouchpoint(
  desk: Desk,
  query: z.output<typeof TOUCHPOINT_QUERY>,
): Promise<TouchpointAnswer> {
  const { config, opened, now } = desk;
  const { touchpoint, brand, region } = query;
  if (touchpoint !== UNATTRIBUTED && !config.touchpoints.some(({ id }) => id === touchpoint))
    throw new Refused(404, `Expected a touchpoint of the journey, got ${touchpoint}`, { field: 'touchpoint' });
  const period = periodOf(query, now());
  const brands = brandsOf(config, query);
  const { fresh, version } = await freshnessOf(opened.db, brands);
  const { figures, periods, shared } = await lookAtScope(desk, query, version);
  const scope = { brands, touchpoint, ...(region && { region }) };
  const places = stepByPlace(periods, touchpoint, figures.scale);
  const course = await courseAround(desk, scope, period, figures.scale);
  const said = { touchpoint, period, ...(brand && { brand }), ...(region && { region }) };
  const voices = async (side: 'blamed' | 'praised') => voicesAround(desk, { ...said, side }, version);
  const [blamed, praised] = [await voices('blamed'), await voices('praised')];
  const events = await eventsAbout(opened.db, scope, {
    from: dayOf(firstOf(period).from),
    to: dayOf(period.to),
    limit: MOST,
  });
  const open = await findIncidents(opened.db, { touchpoint, states: ['firing', 'recovering'] });
  const step = figures.steps.find((one) => one.touchpoint === touchpoint);
  return {
    ...shared,
    ...fresh,
    step: stepOf(config, figures, touchpoint, step),
    course,
    places: places.slice(0, MOST).map(({ location, n, before, change, ...level }) => ({
      location,
      n,
      ...lostOf(level),
      ...(before && { before: lostOf(before) }),
      ...(change && { change: { ...change, interval: [...change.interval] as [number, number] } }),
    })),
    placesInAll: places.length,
    together: figures.pairs
      .filter(({ first, second }) => first === touchpoint || second === touchpoint)
      .slice(0, TOGETHER)
      .map(({ first, second, reviews }) => ({ touchpoint: first === touchpoint ? second : first, reviews })),
    emotions: { ...blamed.emotions },
    blamed: blamed.said,
    praised: praised.said,
    incidents: open
      .filter((one) => brands.includes(one.brand) && (!region || one.region === region) && !one.silent)
      .slice(0, MOST)
      .map(({ key, kind, state, direction, since, accountable, location, region: of }) => ({
        key,
        kind,
        state,
        direction,
        since,
        accountable,
        ...(location && { location }),
        ...(of && { region: of }),
      })),
    events: events.map((one) => ({ ...one })),
  };
}

function firstOf({ kind, from }: Period): Period {
  return periodNumbered(kind, periodNumber({ kind, from }) - COURSE + 1);
}

async function courseAround(
  { opened }: Desk,
  scope: Parameters<typeof courseOf>[1],
  { kind, from }: Period,
  scale: TouchpointAnswerScale,
): Promise<TouchpointAnswer['course']> {
  const last = periodNumber({ kind, from });
  const first = last - COURSE + 1;
  const rows = await courseOf(opened.db, scope, { kind, first, last, scale });
  const known = new Map(rows.map((row) => [row.period, row]));
  return Array.from({ length: COURSE }, (_, i) => {
    const row = known.get(first + i);
    const level = row && lostLevel(row, scale);
    return { period: periodNumbered(kind, first + i).name, n: row?.n ?? 0, ...(level && { level: lostOf(level) }) };
  });
}

type TouchpointAnswerScale = Parameters<typeof lostLevel>[1];

interface Said {
  readonly said: TouchpointAnswer['blamed'];
  readonly emotions: Readonly<Record<string, number>>;
}

/** Voices are drawn from hundreds of texts. */
const recallVoices = remembering<Said>(200);

function voicesAround({ config, opened }: Desk, question: VoicesQuestion, version: string | undefined): Promise<Said> {
  const { brand = '', region = '', touchpoint, side, period } = question;
  const asked = `${brand}/${region}/${touchpoint}/${side}/${period.name}`;
  return recallVoices(config, asked, version, async () => saidOf(await voicesOf(opened.db, question)));
}

function saidOf({ count, countedOut, read, readBefore, themes, evidence, emotions }: Voices): Said {
  return {
    emotions,
    said: {
      count,
      countedOut,
      read,
      readBefore,
      themes: themes.map(({ theme, before, after, change }) => {
        const [quote] = theme.quotes;
        return {
          name: theme.name,
          language: theme.language,
          before: { ...before },
          after: { ...after },
          change,
          ...(quote && { quote: { review: Number(quote.review), text: quote.text } }),
        };
      }),
      evidence: evidence.map(({ review, spans }) => ({
        review: answerOf(review),
        spans: spans.map((one) => ({ ...one })),
      })),
    },
  };
}
