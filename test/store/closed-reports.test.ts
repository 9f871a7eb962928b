import { beforeEach, describe, expect, it } from 'vitest';
import { locationId, touchpointId } from '../../src/domain/ids.ts';
import type { BrandTally } from '../../src/domain/report.ts';
import { instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { closedReport, closeReport } from '../../src/store/closed-reports.ts';
import type { Db } from '../../src/store/database.ts';
import { markRemoved } from '../../src/store/removals.ts';
import { reviewFates } from '../../src/store/report-figures.ts';
import { reviewsOf, saveReviews } from '../../src/store/reviews.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR_MAPS, review } from '../support/reviews.ts';

const T1 = instant('2026-03-05T00:00:00Z');
const T2 = instant('2026-03-06T00:00:00Z');

const BODY: BrandTally = {
  places: [
    {
      location: locationId.parse('harbour'),
      wonBack: 1,
      tallies: [
        {
          scale: 'stars',
          counts: [1, 0, 0, 0, 2],
          asked: 0,
          recommending: 0,
          negative: 1,
          neutral: 0,
          positive: 2,
          answered: 1,
          blame: {
            [touchpointId.parse('delivery')]: {
              reviews: 1,
              share: 0.1 + 0.2,
              lost: 4 / 3,
              squares: 16 / 9,
              causes: { tools: 1 / 3 },
            },
          },
        },
      ],
    },
  ],
  before: [],
  yearBefore: [],
  trend: [],
  incidents: [],
  sources: [],
  reviews: [[1, 'stars', 1]],
};

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
  });

  describe('closing the figures of a period', () => {
    it('keeps them to the last digit, once: who comes second gets what was kept first', async () => {
      expect(await closedReport(db, BRAND, '2026-03')).toBeUndefined();
      expect(await closeReport(db, BRAND, '2026-03', BODY, T1)).toEqual({ closedAt: T1, body: BODY });
      expect(await closeReport(db, BRAND, '2026-03', { ...BODY, places: [] }, T2)).toEqual({
        closedAt: T1,
        body: BODY,
      });
      expect(await closedReport(db, BRAND, '2026-03')).toEqual({ closedAt: T1, body: BODY });
      expect(await closedReport(db, BRAND, '2026-W10')).toBeUndefined();
    });
  });

  describe('what became of reviews', () => {
    it('is when they came and whether they are still shown; an erased one has no fate', async () => {
      await syncCatalogue(db, CATALOGUE);
      await saveReviews(
        db,
        ['a', 'b'].map((id) => ({ review: review(id), arrival: 'live' as const })),
        T1,
      );
      await markRemoved(db, HARBOUR_MAPS, ['b'], T2);
      const [a, b] = (await reviewsOf(db)).sort((x, y) => x.id - y.id).map(({ id }) => id) as [number, number];
      expect(await reviewFates(db, [a, b, 999])).toEqual(
        new Map([
          [a, { firstSeenAt: T1, removed: false }],
          [b, { firstSeenAt: T1, removed: true }],
        ]),
      );
      expect(await reviewFates(db, [])).toEqual(new Map());
    });
  });
});
