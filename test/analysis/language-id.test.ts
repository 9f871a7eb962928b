/** Language identification: script, stated language, prior, n-grams. */
import { describe, expect, test } from 'vitest';
import { identifyLanguage } from '../../src/analysis/language-id.ts';

describe('identifyLanguage', () => {
  test.each([
    ['en', 'The parcel came two days late and nobody apologised.'],
    ['fr', 'Le colis est arrivé avec deux jours de retard.'],
    ['fa', 'بسته با دو روز تاخیر رسید و هیچ کس عذرخواهی نکرد.'],
    ['fa', 'سفارش من را اشتباه آوردند و پاسخگو نبودند'],
    ['ar', 'وصلت الطلبية متأخرة يومين ولم يعتذر أحد إلى الآن'],
    ['de', 'Das Paket kam zwei Tage zu spät und niemand hat sich entschuldigt.'],
    ['es', 'El paquete llegó con dos días de retraso y nadie se disculpó.'],
    ['fa-Latn', 'ghaza kheili khoob bood vali peyk dir resid'],
  ])('says %s of "%s"', (language, text) => {
    expect(identifyLanguage(text)).toBe(language);
  });

  test('lets the prior decide a text that is too short to tell', () => {
    expect(identifyLanguage('Super', undefined, 'fr')).toBe('fr');
    expect(identifyLanguage('Nickel', undefined, 'fr')).toBe('fr');
  });

  test('does not let the prior overrule a clear text', () => {
    expect(identifyLanguage('The parcel came two days late and nobody apologised.', undefined, 'fr')).toBe('en');
    expect(identifyLanguage('پیک خیلی دیر رسید', undefined, 'en')).toBe('fa');
  });

  test('believes a stated language only in a script that it is written in', () => {
    expect(identifyLanguage('Super', 'fr-CA')).toBe('fr');
    expect(identifyLanguage('پیک خیلی دیر رسید', 'en')).toBe('fa');
    expect(identifyLanguage('The driver was kind to my children', 'fa')).toBe('en');
  });

  test('says und when nothing can be told', () => {
    expect(identifyLanguage('')).toBe('und');
    expect(identifyLanguage('!!! 10/10')).toBe('und');
  });
});
