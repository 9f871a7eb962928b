/** How often silence and surge are wrong, and how soon they are right, on simulated daily counts; and what a day of many reviews is called. */
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { FLAG, layoutFor, openCells } from '../../src/drift/layout.ts';
import type { WatchOptions } from '../../src/drift/options.ts';
import { countReview, has, mark, newestDay, silenceLimit, surgeOf, turnDay } from '../../src/drift/volume.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { dirichlet, draw, type Random, random } from './random.ts';
import { HEALTHY } from './shapes.ts';

const YEAR = 365;
/** Days before the change of the streams whose volume changes, and after it. */
const BEFORE = 180;
const AFTER = 60;

export interface VolumeRow {
  readonly rate: number;
  /** Size of the negative binomial law; infinite for Poisson counts. */
  readonly size: number;
  /** False surges and silences a stream-year. */
  readonly surges: number;
  readonly silences: number;
  /** Share found within 60 days and mean days until told, of a doubled and a trebled rate and of a stop. */
  readonly doubled: Found;
  readonly trebled: Found;
  readonly stopped: Found;
}

export interface Found {
  readonly share: number;
  readonly days: number;
}

/** `years` stream-years of three years each, and `years` / 3 streams of each change. */
export function volumeRates(years: number): readonly VolumeRow[] {
  const streams = Math.ceil(years / 3);
  return [Number.POSITIVE_INFINITY, 3, 1].flatMap((size) =>
    [0.3, 1, 5, 30].map((rate) => {
      let [surges, silences] = [0, 0];
      for (let seed = 0; seed < streams; seed++) {
        const said = volumeOf(random(4_000_000 + seed), 3 * YEAR, () => rate, size);
        surges += said.surges.length;
        silences += said.silences.length;
      }
      return {
        rate,
        size,
        surges: surges / (3 * streams),
        silences: silences / (3 * streams),
        doubled: found(streams, rate, size, 2),
        trebled: found(streams, rate, size, 3),
        stopped: found(streams, rate, size, 0),
      };
    }),
  );
}

function found(streams: number, rate: number, size: number, factor: number): Found {
  const days: number[] = [];
  for (let seed = 0; seed < streams; seed++) {
    const rateOn = (day: number) => (day < BEFORE ? rate : factor * rate);
    const said = volumeOf(random(5_000_000 + seed), BEFORE + AFTER, rateOn, size);
    const first = (factor === 0 ? said.silences : said.surges).find((day) => day >= BEFORE);
    if (first !== undefined) days.push(first - BEFORE + 1);
  }
  return { share: days.length / streams, days: days.reduce((a, b) => a + b, 0) / days.length };
}

/** Days on which a surge and a silence were told. */
function volumeOf(
  rng: Random,
  days: number,
  rateOn: (day: number) => number,
  size: number,
): { readonly surges: readonly number[]; readonly silences: readonly number[] } {
  const cells = openCells(layoutFor(HEALTHY.length, 0));
  const surges: number[] = [];
  const silences: number[] = [];
  for (let day = 0; day < days; day++) {
    const mean = rateOn(day);
    const count = rng.poisson(size === Number.POSITIVE_INFINITY ? mean : mean * (rng.gamma(size) / size));
    const silent = has(cells, FLAG.started) && !has(cells, FLAG.silent);
    if (silent && day - newestDay(cells) - 1 >= silenceLimit(cells)) {
      mark(cells, FLAG.silent, true);
      silences.push(day);
    }
    if (count === 0) continue;
    turnDay(cells, day);
    for (let i = 0; i < count; i++) {
      countReview(cells);
      if (!surgeOf(cells)) continue;
      mark(cells, FLAG.surging, true);
      surges.push(day);
    }
  }
  return { surges, silences };
}

/** What became of days with many reviews: shares of streams that told a burst, a surge or a drift within the month. */
export interface BusyDay {
  readonly name: string;
  readonly burst: number;
  readonly surge: number;
  readonly drift: number;
}

/** A promotion (thirty more reviews of the usual kind on one day) and a bomb (thirty of one star), 3 reviews a day. */
export function busyDays(streams: number): readonly BusyDay[] {
  const options: WatchOptions = { scale: 'stars', arl: { down: 20_000, up: 20_000 } };
  const days = [
    ['nothing', () => undefined],
    ['promotion', (rng: Random, law: readonly number[]) => draw(rng, law)],
    ['bomb', () => 0],
  ] as const;
  return days.map(([name, kind]) => {
    const seen = { burst: 0, surge: 0, drift: 0 };
    for (let seed = 0; seed < streams; seed++) {
      const rng = random(6_000_000 + seed);
      const law = dirichlet(
        rng,
        HEALTHY.map((p) => 20 * p),
      );
      const watch = watchStream(options);
      const said = new Set<string>();
      for (let day = 0; day < 150; day++) {
        const many = day === 120 && name !== 'nothing' ? 30 : 0;
        for (let i = rng.poisson(3) + many; i > 0; i--) {
          const level = i <= many ? kind(rng, law)! : draw(rng, law);
          const event = { at: instant((20_089 + day) * DAY_MS), score: level + 1, author: `${day}-${i}` };
          for (const { type } of watch.push(event)) if (day >= 120) said.add(type);
        }
      }
      for (const type of ['burst', 'surge', 'drift'] as const) if (said.has(type)) seen[type]++;
    }
    return { name, burst: seen.burst / streams, surge: seen.surge / streams, drift: seen.drift / streams };
  });
}
