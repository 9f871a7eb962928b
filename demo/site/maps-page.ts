/** A page of a place in the manner of a map service: overview with three cards, a reviews tab, sorting, lazy loading. */
import { dayNumber, type Instant } from '../../src/domain/time.ts';
import { mapsScript, mapsStyle } from './maps-client.ts';
import { escapeHtml } from './markup.ts';
import { type SiteLanguage, type SitePlace, type SiteReview, shownReviews } from './place.ts';
import { type SiteWords, siteAgo, siteNumber, siteWords } from './words.ts';

/** Cards for each load of the list. */
export const LOAD = 10;
/** Longer texts are cut until "More" is pressed; unit: characters. */
const CUT = 120;

/** How a list may be ordered: as the menu numbers it. */
export type SiteOrder = 1 | 2 | 3 | 4;

interface View {
  readonly place: SitePlace;
  readonly now: Instant;
  /** Of the labels, from `hl`. */
  readonly language: SiteLanguage;
}

/** The whole page; the browser asks for the list itself when the reviews tab is opened. */
export function mapsPage(view: View): string {
  const { place, language } = view;
  const words = siteWords[language];
  const reviews = shownReviews(place, view.now);
  const name = escapeHtml(place.name);
  const overview = inOrder(reviews, 1).slice(0, 3);
  const left = reviews.length - overview.length;
  return `<!doctype html><html lang="${language}" dir="${words.direction}"><head><meta charset="utf-8"><title>${name}</title><style>${mapsStyle}</style></head>
<body><div role="main" aria-label="${name}"><div class="pane">
<h1>${name}</h1>${header(reviews, language)}
<div role="tablist">${[words.overview, words.reviews, words.about].map((label, index) => tab(label, index, place.name)).join('')}</div>
<div id="overview">${histogram(reviews, language)}<div>${cards(overview, view)}</div>
${left > 0 ? `<button jslog="62394; track:click" aria-label="${escapeHtml(words.moreReviews(siteNumber(left, language)))}"><span>${escapeHtml(words.moreReviews(siteNumber(left, language)))}</span></button>` : ''}
${reviews.length === 0 ? `<div>${escapeHtml(words.first)}</div>` : ''}</div>
<div id="reviews" hidden>${sortControl(words)}<div id="list" data-source="${escapeHtml(`/maps/list/${place.id}?hl=${language}`)}"></div><div id="loading" class="skeleton" hidden aria-busy="true"><i></i><i></i></div></div>
<div id="about" hidden></div></div></div><script>${mapsScript}</script></body></html>`;
}

/** Some cards of the list as HTML. */
export function mapsCards(view: View, order: SiteOrder, from: number): string {
  return cards(inOrder(shownReviews(view.place, view.now), order).slice(from, from + LOAD), view);
}

/** "Most relevant" is no order that a reader could use: a fixed shuffle by id. */
function inOrder(reviews: readonly SiteReview[], order: SiteOrder): readonly SiteReview[] {
  if (order === 2) return reviews;
  if (order === 1) return reviews.toSorted((a, b) => shuffled(a.id) - shuffled(b.id) || (a.id < b.id ? -1 : 1));
  const sign = order === 3 ? -1 : 1;
  return reviews.toSorted((a, b) => sign * ((a.rating ?? 0) - (b.rating ?? 0)));
}

function shuffled(id: string): number {
  let hash = 7;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 100_003;
  return hash;
}

function tab(label: string, index: number, place: string): string {
  const full = escapeHtml(`${place} - ${label}`);
  return `<button role="tab" aria-label="${full}" aria-selected="${index === 0}" data-tab-index="${index}" jsaction="pane.demo.tabs.tabClick"><div aria-hidden="true">${escapeHtml(label)}</div></button>`;
}

function header(reviews: readonly SiteReview[], language: SiteLanguage): string {
  const words = siteWords[language];
  if (reviews.length === 0) return `<div jslog="76333; mutable:true"></div>`;
  const average = siteNumber(meanOf(reviews), language, 1);
  const count = siteNumber(reviews.length, language);
  return `<div jslog="76333; mutable:true"><span><span aria-hidden="true">${average}</span><span role="img" aria-label="${escapeHtml(words.stars(average))}">${'<i></i>'.repeat(5)}</span></span><span><span role="img" aria-label="${escapeHtml(words.counted(count))}">(${count})</span></span></div>`;
}

function meanOf(reviews: readonly SiteReview[]): number {
  return reviews.reduce((sum, { rating }) => sum + (rating ?? 0), 0) / reviews.length;
}

function histogram(reviews: readonly SiteReview[], language: SiteLanguage): string {
  if (reviews.length === 0) return '';
  const words = siteWords[language];
  const rows = [5, 4, 3, 2, 1].map((stars) => {
    const count = reviews.filter(({ rating }) => rating === stars).length;
    const label = `${words.stars(siteNumber(stars, language))}, ${words.counted(siteNumber(count, language))}`;
    return `<tr role="img" aria-label="${escapeHtml(label)}"><td role="presentation">${siteNumber(stars, language)}</td></tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function sortControl(words: SiteWords): string {
  const items = words.orders.map(
    (label, index) =>
      `<div role="menuitemradio" tabindex="-1" aria-checked="${index === 0}" data-order="${index + 1}">${escapeHtml(label)}</div>`,
  );
  return `<button jslog="59550; track:click" aria-label="${escapeHtml(words.sort)}" aria-haspopup="menu">${escapeHtml(words.sort)}</button><button>${escapeHtml(words.write)}</button><div role="menu" hidden>${items.join('')}</div>`;
}

function cards(reviews: readonly SiteReview[], view: View): string {
  const { brokenFrom } = view.place;
  const broken = brokenFrom !== undefined && view.now >= brokenFrom;
  return reviews.map((review) => (broken ? rebuiltCard(review, view) : card(review, view))).join('');
}

function card(review: SiteReview, { place, now, language }: View): string {
  const words = siteWords[language];
  const id = escapeHtml(review.id);
  const author = escapeHtml(review.author);
  const rating = review.rating ?? 0;
  const stars = Array.from(
    { length: 5 },
    (_, index) => `<span class="${index < rating ? 'full' : 'bare'}" aria-hidden="true"></span>`,
  );
  return `<div class="card" data-review-id="${id}" aria-label="${author}" jslog="21866;"><div data-review-id="${id}">
<button data-review-id="${id}" jslog="95010; track:click" jsaction="pane.demo${dayNumber(now) % 90}.review.reviewerLink"><div>${author}</div></button>
<div><span role="img" aria-label="${escapeHtml(words.stars(siteNumber(rating, language)))}">${stars.join('')}</span><span>${escapeHtml(siteAgo(review.writtenAt, now, language))}</span></div>
${review.text === undefined ? '' : cardText(review.text, id, place.language, words)}
<div><button data-review-id="${id}" jslog="25807; track:click">♡</button></div>
${review.reply ? `<div><div><span>${escapeHtml(words.reply)}</span> <span>${escapeHtml(siteAgo(review.reply.writtenAt, now, language))}</span></div><div lang="${place.language}">${escapeHtml(review.reply.text)}</div></div>` : ''}
</div></div>`;
}

/** The page holds only the start of a long text; the rest is fetched when "More" is pressed. */
function cardText(text: string, id: string, language: SiteLanguage, words: SiteWords): string {
  const short = [...text].length <= CUT;
  const shown = short ? text : `${[...text].slice(0, CUT).join('')} …`;
  const more = `<span><button aria-expanded="false" aria-controls="${id}" data-review-id="${id}" jslog="63707; track:click" jsaction="pane.demo.review.expandReview" aria-label="${escapeHtml(words.more)}">${escapeHtml(words.more)}</button></span>`;
  return `<div id="${id}" tabindex="-1" lang="${language}"><span>${escapeHtml(shown)}</span>${short ? '' : more}</div>`;
}

/** Another layout, as a redesign overnight would bring: other marks, ids gone, stars without a label. */
function rebuiltCard(review: SiteReview, { place, now, language }: View): string {
  const filled = '★'.repeat(review.rating ?? 0);
  return `<section class="q7-item"><header><b>${escapeHtml(review.author)}</b><time>${escapeHtml(siteAgo(review.writtenAt, now, language))}</time></header><p class="q7-mark">${filled}</p><p lang="${place.language}">${escapeHtml(review.text ?? '')}</p></section>`;
}
