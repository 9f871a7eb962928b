/** From reviews to scores: which streams, at what level, at what time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { brandId, locationId, sourceId, touchpointId } from '../../src/domain/ids.ts';
import { scaleRange } from '../../src/domain/scale.ts';
import { DAY_MS, instant, millis } from '../../src/domain/time.ts';
import { UNATTRIBUTED } from '../../src/domain/touchpoint.ts';
import { estimatedAt, scoreOf, streamScores, weighedScore } from '../../src/pipeline/scores.ts';
import type { AnalysedReview } from '../../src/store/reviews.ts';

const [DELIVERY, STAFF, PRICE] = ['delivery', 'staff', 'price'].map((id) => touchpointId.parse(id)) as [
  Finding['touchpoint'],
  Finding['touchpoint'],
  Finding['touchpoint'],
];
const TOUCHPOINTS = [DELIVERY, STAFF, PRICE];
const AT = instant('2026-03-02T10:00:00Z');

function review(changes: Partial<AnalysedReview>): AnalysedReview {
  return {
    id: 1,
    source: sourceId.parse('page'),
    externalId: 'r1',
    externalIdIsComposite: false,
    scale: 'stars',
    truncated: false,
    contentHash: 'hash',
    written: { earliest: AT, latest: AT },
    seenAt: AT,
    changedAt: AT,
    arrival: 'live',
    revision: 1,
    location: locationId.parse('north'),
    brand: brandId.parse('shop'),
    changeSeq: 1,
    firstSeq: 1,
    isNew: true,
    ...changes,
  };
}

function blaming(blame: readonly (readonly [Finding['touchpoint'], number])[]): Pick<AnalysedReview, 'analysis'> {
  const findings = blame.map(([touchpoint, polarity]) => ({ touchpoint, polarity, confidence: 1, start: 0, end: 1 }));
  return { analysis: { language: 'en', analysed: true, sentiment: { label: 'negative', score: -1 }, findings } };
}

const scored = (one: AnalysedReview) =>
  Object.fromEntries(streamScores(one, TOUCHPOINTS).map(({ stream, event }) => [stream.id, event.score]));

describe('the streams of a review', () => {
  it('are its location, its brand and each touchpoint, with only the blamed one losing points', () => {
    expect(scored(review({ rating: 2, ...blaming([[DELIVERY, -0.9]]) }))).toEqual({
      'shop/north/*/overall/stars': 2,
      'shop/*/*/overall/stars': 2,
      'shop/north/delivery/attributed/stars': 2,
      'shop/north/staff/attributed/stars': 5,
      'shop/north/price/attributed/stars': 5,
    });
  });

  it('of a recommendation are of their own scale, and no stars', () => {
    const given = review({ scale: 'recommend', recommends: false, ...blaming([[STAFF, -1]]) });
    expect(scored(given)).toEqual({
      'shop/north/*/overall/recommend': 0,
      'shop/*/*/overall/recommend': 0,
      'shop/north/delivery/attributed/recommend': 1,
      'shop/north/staff/attributed/recommend': 0,
      'shop/north/price/attributed/recommend': 1,
    });
  });

  it('with sub-ratings hold what the customer gave; what was not rated says nothing', () => {
    const given = review({ scale: '1-10', rating: 3, subRatings: { delivery: 1, staff: 4.5 } as never });
    expect(scored(given)).toEqual({
      'shop/north/*/overall/1-10': 3,
      'shop/*/*/overall/1-10': 3,
      'shop/north/delivery/sub-rating/stars': 1,
      'shop/north/staff/sub-rating/stars': 5,
    });
  });

  it('are none for words without a score', () => {
    expect(streamScores(review({ text: 'Closed on Mondays.' }), TOUCHPOINTS)).toEqual([]);
    expect(scoreOf(review({ text: 'Closed on Mondays.' }))).toBeUndefined();
  });

  it('carry the author, and none where nobody is named', () => {
    expect(streamScores(review({ rating: 5, authorKey: 'a1' }), []).map(({ event }) => event.author)).toEqual([
      'a1',
      'a1',
    ]);
    expect(streamScores(review({ rating: 5 }), [])[0]!.event).not.toHaveProperty('author');
  });

  it('take a half star to the nearest whole level, within the scale', () => {
    expect(scoreOf(review({ rating: 4.4 }))).toEqual({ scale: 'stars', score: 4 });
    expect(scoreOf(review({ rating: 4.5 }))).toEqual({ scale: 'stars', score: 5 });
    expect(scoreOf(review({ rating: 1 }))).toEqual({ scale: 'stars', score: 1 });
  });
});

describe('blame', () => {
  const findings = fc.array(
    fc.record({
      touchpoint: fc.constantFrom(...TOUCHPOINTS),
      polarity: fc.double({ min: -1, max: 1, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      start: fc.constant(0),
      end: fc.constant(1),
    }),
    { maxLength: 8 },
  );
  const scale = fc.constantFrom('stars', 'nps', 'effort', '1-10' as const) as fc.Arbitrary<AnalysedReview['scale']>;
  const any = fc.record({ findings, scale, share: fc.double({ min: 0, max: 1, noNaN: true }) }).map((made) => {
    const { min, max } = scaleRange(made.scale);
    const analysis = { language: 'en', analysed: true, sentiment: { label: 'neutral' as const, score: 0 } };
    const rating = min + Math.round(made.share * (max - min));
    return review({ scale: made.scale, rating, analysis: { ...analysis, findings: made.findings } });
  });

  it('shares out exactly the points that were lost, over touchpoints and the unattributed rest', () => {
    fc.assert(
      fc.property(any, (one) => {
        const weighed = weighedScore(one, one.scale)!;
        const lost = scaleRange(one.scale).max - weighed.score;
        const shares = Object.values(weighed.weights).map((weight) => weight * lost);
        expect(shares.every((points) => points >= 0)).toBe(true);
        expect(shares.reduce((sum, points) => sum + points, 0)).toBeCloseTo(lost, 9);
      }),
    );
  });

  it('shows in each attributed stream as its share, to half a level', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { max } = scaleRange(one.scale);
        const { score, weights } = weighedScore(one, one.scale)!;
        const streams = streamScores(one, TOUCHPOINTS).filter(({ stream }) => stream.measure === 'attributed');
        expect(streams).toHaveLength(TOUCHPOINTS.length);
        for (const { stream, event } of streams) {
          const share = (weights[stream.touchpoint!] ?? 0) * (max - score);
          expect(Math.abs(max - event.score - share)).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(Number.isInteger(event.score)).toBe(true);
        }
      }),
    );
  });

  it('that nobody can be given is unattributed, and no touchpoint loses by it', () => {
    const one = review({ rating: 1 });
    expect(weighedScore(one, 'stars')!.weights).toEqual({ [UNATTRIBUTED]: 1 });
    const streams = streamScores(one, TOUCHPOINTS).filter(({ stream }) => stream.touchpoint);
    expect(streams.map(({ event }) => event.score)).toEqual([5, 5, 5]);
  });

  it('is of the asked scale only', () => {
    expect(weighedScore(review({ rating: 1 }), 'recommend')).toBeUndefined();
  });
});

describe('the moment of a review', () => {
  const within = (days: number, externalId = 'r1') =>
    estimatedAt({ externalId, written: { earliest: instant(millis(AT) - days * DAY_MS), latest: AT } });

  it('is the middle of an interval of up to two days', () => {
    expect(within(0)).toBe(AT);
    expect(within(1)).toBe(instant(millis(AT) - DAY_MS / 2));
    expect(within(2)).toBe(instant(millis(AT) - DAY_MS));
  });

  it('is a place inside a wide interval, the same at every call', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 3, max: 1_000 }), (id, days) => {
        const at = within(days, id);
        expect(at >= instant(millis(AT) - days * DAY_MS) && at <= AT).toBe(true);
        expect(within(days, id)).toBe(at);
      }),
    );
  });

  it('spreads reviews whose ids differ in the last character over the whole of a wide interval', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 300; index++) {
      const day = Math.floor((millis(AT) - millis(within(30, `review-${index}`))) / DAY_MS);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    expect(counts.size).toBeGreaterThanOrEqual(29);
    // Ten a day are usual; 26 would be an abnormal day.
    expect(Math.max(...counts.values())).toBeLessThan(26);
  });

  it('is when it was first seen, for a review without a date', () => {
    expect(within(10_000)).toBe(AT);
  });
});
