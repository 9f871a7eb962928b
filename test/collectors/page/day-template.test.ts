import { describe, expect, it } from 'vitest';
import { readWrittenDate } from '../../../src/collectors/dates/written-date.ts';
import { dayByTemplate, dayTemplate } from '../../../src/collectors/page/day-template.ts';
import { instant } from '../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');
const learnt = (wording: string, language: string) => {
  const read = readWrittenDate(wording, { capturedAt, language });
  return read && dayTemplate(wording, read);
};

describe('days worded like one that was read', () => {
  it('are the same as when they are read themselves', () => {
    for (const [language, words] of [
      ['de', (day: number) => `${day}. Mai 2024`],
      ['en', (day: number) => `May ${day}, 2024`],
      ['fr', (day: number) => `le ${day} mai 2024`],
    ] as const) {
      const template = learnt(words(3), language);
      expect(template, language).toBeDefined();
      for (const day of [1, 9, 17, 31])
        expect(template && dayByTemplate(template, words(day), capturedAt)).toEqual(
          readWrittenDate(words(day), { capturedAt, language }),
        );
    }
  });

  it('are left to the reader when there is no such day, or it lies ahead', () => {
    const template = learnt('3 April 2024', 'en');
    expect(template && dayByTemplate(template, '31 April 2024', capturedAt)).toBeUndefined();
    expect(template && dayByTemplate(template, '3 April 2031', capturedAt)).toBeUndefined();
  });

  it('are not learnt from months, other calendars and lone numbers', () => {
    expect(learnt('May 2024', 'en')).toBeUndefined();
    expect(learnt('۱۵ آذر ۱۴۰۳', 'fa')).toBeUndefined();
    expect(learnt('03/05/2024', 'en')).toBeUndefined();
  });
});
