import { describe, expect, it } from 'vitest';
import { conditionsOf, validatorsOf } from '../../src/web/validators.ts';

describe('validators', () => {
  it('are sent back as they came, quotes or not', () => {
    for (const etag of ['"a-1"', 'W/"a b"', 'unquoted']) {
      const got = validatorsOf({ etag, 'last-modified': 'Sat, 21 Nov 2026 12:00:00 GMT' });
      expect(conditionsOf(got ?? {})).toEqual({
        'if-none-match': etag,
        'if-modified-since': 'Sat, 21 Nov 2026 12:00:00 GMT',
      });
    }
    expect(validatorsOf({ 'content-type': 'text/html' })).toBeUndefined();
  });

  it('cannot smuggle anything into a header', () => {
    for (const bad of ['', ' ', '"a"\r\nX-Evil: 1', '"é"', 'x'.repeat(1_001), '"a"\0']) {
      expect(conditionsOf({ etag: bad, lastModified: bad })).toEqual({});
      expect(validatorsOf({ etag: bad })).toBeUndefined();
    }
  });
});
