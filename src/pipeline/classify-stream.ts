/** A stream of JSON lines in, classified lines out, in order and as soon as each is done; memory stays flat however long it is. */
import { Transform } from 'node:stream';
import { loadAnalyser } from './analyser.ts';
import { type AnalysisCrew, type CrewOptions, openCrew } from './analysis-crew.ts';
import { type ClassifiedLines, classifyLines, type ReviewLines } from './review-lines.ts';

export interface ClassifyOptions extends CrewOptions {
  /** Called with the number of a line, from 1, and what was found in it. */
  readonly onFault: (line: number, found: string) => void;
}

/** Longest line read, in characters: more is no review. */
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
      for (const line of tooLong) options.onFault(line, `a line of over ${LONGEST_LINE} characters`);
      if (piece) send(this, piece);
      if (underWay < (crew?.depth ?? 1)) done();
      else resume = done;
    },
    flush(done) {
      const { piece, tooLong } = cutter.end();
      for (const line of tooLong) options.onFault(line, `a line of over ${LONGEST_LINE} characters`);
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
        resume?.();
        resume = undefined;
      });
    tail.catch((error: Error) => stream.destroy(error));
  }
}

interface Cut {
  readonly piece?: ReviewLines;
  /** Numbers of lines that were passed over for their length. */
  readonly tooLong: readonly number[];
}

/** Cuts bytes into lines; linear in the input, holding at most one unfinished line. */
function lineCutter() {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  let number = 1;

  function take(text: string, isLast: boolean): Cut {
    const ends = text.split('\n');
    const rest = ends.pop()!;
    if (ends.length === 0) {
      keep(rest);
      if (!isLast || length === 0) return { tooLong: [] };
      return take('\n', false);
    }
    const isTooLong = length + ends[0]!.length > LONGEST_LINE;
    ends[0] = isTooLong ? '' : parts.join('') + ends[0];
    const piece = { first: number, lines: ends };
    const tooLong = isTooLong ? [number] : [];
    number += ends.length;
    parts = [];
    length = 0;
    keep(rest);
    if (!isLast || length === 0) return { piece, tooLong };
    const last = take('\n', false);
    return {
      piece: { first: piece.first, lines: [...ends, ...(last.piece?.lines ?? [])] },
      tooLong: [...tooLong, ...last.tooLong],
    };
  }

  function keep(text: string): void {
    length += text.length;
    if (length <= LONGEST_LINE && text !== '') parts.push(text);
  }

  return {
    add: (chunk: Uint8Array) => take(decoder.decode(chunk, { stream: true }), false),
    end: () => take(decoder.decode(), true),
  };
}
