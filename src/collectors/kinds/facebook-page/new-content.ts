/** Watches a scrolling page and hands out what was added since one last looked: reading all of it anew each time is quadratic. */
import type { Page } from 'playwright';
import { isMoreLabel } from '../../page/more-words.ts';

/** Name under which the page keeps what was added. */
const STORE = '__addedSince';
const PRESSED = '__pressedFolds';

/** Starts to watch; from now on everything that is added counts as new. */
export async function watchAdditions(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const added = [];
    window.${STORE} = added;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node.nodeType === 1 && !/^(SCRIPT|STYLE|LINK)$/.test(node.tagName)) added.push(node);
    }).observe(document.documentElement, { childList: true, subtree: true });
  })()`);
}

/**
 * HTML of the first so many additions, in document order, each entry whole: a piece that came later belongs to the marked
 * entry around it. Takes them out of the store.
 */
export async function takeAdditions(page: Page, count: number): Promise<string> {
  const html: unknown = await page.evaluate(`(() => {
    const added = (window.${STORE} ?? []).splice(0, ${count});
    const roots = new Set();
    for (const node of added) {
      if (!node.isConnected) continue;
      let root = node;
      for (let up = node; up && up !== document.body; up = up.parentElement)
        if (up.matches('[role=article], article, .userContentWrapper')) root = up;
      roots.add(root);
    }
    const outer = [...roots].filter((root) => {
      for (let up = root.parentElement; up; up = up.parentElement) if (roots.has(up)) return false;
      return true;
    });
    outer.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    return outer.map((root) => root.outerHTML).join('');
  })()`);
  return typeof html === 'string' ? html : '';
}

/** Waits until something was added and nothing more comes for a moment; false when nothing came in time. */
export async function waitForAdditions(page: Page, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  let before = 0;
  while (performance.now() < deadline) {
    await page.waitForTimeout(40);
    const now = await countAdditions(page);
    if (now > 0 && now === before) return true;
    before = now;
  }
  return before > 0;
}

/** How much was added and not yet taken. */
export async function countAdditions(page: Page): Promise<number> {
  return Number(await page.evaluate(`(window.${STORE} ?? []).length`));
}

/** Buttons inside what people wrote. */
const FOLDS =
  '[dir=auto] [role=button], [data-ad-rendering-role=story_message] [role=button], .see_more_link, .text_exposed_link a';

/**
 * Presses "See more" in the texts that show, and waits until they are whole: at most so long.
 * @returns how many additions there were when the last fold was gone; what comes later may be folded again
 */
export async function unfoldTexts(page: Page, timeoutMs: number): Promise<number> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { labels, added } = (await page.evaluate(
      `({ added: (window.${STORE} ?? []).length, labels: [...new Set([...document.querySelectorAll(${JSON.stringify(FOLDS)})].map((one) => one.textContent.trim()))].slice(0, 200) })`,
    )) as { labels: string[]; added: number };
    const more = labels.filter(isMoreLabel);
    if (more.length === 0 || performance.now() > deadline) return added;
    await page.evaluate(`(() => {
      const labels = new Set(${JSON.stringify(more)});
      const pressed = (window.${PRESSED} ??= new WeakSet());
      for (const one of document.querySelectorAll(${JSON.stringify(FOLDS)})) {
        if (pressed.has(one) || !labels.has(one.textContent.trim()) || one.closest('a[href]:not([href^="#"])')) continue;
        pressed.add(one);
        one.click();
      }
    })()`);
    await page.waitForTimeout(40);
  }
}
