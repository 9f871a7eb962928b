/** Rows of the corpora and labelled reviews → what the network learns from. */
import { CAUSE_OUTPUTS } from '../src/analysis/cause.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import { EMOTIONS } from '../src/analysis/emotion.ts';
import { negatedWords } from '../src/analysis/features.ts';
import type { Language } from '../src/analysis/language.ts';
import {
  NETWORK_CAUSE,
  NETWORK_EMOTION,
  NETWORK_SENTIMENT,
  NETWORK_SEVERITY,
} from '../src/analysis/network-outputs.ts';
import { GRAVITY } from '../src/analysis/severity-rules.ts';
import type { Emotion, Severity } from '../src/domain/finding.ts';
import type { Corpus, LanguageData, Row } from './corpora.ts';
import { rowTouchpoints, SERVICE_WEIGHT } from './examples.ts';
import type { GoldRow } from './gold-row.ts';
import type { Lexicon } from './lexicon.ts';
import { isServiceReview } from './made-reviews.ts';
import type { Sample, Target } from './network-learner.ts';
import { findingsOfClause, type Segments, segment } from './segments.ts';
import type { SeverityExample } from './severity-set.ts';

/** Longest text of a corpus that the network is trained on, in characters: what follows teaches little and costs time. */
const TEXT_LIMIT = 600;

const SENTIMENTS = [0, 1, 2].map((k) => NETWORK_SENTIMENT + k);
const POLES = [NETWORK_SENTIMENT, NETWORK_SENTIMENT + 2];
const EMOTION_RANGE = EMOTIONS.map((_, k) => NETWORK_EMOTION + k);

/** How much labels of each kind count. */
const WEIGHTS = { sentiment: 0.5, touchpoint: 1, emotion: 0.3, cause: 1, severity: 1, severeExample: 2 };

/** Ekman's emotions, as corpora label them, and ours. */
const EKMAN: Readonly<Record<string, Emotion>> = {
  anger: 'anger',
  fear: 'worry',
  joy: 'joy',
  neutral: 'none',
  sadness: 'sadness',
};

/** Folded words of a text. */
export function formsOf(text: string, language: Language): string[] {
  return segment(text, language).words.map(({ form }) => form);
}

/** Texts of the corpora with their own rough labels: whole texts only. */
export function corpusSamples(data: LanguageData, lexicon: Lexicon, language: Language): Sample[] {
  return data.corpora.flatMap((corpus) => {
    const polarities = new Set(corpus.train.map((row) => row.polarity));
    const among = polarities.has(0) ? SENTIMENTS : POLES;
    return corpus.train.flatMap((row) => {
      const whole = corpusTarget(row, corpus, among);
      return whole
        ? [{ ...readSample(segment(row.text.slice(0, TEXT_LIMIT), language), lexicon, language), whole }]
        : [];
    });
  });
}

function corpusTarget(row: Row, corpus: Corpus, among: readonly number[]): Target | undefined {
  const choices: Target['choices'][number][] = [];
  const flags: Target['flags'][number][] = [];
  if (row.polarity !== undefined && row.polarity !== null) {
    choices.push({ truth: NETWORK_SENTIMENT + row.polarity + 1, among, weight: WEIGHTS.sentiment });
  }
  const emotion = row.emotions?.length === 1 ? EKMAN[row.emotions[0]!] : undefined;
  if (emotion) {
    choices.push({ truth: NETWORK_EMOTION + EMOTIONS.indexOf(emotion), among: EMOTION_RANGE, weight: WEIGHTS.emotion });
  }
  if (corpus.touchpoints && row.aspects?.length) {
    const expressible = new Set(Object.values(corpus.touchpoints));
    const named = rowTouchpoints(row, corpus.touchpoints);
    DEFAULT_TOUCHPOINTS.forEach((name, output) => {
      if (expressible.has(name)) flags.push({ output, truth: named.has(name) ? 1 : 0, weight: WEIGHTS.touchpoint });
    });
  }
  return choices.length + flags.length > 0 ? { choices, flags } : undefined;
}

/** Labelled reviews, whole and by clause. Rare touchpoints weigh more where they are. */
export function labelledSamples(rows: readonly GoldRow[], lexicon: Lexicon, language: Language): Sample[] {
  const weights = rarityWeights(rows);
  return rows.map((row) => {
    const segments = segment(row.text, language);
    const sample = readSample(segments, lexicon, language);
    const weight = isServiceReview(row) ? SERVICE_WEIGHT : 1;
    const own = weights.map((one) => one * weight);
    return {
      ...sample,
      whole: wholeTarget(row, own),
      parts: segments.clauses.map((clause) => partTarget(findingsOfClause(row.findings, segments.words, clause), own)),
    };
  });
}

/** Our own examples of severities, whole texts. */
export function severitySamples(examples: readonly SeverityExample[], lexicon: Lexicon, language: Language): Sample[] {
  return examples.map(({ text, severity }) => ({
    ...readSample(segment(text, language), lexicon, language),
    whole: { choices: [], flags: severityFlags(severity, WEIGHTS.severeExample) },
  }));
}

function severityFlags(severity: Severity | null, weight: number): Target['flags'][number][] {
  return GRAVITY.map((name, k) => ({ output: NETWORK_SEVERITY + k, truth: name === severity ? 1 : 0, weight }));
}

/** Per touchpoint: what a label of it counts. Common ones 1, rare ones more, by the root of how rare, at most 4. */
function rarityWeights(rows: readonly GoldRow[]): number[] {
  return DEFAULT_TOUCHPOINTS.map((name) => {
    const share =
      rows.filter(({ findings }) => findings.some(({ touchpoint }) => touchpoint === name)).length / rows.length;
    return Math.min(4, Math.max(1, Math.sqrt(0.15 / Math.max(share, 1e-4))));
  });
}

function touchpointFlags(named: ReadonlySet<string>, weights: readonly number[]): Target['flags'][number][] {
  return DEFAULT_TOUCHPOINTS.map((name, output) =>
    named.has(name) ? { output, truth: 1, weight: weights[output]! } : { output, truth: 0, weight: 1 },
  );
}

function wholeTarget(row: GoldRow, weights: readonly number[]): Target {
  const choices: Target['choices'][number][] = [];
  if (row.sentiment !== null)
    choices.push({ truth: NETWORK_SENTIMENT + row.sentiment + 1, among: SENTIMENTS, weight: 1 });
  if (row.emotion !== null) {
    choices.push({ truth: NETWORK_EMOTION + EMOTIONS.indexOf(row.emotion), among: EMOTION_RANGE, weight: 1 });
  }
  const named = new Set(row.findings.map(({ touchpoint }) => touchpoint));
  return { choices, flags: [...touchpointFlags(named, weights), ...severityFlags(row.severe, WEIGHTS.severity)] };
}

function partTarget(findings: GoldRow['findings'], weights: readonly number[]): Target {
  const flags = touchpointFlags(new Set(findings.map(({ touchpoint }) => touchpoint)), weights);
  const complaint = findings.find(({ polarity }) => polarity < 0);
  if (complaint) {
    CAUSE_OUTPUTS.forEach((name, k) => {
      const truth = complaint.cause === name || complaint.detail === name ? 1 : 0;
      flags.push({ output: NETWORK_CAUSE + k, truth, weight: WEIGHTS.cause });
    });
  }
  const signs = new Set(findings.map(({ polarity }) => polarity));
  const choices =
    signs.size === 1 ? [{ truth: NETWORK_SENTIMENT + findings[0]!.polarity + 1, among: SENTIMENTS, weight: 1 }] : [];
  return { choices, flags };
}

function readSample(
  { entries, clauses }: Segments,
  lexicon: Lexicon,
  language: Language,
): Omit<Sample, 'whole' | 'parts'> {
  const negated = negatedWords(entries, clauses, language);
  return { words: Int32Array.from(entries, ({ form }) => lexicon.ids.get(form)!), negated, clauses };
}
