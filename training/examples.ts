/** Rows of the corpora → examples for the two tables of a language. */
import { CAUSE_OFFSET, CAUSE_OUTPUTS } from '../src/analysis/cause.ts';
import { type Clause, cutClauses } from '../src/analysis/clauses.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import { EMOTION_OFFSET, EMOTIONS } from '../src/analysis/emotion.ts';
import { readFeatures } from '../src/analysis/features.ts';
import type { Language } from '../src/analysis/language.ts';
import { readWords, type Word } from '../src/analysis/words.ts';
import type { Corpus, LanguageData, Row } from './corpora.ts';
import type { GoldFinding, GoldRow } from './gold-row.ts';
import type { Example } from './learner.ts';

/** Longest text trained on, in characters. */
const TEXT_LIMIT = 3000;
/** Gold rows are few and right; corpora are many and rough. */
const GOLD_WEIGHT = 2;
const CORPUS_TOUCHPOINT_WEIGHT = 0.5;

const ALL_THREE = [0, 1, 2];
const EMOTION_RANGE = EMOTIONS.map((_, index) => EMOTION_OFFSET + index);

/** What the heads table answers, in order. */
export const HEAD_OUTPUTS = [...DEFAULT_TOUCHPOINTS, ...CAUSE_OUTPUTS, ...EMOTIONS];

export interface Examples {
  readonly sentiment: Example[];
  readonly heads: Example[];
}

/** Examples of all training rows; `gold` may be a part of the gold rows (cross-fitting). */
export function makeExamples(data: LanguageData, gold: readonly GoldRow[], language: Language): Examples {
  const out: Examples = { sentiment: [], heads: [] };
  for (const corpus of data.corpora) addCorpus(out, corpus, language);
  for (const row of gold) addGold(out, row, language);
  return { sentiment: balance(out.sentiment), heads: out.heads };
}

function addCorpus(out: Examples, corpus: Corpus, language: Language): void {
  const polarities = new Set(corpus.train.map((row) => row.polarity));
  const among = polarities.has(0) ? ALL_THREE : [0, 2];
  const expressible = new Set(Object.values(corpus.touchpoints ?? {}));
  for (const row of corpus.train) {
    const hasTouchpoints = corpus.touchpoints !== undefined && (row.aspects?.length ?? 0) > 0;
    const hasPolarity = row.polarity !== undefined && row.polarity !== null;
    if (!hasTouchpoints && !hasPolarity) continue;
    const whole = wholeFeatures(row.text.slice(0, TEXT_LIMIT), language);
    if (hasPolarity)
      out.sentiment.push({ ...whole, weight: 1, choices: [{ truth: row.polarity + 1, among }], flags: [] });
    if (!hasTouchpoints) continue;
    const named = rowTouchpoints(row, corpus.touchpoints);
    const flags = DEFAULT_TOUCHPOINTS.flatMap((name, output) =>
      expressible.has(name) ? [{ output, truth: named.has(name) ? (1 as const) : (0 as const) }] : [],
    );
    out.heads.push({ ...whole, weight: CORPUS_TOUCHPOINT_WEIGHT, choices: [], flags });
  }
}

/** Touchpoints that a row's own labels name. */
export function rowTouchpoints(row: Row, map: Corpus['touchpoints']): Set<string> {
  const names = (row.aspects ?? []).map(({ category }) => map?.[category]);
  return new Set(names.filter((name) => name !== undefined && name !== null && name !== 'general') as string[]);
}

function addGold(out: Examples, row: GoldRow, language: Language): void {
  const { words, clauses } = segment(row.text, language);
  const whole = gather(words, clauses, language);
  const named = new Set(row.findings.map(({ touchpoint }) => touchpoint));
  const flags = DEFAULT_TOUCHPOINTS.map((name, output) => ({
    output,
    truth: named.has(name) ? (1 as const) : (0 as const),
  }));
  if (row.sentiment !== null) {
    const choices = [{ truth: row.sentiment + 1, among: ALL_THREE }];
    out.sentiment.push({ ...whole, weight: GOLD_WEIGHT, choices, flags: [] });
  }
  const emotions = row.emotion === null ? [] : [EMOTION_OFFSET + EMOTIONS.indexOf(row.emotion)];
  const choices = emotions.map((truth) => ({ truth, among: EMOTION_RANGE }));
  out.heads.push({ ...whole, weight: 1, choices, flags });
  for (const clause of clauses) addGoldClause(out, row, words, clause, language);
}

function addGoldClause(out: Examples, row: GoldRow, words: readonly Word[], clause: Clause, language: Language): void {
  const findings = findingsOfClause(row.findings, words, clause);
  const named = new Set(findings.map(({ touchpoint }) => touchpoint));
  const own = gather(words, [clause], language);
  const polarities = new Set(findings.map(({ polarity }) => polarity));
  if (polarities.size === 1) {
    const truth = findings[0]!.polarity + 1;
    out.sentiment.push({ ...own, weight: GOLD_WEIGHT, choices: [{ truth, among: ALL_THREE }], flags: [] });
  }
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
  out.heads.push({ ...own, weight: GOLD_WEIGHT, choices: [], flags });
}

/** Gold findings whose quote and this clause are the same words for at least half of either. */
export function findingsOfClause(
  findings: readonly GoldFinding[],
  words: readonly Word[],
  clause: Clause,
): GoldFinding[] {
  const start = words[clause.from]!.start;
  const end = words[clause.to - 1]!.end;
  return findings.filter((finding) => {
    const overlap = Math.min(end, finding.end) - Math.max(start, finding.start);
    return overlap > 0 && overlap * 2 >= Math.min(end - start, finding.end - finding.start);
  });
}

/** Words and clauses of a text, as the analysis cuts it. */
export function segment(text: string, language: Language): { words: readonly Word[]; clauses: readonly Clause[] } {
  const pass = readWords(text, language.elisions);
  return { words: pass.words, clauses: cutClauses(pass, language) };
}

function wholeFeatures(text: string, language: Language) {
  const { words, clauses } = segment(text, language);
  return gather(words, clauses, language);
}

function gather(words: readonly Word[], clauses: readonly Clause[], language: Language) {
  const stems = words.map((word) => language.stem(word.form));
  const all = clauses.map((clause) => readFeatures(words, stems, clause, language));
  return {
    words: Int32Array.from(all.flatMap((features) => features.words)),
    chars: Int32Array.from(all.flatMap((features) => features.chars)),
  };
}

/** Rare classes weigh more: the square root of what would make them even. */
function balance(examples: readonly Example[]): Example[] {
  const counts = [0, 0, 0];
  for (const { choices } of examples) counts[choices[0]!.truth]! += 1;
  const factor = counts.map((count) => Math.sqrt(examples.length / 3 / Math.max(1, count)));
  return examples.map((example) => ({ ...example, weight: example.weight * factor[example.choices[0]!.truth]! }));
}
