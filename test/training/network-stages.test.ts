import { expect, test } from 'vitest';
import { hashOf } from '../../src/analysis/features.ts';
import { en } from '../../src/analysis/languages/en/language.ts';
import { assembleModel } from '../../src/analysis/model.ts';
import { NETWORK_OUTPUTS } from '../../src/analysis/network-outputs.ts';
import { readText } from '../../src/analysis/reading.ts';
import { buildLexicon } from '../../training/lexicon.ts';
import { readLine } from '../../training/made-reviews.ts';
import { formsOf, labelledSamples } from '../../training/network-examples.ts';
import { forward, newParameters, newPass } from '../../training/network-learner.ts';
import { quantize } from '../../training/network-stages.ts';
import { generator } from '../../training/random.ts';
import { randomModel } from '../support/random-model.ts';

test('the network that ships answers as the one that was trained', () => {
  const row = readLine(
    'hotel | - anger - | {staff -people/conviction: The porter was not friendly, he shrugged}. Never again! But {premises +: the lobby is fine, never loud}',
    'a:1',
    'en',
  );
  const forms = formsOf(row.text, en);
  const lexicon = buildLexicon([forms, forms, ['porter', 'lobby']], { fewest: 3, most: 50, gramBits: 6 });
  expect([...lexicon.known]).toContain(hashOf('porter') >>> 0);
  const random = generator(9);
  const vectors = Float32Array.from({ length: lexicon.size * 8 }, () => Math.round(random() * 254 - 127) / 100);
  const parameters = newParameters(vectors, 8, 12, NETWORK_OUTPUTS.length, 9);
  for (let k = 0; k < parameters.dense.length; k++) parameters.dense[k] = random() - 0.5;
  const [sample] = labelledSamples([row], lexicon, en);
  const pass = newPass(parameters, lexicon);
  forward(pass, sample!);
  const { sentiment, heads, settings } = randomModel(1, []);
  const { network } = readText(
    row.text,
    en,
    assembleModel('en', { sentiment, heads, network: quantize(parameters, lexicon) }, settings),
  );
  expect(network.clauses.length).toBe(sample!.clauses.length);
  for (let output = 0; output < NETWORK_OUTPUTS.length; output++) {
    expect(network.whole[output]).toBeCloseTo(pass.wholeLogits[output]!, 1);
    network.clauses.forEach((scores, clause) => {
      expect(scores[output]).toBeCloseTo(pass.clauseLogits[clause]![output]!, 1);
    });
  }
});
