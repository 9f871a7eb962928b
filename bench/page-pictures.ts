/**
 * Draws the pictures of docs/pages: each page of the example's store as a visitor sees it, on a laptop in English, on a phone in
 * Persian in the dark, in French on a laptop: `node bench/page-pictures.ts [page…]` (default: all).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findIncidents } from '../src/store/incidents.ts';
import { startChromium } from '../test/support/chromium.ts';
import { openPage } from '../test/support/dashboard.ts';
import { openExample } from '../test/support/example.ts';
import { palettePng } from './palette-png.ts';

const VIEWS = [
  { name: 'en', lang: 'en', width: 1280, height: 860, theme: 'light' },
  { name: 'fr-dark', lang: 'fr', width: 1280, height: 860, theme: 'dark' },
  { name: 'fa-phone', lang: 'fa', width: 390, height: 844, theme: 'light' },
] as const;

/** Longest picture, in pixels: what stands below is more of the same. */
const MOST_HEIGHT = 2_200;

const asked = process.argv.slice(2);
const folder = join(import.meta.dirname, '../docs/pages');
await mkdir(folder, { recursive: true });
const [example, browser] = await Promise.all([openExample(), startChromium()]);
const page = await openPage(example.context);
const [fall] = (await findIncidents(example.context.opened.db, { kinds: ['drift'] })).filter(
  ({ direction }) => direction === 'down',
);
const PAGES: Readonly<Record<string, string>> = {
  overview: '/?period=2026-10',
  journey: '/journey?period=2026-10',
  location: '/location/bristol?period=2026-10',
  touchpoint: '/touchpoint/delivery?period=2026-10',
  incident: `/incident?key=${encodeURIComponent(fall?.key ?? '')}`,
  incidents: '/incidents',
  reviews: '/reviews?period=2026-10',
  team: '/team/logistics',
  sources: '/sources',
};
for (const { name, lang, width, height, theme } of VIEWS) {
  for (const [what, path] of Object.entries(PAGES)) {
    if (asked.length > 0 && !asked.includes(what)) continue;
    const { page: tab } = await browser.open(page.url, { viewport: { width, height }, colorScheme: theme });
    await tab.goto(`${page.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    const whole = (await tab.evaluate('document.documentElement.scrollHeight')) as number;
    await tab.setViewportSize({ width, height: Math.min(whole, MOST_HEIGHT) });
    const png = palettePng(await tab.screenshot());
    await writeFile(join(folder, `${what}-${name}.png`), png);
    process.stdout.write(`${what}-${name}.png ${(png.length / 1000).toFixed(0)} kB\n`);
    await tab.context().close();
  }
}
await Promise.all([page.close(), browser.close()]);
await example.close();
