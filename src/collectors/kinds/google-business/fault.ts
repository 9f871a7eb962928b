/** What the refusals of the Business Profile API mean, each with the next action. */
import { type ApiFault, apiFault, quoted } from '../../answers/api-fault.ts';
import { type GoogleError, isDisabledError, isQuotaError } from '../../answers/google-error.ts';

/** Names the fault of an error object. */
export function businessFault(error: GoogleError): ApiFault {
  const got = `Expected reviews, got ${error.status || `error ${error.code}`} from Google (${quoted(error.message)})`;
  if (error.zeroQuota) {
    const next =
      'the project has a quota of 0, so access to the Business Profile APIs is not granted yet: ask Google for it with the form of the API’s prerequisites';
    return apiFault('unauthorised', `${got}: ${next}`);
  }
  if (isDisabledError(error)) {
    const next =
      'switch on "Google My Business API" (mybusiness.googleapis.com) in the project of this clientId; it is listed only once access is granted';
    return apiFault('unauthorised', `${got}: ${next}`);
  }
  if (isQuotaError(error)) {
    return apiFault('quota', `${got}: spread the passes, or ask Google for a higher quota; the next pass goes on`);
  }
  if (error.status === 'UNAUTHENTICATED' || error.code === 401) {
    return apiFault('unauthorised', `${got}: give consent anew and replace refreshToken`);
  }
  if (error.status === 'PERMISSION_DENIED' || error.code === 403) {
    const next =
      'let the person who gave consent manage this location, with the scope business.manage, and check account and location';
    return apiFault('unauthorised', `${got}: ${next}`);
  }
  if (error.status === 'NOT_FOUND' || error.code === 404) {
    return apiFault('unreachable', `${got}: check account and location; it may have been moved, merged or closed`);
  }
  if (error.status === 'FAILED_PRECONDITION') {
    return apiFault(
      'unreachable',
      `${got}: verify the location with Google first; unverified ones have no reviews here`,
    );
  }
  if (error.code >= 500 || LATER.has(error.status)) return apiFault('unreachable', `${got}: try again later`);
  return apiFault('unreachable', `${got}: check account, location and pageSize`);
}

const LATER: ReadonlySet<string> = new Set(['UNAVAILABLE', 'INTERNAL', 'DEADLINE_EXCEEDED', 'ABORTED', 'UNKNOWN']);

/** Did the API refuse what the request says, as it does with a page token that has expired? */
export function isStaleToken(error: GoogleError): boolean {
  return error.status === 'INVALID_ARGUMENT' || error.status === 'OUT_OF_RANGE' || error.code === 400;
}
