/** The demo's six shops in a store, without site and browser: eighteen months in three languages, with its incidents raised. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoStory } from '../../demo/data/story.ts';
import { type SitePlace, shownReviews } from '../../demo/site/place.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { rollUp } from '../../src/pipeline/roll-up.ts';
import { tend } from '../../src/pipeline/tend.ts';
import { saveReviews } from '../../src/store/reviews.ts';
import { recordRun } from '../../src/store/runs.ts';
import { openPipeline, testIo } from './pipeline.ts';
import { review } from './reviews.ts';

export interface Example {
  readonly context: Context;
  /** The moment at which the story ends, and the clock stands. */
  readonly now: Instant;
  close(): Promise<void>;
}

/** Opens an embedded database in a folder of its own (a server's at `databaseUrl`) and plays the story; some twenty seconds. */
export async function openExample(databaseUrl?: string): Promise<Example> {
  const story = demoStory();
  const dir = await mkdtemp(join(tmpdir(), 'vigie-example-'));
  const io = testIo({
    env: {
      DEMO_SITE_URL: 'http://127.0.0.1:1',
      DEMO_SITE_HOST: '127.0.0.1:1',
      DEMO_SMTP_PORT: '1',
      DEMO_WEBHOOK_URL: 'http://127.0.0.1:1',
      DEMO_WEBHOOK_HOST: '127.0.0.1:1',
      DEMO_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  });
  const config = join(dir, 'config');
  await cp(join(import.meta.dirname, '../../demo/config'), config, { recursive: true });
  io.clock = story.backfillUntil;
  const running = await openPipeline({ config } as never, io);
  const { context } = running;
  for (const visit of [story.backfillUntil, ...story.visits]) {
    io.clock = visit;
    for (const { location, site } of story.places) await read(context, location, site, visit, story.backfillUntil);
    await analyseReviews(context);
    await detectDrift(context);
    await rollUp(context);
    await tend(context);
  }
  return {
    context,
    now: story.end,
    async close() {
      await running.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function read(context: Context, location: string, site: SitePlace, visit: Instant, until: Instant) {
  const { db } = context.opened;
  const source = sourceId.parse(context.config.sources.find((one) => one.location === location)?.id);
  const broken = site.brokenFrom !== undefined && visit >= site.brokenFrom;
  const shown = broken ? [] : shownReviews(site, visit);
  const arriving = shown.map((one) => ({
    review: review(one.id, {
      source,
      scale: one.rating === undefined ? 'recommend' : 'stars',
      rating: one.rating,
      recommends: one.recommends,
      text: one.text,
      authorKey: one.author,
      written: { earliest: one.writtenAt, latest: one.writtenAt },
      url: `https://reviews.example/${site.id}/${one.id}`,
      ...(one.reply && {
        reply: { text: one.reply.text, written: { earliest: one.reply.writtenAt, latest: one.reply.writtenAt } },
      }),
    }),
    arrival: visit === until ? ('history' as const) : ('live' as const),
  }));
  await saveReviews(db, arriving, visit);
  await recordRun(db, {
    source,
    startedAt: instant(millis(visit) - 60_000),
    endedAt: visit,
    outcome: broken ? 'layout-changed' : 'complete',
    ...(broken && { reason: 'Expected reviews on the page, got 212 counted and none that reads; tell the maintainer' }),
    reach: 'all',
    counts: { read: shown.length, new: 0, edited: 0, same: shown.length, skipped: 0 },
    shownCount: site.reviews.filter(({ writtenAt }) => writtenAt <= visit).length,
    stored: { n: shown.length },
  });
}
