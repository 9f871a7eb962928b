/** What commands that work on a configured pipeline have in common: the configuration's folder, JSON output, exit code 3. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { type SourceId, sourceId } from '../domain/ids.ts';
import { isTrustworthy, type Run } from '../domain/run.ts';
import { dayOf, type Instant, instant } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';

export interface PipelineOptions {
  readonly config: string;
  readonly json?: boolean;
}

/** A command with `--config` and `--json`, and an example under its help. */
export function pipelineCommand(name: string, description: string, example: string): Command {
  return new Command(name)
    .description(description)
    .option('-c, --config <dir>', 'folder with sources.yaml, teams.yaml…', resolve('config'))
    .option('--json', 'write the report as JSON to stdout')
    .addHelpText('after', `\nExample:\n  $ ${example}`);
}

/** Writes a report: JSON for scripts, lines for people. */
export function writeReport(options: PipelineOptions, report: object, lines: readonly string[]): void {
  clearProgress();
  const text = options.json ? JSON.stringify(report) : lines.join('\n');
  process.stdout.write(`${text}\n`);
}

/** Takes away the last line of progress, which a person saw on the same terminal. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
}

/** Done, but some sources or deliveries failed. */
export function markPartFailure(failed: boolean): void {
  if (failed) process.exitCode = 3;
}

/** Did any of these passes end in a way that must not be read as "nothing new"? */
export function anySourceFailed(runs: readonly Run[]): boolean {
  return runs.some((run) => !isTrustworthy(run.outcome));
}

/** `--source a b` → checked ids; undefined when the option was not given. */
export function sourceIds(values: readonly string[] | undefined): readonly SourceId[] | undefined {
  return values?.map((value) => {
    const parsed = sourceId.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new ConfigError(`Expected the id of a source, got ${JSON.stringify(value)}`);
  });
}

/** A day, or a moment; the years 0 to 9999, whose moments sort as text. */
const DATE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** `--from 2026-01-31` → the first moment of that day (UTC), or the exact moment for a full ISO date. */
export function dateOption(name: string, value: string, end = false): Instant {
  const [, day, time, zone = 'Z'] = DATE.exec(value) ?? [];
  try {
    // `Date` reads 30 February as 2 March, and a moment without a zone as the machine's.
    if (day !== undefined && dayOf(instant(`${day}T00:00Z`)) === day) {
      const moment = instant(`${day}T${time ?? (end ? '23:59:59.999' : '00:00')}${zone}`);
      if (/^\d{4}-/.test(moment)) return moment;
    }
  } catch {
    // Said below, in the same words.
  }
  throw new ConfigError(`Expected a date such as 2026-01-31 for ${name}, got ${JSON.stringify(value)}`);
}
