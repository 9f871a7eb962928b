/** Fits the decisions about causes. Apart from the other combiners: a wrong cause is worse than none, so thresholds are chosen for precision. */
import { CAUSES, DETAILS } from '../src/analysis/cause.ts';
import { combine, type Decision } from '../src/analysis/model.ts';
import type { Cause, CauseDetail } from '../src/domain/finding.ts';
import { fitCombiner } from './combiners.ts';

/** One complaint, read by a model that was trained without it. */
export interface CauseCase {
  readonly inputs: readonly number[];
  readonly cause: Cause | null;
  readonly detail: CauseDetail | null;
  /** Which review it belongs to: a review is never on both sides of a fold. */
  readonly row: number;
  /** Of a real review: thresholds are chosen on these. */
  readonly real: boolean;
}

/** What is aimed at: shares of the answers to labelled complaints that are right, of those that are answered, of the silent ones that are answered. */
const PRECISION = 0.82;
const COVERAGE = 0.65;
const WRONG_ON_SILENT = 0.12;

const FOLDS = 5;
const CAUSE_RIDGE = 20;
const DETAIL_RIDGE = 15;
/** A person's fault without a word on what was lacking is common: a detail is named from even odds on. */
const DETAIL_THRESHOLD = 0.5;

/** Decisions for causes and details; the threshold is one for all causes. */
export function fitCauses(cases: readonly CauseCase[]): {
  causes: Readonly<Record<string, Decision>>;
  details: Readonly<Record<string, Decision>>;
} {
  const threshold = chooseThreshold(answerAll(cases));
  const people = cases.filter(({ cause }) => cause === 'people');
  return {
    causes: Object.fromEntries(CAUSES.map((name) => [name, { ...fitCause(cases, name), threshold }])),
    details: Object.fromEntries(
      DETAILS.map((name) => {
        const combiner = fitCombiner(
          people.map((one) => ({ ...one, truth: one.detail === name })),
          { ridge: DETAIL_RIDGE },
        );
        return [name, { ...combiner, threshold: DETAIL_THRESHOLD }];
      }),
    ),
  };
}

function fitCause(cases: readonly CauseCase[], name: Cause) {
  return fitCombiner(
    cases.map((one) => ({ ...one, truth: one.cause === name })),
    { ridge: CAUSE_RIDGE },
  );
}

interface Answer {
  readonly best: Cause;
  readonly p: number;
  readonly truth: Cause | null;
}

/** The likeliest cause of every real case, by combiners that have not seen its review. */
function answerAll(cases: readonly CauseCase[]): Answer[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const combiners = CAUSES.map(
      (name) =>
        [
          name,
          fitCause(
            cases.filter(({ row }) => row % FOLDS !== fold),
            name,
          ),
        ] as const,
    );
    return cases
      .filter(({ row, real }) => real && row % FOLDS === fold)
      .map(({ inputs, cause }) => {
        const chances = combiners.map(([name, combiner]) => ({ best: name, p: combine(combiner, inputs) }));
        return { ...chances.reduce((a, b) => (b.p > a.p ? b : a)), truth: cause };
      });
  }).flat();
}

/** The threshold whose worst of the three aims, as a share of the aim, is best. */
function chooseThreshold(answers: readonly Answer[]): number {
  let chosen = 0.5;
  let most = -1;
  for (let threshold = 0.1; threshold <= 0.7 + 1e-9; threshold += 0.025) {
    const worth = worthOf(threshold, answers);
    if (worth > most + 1e-9) {
      most = worth;
      chosen = threshold;
    }
  }
  return Number(chosen.toFixed(3));
}

function worthOf(threshold: number, answers: readonly Answer[]): number {
  const said = answers.filter(({ p }) => p >= threshold);
  const labelled = answers.filter(({ truth }) => truth !== null).length;
  const right = said.filter(({ best, truth }) => best === truth).length;
  const answered = said.filter(({ truth }) => truth !== null).length;
  const wrong = (said.length - answered) / Math.max(1, answers.length - labelled);
  return (
    Math.min(
      right / Math.max(1, answered) / PRECISION,
      answered / Math.max(1, labelled) / COVERAGE,
      wrong > WRONG_ON_SILENT ? WRONG_ON_SILENT / wrong : 1,
      1,
    ) +
    0.01 * (right / Math.max(1, answered))
  );
}
