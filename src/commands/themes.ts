/** `vigie themes`: what customers say of each touchpoint, in their own words, and what is new in it. */
import type { Command } from 'commander';
import { brandId, locationId, type TouchpointId } from '../domain/ids.ts';
import { DAY_MS, dayOf, instant, millis } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { type Context, withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { reportThemes, type ThemesReport, type TouchpointThemes } from '../pipeline/themes.ts';
import { dateOption, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

interface ThemesOptions extends PipelineOptions {
  readonly from?: string;
  readonly to?: string;
  readonly brand?: string;
  readonly location?: string;
  readonly touchpoint?: string[];
  readonly praise?: boolean;
}

/** Days that are looked at when no date is given. */
const DAYS = 90;
/** Themes of a touchpoint that are shown to a person; all of them are in the JSON. */
const SHOWN = 5;

export function themesCommand(io: Io): Command {
  return pipelineCommand(
    'themes',
    'Show what customers blame, in their own words, beside the period before',
    'vigie themes --touchpoint delivery --from 2026-09-01',
  )
    .option('--from <date>', `first day; ${DAYS} days before the end when left out`)
    .option('--to <date>', 'last day; today when left out')
    .option('--brand <id>', 'only this brand')
    .option('--location <id>', 'only this location')
    .option('-t, --touchpoint <id...>', 'only these touchpoints')
    .option('--praise', 'what they praise instead')
    .action(async (options: ThemesOptions) => {
      const to = options.to === undefined ? io.now() : dateOption('--to', options.to, true);
      const from =
        options.from === undefined ? instant(millis(to) - DAYS * DAY_MS) : dateOption('--from', options.from);
      if (millis(from) >= millis(to)) throw new ConfigError(`Expected --from before --to, got ${from} and ${to}`);
      await withContext(io, options.config, async (context) => {
        const { config } = context;
        const brand = known('--brand', options.brand, config.brands);
        const location = known('--location', options.location, config.locations);
        const report = await reportThemes(context, {
          from,
          to,
          ...(brand !== undefined && { brand: brandId.parse(brand) }),
          ...(location !== undefined && { location: locationId.parse(location) }),
          ...(options.touchpoint && { touchpoints: touchpointsOf(context, options.touchpoint) }),
          praise: options.praise === true,
        });
        writeReport(options, report, themeLines(report, options.praise === true));
      });
    });
}

function touchpointsOf({ config }: Context, names: readonly string[]): TouchpointId[] {
  return names.map((name) => known('--touchpoint', name, config.touchpoints) as TouchpointId);
}

function known(option: string, id: string | undefined, all: readonly { readonly id: string }[]): string | undefined {
  if (id === undefined || all.some((one) => one.id === id)) return id;
  throw new ConfigError(
    `Expected one of ${all.map((one) => one.id).join(', ')} for ${option}, got ${JSON.stringify(id)}`,
  );
}

/** For a terminal: per touchpoint its themes with their count, what changed, and three quotes. */
export function themeLines({ from, to, before, touchpoints }: ThemesReport, praise: boolean): string[] {
  const verb = praise ? 'praise' : 'blame';
  const title = `What customers ${verb}, ${dayOf(from)} to ${dayOf(to)}, beside ${dayOf(before)} to ${dayOf(from)}`;
  if (touchpoints.length === 0) return [title, `No review with findings that ${verb} anything in this period.`];
  return [title, ...touchpoints.flatMap((one) => ['', ...touchpointLines(one)])];
}

function touchpointLines({ touchpoint, reviews, reviewsBefore, themes, summary }: TouchpointThemes): string[] {
  const shown = themes.slice(0, SHOWN);
  const width = Math.max(0, ...shown.map(({ theme }) => theme.name.length));
  return [
    `${touchpoint}: ${reviews} reviews, ${reviewsBefore} before`,
    ...shown.map(({ theme, before, after, change }) => {
      const moved = change === 'steady' ? '' : `   ${change}, ${before.reviews} before`;
      return `  ${oneLine(theme.name).padEnd(width)}  ${String(after.reviews).padStart(4)}${moved}`;
    }),
    ...(shown.length === 0 ? ['  too few to find a theme that several customers share'] : []),
    ...summary.map(({ text }) => `    “${oneLine(text)}”`),
  ];
}
