/** `vigie demo`: the whole line on a bundled example, with everything local. */
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { instant, millis } from '../domain/time.ts';
import { readConfig } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { clearProgress } from './pipeline-command.ts';

export function demoCommand(io: Io): Command {
  return new Command('demo')
    .description(
      'The whole pipeline on a bundled example: browser, database, analysis, drift, e-mail, webhook; all local',
    )
    .option('--keep [dir]', 'keep the folder with database, mails and webhook bodies (default ./vigie-demo)')
    .option('--serve [port]', 'then open the page on it (keeps the folder; default port 8790)')
    .option('--json', 'write the report as JSON to stdout')
    .addHelpText('after', '\nExample:\n  $ vigie demo --keep\n  $ vigie demo --serve')
    .action(async (options: { keep?: string | true; serve?: string | true; json?: boolean }) => {
      const { runDemo } = await import('../../demo/run.ts');
      const named = options.keep === true ? undefined : options.keep;
      const keep = named ?? (options.keep || options.serve ? 'vigie-demo' : undefined);
      const report = await runDemo(io, keep === undefined ? {} : { keep: resolve(keep) });
      clearProgress();
      process.stdout.write(options.json ? `${JSON.stringify(report.facts)}\n` : `${report.lines.join('\n')}\n`);
      if (!report.asExpected) process.exitCode = 3;
      if (options.serve && keep !== undefined && !io.signal.aborted) await serveDemo(io, resolve(keep), options.serve);
    });
}

/** The demo's page, on the demo's clock: its last day is today. */
async function serveDemo(io: Io, folder: string, port: string | true): Promise<void> {
  const [{ demoStory }, { serveUntilStopped }] = await Promise.all([
    import('../../demo/data/story.ts'),
    import('./serve.ts'),
  ]);
  const behind = millis(io.now()) - millis(demoStory().end);
  const own = { ...io, env: { ...io.env, DATABASE_URL: undefined }, now: () => instant(millis(io.now()) - behind) };
  const config = await readConfig(own, join(folder, 'config'));
  await serveUntilStopped(config, own, { open: true, ...(port !== true && { port }) });
}
