/** What the alert rules would have said of stored history: alerts, when, in which words; beside what was really recorded. */
import type { Config } from '../config/config.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Stream } from '../domain/stream.ts';
import { DAY_MS, type Instant, millis } from '../domain/time.ts';
import { findIncidents } from '../store/incidents.ts';
import { type ReviewedPlace, reviewedPlaces } from '../store/places.ts';
import { alertsOf, type BacktestAlert } from './backtest-alert.ts';
import { type ExpectedFalseAlarms, expectedFalseAlarms } from './expected-false-alarms.ts';
import type { Io } from './io.ts';
import type { Exposure } from './player.ts';
import { compare, type RecordedOnly } from './recorded.ts';
import { relive } from './relive.ts';
import { type ReplayContext, type Replayed, replayBrand } from './replay.ts';

/** Which streams, which period, under which rules; everything and the configured rules when left out. */
export interface BacktestQuestion {
  readonly brand?: BrandId;
  readonly location?: LocationId;
  readonly touchpoint?: TouchpointId;
  /** Alerts before this are not told; what came before is learnt from. */
  readonly from?: Instant;
  readonly until: Instant;
  /** False alarms per stream and year. */
  readonly budget?: number;
  /** Or reviews between two false alarms, in each direction. */
  readonly runLength?: number;
}

export interface BacktestSummary {
  readonly type: 'summary';
  readonly places: number;
  readonly reviews: number;
  /** Left out: no analyser has read them. */
  readonly unread: number;
  readonly first?: Instant;
  readonly last?: Instant;
  readonly streams: number;
  /** Years in which a stream was in a state to raise an alarm, added up. */
  readonly streamYears: number;
  readonly rules: Pick<Config['alerts'], 'falseAlarmsPerStreamYear' | 'averageRunLength'>;
  /** `bursts`: unusual days and surges. */
  readonly alerts: { readonly falls: number; readonly rises: number; readonly bursts: number; readonly muted: number };
  /** Alarms of single streams, from which the alerts were grouped. */
  readonly alarms: { readonly falls: number; readonly rises: number };
  readonly expected: ExpectedFalseAlarms;
  readonly recorded: { readonly matched: number; readonly missed: number };
}

export type BacktestLine = BacktestAlert | RecordedOnly | BacktestSummary;

type BacktestContext = ReplayContext & Pick<Io, 'progress'>;

/** Brand by brand: its alerts in time order, then what was recorded besides; the summary last. Nothing is stored. */
export async function* backtest(
  context: BacktestContext,
  question: BacktestQuestion,
): AsyncGenerator<BacktestLine, void, void> {
  const config = withRules(context.config, question);
  const places = (await reviewedPlaces(context.opened.db)).filter((place) => isAsked(place, question, config));
  const total = openTotal(places, config);
  for (const brand of new Set(places.map((place) => place.brand))) {
    const replayed = await replay({ ...context, config }, question, brand, places, total.fed);
    const changes = relive(config, replayed.signals, replayed.heard, question.until);
    const alerts = alertsOf(changes, config, question);
    const recorded = (await findIncidents(context.opened.db, { brand, kinds: ['drift', 'burst', 'surge'] })).filter(
      (one) => isInQuestion(one, question),
    );
    const { matched, missed } = compare(alerts, recorded);
    total.add(replayed, matched, missed.length, question);
    yield* matched;
    yield* missed;
  }
  yield total.summary();
}

/** The configured rules, but for what the question sets. */
function withRules(config: Config, { budget, runLength }: BacktestQuestion): Config {
  if (budget === undefined && runLength === undefined) return config;
  const { averageRunLength: _, ...rest } = config.alerts;
  if (runLength !== undefined)
    return { ...config, alerts: { ...rest, averageRunLength: { down: runLength, up: runLength } } };
  return { ...config, alerts: { ...rest, falseAlarmsPerStreamYear: budget! } };
}

function isAsked(place: ReviewedPlace, { brand, location }: BacktestQuestion, { brands }: Config): boolean {
  if (brand !== undefined && place.brand !== brand) return false;
  if (location !== undefined && place.location !== location) return false;
  return brands.some(({ id }) => id === place.brand);
}

function replay(
  context: BacktestContext,
  question: BacktestQuestion,
  brand: BrandId,
  places: readonly ReviewedPlace[],
  fedBefore: number,
): Promise<Replayed> {
  const { touchpoint, location, from, until } = question;
  const all = places.reduce((sum, { reviews }) => sum + reviews, 0);
  return replayBrand(context, {
    brand,
    places: places.filter((place) => place.brand === brand).map((place) => place.location),
    chosen: (stream: Stream) =>
      (touchpoint === undefined || stream.touchpoint === touchpoint) &&
      (location === undefined || stream.location === location),
    ...(from !== undefined && { from }),
    until,
    progress: (place, fed) => context.progress(`backtest: ${place ?? brand}, ${fedBefore + fed} of ${all} reviews`),
  });
}

/** Was it recorded about what was asked, in the period asked for? */
function isInQuestion(incident: Incident, { location, touchpoint, from, until }: BacktestQuestion): boolean {
  if (location !== undefined && incident.location !== location) return false;
  if (touchpoint !== undefined && !incident.streams.some((id) => id.split('/')[2] === touchpoint)) return false;
  return incident.openedAt <= until && (from === undefined || incident.openedAt >= from);
}

const YEAR_MS = 365.25 * DAY_MS;

interface Total {
  readonly fed: number;
  readonly add: (
    replayed: Replayed,
    alerts: readonly BacktestAlert[],
    missed: number,
    question: BacktestQuestion,
  ) => void;
  readonly summary: () => BacktestSummary;
}

/** Adds up over brands. */
function openTotal(places: readonly ReviewedPlace[], config: Config): Total {
  const exposures: Exposure[] = [];
  const alerts = { falls: 0, rises: 0, bursts: 0, muted: 0 };
  const alarms = { falls: 0, rises: 0 };
  const recorded = { matched: 0, missed: 0 };
  let fed = 0;
  let first: Instant | undefined;
  let last: Instant | undefined;
  return {
    get fed() {
      return fed;
    },
    add(replayed, found, missed, { from }) {
      fed += replayed.reviews;
      exposures.push(...replayed.exposures);
      if (replayed.first && (first === undefined || replayed.first < first)) first = replayed.first;
      if (replayed.last && (last === undefined || replayed.last > last)) last = replayed.last;
      for (const alert of found) {
        if (alert.told.length === 0) alerts.muted += 1;
        else if (alert.kind !== 'drift') alerts.bursts += 1;
        else alerts[alert.direction === 'down' ? 'falls' : 'rises'] += 1;
        if (alert.recorded) recorded.matched += 1;
      }
      recorded.missed += missed;
      for (const signal of replayed.signals)
        if (signal.type === 'drift' && (from === undefined || signal.event.at >= from))
          alarms[signal.event.direction === 'down' ? 'falls' : 'rises'] += 1;
    },
    summary: () => ({
      type: 'summary',
      places: places.length,
      reviews: fed,
      unread: places.reduce((sum, { unread }) => sum + unread, 0),
      ...(first && { first }),
      ...(last && { last }),
      streams: exposures.length,
      streamYears:
        exposures.reduce((sum, { from, to }) => sum + (from && to ? millis(to) - millis(from) : 0), 0) / YEAR_MS,
      rules: {
        falseAlarmsPerStreamYear: config.alerts.falseAlarmsPerStreamYear,
        ...(config.alerts.averageRunLength && { averageRunLength: config.alerts.averageRunLength }),
      },
      alerts,
      alarms,
      expected: expectedFalseAlarms(exposures),
      recorded,
    }),
  };
}
