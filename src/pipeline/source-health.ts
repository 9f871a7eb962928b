/** What the ledger of runs says about each source: readable, or in need of its engineer. */
import type { Signal } from '../alerts/incident.ts';
import type { BrandId } from '../domain/ids.ts';
import { isTrustworthy, type Run } from '../domain/run.ts';
import { lastRuns } from '../store/runs.ts';
import type { Context } from './context.ts';

/** How many of the newest runs of a source are looked at for "n times in a row". */
const LOOK_BACK = 10;

/** One signal for each source of the brand that ever ran. */
export async function sourceSignals(context: Context, brand: BrandId): Promise<readonly Signal[]> {
  const locations = new Map(context.config.locations.map((location) => [location.id, location]));
  const runs = await lastRuns(context.opened.db, LOOK_BACK);
  return context.config.sources.flatMap((source): Signal[] => {
    const mine = runs.get(source.id) ?? [];
    const newest = mine[0];
    if (!newest || locations.get(source.location)?.brand !== brand) return [];
    const where = { source: source.id, location: source.location, brand, at: newest.endedAt };
    if (isTrustworthy(newest.outcome)) return [{ type: 'source-ok', ...where }];
    const consecutive = failuresInARow(mine);
    return [{ type: 'source-failing', ...where, outcome: newest.outcome, reason: newest.reason ?? '', consecutive }];
  });
}

/** Newest first: how many before the first one that can be believed. */
function failuresInARow(runs: readonly Run[]): number {
  const good = runs.findIndex((run) => isTrustworthy(run.outcome));
  return good === -1 ? runs.length : good;
}
