/** What customers say after somebody said "fixed": the level since then, for the rules that wait for the reviews to agree. */
import { awaitedSince } from '../alerts/group.ts';
import type { AlertContext } from '../alerts/signal.ts';
import type { Level } from '../domain/drift.ts';
import type { BrandId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import type { Instant } from '../domain/time.ts';
import { reviewsOf } from '../store/reviews.ts';
import type { Context } from './context.ts';
import { watchedScores } from './evenings.ts';
import { estimatedAt } from './scores.ts';

/** Reads the reviews of a brand since its earliest awaited repair, if there is one. */
export async function levelsSinceClosing(
  context: Context,
  brand: BrandId,
  incidents: Iterable<Incident>,
): Promise<NonNullable<AlertContext['sinceClosing']>> {
  const awaited = [...incidents].flatMap((incident) => {
    const at = awaitedSince(incident);
    const stream = incident.streams[0];
    return at !== undefined && stream !== undefined ? [{ key: incident.key, at, stream, sum: 0, n: 0 }] : [];
  });
  if (awaited.length === 0) return () => undefined;
  const from = awaited.reduce<Instant>((first, { at }) => (at < first ? at : first), awaited[0]!.at);
  const { opened, analyser } = context;
  for (const review of await reviewsOf(opened.db, { brand, from, analyser: analyser.version })) {
    if (review.removedAt) continue;
    const written = estimatedAt(review);
    const scores = watchedScores(context, review);
    for (const one of awaited) {
      const heard = written < one.at ? undefined : scores.find(({ stream }) => stream.id === one.stream);
      if (!heard) continue;
      one.sum += heard.event.score;
      one.n += 1;
    }
  }
  const levels = new Map(awaited.map(({ key, sum, n }): [string, Level] => [key, { mean: sum / n, n }]));
  return ({ key }) => {
    const level = levels.get(key);
    return level && level.n > 0 ? level : undefined;
  };
}
