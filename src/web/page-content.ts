/** What may be taken out of a page: its HTML, once it is known to be of a size that can be read; apart, as it runs inside the page. */
import type { CDPSession, Page } from 'playwright';
import { SourceChanged } from '../errors.ts';

/** Larger pages are no pages of reviews, and no reader takes them: characters of HTML, and elements. */
export const MOST_CHARACTERS = 16_777_216;
export const MOST_ELEMENTS = 250_000;

/**
 * Makes `page.content()` refuse a page that is too large before any of it leaves the browser: on its way out it would be in our
 * own memory several times. Measured beside the page's scripts, in a world of their own, so that no page can lie about it.
 * @throws (from `content`) SourceChanged
 */
export function boundContent(page: Page, session: CDPSession, mainFrame: string): void {
  page.content = async () => {
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: mainFrame,
      worldName: 'vigie',
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression: `(${TAKE})(${MOST_CHARACTERS}, ${MOST_ELEMENTS})`,
      returnByValue: true,
    });
    const taken = result.value as { readonly html?: string; readonly excess?: string } | undefined;
    if (taken?.html !== undefined) return taken.html;
    const found = taken?.excess ?? exceptionDetails?.exception?.description?.slice(0, 200) ?? 'none';
    throw new SourceChanged(`Expected the HTML of a page of reviews, got ${found}`);
  };
}

/** Runs in the page; the same words as Playwright's own `content`. */
const TAKE = `(characters, elements) => {
  if (document.getElementsByTagName('*').length > elements) return { excess: 'more than ' + elements + ' elements' };
  const type = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : '';
  const html = type + (document.documentElement ? document.documentElement.outerHTML : '');
  return html.length > characters ? { excess: 'more than ' + characters + ' characters' } : { html };
}`;
