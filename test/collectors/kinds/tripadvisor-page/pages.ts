/** Invented pages of a place on Tripadvisor in the layouts that it has had, in many languages; nobody wrote these words but us. */

/** One review as it should be read. */
export interface Wanted {
  readonly id: string;
  readonly author: string;
  readonly rating: number;
  readonly text: string;
  /** Day it was written, `YYYY-MM-DD`. */
  readonly day: string;
  readonly reply?: { readonly text: string; readonly day: string };
}

interface Wording {
  /** "4.0 of 5 bubbles". */
  readonly bubbles: (rating: number) => string;
  /** "Written December 15, 2024". */
  readonly written: (date: string) => string;
  readonly count: (count: number) => string;
  readonly more: string;
  readonly disclaimer: string;
  /** "Date of stay:". */
  readonly stay: string;
}

const point = (rating: number): string => rating.toFixed(1);
const comma = (rating: number): string => point(rating).replace('.', ',');

/** How a page of each language reads. */
export const WORDINGS: Readonly<Record<string, Wording>> = {
  en: {
    bubbles: (r) => `${point(r)} of 5 bubbles`,
    written: (d) => `Written ${d}`,
    count: (n) => `${n} reviews`,
    more: 'Read more',
    disclaimer: 'This review is the subjective opinion of a Tripadvisor member and not of Tripadvisor LLC.',
    stay: 'Date of stay:',
  },
  fr: {
    bubbles: (r) => `${comma(r)} sur 5 bulles`,
    written: (d) => `Rédigé le ${d}`,
    count: (n) => `${n} avis`,
    more: 'Lire la suite',
    disclaimer: 'Cet avis est l’opinion subjective d’un membre et non celle de Tripadvisor LLC.',
    stay: 'Date du séjour :',
  },
  de: {
    bubbles: (r) => `${comma(r)} von 5 Punkten`,
    written: (d) => `Verfasst am ${d}`,
    count: (n) => `${n} Bewertungen`,
    more: 'Mehr lesen',
    disclaimer: 'Diese Bewertung ist die Meinung eines Mitglieds und nicht die von Tripadvisor LLC.',
    stay: 'Aufenthaltsdatum:',
  },
  es: {
    bubbles: (r) => `${comma(r)} de 5 burbujas`,
    written: (d) => `Escrita el ${d}`,
    count: (n) => `${n} opiniones`,
    more: 'Leer más',
    disclaimer: 'Esta opinión es la opinión subjetiva de un miembro y no de Tripadvisor LLC.',
    stay: 'Fecha de la estancia:',
  },
  it: {
    bubbles: (r) => `${comma(r)} su 5 punti`,
    written: (d) => `Scritta in data ${d}`,
    count: (n) => `${n} recensioni`,
    more: 'Leggi tutto',
    disclaimer: 'Questa recensione rappresenta l’opinione di un viaggiatore e non di Tripadvisor LLC.',
    stay: 'Data del soggiorno:',
  },
  pt: {
    bubbles: (r) => `${comma(r)} de 5 bolhas`,
    written: (d) => `Feita em ${d}`,
    count: (n) => `${n} avaliações`,
    more: 'Ler mais',
    disclaimer: 'Esta avaliação é a opinião de um membro e não da Tripadvisor LLC.',
    stay: 'Data da estadia:',
  },
  ru: {
    bubbles: (r) => `${comma(r)} из 5 кружков`,
    written: (d) => `Опубликовано ${d}`,
    count: (n) => `${n} отзывы`,
    more: 'Подробнее',
    disclaimer: 'Этот отзыв — мнение участника, а не компании Tripadvisor LLC.',
    stay: 'Дата пребывания:',
  },
  ja: {
    bubbles: (r) => `5段階中${point(r)}`,
    written: (d) => `投稿日：${d}`,
    count: (n) => `${n}口コミ`,
    more: '続きを読む',
    disclaimer: 'この口コミは投稿者個人の意見であり、Tripadvisor LLC の意見ではありません。',
    stay: '宿泊時期：',
  },
  fa: {
    bubbles: (r) => `${r.toLocaleString('fa', { minimumFractionDigits: 1 })} از ۵ حباب`,
    written: (d) => `نوشته شده در ${d}`,
    count: (n) => `${n.toLocaleString('fa')} نظرات`,
    more: 'ادامه مطلب',
    disclaimer: 'این نظر یک عضو است و نظر Tripadvisor LLC نیست.',
    stay: 'تاریخ اقامت:',
  },
  ar: {
    bubbles: (r) => `${point(r)} من 5 فقاعات`,
    written: (d) => `كُتبت في ${d}`,
    count: (n) => `${n} تعليقات`,
    more: 'اقرأ المزيد',
    disclaimer: 'هذا التعليق هو رأي عضو وليس رأي Tripadvisor LLC.',
    stay: 'تاريخ الإقامة:',
  },
};

export const PLACE = { name: 'Auberge du Brouillard', id: '7654321', slug: 'Auberge_du_Brouillard-Nowhere' } as const;
const NAMES = ['Ana R', 'wanderer_88', 'مینا راد', 'Zoé', 'K. Ørn'];
const TEXTS = [
  'We arrived late, the soup was warm and nobody hurried us. The room smelled of wood; the street outside was quieter than we had feared, and the window seat is worth asking for.',
  'Cold coffee.\nTwice. Then the bill came with somebody else’s wine on it, and it took a quarter of an hour to get it off again.',
  'Rien à dire, tout est simple et juste...',
  'غذا خوب بود اما خیلی منتظر ماندیم و کسی توضیح نداد چرا.',
  'Fine',
];

/** So many reviews, newest first; every third one answered. */
export function reviews(count: number, from = 0): readonly Wanted[] {
  return Array.from({ length: count }, (_, at) => {
    const index = from + at;
    const day = (shift: number): string =>
      new Date(Date.UTC(2025, 11, 20) - (index * 9 - shift) * 86_400_000).toISOString().slice(0, 10);
    return {
      id: String(990_000_000 - index * 1_111),
      author: NAMES[index % NAMES.length] ?? '',
      rating: 1 + ((index * 2) % 5),
      text: TEXTS[index % TEXTS.length] ?? '',
      day: day(0),
      ...(index % 3 === 0 && {
        reply: { text: index % 2 ? 'Merci !' : `Dear guest, thank you; table ${index} is yours.`, day: day(2) },
      }),
    };
  });
}

export type Layout = 'today' | 'hotel' | 'old';

/** What a page may do without. */
export interface Shape {
  readonly shown?: number;
  readonly offset?: number;
  readonly jsonLd?: boolean;
}

const path = (offset: number): string =>
  `/Restaurant_Review-g1-d${PLACE.id}-Reviews-${offset > 0 ? `or${offset}-` : ''}${PLACE.slug}.html`;

/** A whole page with its neighbours, its pager and its structured data. */
export function page(
  layout: Layout,
  language: string,
  wanted: readonly Wanted[],
  { shown = wanted.length, offset = 0, jsonLd = true }: Shape = {},
): string {
  const wording = WORDINGS[language] as Wording;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Restaurant',
    name: PLACE.name,
    aggregateRating: { '@type': 'AggregateRating', ratingValue: '3.5', reviewCount: String(shown) },
  };
  const next =
    offset + wanted.length < shown
      ? `<a data-smoke-attr="pagination-next-arrow" aria-label="Next page" href="${path(offset + wanted.length)}">›</a>`
      : '';
  const back = offset > 0 ? `<a href="${path(0)}">1</a>` : '';
  return `<!DOCTYPE html><html lang="${language}"><head><title>${PLACE.name} - Tripadvisor</title><meta property="og:site_name" content="Tripadvisor"><link rel="canonical" href="https://www.tripadvisor.com${path(0)}">${jsonLd ? `<script type="application/ld+json">${JSON.stringify(data)}</script>` : ''}</head>
<body><nav><a href="/Profile/me">Me</a></nav><h1 class="HjBfq">${PLACE.name}</h1><div class="jVDab"><svg><title>${wording.bubbles(3.5)}</title></svg><span class="GPKsO"><a href="#REVIEWS">${escapeText(wording.count(shown))}</a></span></div>
<div id="REVIEWS" class="LbPSX">${wanted.map((review) => CARDS[layout](review, wording, language)).join('\n')}<div class="pager">${back}${next}</div></div>
<div class="nearby"><a href="/Restaurant_Review-g1-d99-Reviews-Elsewhere.html">Elsewhere</a><div aria-label="${escapeText(wording.bubbles(4))}. 583"></div><a href="/ShowUserReviews-g1-d99-r123456789-Elsewhere.html">“Nice soup”</a></div><footer>© Tripadvisor LLC</footer></body></html>`;
}

const CARDS: Readonly<Record<Layout, (review: Wanted, wording: Wording, language: string) => string>> = {
  today: (
    review,
    wording,
    language,
  ) => `<div class="_c" data-automation="reviewCard"><div class="EQgjC k"><a href="/Profile/u${review.id}" aria-hidden="true"><img alt="${escapeText(review.author)}" src="x.jpg"></a><span class="biGQs"><a href="/Profile/u${review.id}">${escapeText(review.author)}</a></span><div class="vYLts"><span><span class="b">173</span> contributions</span></div><button aria-label="1 of 5">1</button></div>
<div class="OSBmi"><svg aria-labelledby=":l${review.id}:"><title id=":l${review.id}:">${wording.bubbles(review.rating)}</title></svg></div><div data-test-target="review-title"><a href="${link(review)}">Heading ${review.id}</a></div><div class="aVuQn">${escapeText(month(review.day, language))} • <span class="DlAxN">Couples</span></div>
<div data-test-target="review-body"><span class="x"><div style="-webkit-line-clamp: 3"><span class="JguWG">${escapeText(review.text)}</span></div><button type="button"><span>${escapeText(wording.more)}</span></button></span></div>
<div class="neAPm"><div class="ncFvv">${escapeText(wording.written(long(review.day, language)))}</div><div class="mowmC">${escapeText(wording.disclaimer)}</div></div>${review.reply ? `<div class="csNQI"><div class="f"><svg aria-label="Jo Keeper"></svg><span class="fiohW">Jo Keeper</span></div><div class="_T"><div><span class="JguWG">${escapeText(review.reply.text)}</span></div><button>${escapeText(wording.more)}</button></div><div class="xUqsL">${escapeText(wording.written(long(review.reply.day, language)))}</div><div>${escapeText(wording.disclaimer)}</div></div>` : ''}</div>`,
  hotel: (
    review,
    wording,
    language,
  ) => `<div class="YibKl" data-test-target="HR_CC_CARD"><div class="cqoFv"><a href="/Profile/u${review.id}"><img alt="" src="x.jpg"></a><div><span><a class="ui_header_link" href="/Profile/u${review.id}">${escapeText(review.author)}</a> ${escapeText(wording.written(long(review.day, language)))}</span><span>41 contributions</span></div></div>
<div data-reviewid="${review.id}"><div data-test-target="review-rating"><span class="ui_bubble_rating bubble_${review.rating}0" aria-label="${escapeText(wording.bubbles(review.rating))}"></span></div><div data-test-target="review-title"><a href="${link(review)}"><span><span>Heading ${review.id}</span></span></a></div><div class="fIrGe"><q class="QewHA"><span>${escapeText(review.text)}</span></q><div class="lszDU"><span class="taLnk" role="button">${escapeText(wording.more)}</span></div></div><span class="teHYY"><span>${escapeText(wording.stay)}</span> ${escapeText(month(review.day, language))}</span>
${review.reply ? `<div class="ajLyr"><div><span>Jo Keeper, Manager</span><span title="${escapeText(long(review.reply.day, language))}">${escapeText(wording.written(long(review.reply.day, language)))}</span></div><div class="XCFtd"><span class="MInAm">${escapeText(review.reply.text)}</span></div></div>` : ''}</div></div>`,
  old: (
    review,
    wording,
    language,
  ) => `<div class="review-container" data-reviewid="${review.id}"><div class="ui_columns"><div class="member_info"><div class="info_text"><div>${escapeText(review.author)}</div></div><span class="badge">12</span></div><div class="ui_column is-9"><span class="ui_bubble_rating bubble_${review.rating}0"></span><span class="ratingDate" title="${escapeText(long(review.day, language))}">${escapeText(wording.written(long(review.day, language)))}</span><div class="quote"><a class="title" href="${link(review)}"><span class="noQuotes">Heading ${review.id}</span></a></div><div class="prw_rup"><div class="entry"><p class="partial_entry">${escapeText(review.text).replaceAll('\n', '<br>')}</p></div></div><div class="stay">${escapeText(wording.stay)} ${escapeText(month(review.day, language))}</div>
${review.reply ? `<div class="mgrRspnInline"><div class="header">Jo Keeper</div><span class="responseDate" title="${escapeText(long(review.reply.day, language))}">${escapeText(wording.written(long(review.reply.day, language)))}</span><div class="entry"><p class="partial_entry">${escapeText(review.reply.text)}</p></div></div>` : ''}</div></div></div>`,
};

function link({ id }: Wanted): string {
  return `/ShowUserReviews-g1-d${PLACE.id}-r${id}-${PLACE.slug}.html`;
}

function long(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}

function month(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).format(Date.parse(day));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
