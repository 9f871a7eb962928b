/** `vigie backfill`: history, silent unless `--notify`; it trains the detectors instead of storming the teams. */
import type { Command } from 'commander';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { runOnce } from '../pipeline/run.ts';
import {
  anySourceFailed,
  dateOption,
  markPartFailure,
  type PipelineOptions,
  pipelineCommand,
  sourceIds,
  writeReport,
} from './pipeline-command.ts';
import { analyseLines, detectLines, inboxLines, runLines } from './report-lines.ts';

interface BackfillOptions extends PipelineOptions {
  readonly from: string;
  readonly to?: string;
  readonly source?: string[];
  readonly notify?: boolean;
}

export function backfillCommand(io: Io): Command {
  return pipelineCommand(
    'backfill',
    'Read history; resumes after a kill; silent unless --notify',
    'vigie backfill --from 2025-01-01',
  )
    .requiredOption('--from <date>', 'oldest day to read, such as 2025-01-01')
    .option('--to <date>', 'newest day to keep')
    .option('-s, --source <id...>', 'only these sources')
    .option('--notify', 'tell teams of the drifts found, as if history had been watched live')
    .action(async (options: BackfillOptions) => {
      const from = dateOption('--from', options.from);
      const to = options.to === undefined ? undefined : dateOption('--to', options.to, true);
      sayHowToGoOn(io);
      await withContext(io, options.config, async (context) => {
        const sources = sourceIds(options.source);
        const arrival = options.notify ? 'live' : 'history';
        const notify = options.notify === true;
        const report = await runOnce(context, {
          from,
          ...(to && { to }),
          ...(sources && { sources }),
          full: true,
          arrival,
          notify,
        });
        const { inbox, collect, analyse, detect } = report;
        const read = [...inboxLines(inbox), ...runLines(collect.runs)];
        writeReport(options, report, [...read, ...analyseLines(analyse), ...detectLines(detect)]);
        markPartFailure(anySourceFailed(collect.runs) || report.notify.failed.length > 0);
      });
    });
}

/** Who stops a night's work wants to know that it was not lost. */
function sayHowToGoOn(io: Io): void {
  const say = () =>
    process.stderr.write('What was read is stored. The same command goes on from there, within seven days.\n');
  io.signal.addEventListener('abort', say, { once: true });
}
