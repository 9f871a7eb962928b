/** The kind `tripadvisor-page`: one place on Tripadvisor, read from its public pages by plain HTTP. */
import type { Capture, Collector } from '../../collector.ts';
import { collectTripadvisorPage } from './collect.ts';
import { type TripadvisorPageOptions, tripadvisorPageOptions } from './options.ts';
import { readTripadvisorPage } from './read.ts';

export const tripadvisorPage: Collector<TripadvisorPageOptions> = {
  kind: 'tripadvisor-page',
  transport: 'http',
  options: tripadvisorPageOptions,
  address: ({ url }) => url,
  recognise: recogniseTripadvisor,
  read: (capture) => readTripadvisorPage(capture),
  collect: collectTripadvisorPage,
};

/** Marks in the text of a page, surest first. */
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/\/ShowUserReviews-g\d{1,12}-d\d{1,12}-r\d{4,12}-/, 0.95],
  [
    /\/(?:Restaurant|Hotel|Attraction|AttractionProduct|VacationRental|Airline)_Review-(?:g\d{1,12}-)?d\d{1,12}-Reviews-/,
    0.85,
  ],
  [/static\.tacdn\.com|property="og:site_name" content="Tripadvisor"/i, 0.7],
];

/** Many places carry a badge of Tripadvisor: its own pages name themselves, link within themselves, or hold cards. */
function isOwnPage(body: string): boolean {
  return (
    /(?:property="og:url" content|rel="canonical" href)="https?:\/\/(?:[a-z-]{2,10}\.)?tripadvisor\.[a-z.]{2,7}\/|property="og:site_name" content="tripadvisor"/i.test(
      body,
    ) ||
    /href="\/(?:[A-Z][A-Za-z]{3,30}_Review|ShowUserReviews|Profile)[-/]/.test(body) ||
    /data-(?:automation|test-target)="?(?:reviewCard|HR_CC_CARD|reviews-tab)/.test(body)
  );
}

function recogniseTripadvisor(capture: Capture): number {
  if (!/<[a-z!]/i.test(capture.body.slice(0, 10_000))) return 0;
  const host = capture.url !== undefined && URL.canParse(capture.url) ? new URL(capture.url).hostname : '';
  const ours = /(?:^|\.)tripadvisor\.[a-z.]{2,7}$/.test(host);
  const marked = ours || isOwnPage(capture.body) ? (MARKS.find(([mark]) => mark.test(capture.body))?.[1] ?? 0) : 0;
  return ours ? Math.max(marked, 0.7) : marked;
}
