/** `vigie detect`: drift and incidents from what is stored; texts that still wait for the analysis are read first. */
import type { Command } from 'commander';
import { analyseReviews } from '../pipeline/analyse.ts';
import { withContext } from '../pipeline/context.ts';
import { detectDrift } from '../pipeline/detect.ts';
import type { Io } from '../pipeline/io.ts';
import { rollUp } from '../pipeline/roll-up.ts';
import { withRunLock } from '../store/run-lock.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { detectLines } from './report-lines.ts';

export function detectCommand(io: Io): Command {
  return pipelineCommand(
    'detect',
    'Run the detectors over what is new and raise incidents',
    'vigie detect --json',
  ).action(async (options: PipelineOptions) => {
    await withContext(io, options.config, async (context) => {
      const report = await withRunLock(context.opened, async () => {
        await analyseReviews(context);
        const detected = await detectDrift(context);
        await rollUp(context);
        return detected;
      });
      writeReport(options, report, detectLines(report));
    });
  });
}
