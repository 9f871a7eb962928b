/** `vigie notify`: does what people pressed and what time is due for (repeats, escalation), sends what waits in the outbox; lists and puts back what reached nobody. */
import type { Command } from 'commander';
import { ConfigError } from '../errors.ts';
import { applyActs, postBoard } from '../pipeline/acts.ts';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { enable, listDead, replay } from '../pipeline/mend.ts';
import { notifyTeams } from '../pipeline/notify.ts';
import { withStore } from '../pipeline/open-store.ts';
import { tend } from '../pipeline/tend.ts';
import { withRunLock } from '../store/run-lock.ts';
import { deadLines, notifyLines } from './notify-text.ts';
import { markPartFailure, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { actsLines, tendLines } from './report-lines.ts';

interface NotifyOptions extends PipelineOptions {
  readonly dead?: boolean;
  readonly replay?: string;
  readonly replayAll?: boolean;
  readonly receiver?: string;
  readonly enable?: string;
}

const HELP = `
A message is tried for about three days, then given up: a dead letter. A receiver that answers 410, or fails for three days,
is disabled: its messages are dead letters until it is enabled, by --enable or by another address in teams.yaml.
--enable, --replay and --replay-all send at once what they put back.

More examples:
  $ vigie notify --dead
  $ vigie notify --enable logistics/1
  $ vigie notify --replay-all --receiver logistics/1`;

/** The command. @throws ConfigError (in its action) for options that contradict each other or name nothing */
export function notifyCommand(io: Io): Command {
  return pipelineCommand('notify', 'Send what waits in the outbox', 'vigie notify --json')
    .option('--dead', 'list messages that reached nobody, and why; send nothing')
    .option('--replay <key>', 'send a dead letter again, under its own key')
    .option('--replay-all', 'send all dead letters again')
    .option('--receiver <id>', 'with --dead and --replay-all: only those for this receiver, such as logistics/1')
    .option('--enable <receiver>', 'send to a disabled receiver again')
    .addHelpText('after', HELP)
    .action(async (options: NotifyOptions) => {
      refuseContradictions(options);
      if (options.dead) await list(io, options);
      else await send(io, options);
    });
}

function refuseContradictions({ dead, replay: key, replayAll, receiver, enable: id }: NotifyOptions): void {
  if (dead && (key !== undefined || replayAll || id !== undefined))
    throw new ConfigError('Expected --dead alone (with --receiver at most), got it with --replay or --enable');
  if (key !== undefined && replayAll) throw new ConfigError('Expected --replay KEY or --replay-all, got both');
  if (receiver !== undefined && !dead && !replayAll)
    throw new ConfigError('Expected --receiver with --dead or --replay-all, got it alone');
}

async function list(io: Io, options: NotifyOptions): Promise<void> {
  await withStore(io, options.config, async (context) => {
    const letters = await listDead(context, options.receiver);
    writeReport(options, letters, deadLines(letters));
  });
}

async function send(io: Io, options: NotifyOptions): Promise<void> {
  await withContext(io, options.config, async (context) => {
    const report = await withRunLock(context.opened, async () => {
      if (options.enable !== undefined) await enable(context, options.enable);
      const { replay: key, replayAll, receiver } = options;
      const which = { ...(key !== undefined && { key }), ...(receiver !== undefined && { receiver }) };
      const putBack = key !== undefined || replayAll ? await replay(context, which) : undefined;
      const acts = await applyActs(context);
      const tended = await tend(context);
      await postBoard(context);
      return { ...(putBack !== undefined && { putBack }), acts, tend: tended, ...(await notifyTeams(context)) };
    });
    const did = [...actsLines(report.acts), ...tendLines(report.tend)];
    writeReport(options, report, [...did, ...notifyLines(report, context.now())]);
    markPartFailure(report.failed.length > 0);
  });
}
