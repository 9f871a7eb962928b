/** `vigie review-list`: the findings that a person should look at, as corrections to fill in. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError } from '../errors.ts';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { withStore } from '../pipeline/open-store.ts';
import { correctionLines, reviewList } from '../pipeline/review-list.ts';
import { clearProgress } from './pipeline-command.ts';

const HELP = `
Each line is a review with what vigie found in it: {id, text, language, findings, found, not}. Take away from "findings" what is
wrong, add what is missing, and feed the lines that you have read back with \`vigie train --corrections\`; delete the others.
No author and no place is written. A review that was corrected already is not offered again.
With --corrected the lines are what people corrected on the page: ready for \`vigie train\` as they are.

Example:
  $ vigie review-list --least-sure 50 --out corrections.jsonl`;

interface ReviewListOptions {
  readonly config: string;
  readonly leastSure: number;
  readonly touchpoint?: string;
  readonly corrected?: boolean;
  readonly out?: string;
}

export function reviewListCommand(io: Io): Command {
  return new Command('review-list')
    .description('Write the findings that vigie is least sure of, for a person to correct')
    .option('-c, --config <dir>', 'folder with sources.yaml, teams.yaml…', resolve('config'))
    .option('--least-sure <number>', 'reviews to write', count, 50)
    .option('--touchpoint <id>', 'findings of this touchpoint only')
    .option('--corrected', 'instead, the reviews that people corrected on the page, as they corrected them')
    .option('--out <file>', 'file to write; standard output when left out')
    .addHelpText('after', HELP)
    .action(async ({ config, leastSure, touchpoint, corrected, out }: ReviewListOptions) => {
      if (corrected) {
        if (touchpoint !== undefined) throw new ConfigError('Expected --corrected or --touchpoint, got both');
        await withStore(io, config, async ({ opened }) => {
          write(out, (await Array.fromAsync(correctionLines(opened.db))).join(''));
        });
        return;
      }
      await withContext(io, config, async (context) => {
        const known = context.config.touchpoints.map(({ id }) => String(id));
        if (touchpoint !== undefined && !known.includes(touchpoint))
          throw new ConfigError(`Expected a touchpoint of touchpoints.yaml (${known.join(', ')}), got "${touchpoint}"`);
        const lines = await reviewList(context, { limit: leastSure, ...(touchpoint !== undefined && { touchpoint }) });
        write(out, lines.map((line) => `${line}\n`).join(''));
        clearProgress();
        process.stderr.write(
          `${lines.length} reviews to look at${lines.length === 0 ? ': `vigie analyse` first?' : ''}\n`,
        );
      });
    });
}

/** Never over a file: it may hold an hour of a person's work. */
function write(file: string | undefined, text: string): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new ConfigError(`Expected a new file to write to, got ${(error as Error).message}`, { cause: error });
  }
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new InvalidArgumentError('Expected a whole number from 1 to 100000.');
  return number;
}
