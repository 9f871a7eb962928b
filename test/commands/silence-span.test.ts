/** When a silence ends, in a table: spans, days, limits. */
import { expect, it } from 'vitest';
import { silenceEnd } from '../../src/commands/silence-span.ts';
import { instant } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';

const NOW = instant('2026-06-01T12:00:00Z');

it.each([
  [{ for: '12h' }, '2026-06-02T00:00:00.000Z'],
  [{ for: '7d' }, '2026-06-08T12:00:00.000Z'],
  [{ for: '2w' }, '2026-06-15T12:00:00.000Z'],
  [{ for: '90d' }, '2026-08-30T12:00:00.000Z'],
  [{ for: '366d', long: true }, '2027-06-02T12:00:00.000Z'],
  // A day counts whole.
  [{ until: '2026-06-01' }, '2026-06-01T23:59:59.999Z'],
  [{ until: '2026-08-30' }, '2026-08-30T23:59:59.999Z'],
  [{ until: '2026-06-01T12:00:01Z' }, '2026-06-01T12:00:01.000Z'],
])('%j ends at %s', (options, end) => expect(silenceEnd(options, NOW, NOW)).toBe(end));

it.each([
  [{}, 'has an end'],
  [{ for: '1d', until: '2026-06-02' }, 'has an end'],
  [{ for: '0d' }, 'Expected a span'],
  [{ for: '-1d' }, 'Expected a span'],
  [{ for: '1m' }, 'Expected a span'],
  [{ for: '1.5d' }, 'Expected a span'],
  [{ until: '2026-05-31' }, 'Expected an end after'],
  [{ until: '2026-06-31' }, 'Expected a date'],
  [{ until: 'soon' }, 'Expected a date'],
  [{ for: '92d' }, 'with --long'],
  [{ until: '2028-01-01', long: true }, 'within 366 days'],
  [{ until: '9999-12-31' }, 'within 90 days'],
])('%j is refused', (options, words) => {
  expect(() => silenceEnd(options, NOW, NOW)).toThrow(ConfigError);
  expect(() => silenceEnd(options, NOW, NOW)).toThrow(words);
});

it('counts from the beginning of a silence that is to come, which must end after now', () => {
  expect(silenceEnd({ for: '2d' }, instant('2026-07-01'), NOW)).toBe('2026-07-03T00:00:00.000Z');
  expect(() => silenceEnd({ for: '2d' }, instant('2026-05-01'), NOW)).toThrow('Expected an end after 2026-06-01');
});
