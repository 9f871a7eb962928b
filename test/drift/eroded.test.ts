import { describe, expect, test } from 'vitest';
import { dirichlet, draw, random } from '../../bench/drift/random.ts';
import { HEALTHY, tilt } from '../../bench/drift/shapes.ts';
import { type Day, dayNumber, instant } from '../../src/domain/time.ts';
import { comparableFrom, erodedStreams, type StreamPast } from '../../src/drift/eroded.ts';
import type { QuarterCounts } from '../../src/drift/erosion.ts';
import { quarterOf, quarterStart, settledQuarter } from '../../src/drift/quarters.ts';

/** Sixteen quarters of drawn reviews, worse by `tiltAYear` nats a level each year. */
function past(seed: number, tiltAYear: number, n = 100): QuarterCounts {
  const rng = random(seed);
  const law = dirichlet(
    rng,
    HEALTHY.map((p) => 50 * p),
  );
  return new Map(
    Array.from({ length: 16 }, (_, quarter) => {
      const counts = [0, 0, 0, 0, 0];
      const now = tilt((tiltAYear * quarter) / 4)(law);
      for (let i = 0; i < n; i++) counts[draw(rng, now)]! += 1;
      return [quarter, counts];
    }),
  );
}

const stream = (id: string, counts: QuarterCounts, parent?: string): StreamPast => ({
  id,
  scale: 'stars',
  places: [{ counts }],
  ...(parent && { parent }),
});

describe('the yearly comparison of a fleet', () => {
  test('tells the streams that fall and rise, each once, and hardly any other', () => {
    const calm = Array.from({ length: 300 }, (_, i) => stream(`calm-${i}`, past(1_000 + i, 0)));
    const falling = Array.from({ length: 10 }, (_, i) => stream(`down-${i}`, past(i, 0.12)));
    const rising = Array.from({ length: 5 }, (_, i) => stream(`up-${i}`, past(50 + i, -0.15)));
    const told = erodedStreams([...calm, ...falling, ...rising], 15);
    const by = (direction: string) => told.filter(({ event }) => event.direction === direction).map(({ id }) => id);
    expect(by('down').filter((id) => id.startsWith('down')).length).toBeGreaterThanOrEqual(9);
    expect(by('up').filter((id) => id.startsWith('up')).length).toBeGreaterThanOrEqual(4);
    expect(told.filter(({ id }) => id.startsWith('calm')).length).toBeLessThanOrEqual(1);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    const event = told.find(({ id }) => id === 'down-0')!.event;
    expect(event).toMatchObject({
      type: 'erosion',
      direction: 'down',
      since: '1973-01-01',
      at: '1974-01-01T00:00:00.000Z',
    });
    expect(event.years.find(({ yearsAgo }) => yearsAgo === event.yearsAgo)).toEqual({
      yearsAgo: event.yearsAgo,
      before: event.before,
      after: event.after,
    });
  });

  test('tells a location once, with the touchpoints that fall with it', () => {
    const touchpoints = ['staff', 'price', 'food'].map((id, i) =>
      stream(`shop/${id}`, past(7 + i, id === 'staff' ? 0.3 : 0), 'shop'),
    );
    const told = erodedStreams([stream('shop', past(3, 0.2)), stream('calm', past(5, 0)), ...touchpoints], 15);
    // A location that falls for one touchpoint alone is that touchpoint's story.
    expect(told.map(({ id, names }) => ({ id, names }))).toEqual([{ id: 'shop/staff', names: [] }]);
    const both = [stream('shop/price', past(8, 0.3), 'shop'), touchpoints[0]!];
    const [only, ...more] = erodedStreams([stream('shop', past(3, 0.2)), ...both], 15);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: 'shop' });
    expect([...only!.names].sort()).toEqual(['shop/price', 'shop/staff']);
  });

  test('holds over thousands of reviews that are certain beyond all numbers', () => {
    const law = (share: number) => [Math.round(1e6 * share), 0, 0, 0, Math.round(1e6 * (1 - share))];
    const sure = new Map(Array.from({ length: 16 }, (_, quarter) => [quarter, law(0.1 + 0.02 * quarter)]));
    const told = erodedStreams([stream('a', sure), stream('b', sure)], 15);
    expect(told.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('quarters', () => {
  test('begin on the first of January, April, July and October of every year', () => {
    for (const [day, quarter] of [
      ['1970-01-01', 0],
      ['1969-12-31', -1],
      ['2024-03-31', 216],
      ['2024-04-01', 217],
      ['2024-12-31', 219],
    ] as const) {
      expect(quarterOf(dayNumber(day as Day))).toBe(quarter);
    }
    for (let quarter = -400; quarter < 1_000; quarter++) {
      const first = dayNumber(quarterStart(quarter));
      expect([quarterOf(first - 1), quarterOf(first)]).toEqual([quarter - 1, quarter]);
    }
  });

  test('are compared two weeks after their end', () => {
    expect(settledQuarter(instant('2026-04-14T23:00:00Z'))).toBe(quarterOf(dayNumber('2025-12-31' as Day)));
    expect(settledQuarter(instant('2026-04-15T00:00:00Z'))).toBe(quarterOf(dayNumber('2026-03-31' as Day)));
  });

  test('after a change count from the first whole one on', () => {
    const quarter = quarterOf(dayNumber('2026-04-01' as Day));
    expect(comparableFrom('2026-04-01' as Day)).toBe(quarter);
    expect(comparableFrom('2026-04-02' as Day)).toBe(quarter + 1);
    expect(comparableFrom('2026-03-31' as Day)).toBe(quarter);
  });
});
