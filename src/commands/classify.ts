/** `vigie classify`: review texts in, what they blame and praise out, as a filter without a database. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { Analysis } from '../domain/finding.ts';
import { ConfigError } from '../errors.ts';
import { type Analyser, loadAnalyser } from '../pipeline/analyser.ts';

const HELP = `
Each input line: {"id": 1, "text": "…", "language": "en", "rating": 2}; "language" and "rating" (stars) may be left out.
Each output line, in the same order: {id, language, sentiment: {label, score}, findings: [{touchpoint, polarity, cause?, detail?,
confidence, start, end}], emotion?, severe?}; start and end count UTF-16 units of the text. A language without a model
gives "analysed": false and no findings. A line that cannot be read is told on stderr, the rest goes on, the exit code is 3.

Example:
  echo '{"id": 1, "text": "Friendly staff but delivery was late."}' | vigie classify`;

/** Exit code when some lines could not be read. */
const SOME_FAILED = 3;

/** Longest line read, in characters: more is no review. */
const LONGEST_LINE = 8_000_000;

/** The command. @throws ConfigError (in its action) for a file or a configuration that cannot be read */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('say what each review blames and praises: JSON lines in, JSON lines out')
    .argument('[file]', 'file of JSON lines; standard input when left out or -')
    .option('-c, --config <dir>', 'take the touchpoints of this configuration instead of the default journey')
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: { config?: string }) => classify(file, options.config));
}

async function classify(file: string | undefined, configDir: string | undefined): Promise<void> {
  const analyser = loadAnalyser(configDir === undefined ? undefined : await touchpointsOf(configDir));
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file);
  try {
    await pipeline(input, (source) => classifyLines(source, analyser), process.stdout, { end: false });
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    // The reader of our output has what it wanted.
    if (code === 'EPIPE') return;
    const isFile = (path !== undefined && path === file) || code === 'EISDIR';
    if (isFile) throw new ConfigError(`Expected a readable file of JSON lines, got ${message}`, { cause: error });
    throw error;
  }
}

async function touchpointsOf(configDir: string) {
  const { processEnvironment } = await import('../config/environment.ts');
  const { readConfig } = await import('../pipeline/context.ts');
  return (await readConfig({ env: processEnvironment() }, configDir)).touchpoints;
}

/** One output line per good input line; a bad one is told on stderr at once. */
async function* classifyLines(source: AsyncIterable<Uint8Array | string>, analyser: Analyser) {
  let number = 0;
  for await (const line of linesOf(source)) {
    number++;
    if (line?.trim() === '') continue;
    const input = line === undefined ? `a line of over ${LONGEST_LINE} characters` : readLine(line);
    if (typeof input === 'string') {
      process.stderr.write(`line ${number}: Expected {"id", "text", "language"?, "rating"?}, got ${input}\n`);
      process.exitCode = SOME_FAILED;
      continue;
    }
    const { id, ...review } = input;
    yield `${JSON.stringify(outputOf(id, analyser.analyse(review)))}\n`;
  }
}

function outputOf(id: unknown, { analysed, language, ...rest }: Analysis): object {
  return { id, language, ...(!analysed && { analysed }), ...rest };
}

interface InputLine {
  readonly id: unknown;
  readonly text: string;
  readonly language?: string;
  readonly rating?: number;
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
  const { id, text, language, rating } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' && typeof id !== 'number') return 'no "id" (text or number)';
  if (typeof text !== 'string' && text !== null) return 'no "text"';
  if (typeof language !== 'string' && language !== undefined && language !== null)
    return 'a "language" that is no text';
  if (typeof rating !== 'number' && rating !== undefined && rating !== null) return 'a "rating" that is no number';
  return { id, text: text ?? '', ...(language && { language }), ...(typeof rating === 'number' && { rating }) };
}

/** Lines of a stream, without their ends; undefined for one that is too long to be a review. Linear in the input. */
async function* linesOf(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of source) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const whole = length + end - from > LONGEST_LINE ? undefined : parts.join('') + text.slice(from, end);
      parts = [];
      length = 0;
      from = end + 1;
      yield whole;
    }
    length += text.length - from;
    if (length <= LONGEST_LINE) parts.push(text.slice(from));
  }
  if (length > 0) yield length > LONGEST_LINE ? undefined : parts.join('');
}
