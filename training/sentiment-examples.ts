/** What the sentiment table of a language learns from. Apart: other corpora and weights than the heads'. */
import type { Language } from '../src/analysis/language.ts';
import type { Table } from '../src/analysis/table.ts';
import type { Corpus, LanguageData, Row } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';
import type { Example } from './learner.ts';
import { featuresOf, findingsOfClause, segment, textFeatures } from './segments.ts';
import { learnSentiment } from './sentiment-learner.ts';

/** Gold rows are few and right; corpora are many and rough. */
const GOLD_WEIGHT = 2;
/** A sentence that praises one thing and blames another is neutral, more or less. */
const MIXED_WEIGHT = 0.5;
/** Emotions are a hint of polarity, no more. */
const EMOTION_WEIGHT = 0.1;

const ALL_THREE = [0, 1, 2];
const POLES = [0, 2];

/** An example before its weight is balanced: classes are made even within a group. */
interface Grouped {
  readonly example: Example;
  readonly group: string;
}

/** Trains the sentiment table; `gold` may be a part of the labelled rows (cross-fitting). One table per seed, averaged. */
export function trainSentiment(
  data: LanguageData,
  gold: readonly GoldRow[],
  language: Language,
  seeds: readonly number[],
): Table {
  return learnSentiment(makeSentimentExamples(data, gold, language), { bits: 20, epochs: 3, rate: 0.3, seeds });
}

/** Examples of all rows with a polarity or an emotion: texts of the corpora, labelled rows whole and by clause. */
export function makeSentimentExamples(data: LanguageData, gold: readonly GoldRow[], language: Language): Example[] {
  const unread = unreadRows(data, gold);
  const out: Grouped[] = [];
  for (const corpus of data.corpora) {
    const among = canBeNeutral(corpus) ? ALL_THREE : POLES;
    for (const row of [...corpus.train, ...corpus.alsoRead]) {
      const known = unread.has(row.id) ? undefined : polarityOf(row);
      if (!known) continue;
      const choices = [{ truth: known.polarity + 1, among: known.isOwn ? among : known.among }];
      const example = { ...textFeatures(row.text, language), weight: known.weight, choices, flags: [] };
      out.push({ example, group: known.isOwn ? corpus.name : `${corpus.name} hints` });
    }
  }
  for (const row of gold) addGold(out, row, language);
  return balance(out);
}

/** Does a corpus label texts as neutral? Where none is, the neutral class is masked. */
export function canBeNeutral(corpus: Corpus): boolean {
  return corpus.train.some(({ polarity }) => polarity === 0);
}

/** Ids of labelled rows that are not among `gold`: their corpus labels stay unseen as well. */
function unreadRows(data: LanguageData, gold: readonly GoldRow[]): ReadonlySet<string> {
  const read = new Set(gold.map(({ id }) => id));
  return new Set([...data.goldTrain, ...data.labelled].map(({ id }) => id).filter((id) => !read.has(id)));
}

interface Known {
  readonly polarity: -1 | 0 | 1;
  readonly weight: number;
  readonly among: readonly number[];
  /** The corpus' own polarity, no hint of one. */
  readonly isOwn: boolean;
}

function polarityOf(row: Row): Known | undefined {
  if (row.polarity !== undefined && row.polarity !== null) {
    return { polarity: row.polarity, weight: 1, among: ALL_THREE, isOwn: true };
  }
  const aspects = new Set((row.aspects ?? []).map(({ polarity }) => polarity));
  if (aspects.has(1) && aspects.has(-1)) return { polarity: 0, weight: MIXED_WEIGHT, among: ALL_THREE, isOwn: false };
  const signs = new Set((row.emotions ?? []).map((emotion) => EMOTION_SIGNS[emotion]));
  const [sign] = signs;
  if (signs.size !== 1 || sign === undefined) return undefined;
  return { polarity: sign, weight: EMOTION_WEIGHT, among: sign === 0 ? ALL_THREE : POLES, isOwn: false };
}

const EMOTION_SIGNS: Readonly<Record<string, -1 | 0 | 1>> = {
  joy: 1,
  anger: -1,
  disgust: -1,
  sadness: -1,
  fear: -1,
  neutral: 0,
};

function addGold(out: Grouped[], row: GoldRow, language: Language): void {
  const { words, entries, clauses } = segment(row.text, language);
  const add = (own: Pick<Example, 'words' | 'chars'>, polarity: number, group: string) => {
    const choices = [{ truth: polarity + 1, among: ALL_THREE }];
    out.push({ example: { ...own, weight: GOLD_WEIGHT, choices, flags: [] }, group });
  };
  if (row.sentiment !== null) add(featuresOf(entries, clauses, language), row.sentiment, 'labelled');
  for (const clause of clauses) {
    const findings = findingsOfClause(row.findings, words, clause);
    const polarities = new Set(findings.map(({ polarity }) => polarity));
    if (polarities.size === 1) add(featuresOf(entries, [clause], language), findings[0]!.polarity, 'labelled clauses');
  }
}

/** How far classes are made even within a corpus (1: fully), the most one example can gain by it, and how far corpora are. */
const CLASS_POWER = 0.5;
const MOST_GAIN = 6;
const SIZE_POWER = 0.3;
const USUAL_SIZE = 2000;

/**
 * Rare classes of a corpus weigh more, and so do small corpora: what is measured is the mean over corpora and classes,
 * and a trade's words must not carry how happy that trade's customers happen to be.
 */
function balance(grouped: readonly Grouped[]): Example[] {
  const counts = new Map<string, number[]>();
  for (const { example, group } of grouped) {
    const count = counts.get(group) ?? [0, 0, 0];
    count[example.choices[0]!.truth]! += 1;
    counts.set(group, count);
  }
  return grouped.map(({ example, group }) => {
    const count = counts.get(group)!;
    const total = count.reduce((sum, one) => sum + one, 0);
    const even = total / count.filter((one) => one > 0).length;
    const gain = Math.min(MOST_GAIN, (even / count[example.choices[0]!.truth]!) ** CLASS_POWER);
    return { ...example, weight: example.weight * gain * (USUAL_SIZE / total) ** SIZE_POWER };
  });
}
