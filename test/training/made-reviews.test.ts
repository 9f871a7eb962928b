/** Our own training reviews: well formed, for every touchpoint, and none of them in what the demo is made of. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_TOUCHPOINTS } from '../../src/analysis/default-journey.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { readLine, readMadeReviews } from '../../training/made-reviews.ts';

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
/** Runs of five words. */
const runs = (text: string) =>
  words(text).flatMap((_, at, all) => (at + 5 > all.length ? [] : [all.slice(at, at + 5).join(' ')]));

describe.each(Object.keys(languages))('%s', (code) => {
  const rows = readMadeReviews(code);

  test('praises and blames every touchpoint, and has texts that do neither', () => {
    for (const name of DEFAULT_TOUCHPOINTS) {
      const signs = rows.flatMap(({ findings }) => findings).filter(({ touchpoint }) => touchpoint === name);
      expect(new Set(signs.map(({ polarity }) => polarity)).isSupersetOf(new Set([1, -1])), name).toBe(true);
    }
    expect(rows.filter(({ findings }) => findings.length === 0).length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  test('shares no run of five words with the demo, or the demo would show nothing', () => {
    const demo = readFileSync(resolve(import.meta.dirname, `../../demo/data/phrases-${code}.ts`), 'utf8');
    const known = new Set(demo.split('\n').flatMap(runs));
    expect(known.size).toBeGreaterThan(100);
    expect(rows.filter(({ text }) => runs(text).some((run) => known.has(run))).map(({ text }) => text)).toEqual([]);
  });
});

describe('a line', () => {
  test('is read with the place, the cause and the detail of each finding', () => {
    const line =
      'hotel | - anger fraud | Oh. {staff -people/conviction: He shrugged}, {premises +: but the lobby is fine}.';
    const { domain, text, sentiment, emotion, severe, findings } = readLine(line, 'en:1', 'en');
    expect({ domain, text, sentiment, emotion, severe }).toEqual({
      domain: 'hotel',
      text: 'Oh. He shrugged, but the lobby is fine.',
      sentiment: -1,
      emotion: 'anger',
      severe: 'fraud',
    });
    expect(findings.map(({ start, end, ...rest }) => ({ ...rest, quote: text.slice(start, end) }))).toEqual([
      { touchpoint: 'staff', polarity: -1, cause: 'people', detail: 'conviction', quote: 'He shrugged' },
      { touchpoint: 'premises', polarity: 1, cause: null, detail: null, quote: 'but the lobby is fine' },
    ]);
  });

  test.each([
    'hotel | - | Nice.',
    'hotel | - rage - | Nice.',
    'hotel | - ? theft | Nice.',
    'hotel | - ? - | {stuff +: Nice}.',
    'hotel | - ? - | {staff -persons: Rude}.',
    'hotel | - ? - | {staff -policy/support: Rude}.',
    'hotel | - ? - | {staff +people: Rude}.',
    'hotel | - ? - | {staff +: Nice.',
    'hotel | - ? - | Nice} {staff +: one}.',
    '',
  ])('"%s" is refused', (line) => {
    expect(() => readLine(line, 'en:1', 'en')).toThrow(/^Expected .* in en:1, got/);
  });
});
