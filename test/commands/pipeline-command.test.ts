import { describe, expect, test } from 'vitest';
import { dateOption } from '../../src/commands/pipeline-command.ts';

describe('a date on the command line', () => {
  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z', '2026-01-31T23:59:59.999Z'],
    ['0000-01-01', '0000-01-01T00:00:00.000Z', '0000-01-01T23:59:59.999Z'],
    ['2024-02-29T10:00', '2024-02-29T10:00:00.000Z', '2024-02-29T10:00:00.000Z'],
    ['2026-01-31T10:00:30.5+05:30', '2026-01-31T04:30:30.500Z', '2026-01-31T04:30:30.500Z'],
  ])(
    '%s is a day from its first to its last moment, or a moment, in UTC unless it says otherwise',
    (given, first, last) => {
      expect(dateOption('--from', given)).toBe(first);
      expect(dateOption('--to', given, true)).toBe(last);
    },
  );

  test.each([
    '',
    '1',
    '1e308',
    'NaN',
    'May 2026',
    '2026-02-30',
    '2026-02-30T10:00Z',
    '2016-12-31T23:59:60Z',
    '2026-01-01T10:00+25:00',
    '+275760-09-13',
    '-000001-01-01',
    '9999-12-31T23:00-02:00',
    '2026-01-31\u0000',
  ])('%j is refused in the same words', (given) => {
    expect(() => dateOption('--since', given)).toThrow(
      `Expected a date such as 2026-01-31 for --since, got ${JSON.stringify(given)}`,
    );
  });
});
