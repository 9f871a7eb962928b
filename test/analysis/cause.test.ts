/** Cues of blame as inputs of the cause decisions. */
import { describe, expect, test } from 'vitest';
import { CAUSE_OUTPUTS, causeBook, causeInputs, judgeCause } from '../../src/analysis/cause.ts';
import type { Model } from '../../src/analysis/model.ts';
import { read } from '../support/readings.ts';

/** Which cues the first clause holds: inputs after the heads' come in pairs, own and beside. */
function cues(text: string, code: string): string[] {
  const { reading, language } = read(text, code);
  const inputs = causeInputs(reading, causeBook(language), 0, 'staff');
  return CAUSE_OUTPUTS.filter((_, k) => inputs[3 * CAUSE_OUTPUTS.length + 2 * k]! > 0);
}

describe('cues of blame', () => {
  test.each([
    ['The receptionist was rude', 'en', ['conviction']],
    ['They never called me back', 'en', ['conviction']],
    ['Nobody was rude', 'en', []],
    ['The agent had no idea about my contract', 'en', ['knowledge']],
    ['Badly understaffed at noon', 'en', ['support']],
    ['My premium went up by 40 percent', 'en', ['policy']],
    ['The app crashes', 'en', ['tools']],
    ['The parcel came a week late', 'en', []],
    ['The soup was cold', 'en', []],
    ['La serveuse était désagréable', 'fr', ['conviction']],
    ['Le conseiller ne sait pas répondre', 'fr', ['knowledge']],
    ['Ils sont débordés le samedi', 'fr', ['support']],
    ['Le vendeur a haussé les épaules', 'fr', ['conviction']],
    ['Chaque conseiller donne une explication différente', 'fr', ['knowledge']],
    ['Une infirmière pour trente malades', 'fr', ['support']],
    ['Les frais de résiliation', 'fr', ['policy']],
    ['L’appli plante', 'fr', ['tools']],
    ['Le colis est arrivé en retard', 'fr', []],
    ['برخورد بدی داشت', 'fa', ['conviction']],
    ['کارمند بلد نبود', 'fa', ['knowledge']],
    ['کمبود نیرو دارن', 'fa', ['support']],
    ['شونه بالا انداخت', 'fa', ['conviction']],
    ['فقط حضوری', 'fa', ['policy']],
    ['سامانه قطع بود', 'fa', ['tools']],
    ['غذا سرد بود', 'fa', []],
  ])('of "%s" (%s) are %j', (text, code, expected) => {
    expect(cues(text, code)).toEqual(expected);
  });

  test('of a neighbour in the sentence count apart from the clause’s own', () => {
    const { reading, language } = read('The parcel was late, the courier was rude.', 'en');
    const inputs = causeInputs(reading, causeBook(language), 0, 'delivery');
    const at = 3 * CAUSE_OUTPUTS.length + 2 * CAUSE_OUTPUTS.indexOf('conviction');
    expect(inputs[at]).toBe(0);
    expect(inputs[at + 1]).toBeGreaterThan(0);
  });
});

test('a cause is named from its threshold on, with what people lacked, and never below', () => {
  const { reading, language, model } = read('The receptionist was rude', 'en');
  const book = causeBook(language);
  const width = causeInputs(reading, book, 0, 'staff').length;
  const certain = (bias: number, threshold: number) => ({ weights: new Array(width).fill(0), bias, threshold });
  const judged = (threshold: number) => {
    const settings = {
      ...model.settings,
      causes: { people: certain(1, threshold), policy: certain(-3, threshold) },
      details: { conviction: certain(2, 0.5), knowledge: certain(1, 0.5) },
    };
    return judgeCause(reading, book, { ...model, settings } satisfies Model, 0, 'staff');
  };
  expect(judged(0.5)).toEqual({ cause: 'people', detail: 'conviction' });
  expect(judged(0.8)).toEqual({});
});
