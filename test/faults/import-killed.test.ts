/** kill -9 at random moments of a large import, resumed each time: nothing lost, nothing doubled, on both databases. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeProject, startVigie, vigie } from '../support/project.ts';

const REVIEWS = 20_000;
const KILLS = 20;

it.for(['pglite', 'postgres'] as const)(
  `loses and doubles no review of ${REVIEWS} in ${KILLS} kill -9 of an import on %s`,
  { timeout: 600_000 },
  async (kind, { skip }) => {
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (kind === 'postgres' && !postgres) skip('no Postgres found');
    const project = await makeProject();
    try {
      const url = await postgres?.createDatabase();
      const env = url === undefined ? {} : { DATABASE_URL: url };
      const file = await project.file('reviews.csv', reviewsFile());
      const args = ['import', file, '--source', 'export', '--config', project.config];
      const killedAt: number[] = [];
      // The moments differ per run on purpose; a failure prints them.
      for (let kill = 0; kill < KILLS; kill++) {
        const { child, ended } = startVigie(args, { env });
        const moment = Math.round(300 + Math.random() * 3_500);
        const timer = sleep(moment).then(() => child.kill('SIGKILL'));
        const end = await ended;
        await timer;
        if (end.signal === 'SIGKILL') killedAt.push(moment);
        else expect(end, end.stderr).toMatchObject({ code: 0 });
      }
      const last = await vigie(args, { env });
      expect(last, last.stderr).toMatchObject({ code: 0 });

      const opened = await openDatabase({
        dataDir: project.dataDir,
        ...(url !== undefined && { databaseUrl: new Secret(url) }),
      });
      const { rows, ids, revisions } = await opened.db
        .selectFrom('reviews')
        .select((eb) => [
          eb.fn.countAll<number>().as('rows'),
          eb.fn.count<number>('external_id').distinct().as('ids'),
          eb.selectFrom('revisions').select(eb.fn.countAll<number>().as('n')).as('revisions'),
        ])
        .executeTakeFirstOrThrow();
      await opened.close();
      console.log(
        `${kind}: ${killedAt.length} kill -9 after ${killedAt.join(', ')} ms; of ${REVIEWS} reviews ` +
          `${REVIEWS - Number(ids)} lost, ${Number(rows) - Number(ids)} doubled, ${Number(revisions)} revisions`,
      );
      expect({ rows: Number(rows), ids: Number(ids), revisions: Number(revisions) }).toEqual({
        rows: REVIEWS,
        ids: REVIEWS,
        revisions: REVIEWS,
      });
    } finally {
      await project.remove();
      await postgres?.stop();
    }
  },
);

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
