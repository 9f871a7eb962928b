import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cronFault } from '../../src/config/cron.ts';
import { jsonSchemas } from '../../src/config/json-schemas.ts';
import { loadConfig, plugins } from '../../src/config/load.ts';

const root = resolve(import.meta.dirname, '../..');
const text = (name: string) => readFile(join(root, name), 'utf8');

describe('what ships for a customer to edit', () => {
  test('is a working configuration', async () => {
    const config = await loadConfig(join(root, 'config'), {});
    expect(config.teams.map((team) => team.id)).toContain(config.fallbackTeam);
  });

  test('names a JSON Schema in each file, and each is there and current', async () => {
    for (const [name, schema] of jsonSchemas(plugins())) {
      const file = `config/${name.replace('.schema.json', '.yaml')}`;
      expect(await text(file)).toContain(`# yaml-language-server: $schema=schemas/${name}\n`);
      expect(await text(`config/schemas/${name}`), `${name}: run npm run schemas`).toBe(schema);
    }
  });

  test('names every variable of its files in .env.example', async () => {
    const example = await text('.env.example');
    for (const name of ['sources', 'touchpoints', 'teams', 'alerts', 'vigie']) {
      // Words such as ${NAME} in comments explain; variables in use stand outside of comments or in commented-out lines.
      const used = (await text(`config/${name}.yaml`)).matchAll(/^[^#\n]*\$\{(\w+)|^ *# {2,}[^\n]*\$\{(\w+)\}/gm);
      for (const [, first, second] of used) expect(example).toMatch(new RegExp(`^# ${first ?? second}=`, 'm'));
    }
  });

  test('says the same time in crontab.example as in vigie.yaml, with a command that exists', async () => {
    const { schedule } = parse(await text('config/vigie.yaml')) as { schedule: { cron: string; timeZone: string } };
    const crontab = await text('config/crontab.example');
    const line = crontab.split('\n').find((candidate) => /^[\d*]/.test(candidate)) ?? '';
    expect(line.startsWith(`${schedule.cron} `)).toBe(true);
    expect(cronFault(schedule.cron)).toBeUndefined();
    expect(crontab).toContain(`CRON_TZ=${schedule.timeZone}`);
    expect(line).toContain(' bin/vigie run ');
    expect(existsSync(join(root, 'bin/vigie'))).toBe(true);
    expect(isCommand('run')).toBe(true);
  });
});

/** There is no Docker engine in the tests: this reads the files only. */
describe('the container files', () => {
  interface Compose {
    readonly services: Record<string, { command?: string[]; environment?: Record<string, string>; volumes?: string[] }>;
    readonly volumes: Record<string, unknown>;
  }

  test('call a command that exists and mount folders that the configuration names', async () => {
    const compose = parse(await text('docker-compose.yml')) as Compose;
    const { vigie, postgres, mail } = compose.services;
    expect(isCommand(vigie?.command?.[0])).toBe(true);
    expect(vigie?.environment?.DATABASE_URL).toContain('@postgres:5432/');
    expect([Boolean(postgres), Boolean(mail)]).toEqual([true, true]);
    expect(vigie?.volumes?.map((volume) => volume.split(':')[0])).toEqual(['./config', './reviews', 'data']);
    expect(Object.keys(compose.volumes)).toEqual(['postgres', 'data']);
  });

  test('set variables that the configuration knows', async () => {
    const compose = parse(await text('docker-compose.yml')) as Compose;
    const example = await text('.env.example');
    for (const name of Object.keys(compose.services.vigie?.environment ?? {})) expect(example).toContain(`# ${name}=`);
  });

  test('copy what is there, on a Node that is new enough, as a user without rights', async () => {
    const dockerfile = await text('Dockerfile');
    expect(Number(/^FROM node:(\d+)/m.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(24);
    for (const [, sources = ''] of dockerfile.matchAll(/^COPY (.+) \S+$/gm)) {
      for (const source of sources.split(' ')) expect(existsSync(join(root, source)), source).toBe(true);
    }
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
  });
});

function isCommand(name: string | undefined): boolean {
  return name !== undefined && existsSync(join(root, `src/commands/${name}.ts`));
}
