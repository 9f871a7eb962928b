/** How `bin/vigie` becomes Node: with compiled code kept where only its user can write, and without it wherever that cannot be. */
import { chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { version } from '../src/pipeline/version.ts';
import { vigie } from './support/project.ts';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'vigie-home-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Starts with nothing set but what is given. */
async function start(env: NodeJS.ProcessEnv) {
  const unset = { NODE_COMPILE_CACHE: undefined, NODE_DISABLE_COMPILE_CACHE: undefined, XDG_CACHE_HOME: undefined };
  const { code, stdout, stderr } = await vigie(['--version'], {
    env: { ...unset, NODE_V8_COVERAGE: undefined, ...env },
  });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${version()}\n`, stderr: '' });
}

const filesBelow = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

it('keeps compiled code in its user’s cache folder, and starts all the same when that is damaged', async () => {
  const cache = join(home, '.cache', 'vigie', 'code');
  await start({ HOME: home });
  const files = await filesBelow(cache);
  expect(files.length).toBeGreaterThan(10);
  expect((await stat(cache)).mode & 0o077).toBe(0);
  for (const { parentPath, name } of files) await writeFile(join(parentPath, name), 'no code');
  await start({ HOME: home });
});

it.for([
  ['there is no home', () => ({ HOME: '' })],
  ['nothing can be made there', () => ({ HOME: '/proc/nowhere' })],
  ['a file is in the way', () => ({ HOME: home, XDG_CACHE_HOME: join(home, 'file') })],
] as const)('starts without it where %s', { timeout: 20_000 }, async ([, env]) => {
  await writeFile(join(home, 'file'), '');
  await start(env());
});

it('never runs code from a folder of somebody else', async ({ skip }) => {
  if (process.getuid?.() !== 0) skip('only root can give a folder away');
  const cache = join(home, 'other', 'vigie', 'code');
  await mkdir(cache, { recursive: true });
  await chown(cache, 12_345, 12_345);
  await start({ HOME: home, XDG_CACHE_HOME: join(home, 'other') });
  expect(await filesBelow(cache)).toEqual([]);
});
