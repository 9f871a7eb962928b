/** How the labelled rows of a language are cut for cross-fitting: every thread of a training must cut alike. */
import { type Corpus, type LanguageData, type Row, textKey } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';

export const FOLDS = 3;

/** All rows labelled by reading, and our own reviews. */
export function labelledRows({ goldTrain, made, labelled }: LanguageData): GoldRow[] {
  return [...goldTrain, ...made, ...labelled];
}

/** The rows of a fold, and all others. */
export function rowsOfFold<Row>(rows: readonly Row[], fold: number): { own: Row[]; rest: Row[] } {
  return {
    own: rows.filter((_, index) => index % FOLDS === fold),
    rest: rows.filter((_, index) => index % FOLDS !== fold),
  };
}

/** The data without the corpus rows of a fold, for a table that is to read those as new. Cut by another hash than the held-back rows. */
export function withoutFold(data: LanguageData, fold: number): LanguageData {
  const corpora = data.corpora.map((corpus) => ({
    ...corpus,
    train: corpus.train.filter((row) => foldOf(row) !== fold),
  }));
  return { ...data, corpora };
}

/** The corpus rows of a fold. */
export function corpusFold({ train }: Corpus, fold: number): Row[] {
  return train.filter((row) => foldOf(row) === fold);
}

function foldOf(row: Row): number {
  return Number.parseInt(textKey(row).slice(8, 16), 16) % FOLDS;
}
