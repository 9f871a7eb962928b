/** How the labelled rows of a language are cut for cross-fitting: every thread of a training must cut alike. */
import type { LanguageData } from './corpora.ts';
import type { GoldRow } from './gold-row.ts';

export const FOLDS = 3;

/** All rows labelled by reading, and our own reviews. */
export function labelledRows({ goldTrain, made, labelled }: LanguageData): GoldRow[] {
  return [...goldTrain, ...made, ...labelled];
}

/** The rows of a fold, and all others. */
export function rowsOfFold(rows: readonly GoldRow[], fold: number): { own: GoldRow[]; rest: GoldRow[] } {
  return {
    own: rows.filter((_, index) => index % FOLDS === fold),
    rest: rows.filter((_, index) => index % FOLDS !== fold),
  };
}
