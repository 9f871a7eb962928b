/** How long a kind takes to read a page of 1,000 reviews, beside parsing alone; both in one run, medians, in turns. */
import { load } from 'cheerio/slim';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { instant } from '../../src/domain/time.ts';
import { madeMapsPage, madeReviews } from './maps-reviews.ts';

/** A page for a kind. */
export interface ReadingCase {
  readonly kind: string;
  readonly page: string;
  /** Reviews on it. */
  readonly reviews: number;
}

/** What was measured. */
export interface ReadingSpeed {
  readonly kind: string;
  readonly characters: number;
  /** Medians, ms. */
  readonly loadMs: number;
  readonly readMs: number;
  /** Reading, parsing included, over parsing alone. */
  readonly ratio: number;
}

/** One page for each kind that reads pages; further kinds add a line. */
export function readingCases(): readonly ReadingCase[] {
  return [{ kind: 'google-maps', page: madeMapsPage({ language: 'en', reviews: madeReviews(1_000) }), reviews: 1_000 }];
}

const CAPTURED = instant('2026-11-21T12:00:00Z');

const WARM_UP = 5;

/** Measures one case. @throws RangeError when the page does not read as it should, as such a figure would be worth nothing */
export function readingSpeed({ kind, page, reviews }: ReadingCase, rounds = 9): ReadingSpeed {
  const read = () => collectors[kind]?.read({ body: page, capturedAt: CAPTURED }).reviews.length;
  const found = read();
  if (found !== reviews) throw new RangeError(`Expected ${reviews} reviews of ${kind}, got ${found}`);
  // A run reads page after page: what the first one costs the compiler is not what pages cost.
  for (let round = 0; round < WARM_UP; round += 1) {
    load(page);
    read();
  }
  const loads: number[] = [];
  const reads: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    loads.push(millisOf(() => load(page)));
    reads.push(millisOf(read));
  }
  const [loadMs, readMs] = [median(loads), median(reads)];
  return { kind, characters: page.length, loadMs, readMs, ratio: readMs / loadMs };
}

/** Prints the figure of each case. */
export function printReadingSpeed(cases: readonly ReadingCase[] = readingCases()): void {
  for (const one of cases) {
    const { kind, characters, loadMs, readMs, ratio } = readingSpeed(one);
    console.info(
      `reading ${kind.padEnd(16)} ${one.reviews} reviews, ${(characters / 1e6).toFixed(1)} MB: load ${loadMs.toFixed(0)} ms, read ${readMs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal ≤ 1.50)`,
    );
  }
}

/** Time of the processor, all threads of this process together, so that neighbours on the machine count for nothing. */
function millisOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
