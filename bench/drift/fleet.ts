/** Goals G6, G8 and the common causes of G12, and the hierarchy beside them: each as goal, measured with its standard error, pass. */
import { type BombRow, bombs } from './bombs.ts';
import { BUDGET, fleetYear } from './fleet-year.ts';
import { hierarchy } from './hierarchy.ts';
import { storeEvents } from './store-events.ts';

const SEEDS = [1, 2, 3];

/** Tells everything about fleets of `streams` streams (5,000 by the protocol) and brands of fifty locations, `paths` of each story. */
export function fleet(tell: (line: string) => void, streams: number, paths: number): void {
  budgetAndPages(tell, streams);
  bombed(tell, streams);
  brands(tell, paths);
  causes(tell);
}

function budgetAndPages(tell: (line: string) => void, streams: number): void {
  const years = SEEDS.map((seed) => fleetYear(seed, streams));
  const reviews = years.reduce((sum, year) => sum + year.reviews, 0);
  tell(
    `G6  a year of ${streams} streams, 5 % change; ${(reviews / 1e6).toFixed(0)} million reviews, seeds ${SEEDS.join(', ')}`,
  );
  const rules = years[0]!.rows.map((_, i) => years.map(({ rows }) => rows[i]!));
  for (const rows of rules) {
    const of = (key: 'falseAlarms' | 'trueAlarms' | 'delay') => rows.map((row) => row[key]).join(' ');
    const pure = rows.every(({ trueAlarms }) => trueAlarms === 0);
    tell(
      `    ${rows[0]!.rule.padEnd(24)} false ${of('falseAlarms')}${pure ? '' : `  true ${of('trueAlarms')}  power ${rows.map(({ power }) => power.toFixed(2)).join(' ')}  days ${of('delay')}`}`,
    );
  }
  const [budget, , , page] = rules as [(typeof rules)[0], (typeof rules)[0], (typeof rules)[0], (typeof rules)[0]];
  const scale = streams / 5_000;
  goal(
    tell,
    'false share of the pages, e-BH 0.1 of claims',
    page.map(({ fdp }) => fdp),
    '≤',
    0.1,
  );
  goal(
    tell,
    'false pages a year',
    page.map(({ falseAlarms }) => falseAlarms),
    '≤',
    15 * scale,
    1,
  );
  goal(
    tell,
    'power of the pages',
    page.map(({ power }) => power),
    '≥',
    0.78,
  );
  const expected = years.map(({ monitored }, i) => budget[i]!.falseAlarms / (BUDGET * monitored));
  goal(tell, 'false alarms of the budget over αN and the monitored share', expected, '≤', 1.2);
}

function bombed(tell: (line: string) => void, streams: number): void {
  const rows = SEEDS.map((seed) => bombs(seed, streams));
  const total = (key: 'bombs' | 'fell' | 'told' | 'visible' | 'toldVisible') =>
    rows.reduce((n, row) => n + row[key], 0);
  tell(`G8  thirty 1-star reviews on one day of 5 % of the streams: ${total('bombs')} bombs`);
  goal(
    tell,
    'bombs told as a fall',
    rows.map(({ fell, bombs: n }) => fell / n),
    '≤',
    0.1,
  );
  goal(
    tell,
    'bombs told as a burst on their day',
    rows.map(({ told, bombs: n }) => told / n),
    '≥',
    0.99,
  );
  goal(
    tell,
    'the same under 45 reviews a day',
    rows.map((row) => row.toldVisible / row.visible),
    '≥',
    0.99,
  );
  const lost = (which: 1 | 2) => rows.map(({ power }: BombRow) => power[0] - power[which]);
  goal(tell, 'power lost', lost(1), '≤', 0.01);
  goal(tell, 'power lost if every changed stream were bombed', lost(2), '≤', 0.01);
}

function brands(tell: (line: string) => void, paths: number): void {
  tell(
    `    hierarchy: a brand of 50 locations in 5 regions, one review a day each, from day 200; ${paths} paths a story`,
  );
  const rows = hierarchy(paths);
  for (const { story, told, notices, delay, raw, change, mix } of rows) {
    const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
    const [brand, region, location] = told.map(percent);
    tell(
      `    ${story.padEnd(32)} told: brand ${brand} region ${region} location ${location}  notices ${notices[0].toFixed(1)} (each stream by itself ${notices[1].toFixed(1)})  days ${Number.isNaN(delay) ? '–' : delay.toFixed(0)}  raw streams alarm: brand ${percent(raw[0])} a region ${percent(raw[1])}  stars ${change.toFixed(2)}, of them mix ${mix.toFixed(2)}`,
    );
  }
  const [calm, simpson, all, one] = rows;
  goal(tell, 'brand or a region told when nothing changes', [calm!.told[0] + calm!.told[1]], '≤', 0.05);
  goal(tell, 'brand told when only the mix of customers changes', [simpson!.told[0]], '≤', 0.05);
  goal(tell, 'a region told when only the mix of customers changes', [simpson!.told[1]], '≤', 0.05);
  goal(tell, 'brand told when all of it falls', [all!.told[0]], '≥', 0.95);
  goal(tell, 'region told when one region falls', [one!.told[1]], '≥', 0.9);
  goal(tell, 'brand told when one region falls', [one!.told[0]], '≤', 0.05);
}

function causes(tell: (line: string) => void): void {
  const found = storeEvents();
  if (!found) {
    tell('G12 common causes: the shared streams are absent (set VIGIE_SHARED to their folder)');
    return;
  }
  const { games, movements, novembers } = found;
  tell(`G12 common causes of ${games} real games: ${movements} movements of single games`);
  for (const { kind, direction, from, to, places, movements: own, chance } of found.causes) {
    tell(
      `    ${from} to ${to}: ${own.length} movements (most: ${kind}, ${direction}) of ${places.length} games in one notice; by chance ${chance.toExponential(0)} a year`,
    );
  }
  for (const { year, notices } of novembers) {
    const own = found.causes.filter(({ from, to }) => from >= `${year}-11-15` && to <= `${year}-12-05`);
    goal(tell, `notices of November ${year} by dates`, [own.length], '=', 1);
    goal(tell, `good news of 22 to 30 November ${year} by evidence (${notices.join(', ')})`, [notices.length], '=', 1);
  }
}

/** Mean over the seeds and its standard error, beside the goal. */
function goal(
  tell: (line: string) => void,
  name: string,
  values: readonly number[],
  sign: '≤' | '≥' | '=',
  target: number,
  digits = 3,
): void {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const spread = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length,
  );
  const error = values.length > 1 ? ` ± ${spread.toFixed(digits)}` : '';
  const pass = sign === '≤' ? mean <= target : sign === '≥' ? mean >= target : mean === target;
  tell(`    → ${name}: ${mean.toFixed(digits)}${error} (goal ${sign} ${target}) ${pass ? 'pass' : 'FAIL'}`);
}
