/** Which of a corpus' own categories a text speaks of: readers, a combiner per category, one threshold; figures of both. */
import { combine } from '../../../src/analysis/model.ts';
import { bestThreshold, fitCombiner, type Judged } from '../../../training/combiners.ts';
import { f1, type Tally } from '../../../training/figures.ts';
import { FOLDS, type LabelledRow, type LabelSet } from './label-sets.ts';
import { type Ground, type ReaderOptions, readTask, type TaskReader, trainReader, wholePart } from './task-reader.ts';

/** Readers of a label set, and what they make of rows that they were not trained on. */
export interface CategoryReaders {
  readonly outputs: readonly string[];
  /** By fold: trained without it. The last one: trained on all. */
  readonly readers: readonly TaskReader[];
  readonly unseen: readonly Scored[];
  readonly heldBack: readonly Scored[];
}

export interface Scored {
  readonly labelled: LabelledRow;
  readonly scores: readonly number[];
}

/** Five readers for the cross-validation and one for the held-back rows. */
export function trainCategories(
  { outputs, train, heldBack }: LabelSet,
  ground: Ground,
  options: ReaderOptions,
): CategoryReaders {
  const rows = train.map((labelled) => ({
    labelled,
    part: wholePart(readTask(labelled.row.text, ground), ground),
    target: labelled.target,
  }));
  const unseen: Scored[] = [];
  const readers = Array.from({ length: FOLDS + 1 }, (_, fold) => {
    const reader = trainReader(
      rows.filter(({ labelled }) => labelled.fold !== fold),
      outputs,
      ground,
      options,
    );
    for (const { labelled, part } of rows) {
      if (labelled.fold === fold) unseen.push({ labelled, scores: reader.score(part) });
    }
    return reader;
  });
  const last = readers.at(-1)!;
  const scored = heldBack.map((labelled) => ({
    labelled,
    scores: last.score(wholePart(readTask(labelled.row.text, ground), ground)),
  }));
  return { outputs, readers, unseen, heldBack: scored };
}

/** What is measured of one corpus. */
export interface CategoryFigures {
  readonly texts: number;
  /** Several categories a text: micro-F1. */
  readonly tally: Tally;
  readonly f1: number;
  /** One category a text, the surest: share of right ones. */
  readonly accuracy: number;
}

/** Cross-validated on training rows, and on the held-back ones by the reader and combiners of all training rows. */
export function measureCategories(
  { outputs, unseen, heldBack }: CategoryReaders,
  corpus: string,
): { readonly crossValidated: CategoryFigures; readonly heldBack: CategoryFigures } {
  const own = outputs.flatMap((name, output) => (name.startsWith(`${corpus}:`) ? [output] : []));
  const rows = unseen.filter(({ labelled }) => labelled.corpus === corpus);
  const chances = new Map<Scored, number[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const judge = fitJudge(
      rows.filter(({ labelled }) => labelled.fold !== fold),
      own,
    );
    for (const row of rows) if (row.labelled.fold === fold) chances.set(row, judge(row.scores));
  }
  const judge = fitJudge(rows, own);
  const border = (some: readonly Scored[]) => threshold(some, chances, own);
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    figures(
      rows.filter(({ labelled }) => labelled.fold === fold),
      (row) => chances.get(row)!,
      border(rows.filter(({ labelled }) => labelled.fold !== fold)),
      own,
    ),
  );
  const last = heldBack.filter(({ labelled }) => labelled.corpus === corpus);
  return { crossValidated: join(folds), heldBack: figures(last, (row) => judge(row.scores), border(rows), own) };
}

/** Pull to what the own scores say alone, in cases. */
const RIDGE = 30;

/** A combiner per category over its own scores, its lead and all scores of the label set. */
function fitJudge(rows: readonly Scored[], own: readonly number[]): (scores: readonly number[]) => number[] {
  const combiners = own.map((output) => {
    const cases = rows.map(({ labelled, scores }, row) => ({
      inputs: inputsOf(scores, output, own),
      truth: labelled.named.has(output),
      row,
      real: true,
    }));
    const prior = fitCombiner(
      cases.map((one) => ({ ...one, inputs: one.inputs.slice(0, OWN_INPUTS) })),
      { ridge: 1 },
    );
    return fitCombiner(cases, { ridge: RIDGE, prior });
  });
  return (scores) => own.map((output, k) => combine(combiners[k]!, inputsOf(scores, output, own)));
}

const OWN_INPUTS = 4;

function inputsOf(scores: readonly number[], output: number, own: readonly number[]): number[] {
  const half = scores.length / 2;
  const lead = (from: number) => {
    const rival = Math.max(...own.filter((other) => other !== output).map((other) => scores[from + other]!));
    return scores[from + output]! - rival;
  };
  return [scores[output]!, lead(0), scores[half + output]!, lead(half), ...scores];
}

function threshold(rows: readonly Scored[], chances: ReadonlyMap<Scored, readonly number[]>, own: readonly number[]) {
  const judged = rows.flatMap((row) =>
    own.map((output, k): Judged => ({ p: chances.get(row)![k]!, truth: row.labelled.named.has(output) })),
  );
  return bestThreshold([judged], 0.25, 0.6);
}

function figures(
  rows: readonly Scored[],
  chancesOf: (row: Scored) => readonly number[],
  border: number,
  own: readonly number[],
): CategoryFigures {
  const tally = { hits: 0, said: 0, real: 0 };
  let right = 0;
  for (const row of rows) {
    const chances = chancesOf(row);
    const { named } = row.labelled;
    const said = own.filter((_, k) => chances[k]! >= border);
    tally.said += said.length;
    tally.real += named.size;
    tally.hits += said.filter((output) => named.has(output)).length;
    if (named.has(own[chances.indexOf(Math.max(...chances))]!)) right++;
  }
  return { texts: rows.length, tally, f1: f1(tally), accuracy: right / rows.length };
}

function join(folds: readonly CategoryFigures[]): CategoryFigures {
  const total = (pick: (one: CategoryFigures) => number) => folds.reduce((sum, one) => sum + pick(one), 0);
  const tally = {
    hits: total((one) => one.tally.hits),
    said: total((one) => one.tally.said),
    real: total((one) => one.tally.real),
  };
  const texts = total((one) => one.texts);
  return { texts, tally, f1: f1(tally), accuracy: total((one) => one.accuracy * one.texts) / texts };
}
