/** JSON lines of reviews → JSON lines of what they blame and praise: what `vigie classify` and its threads do with a piece of input. */
import type { Analyser, AnalyserInput } from '../analysis/analyse.ts';
import { whyNotAnalysed } from '../analysis/not-analysed.ts';
import type { Analysis } from '../domain/finding.ts';

/** A piece of input: whole lines, UTF-8, in a buffer of their own. `first`: number of its first line, from 1. */
export interface ReviewLines {
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of a piece: output lines, each with its end, UTF-8, in a buffer of their own; and lines that could not be read. */
export interface ClassifiedLines {
  readonly output: Uint8Array<ArrayBuffer>;
  readonly faults: readonly { readonly line: number; readonly found: string }[];
}

/** One output line per good input line, in order; empty lines are passed over. Never throws for what a line holds. */
export function classifyLines({ first, bytes }: ReviewLines, analyser: Analyser): ClassifiedLines {
  const lines = new TextDecoder().decode(bytes).split('\n');
  let output = '';
  const faults: { line: number; found: string }[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const input = readLine(line);
    if (typeof input === 'string') faults.push({ line: first + index, found: input });
    else output += `${JSON.stringify(outputOf(input, analyser.analyse(input)))}\n`;
  });
  return { output: new TextEncoder().encode(output), faults };
}

interface InputLine extends AnalyserInput {
  readonly id: string | number;
}

/** The line's review, or what is wrong with it. `null` counts as left out, as exports write it. */
function readLine(line: string): InputLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    return `no JSON (${(error as Error).message.slice(0, 120)})`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'JSON that is no object';
  const { id, text, language, prior, rating } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'no "id" (text or number)';
  if (typeof text !== 'string' && text !== null) return 'no "text"';
  if (!isTextOrAbsent(language)) return 'a "language" that is no text';
  if (!isTextOrAbsent(prior)) return 'a "prior" that is no text';
  if (typeof rating !== 'number' && rating !== undefined && rating !== null) return 'a "rating" that is no number';
  return {
    id,
    text: text ?? '',
    ...(language && { language }),
    ...(prior && { prior }),
    ...(typeof rating === 'number' && { rating }),
  };
}

function isTextOrAbsent(value: unknown): value is string | null | undefined {
  return typeof value === 'string' || value === undefined || value === null;
}

function outputOf({ id, text }: InputLine, analysis: Analysis): object {
  const { analysed, language, ...rest } = analysis;
  return { id, language, ...(!analysed && { analysed, reason: whyNotAnalysed(analysis, text) }), ...rest };
}
