/** What the alert rules would have said of stored history: alerts, when, in which words; beside what was really recorded. */
import type { Config } from '../config/config.ts';
import type { Direction, Level } from '../domain/drift.ts';
import type { BrandId, LocationId, TouchpointId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Stream, StreamId } from '../domain/stream.ts';
import { DAY_MS, type Day, type Instant, millis } from '../domain/time.ts';
import { findIncidents } from '../store/incidents.ts';
import { type ReviewedPlace, reviewedPlaces } from '../store/places.ts';
import { alertsOf, type BacktestAlert } from './backtest-alert.ts';
import { type ExpectedFalseAlarms, expectedFalseAlarms } from './expected-false-alarms.ts';
import type { Io } from './io.ts';
import type { Exposure } from './player.ts';
import { compare, type RecordedOnly } from './recorded.ts';
import { type HeardPlace, type ReplayContext, replayBrand } from './replay.ts';
import { streamName } from './stream-names.ts';
import type { Told } from './told.ts';

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
  /** `bursts`: unusual days and surges; `slow`: what the yearly comparison told. */
  readonly alerts: {
    readonly falls: number;
    readonly rises: number;
    readonly bursts: number;
    readonly slow: number;
    readonly muted: number;
  };
  /** Changes that single streams established: those told, those grouped into an alert, those on the watch list. */
  readonly alarms: { readonly falls: number; readonly rises: number };
  /** Changes that wait on the watch list at the end. */
  readonly watching: number;
  readonly expected: ExpectedFalseAlarms;
  readonly recorded: { readonly matched: number; readonly missed: number };
}

/** A change that its own stream established, and that is not sure enough yet among all of the brand's places: nobody is told. */
export interface BacktestWatch {
  readonly type: 'watching';
  readonly stream: StreamId;
  readonly name: string;
  readonly direction: Direction;
  readonly since: Day;
  /** The latest review that spoke for or against it. */
  readonly at: Instant;
  readonly before: Level;
  readonly after: Level;
  readonly evidence: number;
}

export type BacktestLine = BacktestAlert | BacktestWatch | RecordedOnly | BacktestSummary;

type BacktestContext = ReplayContext & Pick<Io, 'progress'>;

/**
 * Brand by brand: its alerts in time order, then what waits on the watch list, then what was recorded besides; the summary
 * last. All places of a brand are replayed, as they decide together; lines are of what was asked for. Nothing is stored.
 */
export async function* backtest(
  context: BacktestContext,
  question: BacktestQuestion,
): AsyncGenerator<BacktestLine, void, void> {
  const config = withRules(context.config, question);
  const all = (await reviewedPlaces(context.opened.db)).filter(({ brand }) =>
    config.brands.some(({ id }) => id === brand),
  );
  const places = all.filter((place) => isAsked(place, question));
  const total = openTotal(places, config);
  for (const brand of new Set(places.map((place) => place.brand))) {
    const whole = all.filter((place) => place.brand === brand);
    const replayed = await replayBrand(
      { ...context, config },
      {
        brand,
        places: whole.map(({ location }) => location),
        ...(question.from !== undefined && { from: question.from }),
        until: question.until,
        progress: (doing, n) => context.progress(`backtest: ${brand}, ${doing}, ${n} of ${countOf(whole)} reviews`),
      },
    );
    const told = alertsOf(replayed.changes, config, question).filter((alert) => concerns(alert, question));
    const recorded = (
      await findIncidents(context.opened.db, { brand, kinds: ['drift', 'burst', 'surge', 'erosion'] })
    ).filter((one) => concerns(one, question) && isInPeriod(one, question));
    const { matched, missed } = compare(told, recorded);
    const watching = replayed.watching
      .filter(({ stream }) => isChosen(stream, question))
      .map((one) => watchOf(one, config));
    total.add({
      deciding: config.locations.filter((location) => location.brand === brand).length,
      heard: places.flatMap(({ brand: of, location }) => (of === brand ? (replayed.places.get(location) ?? []) : [])),
      exposures: replayed.exposures.filter(({ stream }) => isChosen(stream, question)),
      alerts: matched,
      watching: watching.length,
      missed: missed.length,
    });
    yield* matched;
    yield* watching;
    yield* missed;
  }
  yield total.summary();
}

function countOf(places: readonly ReviewedPlace[]): number {
  return places.reduce((sum, { reviews }) => sum + reviews, 0);
}

function watchOf({ stream, event }: Told, config: Config): BacktestWatch {
  const { direction, since, at, before, after, evidence } = event;
  const name = streamName(config, stream);
  return { type: 'watching', stream: stream.id, name, direction, since, at, before, after, evidence };
}

/** The configured rules, but for what the question sets. */
function withRules(config: Config, { budget, runLength }: BacktestQuestion): Config {
  if (budget === undefined && runLength === undefined) return config;
  const { averageRunLength: _, ...rest } = config.alerts;
  if (runLength !== undefined)
    return { ...config, alerts: { ...rest, averageRunLength: { down: runLength, up: runLength } } };
  return { ...config, alerts: { ...rest, falseAlarmsPerStreamYear: budget! } };
}

function isAsked(place: ReviewedPlace, { brand, location }: BacktestQuestion): boolean {
  return (brand === undefined || place.brand === brand) && (location === undefined || place.location === location);
}

function isChosen(stream: Stream, { touchpoint, location }: BacktestQuestion): boolean {
  return (
    (touchpoint === undefined || stream.touchpoint === touchpoint) &&
    (location === undefined || stream.location === location)
  );
}

/** Is it about what was asked? */
function concerns(
  { location: place, streams }: Pick<Incident, 'streams'> & { readonly location?: LocationId },
  { location, touchpoint }: BacktestQuestion,
): boolean {
  if (location !== undefined && place !== location) return false;
  return touchpoint === undefined || streams.some((id) => id.split('/')[2] === touchpoint);
}

function isInPeriod({ openedAt }: Incident, { from, until }: BacktestQuestion): boolean {
  return openedAt <= until && (from === undefined || openedAt >= from);
}

const YEAR_MS = 365.25 * DAY_MS;

/** What a brand adds. */
interface Part {
  /** Places that decide together. */
  readonly deciding: number;
  readonly heard: readonly HeardPlace[];
  readonly exposures: readonly Exposure[];
  readonly alerts: readonly BacktestAlert[];
  readonly watching: number;
  readonly missed: number;
}

interface Total {
  readonly add: (part: Part) => void;
  readonly summary: () => BacktestSummary;
}

/** Adds up over brands. */
function openTotal(places: readonly ReviewedPlace[], config: Config): Total {
  const parts: Part[] = [];
  return {
    add: (part) => parts.push(part),
    summary() {
      const exposures = parts.flatMap((part) => part.exposures);
      const alerts = parts.flatMap((part) => part.alerts);
      const heard = parts.flatMap((part) => part.heard);
      const first = heard.map((place) => place.first).sort()[0];
      const last = heard
        .map((place) => place.last)
        .sort()
        .at(-1);
      return {
        type: 'summary',
        places: places.length,
        reviews: sum(heard.map(({ reviews }) => reviews)),
        unread: sum(places.map(({ unread }) => unread)),
        ...(first && { first }),
        ...(last && { last }),
        streams: exposures.length,
        streamYears: sum(exposures.map(({ from, to }) => (from && to ? millis(to) - millis(from) : 0))) / YEAR_MS,
        rules: {
          falseAlarmsPerStreamYear: config.alerts.falseAlarmsPerStreamYear,
          ...(config.alerts.averageRunLength && { averageRunLength: config.alerts.averageRunLength }),
        },
        alerts: countByKind(alerts),
        alarms: {
          falls: sum(exposures.map(({ alarms }) => alarms.down)),
          rises: sum(exposures.map(({ alarms }) => alarms.up)),
        },
        watching: sum(parts.map((part) => part.watching)),
        expected: expectedFalseAlarms(
          exposures,
          config,
          parts.map((part) => part.deciding),
        ),
        recorded: {
          matched: alerts.filter(({ recorded }) => recorded).length,
          missed: sum(parts.map((part) => part.missed)),
        },
      };
    },
  };
}

function countByKind(alerts: readonly BacktestAlert[]): BacktestSummary['alerts'] {
  const told = alerts.filter((alert) => alert.told.length > 0);
  const drifts = told.filter(({ kind }) => kind === 'drift');
  const slow = told.filter(({ kind }) => kind === 'erosion').length;
  return {
    falls: drifts.filter(({ direction }) => direction === 'down').length,
    rises: drifts.filter(({ direction }) => direction === 'up').length,
    bursts: told.length - drifts.length - slow,
    slow,
    muted: alerts.length - told.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
