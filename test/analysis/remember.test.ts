import { expect, test } from 'vitest';
import { rememberParts } from '../../src/analysis/remember.ts';

test('a part of a text is computed once and found again wherever it stands', () => {
  const asked: string[] = [];
  const shout = rememberParts((part) => {
    asked.push(part);
    return part.toUpperCase();
  });
  expect([shout('late and late', 0, 4), shout('late and late', 9, 13), shout('a late', 2, 6)]).toEqual(
    Array.from({ length: 3 }, () => 'LATE'),
  );
  expect(asked).toEqual(['late']);
});

test('the answer is the right one for more parts than are remembered', () => {
  const same = rememberParts((part) => `${part}!`);
  for (let round = 0; round < 2; round++) {
    for (let k = 0; k < 200_000; k++) {
      const text = `<${k.toString(36)}>`;
      if (same(text, 1, text.length - 1) !== `${k.toString(36)}!`) throw new Error(`another's answer for ${text}`);
    }
  }
});

test('an empty part and a part of any length are remembered too', () => {
  const length = rememberParts((part) => String(part.length));
  const text = 'x'.repeat(500);
  for (const to of [0, 1, 12, 13, 14, 500]) expect(length(text, 0, to)).toBe(String(to));
});
