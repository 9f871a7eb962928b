import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processEnvironment, readEnvFile } from '../../src/config/environment.ts';

test('a .env file is read into a value of its own, and nothing of it reaches the process', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'vigie-env-'));
  await writeFile(join(dir, '.env'), '# a comment\nVIGIE_TEST_ONE=1\nexport VIGIE_TEST_TWO="two words"\n');
  expect(await readEnvFile(join(dir, '.env'))).toEqual({ VIGIE_TEST_ONE: '1', VIGIE_TEST_TWO: 'two words' });
  expect(processEnvironment()).not.toHaveProperty('VIGIE_TEST_ONE');
  await rm(dir, { recursive: true });
});

test('no .env file is no variables', async () => {
  expect(await readEnvFile(join(tmpdir(), 'no-such-folder', '.env'))).toEqual({});
});
