/** The page of reviews: search and filters, a list with evidence in the customers' own words, files of all that match. */
import { html } from 'hono/html';
import { parseSearch } from '../../domain/search.ts';
import {
  lookAtReviews,
  REVIEWS_ANSWER,
  REVIEWS_QUERY,
  type ReviewsAnswer,
  type ReviewsQuery,
} from '../answers/reviews.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { chipsOf, filterForm } from '../review-filters.ts';
import { badgesOf, languageName, replyOf, scoreOf, sourceLink, wordsOf, writtenOn } from '../review-parts.ts';
import { view } from '../route.ts';
import { REVIEW_WORDS } from '../words/reviews.ts';

/** Longest text in the list, in UTF-16 units. */
const SHOWN = 900;

export const reviewsRoute = view({
  path: '/reviews',
  allow: 'viewer',
  summary: 'Search in all reviews; `as=csv` and `as=jsonl` give everything that matches.',
  query: REVIEWS_QUERY,
  answer: REVIEWS_ANSWER,
  look: lookAtReviews,
  table: ({ file }: ReviewsAnswer) => file ?? { name: 'reviews', columns: [], rows: [] },
  page(answer: ReviewsAnswer, paper) {
    const query = paper.frame as ReviewsQuery;
    const words = REVIEW_WORDS[paper.language];
    const search = query.q === undefined ? [] : parseSearch(query.q);
    const { reviews, notSearchable } = answer;
    return {
      title: words.title,
      under: 'reviews',
      body: html`${filterForm(query, answer.offers, paper)}
${chipsOf(query, paper)}
${notSearchable > 0 ? html`<p class="small soft">${words.waiting(paper.count(notSearchable))}</p>` : ''}
${
  reviews.length === 0
    ? emptyOf(answer, paper)
    : html`${summaryOf(answer, paper)}
<ol class="reviews">${reviews.map((review) => html`<li>${article(review)}</li>`)}</ol>
${pagesOf(query, answer, paper)}`
}`,
    };

    function article(review: ReviewsAnswer['reviews'][number]): Html {
      const { id, location, source, language, url } = review;
      return html`<article class="card review" aria-labelledby="review-${id}">
<header><h2 id="review-${id}">${scoreOf(review, paper)} <span class="soft">·</span> <a href="${paper.to(`/location/${location}`)}">${paper.location(location)}</a></h2>
<p class="small soft">${writtenOn(review, paper)} · ${paper.name(source)} · ${languageName(language, paper)}</p></header>
${wordsOf(review, paper, { search, limit: SHOWN })}
${badgesOf(review, paper)}
${replyOf(review, paper)}
<footer class="row small"><a href="${paper.to(`/review/${id}`)}" aria-describedby="review-${id}">${words.open}</a>${sourceLink(url, paper)}</footer>
</article>`;
    }
  },
});

function summaryOf({ count, countedOut }: ReviewsAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const n = paper.count(count);
  const file = (as: 'csv' | 'jsonl', name: string) =>
    html`<a href="${paper.here({ as, after: undefined })}" download>${name}</a>`;
  return html`<div class="row between"><p role="status"><strong>${countedOut ? words.moreThan(n) : words.count(n, count === 1)}</strong></p>
<p class="small row">${words.exportAs}: ${file('csv', 'CSV')} ${file('jsonl', 'JSON Lines')}</p></div>`;
}

function pagesOf({ after }: ReviewsQuery, { next }: ReviewsAnswer, paper: Paper): Html | '' {
  const words = REVIEW_WORDS[paper.language];
  if (after === undefined && next === undefined) return '';
  return html`<nav class="row pages" aria-label="${words.pages}">
${after === undefined ? '' : html`<a href="${paper.here({ after: undefined })}">${words.first}</a>`}
${next === undefined ? '' : html`<a rel="next" href="${paper.here({ after: next })}">${words.next}</a>`}</nav>`;
}

function emptyOf({ empty = 'noMatch' }: ReviewsAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language].empty;
  return html`<div class="card empty" role="status"><p>${words[empty]}</p>${
    empty === 'noMatch' || empty === 'noWord'
      ? html`<p>${words.hints}</p>`
      : html`<p><a href="${paper.to('/sources')}">${words.toSources}</a></p>`
  }</div>`;
}
