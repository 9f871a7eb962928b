/** A page of recommendations in the manner of a social network: yes or no in the header, loaded as one scrolls. */
import type { Instant } from '../../src/domain/time.ts';
import { escapeHtml } from './markup.ts';
import { type SitePlace, type SiteReview, shownReviews } from './place.ts';
import { siteAgo, siteNumber, siteWords } from './words.ts';

/** Recommendations for each load. */
export const FACEBOOK_LOAD = 8;

/** The whole page with its first recommendations. */
export function facebookPage(place: SitePlace, now: Instant): string {
  const words = siteWords[place.language];
  const reviews = shownReviews(place, now);
  const name = escapeHtml(place.name);
  const count = escapeHtml(words.counted(siteNumber(reviews.length, place.language)));
  return `<!doctype html><html lang="${place.language}" dir="${words.direction}"><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head><body>
<header><form action="/login/" method="post"><input name="email"><input name="pass" type="password"></form></header>
<div role="main" data-pagelet="page"><h1>${name}</h1><div data-review-count="${reviews.length}">${count}</div>
<div role="feed" data-source="/fb/${place.id}/list">${facebookItems(place, now, 0)}</div></div><script>${script}</script></body></html>`;
}

/** Some recommendations as HTML. */
export function facebookItems(place: SitePlace, now: Instant, from: number): string {
  const broken = place.brokenFrom !== undefined && now >= place.brokenFrom;
  return shownReviews(place, now)
    .slice(from, from + FACEBOOK_LOAD)
    .map((review) => (broken ? rebuilt(review, place, now) : item(review, place, now)))
    .join('');
}

function item(review: SiteReview, place: SitePlace, now: Instant): string {
  const words = siteWords[place.language];
  const id = escapeHtml(review.id);
  const author = `<b>${escapeHtml(review.author)}</b>`;
  const sentence = escapeHtml(words.recommends('\u0001', place.name, review.recommends ?? true)).replace(
    '\u0001',
    author,
  );
  const seconds = Math.floor(Date.parse(review.writtenAt) / 1000);
  const ago = escapeHtml(siteAgo(review.writtenAt, now, place.language));
  const reply = review.reply
    ? `<div data-sigil="comment" data-owner="true"><b>${escapeHtml(place.name)}</b><div data-sigil="comment-body">${escapeHtml(review.reply.text)}</div><abbr data-utime="${Math.floor(Date.parse(review.reply.writtenAt) / 1000)}">${escapeHtml(siteAgo(review.reply.writtenAt, now, place.language))}</abbr></div>`
    : '';
  return `<div role="article" id="${id}"><div data-ad-rendering-role="profile_name">${sentence}</div><a href="/fb/${place.id}/posts/${id}" aria-label="${ago}"><abbr data-utime="${seconds}">${ago}</abbr></a>
<div data-ad-rendering-role="story_message"><div dir="auto" lang="${place.language}">${escapeHtml(review.text ?? '')}</div></div>${reply}</div>`;
}

/** Another layout: no header role, the yes or no as a picture. */
function rebuilt(review: SiteReview, place: SitePlace, now: Instant): string {
  const mark = review.recommends ? 'up' : 'down';
  return `<section class="z3"><i class="z3-${mark}"></i><b>${escapeHtml(review.author)}</b><time>${escapeHtml(siteAgo(review.writtenAt, now, place.language))}</time><p>${escapeHtml(review.text ?? '')}</p></section>`;
}

const style = `html,body{margin:0;font:14px sans-serif}[role=article],.z3{min-height:110px;padding:12px;border-bottom:1px solid #ddd}`;

const script = `
const feed = document.querySelector('[role=feed]');
let busy = false, done = false;
addEventListener('scroll', async () => {
  if (busy || done || scrollY + innerHeight < document.documentElement.scrollHeight - 300) return;
  busy = true; feed.setAttribute('aria-busy', 'true');
  const before = feed.children.length;
  feed.insertAdjacentHTML('beforeend', await (await fetch(feed.dataset.source + '?from=' + before)).text());
  done = feed.children.length === before; busy = false; feed.setAttribute('aria-busy', 'false');
});
`;
