/** A list of thousands of reviews scrolled to its end in the real browser: does the last thousand cost what the first did? */
import type { SitePlace } from '../../demo/site/place.ts';
import { startReviewSite } from '../../demo/site/server.ts';
import { googleMaps } from '../../src/collectors/kinds/google-maps/collector.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import { openWeb } from '../../src/web/open-web.ts';

/** What was measured. */
export interface ScrollSpeed {
  readonly reviews: number;
  /** Time of each thousand, ms. */
  readonly thousandsMs: readonly number[];
  /** Last thousand over the first. */
  readonly ratio: number;
  /** Memory of this process at the end of each thousand, MiB. */
  readonly rssMiB: readonly number[];
}

const NOW = instant('2026-11-21T12:00:00Z');

/** Walks a place of so many reviews (a multiple of 1,000) on the local site. @throws RangeError when not all of them were read */
export async function scrollSpeed(reviews = 5_000): Promise<ScrollSpeed> {
  const now = () => NOW;
  const site = await startReviewSite({ places: [longPlace(reviews, NOW)], now });
  const web = openWeb({
    userAgent: 'vigie-bench/1.0',
    minGapMs: 0,
    robotsOverrides: [],
    allowPrivateHosts: [site.host],
    now,
  });
  const marks: { readonly at: number; readonly rss: number }[] = [];
  let read = 0;
  try {
    const options = { url: site.address('long'), maxReviews: 20_000, scrollPauseMs: 0, loadTimeoutMs: 3_000 };
    const walk = googleMaps.collect(
      { options, language: 'en', full: true },
      {
        ...web,
        now,
        signal: new AbortController().signal,
        unchanged: async (found) => found.map(() => false),
        read: async (capture) => googleMaps.read(capture),
        touchpoints: [],
        readFile: noFile,
        readBytes: noFile,
        progress: () => {},
      },
    );
    for (let step = await walk.next(); !step.done; step = await walk.next()) {
      if (marks.length === 0) marks.push(mark());
      read += step.value.reviews.length;
      while (marks.length <= Math.floor(read / 1_000)) marks.push(mark());
    }
  } finally {
    await web.close();
    await site.close();
  }
  if (read !== reviews) throw new RangeError(`Expected ${reviews} reviews, got ${read}`);
  const thousandsMs = marks.slice(1).map(({ at }, index) => at - (marks[index]?.at ?? 0));
  const ratio = (thousandsMs.at(-1) ?? 0) / (thousandsMs[0] ?? 1);
  return { reviews, thousandsMs, ratio, rssMiB: marks.slice(1).map(({ rss }) => Math.round(rss / 1_048_576)) };
}

/** Prints the figure. */
export async function printScrollSpeed(reviews = 5_000): Promise<void> {
  const { thousandsMs, ratio, rssMiB } = await scrollSpeed(reviews);
  const seconds = thousandsMs.map((ms) => (ms / 1_000).toFixed(1)).join(' ');
  console.info(
    `scrolling ${reviews} reviews: seconds a thousand ${seconds}; last over first ${ratio.toFixed(2)} (goal ≤ 1.20); RSS ${rssMiB.join(' ')} MiB`,
  );
}

function mark(): { readonly at: number; readonly rss: number } {
  return { at: performance.now(), rss: process.memoryUsage().rss };
}

function noFile(): never {
  throw new Error('Expected no file to be read by a collector with a browser');
}

/** One place, one review an hour; every third text is behind "More". */
function longPlace(count: number, now: Instant): SitePlace {
  const words = 'The lamp arrived on time and the shop was kind to us. ';
  const reviews = Array.from({ length: count }, (_, index) => ({
    id: `Long-${String(index).padStart(5, '0')}-${'q'.repeat(16)}`,
    author: `Guest ${index}`,
    rating: 1 + ((index * 3) % 5),
    text: `${words.repeat(index % 3 === 0 ? 5 : 1)}${index}`,
    writtenAt: instant(millis(now) - (index + 1) * 3_600_000),
  }));
  return { id: 'long', kind: 'maps', name: 'Long Lamps', language: 'en', reviews };
}
