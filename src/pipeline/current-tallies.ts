/** Are the tallies of a brand what a count of its reviews would give at this moment? */
import type { BrandId } from '../domain/ids.ts';
import type { Db } from '../store/schema.ts';
import { freshness, isReadOtherwise } from '../store/tallies.ts';
import { analyserOf } from './scale-sums.ts';

/** No change waits, and every review was read by the analyser whose findings they hold. */
export async function areTalliesCurrent(db: Db, brand: BrandId): Promise<boolean> {
  const { updatedAt, rules, waiting } = await freshness(db, brand);
  const analyser = rules === undefined ? undefined : analyserOf(rules);
  return updatedAt !== undefined && waiting === 0 && analyser !== undefined && !(await isReadOtherwise(db, analyser));
}
