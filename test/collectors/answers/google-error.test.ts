import { describe, expect, it } from 'vitest';
import { isDisabledError, isQuotaError, readGoogleError } from '../../../src/collectors/answers/google-error.ts';

const errorOf = (error: object) => readGoogleError({ error } as never);

describe('an error of Google', () => {
  it('is read with its status, message and reasons, also out of a list', () => {
    const details = [{ reason: 'SERVICE_DISABLED', metadata: { service: 'x' } }, null, 5];
    const error = { code: 403, status: 'PERMISSION_DENIED', message: 'no', details };
    for (const answer of [{ error }, [{ error }]]) {
      const read = readGoogleError(answer as never);
      expect(read).toMatchObject({ code: 403, status: 'PERMISSION_DENIED', message: 'no', zeroQuota: false });
      expect(read && isDisabledError(read)).toBe(true);
    }
  });

  it('of a quota is told by status, by code and by the older reasons', () => {
    const quota = [
      { status: 'RESOURCE_EXHAUSTED' },
      { code: 429 },
      { code: 403, errors: [{ reason: 'dailyLimitExceeded' }] },
    ];
    for (const error of quota) expect(isQuotaError(errorOf(error)!)).toBe(true);
    expect(isQuotaError(errorOf({ code: 403 })!)).toBe(false);
  });

  it('with a limit of 0 means that access was never granted', () => {
    expect(errorOf({ code: 429, details: [{ metadata: { quota_limit_value: '0' } }] })?.zeroQuota).toBe(true);
    expect(errorOf({ code: 429, details: [{ metadata: { quota_limit_value: '300' } }] })?.zeroQuota).toBe(false);
  });

  it('is none where there is none', () => {
    for (const answer of [{}, { error: 'x' }, { error: null }, { error: {} }, null, []])
      expect(readGoogleError(answer as never)).toBeUndefined();
  });
});
