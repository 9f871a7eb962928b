/** The figures of a period: added up from the store while it is open, closed a while after its end, then kept as they were. */
import type { Config } from '../config/config.ts';
import type { BrandId, TeamId, TouchpointId } from '../domain/ids.ts';
import { earlierPeriod, type Period, yearBefore } from '../domain/period.ts';
import type { BrandTally, PlaceTally, ReportedBrand, ReportedSource, ReportFigures } from '../domain/report.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { type ClosedReport, closedReport, closeReport } from '../store/closed-reports.ts';
import { incidentsOf, sourcesHeard } from '../store/report-figures.ts';
import { areTalliesCurrent } from './current-tallies.ts';
import type { StoreContext } from './open-store.ts';
import { type PeriodTally, tallyPeriod, trendOf } from './period-tally.ts';
import { concernsTeam, viewOf } from './report-view.ts';
import { restatementsOf } from './restatement.ts';
import { storedPlaces, storedTrend } from './stored-tallies.ts';

export interface ReportQuestion {
  /** One that has ended. */
  readonly period: Period;
  /** All brands when left out. */
  readonly brand?: BrandId;
  /** Its touchpoints first, its incidents only; the whole when left out. */
  readonly team?: TeamId;
}

/** Days after the end of a period until its figures are closed: late reviews and passes are still let in. */
export const GRACE_DAYS = 7;

/** Periods before this one that the curve of a report shows. */
const TREND_PERIODS = 8;

const HOUR_MS = 3_600_000;

/** Needs no more than a store; the first report of a period after its grace time closes its figures. */
export type ReportContext = Pick<StoreContext, 'config' | 'opened' | 'now'>;

/** The report of a period. What was closed is shown as it was closed, with what changed since beside it. */
export async function reportFigures(context: ReportContext, question: ReportQuestion): Promise<ReportFigures> {
  const { config } = context;
  const { period, brand: only, team } = question;
  const brands: ReportedBrand[] = [];
  for (const { id } of config.brands) {
    if (only === undefined || only === id) brands.push(await brandOf(context, id, period, team));
  }
  return {
    period: period.name,
    from: period.from,
    to: period.to,
    comparedWith: { before: earlierPeriod(period, 1).name, yearBefore: yearBefore(period).name },
    closesAt: closingOf(period),
    ...(team && { team, own: ownOf(config, team) }),
    brands,
  };
}

/** From then on the figures of a period may be closed. */
export function closingOf({ to }: Period): Instant {
  return instant(millis(to) + GRACE_DAYS * DAY_MS);
}

async function brandOf(
  context: ReportContext,
  brand: BrandId,
  period: Period,
  team: TeamId | undefined,
): Promise<ReportedBrand> {
  const { config, opened, now } = context;
  const { db } = opened;
  const closed = await closedReport(db, brand, period.name);
  const isCurrent = await areTalliesCurrent(db, brand);
  // Whoever closes or restates names each review; otherwise the sums are enough.
  const isByReview = closed !== undefined || now() >= closingOf(period) || !isCurrent;
  const today = isByReview
    ? await tallyPeriod(db, { brand, ...period })
    : { places: await storedPlaces(db, brand, period), reviews: [] };
  const known = closed ?? (await fresh(context, brand, period, today, isCurrent));
  const { body, closedAt } = known;
  const mine = team && teamsOf(config, team);
  const reviewed = new Set(body.places.filter(({ tallies }) => tallies.length > 0).map(({ location }) => location));
  return viewOf(onlyConfigured(body, config), {
    brand,
    from: period.from,
    to: period.to,
    ...(closedAt && { closedAt }),
    concerns: (incident) => !mine || concernsTeam(incident, mine),
    isHeard: (source) => isHeard(source, period, config),
    restated: closedAt ? await restatementsOf(db, { body, closedAt }, today.reviews) : [],
    withoutReviews: config.locations.flatMap(({ id, brand: of }) => (of === brand && !reviewed.has(id) ? [id] : [])),
  });
}

/** Not closed yet: closed now if its time has come. */
async function fresh(
  { opened: { db }, now }: ReportContext,
  brand: BrandId,
  period: Period,
  { places, reviews }: PeriodTally,
  isCurrent: boolean,
): Promise<Omit<ClosedReport, 'closedAt'> & Partial<ClosedReport>> {
  const question = { brand, from: period.from, to: period.to };
  const body: BrandTally = {
    places,
    before: await placesOf(db, brand, earlierPeriod(period, 1), isCurrent),
    yearBefore: await placesOf(db, brand, yearBefore(period), isCurrent),
    trend: await (isCurrent ? storedTrend : trendOf)(db, { brand }, period, TREND_PERIODS),
    incidents: await incidentsOf(db, question),
    sources: await sourcesHeard(db, question),
    reviews,
  };
  const at = now();
  return at < closingOf(period) ? { body } : closeReport(db, brand, period.name, body, at);
}

/** An earlier period as its own report told it, if it was closed: what was said once is compared with. */
async function placesOf(
  db: ReportContext['opened']['db'],
  brand: BrandId,
  period: Period,
  isCurrent: boolean,
): Promise<readonly PlaceTally[]> {
  const closed = await closedReport(db, brand, period.name);
  if (closed) return closed.body.places;
  return isCurrent ? storedPlaces(db, brand, period) : (await tallyPeriod(db, { brand, ...period })).places;
}

/** Places that vigie only reads to see whether it still can are nobody's silence. */
function onlyConfigured(body: BrandTally, { sources }: Config): BrandTally {
  const known = new Set<string>(sources.filter(({ canary }) => !canary).map(({ id }) => id));
  return { ...body, sources: body.sources.filter(({ source }) => known.has(source)) };
}

/** Heard to the end of the period, give or take one of its own turns. */
function isHeard({ source, heardUntil }: ReportedSource, { to }: Period, { sources }: Config): boolean {
  const everyHours = sources.find(({ id }) => id === source)?.everyHours ?? 0;
  return heardUntil !== undefined && millis(heardUntil) >= millis(to) - Math.max(24, everyHours) * HOUR_MS;
}

/** The team and those that it manages. */
function teamsOf({ teams }: Config, team: TeamId): ReadonlySet<TeamId> {
  return new Set([team, ...teams.flatMap(({ id, manager }) => (manager === team ? [id] : []))]);
}

function ownOf(config: Config, team: TeamId): readonly TouchpointId[] {
  const teams = teamsOf(config, team);
  const own = config.touchpoints.filter(({ owners }) => owners.some((owner) => teams.has(owner))).map(({ id }) => id);
  return teams.has(config.fallbackTeam) ? [...own, UNATTRIBUTED] : own;
}
