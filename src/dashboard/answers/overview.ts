/** The overview's answer: totals, and each place in the order of what needs attention. */
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import type { LocationId, SourceId, TouchpointId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import { earlierPeriod, type Period, periodNumber, yearBefore } from '../../domain/period.ts';
import type { ReportedScale, ReportRow } from '../../domain/report.ts';
import { type Scale, scaleRange } from '../../domain/scale.ts';
import type { Instant } from '../../domain/time.ts';
import { type HeardSource, heardSources } from '../../store/heard.ts';
import { findIncidents } from '../../store/incidents.ts';
import type { TrendRow } from '../../store/tallies.ts';
import type { Desk } from '../desk.ts';
import { FRAME, periodOf } from '../frame.ts';
import { INCIDENT, shownIncident } from './open-incidents.ts';
import { CURVE, FIGURE, figureOfRow, onScale, type ScopeFigures, scopeFigures } from './scope-figures.ts';
import { unheardSources } from './unheard.ts';

export const OVERVIEW_QUERY = z.strictObject({
  ...FRAME,
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'Expected the number of a page')
    .optional()
    .describe('Places come sixty at a time, what needs attention first.'),
});

const touchpoint = z.strictObject({ touchpoint: z.string(), points: z.number().describe('Per review.') }).optional();

const total = z.strictObject({
  id: z.string(),
  ...FIGURE,
  trend: z
    .array(z.number().nullable())
    .describe('Means of the last twelve periods, oldest first; null without reviews.'),
});

const place = z.strictObject({
  location: z.string(),
  brand: z.string(),
  region: z.string().optional(),
  scale: z.string(),
  ...FIGURE,
  trend: total.shape.trend,
  need: z
    .enum(['incident', 'fall', 'unheard'])
    .optional()
    .describe('Why it needs attention: an open incident, a fall beyond chance, a source that was not heard.'),
  incidents: z.array(INCIDENT),
  abnormal: INCIDENT.optional().describe(
    'An abnormal day of the period (possibly an attack): its reviews are in the level.',
  ),
  lost: touchpoint.describe('What costs most.'),
  moved: touchpoint.describe('What costs more than before.'),
  sources: z.int(),
  unheard: z.array(z.string()),
});

const mover = z.strictObject({
  location: z.string(),
  scale: z.string(),
  delta: z.number(),
  touchpoint: z.string().optional().describe('What most of a fall is due to.'),
});

export const OVERVIEW_ANSWER = z.strictObject({
  period: z.string(),
  comparedWith: z.strictObject({ before: z.string(), yearBefore: z.string() }),
  updatedAt: z.string().optional().describe('When the figures were last brought up to date.'),
  waiting: z.int().describe('Changes that are not in them yet.'),
  totals: z.array(z.strictObject({ brand: z.string(), scale: z.string(), total, regions: z.array(total) })),
  fallen: z.array(mover).describe('Places that fell most, beyond chance.'),
  risen: z.array(mover).describe('Places that rose most, beyond chance.'),
  sources: z.int(),
  unheard: z.int().describe('Sources that were not heard.'),
  inNeed: z.int().describe('Places that need attention.'),
  all: z.int(),
  page: z.int(),
  pages: z.int(),
  places: z.array(place),
});

export type OverviewAnswer = z.output<typeof OVERVIEW_ANSWER>;
export type OverviewPlace = z.output<typeof place>;
export type OverviewTotal = z.output<typeof total>;

const PAGE = 60;

/** Places that the first sentence names. */
const NAMED = 2;

/** Everything that is open, whatever the period; figures of the period alone. */
export async function lookAtOverview(desk: Desk, query: z.output<typeof OVERVIEW_QUERY>): Promise<OverviewAnswer> {
  const { config, opened, now } = desk;
  const period = periodOf(query, now());
  const totals: OverviewAnswer['totals'] = [];
  const places: OverviewPlace[] = [];
  let [updatedAt, waiting]: [string | undefined, number] = [undefined, 0];
  for (const { id: brand } of config.brands) {
    if (query.brand !== undefined && query.brand !== brand) continue;
    const scope = { brand, ...(query.region && { region: query.region }) };
    const figures = await scopeFigures(desk, scope, period);
    const { view, fresh } = figures;
    const shown = onScale(view, query.scale as Scale | undefined);
    const scale = shown?.scale ?? (query.scale as Scale | undefined) ?? 'stars';
    const located = { config, figures, shown, scale, period };
    const open = await findIncidents(opened.db, { brand, states: ['firing', 'recovering'] });
    const abnormal = await abnormalDays(desk, brand, period);
    const heard = await heardSources(opened.db, brand);
    const own = config.locations.filter(
      (one) => one.brand === brand && (query.region === undefined || one.region === query.region),
    );
    const byPlace = heardOf(config, heard, period, now());
    for (const { id, region } of own) {
      const parts = { id, ...(region && { region }), open, abnormal, heard: byPlace };
      places.push({ ...placeOf(parts, located), brand });
    }
    if (fresh.updatedAt && (updatedAt === undefined || fresh.updatedAt < updatedAt)) updatedAt = fresh.updatedAt;
    waiting += fresh.waiting;
    if (own.length > 0) totals.push({ brand, scale, ...totalsOf(located, query.region ?? brand) });
  }
  const sorted = inOrder(places);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const page = Math.min(pages, Number(query.page ?? 1));
  return {
    period: period.name,
    comparedWith: { before: earlierPeriod(period, 1).name, yearBefore: yearBefore(period).name },
    ...(updatedAt !== undefined && { updatedAt }),
    waiting,
    totals,
    fallen: movedMost(places, -1),
    risen: movedMost(places, 1),
    sources: places.reduce((sum, one) => sum + one.sources, 0),
    unheard: places.reduce((sum, one) => sum + one.unheard.length, 0),
    inNeed: sorted.filter(({ need }) => need).length,
    all: sorted.length,
    page,
    pages,
    places: sorted.slice((page - 1) * PAGE, page * PAGE),
  };
}

interface Located {
  readonly config: Config;
  readonly figures: ScopeFigures;
  readonly shown: ReportedScale | undefined;
  readonly scale: Scale;
  readonly period: Period;
}

function totalsOf(
  { shown, scale, figures, period }: Located,
  id: string,
): { total: OverviewTotal; regions: OverviewTotal[] } {
  const trend = figures.trend.filter((row) => row.scale === scale);
  const inRegion = new Map(shown?.regions.map((row) => [row.id, row]));
  const regionOf = new Map(figures.regionOf);
  const byRegion = Map.groupBy(trend, ({ location }) => regionOf.get(location));
  return {
    total: { id, ...figureOfRow(shown?.total), trend: curveOf(trend, scale, period) },
    regions: [...inRegion.values()].map((row) => ({
      id: row.id,
      ...figureOfRow(row),
      trend: curveOf(byRegion.get(row.id as never) ?? [], scale, period),
    })),
  };
}

function placeOf(
  {
    id,
    region,
    open,
    abnormal: days,
    heard: byPlace,
  }: {
    readonly id: LocationId;
    readonly region?: string;
    readonly open: readonly Incident[];
    readonly abnormal: ReadonlyMap<LocationId | undefined, Incident>;
    readonly heard: ReadonlyMap<LocationId, Heard>;
  },
  { figures, shown, scale, period }: Located,
): Omit<OverviewPlace, 'brand'> {
  const row = figures.rowOf(scale).get(id);
  const incidents = open.filter(({ location }) => location === id).map(shownIncident);
  const abnormal = days.get(id);
  const heard = byPlace.get(id) ?? { sources: 0, unheard: [] };
  const falls = row?.change?.isSeen === true && row.change.delta < 0;
  const need = incidents.length > 0 ? 'incident' : falls ? 'fall' : heard.unheard.length > 0 ? 'unheard' : undefined;
  const { lost, moved } = touchpointsOf(row, figures.lostBefore(scale).get(id));
  return {
    location: id,
    ...(region !== undefined && { region }),
    scale: shown?.scale ?? scale,
    ...figureOfRow(row),
    trend: curveOf(figures.trendOf(scale).get(id) ?? [], scale, period),
    ...(need && { need }),
    incidents,
    ...(abnormal && { abnormal: shownIncident(abnormal) }),
    ...(lost && { lost }),
    ...(moved && { moved }),
    sources: heard.sources,
    unheard: [...heard.unheard],
  };
}

type Lost = Readonly<Record<TouchpointId, number>>;

/** What costs most, and what costs more than before. */
function touchpointsOf(row: ReportRow | undefined, before: Lost | undefined) {
  if (!row || row.n === 0) return {};
  const lost = largest(Object.entries(row.lost));
  const grown =
    before && largest(Object.entries(row.lost).map(([id, points]) => [id, points - (before[id as TouchpointId] ?? 0)]));
  return { lost, moved: grown };
}

function largest(all: readonly (readonly [string, number])[]): { touchpoint: string; points: number } | undefined {
  const [first] = all.filter(([, points]) => points > 0).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first && { touchpoint: first[0], points: first[1] };
}

/** Means of the last twelve periods. */
function curveOf(rows: readonly TrendRow[], scale: Scale, period: Period): (number | null)[] {
  const { min } = scaleRange(scale);
  const last = periodNumber(period);
  const sums = Array.from({ length: CURVE }, () => ({ n: 0, sum: 0 }));
  for (const { period: number, counts } of rows) {
    const cell = sums[number - (last - CURVE + 1)];
    if (!cell) continue;
    for (const [level, count] of counts.entries()) {
      cell.n += count;
      cell.sum += count * (min + level);
    }
  }
  return sums.map(({ n, sum }) => (n > 0 ? sum / n : null));
}

interface Heard {
  readonly sources: number;
  readonly unheard: readonly SourceId[];
}

/** By place: its configured sources, and those that were not heard. */
function heardOf(
  { sources }: Config,
  heard: readonly HeardSource[],
  period: Period,
  now: Instant,
): ReadonlyMap<LocationId, Heard> {
  const silent = Map.groupBy(unheardSources(sources, heard, period, now), ({ location }) => location);
  const own = Map.groupBy(
    sources.filter(({ canary }) => !canary),
    ({ location }) => location,
  );
  return new Map(
    [...own].map(([location, all]) => [
      location,
      { sources: all.length, unheard: (silent.get(location) ?? []).map(({ id }) => id) },
    ]),
  );
}

/**
 * What nobody has acknowledged yet, then what is being dealt with, then falls that no incident tells, then places that
 * were not heard; within each the clearest fall first, as in reports: against its own past, never against other places.
 * The calm rest by region, in the same order.
 */
function inOrder(places: readonly OverviewPlace[]): readonly OverviewPlace[] {
  const rank = ({ need, incidents }: OverviewPlace) => {
    if (need === 'incident')
      return incidents.some(({ state, isAcknowledged }) => state === 'firing' && !isAcknowledged) ? 0 : 1;
    return need === 'fall' ? 2 : need === 'unheard' ? 3 : 4;
  };
  const region = (one: OverviewPlace) => (one.need ? '' : `${one.brand} ${one.region ?? '~'}`);
  return places.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (region(a) < region(b) ? -1 : region(a) > region(b) ? 1 : 0) ||
      fallOf(a) - fallOf(b) ||
      (a.location < b.location ? -1 : 1),
  );
}

/** Half widths of the interval that the change is away from none; places without a past last. */
function fallOf({ change }: OverviewPlace): number {
  if (!change) return Number.MAX_VALUE;
  const half = (change.interval[1] - change.interval[0]) / 2;
  return half > 0 ? change.delta / half : 0;
}

/** The latest abnormal day of each place that lies in the period. */
async function abnormalDays(
  { opened }: Desk,
  brand: Incident['brand'],
  { from, to }: Period,
): Promise<ReadonlyMap<LocationId | undefined, Incident>> {
  const bursts = await findIncidents(opened.db, { brand, kinds: ['burst'], from });
  const within = bursts.filter(({ since }) => since >= from.slice(0, 10) && since < to.slice(0, 10));
  return new Map(within.toReversed().map((one) => [one.location, one]));
}

/** A move that an abnormal day may explain is told as that day. */
function movedMost(places: readonly OverviewPlace[], sign: 1 | -1): z.output<typeof mover>[] {
  return places
    .flatMap(({ location, scale, change, moved, abnormal }) => {
      if (abnormal || !change?.isSeen || change.delta * sign <= 0) return [];
      return [{ location, scale, delta: change.delta, ...(sign < 0 && moved && { touchpoint: moved.touchpoint }) }];
    })
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || (a.location < b.location ? -1 : 1))
    .slice(0, NAMED);
}
