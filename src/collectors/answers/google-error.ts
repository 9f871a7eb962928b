/** Reads the error object that Google's APIs share (google.rpc.Status as JSON, and the older errors[] list). */
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json-answer.ts';
import { unwrap } from './unwrap.ts';

/** What an error object says. */
export interface GoogleError {
  /** HTTP status that it repeats; 0 when it does not. */
  readonly code: number;
  /** `PERMISSION_DENIED`, `RESOURCE_EXHAUSTED`… (google.rpc.Code); empty when it names none. */
  readonly status: string;
  readonly message: string | undefined;
  /** `SERVICE_DISABLED`, `rateLimitExceeded`…: from its details, or from the older list of errors. */
  readonly reasons: ReadonlySet<string>;
  /** A quota of zero: the project was never given access to this API. */
  readonly zeroQuota: boolean;
}

/** The error in an answer, bare or in a list; undefined where there is none. */
export function readGoogleError(answer: Json): GoogleError | undefined {
  const error = objectAt(unwrap(answer, isFault)[0], 'error');
  if (!error) return undefined;
  const details = listAt(error, 'details')?.filter(isObject) ?? [];
  const older = listAt(error, 'errors')?.filter(isObject) ?? [];
  const named = [...details, ...older].flatMap((detail) => textAt(detail, 'reason') ?? []);
  const code = Number(textAt(error, 'code') ?? 0);
  return {
    code: Number.isInteger(code) ? code : 0,
    status: (textAt(error, 'status') ?? '').toUpperCase(),
    message: textAt(error, 'message'),
    reasons: new Set(named),
    zeroQuota: details.some((detail) => textAt(objectAt(detail, 'metadata'), 'quota_limit_value') === '0'),
  };
}

function isFault(object: JsonObject): boolean {
  const error = objectAt(object, 'error');
  return error !== undefined && (textAt(error, 'status') ?? textAt(error, 'code')) !== undefined;
}

/** "Too often", by status or by one of the older reasons. */
export function isQuotaError({ code, status, reasons }: GoogleError): boolean {
  return status === 'RESOURCE_EXHAUSTED' || code === 429 || QUOTA_REASONS.some((reason) => reasons.has(reason));
}

const QUOTA_REASONS = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'dailyLimitExceeded',
  'quotaExceeded',
  'RATE_LIMIT_EXCEEDED',
];

/** The API is not switched on for the project of the credentials. */
export function isDisabledError({ reasons }: GoogleError): boolean {
  return reasons.has('SERVICE_DISABLED') || reasons.has('accessNotConfigured');
}
