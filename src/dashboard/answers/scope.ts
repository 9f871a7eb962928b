/** The answer about one place, region or brand: its level and course, why it moved, what happened there, who answered. */
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import { brandId, locationId, regionId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import {
  earlierPeriod,
  type Period,
  periodNumber,
  periodOf as periodNumbered,
  yearBefore,
} from '../../domain/period.ts';
import type { ReportedScale } from '../../domain/report.ts';
import type { Scale } from '../../domain/scale.ts';
import { dayOf, type Instant, instant, millis } from '../../domain/time.ts';
import { sureLevel } from '../../pipeline/report-view.ts';
import { watchedLevel } from '../../pipeline/watched-level.ts';
import { heardSources } from '../../store/heard.ts';
import { findIncidents } from '../../store/incidents.ts';
import { placeEvents } from '../../store/place-events.ts';
import type { Db } from '../../store/schema.ts';
import { starChangeCounts } from '../../store/star-changes.ts';
import type { Desk } from '../desk.ts';
import { FRAME, type Frame, periodOf } from '../frame.ts';
import { Refused } from '../refused.ts';
import { INCIDENT, shownIncident } from './open-incidents.ts';
import {
  type CoursePoint,
  CURVE,
  courseOf,
  FIGURE,
  type FigureScope,
  figureOfRow,
  onScale,
  scopeFigures,
} from './scope-figures.ts';
import { unheardSources } from './unheard.ts';

export const LOCATION_QUERY = z.strictObject({ ...FRAME, location: locationId });
export const REGION_QUERY = z.strictObject({ ...FRAME, region: regionId });
export const BRAND_QUERY = z.strictObject({ ...FRAME, brand: brandId });

const point = z.strictObject({
  period: z.string(),
  n: z.int(),
  mean: z.number().optional(),
  interval: z.tuple([z.number(), z.number()]).optional(),
});

const part = z.strictObject({
  touchpoint: z.string(),
  delta: z.number().describe('Its part of the change; negative when points were lost.'),
  moreOften: z.number(),
  worse: z.number(),
  standardError: z.number(),
});

const event = z.strictObject({
  id: z.int(),
  day: z.string(),
  title: z.string(),
  by: z.string(),
  location: z.string().optional(),
  region: z.string().optional(),
  touchpoint: z.string().optional(),
});

const cause = z.strictObject({
  people: z.number().optional(),
  policy: z.number().optional(),
  tools: z.number().optional(),
});

export const SCOPE_ANSWER = z.strictObject({
  kind: z.enum(['location', 'region', 'brand']),
  id: z.string(),
  brand: z.string(),
  region: z.string().optional(),
  period: z.string(),
  comparedWith: z.strictObject({ before: z.string(), yearBefore: z.string() }),
  scale: z.string(),
  scales: z.array(z.string()).describe('Scales on which there are reviews.'),
  ...FIGURE,
  answered: z.number().optional().describe('Share of the reviews that the owner answered.'),
  sentiment: z.number().optional().describe('(positive − negative) / all that were analysed.'),
  course: z.array(point).describe('Period by period without a gap, oldest first; at least twelve.'),
  watched: z
    .strictObject({ mean: z.number(), n: z.int(), phase: z.enum(['learning', 'watching', 'changed']) })
    .optional()
    .describe('The level that the detector compares with.'),
  incidents: z.array(INCIDENT),
  events: z.array(event).describe('What people wrote down that they did.'),
  decomposition: z
    .strictObject({ parts: z.array(part), mix: z.number(), season: z.number() })
    .optional()
    .describe('Σ parts.delta + mix + season = change.delta.'),
  touchpoints: z.array(
    z.strictObject({
      touchpoint: z.string(),
      reviews: z.int().describe('Reviews that blame it.'),
      praised: z.int().describe('Reviews that praise it.'),
      lost: z.number().describe('Points per review.'),
      lostBefore: z.number().optional(),
      causes: cause.describe('Points per review by the cause that customers name.'),
    }),
  ),
  emotions: z.array(z.strictObject({ emotion: z.string(), reviews: z.int() })),
  starChanges: z.strictObject({ raised: z.int(), lowered: z.int(), recovered: z.int() }),
  sources: z.int(),
  unheard: z.array(z.string()),
  updatedAt: z.string().optional(),
  waiting: z.int(),
});

export type ScopeAnswer = z.output<typeof SCOPE_ANSWER>;

/** @throws Refused 404 for a place that is not configured */
export function lookAtLocation(desk: Desk, query: z.output<typeof LOCATION_QUERY>): Promise<ScopeAnswer> {
  const found = desk.config.locations.find(({ id }) => id === query.location);
  if (!found) throw new Refused(404, `Expected a place, got ${query.location}`, { field: 'location' });
  const { id, brand, region } = found;
  return lookAt(desk, query, { kind: 'location', id, scope: { brand, ...(region && { region }), location: id } });
}

/** @throws Refused 404 for a region that is not configured */
export function lookAtRegion(desk: Desk, query: z.output<typeof REGION_QUERY>): Promise<ScopeAnswer> {
  const inside = desk.config.locations.find(({ region }) => region === query.region);
  if (!inside) throw new Refused(404, `Expected a region with places, got ${query.region}`, { field: 'region' });
  return lookAt(desk, query, {
    kind: 'region',
    id: query.region,
    scope: { brand: inside.brand, region: query.region },
  });
}

/** @throws Refused 404 for a brand that is not configured */
export function lookAtBrand(desk: Desk, query: z.output<typeof BRAND_QUERY>): Promise<ScopeAnswer> {
  const found = desk.config.brands.find(({ id }) => id === query.brand);
  if (!found) throw new Refused(404, `Expected a brand, got ${query.brand}`, { field: 'brand' });
  return lookAt(desk, query, { kind: 'brand', id: found.id, scope: { brand: found.id } });
}

interface About {
  readonly kind: ScopeAnswer['kind'];
  readonly id: string;
  readonly scope: FigureScope;
}

/** Periods of the curve. */
const COURSE = { week: 26, month: 24 } as const;

async function lookAt(desk: Desk, query: Frame, { kind, id, scope }: About): Promise<ScopeAnswer> {
  const { config, opened, now } = desk;
  const { db } = opened;
  const period = periodOf(query, now());
  const figures = await scopeFigures(desk, scope, period);
  const { view, fresh } = figures;
  const shown = onScale(view, query.scale as Scale | undefined);
  const scale = shown?.scale ?? (query.scale as Scale | undefined) ?? 'stars';
  const periods = COURSE[period.kind];
  const first = earlierPeriod(period, periods - 1);
  const course = await courseOf(desk, scope, { period, scale, periods, fresh });
  const watched = await watchedLevel(desk, scope, scale);
  const heard = await heardSources(db, scope.brand);
  const places = new Set<string>(config.locations.filter((one) => isIn(one, scope)).map((one) => one.id));
  const own = config.sources.filter(({ location, canary }) => places.has(location) && !canary);
  return {
    kind,
    id,
    brand: scope.brand,
    ...(scope.region && { region: scope.region }),
    period: period.name,
    comparedWith: { before: earlierPeriod(period, 1).name, yearBefore: yearBefore(period).name },
    scale,
    scales: view.scales.map((one) => one.scale),
    ...figureOfRow(shown?.total),
    ...(shown?.total.answered !== undefined && { answered: shown.total.answered }),
    ...(shown?.total.sentiment !== undefined && { sentiment: shown.total.sentiment }),
    course: pointsOf(course, period, scale),
    ...(watched && { watched: { mean: watched.mean, n: watched.n, phase: watched.phase } }),
    incidents: (await incidentsAbout(db, kind, scope, first.from, period.to)).map(shownIncident),
    events: (await placeEvents(db, scope, dayOf(first.from), dayOf(beforeEnd(period)))).map(
      ({ brand: _, at: __, ...one }) => one,
    ),
    ...(shown?.decomposition && { decomposition: partsOf(shown.decomposition) }),
    touchpoints: touchpointsOf(shown, figures.tallyOf(scale).praise),
    emotions: Object.entries(figures.tallyOf(scale).emotions)
      .map(([emotion, reviews]) => ({ emotion, reviews }))
      .sort((a, b) => b.reviews - a.reviews || (a.emotion < b.emotion ? -1 : 1)),
    starChanges: await starChangeCounts(db, scope, period),
    sources: own.length,
    unheard: unheardSources(own, heard, period, now()).map((source) => source.id),
    ...(fresh.updatedAt !== undefined && { updatedAt: fresh.updatedAt }),
    waiting: fresh.waiting,
  };
}

function isIn({ id, brand, region }: Config['locations'][number], scope: FigureScope): boolean {
  if (scope.location !== undefined) return id === scope.location;
  return brand === scope.brand && (scope.region === undefined || region === scope.region);
}

function beforeEnd({ to }: Period): Instant {
  return instant(millis(to) - 1);
}

/** From the first review on every period has its point: a gap is said, not skipped. */
function pointsOf(course: readonly CoursePoint[], { kind, from }: Period, scale: Scale): ScopeAnswer['course'] {
  const last = periodNumber({ kind, from });
  const known = new Map(course.map(({ period, counts }) => [period, counts]));
  const first = Math.max(last - COURSE[kind] + 1, Math.min(last - CURVE + 1, course[0]?.period ?? last));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const counts = known.get(first + i);
    const level = counts && sureLevel(counts, scale);
    return {
      period: periodNumbered(kind, first + i).name,
      n: level?.n ?? 0,
      ...(level && { mean: level.mean, interval: [...level.interval] as [number, number] }),
    };
  });
}

/** Of this very scope: open ones, and those that began or ended within the curve; the latest first. */
async function incidentsAbout(
  db: Db,
  kind: ScopeAnswer['kind'],
  { brand, region, location }: FigureScope,
  from: Instant,
  to: Instant,
): Promise<readonly Incident[]> {
  const found = await findIncidents(db, { brand, ...(location && { location }), to });
  return found.filter((one) => {
    if (kind !== 'location' && one.location !== undefined) return false;
    if (kind === 'region' ? one.region !== region : kind === 'brand' && one.region !== undefined) return false;
    const isOver = one.state === 'resolved' || one.state === 'accepted';
    return one.state !== 'pending' && (!isOver || one.updatedAt >= from);
  });
}

function partsOf({ contributions, mix = 0, season = 0 }: NonNullable<ReportedScale['decomposition']>) {
  const parts = contributions.map(({ touchpoint, delta, moreOften, worse, standardError }) => {
    return { touchpoint, delta, moreOften, worse, standardError };
  });
  return { parts, mix, season };
}

function touchpointsOf(
  shown: ReportedScale | undefined,
  praise: Readonly<Record<string, number>>,
): ScopeAnswer['touchpoints'] {
  const rows = (shown?.touchpoints ?? []).map(({ touchpoint, reviews, lost, lostBefore, causes }) => ({
    touchpoint: touchpoint as string,
    reviews,
    praised: praise[touchpoint] ?? 0,
    lost,
    ...(lostBefore !== undefined && { lostBefore }),
    causes: { ...causes },
  }));
  const known = new Set(rows.map(({ touchpoint }) => touchpoint));
  const onlyPraised = Object.entries(praise).flatMap(([touchpoint, praised]) =>
    known.has(touchpoint) ? [] : [{ touchpoint, reviews: 0, praised, lost: 0, causes: {} }],
  );
  return [...rows, ...onlyPraised];
}
