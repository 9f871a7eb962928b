/** What streams established and the fleet does not tell yet, from the saved memory alone: for those who look without a pass. */
import type { BrandId } from '../domain/ids.ts';
import type { Stream } from '../domain/stream.ts';
import { loadDetector } from '../store/streams.ts';
import { openBank } from './bank.ts';
import { openFleet } from './fleet.ts';
import type { StoreContext } from './open-store.ts';
import type { Told } from './told.ts';

/** The brand's watch list; `reviewsPerYear` as expected of each stream. */
export async function watchList(
  { config, opened }: Pick<StoreContext, 'config' | 'opened'>,
  brand: BrandId,
  reviewsPerYear: (stream: Stream) => number,
): Promise<readonly Told[]> {
  const { fleet } = await loadDetector(opened.db, brand);
  return openFleet(fleet, openBank(new Map(), config, reviewsPerYear), brand, config, reviewsPerYear).watching();
}
