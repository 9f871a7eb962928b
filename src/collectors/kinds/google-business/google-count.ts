/** How far Google's own count may be trusted; apart, as a single answer and a whole walk are held against it alike. */

/** Google counts reviews that it no longer lists, or not yet: one in so many, and one of more than a few. */
const LAG = 100;
const FEW = 20;

/** Were fewer reviews read than Google's count allows for? Without a count, nothing says so. */
export function isShort(read: number, shown: number | undefined): boolean {
  if (shown === undefined) return false;
  const lag = shown > FEW ? Math.max(1, Math.floor(shown / LAG)) : 0;
  return read + lag < shown;
}
