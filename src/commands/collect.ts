/** `vigie collect`: the collecting stage alone. */
import type { Command } from 'commander';
import { collectSources } from '../pipeline/collect.ts';
import { withContext } from '../pipeline/context.ts';
import { takeInboxes } from '../pipeline/inbox.ts';
import type { Io } from '../pipeline/io.ts';
import { withRunLock } from '../store/run-lock.ts';
import {
  anySourceFailed,
  markPartFailure,
  type PipelineOptions,
  pipelineCommand,
  sourceIds,
  writeReport,
} from './pipeline-command.ts';
import { inboxLines, runLines } from './report-lines.ts';

export function collectCommand(io: Io): Command {
  return pipelineCommand(
    'collect',
    'Read the sources and store what is new',
    'vigie collect --source paris-google --full',
  )
    .option('-s, --source <id...>', 'only these sources')
    .option('--full', 'read everything a source shows, past known reviews')
    .action(async (options: PipelineOptions & { source?: string[]; full?: boolean }) => {
      await withContext(io, options.config, async (context) => {
        const sources = sourceIds(options.source);
        const full = options.full === true;
        const report = await withRunLock(context.opened, async () => {
          const inbox = await takeInboxes(context, sources ? { sources } : {});
          return {
            inbox,
            ...(await collectSources(context, { arrival: 'by-age', full, ...(sources && { sources }) })),
          };
        });
        writeReport(options, report, [...inboxLines(report.inbox), ...runLines(report.runs)]);
        markPartFailure(report.inbox.some(({ failed }) => failed) || anySourceFailed(report.runs));
      });
    });
}
