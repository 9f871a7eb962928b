import { expect, test } from 'vitest';
import { random } from '../../bench/drift/random.ts';
import { F, layoutFor, openCells } from '../../src/drift/layout.ts';
import { beforeOf, countSince, type Seen, sinceOf, stepWindow, tally } from '../../src/drift/window.ts';

const [LEVELS, AUTHORS] = [5, 4];

/** A window the slow way: Page's CUSUM in logarithms, and a list of all that came since it was last 0. */
function slowWindow() {
  let w = 0;
  let morning = 0;
  let since: readonly Seen[] = [];
  let before: readonly number[] = [];
  return {
    turn() {
      morning = w;
    },
    step(factor: number, seen: Seen, counted: readonly number[], burst: boolean) {
      w = Math.max(0, w + Math.log(factor));
      if (burst) w = Math.min(w, morning + 2);
      if (w === 0) since = [];
      else if (!burst) {
        if (since.length === 0) before = [...counted];
        since = [...since, seen];
      }
    },
    since() {
      const named = new Set(since.flatMap(({ author }) => (author === 0 ? [] : [author])));
      const n = since.length;
      return {
        start: since[0]?.day ?? 0,
        // A day older than one before it is none of its own: late reviews are no second day.
        days: since.filter(({ day }, i) => since.slice(0, i).every((one) => one.day < day)).length,
        authors: Math.min(AUTHORS, named.size + since.filter(({ author }) => author === 0).length),
        level: { mean: n > 0 ? since.reduce((sum, { score }) => sum + score, 0) / n : 0, n },
      };
    },
    counts: () => Array.from({ length: LEVELS }, (_, i) => since.filter(({ level }) => level === i).length),
    before: () => before,
  };
}

test('windows that share one tally hold what each would count by itself', () => {
  const rng = random(11);
  const below = (n: number) => Math.floor(n * rng.uniform());
  const layout = layoutFor(LEVELS, AUTHORS);
  let [opened, crowded] = [0, 0];
  for (let stream = 0; stream < 20; stream++) {
    const cells = openCells(layout);
    const slow = Array.from({ length: layout.windows.length }, slowWindow);
    let [today, burst] = [20_000, false];
    for (let i = 0; i < 300; i++) {
      if (rng.uniform() < 0.3) {
        today += 1 + below(3);
        burst = rng.uniform() < 0.1;
        cells.f64.copyWithin(layout.startW, layout.w, layout.w + slow.length);
        for (const window of slow) window.turn();
      }
      const level = below(LEVELS);
      const late = rng.uniform() < 0.1 ? below(20) : 0;
      const seen = { level, score: level + 1, day: today - late, author: below(7) };
      const counted = Array.from(cells.u32.subarray(layout.base, layout.base + LEVELS));
      if (!burst) tally(cells, seen);
      for (const [k, window] of slow.entries()) {
        const factor = Math.exp(0.6 * rng.normal() - 0.04 * k);
        stepWindow(cells, k, factor, seen, burst);
        window.step(factor, seen, counted, burst);
        expect(sinceOf(cells, k)).toEqual(window.since());
        expect(counted.map((_, at) => countSince(cells, k, at))).toEqual(window.counts());
        const { n } = sinceOf(cells, k).level;
        if (n > 0) expect(beforeOf(cells, k).n).toBe(window.before().reduce((a, b) => a + b, 0));
        if (n === 1) opened++;
        if (n > 30) crowded++;
      }
      if (burst) continue;
      cells.u32[layout.base + level]! += 1;
      cells.f64[layout.floats + F.totalSum]! += seen.score;
    }
  }
  expect(Math.min(opened, crowded)).toBeGreaterThan(1_000);
});

test('a companion grows without end and still comes to rest', () => {
  const cells = openCells(layoutFor(LEVELS, AUTHORS));
  const seen = { level: 0, score: 1, day: 20_000, author: 0 };
  for (let i = 0; i < 1_000; i++) {
    tally(cells, seen);
    stepWindow(cells, 0, 40, seen, false);
  }
  expect(sinceOf(cells, 0).level.n).toBe(1_000);
  for (let i = 0; i < 1_000; i++) stepWindow(cells, 0, 1 / 40, seen, false);
  expect(sinceOf(cells, 0).level.n).toBe(0);
});
