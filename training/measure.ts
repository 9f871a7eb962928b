/** Figures of one language on texts that were never trained on: held-back parts of the corpora, and the gold dev set. */
import type { Analyser } from '../src/analysis/analyse.ts';
import type { LanguageData } from './corpora.ts';
import { f1, mean, sum } from './figures.ts';
import { type CorpusFigures, measureCorpus } from './measure-corpora.ts';
import { type GoldFigures, measureGold } from './measure-gold.ts';

/** All as shares of 1. */
export interface Figures {
  readonly corpora: readonly CorpusFigures[];
  /** Means over corpora. */
  readonly binaryF1: number;
  readonly threeClassF1: number;
  readonly touchpointF1: number;
  readonly gold: GoldFigures;
}

/** Measures one language. */
export function measureLanguage(analyser: Analyser, language: string, data: LanguageData): Figures {
  const corpora = data.corpora.map((corpus) => measureCorpus(analyser, language, corpus));
  return {
    corpora,
    binaryF1: mean(corpora.map(({ binaryF1 }) => binaryF1)),
    threeClassF1: mean(corpora.map(({ threeClassF1 }) => threeClassF1)),
    touchpointF1: f1(sum(corpora.flatMap(({ touchpoints }) => touchpoints ?? []))),
    gold: measureGold(analyser, language, data.goldDev),
  };
}
