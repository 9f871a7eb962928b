/** All detectors of the comparison, ours first. */
import { adwin } from './adwin.ts';
import { bocpd, learningBocpd } from './bocpd.ts';
import type { Entrant } from './chart.ts';
import { ewma } from './ewma.ts';
import { frozenSr } from './frozen-sr.ts';
import { oracleCusum } from './oracle-cusum.ts';
import { certified, ours } from './ours.ts';
import { pageHinkley, tunedPageHinkley } from './page-hinkley.ts';
import { rollingMean, standardRollingMean } from './rolling-mean.ts';
import { zWindow } from './z-window.ts';

/** In the order in which they are printed. */
export const FIELD: readonly Entrant[] = [
  ours,
  certified,
  frozenSr,
  bocpd,
  learningBocpd,
  pageHinkley,
  tunedPageHinkley,
  adwin,
  ewma(0.02),
  ewma(0.05),
  rollingMean(30),
  rollingMean(100),
  standardRollingMean(100),
  zWindow,
  oracleCusum,
];
