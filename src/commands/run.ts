/** `vigie run`: one whole pass under a lock; what cron calls. */
import type { Command } from 'commander';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { runOnce } from '../pipeline/run.ts';
import { notifyLines } from './notify-text.ts';
import {
  anySourceFailed,
  markPartFailure,
  type PipelineOptions,
  pipelineCommand,
  sourceIds,
  writeReport,
} from './pipeline-command.ts';
import {
  actsLines,
  analyseLines,
  detectLines,
  heartbeatLines,
  inboxLines,
  notDueLines,
  runLines,
  tendLines,
} from './report-lines.ts';

export function runCommand(io: Io): Command {
  return pipelineCommand(
    'run',
    'One pass: collect, analyse, detect, notify, under a lock',
    'vigie run --source paris-google',
  )
    .option('-s, --source <id...>', 'only these sources')
    .option('--dry-run', 'read the sources, but store and send nothing')
    .action(async (options: PipelineOptions & { source?: string[]; dryRun?: boolean }) => {
      await withContext(io, options.config, async (context) => {
        const sources = sourceIds(options.source);
        const dryRun = options.dryRun === true;
        const report = await runOnce(context, sources ? { sources, dryRun } : { onlyDue: true, dryRun });
        const { acts, inbox, collect, analyse, detect, tend, notify } = report;
        const sent = [...tendLines(tend), ...notifyLines(notify, context.now()), ...heartbeatLines(report.heartbeat)];
        const rest = [...actsLines(acts), ...analyseLines(analyse), ...detectLines(detect), ...sent];
        const read = [...inboxLines(inbox), ...runLines(collect.runs), ...notDueLines(collect.notDue)];
        const lines = [...read, ...(dryRun ? ['dry run: nothing stored, nothing sent'] : rest)];
        writeReport(options, report, lines);
        const unread = inbox.some(({ failed }) => failed);
        markPartFailure(unread || anySourceFailed(collect.runs) || notify.failed.length > 0);
      });
    });
}
