/** `vigie demo`: the whole line on a bundled example, with everything local. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Io } from '../pipeline/io.ts';
import { clearProgress } from './pipeline-command.ts';

export function demoCommand(io: Io): Command {
  return new Command('demo')
    .description(
      'The whole pipeline on a bundled example: browser, database, analysis, drift, e-mail, webhook; all local',
    )
    .option('--keep [dir]', 'keep the folder with database, mails and webhook bodies (default ./vigie-demo)')
    .option('--json', 'write the report as JSON to stdout')
    .addHelpText('after', '\nExample:\n  $ vigie demo --keep')
    .action(async (options: { keep?: string | true; json?: boolean }) => {
      const { runDemo } = await import('../../demo/run.ts');
      const keep = options.keep === true ? 'vigie-demo' : options.keep;
      const report = await runDemo(io, keep === undefined ? {} : { keep: resolve(keep) });
      clearProgress();
      process.stdout.write(options.json ? `${JSON.stringify(report.facts)}\n` : `${report.lines.join('\n')}\n`);
      if (!report.asExpected) process.exitCode = 3;
    });
}
