/** Figures on reviews labelled by reading: findings with their polarity, cause and evidence, emotion, severity. */
import type { Analyser } from '../src/analysis/analyse.ts';
import type { Analysis, Finding } from '../src/domain/finding.ts';
import { type Bin, count, f1, macroF1, mean, noTally, reliability, share, type Tally } from './figures.ts';
import type { GoldFinding, GoldRow } from './gold-row.ts';

/** As shares of 1 unless said. */
export interface GoldFigures {
  readonly texts: number;
  readonly sentimentF1: number;
  /** Over touchpoints of a review, each counted once. */
  readonly touchpoint: Tally;
  readonly byTouchpoint: Readonly<Record<string, Tally>>;
  /** Mean F1 of the touchpoints with at least five cases. */
  readonly touchpointMacro: number;
  readonly pair: Tally;
  /** Sign right, of findings whose touchpoint is right and whose label is not mixed. */
  readonly polarity: number;
  /** The same, of reviews with praise and blame. */
  readonly polarityMixed: number;
  readonly cause: CauseFigures;
  readonly emotionAccuracy: number;
  readonly emotionF1: number;
  readonly severe: Tally;
  /** Share of right findings whose quote overlaps a labelled one of that touchpoint; by half of either; of touchpoints, any. */
  readonly evidence: number;
  readonly evidenceHalf: number;
  readonly evidenceAny: number;
  readonly bins: readonly Bin[];
}

/** Complaints whose touchpoint was found and judged negative. */
export interface CauseFigures {
  readonly labelled: number;
  /** Of those whose label names a cause: answered; and right, of those answered. */
  readonly coverage: number;
  readonly precision: number;
  /** Answered, of those whose label names none. */
  readonly onNull: number;
  /** Detail right, of those with people rightly named and a labelled detail. */
  readonly detail: number;
}

/** What is judged of one row. */
export interface Judged {
  readonly row: GoldRow;
  readonly analysis: Analysis;
}

/** Touchpoints with fewer cases have no F1 worth a mean. */
const FEWEST_CASES = 5;

export function measureGold(analyser: Analyser, language: string, rows: readonly GoldRow[]): GoldFigures {
  const judged = rows.map((row) => ({ row, analysis: analyser.analyse({ text: row.text, language }) }));
  const touchpoint = noTally();
  const pair = noTally();
  const severe = noTally();
  const byTouchpoint: Record<string, Tally> = {};
  for (const { row, analysis } of judged) {
    const found = new Set<string>(analysis.findings.map((finding) => finding.touchpoint));
    const real = new Set(row.findings.map((finding) => finding.touchpoint));
    count(touchpoint, found, real);
    for (const name of new Set([...found, ...real])) {
      byTouchpoint[name] ??= noTally();
      count(byTouchpoint[name], new Set(found.has(name) ? [name] : []), new Set(real.has(name) ? [name] : []));
    }
    count(pair, pairsOf(analysis.findings), pairsOf(row.findings));
    count(severe, new Set(analysis.severe ? [analysis.severe] : []), new Set(row.severe ? [row.severe] : []));
  }
  const emotions = judged.flatMap(({ row, analysis }) =>
    row.emotion === null ? [] : [[row.emotion, analysis.emotion ?? 'none'] as const],
  );
  const hits = judged.flatMap(hitsOf);
  const clear = hits.filter(({ gold }) => gold.polarity !== 0);
  const isRight = ({ gold, found }: Hit) => Math.sign(found.polarity) === gold.polarity;
  const rated = judged.flatMap(({ row, analysis }) =>
    row.sentiment === null ? [] : [[row.sentiment, signOf(analysis)] as const],
  );
  const known = Object.values(byTouchpoint).filter(({ real }) => real >= FEWEST_CASES);
  return {
    texts: rows.length,
    sentimentF1: macroF1(rated),
    touchpoint,
    byTouchpoint,
    touchpointMacro: mean(known.map(f1)),
    pair,
    polarity: share(clear, isRight),
    polarityMixed: share(
      clear.filter(({ row }) => isMixed(row)),
      isRight,
    ),
    cause: measureCause(hits),
    emotionAccuracy: share(emotions, ([real, said]) => real === said),
    emotionF1: macroF1(emotions),
    severe,
    ...measureEvidence(judged),
    bins: reliability(judged.flatMap(surenesses)),
  };
}

/** The sign of the stated sentiment. */
export function signOf({ sentiment }: Analysis): -1 | 0 | 1 {
  return sentiment.label === 'negative' ? -1 : sentiment.label === 'positive' ? 1 : 0;
}

/** A labelled finding beside vigie's of the same touchpoint that overlaps it most (or stands nearest). */
export interface Hit {
  readonly row: GoldRow;
  readonly gold: GoldFinding;
  readonly found: Finding;
}

export function hitsOf({ row, analysis }: Judged): Hit[] {
  return row.findings.flatMap((gold) => {
    const same = analysis.findings.filter(({ touchpoint }) => touchpoint === gold.touchpoint);
    const [found] = same.sort((a, b) => overlap(b, gold) - overlap(a, gold));
    return found ? [{ row, gold, found }] : [];
  });
}

function measureCause(hits: readonly Hit[]): CauseFigures {
  const complaints = hits.filter(({ gold, found }) => gold.polarity < 0 && found.polarity < 0);
  const labelled = complaints.filter(({ gold }) => gold.cause !== null);
  const answered = labelled.filter(({ found }) => found.cause !== undefined);
  const silent = complaints.filter(({ gold }) => gold.cause === null);
  const people = answered.filter(({ gold, found }) => gold.detail && gold.cause === found.cause);
  return {
    labelled: labelled.length,
    coverage: share(labelled, ({ found }) => found.cause !== undefined),
    precision: share(answered, ({ gold, found }) => gold.cause === found.cause),
    onNull: share(silent, ({ found }) => found.cause !== undefined),
    detail: share(people, ({ gold, found }) => gold.detail === found.detail),
  };
}

function measureEvidence(judged: readonly Judged[]): Pick<GoldFigures, 'evidence' | 'evidenceHalf' | 'evidenceAny'> {
  const right = judged.flatMap(({ row, analysis }) =>
    analysis.findings.flatMap((found) => {
      const gold = row.findings.filter(({ touchpoint }) => touchpoint === found.touchpoint);
      return gold.length > 0 ? [{ found, gold }] : [];
    }),
  );
  const half = (found: Finding, gold: GoldFinding) =>
    overlap(found, gold) * 2 >= Math.min(found.end - found.start, gold.end - gold.start);
  return {
    evidence: share(right, ({ found, gold }) => gold.some((one) => overlap(found, one) > 0)),
    evidenceHalf: share(right, ({ found, gold }) => gold.some((one) => half(found, one))),
    evidenceAny: share(
      [...Map.groupBy(judged.flatMap(hitsOf), ({ row, gold }) => `${row.id} ${gold.touchpoint}`).values()],
      (hits) => hits.some(({ found, gold }) => overlap(found, gold) > 0),
    ),
  };
}

/** How sure each finding was, and whether its touchpoint is among the labelled ones. */
function surenesses({ row, analysis }: Judged): { p: number; right: boolean }[] {
  const real = new Set(row.findings.map(({ touchpoint }) => touchpoint));
  return analysis.findings.map(({ touchpoint, confidence }) => ({ p: confidence, right: real.has(touchpoint) }));
}

function pairsOf(findings: readonly { readonly touchpoint: string; readonly polarity: number }[]): Set<string> {
  return new Set(findings.map(({ touchpoint, polarity }) => `${touchpoint} ${Math.sign(polarity)}`));
}

function isMixed({ findings }: GoldRow): boolean {
  return findings.some(({ polarity }) => polarity > 0) && findings.some(({ polarity }) => polarity < 0);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
