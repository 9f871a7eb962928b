/** `vigie ack`: somebody has an incident in hand. */
import type { Command } from 'commander';
import type { Incident } from '../domain/incident.ts';
import { dayOf } from '../domain/time.ts';
import { AlreadyRunning } from '../errors.ts';
import { keepAct } from '../pipeline/act-inbox.ts';
import { actOn } from '../pipeline/acts.ts';
import { readConfig } from '../pipeline/context.ts';
import { readBoard } from '../pipeline/incident-board.ts';
import type { Io } from '../pipeline/io.ts';
import { withStore } from '../pipeline/open-store.ts';
import { withRunLock } from '../store/run-lock.ts';
import { actorName, noteOption } from './acting.ts';
import { unknownIncident } from './known-incident.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

const HELP = `
No more reminders, and nobody further is called; the incident stays open until the reviews are back where they were. The
first to acknowledge stays named. While a pass is under way the acknowledgement is kept and done by that pass or the next.
"vigie incidents" lists the keys; a key is also at the foot of every message.`;

interface AckOptions extends PipelineOptions {
  readonly by?: string;
  readonly note?: string;
}

/** The command. @throws ConfigError (in its action) for an unknown incident or one that is over */
export function ackCommand(io: Io): Command {
  return pipelineCommand(
    'ack',
    'Acknowledge an incident: somebody has it in hand',
    'vigie ack shop/north/delivery/down/1 --note "new driver since Monday"',
  )
    .argument('<key>', 'key of an incident')
    .option('--by <name>', 'who acknowledges; your login name when left out')
    .option('--note <text>', 'a sentence for the history of the incident')
    .addHelpText('after', HELP)
    .action(async (key: string, options: AckOptions) => {
      const wish = { by: actorName(options.by), note: noteOption('--note', options.note) };
      try {
        await acknowledge(io, key, wish, options);
      } catch (error) {
        if (!(error instanceof AlreadyRunning) || !(await keepForLater(io, key, wish, options))) throw error;
      }
    });
}

interface Wish {
  readonly by: string;
  readonly note: string | undefined;
}

async function acknowledge(io: Io, key: string, { by, note }: Wish, options: AckOptions): Promise<void> {
  await withStore(io, options.config, async (context) => {
    const act = { type: 'acknowledge', ...(note && { note }) } as const;
    const acted = await withRunLock(context.opened, () => actOn(context, key, act, { at: io.now(), by }));
    if (!acted) throw await unknownIncident(context, key);
    const { incident, change } = acted;
    const report = { key, changed: change !== undefined, acknowledged: incident.acknowledged };
    writeReport(options, report, [seenLine(incident, change?.transition.reason)]);
  });
}

function seenLine({ key, acknowledged }: Incident, reason: string | undefined): string {
  if (reason === 'acknowledged') return `${key}: acknowledged by ${oneLine(acknowledged?.by ?? '')}`;
  const before = acknowledged && `acknowledged by ${oneLine(acknowledged.by)} on ${dayOf(acknowledged.at)} already`;
  return `${key}: ${before}${reason === 'noted' ? '; your note is in its history' : ''}`;
}

/** Only for an incident that is known to be open: nobody could say later that a misspelt key was none. */
async function keepForLater(io: Io, key: string, { by, note }: Wish, options: AckOptions): Promise<boolean> {
  const { dataDir } = (await readConfig(io, options.config)).database;
  const board = await readBoard(dataDir);
  if (!board?.open.some((one) => one.key === key)) return false;
  const kept = await keepAct(dataDir, { act: 'acknowledge', incident: key, by, ...(note && { note }) }, io.now());
  if (kept)
    writeReport(options, { key, kept }, [`${key}: kept; another pass is under way, it or the next one does it`]);
  return kept;
}
