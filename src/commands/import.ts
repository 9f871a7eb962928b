/** `vigie import`: an export file into a source. */
import type { Command } from 'commander';
import type { Run } from '../domain/run.ts';
import { withContext } from '../pipeline/context.ts';
import { importFile } from '../pipeline/import.ts';
import type { Io } from '../pipeline/io.ts';
import { rollUp } from '../pipeline/roll-up.ts';
import { withRunLock } from '../store/run-lock.ts';
import {
  anySourceFailed,
  dateOption,
  markPartFailure,
  type PipelineOptions,
  pipelineCommand,
  sourceIds,
  writeReport,
} from './pipeline-command.ts';
import { runLines } from './report-lines.ts';

const EXAMPLE =
  'vigie import export.csv --source paris-export --map date=Date,rating=Stars,text=Comment,subRatings.staff=Staff';

export function importCommand(io: Io): Command {
  return pipelineCommand(
    'import',
    'Import reviews from an export, a saved page or a saved answer into a source',
    EXAMPLE,
  )
    .argument('<file>', 'CSV, JSON lines, JSON, Parquet, a saved page or the saved answer of an API')
    .requiredOption('-s, --source <id>', 'the source that the reviews belong to')
    .option('--map <columns>', 'which column is what: rating=Stars,date=Date,text=Comment,subRatings.delivery=Shipping')
    .option('--captured-at <date>', 'when a page was saved; the time of the file when left out')
    .option(
      '--notify',
      'treat the file as if it had been watched live: the drifts that "vigie detect" finds in it are told',
    )
    .action(
      async (
        file: string,
        options: PipelineOptions & { source: string; map?: string; capturedAt?: string; notify?: boolean },
      ) => {
        const [source] = sourceIds([options.source])!;
        await withContext(io, options.config, async (context) => {
          const run = await withRunLock(context.opened, async () => {
            const imported = await importFile(context, file, {
              source: source!,
              ...(options.map !== undefined && { map: options.map }),
              ...(options.capturedAt !== undefined && { capturedAt: dateOption('--captured-at', options.capturedAt) }),
              ...(options.notify && { notify: true }),
            });
            // What was removed or known better by its date; new texts wait for the analysis.
            await rollUp(context);
            return imported;
          });
          writeReport(options, run, [...runLines([run]), ...nextLines(run, options.notify === true)]);
          markPartFailure(anySourceFailed([run]));
        });
      },
    );
}

/** What to do with what was stored, if anything was. */
function nextLines({ counts }: Run, notify: boolean): readonly string[] {
  if (counts.new + counts.edited === 0) return [];
  const late =
    'reviews older than the late limit train the detectors silently; --notify treats the file as watched live';
  return [...(notify ? [] : [late]), 'next: vigie detect'];
}
