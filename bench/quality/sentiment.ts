/** Sentiment beside the peers: macro-F1 on the held-back part of every corpus, means per language. */
import type { Analyser } from '../../src/analysis/analyse.ts';
import type { Corpus, Row } from '../../training/corpora.ts';
import { mean } from '../../training/figures.ts';
import { measureSentiment } from '../../training/measure-corpora.ts';
import { signOf } from '../../training/measure-gold.ts';
import { type Peer, peers } from './peers.ts';

export interface SentimentRow {
  readonly name: string;
  readonly binary: number;
  readonly three: number;
  /** Binary macro-F1 by corpus. */
  readonly corpora: Readonly<Record<string, { readonly binaryF1?: number; readonly threeClassF1?: number }>>;
}

/** First row: vigie; then the peers, on the same texts. */
export async function sentimentRows(
  analyser: Analyser,
  language: string,
  corpora: readonly Corpus[],
): Promise<SentimentRow[]> {
  const own = rowOf('vigie', corpora, (row) => {
    const analysis = analyser.analyse({ text: row.text, language });
    return { sign: signOf(analysis), isPositive: analysis.sentiment.score >= 0 };
  });
  const others: SentimentRow[] = [];
  for (const peer of peers[language] ?? []) {
    const scores = await scoreAll(peer, corpora);
    others.push(
      rowOf(peer.name, corpora, (row) => {
        const score = scores.get(row)!;
        return { sign: Math.abs(score) <= peer.neutral ? 0 : score > 0 ? 1 : -1, isPositive: score >= 0 };
      }),
    );
  }
  return [own, ...others];
}

async function scoreAll(peer: Peer, corpora: readonly Corpus[]): Promise<ReadonlyMap<Row, number>> {
  const scores = new Map<Row, number>();
  for (const { heldBack } of corpora) {
    for (const row of heldBack) {
      if (row.polarity === undefined || row.polarity === null) continue;
      scores.set(row, await peer.score(row.text));
    }
  }
  return scores;
}

function rowOf(name: string, corpora: readonly Corpus[], judge: Parameters<typeof measureSentiment>[1]): SentimentRow {
  const figures = corpora.map((corpus) => [corpus.name, measureSentiment(corpus.heldBack, judge)] as const);
  return {
    name,
    binary: mean(figures.map(([, { binaryF1 }]) => binaryF1)),
    three: mean(figures.map(([, { threeClassF1 }]) => threeClassF1)),
    corpora: Object.fromEntries(figures.filter(([, { binaryF1 }]) => binaryF1 !== undefined)),
  };
}
