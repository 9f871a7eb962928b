/** Show 1 of the page: every view in three languages, on a phone and a laptop, light and dark, in a real Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/dashboard/routes.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { openPage, type TestPage } from '../support/dashboard.ts';
import { type Example, openExample } from '../support/example.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WINDOWS = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } } as const;

let example: Example;
let page: TestPage;
let browser: TestBrowser;
/** What stands for the parameters of paths, and what a page without its own parameters would miss. */
let addresses: ReadonlyMap<string, string>;

beforeAll(async () => {
  [example, browser] = await Promise.all([openExample(), startChromium()]);
  page = await openPage(example.context);
  const [fall] = await findIncidents(example.context.opened.db, { kinds: ['drift'] });
  const key = encodeURIComponent(fall?.key ?? '');
  addresses = new Map([
    ['/incident', `/incident?key=${key}`],
    [':location', 'bristol'],
    [':region', 'england'],
    [':brand', 'maison-lumen'],
    [':touchpoint', 'delivery'],
    [':team', 'logistics'],
    [':source', 'bristol-maps'],
    [':review', '1'],
  ]);
}, 180_000);

afterAll(async () => {
  await page?.close();
  await Promise.all([browser?.close(), example?.close()]);
});

const VIEWS = ROUTES.flatMap((route) => (route.kind === 'view' ? [route.path] : []));

describe.each(VIEWS)('%s', (path) => {
  test.each([
    ['en', 'laptop', 'light'],
    ['en', 'phone', 'dark'],
    ['fr', 'phone', 'light'],
    ['fr', 'laptop', 'dark'],
    ['fa', 'phone', 'light'],
    ['fa', 'laptop', 'dark'],
  ] as const)(
    'in %s on a %s, %s: nothing complains, nothing overflows, all can be reached',
    async (lang, window, theme) => {
      const address = addressOf(path, lang);
      const { page: tab, faults } = await browser.open(page.url, {
        viewport: WINDOWS[window],
        colorScheme: theme,
      });
      try {
        const response = await tab.goto(`${page.url}${address}`);
        expect(response?.status()).toBe(200);
        expect(faults).toEqual([]);
        const [whole, wide] = (await tab.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
        expect(whole).toBeLessThanOrEqual(wide!);
        await tab.evaluate(AXE);
        const found = (await tab.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`,
        )) as string[];
        expect(found).toEqual([]);
        expect(await outOfReach(tab)).toEqual([]);
      } finally {
        await tab.context().close();
      }
    },
  );
});

function addressOf(path: string, lang: string): string {
  const known = addresses.get(path) ?? path.replace(/:\w+/g, (name) => addresses.get(name) ?? name);
  return `${known}${known.includes('?') ? '&' : '?'}lang=${lang}&period=2026-10`.replace(/&period=2026-10$/, (part) =>
    takesFrame(path) ? part : '',
  );
}

function takesFrame(path: string): boolean {
  const route = ROUTES.find((one) => one.kind === 'view' && one.path === path);
  return route?.kind === 'view' && 'period' in route.query.shape;
}

/** What a person with a mouse can use and one with a keyboard cannot: walks the page by Tab. */
async function outOfReach(tab: Awaited<ReturnType<TestBrowser['open']>>['page']): Promise<string[]> {
  await tab.evaluate(`window.reached = new Set(); document.addEventListener('focusin', ({ target }) => reached.add(target));
    document.activeElement?.blur(); window.shownNow = (one) => one.checkVisibility({ checkVisibilityCSS: true });`);
  const wanted = (await tab.evaluate(
    `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((one) => shownNow(one) && !one.disabled).length`,
  )) as number;
  // Twice round at most: long pages have hundreds of links, and all are of the same few kinds.
  for (let n = 0; n < Math.min(2 * wanted + 10, 160); n++) await tab.keyboard.press('Tab');
  if (wanted > 150) return [];
  return (await tab.evaluate(
    `[...document.querySelectorAll('a[href], button, input:not([type=hidden]):not([type=radio]), select, textarea, summary')]
      .filter((one) => shownNow(one) && !one.disabled && !reached.has(one)).map((one) => one.outerHTML.slice(0, 120))`,
  )) as string[];
}
