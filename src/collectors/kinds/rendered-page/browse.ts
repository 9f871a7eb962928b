/** What the walk does to a page in the browser: waits until it is there, uncovers texts, scrolls, loads more. */
import type { Page } from 'playwright';
import type { CollectTools, PageReading } from '../../collector.ts';
import type { RenderedPageOptions } from './options.ts';
import { targetOf } from './selector.ts';

/** The part of a browser's element that is used inside the page; the program itself is compiled without a DOM. */
interface PageElement {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  scrollTop: number;
  getAttribute(name: string): string | null;
  click(): void;
}

/** Were there reviews not seen before; is it time to stop? */
export type Taken = 'fresh' | 'nothing' | 'stop';

/** Loads without anything new before the list counts as ended. */
const IDLE_LOADS = 3;
/** A page is read again when it has grown by this factor, so that a long list takes time in proportion to its length, not to its square. */
const GROWN = 1.25;
/** Or after so many loads. */
const MOST_UNREAD = 60;

/** Reads the page as soon as it holds reviews, and again after each load; `take` says whether to go on. */
export async function openInBrowser(
  page: Page,
  options: RenderedPageOptions,
  tools: CollectTools,
  language: string | undefined,
  take: (reading: PageReading, last: boolean) => Promise<Taken>,
): Promise<void> {
  const readNow = async (): Promise<PageReading> =>
    tools.read({
      body: await page.content(),
      url: page.url(),
      capturedAt: tools.now(),
      ...(language !== undefined && { language }),
    });
  let reading = await firstReading(page, options, readNow);
  const loads = options.scroll || options.selectors?.more !== undefined;
  if (!loads || reading.reviews.length === 0) {
    await take(reading, true);
    return;
  }
  let taken = await take(reading, false);
  let read = await sizeOf(page);
  let unread = 0;
  for (let idle = 0; taken !== 'stop' && idle < IDLE_LOADS; ) {
    tools.signal.throwIfAborted();
    if (reading.shownCount !== undefined && reading.reviews.length >= reading.shownCount) break;
    const { before, after } = await loadMore(page, options, idle > 0);
    unread += 1;
    if (after > before && after < read * GROWN && unread < MOST_UNREAD) continue;
    [read, unread] = [after, 0];
    reading = await readNow();
    taken = await take(reading, false);
    idle = taken === 'fresh' ? 0 : idle + 1;
  }
  await take(reading, true);
}

/** Pages fill themselves after loading: reads until reviews are there, or the page says why there are none. */
async function firstReading(
  page: Page,
  options: RenderedPageOptions,
  readNow: () => Promise<PageReading>,
): Promise<PageReading> {
  const deadline = performance.now() + options.loadTimeoutMs;
  const item = options.selectors === undefined ? undefined : targetOf(options.selectors.item).css;
  if (item)
    await page
      .locator(item)
      .first()
      .waitFor({ state: 'attached', timeout: options.loadTimeoutMs })
      .catch(() => {});
  await uncover(page);
  let reading = await readNow();
  while (!settled(reading) && performance.now() < deadline) {
    await page.waitForTimeout(Math.min(400, options.loadTimeoutMs / 4));
    await uncover(page);
    reading = await readNow();
  }
  return reading;
}

function settled({ outcome, reviews, reason }: PageReading): boolean {
  if (reviews.length > 0) return !/not loaded yet|still loading/.test(reason ?? '');
  return outcome !== 'partial' && outcome !== 'layout-changed';
}

/** Presses what unfolds a text in place; never what leads to another page or sends anything. */
async function uncover(page: Page): Promise<void> {
  await page
    .locator('button[aria-expanded="false"]:not([aria-haspopup], [type=submit]), details:not([open]) > summary')
    .evaluateAll((elements) => {
      for (const element of (elements as unknown as PageElement[]).slice(0, 200)) element.click();
    })
    .catch(() => {});
}

/** Presses "more" or scrolls whatever scrolls to its end, and waits for the page to grow. */
async function loadMore(
  page: Page,
  options: RenderedPageOptions,
  briefly: boolean,
): Promise<{ readonly before: number; readonly after: number }> {
  const before = await sizeOf(page);
  const { more } = options.selectors ?? {};
  if (more !== undefined)
    await page
      .locator(targetOf(more).css)
      .first()
      .click({ timeout: Math.min(2_000, options.loadTimeoutMs) })
      .catch(() => {});
  if (options.scroll) await scrollOn(page, options.selectors && targetOf(options.selectors.item).css);
  if (options.scrollPauseMs > 0) await page.waitForTimeout(options.scrollPauseMs);
  const deadline = performance.now() + options.loadTimeoutMs / (briefly ? 8 : 2);
  while (performance.now() < deadline) {
    const after = await sizeOf(page);
    if (after !== before) return { before, after };
    await page.waitForTimeout(40);
  }
  return { before, after: before };
}

/** Elements on the page. */
async function sizeOf(page: Page): Promise<number> {
  return page.locator('body *').count();
}

async function scrollOn(page: Page, item: string | undefined): Promise<void> {
  await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
  await page
    .locator(item ? `:has(> ${item})` : 'main, section, div, ul, ol')
    .evaluateAll((elements) => {
      for (const element of elements as unknown as PageElement[]) {
        if (element.scrollHeight > element.clientHeight + 8 && element.clientHeight > 100)
          element.scrollTop = element.scrollHeight;
      }
    })
    .catch(() => {});
}
