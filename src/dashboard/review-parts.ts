/** Pieces that both pages of reviews show: score, date, marked words, answers, changes. */
import { html } from 'hono/html';
import { plain, safeUrl } from '../alerts/plain.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { foundSpans, type Search } from '../domain/search.ts';
import type { Instant } from '../domain/time.ts';
import type { ReviewsAnswer } from './answers/reviews.ts';
import type { Html } from './html.ts';
import { markedText } from './marked-text.ts';
import type { Paper } from './paper.ts';
import { REVIEW_WORDS } from './words/reviews.ts';

type ReviewAnswer = ReviewsAnswer['reviews'][number];

/** `★★★★☆` with its words for who cannot see it, `8 out of 10`, "recommends". */
export function scoreOf(
  { scale, rating, recommends }: Pick<ReviewAnswer, 'scale' | 'rating' | 'recommends'>,
  paper: Paper,
): Html {
  const words = REVIEW_WORDS[paper.language];
  if (rating === undefined)
    return html`<strong class="score">${recommends === undefined ? words.noScore : recommends ? words.recommends : words.advises}</strong>`;
  const said = words.score(level(rating, scale, paper), level(scaleRange(scale).max, scale, paper));
  if (scale !== 'stars') return html`<strong class="score">${said}</strong>`;
  const full = Math.max(0, Math.min(5, Math.round(rating)));
  const stars = '★'.repeat(full) + '☆'.repeat(5 - full);
  const exact = Number.isInteger(rating) ? '' : html` <span aria-hidden="true">${level(rating, scale, paper)}</span>`;
  return html`<strong class="score"><span class="unseen">${said}</span><span class="stars" aria-hidden="true">${stars}</span>${exact}</strong>`;
}

/** Whole as it is, else with the digits of the scale. */
export function level(value: number, scale: string, paper: Paper): string {
  return Number.isInteger(value) ? paper.count(value) : paper.figures(scale as Scale).level(value);
}

/** A day, or that it is only roughly known, with the whole interval. */
export function writtenOn({ scale, written }: Pick<ReviewAnswer, 'scale' | 'written'>, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const figures = paper.figures(scale as Scale);
  const [earliest, latest] = [written.earliest as Instant, written.latest as Instant];
  const { text, exact } = figures.written({ earliest, latest });
  if (exact) return html`<time datetime="${latest}">${text}</time>`;
  const day = (at: Instant) => figures.written({ earliest: at, latest: at }).text;
  const whole = words.between(day(earliest), day(latest));
  return html`<span title="${whole}">${words.about(text)}</span> <span class="unseen">(${whole})</span>`;
}

/** The customer's words in their own direction, cut to `limit` units. */
export function wordsOf(
  { text, language, findings, truncated, id }: ReviewAnswer,
  paper: Paper,
  { search = [], limit }: { readonly search?: Search; readonly limit?: number },
): Html {
  const words = REVIEW_WORDS[paper.language];
  if (text === undefined) return html`<p class="soft">${words.noWords}</p>`;
  const evidence = findings.map(({ start, end, polarity, touchpoint }) => {
    const side = polarity < 0 ? ('blamed' as const) : ('praised' as const);
    return { start, end, side, label: `${polarity < 0 ? '−' : '+'} ${paper.touchpoint(touchpoint)}` };
  });
  const { body, isCut } = markedText(text, evidence, foundSpans(text, search), limit);
  const lang = language && /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : '';
  return html`<div class="said-words" dir="auto" lang="${lang}" data-quote>${body}${isCut ? '…' : ''}</div>
${isCut ? html`<p><a href="${paper.to(`/review/${id}`)}">${words.readOn}</a></p>` : ''}
${truncated ? html`<p class="small soft">(${words.cut})</p>` : ''}`;
}

/** What the owner answered. */
export function replyOf({ reply }: Pick<ReviewAnswer, 'reply'>, paper: Paper): Html | '' {
  if (reply === undefined) return '';
  return html`<div class="reply"><h3 class="small soft">${REVIEW_WORDS[paper.language].reply}</h3><div class="said-words" dir="auto">${plain(reply)}</div></div>`;
}

/** Badges: sentiment, emotion, severity, what happened to the review. */
export function badgesOf(review: ReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const { sentiment, emotion, severity, analysed, revision, corrected, removedAt, scoreChanges } = review;
  const badges: Html[] = [];
  if (severity) badges.push(html`<li class="badge worse">${named(words.severities, severity)}</li>`);
  if (sentiment) {
    const tone = sentiment.label === 'negative' ? 'worse' : sentiment.label === 'positive' ? 'better' : 'soft';
    badges.push(html`<li class="badge ${tone}">${named(words.sentiments, sentiment.label)}</li>`);
  }
  if (emotion && emotion !== 'none') badges.push(html`<li class="badge soft">${named(words.emotions, emotion)}</li>`);
  if (!analysed) badges.push(html`<li class="badge soft">${words.notRead}</li>`);
  if (corrected) badges.push(html`<li class="badge watch">${words.corrected}</li>`);
  if (revision > 1 && scoreChanges.length === 0) badges.push(html`<li class="badge soft">${words.edited}</li>`);
  for (const { from, to, scale, afterReply } of scoreChanges) {
    const change = (to > from ? words.raised : words.lowered)(level(from, scale, paper), level(to, scale, paper));
    badges.push(
      html`<li class="badge ${to > from ? 'better' : 'worse'}">${change}${afterReply ? ` · ${words.afterReply}` : ''}</li>`,
    );
  }
  if (removedAt)
    badges.push(
      html`<li class="badge watch">${words.removed(paper.figures('stars').written({ earliest: removedAt as Instant, latest: removedAt as Instant }).text)}</li>`,
    );
  return html`<ul class="badges">${badges}</ul>`;
}

/** Where the review stands in public, if that is an address of the web. */
export function sourceLink(url: string | undefined, paper: Paper): Html | '' {
  const safe = safeUrl(url);
  return safe === undefined
    ? ''
    : html`<a href="${safe}" rel="noopener noreferrer nofollow">${REVIEW_WORDS[paper.language].original}</a>`;
}

/** A language by its own reader's name for it. */
export function languageName(code: string | undefined, paper: Paper): string {
  const words = REVIEW_WORDS[paper.language];
  if (code === undefined || code === 'und' || !/^[a-z]{2,3}$/.test(code)) return words.unknownLanguage;
  return new Intl.DisplayNames([paper.language], { type: 'language' }).of(code) ?? code;
}

/** The word for a stored value; the value itself where an older version stored something else. */
export function named(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? words[value]! : value;
}
