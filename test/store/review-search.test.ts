import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis, Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import type { Review } from '../../src/domain/review.ts';
import { parseSearch } from '../../src/domain/search.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import {
  CorrectedMeanwhile,
  correctedFindings,
  correctedSince,
  correctedTexts,
  correctionsOf,
  saveCorrection,
} from '../../src/store/corrections.ts';
import type { Db } from '../../src/store/database.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { markRemoved } from '../../src/store/removals.ts';
import { indexChanges, reviewsNotIndexed } from '../../src/store/review-index.ts';
import {
  eachReview,
  findReviews,
  markOf,
  markText,
  type ReviewFilter,
  type ReviewMark,
  type ReviewOrder,
} from '../../src/store/review-search.ts';
import { reviewsWithoutFindings, saveReviews } from '../../src/store/reviews.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR, HARBOUR_MAPS, review, STATION_FEED } from '../support/reviews.ts';

const SEEN = instant('2026-03-10T00:00:00Z');
const START = millis(instant('2026-01-01T00:00:00Z'));
const WORDS = ['late', 'parcel', 'kind', 'Équipe', 'déçu', 'می‌خواهم', 'كتاب', 'two', 'weeks'];

const finding = (touchpoint: string, polarity: number, cause?: Finding['cause']): Finding => ({
  touchpoint: touchpoint as TouchpointId,
  polarity,
  confidence: 0.7,
  start: 0,
  end: 4,
  ...(cause && { cause }),
});

const written = (n: number) => {
  const at = instant(START + n * 3_600_000);
  return { earliest: at, latest: at };
};

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
  });

  const save = async (reviews: readonly Review[], analysis: (at: number) => Partial<Analysis> = () => ({})) => {
    await saveReviews(
      db,
      reviews.map((one) => ({ review: one, arrival: 'live' as const })),
      SEEN,
    );
    const waiting = await reviewsWithoutFindings(db, 'v1', 10_000);
    const rows = waiting.map(({ id, revision }, at) => ({
      reviewId: id,
      revision,
      analysis: {
        language: 'en',
        analysed: true,
        sentiment: { label: 'neutral' as const, score: 0 },
        findings: [],
        ...analysis(at),
      },
    }));
    await saveAnalyses(db, 'v1', rows, SEEN);
    await indexChanges(db);
  };
  const ids = async (filter: ReviewFilter, order: ReviewOrder = 'newest') =>
    (await findReviews(db, filter, { order, limit: 1_000 })).marks.map(({ id }) => id);
  const q = (text: string): ReviewFilter => ({ search: parseSearch(text) });

  /** A few hundred mixed reviews, with what a plain loop over them would find. */
  const mixed = async (count: number) => {
    const made = Array.from({ length: count }, (_, n) => {
      const text = WORDS.filter((_, i) => (n * 7 + i * 3) % (i + 2) === 0).join(' ');
      const one = review(`r${n}`, {
        source: n % 3 === 0 ? STATION_FEED : HARBOUR_MAPS,
        rating: 1 + (n % 5),
        written: written((n * 37) % count),
        ...(n % 4 === 0 && { reply: { text: 'Thank you' } }),
      });
      return { one: { ...one, text: text || 'nothing' }, n, text };
    });
    const facts = (n: number): Partial<Analysis> => ({
      language: n % 2 ? 'fr' : 'en',
      sentiment: { label: n % 5 < 2 ? 'negative' : 'positive', score: 0 },
      findings: [finding(n % 2 ? 'delivery' : 'staff', n % 3 ? -0.5 : 0.5, n % 4 === 0 ? 'tools' : undefined)],
    });
    await save(
      made.map(({ one }) => one),
      facts,
    );
    return made.map(({ n, one, text }) => ({ n, id: n + 1, at: one.written.latest, rating: one.rating!, text, one }));
  };

  describe('a search', () => {
    it('finds by words, phrases, beginnings and what must not be there, in three languages', async () => {
      await save([
        review('1', { text: 'The parcel came two weeks late' }),
        review('2', { text: 'Two parcels, weeks apart; équipe très déçue' }),
        review('3', { text: 'این را می‌خواهم، كتاب ۱۲' }),
        review('4', { text: 'اين را ميخواهم' }),
      ]);
      expect(await ids(q('parcel'))).toEqual([2, 1]);
      expect(await ids(q('weeks parcel'))).toEqual([2, 1]);
      expect(await ids(q('parcel weeks'))).toEqual([1]);
      expect(await ids(q('"two weeks"'))).toEqual([1]);
      expect(await ids(q('parcel* -late'))).toEqual([2]);
      expect(await ids(q('-parcel*'))).toEqual([4, 3]);
      expect(await ids(q('EQUIPE decu'))).toEqual([2]);
      expect(await ids(q('می خواهم'))).toEqual([4, 3]);
      expect(await ids(q('میخواهم'))).toEqual([4, 3]);
      expect(await ids(q('می‌خواهم'))).toEqual([4, 3]);
      expect(await ids(q('کتاب 12'))).toEqual([3]);
      expect(await ids(q('"!!!"'))).toEqual([]);
    });

    it('agrees with a plain loop for every filter, order and page', async () => {
      const all = await mixed(300);
      const asked: readonly [ReviewFilter, (row: (typeof all)[number]) => boolean][] = [
        [{}, () => true],
        [q('late'), ({ text }) => text.includes('late')],
        [q('late -kind'), ({ text }) => text.includes('late') && !text.includes('kind')],
        [{ location: HARBOUR }, ({ n }) => n % 3 !== 0],
        [{ source: STATION_FEED, brand: BRAND }, ({ n }) => n % 3 === 0],
        [{ touchpoint: 'delivery' as TouchpointId, side: 'blamed' }, ({ n }) => n % 2 === 1 && n % 3 !== 0],
        [{ cause: 'tools', side: 'praised' }, ({ n }) => n % 4 === 0 && n % 3 === 0],
        [{ sentiment: 'negative', reply: true }, ({ n }) => n % 5 < 2 && n % 4 === 0],
        [{ scoreFrom: 2, scoreTo: 3 }, ({ rating }) => rating === 2 || rating === 3],
        [{ scoreFrom: 1.5, scoreTo: 1.7 }, () => false],
        [{ scale: 'nps' }, () => false],
        [{ language: 'fr', words: true }, ({ n }) => n % 2 === 1],
        [
          { from: written(50).latest, to: written(80).latest },
          ({ at }) => at >= written(50).latest && at < written(80).latest,
        ],
        [{ removed: true }, () => false],
        [{ corrected: true }, () => false],
      ];
      const orders: Record<ReviewOrder, (a: (typeof all)[number], b: (typeof all)[number]) => number> = {
        newest: (a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id),
        oldest: (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id),
        lowest: (a, b) => a.rating - b.rating || (a.at < b.at ? 1 : a.at > b.at ? -1 : b.id - a.id),
      };
      for (const [filter, holds] of asked)
        for (const [order, compare] of Object.entries(orders)) {
          const right = all
            .filter(holds)
            .sort(compare)
            .map(({ id }) => id);
          const got: number[] = [];
          let after: ReviewMark | undefined;
          for (;;) {
            const page = await findReviews(db, filter, {
              order: order as ReviewOrder,
              limit: 37,
              ...(after && { after }),
            });
            expect(page.count).toBe(right.length);
            got.push(...page.marks.map(({ id }) => id));
            if (!page.more) break;
            after = markOf(markText(page.marks.at(-1)!));
          }
          expect(got, JSON.stringify([filter, order])).toEqual(right);
        }
      const exported: number[] = [];
      for await (const marks of eachReview(db, q('late'), 10)) exported.push(...marks.map(({ id }) => id));
      expect(exported).toEqual(await ids(q('late')));
    }, 60_000);

    it('gathers where a walk met too few, counts no further than a thousand, and walks all of many', async () => {
      const many = Array.from({ length: 2_600 }, (_, n) =>
        review(`m${n}`, {
          text: n < 40 ? 'needle straw' : n < 1_400 && n > 1_000 ? 'hay' : 'straw',
          written: written(n),
        }),
      );
      await save(many);
      const rare = await findReviews(db, q('needle'), { order: 'newest', limit: 25 });
      expect([rare.marks.length, rare.more, rare.count]).toEqual([25, true, 40]);
      expect(rare.marks[0]?.id).toBe(40);
      const common = await findReviews(db, q('straw'), { order: 'oldest', limit: 25 });
      expect([common.count, common.countedOut, common.marks[0]?.id]).toEqual([1_000, true, 1]);
      let n = 0;
      for await (const marks of eachReview(db, q('straw'), 50)) n += marks.length;
      expect(n).toBe(2_201);
    }, 60_000);

    it('follows edits, removals, narrowed dates and a later reading', async () => {
      const first = review('1', {
        text: 'lovely',
        written: { earliest: written(0).earliest, latest: written(900).latest },
      });
      await save([first, review('2', { text: 'plain', written: written(500) })]);
      expect(await ids({})).toEqual([1, 2]);
      await saveReviews(db, [{ review: { ...first, written: written(100) }, arrival: 'live' }], SEEN);
      expect(await ids({})).toEqual([2, 1]);
      await save([review('1', { text: 'awful', rating: 1 })], () => ({ findings: [finding('staff', -1)] }));
      expect(await ids(q('lovely'))).toEqual([]);
      expect(await ids({ ...q('awful'), edited: true, side: 'blamed' })).toEqual([1]);
      await markRemoved(db, HARBOUR_MAPS, ['1'], SEEN);
      await indexChanges(db);
      expect([await ids({}), await ids({ removed: true })]).toEqual([[2], [1]]);
    });

    it('says how many it cannot find yet, and finds them once they are indexed', async () => {
      await saveReviews(db, [{ review: review('1', { text: 'fresh' }), arrival: 'live' }], SEEN);
      expect([await reviewsNotIndexed(db, 1_000), await ids(q('fresh'))]).toEqual([1, []]);
      expect(await indexChanges(db)).toBe(1);
      expect([await reviewsNotIndexed(db, 1_000), await ids(q('fresh'))]).toEqual([0, [1]]);
      expect(await indexChanges(db)).toBe(0);
    });
  });

  describe('a correction', () => {
    const by = 'ada';
    it('counts instead of the findings of the analyser until it is taken back or the review is edited', async () => {
      await save([review('1', { text: 'The parcel was late' })], () => ({ findings: [finding('staff', -1)] }));
      const mine = [finding('delivery', -1, 'tools')];
      const first = await saveCorrection(db, { review: 1, revision: 1, findings: mine, by, at: SEEN, note: 'seen' }, 0);
      expect(await correctedFindings(db, [1, 2])).toEqual(new Map([[1, mine]]));
      expect([
        await ids({ touchpoint: 'staff' as TouchpointId }),
        await ids({ corrected: true, cause: 'tools' }),
      ]).toEqual([[], [1]]);
      expect(await correctedSince(db, 0)).toEqual({ reviews: [1], newest: first });
      const texts = await Array.fromAsync(correctedTexts(db));
      expect(texts).toMatchObject([
        { review: 1, text: 'The parcel was late', findings: mine, found: [finding('staff', -1)] },
      ]);
      const second = await saveCorrection(db, { review: 1, revision: 1, findings: null, by, at: SEEN }, first);
      expect(await correctedFindings(db, [1])).toEqual(new Map());
      expect(await ids({ touchpoint: 'staff' as TouchpointId })).toEqual([1]);
      expect(await Array.fromAsync(correctedTexts(db))).toEqual([]);
      await saveCorrection(db, { review: 1, revision: 1, findings: [], by, at: SEEN }, second);
      expect(await correctedFindings(db, [1])).toEqual(new Map([[1, []]]));
      await save([review('1', { text: 'It came after all' })]);
      expect(await correctedFindings(db, [1])).toEqual(new Map());
      expect((await correctionsOf(db, 1)).map(({ findings, note }) => [findings?.length, note])).toEqual([
        [1, 'seen'],
        [undefined, undefined],
        [0, undefined],
      ]);
    });

    it('is refused when somebody else was faster, or the customer', async () => {
      await save([review('1')]);
      await saveCorrection(db, { review: 1, revision: 1, findings: [], by, at: SEEN }, 0);
      const late = { review: 1, revision: 1, findings: [], by, at: SEEN };
      await expect(saveCorrection(db, late, 0)).rejects.toThrow(CorrectedMeanwhile);
      await expect(saveCorrection(db, { ...late, revision: 2 }, 1)).rejects.toThrow(CorrectedMeanwhile);
    });
  });
});
