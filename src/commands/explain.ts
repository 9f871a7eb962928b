/** `vigie explain`: why an incident was raised and who was told, why a team was not, why a stream does or does not raise an alarm. */
import type { Command } from 'commander';
import type { StreamId } from '../domain/stream.ts';
import { dayOf } from '../domain/time.ts';
import { ConfigError } from '../errors.ts';
import { explainIncident } from '../pipeline/explain-incident.ts';
import { explainStream } from '../pipeline/explain-stream.ts';
import { explainTeam } from '../pipeline/explain-team.ts';
import type { Io } from '../pipeline/io.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import { listStreams, type StreamEntry, streamIds } from '../pipeline/stream-list.ts';
import { findIncidents } from '../store/incidents.ts';
import { incidentLines } from './incident-text.ts';
import { knownName, unknownName } from './known-name.ts';
import { levelText, percentText } from './level-text.ts';
import { clearProgress, type PipelineOptions, pipelineCommand } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';
import { streamLines } from './stream-text.ts';
import { teamLines } from './team-text.ts';

interface ExplainOptions extends PipelineOptions {
  readonly stream?: string;
  readonly team?: string;
  readonly days?: string;
}

const HELP = `
An incident's key is at the foot of its messages. Without an incident and without --stream: every watched stream with its
level and how near it is to an alarm, one a line. --team answers "why didn't we get an alert?". Nothing is stored; "would fire" is tried on a copy of the stream's watch.

More examples:
  $ vigie explain shop/north/delivery/down/1
  $ vigie explain --team logistics --days 14
  $ vigie explain --stream shop/north/*/overall/stars
  $ vigie explain --json`;

/** The command. @throws ConfigError (in its action) for an unknown stream or incident */
export function explainCommand(io: Io): Command {
  return pipelineCommand(
    'explain',
    'Say why an incident was raised, or why a stream does or does not raise one',
    'vigie explain',
  )
    .argument('[incident]', 'key of an incident')
    .option('--stream <id>', 'the stream to explain, as the list names it')
    .option('--team <id>', 'what happened in the area of this team, and why it was told or was not')
    .option('--days <n>', 'how far back, with --team', '30')
    .addHelpText('after', HELP)
    .action(async (key: string | undefined, options: ExplainOptions) => {
      if ([key, options.stream, options.team].filter((one) => one !== undefined).length > 1)
        throw new ConfigError('Expected an incident, --stream or --team, got several; ask for one after the other');
      const days = daysOption(options.days);
      await withStore(io, options.config, (context) => {
        if (options.team !== undefined) return team(context, options, options.team, days);
        if (key !== undefined) return incident(context, options, key);
        return options.stream === undefined ? list(context, options) : one(context, options, options.stream);
      });
    });
}

async function incident(context: StoreContext, { json }: ExplainOptions, given: string): Promise<void> {
  const explanation = await explainIncident(context, given);
  if (!explanation) {
    const keys = (await findIncidents(context.opened.db)).map(({ key }) => key);
    throw new ConfigError(unknownName('the key of an incident', given, keys, 'a stream is explained by --stream ID'));
  }
  clearProgress();
  process.stdout.write(`${json ? JSON.stringify(explanation) : incidentLines(explanation).join('\n')}\n`);
}

function daysOption(value = '30'): number {
  const days = Number(value);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
  throw new ConfigError(`Expected a whole number of days from 1 to 3650 for --days, got ${JSON.stringify(value)}`);
}

async function team(context: StoreContext, { json }: ExplainOptions, given: string, days: number): Promise<void> {
  const { teams } = context.config;
  const ids = teams.map(({ id }) => id);
  const id = knownName('the id of a team for --team', given, ids, 'teams.yaml names them');
  const explanation = await explainTeam(context, teams.find((one) => one.id === id)!, days);
  clearProgress();
  process.stdout.write(`${json ? JSON.stringify(explanation) : teamLines(explanation).join('\n')}\n`);
}

async function list(context: StoreContext, { json }: ExplainOptions): Promise<void> {
  let n = 0;
  for await (const entry of listStreams(context)) {
    n++;
    process.stdout.write(`${json ? JSON.stringify(entry) : entryLine(entry)}\n`);
  }
  clearProgress();
  if (n === 0) process.stderr.write('No stream is watched yet; `vigie detect` begins with what is stored\n');
}

async function one(context: StoreContext, { json }: ExplainOptions, given: string): Promise<void> {
  const ids = await streamIds(context);
  const otherwise =
    ids.length === 0 ? 'no stream is watched yet, `vigie detect` begins' : '`vigie explain` lists all of them';
  const id = knownName('the id of a watched stream for --stream', given, ids, otherwise) as StreamId;
  const explanation = await explainStream(context, id);
  if (!explanation) throw new ConfigError(`Expected a stream of this version for --stream, got ${id}; ${otherwise}`);
  clearProgress();
  process.stdout.write(`${json ? JSON.stringify(explanation) : streamLines(explanation).join('\n')}\n`);
}

/** `shop/north/*…  4.43 over 160  falls 12 %, rises 3 %  Shop North · rating (stars)`. */
function entryLine({ stream, name, scale, lastAt, status }: StreamEntry): string {
  if (!status) return `${stream}  to be replayed by the next pass  ${oneLine(name)}`;
  const { phase, level, down, up } = status;
  const stands = phase === 'learning' ? 'learning' : `falls ${percentText(down)}, rises ${percentText(up)} of an alarm`;
  const fallen = phase === 'changed' ? ', fallen' : '';
  return `${stream}  ${levelText(level.mean, scale)} over ${level.n}${fallen}  ${stands}  last ${dayOf(lastAt)}  ${oneLine(name)}`;
}
