import { describe, expect, it } from 'vitest';
import { renderChart } from '../../src/alerts/chart.ts';
import { type Day, dayFromNumber } from '../../src/domain/time.ts';
import { series } from './sample-brief.ts';

const since = '2026-10-26' as Day;
const request = {
  since,
  before: { mean: 4.3, n: 9 },
  after: { mean: 3.8, n: 9 },
  language: 'en',
  scale: 'stars',
} as const;

describe('the chart of a message', () => {
  it('draws the levels on both sides of the day of the change', () => {
    const chart = renderChart(series(since, 4.3, 3.8), request);
    expect(chart?.svg).toContain('>before 4.30</text>');
    expect(chart?.svg).toContain('>since 3.80</text>');
    expect(chart?.svg).toContain('stroke-dasharray');
    expect(chart?.alt).toBe('Line of the average: 4.30 before, 3.80 after about 26 October 2026.');
  });

  it('is a PNG at twice its size in which the letters of each language are drawn', () => {
    for (const language of ['en', 'fr', 'fa'] as const) {
      const points = series(since, 4.3, 3.8);
      const chart = renderChart(points, { ...request, language });
      const png = Buffer.from(chart?.png ?? []);
      expect(png.readUInt32BE(16)).toBe(1200);
      // The picture of the same chart without its words is smaller: no font, no letters.
      const words = renderChart(points, { ...request, language, before: undefined, after: undefined });
      expect(png.length).toBeGreaterThan((words?.png.length ?? 0) + 500);
    }
  });

  it('is left out when there is nothing to draw', () => {
    expect(renderChart([], request)).toBeUndefined();
    expect(
      renderChart(
        [
          { day: since, mean: 4, n: 0 },
          { day: since, mean: Number.NaN, n: 3 },
        ],
        request,
      ),
    ).toBeUndefined();
  });

  it('averages a long history, weighted by counts, and stays on the scale', () => {
    const points = Array.from({ length: 5000 }, (_, index) => ({
      day: dayFromNumber(15_000 + index),
      mean: 1 + (index % 5),
      n: 1 + (index % 3),
    }));
    const chart = renderChart(points, request);
    expect(chart?.svg.match(/<circle/g)?.length).toBeLessThanOrEqual(120);
    const heights = [...(chart?.svg.matchAll(/cy="([\d.-]+)"/g) ?? [])].map((match) => Number(match[1]));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(240);
  });

  it.each(['recommend', 'nps', 'effort', '1-10', '0-100'] as const)('fits a flat line at the end of %s', (scale) => {
    const flat = [0, 1, 2].map((index) => ({ day: dayFromNumber(20_000 + index), mean: 1, n: 2 }));
    const chart = renderChart(flat, { ...request, scale, before: { mean: 1, n: 2 }, after: { mean: 1, n: 2 } });
    expect(chart?.svg).not.toMatch(/NaN|Infinity/);
  });
});
