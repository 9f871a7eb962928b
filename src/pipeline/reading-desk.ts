/** The program of the reading room's threads: reads one capture at a time and posts what it says; apart, as a thread starts from a file. */
import { parentPort } from 'node:worker_threads';
import type { Capture, PageReading } from '../collectors/collector.ts';
import { collectors } from '../collectors/kinds/index.ts';
import { collectorKinds, type ParsedPage, parseCapture } from '../collectors/parse.ts';

/** One piece of work. `judge` is what `vigie parse` does: it tells the kind itself when none is named. */
export type Assignment =
  | { readonly task: 'read'; readonly capture: Capture; readonly kind: string; readonly options: unknown }
  | { readonly task: 'judge'; readonly capture: Capture; readonly kind?: string };

/** What comes back. Readers never throw for bad content: `fault` is a bug of ours, in words. */
export type Answer =
  | { readonly reading: PageReading }
  | { readonly judged: ParsedPage }
  | { readonly kinds: readonly string[] }
  | { readonly excess: string }
  | { readonly fault: string };

parentPort?.on('message', (assignment: Assignment) => parentPort?.postMessage(answer(assignment)));
// Loading all kinds takes a moment, which is not the page's fault.
parentPort?.postMessage('ready');

/** What a body may hold at most. Answers of review sites seen so far: under 1 million characters, 20 000 brackets. */
const MOST_BRACKETS = 1_500_000;

function answer(assignment: Assignment): Answer {
  const { capture, kind, task } = assignment;
  if (kind !== undefined && !Object.hasOwn(collectors, kind)) return { kinds: collectorKinds() };
  if (tooManyBrackets(capture.body)) return { excess: `more than ${MOST_BRACKETS} brackets` };
  try {
    if (task === 'judge') return { judged: parseCapture(capture, kind) };
    return { reading: collectors[kind]!.read(capture, assignment.options) };
  } catch (error) {
    return { fault: String(error instanceof Error ? error.message : error).slice(0, 300) };
  }
}

/** `JSON.parse` of millions of empty lists outgrows the heap before V8 can end the thread, and then the whole process ends. */
function tooManyBrackets(body: string): boolean {
  if (body.length <= MOST_BRACKETS) return false;
  let brackets = 0;
  for (let at = 0; at < body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (code === SQUARE || code === CURLY) brackets += 1;
  }
  return brackets > MOST_BRACKETS;
}

const [SQUARE, CURLY] = [0x5b, 0x7b];
