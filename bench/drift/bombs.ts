/** Goal G8: thirty 1-star reviews on one day, sent to whole watches with their guards; who takes them for a fall, and who says that the day was abnormal. */
import { DAY_MS, instant } from '../../src/domain/time.ts';
import { runLength } from '../../src/drift/fleet.ts';
import { watchStream } from '../../src/drift/watch.ts';
import { BUDGET, DAYS, ENOUGH, FROM_DAY, GOOD_NEWS, type Member, member } from './fleet-year.ts';
import { draw } from './random.ts';

const BOMB = 30;

/** What thirty 1-star reviews on one day do to whole watches, by the budget. */
export interface BombRow {
  readonly bombs: number;
  /** Bombed streams that tell a fall they would not have told. */
  readonly fell: number;
  /** Bombs told as a burst on their day. */
  readonly told: number;
  /** The same for streams with fewer than 45 reviews a day, where thirty more are abnormal by the rule. */
  readonly visible: number;
  readonly toldVisible: number;
  /** Power over the fleet without bombs, with them, and if every changed stream were bombed. */
  readonly power: readonly [clean: number, bombed: number, all: number];
}

/** A day of r reviews is abnormal from r + 4√r + 3 on: thirty more are, below this rate. */
const VISIBLE_RATE = 45;

/** Only what changes or is bombed is played: the rest of the fleet is the same with and without. */
export function bombs(seed: number, streams: number): BombRow {
  let [count, fell, told, visible, toldVisible, askable] = [0, 0, 0, 0, 0, 0];
  const found = [0, 0, 0];
  for (let index = 0; index < streams; index++) {
    const { change, bombDay, perYear } = member(seed, index);
    if (!change && bombDay === undefined) continue;
    const clean = play(member(seed, index), undefined);
    const bombed = bombDay === undefined ? clean : play(member(seed, index), bombDay);
    if (bombDay !== undefined) {
      count++;
      if (bombed.falseFall && !clean.falseFall) fell++;
      if (bombed.toldBomb) told++;
      if (perYear < VISIBLE_RATE * DAYS) {
        visible++;
        if (bombed.toldBomb) toldVisible++;
      }
    }
    if (!change || clean.since < ENOUGH) continue;
    askable++;
    const worst = bombDay === undefined ? play(member(seed, index), ((change.day + index) % 200) + 100) : bombed;
    for (const [i, { trueFall }] of [clean, bombed, worst].entries()) if (trueFall) found[i]! += 1;
  }
  const [clean, bombed, all] = found.map((n) => n / askable) as [number, number, number];
  return { bombs: count, fell, told, visible, toldVisible, power: [clean, bombed, all] };
}

interface Played {
  readonly falseFall: boolean;
  readonly trueFall: boolean;
  readonly toldBomb: boolean;
  readonly since: number;
}

/** One stream's year through the whole watch: days, guards, bursts. */
function play({ rng, perYear, law, change }: Member, bombDay: number | undefined): Played {
  const arl = { down: runLength(perYear, BUDGET), up: runLength(perYear, BUDGET * GOOD_NEWS) };
  const watch = watchStream({ scale: 'stars', arl });
  let [falseFall, trueFall, toldBomb, since] = [false, false, false, 0];
  const push = (day: number, score: number): void => {
    for (const { type, direction } of watch.push({ at: instant(day * DAY_MS), score })) {
      if (type === 'burst' && day === bombDay) toldBomb = true;
      if (type !== 'drift' || direction !== 'down' || day < FROM_DAY) continue;
      if (change && day >= change.day) trueFall = true;
      else falseFall = true;
    }
  };
  for (let day = 0; day < DAYS; day++) {
    const changed = change !== undefined && day >= change.day;
    const today = rng.poisson(perYear / DAYS);
    for (let i = 0; i < today; i++) push(day, draw(rng, changed ? change.law : law) + 1);
    if (changed) since += today;
    if (day === bombDay) for (let i = 0; i < BOMB; i++) push(day, 1);
  }
  return { falseFall, trueFall, toldBomb, since };
}
