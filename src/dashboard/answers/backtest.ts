/** What the alert rules would have said of stored history under other settings, beside those of today. */
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import { brandId, locationId } from '../../domain/ids.ts';
import { DAY_MS, instant, millis } from '../../domain/time.ts';
import { type BacktestSummary, backtest } from '../../pipeline/backtest.ts';
import type { BacktestAlert } from '../../pipeline/backtest-alert.ts';
import { reviewedPlaces } from '../../store/places.ts';
import { dayText } from '../day-text.ts';
import type { Desk } from '../desk.ts';
import { FRAME } from '../frame.ts';
import { Refused } from '../refused.ts';

/** So many reviews are replayed in about two seconds, twice; more are for the terminal. */
export const MOST_REPLAYED = 6_000;

/** A replay that takes longer ends. */
const LONGEST_MS = 20_000;

const MOST_ALERTS = 200;

const number = (least: number, most: number) => z.coerce.number().min(least).max(most).optional();

export const backtestQuery = z.strictObject({
  ...FRAME,
  brand: brandId.optional(),
  location: locationId.optional().describe('Only alerts of this place; its whole brand is replayed.'),
  budget: number(1e-6, 12).describe('False alarms per stream and year.'),
  minReviews: number(1, 1_000),
  minDays: number(1, 365),
  minAuthors: number(1, 1_000),
  minSizeStars: number(0, 4),
  warmUpReviews: number(10, 10_000),
  from: dayText.optional().describe('Alerts from this day on; a year before now when left out.'),
  run: z.literal('1').optional().describe('Replay; without it only the settings of today.'),
});

export type BacktestQuery = z.output<typeof backtestQuery>;

/** One way to set the rules, and what it gave. */
export interface BacktestSide {
  readonly alerts: readonly Pick<BacktestAlert, 'key' | 'kind' | 'at' | 'direction' | 'since' | 'says' | 'told'>[];
  readonly falls: number;
  readonly rises: number;
  readonly others: number;
  readonly muted: number;
  /** False alarms of single streams to be expected: over the history, its 95 % interval, and in a year. */
  readonly expected: number;
  readonly interval: readonly [number, number];
  readonly perYear: number;
  /** False ones told to a team in a year in which nothing changes, at most. */
  readonly quietYear: number;
  readonly reviews: number;
  readonly streams: number;
}

export interface BacktestAnswer {
  readonly rules: Readonly<
    Record<'budget' | 'minReviews' | 'minDays' | 'minAuthors' | 'minSizeStars' | 'warmUpReviews', number>
  >;
  readonly from: string;
  readonly until: string;
  /** Reviews that a replay would read; `isTooMuch`: more than one is made of here. */
  readonly reviews: number;
  readonly most: number;
  readonly isTooMuch: boolean;
  readonly today?: BacktestSide;
  readonly chosen?: BacktestSide;
}

const side = z.strictObject({
  alerts: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      at: z.string(),
      direction: z.enum(['down', 'up']),
      since: z.string(),
      says: z.string(),
      told: z.array(z.string()),
    }),
  ),
  falls: z.int(),
  rises: z.int(),
  others: z.int(),
  muted: z.int(),
  expected: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  perYear: z.number(),
  quietYear: z.number(),
  reviews: z.int(),
  streams: z.int(),
});

export const backtestAnswer = z.strictObject({
  rules: z.strictObject({
    budget: z.number(),
    minReviews: z.number(),
    minDays: z.number(),
    minAuthors: z.number(),
    minSizeStars: z.number(),
    warmUpReviews: z.number(),
  }),
  from: z.string(),
  until: z.string(),
  reviews: z.int(),
  most: z.int(),
  isTooMuch: z.boolean(),
  today: side.optional(),
  chosen: side.optional(),
});

/** One replay at a time: others are to keep their pages. */
const replaying = new WeakSet<object>();

/** @throws Refused 429 while another replay is under way */
export async function lookAtBacktest(desk: Desk, query: BacktestQuery): Promise<BacktestAnswer> {
  const { config, opened, now } = desk;
  const until = now();
  const from = instant(query.from ?? millis(until) - 365 * DAY_MS);
  const brand = query.brand ?? config.locations.find(({ id }) => id === query.location)?.brand;
  const places = (await reviewedPlaces(opened.db)).filter((one) => brand === undefined || one.brand === brand);
  const reviews = places.reduce((sum, one) => sum + one.reviews, 0);
  const chosen = withRules(config, query);
  const { falseAlarmsPerStreamYear: budget, warmUpReviews, guards } = chosen.alerts;
  const { minReviews, minDays, minAuthors, minSizeStars } = guards;
  const answer = {
    rules: { budget, minReviews, minDays, minAuthors, minSizeStars, warmUpReviews },
    from,
    until,
    reviews,
    most: MOST_REPLAYED,
    isTooMuch: reviews > MOST_REPLAYED,
  };
  if (query.run === undefined || answer.isTooMuch) return answer;
  if (replaying.has(opened))
    throw new Refused(429, 'Expected no other replay, got one under way', { retryAfterSeconds: 5 });
  replaying.add(opened);
  try {
    const signal = AbortSignal.any([desk.signal, AbortSignal.timeout(LONGEST_MS)]);
    const question = { from, until, ...(brand && { brand }), ...(query.location && { location: query.location }) };
    const replay = (of: Config) => sideOf({ ...desk, config: of, signal }, question);
    return { ...answer, today: await replay(config), chosen: await replay(chosen) };
  } finally {
    replaying.delete(opened);
  }
}

function withRules(config: Config, query: BacktestQuery): Config {
  const { alerts } = config;
  const { budget, warmUpReviews = alerts.warmUpReviews } = query;
  const { minReviews, minDays, minAuthors, minSizeStars } = { ...alerts.guards, ...given(query) };
  const guards = { ...alerts.guards, minReviews, minDays, minAuthors, minSizeStars };
  const { averageRunLength, ...rest } = alerts;
  // A chosen rate takes the place of configured run lengths.
  if (budget !== undefined)
    return { ...config, alerts: { ...rest, warmUpReviews, guards, falseAlarmsPerStreamYear: budget } };
  return { ...config, alerts: { ...alerts, warmUpReviews, guards } };
}

function given(query: BacktestQuery): Partial<Config['alerts']['guards']> {
  return Object.fromEntries(
    (['minReviews', 'minDays', 'minAuthors', 'minSizeStars'] as const).flatMap((name) =>
      query[name] === undefined ? [] : [[name, query[name]]],
    ),
  );
}

async function sideOf(desk: Desk, question: Parameters<typeof backtest>[1]): Promise<BacktestSide> {
  const alerts: BacktestAlert[] = [];
  let summary: BacktestSummary | undefined;
  for await (const line of backtest(desk, question)) {
    if (line.type === 'alert') alerts.push(line);
    if (line.type === 'summary') summary = line;
  }
  const { alerts: counted, expected, reviews, streams } = summary!;
  return {
    alerts: alerts
      .slice(-MOST_ALERTS)
      .map(({ key, kind, at, direction, since, says, told }) => ({ key, kind, at, direction, since, says, told })),
    falls: counted.falls,
    rises: counted.rises,
    others: counted.bursts + counted.slow,
    muted: counted.muted,
    expected: expected.total,
    interval: expected.interval,
    perYear: expected.perYear,
    quietYear: expected.pages.falls.quietYear + expected.pages.rises.quietYear,
    reviews,
    streams,
  };
}
