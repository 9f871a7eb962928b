/** Fits when a text is called severe: on examples and reviews that the tables have not seen, for precision first. */
import type { Language } from '../src/analysis/language.ts';
import { combine, type Decision, type Model } from '../src/analysis/model.ts';
import { readText } from '../src/analysis/reading.ts';
import { SEVERITY_MONOTONE, SEVERITY_OUTPUTS, severityInputs } from '../src/analysis/severity.ts';
import { findSevereCue, severityBook } from '../src/analysis/severity-rules.ts';
import type { Severity } from '../src/domain/finding.ts';
import { fitCombiner } from './combiners.ts';

/** One text: the inputs of every severity, and which it is. */
export interface SeverityCase {
  readonly inputs: readonly (readonly number[])[];
  readonly truth: Severity | null;
}

/** Reads texts with a model that was trained without them. */
export function collectSeverities(
  texts: readonly { readonly text: string; readonly severity: Severity | null }[],
  language: Language,
  model: Model,
): SeverityCase[] {
  const book = severityBook(language);
  return texts.flatMap(({ text, severity }) => {
    const reading = readText(text, language, model);
    if (reading.clauses.length === 0) return [];
    const rule = findSevereCue(reading, book, language);
    return [{ inputs: SEVERITY_OUTPUTS.map((_, k) => severityInputs(reading, rule, k)), truth: severity }];
  });
}

/** Of what is flagged, so much must be severe: at 0.9 a third more is found, and on unseen texts one in five is wrong. */
const PRECISION = 0.94;
const RIDGE = 3;

/** One decision a severity, all with the lowest threshold that keeps the precision. */
export function fitSeverities(cases: readonly SeverityCase[]): Readonly<Record<string, Decision>> {
  const combiners = SEVERITY_OUTPUTS.map((name, k) =>
    fitCombiner(
      cases.map(({ inputs, truth }, row) => ({ inputs: inputs[k]!, truth: truth === name, row, real: true })),
      { monotone: SEVERITY_MONOTONE, ridge: RIDGE },
    ),
  );
  const judged = cases.map(({ inputs, truth }) => ({
    p: Math.max(...combiners.map((combiner, k) => combine(combiner, inputs[k]!))),
    truth: truth !== null,
  }));
  const threshold = preciseThreshold(judged);
  return Object.fromEntries(SEVERITY_OUTPUTS.map((name, k) => [name, { ...combiners[k]!, threshold }]));
}

function preciseThreshold(judged: readonly { readonly p: number; readonly truth: boolean }[]): number {
  for (let threshold = 0.15; threshold < 0.95; threshold += 0.01) {
    const flagged = judged.filter(({ p }) => p >= threshold);
    const right = flagged.filter(({ truth }) => truth).length;
    if (flagged.length > 0 && right / flagged.length >= PRECISION) return Number(threshold.toFixed(2));
  }
  return 0.95;
}
