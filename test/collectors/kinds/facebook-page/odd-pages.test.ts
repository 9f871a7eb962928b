/** Pages that differ from those of the local site in ways that visitors have seen: folded texts, late lists, other wrappers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facebookPage } from '../../../../src/collectors/kinds/facebook-page/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;
const URL_OF_TAB = 'https://www.facebook.com/kiosk/reviews';
const read = (inner: string, url = URL_OF_TAB) =>
  facebookPage.read({
    body: `<html lang="en" id="facebook"><body><div role="main"><h1>Kiosk Nord</h1>${inner}</div></body></html>`,
    url,
    capturedAt: NOW,
  });

const head = (author: string, says = 'recommends'): string =>
  `<h3><span class="a"><span class="b"><a href="/${author}">${author}</a></span> ${says} <a href="/kiosk">Kiosk Nord</a>.</span></h3>`;
const entry = (author: string, body: string, rest = ''): string =>
  `<div>${head(author)}<div><a href="/${author}/posts/p${author}">2 weeks ago</a></div>${body}${rest}</div>`;
const words = (text: string): string => `<div><div dir="auto">${text}</div></div>`;

describe('recommendations without marks', () => {
  it('may name their author in wrappers of the name alone, or behind a word', () => {
    const polish = `<div><h3>Użytkownik <strong><a href="/ada">Ada</a></strong> nie poleca: <strong><a href="/kiosk">Kiosk Nord</a></strong>.</h3><a href="/ada/posts/p1ada">4 marca 2024</a>${words('Zimna zupa.')}</div>`;
    const { reviews } = read(`${entry('Ben', words('Fine.'))}${polish}`);
    expect(reviews).toMatchObject([
      { author: 'Ben', recommends: true, text: 'Fine.' },
      { author: 'Ada', recommends: false, text: 'Zimna zupa.' },
    ]);
  });

  it.each([
    ['uk', 'рекомендує', true],
    ['uk', 'не рекомендує', false],
    ['hi', 'की सलाह देते हैं', true],
    ['hi', 'की सलाह नहीं देते हैं', false],
  ])('say yes and no in %s: %s', (_, says, yes) => {
    const inner = `<div>${head('Ben', says)}<a href="/Ben/posts/p1">2 weeks ago</a>${words('Words.')}</div>`;
    expect(read(inner).reviews).toMatchObject([{ recommends: yes }]);
  });

  it('may consist of one sign, and counts of likes are no text', () => {
    const likes = '<footer><div>3 Likes</div></footer>';
    const { reviews } = read(`${entry('Ben', words('👍'), likes)}${entry('Cleo', '', likes)}`);
    expect(reviews.map(({ text }) => text)).toEqual(['👍', undefined]);
  });

  it('keep the answer of the page with its date, marked as an article or not', () => {
    const answer = (marked: string): string =>
      `<ul><li><div ${marked}><a href="/kiosk">Kiosk Nord</a><div><span dir="ltr"><span>Thank you, Ben.</span></span></div><a href="/x?comment_id=1">1 week ago</a></div></li></ul>`;
    for (const marked of ['role="article" aria-label="Comment by Kiosk Nord"', '']) {
      const { reviews } = read(entry('Ben', words('Fine.'), answer(marked)) + entry('Cleo', words('Good.')));
      expect(reviews).toHaveLength(2);
      expect(reviews[0]).toMatchObject({ text: 'Fine.', reply: { text: 'Thank you, Ben.' } });
      expect(reviews[0]?.reply?.written?.wording).toBe('1 week ago');
      expect(reviews[1]?.reply).toBeUndefined();
    }
  });

  it('of m.facebook.com are split where dates carry the mark of headers', () => {
    const item = (author: string): string =>
      `<div><div data-nt="FB:TEXT4"><a href="/${author}"><strong>${author}</strong></a> recommends <strong>Kiosk Nord</strong>.</div><div data-nt="FB:TEXT4"><abbr data-store="{&quot;time&quot;:1646411580}">March 4, 2022</abbr></div><div data-nt="FB:FEED_TEXT"><span><p>Words of ${author}.</p></span></div></div>`;
    const { reviews } = read(`<div>${item('Ben')}${item('Cleo')}</div>`);
    expect(reviews).toMatchObject([
      { author: 'Ben', text: 'Words of Ben.', written: { earliest: '2022-03-04T16:33:00.000Z' } },
      { author: 'Cleo', text: 'Words of Cleo.', written: { earliest: '2022-03-04T16:33:00.000Z' } },
    ]);
  });
});

describe('a reviews tab that says that there are none', () => {
  it.each([
    'No reviews yet',
    'Pas encore d’avis',
    'Henüz yorum yok',
    'Not yet rated (0 Reviews)',
    'Brak opinii (0 opinii)',
  ])('is empty: %s', (said) => expect(read(`<span>${said}</span>`)).toMatchObject({ outcome: 'empty', reviews: [] }));

  it('proves it only on the tab, and not in the words of a post', () => {
    expect(read('<span>No reviews yet</span>', 'https://www.facebook.com/kiosk').outcome).toBe('partial');
    expect(read('<div role="article"><div dir="auto">No reviews yet</div></div>').outcome).not.toBe('empty');
    expect(read('<span>No reviews match</span>').outcome).toBe('partial');
  });
});

describe('a walk over a page that loads late and folds its texts', () => {
  let server: Server;
  let web: Web;
  let host: string;
  const CROWD = Array.from({ length: 60 }, (_, at) => `Guest${at}`);
  const whole = (author: string): string => `${author} tells a story that goes on behind the fold.`;
  const folded = (author: string): string =>
    entry(
      author,
      `<div><div dir="auto"><span>${author} tells…</span> <div role="button" data-author="${author}">See more</div></div></div>`,
    );

  beforeAll(async () => {
    const items = ['Ada', 'Ben', 'Cleo', 'Dara'].map(folded);
    const script = `const items = ${JSON.stringify(items).replaceAll('</', '<\\/')};
      const add = (html) => document.querySelector('#feed').insertAdjacentHTML('beforeend', html);
      setTimeout(() => items.slice(0, 2).forEach(add), 1200);
      addEventListener('scroll', () => { const more = items.splice(2); setTimeout(() => more.forEach(add), 100); });
      document.addEventListener('click', ({ target }) => { const { author } = target.dataset; if (author) setTimeout(() => { target.parentElement.textContent = author + ' tells a story that goes on behind the fold.'; }, 50); });`;
    const trickle = `const items = ${JSON.stringify(CROWD.map(folded)).replaceAll('</', '<\\/')};
      const add = () => { document.querySelector('#feed').insertAdjacentHTML('beforeend', items.shift()); if (items.length) setTimeout(add, 20); };
      add();
      document.addEventListener('click', ({ target }) => { const { author } = target.dataset; if (author) setTimeout(() => { target.parentElement.textContent = author + ' tells a story that goes on behind the fold.'; }, 5); });`;
    server = createServer(({ url }, answer) => {
      if (url?.startsWith('/crowd')) {
        answer.setHeader('content-type', 'text/html; charset=utf-8');
        answer.end(
          `<html lang="en" id="facebook"><body><div role="main"><h1>Kiosk Nord</h1><span>100% recommend (${CROWD.length} Reviews)</span><div id="feed"></div></div><script>${trickle}</script></body></html>`,
        );
        return;
      }
      answer.statusCode = url === '/robots.txt' ? 404 : 200;
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end(
        `<html lang="en" id="facebook"><body><div role="main"><h1>Kiosk Nord</h1><span>100% recommend (4 Reviews)</span><div id="feed" style="min-height:3000px"></div></div><script>${script}</script></body></html>`,
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    web = openWeb({ userAgent: 'vigie-test/1.0', minGapMs: 0, robotsOverrides: [], allowPrivateHosts: [host], now });
  });

  afterAll(async () => {
    await web?.close();
    server?.closeAllConnections();
    server?.close();
  });

  it('reads every text whole', async () => {
    const options = { url: `http://${host}/kiosk/reviews`, maxReviews: 100, scrollPauseMs: 0, loadTimeoutMs: 8_000 };
    const { reviews, end } = await walk(facebookPage, { options, language: 'en', full: true }, web, now);
    expect(reviews.map(({ text }) => text)).toEqual(['Ada', 'Ben', 'Cleo', 'Dara'].map(whole));
    expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: 4 });
  });

  it('reads whole what comes, folded, while it reads', async () => {
    const options = { url: `http://${host}/crowd/reviews`, maxReviews: 100, scrollPauseMs: 0, loadTimeoutMs: 8_000 };
    const { reviews, end } = await walk(facebookPage, { options, language: 'en', full: true }, web, now);
    expect(reviews.map(({ text }) => text).toSorted()).toEqual(CROWD.map(whole).toSorted());
    expect(end).toMatchObject({ outcome: 'complete', shownCount: 60 });
  });
});
