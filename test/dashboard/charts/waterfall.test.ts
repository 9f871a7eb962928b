import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figures, type Language } from '../../../src/alerts/figures.ts';
import { svgToPng } from '../../../src/alerts/picture.ts';
import { type ChartPaper, waterfallChart } from '../../../src/dashboard/charts/waterfall.ts';
import type { Scale } from '../../../src/domain/scale.ts';

function paper(language: Language): ChartPaper {
  return {
    language,
    direction: language === 'fa' ? 'rtl' : 'ltr',
    figures: (scale: Scale) => figures(language, scale),
    count: String,
  };
}

const step = (label: string, delta: number, standardError = 0) => ({ label, delta, standardError });

function chartOf(
  steps: readonly ReturnType<typeof step>[],
  mean = 4.3,
  language: Language = 'en',
  scale: Scale = 'stars',
) {
  const change = steps.reduce((sum, { delta }) => sum + delta, 0);
  return waterfallChart(
    { scale, before: { label: 'October', mean }, after: { label: 'November', mean: mean + change }, steps },
    paper(language),
  );
}

/** Every text of the picture with the box that it takes at most. */
function textsOf(svg: string) {
  return [
    ...svg.matchAll(
      /<text class="[^"]+"[^>]*? x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)" text-anchor="(\w+)"[^>]*>([^<]*)</g,
    ),
  ].map(([, x, y, size, anchor, text]) => ({ x: Number(x), y: Number(y), size: Number(size), anchor, text: text! }));
}

describe('the waterfall', () => {
  it('adds up as printed from the level before to the level after, whatever the steps and the scale', () => {
    const delta = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(delta, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.constantFrom<Scale>('stars', 'recommend', 'nps', '0-100'),
        (deltas, mean, scale) => {
          const number = figures('en', scale);
          const chart = chartOf(
            deltas.map((value, i) => step(`s${i}`, value, 0.1)),
            mean,
            'en',
            scale,
          );
          const printed = (text: string) =>
            Math.round(
              Number(text.replace('−', '-').replace('%', '')) *
                (scale === '0-100' ? 10 : scale === 'recommend' ? 10 : 100),
            );
          const [first, ...rest] = chart.rows;
          const last = rest.pop()!;
          let level = printed(first![2]!);
          for (const [, change, after] of rest) {
            level += printed(change!);
            expect(printed(after!)).toBe(level);
          }
          expect(printed(last[2]!)).toBe(level);
          expect(last[2]).toBe(number.level(mean + deltas.reduce((sum, one) => sum + one, 0)));
          // The picture, too: values of its rows, those at the end of a line.
          const drawn = textsOf(String(chart.svg))
            .filter(({ anchor }) => anchor === 'end')
            .map(({ text }) => printed(text));
          expect(drawn.slice(1, -1).reduce((sum, one) => sum + one, drawn[0]!)).toBe(drawn.at(-1));
          expect(drawn.length).toBeGreaterThanOrEqual(3);
          expect(drawn.length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });

  it('refuses steps that do not add up', () => {
    const request = { scale: 'stars' as const, before: { label: 'a', mean: 4 }, after: { label: 'b', mean: 3.9 } };
    expect(() => waterfallChart({ ...request, steps: [step('x', -0.1 + 1e-8)] }, paper('en'))).toThrow(RangeError);
    expect(() => waterfallChart({ ...request, steps: [step('x', -0.1 + 1e-11)] }, paper('en'))).not.toThrow();
  });

  it('joins what is small and keeps all of it in the table', () => {
    const many = Array.from({ length: 14 }, (_, i) => step(`step ${i}`, i < 3 ? -0.2 : 0.012));
    const chart = chartOf(many);
    expect(String(chart.svg)).toContain('7 smaller ones');
    expect(chart.rows).toHaveLength(16);
    expect(chart.alt).toMatch(/^From 4\.30 to 3\.83: step 0 −0\.20, .*7 smaller ones \+0\.07\.$/);
  });

  it('tells a fall from a rise without colour: by sign, by the way the bar points, and chance by an outline', () => {
    const svg = String(chartOf([step('fell', -0.5), step('rose', 0.3), step('perhaps', -0.1, 0.09)]).svg);
    const points = [...svg.matchAll(/<polygon class="([\w-]+)"([^>]*) points="([^"]+)"/g)];
    const tips = points.map(([, ink, more, list]) => {
      const xs = list!.split(' ').map((pair) => Number(pair.split(',')[0]));
      return [ink, more!.includes('fill="none"'), Math.sign(xs[2]! - xs[0]!)];
    });
    expect(tips).toEqual([
      ['ink-worse', false, -1],
      ['ink-better', false, 1],
      ['ink-worse-line', true, -1],
    ]);
    expect(svg).toContain('Outline: may be chance');
  });

  it('keeps every label in the picture and out of each other, however long', () => {
    for (const language of ['en', 'fa'] as const) {
      const long = Array.from({ length: 12 }, (_, i) =>
        step(`${'WWW Wareneingangskontrolle 受付の対応 '.repeat(4)}${i}`, i % 2 ? 0.11 : -0.13),
      );
      const texts = textsOf(String(chartOf(long, 4, language).svg));
      for (const [y, row] of Map.groupBy(texts, (one) => one.y)) {
        const width = row.reduce(
          (sum, { text, size }) =>
            sum + [...text].filter((c) => !/[\u202b\u202c\u2068\u2069]/.test(c)).length * size * 0.35,
          0,
        );
        expect(width, `${y}`).toBeLessThan(360);
        expect(row.length).toBeLessThanOrEqual(2);
      }
      expect(texts.every(({ text }) => text.length < 60)).toBe(true);
    }
  });

  it('is mirrored for Persian, and becomes a PNG with words in it', () => {
    const steps = [step('تحویل', -0.5), step('قیمت', 0.1)];
    const [ltr, rtl] = [chartOf(steps), chartOf(steps, 4.3, 'fa')].map(({ svg }) => String(svg));
    const tip = (svg: string) => Number(/<polygon[^>]*points="[^ ]+ [^ ]+ ([\d.]+),/.exec(svg)![1]);
    expect(tip(ltr!) + tip(rtl!)).toBeCloseTo(360, 6);
    const png = svgToPng(rtl!.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" '));
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(3000);
  });
});
