/** Fits everything in a model besides its tables, on gold rows that those tables have not seen. */
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import type { Language } from '../src/analysis/language.ts';
import type { Model, Settings } from '../src/analysis/model.ts';
import { readText } from '../src/analysis/reading.ts';
import { countSeeds, mentionInputs, seedBook } from '../src/analysis/touchpoints.ts';
import type { LanguageData } from './corpora.ts';
import { rowsOfFold } from './folds.ts';
import type { GoldRow } from './gold-row.ts';
import { collectJudgements, fitJudgements, type JudgementCases } from './judgements.ts';
import { isServiceReview } from './made-reviews.ts';
import { findingsOfClause } from './segments.ts';
import { collectSentimentCases, fitSentiment, type SentimentCase } from './sentiment-settings.ts';
import { collectSeverities, fitSeverities, type SeverityCase } from './severity-fit.ts';
import { readSeverityExamples } from './severity-set.ts';
import { fitTouchpoints, type TouchpointCase } from './touchpoint-fit.ts';

/** What one fold teaches. */
export interface Cases {
  readonly touchpoints: readonly TouchpointCase[][];
  readonly judgements: JudgementCases;
  readonly sentiment: readonly SentimentCase[];
  readonly severities: readonly SeverityCase[];
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
    sentiment: collectSentimentCases(rows, data, language, model, fold),
    severities: collectSeverities(severityTexts(rows, typical, language, fold), language, model),
  };
  rows.forEach((gold, index) => {
    const row = fold * 100_000 + index;
    const real = typical.has(gold.id);
    const kind = real ? 'typical' : isServiceReview(gold) ? 'service' : 'other';
    const reading = readText(gold.text, language, model);
    const strengths = countSeeds(reading, seeds);
    for (let clause = 0; clause < reading.clauses.length; clause++) {
      const findings = findingsOfClause(gold.findings, reading.words, reading.clauses[clause]!);
      const named = new Set(findings.map(({ touchpoint }) => touchpoint));
      DEFAULT_TOUCHPOINTS.forEach((name, head) => {
        cases.touchpoints[head]!.push({
          inputs: Array.from(mentionInputs(reading, strengths, clause, head)),
          truth: named.has(name),
          row,
          real,
          kind,
        });
      });
    }
  });
  return cases;
}

/** The fold's examples, and reviews like those to come, of which hardly any is severe. */
function severityTexts(rows: readonly GoldRow[], typical: ReadonlySet<string>, { code }: Language, fold: number) {
  const reviews = rows.filter(({ id }) => typical.has(id)).map(({ text, severe }) => ({ text, severity: severe }));
  const examples = rowsOfFold(readSeverityExamples(code), fold).own.filter(({ isKnownToRules }) => !isKnownToRules);
  return [...examples, ...reviews];
}

/** Fits over all folds. */
export function fitSettings(folds: readonly Cases[]): Settings {
  return {
    sentiment: fitSentiment(folds.flatMap(({ sentiment }) => sentiment)),
    touchpoints: fitTouchpoints(folds.map(({ touchpoints }) => touchpoints)),
    ...fitJudgements(folds.map(({ judgements }) => judgements)),
    severities: fitSeverities(folds.flatMap(({ severities }) => severities)),
  };
}
