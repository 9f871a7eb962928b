/** A list of thousands of reviews scrolled to its end in the real browser: does the last thousand cost what the first did? */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SitePlace } from '../../demo/site/place.ts';
import { startReviewSite } from '../../demo/site/server.ts';
import { googleMaps } from '../../src/collectors/kinds/google-maps/collector.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import { openWeb } from '../../src/web/open-web.ts';
import { descendants, memoryOf } from '../../test/web/process-tree.ts';

/** What was measured. */
export interface ScrollSpeed {
  readonly reviews: number;
  /** What each thousand took. */
  readonly thousands: readonly Cost[];
  /** Last thousand over the first, by each clock. */
  readonly ratio: Pick<Cost, 'wallMs' | 'ownMs' | 'browserMs'>;
}

/** A shared machine makes the wall clock guess; the time that a processor worked does not. */
interface Cost {
  readonly wallMs: number;
  /** Processor time of this process (walk, reader and the site itself), and of the browser's, ms. */
  readonly ownMs: number;
  readonly browserMs: number;
  /** At its end, MiB: what this process holds after a collection of garbage, its resident size, and the browser's resident sizes added up. */
  readonly heapMiB: number;
  readonly rssMiB: number;
  readonly browserMiB: number;
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
  const marks: Cost[] = [];
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
  const thousands = marks.slice(1).map((end, index) => {
    const start = marks[index] as Cost;
    return {
      ...end,
      wallMs: end.wallMs - start.wallMs,
      ownMs: end.ownMs - start.ownMs,
      browserMs: end.browserMs - start.browserMs,
    };
  });
  const ratio = (clock: 'wallMs' | 'ownMs' | 'browserMs') =>
    (thousands.at(-1)?.[clock] ?? 0) / (thousands[0]?.[clock] ?? 1);
  return {
    reviews,
    thousands,
    ratio: { wallMs: ratio('wallMs'), ownMs: ratio('ownMs'), browserMs: ratio('browserMs') },
  };
}

/** Prints the figure. */
export async function printScrollSpeed(reviews = 5_000): Promise<void> {
  const { thousands, ratio } = await scrollSpeed(reviews);
  const line = (what: string, clock: 'wallMs' | 'ownMs' | 'browserMs', goal = '') =>
    console.info(
      `    ${what.padEnd(30)} ${thousands.map((one) => (one[clock] / 1_000).toFixed(1)).join(' ')} s; last over first ${ratio[clock].toFixed(2)}${goal}`,
    );
  const held = (what: string, memory: 'heapMiB' | 'rssMiB' | 'browserMiB') =>
    console.info(`    ${what.padEnd(30)} ${thousands.map((one) => one[memory].toFixed(0)).join(' ')} MiB`);
  console.info(`scrolling ${reviews} reviews, thousand by thousand`);
  line('wall clock', 'wallMs', '   goal ≤ 1.20');
  line('processor time, our process', 'ownMs', '   goal ≤ 1.20');
  line('processor time, browser', 'browserMs', '   goal ≤ 1.20');
  held('our heap', 'heapMiB');
  held('our RSS', 'rssMiB');
  held('RSS of the browser', 'browserMiB');
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function mark(): Cost {
  collectGarbage();
  const { user, system } = process.cpuUsage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const browser = descendants();
  return {
    wallMs: performance.now(),
    ownMs: (user + system) / 1_000,
    browserMs: browser.reduce((sum, pid) => sum + workedMs(pid), 0),
    heapMiB: (heapUsed + external) / 1_048_576,
    rssMiB: rss / 1_048_576,
    browserMiB: memoryOf(browser).rss,
  };
}

/** Ticks of 10 ms in user and system mode: the 14th and 15th field of `stat` (proc(5)), 0 when the process has ended meanwhile. */
function workedMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
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
