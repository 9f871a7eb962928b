/** Count and average from the schema.org markup of a page whose reviews are read by structure. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RunEnd } from '../../../domain/run.ts';
import type { Capture } from '../../collector.ts';
import { readPageAggregate } from '../json-ld/read.ts';

/** Nothing where the page has no such markup. */
export function readMarkedAggregate($: CheerioAPI, capture: Capture): Pick<RunEnd, 'shownCount' | 'shownAverage'> {
  return /aggregateRating|ratingCount|reviewCount/i.test(capture.body) ? readPageAggregate($, capture.url) : {};
}
