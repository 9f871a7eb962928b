/** kill -9 all along the way from a change or an act to a mark: every fall is told, once but for what a kill repeats, and every act done once, on both databases. */
import { it } from 'vitest';
import { planShops } from '../support/drift-episodes.ts';
import { tellUnderKills } from '../support/killed-passes.ts';
import { startPostgres } from '../support/postgres.ts';

const SHOPS = 40;
const KILLS = 15;

it.for(['pglite', 'postgres'] as const)(
  `tells each of ${SHOPS} falls and its end, no phantom, and does what people did once, in ${KILLS} kill -9 on %s`,
  { timeout: 600_000, concurrent: true },
  async (kind, { skip, expect }) => {
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (kind === 'postgres' && !postgres) skip('no Postgres found');
    try {
      const shops = planShops(SHOPS, 1);
      const told = await tellUnderKills(shops, KILLS, await postgres?.createDatabase());
      const { kills, keys, arrivals, doubled, verdict } = told;
      const where = kills.map(({ at, n }) => `${at} ${n}`).join(', ');
      console.log(
        `${kind}: ${told.told} of ${SHOPS} falls told, ${keys.length} keys (${told.keysOfFalls} of falls), ${arrivals} arrivals, ${doubled} doubled, ` +
          `${verdict.phantom.length} phantom, ${told.acts} acts, ${told.wrongActs.length} of them wrong, in ${kills.length} kill -9 (${where}) and ${told.starts} starts`,
      );
      expect(verdict, where).toEqual({ lost: [], phantom: [], unsettled: [], disordered: [], unstable: [] });
      expect([told.acts, told.wrongActs], where).toEqual([Math.floor((SHOPS * 4 + 1) / 3), []]);
      expect(kills.map(({ at }) => at)).toEqual(expect.arrayContaining(['act', 'act-commit', 'act-committed']));
      expect(kills.length).toBeGreaterThanOrEqual(KILLS - 2);
      // Each receiver is sent one message at a time: a kill repeats one to each at most, and mostly to none.
      expect(told.mostDoubled, where).toBeLessThanOrEqual(kills.length);
    } finally {
      await postgres?.stop();
    }
  },
);
