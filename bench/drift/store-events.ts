/** Goal G12, common causes: thirty-three real games of one shop; the sales that move many of them at once are one notice each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Day, dayNumber, dayOf, type Instant, instant } from '../../src/domain/time.ts';
import { type CommonCause, commonCauses, type Movement } from '../../src/drift/common-cause.ts';
import { evidenceOf, fitPrior, join, planFor, weigh } from '../../src/drift/detector.ts';
import { eValue, type FleetStream, PAGE_LEVELS, pagesOf } from '../../src/drift/fleet.ts';
import { type Cells, layoutFor, openCells, UP } from '../../src/drift/layout.ts';
import {
  factorsSince,
  openPool,
  type PlaceDay,
  placeDay,
  poolDay,
  pooledEvidence,
  ratiosOf,
} from '../../src/drift/pooled.ts';
import { usualPrior } from '../../src/drift/prior.ts';
import { watchStream } from '../../src/drift/watch.ts';

const WARM_UP = 50;
const SHOP = 'shop';

interface Vote {
  readonly game: string;
  readonly at: Instant;
  readonly recommends: 0 | 1;
}

/** What several games' watches say on the same dates, and the pages of one November. */
export interface StoreEvents {
  readonly games: number;
  readonly movements: number;
  readonly causes: readonly CommonCause[];
  readonly novembers: readonly {
    readonly year: number;
    readonly notices: readonly string[];
  }[];
}

/** Undefined where the shared material is absent. */
export function storeEvents(): StoreEvents | undefined {
  const votes = read(
    resolve(process.env.VIGIE_SHARED ?? resolve(import.meta.dirname, '../../../shared'), 'data/streams'),
  );
  if (votes.length === 0) return undefined;
  const games = [...new Set(votes.map(({ game }) => game))];
  const movements = games.flatMap((game) => movementsOf(votes.filter((vote) => vote.game === game)));
  const spans = games.map((game) => {
    const days = votes.filter((vote) => vote.game === game).map(({ at }) => dayNumber(at));
    return { opened: days[0]!, years: (days.at(-1)! - days[0]!) / 365 };
  });
  const placeYears = spans.reduce((sum, { years }) => sum + years, 0);
  const watched = (day: Day) => spans.filter(({ opened }) => opened <= dayNumber(day)).length;
  return {
    games: games.length,
    movements: movements.length,
    causes: commonCauses(movements, { watched, placeYears }),
    novembers: [2016, 2017].map((year) => november(votes, movements, year)),
  };
}

function read(folder: string): readonly Vote[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.startsWith('steam-'));
  const votes = files.flatMap((file) =>
    readFileSync(resolve(folder, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line): Vote => {
        const [at, recommends] = line.split(',');
        return { game: file.slice(6, -4), at: instant(at!), recommends: recommends === '1' ? 1 : 0 };
      }),
  );
  return votes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.game < b.game ? -1 : 1));
}

/** What a game's whole watch says at A = 2,000, dated by the day on which it was established. */
function movementsOf(votes: readonly Vote[]): readonly Movement[] {
  const watch = watchStream({ scale: 'recommend', arl: { down: 2_000, up: 2_000 }, warmUp: WARM_UP });
  return votes.flatMap(({ game, at, recommends }) =>
    watch.push({ at, score: recommends }).flatMap((event): Movement[] => {
      if (event.type === 'silence') return [];
      // More reviews than usual, of the usual kind or not: a sale does either.
      const kind = event.type === 'burst' || event.type === 'surge' ? 'burst' : 'drift';
      return [{ place: game, kind, direction: event.direction, since: dayOf(event.at) }];
    }),
  );
}

/** Good news of the shop and its games by daily e-BH from 22 to 30 November, told once. */
function november(
  votes: readonly Vote[],
  movements: readonly Movement[],
  year: number,
): StoreEvents['novembers'][number] {
  const plan = planFor(2, usualPrior(2), 'basr');
  const games = new Map<string, { cells: Cells; seen: number; recent: number }>();
  let shop = openPool();
  const abnormal = new Set(
    movements.flatMap(({ kind, place, since }) => (kind === 'burst' ? `${place} ${since}` : [])),
  );
  const told: string[] = [];
  // An incident stays open: what was paged once is no news, and while the shop's is open its games need none of their own.
  const standing = new Set<string>();
  const [from, to] = [`${year}-11-22`, `${year}-11-30`];
  for (const [day, some] of Map.groupBy(votes, ({ at }) => dayOf(at))) {
    if (day > to) break;
    const places = new Map<string, PlaceDay>();
    for (const { game, recommends } of some) {
      const one = games.get(game) ?? { cells: openCells(layoutFor(2, 0)), seen: 0, recent: 0 };
      games.set(game, one);
      if (isOfYear(day, from)) one.recent++;
      if (one.seen++ < WARM_UP) {
        one.cells.u32[one.cells.layout.base + recommends]! += 1;
        if (one.seen === WARM_UP) fitPrior(plan, one.cells);
        continue;
      }
      const before = ratiosOf(one.cells);
      weigh(plan, one.cells, recommends);
      join(plan, one.cells, recommends);
      const strange = abnormal.has(`${game} ${day}`);
      places.set(game, placeDay(places.get(game), factorsSince(one.cells, before), strange));
    }
    shop = poolDay(shop, dayNumber(day), [...places.values()]);
    if (day < `${year}-11-01`) continue;
    const all = [...games.values()].reduce((sum, { recent }) => sum + recent, 0);
    const fleet: FleetStream[] = [{ id: SHOP, eValue: eValue(pooledEvidence(shop, UP), all) }];
    for (const [id, { cells, seen, recent }] of games) {
      fleet.push({ id, parent: SHOP, eValue: seen > WARM_UP ? eValue(evidenceOf(cells, UP), recent) : 0 });
    }
    const pages = pagesOf(fleet, PAGE_LEVELS.up);
    for (const { id } of pages) {
      if (day >= from && !standing.has(id) && !standing.has(SHOP)) told.push(`${day} ${id}`);
    }
    for (const { id, names } of pages) for (const one of [id, ...names]) standing.add(one);
  }
  return { year, notices: told };
}

/** Within the year before a November: what a stream's yearly number of reviews is estimated from. */
function isOfYear(day: Day, from: string): boolean {
  return day < from && dayNumber(from as Day) - dayNumber(day) <= 365;
}
