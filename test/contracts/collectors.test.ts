import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Capture } from '../../src/collectors/collector.ts';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { OUTCOMES } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { cpuMillis } from '../support/cpu-time.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const folder = resolve(import.meta.dirname, '../../src/collectors/kinds');
const capturedAt = instant('2026-11-21T12:00:00Z');
const capture = (body: string): Capture => ({ body, capturedAt });
const kinds = Object.entries(collectors);

/** Content of no review site at all. */
const FOREIGN = [
  '',
  ' ',
  'hello',
  '<!doctype html><title>Weather</title><p>Rain, 5 stars in the sky',
  '{"weather":"rain"}',
  '[1,2,3]',
  'null',
  '%PDF-1.7 stars rating',
  'name;phone\nAda;12\n',
  '\0\u0001\ufffd',
];

/** Content that has broken parsers before. */
const HOSTILE = [
  ...FOREIGN,
  '<'.repeat(10_000),
  '<div>'.repeat(20_000),
  '<b><p>'.repeat(20_000),
  '['.repeat(100_000),
  '{"a":'.repeat(20_000),
  `<script type="application/ld+json">${'['.repeat(100_000)}</script>`,
  '<script type="application/ld+json">{"__proto__":{"polluted":true},"@type":"Review"}</script>',
  '"'.repeat(10_001),
  `rating,text\n"${'x'.repeat(100_000)}`,
  ")]}'\n[[[[[[[[null]]]]]]]]",
  '\ud800<p>\udc00',
  `<div data-review-id="${'x'.repeat(50_000)}">`,
];

describe('the registry of collectors', () => {
  it('is alphabetical and names every folder, by its kind', () => {
    const names = kinds.map(([name]) => name);
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(folders.map((entry) => entry.name).sort());
    for (const [name, collector] of kinds) {
      expect(collector.kind).toBe(name);
      expect(existsSync(resolve(folder, name, 'collector.ts'))).toBe(true);
    }
  });
});

describe.each(kinds)('the collector %s', (_, collector) => {
  it('describes its options as a closed schema whose durations and sizes carry a unit', () => {
    const schema = z.toJSONSchema(collector.options, { io: 'input' }) as {
      additionalProperties?: unknown;
      properties?: object;
    };
    expect(schema.additionalProperties).toBe(false);
    const names = Object.keys(schema.properties ?? {});
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).not.toMatch(/^(?:timeout|delay|interval|wait|size)$/);
    const unknown = collector.options.safeParse({ noSuchOption: 1 });
    expect(unknown.success).toBe(false);
  });

  it('has its section in docs/sources.md, which names every option', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/sources.md'), 'utf8');
    const section = page.split(/^## /m).find((part) => part.startsWith(`${collector.kind}\n`));
    expect(section).toBeDefined();
    const schema = z.toJSONSchema(collector.options, { io: 'input', unrepresentable: 'any' }) as {
      properties?: object;
    };
    const silent = Object.keys(schema.properties ?? {}).filter((name) => !section?.includes(`\`${name}`));
    expect(silent).toEqual([]);
  });

  it('does not recognise content of no review site', () => {
    for (const body of FOREIGN) expect(collector.recognise(capture(body)), JSON.stringify(body)).toBe(0);
  });

  it('reads anything without throwing, and proves what it says', () => {
    for (const body of HOSTILE) judge(capture(body));
    expect('polluted' in {}).toBe(false);
  });

  it('gives the same reading for the same capture', () => {
    for (const body of HOSTILE.slice(0, 12))
      expect(collector.read(capture(body))).toEqual(collector.read(capture(body)));
  });

  /** Reads, and holds the contract: a known outcome, a reason, no believed zero. */
  function judge(content: Capture): void {
    let reading = collector.read(capture(''));
    let sure = 0;
    const spent = cpuMillis(() => {
      reading = collector.read(content);
      sure = collector.recognise(content);
    });
    expect(spent, content.body.slice(0, 200)).toBeLessThan(1_000);
    expect(OUTCOMES).toContain(reading.outcome);
    expect(sure).toBeGreaterThanOrEqual(0);
    expect(sure).toBeLessThanOrEqual(1);
    if (reading.outcome !== 'complete') expect(reading.reason).toMatch(/\S/);
    const shown = content.body.slice(0, 200);
    if (reading.reviews.length === 0) expect(['complete', 'empty'], shown).not.toContain(reading.outcome);
    const hollow = reading.reviews.filter(
      ({ rating, text, recommends }) => (rating ?? text ?? recommends) === undefined,
    );
    if (hollow.length > 0) expect(['complete', 'empty'], shown).not.toContain(reading.outcome);
  }

  describeWithShared('suites', 'public suites', () => {
    it('judges every document of html5lib in under a second, with no success among them', () => {
      const dats = sharedPath('suites/html5lib-tree-construction');
      const documents = readdirSync(dats)
        .filter((name) => name.endsWith('.dat'))
        .flatMap((name) =>
          readFileSync(`${dats}/${name}`, 'utf8')
            .split(/^#data\n/m)
            .slice(1),
        )
        .map((part) => part.split(/\n#errors/)[0] ?? '');
      expect(documents.length).toBeGreaterThan(1_000);
      for (const body of documents) judge(capture(body));
    });

    it('judges every JSON of JSONTestSuite, alone and as JSON-LD', () => {
      const cases: { base64?: string }[] = JSON.parse(
        readFileSync(sharedPath('suites/json-parsing/jsontestsuite-two-thirds.json'), 'utf8'),
      );
      for (const { base64 = '' } of cases) {
        const text = Buffer.from(base64, 'base64').toString('utf8');
        judge(capture(text));
        judge(capture(`<html><script type="application/ld+json">${text}</script></html>`));
      }
    });

    it('judges every naughty string and every attempt at prototype pollution', () => {
      const naughty: { s: string }[] = JSON.parse(readFileSync(sharedPath('suites/blns/blns-two-thirds.json'), 'utf8'));
      const pollution: string[] = JSON.parse(
        readFileSync(sharedPath('suites/prototype-pollution/payloads-two-thirds.json'), 'utf8'),
      );
      const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
      for (const text of [...naughty.map(({ s }) => s), ...pollution]) {
        judge(capture(text));
        judge(capture(`<script type="application/ld+json">${text}</script><p>${text}</p>`));
      }
      expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
    });
  });
});
