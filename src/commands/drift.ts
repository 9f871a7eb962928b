/** `vigie drift`: scores in, established changes out, as a filter without a database. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { scaleRange } from '../domain/scale.ts';
import { ConfigError } from '../errors.ts';
import { driftFilter, type FilterOptions, type FilterOutput } from '../pipeline/drift-filter.ts';
import { printable } from '../pipeline/score-line.ts';

const HELP = `
Each input line, in UTF-8: {"stream": "paris", "at": "2026-03-01T10:00:00Z", "score": 4, "author": "a1"}, in time order; "author" may be left out.
Each output line: {type: drift|burst|recovered|silence, stream, at, direction, since, before: {mean, n}, after: {mean, n}, evidence}.
--erosion adds, at the end, a line for each stream that moved too slowly for an alarm: {type: erosion, …, interval, yearsAgo, years:
[{yearsAgo, before, after}]}, the four quarters from "since" on against the same ones of earlier years. --levels adds where each
stream stands: {type: level, stream, at, phase, mean, n, interval, smallestVisible}; the interval holds however often you look.
The rate of false alarms is stated by --arl, for each stream and each direction. A stream is learnt from its first 30 scores.
Lines that cannot be read are told with their numbers and passed over. Scores over 30 days older than one of their stream
before them teach its level and raise nothing; how many there were is said at the end. Exit code 3: some lines could not be
read. A stream takes about 4 kB of memory.
Each stream is judged alone: no season is taken out, nothing is weighed among streams. \`vigie detect\` does both.

Example:
  vigie drift --scale stars --arl 20000 < scores.jsonl`;

/** Exit code when some lines could not be read. */
const SOME_FAILED = 3;

/** Bytes of a file read at once: what a step costs is shared by thousands of lines. */
const CHUNK = 1 << 20;

/** The command. @throws ConfigError (in its action) for a wrong option or a file that cannot be read */
export function driftCommand(): Command {
  return new Command('drift')
    .description('say when a stream of scores changed its level: JSON lines in, JSON lines out')
    .argument('[file]', 'file of JSON lines; standard input when left out or -')
    .option('--scale <scale>', 'stars, recommend, nps, effort or MIN-MAX', 'stars')
    .option('--arl <reviews>', 'average number of healthy reviews per false alarm, in each direction', '20000')
    .option('--erosion', 'compare each quarter with the same one of earlier years, for changes too slow for an alarm')
    .option('--levels', 'say at the end where each stream stands and the smallest fall that it can show')
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: RawOptions) => drift(file, readOptions(options)));
}

interface RawOptions {
  readonly scale: string;
  readonly arl: string;
  readonly erosion?: boolean;
  readonly levels?: boolean;
}

async function drift(file: string | undefined, options: FilterOptions): Promise<void> {
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  try {
    await pipeline(input, (source) => lines(driftFilter(source, options)), process.stdout, { end: false });
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    // The reader of our output has what it wanted.
    if (code === 'EPIPE') return;
    if (path !== undefined && path === file)
      throw new ConfigError(`Expected a readable file, got ${message}`, { cause: error });
    if (code === 'ENOSPC') throw new ConfigError(`Expected room to write to, got ${message}`, { cause: error });
    if (code === 'EISDIR')
      throw new ConfigError(`Expected a file of JSON lines, got the folder ${file}`, { cause: error });
    throw error;
  }
}

async function* lines(outputs: AsyncIterable<FilterOutput>): AsyncGenerator<string, void, void> {
  for await (const output of outputs) {
    if ('problem' in output) {
      process.stderr.write(`line ${output.line}: ${output.problem}\n`);
      process.exitCode = SOME_FAILED;
      continue;
    }
    if ('note' in output) {
      process.stderr.write(`${output.note}\n`);
      continue;
    }
    yield `${printable(JSON.stringify(lineOf(output)))}\n`;
  }
}

function lineOf(output: Exclude<FilterOutput, { problem: string } | { note: string }>): object {
  const { stream } = output;
  if ('standing' in output) {
    const { at, phase, level, smallestVisible } = output.standing;
    return { type: 'level', stream, at, phase, ...level, smallestVisible };
  }
  const { type, at, direction, since, before, after, evidence } = output.event;
  const line = { type, stream, at, direction, since, before, after, evidence };
  if (output.event.type !== 'erosion') return line;
  const { interval, yearsAgo, years } = output.event;
  return { ...line, interval, yearsAgo, years };
}

function readOptions({ scale, arl, erosion, levels }: RawOptions): FilterOptions {
  try {
    scaleRange(scale);
  } catch (error) {
    throw new ConfigError(`--scale: ${(error as Error).message}`, { cause: error });
  }
  const reviews = /^\d{1,12}(\.\d+)?(e\d{1,2})?$/i.test(arl) ? Number(arl) : Number.NaN;
  if (!(reviews >= 10 && reviews <= 1e12))
    throw new ConfigError(`--arl: Expected a number of reviews from 10 to 1e12, got ${JSON.stringify(arl)}`);
  return { scale, arl: reviews, ...(erosion && { erosion }), ...(levels && { levels }) };
}
