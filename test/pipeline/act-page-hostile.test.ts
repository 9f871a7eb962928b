/** Public suites of hostile strings in the fields of the page behind a link, and in its form: a real door, a real browser. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actLinks } from '../../src/alerts/link.ts';
import { oneLine } from '../../src/alerts/plain.ts';
import type { Config } from '../../src/config/config.ts';
import { teamId } from '../../src/domain/ids.ts';
import { Secret } from '../../src/domain/secret.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { actFolder, NAME_LIMIT, NOTE_LIMIT, readAct, waitingActs } from '../../src/pipeline/act-inbox.ts';
import { readConfig } from '../../src/pipeline/context.ts';
import { writeBoard } from '../../src/pipeline/incident-board.ts';
import { type Door, openDoor } from '../../src/pipeline/receive.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { NOW, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { incident } from '../support/reviews.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const LOGISTICS = teamId.parse('logistics');
const OWNER = teamId.parse('operations');

/** The elements of our own page. */
const TAGS = new Set(
  'html head meta title style body main h1 p dl dt dd form label span input textarea button'.split(' '),
);

/** What may steer a reader's eye or a terminal: controls, bidi overrides, invisible tags. Isolates around names are ours. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\ufeff\u{e0000}-\u{e007f}]/u;

const io = testIo();
let project: Project;
let config: Config;
/** Names of the two teams, as a configuration could word them. */
let names: string;
let door: Door;
let browser: TestBrowser;

beforeAll(async () => {
  project = await makeProject();
  const plain = await readConfig({ env: {} }, project.config);
  const links = {
    url: 'https://vigie.example.com',
    keys: [new Secret('a key of at least thirty-two characters')],
    days: 14,
  };
  config = {
    ...plain,
    links: links as unknown as NonNullable<Config['links']>,
    get teams() {
      return plain.teams.map((team) => ({ ...team, name: names }));
    },
  };
  names = 'harmless';
  door = await openDoor(config, io, { host: '127.0.0.1', port: 0 });
  browser = await startChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await door.close();
  await project.remove();
});

/** What each field of the page shows: subject, key, both teams' names, who acknowledged. */
interface Words {
  readonly subject: string;
  readonly key: string;
  readonly name: string;
  readonly by: string;
}

/** Four payloads a page, each in a field of its own; whichever comes next begins one field further. */
function wordsOf(all: readonly string[], at: number): Words {
  const four = Array.from({ length: 4 }, (_, n) => all[(4 * at + n) % all.length]!);
  const [subject = '', key = '', name = '', by = ''] = four.map((_, n) => four[(n + at) % 4]!);
  // A key is made of checked names; the page does not rely on it.
  return { subject, key: key.toWellFormed().replaceAll('\0', '').slice(0, 255) || 'empty', name, by };
}

async function open(page: Page, { subject, key, name, by }: Words): Promise<{ readonly form: boolean }> {
  names = name;
  // Buttons of one link are counted by the minute, and each payload here is another mail.
  io.clock = instant(millis(io.clock) + 61_000);
  const acknowledged = { at: NOW, by };
  await writeBoard(config.database.dataDir, NOW, [incident(key, { accountable: OWNER, acknowledged })]);
  const { acknowledge } = actLinks(config.links!, { key }, LOGISTICS, subject, io.clock);
  const answer = await page.goto(`${door.url}${new URL(acknowledge).pathname}`);
  const headers = answer!.headers();
  expect(answer!.status()).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(Object.keys(headers).filter((name) => !FIELDS.has(name))).toEqual([]);
  return { form: (await page.locator('form').count()) === 1 };
}

const FIELDS = new Set([
  ...['content-security-policy', 'referrer-policy', 'cache-control', 'x-robots-tag', 'x-content-type-options'],
  ...[
    'x-frame-options',
    'cross-origin-opener-policy',
    'content-type',
    'content-length',
    'date',
    'connection',
    'keep-alive',
  ],
]);

interface Seen {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  /** Subject, key, team, owner; who acknowledged. */
  readonly facts: readonly string[];
  readonly seen: string;
  readonly text: string;
}

const LOOK = `({
  tags: [...new Set([...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase()))],
  attributes: [...new Set([...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))],
  facts: [...document.querySelectorAll('dd')].map((one) => one.textContent),
  seen: document.querySelector('.seen').textContent,
  text: document.body.innerText,
})`;

/** Handlers of events and addresses are not among them. */
const ATTRIBUTES = new Set('lang dir charset name content class method maxlength autocomplete for'.split(' '));

async function judge(page: Page, words: Words): Promise<void> {
  const { tags, attributes, facts, seen, text } = (await page.evaluate(LOOK)) as Seen;
  expect(tags.filter((tag) => !TAGS.has(tag))).toEqual([]);
  expect(attributes.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
  const bare = (words: string) => words.replace(/[\u2068\u2069]/g, '');
  const [subject = '', shownKey = '', team = '', owner = ''] = facts;
  expect(bare(subject)).toBe(oneLine(words.subject, 100));
  expect(bare(shownKey)).toBe(oneLine(words.key, 255));
  expect([bare(team), bare(owner)]).toEqual([oneLine(words.name, 120), oneLine(words.name, 120)]);
  expect(bare(seen)).toContain(oneLine(words.by, 120));
  expect(text).not.toMatch(STEERING);
  // Each isolate that is opened is closed: what follows a name runs its own way.
  expect(text.split('\u2068').length).toBe(text.split('\u2069').length);
}

describeWithShared('suites', 'hostile words in the fields of the page behind a link', () => {
  const read = (...path: string[]) => JSON.parse(readFileSync(sharedPath('suites', ...path), 'utf8')) as unknown;
  const xss = (read('xss-payloads', 'xss-two-thirds.json') as { payload: string }[]).map((one) => one.payload);
  const naughty = (read('blns', 'blns-two-thirds.json') as { s: string }[]).map((one) => one.s);
  const units = (read('text-dangers', 'code-point-cases.json') as { codeUnits: number[] }[]).map(
    (one) => `a${String.fromCharCode(...one.codeUnits)}z`,
  );
  // Eight to a line: a page each would take a minute.
  const points = Array.from({ length: Math.ceil(units.length / 8) }, (_, at) =>
    units.slice(8 * at, 8 * at + 8).join(' '),
  );
  const breaks = (read('crlf-header-injection', 'payloads-two-thirds.json') as string[]).flatMap((one) => [
    decoded(one),
    `x\r\nSet-Cookie: a=b\r\n\r\n${one}`,
  ]);

  it.each([
    ['scripts', xss],
    ['naughty strings', naughty],
    ['dangerous code points', points],
    ['header breaks', breaks],
  ])(
    '%s are read as text: no script, no request outside, no complaint of the policy',
    { timeout: 600_000 },
    async (_, all) => {
      const { page, faults } = await browser.open(door.url);
      for (let at = 0; 4 * at < all.length; at++) {
        const words = wordsOf(all, at);
        const { form } = await open(page, words);
        expect(form).toBe(true);
        await judge(page, words);
        await press(page, words.subject);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );
});

/** Fills both fields and presses: what is kept says no more than the words on one line. */
async function press(page: Page, payload: string): Promise<void> {
  await rm(actFolder(config.database.dataDir), { recursive: true, force: true });
  await page.locator('input[name=name]').fill(payload.slice(0, NAME_LIMIT));
  await page.locator('textarea').fill(payload.slice(0, NOTE_LIMIT));
  await page.locator('button').click();
  expect(await page.locator('form, script, img, svg').count()).toBe(0);
  const [file, ...more] = await waitingActs(config.database.dataDir);
  expect(more).toEqual([]);
  const act = file && (await readAct(file));
  if (act) expect(`${act.by}${act.note ?? ''}`).not.toMatch(STEERING);
  if (act) expect(oneLine(payload, NAME_LIMIT) === '' ? act.by : oneLine(act.by, NAME_LIMIT)).toBe(act.by);
}

it('the browser would have told: of a script, of a request, of what the policy forbids', async () => {
  const { page, faults } = await browser.open(door.url);
  await page.goto(`${door.url}/act/none`);
  await page.evaluate(`document.body.innerHTML = '<img src="http://127.0.0.1:9/x.png" onerror="alert(1)">'`);
  await page.waitForTimeout(300);
  expect(faults.join('\n')).toMatch(/Content Security Policy/);
  await page.goto('about:blank');
  await page.setContent('<script>alert(1)</script><img src="http://127.0.0.1:9/x.png">');
  await page.waitForTimeout(300);
  expect(faults).toEqual(expect.arrayContaining(['dialog 1', 'request http://127.0.0.1:9/x.png']));
  await page.context().close();
});

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
