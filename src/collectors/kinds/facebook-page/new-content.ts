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
 * HTML of what was added since, in document order, each entry whole: a piece that came later belongs to the marked entry
 * around it. Takes it out of the store.
 */
export async function takeAdditions(page: Page): Promise<string> {
  const html: unknown = await page.evaluate(`(() => {
    const added = (window.${STORE} ?? []).splice(0);
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
    const now = Number(await page.evaluate(`(window.${STORE} ?? []).length`));
    if (now > 0 && now === before) return true;
    before = now;
  }
  return before > 0;
}

/** Buttons inside what people wrote. */
const FOLDS =
  '[dir=auto] [role=button], [data-ad-rendering-role=story_message] [role=button], .see_more_link, .text_exposed_link a';

/** Presses "See more" in the texts that show, and waits until they are whole: at most so long. */
export async function unfoldTexts(page: Page, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const labels: unknown = await page.evaluate(
      `[...new Set([...document.querySelectorAll(${JSON.stringify(FOLDS)})].map((one) => one.textContent.trim()))].slice(0, 200)`,
    );
    const more = Array.isArray(labels) ? labels.filter((label) => typeof label === 'string' && isMoreLabel(label)) : [];
    if (more.length === 0) return;
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
