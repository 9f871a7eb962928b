/**
 * A year in which nothing happens: many places, a year of reviews drawn from laws that never change, one pass a day through
 * the real store, detectors, alerts, outbox and receivers. What is told is false, so it must stay within the stated rate;
 * every team gets its letter every week, and the heartbeat never misses: `npm run bench:dry-year` (`-- 100 365` for fewer
 * places and days). Fixed seed.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { locationId, sourceId } from '../src/domain/ids.ts';
import type { Review } from '../src/domain/review.ts';
import { DAY_MS, type Instant, instant, millis } from '../src/domain/time.ts';
import { analyseReviews } from '../src/pipeline/analyse.ts';
import type { Context } from '../src/pipeline/context.ts';
import { detectDrift } from '../src/pipeline/detect.ts';
import { heartbeat } from '../src/pipeline/heartbeat.ts';
import { notifyTeams } from '../src/pipeline/notify.ts';
import { tend } from '../src/pipeline/tend.ts';
import { watchedOf } from '../src/pipeline/watched.ts';
import { findIncidents } from '../src/store/incidents.ts';
import { saveReviews } from '../src/store/reviews.ts';
import { recordRun } from '../src/store/runs.ts';
import { openPipeline, rowsOf, testIo } from '../test/support/pipeline.ts';
import { makeProject } from '../test/support/project.ts';
import { review } from '../test/support/reviews.ts';
import { dirichlet, draw, type Random, random } from './drift/random.ts';
import { HEALTHY } from './drift/shapes.ts';

const [places = 1_000, days = 365] = process.argv.slice(2).map(Number);
/** Days before the year begins, read at once as history: every place has a baseline or is learning one. */
const HISTORY_DAYS = 180;
const START = millis(instant('2026-01-01T00:00:00Z'));
/** What customers write, whatever their stars: no step is blamed more on one day than on another. */
const TEXTS: readonly (readonly string[])[] = [
  ['The parcel came two weeks late.', 'The girl at the counter was rude to us.', 'Very dirty and far too loud.'],
  ['We waited forty minutes for a table.', 'Too expensive for what it is.', 'Nobody answered the phone.'],
  ['Nothing special.', 'It was fine, a little slow.', 'Average.'],
  ['Good product, friendly people.', 'Nice place, we will come back.', 'Quick delivery.'],
  ['Excellent, thank you!', 'Lovely staff and a spotless room.', 'Perfect in every way.'],
];

interface Place {
  readonly rng: Random;
  readonly perDay: number;
  readonly law: readonly number[];
}

let beats = 0;
const watchdog = createServer((_, response) => {
  beats += 1;
  response.writeHead(200).end();
});
await new Promise<void>((resolve) => watchdog.listen(0, '127.0.0.1', resolve));
const host = `127.0.0.1:${(watchdog.address() as AddressInfo).port}`;
const ids = Array.from({ length: places }, (_, index) => `place-${index}`);
const project = await makeProject({
  sources: {
    brands: [{ id: 'shop', name: 'Shop' }],
    locations: ids.map((id) => ({ id, name: id })),
    sources: ids.map((id) => ({ id, location: id, kind: 'file', access: 'export' })),
  },
  vigie: {
    politeness: { contact: 'test@shop.example', allowPrivateHosts: [host] },
    heartbeat: { url: `http://${host}/` },
  },
});
const io = testIo();
io.clock = instant(START);
const running = await openPipeline(project, io);
try {
  await year(running.context);
} finally {
  await running.close();
  await project.remove();
  watchdog.close();
}

async function year(context: Context): Promise<void> {
  const { db } = context.opened;
  const all = ids.map((_, index) => placeOf(index));
  await arrive(context, all, -HISTORY_DAYS, 0, 'history');
  await pass(context);
  let reviews = 0;
  for (let day = 0; day < days; day++) {
    io.clock = instant(START + (day + 1) * DAY_MS + DAY_MS / 4);
    reviews += await arrive(context, all, day, day + 1, 'live');
    await pass(context);
    if (day % 30 === 29) process.stderr.write(`day ${day + 1}, ${reviews} reviews\n`);
  }
  const { streams, falseAYear } = await watchedOf(context);
  const incidents = (await findIncidents(db)).filter(({ silent }) => !silent);
  const outbox = await rowsOf(db, 'outbox');
  const letters = Map.groupBy(
    outbox.filter(({ incident }) => incident === null),
    ({ team }) => String(team),
  );
  const falls = incidents.filter(({ kind, direction }) => kind === 'drift' && direction === 'down');
  const kinds = Map.groupBy(incidents, ({ kind, direction }) => `${kind} ${direction}`);
  print(`${places} places, ${days} days, ${reviews} live reviews, ${streams.length} streams`);
  print(`false falls told: ${falls.length}; stated at most ${falseAYear.toFixed(2)} a year`);
  print(`incidents by kind: ${[...kinds].map(([kind, some]) => `${kind} ${some.length}`).join(', ') || 'none'}`);
  print(`weekly letters: ${[...letters].map(([team, some]) => `${team} ${some.length}`).join(', ')}`);
  print(`heartbeats: ${beats} of ${days + 1} passes`);
  print(`messages not delivered: ${outbox.filter(({ state }) => state !== 'delivered').length} of ${outbox.length}`);
}

/** What one run of cron does, but for the reading of pages. */
async function pass(context: Context): Promise<void> {
  await analyseReviews(context);
  await detectDrift(context);
  await tend(context);
  await notifyTeams(context);
  await heartbeat(context, { runs: [] });
}

/** Rates log-uniform from one a month to one a day; a law of its own for each place. */
function placeOf(index: number): Place {
  const rng = random(7_000_000 + index);
  const perDay = Math.exp(Math.log(1 / 30) + rng.uniform() * Math.log(30));
  return {
    rng,
    perDay,
    law: dirichlet(
      rng,
      HEALTHY.map((p) => 20 * p),
    ),
  };
}

async function arrive(
  context: Context,
  all: readonly Place[],
  from: number,
  to: number,
  arrival: 'live' | 'history',
): Promise<number> {
  const arriving: { review: Review; arrival: 'live' | 'history' }[] = [];
  const now = context.now();
  for (const [index, { rng, perDay, law }] of all.entries()) {
    for (let day = from; day < to; day++) {
      for (let n = rng.poisson(perDay); n > 0; n--) {
        const at: Instant = instant(START + (day + rng.uniform()) * DAY_MS);
        const level = draw(rng, law);
        const text = TEXTS[level]![Math.floor(rng.uniform() * 3)]!;
        const id = `${index}-${day}-${n}`;
        const made = { source: sourceId.parse(locationId.parse(ids[index])), rating: level + 1, text, language: 'en' };
        arriving.push({
          review: review(id, { ...made, authorKey: id, written: { earliest: at, latest: at } }),
          arrival,
        });
      }
    }
  }
  await saveReviews(context.opened.db, arriving, now);
  if (arrival === 'live') for (const id of ids) await readWell(context, id, now);
  return arriving.length;
}

async function readWell(context: Context, id: string, now: Instant): Promise<void> {
  const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
  await recordRun(context.opened.db, {
    source: sourceId.parse(id),
    startedAt: now,
    endedAt: now,
    outcome: 'complete',
    counts,
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
