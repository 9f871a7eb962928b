/** What the walk does to a rendered page before it reads: opens the reviews, sorts them newest first. */
import type { Locator, Page } from 'playwright';
import { isReviewsLabel } from '../../page/review-words.ts';

/** The part of a browser's element that is used inside the page; the program itself is compiled without a DOM. */
interface PageElement {
  getAttribute(name: string): string | null;
}

const CARDS = '[data-review-id]';
const TABS = '[role=tab]';
const SORT = '[jslog^="59550"]';
/** Entries of which one is chosen; a menu of deeds has none, and is never pressed unless the log number says that it sorts. */
const CHOICES = '[role=menu] [role=menuitemradio], [role=listbox] [role=option]';
const MENU = `${CHOICES}, [role=menu] [role=menuitem]`;
/** Most relevant, newest, highest, lowest. */
const ORDERS = 4;
const SKELETON = '.lXJj5c, [role=main] [aria-busy=true], [role=main] [role=progressbar]';

/** Opens the tab with all reviews, or follows "more reviews"; false when the page offers neither. */
export async function openReviews(page: Page, timeoutMs: number): Promise<boolean> {
  const tabs = await page.locator(TABS).evaluateAll((elements) =>
    (elements as unknown as PageElement[]).map((tab) => ({
      label: tab.getAttribute('aria-label') ?? '',
      selected: tab.getAttribute('aria-selected') === 'true',
      jslog: tab.getAttribute('jslog') ?? '',
    })),
  );
  const texts = await page.locator(TABS).allInnerTexts();
  const named = tabs.findIndex(({ label }, index) => isReviewsLabel(label) || isReviewsLabel(texts[index] ?? ''));
  // The log number of the tab is the same in every language seen.
  const index = named === -1 ? tabs.findIndex(({ jslog }) => jslog.startsWith('145620')) : named;
  if (tabs[index]?.selected) return true;
  const control = index === -1 ? await moreButton(page) : page.locator(TABS).nth(index);
  if (!control || !(await press(control, timeoutMs))) return false;
  await page
    .locator(`${SORT}, ${CARDS}`)
    .first()
    .waitFor({ timeout: timeoutMs })
    .catch(() => {});
  return true;
}

/** "More reviews (34)": by its log number, else the only button outside of cards whose label ends in a number in brackets. */
async function moreButton(page: Page): Promise<Locator | undefined> {
  const marked = page.locator('[jslog^="62394"]').first();
  if ((await marked.count()) > 0) return marked;
  const buttons = page.locator('button[aria-label]:not([data-review-id] *):not([data-review-id])');
  const labels = await buttons.evaluateAll((all) =>
    (all as unknown as PageElement[]).map((button) => button.getAttribute('aria-label') ?? ''),
  );
  const counting = labels.flatMap((label, at) => (/[(（][\p{Nd}.,\s]{1,12}[)）]\s*$/u.test(label) ? [at] : []));
  const [only] = counting;
  return only !== undefined && counting.length === 1 ? buttons.nth(only) : undefined;
}

/** Clicks; where something lies over the page, tells the control itself. False when there is no such control. */
async function press(control: Locator, timeoutMs: number): Promise<boolean> {
  try {
    await control.click({ timeout: Math.min(timeoutMs, COVERED_MS) });
    return true;
  } catch {
    return control
      .dispatchEvent('click', undefined, { timeout: timeoutMs })
      .then(() => true)
      .catch(() => false);
  }
}

/** A control that takes no click for so long is covered. Unit: ms. */
const COVERED_MS = 1_500;

/** Chooses "newest" (the second entry in every language) and opens the menu again to see that it took. */
export async function sortNewest(page: Page, timeoutMs: number): Promise<boolean> {
  const sort = await sortButton(page);
  try {
    if (!sort || !(await press(sort.button, timeoutMs))) return false;
    const { button } = sort;
    const entries = page.locator(sort.marked ? MENU : CHOICES);
    const newest = entries.nth(1);
    await newest.waitFor({ timeout: timeoutMs }).catch(() => {});
    if ((await entries.count()) < ORDERS) {
      await page.keyboard.press('Escape');
      return false;
    }
    const before = await firstCard(page);
    if (!(await press(newest, timeoutMs))) return false;
    await page.locator(MENU).first().waitFor({ state: 'hidden', timeout: timeoutMs });
    await listRenewed(page, before);
    await settle(page, timeoutMs);
    await press(button, timeoutMs);
    await newest.waitFor({ timeout: timeoutMs });
    const checked = (await newest.getAttribute('aria-checked')) ?? (await newest.getAttribute('aria-selected'));
    await page.keyboard.press('Escape');
    await page.locator(MENU).first().waitFor({ state: 'hidden', timeout: timeoutMs });
    return checked === 'true';
  } catch {
    return false;
  }
}

/** By its log number, else the only button outside of cards and tabs that opens a menu and stands in the pane of the place. */
async function sortButton(page: Page): Promise<{ readonly button: Locator; readonly marked: boolean } | undefined> {
  const marked = page.locator(SORT).first();
  if ((await marked.count()) > 0) return { button: marked, marked: true };
  const menus = page.locator(
    '[role=main] button[aria-haspopup]:not([data-review-id] *):not([data-review-id]):not([role=tab])',
  );
  return (await menus.count()) === 1 ? { button: menus.first(), marked: false } : undefined;
}

async function firstCard(page: Page): Promise<string | null> {
  const card = page.locator(CARDS).first();
  return (await card.count()) === 0
    ? null
    : await card.getAttribute('data-review-id', { timeout: 200 }).catch(() => null);
}

/** Waits until the old order is gone: cards of it, read as newest first, would end a walk too early. */
async function listRenewed(page: Page, before: string | null): Promise<void> {
  // The same review may lead both orders, so the wait has an end.
  for (let turn = 0; turn < 40 && (await firstCard(page)) === before; turn += 1) await page.waitForTimeout(40);
}

/** Waits until cards are there and no skeleton is. */
async function settle(page: Page, timeoutMs: number): Promise<void> {
  await page
    .locator(SKELETON)
    .first()
    .waitFor({ state: 'hidden', timeout: timeoutMs })
    .catch(() => {});
  await page
    .locator(CARDS)
    .first()
    .waitFor({ timeout: timeoutMs })
    .catch(() => {});
}

/** Does a skeleton show that more is coming? */
export async function isLoading(page: Page): Promise<boolean> {
  return page.locator(SKELETON).first().isVisible();
}
