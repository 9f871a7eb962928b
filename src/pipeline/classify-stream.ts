/** A stream of JSON lines in, classified lines out, in order and as soon as each is done; memory stays flat however long it is. */
import { Transform } from 'node:stream';
import { loadAnalyser } from './analyser.ts';
import { type AnalysisCrew, type CrewOptions, openCrew } from './analysis-crew.ts';
import { type ClassifiedLines, classifyLines, type ReviewLines } from './review-lines.ts';

export interface ClassifyOptions extends CrewOptions {
  /** Called with the number of a line, from 1, and what was found in it. */
  readonly onFault: (line: number, found: string) => void;
}

/** Longest line read, in bytes: more is no review. */
const LONGEST_LINE = 8_000_000;
/** Pieces read by this thread before others are started: a short input is done before they are there. */
const ALONE = 2;

/** Cuts its input into pieces, one for each chunk that holds the end of a line, so that a slow writer is answered at once. */
export function classifyStream(options: ClassifyOptions): Transform {
  const analyser = loadAnalyser(options.touchpoints, options.models, options.moves);
  const cutter = lineCutter();
  let crew: AnalysisCrew | undefined;
  let pieces = 0;
  let underWay = 0;
  let tail = Promise.resolve();
  let resume: (() => void) | undefined;

  function ask(piece: ReviewLines): Promise<ClassifiedLines> {
    pieces++;
    if (options.threads === 1 || pieces <= ALONE) return Promise.resolve(classifyLines(piece, analyser));
    crew ??= openCrew(options);
    return crew.classify(piece);
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const { piece, tooLong } = cutter.add(chunk);
      for (const line of tooLong) options.onFault(line, `a line of over ${LONGEST_LINE} bytes`);
      if (piece) send(this, piece);
      if (underWay < (crew?.depth ?? 1)) done();
      else resume = done;
    },
    flush(done) {
      const { piece, tooLong } = cutter.end();
      for (const line of tooLong) options.onFault(line, `a line of over ${LONGEST_LINE} bytes`);
      if (piece) send(this, piece);
      tail.then(() => done(), done);
    },
    destroy(error, done) {
      void crew?.close();
      done(error);
    },
  });

  function send(stream: Transform, piece: ReviewLines): void {
    underWay++;
    const answer = ask(piece);
    tail = tail
      .then(() => answer)
      .then(({ output, faults }) => {
        underWay--;
        stream.push(output);
        for (const { line, found } of faults) options.onFault(line, found);
        // Forgotten first: going on may ask to wait again, within the call.
        const goOn = resume;
        resume = undefined;
        goOn?.();
      });
    tail.catch((error: Error) => stream.destroy(error));
  }
}

interface Cut {
  readonly piece?: ReviewLines;
  /** Numbers of lines that were passed over for their length. */
  readonly tooLong: readonly number[];
}

const LINE_END = 10;

/** Cuts bytes into pieces of whole lines; linear in the input, holding at most one unfinished line. */
function lineCutter() {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;

  function keep(bytes: Uint8Array): void {
    length += bytes.length;
    if (length <= LONGEST_LINE) parts.push(bytes);
    else parts = [];
  }

  function add(chunk: Uint8Array): Cut {
    const end = chunk.lastIndexOf(LINE_END) + 1;
    if (end === 0) {
      keep(chunk);
      return { tooLong: [] };
    }
    const firstEnd = chunk.indexOf(LINE_END) + 1;
    const isTooLong = length + firstEnd > LONGEST_LINE;
    const tooLong = isTooLong ? [number] : [];
    const piece = isTooLong
      ? { first: number + 1, bytes: joined([chunk.subarray(firstEnd, end)]) }
      : { first: number, bytes: joined([...parts, chunk.subarray(0, end)]) };
    for (let at = 0; at < end; at++) if (chunk[at] === LINE_END) number++;
    parts = [];
    length = 0;
    if (end < chunk.length) keep(chunk.subarray(end));
    return { piece, tooLong };
  }

  return {
    add,
    end: () => (length === 0 ? { tooLong: [] } : add(Uint8Array.of(LINE_END))),
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
