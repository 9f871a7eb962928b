/** How often the interval of a rating is wrong at some moment of 2,000 reviews, and how wide it is, beside a plain 95 % interval. */
import { countScore, holdsMean, noScores, ratingInterval } from '../../src/drift/rating-sequence.ts';
import { dirichlet, draw, random } from './random.ts';
import { contaminate, HEALTHY } from './shapes.ts';

const REVIEWS = 2_000;
const LOOKS = [30, 100, 300, 1_000, 2_000];
/** A plain interval means nothing before so many reviews: it is not asked earlier. */
const PLAIN_FROM = 30;

export interface CoverageRow {
  readonly name: string;
  /** Shares of paths whose interval held the mean at every one of the 2,000 reviews, standard error of the first. */
  readonly always: number;
  readonly error: number;
  readonly plainAlways: number;
  /** Mean width in stars at 30, 100, 300, 1,000 and 2,000 reviews. */
  readonly widths: readonly number[];
  readonly plainWidths: readonly number[];
}

/** Coverage and widths; `moves`: the law gets worse by 20 % of 1★ half way, and the average of the true means counts. */
export function coverage(name: string, strength: number, moves: boolean, paths: number): CoverageRow {
  let [held, plainHeld] = [0, 0];
  const widths = LOOKS.map(() => 0);
  const plainWidths = LOOKS.map(() => 0);
  for (let path = 0; path < paths; path++) {
    const rng = random(8_000_000 + path);
    const law = dirichlet(
      rng,
      HEALTHY.map((p) => strength * p),
    );
    const later = moves ? contaminate(0.2)(law) : law;
    const counts = noScores('stars');
    let [truth, sum, squares, all, plainAll] = [0, 0, 0, true, true];
    for (let n = 1; n <= REVIEWS; n++) {
      const now = n > REVIEWS / 2 ? later : law;
      const score = draw(rng, now) + 1;
      truth += now.reduce((sum, share, i) => sum + share * (i + 1), 0);
      sum += score;
      squares += score * score;
      countScore(counts, score, 'stars');
      all &&= holdsMean(counts, 'stars', truth / n);
      const half = 1.96 * Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2) / n);
      plainAll &&= n < PLAIN_FROM || Math.abs((truth - sum) / n) <= half;
      const look = LOOKS.indexOf(n);
      if (look < 0) continue;
      const { interval } = ratingInterval(counts, 'stars')!;
      widths[look]! += (interval[1] - interval[0]) / paths;
      plainWidths[look]! += (2 * half) / paths;
    }
    held += Number(all);
    plainHeld += Number(plainAll);
  }
  const always = held / paths;
  return {
    name,
    always,
    error: Math.sqrt((always * (1 - always)) / paths),
    plainAlways: plainHeld / paths,
    widths,
    plainWidths,
  };
}

/** The table as lines. */
export function coverageReport(paths: number): readonly string[] {
  const rows = [
    coverage('a level that stays', 20, false, paths),
    coverage('levels far apart', 2, false, paths),
    coverage('20 % more 1★ half way', 20, true, paths),
  ];
  const numbers = (values: readonly number[]) => values.map((value) => value.toFixed(2)).join(' ');
  return [
    'Rating with a confidence sequence: share of streams right at all 2,000 reviews (goal ≥ 95 %), width in stars at 30, 100, 300, 1,000, 2,000 reviews',
    ...rows.map(
      ({ name, always, error, plainAlways, widths, plainWidths }) =>
        `    ${name.padEnd(22)} ${(100 * always).toFixed(1)} ± ${(100 * error).toFixed(1)} %  width ${numbers(widths)}   plain interval from review ${PLAIN_FROM} on: ${(100 * plainAlways).toFixed(1)} %  width ${numbers(plainWidths)}`,
    ),
  ];
}
