import { describe, expect, it } from 'vitest';
import { RETRY_AFTER_CAP_MS, retryAfterMs } from '../../src/web/retry-after.ts';
import { NOW } from './site.ts';

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['315360000', RETRY_AFTER_CAP_MS],
    ['9'.repeat(90), RETRY_AFTER_CAP_MS],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Saturday, 21-Nov-26 12:00:30 GMT', 30_000],
    ['Sat Nov 21 12:00:30 2026', 30_000],
    ['Fri, 20 Nov 2026 12:00:00 GMT', 0],
    ['Sat, 21 Nov 2036 12:00:00 GMT', RETRY_AFTER_CAP_MS],
    ['Sun Nov  1 12:00:30 2026', 0],
    ['sat, 21 nov 2026 12:00:30 gmt', 30_000],
    ['Sat, 21 Nov 2026 12:00:30 UTC', 30_000],
    // Two digits: at most fifty years ahead.
    ['Sunday, 21-Nov-76 12:00:00 GMT', RETRY_AFTER_CAP_MS],
    ['Monday, 21-Nov-77 12:00:00 GMT', 0],
    ['30, 120', 120_000],
    ['Sun, 06 Nov 0001 08:49:37 GMT', 0],
  ])('%s is %d ms', (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms));

  it.each([
    undefined,
    '',
    'soon',
    ',',
    '5,,6',
    'Sat 5',
    'Sat, 31 Feb 2026 12:00:00',
    'Sat, 21 Nov 2026 25:00:00 GMT',
    'Sat, 21 Nov 2026',
    '１２０',
    '-5',
    '1.5',
    '1e9',
    'Mon, 99 Foo 2026',
    '5 minutes',
    '2026-11-22T00:00:00Z',
  ])('%s says nothing', (header) => expect(retryAfterMs(header, NOW)).toBeUndefined());
});
