import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initCommand } from '../../src/commands/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import { ConfigError } from '../../src/errors.ts';
import { initConfig, type Setup } from '../../src/pipeline/init.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigie-init-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const setup: Setup = {
  brand: 'Maison « Lumen »: tout pour la maison',
  locations: ['Lyon Part-Dieu', 'نمایندگی تهران', 'Lyon, Part Dieu'],
  sources: ['reviews/lyon.csv', 'https://shop.example/reviews?a=1&b="2"', 'reviews/other.csv'],
  teamEmail: 'care@lumen.example',
  language: 'fr',
  timeZone: 'Asia/Tehran',
};

describe('vigie init', () => {
  test('writes a commented configuration that loads as it is', async () => {
    const dir = join(root, 'deep', 'config');
    const written = await initConfig(dir, setup);
    const config = await loadConfig(dir, {});
    expect(config.brands).toEqual([{ id: 'maison-lumen-tout-pour-la-maison', name: setup.brand }]);
    expect(config.locations.map(({ id, name }) => [id, name])).toEqual([
      ['lyon-part-dieu', 'Lyon Part-Dieu'],
      ['location-1', 'نمایندگی تهران'],
      ['lyon-part-dieu-2', 'Lyon, Part Dieu'],
    ]);
    expect(config.sources.map(({ kind, location, access }) => [kind, location, access])).toEqual([
      ['file', 'lyon-part-dieu', 'export'],
      ['json-ld', 'location-1', 'public-page'],
      ['file', 'lyon-part-dieu-2', 'export'],
    ]);
    expect(config.teams.every((team) => team.language === 'fr')).toBe(true);
    expect(config.teams.map((team) => team.timeZone)).toEqual([...Array(8).fill('Asia/Tehran'), 'UTC']);
    expect(JSON.stringify(config.teams)).not.toContain('example.com');
    expect(config.politeness.userAgent).toContain('care@lumen.example');
    expect((await readFile(join(dir, 'alerts.yaml'), 'utf8')).match(/^#/gm)?.length).toBeGreaterThan(5);
    for (const path of written) await readFile(path);
    expect(written).toContain(join(dir, 'schemas', 'sources.schema.json'));
    expect(await readdir(join(root, 'deep'))).toEqual(['.env.example', 'config']);
  });

  test('leaves a folder alone that is not empty', async () => {
    const dir = join(root, 'config');
    await mkdir(dir);
    await writeFile(join(dir, 'teams.yaml'), 'mine');
    await expect(initConfig(dir, setup)).rejects.toThrow(ConfigError);
    expect(await readFile(join(dir, 'teams.yaml'), 'utf8')).toBe('mine');
    expect(await readdir(root)).toEqual(['config']);
  });

  test('writes nothing when an answer makes no valid configuration', async () => {
    await expect(initConfig(join(root, 'config'), { ...setup, teamEmail: 'nobody' })).rejects.toThrow(/receivers\[0\]/);
    await expect(initConfig(join(root, 'config'), { ...setup, timeZone: 'Mars/Olympus' })).rejects.toThrow(/IANA/);
    expect(await readdir(root)).toEqual([]);
  });

  test('keeps an .env.example that is there', async () => {
    await writeFile(join(root, '.env.example'), 'mine');
    await initConfig(join(root, 'config'), setup);
    expect(await readFile(join(root, '.env.example'), 'utf8')).toBe('mine');
  });

  test('names the flags that are missing where there is no terminal to ask on', async () => {
    const command = initCommand().exitOverride();
    const parsed = command.parseAsync(['node', 'vigie', join(root, 'config'), '--brand', 'X', '--location', 'Y']);
    await expect(parsed).rejects.toThrow('--source-url, --team-email');
  });

  test('takes flags, a list of locations included', async () => {
    const dir = join(root, 'config');
    const flags = [
      '--brand',
      'X',
      '--location',
      'A',
      'B',
      '--source-url',
      'a.csv',
      'b.csv',
      '--team-email',
      'a@b.example',
    ];
    await initCommand().parseAsync(['node', 'vigie', dir, ...flags]);
    expect((await loadConfig(dir, {})).sources.map((source) => source.location)).toEqual(['a', 'b']);
  });
});
