/** Which sources were not heard to the end of a period, as far as it has come; as reports judge it, from the same ledger. */
import type { Config } from '../../config/config.ts';
import type { Period } from '../../domain/period.ts';
import { type Instant, millis } from '../../domain/time.ts';
import type { HeardSource } from '../../store/heard.ts';

const HOUR_MS = 3_600_000;

/** Those not heard to the end of the period (or until now), give or take one of their own turns; canaries are nobody's silence. */
export function unheardSources(
  sources: Config['sources'],
  heard: readonly HeardSource[],
  { to }: Period,
  now: Instant,
): Config['sources'] {
  const until = new Map(heard.map(({ source, heardUntil }) => [source, heardUntil]));
  const end = millis(to < now ? to : now);
  return sources.filter(({ id, everyHours, canary }) => {
    const last = until.get(id);
    return !canary && (last === undefined || millis(last) < end - Math.max(24, everyHours ?? 0) * HOUR_MS);
  });
}
