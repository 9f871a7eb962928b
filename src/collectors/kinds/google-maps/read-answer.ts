/** Judges an answer that is an array: which reviews it holds, and whether that can be all of them. */
import type { RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { Capture, PageReading } from '../../collector.ts';
import { type ArrayReading, readArray } from './arrays.ts';
import type { Json } from './json-path.ts';

/** Reads the arrays of one answer. */
export function readAnswer(arrays: readonly (readonly Json[])[], capture: Capture): PageReading {
  const read = arrays.flatMap((array) => readArray(array, capture) ?? []);
  const best = read.toSorted((a, b) => b.reviews.length - a.reviews.length).at(0);
  if (!best) {
    return {
      reviews: [],
      outcome: 'layout-changed',
      reason:
        'Expected an array of Google Maps with reviews or a place, got another one (an answer of GetLocalBoqProxy is read where its reviews stand as reported); save the page of the place instead',
    };
  }
  const { reviews, kind, unsure, ...facts } = best;
  return { ...facts, reviews, ...judge(best) };
}

type Verdict = Pick<PageReading, 'outcome' | 'reason' | 'brokenFields'>;

function judge({ reviews, kind, unsure, shownCount, next }: ArrayReading): Verdict {
  const lacking = (test: (review: RawReview) => boolean): number => reviews.filter(test).length;
  const gaps: readonly (readonly [ReviewField, number])[] = [
    ['rating', lacking(({ rating }) => rating === undefined)],
    ['date', lacking(({ written }) => written === undefined)],
    ['author', lacking(({ author }) => author === undefined)],
  ];
  const moved = gaps.filter(([, count]) => count * 2 > reviews.length).map(([field]) => field);
  const broken = [...new Set([...moved, ...unsure])];
  if (broken.length > 0) {
    return {
      outcome: 'layout-changed',
      reason: `Expected ${broken.join(', ')} of each review at their places in the array, got none; the layout changed: send the answer to the maintainer`,
      brokenFields: broken,
    };
  }
  if (kind === 'place' && shownCount === 0 && reviews.length === 0)
    return { outcome: 'empty', reason: 'Expected reviews, got a place whose own count is 0' };
  const fields = gaps.filter(([, count]) => count > 0).map(([field]) => field);
  if (shownCount !== undefined && reviews.length >= shownCount && reviews.length > 0 && fields.length === 0)
    return { outcome: 'complete' };
  const of = shownCount === undefined ? 'an unknown number' : `${shownCount}`;
  const end = kind === 'list' && next === undefined ? 'the last answer of a list' : 'one answer';
  return {
    outcome: 'partial',
    reason: `Expected all reviews of the place, got ${reviews.length} of ${of} in ${end}`,
    ...(fields.length > 0 && { brokenFields: fields }),
  };
}
