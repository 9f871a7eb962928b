/** `vigie classify`: review texts in, what they blame and praise out, as a filter without a database. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError } from '../errors.ts';
import { DEFAULT_JOURNEY, loadModels } from '../pipeline/analyser.ts';
import { classifyStream } from '../pipeline/classify-stream.ts';

const HELP = `
Each input line: {"id": 1, "text": "…", "language": "en", "rating": 2}; "language" and "rating" (stars) may be left out.
Each output line, in the same order: {id, language, sentiment: {label, score}, findings: [{touchpoint, polarity, cause?, detail?,
confidence, start, end}], interfaces?: [{first, second, start, end}], emotion?, severe?, severeAt?: {start, end}, stars?};
start and end count UTF-16 units of the text. "stars" is "only-stars" for a review without words, "words-worse" or
"words-better" where the words say the opposite. A language without a model gives "analysed": false with a "reason", and
no findings. A line that cannot be read is told on stderr, the rest goes on, the exit code is 3.

Example:
  echo '{"id": 1, "text": "Friendly staff but delivery was late."}' | vigie classify`;

/** Exit code when some lines could not be read. */
const SOME_FAILED = 3;

/** The command. @throws ConfigError (in its action) for a file or a configuration that cannot be read */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('say what each review blames and praises: JSON lines in, JSON lines out')
    .argument('[file]', 'file of JSON lines; standard input when left out or -')
    .option(
      '-c, --config <dir>',
      'take the touchpoints and hand corrections of this configuration instead of the default journey',
    )
    .option('--threads <number>', 'threads that analyse; one a core when left out', threadCount)
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: Options) => classify(file, options));
}

interface Options {
  readonly config?: string;
  readonly threads?: number;
}

async function classify(file: string | undefined, options: Options): Promise<void> {
  const models = loadModels();
  const classifier = classifyStream({
    models,
    ...(options.config === undefined ? { touchpoints: DEFAULT_JOURNEY } : await journeyOf(options.config, models)),
    ...(options.threads !== undefined && { threads: options.threads }),
    onFault: (line, found) => {
      process.stderr.write(`line ${line}: Expected {"id", "text", "language"?, "rating"?}, got ${found}\n`);
      process.exitCode = SOME_FAILED;
    },
  });
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file);
  try {
    await pipeline(input, classifier, process.stdout, { end: false });
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    // The reader of our output has what it wanted.
    if (code === 'EPIPE') return;
    const isFile = (path !== undefined && path === file) || code === 'EISDIR';
    if (isFile) throw new ConfigError(`Expected a readable file of JSON lines, got ${message}`, { cause: error });
    throw error;
  }
}

function threadCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 256)
    throw new InvalidArgumentError('Expected a whole number from 1 to 256.');
  return count;
}

async function journeyOf(configDir: string, models: Readonly<Record<string, Uint8Array>>) {
  const { processEnvironment } = await import('../config/environment.ts');
  const { readConfig } = await import('../pipeline/context.ts');
  const { loadMoves } = await import('../pipeline/corrections.ts');
  const { touchpoints, database } = await readConfig({ env: processEnvironment() }, configDir);
  return { touchpoints, moves: loadMoves(database.dataDir, models) };
}
