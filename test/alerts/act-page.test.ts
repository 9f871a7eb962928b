/** The page behind a link, in every language, width and colour scheme, measured in a real browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActPage, actPage } from '../../src/alerts/act-page.ts';
import type { ActLink } from '../../src/alerts/link.ts';
import { teamId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { startChromium, type TestBrowser } from '../support/chromium.ts';

const LANGUAGES = ['en', 'fr', 'fa'] as const;
const AT = instant('2026-06-01T12:00:00Z');

const link = (act: ActLink['act']): ActLink => ({
  act,
  incident: `shop/${'a-very-long-name-of-a-place-without-any-space'.repeat(3)}/delivery/down/1`,
  team: teamId.parse('logistics'),
  subject: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik: امتیاز از ۴٫۳۱ به ۳٫۸۰ 4.31 → 3.80',
  made: AT,
  expires: instant('2026-06-15T12:00:00Z'),
});
const about = { team: 'Logistics', owner: 'تیم تحویل', acknowledged: { by: 'Ben', at: AT } };
const pages: readonly ActPage[] = [
  ...(['acknowledge', 'silence'] as const).flatMap((act) =>
    (['ask', 'done', 'already', 'over', 'expired'] as const).map((shows) => ({ shows, link: link(act), ...about })),
  ),
  ...(['unknown', 'elsewhere', 'tooOften', 'notKept'] as const).map((shows) => ({ shows })),
];

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startChromium();
}, 60_000);
afterAll(() => browser.close());

/** Least contrast (WCAG 2.2, relative luminance) of any text on the page against the background it stands on. */
const LEAST_CONTRAST = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return (parts(colour)[3] ?? 1) > 0 || !node.parentElement ? colour : behind(node.parentElement);
  };
  const texts = [...document.querySelectorAll('body *')].filter((node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim()));
  return Math.min(...texts.map((node) => {
    const [a, b] = [light(getComputedStyle(node).color), light(behind(node))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  }));
})()`;

it.each([
  [320, 'light'],
  [320, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'nothing overflows at %i pixels and every text is readable in %s',
  { timeout: 60_000 },
  async (width, colorScheme) => {
    const { page, faults } = await browser.open('', { viewport: { width, height: 640 }, colorScheme });
    for (const language of LANGUAGES) {
      for (const shown of pages) {
        await page.setContent(actPage(shown, { language, timeZone: 'Asia/Tehran' }));
        const name = `${language} ${shown.shows}`;
        expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
        expect(await page.evaluate(LEAST_CONTRAST), name).toBeGreaterThanOrEqual(4.5);
        expect(await page.locator('form').count(), name).toBe(shown.shows === 'ask' ? 1 : 0);
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

it('has every sentence in every language, and none of another', () => {
  const words = (page: ActPage, language: (typeof LANGUAGES)[number]) =>
    /<h1>(.*)<\/h1>\n<p>(.*)<\/p>/.exec(actPage(page, { language, timeZone: 'UTC' }))?.slice(1) ?? [];
  for (const page of pages) {
    const [en, fr, fa] = LANGUAGES.map((language) => words(page, language));
    expect(new Set([...en!, ...fr!, ...fa!]).size, page.shows).toBe(6);
    expect(fa!.join(' ').replaceAll('vigie', '')).not.toMatch(/[A-Za-z]/);
  }
});
