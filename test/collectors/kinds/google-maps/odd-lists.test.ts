/** Lists that behave unlike the local site: they go round, hide behind a pop-up, open without a log number, uncover without marks. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { googleMaps } from '../../../../src/collectors/kinds/google-maps/collector.ts';
import { instant } from '../../../../src/domain/time.ts';
import { openWeb, type Web } from '../../../../src/web/open-web.ts';
import { walk } from '../../../support/walk.ts';

const NOW = instant('2026-11-21T12:00:00Z');
const now = () => NOW;
const COUNT = 23;
const idOf = (index: number): string => `ChZDSUhNMG9nS0VJQ0FnSUQ${String(index).padStart(6, '0')}RRAB`;
const textOf = (index: number): string => `Guest ${index} had a long story to tell, and told it to the very end.`;

function card(index: number): string {
  const id = idOf(index);
  const cut = index % 4 === 1;
  const words = cut ? `${textOf(index).slice(0, 20)} …` : textOf(index);
  const more = `<span><button aria-expanded="false" aria-label="See more" data-more="${index}">More</button></span>`;
  return `<div aria-label="Guest ${index}" data-review-id="${id}" style="min-height:160px"><div><div><span>Guest ${index}</span></div><span role="img" aria-label="${1 + (index % 5)} stars"></span><span>${index + 2} days ago</span><div lang="en"><span>${words}</span>${cut ? more : ''}</div><button aria-label="Like"><span>Like</span></button></div></div>`;
}

/** What the page does; runs in the browser. `odd` names the oddities. */
const BEHAVIOUR = `
const odd = new Set(location.pathname.split('/').pop().split(','));
let at = 0, busy = false, sorted = 'relevant';
const list = () => document.querySelector('#list');
const rank = (index) => (sorted === 'newest' ? index : (index * 7) % CARDS.length);
function load() {
  if (busy || !list()) return;
  if (at >= CARDS.length) { if (!odd.has('round')) return; at = 0; }
  busy = true;
  setTimeout(() => {
    for (let n = 0; n < 10 && at < CARDS.length; n += 1, at += 1) {
      const holder = document.createElement('div');
      holder.innerHTML = CARDS[rank(at)];
      list().append(holder.firstElementChild);
    }
    busy = false;
    const drawn = [...list().children];
    if (odd.has('virtual')) for (const old of drawn.slice(0, -14)) old.remove();
  }, 60);
}
function open() {
  document.querySelector('#body').innerHTML = '<button id="sort" aria-haspopup="true" aria-label="Sort reviews">Sort</button><div id="list"></div>';
  document.querySelectorAll('[role=tab]').forEach((tab) => tab.setAttribute('aria-selected', String(tab.id === 'all')));
  load();
}
function menu() {
  document.querySelector('#menu')?.remove();
  const box = document.createElement('div');
  box.id = 'menu';
  box.setAttribute('role', 'listbox');
  box.innerHTML = ['relevant', 'newest', 'highest', 'lowest'].map((name) => '<div role="option" data-sort="' + name + '" aria-selected="' + (name === sorted) + '">' + name + '</div>').join('');
  document.body.prepend(box);
}
document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') document.querySelector('#menu')?.remove(); });
document.addEventListener('click', ({ target }) => {
  const { more, sort } = target.dataset;
  if (more) setTimeout(() => { const block = target.closest('[lang]'); block.innerHTML = '<span>' + TEXTS[more] + '</span>'; }, 30);
  if (target.closest('#all')) open();
  if (target.id === 'sort') menu();
  if (sort) { sorted = sort; at = 0; target.parentElement.remove(); list().innerHTML = ''; load(); }
});
const pane = document.querySelector('#pane');
pane.addEventListener('scroll', () => { if (pane.scrollTop + pane.clientHeight > pane.scrollHeight - 300) load(); });
if (odd.has('popup')) {
  const cover = document.createElement('div');
  cover.style.cssText = 'position:fixed;inset:0;z-index:9;background:#000';
  cover.innerHTML = '<p>Get the app</p>';
  document.body.append(cover);
}
`;

function page(path: string): string {
  const button = path.includes('button');
  const tabs = `<div role="tablist"><button role="tab" aria-selected="true">Overview</button><button role="tab" id="all" aria-selected="false">Reviews</button></div>`;
  const more = `<button id="all" aria-label="More reviews (20)">More reviews (20)</button>`;
  const texts = Array.from({ length: COUNT }, (_, index) => textOf(index));
  const cards = JSON.stringify(Array.from({ length: COUNT }, (_, index) => card(index))).replaceAll('</', '<\\/');
  return `<!doctype html><html lang="en"><head><title>Kiosk - Google Maps</title></head><body><div role="main" id="pane" aria-label="Kiosk" style="height:600px;width:400px;overflow:auto"><h1>Kiosk</h1><div><span role="img" aria-label="3.0 stars"></span><span aria-label="${COUNT} reviews">(${COUNT})</span></div>${button ? '' : tabs}<div id="body">${[5, 2, 9].map(card).join('')}${button ? more : ''}</div></div><script>const CARDS = ${cards}, TEXTS = ${JSON.stringify(texts)};${BEHAVIOUR}</script></body></html>`;
}

let server: Server;
let host: string;
let web: Web;

beforeAll(async () => {
  server = createServer(({ url = '' }, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.statusCode = url === '/robots.txt' ? 404 : 200;
    answer.end(page(url));
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

describe('a walk over a list', () => {
  it.each(['tabs', 'round', 'virtual', 'popup', 'button'])(
    'that is odd (%s) ends with every review once, whole, newest first',
    async (odd) => {
      const url = `http://${host}/maps/place/${odd}`;
      const options = { url, maxReviews: 500, scrollPauseMs: 0, loadTimeoutMs: 2_000 };
      const { reviews, end } = await walk(googleMaps, { options, language: 'en', full: true }, web, now);
      expect(end).toMatchObject({ outcome: 'complete', stop: 'end', shownCount: COUNT });
      expect(reviews.map(({ externalId }) => externalId)).toEqual(Array.from({ length: COUNT }, (_, at) => idOf(at)));
      expect(reviews.map(({ text }) => text)).toEqual(Array.from({ length: COUNT }, (_, at) => textOf(at)));
    },
    30_000,
  );
});
