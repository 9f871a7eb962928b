/** The import table holds, and is seen to refuse a forbidden import when one is planted. */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let copy: string;

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'vigie-layers-'));
  for (const part of ['src', 'demo', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterEach(() => rm(copy, { recursive: true, force: true }));

it('accepts the project as it is', () => {
  expect(cruise().output).toContain('no dependency violations found');
});

it.each([
  [
    'src/drift/planted.ts',
    "import { openDatabase } from '../store/database.ts';\nexport const planted = openDatabase;\n",
    'drift-imports',
  ],
  [
    'src/collectors/planted.ts',
    "import { openWeb } from '../web/open-web.ts';\nexport const planted = openWeb;\n",
    'collectors-take-tools',
  ],
  ['src/alerts/planted.ts', "import pg from 'pg';\nexport const planted = pg;\n", 'door-pg'],
  ['src/domain/planted.ts', "import { load } from 'cheerio';\nexport const planted = load;\n", 'ground-zod-only'],
])('refuses the planted import in %s', async (file, code, rule) => {
  await writeFile(join(copy, file), code);
  const { output, status } = cruise();
  expect(output).toContain(rule);
  expect(status).not.toBe(0);
});

function cruise(): { output: string; status: number | null } {
  const args = [
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { output: stdout + stderr, status };
}
