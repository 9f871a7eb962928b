import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { AlreadyRunning } from '../../src/errors.ts';
import { openOnDemand, type StoreOnDemand } from '../../src/pipeline/open-on-demand.ts';
import { type Opened, openDatabase } from '../../src/store/database.ts';
import { freshFolder } from '../support/databases.ts';

const open: (StoreOnDemand | Opened)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function lent(dataDir: string, idleMs?: number): StoreOnDemand {
  const store = openOnDemand({ dataDir }, idleMs === undefined ? {} : { idleMs });
  open.push(store);
  return store;
}

const one = ({ db }: Opened) => sql<{ n: number }>`select 1 as n`.execute(db).then(({ rows }) => rows[0]?.n);

it('is opened when somebody looks and closed when nobody does', { timeout: 120_000 }, async () => {
  const { dataDir } = await freshFolder();
  const store = lent(dataDir, 300);
  expect(await Promise.all([store.use(one), store.use(one)])).toEqual([1, 1]);
  await wait(1500);
  const other = await openDatabase({ dataDir });
  await other.close();
  expect(await store.use(one)).toBe(1);
});

it('goes to a command that asks for it after the work at hand, and comes back', { timeout: 120_000 }, async () => {
  const { dataDir } = await freshFolder();
  const store = lent(dataDir);
  await store.use(one);
  const order: string[] = [];
  const long = store.use(async () => {
    await wait(700);
    order.push('request');
  });
  const command = openDatabase({ dataDir }).then(async (other) => {
    order.push('command');
    await wait(300);
    await other.close();
  });
  await wait(300);
  const late = store.use(one).then(() => order.push('next request'));
  await Promise.all([long, command, late]);
  expect(order).toEqual(['request', 'command', 'next request']);
});

it('waits a moment for whoever has it, then says who', { timeout: 120_000 }, async () => {
  const { dataDir } = await freshFolder();
  const holder = await openDatabase({ dataDir });
  open.push(holder);
  const store = lent(dataDir);
  const began = performance.now();
  await expect(store.use(one)).rejects.toThrow(AlreadyRunning);
  expect(performance.now() - began).toBeGreaterThan(1500);
  const soon = store.use(one);
  await wait(500);
  await holder.close();
  expect(await soon).toBe(1);
});

it('of two programs that serve pages on one folder, both answer', { timeout: 120_000 }, async () => {
  const { dataDir } = await freshFolder();
  const [a, b] = [lent(dataDir), lent(dataDir)];
  for (let n = 0; n < 2; n++) for (const store of [a, b]) expect(await store.use(one)).toBe(1);
});
