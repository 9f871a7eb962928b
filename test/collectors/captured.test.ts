import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { parseCapture } from '../../src/collectors/parse.ts';
import { isTrustworthy } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { compareCaptured, readExpected } from '../support/captured.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const capturedAt = instant('2026-11-21T12:00:00Z');

/** Folders of captured pages and the kind that must read them; any for pages that hold no reviews. */
const FOLDERS: Readonly<Record<string, string | undefined>> = {
  blocked: undefined,
  'facebook-dom': 'facebook-page',
  'facebook-graph': 'facebook-graph',
  'google-business-api': 'google-business',
  'google-maps-dom': 'google-maps',
  'google-places-api': 'google-places',
  'google-rpc-json': 'google-maps',
  'google-search-panel': undefined,
  jsonld: 'json-ld',
  tripadvisor: 'tripadvisor-page',
  trustpilot: 'trustpilot',
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

  it('are there', () => expect(all.length).toBeGreaterThanOrEqual(44));

  it.each(all)('$folder/$name reads as its expectation states', ({ folder, name, kind }) => {
    expect(faultsOf(folder, name, kind)).toEqual([]);
    right += 1;
  });
});
