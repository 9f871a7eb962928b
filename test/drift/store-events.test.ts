/** Show 3 on the real streams of one shop's games: what moves many at once is one notice. `npm run bench:drift -- fleet` prints it. */
import { expect, it } from 'vitest';
import { storeEvents } from '../../bench/drift/store-events.ts';
import { describeWithShared } from '../support/shared.ts';

describeWithShared('data/streams', 'the sales of November', () => {
  const found = storeEvents();

  it.each([
    [2016, '2016-11-23', '2016-11-25', 4],
    [2017, '2017-11-22', '2017-11-27', 9],
  ])('of %d move many games and are one notice, by their dates and by the evidence', (year, from, to, games) => {
    const causes = found!.causes.filter((cause) => cause.from >= `${year}-11-15` && cause.to <= `${year}-12-05`);
    expect(causes).toHaveLength(1);
    const [sale] = causes;
    expect(sale).toMatchObject({ direction: 'up' });
    expect(sale!.from >= from && sale!.to <= to, `${sale!.from} to ${sale!.to}`).toBe(true);
    expect(sale!.places.length).toBeGreaterThanOrEqual(games);
    expect(sale!.movements.length).toBeGreaterThanOrEqual(games);
    expect(found!.novembers.find((one) => one.year === year)!.notices).toHaveLength(1);
  });

  it('are the only common causes of five years of thirty-three games', () => {
    expect(found!.games).toBe(33);
    expect(found!.causes.map(({ from }) => from.slice(0, 7))).toEqual(['2016-11', '2017-11']);
  });
});
