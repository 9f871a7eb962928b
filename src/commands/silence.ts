/** `vigie silence`: mute what is known, with an end and a reason; list, end and change such silences. */
import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import type { IncidentKind } from '../domain/incident.ts';
import type { Matcher } from '../domain/route.ts';
import { ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { OPEN_STATES } from '../pipeline/notice-world.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import { findIncidents } from '../store/incidents.ts';
import { addSilence } from '../store/silences.ts';
import { actorName, noteOption } from './acting.ts';
import { unknownIncident } from './known-incident.ts';
import { knownName } from './known-name.ts';
import { dateOption, type PipelineOptions, pipelineCommand } from './pipeline-command.ts';
import { type SpanOptions, silenceEnd } from './silence-span.ts';
import { changeCommand, endCommand, listCommand, reportSilence, spanOptions } from './silence-versions.ts';

interface AddOptions extends PipelineOptions, SpanOptions {
  readonly brand?: string[];
  readonly region?: string[];
  readonly location?: string[];
  readonly touchpoint?: string[];
  readonly kind?: string[];
  readonly direction?: string[];
  readonly incident?: string;
  readonly from?: string;
  readonly reason?: string;
  readonly by?: string;
}

const KINDS = [
  'drift',
  'burst',
  'surge',
  'erosion',
  'severe',
  'source',
  'no-data',
  'selectors',
] as const satisfies readonly IncidentKind[];

const HELP = `
A silence mutes messages, never what is watched: incidents open, move and end as ever, and "vigie explain" says which silence
kept a message back. Of several values one must fit, of several options all. It ends within 90 days: by then a level that
stayed is the new normal anyway, and a forgotten mute is the one that hides the next fall. --long allows a year.

More examples:
  $ vigie silence --incident shop/north/delivery/down/1 --until 2026-12-24 --reason "new carrier starts then"
  $ vigie silence list
  $ vigie silence change 3 --for 14d
  $ vigie silence end 3`;

/** The command. @throws ConfigError (in its actions) for unknown names, and for a silence of everything or without an end */
export function silenceCommand(io: Io): Command {
  const command = pipelineCommand(
    'silence',
    'Mute messages about what is known, until a date and for a reason',
    'vigie silence --location north --touchpoint waiting --for 7d --reason "works in the street"',
  )
    .option('--brand <id...>', 'of these brands')
    .option('--region <id...>', 'of these regions')
    .option('--location <id...>', 'of these locations')
    .option('--touchpoint <id...>', 'about these touchpoints')
    .option('--kind <kind...>', `of these kinds: ${KINDS.join(', ')}`)
    .option('--direction <direction...>', 'down, up')
    .option('--incident <key>', 'this one incident, instead of all the above')
    .option('--from <date>', 'first day; now when left out')
    .option('--reason <text>', 'why, for those who wonder (required)')
    .option('--by <name>', 'who mutes; your login name when left out');
  return spanOptions(command)
    .addHelpText('after', HELP)
    .action((options: AddOptions) => add(io, options))
    .addCommand(listCommand(io))
    .addCommand(endCommand(io))
    .addCommand(changeCommand(io));
}

async function add(io: Io, options: AddOptions): Promise<void> {
  const reason = noteOption('--reason', options.reason);
  if (reason === undefined) throw new ConfigError('Expected --reason: whoever finds the silence later must know why');
  const from = options.from === undefined ? io.now() : dateOption('--from', options.from);
  const wish = { from, until: silenceEnd(options, from, io.now()), reason, by: actorName(options.by) };
  const { incident } = options;
  const matched = FIELDS.some((field) => options[field] !== undefined);
  if (incident !== undefined && matched)
    throw new ConfigError('Expected --incident alone or what to match, got both: an incident is one thing by itself');
  if (incident === undefined && !matched)
    throw new ConfigError('Expected what to mute, such as --location or --incident: a silence of everything hides all');
  await withStore(io, options.config, async (context) => {
    if (incident !== undefined) await checkOpen(context, incident);
    const what = { match: matcherOf(context.config, options), ...(incident !== undefined && { incident }) };
    await reportSilence(context, options, await addSilence(context.opened.db, { ...what, ...wish }, io.now()));
  });
}

async function checkOpen(context: StoreContext, key: string): Promise<void> {
  const [found] = await findIncidents(context.opened.db, { key });
  if (!found) throw await unknownIncident(context, key);
  if (!OPEN_STATES.some((state) => state === found.state))
    throw new ConfigError(
      `Expected an incident that is open, got ${key}, which is ${found.state}: there is nothing to mute`,
    );
}

const FIELDS = ['brand', 'region', 'location', 'touchpoint', 'kind', 'direction'] as const;

/** Names of the configuration only: a silence of a misspelt place would mute nothing, and nobody would notice. */
function matcherOf({ brands, regions, locations, touchpoints }: Config, options: AddOptions): Matcher {
  const known: Readonly<Record<(typeof FIELDS)[number], readonly string[]>> = {
    brand: brands.map(({ id }) => id),
    region: regions.map(({ id }) => id),
    location: locations.map(({ id }) => id),
    touchpoint: touchpoints.map(({ id }) => id),
    kind: KINDS,
    direction: ['down', 'up'],
  };
  const match: Record<string, readonly string[]> = {};
  for (const field of FIELDS) {
    const names = known[field];
    const given = options[field];
    if (given)
      match[field] = [...new Set(given.map((name) => knownName(`a ${field} for --${field}`, name, names, '')))];
  }
  return match as Matcher;
}
