import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { parseCapture } from '../../src/collectors/parse.ts';
import { isTrustworthy } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../support/captured.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

/** Folders of captured pages that the kinds of this release read, and the kind that must read them; any for negatives. */
const FOLDERS: Readonly<Record<string, string | undefined>> = {
  blocked: undefined,
  'google-maps-dom': 'google-maps',
  'google-rpc-json': 'google-maps',
  'google-search-panel': undefined,
  jsonld: 'json-ld',
};

const captured = (folder: string): readonly string[] =>
  readdirSync(sharedPath('fixtures/captured', folder)).filter((name) => !name.endsWith('.expected.json'));

const faultsOf = (folder: string, name: string, kind?: string): string[] => {
  const path = sharedPath('fixtures/captured', folder, name);
  const expected = readExpected(path.replace(/\.[a-z]+$/, '.expected.json'));
  const content = { body: readFileSync(path, 'utf8'), capturedAt };
  const page = parseCapture(content);
  const collector = collectors[kind ?? page.kind];
  const reading = collector ? collector.read(content) : { outcome: page.outcome, reason: page.reason, reviews: [] };
  const faults = compareCaptured(reading, expected);
  if (kind !== undefined && page.kind !== kind) faults.push(`kind: expected ${kind}, got ${page.kind}`);
  if (page.reviews.length !== reading.reviews.length) faults.push('parse and read differ');
  if (expected.count === 0 && isTrustworthy(page.outcome)) faults.push(`outcome: got ${page.outcome} for no reviews`);
  if (!isTrustworthy(page.outcome) && !page.reason) faults.push(`reason: expected one for ${page.outcome}`);
  return faults;
};

describeWithShared('fixtures/captured', 'captured pages', () => {
  let right = 0;
  const all = Object.entries(FOLDERS).flatMap(([folder, kind]) =>
    captured(folder).map((name) => ({ folder, name, kind })),
  );
  afterAll(() => console.info(`captured files right: ${right} of ${all.length}`));

  it('are there', () => expect(all.length).toBeGreaterThanOrEqual(24));

  it.each(all)('$folder/$name reads as its expectation states', ({ folder, name, kind }) => {
    expect(faultsOf(folder, name, kind)).toEqual([]);
    right += 1;
  });

  describe('of sites without a kind of their own', () => {
    it('a Trustpilot page reads as JSON-LD, whole but for answers and line breaks, which its markup leaves out', () => {
      const faults = faultsOf('trustpilot', 'bt-com-en.html', 'json-ld');
      const runOn = (fault: string): boolean => {
        const [, wanted = '', got = ''] = /text: expected "(.*)", got "(.*)"$/.exec(fault) ?? [];
        return wanted !== '' && got.startsWith(wanted);
      };
      expect(faults.filter((fault) => !fault.includes('reply: expected') && !runOn(fault))).toEqual([]);
    });

    it.each(['tripadvisor', 'facebook-dom', 'facebook-graph', 'google-business-api', 'google-places-api'])(
      'those of %s are judged, and never a believed zero',
      (folder) => {
        for (const name of captured(folder)) {
          const body = readFileSync(sharedPath('fixtures/captured', folder, name), 'utf8');
          const page = parseCapture({ body, capturedAt });
          if (page.reviews.length === 0) expect(isTrustworthy(page.outcome), name).toBe(false);
        }
      },
    );
  });
});
