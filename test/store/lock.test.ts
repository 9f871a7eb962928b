import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlreadyRunning, ConfigError } from '../../src/errors.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { type Owner, startOwner } from '../support/owners.ts';

let folder: string;
let owners: Owner[];

beforeEach(async () => {
  owners = [];
  folder = await mkdtemp(join(tmpdir(), 'vigie-lock-'));
});

afterEach(async () => {
  for (const owner of owners) await owner.kill();
  await rm(folder, { recursive: true, force: true });
});

function start(startAt = 0): Owner {
  const owner = startOwner('folder', folder, startAt);
  owners.push(owner);
  return owner;
}

it('names the process and the folder to whoever comes second', async () => {
  const first = start();
  expect(await first.said).toBe('held');
  const refusal = await lockFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AlreadyRunning);
  expect(String(refusal)).toContain(`Expected ${folder} to be free, got a folder in use by process ${first.pid}`);
});

it('is free at once after kill -9, and the next owner is the one that is named', async () => {
  const first = start();
  await first.said;
  await first.kill();
  const started = performance.now();
  const second = start();
  expect(await second.said).toBe('held');
  expect(performance.now() - started).toBeLessThan(5_000);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${second.pid}`);
});

it('is taken by exactly one of 40 processes that start together on what a killed one left behind', async () => {
  const dead = start();
  await dead.said;
  await dead.kill();
  const startAt = Date.now() + 6_000;
  const said = await Promise.all(Array.from({ length: 40 }, () => start(startAt).said));
  expect(said.filter((line) => line === 'held')).toHaveLength(1);
  expect(said.filter((line) => line.startsWith('AlreadyRunning: '))).toHaveLength(39);
});

it('holds against the same process too, and can be taken again after release', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
  await lock.release();
  await lock.release();
  await (await lockFolder(folder)).release();
});

it('works in a folder whose path is longer than a socket may have', async () => {
  const { mkdir } = await import('node:fs/promises');
  const deep = join(folder, 'x'.repeat(200), 'y'.repeat(200));
  await mkdir(deep, { recursive: true });
  const lock = await lockFolder(deep);
  await expect(lockFolder(deep)).rejects.toThrow(AlreadyRunning);
  await lock.release();
});

it('says which file it could not write', async () => {
  await expect(lockFolder(join(folder, 'absent'))).rejects.toThrow(ConfigError);
  await expect(lockFolder(join(folder, 'absent'))).rejects.toThrow(join(folder, 'absent', 'vigie.lock'));
});
