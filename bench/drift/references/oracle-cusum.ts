/** CUSUM that knows the law before and after (Page 1954): the exact minimax optimum (Moustakides 1986), so a bound for all others. */
import type { Entrant } from './chart.ts';

/** W ← max(0, W + ln q(x)/p(x)). */
export const oracleCusum: Entrant = {
  name: 'oracle CUSUM (knows both laws)',
  kind: 'bound',
  open: ({ law, after }) => {
    const gains = after.map((q, level) => Math.log(q / law[level]!));
    let w = 0;
    return {
      learn: () => {},
      step: (level) => {
        w = Math.max(0, w + gains[level]!);
        return w;
      },
    };
  },
};
