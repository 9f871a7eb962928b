/** Writes a first configuration: the shipped files with somebody's own names in them, checked before they are put in place. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonSchemas } from '../config/json-schemas.ts';
import { loadConfig, plugins } from '../config/load.ts';
import { ConfigError } from '../errors.ts';

export interface Setup {
  readonly brand: string;
  /** Names of places; at least one. */
  readonly locations: readonly string[];
  /** Addresses of pages, or paths of files, of the locations in the same order; further ones belong to the last. */
  readonly sources: readonly string[];
  /** Gets the messages of every team until each has an address of its own. */
  readonly teamEmail: string;
  /** Language of most reviews and of the teams' messages. */
  readonly language: 'en' | 'fr' | 'fa';
  /** IANA zone of the teams and of the schedule. */
  readonly timeZone: string;
}

/**
 * Writes the folder `dir` and, when absent, `.env.example` beside it; returns the paths written. Nothing is written when
 * something is wrong. @throws ConfigError when the folder is not empty or the answers make no valid configuration
 */
export async function initConfig(dir: string, setup: Setup): Promise<readonly string[]> {
  const target = resolve(dir);
  await refuseUsed(target);
  const shipped = shippedConfig();
  await mkdir(dirname(target), { recursive: true });
  const workshop = await mkdtemp(join(dirname(target), '.vigie-init-'));
  try {
    const draft = join(workshop, basename(target));
    await writeDraft(draft, shipped, setup);
    await loadConfig(draft, {});
    await refuseUsed(target);
    // An empty folder that is there stays the same folder: somebody's shell may stand in it.
    if (!existsSync(target)) await rename(draft, target);
    else for (const name of await readdir(draft)) await rename(join(draft, name), join(target, name));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  const written = (await readdir(target, { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort();
  const example = join(dirname(target), '.env.example');
  if (existsSync(example) || !existsSync(join(shipped, '../.env.example')))
    return written.map((name) => join(target, name));
  await copyFile(join(shipped, '../.env.example'), example);
  return [...written.map((name) => join(target, name)), example];
}

async function refuseUsed(target: string): Promise<void> {
  const found = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new ConfigError(`Expected a folder or nothing at ${target}, got: ${error.message}`);
  });
  if (found.length === 0) return;
  throw new ConfigError(
    `Expected an absent or empty folder, found ${target} with ${found.slice(0, 3).join(', ')}: name another one`,
  );
}

/** The folder of the files that ship; one or two floors above, in a checkout or in a package. */
function shippedConfig(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'config/touchpoints.yaml'))) return join(folder, 'config');
  }
  throw new Error(
    `Expected the folder config of the package above ${import.meta.dirname}, found none: install vigie again`,
  );
}

async function writeDraft(draft: string, shipped: string, setup: Setup): Promise<void> {
  const read = (name: string) => readFile(join(shipped, name), 'utf8');
  const zone = (text: string) => text.replaceAll('Europe/Paris', setup.timeZone);
  await mkdir(join(draft, 'schemas'), { recursive: true });
  const files: Record<string, string> = {
    'sources.yaml': sourcesText(setup),
    'touchpoints.yaml': await read('touchpoints.yaml'),
    'teams.yaml': zone(teamsText(await read('teams.yaml'), setup)),
    'alerts.yaml': await read('alerts.yaml'),
    'vigie.yaml': zone((await read('vigie.yaml')).replace(/\w+@example\.com/g, () => JSON.stringify(setup.teamEmail))),
    'crontab.example': zone(await read('crontab.example')),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text);
  for (const [name, text] of jsonSchemas(plugins())) await writeFile(join(draft, 'schemas', name), text);
}

function teamsText(shipped: string, setup: Setup): string {
  return shipped
    .replace(/\[\w+@example\.com\]/g, () => `[${JSON.stringify(setup.teamEmail)}]`)
    .replace(/^( {4})language: \w+( *#.*)?\n/gm, '')
    .replace(/^( {4}name: .*)$/gm, (line) => `${line}\n    language: ${setup.language}`);
}

function sourcesText(setup: Setup): string {
  const brand = slug(setup.brand, 'brand', []);
  const ids: string[] = [];
  for (const name of setup.locations) ids.push(slug(name, 'location', ids));
  const sourceIds: string[] = [];
  const sources = setup.sources.map((where, index) => {
    const location = ids[Math.min(index, ids.length - 1)] ?? '';
    const kind = kindOf(where);
    const id = slug(`${location} ${kind}`, 'source', sourceIds);
    sourceIds.push(id);
    return `  - id: ${id}
    location: ${location}
    kind: ${kind}
    # On what ground it is read: official-api, export, written-permission or public-page (one that robots.txt allows).
    access: ${kind === 'file' ? 'export' : 'public-page'}
    language: ${setup.language}           # of most of its reviews
    everyHours: 24
    options:
      ${kind === 'file' ? 'path' : 'url'}: ${JSON.stringify(where)}
`;
  });
  return `# yaml-language-server: $schema=schemas/sources.schema.json
#
# Who is watched, and where. Ids never change afterwards. Check what you wrote with: vigie doctor

brands:
  - id: ${brand}
    name: ${JSON.stringify(setup.brand)}

locations:
${setup.locations.map((name, index) => `  - id: ${ids[index]}\n    name: ${JSON.stringify(name)}\n`).join('')}
sources:
${sources.join('')}`;
}

/** The collector kind that reads this address or file. */
function kindOf(where: string): string {
  if (!URL.canParse(where) || !/^https?:/.test(where)) return 'file';
  const { hostname, pathname } = new URL(where);
  if (/(^|\.)google\.[a-z.]+$/.test(hostname) && pathname.startsWith('/maps')) return 'google-maps';
  if (/^(maps\.google\.|maps\.app\.goo\.gl$)/.test(hostname)) return 'google-maps';
  if (/(^|\.)(facebook|fb)\.com$/.test(hostname)) return 'facebook-page';
  return 'json-ld';
}

/** A display name as an id, unlike the ones taken; names of other scripts become `location-1`. */
function slug(name: string, noun: string, taken: readonly string[]): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain =
    latin
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 56)
      .replace(/-$/, '') || `${noun}-1`;
  if (!taken.includes(plain)) return plain;
  const stem = plain.replace(/-\d+$/, '');
  for (let number = 2; ; number++) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`;
}
