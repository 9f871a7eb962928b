/** Fits the decisions on touchpoints: which reviews speak of one, and which of their clauses say it. */
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import { type Combiner, combine, type TouchpointDecision } from '../src/analysis/model.ts';
import { OWN_INPUTS } from '../src/analysis/touchpoints.ts';
import { bestThreshold, type Case, fitCombiner, type Judged } from './combiners.ts';

/** One clause and one touchpoint. `kind`: of a review like those to come, of a made review of the service trades, or neither. */
export interface TouchpointCase extends Case {
  readonly kind: 'typical' | 'service' | 'other';
}

/** By fold, by touchpoint in the order of `DEFAULT_TOUCHPOINTS`. */
export type TouchpointFolds = readonly (readonly (readonly TouchpointCase[])[])[];

/** Positions of the seed inputs in `mentionInputs`: more seeds must never count against a touchpoint. */
const SEED_INPUTS = [4, 5];

/** One review in so many is enough to see where a touchpoint is absent; it then counts as many. */
const COMMON_SHARE = 8;
const ABSENT_SHARE = 3;

const CLAUSE_RIDGE = 9;
const REVIEW_RIDGE = 9;

/**
 * Fits over all folds. Calibration and thresholds come from reviews of folds that a decision was not fitted on. All touchpoints
 * share one threshold for reviews: probabilities mean the same everywhere, so one border serves the micro-F1 best (Lipton et
 * al. 2014), and single touchpoints have too few reviews to choose their own.
 */
export function fitTouchpoints(folds: TouchpointFolds): Readonly<Record<string, TouchpointDecision>> {
  const unseen = folds.map((own, k) => {
    const decisions = fitAll(folds.filter((_, other) => other !== k));
    return own.map((cases, head) => judge(decisions[head]!, cases));
  });
  const judged = unseen.flat(2);
  const scale = calibrate(judged);
  const threshold = chooseReviewThreshold(judged.map((one) => ({ ...one, p: combine(scale, [logOdds(one.p)]) })));
  const clauseThreshold = chooseClauseThreshold(judged);
  return Object.fromEntries(
    fitAll(folds).map(({ review, clause }, head) => [
      DEFAULT_TOUCHPOINTS[head],
      { ...rescale(review, scale), threshold, clause: { ...clause, threshold: clauseThreshold } },
    ]),
  );
}

interface Pair {
  readonly review: Combiner;
  readonly clause: Combiner;
}

function fitAll(folds: TouchpointFolds): Pair[] {
  const heads = DEFAULT_TOUCHPOINTS.map((_, head) => balanced(folds.flatMap((fold) => fold[head] ?? [])));
  const prior = commonCombiner(heads);
  return heads.map((cases) => fitTouchpoint(cases, prior));
}

/** Made reviews of the service trades count as much together as `SERVICE_SHARE` of the real ones. */
function balanced(cases: readonly TouchpointCase[]): TouchpointCase[] {
  const rows = (kind: TouchpointCase['kind']) =>
    new Set(cases.filter((one) => one.kind === kind).map(({ row }) => row)).size;
  const weight = Math.min(MOST_WEIGHT, Math.max(1, (SERVICE_SHARE * rows('typical')) / Math.max(1, rows('service'))));
  return cases.map((one) => (one.kind === 'service' ? { ...one, weight } : one));
}

const SERVICE_SHARE = 1;
const MOST_WEIGHT = 4;

/** What a touchpoint's own inputs are worth on average: where thin touchpoints are pulled to. */
function commonCombiner(heads: readonly (readonly TouchpointCase[])[]): Combiner {
  const cases = heads.flatMap((list) => thinned(list, COMMON_SHARE));
  return fitCombiner(
    cases.map((one) => ({ ...one, inputs: one.inputs.slice(0, OWN_INPUTS) })),
    { monotone: SEED_INPUTS, ridge: 1 },
  );
}

/** Reviews that speak of the touchpoint, and one in `share` of the others, which counts for all. */
function thinned(cases: readonly TouchpointCase[], share: number): TouchpointCase[] {
  const speaking = new Set(cases.filter(({ truth }) => truth).map(({ row }) => row));
  return cases.flatMap((one) => {
    if (speaking.has(one.row)) return [one];
    return one.row % share === 0 ? [{ ...one, weight: share * (one.weight ?? 1) }] : [];
  });
}

/** Clauses by themselves first; then each review's surest one, so that the probability is the review's. */
function fitTouchpoint(cases: readonly TouchpointCase[], prior: Combiner): Pair {
  const options = { monotone: SEED_INPUTS, ridge: REVIEW_RIDGE };
  const clause = fitCombiner(thinned(cases, ABSENT_SHARE), { ...options, ridge: CLAUSE_RIDGE, prior });
  const first = fitCombiner(surestPerRow(clause, cases), { ...options, prior: clause });
  return { clause, review: fitCombiner(surestPerRow(first, cases), { ...options, prior: first }) };
}

function surestPerRow(combiner: Combiner, cases: readonly TouchpointCase[]): TouchpointCase[] {
  const best = new Map<number, { p: number; one: TouchpointCase }>();
  for (const one of cases) {
    const p = combine(combiner, one.inputs);
    const before = best.get(one.row);
    const truth = one.truth || (before?.one.truth ?? false);
    if (!before || p > before.p) best.set(one.row, { p, one: { ...one, truth } });
    else if (truth !== before.one.truth) best.set(one.row, { p: before.p, one: { ...before.one, truth } });
  }
  return [...best.values()].map(({ one }) => one);
}

/** One review and one touchpoint: the review's probability, and its clauses'. */
interface JudgedReview extends Judged {
  readonly kind: TouchpointCase['kind'];
  readonly clauses: readonly Judged[];
}

function judge({ review, clause }: Pair, cases: readonly TouchpointCase[]): JudgedReview[] {
  return [...Map.groupBy(cases, ({ row }) => row).values()].map((own) => ({
    p: Math.max(...own.map(({ inputs }) => combine(review, inputs))),
    truth: own.some(({ truth }) => truth),
    kind: own[0]!.kind,
    clauses: own.map(({ inputs, truth }) => ({ p: combine(clause, inputs), truth })),
  }));
}

/** A line over the log-odds, for reviews that may speak of a touchpoint; the others must not bend it where it matters. */
function calibrate(judged: readonly JudgedReview[]): Combiner {
  const cases = judged
    .filter(({ kind, p }) => kind === 'typical' && p > LEAST)
    .map(({ p, truth }, row) => ({ inputs: [logOdds(p)], truth, row, real: true }));
  return fitCombiner(cases, { ridge: 0.1, prior: { weights: [1], bias: 0 } });
}

const LEAST = 0.1;

function logOdds(p: number): number {
  return Math.log((p + 1e-6) / (1 + 1e-6 - p));
}

function rescale({ weights, bias }: Combiner, { weights: [factor], bias: shift }: Combiner): Combiner {
  return {
    weights: weights.map((weight) => Number((weight * factor!).toFixed(5))),
    bias: Number((bias * factor! + shift).toFixed(5)),
  };
}

/** Where the mean of the micro-F1 is best over typical reviews, which count twice, and service reviews. */
function chooseReviewThreshold(judged: readonly JudgedReview[]): number {
  const of = (kind: TouchpointCase['kind']) => judged.filter((one) => one.kind === kind);
  return bestThreshold([of('typical'), of('typical'), of('service')], 0.2, 0.6);
}

/** Where a further clause of a review that speaks of the touchpoint says it in four of five cases. */
function chooseClauseThreshold(judged: readonly JudgedReview[]): number {
  const clauses = judged.filter(({ truth }) => truth).flatMap(({ clauses: own }) => furtherOf(own));
  for (let threshold = 0.3; threshold < 0.9; threshold += 0.025) {
    const said = clauses.filter(({ p }) => p >= threshold);
    if (said.filter(({ truth }) => truth).length >= FURTHER_PRECISION * said.length)
      return Number(threshold.toFixed(3));
  }
  return 0.9;
}

const FURTHER_PRECISION = 0.8;

/** All but the surest. */
function furtherOf(clauses: readonly Judged[]): Judged[] {
  const surest = clauses.reduce((best, one) => (one.p > best.p ? one : best));
  return clauses.filter((one) => one !== surest);
}
