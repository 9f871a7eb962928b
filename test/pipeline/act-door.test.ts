/** The door for links, on a real port and in a real browser: looking does nothing, the button does, hostile words stay words. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actLinks, signActLink } from '../../src/alerts/link.ts';
import { ACT_PAGE_WORDINGS } from '../../src/alerts/messages/act-page-wording.ts';
import type { Config } from '../../src/config/config.ts';
import { type TeamId, teamId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { actFolder, readAct, waitingActs } from '../../src/pipeline/act-inbox.ts';
import { readConfig } from '../../src/pipeline/context.ts';
import { writeBoard } from '../../src/pipeline/incident-board.ts';
import { type Door, openDoor } from '../../src/pipeline/receive.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { dayAfter, NOW, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { incident } from '../support/reviews.ts';

const KEY = 'shop/north/delivery/down/1';
const LOGISTICS = teamId.parse('logistics');
const signing = new Secret('a key of at least thirty-two characters');
const io = testIo();

let project: Project;
let config: Config;
let door: Door;

beforeAll(async () => {
  const team = (id: string, language: string) => ({
    id,
    name: { logistics: 'Logistics', livraison: 'Équipe livraison', tahvil: 'تیم تحویل' }[id],
    language,
    timeZone: 'Europe/Paris',
    receivers: [{ notifier: 'file', options: { folder: 'out' } }],
  });
  project = await makeProject({
    teams: {
      fallback: 'logistics',
      engineer: 'logistics',
      teams: [team('logistics', 'en'), team('livraison', 'fr'), team('tahvil', 'fa')],
    },
    touchpoints: { touchpoints: [{ id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics'] }] },
  });
  const plain = await readConfig({ env: {} }, project.config);
  // Behind a path, which some proxies cut off and some do not.
  config = { ...plain, links: { url: 'https://vigie.example.com/team/', keys: [signing], days: 14 } };
  door = await openDoor(config, io, { host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  io.clock = NOW;
  io.lines.length = 0;
  await rm(actFolder(config.database.dataDir), { recursive: true, force: true });
});
afterAll(async () => {
  await door.close();
  await project.remove();
});

/** The path that a message's address has at the door. */
function pathOf(
  act: 'acknowledge' | 'silence',
  subject = 'Shop North: rating fell',
  team: TeamId = LOGISTICS,
  key = KEY,
) {
  return new URL(actLinks(config.links!, { key }, team, subject, NOW)[act]).pathname.replace('/team', '');
}
const get = (path: string, init: RequestInit = {}) => fetch(`${door.url}${path}`, init);
const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  get(path, { method: 'POST', body: new URLSearchParams(fields), headers });
const kept = async () => {
  const files = await waitingActs(config.database.dataDir);
  return Promise.all(files.map(readAct));
};

describe('looking', () => {
  it('a hundred times, in every way that looks, does nothing at all', async () => {
    const path = pathOf('acknowledge');
    for (let i = 0; i < 100; i++) expect((await get(path)).status).toBe(200);
    for (const headers of [{ purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }, { 'x-moz': 'prefetch' }])
      expect((await get(path, { headers })).status).toBe(200);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect((await get(path, { method })).status).toBe(404);
    expect(await readdir(actFolder(config.database.dataDir)).catch(() => [])).toEqual([]);
  });

  it('shows what the button would do, to whom and about what, and may do nothing else', async () => {
    const answer = await get(pathOf('silence'));
    const page = await answer.text();
    for (const words of ['Mute this incident for 7 days', 'Shop North: rating fell', KEY, 'Logistics', '15 June 2026'])
      expect(page).toContain(words);
    expect(page).not.toMatch(/<script|<img|https?:\/\//);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[^' ]+'; form-action 'self'; /,
      ),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('below the configured path as well', async () => {
    expect((await get(`/team${pathOf('acknowledge')}`)).status).toBe(200);
    expect((await get(`/other${pathOf('acknowledge')}`)).status).toBe(404);
  });
});

describe('pressing the button', () => {
  it('keeps one act, durable before it is answered, however often it is pressed', async () => {
    const path = pathOf('acknowledge');
    const answer = await press(path, { name: ' Ana\r\n\u202eevil ', note: 'new driver' });
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('takes effect with the next pass'),
    ]);
    const act = { act: 'acknowledge', incident: KEY, team: 'logistics', by: 'Ana evil', note: 'new driver' };
    expect(await kept()).toEqual([act]);
    io.clock = dayAfter(1 / 24);
    expect((await press(path, { name: 'Ana evil', note: 'new driver' })).status).toBe(200);
    expect(await kept()).toEqual([act]);
    // A note is not lost because somebody pressed before.
    expect((await press(path, { name: 'Ana evil', note: 'and a new van' })).status).toBe(200);
    expect(await kept()).toHaveLength(2);
  });

  it('at the same moment ten times keeps one act or the same act again, and fails for nobody', async () => {
    const path = pathOf('silence');
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(path)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const acts = await kept();
    expect(new Set(acts.map((act) => JSON.stringify(act))).size).toBe(1);
    expect(acts[0]).toEqual({ act: 'silence', incident: KEY, team: 'logistics', by: 'logistics' });
  });

  it('without a form, or with one of another kind, is the bare act', async () => {
    expect((await get(pathOf('acknowledge'), { method: 'POST' })).status).toBe(200);
    const json = { method: 'POST', body: '{"name":"Eve"}', headers: { 'content-type': 'application/json' } };
    expect((await get(pathOf('silence'), json)).status).toBe(200);
    expect((await kept()).map((act) => act?.by)).toEqual(['logistics', 'logistics']);
  });

  it('takes a name and a note of their length, cut between letters, and no more bytes than a form has', async () => {
    expect((await press(pathOf('acknowledge'), { name: 'ن'.repeat(81), note: '👩‍🚒'.repeat(300) })).status).toBe(200);
    const [act] = await kept();
    expect([act!.by.length, act!.note!.length <= 500, act!.note!.isWellFormed()]).toEqual([80, true, true]);
    const longest = new URLSearchParams({ name: '\u20ac'.repeat(80), note: '\u20ac'.repeat(500) });
    expect(String(longest).length).toBeLessThan(16_384);
    expect((await press(pathOf('silence'), { note: 'x'.repeat(20_000) })).status).toBe(413);
    expect(await chunked(pathOf('silence'), `note=${'x'.repeat(20_000)}`)).toBe(413);
    expect(await kept()).toHaveLength(1);
  });
});

describe('nothing is done and a page says so', () => {
  const refused = async (answer: Response, status: number, words: string) => {
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    expect(await kept()).toEqual([]);
  };

  it('for every link with one character changed', async () => {
    const path = pathOf('acknowledge');
    const first = path.indexOf('/act/') + 5;
    let tried = 0;
    for (let at = first; at < path.length; at++) {
      // Guesses are counted: a minute passes before they are too many.
      if (tried % 50 === 49) io.clock = instant(millis(io.clock) + 60_000);
      const other = path[at] === 'A' ? 'B' : 'A';
      const answer = await press(path.slice(0, at) + other + path.slice(at + 1));
      expect(answer.status).toBe(404);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(200);
    expect(await kept()).toEqual([]);
  });

  it('under another key, of another version, or when it is none', async () => {
    io.clock = dayAfter(0.01);
    const link = {
      act: 'acknowledge',
      incident: KEY,
      team: LOGISTICS,
      subject: '',
      made: NOW,
      expires: dayAfter(14),
    } as const;
    const foreign = signActLink(link, new Secret('another key of thirty-two characters!'));
    const words = ACT_PAGE_WORDINGS.en.unknown.title;
    for (const token of [foreign, 'v1..', '%00', '..%2f..%2fetc%2fpasswd', 'constructor', `${foreign}%20`]) {
      await refused(await get(`/act/${token}`), 404, words);
      await refused(await press(`/act/${token}`), 404, words);
    }
  });

  it('after its end, with the day of it', async () => {
    const path = pathOf('acknowledge');
    io.clock = dayAfter(14);
    await refused(await get(path), 410, 'It worked until 15 June 2026');
    await refused(await press(path), 410, 'no longer works');
  });

  it('for an incident that the last pass found over, but not for one that it could not know yet', async () => {
    const path = pathOf('acknowledge');
    const { dataDir } = config.database;
    await writeBoard(dataDir, dayAfter(1), [incident('shop/south/delivery/down/1')]);
    io.clock = dayAfter(2);
    await refused(await get(path), 200, 'This incident is over');
    expect(await (await get(path)).text()).not.toContain('<button');
    await refused(await press(path), 410, 'This incident is over');
    await writeBoard(dataDir, instant(millis(NOW) - DAY_MS), []);
    expect((await press(path)).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });

  it('for what somebody has in hand already, unless there are words to add', async () => {
    const path = pathOf('acknowledge');
    const { dataDir } = config.database;
    const seen = { accountable: LOGISTICS, acknowledged: { at: NOW, by: 'Ben' } };
    await writeBoard(dataDir, dayAfter(1), [incident(KEY, seen)]);
    io.clock = dayAfter(2);
    await refused(await press(path, { name: 'Ana' }), 200, ACT_PAGE_WORDINGS.en.already.title);
    expect(await (await press(path)).text()).toContain('Acknowledged by Ben on 1 June 2026.');
    expect((await press(path, { name: 'Ana', note: 'me too' })).status).toBe(200);
    expect(await kept()).toMatchObject([{ by: 'Ana', note: 'me too' }]);
    // Muting is another matter.
    expect((await press(pathOf('silence'))).status).toBe(200);
    expect(await kept()).toHaveLength(2);
  });

  it('of one incident for another, though both links are right', async () => {
    const [ours, theirs] = [pathOf('acknowledge'), pathOf('acknowledge', undefined, LOGISTICS, `${KEY}7`)];
    const [head, said] = theirs.split('.');
    await refused(await press([head, said, ours.split('.')[2]].join('.')), 404, ACT_PAGE_WORDINGS.en.unknown.title);
  });

  it('from a page of another site', async () => {
    const path = pathOf('acknowledge');
    const words = ACT_PAGE_WORDINGS.en.elsewhere.title;
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'https://vigie.example.com.evil.example' },
    ] as Record<string, string>[])
      await refused(await press(path, {}, headers), 403, words);
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { origin: 'https://vigie.example.com' },
    ] as Record<string, string>[])
      expect((await press(path, {}, headers)).status).toBe(200);
  });

  it('more than sixty times a minute, and a stranger who guesses locks out nobody', async () => {
    io.clock = dayAfter(3);
    for (let i = 0; i < 60; i++) expect((await press('/act/v1.x.y')).status).toBe(404);
    const guess = await press('/act/v1.x.y');
    expect([guess.status, guess.headers.get('retry-after')]).toEqual([429, '60']);
    const path = pathOf('acknowledge');
    for (let i = 0; i < 60; i++) expect((await press(path)).status).toBe(200);
    expect((await press(path)).status).toBe(429);
    expect((await press(pathOf('silence'))).status).toBe(200);
    io.clock = instant(millis(dayAfter(3)) + 60_000);
    expect((await press(path)).status).toBe(200);
  });

  it('and no log holds what would press the button', async () => {
    const path = pathOf('acknowledge');
    await get(path);
    await press(path, { name: 'Ana' });
    await press(`${path}x`);
    await press(path, {}, { 'sec-fetch-site': 'cross-site' });
    expect(io.lines.length).toBeGreaterThan(2);
    expect(io.lines.join('\n')).not.toContain(path.slice(-40));
    expect(io.lines.join('\n')).not.toContain('v1.');
  });
});

describe('in each language', () => {
  it.each(['livraison', 'tahvil'] as const)('of the team %s', async (id) => {
    const words = ACT_PAGE_WORDINGS[id === 'livraison' ? 'fr' : 'fa'];
    const page = await (await get(pathOf('acknowledge', 'Boutique', teamId.parse(id)))).text();
    expect(page).toContain(`<html lang="${words.language}" dir="${words.direction}">`);
    expect(page).toContain(words.ask.acknowledge.button);
    expect(page).toContain(id === 'livraison' ? '15 juin 2026' : '۲۵ خرداد ۱۴۰۵');
  });

  it('of the browser, where no team is known', async () => {
    const page = async (accept: string) => (await get('/act/none', { headers: { 'accept-language': accept } })).text();
    expect(await page('de-DE, fr;q=0.8')).toContain(ACT_PAGE_WORDINGS.fr.unknown.title);
    expect(await page('FA')).toContain(ACT_PAGE_WORDINGS.fa.unknown.title);
    expect(await page('de')).toContain(ACT_PAGE_WORDINGS.en.unknown.title);
  });
});

it('shows who has it in hand already, and whose it is', async () => {
  await writeBoard(config.database.dataDir, NOW, [
    incident(KEY, { accountable: teamId.parse('livraison'), acknowledged: { at: NOW, by: '<b>Ben\u202e' } }),
  ]);
  const page = await (await get(pathOf('acknowledge'))).text();
  expect(page).toContain('Acknowledged by &lt;b&gt;Ben on 1 June 2026.');
  expect(page).toContain('Équipe livraison');
  await writeFile(`${actFolder(config.database.dataDir)}/open.json`, '{"at":');
  expect((await get(pathOf('acknowledge'))).status).toBe(200);
});

describe('in a real browser', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());

  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '</title><svg onload=alert(1)>',
    '</style><script src=https://evil.example/x.js></script>',
    'javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}}',
    '\u202egnorw\u202c \u2066x',
    'Shop\r\nSet-Cookie: a=b\r\n\r\n<h1>split</h1>',
    '\u0000\u001b[31mred\u009b',
  ];

  it('hostile words are shown as words: no dialog, no request outside, no complaint of its policy', async () => {
    const { page, faults } = await browser.open(door.url);
    for (const words of HOSTILE) {
      await writeBoard(config.database.dataDir, NOW, [incident(KEY, { acknowledged: { at: NOW, by: words } })]);
      const answer = await page.goto(`${door.url}${pathOf('acknowledge', words)}`);
      expect(answer!.headers()['set-cookie']).toBeUndefined();
      const shown = await page.locator('dd').first().innerText();
      expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      const [letters = ''] = /[A-Za-z<>"'{}();:/.=-]+/.exec(words) ?? [];
      expect(shown).toContain(letters);
      expect(await page.locator('script, img, svg, h1 + h1').count()).toBe(0);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('a person presses, with a name and a note, on a phone as on a screen, and reads that it is noted', async () => {
    for (const width of [320, 1280]) {
      const { page, faults } = await browser.open(door.url, { viewport: { width, height: 640 } });
      await page.goto(
        `${door.url}${pathOf('silence', `Shop at ${width}: ${'Donaudampfschifffahrtsgesellschaft'.repeat(2)}`)}`,
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(width);
      expect((await page.locator('button').boundingBox())!.height).toBeGreaterThanOrEqual(44);
      await page.locator('input[name=name]').fill(`Ana ${width}`);
      await page.locator('textarea').fill('works\nin the street');
      await page.locator('button').click();
      expect(await page.locator('h1').innerText()).toBe('It is noted');
      // Looking at the answer once more sends the same again, which is kept once.
      await page.reload();
      expect(await page.locator('h1').innerText()).toBe('It is noted');
      expect(faults).toEqual([]);
      await page.context().close();
    }
    expect((await kept()).map((act) => [act!.by, act!.note])).toEqual([
      ['Ana 320', 'works in the street'],
      ['Ana 1280', 'works in the street'],
    ]);
  }, 60_000);

  it('a form of another site that knows a link is refused by where it comes from', async () => {
    const { page } = await browser.open('');
    await page.goto(
      `data:text/html,<form method=post action="${door.url}${pathOf('acknowledge')}"><button>win</button></form>`,
    );
    await page.locator('button').click();
    await page.waitForURL(`${door.url}/**`);
    expect(await page.locator('h1').innerText()).toBe(ACT_PAGE_WORDINGS.en.elsewhere.title);
    expect(await kept()).toEqual([]);
    await page.context().close();
  }, 60_000);
});

it('what is kept is one file of one line, for nobody else to read', async () => {
  await press(pathOf('acknowledge'), { name: 'Ana' });
  const [file] = await waitingActs(config.database.dataDir);
  expect(await readFile(file!.path, 'utf8')).toBe(
    JSON.stringify({ act: 'acknowledge', incident: KEY, team: 'logistics', by: 'Ana' }),
  );
  expect(file!.receivedAt).toBe(NOW);
});

/** Sends a form without a Content-Length. */
function chunked(path: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'transfer-encoding': 'chunked' };
    const sending = request(`${door.url}${path}`, { method: 'POST', headers });
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    for (let at = 0; at < body.length; at += 4_096) sending.write(body.slice(at, at + 4_096));
    sending.end();
  });
}
