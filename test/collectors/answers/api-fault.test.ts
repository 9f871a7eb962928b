import { describe, expect, it } from 'vitest';
import { quoted, statusFault, withoutSecrets } from '../../../src/collectors/answers/api-fault.ts';

describe('a refusal of an API', () => {
  it.each([
    [200, undefined],
    [204, undefined],
    [302, 'unreachable'],
    [400, 'unreachable'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'unreachable'],
    [429, 'quota'],
    [503, 'unreachable'],
  ])('by the status %i means %s', (status, outcome) => {
    expect(statusFault(status, 'the API', 'its address')?.outcome).toBe(outcome);
  });

  it('is quoted on one line, short, and without what may be a token', () => {
    expect(quoted('no\n\u202eway')).toBe('"no way"');
    expect(quoted(`token EAAB${'x'.repeat(60)} is bad`)).toBe('"token […] is bad"');
    expect(quoted(undefined)).toBe('no message');
    expect(quoted('word '.repeat(1_000)).length).toBeLessThanOrEqual(302);
  });

  it('loses the secrets that are known, but not every short word', () => {
    const end = { outcome: 'quota', reason: 'the key sesame-1 is bad' } as const;
    expect(withoutSecrets(end, ['sesame-1', 'is', '']).reason).toBe('the key […] is bad');
  });
});
