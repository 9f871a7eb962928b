import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, unpackPackaged } from '../../src/web/browser-binary.ts';
import { failure } from './site.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-binary-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the browser binary', () => {
  it('is the chosen one, or an error: never another one in silence', async () => {
    const chosen = join(folder, 'chrome');
    await writeFile(chosen, '#!/bin/sh\n');
    expect(await failure(findBrowser({ browserPath: chosen }))).toMatchObject({ name: 'ConfigError' });
    await chmod(chosen, 0o755);
    expect(await findBrowser({ browserPath: chosen, playwrightPath: '/bin/sh' })).toEqual({ path: chosen });
  });

  it('is Playwright’s own before any other', async () => {
    expect(await findBrowser({ playwrightPath: '/bin/sh' })).toEqual({ path: '/bin/sh' });
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'is unpacked once, whole, in a private folder, by two at the same time',
    async () => {
      const cacheDir = join(folder, 'cache');
      const [one, two] = await Promise.all([unpackPackaged(cacheDir), unpackPackaged(cacheDir)]);
      expect(one).toEqual(two);
      const path = one?.path ?? '';
      const names = await readdir(cacheDir);
      expect(names).toEqual([expect.stringMatching(/^chromium-\d+\.\d+\.\d+$/)]);
      expect((await stat(join(cacheDir, names[0] ?? ''))).mode & 0o077).toBe(0);
      const libraries = join(path, '..', 'lib');
      expect(await readdir(libraries)).toEqual(expect.arrayContaining(['libnss3.so', 'libnspr4.so', 'libexpat.so.1']));
      const env = { LD_LIBRARY_PATH: libraries, HOME: folder };
      expect(execFileSync(path, ['--version', '--no-sandbox'], { env, encoding: 'utf8' })).toMatch(
        /\d+\.\d+\.\d+\.\d+/,
      );
      const again = performance.now();
      await unpackPackaged(cacheDir);
      expect(performance.now() - again).toBeLessThan(500);
    },
  );

  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'names the folder that it cannot unpack into',
    async () => {
      const file = join(folder, 'a-file');
      await writeFile(file, '');
      const error = await failure(unpackPackaged(file));
      expect(error).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(file) });
    },
  );
});
