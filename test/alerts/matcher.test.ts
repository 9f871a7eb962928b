import { describe, expect, it } from 'vitest';
import { causeOf, type Matchable, matches, urgencyOf } from '../../src/alerts/matcher.ts';
import type { Contribution } from '../../src/domain/drift.ts';
import { brandId, locationId, regionId, touchpointId } from '../../src/domain/ids.ts';
import type { Matcher } from '../../src/domain/route.ts';

const delivery = touchpointId.parse('delivery');
const part = (more: Partial<Contribution>): Contribution => ({
  touchpoint: delivery,
  delta: -0.5,
  moreOften: -0.5,
  worse: 0,
  standardError: 0.1,
  ...more,
});
const led = (more: Partial<Contribution>): Matchable => ({
  ...fall,
  decomposition: { before: { mean: 4, n: 9 }, after: { mean: 3.5, n: 9 }, contributions: [part(more)] },
});
const fall: Matchable = {
  kind: 'drift',
  brand: brandId.parse('shop'),
  location: locationId.parse('lyon'),
  touchpoint: delivery,
  direction: 'down',
  scale: 'stars',
  before: { mean: 4.2, n: 100 },
  after: { mean: 3.9, n: 30 },
};
const { location: _, ...brandWide } = fall;
const facts = { regionOf: () => regionId.parse('south') };

describe('a matcher', () => {
  it.each<[string, Matcher, Matchable, boolean]>([
    ['of nothing takes all', {}, fall, true],
    ['of one value', { brand: [brandId.parse('shop')] }, fall, true],
    ['of several values takes any', { kind: ['burst', 'drift'] }, fall, true],
    ['of several fields wants all', { kind: ['drift'], direction: ['up'] }, fall, false],
    ['takes a place by its region', { region: [regionId.parse('south')] }, fall, true],
    ['of another region', { region: [regionId.parse('north')] }, fall, false],
    // Alertmanager: missing label = empty label, and the rule catches what it was not written for. Here nothing matches it.
    ['on a field that the incident lacks: location', { location: [locationId.parse('lyon')] }, brandWide, false],
    ['on a field that the incident lacks: region', { region: [regionId.parse('south')] }, brandWide, false],
    ['on a field that the incident lacks: cause', { cause: ['people', 'policy', 'tools'] }, fall, false],
    ['of urgency', { urgency: ['critical'] }, { ...fall, after: { mean: 3.2, n: 30 } }, true],
    ['of the cause that is named most', { cause: ['tools'] }, led({ causes: { tools: 0.6, people: 0.4 } }), true],
    ['of a cause that is named less', { cause: ['people'] }, led({ causes: { tools: 0.6, people: 0.4 } }), false],
  ])('%s', (_name, matcher, incident, expected) => {
    expect(matches(matcher, incident, facts)).toBe(expected);
  });

  it('does not know the region of a place that has none', () => {
    expect(matches({ region: [regionId.parse('south')] }, fall, { regionOf: () => undefined })).toBe(false);
    expect(matches({ region: [regionId.parse('south')] }, fall, {})).toBe(false);
  });
});

describe('urgency', () => {
  it.each<[string, Partial<Matchable>, string]>([
    ['a fall of exactly a star', { before: { mean: 4.3, n: 9 }, after: { mean: 3.3, n: 9 } }, 'critical'],
    ['a fall of less', { before: { mean: 4.3, n: 9 }, after: { mean: 3.31, n: 9 } }, 'ordinary'],
    ['a rise', { direction: 'up', before: { mean: 2, n: 9 }, after: { mean: 4, n: 9 } }, 'ordinary'],
    ['a quarter of another scale', { scale: 'nps', before: { mean: 8, n: 9 }, after: { mean: 5.5, n: 9 } }, 'critical'],
    ['less than a quarter of it', { scale: 'nps', before: { mean: 8, n: 9 }, after: { mean: 5.6, n: 9 } }, 'ordinary'],
    ['years of slow decline', { kind: 'erosion', before: { mean: 4.5, n: 9 }, after: { mean: 3, n: 9 } }, 'ordinary'],
    ['a severe review: safety', { kind: 'severe', severity: 'safety' }, 'critical'],
    ['a severe review: harm', { kind: 'severe', severity: 'harm' }, 'critical'],
    ['a severe review: discrimination', { kind: 'severe', severity: 'discrimination' }, 'critical'],
    ['a severe review: fraud', { kind: 'severe', severity: 'fraud' }, 'ordinary'],
    ['an abnormal day', { kind: 'burst', before: { mean: 4.5, n: 9 }, after: { mean: 1, n: 9 } }, 'ordinary'],
    ['an abnormal day that speaks of safety', { kind: 'burst', severity: 'safety' }, 'critical'],
    ['a source that cannot be read', { kind: 'source' }, 'ordinary'],
  ])('%s', (_name, more, expected) => {
    expect(urgencyOf({ ...fall, ...more }, { criticalStars: 1 })).toBe(expected);
  });

  it('is as the customer sets it', () => {
    expect(urgencyOf(fall, { criticalStars: 0.3 })).toBe('critical');
    expect(urgencyOf(fall, { criticalStars: 0.31 })).toBe('ordinary');
  });
});

describe('the cause that customers name most', () => {
  it.each<[string, Partial<Contribution>, string | undefined]>([
    ['by their findings', { causes: { policy: 0.7, people: 0.3 } }, 'policy'],
    ['by points where findings are not counted', { byCause: { tools: -0.3, people: -0.1, none: -2 } }, 'tools'],
    ['none', {}, undefined],
    ['none but "none"', { byCause: { none: -0.5 } }, undefined],
    ['of another step', { touchpoint: touchpointId.parse('staff'), causes: { people: 1 } }, undefined],
  ])('%s', (_name, more, expected) => {
    expect(causeOf(led(more))).toBe(expected);
  });
});
