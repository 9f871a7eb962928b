/** What a batch and the place after it are worth when the commit of both fails. */
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Collector } from '../../src/collectors/collector.ts';
import { collectSource } from '../../src/pipeline/collect.ts';
import { NOW, openPipeline, rowsOf, testIo } from '../support/pipeline.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeProject } from '../support/project.ts';
import { WATCHED_SITE } from '../support/site-model.ts';

// The embedded database has one connection, on which nothing can be committed apart from the transaction under way.
const postgres = await startPostgres();
afterAll(() => postgres?.stop());

const batches: Collector = {
  kind: WATCHED_SITE.sources[0]!.kind,
  transport: 'http',
  options: z.unknown(),
  address: () => undefined,
  recognise: () => 0,
  read: () => ({ outcome: 'empty', reviews: [] }),
  collect: async function* ({ cursor }) {
    for (const number of [0, 1, 2].slice(Number(cursor ?? 0))) {
      const written = { earliest: NOW, latest: NOW };
      yield { reviews: [{ externalId: `r-${number}`, scale: 'stars', rating: 4, written }], cursor: `${number + 1}` };
    }
    return { outcome: 'complete', stop: 'end', shownCount: 3 };
  },
};

describe.runIf(postgres)('a commit that fails', () => {
  it('keeps neither the reviews of the batch nor the place after it, and the next walk reads them', async () => {
    const project = await makeProject({ sources: WATCHED_SITE });
    const running = await openPipeline(project, testIo({ env: { DATABASE_URL: await postgres!.createDatabase() } }));
    try {
      const { context } = running;
      const { db } = context.opened;
      const walk = () =>
        collectSource(
          context,
          context.config.sources[0]!,
          { arrival: 'live', full: true },
          { collector: batches, options: {} },
        );
      await sql`create function power_cut() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`.execute(
        db,
      );
      // Deferred: everything of the transaction goes well until it is committed.
      await sql`create constraint trigger at_commit after insert on reviews deferrable initially deferred
        for each row when (new.external_id = 'r-1') execute function power_cut()`.execute(db);
      await expect(walk()).rejects.toThrow('power cut');
      expect((await rowsOf(db, 'reviews')).map(({ external_id }) => external_id)).toEqual(['r-0']);
      expect(await rowsOf(db, 'walks')).toMatchObject([{ cursor: '1', read: 1 }]);
      await sql`drop trigger at_commit on reviews`.execute(db);
      expect(await walk()).toMatchObject({ outcome: 'complete', counts: { read: 2, new: 2 }, stored: { n: 3 } });
      expect(await rowsOf(db, 'walks')).toEqual([]);
    } finally {
      await running.close();
      await project.remove();
    }
  });
});
