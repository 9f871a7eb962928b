import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addAccount, findAccount, listAccounts } from '../../../src/store/accounts.ts';
import { type Browser, type Doors, openDoors } from '../../support/doors.ts';
import { emptyDatabase, openPipeline, type Running, rowsOf, type TestIo, testIo } from '../../support/pipeline.ts';
import { makeProject, type Project } from '../../support/project.ts';
import { CLIENT, type Provider, startProvider } from '../../support/provider.ts';

let project: Project;
let running: Running;
let doors: Doors;
let io: TestIo;
let provider: Provider;

beforeAll(async () => {
  provider = await startProvider();
  const oidc = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: '$' + '{OIDC_CLIENT_SECRET}',
    name: 'Acme',
    access: [
      { group: 'vigie-admins', role: 'admin' },
      { group: 'logistics', role: 'team', team: 'logistics' },
      { group: 'staff', role: 'viewer' },
    ],
  };
  project = await makeProject({ vigie: { server: { oidc } } });
  io = testIo({ env: { OIDC_CLIENT_SECRET: CLIENT.secret } });
  running = await openPipeline(project, io);
  doors = await openDoors(running.context);
});

afterAll(async () => {
  await doors?.close();
  await running?.close();
  await project?.remove();
  await provider?.close();
});

beforeEach(async () => {
  await emptyDatabase(running.context);
  io.lines.length = 0;
  Object.assign(provider, { fault: 'none', groupsIn: 'token', person: ANNA });
});

const ANNA = {
  sub: 'a-1',
  preferred_username: 'Anna.Blum@acme.example',
  name: 'Anna Blum',
  groups: ['staff', 'logistics'],
};

/** Through the provider and back, as a browser goes; returns where it ends. */
async function throughProvider(browser: Browser, to = '/account', change = (back: string) => back): Promise<string> {
  const away = await browser.get(`/login/oidc?to=${encodeURIComponent(to)}`);
  const back = await fetch(away.headers.get('location')!, { redirect: 'manual' });
  const { pathname, search } = new URL(back.headers.get('location')!);
  const end = await browser.get(change(`${pathname}${search}`));
  return end.headers.get('location') ?? String(end.status);
}

test('a person comes in with the role and team of the first group that fits, under an account made for it', async () => {
  const browser = doors.browser();
  expect(await (await browser.get('/login')).text()).toContain('Sign in with Acme');
  expect(await throughProvider(browser)).toBe('/account');
  expect(await (await browser.get('/api/v1/account')).json()).toMatchObject({
    id: 'anna.blum',
    name: 'Anna Blum',
    role: 'team',
    team: 'logistics',
    hasPassword: false,
  });
  provider.person = { ...ANNA, groups: ['vigie-admins'] };
  await throughProvider(doors.browser());
  expect(await listAccounts(running.context.opened.db)).toMatchObject([
    { id: 'anna.blum', role: 'admin', signsInBy: 'provider' },
  ]);
});

test('groups that only the user information tells count too', async () => {
  provider.groupsIn = 'userinfo';
  const browser = doors.browser();
  expect(await throughProvider(browser)).toBe('/account');
  expect(await (await browser.get('/api/v1/account')).json()).toMatchObject({ role: 'team' });
});

test('who is in no group stays out, and who left them all is put out', async () => {
  const browser = doors.browser();
  await throughProvider(browser);
  provider.person = { ...ANNA, groups: ['others'] };
  const again = doors.browser();
  expect(await throughProvider(again)).toBe('/login?done=no-group');
  expect(await (await again.get('/login?done=no-group')).text()).toContain('none of your groups');
  expect((await browser.get('/api/v1/account')).status).toBe(401);
  provider.person = { sub: 'b-2', preferred_username: 'bob' };
  expect(await throughProvider(doors.browser())).toBe('/login?done=no-group');
  expect(await findAccount(running.context.opened.db, 'bob')).toBeUndefined();
});

test('a name of the provider never opens somebody else’s account', async () => {
  await addAccount(running.context.opened.db, { id: 'anna.blum', name: 'Another', role: 'admin' }, io.clock);
  const browser = doors.browser();
  await throughProvider(browser);
  expect(await (await browser.get('/api/v1/account')).json()).toMatchObject({ id: 'anna.blum-2', role: 'team' });
});

test.each(['signature', 'nonce', 'audience', 'expired', 'issuer'] as const)(
  'an ID token with a wrong %s lets nobody in',
  async (fault) => {
    provider.fault = fault;
    const browser = doors.browser();
    expect(await throughProvider(browser)).toBe('/login?done=provider');
    expect(browser.cookies.has('__Host-vigie')).toBe(false);
    expect(await rowsOf(running.context.opened.db, 'sessions')).toEqual([]);
  },
);

test('an answer that this browser did not ask for lets nobody in', async () => {
  const wrongState = (back: string) => back.replace(/state=[^&]+/, 'state=another');
  expect(await throughProvider(doors.browser(), '/', wrongState)).toBe('/login?done=provider');
  // The whole answer of somebody else's errand, in a browser that has none.
  let stolen = '';
  await throughProvider(doors.browser(), '/', (back) => {
    stolen = back;
    return '/healthz';
  });
  const victim = doors.browser();
  expect((await victim.get(stolen)).headers.get('location')).toBe('/login?done=provider');
  expect(victim.cookies.has('__Host-vigie')).toBe(false);
});

test('afterwards it goes to pages of ours only', async () => {
  expect(await throughProvider(doors.browser(), '//evil.example/')).toBe('/');
  expect(await throughProvider(doors.browser(), 'https://evil.example/')).toBe('/');
});

test('signing out offers the provider’s own end, which leads back here', async () => {
  const browser = doors.browser();
  await throughProvider(browser);
  await browser.post('/logout');
  expect(await (await browser.get('/login?done=out')).text()).toContain('href="/login/oidc/out"');
  const out = new URL((await browser.get('/login/oidc/out')).headers.get('location')!);
  expect(`${out.origin}${out.pathname}`).toBe(`${provider.issuer}/out`);
  expect(out.searchParams.get('post_logout_redirect_uri')).toBe(`${doors.url}/login`);
  expect((await browser.get('/api/v1/account')).status).toBe(401);
});

test('codes, tokens and the client’s secret stand in no log and no table', async () => {
  await throughProvider(doors.browser());
  provider.fault = 'signature';
  await throughProvider(doors.browser());
  const { db } = running.context.opened;
  const tables = ['accounts', 'sessions', 'tokens', 'guesses', 'known_browsers'];
  const said = io.lines.join('\n') + JSON.stringify(await Promise.all(tables.map((table) => rowsOf(db, table))));
  expect(said).toContain('provider did not sign in');
  expect(provider.secrets.length).toBeGreaterThan(4);
  for (const secret of provider.secrets) expect(said).not.toContain(secret);
});
