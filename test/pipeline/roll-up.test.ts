/** The tallies against the reports' own count of the same reviews, on random data and after every kind of change. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis, Cause, Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { type Period, periodNumber, periodOf } from '../../src/domain/period.ts';
import type { PlaceTally } from '../../src/domain/report.ts';
import type { Review } from '../../src/domain/review.ts';
import { type Scale, scaleRange } from '../../src/domain/scale.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { tallyPeriod } from '../../src/pipeline/period-tally.ts';
import { type RollUpContext, rollUp } from '../../src/pipeline/roll-up.ts';
import { reportedTally } from '../../src/pipeline/scale-sums.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { markRemoved } from '../../src/store/removals.ts';
import { reviewsOf, reviewsWithoutFindings, saveReviews } from '../../src/store/reviews.ts';
import { freshness, isReadOtherwise, talliesOf } from '../../src/store/tallies.ts';
import { eachDatabase } from '../support/databases.ts';
import { BRAND, CATALOGUE, HARBOUR_MAPS, review, STATION_FEED } from '../support/reviews.ts';

const START = instant('2026-01-01T00:00:00Z');
const SCALES: readonly Scale[] = ['stars', 'recommend', 'nps'];

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

function randomReview(id: string, next: () => number): Review {
  const scale = SCALES[Math.floor(next() ** 2 * SCALES.length)]!;
  const { min, max } = scaleRange(scale);
  const middle = millis(START) + (next() * 120 - 10) * DAY_MS;
  const width = [0, 0, 1.9, 30, 90][Math.floor(next() * 5)]! * DAY_MS;
  const rating = scale === 'recommend' ? undefined : min + Math.round(next() * (max - min));
  const recommends = scale === 'recommend' || next() < 0.3 ? next() < 0.7 : undefined;
  return review(id, {
    source: next() < 0.6 ? HARBOUR_MAPS : STATION_FEED,
    scale,
    written: { earliest: instant(middle - width / 2), latest: instant(middle + width / 2) },
    ...(next() < 0.4 && { reply: { text: 'Sorry' } }),
    ...(rating === undefined ? { rating: undefined as never } : { rating }),
    ...(recommends !== undefined && { recommends }),
    ...(next() < 0.2 && {
      subRatings: { staff: 1 + Math.floor(next() * 5), delivery: 2 } as Review['subRatings'] & {},
    }),
  });
}

function randomAnalysis(next: () => number): Analysis {
  const emotion = (['anger', 'joy', 'none', undefined] as const)[Math.floor(next() * 4)];
  const label = (['negative', 'neutral', 'positive'] as const)[Math.floor(next() * 3)]!;
  return {
    language: 'en',
    analysed: next() < 0.9,
    sentiment: { label, score: 0 },
    findings: randomFindings(next),
    ...(emotion && { emotion }),
  };
}

function randomFindings(next: () => number): Finding[] {
  return Array.from({ length: Math.floor(next() * 4) }, (): Finding => {
    const cause = ([undefined, 'people', 'tools'] as (Cause | undefined)[])[Math.floor(next() * 3)];
    const touchpoint = ['delivery', 'staff', 'billing'][Math.floor(next() * 3)] as TouchpointId;
    return { touchpoint, polarity: next() * 2 - 1, confidence: next(), start: 0, end: 4, ...(cause && { cause }) };
  });
}

eachDatabase((_, database) => {
  let opened: Awaited<ReturnType<typeof database.open>>;
  let db: Db;
  let at: Instant;

  beforeEach(async () => {
    opened = await database.open();
    db = opened.db;
    at = instant('2026-05-01T00:00:00Z');
    await syncCatalogue(db, CATALOGUE);
  });

  function context(changes: Partial<RollUpContext> = {}): RollUpContext {
    return {
      config: { brands: [{ id: BRAND, name: 'Nordlys' }] } as unknown as RollUpContext['config'],
      opened,
      now: () => at,
      signal: new AbortController().signal,
      progress: () => {},
      analyser: { version: 'v1' },
      ...changes,
    };
  }

  async function analyse(next: () => number, version = 'v1'): Promise<void> {
    const waiting = await reviewsWithoutFindings(db, version, 10_000);
    const rows = waiting.map(({ id, revision }) => ({ reviewId: id, revision, analysis: randomAnalysis(next) }));
    await saveAnalyses(db, version, rows, at);
  }

  const live = (reviews: readonly Review[]) => reviews.map((one) => ({ review: one, arrival: 'live' as const }));

  /** Every month and every third week there is a review in, by both ways. */
  async function expectSame(): Promise<void> {
    let seen = 0;
    for (const kind of ['week', 'month'] as const) {
      const [first, last] = ['2025-11-01', '2026-06-15'].map((from) => periodNumber({ kind, from: instant(from) }));
      const all = Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
      const numbers = kind === 'month' ? all : all.filter((number) => number % 3 === 0);
      const stored = await talliesOf(db, { brand: BRAND }, kind, numbers);
      for (const number of numbers) {
        const period: Period = periodOf(kind, number);
        const { places } = await tallyPeriod(db, { brand: BRAND, from: period.from, to: period.to });
        const rolled = stored.get(number)!.map((place): PlaceTally => {
          return { ...place, tallies: place.tallies.map(reportedTally) };
        });
        expect(rolled, period.name).toEqual(places);
        seen += places.length;
      }
    }
    expect(seen).toBeGreaterThan(15);
  }

  describe('the tallies', () => {
    it('are those of the reports through arrivals, edits, removals, other dates, corrections and moves', async () => {
      const next = random(7);
      const made = Array.from({ length: 300 }, (_, i) => randomReview(`r${i}`, next));
      const late = made.splice(200);
      await saveReviews(db, live(made), at);
      await analyse(next);
      await rollUp(context());
      await expectSame();

      await saveReviews(db, live(late), at);
      const edits = made
        .filter(() => next() < 0.2)
        .map((one) => ({
          ...one,
          contentHash: `${one.contentHash}x`,
          ...(one.rating !== undefined && { rating: scaleRange(one.scale).max }),
        }));
      await saveReviews(db, live(edits), instant('2026-03-03T00:00:00Z'));
      await markRemoved(
        db,
        HARBOUR_MAPS,
        made.filter(() => next() < 0.1).map((one) => one.externalId),
        at,
      );
      await analyse(next);
      expect((await freshness(db, BRAND)).waiting).toBeGreaterThan(100);
      await rollUp(context());
      expect(await freshness(db, BRAND)).toMatchObject({ waiting: 0, updatedAt: at });
      await expectSame();

      // Dates that become known better draw no change number.
      const edited = new Set(edits.map(({ externalId }) => externalId));
      const blurred = made.filter((one) => !edited.has(one.externalId) && one.written.earliest < one.written.latest);
      const narrower = blurred.map((one) => ({
        ...one,
        written: { earliest: one.written.earliest, latest: instant(millis(one.written.earliest) + DAY_MS / 2) },
      }));
      await saveReviews(db, live(narrower), at);
      const stored = await reviewsOf(db);
      for (const { id, revision } of stored.filter(() => next() < 0.1))
        await sql`insert into corrections (review_id, revision, findings, by, at)
          values (${id}, ${revision}, ${JSON.stringify(randomFindings(next))}, 'ana', ${at})`.execute(db);
      const { waiting } = await freshness(db, BRAND);
      expect(waiting).toBeGreaterThan(40);
      expect(await reviewsWithoutFindings(db, 'v1', 10)).toEqual([]);
      await rollUp(context());
      await expectSame();

      // Taken back.
      await sql`insert into corrections (review_id, revision, findings, by, at)
        select review_id, revision, null, 'ben', ${at}::timestamptz from corrections where id % 2 = 0`.execute(db);
      await sql`delete from reviews where id % 17 = 0`.execute(db);
      await rollUp(context());
      await expectSame();

      await syncCatalogue(db, {
        ...CATALOGUE,
        sources: CATALOGUE.sources.map((one) => ({ ...one, location: CATALOGUE.locations[0]!.id })),
      });
      await rollUp(context());
      await expectSame();
    });

    it('wait for reviews that no analyser has read, and are counted anew for another version of it', async () => {
      const next = random(11);
      await saveReviews(db, live(Array.from({ length: 120 }, (_, i) => randomReview(`r${i}`, next))), at);
      await rollUp(context());
      expect((await freshness(db, BRAND)).waiting).toBe(120);
      await analyse(next);
      await rollUp(context());
      expect((await freshness(db, BRAND)).waiting).toBe(0);
      await expectSame();
      await analyse(next, 'v2');
      expect(await isReadOtherwise(db, 'v1')).toBe(true);
      expect(await rollUp(context({ analyser: { version: 'v2' } }))).toMatchObject({ places: 2 });
      expect(await isReadOtherwise(db, 'v2')).toBe(false);
      await expectSame();
    });

    it('are counted to the end by the next pass when one is stopped, and no period is lost', async () => {
      const next = random(13);
      const locations = Array.from({ length: 60 }, (_, i) => ({
        ...CATALOGUE.locations[0]!,
        id: `p${String(i).padStart(2, '0')}` as never,
      }));
      const sources = locations.map(({ id }) => ({ ...CATALOGUE.sources[0]!, id: `s-${id}` as never, location: id }));
      await syncCatalogue(db, { locations, sources });
      const made = sources.map(({ id }, i) => ({ ...randomReview(`r${i}`, next), source: id }));
      await saveReviews(db, live(made), at);
      await analyse(next);
      const stop = new AbortController();
      const lines: string[] = [];
      const progress = (line: string) => {
        lines.push(line);
        stop.abort();
      };
      await rollUp(context({ signal: stop.signal, progress }));
      expect(lines).toEqual(['25 of 62 places counted']);
      expect((await freshness(db, BRAND)).updatedAt).toBeUndefined();
      await rollUp(context({ progress: (line) => lines.push(line) }));
      expect(lines.slice(1)).toEqual(['25 of 37 places counted', '37 of 37 places counted']);
      await expectSame();
    });

    it('stand two passes at once', async () => {
      const next = random(17);
      await saveReviews(db, live(Array.from({ length: 150 }, (_, i) => randomReview(`r${i}`, next))), at);
      await analyse(next);
      await Promise.all([rollUp(context()), rollUp(context())]);
      await expectSame();
    });
  });
});
