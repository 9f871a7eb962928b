/** `vigie ack`: somebody has an incident in hand. */
import type { Command } from 'commander';
import type { Incident } from '../domain/incident.ts';
import { dayOf } from '../domain/time.ts';
import { actOn, postBoard } from '../pipeline/acts.ts';
import type { Io } from '../pipeline/io.ts';
import { withStore } from '../pipeline/open-store.ts';
import { withRunLock } from '../store/run-lock.ts';
import { actorName, noteOption } from './acting.ts';
import { actOrKeep } from './kept-act.ts';
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
      const note = noteOption('--note', options.note);
      const wish = { by: actorName(options.by), ...(note !== undefined && { note }) };
      const kept = { act: 'acknowledge', incident: key, ...wish } as const;
      await actOrKeep(io, options, kept, () => acknowledge(io, key, wish, options));
    });
}

interface Wish {
  readonly by: string;
  readonly note?: string;
}

async function acknowledge(io: Io, key: string, { by, note }: Wish, options: AckOptions): Promise<void> {
  await withStore(io, options.config, async (context) => {
    const act = { type: 'acknowledge', ...(note && { note }) } as const;
    const acted = await withRunLock(context.opened, async () => {
      const done = await actOn(context, key, act, { at: io.now(), by });
      // The page behind the links of its messages says so from now on.
      await postBoard(context);
      return done;
    });
    if (!acted) throw await unknownIncident(context, key);
    const { incident, change, notices } = acted;
    const report = { key, changed: change !== undefined, acknowledged: incident.acknowledged, notices };
    const gone = notices.map(({ team, why }) => `  ${team}: a reminder is ${oneLine(why)}`);
    writeReport(options, report, [seenLine(incident, change?.transition.reason), ...gone]);
  });
}

function seenLine({ key, acknowledged }: Incident, reason: string | undefined): string {
  if (reason === 'acknowledged') return `${key}: acknowledged by ${oneLine(acknowledged?.by ?? '')}`;
  const before = acknowledged && `acknowledged by ${oneLine(acknowledged.by)} on ${dayOf(acknowledged.at)} already`;
  return `${key}: ${before}${reason === 'noted' ? '; your note is in its history' : ''}`;
}
