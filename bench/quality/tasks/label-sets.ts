/** Rows of corpora under the corpora's own labels: which outputs there are, what each row says of them. */
import type { LanguageData, Row } from '../../../training/corpora.ts';
import { textKey } from '../../../training/corpora.ts';
import type { Target } from '../../../training/network-learner.ts';

/** A row, its labels and the fold of its text: the same text has one fold in all corpora. */
export interface LabelledRow {
  readonly row: Row;
  readonly corpus: string;
  /** Outputs that are true of it. */
  readonly named: ReadonlySet<number>;
  readonly target: Target;
  readonly fold: number;
}

/** Corpora that are learnt together, each with outputs of its own. */
export interface LabelSet {
  /** `corpus:category`. */
  readonly outputs: readonly string[];
  readonly train: readonly LabelledRow[];
  readonly heldBack: readonly LabelledRow[];
}

export const FOLDS = 5;

/**
 * Rows with the categories of their corpora. `isSingle`: a row has one category of all, rows without are left out;
 * otherwise each category is present or absent, and rows without any are examples of absence.
 */
export function labelSet(data: LanguageData, corpora: readonly string[], isSingle = false): LabelSet {
  const chosen = data.corpora.filter(({ name }) => corpora.includes(name));
  const outputs = chosen.flatMap(({ name, train }) =>
    [...new Set(train.flatMap(categoriesOf))].sort().map((category) => `${name}:${category}`),
  );
  const places = new Map(outputs.map((name, output) => [name, output]));
  const label = (corpus: string) => (row: Row) => labelled(row, corpus, places, isSingle);
  const has = (row: Row) => !isSingle || categoriesOf(row).length > 0;
  return {
    outputs,
    train: chosen.flatMap(({ name, train }) => train.filter(has).map(label(name))),
    heldBack: chosen.flatMap(({ name, heldBack }) => heldBack.filter(has).map(label(name))),
  };
}

/**
 * Rows of another release of the same corpus that this release lacks, under its labels; `rename` says what a category is
 * called here. For training only.
 */
export function twins(
  set: LabelSet,
  corpus: string,
  rows: readonly Row[],
  rename: (category: string) => string,
): LabelledRow[] {
  const here = new Set(set.train.filter((one) => one.corpus === corpus).map(({ row }) => textKey(row)));
  const places = new Map(set.outputs.map((name, output) => [name, output]));
  return rows
    .filter((row) => !here.has(textKey(row)))
    .map((row) => {
      const aspects = (row.aspects ?? []).map((aspect) => ({ ...aspect, category: rename(aspect.category) }));
      return { ...labelled({ ...row, aspects }, corpus, places, false), corpus: `${corpus} (other release)` };
    });
}

/** Categories of a row, each once. */
export function categoriesOf(row: Row): string[] {
  return [...new Set((row.aspects ?? []).map(({ category }) => category))];
}

function labelled(row: Row, corpus: string, places: ReadonlyMap<string, number>, isSingle: boolean): LabelledRow {
  const named = new Set(
    categoriesOf(row).flatMap((category) => {
      const output = places.get(`${corpus}:${category}`);
      return output === undefined ? [] : [output];
    }),
  );
  const among = [...places].flatMap(([name, output]) => (name.startsWith(`${corpus}:`) ? [output] : []));
  const target: Target = isSingle
    ? { choices: [...named].map((truth) => ({ truth, among, weight: 1 })), flags: [] }
    : { choices: [], flags: among.map((output) => ({ output, truth: named.has(output) ? 1 : 0, weight: 1 })) };
  return { row, corpus, named, target, fold: foldOf(row) };
}

/** By other digits of the hash than those that hold back. */
export function foldOf(row: Row): number {
  return Number.parseInt(textKey(row).slice(8, 14), 16) % FOLDS;
}
