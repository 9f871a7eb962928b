import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { brandId, locationId, sourceId } from '../../src/domain/ids.ts';
import type { Review } from '../../src/domain/review.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import { reviewRates } from '../../src/store/rates.ts';
import { saveReviews } from '../../src/store/reviews.ts';
import { refreshStatistics } from '../../src/store/statistics.ts';
import { eachDatabase } from '../support/databases.ts';
import { review } from '../support/reviews.ts';

const NOW = instant('2026-06-01T12:00:00Z');
const BRAND = brandId.parse('shop');
const NORTH = { id: locationId.parse('north'), brand: BRAND, name: 'North' };
const EXPORT = {
  id: sourceId.parse('export'),
  location: NORTH.id,
  kind: 'file',
  access: 'export' as const,
  options: {},
};

eachDatabase((_, database) => {
  test('a table that grew is looked at again, one that did not is left alone', async () => {
    const { db } = await database.open();
    await refreshStatistics(db);
    expect(await refreshStatistics(db)).toEqual([]);
    await fill(db, 400, 0);
    expect(await refreshStatistics(db)).toEqual(expect.arrayContaining(['reviews', 'revisions']));
    expect(await known(db)).toBe(400);
    await fill(db, 1, 400);
    expect(await refreshStatistics(db)).toEqual([]);
  });

  test('the yearly rate counts the last year before the newest review, each scale for itself, and scales a young place up', async () => {
    const { db } = await database.open();
    await fill(db, 800, 0);
    const rates = await reviewRates(db, BRAND);
    // One a day: 365 of the 800 lie in the last year.
    expect(rates({ location: NORTH.id }, 'stars')).toBeCloseTo(365, -1);
    expect(rates({}, 'stars')).toBe(rates({ location: NORTH.id }, 'stars'));
    expect(rates({ location: NORTH.id }, 'nps')).toBe(0);
  });
});

/** `n` reviews, one a day back from now. */
async function fill(db: Db, n: number, from: number): Promise<void> {
  await syncCatalogue(db, { brands: [], regions: [], locations: [NORTH], sources: [EXPORT] } as never);
  const made = Array.from({ length: n }, (_, i): { review: Review; arrival: 'live' } => {
    const at = instant(millis(NOW) - (from + i) * DAY_MS);
    const text = 'The same words again and again. '.repeat(20);
    const id = `r-${from + i}`;
    return {
      review: review(id, {
        source: EXPORT.id,
        rating: 1 + (i % 5),
        text,
        authorKey: id,
        written: { earliest: at, latest: at },
      }),
      arrival: 'live',
    };
  });
  await saveReviews(db, made, NOW);
}

async function known(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select reltuples::int as n from pg_class where relname = 'reviews'`.execute(
    db,
  );
  return rows[0]!.n;
}
