/** Polarity of a category that is given: negative, neutral or positive, read from the part of the text that carries it. */
import { combine } from '../../../src/analysis/model.ts';
import { fitCombiner } from '../../../training/combiners.ts';
import type { Row } from '../../../training/corpora.ts';
import { share } from '../../../training/figures.ts';
import type { CategoryReaders } from './categories.ts';
import { categoriesOf, FOLDS, foldOf, type LabelledRow, type LabelSet } from './label-sets.ts';
import { findRegion, regionPart, wordEvidence } from './polarity-parts.ts';
import {
  type Ground,
  type Part,
  type ReaderOptions,
  readTask,
  type TaskReader,
  type Taught,
  trainReader,
  wholePart,
} from './task-reader.ts';

/** One category of one text. */
interface PolarityCase {
  readonly labelled: LabelledRow;
  readonly category: string;
  readonly output: number;
  /** 0 negative, 1 neutral, 2 positive. */
  readonly truth: number;
  /** Is another category of the text judged otherwise? */
  readonly isMixed: boolean;
}

/** A case that was read by a reader which never saw it. */
interface ReadCase extends PolarityCase {
  readonly scores: readonly number[];
}

export interface PolarityFigures {
  readonly cases: number;
  readonly accuracy: number;
  readonly mixedCases: number;
  readonly mixedAccuracy: number;
}

/** Three outputs per way of labelling: a mention without a judgement is neutral in one corpus and unlabelled in others. */
const SCHEMES = ['judged', 'mentioned', 'rough'] as const;
const CLASSES = ['negative', 'neutral', 'positive'];
const OUTPUTS = SCHEMES.flatMap((scheme) => CLASSES.map((name) => `${scheme}:${name}`));

const OPTIONS: ReaderOptions = { table: { bits: 17, epochs: 6, rate: 0.2, seeds: [1] }, epochs: 5 };

/** Longest text with a rough label that is learnt from, in characters. */
const ROUGH_LIMIT = 200;

/** Cross-validated and held-back figures by corpus. `rough`: training rows with a polarity of the whole text. */
export function measurePolarity(
  set: LabelSet,
  { readers, outputs }: CategoryReaders,
  rough: readonly Row[],
  schemeOf: (corpus: string) => (typeof SCHEMES)[number],
  ground: Ground,
): ReadonlyMap<string, { readonly crossValidated: PolarityFigures; readonly heldBack: PolarityFigures }> {
  const read = (reader: TaskReader) => partReader(reader, outputs, ground);
  const train = casesOf(set.train, outputs);
  const whole = rough
    .filter(({ text }) => text.length <= ROUGH_LIMIT)
    .map((row) => ({ fold: foldOf(row), ...roughCase(row, ground) }));
  const unseen: ReadCase[] = [];
  const heldBack: ReadCase[] = [];
  for (let fold = 0; fold <= FOLDS; fold++) {
    const partOf = read(readers[fold]!);
    const parts = train.map((one) => ({ one, part: partOf(one) }));
    const taught: Taught[] = parts
      .filter(({ one }) => one.labelled.fold !== fold)
      .map(({ one, part }) => ({ part, target: choose(one.truth, schemeOf(one.labelled.corpus)) }));
    const reader = trainReader([...taught, ...whole.filter((row) => row.fold !== fold)], OUTPUTS, ground, OPTIONS);
    for (const { one, part } of parts)
      if (one.labelled.fold === fold) unseen.push({ ...one, scores: reader.score(part) });
    if (fold < FOLDS) continue;
    for (const one of casesOf(set.heldBack, outputs)) heldBack.push({ ...one, scores: reader.score(partOf(one)) });
  }
  const corpora = [...new Set(train.map(({ labelled }) => labelled.corpus))];
  return new Map(corpora.map((corpus) => [corpus, measureCorpus(corpus, unseen, heldBack)]));
}

/** Several corpora's figures together. */
export function joinPolarity(all: readonly PolarityFigures[]): PolarityFigures {
  const total = (pick: (one: PolarityFigures) => number) => all.reduce((sum, one) => sum + pick(one), 0);
  const cases = total((one) => one.cases);
  const mixedCases = total((one) => one.mixedCases);
  return {
    cases,
    accuracy: total((one) => one.accuracy * one.cases) / cases,
    mixedCases,
    mixedAccuracy: total((one) => one.mixedAccuracy * one.mixedCases) / mixedCases,
  };
}

function casesOf(rows: readonly LabelledRow[], outputs: readonly string[]): PolarityCase[] {
  return rows.flatMap((labelled) => {
    const { row, corpus } = labelled;
    const signs = categoriesOf(row).map((category) => {
      const all = new Set(
        row.aspects?.filter((aspect) => aspect.category === category).map(({ polarity }) => polarity),
      );
      const [sign] = all;
      return { category, sign: all.size === 1 && sign !== null && sign !== undefined ? sign : undefined };
    });
    const isMixed = new Set(signs.map(({ sign }) => sign).filter((sign) => sign !== undefined)).size > 1;
    return signs.flatMap(({ category, sign }) => {
      const output = outputs.indexOf(`${corpus}:${category}`);
      return sign === undefined || output < 0 ? [] : [{ labelled, category, output, truth: sign + 1, isMixed }];
    });
  });
}

/** The part of the text that carries a case's category, by what a reader of categories knows of single words. */
function partReader(reader: TaskReader, outputs: readonly string[], ground: Ground): (one: PolarityCase) => Part {
  const evidence = wordEvidence(reader.table, ground);
  return ({ labelled, category, output }) => {
    const own = outputs.flatMap((name, at) => (name.startsWith(`${labelled.corpus}:`) ? [at] : []));
    const read = readTask(labelled.row.text, ground);
    return regionPart(read, findRegion(read, output, own, evidence), category, ground);
  };
}

function roughCase(row: Row, ground: Ground): Taught {
  const read = readTask(row.text, ground);
  const words = read.segments.words.length;
  const part = wholePart(read, ground);
  const all = { ...part, sample: { ...part.sample, clauses: [{ from: 0, to: words, sentence: 0 }] }, clause: 0 };
  return { part: all, target: choose(row.polarity! + 1, 'rough') };
}

/** A mention that is praise or blame is so for those who label judgements only, too. */
function choose(truth: number, scheme: (typeof SCHEMES)[number]): Taught['target'] {
  const from = SCHEMES.indexOf(scheme) * CLASSES.length;
  const choices = [{ truth: from + truth, among: [from, from + 1, from + 2], weight: 1 }];
  if (scheme === 'mentioned' && truth !== 1) choices.push({ truth, among: [0, 2], weight: 1 });
  return { choices, flags: [] };
}

function measureCorpus(corpus: string, unseen: readonly ReadCase[], heldBack: readonly ReadCase[]) {
  const of = (cases: readonly ReadCase[]) => cases.filter(({ labelled }) => labelled.corpus === corpus);
  const own = of(unseen);
  const said = new Map<ReadCase, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const judge = fitJudge(own.filter(({ labelled }) => labelled.fold !== fold));
    for (const one of own) if (one.labelled.fold === fold) said.set(one, judge(one));
  }
  const judge = fitJudge(own);
  return {
    crossValidated: figures(own, (one) => said.get(one)!),
    heldBack: figures(of(heldBack), judge),
  };
}

/** One combiner per class, the greatest wins. */
function fitJudge(cases: readonly ReadCase[]): (one: ReadCase) => number {
  const combiners = CLASSES.map((_, k) =>
    fitCombiner(
      cases.map(({ scores, truth }, row) => ({ inputs: scores, truth: truth === k, row, real: true })),
      { ridge: 5 },
    ),
  );
  return ({ scores }) => {
    const chances = combiners.map((combiner) => combine(combiner, scores));
    return chances.indexOf(Math.max(...chances));
  };
}

function figures(cases: readonly ReadCase[], judge: (one: ReadCase) => number): PolarityFigures {
  const isRight = (one: ReadCase) => judge(one) === one.truth;
  const mixed = cases.filter(({ isMixed }) => isMixed);
  return {
    cases: cases.length,
    accuracy: share(cases, isRight),
    mixedCases: mixed.length,
    mixedAccuracy: share(mixed, isRight),
  };
}
