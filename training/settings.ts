/** Fits everything in a model besides its tables, on gold rows that those tables have not seen. */
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import type { Language } from '../src/analysis/language.ts';
import { type Combiner, combine, type Decision, type Model, type Settings } from '../src/analysis/model.ts';
import { readText } from '../src/analysis/reading.ts';
import { countSeeds, mentionInputs, OWN_INPUTS, seedBook } from '../src/analysis/touchpoints.ts';
import { bestThreshold, type Case, fitCombiner, reviewsOf } from './combiners.ts';
import type { LanguageData } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';
import { collectJudgements, fitJudgements, type JudgementCases } from './judgements.ts';
import { findingsOfClause } from './segments.ts';
import { collectSentimentCases, fitSentiment, type SentimentCase } from './sentiment-settings.ts';

/** What one fold teaches. */
export interface Cases {
  readonly touchpoints: readonly Case[][];
  readonly judgements: JudgementCases;
  readonly sentiment: readonly SentimentCase[];
}

/** Reads the fold's rows with a model that was trained without them. `typical`: ids of reviews like those to come. */
export function collectCases(
  rows: readonly GoldRow[],
  typical: ReadonlySet<string>,
  data: LanguageData,
  language: Language,
  model: Model,
  fold: number,
): Cases {
  const seeds = seedBook(language);
  const cases: Cases = {
    touchpoints: DEFAULT_TOUCHPOINTS.map(() => []),
    judgements: collectJudgements(rows, typical, language, model, fold),
    sentiment: collectSentimentCases(rows, data, language, model),
  };
  rows.forEach((gold, index) => {
    const row = fold * 100_000 + index;
    const real = typical.has(gold.id);
    const reading = readText(gold.text, language, model);
    const strengths = countSeeds(reading, seeds);
    for (let clause = 0; clause < reading.clauses.length; clause++) {
      const findings = findingsOfClause(gold.findings, reading.words, reading.clauses[clause]!);
      const named = new Set(findings.map(({ touchpoint }) => touchpoint));
      DEFAULT_TOUCHPOINTS.forEach((name, head) => {
        cases.touchpoints[head]!.push({
          inputs: mentionInputs(reading, strengths, clause, head),
          truth: named.has(name),
          row,
          real,
        });
      });
    }
  });
  return cases;
}

/** Positions of the seed inputs in `mentionInputs`: more seeds must never count against a touchpoint. */
const SEED_INPUTS = [4, 5];

/** Fits over all folds. */
export function fitSettings(folds: readonly Cases[]): Settings {
  return {
    sentiment: fitSentiment(folds.flatMap(({ sentiment }) => sentiment)),
    touchpoints: fitTouchpoints(folds.map(({ touchpoints }) => touchpoints)),
    ...fitJudgements(folds.map(({ judgements }) => judgements)),
  };
}

/**
 * One decision a touchpoint, all with one threshold: probabilities mean the same everywhere, so one border serves the micro-F1
 * best (Lipton et al. 2014), and single touchpoints have too few reviews to choose their own. Border and calibration are
 * taken from typical reviews of folds that the decision was not fitted on: other rows are easier, or about other things.
 */
export function fitTouchpoints(folds: readonly (readonly (readonly Case[])[])[]): Settings['touchpoints'] {
  const decideAll = (some: typeof folds): Combiner[] => {
    const heads = DEFAULT_TOUCHPOINTS.map((_, head) => some.flatMap((fold) => fold[head] ?? []));
    const prior = commonCombiner(heads);
    return heads.map((cases) => fitTouchpoint(cases, prior));
  };
  const judged = folds.flatMap((own, k) => {
    const combiners = decideAll(folds.filter((_, other) => other !== k));
    return own.flatMap((cases, head) => reviewsOf(combiners[head]!, cases.filter(isTypical)));
  });
  const odds = judged.map(({ p, truth }) => ({
    inputs: [Math.log((p + 1e-6) / (1 + 1e-6 - p))],
    truth,
    row: 0,
    real: true,
  }));
  // What is said of reviews that hardly anybody would ask about must not bend the line where it matters.
  const near = odds.filter(({ inputs }) => inputs[0]! > LEAST_ODDS);
  const { weights, bias } = fitCombiner(near, { ridge: 0 });
  const calibrated = odds.map(({ inputs, truth }) => ({ p: combine({ weights, bias }, inputs), truth }));
  const threshold = bestThreshold(calibrated, 0.25, 0.6);
  const decide = (combiner: Combiner): Decision => ({
    weights: combiner.weights.map((weight) => Number((weight * weights[0]!).toFixed(5))),
    bias: Number((combiner.bias * weights[0]! + bias).toFixed(5)),
    threshold,
  });
  return Object.fromEntries(decideAll(folds).map((combiner, head) => [DEFAULT_TOUCHPOINTS[head], decide(combiner)]));
}

/** Log-odds of one in ten. */
const LEAST_ODDS = Math.log(1 / 9);

function isTypical({ real }: Case): boolean {
  return real;
}

/** What a touchpoint's own inputs are worth on average: where thin touchpoints are pulled to. */
function commonCombiner(heads: readonly (readonly Case[])[]): Combiner {
  const cases = heads.flatMap((list) => list.filter(({ row, truth }) => truth || row % COMMON_SHARE === 0));
  return fitCombiner(
    cases.map((one) => ({ ...one, inputs: one.inputs.slice(0, OWN_INPUTS) })),
    { monotone: SEED_INPUTS, ridge: 1 },
  );
}

/** One review in so many is enough to see where a touchpoint is absent. */
const COMMON_SHARE = 8;
const ABSENT_SHARE = 3;

/**
 * A review speaks of a touchpoint when its surest clause does: fitted on clauses first, then on each review's surest one,
 * so that the probability is the review's.
 */
function fitTouchpoint(cases: readonly Case[], prior: Combiner): Combiner {
  const speaking = new Set(cases.filter(({ truth }) => truth).map(({ row }) => row));
  const telling = cases.filter(({ row }) => speaking.has(row) || row % ABSENT_SHARE === 0);
  const ofClauses = fitCombiner(telling, { monotone: SEED_INPUTS, ridge: CLAUSE_RIDGE, prior });
  const first = fitCombiner(surestPerRow(ofClauses, cases), {
    monotone: SEED_INPUTS,
    ridge: REVIEW_RIDGE,
    prior: ofClauses,
  });
  return fitCombiner(surestPerRow(first, cases), { monotone: SEED_INPUTS, ridge: REVIEW_RIDGE, prior: first });
}

const CLAUSE_RIDGE = 9;
const REVIEW_RIDGE = 9;

function surestPerRow(combiner: Combiner, cases: readonly Case[]): Case[] {
  const best = new Map<number, { p: number; one: Case }>();
  for (const one of cases) {
    const p = combine(combiner, one.inputs);
    const before = best.get(one.row);
    const truth = one.truth || (before?.one.truth ?? false);
    if (!before || p > before.p) best.set(one.row, { p, one: { ...one, truth } });
    else if (truth !== before.one.truth) best.set(one.row, { p: before.p, one: { ...before.one, truth } });
  }
  return [...best.values()].map(({ one }) => one);
}
