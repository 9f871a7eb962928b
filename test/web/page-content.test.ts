import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HTML_LIMITS } from '../../src/collectors/page/html.ts';
import type { Web } from '../../src/web/open-web.ts';
import { MOST_CHARACTERS, MOST_ELEMENTS } from '../../src/web/page-content.ts';
import { failure, html, openSite, openTestWeb, type Pages, type Site } from './site.ts';

let site: Site;
let web: Web;
let pages: Pages;

beforeAll(async () => {
  site = await openSite((path, response, request) => pages(path, response, request));
  web = openTestWeb([site.host]);
});

afterAll(async () => {
  await web.close();
  await site.close();
});

const content = (script: string) => {
  // Not shown: to lay so much out would take more memory than a page may have.
  pages = html(`<!doctype html><html lang="fr"><title>t</title><body hidden>Été<script>${script}</script>`);
  return web.withPage(site.url, {}, async (page) => {
    await page.waitForLoadState();
    return page.content();
  });
};

describe('the content of a page', () => {
  it('is its HTML as it stands, before and after it went elsewhere', async () => {
    const got = await content('document.body.append("later")');
    expect(got).toBe(
      '<!DOCTYPE html><html lang="fr"><head><title>t</title></head><body hidden="">Été<script>document.body.append("later")</script>later</body></html>',
    );
    const both = await web.withPage(site.url, {}, async (page) => {
      const first = await page.content();
      pages = html('<p>elsewhere');
      await page.goto(`${site.url}/on`);
      return [first, await page.content()];
    });
    expect(both).toEqual([got, '<html><head></head><body><p>elsewhere</p></body></html>']);
  });

  it.each([
    ['elements', `for (let i = 0; i <= ${MOST_ELEMENTS}; i++) document.body.append(document.createElement('b'))`],
    ['characters', `document.body.append('x'.repeat(${MOST_CHARACTERS}))`],
  ])('stays in the browser when it has too many %s', async (what, script) => {
    expect(await failure(content(script))).toMatchObject({
      name: 'SourceChanged',
      message: expect.stringContaining(`more than ${what === 'elements' ? MOST_ELEMENTS : MOST_CHARACTERS} ${what}`),
    });
  });

  it('is measured where a page cannot lie about it', async () => {
    const lie = `Object.defineProperty(Element.prototype, 'outerHTML', { get: () => 'little' });
      document.getElementsByTagName = () => []; document.body.append('x'.repeat(${MOST_CHARACTERS}))`;
    expect((await failure(content(lie))).message).toContain(`${MOST_CHARACTERS} characters`);
  });

  it('may be as large as a reader takes, and no larger', () => {
    expect([MOST_CHARACTERS, MOST_ELEMENTS]).toEqual([HTML_LIMITS.characters, HTML_LIMITS.tags]);
  });
});
