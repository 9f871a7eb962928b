/** What a reading of a page is worth: whether it can be all, which field broke, or which of many states holds no reviews. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { blockOf } from '../../page/blocked.ts';
import { pageSample } from '../../page/page-sample.ts';
import type { Card } from './cards.ts';
import type { PageIndex } from './page-index.ts';
import type { CardReading } from './read-card.ts';
import type { Shown } from './shown.ts';
import { isSearchList, isSearchPage, provesEmpty, showsSkeleton, suspectReviews } from './states.ts';

/** A page as read. */
export interface ReadPage {
  readonly $: CheerioAPI;
  readonly index: PageIndex;
  readonly capture: Capture;
  readonly cards: readonly Card[];
  /** One for each card. */
  readonly readings: readonly CardReading[];
  /** Of cards and embedded arrays together. */
  readonly reviews: readonly RawReview[];
  readonly shown: Shown;
}

export type Verdict = Pick<PageReading, 'outcome' | 'reason' | 'sample' | 'brokenFields'>;

/** Judges a page. */
export function judgePage(page: ReadPage): Verdict {
  const { $, index, capture, reviews } = page;
  // Beside reviews only the limited view matters, and it always offers to sign in.
  const doubtful = reviews.length === 0 || (index.signIns.length > 0 && index.tabs.length === 0);
  const block = doubtful ? blockOf($, capture) : undefined;
  if (block && (reviews.length === 0 || block.outcome === 'limited')) {
    return { outcome: block.outcome, reason: block.reason };
  }
  return reviews.length === 0 ? judgeNothing(page) : judgeReviews(page);
}

function judgeReviews(page: ReadPage): Verdict {
  const { readings } = page;
  const broken = FIELDS.filter(({ lacks }) => readings.filter(lacks).length * 2 > readings.length);
  const [fatal] = broken.filter(({ whole }) => whole);
  const brokenFields = broken.map(({ field }) => field);
  if (fatal) return { ...changed(page, fatal.expected), brokenFields };
  const missing = whatIsMissing(page);
  if (missing === undefined && brokenFields.length === 0) return { outcome: 'complete' };
  const lost = broken.map(({ expected }) => `Expected ${expected}, got none for most`).at(0);
  const fields = new Set([...brokenFields, ...lackingFields(page.reviews)]);
  return { outcome: 'partial', reason: missing ?? lost, ...(fields.size > 0 && { brokenFields: [...fields] }) };
}

/** A field that most cards should have and most lack: the layout moved, not the customers. `whole`: a review is none without it. */
const FIELDS: readonly {
  readonly field: ReviewField;
  readonly expected: string;
  readonly whole: boolean;
  readonly lacks: (reading: CardReading) => boolean;
}[] = [
  {
    field: 'rating',
    expected: 'a rating in each review card',
    whole: true,
    lacks: ({ review }) => review.rating === undefined,
  },
  {
    field: 'date',
    expected: 'a readable date in each review card',
    whole: true,
    lacks: ({ review }) => review.written === undefined,
  },
  { field: 'text', expected: 'a text beside the "More" of each review card', whole: true, lacks: lacksText },
  {
    field: 'author',
    expected: 'an author in each review card',
    whole: false,
    lacks: ({ review }) => review.author === undefined,
  },
];

function lacksText({ review, expands }: CardReading): boolean {
  return expands && review.text === undefined && review.translated === undefined;
}

function lackingFields(reviews: readonly RawReview[]): ReviewField[] {
  const rating = reviews.some((review) => review.rating === undefined);
  const date = reviews.some((review) => review.written === undefined);
  return [...(rating ? (['rating'] as const) : []), ...(date ? (['date'] as const) : [])];
}

function whatIsMissing({ index, readings, reviews, shown }: ReadPage): string | undefined {
  const count = (test: (reading: CardReading) => boolean): number => readings.filter(test).length;
  const cut = reviews.filter((review) => review.truncated === true).length;
  const undated = reviews.filter((review) => review.written === undefined).length;
  const unrated = reviews.filter((review) => review.rating === undefined).length;
  const translated = count(({ onlyTranslated }) => onlyTranslated);
  const replies = count(({ replyCut }) => replyCut);
  if (shown.count === undefined)
    return `Expected a count to check against, got ${reviews.length} reviews on a page that states none`;
  if (reviews.length < shown.count) return `Expected ${shown.count} reviews as the page states, got ${reviews.length}`;
  if (showsSkeleton(index)) return 'Expected a page that is loaded, got one that was still loading';
  if (cut > 0) return `Expected whole texts, got ${cut} that end at a "More" button`;
  if (unrated > 0) return `Expected a rating for each review, got none for ${unrated}`;
  if (undated > 0) return `Expected a date for each review, got none for ${undated}`;
  if (replies > 0) return `Expected whole answers of the owner, got ${replies} that end at a "More" button`;
  return translated > 0 ? `Expected original texts, got only a translation for ${translated}` : undefined;
}

function judgeNothing(page: ReadPage): Verdict {
  const { $, index, capture, shown } = page;
  if (isSearchList(index))
    return partial('the page of one place, got a list of search results; give the address of the place itself');
  if (isSearchPage($, capture)) return partial('the reviews of a place, got a page of Google Search with ratings only');
  const suspected = suspectReviews($, capture);
  if (suspected > 0 && shown.count !== 0) {
    const expected = `review cards, found ${suspected} entries that look like reviews but cannot be read`;
    return { ...changed(page, expected), brokenFields: ['id'] };
  }
  if (showsSkeleton(index)) return partial('reviews, got a page that was still loading');
  if (shown.count !== undefined && shown.count > 0)
    return partial(`${shown.count} reviews as the page states, got none; open its reviews tab`);
  if (suspected === 0 && (shown.count === 0 || provesEmpty(index))) return { outcome: 'empty' };
  if (index.mains.length > 0 && shown.location !== undefined)
    return partial('reviews, got a page without any and without a sign that there are none');
  return changed(page, 'a page of Google Maps, got one without its marks');
}

function partial(expected: string): Verdict {
  return { outcome: 'partial', reason: `Expected ${expected}` };
}

function changed({ $, cards }: ReadPage, expected: string): Verdict {
  const sample = pageSample(
    $,
    cards.slice(0, 2).map(({ element }) => element),
  );
  return {
    outcome: 'layout-changed',
    reason: `Expected ${expected}; the layout changed: send the sample to the maintainer`,
    ...(sample && { sample }),
  };
}
