/** Words of opinion as inputs of a clause's polarity. */
import { describe, expect, test } from 'vitest';
import { polarityInputs, praiseBook } from '../../src/analysis/polarity.ts';
import { read } from '../support/readings.ts';

const [DENIED, OPINION, WISH, BEFORE, BEFORE_CONTRAST, AFTER, AFTER_CONTRAST, PRICE] = [
  3, 4, 5, 6, 7, 8, 9, 10,
] as const;

function inputs(text: string, code: string, clause = 0, touchpoint = 'product'): number[] {
  const { reading, language } = read(text, code);
  return polarityInputs(reading, clause, praiseBook(language), touchpoint);
}

describe('words of opinion', () => {
  test.each([
    ['The room was spotless', 'en', 1],
    ['The room was not clean', 'en', -1],
    ['The room was filthy', 'en', -1],
    ['It is cheaper elsewhere', 'en', -1],
    ['Un accueil chaleureux', 'fr', 1],
    ['Ce plat n’est pas bon', 'fr', -1],
    ['Une chambre bruyante', 'fr', -1],
    ['غذا خوشمزه بود', 'fa', 1],
    ['غذا خوب نبود', 'fa', -1],
    ['برخورد مودبانه و سریع', 'fa', 1],
    ['Un accueil un peu froid', 'fr', -1],
    ['Il y avait beaucoup d’attente', 'fr', -1],
    ['Un personnel aux petits soins', 'fr', 1],
    ['اصلا مزه نداشت', 'fa', -1],
  ])('of "%s" (%s) point to %d', (text, code, sign) => {
    expect(Math.sign(inputs(text, code)[OPINION]!)).toBe(sign);
  });

  test.each([
    ['There was no queue', 'en'],
    ['They did not push us into anything', 'en'],
    ['No hidden fees', 'en'],
    ['Aucune attente', 'fr'],
    ['Le vendeur ne pousse pas à la vente', 'fr'],
    ['On n’a pas attendu du tout', 'fr'],
    ['Je n’ai jamais eu de problème', 'fr'],
    ['معطل نشدیم', 'fa'],
    ['هزینه اضافه نگرفتن', 'fa'],
    ['سر و صدا نداشت', 'fa'],
  ])('"%s" (%s) praises by denying a complaint', (text, code) => {
    expect(inputs(text, code)[DENIED]).toBe(1);
  });

  test.each([
    ['The menu should be longer', 'en'],
    ['Il faudrait une carte', 'fr'],
    ['J’aurais aimé une carte', 'fr'],
    ['کاش سس میذاشتن', 'fa'],
  ])('"%s" (%s) is a wish, no praise', (text, code) => {
    expect(inputs(text, code)[WISH]).toBe(1);
  });

  test('low and rising are good and bad of prices only', () => {
    expect(inputs('Prices are low', 'en', 0, 'price')[PRICE]).toBeGreaterThan(0);
    expect(inputs('Prices keep rising', 'en', 0, 'price')[PRICE]).toBeLessThan(0);
    expect(inputs('Prices are low', 'en', 0, 'product')[PRICE]).toBe(0);
  });
});

describe('a clause that says nothing itself', () => {
  test('leans on what stands before it, the other way behind a contrast', () => {
    expect(inputs('The desk was filthy, that is the reception.', 'en', 1)[BEFORE]).toBe(-1);
    const behind = inputs('The desk was filthy, but the reception.', 'en', 1);
    expect([behind[BEFORE], behind[BEFORE_CONTRAST]]).toEqual([0, -1]);
  });

  test('leans on what follows, the other way before a contrast', () => {
    const before = inputs('About the reception, but the desk was filthy.', 'en', 0);
    expect([before[AFTER], before[AFTER_CONTRAST]]).toEqual([0, -1]);
  });
});
