/** Figures of one language on texts that were never trained on: held-back parts of the corpora, and the gold dev set. */
import type { Analyser } from '../src/analysis/analyse.ts';
import type { Analysis } from '../src/domain/finding.ts';
import type { Corpus, LanguageData } from './corpora.ts';
import { rowTouchpoints } from './examples.ts';
import type { GoldRow } from './gold-row.ts';

/** Counts behind an F1. */
export interface Tally {
  hits: number;
  said: number;
  real: number;
}

/** All as shares of 1 unless said. */
export interface Figures {
  readonly corpora: readonly CorpusFigures[];
  /** Means over corpora. */
  readonly binaryF1: number;
  readonly threeClassF1: number;
  readonly touchpointF1: number;
  readonly gold: GoldFigures;
  /** One thread, language given. */
  readonly reviewsPerSecond: number;
  readonly charactersPerReview: number;
}

export interface CorpusFigures {
  readonly name: string;
  readonly texts: number;
  readonly binaryF1?: number;
  readonly threeClassF1?: number;
  readonly touchpoints?: Tally;
}

export interface GoldFigures {
  readonly texts: number;
  readonly sentimentF1: number;
  readonly touchpoint: Tally;
  readonly byTouchpoint: Readonly<Record<string, Tally>>;
  readonly pair: Tally;
  /** Of findings found whose gold label names a cause: named right; of those vigie named: right; gold silent: silent. */
  readonly causeAccuracy: number;
  readonly causePrecision: number;
  readonly causeAbstention: number;
  readonly emotionAccuracy: number;
  readonly severe: Tally;
}

/** Measures one language. */
export function measureLanguage(analyser: Analyser, language: string, data: LanguageData): Figures {
  const corpora = data.corpora.map((corpus) => measureCorpus(analyser, language, corpus));
  const texts = data.corpora.flatMap(({ heldBack }) => heldBack.map(({ text }) => text)).slice(0, 4000);
  const started = performance.now();
  for (const text of texts) analyser.analyse({ text, language });
  const took = (performance.now() - started) / 1000;
  return {
    corpora,
    binaryF1: mean(corpora.map(({ binaryF1 }) => binaryF1)),
    threeClassF1: mean(corpora.map(({ threeClassF1 }) => threeClassF1)),
    touchpointF1: f1(sum(corpora.flatMap(({ touchpoints }) => touchpoints ?? []))),
    gold: measureGold(analyser, language, data.goldDev),
    reviewsPerSecond: texts.length / took,
    charactersPerReview: texts.reduce((total, text) => total + text.length, 0) / Math.max(1, texts.length),
  };
}

/** F1 of counts; micro over whatever they cover. */
export function f1({ hits, said, real }: Tally): number {
  return said + real > 0 ? (2 * hits) / (said + real) : 0;
}

/** Held-back parts smaller than this say nothing, nor do those with fewer texts of either pole. */
const FEWEST = 30;
const FEWEST_OF_A_POLE = 10;

function measureCorpus(analyser: Analyser, language: string, corpus: Corpus): CorpusFigures {
  const rows = corpus.heldBack.map((row) => ({ row, analysis: analyser.analyse({ text: row.text, language }) }));
  const judged = rows.filter(({ row }) => row.polarity !== undefined && row.polarity !== null);
  const poles = judged.filter(({ row }) => row.polarity !== 0);
  const negatives = poles.filter(({ row }) => row.polarity === -1).length;
  const withPoles = poles.length >= FEWEST && Math.min(negatives, poles.length - negatives) >= FEWEST_OF_A_POLE;
  const withNeutral = judged.length > poles.length;
  const withTouchpoints = corpus.touchpoints && rows.some(({ row }) => row.aspects?.length);
  return {
    name: corpus.name,
    texts: rows.length,
    ...(withPoles && {
      binaryF1: macroF1(poles.map(({ row, analysis }) => [row.polarity!, analysis.sentiment.score >= 0 ? 1 : -1])),
    }),
    ...(withNeutral &&
      withPoles && {
        threeClassF1: macroF1(judged.map(({ row, analysis }) => [row.polarity!, sign(analysis)])),
      }),
    ...(withTouchpoints && { touchpoints: corpusTouchpoints(corpus, rows) }),
  };
}

function corpusTouchpoints(
  corpus: Corpus,
  rows: readonly { row: Corpus['heldBack'][number]; analysis: Analysis }[],
): Tally {
  const expressible = new Set(Object.values(corpus.touchpoints ?? {}));
  const tally = { hits: 0, said: 0, real: 0 };
  for (const { row, analysis } of rows) {
    if (!row.aspects?.length) continue;
    const found = new Set<string>(
      analysis.findings.map(({ touchpoint }) => touchpoint).filter((id) => expressible.has(id)),
    );
    count(tally, found, rowTouchpoints(row, corpus.touchpoints));
  }
  return tally;
}

function measureGold(analyser: Analyser, language: string, rows: readonly GoldRow[]): GoldFigures {
  const touchpoint = { hits: 0, said: 0, real: 0 };
  const pair = { hits: 0, said: 0, real: 0 };
  const severe = { hits: 0, said: 0, real: 0 };
  const byTouchpoint: Record<string, Tally> = {};
  const sentiments: [number, number][] = [];
  const causes: { gold: string | null; said: string | undefined }[] = [];
  let emotions = 0;
  for (const row of rows) {
    const analysis = analyser.analyse({ text: row.text, language });
    const found = new Set<string>(analysis.findings.map((finding) => finding.touchpoint));
    const real = new Set(row.findings.map((finding) => finding.touchpoint));
    count(touchpoint, found, real);
    for (const name of new Set([...found, ...real])) {
      byTouchpoint[name] ??= { hits: 0, said: 0, real: 0 };
      count(byTouchpoint[name], new Set(found.has(name) ? [name] : []), new Set(real.has(name) ? [name] : []));
    }
    const pairs = (findings: readonly { touchpoint: string; polarity: number }[]) =>
      new Set(findings.map(({ touchpoint: name, polarity }) => `${name} ${Math.sign(polarity)}`));
    count(pair, pairs(analysis.findings), pairs(row.findings));
    count(severe, new Set(analysis.severe ? [analysis.severe] : []), new Set(row.severe ? [row.severe] : []));
    if (row.sentiment !== null) sentiments.push([row.sentiment, sign(analysis)]);
    if (analysis.emotion === row.emotion) emotions++;
    causes.push(...causePairs(row, analysis));
  }
  const blamed = causes.filter(({ gold }) => gold !== null);
  const named = causes.filter(({ said }) => said !== undefined);
  const silent = causes.filter(({ gold }) => gold === null);
  return {
    texts: rows.length,
    sentimentF1: macroF1(sentiments),
    touchpoint,
    byTouchpoint,
    pair,
    causeAccuracy: share(blamed, ({ gold, said }) => gold === said),
    causePrecision: share(named, ({ gold, said }) => gold === said),
    causeAbstention: share(silent, ({ said }) => said === undefined),
    emotionAccuracy: emotions / Math.max(1, rows.length),
    severe,
  };
}

/** Gold complaints beside the finding of the same touchpoint that overlaps their quote most. */
function causePairs(row: GoldRow, analysis: Analysis): { gold: string | null; said: string | undefined }[] {
  return row.findings.flatMap((gold) => {
    if (gold.polarity >= 0) return [];
    const overlap = (start: number, end: number) => Math.min(end, gold.end) - Math.max(start, gold.start);
    const same = analysis.findings
      .filter(({ touchpoint, polarity }) => touchpoint === gold.touchpoint && polarity < 0)
      .sort((a, b) => overlap(b.start, b.end) - overlap(a.start, a.end))[0];
    return same && overlap(same.start, same.end) > 0 ? [{ gold: gold.cause ?? null, said: same.cause }] : [];
  });
}

function sign({ sentiment }: Analysis): -1 | 0 | 1 {
  return sentiment.label === 'negative' ? -1 : sentiment.label === 'positive' ? 1 : 0;
}

function count(tally: Tally, said: ReadonlySet<string>, real: ReadonlySet<string>): void {
  tally.said += said.size;
  tally.real += real.size;
  for (const name of said) if (real.has(name)) tally.hits++;
}

function sum(tallies: readonly Tally[]): Tally {
  const total = { hits: 0, said: 0, real: 0 };
  for (const { hits, said, real } of tallies) {
    total.hits += hits;
    total.said += said;
    total.real += real;
  }
  return total;
}

/** Mean F1 over the classes that occur; pairs are [true, said]. */
function macroF1(pairs: readonly (readonly [number, number])[]): number {
  const classes = [...new Set(pairs.map(([real]) => real))];
  return mean(
    classes.map((name) =>
      f1({
        hits: pairs.filter(([real, said]) => real === name && said === name).length,
        said: pairs.filter(([, said]) => said === name).length,
        real: pairs.filter(([real]) => real === name).length,
      }),
    ),
  );
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length > 0 ? items.filter(holds).length / items.length : Number.NaN;
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.reduce((total, value) => total + value, 0) / Math.max(1, known.length);
}
