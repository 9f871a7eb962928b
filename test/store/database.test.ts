import { inspect } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { AlreadyRunning, ConfigError, SourceUnavailable } from '../../src/errors.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { openDatabase, transaction } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { ground } from '../../src/store/migrations/0001-ground.ts';
import { MIGRATIONS } from '../../src/store/migrations/all.ts';
import { overview } from '../../src/store/overview.ts';
import { saveReviews } from '../../src/store/reviews.ts';
import { withRunLock } from '../../src/store/run-lock.ts';
import { ledgerOf, recordRun } from '../../src/store/runs.ts';
import { saveWalk } from '../../src/store/walks.ts';
import { eachDatabase, freshFolder, postgres } from '../support/databases.ts';
import { startOwner } from '../support/owners.ts';
import { CATALOGUE, HARBOUR_MAPS, review } from '../support/reviews.ts';

eachDatabase((name, database) => {
  it('gives the same JavaScript types on both databases', async () => {
    const { db } = await database.open();
    const { rows } = await sql`
      select count(*) as n, 12345678901::int8 as big, 1.5::numeric as fraction, 0.1::float8 as real,
        '2026-03-29 01:30:00.123456+00'::timestamptz as at, '0099-01-01 00:00:00+00'::timestamptz as old,
        '2026-03-29'::date as day, '\\x00ff'::bytea as bytes, '{"a":[1,null]}'::jsonb as json, true as yes
    `.execute(db);
    expect(rows).toEqual([
      {
        n: 1,
        big: 12345678901,
        fraction: 1.5,
        real: 0.1,
        at: '2026-03-29T01:30:00.123Z',
        old: '0099-01-01T00:00:00.000Z',
        day: '2026-03-29',
        bytes: new Uint8Array([0, 255]),
        json: { a: [1, null] },
        yes: true,
      },
    ]);
  });

  it('leaves nothing of a transaction that throws, its joined parts included', async () => {
    const { db } = await database.open();
    await syncCatalogue(db, CATALOGUE);
    const at = review('a').written.latest;
    const failing = transaction(db, async (trx) => {
      await saveReviews(trx, [{ review: review('a'), arrival: 'live' }], at);
      await transaction(trx, (inner) => saveReviews(inner, [{ review: review('b'), arrival: 'live' }], at));
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await overview(db)).toMatchObject({ locations: 2, sources: 2, reviews: 0, revisions: 0 });
  });

  it('takes a database of the first version up, every row as it was', async () => {
    const { db } = await database.open();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await migrate(db, [ground]);
    await syncCatalogue(db, CATALOGUE);
    const at = review('a').written.latest;
    const many = Array.from({ length: 200 }, (_, i) => ({ review: review(`r-${i}`), arrival: 'live' as const }));
    await saveReviews(db, many, at);
    for (const [read, outcome] of [
      [200, 'complete'],
      [0, 'layout-changed'],
    ] as const)
      await sql`insert into runs (source, started_at, ended_at, outcome, reason, shown_count, read, new, edited, same, skipped)
        values (${HARBOUR_MAPS}, ${at}, ${at}, ${outcome}, 'as it was', 200, ${read}, ${read}, 0, 0, 0)`.execute(db);
    const rows = async (table: string) =>
      (
        await sql<{
          row: object;
        }>`select to_jsonb(t) as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)
      ).rows;
    const tables = ['locations', 'sources', 'reviews', 'revisions'];
    const before = await Promise.all(tables.map(rows));
    const runs = await rows('runs');
    await migrate(db, MIGRATIONS);
    expect(await Promise.all(tables.map(rows))).toEqual(before);
    expect(await rows('runs')).toMatchObject(runs);
    const [broken, good] = await ledgerOf(db, HARBOUR_MAPS, 9);
    // What the older version did not note is absent, not 0.
    expect(good).toEqual({
      source: HARBOUR_MAPS,
      startedAt: at,
      endedAt: at,
      outcome: 'complete',
      reason: 'as it was',
      shownCount: 200,
      counts: { read: 200, new: 200, edited: 0, same: 0, skipped: 0 },
    });
    expect(broken).toMatchObject({ outcome: 'layout-changed' });
    await saveWalk(db, HARBOUR_MAPS, 'q', { cursor: '1', startedAt: at, read: 1, skipped: 0 }, at);
    await recordRun(db, {
      ...good!,
      changes: { removed: 1, returned: 0, starsUp: 0, starsDown: 0, recovered: 0, collided: 0 },
    });
    expect(await ledgerOf(db, HARBOUR_MAPS, 9)).toHaveLength(3);
    await expect(migrate(db, [ground])).rejects.toThrow(/got one that also has 0002-ledger[^:]*: a newer version/);
  });

  it('tells of a failed statement without the words of people', async () => {
    const { db } = await database.open();
    const words = 'I am Ms Secretperson and the soup was cold';
    const errors = await Promise.all([
      sql`insert into locations (id, brand, name) values ('x', ${words}, null)`
        .execute(db)
        .catch((error: unknown) => error),
      sql`select ${words}::int`.execute(db).catch((error: unknown) => error),
      sql`select nothing(${words})`.execute(db).catch((error: unknown) => error),
    ]);
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('Secretperson');
    }
    expect(errors.map((error) => (error as { code: string }).code)).toEqual(['23502', '22P02', '42883']);
  });

  it('refuses a schema that a newer version has written, in words', async () => {
    const { db } = await database.open();
    await sql`insert into migrations (name) values ('9999-future')`.execute(db);
    const refusal = migrate(db, MIGRATIONS);
    await expect(refusal).rejects.toThrow(ConfigError);
    await expect(migrate(db, MIGRATIONS)).rejects.toThrow(/one that also has 9999-future: a newer version of vigie/);
  });

  it('keeps the old schema when a migration fails half-way', async () => {
    const { db } = await database.open();
    const broken = { name: '9000-broken', statements: ['create table half (id int)', 'create table nonsense ('] };
    await expect(migrate(db, [...MIGRATIONS, broken])).rejects.toThrow(/42601/);
    await expect(sql`select * from half`.execute(db)).rejects.toThrow(/42P01/);
    await migrate(db, MIGRATIONS);
  });

  it('keeps what was stored when it is closed and opened again', async () => {
    const options = await database.fresh();
    const first = await openDatabase(options);
    await syncCatalogue(first.db, CATALOGUE);
    await first.close();
    const second = await openDatabase(options);
    expect(await overview(second.db)).toMatchObject({ locations: 2 });
    expect(second.kind).toBe(name === 'PGlite' ? 'pglite' : 'postgres');
    await second.close();
  });

  it('lets one run at a time go on', async () => {
    const opened = await database.open();
    const inner = withRunLock(opened, () => withRunLock(opened, async () => 'never'));
    await expect(inner).rejects.toThrow(new RegExp(`^Expected no other run on .*, got one by process ${process.pid}`));
    expect(await withRunLock(opened, async () => 'done')).toBe('done');
    await expect(withRunLock(opened, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withRunLock(opened, async () => 'again')).toBe('again');
  });
});

describe('the embedded database', () => {
  it('belongs to one process, and is whole after its owner was killed', async () => {
    const { dataDir } = await freshFolder();
    const owner = startOwner('database', dataDir);
    expect(await owner.said).toBe('held');
    await expect(openDatabase({ dataDir })).rejects.toThrow(AlreadyRunning);
    await expect(openDatabase({ dataDir })).rejects.toThrow(`process ${owner.pid}`);
    await owner.kill();
    const before = process.cpuUsage();
    const opened = await openDatabase({ dataDir });
    const { user, system } = process.cpuUsage(before);
    // Of processor time: a busy machine is not slow to take the folder over.
    expect((user + system) / 1_000).toBeLessThan(5_000);
    expect(opened.describe()).toBe(`the embedded database in ${dataDir}`);
    await opened.close();
  });
});

describe.runIf(postgres)('a server', () => {
  it('is migrated once by many programs that start at once', async () => {
    const url = await postgres!.createDatabase();
    const process = startOwner('database', url);
    const options = { dataDir: '/nowhere', databaseUrl: new Secret(url) };
    const opened = await Promise.all(Array.from({ length: 8 }, () => openDatabase(options)));
    const { rows } = await sql`select name from migrations`.execute(opened[0]!.db);
    expect(rows).toEqual(MIGRATIONS.map(({ name }) => ({ name })));
    expect(await process.said).toBe('held');
    await process.kill();
    for (const one of opened) await one.close();
  });

  it('lets one process run, names it to the others, and is free again after kill -9', async () => {
    const url = await postgres!.createDatabase();
    const owner = startOwner('run', url);
    expect(await owner.said).toBe('held');
    const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl: new Secret(url) });
    await expect(withRunLock(opened, async () => 'stolen')).rejects.toThrow(AlreadyRunning);
    await expect(withRunLock(opened, async () => 'stolen')).rejects.toThrow(
      new RegExp(`process ${owner.pid} on \\S+ since`),
    );
    await owner.kill();
    await expect
      .poll(() => withRunLock(opened, async () => 'free').catch(() => 'held'), { timeout: 5_000 })
      .toBe('free');
    await opened.close();
  });

  it('may break off connections: that is said as "later", the run learns that its lock is gone, and work goes on', async () => {
    const url = await postgres!.createDatabase();
    const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl: new Secret(url) });
    const cut = withRunLock(opened, async (signal) => {
      const sleeping = sql`select pg_sleep(20)`.execute(opened.db);
      setTimeout(() => postgres!.cutConnections(url), 200);
      await expect(sleeping).rejects.toThrow(SourceUnavailable);
      await expect.poll(() => signal.aborted).toBe(true);
    });
    await cut;
    expect(await overview(opened.db)).toMatchObject({ reviews: 0 });
    await opened.close();
  });

  it('hands out no connection that it has ended, however soon the next statement comes', async () => {
    const url = await postgres!.createDatabase();
    const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl: new Secret(url) });
    for (let cut = 0; cut < 20; cut += 1) {
      const ended = sql`select pg_terminate_backend(pg_backend_pid())`.execute(opened.db);
      await expect(ended).rejects.toThrow(SourceUnavailable);
      expect(await overview(opened.db)).toMatchObject({ reviews: 0 });
    }
    await opened.close();
  });

  it.each([
    [
      'a port where nobody listens',
      (url: URL) => Object.assign(url, { port: '1' }),
      /ECONNREFUSED.*running and reachable/,
    ],
    [
      'a database that is not there',
      (url: URL) => Object.assign(url, { pathname: '/absent' }),
      /"absent".*does not exist.*Check user/,
    ],
    [
      'a user that is not there',
      (url: URL) => Object.assign(url, { username: 'absent' }),
      /"absent" does not exist.*Check user/,
    ],
  ])('at %s is told at start, with its host and without its password', async (_title, change, message) => {
    const url = new URL(await postgres!.createDatabase());
    url.password = 'pass-word-canary';
    const refusal = await openDatabase({ dataDir: '/nowhere', databaseUrl: new Secret(change(url).href) }).catch(
      (error) => error,
    );
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(refusal.message).toMatch(message);
    expect(refusal.message).toContain(url.hostname);
    expect(inspect(refusal, { depth: 9 })).not.toContain('pass-word-canary');
  });

  it('needs a URL that is one', async () => {
    const refusal = await openDatabase({
      dataDir: '/nowhere',
      databaseUrl: new Secret('postgres://u:canary@h:bad:port/x y'),
    }).catch((error) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(inspect(refusal, { depth: 9 })).not.toContain('canary');
  });
});
