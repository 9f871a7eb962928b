/** `vigie doctor`: names what is wrong with an installation, and the next action. */
import type { Command } from 'commander';
import { examine } from '../pipeline/doctor.ts';
import type { Io } from '../pipeline/io.ts';
import { type PipelineOptions, pipelineCommand, writeReport } from './pipeline-command.ts';
import { oneLine } from './report-lines.ts';

export function doctorCommand(io: Io): Command {
  return pipelineCommand(
    'doctor',
    'Check configuration, database, browser, receivers and sources',
    'vigie doctor',
  ).action(async (options: PipelineOptions) => {
    const checks = await examine(io, options.config);
    const lines = checks.flatMap(({ name, ok, found, next }) => [
      `${ok ? 'ok  ' : 'FAIL'}  ${name}: ${name === 'configuration' ? found : oneLine(found)}`,
      ...(next ? [`      → ${next}`] : []),
    ]);
    writeReport(options, { ok: checks.every((check) => check.ok), checks }, lines);
    if (checks.some((check) => !check.ok)) process.exitCode = 3;
  });
}
