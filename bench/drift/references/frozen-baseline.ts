/** The law of a stream as it is guessed from its first reviews and then taken for the truth. */
import { priorWeights, usualPrior } from '../../../src/drift/prior.ts';
import { HEALTHY } from '../shapes.ts';

const WEIGHTS = priorWeights(usualPrior(HEALTHY.length), HEALTHY.length);

/** Shares of the levels: counts and the same prior that our detector has, so that nobody wins by knowing more. */
export function lawOf(baseline: readonly number[]): number[] {
  const counts = Array.from(WEIGHTS);
  for (const level of baseline) counts[level]! += 1;
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => count / total);
}

/** Mean and standard deviation in levels of a law. */
export function momentsOf(law: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = law.reduce((sum, p, level) => sum + p * level, 0);
  return { mean, deviation: Math.sqrt(law.reduce((sum, p, level) => sum + p * (level - mean) ** 2, 0)) };
}
