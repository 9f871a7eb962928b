/** Rows of the corpora → examples for the heads table of a language: touchpoints, causes and details, emotions, severities. */
import { CAUSE_OFFSET, CAUSE_OUTPUTS } from '../src/analysis/cause.ts';
import type { Clause } from '../src/analysis/clauses.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import { EMOTION_OFFSET, EMOTIONS } from '../src/analysis/emotion.ts';
import type { Language } from '../src/analysis/language.ts';
import { SEVERITY_OFFSET, SEVERITY_OUTPUTS } from '../src/analysis/severity.ts';
import type { Entry } from '../src/analysis/word-entries.ts';
import type { Word } from '../src/analysis/words.ts';
import type { Severity } from '../src/domain/finding.ts';
import type { Corpus, LanguageData, Row } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';
import type { Example } from './learner.ts';
import { isServiceReview } from './made-reviews.ts';
import { featuresOf, findingsOfClause, segment, textFeatures } from './segments.ts';
import type { SeverityExample } from './severity-set.ts';

/** Gold rows are few and right; corpora are many and rough. */
const GOLD_WEIGHT = 2;
const CORPUS_TOUCHPOINT_WEIGHT = 0.5;
/** Of made reviews about trades that nothing else is about, beside other labelled rows. */
export const SERVICE_WEIGHT = 1.5;

/** A few hundred texts stand for what thousands of reviews hardly ever say. */
const SEVERITY_WEIGHT = 2;

const EMOTION_RANGE = EMOTIONS.map((_, index) => EMOTION_OFFSET + index);

/** What the heads table answers, in order. */
export const HEAD_OUTPUTS = [...DEFAULT_TOUCHPOINTS, ...CAUSE_OUTPUTS, ...EMOTIONS, ...SEVERITY_OUTPUTS];

/** Examples of all training rows; `gold` and `severe` may be a part of all (cross-fitting). */
export function makeExamples(
  data: LanguageData,
  gold: readonly GoldRow[],
  severe: readonly SeverityExample[],
  language: Language,
): Example[] {
  const out: Example[] = [];
  for (const corpus of data.corpora) addCorpus(out, corpus, language);
  for (const row of gold) addGold(out, row, language);
  for (const { text, severity } of severe) {
    const flags = severityFlags(severity);
    out.push({ ...textFeatures(text, language), weight: SEVERITY_WEIGHT, choices: [], flags });
  }
  return out;
}

function addCorpus(out: Example[], corpus: Corpus, language: Language): void {
  if (!corpus.touchpoints) return;
  const expressible = new Set(Object.values(corpus.touchpoints));
  for (const row of corpus.train) {
    if (!row.aspects?.length) continue;
    const named = rowTouchpoints(row, corpus.touchpoints);
    const flags = DEFAULT_TOUCHPOINTS.flatMap((name, output) =>
      expressible.has(name) ? [{ output, truth: named.has(name) ? (1 as const) : (0 as const) }] : [],
    );
    out.push({ ...textFeatures(row.text, language), weight: CORPUS_TOUCHPOINT_WEIGHT, choices: [], flags });
  }
}

/** Touchpoints that a row's own labels name. */
export function rowTouchpoints(row: Row, map: Corpus['touchpoints']): Set<string> {
  const names = (row.aspects ?? []).map(({ category }) => map?.[category]);
  return new Set(names.filter((name) => name !== undefined && name !== null && name !== 'general') as string[]);
}

function addGold(out: Example[], row: GoldRow, language: Language): void {
  const { words, entries, clauses } = segment(row.text, language);
  const named = new Set(row.findings.map(({ touchpoint }) => touchpoint));
  const flags = DEFAULT_TOUCHPOINTS.map((name, output) => ({
    output,
    truth: named.has(name) ? (1 as const) : (0 as const),
  }));
  const emotions = row.emotion === null ? [] : [EMOTION_OFFSET + EMOTIONS.indexOf(row.emotion)];
  const choices = emotions.map((truth) => ({ truth, among: EMOTION_RANGE }));
  const all = [...flags, ...severityFlags(row.severe)];
  const weight = isServiceReview(row) ? SERVICE_WEIGHT : 1;
  out.push({ ...featuresOf(entries, clauses, language), weight, choices, flags: all });
  for (const clause of clauses) addGoldClause(out, row, words, entries, clause, weight, language);
}

function severityFlags(severity: Severity | null): Example['flags'] {
  return SEVERITY_OUTPUTS.map((name, index) => ({
    output: SEVERITY_OFFSET + index,
    truth: name === severity ? (1 as const) : (0 as const),
  }));
}

function addGoldClause(
  out: Example[],
  row: GoldRow,
  words: readonly Word[],
  entries: readonly Entry[],
  clause: Clause,
  weight: number,
  language: Language,
): void {
  const findings = findingsOfClause(row.findings, words, clause);
  const named = new Set(findings.map(({ touchpoint }) => touchpoint));
  const flags: { output: number; truth: 0 | 1 }[] = DEFAULT_TOUCHPOINTS.map((name, output) => ({
    output,
    truth: named.has(name) ? 1 : 0,
  }));
  const complaint = findings.find(({ polarity }) => polarity < 0);
  if (complaint) {
    CAUSE_OUTPUTS.forEach((name, index) => {
      flags.push({
        output: CAUSE_OFFSET + index,
        truth: complaint.cause === name || complaint.detail === name ? 1 : 0,
      });
    });
  }
  out.push({ ...featuresOf(entries, [clause], language), weight: weight * GOLD_WEIGHT, choices: [], flags });
}
