/** `vigie backtest`: the alert rules over stored history, which alerts they would have given, and how many of them by chance. */
import type { Command } from 'commander';
import { brandId, locationId, touchpointId } from '../domain/ids.ts';
import { dayOf } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { type BacktestQuestion, backtest } from '../pipeline/backtest.ts';
import type { Io } from '../pipeline/io.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import { backtestLines } from './backtest-text.ts';
import { knownName } from './known-name.ts';
import { clearProgress, dateOption, type PipelineOptions, pipelineCommand } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

interface BacktestOptions extends PipelineOptions {
  readonly brand?: string;
  readonly location?: string;
  readonly touchpoint?: string;
  readonly since?: string;
  readonly until?: string;
  readonly budget?: string;
  readonly arl?: string;
}

const HELP = `
All stored and analysed reviews are replayed from the first one, as if each had been seen the moment it was written, with
thresholds from the volume of the last year, seasons as they were fitted last. Nothing is stored and nobody is told.
All places of a brand are replayed, since they decide together; --location, --touchpoint, --since and --until choose which
alerts are shown.
With --json one object a line: {type: "alert"…} in time order of each brand, {type: "watching"…} for what a stream
established and nobody is told of yet, {type: "recorded-only"…} for incidents that were recorded and are not in this
replay, {type: "summary"…} last.

Examples:
  $ vigie backtest --since 2026-01-01
  $ vigie backtest --location north --budget 0.1 --json`;

/** The command. @throws ConfigError (in its action) for a name, date or number that cannot be meant */
export function backtestCommand(io: Io): Command {
  return pipelineCommand(
    'backtest',
    'Replay the alert rules on stored history: which alerts, when, and what they would have said',
    'vigie backtest',
  )
    .option('--brand <id>', 'only this brand')
    .option('--location <id>', 'only alerts of this location')
    .option('--touchpoint <id>', 'only alerts of this touchpoint')
    .option('--since <date>', 'alerts from this day on')
    .option('--until <date>', 'history up to this day; today when left out')
    .option('--budget <number>', 'false alarms per stream and year, instead of the configured number')
    .option('--arl <reviews>', 'or healthy reviews between two false alarms, in each direction')
    .addHelpText('after', HELP)
    .action(async (options: BacktestOptions) => {
      const period = readPeriod(io, options);
      const rules = readRules(options);
      await withStore(io, options.config, async (context) => {
        const question = { ...readSubject(context, options), ...period, ...rules };
        for await (const line of backtest(context, question)) {
          clearProgress();
          process.stdout.write(`${options.json ? JSON.stringify(line) : backtestLines(line).join('\n')}\n`);
        }
      });
    });
}

function readPeriod(io: Io, { since, until }: BacktestOptions): Pick<BacktestQuestion, 'from' | 'until'> {
  const now = io.now();
  const end = until === undefined ? now : dateOption('--until', until, true);
  const from = since === undefined ? undefined : dateOption('--since', since);
  if (from !== undefined && from >= end)
    throw new ConfigError(`Expected --since before --until, got ${dayOf(from)} and ${dayOf(end)}`);
  return { ...(from !== undefined && { from }), until: end < now ? end : now };
}

function readRules({ budget, arl }: BacktestOptions): Pick<BacktestQuestion, 'budget' | 'runLength'> {
  if (budget !== undefined && arl !== undefined)
    throw new ConfigError('Expected --budget or --arl, got both: each sets the threshold');
  if (budget !== undefined) return { budget: numberOption('--budget', budget, 1e-6, 12) };
  if (arl !== undefined) return { runLength: numberOption('--arl', arl, 50, 1e7) };
  return {};
}

function numberOption(option: string, text: string, least: number, most: number): number {
  const value = /^\d{0,12}(\.\d{1,12})?(e-?\d{1,2})?$/i.test(text) && text !== '' ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ConfigError(
    `Expected a number from ${least} to ${most} for ${option}, got ${oneLine(JSON.stringify(text))}`,
  );
}

function readSubject(
  { config }: StoreContext,
  { brand, location, touchpoint }: BacktestOptions,
): Pick<BacktestQuestion, 'brand' | 'location' | 'touchpoint'> {
  const idOf = (option: string, what: string, name: string, all: readonly { readonly id: string }[]) =>
    knownName(
      `the id of a ${what} for ${option}`,
      name,
      all.map(({ id }) => id),
      `The configuration names no ${what} like it.`,
    );
  if (brand !== undefined) idOf('--brand', 'brand', brand, config.brands);
  if (location !== undefined) {
    const ofBrand = config.locations.filter((one) => brand === undefined || one.brand === brand);
    idOf('--location', brand === undefined ? 'location' : `location of ${brand}`, location, ofBrand);
  }
  if (touchpoint !== undefined) idOf('--touchpoint', 'touchpoint', touchpoint, config.touchpoints);
  return {
    ...(brand !== undefined && { brand: brandId.parse(brand) }),
    ...(location !== undefined && { location: locationId.parse(location) }),
    ...(touchpoint !== undefined && { touchpoint: touchpointId.parse(touchpoint) }),
  };
}
