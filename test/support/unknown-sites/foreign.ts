/** Pages that repeat something, and hold no reviews: what the generic reader must not take for any. */

export interface ForeignPage {
  readonly name: string;
  readonly html: string;
}

const NAMES = ['Oslo lamp', 'Fjord chair', 'Pine desk', 'Moss rug', 'Birch shelf', 'Tide mirror'];
const BLURBS = [
  'A warm light for long evenings, with a dimmer and a linen shade.',
  'Solid oak with a woven seat, made in small batches by hand.',
  'Room for two screens and a drawer that closes without a sound.',
  'Tufted wool in three greens, safe for floors with heating.',
  'Five boards that hold thirty kilos each, mounted in ten minutes.',
  'Hand-cut glass in a frame of driftwood, every piece is different.',
];

export const FOREIGN_PAGES: readonly ForeignPage[] = [
  {
    name: 'products with scores and prices',
    html: page(
      each(
        (name, text, i) =>
          `<li><a href="/p/${i}"><h3>${name}</h3></a><span aria-label="4.${i} out of 5 stars"></span> <span>(${20 + i * 7})</span><p>${text}</p><b>€ ${19 + i},90</b></li>`,
      ),
      'ul',
    ),
  },
  {
    name: 'news with days',
    html: page(
      each(
        (name, text, i) =>
          `<article><h2><a href="/n/${i}">${name} wins a prize</a></h2><time datetime="2026-11-0${i + 1}">${i + 1} November 2026</time><p>${text}</p></article>`,
      ),
      'main',
    ),
  },
  {
    name: 'places nearby with scores',
    html: page(
      each((name, _, i) => `<a href="/x/${i}"><b>${name}</b><span>★★★★☆</span><span>${120 + i} reviews</span></a>`),
      'div',
    ),
  },
  {
    name: 'questions and answers',
    html: page(
      each((name, text) => `<dt>How do I clean the ${name}?</dt><dd>${text} Use a dry cloth.</dd>`),
      'dl',
    ),
  },
  {
    name: 'opening hours',
    html: page(
      ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
        .map((day) => `<tr><td>${day}</td><td>9:00 – 17:30</td></tr>`)
        .join(''),
      'table',
    ),
  },
  {
    name: 'a histogram',
    html: page(
      [5, 4, 3, 2, 1]
        .map(
          (stars) =>
            `<tr aria-label="${stars} stars, ${stars * 11} ratings"><td>${stars}</td><td><div style="width:${stars * 12}%"></div></td></tr>`,
        )
        .join(''),
      'table',
    ),
  },
  {
    name: 'a menu of links',
    html: page(
      each((name, _, i) => `<li><a href="/${i}">${name}</a></li>`),
      'ul',
    ),
  },
  {
    name: 'events',
    html: page(
      each(
        (name, text, i) =>
          `<div><h3><a href="/e/${i}">${name} evening</a></h3><p>${i + 2} December 2026, 19:00</p><p>${text}</p><p>Tickets from $ ${10 + i}</p></div>`,
      ),
      'section',
    ),
  },
  {
    name: 'a form to rate with',
    html: page(
      `<form><p>Rate us</p>${[1, 2, 3, 4, 5].map((n) => `<label><input type="radio" name="r" value="${n}">${n} stars</label>`).join('')}<textarea></textarea></form>`,
      'div',
    ),
  },
];

function each(card: (name: string, text: string, index: number) => string): string {
  return NAMES.map((name, index) => card(name, BLURBS[index] ?? '', index)).join('\n');
}

function page(body: string, tag: string): string {
  return `<!doctype html><html lang="en"><head><title>x</title></head><body><header><a href="/">Home</a></header><h1>Northern Living</h1><${tag}>${body}</${tag}><footer>© 2026</footer></body></html>`;
}

/** Places that nobody wrote about yet, in the words of their pages. */
export const EMPTY_PAGES: readonly string[] = [
  'No reviews yet. Be the first to write one!',
  'Aucun avis pour le moment',
  'Noch keine Bewertungen vorhanden',
  'Todavía no hay opiniones',
  'Nessuna recensione',
  'هنوز نظری ثبت نشده است',
  'لا توجد مراجعات حتى الآن',
  'אין ביקורות עדיין',
  'Отзывов пока нет',
  'Henüz yorum yok',
  'レビューはまだありません',
  '暂无评价',
  '아직 리뷰가 없습니다',
].map((words) => page(`<section><h2>★</h2><p>${words}</p></section>`, 'main'));
