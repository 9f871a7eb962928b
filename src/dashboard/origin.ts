/** Where a change comes from: only our own pages may send one with a session's cookie. */

/**
 * May a request that changes something be heard? `Sec-Fetch-Site` (Fetch Metadata) where the browser sends it, else `Origin`
 * (RFC 6454). One that has neither is no browser of today, and is refused. Requests with a token are not asked.
 */
export function isOwn(header: (name: string) => string | undefined, own: string): boolean {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  if (origin !== undefined && origin !== own) return false;
  if (site !== undefined) return site === 'same-origin';
  return origin === own;
}
