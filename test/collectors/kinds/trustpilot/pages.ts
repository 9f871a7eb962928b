/** Invented pages and API answers of a company on Trustpilot; nobody wrote these words but us. */

/** One review as it should be read. */
export interface Wanted {
  readonly id: string;
  readonly author: string;
  readonly rating: number;
  readonly title: string;
  readonly text: string;
  /** RFC 3339, with milliseconds. */
  readonly at: string;
  readonly language: string;
  readonly reply?: { readonly text: string; readonly at: string };
}

export const COMPANY = {
  id: '5aa0b1c2d3e4f50000abcdef',
  name: 'Lueur & Cie',
  domain: 'lueur.example',
  score: 3.4,
} as const;
const NAMES = ['Ana', 'HC', 'مینا راد', 'Zoé D’Arc', 'K 3'];
const TEXTS = [
  'The lamp came cracked and the second one, too.\n\nNobody answered for nine days; then somebody very kind did, and it was settled in a minute.',
  'Fast and simple.',
  'Livraison en avance, emballage un peu léger, mais la vendeuse a tout expliqué au téléphone.',
  'سفارش دیر رسید ولی پول را پس دادند.',
];
const LANGUAGES = ['en', 'en', 'fr', 'fa'];

const hex = (index: number): string =>
  (0x64000000 + index).toString(16).padStart(8, '0').padEnd(24, 'ab12cd34ef56ab78');

/** So many reviews, newest first. */
export function reviews(count: number, from = 0): readonly Wanted[] {
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const index = from + at;
    const moment = (shift: number): string =>
      new Date(Date.UTC(2026, 9, 20, 8, 30, 15) - index * 40_000_000 + shift).toISOString();
    return {
      id: hex(index),
      author: NAMES[index % NAMES.length] ?? '',
      rating: 1 + ((index * 3) % 5),
      title: index % 2 ? 'A title of its own' : 'The lamp came cracked and the…',
      text: TEXTS[index % TEXTS.length] ?? '',
      at: moment(0),
      language: LANGUAGES[index % LANGUAGES.length] ?? '',
      ...(index % 3 === 1 && {
        reply: {
          text: `Thank you, number ${index}.\nThe workshop has read it and will write to you.`,
          at: moment(86_400_000),
        },
      }),
    };
  });
}

/** What a page carries besides its cards. */
export interface Shape {
  readonly shown?: number;
  readonly page?: number;
  readonly data?: boolean;
  readonly jsonLd?: boolean;
  readonly cards?: boolean;
}

/** A whole page with its script's data, its cards and its JSON-LD, as far as `shape` wants them. */
export function page(
  wanted: readonly Wanted[],
  { shown = wanted.length, page: at = 1, data = true, jsonLd = true, cards = true }: Shape = {},
): string {
  const last = Math.max(1, Math.ceil(shown / 20));
  const unit = {
    id: COMPANY.id,
    displayName: COMPANY.name,
    identifyingName: COMPANY.domain,
    numberOfReviews: shown,
    trustScore: COMPANY.score,
    stars: 3.5,
  };
  const props = {
    pageUrl: `https://www.trustpilot.com/review/${COMPANY.domain}?languages=all`,
    businessUnit: unit,
    reviews: wanted.map(dataOf),
    filters: { pagination: { currentPage: at, perPage: 20, totalCount: shown, totalPages: last } },
  };
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'LocalBusiness',
        name: COMPANY.name,
        aggregateRating: {
          '@type': 'AggregateRating',
          ratingValue: String(COMPANY.score),
          bestRating: '5',
          reviewCount: String(shown),
        },
      },
      ...wanted.map(markupOf),
    ],
  };
  const next =
    at < last
      ? `<a name="pagination-button-next" data-pagination-button-next-link="true" href="/review/${COMPANY.domain}?languages=all&amp;page=${at + 1}">Next page</a>`
      : '';
  return `<!DOCTYPE html><html lang="en-US"><head><title>${escapeText(COMPANY.name)} Reviews</title><meta property="og:url" content="https://www.trustpilot.com/review/${COMPANY.domain}"><link rel="canonical" href="https://www.trustpilot.com/review/${COMPANY.domain}">${jsonLd ? `<script type="application/ld+json">${JSON.stringify(graph)}</script>` : ''}</head>
<body><nav><a href="/categories">Categories</a></nav><h1 class="title_title__i9V"><span>${escapeText(COMPANY.name)}</span></h1><img alt="TrustScore ${COMPANY.score} out of 5" src="s.svg"><p data-reviews-count-typography="true">${shown.toLocaleString('en')} total</p>
<section class="styles_list__x">${cards ? wanted.map(card).join('\n') : ''}</section><nav>${next}</nav>${data ? `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: props } }).replaceAll('<', '\\u003c')}</script>` : ''}</body></html>`;
}

function dataOf({ id, author, rating, title, text, at, language, reply }: Wanted): object {
  return {
    id,
    rating,
    title,
    text,
    language,
    consumer: { id: 'c', displayName: author },
    dates: { experiencedDate: at.slice(0, 10), publishedDate: at, updatedDate: null },
    reply: reply ? { message: reply.text, publishedDate: reply.at, updatedDate: null } : null,
  };
}

function markupOf({ id, author, rating, title, text, at, language }: Wanted): object {
  return {
    '@type': 'Review',
    '@id': `https://www.trustpilot.com/#/schema/Review/${COMPANY.domain}/${id}`,
    author: { '@type': 'Person', name: author },
    datePublished: at,
    headline: title,
    reviewBody: text,
    inLanguage: language,
    reviewRating: { '@type': 'Rating', bestRating: '5', worstRating: '1', ratingValue: String(rating) },
  };
}

function card({ id, author, rating, title, text, at, reply }: Wanted): string {
  return `<div class="styles_cardWrapper__x"><article class="paper_paper__y" data-service-review-card-paper="true"><aside aria-label="Info for ${escapeText(author)}"><div data-consumer-avatar="true"><span>${escapeText(author.slice(0, 2).toUpperCase())}</span></div><a href="/users/5eb4137017f2aff5217776b6" data-consumer-profile-link="true"><span data-consumer-name-typography="true">${escapeText(author)}</span><div><span data-consumer-reviews-count-typography="true">8<!-- --> <!-- -->reviews</span></div></a></aside>
<section><div data-service-review-rating="${rating}"><div><img alt="Rated ${rating} out of 5 stars" src="https://cdn.trustpilot.net/brand-assets/4.1.0/stars/stars-${rating}.svg"></div><div><time datetime="${at}" data-service-review-date-time-ago="true">13 hours ago</time></div></div>
<div data-review-content="true"><a href="/reviews/${id}" data-review-title-typography="true"><h2 data-service-review-title-typography="true">${escapeText(title)}</h2></a><p data-service-review-text-typography="true">${escapeText(text).replaceAll('\n', '<br>')}</p><p data-service-review-date-of-experience-typography="true"><b>Date of experience<!-- -->:</b> <!-- -->${new Date(at).toLocaleDateString('en', { dateStyle: 'long' })}</p></div><div><button>Useful</button><button>Share</button></div></section>
${reply ? `<div class="styles_replyWrapper__z"><div><p data-service-review-business-reply-title-typography="true">Reply from ${escapeText(COMPANY.name)}</p><time datetime="${reply.at}" data-service-review-business-reply-date-time-ago="true">1 hour ago</time></div><p data-service-review-business-reply-text-typography="true">${escapeText(reply.text).replaceAll('\n', '<br>')}</p></div>` : ''}</article></div>`;
}

/** One page of the API's list, with or without a link to the next. */
export function apiAnswer(wanted: readonly Wanted[], next?: string): string {
  const list = wanted.map(({ id, author, rating, title, text, at, language, reply }) => ({
    links: [],
    id,
    consumer: { links: [], id: 'c', displayName: author, numberOfReviews: 2 },
    businessUnit: { id: COMPANY.id, identifyingName: COMPANY.domain, displayName: COMPANY.name },
    location: null,
    stars: rating,
    title,
    text,
    language,
    createdAt: at,
    experiencedAt: at,
    updatedAt: null,
    companyReply: reply ? { text: reply.text, createdAt: reply.at, updatedAt: null } : null,
    isVerified: true,
    numberOfLikes: 0,
    status: 'active',
  }));
  return JSON.stringify({
    links: next === undefined ? [] : [{ href: next, method: 'GET', rel: 'next-page' }],
    reviews: list,
  });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
