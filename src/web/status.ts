/** What a site means by its status code; one table, so that fetch and browser judge alike. */
import type { Instant } from '../domain/time.ts';
import { SourceRefused, SourceUnavailable } from '../errors.ts';
import { retryAfterMs } from './retry-after.ts';

/** "You come too often", in the standard's words and in those of sites that invented their own. */
const TOO_OFTEN: ReadonlySet<number> = new Set([420, 429, 503, 999]);

/** Asks for fewer requests: the whole host backs off. */
export function isThrottling(status: number): boolean {
  return TOO_OFTEN.has(status);
}

/**
 * Throws when a status settles what happens next. All others, 404 and 410 among them, are for the collector to judge.
 * @throws SourceRefused (401, 403, 407, 451), SourceUnavailable (408, 420, 425, 429, 999, 5xx)
 */
export function judgeStatus(status: number, url: URL, retryAfter: string | undefined, now: Instant): void {
  const got = `got status ${status} from ${url.host}`;
  if (status === 401 || status === 407) {
    throw new SourceRefused('unauthorised', `Expected to be let in, ${got}: check the credentials or ask the site`);
  }
  if (status === 403 || status === 451) {
    throw new SourceRefused(
      'blocked',
      `Expected to be let in, ${got}: the site does not want us here, use its API or ask`,
    );
  }
  if (isThrottling(status) || status === 408 || status === 425 || (status >= 500 && status <= 599)) {
    throw new SourceUnavailable(`Expected an answer, ${got}: later`, { retryAfterMs: retryAfterMs(retryAfter, now) });
  }
}
