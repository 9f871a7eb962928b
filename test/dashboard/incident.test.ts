/** The page of an incident: what it says is what the store and the letters say; who may act may, once, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentAnswer } from '../../src/dashboard/answers/incident.ts';
import { INCIDENT_WORDS } from '../../src/dashboard/words/incidents.ts';
import type { Account } from '../../src/domain/account.ts';
import { teamId } from '../../src/domain/ids.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { applyActs } from '../../src/pipeline/acts.ts';
import { findIncidents, transitionsOf } from '../../src/store/incidents.ts';
import { messagesOf } from '../../src/store/outbox.ts';
import { withRunLock } from '../../src/store/run-lock.ts';
import { findSilences } from '../../src/store/silences.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { ADMIN, openPage, type TestPage } from '../support/dashboard.ts';
import { type IncidentWorld, openIncidentWorld } from '../support/incident-world.ts';
import { lookWith } from '../support/look-at-page.ts';

let world: IncidentWorld;
let page: TestPage;
let browser: TestBrowser;
let key: string;
let part: string;

const LOGISTICS: Account = { id: 'lea', name: 'Léa', role: 'team', team: teamId.parse('logistics') };
const HOSTILE = '"><script>alert(1)</script>\u202e<img src=x onerror=alert(2)> end';

beforeAll(async () => {
  world = await openIncidentWorld();
  page = await openPage(world.running.context);
  browser = await startChromium();
  const open = await findIncidents(db(), { states: ['firing'] });
  // The one of the whole brand is told; that of the place is part of it.
  key = open.find(({ location, direction }) => location === undefined && direction === 'down')!.key;
  part = open.find(({ location, direction }) => location !== undefined && direction === 'down')!.key;
});

afterAll(async () => {
  await browser?.close();
  await page?.close();
  await world?.close();
});

const db = () => world.running.context.opened.db;
const at = (query: Record<string, string> = {}) => `/incident?${new URLSearchParams({ key, ...query })}`;

/** Two acts of one person in one moment are one. */
function tick() {
  world.io.clock = instant(millis(world.io.clock) + 60_000);
}

async function as<T>(visitor: Account | undefined, use: () => Promise<T>): Promise<T> {
  page.visitor = visitor;
  try {
    return await use();
  } finally {
    page.visitor = ADMIN;
  }
}

test('the answer has the documented shape, and its figures are those of the store', async () => {
  const answer = incidentAnswer.parse(await (await page.get(`/api/v1${at()}`)).json());
  const [incident] = await findIncidents(db(), { key });
  expect(answer.incident).toEqual(JSON.parse(JSON.stringify(incident)));
  expect(answer.steps).toEqual(JSON.parse(JSON.stringify(await transitionsOf(db(), key))));
  expect(answer.deliveries.map((one) => one.receiver)).toEqual(
    (await messagesOf(db(), key)).map((one) => one.receiver),
  );
  expect(answer.matter.series.reduce((sum, { n }) => sum + n, 0)).toBe(1200);
});

test('the page says what the mail says: every sentence of what moved, how sure, whose share, what closes it', async () => {
  const shown = await as(LOGISTICS, async () => plainText(await (await page.get(at())).text()));
  const mail = (await messagesOf(db(), key)).find(({ team }) => team === 'logistics')!.message.text;
  const lines = mail.split('\n').filter((line) => /→|from \d|between|Average|adds up|closes|level/i.test(line));
  expect(lines.length).toBeGreaterThan(3);
  const quote = /The parcel was delivered two weeks late/;
  expect(mail).toMatch(quote);
  expect(shown).toMatch(quote);
  const [incident] = await findIncidents(db(), { key });
  for (const level of [incident!.decomposition!.before, incident!.decomposition!.after])
    expect(shown).toContain(level.mean.toFixed(2));
  expect(shown).toContain('Your team was told');
});

test('evidence is marked inside its quote, and script in a review stays text', async () => {
  const text = await (await page.get(at())).text();
  expect(text).toMatch(/<mark>[^<]*late/);
  expect(text).not.toContain('<script>alert');
  expect(text).toContain('&lt;script&gt;alert(1)');
});

test('a team that was not told reads by which rule', async () => {
  const text = await as(LOGISTICS, async () => plainText(await (await page.get(`/incident?key=${part}`)).text()));
  expect(text).toContain('Your team was not told');
  expect(text).toContain(INCIDENT_WORDS.en.rules.inhibition);
});

test('an unknown key is not found', async () => {
  expect((await page.get('/api/v1/incident?key=shop/none/staff/down/1')).status).toBe(404);
});

test('viewers and other teams may not act, and the page offers them no form', async () => {
  for (const visitor of [
    { ...ADMIN, role: 'viewer' as const },
    { ...LOGISTICS, team: teamId.parse('kitchen') },
  ]) {
    await as(visitor, async () => {
      expect(await (await page.get(at())).text()).not.toContain('action="/incident/');
      for (const name of ['acknowledge', 'note', 'reassign', 'close', 'silence', 'unsilence'])
        expect((await page.post(`/incident/${name}`, fieldsOf(name))).status).toBe(403);
    });
  }
  expect((await transitionsOf(db(), key)).every(({ by }) => by === 'vigie')).toBe(true);
});

test('the team mutes and unmutes, notes, acknowledges once; the page says so and the record keeps the words', async () => {
  await as(LOGISTICS, async () => {
    const muted = await page.post('/incident/silence', { key, days: '3', reason: HOSTILE });
    expect(muted.headers.get('location')).toBe(at({ done: 'silenced' }));
    const [silence] = await findSilences(db(), { incident: key });
    expect([silence!.by, Date.parse(silence!.until) - Date.parse(silence!.from)]).toEqual([
      'Léa (logistics)',
      3 * 86_400_000,
    ]);
    await page.post('/incident/unsilence', { key });
    expect(await findSilences(db(), { incident: key, endingAfter: world.io.clock })).toEqual([]);
    await page.post('/incident/note', { key, note: HOSTILE });
    tick();
    const first = await page.post('/incident/acknowledge', { key });
    expect(first.headers.get('location')).toBe(at({ done: 'acknowledged' }));
    const again = await page.post('/incident/acknowledge', { key });
    expect(again.headers.get('location')).toBe(at({ done: 'nothing' }));
    const said = await (await page.get(at({ done: 'acknowledged' }))).text();
    expect(said).toContain(INCIDENT_WORDS.en.done.acknowledged);
  });
  const steps = await transitionsOf(db(), key);
  expect(steps.slice(1).map(({ reason, by }) => [reason, by])).toEqual([
    ['noted', 'Léa (logistics)'],
    ['acknowledged', 'Léa (logistics)'],
  ]);
});

test('while a pass is under way an act is kept, and that pass or the next does it', async () => {
  tick();
  const kept = await withRunLock(world.running.context.opened, () =>
    page.post('/incident/note', { key, note: 'later' }),
  );
  expect(kept.headers.get('location')).toBe(at({ done: 'kept' }));
  expect((await transitionsOf(db(), key)).some(({ why }) => why === 'later')).toBe(false);
  expect(await applyActs(world.running.context)).toMatchObject({ done: 1, aside: [] });
  expect((await transitionsOf(db(), key)).at(-1)).toMatchObject({ reason: 'noted', why: 'later', by: 'Ada' });
});

test('a manager hands over and closes: the teams are told by messages that wait; an ended one takes no act', async () => {
  tick();
  const before = (await messagesOf(db(), key)).length;
  await page.post('/incident/reassign', { key, to: 'operations', note: HOSTILE });
  const [given] = await findIncidents(db(), { key });
  expect(given).toMatchObject({ accountable: 'operations', informed: ['logistics'] });
  expect((await messagesOf(db(), key)).length).toBeGreaterThan(before);
  expect((await page.post('/incident/reassign', { key, to: 'nobody' })).status).toBe(422);
  tick();
  await page.post('/incident/close', { key, cause: 'expected' });
  expect((await findIncidents(db(), { key }))[0]).toMatchObject({ state: 'accepted', closed: { cause: 'expected' } });
  tick();
  expect((await page.post('/incident/note', { key, note: 'too late' })).status).toBe(409);
  expect((await page.post('/incident/silence', { key, days: '1', reason: 'x' })).status).toBe(409);
});

test('what receivers answered is for managers', async () => {
  const bare = await as({ ...ADMIN, role: 'viewer' }, async () => (await page.get(`/api/v1${at()}`)).json());
  for (const { lines } of (bare as { deliveries: { lines: { detail: string }[] }[] }).deliveries)
    expect(lines.every(({ detail }) => detail === '')).toBe(true);
});

test.each([
  ['en', 1280, 'light'],
  ['fa', 360, 'dark'],
  ['fr', 360, 'light'],
] as const)(
  'in a browser, %s at %i px in %s: no fault, no sideways scroll, nothing for axe',
  async (lang, width, colorScheme) => {
    const look = await lookWith(browser, `${page.url}${at({ lang })}`, { width, colorScheme });
    expect(look).toEqual({ faults: [], overflow: false, axe: [] });
  },
);

function fieldsOf(name: string): Record<string, string> {
  return {
    acknowledge: { key },
    note: { key, note: 'x' },
    reassign: { key, to: 'operations' },
    close: { key, cause: 'expected' },
    silence: { key, days: '1', reason: 'x' },
    unsilence: { key },
  }[name]!;
}

function plainText(page: string): string {
  return page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
}
