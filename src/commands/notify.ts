/** `vigie notify`: sends what waits in the outbox. */
import type { Command } from 'commander';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { notifyTeams } from '../pipeline/notify.ts';
import { withRunLock } from '../store/run-lock.ts';
import { markPartFailure, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { notifyLines } from './report-lines.ts';

export function notifyCommand(io: Io): Command {
  return pipelineCommand('notify', 'Send what waits in the outbox', 'vigie notify --json').action(
    async (options: PipelineOptions) => {
      await withContext(io, options.config, async (context) => {
        const report = await withRunLock(context.opened, () => notifyTeams(context));
        writeReport(options, report, notifyLines(report));
        markPartFailure(report.failed.length > 0);
      });
    },
  );
}
