import { expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { brandId, locationId } from '../../src/domain/ids.ts';
import { stream } from '../../src/domain/stream.ts';
import { expectedFalseAlarms, poissonInterval } from '../../src/pipeline/expected-false-alarms.ts';

const north = stream({
  brand: brandId.parse('shop'),
  location: locationId.parse('north'),
  measure: 'overall',
  scale: 'stars',
});

const exposure = { stream: north, scores: 1_030, watched: 1_000, perYear: 500, alarms: { down: 0, up: 0 } };
const exposures = [
  { ...exposure, runLength: { down: 20_000, up: 2_000 } },
  { ...exposure, runLength: { down: 10_000, up: 1_000 } },
];

const alerts = { falseAlarmsPerStreamYear: 0.02 } as Config['alerts'];
const config = { alerts, touchpoints: [] };

it('adds watched reviews over run lengths, and the present volume over them for a year', () => {
  const expected = expectedFalseAlarms(exposures, config, [1]);
  expect(expected.falls).toBeCloseTo(0.15, 12);
  expect(expected.rises).toBeCloseTo(1.5, 12);
  expect(expected.total).toBeCloseTo(1.65, 12);
  expect(expected.perYear).toBeCloseTo(0.825, 12);
  expect(expectedFalseAlarms([], config, [])).toMatchObject({ total: 0, perYear: 0, interval: [0, 0] });
});

it('tells apart what reaches a team: a share of it, or every alarm of few places or of a stated run length', () => {
  const stated = { ...config, alerts: { ...alerts, averageRunLength: { down: 20_000 } } };
  // 40 places allow 0.8 false falls a year: the fleet is asked. 10 allow 0.2: told at once, and the brand's own beside.
  expect(expectedFalseAlarms(exposures, stated, [40, 40]).pages).toEqual({
    falls: { quietYear: expect.closeTo(0.075, 12) },
    rises: { share: 0.2, quietYear: expect.closeTo(0.4, 12) },
  });
  expect(expectedFalseAlarms(exposures, config, [40, 10]).pages.falls).toEqual({
    quietYear: expect.closeTo(0.1 + 0.1 + 0.2, 12),
  });
  expect(expectedFalseAlarms(exposures, config, [1]).pages.falls).toEqual({ quietYear: expect.closeTo(0.02, 12) });
});

it('brackets a Poisson count: at most 2.5 % of its mass on either side', () => {
  // From tables of the Poisson distribution.
  expect(poissonInterval(0)).toEqual([0, 0]);
  expect(poissonInterval(0.02)).toEqual([0, 0]);
  expect(poissonInterval(1)).toEqual([0, 3]);
  expect(poissonInterval(10)).toEqual([4, 17]);
  const [low, high] = poissonInterval(10_000);
  expect([low, high]).toEqual([9_804, 10_196]);
  expect(() => poissonInterval(Number.NaN)).toThrow(/Expected a mean/);
});
