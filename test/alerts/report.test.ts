import { describe, expect, it } from 'vitest';
import { composeReport } from '../../src/alerts/report.ts';
import { locationId } from '../../src/domain/ids.ts';
import { LOGISTICS, sampleBrand, sampleReport, sampleRow, sampleScale } from './sample-report.ts';

const HOSTILE = '<script>alert(1)</script>\r\nBcc: a@b.c \u202eevil\u202c "><img src=x onerror=alert(1)>';

const everything = {
  ...LOGISTICS,
  brands: [
    sampleBrand({ scales: [sampleScale('stars'), sampleScale('recommend', 0.2), sampleScale('nps', 2)] }),
    sampleBrand(),
  ],
};

describe('a report', () => {
  it.each(['en', 'fr', 'fa'] as const)('has every part in %s, and no hole in any sentence', (language) => {
    const { subject, text, html, thread, type } = composeReport(sampleReport(everything), language);
    expect({ thread, type }).toEqual({ thread: 'report/logistics/month', type: 'report.period' });
    for (const words of [subject, text, html])
      expect(words).not.toMatch(/\b(?:undefined|NaN|null|Infinity)\b|\[object/);
    expect(html.match(/<article/g)).toHaveLength(2);
    expect(html).toContain(`dir="${language === 'fa' ? 'rtl' : 'ltr'}"`);
    if (language === 'fa') {
      const own = text.replace(/(?:north|south|empty)-google|Lumière|Nord|Gare|Côte|Logistics|vigie|JSON/g, '');
      expect(own).not.toMatch(/[A-Za-z0-9]/);
    }
  });

  it('has a table behind every picture, and words for who cannot see it', () => {
    const { html } = composeReport(sampleReport(everything), 'en');
    const pictures = [...html.matchAll(/<(?:svg|div class="bars") ?[^>]*>/g)].map(([tag]) => tag);
    expect(pictures.length).toBeGreaterThan(10);
    for (const tag of pictures) expect(tag).toMatch(/role="img" aria-label="[^"]{10,}"/);
    expect(html).toContain('aria-label="Lost per review: 0.42; before: 0.29"');
    for (const [section] of html.matchAll(
      /<section>(?:(?!<\/section>)[\s\S])*<(?:svg|div class="bars")[\s\S]*?<\/section>/g,
    ))
      expect(section).toContain('<table>');
  });

  it('prints parts that add up to the printed change, whatever they are', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const scale = sampleScale('stars');
      const deltas = scale.touchpoints.map((_, i) => Math.sin(seed * 12.9898 + i * 78.233) * 0.3);
      const mix = Math.cos(seed) * 0.1;
      const mean = 4 + deltas.reduce((sum, delta) => sum + delta, mix);
      const random = {
        ...scale,
        total: sampleRow('shop', 1, {
          mean,
          before: { mean: 4, n: 100 },
          change: { ...scale.total.change!, delta: mean - 4 },
        }),
        touchpoints: scale.touchpoints.map((one, i) => ({ ...one, contribution: deltas[i]! })),
        decomposition: { ...scale.decomposition!, mix },
      };
      for (const team of [{}, LOGISTICS]) {
        const { text } = composeReport(sampleReport({ ...team, brands: [sampleBrand({ scales: [random] })] }), 'en');
        const table = text.slice(0, text.indexOf('The parts add up'));
        const parts = [...table.matchAll(/Part of change ([+−]?)(\d+\.\d\d)/g)].map(
          ([, sign, n]) => (sign === '−' ? -1 : 1) * Math.round(100 * Number(n)),
        );
        const total = parts.pop();
        expect(
          parts.reduce((sum, part) => sum + part, 0),
          `seed ${seed}`,
        ).toBe(total);
        expect(total).toBe(Math.round(mean * 100) - 400);
      }
    }
  });

  it('prints what regions lost by touchpoint so that each line adds up, and the last is the whole brand', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const scale = sampleScale('stars');
      const lostAt = (i: number) =>
        Object.fromEntries(
          scale.touchpoints.map(({ touchpoint }, k) => [
            touchpoint,
            Math.abs(Math.sin(seed * 12.9898 + i * 78.233 + k)),
          ]),
        );
      const regions = [1, 2, 3].map((i) => sampleRow(`region-${i}`, 1, { n: 10 * i, lost: lostAt(i) }));
      const rest = { n: seed % 2 === 0 ? 17 : 0, lost: lostAt(4) };
      const n = 60 + rest.n;
      const lost = Object.fromEntries(
        scale.touchpoints.map(({ touchpoint: id }) => [
          id,
          [...regions, rest].reduce((sum, row) => sum + row.n * (row.lost as Record<string, number>)[id]!, 0) / n,
        ]),
      );
      const touchpoints = scale.touchpoints.map((one) => ({ ...one, lost: lost[one.touchpoint]! }));
      const random = { ...scale, regions, touchpoints, total: sampleRow('shop', 1, { n, lost }) };
      const { text } = composeReport(sampleReport({ brands: [sampleBrand({ scales: [random] })] }), 'en');
      const table = text.slice(text.indexOf('LOST PER REVIEW, BY REGION'), text.indexOf('Each line adds up'));
      const lines = table.split('\n').filter((line) => line.includes(' — '));
      const cents = lines.map((line) =>
        [...line.matchAll(/ (−?\d+\.\d\d)/g)].map(([, one]) => Math.round(100 * Number(one))),
      );
      expect(lines).toHaveLength(rest.n > 0 ? 5 : 4);
      for (const [index, line] of cents.entries()) {
        expect(line, `seed ${seed}: ${lines[index]}`).toHaveLength(4);
        expect(line[0]! + line[1]! + line[2]!, `seed ${seed}: ${lines[index]}`).toBe(line[3]);
      }
      expect(lines.at(-1)).toContain('All places');
      expect(cents.at(-1)!.at(-1)).toBe(Math.round(100 * Object.values(lost).reduce((sum, one) => sum + one, 0)));
      expect(table.includes('In no region')).toBe(rest.n > 0);
      if (rest.n > 0) {
        const all = Object.values(rest.lost).reduce((sum, one) => sum + one, 0);
        expect(cents[3]!.at(-1)).toBe(Math.round(100 * all));
      }
    }
  });

  it('shows a team the regions by its own touchpoints', () => {
    const scale = sampleScale('stars');
    const lost = Object.fromEntries(scale.touchpoints.map((one) => [one.touchpoint, one.lost]));
    const regions = [sampleRow('coast', 1, { lost })];
    const random = { ...scale, regions, total: sampleRow('shop', 1, { lost }) };
    const { text } = composeReport(sampleReport({ ...LOGISTICS, brands: [sampleBrand({ scales: [random] })] }), 'en');
    expect(text).toMatch(
      /LOST PER REVIEW, BY REGION[^\n]*\n {2}[^\n]* — [^\n·]* 0\.42 · All others 0\.27 · Lost per review 0\.69/,
    );
  });

  it('tells places in the order it is given, which is by their own past, and says so', () => {
    const { text } = composeReport(sampleReport(), 'en');
    expect(text).toContain('In the order of their change against their own past, not of their level.');
    expect(text.indexOf('Lumière Nord')).toBeLessThan(text.indexOf('فروشگاه جنوب'));
    expect(text).toContain('too few reviews to see less than 1.20 stars');
  });

  it('says that figures may still change until they are closed', () => {
    const { closedAt: _, ...open } = sampleBrand();
    const { text } = composeReport(sampleReport({ brands: [open] }), 'en');
    expect(text).toContain('what arrives late still counts until 7 November 2026');
    expect(text).not.toContain('closed on');
  });

  it('of an empty period says so, and whether anybody could have been heard', () => {
    const empty = sampleBrand({ scales: [], restated: [], wonBack: 0 });
    for (const language of ['en', 'fr', 'fa'] as const) {
      const { text } = composeReport(sampleReport({ brands: [empty] }), language);
      expect(text).toContain(
        { en: 'No review in this period.', fr: 'Aucun avis', fa: 'نظری نوشته نشده است' }[language],
      );
      expect(text).toContain('south-google');
    }
    const heard = sampleBrand({ scales: [], sources: sampleBrand().sources.filter(({ isHeard }) => isHeard) });
    expect(composeReport(sampleReport({ brands: [heard] }), 'en').text).toContain('The one source was heard');
    const none = sampleBrand({ scales: [], sources: [] });
    expect(composeReport(sampleReport({ brands: [none] }), 'en').text).toContain('nobody was heard');
  });

  it('shows names from outside as text, in subject, text and HTML', () => {
    const brief = sampleReport(everything);
    const hostile = () => HOSTILE;
    const names = { brand: hostile, location: hostile, region: hostile, touchpoint: hostile, team: hostile };
    const { subject, html, text } = composeReport({ ...brief, names }, 'en');
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
    expect(text).not.toContain('\u202e');
    expect(html).not.toMatch(/https?:|src=x(?! onerror=alert\(1\)&gt;)|url\(/);
  });

  it('stays short however many places there are, counts the rest, and keeps its data under 20 kB', () => {
    const scale = sampleScale('stars');
    const locations = Array.from({ length: 1_000 }, (_, i) => sampleRow(`a-place-of-some-length-${i}`, 1 / 3));
    const brand = sampleBrand({
      scales: [
        { ...scale, locations },
        { ...sampleScale('nps', 2), locations },
        { ...sampleScale('recommend', 0.2), locations },
      ],
      withoutReviews: Array.from({ length: 500 }, (_, i) => locationId.parse(`quiet-${i}`)),
    });
    const { text, html, data } = composeReport(sampleReport({ brands: Array.from({ length: 20 }, () => brand) }), 'en');
    expect(text).toContain('And 970 more; all are in the JSON.');
    expect(text).toContain('And 488 more');
    expect(html.length / 20).toBeLessThan(60_000);
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(20_000);
  });
});
