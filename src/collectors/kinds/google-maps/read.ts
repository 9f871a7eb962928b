/** Reads one saved page or answer of Google Maps and judges it: what it holds, and whether that can be all. Pure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import { SourceChanged } from '../../../errors.ts';
import { blockOf, recogniseBlock } from '../../blocked.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { loadHtml } from '../../html.ts';
import { pageSample } from '../../page-sample.ts';
import { parseArray, readArray } from './arrays.ts';
import { type Card, findCards } from './cards.ts';
import { embeddedArrays } from './embedded.ts';
import { type CardReading, readCard } from './read-card.ts';
import { readShown, type Shown } from './shown.ts';
import { isSearchList, isSearchPage, provesEmpty, showsSkeleton, suspectReviews } from './states.ts';

/** Reads a rendered page, a page with embedded arrays, or an answer that is an array. Never throws for bad content. */
export function readGoogleMaps(capture: Capture): PageReading {
  const array = parseArray(capture.body);
  if (array) return readAnswer(array, capture);
  try {
    return readPage(capture);
  } catch (error) {
    if (error instanceof SourceChanged) return { reviews: [], outcome: 'layout-changed', reason: error.message };
    throw error;
  }
}

function readAnswer(array: readonly unknown[], capture: Capture): PageReading {
  const read = readArray(array, capture);
  if (!read) {
    return {
      reviews: [],
      outcome: 'layout-changed',
      reason:
        'Expected an array of Google Maps with reviews or a place, got another array (the answers of GetLocalBoqProxy are not read); save the page of the place instead',
    };
  }
  const { reviews, kind, ...facts } = read;
  const unread = reviews.filter((review) => review.rating === undefined || review.written === undefined).length;
  if (reviews.length > 0 && unread === reviews.length) {
    return {
      ...facts,
      reviews,
      outcome: 'layout-changed',
      reason: 'Expected stars and a date at their places in the array, got none',
    };
  }
  if (kind === 'place' && facts.shownCount === 0 && reviews.length === 0)
    return { ...facts, reviews, outcome: 'empty' };
  if (facts.shownCount !== undefined && reviews.length >= facts.shownCount && reviews.length > 0 && unread === 0) {
    return { ...facts, reviews, outcome: 'complete' };
  }
  const of = facts.shownCount === undefined ? 'an unknown number' : `${facts.shownCount}`;
  return {
    ...facts,
    reviews,
    outcome: 'partial',
    reason: `Expected all reviews of the place, got ${reviews.length} of ${of} in one answer`,
  };
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
  const context = { capturedAt: capture.capturedAt, language: languageOf($, capture) };
  const cards = findCards($);
  const readings = cards.map((card) => readCard($, card, context));
  const arrays = embeddedArrays(capture.body).flatMap((array) => readArray(array, context) ?? []);
  const embedded = arrays.filter(({ kind }) => kind === 'place').at(0);
  const reviews = merge(
    readings.map(({ review }) => review),
    arrays.flatMap((read) => read.reviews),
  );
  const shown = {
    ...(embedded && { location: embedded.location, count: embedded.shownCount, average: embedded.shownAverage }),
    ...readShown($, cards.length),
  };
  const verdict = judge({ $, capture, cards, readings, reviews, shown });
  // Of a changed layout only what was read in full is worth keeping.
  const kept = verdict.outcome === 'layout-changed' ? reviews.filter(isWhole) : reviews;
  return { ...(isSearchList($) ? {} : factsOf(shown)), reviews: kept, ...verdict };
}

function isWhole({ rating, written }: RawReview): boolean {
  return rating !== undefined && written !== undefined;
}

/** The page's own language wins over the source's: labels and dates are written in it. */
function languageOf($: CheerioAPI, capture: Capture): string | undefined {
  return $('html').attr('lang')?.trim() || capture.language;
}

function factsOf(shown: Shown): Pick<PageReading, 'location' | 'shownCount' | 'shownAverage'> {
  return {
    ...(shown.location !== undefined && { location: shown.location }),
    ...(shown.count !== undefined && { shownCount: shown.count }),
    ...(shown.average !== undefined && { shownAverage: shown.average }),
  };
}

/** Arrays carry exact dates and whole texts of reviews that the page shows cut; joined on the id. */
function merge(cards: readonly RawReview[], arrays: readonly RawReview[]): RawReview[] {
  const exact = new Map(arrays.map((review) => [review.externalId, review] as const));
  const merged = cards.map((card) => {
    const twin = card.externalId === undefined ? undefined : exact.get(card.externalId);
    if (!twin) return card;
    exact.delete(twin.externalId);
    const { truncated: _, ...rest } = card;
    return {
      ...(twin.text === undefined ? card : rest),
      ...twin,
      ...((twin.reply ?? card.reply) && { reply: twin.reply ?? card.reply }),
    };
  });
  return [...merged, ...exact.values()];
}

interface Page {
  readonly $: CheerioAPI;
  readonly capture: Capture;
  readonly cards: readonly Card[];
  readonly readings: readonly CardReading[];
  readonly reviews: readonly RawReview[];
  readonly shown: Shown;
}

type Verdict = Pick<PageReading, 'outcome' | 'reason' | 'sample'>;

function judge(page: Page): Verdict {
  const block = blockOf(page.$, page.capture);
  if (block && (page.reviews.length === 0 || block.outcome === 'limited')) {
    return { outcome: block.outcome, reason: block.reason };
  }
  return page.reviews.length === 0 ? judgeNothing(page) : judgeReviews(page);
}

function judgeReviews(page: Page): Verdict {
  const broken = brokenField(page);
  if (broken) return changed(page, broken);
  const missing = whatIsMissing(page);
  return missing ? { outcome: 'partial', reason: missing } : { outcome: 'complete' };
}

/** A field that most cards should have and most lack: the layout moved, not the customers. */
function brokenField({ readings, cards, $ }: Page): string | undefined {
  const total = readings.length;
  if (total === 0) return undefined;
  const lacking = (test: (reading: CardReading) => boolean): boolean => readings.filter(test).length * 2 > total;
  if (lacking(({ review }) => review.rating === undefined)) return 'a rating in each review card';
  if (lacking(({ review }) => review.written === undefined)) return 'a readable date in each review card';
  const cut = (index: number): boolean => $(cards[index]?.element).find('[jsaction*="review.expandReview"]').length > 0;
  const textless = readings.filter(
    ({ review }, index) => review.text === undefined && review.translated === undefined && cut(index),
  );
  return textless.length * 2 > total ? 'a text beside the "More" button of each review card' : undefined;
}

function whatIsMissing({ $, readings, reviews, shown }: Page): string | undefined {
  const count = (test: (reading: CardReading) => boolean): number => readings.filter(test).length;
  const cut = reviews.filter((review) => review.truncated === true).length;
  const undated = reviews.filter((review) => review.written === undefined).length;
  const unrated = reviews.filter((review) => review.rating === undefined).length;
  const translated = count(({ onlyTranslated }) => onlyTranslated);
  if (shown.count === undefined)
    return `Expected a count to check against, got ${reviews.length} reviews on a page that states none`;
  if (reviews.length < shown.count) return `Expected ${shown.count} reviews as the page states, got ${reviews.length}`;
  if (showsSkeleton($)) return 'Expected a page that is loaded, got one that was still loading';
  if (cut > 0) return `Expected whole texts, got ${cut} that end at a "More" button`;
  if (unrated > 0) return `Expected a rating for each review, got none for ${unrated}`;
  if (undated > 0) return `Expected a date for each review, got none for ${undated}`;
  return translated > 0 ? `Expected original texts, got only a translation for ${translated}` : undefined;
}

function judgeNothing(page: Page): Verdict {
  const { $, capture, shown } = page;
  if (isSearchList($)) {
    return {
      outcome: 'partial',
      reason: 'Expected the page of one place, got a list of search results; give the address of the place itself',
    };
  }
  if (isSearchPage($, capture)) {
    return {
      outcome: 'partial',
      reason: 'Expected the reviews of a place, got a page of Google Search with ratings only',
    };
  }
  const suspected = suspectReviews($, capture);
  if (suspected > 0 && shown.count !== 0)
    return changed(page, `review cards, found ${suspected} entries that look like reviews but cannot be read;`);
  if (showsSkeleton($)) return { outcome: 'partial', reason: 'Expected reviews, got a page that was still loading' };
  if (shown.count !== undefined && shown.count > 0) {
    return {
      outcome: 'partial',
      reason: `Expected ${shown.count} reviews as the page states, got none; open its reviews tab`,
    };
  }
  if (suspected === 0 && (shown.count === 0 || provesEmpty($))) return { outcome: 'empty' };
  if ($('[role=main]').length > 0 && shown.location !== undefined) {
    return {
      outcome: 'partial',
      reason: 'Expected reviews, got a page without any and without a sign that there are none',
    };
  }
  return changed(page, 'a page of Google Maps, got one without its marks;');
}

function changed({ $, cards }: Page, expected: string): Verdict {
  const sample = pageSample(
    $,
    cards.slice(0, 2).map(({ element }) => element),
  );
  return {
    outcome: 'layout-changed',
    reason: `Expected ${expected} the layout changed: send the sample to the maintainer`.replace(
      /([^;]) the layout/,
      '$1; the layout',
    ),
    ...(sample && { sample }),
  };
}
