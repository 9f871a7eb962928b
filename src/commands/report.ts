/** `vigie report`: what a week or month was like, for a team or for the whole, as text, HTML, PDF or figures. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { brandId, teamId } from '../domain/ids.ts';
import { lastPeriod, type Period, periodNamed } from '../domain/period.ts';
import { dayOf } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import { GRACE_DAYS, type ReportQuestion, reportFigures } from '../pipeline/report.ts';
import { printReport, sendReports, writeReport } from '../pipeline/report-letters.ts';
import { knownName } from './known-name.ts';
import { clearProgress, type PipelineOptions, pipelineCommand } from './pipeline-command.ts';

const FORMATS = ['text', 'html', 'pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

const LANGUAGES = ['en', 'fr', 'fa'] as const;
type Language = (typeof LANGUAGES)[number];

interface ReportOptions extends PipelineOptions {
  readonly week?: string;
  readonly month?: string;
  readonly brand?: string;
  readonly team?: string;
  readonly format?: string;
  readonly language?: string;
  readonly out?: string;
  readonly send?: boolean;
}

const HELP = `
Without --week and --month: the last whole week. Days are UTC. Figures are closed ${GRACE_DAYS} days after the end of the period,
by the first report made then; later reports show them as they were, and beside them what changed since.
--json (or --format json) writes the figures. A PDF needs --out. --send puts each team's report into the outbox, once;
\`vigie notify\` or the next \`vigie run\` delivers it.

More examples:
  $ vigie report --month 2026-10 --team logistics --format pdf --out october.pdf
  $ vigie report --week 2026-W47 --json
  $ vigie report --month 2026-10 --send`;

/** The command. @throws ConfigError (in its action) for a period, name or format that cannot be meant */
export function reportCommand(io: Io): Command {
  return pipelineCommand(
    'report',
    'Report a week or a month: levels, touchpoints, places, what was not heard',
    'vigie report',
  )
    .option('--week <week>', 'ISO week, such as 2026-W47')
    .option('--month <month>', 'month, such as 2026-10')
    .option('--brand <id>', 'only this brand')
    .option('--team <id>', 'for this team: its touchpoints first, its incidents')
    .option('--format <format>', FORMATS.join(', '))
    .option('--language <code>', `${LANGUAGES.join(', ')}; the team's when left out`)
    .option('-o, --out <file>', 'write to this file instead of stdout')
    .option('--send', 'put the report of each team into the outbox')
    .addHelpText('after', HELP)
    .action(async (options: ReportOptions) => {
      const period = periodOf(io, options);
      const format = formatOf(options);
      if (options.language !== undefined) knownName('a language for --language', options.language, LANGUAGES, '');
      await withStore(io, options.config, async (context) => {
        const question = { period, ...subjectOf(context, options) };
        if (options.send) await send(context, question, options);
        else await show(context, question, format, options);
      });
    });
}

async function send(context: StoreContext, question: ReportQuestion, { json }: ReportOptions): Promise<void> {
  const waiting = await sendReports(context, question);
  clearProgress();
  const { name } = question.period;
  process.stdout.write(
    `${json ? JSON.stringify({ period: name, messages: waiting }) : `${name}: ${waiting} messages are in the outbox`}\n`,
  );
}

async function show(
  context: StoreContext,
  question: ReportQuestion,
  format: Format,
  options: ReportOptions,
): Promise<void> {
  const figures = await reportFigures(context, question);
  clearProgress();
  const result = format === 'json' ? `${JSON.stringify(figures)}\n` : await written();
  if (options.out === undefined) process.stdout.write(result);
  else await writeFile(options.out, result);

  async function written(): Promise<string | Uint8Array> {
    const team = context.config.teams.find(({ id }) => id === question.team);
    const language = (options.language as Language | undefined) ?? team?.language ?? 'en';
    const message = writeReport(context, figures, language);
    return format === 'pdf' ? printReport(context, message) : message[format as 'text' | 'html'];
  }
}

function periodOf(io: Io, { week, month }: ReportOptions): Period {
  if (week !== undefined && month !== undefined)
    throw new ConfigError('Expected --week or --month, got both; ask for one after the other');
  const name = week ?? month;
  if (name === undefined) return lastPeriod('week', io.now());
  const [option, kind, example] = week === undefined ? ['--month', 'month', '2026-10'] : ['--week', 'week', '2026-W47'];
  const period = periodNamed(name);
  if (period?.kind !== kind)
    throw new ConfigError(`Expected a ${kind} such as ${example} for ${option}, got ${JSON.stringify(name)}`);
  if (period.to > io.now())
    throw new ConfigError(
      `Expected a ${kind} that has ended for ${option}, got ${name}, which lasts until ${dayOf(period.to)}`,
    );
  return period;
}

function formatOf({ format, json, out, send, brand, language }: ReportOptions): Format {
  if (send && [format, out, brand, language].some((option) => option !== undefined))
    throw new ConfigError(
      'Expected --send with a period and --team at most, got more: each team gets one report, of all brands, in its language',
    );
  if (json && format !== undefined && format !== 'json')
    throw new ConfigError(`Expected --json or --format ${format}, got both`);
  const chosen = json ? 'json' : (format ?? 'text');
  const known = knownName('a format for --format', chosen, FORMATS, '') as Format;
  if (known === 'pdf' && out === undefined) throw new ConfigError('Expected --out FILE for a PDF, got none');
  return known;
}

function subjectOf({ config }: StoreContext, { brand, team }: ReportOptions): Pick<ReportQuestion, 'brand' | 'team'> {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return {
    ...(brand !== undefined && {
      brand: brandId.parse(knownName('a brand for --brand', brand, ids(config.brands), '')),
    }),
    ...(team !== undefined && { team: teamId.parse(knownName('a team for --team', team, ids(config.teams), '')) }),
  };
}
