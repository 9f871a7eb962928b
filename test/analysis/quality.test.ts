/** A floor under the measured quality: a little below the figures of the model card, so that a regression fails. */
import { expect, test } from 'vitest';
import { createAnalyser } from '../../src/analysis/analyse.ts';
import { DEFAULT_JOURNEY } from '../../src/analysis/default-journey.ts';
import { loadModels } from '../../src/pipeline/analyser.ts';
import { loadLanguage } from '../../training/corpora.ts';
import { f1 } from '../../training/figures.ts';
import { measureLanguage } from '../../training/measure.ts';
import { describeWithShared } from '../support/shared.ts';

const FLOORS: readonly (readonly [
  code: string,
  floors: { touchpoint: number; pair: number; sentiment: number; binary: number },
])[] = [
  ['en', { touchpoint: 0.73, pair: 0.63, sentiment: 0.67, binary: 0.865 }],
  ['fr', { touchpoint: 0.81, pair: 0.675, sentiment: 0.69, binary: 0.84 }],
  ['fa', { touchpoint: 0.845, pair: 0.725, sentiment: 0.67, binary: 0.82 }],
];

describeWithShared('data/gold', 'quality on texts that were never trained on', () => {
  test.each(FLOORS)('%s stays above its floor', (code, floors) => {
    const data = loadLanguage(code);
    const models = { [code]: loadModels()[code]! };
    const { gold, binaryF1 } = measureLanguage(createAnalyser({ models, touchpoints: DEFAULT_JOURNEY }), code, data);
    expect(f1(gold.touchpoint)).toBeGreaterThan(floors.touchpoint);
    expect(f1(gold.pair)).toBeGreaterThan(floors.pair);
    expect(gold.sentimentF1).toBeGreaterThan(floors.sentiment);
    expect(binaryF1).toBeGreaterThan(floors.binary);
  });
});
