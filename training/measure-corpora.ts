/** Figures on the held-back parts of the corpora: sentiment and touchpoints as each corpus labels them. */
import type { Analyser } from '../src/analysis/analyse.ts';
import type { Analysis } from '../src/domain/finding.ts';
import type { Corpus, Row } from './corpora.ts';
import { rowTouchpoints } from './examples.ts';
import { count, macroF1, noTally, type Tally } from './figures.ts';
import { signOf } from './measure-gold.ts';

export interface CorpusFigures {
  readonly name: string;
  readonly texts: number;
  readonly binaryF1?: number;
  readonly threeClassF1?: number;
  readonly touchpoints?: Tally;
}

/** Says how positive a text is: vigie, or a peer beside it. */
export type Judge = (text: string) => { readonly sign: -1 | 0 | 1; readonly isPositive: boolean };

/** Held-back parts smaller than this say nothing, nor do those with fewer texts of either pole. */
const FEWEST = 30;
const FEWEST_OF_A_POLE = 10;

/** Vigie's figures on one corpus. */
export function measureCorpus(analyser: Analyser, language: string, corpus: Corpus): CorpusFigures {
  const analyses = new Map(corpus.heldBack.map((row) => [row, analyser.analyse({ text: row.text, language })]));
  const withTouchpoints = corpus.touchpoints && corpus.heldBack.some((row) => row.aspects?.length);
  return {
    name: corpus.name,
    texts: corpus.heldBack.length,
    ...measureSentiment(corpus.heldBack, (row) => {
      const analysis = analyses.get(row)!;
      return { sign: signOf(analysis), isPositive: analysis.sentiment.score >= 0 };
    }),
    ...(withTouchpoints && { touchpoints: corpusTouchpoints(corpus, analyses) }),
  };
}

/** Macro-F1 of the poles alone and of three classes; absent where a part says nothing. */
export function measureSentiment(
  rows: readonly Row[],
  judge: (row: Row) => ReturnType<Judge>,
): { binaryF1?: number; threeClassF1?: number } {
  const judged = rows.filter(({ polarity }) => polarity !== undefined && polarity !== null);
  const poles = judged.filter(({ polarity }) => polarity !== 0);
  const negatives = poles.filter(({ polarity }) => polarity === -1).length;
  if (poles.length < FEWEST || Math.min(negatives, poles.length - negatives) < FEWEST_OF_A_POLE) return {};
  const said = new Map(judged.map((row) => [row, judge(row)]));
  return {
    binaryF1: macroF1(poles.map((row) => [row.polarity!, said.get(row)!.isPositive ? 1 : -1])),
    ...(judged.length > poles.length && {
      threeClassF1: macroF1(judged.map((row) => [row.polarity!, said.get(row)!.sign])),
    }),
  };
}

function corpusTouchpoints(corpus: Corpus, analyses: ReadonlyMap<Row, Analysis>): Tally {
  const expressible = new Set(Object.values(corpus.touchpoints ?? {}));
  const tally = noTally();
  for (const [row, analysis] of analyses) {
    if (!row.aspects?.length) continue;
    const ids = analysis.findings.map(({ touchpoint }) => touchpoint).filter((id) => expressible.has(id));
    count(tally, new Set<string>(ids), rowTouchpoints(row, corpus.touchpoints));
  }
  return tally;
}
