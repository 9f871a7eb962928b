/** Text made to be slow: how long the whole analysis takes over a megabyte of each shape, and how that grows. */
import type { Analyser } from '../../src/analysis/analyse.ts';
import { goal, print } from './goal.ts';
import { measureHostileText, SHAPES } from './hostile-text.ts';

const UNITS = 1_000_000;

export function printHostile(analysers: ReadonlyMap<string, Analyser>): void {
  const alone = measureHostileText().reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b));
  goal(`text pass alone over a whole megabyte, ms, slowest shape "${alone.shape}"`, alone.milliseconds);
  for (const [language, analyser] of analysers) {
    const rows = Object.entries(SHAPES).map(([shape, piece]) => {
      const one = piece.repeat(Math.ceil(UNITS / piece.length));
      const two = one + one;
      analyser.analyse({ text: one.slice(0, 10_000), language });
      const once = least(() => analyser.analyse({ text: one, language }));
      const twice = least(() => analyser.analyse({ text: two, language }));
      return { shape, once, growth: twice / once };
    });
    const slowest = rows.reduce((a, b) => (a.once > b.once ? a : b));
    const steepest = rows.filter(({ once }) => once > 2).reduce((a, b) => (a.growth > b.growth ? a : b), rows[0]!);
    print(`${language}: ${rows.length} shapes of 1 MB; slowest "${slowest.shape}", steepest "${steepest.shape}"`);
    goal('ms for the slowest megabyte', slowest.once, '≤ 200');
    goal('time(2n) / time(n), steepest shape', steepest.growth, '≤ 2.5');
  }
}

/** Least of three: what the machine does besides is not the text's fault. */
function least(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3; k++) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}
