/** A first-time visitor's five questions, each answered within three clicks from the overview. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium, type TestBrowser } from '../support/chromium.ts';
import { openPage, type TestPage } from '../support/dashboard.ts';
import { type Example, openExample } from '../support/example.ts';

let example: Example;
let page: TestPage;
let browser: TestBrowser;
let tab: Awaited<ReturnType<TestBrowser['open']>>['page'];
let clicks: number;

beforeAll(async () => {
  [example, browser] = await Promise.all([openExample(), startChromium()]);
  page = await openPage(example.context);
}, 180_000);

afterAll(async () => {
  await page?.close();
  await Promise.all([browser?.close(), example?.close()]);
});

/** No script: what works without one works for everybody. */
beforeEach(async () => {
  await tab?.context().close();
  ({ page: tab } = await browser.open(page.url, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }));
  await tab.goto(`${page.url}/?lang=en`);
  clicks = 0;
});

/** Follows the link of these words in the main part of the page. */
async function follow(words: string | RegExp, nth = 0): Promise<void> {
  await tab.locator('main').getByRole('link', { name: words }).nth(nth).click();
  clicks += 1;
  expect(clicks).toBeLessThanOrEqual(3);
}

function main(): Promise<string> {
  return tab.locator('main').innerText();
}

test('which place fell most this month: the overview says it in its first sentence', async () => {
  expect(await tab.locator('.lead').innerText()).toMatch(/^Maison Lumen Bristol fell by \d\.\d\d stars/);
});

test('a place that was flooded on one day is said to be so, and not to have fallen', async () => {
  const lead = await tab.locator('.lead').innerText();
  expect(lead).toMatch(/Maison Lumen Lille had unusually many reviews on 14 October 2026/);
  expect(lead).not.toMatch(/Lille fell/);
});

test('why did it fall: its page takes the change apart', async () => {
  await follow('Maison Lumen Bristol');
  expect(await main()).toMatch(/Why it moved[\s\S]*Delivery\s+−1\.\d\d/);
});

test('who owns it: the incident names the team', async () => {
  await follow('Maison Lumen Bristol');
  await follow('Delivery');
  expect(await main()).toMatch(/Logistics/);
});

test('since when: the incident says the day', async () => {
  await follow('Maison Lumen Bristol');
  await follow('Delivery');
  expect(await main()).toMatch(/30 September 2026/);
});

test('what did customers write: the reviews that blame it, with the words that say so', async () => {
  await follow('Maison Lumen Bristol');
  const blamed = tab.locator('main').getByRole('link', { name: /^\d+$/ }).first();
  await blamed.click();
  expect(await tab.locator('main mark').count()).toBeGreaterThan(0);
  expect(await main()).toMatch(/tracking said delivered|never rang the bell/);
});
