import { describe, expect, it } from 'vitest';
import { stampAt } from '../../../src/collectors/answers/api-stamp.ts';
import { instant } from '../../../src/domain/time.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

describe('the stamp of an API', () => {
  it.each([
    ['2026-10-12T22:55:29Z', '2026-10-12T22:55:29.000Z'],
    ['2026-10-12T22:55:29.310514789Z', '2026-10-12T22:55:29.310Z'],
    ['2026-10-12T22:55:29+05:30', '2026-10-12T17:25:29.000Z'],
    ['2026-10-12T22:55:29+0000', '2026-10-12T22:55:29.000Z'],
    ['2026-10-12T22:55:29-0700', '2026-10-13T05:55:29.000Z'],
    [1630854813, '2021-09-05T15:13:33.000Z'],
    ['1630854813', '2021-09-05T15:13:33.000Z'],
    [1630854813123, '2021-09-05T15:13:33.123Z'],
  ])('%s is the moment %s, and stays as its wording', (at, wanted) => {
    expect(stampAt({ at }, 'at', capturedAt)).toEqual({ earliest: wanted, latest: wanted, wording: String(at) });
  });

  it('is never later than its reading', () => {
    expect(stampAt({ at: '2027-01-01T00:00:00Z' }, 'at', capturedAt)?.latest).toBe(capturedAt);
  });

  it.each([
    null,
    0,
    -1,
    12,
    'yesterday',
    '',
    '2026-10-12',
    '2026-13-45T99:99:99Z',
    '0001-01-01T00:00:00Z',
    true,
    [1],
    {},
  ])('is not %j', (at) => {
    expect(stampAt({ at }, 'at', capturedAt)).toBeUndefined();
  });
});
