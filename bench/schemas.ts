/** Writes `config/schemas/*.schema.json` from the code; with `--check` only says (exit 1) when they are not current. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemas } from '../src/config/json-schemas.ts';
import { plugins } from '../src/config/load.ts';

const folder = join(import.meta.dirname, '../config/schemas');
const check = process.argv.includes('--check');
await mkdir(folder, { recursive: true });
for (const [name, text] of jsonSchemas(plugins())) {
  const path = join(folder, name);
  if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
  if (check) {
    process.stderr.write(`Expected config/schemas/${name} to be current, found another text: run npm run schemas\n`);
    process.exitCode = 1;
  } else {
    await writeFile(path, text);
    process.stdout.write(`wrote config/schemas/${name}\n`);
  }
}
