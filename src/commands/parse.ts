/** `vigie parse`: one saved page or API answer in, what it says out, as JSON. */
import { Command } from 'commander';
import { type Instant, instant, systemClock } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { parseFile } from '../pipeline/parse.ts';

const HELP = `
Prints {kind, outcome, reason?, location?, shownCount?, shownAverage?, reviews: […], next?}. The exit code is 0 whenever
the content could be judged, whatever the outcome: only "complete" and "empty" mean that nothing is missing.

Example:
  $ vigie parse --url https://example.com/our-shop --captured-at 2026-11-21T10:00:00Z page.html`;

interface Options {
  readonly kind?: string;
  readonly url?: string;
  readonly capturedAt?: string;
}

/** The command. @throws ConfigError (in its action) for a wrong option or a file that cannot be read */
export function parseCommand(): Command {
  return new Command('parse')
    .description('read one saved page or API answer and print its reviews as JSON')
    .argument('<file>', 'the saved content; - is standard input')
    .option('--kind <kind>', 'collector kind; guessed from the content when left out')
    .option('--url <url>', 'address that the content came from')
    .option('--captured-at <iso>', 'when it was saved: relative dates count from here (default: now)')
    .addHelpText('after', HELP)
    .action(async (file: string, { kind, url, capturedAt }: Options) => {
      const page = await parseFile(file, {
        capturedAt: capturedAt === undefined ? systemClock() : readMoment(capturedAt),
        ...(kind !== undefined && { kind }),
        ...(url !== undefined && { url }),
      });
      process.stdout.write(`${JSON.stringify(page, null, 2)}\n`);
    });
}

function readMoment(text: string): Instant {
  const found = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text.trim());
  try {
    // A moment without a zone is UTC, so that the answer does not depend on the machine.
    if (found) return instant(found[1] === undefined && /[T ]/i.test(text.trim()) ? `${text.trim()}Z` : text.trim());
  } catch {
    // Falls through to the message below.
  }
  throw new ConfigError(`Expected a date such as 2026-11-21T10:00:00Z for --captured-at, got ${JSON.stringify(text)}`);
}
