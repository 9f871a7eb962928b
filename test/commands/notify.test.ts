/** The program as a person runs it, on receivers that repeat every secret they are sent: it says what happened and no secret. */
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { notificationKey } from '../../src/alerts/dispatch.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { systemClock } from '../../src/domain/time.ts';
import { openDatabase } from '../../src/store/database.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';
import { type Recorder, startRecorder } from '../support/recorder.ts';

let project: Project;
let recorder: Recorder;
let smtp: SMTPServer;
/** Variable → canary: what must be in no byte of output, log or database. */
const env: Record<string, string> = {};
const canaries: string[] = [];

/** A secret of this shape, under a variable of its own; returns how a configuration file names it. */
function canary(value: (mark: string) => string): string {
  const n = canaries.length;
  // 24 letters and digits, unlike anything else.
  const mark = `cAnArY${String(n).padStart(2, '0')}${'q7zX1kV9'.repeat(2)}`;
  canaries.push(mark);
  env[`CANARY_${n}`] = value(mark);
  return `\${CANARY_${n}}`;
}

const whsec = (mark: string) => `whsec_${Buffer.from(mark.padEnd(32, 'w')).toString('base64')}`;

const STATUSES = [400, 404, 410, 429, 500, 302];

beforeAll(async () => {
  recorder = await startRecorder();
  recorder.answer = { status: 500, body: 'echo' };
  smtp = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _, done) => {
      const plain = Buffer.from(`\0${username}\0${password}`).toString('base64');
      done(Object.assign(new Error(`${username} ${password} ${plain} is wrong`), { responseCode: 535 }));
    },
  });
  smtp.on('error', () => {});
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  project = await makeProject(parts());
  // A base64 secret hides its mark: look for what it is written as, too.
  for (const value of Object.values(env)) canaries.push(value.replace(/^whsec_/, ''));
  await fill();
}, 60_000);
afterAll(async () => {
  await project.remove();
  await recorder.close();
  smtp.close();
});

function parts() {
  const web = `http://${recorder.host}`;
  const port = (smtp.server.address() as AddressInfo).port;
  const mail = (user?: string) => ({
    notifier: 'email',
    options: {
      to: 'a@shop.example',
      smtp: { host: '127.0.0.1', port, user, password: canary((mark) => mark), requireTls: false },
    },
  });
  const dkim = { domain: 'shop.example', selector: 's1', privateKey: canary((mark) => `-----BEGIN ${mark}`) };
  const receivers = [
    ...STATUSES.map((status) => ({
      notifier: 'webhook',
      options: {
        url: canary((mark) => `${web}/${status}/${mark}?token=${mark}`),
        secret: status === 400 ? [canary(whsec), canary(whsec)] : canary(whsec),
      },
    })),
    ...['slack', 'teams'].map((notifier) => ({
      notifier,
      options: { url: canary((mark) => `${web}/services/${mark}`) },
    })),
    {
      notifier: 'pagerduty',
      options: { url: `${web}/v2/enqueue`, routingKey: canary((mark) => mark.padEnd(32, 'p')) },
    },
    mail('vigie'),
    mail('someone'),
    { notifier: 'email', options: { to: 'a@shop.example', smtp: { host: '127.0.0.1', port, dkim } } },
  ];
  return {
    teams: {
      fallback: 'operations',
      engineer: 'engineering',
      teams: [
        { id: 'operations', name: 'Operations', receivers },
        { id: 'engineering', name: 'Engineering', receivers: [{ notifier: 'file', options: { folder: 'told' } }] },
      ],
    },
    touchpoints: { touchpoints: [{ id: 'staff', name: { en: 'Staff' }, owners: ['operations'] }] },
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: [recorder.host] },
      mail: { from: 'vigie@shop.example', smtp: { host: '127.0.0.1', port } },
      links: { url: 'https://vigie.example', key: canary((mark) => mark.padEnd(40, 'l')) },
      heartbeat: { url: canary((mark) => `${web}/ping/${mark}`) },
      privacy: { authorKey: canary((mark) => mark.padEnd(40, 'a')) },
    },
  };
}

async function fill(): Promise<void> {
  const opened = await openDatabase({ dataDir: project.dataDir });
  const at = systemClock();
  const letters = Array.from({ length: 12 }, (_, index): Notification => {
    const [thread, receiver] = ['shop/case', `operations/${index}`];
    const message = {
      type: 'rating.drift.firing',
      subject: 'Case\u001b[2J',
      text: 'T\n',
      html: '',
      data: { incident: {} },
      thread,
    };
    const key = notificationKey(thread, 1, receiver);
    const times = { createdAt: at, attempts: 9, nextAttemptAt: at, state: 'waiting' as const };
    return { key, thread, sequence: 1, team: teamId.parse('operations'), receiver, message, ...times };
  });
  await enqueue(opened.db, letters);
  await opened.close();
}

/** Everything the database holds, as text. */
async function dump(): Promise<string> {
  const opened = await openDatabase({ dataDir: project.dataDir });
  try {
    const { rows } = await sql<{ name: string }>`
      select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
    `.execute(opened.db);
    const texts = rows.map(async ({ name }) =>
      (await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(opened.db)).rows.map(
        ({ row }) => row,
      ),
    );
    return (await Promise.all(texts)).flat().join('\n');
  } finally {
    await opened.close();
  }
}

const found = (text: string) => canaries.filter((one) => text.includes(one));

it('says what became of each message and shows none of 20 secrets, whatever is repeated to it', async () => {
  expect(Object.keys(env).length).toBeGreaterThanOrEqual(20);
  const options = { env: { ...env, VIGIE_LOG_LEVEL: 'trace' }, cwd: project.dir };
  const sent = await vigie(['notify', '--config', project.config], options);
  expect(sent.code).toBe(3);
  expect(sent.stdout).toContain('12 attempts failed');
  expect(sent.stdout).toContain('[secret]');
  const dead = await vigie(['notify', '--dead', '--config', project.config], options);
  expect(dead.stdout).toContain('dead letters (send again: vigie notify --replay KEY');
  expect(dead.stdout).not.toMatch(/\u001b/);
  const doctor = await vigie(['doctor', '--json', '--config', project.config], options);
  expect(doctor.stdout).toContain('vigie notify --dead says why');
  const wrong = { ...options, env: { ...options.env, CANARY_1: canaries[1], CANARY_0: `ftp://${canaries[0]}` } };
  const refused = await vigie(['notify', '--config', project.config], wrong);
  expect(refused.code).toBe(2);
  for (const { stdout, stderr } of [sent, dead, doctor, refused]) expect(found(stdout + stderr)).toEqual([]);
  expect(found(await dump())).toEqual([]);
  const told = await readdir(join(project.dir, 'told'));
  expect(told.length).toBeGreaterThan(0);
  for (const name of told) expect(found(await readFile(join(project.dir, 'told', name), 'utf8'))).toEqual([]);
  // What they were sent did hold secrets: they could have been repeated.
  expect(found(JSON.stringify(recorder.seen)).length).toBeGreaterThan(8);
}, 120_000);

it('puts dead letters back when asked to, and refuses what makes no sense', async () => {
  const run = (...args: string[]) => vigie(['notify', ...args, '--config', project.config], { env, cwd: project.dir });
  const letters = JSON.parse((await run('--dead', '--json', '--receiver', 'operations/4')).stdout) as { key: string }[];
  expect(letters).toHaveLength(1);
  recorder.answer = { status: 204, body: '' };
  const back = await run('--replay', letters[0]!.key);
  expect(back.stdout).toContain('1 dead letter put back\n1 notification delivered');
  expect(back.code).toBe(0);
  const both = await run('--dead', '--replay-all');
  expect(both.code).toBe(2);
  expect(both.stderr).toContain('Expected --dead alone');
}, 120_000);
