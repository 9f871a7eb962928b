/** Reads one saved page or answer of Google Maps and judges it: what it holds, and whether that can be all. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import { SourceChanged } from '../../../errors.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { recogniseBlock } from '../../page/blocked.ts';
import { loadHtml } from '../../page/html.ts';
import { answerArrays } from './answer-text.ts';
import { readArray } from './arrays.ts';
import { type CardContext, cardContext } from './card-frame.ts';
import { CARD_FINDERS, type Card, cardsAroundStars } from './cards.ts';
import { embeddedArrays } from './embedded.ts';
import { joinReviews } from './join.ts';
import { judgePage } from './judge-page.ts';
import { indexPage, type PageIndex } from './page-index.ts';
import { readAnswer } from './read-answer.ts';
import { type CardReading, readCards } from './read-card.ts';
import { readShown, type Shown } from './shown.ts';
import { isSearchList } from './states.ts';

/** Reads a rendered page, a page with embedded arrays, or an answer that is an array. Never throws for bad content. */
export function readGoogleMaps(capture: Capture): PageReading {
  const arrays = answerArrays(capture.body);
  if (arrays.length > 0) return readAnswer(arrays, capture);
  try {
    return readPage(capture);
  } catch (error) {
    if (error instanceof SourceChanged) return { reviews: [], outcome: 'layout-changed', reason: error.message };
    throw error;
  }
}

function readPage(capture: Capture): PageReading {
  if (!/<[a-z!]/i.test(capture.body.slice(0, 100_000))) {
    const block = recogniseBlock(capture);
    return {
      reviews: [],
      outcome: block?.outcome ?? 'layout-changed',
      reason: block?.reason ?? 'Expected a page of Google Maps, got text without markup',
    };
  }
  const $ = loadHtml(capture.body);
  const index = indexPage($);
  const language = index.language ?? capture.language;
  const context = cardContext({ capturedAt: capture.capturedAt, ...(language !== undefined && { language }) });
  const { cards, readings } = chooseCards($, index, context);
  const arrays = embeddedArrays(capture.body).flatMap((array) => readArray(array, context) ?? []);
  const embedded = arrays.filter(({ kind }) => kind === 'place').at(0);
  const reviews = joinReviews(
    readings.map(({ review }) => review),
    arrays.flatMap((read) => read.reviews),
  );
  const shown = {
    ...(embedded && { location: embedded.location, count: embedded.shownCount, average: embedded.shownAverage }),
    ...readShown(
      index,
      cards.map(({ element }) => element),
    ),
  };
  const verdict = judgePage({ $, index, capture, cards, readings, reviews, shown });
  // Of a changed layout only what was read in full is worth keeping.
  const kept = verdict.outcome === 'layout-changed' ? reviews.filter(isWhole) : reviews;
  return { ...(isSearchList(index) ? {} : factsOf(shown)), reviews: kept, ...verdict };
}

interface ReadCards {
  readonly cards: readonly Card[];
  readonly readings: readonly CardReading[];
}

/** The cards of the surest finder whose cards can be read; else those of the first that found any, to say what is wrong with them. */
function chooseCards($: CheerioAPI, index: PageIndex, context: CardContext): ReadCards {
  let unread: ReadCards = { cards: [], readings: [] };
  for (const find of CARD_FINDERS) {
    const cards = find($, index);
    if (cards.length === 0) continue;
    const readings = readCards(cards, context);
    const sound = readings.map(({ review }) => review.rating !== undefined || review.written !== undefined);
    const right = sound.filter(Boolean).length;
    // A quote elsewhere on the page carries an id too, and neither stars nor a date.
    if (right * 2 >= cards.length) return keep({ cards, readings }, (at) => sound[at] === true);
    if (unread.cards.length === 0) unread = { cards, readings };
  }
  const around = cardsAroundStars($);
  const readings = readCards(around, context);
  const whole = keep({ cards: around, readings }, (at) => isWhole(readings[at]?.review));
  return whole.cards.length > 0 ? whole : unread;
}

function keep({ cards, readings }: ReadCards, test: (at: number) => boolean): ReadCards {
  return { cards: cards.filter((_, at) => test(at)), readings: readings.filter((_, at) => test(at)) };
}

function isWhole(review: RawReview | undefined): boolean {
  return review?.rating !== undefined && review.written !== undefined;
}

function factsOf(shown: Shown): Pick<PageReading, 'location' | 'shownCount' | 'shownAverage'> {
  return {
    ...(shown.location !== undefined && { location: shown.location }),
    ...(shown.count !== undefined && { shownCount: shown.count }),
    ...(shown.average !== undefined && { shownAverage: shown.average }),
  };
}
