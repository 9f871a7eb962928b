/** kill -9 at random moments of a large import, resumed each time: nothing lost, nothing doubled, on both databases. */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeProject, startVigie, vigie } from '../support/project.ts';

const REVIEWS = 20_000;
const KILLS = 12;
/** A whole import takes about so long. */
const LATEST_MS = 2_700;

it.for(['pglite', 'postgres'] as const)(
  `loses and doubles no review of ${REVIEWS} in ${KILLS} kill -9 of an import on %s`,
  { timeout: 600_000 },
  async (kind, { skip }) => {
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (kind === 'postgres' && !postgres) skip('no Postgres found');
    const project = await makeProject();
    try {
      const file = await project.file('reviews.csv', reviewsFile());
      const args = ['import', file, '--source', 'export', '--config', project.config];
      const killedAt: number[] = [];
      const found: Stored[] = [];
      let url = await postgres?.createDatabase();
      // The moments differ per run on purpose; a failure prints them. An import that ends before it is killed is looked
      // at and begun anew, so that every kill falls into an import that has something left to do.
      while (killedAt.length < KILLS) {
        const { child, ended } = startVigie(args, url === undefined ? {} : { env: { DATABASE_URL: url } });
        const moment = Math.round(300 + Math.random() * LATEST_MS);
        const stop = new AbortController();
        const timer = sleep(moment, undefined, { signal: stop.signal }).then(
          () => child.kill('SIGKILL'),
          () => {},
        );
        const end = await ended;
        stop.abort();
        await timer;
        if (end.signal === 'SIGKILL') {
          killedAt.push(moment);
          continue;
        }
        expect(end, end.stderr).toMatchObject({ code: 0 });
        found.push(await stored(project.dataDir, url));
        await rm(project.dataDir, { recursive: true, force: true });
        url = await postgres?.createDatabase();
      }
      const last = await vigie(args, url === undefined ? {} : { env: { DATABASE_URL: url } });
      expect(last, last.stderr).toMatchObject({ code: 0 });
      found.push(await stored(project.dataDir, url));
      const lost = found.reduce((sum, { ids }) => sum + REVIEWS - ids, 0);
      const doubled = found.reduce((sum, { rows, ids }) => sum + rows - ids, 0);
      console.log(
        `${kind}: ${killedAt.length} kill -9 after ${killedAt.join(', ')} ms in ${found.length} imports of ${REVIEWS} ` +
          `reviews: ${lost} lost, ${doubled} doubled`,
      );
      for (const one of found) expect(one).toEqual({ rows: REVIEWS, ids: REVIEWS, revisions: REVIEWS });
    } finally {
      await project.remove();
      await postgres?.stop();
    }
  },
);

interface Stored {
  readonly rows: number;
  readonly ids: number;
  readonly revisions: number;
}

/** What the database holds, asked by plain counting. */
async function stored(dataDir: string, url: string | undefined): Promise<Stored> {
  const opened = await openDatabase({ dataDir, ...(url !== undefined && { databaseUrl: new Secret(url) }) });
  const counts = await opened.db
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.count<number>('external_id').distinct().as('ids'),
      eb.selectFrom('revisions').select(eb.fn.countAll<number>().as('n')).as('revisions'),
    ])
    .executeTakeFirstOrThrow();
  await opened.close();
  return { rows: Number(counts.rows), ids: Number(counts.ids), revisions: Number(counts.revisions) };
}

function reviewsFile(): string {
  const lines = ['id,date,rating,author,text'];
  for (let i = 1; i <= REVIEWS; i++) {
    const day = new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString();
    lines.push(
      `r${i},${day},${(i % 5) + 1},author ${i % 997},"Order ${i}: the parcel came on time, all was well packed."`,
    );
  }
  return `${lines.join('\n')}\n`;
}
