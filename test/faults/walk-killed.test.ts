/** kill -9 at random moments of a walk through a long list, taken up each time: nothing lost, nothing doubled, hardly a page read twice. */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { LIST } from '../support/paged-list.ts';
import { makeProject } from '../support/project.ts';
import { WATCHED_SITE } from '../support/site-model.ts';

const KILLS = 8;
const REVIEWS = LIST.pages * LIST.perPage;
const WALK = fileURLToPath(import.meta.resolve('../support/paged-walk.ts'));

interface Walk {
  readonly kills: number;
  readonly pagesRead: number;
  readonly rows: number;
  readonly ids: number;
  readonly unfinished: number;
}

it(`loses and doubles no review of ${REVIEWS} in ${KILLS} kill -9 of a paged walk, and reads under two pages again for each`, {
  timeout: 300_000,
}, async () => {
  const project = await makeProject({ sources: WATCHED_SITE });
  const log = join(project.dir, 'pages.log');
  const walks: Walk[] = [];
  const moments: string[] = [];
  let kills = 0;
  try {
    // The moments differ per run on purpose; a failure prints them. A walk that ends is looked at and begun anew.
    while (moments.length < KILLS || kills > 0) {
      const moment = { pages: 1 + Math.floor(Math.random() * 16), ms: Math.round(Math.random() * 40) };
      const killed = await walkOnce(project.config, log, moments.length < KILLS ? moment : undefined);
      if (killed) {
        moments.push(`${moment.pages} + ${moment.ms} ms`);
        kills += 1;
        continue;
      }
      walks.push({ kills, ...(await found(project.dataDir, log)) });
      kills = 0;
      await rm(project.dataDir, { recursive: true, force: true });
      await rm(log, { force: true });
    }
    const again = walks.reduce((sum, { pagesRead }) => sum + pagesRead - LIST.pages, 0);
    console.log(
      `${KILLS} kill -9 after ${moments.join(', ')} (pages + ms) in ${walks.length} walks of ${LIST.pages} pages: ` +
        `${walks.reduce((sum, { ids }) => sum + REVIEWS - ids, 0)} lost, ` +
        `${walks.reduce((sum, { rows, ids }) => sum + rows - ids, 0)} doubled, ${again} pages read again`,
    );
    for (const walk of walks) {
      expect(walk).toMatchObject({ rows: REVIEWS, ids: REVIEWS, unfinished: 0 });
      expect(walk.pagesRead - LIST.pages).toBeLessThan(2 * Math.max(1, walk.kills));
    }
  } finally {
    await project.remove();
  }
});

interface Moment {
  readonly pages: number;
  readonly ms: number;
}

/** One process, killed so long after it has begun to read so many pages; true when it was killed. */
async function walkOnce(config: string, log: string, moment: Moment | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [WALK, config, log], {
    env: { ...process.env, DATABASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let armed = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += part;
      if (!moment || armed || (output.match(/page/g)?.length ?? 0) < moment.pages) return;
      armed = true;
      void sleep(moment.ms).then(() => child.kill('SIGKILL'));
    });
  }
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.on('close', (...end) => done(end)),
  );
  if (signal === 'SIGKILL') return true;
  expect(code, output).toBe(0);
  expect(JSON.parse(output.trim().split('\n').at(-1)!)).toMatchObject({ outcome: 'complete', stored: { n: REVIEWS } });
  return false;
}

async function found(dataDir: string, log: string): Promise<Omit<Walk, 'kills'>> {
  const opened = await openDatabase({ dataDir });
  const counts = await opened.db
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.count<number>('external_id').distinct().as('ids'),
      eb.selectFrom('walks').select(eb.fn.countAll<number>().as('n')).as('unfinished'),
    ])
    .executeTakeFirstOrThrow();
  await opened.close();
  const pagesRead = (await readFile(log, 'utf8')).trim().split('\n').length;
  return { rows: Number(counts.rows), ids: Number(counts.ids), unfinished: Number(counts.unfinished), pagesRead };
}
