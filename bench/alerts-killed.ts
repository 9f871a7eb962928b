/**
 * Promise 5 at full size: falls of shops' ratings through the real detector to a real mail server and real webhooks, with
 * kill -9 spread over detecting, committing, sending and marking; PGlite and Postgres side by side.
 *
 * Usage: node bench/alerts-killed.ts [shops] [falls of each] [kills]
 */
import { planShops } from '../test/support/drift-episodes.ts';
import { tellUnderKills } from '../test/support/killed-passes.ts';
import { startPostgres } from '../test/support/postgres.ts';

const [count = 125, falls = 4, kills = 100] = process.argv.slice(2).map(Number);
const shops = planShops(count, falls);
const postgres = await startPostgres();
const began = Date.now();

async function measure(name: string, url?: string): Promise<readonly string[]> {
  const told = await tellUnderKills(shops, kills, url, (line) => console.error(`${name}: ${line}`));
  const { verdict, keys, arrivals, doubled } = told;
  const ways = Map.groupBy(told.kills, ({ at }) => at);
  const wrong = [...Object.values(verdict).flat(), ...told.wrongActs];
  const rows = [
    ['falls told, with their ends', `${told.told} of ${shops.episodes.length}`],
    ['kill -9', `${told.kills.length} in ${told.starts} starts`],
    ['at', [...ways].map(([at, some]) => `${at} ${some.length}`).join(', ')],
    ['keys', `${keys.length}, ${told.keysOfFalls} of them of falls`],
    ['arrivals', `${arrivals}, ${doubled} doubled; at most ${told.mostDoubled} of one receiver`],
    ['lost', verdict.lost.length],
    ['phantom', verdict.phantom.length],
    ['not settled', verdict.unsettled.length],
    ['out of order', verdict.disordered.length],
    ['not the same again', verdict.unstable.length],
    ['acts of people', `${told.acts}, ${told.wrongActs.length} of them wrong`],
    ['minutes', ((Date.now() - began) / 60_000).toFixed(1)],
  ];
  for (const [what, figure] of rows) console.log(`${name.padEnd(10)}${String(what).padEnd(30)}${figure}`);
  for (const line of wrong.slice(0, 20)) console.log(`${name.padEnd(10)}  ${line}`);
  if (wrong.length > 0 || doubled > told.kills.length || told.kills.length < kills) process.exitCode = 1;
  return keys;
}

try {
  const [embedded, server] = await Promise.all([
    measure('PGlite'),
    postgres?.createDatabase().then((url) => measure('Postgres', url)),
  ]);
  if (server) {
    const same = embedded.join() === server.join();
    console.log(`the same keys on both: ${same ? 'yes' : 'no'}`);
    if (!same) process.exitCode = 1;
  }
} finally {
  await postgres?.stop();
}
