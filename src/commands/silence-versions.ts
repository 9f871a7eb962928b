/** The commands beneath `vigie silence`: list, end and change the silences that there are. */
import type { Command } from 'commander';
import { ConfigError } from '../errors.ts';
import type { Io } from '../pipeline/io.ts';
import { type StoreContext, withStore } from '../pipeline/open-store.ts';
import { showSilences } from '../pipeline/silences.ts';
import { addSilence, endSilence, findSilences, type StoredSilence } from '../store/silences.ts';
import { actorName, noteOption } from './acting.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { type SpanOptions, silenceEnd } from './silence-span.ts';
import { silenceLines, silenceTable } from './silence-text.ts';

// Options that `vigie silence` has as well are read by it first: hence `optsWithGlobals`.

interface ChangeOptions extends PipelineOptions, SpanOptions {
  readonly reason?: string;
  readonly by?: string;
}

/** `vigie silence list`. */
export function listCommand(io: Io): Command {
  return pipelineCommand('list', 'List the silences that hold or will', 'vigie silence list --all')
    .option('--all', 'also those that are over')
    .action((_options: object, command: Command) => {
      const options: PipelineOptions & { all?: boolean } = command.optsWithGlobals();
      return withStore(io, options.config, async (context) => {
        const now = io.now();
        const found = await findSilences(context.opened.db, options.all ? {} : { endingAfter: now });
        const silences = await showSilences(context, found);
        writeReport(options, { silences }, silenceTable(silences, now));
      });
    });
}

/** `vigie silence end`. */
export function endCommand(io: Io): Command {
  return pipelineCommand(
    'end',
    'End a silence now; it stays on record with who ended it and why',
    'vigie silence end 3 --reason "the works are finished"',
  )
    .argument('<id>', 'number of the silence')
    .option('--reason <text>', 'why, for those who wonder')
    .option('--by <name>', 'who ends it; your login name when left out')
    .action((id: string, _options: object, command: Command) => {
      const options: PipelineOptions & { reason?: string; by?: string } = command.optsWithGlobals();
      const reason = noteOption('--reason', options.reason);
      const who = { by: actorName(options.by), ...(reason !== undefined && { reason }) };
      return withStore(io, options.config, async (context) => {
        const silence = await standing(context, id);
        await endSilence(context.opened.db, silence.id, { at: io.now(), ...who });
        await reportSilence(context, options, silence.id);
      });
    });
}

/** `vigie silence change`. */
export function changeCommand(io: Io): Command {
  const command = pipelineCommand(
    'change',
    'Replace a silence by a new version with another end; the old one stays on record',
    'vigie silence change 3 --until 2026-12-24',
  )
    .argument('<id>', 'number of the silence')
    .option('--reason <text>', 'another reason')
    .option('--by <name>', 'who changes it; your login name when left out');
  return spanOptions(command).action((id: string, _options: object, given: Command) => {
    const options: ChangeOptions = given.optsWithGlobals();
    return withStore(io, options.config, async (context) => {
      const { match, incident, reason, ...old } = await standing(context, id);
      const now = io.now();
      const from = old.from > now ? old.from : now;
      const until = silenceEnd(options, from, now);
      const words = { reason: noteOption('--reason', options.reason) ?? reason, by: actorName(options.by) };
      const next = { match, ...(incident !== undefined && { incident }), from, until, ...words };
      await reportSilence(context, options, await addSilence(context.opened.db, next, now, old.id));
    });
  });
}

/** A silence that holds or will. @throws ConfigError when there is none of this number, or it is over */
async function standing({ opened, now }: StoreContext, given: string): Promise<StoredSilence> {
  const id = /^\d{1,9}$/.test(given) ? Number(given) : undefined;
  const [silence] = id === undefined ? [] : await findSilences(opened.db, { id });
  if (silence && silence.until > now()) return silence;
  const numbers = (await findSilences(opened.db, { endingAfter: now() })).map((one) => one.id);
  const there = numbers.length > 0 ? `there is ${numbers.join(', ')}` : 'there is none';
  const got = silence ? `${given}, which ended at ${silence.until}` : JSON.stringify(given);
  throw new ConfigError(`Expected the number of a silence that is not over, got ${got}; ${there}`);
}

/** Adds the options by which a silence gets its end. */
export function spanOptions(command: Command): Command {
  return command
    .option('--for <span>', 'how long from its beginning: 12h, 7d, 2w')
    .option('--until <date>', 'last day (UTC), or the exact moment')
    .option('--long', 'allow more than 90 days, up to a year');
}

/** Writes a silence as it is stored now. */
export async function reportSilence(context: StoreContext, options: PipelineOptions, id: number): Promise<void> {
  const [silence] = await showSilences(context, await findSilences(context.opened.db, { id }));
  if (silence) writeReport(options, silence, silenceLines(silence, context.now()));
}
