/** `vigie analyse`: the analysing stage alone. */
import type { Command } from 'commander';
import { analyseReviews } from '../pipeline/analyse.ts';
import { withContext } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { withRunLock } from '../store/run-lock.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { analyseLines } from './report-lines.ts';

export function analyseCommand(io: Io): Command {
  return pipelineCommand(
    'analyse',
    'Find touchpoint, cause and sentiment of the stored reviews',
    'vigie analyse --json',
  ).action(async (options: PipelineOptions) => {
    await withContext(io, options.config, async (context) => {
      const report = await withRunLock(context.opened, () => analyseReviews(context));
      writeReport(options, report, analyseLines(report));
    });
  });
}
