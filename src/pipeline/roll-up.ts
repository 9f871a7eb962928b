/** Keeps the tallies of all places by week and month: what has changed is counted anew, whole periods at a time. */
import type { BrandId, LocationId } from '../domain/ids.ts';
import { type Period, periodNumber } from '../domain/period.ts';
import type { Instant } from '../domain/time.ts';
import { transaction } from '../store/database.ts';
import {
  changedReviews,
  countChanges,
  countedPlaces,
  dropAllRecounts,
  dropRecounts,
  lastReadChange,
  lockTallies,
  type RollUp,
  recountsOf,
  replaceTallies,
  rollUpOf,
  saveRollUp,
  type TallyCells,
} from '../store/roll-ups.ts';
import type { Db } from '../store/schema.ts';
import type { Context } from './context.ts';
import { countCells } from './count-cells.ts';
import { countingRules } from './scale-sums.ts';
import { estimatedAt } from './scores.ts';

export interface RollUpReport {
  /** Periods of places that were counted. */
  readonly cells: number;
  /** Places that were counted anew as a whole. */
  readonly places: number;
}

/** As much of a context as it takes. */
export type RollUpContext = Pick<Context, 'config' | 'opened' | 'now' | 'signal' | 'progress'> & {
  readonly analyser: Pick<Context['analyser'], 'version'>;
};

/** Beyond so many changes everything is counted anew: that goes from place to place and can be taken up again. */
const MOST_CHANGES = 100_000;

/** Places counted in one transaction. */
const PLACES = 25;

/**
 * Counts what changed since the last time: new, edited, removed, returned, redated, corrected and erased reviews. Another
 * version of the analyser (which knows the journey) or of the counting counts everything anew. Can be stopped and
 * repeated at any point: a period is counted from its reviews, so to count it twice does no harm.
 */
export async function rollUp(context: RollUpContext): Promise<RollUpReport> {
  const total = { cells: 0, places: 0 };
  for (const { id } of context.config.brands) {
    if (context.signal.aborted) break;
    const { cells, places } = await rollUpBrand(context, id);
    total.cells += cells;
    total.places += places;
  }
  return total;
}

async function rollUpBrand(context: RollUpContext, brand: BrandId): Promise<RollUpReport> {
  const { db } = context.opened;
  const known = await rollUpOf(db, brand);
  const rules = countingRules(context.analyser.version);
  const isKnown = known?.rules === rules;
  const until = await lastReadChange(db, brand, context.analyser.version, isKnown ? known.cursor : 0);
  const isUnderWay = isKnown && known.buildingAfter !== undefined;
  const many = { after: known?.cursor ?? 0, until, most: MOST_CHANGES };
  const isFresh = !isKnown || (!isUnderWay && (await countChanges(db, brand, many)) === MOST_CHANGES);
  if (!isFresh && !isUnderWay) return countChanged(context, brand, known, until);
  const begun: RollUp = isFresh
    ? { cursor: until, rules, buildingAfter: '' as LocationId, updatedAt: context.now() }
    : known;
  if (isFresh) await begin(db, brand, begun);
  const built = await countPlaces(context, brand, begun);
  if (!built) return { cells: 0, places: 0 };
  const later = await lastReadChange(db, brand, context.analyser.version, begun.cursor);
  const { cells } = await countChanged(context, brand, built.rollUp, later);
  return { cells, places: built.places };
}

/** What waits to be recounted is counted with everything else. */
async function begin(db: Db, brand: BrandId, rollUp: RollUp): Promise<void> {
  await transaction(db, async (trx) => {
    await lockTallies(trx);
    await dropAllRecounts(trx, brand);
    await saveRollUp(trx, brand, rollUp);
  });
}

/** Every place anew, from where it was left off; undefined when it was stopped. */
async function countPlaces(
  { opened, now, signal, progress }: RollUpContext,
  brand: BrandId,
  begun: RollUp,
): Promise<{ readonly rollUp: RollUp; readonly places: number } | undefined> {
  const places = (await countedPlaces(opened.db, brand)).filter((place) => place > begun.buildingAfter!);
  for (let i = 0; i < places.length; i += PLACES) {
    if (signal.aborted) return undefined;
    const cells = places.slice(i, i + PLACES).map((location) => ({ location }));
    await transaction(opened.db, async (trx) => {
      await recount(trx, cells);
      await saveRollUp(trx, brand, { ...begun, buildingAfter: cells.at(-1)!.location, updatedAt: now() });
    });
    progress(`${Math.min(i + PLACES, places.length)} of ${places.length} places counted`);
  }
  const { cursor, rules } = begun;
  const rollUp = { cursor, rules, updatedAt: now() };
  await saveRollUp(opened.db, brand, rollUp);
  return { rollUp, places: places.length };
}

async function countChanged(
  { opened, now, signal, progress }: RollUpContext,
  brand: BrandId,
  known: RollUp,
  until: number,
): Promise<RollUpReport> {
  const { db } = opened;
  const recounts = await recountsOf(db, brand, MOST_CHANGES);
  const dirty = new DirtyCells();
  for await (const page of changedReviews(db, brand, known.cursor, until))
    for (const { location, externalId, written, editedAt } of page)
      for (const at of [estimatedAt({ externalId, written }), ...editedAt]) dirty.add(location, at);
  for (const { location, review } of recounts) dirty.add(location, review && estimatedAt(review));
  const cells = dirty.cells();
  for (let i = 0; i < cells.length; i += PLACES) {
    if (signal.aborted) return { cells: 0, places: 0 };
    await transaction(db, (trx) => recount(trx, cells.slice(i, i + PLACES)));
    progress(`changes of ${Math.min(i + PLACES, cells.length)} of ${cells.length} places counted`);
  }
  await transaction(db, async (trx) => {
    await lockTallies(trx);
    await dropRecounts(trx, recounts);
    await saveRollUp(trx, brand, { cursor: until, rules: known.rules, updatedAt: now() });
  });
  return {
    cells: cells.reduce((sum, { periods }) => sum + (periods?.length ?? 0), 0),
    places: cells.filter(({ periods }) => !periods).length,
  };
}

async function recount(trx: Db, cells: readonly TallyCells[]): Promise<void> {
  await lockTallies(trx);
  await replaceTallies(trx, cells, await countCells(trx, cells));
}

/** Weeks and months of places in which something changed. */
class DirtyCells {
  readonly #periods = new Map<LocationId, Set<string> | 'all'>();

  /** Without a moment the whole place. */
  add(location: LocationId, at?: Instant): void {
    const known = this.#periods.get(location) ?? new Set();
    if (known === 'all' || at === undefined) {
      this.#periods.set(location, 'all');
      return;
    }
    this.#periods.set(location, known);
    for (const kind of ['week', 'month'] as const) known.add(`${kind} ${periodNumber({ kind, from: at })}`);
  }

  /** By place. */
  cells(): readonly TallyCells[] {
    const all = [...this.#periods].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.map(([location, periods]) => {
      if (periods === 'all') return { location };
      const pairs = [...periods].map((key): readonly [Period['kind'], number] => {
        const [kind, number] = key.split(' ');
        return [kind as Period['kind'], Number(number)];
      });
      return { location, periods: pairs };
    });
  }
}
