/** Fits everything in a model besides its tables, on gold rows that those tables have not seen. */
import { CAUSES, causeBook, causeInputs, DETAILS } from '../src/analysis/cause.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import type { Language } from '../src/analysis/language.ts';
import { type Combiner, combine, type Decision, type Model, type Settings } from '../src/analysis/model.ts';
import { polarityInputs, praiseBook } from '../src/analysis/polarity.ts';
import { readText } from '../src/analysis/reading.ts';
import { countSeeds, mentionInputs, seedBook } from '../src/analysis/touchpoints.ts';
import { type Case, chooseThreshold, fitCombiner } from './combiners.ts';
import type { GoldRow } from './gold-row.ts';
import { findingsOfClause } from './segments.ts';

/** What one fold teaches. */
export interface Cases {
  readonly touchpoints: readonly Case[][];
  readonly polarity: Case[];
  readonly causes: readonly Case[][];
  readonly details: readonly Case[][];
  /** Sentiment logits of whole texts and the true class. */
  readonly sentiment: { readonly scores: Float64Array; readonly truth: number }[];
}

/** Reads the fold's rows with a model that was trained without them. */
export function collectCases(rows: readonly GoldRow[], language: Language, model: Model, fold: number): Cases {
  const seeds = seedBook(language);
  const cues = causeBook(language);
  const praises = praiseBook(language);
  const cases: Cases = {
    touchpoints: DEFAULT_TOUCHPOINTS.map(() => []),
    polarity: [],
    causes: CAUSES.map(() => []),
    details: DETAILS.map(() => []),
    sentiment: [],
  };
  rows.forEach((gold, index) => {
    const row = fold * 100_000 + index;
    const real = gold.emotion !== null;
    const reading = readText(gold.text, language, model);
    const strengths = countSeeds(reading, seeds);
    if (gold.sentiment !== null) cases.sentiment.push({ scores: reading.sentiment.whole, truth: gold.sentiment + 1 });
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
      const signs = new Set(findings.map(({ polarity }) => polarity));
      if (signs.size === 1 && !signs.has(0)) {
        cases.polarity.push({ inputs: polarityInputs(reading, clause, praises), truth: signs.has(1), row, real });
      }
      const complaint = findings.find(({ polarity }) => polarity < 0);
      if (!complaint) continue;
      const inputs = causeInputs(reading, cues, clause, complaint.touchpoint);
      const caseRow = row * 100 + clause;
      CAUSES.forEach((name, k) => {
        cases.causes[k]!.push({ inputs, truth: complaint.cause === name, row: caseRow, real });
      });
      if (complaint.cause !== 'people') continue;
      DETAILS.forEach((name, k) => {
        cases.details[k]!.push({ inputs, truth: complaint.detail === name, row: caseRow, real });
      });
    }
  });
  return cases;
}

/** Positions of the seed inputs in `mentionInputs`: more seeds must never count against a touchpoint. */
const SEED_INPUTS = [4, 5];
/** Position of the denied complaints in `polarityInputs`: they never count as blame. */
const PRAISE_INPUTS = [3];

/** Fits over all folds. */
export function fitSettings(folds: readonly Cases[]): Settings {
  const decide = (lists: readonly (readonly Case[])[][], names: readonly string[], ridge: number) =>
    Object.fromEntries(
      names.map((name, k) => {
        const cases = lists.flatMap((list) => list[k] ?? []);
        return [name, chooseThreshold(fitCombiner(cases, [], ridge), cases)];
      }),
    );
  const lists = (pick: (cases: Cases) => readonly Case[][]) => folds.map((fold) => [...pick(fold)]);
  return {
    temperature: fitTemperature(folds.flatMap(({ sentiment }) => sentiment)),
    touchpoints: Object.fromEntries(
      DEFAULT_TOUCHPOINTS.map((name, head) => [
        name,
        decideTouchpoint(folds.flatMap((fold) => fold.touchpoints[head] ?? [])),
      ]),
    ),
    polarity: fitCombiner(
      folds.flatMap(({ polarity }) => polarity),
      PRAISE_INPUTS,
    ),
    causes: decide(
      lists(({ causes }) => causes),
      CAUSES,
      0.01,
    ),
    details: decide(
      lists(({ details }) => details),
      DETAILS,
      0.02,
    ),
  };
}

/**
 * A review speaks of a touchpoint when its surest clause does: fitted on all clauses first, then on each review's surest
 * one, so that the probability is the review's.
 */
function decideTouchpoint(cases: readonly Case[]): Decision {
  let combiner = fitCombiner(cases, SEED_INPUTS, CLAUSE_RIDGE);
  for (let round = 0; round < 2; round++)
    combiner = fitCombiner(surestPerRow(combiner, cases), SEED_INPUTS, CLAUSE_RIDGE);
  const real = cases.filter((one) => one.real);
  const known = new Set(real.filter(({ truth }) => truth).map(({ row }) => row)).size;
  return chooseThreshold(combiner, known >= FEWEST_REVIEWS ? real : cases);
}

const CLAUSE_RIDGE = 0.0005;

/** Reviews that must speak of a touchpoint for reviews alone to choose its threshold; else our own reviews help. */
const FEWEST_REVIEWS = 30;

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

function fitTemperature(cases: Cases['sentiment']): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let temperature = 0.4; temperature <= 4; temperature += 0.1) {
    let loss = 0;
    for (const { scores, truth } of cases) {
      const total = scores.reduce((sum, score) => sum + Math.exp(score / temperature), 0);
      loss -= scores[truth]! / temperature - Math.log(total);
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return Number(best.toFixed(1));
}
