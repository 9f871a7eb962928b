// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the configuration are written so
/** From a mail to a team that is left alone: a real mail server, the link out of the mail, the real door, real passes; both databases. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { ACT_PAGE_WORDINGS } from '../../src/alerts/messages/act-page-wording.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import { waitingActs } from '../../src/pipeline/act-inbox.ts';
import { readConfig } from '../../src/pipeline/context.ts';
import { type Door, openDoor } from '../../src/pipeline/receive.ts';
import { runOnce } from '../../src/pipeline/run.ts';
import { findIncidents, transitionsOf } from '../../src/store/incidents.ts';
import { attemptsOf, messagesOf } from '../../src/store/outbox.ts';
import { eachDatabase } from '../support/databases.ts';
import {
  asCsv,
  badDays,
  calmDays,
  dayAfter,
  NOW,
  openPipeline,
  type Running,
  type TestIo,
  testIo,
} from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const BASE = 'https://vigie.example.com/team';
const OLD_KEY = 'the key that signed the mails, 32 letters';
const NEW_KEY = 'the key that came after it, also 32 letters';
const PAGE = ACT_PAGE_WORDINGS.en;
/** The same fall twice: one is answered, the other is not. */
const BRANDS = ['shop', 'twin'] as const;

eachDatabase((_name, database) => {
  let io: TestIo;
  let project: Project;
  let exports: string;
  let running: Running;
  let door: Door;
  let smtp: SMTPServer;
  const mails: { readonly to: string; readonly mail: Email }[] = [];

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', async () => {
          mails.push({ to: session.envelope.rcptTo[0]!.address, mail: await PostalMime.parse(Buffer.concat(parts)) });
          done(null);
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const team = (id: string, changes: object) => ({
      id,
      name: id,
      timeZone: 'Europe/Paris',
      receivers: [{ notifier: 'email', options: { to: `${id}@shop.example` } }],
      ...changes,
    });
    exports = await mkdtemp(join(tmpdir(), 'vigie-exports-'));
    project = await makeProject({
      sources: {
        brands: BRANDS.map((id) => ({ id, name: id })),
        locations: BRANDS.map((brand) => ({ id: `${brand}-place`, name: `${brand} place`, brand })),
        sources: BRANDS.map((brand) => ({
          id: `${brand}-export`,
          location: `${brand}-place`,
          kind: 'file',
          access: 'export',
          options: { path: join(exports, `${brand}.csv`) },
        })),
      },
      touchpoints: { touchpoints: [{ id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics'] }] },
      teams: {
        fallback: 'logistics',
        engineer: 'crew',
        teams: [
          team('logistics', { manager: 'chief' }),
          team('chief', { hours: { from: '15:00', to: '18:00' } }),
          team('crew', {}),
        ],
      },
      // What is critical goes out at any hour: nothing here is. No weekly letters among the mails.
      alerts: {
        averageRunLength: { down: 2_000, up: 2_000 },
        criticalStars: 4,
        updateAfterHours: 0,
        digest: { day: 'never' },
      },
      vigie: {
        database: { url: '${DATABASE_URL:-}' },
        mail: {
          from: 'vigie@shop.example',
          smtp: { host: '127.0.0.1', port: (smtp.server.address() as AddressInfo).port },
        },
        links: { url: BASE, key: ['${LINK_KEY}'], days: 60 },
      },
    });
    const url = (await database.fresh()).databaseUrl?.reveal();
    io = testIo({ env: { LINK_KEY: OLD_KEY, ...(url !== undefined && { DATABASE_URL: url }) } });
    running = await openPipeline(project, io);
  }, 60_000);
  afterAll(async () => {
    await door?.close();
    await running.close();
    await project.remove();
    await rm(exports, { recursive: true, force: true });
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  const db = () => running.context.opened.db;
  const keyOf = async (brand: string) =>
    (await findIncidents(db(), { kinds: ['drift'] })).find((one) => one.brand === brand)!.key;
  const reasons = async (brand: string) =>
    (await transitionsOf(db(), await keyOf(brand))).map(({ reason, by }) => `${reason} by ${by}`);
  const waiting = async () => (await waitingActs(project.dataDir)).length;
  /** Whom a mail went to and what about, in any order of the two brands. */
  const told = () =>
    mails
      .splice(0)
      // What the engineer hears of sources is another matter.
      .filter(({ to }) => !to.startsWith('crew@'))
      .map(({ to, mail }) => `${to.split('@')[0]}: ${BRANDS.find((brand) => mail.subject!.includes(brand))}`)
      .sort();
  async function pass(at: Instant, until?: number) {
    io.clock = at;
    const rows = (brand: string) =>
      [
        ...calmDays(-100, -10),
        ...badDays(-10, Math.min(until ?? 0, 16)),
        ...calmDays(16, Math.max(16, until ?? 0)),
      ].map((row) => ({
        ...row,
        id: `${brand}-${row.id}`,
      }));
    for (const brand of BRANDS) await writeFile(join(exports, `${brand}.csv`), asCsv(rows(brand)));
    return runOnce(running.context, {});
  }

  it('the link of a mail is looked at, pressed once, and ends the reminders of its own incident alone', {
    timeout: 240_000,
  }, async () => {
    await pass(NOW, 0);
    const [first] = mails.filter(({ mail }) => mail.subject!.includes('shop'));
    expect(told()).toEqual(['logistics: shop', 'logistics: twin']);
    const hrefs = [...first!.mail.html!.matchAll(/href="(https:\/\/vigie\.example\.com\/team\/act\/[^"]+)"/g)];
    const links = new Map(hrefs.map(([, href = '']) => [saidBy(href).act, href.slice(BASE.length)]));
    expect([...links.keys()].sort()).toEqual(['acknowledge', 'silence']);
    const path = links.get('acknowledge')!;
    expect(first!.mail.text).toContain(path);
    expect(saidBy(path)).toMatchObject({ incident: await keyOf('shop'), team: 'logistics' });

    // The key was changed since: the door knows both, the mail is of the old one.
    const rotated = { ...io.env, LINK_KEY: NEW_KEY, LINK_KEY_BEFORE: OLD_KEY };
    const file = join(project.config, 'vigie.yaml');
    const both = {
      ...parse(await readFile(file, 'utf8')),
      links: { url: BASE, key: ['${LINK_KEY}', '${LINK_KEY_BEFORE}'], days: 60 },
    };
    await writeFile(file, stringify(both));
    door = await openDoor(await readConfig({ env: rotated }, project.config), io, { host: '127.0.0.1', port: 0 });
    const ask = (method: string, to = path, body?: URLSearchParams) =>
      fetch(`${door.url}${to}`, { method, ...(body && { body }) });

    // Scanners of mail servers open every link, some of them again and again.
    for (let i = 0; i < 20; i++) {
      for (const link of links.values()) {
        const page = await ask('GET', link);
        expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
        expect((await ask('HEAD', link)).status).toBe(200);
      }
    }
    expect(await waiting()).toBe(0);

    // Two working days later the manager is called, and has closed until three: both calls wait.
    const { acts } = await pass(dayAfter(2));
    expect(acts).toEqual({ done: 0, repeated: 0, aside: [] });
    expect([told(), await reasons('shop')]).toEqual([[], expect.not.arrayContaining([expect.stringContaining('Ana')])]);
    io.clock = instant(millis(dayAfter(2)) + 1_800_000);
    const pressed = await ask('POST', path, new URLSearchParams({ name: 'Ana', note: 'new driver' }));
    expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining(PAGE.done.acknowledge.title)]);
    expect(await waiting()).toBe(1);

    // The token of this incident says nothing about another one.
    const other = forged(path, { incident: await keyOf('twin') });
    for (const method of ['GET', 'POST']) {
      const answer = await ask(method, other);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining(PAGE.unknown.title)]);
    }
    expect(await waiting()).toBe(1);

    const third = await pass(instant(millis(dayAfter(2)) + 3_600_000));
    expect(third.acts).toEqual({ done: 1, repeated: 0, aside: [] });
    expect(told()).toEqual(['chief: twin']);
    expect(await waiting()).toBe(0);
    const [shop, twin] = [await keyOf('shop'), await keyOf('twin')];
    const step = (await transitionsOf(db(), shop)).filter(({ reason }) => reason === 'acknowledged');
    expect(step).toMatchObject([{ by: 'Ana (logistics)', why: 'acknowledged: new driver' }]);
    expect(step[0]!.at).toBe(instant(millis(dayAfter(2)) + 1_800_000));
    const call = (await messagesOf(db(), shop)).filter(({ team }) => team === 'chief');
    expect(call).toMatchObject([{ state: 'withdrawn' }]);
    expect((await attemptsOf(db(), call[0]!.key)).map(({ detail }) => detail)).toEqual([
      'withdrawn: acknowledged by Ana (logistics) while it waited',
    ]);
    expect((await transitionsOf(db(), twin)).map(({ by }) => by)).not.toContain('Ana (logistics)');

    // Once more: a page says so, and nothing is done, now or by the next pass.
    const again = await ask('POST');
    expect([again.status, await again.text()]).toEqual([200, expect.stringContaining(PAGE.already.title)]);
    expect(await waiting()).toBe(0);
    const fourth = await pass(instant(millis(dayAfter(2)) + 7_200_000));
    expect([fourth.acts.done, told()]).toEqual([0, []]);

    // Customers go on complaining: who answered is left alone, who did not is reminded.
    await pass(dayAfter(8), 8);
    await pass(dayAfter(16), 16);
    expect(told()).toEqual(['logistics: twin', 'logistics: twin']);
    const called = async (brand: string) =>
      (await transitionsOf(db(), await keyOf(brand))).flatMap(({ reason = '' }) =>
        reason === 'repeated' || reason === 'escalated' ? [reason] : [],
      );
    expect([await called('shop'), await called('twin')]).toEqual([
      ['escalated'],
      ['escalated', 'repeated', 'repeated'],
    ]);

    // Its end is told to those who know of it: an acknowledgement mutes nothing.
    await pass(dayAfter(50), 50);
    expect((await findIncidents(db(), { key: shop }))[0]!.state).toBe('resolved');
    expect(told()).toEqual(expect.arrayContaining(['logistics: shop', 'logistics: twin']));
    const over = await ask('POST');
    expect([over.status, await over.text()]).toEqual([410, expect.stringContaining(PAGE.over.title)]);
    io.clock = dayAfter(61);
    const late = await ask('POST');
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('It worked until 31 July 2026')]);
    expect(await waiting()).toBe(0);
    expect((await reasons('shop')).filter((one) => one.endsWith('Ana (logistics)'))).toHaveLength(1);
  });
});

describe('what a token says', () => {
  it('can be read by anybody, so that this test forges it as others would', () => {
    const path = `/act/v1.${Buffer.from('{"act":"silence","incident":"a"}').toString('base64url')}.x`;
    expect(saidBy(forged(path, { incident: 'b' }))).toEqual({ act: 'silence', incident: 'b' });
  });
});

function saidBy(address: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(address.split('.').at(-2)!, 'base64url').toString('utf8'));
}

/** Other words under the same signature. */
function forged(path: string, changes: object): string {
  const parts = path.split('.');
  parts[parts.length - 2] = Buffer.from(JSON.stringify({ ...saidBy(path), ...changes })).toString('base64url');
  return parts.join('.');
}
