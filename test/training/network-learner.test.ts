import { describe, expect, test } from 'vitest';
import { buildLexicon } from '../../training/lexicon.ts';
import {
  backward,
  forward,
  layoutOf,
  newParameters,
  newPass,
  type Sample,
  trainNetwork,
} from '../../training/network-learner.ts';
import { generator } from '../../training/random.ts';

const WIDTH = 6;
const FILTERS = 8;
const OUTPUTS = 5;
const TEXT = 'the waiter was rude but the soup was not cold the room smelt'.split(' ');
const LEXICON = buildLexicon([TEXT, TEXT, ['rude']], { fewest: 3, most: 100, gramBits: 4 });

/** Two sentences, three clauses; every kind of label at both widths, some of it masked. */
const SAMPLE: Sample = {
  words: Int32Array.from(TEXT, (form) => LEXICON.ids.get(form)!),
  negated: Uint8Array.from(TEXT, (form) => (form === 'cold' ? 1 : 0)),
  clauses: [
    { from: 0, to: 4, sentence: 0 },
    { from: 4, to: 10, sentence: 0 },
    { from: 10, to: 13, sentence: 1 },
  ],
  whole: {
    choices: [{ truth: 3, among: [2, 3, 4], weight: 0.7 }],
    flags: [{ output: 0, truth: 1, weight: 1 }],
  },
  parts: [
    { choices: [{ truth: 2, among: [2, 4], weight: 1 }], flags: [{ output: 1, truth: 1, weight: 2 }] },
    undefined,
    { choices: [], flags: [{ output: 0, truth: 0, weight: 1 }] },
  ],
};

function parametersOf(seed: number) {
  const random = generator(seed);
  const vectors = Float32Array.from({ length: LEXICON.size * WIDTH }, () => random() - 0.5);
  const parameters = newParameters(vectors, WIDTH, FILTERS, OUTPUTS, seed);
  for (let k = 0; k < parameters.dense.length; k++) parameters.dense[k] = (random() - 0.5) * 0.8;
  return parameters;
}

describe('slopes of the loss', () => {
  const parameters = parametersOf(3);
  const pass = newPass(parameters, LEXICON);
  const loss = () => {
    const probe = newPass(parameters, LEXICON);
    forward(probe, SAMPLE);
    return backward(probe, SAMPLE);
  };
  forward(pass, SAMPLE);
  backward(pass, SAMPLE);
  const byDifference = (numbers: Float32Array, at: number) => {
    const kept = numbers[at]!;
    numbers[at] = kept + 1e-3;
    const above = loss();
    numbers[at] = kept - 1e-3;
    const below = loss();
    numbers[at] = kept;
    return (above - below) / 2e-3;
  };

  test.each(Object.entries(layoutOf(WIDTH, FILTERS, OUTPUTS)).filter(([name]) => name !== 'size'))(
    'of the %s agree with finite differences',
    (_name, start) => {
      let largest = 0;
      for (let at = start; at < start + 5; at++) {
        expect(pass.slopes[at]!).toBeCloseTo(byDifference(parameters.dense, at), 2);
        largest = Math.max(largest, Math.abs(pass.slopes[at]!));
      }
      expect(largest).toBeGreaterThan(0);
    },
  );

  test('of the word vectors agree with finite differences', () => {
    expect(pass.rows.size).toBeGreaterThan(5);
    for (const [row, at] of pass.rows) {
      expect(pass.rowSlopes[at]!).toBeCloseTo(byDifference(parameters.vectors, row * WIDTH), 2);
      expect(pass.rowSlopes[at + 3]!).toBeCloseTo(byDifference(parameters.vectors, row * WIDTH + 3), 2);
    }
  });
});

describe('training', () => {
  const options = { epochs: 60, rate: 0.01, vectorRate: 0.02, wordDrop: 0, drop: 0, decay: 0, seed: 5 };

  test('lowers the loss and comes to say what the labels say', () => {
    const parameters = parametersOf(4);
    const pass = newPass(parameters, LEXICON);
    forward(pass, SAMPLE);
    const before = backward(pass, SAMPLE);
    trainNetwork(parameters, LEXICON, [SAMPLE], options);
    const after = newPass(parameters, LEXICON);
    forward(after, SAMPLE);
    expect(backward(after, SAMPLE)).toBeLessThan(before / 10);
    expect(after.wholeLogits[0]).toBeGreaterThan(1);
    expect(after.clauseLogits[2]![0]).toBeLessThan(-1);
  });

  test('is the same twice with the same seed, and another with another', () => {
    const runs = [5, 5, 6].map((seed) => {
      const parameters = parametersOf(4);
      trainNetwork(parameters, LEXICON, [SAMPLE], { ...options, epochs: 3, wordDrop: 0.3, drop: 0.3, seed });
      return parameters.dense;
    });
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });
});
