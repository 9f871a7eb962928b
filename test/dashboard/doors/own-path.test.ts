import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownPath } from '../../../src/dashboard/doors/own-path.ts';
import { describeWithShared, sharedPath } from '../../support/shared.ts';

const OWN = 'https://vigie.example';

/** Where a browser goes from our page for a `Location`. */
const goesTo = (path: string) => new URL(path, `${OWN}/login`).origin;

test('a page of ours is gone to, with its query', () => {
  for (const path of ['/', '/reviews?text=caf%C3%A9&period=2026-10', '/location/north', '/incident?key=shop%2Fnorth'])
    expect(ownPath(path)).toBe(path);
  expect(ownPath('/reviews/../account')).toBe('/account');
});

test('whatever leads elsewhere leads to the first page', () => {
  const elsewhere = ['//evil.example', '/\\evil.example', '\\/evil.example', '/\t/evil.example', '/\n/evil.example'];
  const more = [
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    '/.//evil.example',
    '/a/..//evil.example',
  ];
  for (const path of [...elsewhere, ...more, '/é//x', `/${'a'.repeat(2000)}`, undefined])
    expect(ownPath(path), path).toBe('/');
});

describeWithShared('suites/open-redirect', 'the payloads of a public suite', () => {
  const payloads: string[] = JSON.parse(
    readFileSync(sharedPath('suites/open-redirect/payloads-two-thirds.json'), 'utf8'),
  );

  test(`none of ${payloads.length} leaves the page, as written and once decoded`, () => {
    expect(payloads.length).toBeGreaterThan(100);
    const decoded = (text: string) => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    };
    for (const payload of payloads.flatMap((one) => [one, `/${one}`, decoded(one), `/${decoded(one)}`]))
      expect(goesTo(ownPath(payload)), payload).toBe(OWN);
  });
});
