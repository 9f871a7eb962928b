/** What the walk does to a rendered page before it reads: opens the reviews, sorts them newest first. */
import type { Page } from 'playwright';
import { isReviewsLabel } from '../../page/review-words.ts';

/** The part of a browser's element that is used inside the page; the program itself is compiled without a DOM. */
interface PageElement {
  getAttribute(name: string): string | null;
}

const CARDS = '[data-review-id]';
const TABS = '[role=tab]';
const SORT = '[jslog^="59550"]';
const MENU = '[role=menu] [role=menuitemradio], [role=menu] [role=menuitem]';
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
  const control = index === -1 ? page.locator('[jslog^="62394"]').first() : page.locator(TABS).nth(index);
  if (index === -1 && (await control.count()) === 0) return false;
  try {
    await control.click({ timeout: timeoutMs });
  } catch {
    return false;
  }
  await page
    .locator(`${SORT}, ${CARDS}`)
    .first()
    .waitFor({ timeout: timeoutMs })
    .catch(() => {});
  return true;
}

/** Chooses "newest" (the second entry in every language) and opens the menu again to see that it took. */
export async function sortNewest(page: Page, timeoutMs: number): Promise<boolean> {
  const button = page.locator(SORT).first();
  try {
    await button.click({ timeout: timeoutMs });
    const newest = page.locator(MENU).nth(1);
    const before = await firstCard(page);
    await newest.click({ timeout: timeoutMs });
    await page.locator(MENU).first().waitFor({ state: 'hidden', timeout: timeoutMs });
    await listRenewed(page, before);
    await settle(page, timeoutMs);
    await button.click({ timeout: timeoutMs });
    await newest.waitFor({ timeout: timeoutMs });
    const checked = await newest.getAttribute('aria-checked');
    await page.keyboard.press('Escape');
    await page.locator(MENU).first().waitFor({ state: 'hidden', timeout: timeoutMs });
    return checked === 'true';
  } catch {
    return false;
  }
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
