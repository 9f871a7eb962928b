/** Writes `config/schemas` and `docs/payloads` from the code; with `--check` only says (exit 1) when they are not current. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MESSAGE_SHAPES } from '../src/alerts/message-shape.ts';
import { jsonSchemas } from '../src/config/json-schemas.ts';
import { plugins } from '../src/config/load.ts';
import { sampleBodies } from '../test/alerts/sample-messages.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

await writeAll('config/schemas', jsonSchemas(plugins()));
await writeAll('docs/payloads', payloadSchemas());
await writeAll('docs/payloads/examples', examples());

/** Schemas of the bodies that webhooks get (draft 2020-12). */
function payloadSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(MESSAGE_SHAPES).map(([name, shape]) => [
      `${name}.schema.json`,
      asText({ title: `vigie: body of ${name} messages`, ...z.toJSONSchema(shape, { io: 'output' }) }),
    ]),
  );
}

/** What the program writes for invented incidents. */
function examples(): ReadonlyMap<string, string> {
  return new Map([...sampleBodies()].map(([name, body]) => [`${name}.json`, asText(body)]));
}

function asText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function writeAll(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const path = join(root, folder);
  await mkdir(path, { recursive: true });
  for (const [name, text] of texts) {
    if ((await readFile(join(path, name), 'utf8').catch(() => '')) === text) continue;
    if (check) complain(`Expected ${folder}/${name} to be current, found another text`);
    else {
      await writeFile(join(path, name), text);
      process.stdout.write(`wrote ${folder}/${name}\n`);
    }
  }
  const left = (await readdir(path)).filter((name) => name.endsWith('.json') && !texts.has(name));
  for (const name of left) {
    if (check) complain(`Expected no ${folder}/${name}, found one that nothing writes`);
    else await rm(join(path, name));
  }
}

function complain(words: string): void {
  process.stderr.write(`${words}: run npm run schemas\n`);
  process.exitCode = 1;
}
