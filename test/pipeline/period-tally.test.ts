/** The figures of a period against a naive recount of every review, on random data, on both databases. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis, Cause, Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { earlierPeriod, type Period, periodNamed, yearBefore } from '../../src/domain/period.ts';
import type { BrandTally } from '../../src/domain/report.ts';
import type { Review } from '../../src/domain/review.ts';
import { type Scale, scaleRange } from '../../src/domain/scale.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { tallyPeriod, trendOf } from '../../src/pipeline/period-tally.ts';
import { viewOf } from '../../src/pipeline/report-view.ts';
import { estimatedAt } from '../../src/pipeline/scores.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { wonBackIn } from '../../src/store/counted-reviews.ts';
import type { Db } from '../../src/store/database.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { markRemoved } from '../../src/store/removals.ts';
import { incidentsOf, sourcesHeard } from '../../src/store/report-figures.ts';
import { type AnalysedReview, reviewsOf, saveReviews } from '../../src/store/reviews.ts';
import { recordRun } from '../../src/store/runs.ts';
import { starChanges } from '../../src/store/star-changes.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR_MAPS, incident, review, STATION_FEED, transition } from '../support/reviews.ts';

const MARCH = periodNamed('2026-03')!;
const SEEN = instant('2026-04-02T00:00:00Z');
const EDITED = instant('2026-03-20T00:00:00Z');

/** Mulberry32: the same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SCALES: readonly Scale[] = ['stars', 'recommend', 'nps', '1-20'];

function randomReview(id: string, next: () => number): Review {
  const scale = SCALES[Math.floor(next() ** 2 * SCALES.length)]!;
  const { min, max } = scaleRange(scale);
  const middle = millis(MARCH.from) + (next() * 460 - 400) * DAY_MS;
  const width = [0, 1, 1.9, 30, 365, 4_000][Math.floor(next() * 6)]! * DAY_MS;
  const rating = scale === 'recommend' ? undefined : min + Math.round(next() * (max - min) * 2) / 2;
  const recommends = scale === 'recommend' || next() < 0.3 ? next() < 0.7 : undefined;
  const subRatings =
    next() < 0.2 ? { staff: 1 + Math.floor(next() * 5), delivery: 1 + Math.floor(next() * 5) } : undefined;
  return review(id, {
    source: next() < 0.6 ? HARBOUR_MAPS : STATION_FEED,
    scale,
    written: { earliest: instant(middle - width / 2), latest: instant(middle + width / 2) },
    ...(next() < 0.4 && { reply: { text: 'Sorry' } }),
    ...(rating === undefined ? { rating: undefined as never } : { rating }),
    ...(recommends !== undefined && { recommends }),
    ...(subRatings && { subRatings: subRatings as Record<TouchpointId, number> }),
    ...(next() < 0.1 && { text: undefined as never }),
  });
}

function randomAnalysis(next: () => number): Analysis {
  const findings = Array.from({ length: Math.floor(next() * 4) }, (): Finding => {
    const cause = ([undefined, 'people', 'tools'] as (Cause | undefined)[])[Math.floor(next() * 3)];
    const touchpoint = ['delivery', 'staff', 'billing'][Math.floor(next() * 3)] as TouchpointId;
    return { touchpoint, polarity: next() * 2 - 1, confidence: next(), start: 0, end: 4, ...(cause && { cause }) };
  });
  const label = (['negative', 'neutral', 'positive'] as const)[Math.floor(next() * 3)]!;
  return { language: 'en', analysed: next() < 0.9, sentiment: { label, score: 0 }, findings };
}

/** One cell of the naive recount. */
interface Naive {
  n: number;
  sum: number;
  asked: number;
  recommending: number;
  balance: number;
  read: number;
  answered: number;
  lost: Record<string, number>;
}

/** Every figure anew, review by review, in another way: points lost are shared out here, not by weights. */
function naive(reviews: readonly AnalysedReview[], period: { from: Instant; to: Instant }): Map<string, Naive> {
  const cells = new Map<string, Naive>();
  for (const one of reviews) {
    const at = estimatedAt(one);
    if (one.removedAt || at < period.from || at >= period.to) continue;
    const scale = one.rating === undefined ? 'recommend' : one.scale;
    const { min, max } = scaleRange(scale);
    const score =
      one.rating === undefined ? Number(one.recommends) : Math.min(max, Math.max(min, Math.round(one.rating)));
    for (const key of [`${one.location}/${scale}`, `*/${scale}`]) {
      const cell = cells.get(key) ?? {
        n: 0,
        sum: 0,
        asked: 0,
        recommending: 0,
        balance: 0,
        read: 0,
        answered: 0,
        lost: {},
      };
      cells.set(key, cell);
      cell.n += 1;
      cell.sum += score;
      cell.asked += one.recommends === undefined ? 0 : 1;
      cell.recommending += one.recommends ? 1 : 0;
      cell.answered += one.reply ? 1 : 0;
      if (one.text && one.analysis?.analysed) {
        cell.read += 1;
        cell.balance += { negative: -1, neutral: 0, positive: 1 }[one.analysis.sentiment.label];
      }
      for (const [touchpoint, share] of sharesOf(one))
        cell.lost[touchpoint] = (cell.lost[touchpoint] ?? 0) + share * (max - score);
    }
  }
  return cells;
}

function sharesOf({ subRatings, analysis }: AnalysedReview): [string, number][] {
  const bad = Object.entries(subRatings ?? {})
    .filter(([, stars]) => stars < 5)
    .map(([id, stars]): [string, number] => [id, 5 - stars]);
  const blamed = (analysis?.findings ?? [])
    .filter(({ polarity }) => polarity < 0)
    .map((one): [string, number] => [one.touchpoint, -one.polarity * one.confidence]);
  const points = bad.length > 0 ? bad : blamed;
  const total = points.reduce((sum, [, point]) => sum + point, 0);
  return total > 0 ? points.map(([id, point]) => [id, point / total]) : [['unattributed', 1]];
}

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
  });

  async function fill(seed: number, size: number): Promise<readonly AnalysedReview[]> {
    const next = random(seed);
    const made = Array.from({ length: size }, (_, i) => randomReview(`r${i}`, next));
    const live = (reviews: readonly Review[]) => reviews.map((one) => ({ review: one, arrival: 'live' as const }));
    await saveReviews(db, live(made), instant('2026-02-01T00:00:00Z'));
    const edits = made
      .filter(() => next() < 0.15)
      .map((one) => ({
        ...one,
        contentHash: `${one.contentHash}x`,
        ...(one.rating !== undefined && { rating: scaleRange(one.scale).max }),
      }));
    await saveReviews(db, live(edits), EDITED);
    for (const source of [HARBOUR_MAPS, STATION_FEED]) {
      const gone = made.filter((one) => one.source === source && next() < 0.1).map(({ externalId }) => externalId);
      await markRemoved(db, source, gone, SEEN);
    }
    const stored = await reviewsOf(db);
    const read = stored.filter(() => next() < 0.9);
    await saveAnalyses(
      db,
      'v1',
      read.map(({ id, revision }) => ({ reviewId: id, revision, analysis: randomAnalysis(next) })),
      SEEN,
    );
    return reviewsOf(db);
  }

  async function brandTally(period: Period): Promise<BrandTally> {
    const of = (one: Period) => tallyPeriod(db, { brand: BRAND, ...one });
    const { places, reviews } = await of(period);
    const [before, lastYear] = [await of(earlierPeriod(period, 1)), await of(yearBefore(period))];
    const trend = await trendOf(db, { brand: BRAND }, period, 3);
    return { places, reviews, before: before.places, yearBefore: lastYear.places, trend, incidents: [], sources: [] };
  }

  describe('the figures of a period', () => {
    it.each([1, 2, 3])('are those of a naive recount (seed %i)', async (seed) => {
      const all = await fill(seed, 700);
      const tally = await brandTally(MARCH);
      const [now, then] = [naive(all, MARCH), naive(all, earlierPeriod(MARCH, 1))];
      const view = viewOf(tally, {
        brand: BRAND,
        ...MARCH,
        concerns: () => true,
        isHeard: () => true,
        restated: [],
        withoutReviews: [],
      });
      expect(view.scales.length).toBe(4);
      for (const { scale, total, locations, touchpoints, decomposition, trend } of view.scales) {
        const { max } = scaleRange(scale);
        for (const [row, key] of [[total, '*'] as const, ...locations.map((one) => [one, one.id] as const)]) {
          const cell = now.get(`${key}/${scale}`);
          expect(row.n, `${key}/${scale}`).toBe(cell?.n ?? 0);
          const [earlier] = [then.get(`${key}/${scale}`)];
          expect(row.before?.n ?? 0).toBe(earlier?.n ?? 0);
          if (earlier) expect(row.before!.mean).toBeCloseTo(earlier.sum / earlier.n, 9);
          if (!cell) continue;
          expect(row.mean).toBeCloseTo(cell.sum / cell.n, 9);
          expect(row.answered).toBeCloseTo(cell.answered / cell.n, 12);
          if (cell.asked > 0) expect(row.recommending).toBeCloseTo(cell.recommending / cell.asked, 12);
          if (cell.read > 0) expect(row.sentiment).toBeCloseTo(cell.balance / cell.read, 12);
          for (const [touchpoint, points] of Object.entries(cell.lost))
            expect(row.lost[touchpoint as TouchpointId] ?? 0).toBeCloseTo(points / cell.n, 9);
          const lost = Object.values(row.lost).reduce((sum, points) => sum + points, 0);
          expect(row.mean! + lost, `${key}/${scale} adds up`).toBeCloseTo(max, 9);
        }
        expect(locations.reduce((sum, { n }) => sum + n, 0)).toBe(total.n);
        const parts = touchpoints.reduce((sum, { contribution = 0 }) => sum + contribution, 0);
        expect(parts + decomposition!.mix! + decomposition!.season!).toBeCloseTo(total.change!.delta, 9);
        expect(trend.at(-1)).toMatchObject({ period: '2026-03', n: total.n });
        expect(trend.at(-1)!.mean).toBeCloseTo(total.mean!, 9);
        expect(trend.at(-2)).toMatchObject({ period: '2026-02', n: total.before!.n });
      }
    });

    it('count a customer won back where and when it was seen', async () => {
      await fill(4, 400);
      const period = { brand: BRAND, ...MARCH };
      const changes = (await starChanges(db, { from: MARCH.from, to: MARCH.to })).filter(({ recovered }) => recovered);
      expect(changes.length).toBeGreaterThan(3);
      const rises = await wonBackIn(db, period);
      const won = new Map<string, number>();
      for (const [location, all] of Map.groupBy(rises, ({ location }) => location))
        won.set(location, new Set(all.map(({ review: id }) => id)).size);
      expect([...won.values()].reduce((sum, n) => sum + n, 0)).toBe(new Set(changes.map(({ review: id }) => id)).size);
      expect(await wonBackIn(db, { ...period, from: SEEN, to: instant('2026-05-01') })).toEqual([]);
      const { places } = await tallyPeriod(db, period);
      expect(new Map(places.flatMap(({ location, wonBack }) => (wonBack > 0 ? [[location, wonBack]] : [])))).toEqual(
        won,
      );
    });
  });

  describe('incidents of a period', () => {
    it('are those open at some time of it, as they were at its end', async () => {
      const question = { brand: BRAND, ...MARCH };
      const moment = (day: string) => instant(`2026-${day}T00:00:00Z`);
      const raise = (key: string, opened: Instant, changes: Parameters<typeof incident>[1] = {}) =>
        saveTransitions(db, [
          { incident: incident(key, { openedAt: opened, ...changes }), transition: transition(key, 1, { at: opened }) },
        ]);
      const end = (key: string, at: Instant, opened: Instant) =>
        saveTransitions(db, [
          {
            incident: incident(key, { openedAt: opened, state: 'resolved' }),
            transition: transition(key, 2, { at, from: 'recovering', to: 'resolved' }),
          },
        ]);
      await raise('a/over', moment('02-01'));
      await end('a/over', moment('02-20'), moment('02-01'));
      await raise('b/ended', moment('02-10'));
      await end('b/ended', moment('03-05'), moment('02-10'));
      await raise('c/open', moment('03-10'), { acknowledged: { at: moment('03-11'), by: 'Ana' } });
      await end('c/open', moment('04-05'), moment('03-10'));
      await raise('d/silent', moment('03-10'), { silent: true });
      await raise('e/source', moment('03-10'), { kind: 'source' });
      await raise('f/after', moment('04-01'));
      const found = await incidentsOf(db, question);
      expect(found.map(({ key, ended }) => [key, ended?.at])).toEqual([
        ['b/ended', moment('03-05')],
        ['c/open', undefined],
      ]);
    });
  });

  describe('how a source was heard', () => {
    it('is known from the last pass that can be believed, and from the last import where there are no passes', async () => {
      await fill(5, 50);
      const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
      const run = (day: string, outcome: 'complete' | 'blocked') => {
        const at = instant(`2026-${day}T00:00:00Z`);
        return recordRun(db, { source: HARBOUR_MAPS, startedAt: at, endedAt: at, outcome, reason: 'x', counts });
      };
      await run('02-27', 'complete');
      await run('03-03', 'complete');
      await run('03-04', 'blocked');
      await run('03-05', 'blocked');
      expect(await sourcesHeard(db, { brand: BRAND, ...MARCH })).toEqual([
        {
          source: HARBOUR_MAPS,
          location: 'harbour',
          heardUntil: '2026-03-03T00:00:00.000Z',
          outcomes: { complete: 1, blocked: 2 },
        },
        { source: STATION_FEED, location: 'station', heardUntil: expect.stringMatching(/^2026-0[23]/), outcomes: {} },
      ]);
    });
  });
});
