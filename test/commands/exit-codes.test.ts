/** What scripts rely on: exit codes, results alone on stdout, a word that helps, nothing hostile on the terminal. */

import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/commands/index.ts';
import { testIo } from '../support/pipeline.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';

/** ESC, C1, BEL, and the characters that turn the direction of what follows. */
const HOSTILE = '\u001b]0;owned\u0007\u009b31m\u202ecod.exe\u2066\u200f';
const ANY_HOSTILE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

let project: Project;

beforeAll(async () => {
  const closed = await freePort();
  const team = {
    id: 'operations',
    name: 'Operations',
    receivers: [{ notifier: 'email', options: { to: 'a@shop.example' } }],
  };
  const touchpoint = { id: 'delivery', name: { en: 'Delivery' }, owners: ['operations'] };
  project = await makeProject({
    teams: { fallback: 'operations', engineer: 'operations', teams: [team] },
    touchpoints: { touchpoints: [touchpoint] },
    vigie: {
      politeness: { contact: 'test@shop.example' },
      // A name with two addresses: its error has no words of its own.
      mail: { from: 'vigie@shop.example', smtp: { host: 'localhost', port: closed } },
    },
  });
});
afterAll(() => project.remove());

describe('wrong usage ends with 2 and a word that helps', () => {
  it.each([
    [['rnu'], /Did you mean run/],
    [['run', '--sorce', 'export'], /Did you mean --source/],
    [['import', 'rows.csv'], /--source/],
  ])('%j', async (args, expected) => {
    const end = await vigie(args);
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(expected);
    expect(end.stdout).toBe('');
  });

  it('a source that does not exist', async () => {
    const end = await vigie(['collect', '--source', 'exprot', '--config', project.config]);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(/export.*got "exprot"/);
  });
});

describe('a wrong configuration ends with 2 before any work', () => {
  it('names file, line and the nearest name', async () => {
    const broken = await makeProject();
    try {
      await writeFile(join(broken.config, 'alerts.yaml'), 'guards:\n  minReviws: 5\n');
      const end = await vigie(['run', '--json', '--config', broken.config]);
      expect(end).toMatchObject({ code: 2, stdout: '' });
      expect(end.stderr).toMatch(/alerts\.yaml:2.*minReviews/s);
    } finally {
      await broken.remove();
    }
  });

  it('says which folder is not there', async () => {
    const end = await vigie(['run', '--config', join(project.dir, 'nowhere')]);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toContain('nowhere');
  });
});

describe('done, but not all of it, ends with 3', () => {
  it('doctor names the mail server that does not answer', async () => {
    const end = await vigie(['doctor', '--json', '--config', project.config]);
    expect(end.code, end.stderr).toBe(3);
    const { ok, checks } = JSON.parse(end.stdout);
    expect(ok).toBe(false);
    const failed = checks.filter((check: { ok: boolean }) => !check.ok);
    expect(failed).toMatchObject([{ name: 'receiver operations/0 (email)', next: expect.any(String) }]);
    expect(failed[0].found).toMatch(/localhost:\d+ to accept connections, got ECONNREFUSED/);
  });

  it('run tells of a source that cannot be read, as JSON and nothing else', async () => {
    await project.file('reviews.csv', `"${HOSTILE}",b\n1,2\n`);
    const end = await vigie(['run', '--json', '--config', project.config], { cwd: project.dir });
    expect(end.code, end.stderr).toBe(3);
    const report = JSON.parse(end.stdout);
    expect(end.stdout.trim().split('\n')).toHaveLength(1);
    expect(report.collect.runs).toMatchObject([{ source: 'export', outcome: 'layout-changed' }]);
    // The engineer is to be told, and cannot be either.
    expect(report.notify).toMatchObject({ delivered: 0, failed: [{ receiver: 'operations/0', gaveUp: false }] });
  });

  it('run shows a hostile reason as harmless text on one line', async () => {
    await project.file('reviews.csv', `"${HOSTILE}",b\n1,2\n`);
    const end = await vigie(['run', '--config', project.config], { cwd: project.dir });
    expect(end.code, end.stderr).toBe(3);
    expect(end.stdout).toMatch(/^export +layout-changed .*cod\.exe/m);
    expect(end.stdout).not.toMatch(ANY_HOSTILE);
  });
});

describe('help', () => {
  it('ends with 0 and lists every command', async () => {
    const end = await vigie(['--help']);
    expect(end.code).toBe(0);
    for (const command of await loadCommands(testIo(), undefined)) expect(end.stdout).toContain(`  ${command.name()} `);
  });

  it('has an example of every command', async () => {
    const commands = await loadCommands(testIo(), undefined);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      let text = '';
      command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
      const [, example = ''] = text.split('Example:');
      expect(example, command.name()).toContain(`vigie ${command.name()}`);
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
