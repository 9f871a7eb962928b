/** What an official API's refusal means for a run; apart, because all of them refuse by status and by words of their own. */
import type { Outcome, RunEnd } from '../../domain/run.ts';

/** An end without reviews, and the next action in its reason. */
export interface ApiFault extends RunEnd {
  readonly reason: string;
}

/** Makes one. */
export function apiFault(outcome: Outcome, reason: string): ApiFault {
  return { outcome, reason };
}

/**
 * The fault that a status means by itself, for answers whose body names none. Undefined for 200 to 299.
 * `api` names the API, `check` what to look at when it finds nothing there.
 */
export function statusFault(status: number, api: string, check: string): ApiFault | undefined {
  if (status >= 200 && status <= 299) return undefined;
  const got = `Expected an answer of ${api}, got status ${status}`;
  if (status === 429) return apiFault('quota', `${got}: too many requests; try again later`);
  if (status === 401 || status === 403 || status === 407) {
    return apiFault('unauthorised', `${got}: check the credentials and what they are allowed to read`);
  }
  if (status >= 500) return apiFault('unreachable', `${got}: try again later`);
  if (status >= 300 && status <= 399) {
    return apiFault('unreachable', `${got}: redirects of an API are not followed; check its base address`);
  }
  return apiFault('unreachable', `${got}: check ${check}`);
}

/** An API's own message, safe to print: one line, at most 300 characters, without anything that may be a key or token. */
export function quoted(message: string | undefined): string {
  const words = (message ?? '')
    .slice(0, 2_000)
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/[\w|%-]{32,}/g, '[…]')
    .trim();
  return words === '' ? 'no message' : `"${words.slice(0, 300)}"`;
}

/** The same end with none of these secrets in its words: an API may quote a key that it refuses. Under six characters it is no secret. */
export function withoutSecrets<End extends RunEnd>(end: End, secrets: readonly string[]): End {
  const { reason } = end;
  if (reason === undefined) return end;
  const hidden = secrets
    .filter((secret) => secret.length >= 6)
    .reduce((text, secret) => text.replaceAll(secret, '[…]'), reason);
  return { ...end, reason: hidden };
}
