import { describe, expect, it } from 'vitest';
import { renderQuarterChart } from '../../src/alerts/quarter-chart.ts';
import type { QuarterLevels } from '../../src/domain/drift.ts';
import type { Day } from '../../src/domain/time.ts';

const QUARTERS = (['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01'] as Day[]).map((since, i): QuarterLevels => {
  const [then, now] = [4.4 - 0.02 * i, 4.1 - 0.05 * i];
  return {
    since,
    before: { mean: then, n: 90, interval: [then - 0.2, then + 0.2] },
    after: { mean: now, n: 100, interval: [now - 0.2, now + 0.2] },
  };
});
const request = { direction: 'down', yearsAgo: 3, language: 'en', scale: 'stars' } as const;

describe('the chart of a slow change', () => {
  it('shows each quarter in both years with its interval, and says so in words', () => {
    const { svg, alt } = renderQuarterChart(QUARTERS, request)!;
    const heights = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(heights).toHaveLength(8);
    // The earlier year stands first and, having been better, higher.
    for (let i = 0; i < 4; i++) {
      const [then, now] = [heights[i]!, heights[4 + i]!];
      expect(now[0]).toBeGreaterThan(then[0]!);
      expect(now[1]).toBeGreaterThan(then[1]!);
      const bar = svg.match(
        new RegExp(`x1="${then[0]!.toFixed(1)}" y1="([\\d.]+)" x2="${then[0]!.toFixed(1)}" y2="([\\d.]+)"`),
      )!;
      expect(Number(bar[1])).toBeLessThan(then[1]!);
      expect(Number(bar[2])).toBeGreaterThan(then[1]!);
    }
    expect(svg).toContain('>1 Oct – 31 Dec</text>');
    expect(svg).toContain('>3 years earlier</text>');
    expect(alt).toContain('1 Oct 4.40 → 4.10');
    expect(renderQuarterChart(QUARTERS, { ...request, yearsAgo: 1 })!.svg).toContain('>a year earlier</text>');
  });

  it('keeps the order of Persian words in a picture that runs the other way', () => {
    const { svg, png, alt } = renderQuarterChart(QUARTERS, { ...request, language: 'fa' })!;
    expect(svg).toContain('>\u202b۳ سال پیش\u202c</text>');
    expect(alt).toContain('۴٫۴۰ → ۴٫۱۰');
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1200);
  });

  it('is left out for a single quarter', () => {
    expect(renderQuarterChart(QUARTERS.slice(0, 1), request)).toBeUndefined();
    expect(renderQuarterChart(QUARTERS.slice(0, 2), request)).toBeDefined();
  });
});
