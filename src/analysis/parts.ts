/** A review in several languages: what was read in its parts, put together. */
import type { Analysis, Span } from '../domain/finding.ts';

/** One stretch of a text and what was read in it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly analysis: Analysis;
}

/** One analysis of a review in several languages: findings of all parts, sentiment by their length, emotion of the longest. */
export function together(language: string, parts: readonly Part[]): Analysis {
  const read = parts.filter(({ analysis }) => analysis.analysed);
  const [longest] = [...read].sort((a, b) => b.end - b.start - (a.end - a.start));
  if (!longest) return { ...parts[0]!.analysis, language };
  const length = read.reduce((sum, { start, end }) => sum + end - start, 0);
  const mean = read.reduce(
    (sum, { start, end, analysis }) => sum + (analysis.sentiment.score * (end - start)) / length,
    0,
  );
  const score = Math.round(mean * 1000) / 1000;
  const isTold = Math.sign(score) === Math.sign(longest.analysis.sentiment.score);
  const label = isTold ? longest.analysis.sentiment.label : 'neutral';
  const { emotion } = longest.analysis;
  const severe = read.find(({ analysis }) => analysis.severe !== undefined);
  const interfaces = read.flatMap(({ start, analysis }) => (analysis.interfaces ?? []).map((one) => moved(one, start)));
  return {
    language,
    analysed: true,
    sentiment: { label, score },
    findings: read.flatMap(({ start, analysis }) => analysis.findings.map((finding) => moved(finding, start))),
    ...(interfaces.length > 0 && { interfaces }),
    ...(emotion && { emotion }),
    ...severityOf(severe),
  };
}

function severityOf(part: Part | undefined): Pick<Analysis, 'severe' | 'severeAt'> {
  const { severe, severeAt } = part?.analysis ?? {};
  return part && severe && severeAt ? { severe, severeAt: moved(severeAt, part.start) } : {};
}

function moved<At extends Span>(at: At, by: number): At {
  return { ...at, start: at.start + by, end: at.end + by };
}
