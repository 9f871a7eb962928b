/** The journey's answer: each step in the configured order with what it costs, and which steps of two teams hurt together. */
import { z } from 'zod';
import type { Config } from '../../config/config.ts';
import type { BrandId, TeamId, TouchpointId } from '../../domain/ids.ts';
import { earlierPeriod } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import type { Instant } from '../../domain/time.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import {
  type JourneyFigures,
  type JourneyStep,
  journeyFigures,
  type TwoPeriods,
  twoPeriods,
} from '../../pipeline/journey-figures.ts';
import { freshness } from '../../store/tallies.ts';
import type { Desk } from '../desk.ts';
import { FRAME, type Frame, periodOf } from '../frame.ts';
import { remembering } from './remembering.ts';

export const JOURNEY_QUERY = z.strictObject({
  ...FRAME,
  show: z
    .enum(['level', 'change'])
    .optional()
    .describe('What the colours of the picture tell; the level when left out.'),
});

const pair = z.tuple([z.number(), z.number()]);

export const LOST = z.strictObject({
  reviews: z.int().describe('Reviews that lost points by it.'),
  lost: z.number().describe('Points lost per review, in the units of the scale.'),
  interval: pair.describe('95 %.'),
});

export const LOST_CHANGE = z.strictObject({
  delta: z.number().describe('More than 0: it costs more than in the period before.'),
  interval: pair,
  isSeen: z.boolean().describe('More than chance does.'),
});

const level = z.strictObject({ mean: z.number(), n: z.int() });
const CAUSES = z.strictObject({
  people: z.number().optional(),
  policy: z.number().optional(),
  tools: z.number().optional(),
});

export const STEP = z.strictObject({
  touchpoint: z.string(),
  owners: z.array(z.string()),
  ...LOST.shape,
  praised: z.int().describe('Reviews that praise it.'),
  before: LOST.optional(),
  change: LOST_CHANGE.optional(),
  contribution: z.number().optional().describe('Its part of the change of the level; less is worse.'),
  causes: CAUSES.describe('Points lost per review by the cause that customers name.'),
});

export const FRESH = {
  updatedAt: z.string().optional().describe('When the figures were last brought up to date.'),
  waiting: z.int().describe('Changes that are not in them yet.'),
};

export const SCOPE_LEVEL = {
  period: z.string(),
  before: z.string().describe('The period that is compared with.'),
  scale: z.string(),
  scales: z.array(z.strictObject({ scale: z.string(), n: z.int() })),
  total: z.strictObject({
    n: z.int(),
    mean: z.number().optional(),
    interval: pair.optional().describe('Confidence sequence of the mean, 95 %.'),
    before: level.optional(),
    change: z
      .strictObject({ delta: z.number(), interval: pair, isSeen: z.boolean(), visible: z.number().optional() })
      .optional(),
  }),
};

const contribution = z.strictObject({ touchpoint: z.string(), delta: z.number(), standardError: z.number() });

export const JOURNEY_ANSWER = z.strictObject({
  ...SCOPE_LEVEL,
  ...FRESH,
  show: z.enum(['level', 'change']),
  steps: z.array(STEP).describe('In the order of the journey; what no step can be blamed for comes last.'),
  links: z
    .array(
      z.strictObject({
        first: z.string(),
        second: z.string(),
        reviews: z.int().describe('Reviews that lost points by both.'),
        reviewsBefore: z.int(),
        isInterface: z.boolean().describe('Two teams answer for them.'),
      }),
    )
    .describe('The most frequent first.'),
  decomposition: z
    .strictObject({ contributions: z.array(contribution), mix: z.number(), season: z.number() })
    .optional()
    .describe('Σ contributions + mix + season = change of the level.'),
});

export type JourneyAnswer = z.output<typeof JOURNEY_ANSWER>;
export type ShownStep = z.output<typeof STEP>;

export async function lookAtJourney(desk: Desk, query: z.output<typeof JOURNEY_QUERY>): Promise<JourneyAnswer> {
  const { config, opened } = desk;
  const { fresh, version } = await freshnessOf(opened.db, brandsOf(config, query));
  const { figures, ...around } = await lookAtScope(desk, query, version);
  const byId = new Map(figures.steps.map((step) => [step.touchpoint, step]));
  const order = [...config.touchpoints.map(({ id }) => id), UNATTRIBUTED];
  const others = figures.steps.map(({ touchpoint }) => touchpoint).filter((id) => !order.includes(id));
  const known = new Set(byId.keys());
  const ids = [...order.slice(0, -1), ...others, ...(known.has(UNATTRIBUTED) ? [UNATTRIBUTED] : [])];
  const { decomposition } = figures;
  return {
    ...around.shared,
    ...fresh,
    show: query.show ?? 'level',
    steps: ids.map((id) => stepOf(config, figures, id, byId.get(id))),
    links: figures.pairs.map((one) => ({ ...one, isInterface: isInterface(config, one.first, one.second) })),
    ...(decomposition && {
      decomposition: {
        contributions: decomposition.contributions.map(({ touchpoint, delta, standardError }) => ({
          touchpoint,
          delta,
          standardError,
        })),
        mix: decomposition.mix ?? 0,
        season: decomposition.season ?? 0,
      },
    }),
  };
}

/** Figures of the part of the organisation and the period that a page is about, and how every such answer says them. */
export async function lookAtScope(
  { config, opened, now }: Desk,
  query: Frame,
  version: string | undefined,
): Promise<{
  readonly figures: JourneyFigures;
  readonly periods: TwoPeriods;
  readonly shared: Pick<JourneyAnswer, keyof typeof SCOPE_LEVEL>;
}> {
  const period = periodOf(query, now());
  const brands = brandsOf(config, query);
  const scope = { brands, ...(query.region && { region: query.region }) };
  const asked = `${brands.join(' ')}/${query.region ?? ''}/${period.name}/${query.scale ?? ''}`;
  const { figures, periods } = await recallFigures(config, asked, version, async () => {
    const both = await twoPeriods(opened.db, scope, period);
    return { periods: both, figures: journeyFigures(both, query.scale as Scale | undefined) };
  });
  const { scale, scales, n, level: mean, before, change } = figures;
  return {
    figures,
    periods,
    shared: {
      period: period.name,
      before: earlierPeriod(period, 1).name,
      scale,
      scales: [...scales],
      total: {
        n,
        ...(mean && { mean: mean.mean, interval: [...mean.interval] as [number, number] }),
        ...(before && { before: { ...before } }),
        ...(change && { change: { ...change, interval: [...change.interval] as [number, number] } }),
      },
    },
  };
}

/** The places of two periods are some megabytes for a large chain. */
const recallFigures = remembering<{ readonly figures: JourneyFigures; readonly periods: TwoPeriods }>(24);

/** One step as answers give it; zeros where nobody blamed it. */
export function stepOf(config: Config, { n }: JourneyFigures, id: TouchpointId, step?: JourneyStep): ShownStep {
  const { reviews, lost, interval, praised, before, change, contribution: part, causes } = step ?? NOTHING;
  return {
    touchpoint: id,
    owners: [...ownersOf(config, id)],
    reviews,
    lost,
    interval: [...interval],
    praised,
    ...(n > 0 && before && { before: lostOf(before) }),
    ...(change && { change: { ...change, interval: [...change.interval] as [number, number] } }),
    ...(part !== undefined && { contribution: part }),
    causes: { ...causes },
  };
}

/** A level as answers give it. */
export function lostOf({ reviews, lost, interval }: Pick<JourneyStep, 'reviews' | 'lost' | 'interval'>) {
  return { reviews, lost, interval: [...interval] as [number, number] };
}

const NOTHING: Omit<JourneyStep, 'touchpoint'> = { reviews: 0, lost: 0, interval: [0, 0], praised: 0, causes: {} };

/** The teams that answer for a step; what nothing can be blamed for goes to the fallback team. */
export function ownersOf({ touchpoints, fallbackTeam }: Config, id: TouchpointId): readonly TeamId[] {
  return touchpoints.find((one) => one.id === id)?.owners ?? [fallbackTeam];
}

function isInterface(config: Config, first: TouchpointId, second: TouchpointId): boolean {
  return ownersOf(config, first)[0] !== ownersOf(config, second)[0];
}

/** One brand where one is asked for, else all. */
export function brandsOf({ brands }: Config, { brand }: Pick<Frame, 'brand'>): readonly BrandId[] {
  return brands.flatMap(({ id }) => (brand === undefined || id === brand ? [id] : []));
}

/** How new the figures of some brands are together; `version` changes whenever they do, absent before the first. */
export async function freshnessOf(
  db: Desk['opened']['db'],
  brands: readonly BrandId[],
): Promise<{ readonly fresh: { readonly updatedAt?: Instant; readonly waiting: number }; readonly version?: string }> {
  const all = [];
  for (const brand of brands) all.push(await freshness(db, brand));
  const moments = all.flatMap(({ updatedAt }) => updatedAt ?? []).sort();
  const waiting = all.reduce((sum, one) => sum + one.waiting, 0);
  if (moments.length < all.length || moments.length === 0) return { fresh: { waiting } };
  const version = all.map(({ cursor, updatedAt, rules }) => `${cursor} ${updatedAt} ${rules}`).join('\n');
  return { fresh: { updatedAt: moments[0]!, waiting }, version };
}
