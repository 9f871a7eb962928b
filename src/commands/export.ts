/** `vigie export`: reviews with what was found in them, as CSV that no spreadsheet calculates or as JSON lines. */
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { filterOf, REVIEWS_QUERY } from '../dashboard/answers/reviews.ts';
import { tableLines } from '../dashboard/table-file.ts';
import { ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { withStore } from '../pipeline/open-store.ts';
import { exportTable } from '../pipeline/review-export.ts';
import { knownName } from './known-name.ts';

const FORMATS = ['csv', 'jsonl'] as const;

/** Option → parameter of the page of reviews, whose rules hold here too, and what it takes. */
const FILTERS = {
  search: ['q', '<words>', 'words, "phrases", -words; the last word may be a beginning'],
  brand: ['brand', '<id>', 'only this brand'],
  region: ['region', '<id>', 'only this region'],
  location: ['location', '<id>', 'only this place'],
  source: ['source', '<id>', 'only this source'],
  touchpoint: ['touchpoint', '<id>', 'that speak of this touchpoint'],
  side: ['side', '<side>', 'blamed or praised'],
  cause: ['cause', '<cause>', 'people, policy or tools'],
  sentiment: ['sentiment', '<label>', 'negative, neutral or positive'],
  emotion: ['emotion', '<emotion>', 'anger, frustration, disappointment, worry, sadness, joy, gratitude'],
  severity: ['severity', '<kind>', 'safety, discrimination, fraud, legal or harm'],
  language: ['language', '<code>', 'written in this language'],
  scale: ['scale', '<scale>', 'stars, recommend, nps, effort or MIN-MAX'],
  scoreFrom: ['scoreFrom', '<score>', 'this score or better'],
  scoreTo: ['scoreTo', '<score>', 'this score or worse'],
  from: ['from', '<day>', 'written on this day (UTC) or later'],
  to: ['to', '<day>', 'written on this day (UTC) or earlier'],
  reply: ['reply', '<yes|no>', 'with an answer of the owner'],
  corrected: ['corrected', '<yes|no>', 'corrected by hand'],
  edited: ['edited', '<yes|no>', 'edited by the customer'],
  removed: ['removed', '<yes|no>', 'only what its source shows no more'],
} as const;

interface ExportOptions extends Readonly<Partial<Record<keyof typeof FILTERS, string>>> {
  readonly config: string;
  readonly format?: string;
  readonly out?: string;
}

const HELP = `
Newest first, without whoever wrote them. In CSV, text that a spreadsheet would calculate gets an apostrophe in front; taking the
first apostrophe off such a cell gives back the text. The format follows the ending of --out when it is not said, else CSV.

Example:
  $ vigie export --out reviews.csv
  $ vigie export --touchpoint delivery --side blamed --from 2026-10-01 --format jsonl`;

/** The command. @throws ConfigError (in its action) for a filter or format that cannot be meant */
export function exportCommand(io: Io): Command {
  const command = new Command('export')
    .description('Write reviews and their findings as CSV or JSON lines')
    .option('-c, --config <dir>', 'folder with sources.yaml, teams.yaml…', resolve('config'))
    .option('--format <format>', FORMATS.join(', '))
    .option('-o, --out <file>', 'write to this file instead of stdout');
  for (const [name, [, value, help]] of Object.entries(FILTERS)) command.option(`--${dashed(name)} ${value}`, help);
  return command.addHelpText('after', HELP).action(async (options: ExportOptions) => {
    const format = formatOf(options);
    await withStore(io, options.config, async ({ config, opened, now }) => {
      const table = exportTable(opened.db, filterOf(queryOf(options, config)), now());
      const lines = Readable.from(tableLines(table, format));
      if (options.out === undefined) await pipeline(lines, process.stdout, { end: false });
      else await pipeline(lines, createWriteStream(options.out, { mode: 0o600 }));
    });
  });
}

function formatOf({ format, out }: ExportOptions): (typeof FORMATS)[number] {
  const chosen = format ?? (out?.endsWith('.jsonl') ? 'jsonl' : 'csv');
  return knownName('a format for --format', chosen, FORMATS, '') as (typeof FORMATS)[number];
}

/** The options as the page's own address says them. */
function queryOf(options: ExportOptions, config: Config): ReturnType<typeof REVIEWS_QUERY.parse> {
  const named = {
    brand: config.brands,
    region: config.regions,
    location: config.locations,
    source: config.sources,
    touchpoint: config.touchpoints,
  } as const;
  for (const [name, all] of Object.entries(named)) {
    const given = options[name as keyof typeof named];
    const ids = all.map(({ id }) => id);
    if (given !== undefined) knownName(`a ${name} for --${name}`, given, ids, '');
  }
  const given = Object.entries(FILTERS).flatMap(([name, [parameter]]) => {
    const value = options[name as keyof typeof FILTERS];
    return value === undefined ? [] : [[parameter, value]];
  });
  const parsed = REVIEWS_QUERY.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  throw new ConfigError(`--${name === 'q' ? 'search' : dashed(name)}: ${issue?.message}`);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
