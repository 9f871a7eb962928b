/** The program: arguments → one command → exit code. The only file that makes the logger and ends the process. */
import { Command, CommanderError } from 'commander';
import pino from 'pino';
import { loadCommands } from './commands/index.ts';
import { processEnvironment } from './config/environment.ts';
import { systemClock } from './domain/time.ts';
import { AlreadyRunning, ConfigError } from './errors.ts';
import type { Io } from './pipeline/io.ts';
import { version } from './pipeline/version.ts';

const EXIT = { done: 0, bug: 1, usage: 2, interrupted: 130 } as const;

/** A signal is heard when the event loop is free, which a first start may hold up for seconds: ten in all are promised. */
const LONGEST_STOP_MS = 4_000;

const abort = new AbortController();
const watched = process.stderr.isTTY === true;
const CLEAR_LINE = '\r\u001b[2K';

const log = pino(
  {
    level: processEnvironment().VIGIE_LOG_LEVEL ?? (watched ? 'warn' : 'info'),
    base: undefined,
    redact: ['err.params', 'err.query', 'err.cause.params', 'err.cause.query'],
  },
  { write: (line: string) => process.stderr.write(watched ? `${CLEAR_LINE}${line}` : line) },
);

const io: Io = {
  log,
  now: systemClock,
  signal: abort.signal,
  env: processEnvironment(),
  progress: (line) => {
    if (watched) process.stderr.write(`${CLEAR_LINE}${line.slice(0, (process.stderr.columns || 80) - 1)}`);
  },
  milestone: (line) => {
    if (watched) process.stderr.write(`${CLEAR_LINE}${line}\n`);
  },
};

interruptible();
await main();

async function main(): Promise<void> {
  const program = new Command('vigie')
    .description('Watches what customers say on review sites and tells the team that can act why a rating moves.')
    .version(version())
    .showHelpAfterError('(add --help for an example)')
    .exitOverride();
  for (const command of await loadCommands(io, process.argv[2])) program.addCommand(inheritExit(command));
  try {
    await program.parseAsync();
    if (abort.signal.aborted) end(EXIT.interrupted);
    // A sleeping timer or an open socket of a library must not keep a finished command alive.
    else end(process.exitCode === undefined ? EXIT.done : Number(process.exitCode));
  } catch (error) {
    end(report(error));
  }
}

/** Sub-commands throw on wrong usage too, so that all usage errors end with code 2. */
function inheritExit(command: Command): Command {
  command.exitOverride().showHelpAfterError('(add --help for an example)');
  for (const child of command.commands) inheritExit(child);
  return command;
}

/** Says what went wrong where a person reads it, and which exit code it is. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (abort.signal.aborted) return EXIT.interrupted;
  if (error instanceof ConfigError || error instanceof AlreadyRunning) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  log.fatal({ err: error }, 'vigie stopped on an unexpected error; this is a bug');
  return EXIT.bug;
}

/** First signal: stop taking work and finish cleanly. Second: leave at once. */
function interruptible(): void {
  const stop = (): void => {
    if (abort.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nStopping: finishing the page at hand (once more to leave at once)…\n');
    abort.abort(new Error('Interrupted'));
    // A stage that does not notice the signal must not hold the promise of a stop in under ten seconds.
    setTimeout(() => process.exit(EXIT.interrupted), LONGEST_STOP_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `vigie … | head` closed the pipe: the reader has what it wanted.
    if (error.code === 'EPIPE') process.exit(EXIT.done);
  });
}

function end(code: number): void {
  if (watched) process.stderr.write(CLEAR_LINE);
  process.exitCode = code;
  // Wait for stdout to drain before leaving: a pipe may hold more than its buffer.
  process.stdout.write('', () => process.exit(code));
}
