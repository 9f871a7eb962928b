/** Adds up reviews on one scale, one by one: the one way to count, for reports, roll-ups and pages alike. */
import type { TouchpointId } from '../domain/ids.ts';
import type { FullTally, ScaleTally } from '../domain/report.ts';
import { levelCount, type Scale, scaleRange } from '../domain/scale.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { LossSum } from '../drift/decomposition.ts';
import type { PeriodReview } from '../store/counted-reviews.ts';
import { weighedScore } from './scores.ts';

/** Version of this file's rules: another one counts everything anew. */
const COUNTING = 1;

/** By what tallies are counted, as it is kept with them: these rules, and an analyser that knows the journey. */
export function countingRules(analyser: string): string {
  return `${COUNTING} ${analyser}`;
}

/** The analyser of tallies that were counted by these rules; undefined for others. */
export function analyserOf(rules: string): string | undefined {
  return rules.startsWith(`${COUNTING} `) ? rules.slice(`${COUNTING} `.length) : undefined;
}

type Counts<K extends string> = Map<K, number>;

/** Sums of the reviews of one place and time that give a score on `scale`. */
export class ScaleSums {
  readonly #scale: Scale;
  readonly #counts: number[];
  readonly #losses: LossSum;
  readonly #blamed: Counts<TouchpointId> = new Map();
  readonly #praised: Counts<TouchpointId> = new Map();
  readonly #together: Counts<string> = new Map();
  readonly #emotions: Counts<string> = new Map();
  readonly #sums = { asked: 0, recommending: 0, negative: 0, neutral: 0, positive: 0, answered: 0 };

  constructor(scale: Scale) {
    this.#scale = scale;
    this.#counts = Array.from({ length: levelCount(scale) }, () => 0);
    this.#losses = new LossSum(scale);
  }

  /** A review without a score on this scale adds nothing. */
  add(review: PeriodReview): void {
    const weighed = weighedScore(review, this.#scale);
    if (!weighed) return;
    const { min, max } = scaleRange(this.#scale);
    const { score, weights } = weighed;
    this.#counts[score - min]! += 1;
    this.#losses.add(weighed);
    if (score < max) this.#blame(weights);
    const { recommends, sentiment, emotion, answered, analysis } = review;
    if (recommends !== undefined) this.#sums.asked += 1;
    if (recommends) this.#sums.recommending += 1;
    if (sentiment) this.#sums[sentiment] += 1;
    if (answered) this.#sums.answered += 1;
    if (emotion && emotion !== 'none') addOne(this.#emotions, emotion);
    const praised = (analysis?.findings ?? []).flatMap((one) => (one.polarity > 0 ? [one.touchpoint] : []));
    for (const touchpoint of new Set(praised)) addOne(this.#praised, touchpoint);
  }

  #blame(weights: Readonly<Record<TouchpointId, number>>): void {
    const blamed = Object.entries(weights).flatMap(([id, weight]) => (weight > 0 ? [id as TouchpointId] : []));
    for (const touchpoint of blamed) addOne(this.#blamed, touchpoint);
    const named = blamed.filter((id) => id !== UNATTRIBUTED).sort();
    for (const [i, first] of named.entries())
      for (const second of named.slice(i + 1)) addOne(this.#together, `${first} ${second}`);
  }

  tally(): FullTally {
    const parts = [...this.#losses.losses().parts].map(([touchpoint, { share, lost, squares, causes }]) => {
      const reviews = this.#blamed.get(touchpoint) ?? 0;
      return [touchpoint, { reviews, share, lost, squares, causes: Object.fromEntries(causes) }];
    });
    return {
      scale: this.#scale,
      counts: this.#counts,
      ...this.#sums,
      blame: Object.fromEntries(parts),
      praise: Object.fromEntries(this.#praised),
      together: Object.fromEntries(this.#together),
      emotions: Object.fromEntries(this.#emotions),
    };
  }
}

/** Of a full tally as much as reports keep. */
export function reportedTally({ praise: _, together: __, emotions: ___, ...tally }: FullTally): ScaleTally {
  return tally;
}

function addOne<K extends string>(counts: Counts<K>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
