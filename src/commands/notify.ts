/** `vigie notify`: does what people pressed and what time is due for (repeats, escalation), then sends what waits in the outbox. */
import type { Command } from 'commander';
import { applyActs, postBoard } from '../pipeline/acts.ts';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { notifyTeams } from '../pipeline/notify.ts';
import { tend } from '../pipeline/tend.ts';
import { withRunLock } from '../store/run-lock.ts';
import { markPartFailure, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { actsLines, notifyLines, tendLines } from './report-lines.ts';

export function notifyCommand(io: Io): Command {
  return pipelineCommand('notify', 'Send what waits in the outbox', 'vigie notify --json').action(
    async (options: PipelineOptions) => {
      await withContext(io, options.config, async (context) => {
        const { acts, tended, ...report } = await withRunLock(context.opened, async () => {
          const acts = await applyActs(context);
          const tended = await tend(context);
          await postBoard(context);
          return { acts, tended, ...(await notifyTeams(context)) };
        });
        writeReport(options, { acts, ...report, tend: tended }, [
          ...actsLines(acts),
          ...tendLines(tended),
          ...notifyLines(report),
        ]);
        markPartFailure(report.failed.length > 0);
      });
    },
  );
}
