/** `vigie train`: hand corrections in, moved decisions out, kept beside the data. */
import type { Command } from 'commander';
import { loadModels } from '../pipeline/analyser.ts';
import { readConfig } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { type TrainReport, trainOnCorrections } from '../pipeline/train.ts';
import { markPartFailure, type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';

const HELP = `
Each line: {"id": "r1", "text": "…", "language": "en", "findings": [{"touchpoint": "waiting", "quote": "an hour on hold"}],
"not": ["support"]}. "findings" is what is right, "not" what is not there; "found", what vigie said (as review-list writes it):
what stands there and not in "findings" is wrong. Touchpoints in none of them teach nothing. "quote" (or "start" and "end"),
"polarity", "cause" and "language" may be left out. A later line on the same id replaces the earlier one.
Corrections and what they taught are kept in the data folder and used by every later run. Without --corrections, the kept
ones are fitted again: after an update of vigie's models or a change of touchpoints.yaml.`;

interface TrainOptions extends PipelineOptions {
  readonly corrections?: string;
}

export function trainCommand(io: Io): Command {
  return pipelineCommand('train', 'Learn from hand corrections', 'vigie train --corrections corrections.jsonl')
    .option('--corrections <file>', 'file of JSON lines; the kept corrections are fitted again when left out')
    .addHelpText('after', HELP)
    .action(async (options: TrainOptions) => {
      const { touchpoints, database } = await readConfig(io, options.config);
      let faults = 0;
      const report = await trainOnCorrections({
        dataDir: database.dataDir,
        touchpoints,
        models: loadModels(),
        ...(options.corrections !== undefined && { file: options.corrections }),
        onFault: (line, found) => {
          faults++;
          process.stderr.write(`line ${line}: Expected {"id", "text", "findings", "not"?}, got ${found}\n`);
        },
      });
      writeReport(options, report, trainLines(report));
      markPartFailure(faults > 0);
    });
}

function trainLines({ languages, notUsed }: TrainReport): string[] {
  const lines = languages.flatMap(({ language, corrections, added, touchpoints }) => [
    `${language}: ${corrections} corrections, ${added} new`,
    ...touchpoints.map(({ touchpoint, yes, no, before, after, kept, changedElsewhere }) => {
      const moved = kept
        ? `${percent(before)} → ${percent(after)} right on corrections not learnt from; ${percent(changedElsewhere)} of the other corrected reviews answered otherwise`
        : `${percent(before)} right, left as it was`;
      return `  ${touchpoint} (${yes} yes, ${no} no): ${moved}`;
    }),
  ]);
  return notUsed > 0 ? [...lines, `${notUsed} corrections in languages without a model were not used`] : lines;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;
}
