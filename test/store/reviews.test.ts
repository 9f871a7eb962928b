import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/domain/finding.ts';
import type { Arrival, Review } from '../../src/domain/review.ts';
import { instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { markMissing, markRemoved } from '../../src/store/removals.ts';
import {
  knownReviews,
  reviewsAfter,
  reviewsOf,
  reviewsWithoutFindings,
  revisionsOf,
  saveReviews,
  storedCounts,
} from '../../src/store/reviews.ts';
import { starChanges } from '../../src/store/star-changes.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR, HARBOUR_MAPS, review, STATION_FEED } from '../support/reviews.ts';

const T1 = instant('2026-03-05T00:00:00Z');
const T2 = instant('2026-03-06T00:00:00Z');
const T3 = instant('2026-03-07T00:00:00Z');
const T4 = instant('2026-03-08T00:00:00Z');

const ANALYSIS: Analysis = {
  language: 'en',
  analysed: true,
  sentiment: { label: 'negative', score: -0.5 },
  findings: [{ touchpoint: 'waiting' as never, polarity: -1, cause: 'tools', confidence: 0.75, start: 0, end: 4 }],
  interfaces: [{ first: 'ordering' as never, second: 'waiting' as never, start: 0, end: 9 }],
  severe: 'safety',
  severeAt: { start: 5, end: 9 },
  stars: 'words-worse',
};

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
  });

  const save = (seenAt: typeof T1, ...reviews: Review[]) =>
    saveReviews(
      db,
      reviews.map((one) => ({ review: one, arrival: 'live' as Arrival })),
      seenAt,
    );
  const only = async () => (await reviewsOf(db))[0]!;
  const analyse = async (version: string, limit = 1_000) => {
    const waiting = await reviewsWithoutFindings(db, version, limit);
    const rows = waiting.map(({ id, revision }) => ({ reviewId: id, revision, analysis: ANALYSIS }));
    await saveAnalyses(db, version, rows, T4);
    return waiting.length;
  };

  describe('saving', () => {
    it('gives back every field as it was stored, and leaves out what was absent', async () => {
      const full = review('full', {
        authorKey: 'ab12',
        recommends: false,
        rating: 4.5,
        text: 'Éclair « déçu » 🙁 \u200fبد بود\u200f\n"quoted", {braces}, \\slash, NULL',
        language: 'fr',
        written: {
          earliest: instant('2025-12-01T00:00:00Z'),
          latest: instant('2026-03-01T12:00:00.123Z'),
          wording: 'il y a 3 mois',
        },
        reply: { text: 'Merci', written: { earliest: T1, latest: T1 } },
        url: 'https://x.example/r/1',
        subRatings: { staff: 5 } as never,
      });
      const bare: Review = {
        ...review('bare'),
        written: { earliest: instant('0001-01-01T00:00:00Z'), latest: instant('1899-12-31T23:59:59.999Z') },
      };
      delete (bare as { text?: string }).text;
      await save(T1, full, bare);
      const [first, second] = await reviewsOf(db);
      const kept = {
        seenAt: T1,
        arrival: 'live',
        revision: 1,
        location: HARBOUR,
        brand: BRAND,
        changedAt: T1,
        isNew: true,
      };
      expect(first).toEqual({ ...bare, ...kept, id: 2, changeSeq: 2, firstSeq: 2 });
      expect(Object.keys(first!)).not.toContain('text');
      expect(second).toEqual({ ...full, ...kept, id: 1, changeSeq: 1, firstSeq: 1 });
    });

    it('stores a review once by source and external id, however often it is read', async () => {
      expect(await save(T1, review('a'), review('b'))).toMatchObject({ new: 2, edited: 0, same: 0, refused: [] });
      expect(await save(T2, review('b'), review('c'))).toMatchObject({ new: 1, edited: 0, same: 1, refused: [] });
      expect(await save(T2, review('a', { source: STATION_FEED }))).toMatchObject({ new: 1 });
      expect(await save(T2, review('A'))).toMatchObject({ new: 1 });
      expect(await storedCounts(db, HARBOUR_MAPS)).toEqual({ n: 4, mean: 4 });
      expect(await storedCounts(db, STATION_FEED)).toEqual({ n: 1, mean: 4 });
    });

    it('tells apart external ids of any length that differ in their last letter only', async () => {
      const long = 'x'.repeat(100_000);
      expect(await save(T1, review(`${long}1`), review(`${long}2`))).toMatchObject({ new: 2 });
      expect(await knownReviews(db, HARBOUR_MAPS, [`${long}1`, `${long}3`])).toEqual(new Set([`${long}1`]));
    });

    it('keeps every content that a review had, also one that came back', async () => {
      await save(T1, review('a', { text: 'Bad', rating: 1 }));
      expect(await save(T2, review('a', { text: 'Good now', rating: 5 }))).toMatchObject({
        edited: 1,
        new: 0,
        same: 0,
      });
      await save(T3, review('a', { text: 'Good now', rating: 5 }));
      await save(T4, review('a', { text: 'Bad', rating: 1 }));
      const current = await only();
      expect(current).toMatchObject({ revision: 3, text: 'Bad', rating: 1, seenAt: T1, changedAt: T4 });
      expect(
        (await revisionsOf(db, current.id)).map((one) => [one.revision, one.text, one.rating, one.seenAt]),
      ).toEqual([
        [1, 'Bad', 1, T1],
        [2, 'Good now', 5, T2],
        [3, 'Bad', 1, T4],
      ]);
    });

    it('takes one of several entries for a review in one batch: the last, and a whole text before a cut one', async () => {
      const whole = review('a', { text: 'A long story about a queue' });
      const cut = review('a', { text: 'A long story…', truncated: true });
      expect(await save(T1, review('b', { rating: 1 }), whole, cut, review('b', { rating: 2 }))).toMatchObject({
        new: 2,
        edited: 0,
        same: 2,
      });
      const stored = new Map((await reviewsOf(db)).map((one) => [one.externalId, one]));
      expect(stored.get('a')?.text).toBe(whole.text);
      expect(stored.get('b')?.rating).toBe(2);
    });

    it('does not take a cut text for an edit of the whole one it begins, but does take a new rating for one', async () => {
      await save(T1, review('a', { text: 'A long story about a queue' }));
      expect(await save(T2, review('a', { text: 'A long story …', truncated: true }))).toMatchObject({
        same: 1,
        edited: 0,
      });
      expect(await save(T2, review('a', { text: 'Another story…', truncated: true }))).toMatchObject({ edited: 1 });
      await save(T3, review('a', { text: 'A long story about a queue' }));
      expect(await save(T4, review('a', { text: 'A long…', truncated: true, rating: 1 }))).toMatchObject({ edited: 1 });
    });

    it('narrows the written date and never widens it', async () => {
      const day = (text: string) => instant(`2026-${text}T00:00:00Z`);
      const written = async (seenAt: typeof T1, earliest: string, latest: string, wording: string) => {
        await save(seenAt, review('a', { written: { earliest: day(earliest), latest: day(latest), wording } }));
        return (await only()).written;
      };
      await written(T1, '01-01', '03-01', '2 months ago');
      expect(await written(T2, '02-10', '02-12', '3 weeks ago')).toEqual({
        earliest: day('02-10'),
        latest: day('02-12'),
        wording: '3 weeks ago',
      });
      expect(await written(T3, '01-01', '03-01', '2 months ago')).toEqual({
        earliest: day('02-10'),
        latest: day('02-12'),
        wording: '3 weeks ago',
      });
      expect(await written(T3, '02-11', '02-28', 'a month ago')).toEqual({
        earliest: day('02-11'),
        latest: day('02-12'),
        wording: '3 weeks ago',
      });
      expect(await written(T4, '03-03', '03-04', 'yesterday')).toEqual({
        earliest: day('02-11'),
        latest: day('02-12'),
        wording: '3 weeks ago',
      });
    });

    it('does not narrow the written date by the date of an edit, then or later', async () => {
      const day = (from: string, to: string, wording: string) => ({
        written: { earliest: instant(from), latest: instant(to), wording },
      });
      const monthAgo = day('2026-01-05', '2026-02-05', 'a month ago');
      await save(T1, review('a', { text: 'Bad', ...monthAgo }));
      const edited = { text: 'Good now', ...day('2026-02-04', '2026-03-06', 'Edited in the last month') };
      await save(T2, review('a', edited));
      expect((await only()).written).toEqual(monthAgo.written);
      await save(T3, review('a', { ...edited, ...day('2026-02-05', '2026-02-20', 'Edited 2 weeks ago') }));
      expect((await only()).written).toEqual(monthAgo.written);
    });

    it('goes on narrowing it after an answer of the owner, a cut reading, and in whatever order it is read', async () => {
      const day = (from: string, to: string) => ({ written: { earliest: instant(from), latest: instant(to) } });
      const text = 'A long story of a lamp that came late and broken';
      await save(T1, review('a', { text, ...day('2026-01-05', '2026-02-05') }));
      await save(T2, review('a', { text, reply: { text: 'Sorry' }, ...day('2026-01-20', '2026-02-20') }));
      const cut = { text: 'A long story of…', truncated: true, reply: { text: 'Sorry' } };
      await save(T3, review('a', { ...cut, ...day('2026-01-01', '2026-01-25') }));
      expect((await only()).written).toEqual(day('2026-01-20', '2026-01-25').written);
      const intervals = [
        day('2026-01-05', '2026-02-05'),
        day('2026-01-20', '2026-02-20'),
        day('2026-01-01', '2026-01-25'),
      ];
      await save(T1, review('b', intervals[2]));
      for (const one of [intervals[1], intervals[0], intervals[1]]) await save(T2, review('b', one));
      expect((await reviewsOf(db)).find((one) => one.externalId === 'b')!.written).toEqual(
        day('2026-01-20', '2026-01-25').written,
      );
    });

    it('tells who changed the stars, in which direction, and whether the owner had answered', async () => {
      const reply = { text: 'Sorry' };
      await save(T1, ...['a', 'b', 'c', 'd'].map((id) => review(id, { rating: 2, ...(id === 'a' && { reply }) })));
      const saved = await save(
        T2,
        review('a', { rating: 5 }),
        review('b', { rating: 5, reply }),
        review('c', { rating: 1 }),
        review('d', { rating: 2, text: 'Other words' }),
      );
      expect(saved).toMatchObject({ edited: 4, starsUp: 2, starsDown: 1, recovered: 1, returned: 0 });
      expect((await starChanges(db)).map((one) => [one.source, one.from, one.to, one.recovered])).toEqual([
        [HARBOUR_MAPS, 2, 5, true],
        [HARBOUR_MAPS, 2, 5, false],
        [HARBOUR_MAPS, 2, 1, false],
      ]);
      expect(await starChanges(db, { source: STATION_FEED })).toEqual([]);
      expect(await starChanges(db, { brand: BRAND, location: HARBOUR, from: T2, to: T3 })).toHaveLength(3);
    });

    it('refuses a review that no database can hold, by name and without its words, and stores the others', async () => {
      const saved = await save(
        T1,
        review('a'),
        review('nul', { text: 'sec\0ret' }),
        review('half', { text: 'secret \ud83d' }),
        review('b'),
      );
      expect(saved).toMatchObject({ new: 2, edited: 0, same: 0 });
      expect(saved.refused).toHaveLength(2);
      expect(saved.refused[0]).toMatch(/^Expected well-formed text without NUL in "text" of a review of harbour-maps/);
      expect(saved.refused.join()).not.toContain('secret');
      expect(await storedCounts(db, HARBOUR_MAPS)).toMatchObject({ n: 2 });
    });

    it('stores nothing of a batch when one row names a source that is not there', async () => {
      await expect(save(T1, review('a'), review('b', { source: 'nobody' as never }))).rejects.toThrow(
        /reviews_source_fkey/,
      );
      expect(await reviewsOf(db)).toEqual([]);
    });

    it('saves 20,000 reviews and reads them again within seconds', async () => {
      const many = Array.from({ length: 20_000 }, (_, i) => review(`id-${i}`, { text: `${'word '.repeat(50)}${i}` }));
      const started = performance.now();
      expect(await save(T1, ...many)).toMatchObject({ new: 20_000 });
      const saved = performance.now();
      expect(await save(T2, ...many)).toMatchObject({ same: 20_000 });
      const again = performance.now();
      expect(await analyse('v1', 20_000)).toBe(20_000);
      const analysed = performance.now();
      expect(await reviewsOf(db, { brand: BRAND })).toHaveLength(20_000);
      const rate = (ms: number) => `${Math.round(20_000 / (ms / 1_000))}/s`;
      console.info(
        `${_name}: new ${rate(saved - started)}, same ${rate(again - saved)}, analysed ${rate(analysed - again)}, read ${rate(performance.now() - analysed)}`,
      );
      expect(performance.now() - started).toBeLessThan(50_000);
    });
  });

  describe('removal', () => {
    it('needs three complete listings in a row without the review, and is undone when it is seen again', async () => {
      await save(T1, review('a'), review('b'));
      const missedB = async (at: typeof T1) => {
        await save(at, review('a'));
        return markMissing(db, HARBOUR_MAPS, at);
      };
      expect(await missedB(T2)).toBe(0);
      expect(await missedB(T2)).toBe(0);
      expect(await missedB(T3)).toBe(0);
      await save(T3, review('b'));
      expect(await missedB(instant('2026-03-09T00:00:00Z'))).toBe(0);
      expect(await missedB(instant('2026-03-10T00:00:00Z'))).toBe(0);
      expect(await missedB(instant('2026-03-11T00:00:00Z'))).toBe(1);
      expect(await storedCounts(db, HARBOUR_MAPS)).toMatchObject({ n: 1 });
      expect(await knownReviews(db, HARBOUR_MAPS, ['a', 'b'])).toEqual(new Set(['a']));
      expect((await reviewsOf(db)).find((one) => one.externalId === 'b')?.removedAt).toBe('2026-03-11T00:00:00.000Z');
      expect(await save(instant('2026-03-12T00:00:00Z'), review('b'))).toMatchObject({ same: 1 });
      expect((await reviewsOf(db)).find((one) => one.externalId === 'b')).not.toHaveProperty('removedAt');
    });

    it('counts, where no count proves a listing, only those that lack what the one before lacked', async () => {
      const ids = Array.from({ length: 20 }, (_, i) => `n-${i}`);
      await save(T1, ...ids.map((one) => review(one)));
      let at = T2;
      const listing = async (lacks: (index: number) => boolean) => {
        at = instant(Date.parse(at) + 86_400_000);
        await save(at, ...ids.filter((_, i) => !lacks(i)).map((one) => review(one)));
        return markMissing(db, HARBOUR_MAPS, at, false);
      };
      // A list that leaks lacks others each time, and number 0 always.
      for (const seed of [1, 2, 3, 4, 5, 6]) expect(await listing((i) => i === 0 || (i * seed) % 7 === 3)).toBe(0);
      // A purge: the first such listing is news, three more agree.
      const removed = [];
      for (let n = 0; n < 4; n++) removed.push(await listing((i) => i < 6));
      expect(removed).toEqual([0, 0, 0, 6]);
      // One alone is believed at once.
      const again = [];
      for (let n = 0; n < 3; n++) again.push(await listing((i) => i < 7));
      expect(again).toEqual([0, 0, 1]);
    });

    it('told by the source itself holds at once, once, for what was not seen later, and is undone by a sight', async () => {
      await save(T1, review('a'), review('b'), review('c'), review('a', { source: STATION_FEED }));
      await save(T3, review('c'));
      const seq = (await reviewsOf(db)).map(({ changeSeq }) => changeSeq);
      expect(await markRemoved(db, HARBOUR_MAPS, ['a', 'a', 'c', 'unknown'], T2)).toBe(1);
      expect(await markRemoved(db, HARBOUR_MAPS, ['a'], T2)).toBe(0);
      expect(await markRemoved(db, HARBOUR_MAPS, [], T2)).toBe(0);
      const found = await reviewsOf(db, { source: HARBOUR_MAPS });
      expect(Object.fromEntries(found.map(({ externalId, removedAt }) => [externalId, removedAt]))).toEqual({
        a: T2,
        b: undefined,
        c: undefined,
      });
      expect(found.find(({ externalId }) => externalId === 'a')!.changeSeq).toBeGreaterThan(Math.max(...seq));
      expect(await save(T4, review('a'))).toMatchObject({ same: 1, returned: 1 });
      expect(await storedCounts(db, HARBOUR_MAPS)).toMatchObject({ n: 3 });
      expect(await storedCounts(db, STATION_FEED)).toMatchObject({ n: 1 });
    });

    it('leaves other sources alone', async () => {
      await save(T1, review('a', { source: STATION_FEED }));
      for (const at of [T2, T3, T4]) await markMissing(db, HARBOUR_MAPS, at);
      expect(await storedCounts(db, STATION_FEED)).toMatchObject({ n: 1 });
    });
  });

  describe('changes for detection', () => {
    const changesAfter = (afterChange: number, analyser = 'v1') =>
      reviewsAfter(db, { brand: BRAND, afterChange, analyser });

    it('come in order, once, with their analysis, and say whether the review is new to the cursor', async () => {
      await save(T1, review('a'), review('b'));
      await analyse('v1');
      const first = await changesAfter(0);
      expect(first.map((one) => [one.externalId, one.isNew, one.analysis])).toEqual([
        ['a', true, ANALYSIS],
        ['b', true, ANALYSIS],
      ]);
      const cursor = first.at(-1)!.changeSeq;
      expect(await changesAfter(cursor)).toEqual([]);
      await save(T2, review('a', { rating: 1 }), review('c'), review('b'));
      expect(await changesAfter(cursor)).toEqual([]);
      await analyse('v1');
      expect((await changesAfter(cursor)).map((one) => [one.externalId, one.isNew, one.revision])).toEqual([
        ['c', true, 1],
        ['a', false, 2],
      ]);
    });

    it('stop before the first change that this analyser has not read, so that no cursor passes over it', async () => {
      await save(T1, review('a'), review('b'), review('c'));
      const waiting = await reviewsWithoutFindings(db, 'v1', 10);
      const rows = waiting
        .filter((one) => one.externalId !== 'b')
        .map(({ id, revision }) => ({ reviewId: id, revision, analysis: ANALYSIS }));
      await saveAnalyses(db, 'v1', rows, T2);
      expect((await changesAfter(0)).map((one) => one.externalId)).toEqual(['a']);
      await analyse('v1');
      expect((await changesAfter(0)).map((one) => one.externalId)).toEqual(['a', 'b', 'c']);
      expect(await changesAfter(0, 'v2')).toEqual([]);
    });

    it('include removals and returns', async () => {
      await save(T1, review('a'));
      await analyse('v1');
      for (const at of [T2, T3, T4]) await markMissing(db, HARBOUR_MAPS, at);
      const [removed] = await changesAfter(1);
      expect(removed).toMatchObject({ externalId: 'a', isNew: false, removedAt: T4 });
      await save(instant('2026-03-09T00:00:00Z'), review('a'));
      const [back] = await changesAfter(removed!.changeSeq);
      expect(back).toMatchObject({ externalId: 'a', isNew: false });
      expect(back).not.toHaveProperty('removedAt');
    });

    it('never turn up below a number that was already seen, whoever commits last', async () => {
      await Promise.all(
        Array.from({ length: 6 }, (_, worker) =>
          save(T1, ...Array.from({ length: 50 }, (_, i) => review(`w${worker}-${i}`))),
        ),
      );
      const stored = await reviewsOf(db);
      const seqs = stored.map((one) => one.changeSeq).sort((a, b) => a - b);
      expect(seqs).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
      const owners = stored.toSorted((a, b) => a.changeSeq - b.changeSeq).map((one) => one.externalId.split('-')[0]);
      expect(owners.filter((owner, i) => owner !== owners[i - 1])).toHaveLength(6);
    });
  });

  describe('analyses', () => {
    it('are asked for again after an edit and by another version, and only then', async () => {
      await save(T1, review('a'), review('b'));
      expect(await analyse('v1')).toBe(2);
      expect(await analyse('v1')).toBe(0);
      await save(T2, review('a', { rating: 1 }));
      expect((await only()).externalId).toBe('a');
      expect((await only()).analysis).toBeUndefined();
      expect(await analyse('v1')).toBe(1);
      expect(await analyse('v2')).toBe(2);
      expect(await analyse('v1')).toBe(2);
    });

    it('of a revision that was edited meanwhile leave the review waiting', async () => {
      await save(T1, review('a'));
      const [waiting] = await reviewsWithoutFindings(db, 'v1', 1);
      await save(T2, review('a', { rating: 1 }));
      await saveAnalyses(
        db,
        'v1',
        [
          { reviewId: waiting!.id, revision: 1, analysis: ANALYSIS },
          { reviewId: 999, revision: 1, analysis: ANALYSIS },
        ],
        T3,
      );
      expect((await reviewsWithoutFindings(db, 'v1', 10)).map((one) => one.revision)).toEqual([2]);
    });
  });

  it('reads a period by the latest moment at which a review can have been written', async () => {
    const at = (text: string) => ({ earliest: instant(text), latest: instant(text) });
    await save(
      T1,
      review('new', { written: at('2026-03-03') }),
      review('old', { written: at('2026-03-01') }),
      review('mid', { written: at('2026-03-02') }),
    );
    expect((await reviewsOf(db, { location: HARBOUR })).map((one) => one.externalId)).toEqual(['old', 'mid', 'new']);
    const period = await reviewsOf(db, { brand: BRAND, from: instant('2026-03-02'), to: instant('2026-03-03') });
    expect(period.map((one) => one.externalId)).toEqual(['mid']);
  });
});
