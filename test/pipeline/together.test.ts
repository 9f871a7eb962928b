/** One cause over many places is one notice: as a rule on what was found, and through a whole pass. */
import { describe, expect, it } from 'vitest';
import type { DriftEvent } from '../../src/domain/drift.ts';
import { brandId, locationId, regionId, sourceId, touchpointId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { stream } from '../../src/domain/stream.ts';
import { type Day, instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { toldTogether } from '../../src/pipeline/together.ts';
import type { Told } from '../../src/pipeline/told.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { asCsv, badDays, calmDays, openPipeline, type Row, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject } from '../support/project.ts';

const brand = brandId.parse('shop');

/** Twenty places, those of even numbers in the north, the others in the south. */
const PLACES = Array.from({ length: 20 }, (_, i) => ({
  id: locationId.parse(`place-${i}`),
  brand,
  region: regionId.parse(i % 2 === 0 ? 'north' : 'south'),
  name: `Place ${i}`,
}));

function found(place: number, day: string, changes: Partial<DriftEvent> = {}, touchpoint?: string): Told {
  const location = locationId.parse(`place-${place}`);
  const part = touchpoint === undefined ? {} : { touchpoint: touchpointId.parse(touchpoint) };
  const event: DriftEvent = {
    type: 'drift',
    at: instant(`2026-03-${day}T12:00Z`),
    direction: 'down',
    since: `2026-03-${day}` as Day,
    before: { mean: 4.5, n: 100 },
    after: { mean: 3, n: 10 + place },
    evidence: 10 + place,
    ...changes,
  };
  const measure = touchpoint === undefined ? 'overall' : 'attributed';
  return { stream: stream({ brand, location, ...part, measure, scale: 'stars' }), event, silent: false };
}

const incident = ({ stream: of, event }: Told, changes: Partial<Incident> = {}): Incident =>
  ({
    kind: event.type,
    brand,
    ...(of.location && { location: of.location }),
    direction: event.direction,
    openedAt: event.at,
    state: 'firing',
    ...changes,
  }) as Incident;

describe('places that move on the same dates', () => {
  const five = [1, 2, 3, 4, 5].map((place) => found(place, `0${place}`));

  it('are one notice of the brand, kept on record one by one', () => {
    const touched = found(2, '02', {}, 'staff');
    const all = toldTogether([...five, touched], [], PLACES);
    const told = all.filter(({ silent }) => !silent);
    expect(told).toHaveLength(1);
    expect(told[0]!.stream.location).toBeUndefined();
    expect(told[0]!.event).toMatchObject({ type: 'drift', direction: 'down', since: '2026-03-01', evidence: 15 });
    expect(told[0]!.event.after).toEqual({ mean: 3, n: 65 });
    expect(told[0]!.note).toMatch(/^5 of 20 places moved between 2026-03-01 and 2026-03-05/);
    expect(all.filter(({ stream: of }) => of.location !== undefined)).toHaveLength(6);
  });

  it('are told apart from a place that moves the other way', () => {
    const better = found(9, '03', { direction: 'up' });
    const told = toldTogether([...five, better], [], PLACES).filter(({ silent }) => !silent);
    expect(told).toHaveLength(2);
    expect(told).toContain(better);
  });

  it('are a notice of their region where no other region has a part in it', () => {
    const north = [2, 4, 6].map((place) => found(place, `0${place}`));
    const told = toldTogether(north, [], PLACES).filter(({ silent }) => !silent);
    expect(told.map(({ stream: of }) => of.id)).toEqual(['shop/region:north/*/overall/stars']);
    expect(told[0]!.note).toMatch(/^3 of 10 places moved/);
    // One more of the same region is part of it; one of another makes it the brand's.
    const past = north.map((one) => incident(one));
    const open = incident(told[0]!, { region: regionId.parse('north') });
    const more = (place: number) =>
      toldTogether([found(place, '07')], [...past, open], PLACES).map(({ stream: of, silent }) => [
        of.id.split('/')[1],
        silent,
      ]);
    expect(more(8)).toEqual([['place-8', true]]);
    expect(more(5)).toEqual([
      ['place-5', true],
      ['*', false],
    ]);
  });

  it('are completed by what a later pass finds, once', () => {
    const past = five.slice(0, 4).map((one) => incident(one));
    const told = toldTogether([five[4]!], past, PLACES);
    expect(told.map(({ silent }) => silent)).toEqual([true, false]);
    const wide = incident(told[1]!);
    const later = toldTogether([found(6, '06')], [...past, incident(five[4]!), wide], PLACES);
    expect(later.map(({ silent, stream: of }) => [of.location, silent])).toEqual([['place-6', true]]);
  });

  it('are nothing together when they are two, or far apart, or what an old cluster was', () => {
    for (const some of [five.slice(0, 2), [found(1, '01'), found(2, '12'), found(3, '23')]]) {
      expect(toldTogether(some, [], PLACES)).toEqual(some);
    }
    const late = found(9, '28');
    const past = five.map((one) => incident(one));
    expect(toldTogether([late], past, PLACES)).toEqual([late]);
  });

  it('may surge and have abnormal days side by side', () => {
    const surges = [1, 2, 3, 4].map((place) => found(place, `0${place}`, { type: 'surge', direction: 'up' }));
    expect(toldTogether(surges.slice(0, 1), [], PLACES)).toEqual(surges.slice(0, 1));
    const past = surges.slice(0, 3).map((one) => incident(one));
    const burst = found(4, '04', { type: 'burst', direction: 'up' });
    const [own, wide, ...more] = toldTogether([burst], past, PLACES);
    expect(more).toEqual([]);
    expect(own).toEqual({ ...burst, silent: true });
    expect(wide!.event).toMatchObject({ type: 'burst', direction: 'up' });
    expect(toldTogether([burst], [...past, incident(wide!)], PLACES)).toEqual([{ ...burst, silent: true }]);
    expect(
      toldTogether(
        [],
        surges.map((one) => incident(one)),
        PLACES,
      ),
    ).toEqual([]);
  });

  it('in history stay silent, the brand’s notice too', () => {
    const silent = five.map((one) => ({ ...one, silent: true }));
    expect(toldTogether(silent, [], PLACES).every((one) => one.silent)).toBe(true);
  });
});

describe('a whole pass', () => {
  it('tells a flood that hits five of eight shops in one notice, and keeps each on record', async () => {
    const shops = Array.from({ length: 8 }, (_, i) => `shop-${i}`);
    const team = (id: string) => ({ id, name: id, receivers: [{ notifier: 'file', options: { folder: '/nowhere' } }] });
    const project = await makeProject({
      sources: {
        brands: [{ id: 'shop', name: 'Shop' }],
        locations: shops.map((id) => ({ id, name: id })),
        sources: shops.map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
      },
      touchpoints: { touchpoints: [{ id: 'staff', name: { en: 'Staff' }, owners: ['operations'] }] },
      teams: { fallback: 'operations', engineer: 'engineers', teams: ['operations', 'engineers'].map(team) },
    });
    const { context, close } = await openPipeline(project, testIo());
    try {
      const visit = async (rowsOfShop: (index: number) => readonly Row[]) => {
        for (const [index, id] of shops.entries()) {
          const file = await project.file('export.csv', asCsv(rowsOfShop(index)));
          await importFile(context, file, { source: sourceId.parse(id) });
        }
        await analyseReviews(context);
        return detectDrift(context);
      };
      await visit(() => calmDays(-60, -1, 1));
      const report = await visit((index) => (index < 5 ? badDays(-1, 0, 25) : calmDays(-1, 0, 1)));
      const bursts = await findIncidents(context.opened.db, { kinds: ['burst'] });
      const told = bursts.filter(({ silent }) => !silent);
      expect(told).toHaveLength(1);
      expect(told[0]!.location).toBeUndefined();
      expect(told[0]!.note).toMatch(/^5 of 8 places moved on/);
      expect(bursts).toHaveLength(6);
      expect(report.notifications).toBe(1);
      const messages = await rowsOf(context.opened.db, 'outbox');
      expect(JSON.stringify(messages)).toContain('5 of 8 places');
    } finally {
      await close();
      await project.remove();
    }
  });
});
