import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/analysis/table.ts';
import type { Example } from '../../training/learner.ts';
import { featureScales, learnSentiment } from '../../training/sentiment-learner.ts';

const GOOD = 11;
const BAD = 12;
const MIXED = 13;
const COMMON = 14;

function example(truth: number, own: number, among: readonly number[] = [0, 1, 2]): Example {
  return {
    words: Int32Array.of(own, COMMON),
    chars: new Int32Array(0),
    weight: 1,
    choices: [{ truth, among }],
    flags: [],
  };
}

const EXAMPLES = Array.from({ length: 60 }, (_, n) => example(n % 3, [BAD, MIXED, GOOD][n % 3]!));
const LEARNING = { bits: 6, epochs: 3, rate: 0.3, seeds: [1] };

function weightsOf(table: Table, feature: number): number[] {
  return table.outputs.map((_, k) => table.weights[feature * table.outputs.length + k]! * table.scale[k]!);
}

describe('the sentiment learner', () => {
  it('gives a feature the weight of the class it stands for', () => {
    const table = learnSentiment(EXAMPLES, LEARNING);
    const [bad, , good] = weightsOf(table, GOOD);
    expect(good!).toBeGreaterThan(bad!);
    const [negative, , positive] = weightsOf(table, BAD);
    expect(negative!).toBeGreaterThan(positive!);
  });

  it('hardly hears a feature that both poles share', () => {
    const scales = featureScales(EXAMPLES, LEARNING.bits);
    expect(scales[COMMON]!).toBeLessThan(scales[GOOD]! / 3);
    expect(scales[GOOD]!).toBeCloseTo(scales[BAD]!, 1);
  });

  it('says nothing of neutral from texts that cannot be neutral', () => {
    const poles = EXAMPLES.filter(({ choices }) => choices[0]!.truth !== 1).map(({ choices }) =>
      example(choices[0]!.truth, choices[0]!.truth === 0 ? BAD : GOOD, [0, 2]),
    );
    const table = learnSentiment(poles, LEARNING);
    expect(weightsOf(table, GOOD)[1]).toBe(0);
    expect(table.bias[1]).toBe(0);
  });

  it('learns the same twice', () => {
    expect(learnSentiment(EXAMPLES, LEARNING)).toEqual(learnSentiment(EXAMPLES, LEARNING));
  });
});
