/** Fits what is judged of a mention and of a text (polarity, cause, emotion) on rows that the tables have not seen. Apart from touchpoints: one case a finding, not one a clause. */
import { causeBook, causeInputs } from '../src/analysis/cause.ts';
import { EMOTIONS, emotionBook, emotionInputs } from '../src/analysis/emotion.ts';
import type { Language } from '../src/analysis/language.ts';
import type { Combiner, Model, Settings } from '../src/analysis/model.ts';
import { PRAISE_INPUTS, polarityInputs, praiseBook } from '../src/analysis/polarity.ts';
import { type Reading, readText } from '../src/analysis/reading.ts';
import type { Emotion } from '../src/domain/finding.ts';
import { type CauseCase, fitCauses } from './cause-fit.ts';
import { type Case, fitCombiner } from './combiners.ts';
import type { GoldFinding, GoldRow } from './gold-row.ts';

/** What one fold teaches. */
export interface JudgementCases {
  readonly polarity: readonly Case[];
  readonly causes: readonly CauseCase[];
  readonly emotions: readonly EmotionCase[];
}

interface EmotionCase {
  readonly inputs: readonly number[];
  readonly emotion: Emotion;
  readonly row: number;
}

/** Reads a fold's rows with a model that was trained without them. `typical`: ids of reviews like those to come. */
export function collectJudgements(
  rows: readonly GoldRow[],
  typical: ReadonlySet<string>,
  language: Language,
  model: Model,
  fold: number,
): JudgementCases {
  const books = { opinions: praiseBook(language), causes: causeBook(language), emotions: emotionBook(language) };
  const cases = { polarity: [] as Case[], causes: [] as CauseCase[], emotions: [] as EmotionCase[] };
  rows.forEach((gold, index) => {
    const row = fold * 100_000 + index;
    const real = typical.has(gold.id);
    const reading = readText(gold.text, language, model);
    if (gold.emotion) {
      cases.emotions.push({ inputs: emotionInputs(reading, books.emotions), emotion: gold.emotion, row });
    }
    for (const finding of gold.findings) {
      const clause = clauseOf(reading, finding);
      if (clause === undefined) continue;
      const { polarity, cause, detail, touchpoint } = finding;
      if (polarity !== 0) {
        const inputs = polarityInputs(reading, clause, books.opinions, touchpoint);
        cases.polarity.push({ inputs, truth: polarity > 0, row, real });
      }
      if (polarity < 0) {
        const inputs = causeInputs(reading, books.causes, clause, touchpoint);
        cases.causes.push({ inputs, cause, detail: detail ?? null, row, real });
      }
    }
  });
  return cases;
}

/** The clause that shares most with a finding's quote. */
function clauseOf({ clauses, words }: Reading, { start, end }: GoldFinding): number | undefined {
  let best: number | undefined;
  let most = 0;
  clauses.forEach(({ from, to }, index) => {
    const shared = Math.min(end, words[to - 1]!.end) - Math.max(start, words[from]!.start);
    if (shared > most) {
      most = shared;
      best = index;
    }
  });
  return best;
}

const POLARITY_RIDGE = 15;
const EMOTION_RIDGE = 10;

/** Fits over all folds. */
export function fitJudgements(
  folds: readonly JudgementCases[],
): Pick<Settings, 'polarity' | 'causes' | 'details' | 'emotions'> {
  const emotions = folds.flatMap((fold) => fold.emotions);
  return {
    polarity: fitCombiner(
      folds.flatMap(({ polarity }) => polarity),
      { monotone: PRAISE_INPUTS, ridge: POLARITY_RIDGE },
    ),
    ...fitCauses(folds.flatMap(({ causes }) => causes)),
    emotions: Object.fromEntries(EMOTIONS.map((name) => [name, fitEmotion(emotions, name)])),
  };
}

function fitEmotion(cases: readonly EmotionCase[], name: Emotion): Combiner {
  const own = cases.map(({ inputs, emotion, row }) => ({ inputs, truth: emotion === name, row, real: true }));
  return fitCombiner(own, { ridge: EMOTION_RIDGE });
}
