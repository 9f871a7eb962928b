/** What the refusals of the Places API mean, v1 and legacy, each with the next action. */
import { type ApiFault, apiFault, quoted } from '../../answers/api-fault.ts';
import { type GoogleError, isDisabledError, isQuotaError } from '../../answers/google-error.ts';
import { type Json, type JsonObject, textAt } from '../../answers/json-answer.ts';
import { unwrap } from '../../answers/unwrap.ts';

/** Names the fault of a v1 error object. */
export function placesFault(error: GoogleError): ApiFault {
  const got = `Expected a place, got ${error.status || `error ${error.code}`} from Google (${quoted(error.message)})`;
  const keyReason = [...error.reasons].find((reason) => reason.startsWith('API_KEY_'));
  if (keyReason !== undefined || error.message?.includes('API key') === true) {
    return apiFault('unauthorised', `${got}: ${keyReason === 'API_KEY_INVALID' || !keyReason ? KEY : RESTRICTED}`);
  }
  if (error.reasons.has('BILLING_DISABLED'))
    return apiFault('unauthorised', `${got}: switch on billing for the project`);
  if (isDisabledError(error)) {
    return apiFault('unauthorised', `${got}: switch on "Places API (New)" in the project of this apiKey`);
  }
  if (isQuotaError(error)) return apiFault('quota', `${got}: raise the quota of the project, or read less often`);
  if (error.status === 'PERMISSION_DENIED' || error.status === 'UNAUTHENTICATED' || [401, 403].includes(error.code)) {
    return apiFault('unauthorised', `${got}: ${RESTRICTED}`);
  }
  if (error.status === 'NOT_FOUND' || error.code === 404) return apiFault('unreachable', `${got}: ${GONE}`);
  if (error.status === 'INVALID_ARGUMENT' || error.code === 400)
    return apiFault('unreachable', `${got}: check placeId`);
  return apiFault('unreachable', `${got}: try again later`);
}

const KEY = 'check apiKey, and that its project has the Places API';
const RESTRICTED = 'check which APIs, addresses and referrers apiKey is restricted to';
const GONE = 'the place id is no longer good: look up the place again and replace placeId';

/** Status of a legacy answer → outcome and next action. */
const LEGACY: ReadonlyMap<string, readonly [ApiFault['outcome'], string]> = new Map([
  ['OVER_QUERY_LIMIT', ['quota', 'raise the quota of the project, check its billing, or read less often']],
  ['OVER_DAILY_LIMIT', ['quota', 'check apiKey and the billing of its project, or raise its daily cap']],
  ['REQUEST_DENIED', ['unauthorised', `${KEY} (the legacy one, or set version: v1); then ${RESTRICTED}`]],
  ['INVALID_REQUEST', ['unreachable', 'check placeId']],
  ['NOT_FOUND', ['unreachable', GONE]],
  ['ZERO_RESULTS', ['unreachable', GONE]],
  ['UNKNOWN_ERROR', ['unreachable', 'try again later']],
]);

/** The fault that a legacy answer's status names; undefined for OK and for answers without a status. */
export function legacyFault(answer: Json): ApiFault | undefined {
  const refused = unwrap(answer, isRefusal)[0];
  const status = textAt(refused, 'status') ?? '';
  const [outcome, next] = LEGACY.get(status) ?? [];
  if (!refused || outcome === undefined) return undefined;
  return apiFault(
    outcome,
    `Expected a place, got ${status} from Google (${quoted(textAt(refused, 'error_message'))}): ${next}`,
  );
}

function isRefusal(object: JsonObject): boolean {
  return typeof object.status === 'string' && LEGACY.has(object.status);
}
