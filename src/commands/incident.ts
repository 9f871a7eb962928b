/** `vigie incident`: hand an incident to another team, write a note into its history, close it. */
import type { Command } from 'commander';
import type { TeamId } from '../domain/ids.ts';
import type { ClosingCause } from '../domain/incident.ts';
import { ConfigError } from '../errors.ts';
import { CLOSING_CAUSES, type WaitingAct } from '../pipeline/act-inbox.ts';
import { type Acted, type Actor, actOf, actOn, postBoard, tellOf } from '../pipeline/acts.ts';
import { readConfig, withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { notifyTeams } from '../pipeline/notify.ts';
import { withStore } from '../pipeline/open-store.ts';
import { withRunLock } from '../store/run-lock.ts';
import { actorName, noteOption } from './acting.ts';
import { actOrKeep } from './kept-act.ts';
import { unknownIncident } from './known-incident.ts';
import { knownName } from './known-name.ts';
import { notifyLines } from './notify-text.ts';
import { markPartFailure, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

interface IncidentOptions extends PipelineOptions {
  readonly reassign?: string;
  readonly close?: string;
  readonly note?: string;
  readonly by?: string;
}

const HELP = `
Causes of closing:
  fixed        what caused it is repaired: it ends when the reviews agree, and is told again when they do not
  expected     a price rise, a season, works in the street: the level is accepted as it is
  not-ours     nobody here can change it: accepted
  false-alarm  it never was a change: accepted
The teams that it names hear of a new owner and of a closing; a note is for the history alone ("vigie explain KEY"). While a
pass is under way, what is asked is kept and done by that pass or the next.

More examples:
  $ vigie incident shop/north/delivery/down/1 --note "the depot moved on 3 May"
  $ vigie incident shop/north/delivery/down/1 --close fixed --note "new carrier since Monday"`;

/** The command. @throws ConfigError (in its action) for an unknown incident, team or cause, and for an incident that is over */
export function incidentCommand(io: Io): Command {
  return pipelineCommand(
    'incident',
    'Hand an incident to another team, write a note into its history, or close it',
    'vigie incident shop/north/delivery/down/1 --reassign support',
  )
    .argument('<key>', 'key of an incident')
    .option('--reassign <team>', 'make this team accountable; the one before is informed')
    .option('--close <cause>', `close it: ${CLOSING_CAUSES.join(', ')}`)
    .option('--note <text>', 'a sentence for its history, alone or with one of the above')
    .option('--by <name>', 'who acts; your login name when left out')
    .addHelpText('after', HELP)
    .action(async (key: string, options: IncidentOptions) => {
      const { reassign, close } = options;
      const note = noteOption('--note', options.note);
      const actor = { at: io.now(), by: actorName(options.by) };
      if (reassign !== undefined && close !== undefined)
        throw new ConfigError('Expected --reassign or --close, got both; do one after the other');
      if (reassign === undefined && close === undefined && note === undefined)
        throw new ConfigError(`Expected --reassign, --close or --note; "vigie explain ${key}" shows the incident`);
      const wish = await wishOf(io, key, options, actor.by, note);
      await actOrKeep(io, options, wish, () => act(io, key, options, actor, wish));
    });
}

/** @throws ConfigError for a team or cause that is none: before anything is kept for a later pass */
async function wishOf(
  io: Io,
  incident: string,
  { config, reassign, close }: IncidentOptions,
  by: string,
  note = '',
): Promise<WaitingAct> {
  const common = { incident, by, ...(note !== '' && { note }) };
  if (close !== undefined) {
    const cause = knownName('a cause for --close', close, CLOSING_CAUSES, '') as ClosingCause;
    return { act: 'close', cause, ...common };
  }
  if (reassign === undefined) return { act: 'note', ...common, note };
  const teams = (await readConfig(io, config)).teams.map(({ id }) => String(id));
  const to = knownName('a team for --reassign', reassign, teams, 'see teams.yaml') as TeamId;
  return { act: 'reassign', to, ...common };
}

type Act = NonNullable<ReturnType<typeof actOf>>;

async function act(io: Io, key: string, options: IncidentOptions, actor: Actor, wish: WaitingAct): Promise<void> {
  const what = actOf(wish);
  if (what?.type === 'note') return writeNote(io, key, options, actor, what);
  if (what) return changeState(io, key, options, actor, what);
}

async function writeNote(io: Io, key: string, options: IncidentOptions, actor: Actor, act: Act): Promise<void> {
  await withStore(io, options.config, async (context) => {
    const acted = await withRunLock(context.opened, () => actOn(context, key, act, actor));
    if (!acted) throw await unknownIncident(context, key);
    writeReport(options, { key, changed: true }, [`${key}: your note is in its history`]);
  });
}

async function changeState(io: Io, key: string, options: IncidentOptions, actor: Actor, act: Act): Promise<void> {
  await withContext(io, options.config, async (context) => {
    // Who is told is told now: the next pass may be a day away.
    const [acted, sent] = await withRunLock(context.opened, async () => {
      const done = await actOn(context, key, act, actor, (change) => tellOf(context, change));
      await postBoard(context);
      return [done, done?.change ? await notifyTeams(context) : undefined] as const;
    });
    if (!acted) throw await unknownIncident(context, key);
    const { incident, change, notices } = acted;
    const { state, accountable, informed, closed } = incident;
    const report = { key, changed: change !== undefined, state, accountable, informed, closed, notices };
    const lines = [...actLines(acted), ...(sent ? notifyLines(sent, context.now()) : [])];
    writeReport(options, { ...report, ...(sent && { notify: sent }) }, lines);
    markPartFailure((sent?.failed.length ?? 0) > 0);
  });
}

function actLines({ incident, change, notices }: Acted): readonly string[] {
  const { key, accountable, closed, state } = incident;
  if (!change)
    return [`${key}: nothing to do, it is ${closed ? `closed as ${closed.cause}` : `${accountable}'s`} already`];
  const done = change.transition.reason === 'closed' ? `closed as ${closed?.cause}, ${state}` : `now ${accountable}'s`;
  return [`${key}: ${done}`, ...notices.map(({ team, why }) => `  ${team}: ${oneLine(why)}`)];
}
