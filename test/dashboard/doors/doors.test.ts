import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEntrance } from '../../../src/dashboard/doors/entrance.ts';
import type { Route } from '../../../src/dashboard/route.ts';
import { ROUTES } from '../../../src/dashboard/routes.ts';
import { mayDo, ROLES, type Role } from '../../../src/domain/account.ts';
import { instant, millis } from '../../../src/domain/time.ts';
import { addAccount, changeAccount, disableAccount } from '../../../src/store/accounts.ts';
import { countGuess } from '../../../src/store/guesses.ts';
import { beginSession } from '../../../src/store/sessions.ts';
import { account, type Browser, type Doors, openDoors, PASSWORD, signedIn, token } from '../../support/doors.ts';
import { emptyDatabase, NOW, openPipeline, type Running, rowsOf, type TestIo, testIo } from '../../support/pipeline.ts';
import { makeProject, type Project } from '../../support/project.ts';

let project: Project;
let running: Running;
let doors: Doors;
let io: TestIo;
const shown: string[] = [];
const entrance = openEntrance('ops', () => shown.push('again'));
const ALL: readonly Route[] = [...ROUTES, ...entrance.routes];

beforeAll(async () => {
  project = await makeProject({ vigie: { server: { trustProxy: ['127.0.0.1'] } } });
  io = testIo();
  running = await openPipeline(project, io);
  doors = await openDoors(running.context, ALL);
});

afterAll(async () => {
  await doors?.close();
  await running?.close();
  await project?.remove();
});

beforeEach(async () => {
  io.clock = NOW;
  io.lines.length = 0;
  await emptyDatabase(running.context);
});

function later(hours: number): void {
  io.clock = instant(millis(NOW) + hours * 3_600_000);
}

/** A browser with a session of a new account of this role, without the work of a password. */
async function as(role: Role): Promise<Browser> {
  const { opened, now } = running.context;
  const id = `canary-${role}`;
  await addAccount(opened.db, { id, name: id, role, ...(role === 'team' && { team: 'logistics' as never }) }, now());
  const browser = doors.browser();
  const secret = `secret-of-${role}`;
  await beginSession(opened.db, { secret, account: id, limits: { hours: 12, idleHours: 4 } }, now());
  browser.cookies.set('__Host-vigie', secret);
  return browser;
}

const isIn = async (browser: Browser) => (await browser.get('/api/v1/account')).status === 200;

describe('signing in', () => {
  test('gives a session whose cookie no script reads and no other site sends, and the database keeps only its hash', async () => {
    await account(running.context, 'anna', 'manager');
    const browser = doors.browser();
    browser.cookies.set('__Host-vigie', 'planted-by-somebody');
    const answer = await browser.post('/login', { name: ' Anna ', password: PASSWORD, to: '/account' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-vigie='));
    expect(line).toMatch(/^__Host-vigie=[\w-]{43}; Max-Age=43200; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(await isIn(browser)).toBe(true);
    const secret = browser.cookies.get('__Host-vigie')!;
    const kept = JSON.stringify(await Promise.all(TABLES.map((table) => rowsOf(running.context.opened.db, table))));
    for (const hidden of [secret, PASSWORD, browser.cookies.get('__Host-vigie-browser')!]) {
      expect(kept).not.toContain(hidden);
      expect(io.lines.join('\n')).not.toContain(hidden);
    }
  });

  test('says the same for a wrong password and for nobody, and the API says 401', async () => {
    await account(running.context, 'anna', 'viewer');
    const answers = [];
    for (const name of ['anna', 'nobody', 'NUL\0 and\nmore']) {
      const form = await doors.browser().post('/login', { name, password: 'wrong password' });
      const page = await doors.browser().get(form.headers.get('location')!);
      answers.push([
        form.status,
        form.headers.get('location'),
        (await page.text()).includes('Name or password is wrong.'),
      ]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]).toEqual([303, '/login?done=wrong&to=%2F', true]);
    const api = await fetch(`${doors.url}/api/v1/login`, {
      method: 'POST',
      headers: { origin: doors.url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'anna', password: 'wrong password' }),
    });
    expect(api.status).toBe(401);
  });

  test('tells in words that a browser kept no session, where cookies that ask for https are refused', async () => {
    await account(running.context, 'anna', 'viewer');
    const browser = doors.browser();
    await browser.post('/login', { name: 'anna', password: PASSWORD });
    browser.cookies.delete('__Host-vigie');
    expect(await (await browser.get('/login')).text()).toContain('your browser did not keep the session');
    expect(await (await doors.browser().get('/login')).text()).not.toContain('did not keep');
  });

  test('a session ends on the server: at sign-out, after its hours, unused, at a new password, when disabled', async () => {
    const { opened } = running.context;
    await account(running.context, 'anna', 'viewer');
    const [out, changed, other] = [
      await signedIn(doors, 'anna'),
      await signedIn(doors, 'anna'),
      await signedIn(doors, 'anna'),
    ];
    const kept = new Map(out.cookies);
    await out.post('/logout');
    expect(out.cookies.has('__Host-vigie')).toBe(false);
    for (const [name, value] of kept) out.cookies.set(name, value);
    expect(await isIn(out)).toBe(false);

    const before = changed.cookies.get('__Host-vigie');
    const answer = await changed.post('/account/password', { old: PASSWORD, password: 'another long password' });
    expect(answer.headers.get('location')).toBe('/account?done=password');
    expect(changed.cookies.get('__Host-vigie')).not.toBe(before);
    expect([await isIn(changed), await isIn(other)]).toEqual([true, false]);

    for (const hours of [3, 6, 9]) {
      later(hours);
      expect(await isIn(changed)).toBe(true);
    }
    later(12.01);
    expect(await isIn(changed)).toBe(false);

    const idle = await as('viewer');
    later(12 + 3.9);
    expect(await isIn(idle)).toBe(true);
    later(12 + 3.9 + 4.1);
    expect(await isIn(idle)).toBe(false);

    const disabled = await as('team');
    await disableAccount(opened.db, 'canary-team', io.clock);
    expect(await isIn(disabled)).toBe(false);
    await disableAccount(opened.db, 'canary-team', undefined);
    expect(await isIn(disabled)).toBe(false);
  });
});

const TABLES = ['accounts', 'sessions', 'tokens', 'guesses', 'known_browsers'];

describe('guessing', () => {
  test('of 10,000 guesses at one account at most 20 are looked at in an hour, from one address or from all', {
    timeout: 300_000,
  }, async () => {
    const { db } = running.context.opened;
    const budget = { visitor: 5, strangers: 15, known: 5 };
    let looked = 0;
    for (let n = 0; n < 10_000; n++) {
      const address = n < 5_000 ? '203.0.113.7' : `198.51.${n % 250}.${n % 199}`;
      if ((await countGuess(db, { account: 'anna', address }, budget, io.clock)) !== undefined) looked++;
      if (n === 4_999) expect(looked).toBe(5);
    }
    expect(looked).toBe(15);
    later(1.01);
    expect(await countGuess(db, { account: 'anna', address: '203.0.113.7' }, budget, io.clock)).toBeDefined();
  });

  test('an attacker at one address locks nobody out, attackers everywhere nobody who has signed in before', {
    timeout: 120_000,
  }, async () => {
    await account(running.context, 'anna', 'viewer');
    const home = await signedIn(doors, 'anna', '192.0.2.1');
    await home.post('/logout');
    const attacker = doors.browser('203.0.113.7');
    const told: (string | null)[] = [];
    for (let n = 0; n < 30; n++)
      told.push((await attacker.post('/login', { name: 'anna', password: `guess ${n}` })).headers.get('location'));
    expect(told.filter((one) => one?.includes('done=wrong'))).toHaveLength(5);
    expect(told.at(-1)).toContain('done=often');
    await signedIn(doors, 'anna', '192.0.2.99');
    for (let n = 0; n < 40; n++)
      await doors.browser(`2001:db8:${n.toString(16)}::1`).post('/login', { name: 'anna', password: `guess ${n}` });
    expect(await rowsOf(running.context.opened.db, 'guesses')).toHaveLength(15);
    const fresh = doors.browser('192.0.2.50');
    expect((await fresh.post('/login', { name: 'anna', password: PASSWORD })).headers.get('location')).toContain(
      'often',
    );
    await home.post('/login', { name: 'anna', password: PASSWORD });
    expect(await isIn(home)).toBe(true);
  });

  test('two processes together look at no more than one does', async () => {
    const { db } = running.context.opened;
    const budget = { visitor: 5, strangers: 15, known: 5 };
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, n) => countGuess(db, { account: 'a', address: `192.0.2.${n}` }, budget, io.clock)),
    );
    expect(all.filter((one) => one !== undefined)).toHaveLength(15);
  });
});

describe('tokens', () => {
  test('speak for their maker with their own role, until they end, are revoked, or the maker may less', async () => {
    await as('admin');
    const { opened } = running.context;
    const bearer = async (secret: string, path = '/api/v1/accounts') =>
      (await fetch(`${doors.url}${path}`, { headers: { authorization: `Bearer ${secret}` } })).status;
    const strong = await token(running.context, 'canary-admin', 'admin');
    const weak = await token(running.context, 'canary-admin', 'viewer');
    expect([await bearer(strong), await bearer(weak), await bearer(weak, '/api/v1/account')]).toEqual([200, 403, 200]);
    expect(await bearer(`${strong.slice(0, -1)}x`)).toBe(401);
    await changeAccount(opened.db, 'canary-admin', { role: { role: 'viewer' } });
    expect(await bearer(strong)).toBe(403);
    await changeAccount(opened.db, 'canary-admin', { role: { role: 'admin' } });
    await disableAccount(opened.db, 'canary-admin', io.clock);
    expect(await bearer(strong)).toBe(401);
    await disableAccount(opened.db, 'canary-admin', undefined);
    expect(await bearer(strong)).toBe(200);
    expect((await rowsOf(opened.db, 'tokens')).find(({ role }) => role === 'admin')?.used_at).toBe(NOW);
  });

  test('are shown once by the page that makes them, found nowhere later, and work no more when revoked', async () => {
    const browser = await as('manager');
    const made = await browser.post('/account/tokens', { name: 'crm', role: 'viewer', days: '30' });
    const secret = /vigie_[0-9A-Za-z]{42}/.exec(await made.text())![0];
    expect(await (await browser.get('/account')).text()).not.toContain(secret);
    expect(JSON.stringify(await rowsOf(running.context.opened.db, 'tokens'))).not.toContain(secret);
    const ask = () => fetch(`${doors.url}/api/v1/account`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    later(24 * 30 + 1);
    expect((await ask()).status).toBe(401);
    io.clock = NOW;
    const [{ id } = { id: 0 }] = await rowsOf(running.context.opened.db, 'tokens');
    expect((await browser.post('/account/tokens/revoke', { token: String(id) })).status).toBe(303);
    expect((await ask()).status).toBe(401);
    expect((await browser.post('/account/tokens', { name: 'x', role: 'admin', days: '30' })).status).toBe(403);
  });

  test('change nothing about the person whose they are, and a token beside a session counts alone', async () => {
    const browser = await as('admin');
    const weak = await token(running.context, 'canary-admin', 'viewer');
    const headers = { authorization: `Bearer ${weak}` };
    expect((await browser.get('/api/v1/accounts', headers)).status).toBe(403);
    expect((await browser.get('/api/v1/accounts', { authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await browser.get('/api/v1/accounts', { authorization: 'Basic YTpi' })).status).toBe(401);
    for (const path of ['/account/password', '/account/settings', '/account/sessions', '/account/tokens'])
      expect((await browser.post(path, BODIES[path] ?? {}, headers)).status, path).toBe(403);
    // Without an origin: no browser sends such a request by itself.
    const strong = await token(running.context, 'canary-admin', 'admin');
    const answer = await fetch(`${doors.url}/api/v1/accounts/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${strong}`, 'content-type': 'application/json' },
      body: '{"id":"canary-admin"}',
    });
    expect(answer.status).toBe(200);
  });
});

const BODIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/account/password': { old: PASSWORD, password: 'another long password' },
  '/account/settings': { name: 'Anna' },
  '/account/tokens': { name: 'x', role: 'viewer', days: '3' },
};

describe('keeping accounts', () => {
  test('an administrator adds one, whose password is shown once and lets in', async () => {
    const admin = await as('admin');
    const added = await admin.post('/accounts', { id: 'Berta', name: 'Berta <b>', role: 'team', team: 'logistics' });
    const page = await added.text();
    expect(page).toContain('Password of berta');
    const password = /<code[^>]*>([a-z2-9-]{23})<\/code>/.exec(page)![1]!;
    const browser = doors.browser();
    await browser.post('/login', { name: 'berta', password });
    expect(await (await browser.get('/api/v1/account')).json()).toMatchObject({
      id: 'berta',
      role: 'team',
      team: 'logistics',
    });
    expect(await (await admin.get('/accounts')).text()).toContain('Berta &lt;b&gt;');
    expect(
      (await admin.post('/accounts', { id: 'berta', name: 'B', role: 'viewer' })).headers.get('location'),
    ).toContain('taken');
    expect((await admin.post('/accounts', { id: 'c', name: 'C', role: 'team' })).headers.get('location')).toContain(
      'team',
    );
    expect((await admin.post('/accounts', { id: 'c', name: 'C', role: 'team', team: 'nobody' })).status).toBe(422);
  });

  test('nobody shuts out themselves or the last administrator', async () => {
    const admin = await as('admin');
    await account(running.context, 'anna', 'admin');
    for (const [path, form] of [
      ['/accounts/state', { state: 'disabled' }],
      ['/accounts/remove', {}],
      ['/accounts/role', { role: 'viewer' }],
    ] as const) {
      expect((await admin.post(path, { id: 'canary-admin', ...form })).headers.get('location')).toContain('done=own');
      expect((await admin.post(path, { id: 'anna', ...form })).headers.get('location')).toContain('done=last');
    }
    expect(await rowsOf(running.context.opened.db, 'accounts')).toHaveLength(2);
  });

  test('a weak or a wrong password changes nothing and says why', async () => {
    await account(running.context, 'anna', 'viewer');
    const browser = await signedIn(doors, 'anna');
    const change = async (old: string, password: string) =>
      (await browser.post('/account/password', { old, password })).headers.get('location');
    expect(await change(PASSWORD, 'short')).toBe('/account?done=short');
    expect(await change(PASSWORD, 'aaaaaaaaaaaaaaaa')).toBe('/account?done=plain');
    expect(await change('wrong password', 'another long password')).toBe('/account?done=old');
    expect(await isIn(await signedIn(doors, 'anna'))).toBe(true);
  });
});

describe('the way in without an account', () => {
  test('works once, by a press and not by a look, and closes when there is an account', async () => {
    const path = entrance.path();
    const secret = path.slice('/enter/'.length);
    const browser = doors.browser();
    expect((await browser.get(path)).status).toBe(200);
    expect((await browser.get(path)).status).toBe(200);
    expect((await doors.browser().post('/enter', { secret: 'wrong' })).status).toBe(404);
    const both = await Promise.all([browser.post('/enter', { secret }), doors.browser().post('/enter', { secret })]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(shown).toEqual(['again']);
    expect(entrance.path()).not.toBe(path);
    await account(running.context, 'anna', 'admin');
    const next = entrance.path();
    expect((await doors.browser().get(next)).status).toBe(404);
    expect((await doors.browser().post('/enter', { secret: next.slice(7) })).status).toBe(404);
    expect(io.lines.join('\n')).not.toContain(next.slice(7));
  });
});

/** What may be asked without signing in. A route that comes here must be argued. */
const OPEN = new Set([
  ...['/login', '/logout', '/login/oidc', '/login/oidc/callback', '/login/oidc/out', '/enter', '/enter/:secret'],
  ...['/healthz', '/readyz', '/metrics', '/assets/:name', '/api/v1/openapi.json'],
]);

describe('every route of the table', () => {
  /** All ways to ask for a route: as a page and by the API. */
  function asks(route: Route): { method: 'GET' | 'POST'; path: string }[] {
    const path = route.path.replace(/:\w+/g, 'x');
    const method = route.kind === 'act' ? 'POST' : 'GET';
    const api = `/api/v1${path === '/' ? '/overview' : path}`;
    return route.kind === 'view' || route.kind === 'act'
      ? [
          { method, path },
          { method, path: api },
        ]
      : [{ method, path }];
  }

  function ask(browser: Browser, method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>> = {}) {
    const json: Record<string, string> = path.startsWith('/api/') ? { 'content-type': 'application/json' } : {};
    return method === 'GET' ? browser.get(path, headers) : browser.post(path, {}, { ...json, ...headers });
  }

  const closed = ALL.filter(({ allow }) => allow !== 'everybody');
  const state = async () =>
    JSON.stringify(await Promise.all(TABLES.map((table) => rowsOf(running.context.opened.db, table))));

  test('has a rule: a least role, or a place in the list of what is open', () => {
    for (const { path, allow } of ALL) {
      if (allow === 'everybody') expect([...OPEN]).toContain(path);
      else expect(ROLES, path).toContain(allow);
    }
    expect(closed.length).toBeGreaterThan(10);
  });

  async function refused(
    title: string,
    browser: Browser,
    headers: Readonly<Record<string, string>>,
    expected: readonly number[],
    routes = closed,
  ) {
    const before = await state();
    for (const route of routes) {
      for (const { method, path } of asks(route)) {
        const answer = await ask(browser, method, path, headers);
        const text = await answer.text();
        expect(expected, `${title}: ${method} ${path}`).toContain(answer.status);
        if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/login\?to=/);
        expect(text, `${title}: ${method} ${path}`).not.toMatch(/canary|Shop North|vigie_[0-9A-Za-z]{42}/);
      }
    }
    expect(await state()).toBe(before);
  }

  test('shows and does nothing without a session, with one that has expired, and with one of nobody', async () => {
    await as('admin');
    await refused('no session', doors.browser(), {}, [303, 401]);
    const forged = doors.browser();
    forged.cookies.set('__Host-vigie', 'x'.repeat(5000));
    await refused('forged session', forged, {}, [303, 401]);
    const expired = await as('manager');
    later(13);
    await refused('expired session', expired, {}, [303, 401]);
  });

  test('shows and does nothing for a smaller role, by session or by token', { timeout: 60_000 }, async () => {
    for (const role of ROLES) {
      const above = closed.filter(({ allow }) => allow !== 'everybody' && !mayDo(role, allow));
      const browser = await as(role);
      await refused(`role ${role}`, browser, {}, [403], above);
    }
    const weak = await token(running.context, 'canary-admin', 'viewer');
    const used = { authorization: `Bearer ${weak}` };
    await fetch(`${doors.url}/api/v1/account`, { headers: used });
    const beyond = closed.filter(({ allow }) => allow !== 'viewer');
    await refused('token of a viewer', doors.browser(), used, [403], beyond);
  });

  test('does nothing for other sites, and nothing by GET; answers to no name but ours', async () => {
    const admin = await as('admin');
    const acts = ALL.filter(({ kind }) => kind === 'act');
    for (const foreign of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: doors.url, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: doors.url.replace('http', 'https'), 'sec-fetch-site': 'same-origin' },
    ])
      await refused('forged origin', admin, foreign, [403], acts);
    const seen = new Set(ALL.filter(({ kind }) => kind !== 'act').map(({ path }) => path));
    const before = await state();
    for (const { path } of acts) if (!seen.has(path)) expect((await admin.get(path)).status, path).toBe(404);
    expect(await state()).toBe(before);
  });

  test('answers only to its own name: a page elsewhere that calls itself by our address reads nothing', async () => {
    const { request } = await import('node:http');
    await as('admin');
    const port = new URL(doors.url).port;
    const ask = (path: string, host: string) =>
      new Promise<number>((resolve, reject) =>
        request(
          { host: '127.0.0.1', port, path, headers: { host, cookie: '__Host-vigie=secret-of-admin' } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        )
          .on('error', reject)
          .end(),
      );
    const paths = [
      ...closed.filter(({ kind }) => kind !== 'act').map(({ path }) => path),
      '/metrics',
      '/login',
      '/readyz',
    ];
    for (const path of paths)
      for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, '127.0.0.1:1'])
        expect(await ask(path.replace(/:\w+/g, 'x'), host), `${path} as ${host}`).toBe(400);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await ask('/account', host), host).toBe(200);
  });
});

describe('signs of life', () => {
  test('are in the words that monitors know, and name nobody', async () => {
    await account(running.context, 'canary', 'viewer');
    await signedIn(doors, 'canary');
    const near = doors.browser();
    expect(await (await near.get('/healthz')).text()).toBe('ok\n');
    expect(await (await near.get('/readyz')).text()).toBe('ready\n');
    const metrics = await near.get('/metrics');
    const text = await metrics.text();
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toMatch(/^vigie_reviews 0$/m);
    expect(text).toMatch(/^vigie_runs_last_day\{outcome="complete"\} 0$/m);
    expect(text).toMatch(/^vigie_page_seconds_count\{route="\/login"\} \d+$/m);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) vigie_\w+ .+|vigie_\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? -?[\d.e+-]+)$/,
      );
    expect(text).not.toMatch(/canary|north/i);
    const far = doors.browser('203.0.113.7');
    expect((await far.get('/metrics')).status).toBe(401);
    const secret = await token(running.context, 'canary', 'viewer');
    expect((await far.get('/metrics', { authorization: `Bearer ${secret}` })).status).toBe(200);
  });

  test('say not ready when the tables are of another version', async () => {
    const { sql } = await import('kysely');
    const { db } = running.context.opened;
    await sql`insert into migrations (name) values ('9999-later')`.execute(db);
    try {
      expect((await doors.browser().get('/readyz')).status).toBe(503);
    } finally {
      await sql`delete from migrations where name = '9999-later'`.execute(db);
    }
  });
});
