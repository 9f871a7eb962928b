/** The bundled example from end to end: a local review site, a real browser, an embedded database, real receivers. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../src/alerts/signal.ts';
import type { Run } from '../src/domain/run.ts';
import { DAY_MS, type Instant, instant, millis } from '../src/domain/time.ts';
import { type Context, withContext } from '../src/pipeline/context.ts';
import type { Io } from '../src/pipeline/io.ts';
import { runOnce } from '../src/pipeline/run.ts';
import { demoStory } from './data/story.ts';
import { type Receivers, startReceivers } from './receivers.ts';
import { type DemoReport, demoReport } from './report.ts';
import { startReviewSite } from './site/server.ts';

/** In a package the compiled file lies below `dist/`, the YAML files do not. */
const CONFIG = [join(import.meta.dirname, 'config'), join(import.meta.dirname, '../../demo/config')].find(existsSync)!;

/**
 * Plays the story: history is back-filled on the day before the first visit, then the demo's clock moves from visit to
 * visit and `run` does what cron would have called. Everything happens in a temporary folder, or in `keep`.
 */
export async function runDemo(io: Io, options: { readonly keep?: string }): Promise<DemoReport> {
  const story = demoStory();
  const folder = options.keep ?? (await mkdtemp(join(tmpdir(), 'vigie-demo-')));
  if (options.keep) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let clock: Instant = story.backfillUntil;
  const now = (): Instant => clock;
  const receivers = await startReceivers(folder);
  const site = await startReviewSite({ places: story.places.map((place) => place.site), now });
  try {
    await cp(CONFIG, join(folder, 'config'), { recursive: true });
    const own = demoEnvironment(site, receivers);
    if (options.keep) await keepEnvironment(folder, own);
    const env = { ...io.env, ...own, DATABASE_URL: undefined };
    const config = join(folder, 'config');
    const facts = await withContext({ ...io, env, now }, config, async (context) => {
      const runs: Run[] = [];
      const changes: Change[] = [];
      for (const visit of [story.backfillUntil, ...story.visits]) {
        if (context.signal.aborted) break;
        clock = visit;
        io.milestone(`— ${visit.slice(0, 10)} —`);
        const report = await visitAt(context, visit, story.backfillUntil);
        runs.push(...report.collect.runs);
        changes.push(...report.detect.changes);
      }
      return { config: context.config, runs, changes };
    });
    return demoReport(story, facts, receivers, folder, options.keep !== undefined);
  } finally {
    await Promise.all([site.close(), receivers.close()]);
    // Mails and webhook bodies stay to be looked at; what they were made from is thrown away unless it is to be kept.
    if (!options.keep)
      for (const part of ['.vigie', 'config']) await rm(join(folder, part), { recursive: true, force: true });
  }
}

function visitAt(context: Context, visit: Instant, backfillUntil: Instant) {
  if (visit !== backfillUntil) return runOnce(context, {});
  const from = instant(millis(visit) - 600 * DAY_MS);
  return runOnce(context, { from, full: true, arrival: 'history', notify: false });
}

/** So that commands that only look (explain, backtest, themes) find a whole configuration when site and receivers are gone. */
async function keepEnvironment(folder: string, own: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(own).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(folder, '.env'), lines.join(''), { mode: 0o600 });
}

function demoEnvironment(site: { url: string; host: string }, receivers: Receivers): Record<string, string> {
  return {
    DEMO_SITE_URL: site.url,
    DEMO_SITE_HOST: site.host,
    DEMO_SMTP_PORT: String(receivers.smtpPort),
    DEMO_WEBHOOK_URL: receivers.webhookUrl,
    DEMO_WEBHOOK_HOST: receivers.webhookHost,
    DEMO_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
  };
}
