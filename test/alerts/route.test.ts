import { describe, expect, it } from 'vitest';
import type { Matchable } from '../../src/alerts/matcher.ts';
import { leadingTouchpoint, route } from '../../src/alerts/route.ts';
import type { Decomposition } from '../../src/domain/drift.ts';
import { brandId, locationId, regionId, teamId, touchpointId } from '../../src/domain/ids.ts';
import type { Branch } from '../../src/domain/route.ts';
import type { Touchpoint } from '../../src/domain/touchpoint.ts';

const team = (id: string) => teamId.parse(id);
const touchpoint = (id: string, ...owners: [string, ...string[]]): Touchpoint => ({
  id: touchpointId.parse(id),
  name: { en: id },
  owners: owners.map(team) as unknown as Touchpoint['owners'],
});

const context = {
  touchpoints: [
    touchpoint('delivery', 'logistics'),
    touchpoint('pickup', 'stores', 'logistics'),
    touchpoint('price', 'marketing'),
  ],
  fallback: team('quality'),
  engineer: team('it'),
};
const fall = { kind: 'drift', brand: brandId.parse('shop'), direction: 'down', scale: 'stars' } as const;

function change(parts: Readonly<Record<string, number>>): Decomposition {
  const contributions = Object.entries(parts).map(([id, delta]) => ({
    touchpoint: touchpointId.parse(id),
    delta,
    moreOften: delta,
    worse: 0,
    standardError: 0.01,
  }));
  const sum = contributions.reduce((total, part) => total + part.delta, 0);
  return { before: { mean: 4, n: 9 }, after: { mean: 4 + sum, n: 9 }, contributions };
}

describe('who must act', () => {
  it.each([
    ['one owner', { delivery: -0.5 }, 'delivery', 'logistics', []],
    ['an interface without other evidence: the first listed', { pickup: -0.5 }, 'pickup', 'stores', ['logistics']],
    [
      'an interface: the owner with the larger share',
      { pickup: -0.5, delivery: -0.2 },
      'pickup',
      'logistics',
      ['stores'],
    ],
    ['a second touchpoint of exactly 25 %', { delivery: -0.75, price: -0.25 }, 'delivery', 'logistics', ['marketing']],
    ['a second touchpoint under 25 %', { delivery: -0.77, price: -0.23 }, 'delivery', 'logistics', []],
    ['what moved the other way informs nobody', { delivery: -0.9, price: 0.4 }, 'delivery', 'logistics', []],
    ['nobody owns it', { unattributed: -0.5 }, 'unattributed', 'quality', []],
    [
      'nobody owns it, but another step is named',
      { unattributed: -0.4, price: -0.3 },
      'unattributed',
      'quality',
      ['marketing'],
    ],
    ['a rise praises the owner', { price: 0.3 }, 'price', 'marketing', []],
  ] as const)('%s', (_, parts, about, accountable, informed) => {
    const found = route({ ...fall, decomposition: change(parts), touchpoint: touchpointId.parse(about) }, context);
    expect(found).toMatchObject({ accountable, informed });
    expect(found.why).toContain(accountable);
  });

  it('is the fallback team without any touchpoint', () => {
    expect(route(fall, context)).toMatchObject({ accountable: 'quality', informed: [] });
  });
});

describe('the routing tree', () => {
  const tree: readonly Branch[] = [
    {
      match: { region: [regionId.parse('south')], touchpoint: [touchpointId.parse('delivery')] },
      to: team('logistics-south'),
      inform: [team('stores')],
      routes: [
        { match: { urgency: ['critical'] }, to: team('direction'), inform: [], routes: [] },
        { match: { direction: ['down'] }, inform: [team('quality')], routes: [] },
        { match: { direction: ['down'] }, to: team('never'), inform: [], routes: [] },
      ],
    },
    { match: { kind: ['source'] }, to: team('it-south'), inform: [], routes: [] },
    { match: { direction: ['up'] }, inform: [team('direction')], routes: [] },
    {
      match: { brand: [brandId.parse('shop')], touchpoint: [touchpointId.parse('delivery')] },
      to: team('late'),
      inform: [],
      routes: [],
    },
  ];
  const south = {
    ...context,
    routing: tree,
    regionOf: (place: string) => (place === 'nice' ? regionId.parse('south') : undefined),
  };
  const nice = { ...fall, location: locationId.parse('nice'), touchpoint: touchpointId.parse('delivery') };

  it.each<[string, Matchable, string, readonly string[]]>([
    [
      'the first branch that matches, and the first within it; what it does not say it takes from the one around it',
      nice,
      'logistics-south',
      ['stores', 'quality'],
    ],
    ['the deepest', { ...nice, before: { mean: 4, n: 9 }, after: { mean: 2, n: 9 } }, 'direction', ['stores']],
    ['a later branch when the first does not match', { ...nice, location: locationId.parse('lille') }, 'late', []],
    [
      'a missing label does not match: the brand has no region',
      { ...fall, touchpoint: touchpointId.parse('delivery') },
      'late',
      [],
    ],
    [
      'a branch without a team leaves the owner',
      { ...fall, direction: 'up', touchpoint: touchpointId.parse('price') },
      'marketing',
      ['direction'],
    ],
    ['no branch: the owner', { ...fall, touchpoint: touchpointId.parse('price') }, 'marketing', []],
    ['no branch and no owner: the fallback', fall, 'quality', []],
    ['a source goes to its engineer by the tree', { ...fall, kind: 'source' }, 'it-south', []],
    ['or, without a branch, to the engineer', { ...fall, kind: 'no-data' }, 'it', []],
    [
      'owners of other steps with a large share stay informed',
      { ...nice, decomposition: change({ delivery: -0.5, price: -0.5 }) },
      'logistics-south',
      ['marketing', 'stores', 'quality'],
    ],
  ])('%s', (_, incident, accountable, informed) => {
    expect(route(incident, south)).toMatchObject({ accountable, informed });
  });

  it('says by which branch', () => {
    expect(route(nice, south).why).toBe(
      'logistics-south by the routing of region south and touchpoint delivery, within it direction down',
    );
  });
});

describe('the touchpoint to name', () => {
  it('is the largest that goes the way of the change and that somebody configured', () => {
    expect(leadingTouchpoint(change({ season: -0.4, delivery: -0.2, price: 0.1 }), context)).toBe('delivery');
    expect(leadingTouchpoint(change({ season: -0.4 }), context)).toBeUndefined();
  });
});
