/** Pairs of touchpoints blamed in one complaint, on findings of our own. */
import { describe, expect, test } from 'vitest';
import { findInterfaces, storyBook } from '../../src/analysis/interfaces.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { touchpointId } from '../../src/domain/ids.ts';
import { read } from '../support/readings.ts';

/** Pairs in a text, `first > second`, of findings given as touchpoint, quote and what differs from a sure blame. */
function pairs(
  text: string,
  code: string,
  quotes: readonly (readonly [string, string, Partial<Finding>?])[],
): string[] {
  const { reading, language } = read(text, code);
  const findings = quotes.map(([touchpoint, quote, more]) => {
    const start = text.indexOf(quote);
    expect(start).toBeGreaterThanOrEqual(0);
    return {
      touchpoint: touchpointId.parse(touchpoint),
      polarity: -0.8,
      confidence: 0.8,
      start,
      end: start + quote.length,
      ...more,
    };
  });
  return findInterfaces(findings, reading, storyBook(language)).map(({ first, second, start, end }) => {
    expect(text.slice(start, end).length).toBeGreaterThan(0);
    return `${first} > ${second}`;
  });
}

describe('pairs', () => {
  const late = 'The parcel was late and support ignored me.';

  test('stand in order of the text when no word of the story says otherwise', () => {
    expect(
      pairs(late, 'en', [
        ['delivery', 'The parcel was late'],
        ['support', 'support ignored me'],
      ]),
    ).toEqual(['delivery > support']);
  });

  test.each([
    ['Support ignored me after the parcel was lost.', 'en', 'Support ignored me', 'after the parcel was lost'],
    [
      'Le support m’a ignoré parce que le colis était perdu.',
      'fr',
      'Le support m’a ignoré',
      'parce que le colis était perdu',
    ],
    ['پشتیبانی جواب نداد چون بسته گم شد.', 'fa', 'پشتیبانی جواب نداد', 'چون بسته گم شد'],
  ])('in "%s" what came first is named first', (text, code, complaint, cause) => {
    expect(
      pairs(text, code, [
        ['support', complaint],
        ['delivery', cause],
      ]),
    ).toEqual(['delivery > support']);
  });

  test('span two sentences only when a word of the story ties them', () => {
    const told = 'The parcel was lost. Then support ignored me.';
    const untold = 'The parcel was lost. Support ignored me.';
    const quotes = (support: string) =>
      [
        ['delivery', 'The parcel was lost'],
        ['support', support],
      ] as const;
    expect(pairs(told, 'en', quotes('Then support ignored me'))).toEqual(['delivery > support']);
    expect(pairs(untold, 'en', quotes('Support ignored me'))).toEqual([]);
  });

  test('need blame on both sides, surety, and two touchpoints', () => {
    const delivery = ['delivery', 'The parcel was late'] as const;
    expect(pairs(late, 'en', [delivery, ['support', 'support ignored me', { polarity: 0.6 }]])).toEqual([]);
    expect(pairs(late, 'en', [delivery, ['support', 'support ignored me', { confidence: 0.3 }]])).toEqual([]);
    expect(pairs(late, 'en', [delivery, ['delivery', 'support ignored me']])).toEqual([]);
  });

  test('of two touchpoints are given once', () => {
    const text = 'The parcel was late and support ignored me and the box was crushed.';
    const found = pairs(text, 'en', [
      ['delivery', 'The parcel was late'],
      ['support', 'support ignored me'],
      ['delivery', 'the box was crushed'],
    ]);
    expect(found).toEqual(['delivery > support']);
  });

  test('of nothing are none', () => {
    expect(pairs('', 'en', [])).toEqual([]);
  });
});
