/** Our bank of alternatives with a baseline that is frozen and taken for the truth: what the adaptive baseline is worth. */
import { alternatives, BANK_SIZE, bankFor } from '../../../src/drift/bank.ts';
import { type Entrant, frozenChart } from './chart.ts';
import { lawOf } from './frozen-baseline.ts';

/** R_k ← (1 + R_k)·q_k(x)/p(x), the mean over the six alternatives (Shiryaev–Roberts; Pollak 1985). */
export const frozenSr: Entrant = {
  name: 'Shiryaev–Roberts, frozen baseline',
  kind: 'rival',
  open: () =>
    frozenChart((baseline) => {
      const law = Float64Array.from(lawOf(baseline));
      const bank = bankFor(law.length);
      const ratios = Array.from(law, (p, level) => {
        const q = new Float64Array(2 * BANK_SIZE);
        alternatives(bank, law, level, q);
        return q.subarray(0, BANK_SIZE).map((value) => value / p);
      });
      const r = new Float64Array(BANK_SIZE);
      return (level) => {
        const ratio = ratios[level]!;
        let sum = 0;
        for (let k = 0; k < BANK_SIZE; k++) {
          r[k] = Math.min(1e30, (1 + r[k]!) * ratio[k]!);
          sum += r[k]!;
        }
        return sum / BANK_SIZE;
      };
    }),
};
