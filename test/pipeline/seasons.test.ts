/** Where a brand's seasons come from, when they are fitted again, and that states and seasons in the store belong together. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draw, random } from '../../bench/drift/random.ts';
import { HEALTHY } from '../../bench/drift/shapes.ts';
import { brandId, locationId, sourceId } from '../../src/domain/ids.ts';
import { stream } from '../../src/domain/stream.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import { monthOf, tiltLaw } from '../../src/drift/season.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { isDayKnown } from '../../src/pipeline/scores.ts';
import { type DatedScore, isFitDue, openSeasons } from '../../src/pipeline/seasons.ts';
import { type Arriving, saveReviews } from '../../src/store/reviews.ts';
import { loadSeasons, type StoredSeason, saveSeasons } from '../../src/store/seasons.ts';
import { loadDetector, saveDetector } from '../../src/store/streams.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { review } from '../support/reviews.ts';

const SHOP = brandId.parse('shop');
const PLACES = ['north', 'south'];
const MONTHS = [0.2, 0.1, 0, -0.1, -0.2, -0.2, -0.1, 0, 0.1, 0.1, 0.1, 0];
const KIND = '*/overall/stars';

interface Scored {
  readonly place: string;
  readonly at: Instant;
  readonly score: number;
}

/** Reviews of both places from day `from` to `to`, a swing of the year in them. */
function scoresOf(from: number, to: number, perDay: number, swing = 1, seed = 1): Scored[] {
  const rng = random(seed);
  const all: Scored[] = [];
  for (let day = from; day < to; day++) {
    const at = millis(dayAfter(day));
    const law = Float64Array.from(HEALTHY);
    tiltLaw(law, swing * MONTHS[monthOf(Math.floor(at / DAY_MS))]!);
    for (const place of PLACES) {
      for (let i = rng.poisson(perDay); i > 0; i--)
        all.push({ place, at: instant(at + i * 60_000), score: draw(rng, Array.from(law)) + 1 });
    }
  }
  return all;
}

const dated = (scores: readonly Scored[]): DatedScore[] =>
  scores.map(({ place, at, score }) => ({
    stream: stream({ brand: SHOP, location: locationId.parse(place), measure: 'overall', scale: 'stars' }),
    event: { at, score },
  }));
const OVERALL = stream({ brand: SHOP, measure: 'overall', scale: 'stars' });

describe('the seasons of a brand', () => {
  const history = dated(scoresOf(-730, 0, 6));

  it('are those of its locations together, and hold for the stream of the brand too', () => {
    const { of, fitted, isChanged } = openSeasons(new Map(), history, NOW);
    expect(of(OVERALL)!.month[0]).toBeGreaterThan(0.03);
    expect(of(OVERALL)!.reviews).toBe(history.length);
    expect(of(history[0]!.stream)).toBe(of(OVERALL));
    expect([...fitted.keys()]).toEqual([KIND]);
    expect(isChanged(OVERALL.id)).toBe(true);
    const other = stream({ brand: SHOP, measure: 'attributed', scale: 'stars' });
    expect([of(other), isChanged(other.id)]).toEqual([undefined, false]);
  });

  it('stay as they are while a new fit says nearly the same, and go when it says nothing', () => {
    const first = openSeasons(new Map(), history, NOW).fitted;
    const again = openSeasons(first, [...history, ...dated(scoresOf(0, 60, 6, 1, 2))], dayAfter(91));
    expect(again.isChanged(OVERALL.id)).toBe(false);
    expect(again.fitted.get(KIND)).toEqual({ season: first.get(KIND)!.season, fittedAt: dayAfter(91) });
    const gone = openSeasons(first, dated(scoresOf(-730, 0, 6, 0, 3)), dayAfter(91));
    expect(gone.isChanged(OVERALL.id)).toBe(true);
    expect(gone.of(OVERALL)).toBeUndefined();
    expect(gone.fitted.get(KIND)).toEqual({ fittedAt: dayAfter(91) });
  });

  it('of a version that is not known any more are fitted again, and what they were taken out of is replayed', () => {
    const old = new Map<string, StoredSeason>([[KIND, { season: { version: 0 }, fittedAt: NOW }]]);
    expect(openSeasons(old).of(OVERALL)).toBeUndefined();
    expect(isFitDue(old, 0, NOW)).toBe(true);
    expect(openSeasons(old, [], NOW).isChanged(OVERALL.id)).toBe(true);
  });
});

describe('a fit is due', () => {
  const at = (fittedAt: Instant) => new Map<string, StoredSeason>([[KIND, { fittedAt }]]);
  it.each([
    ['with the first reviews', new Map(), 1, NOW, true],
    ['not without any', new Map(), 0, NOW, false],
    ['not the day after', at(NOW), 50, dayAfter(1), false],
    ['a quarter later', at(NOW), 1, dayAfter(91), true],
    ['not a day before that', at(NOW), 1, dayAfter(90), false],
    ['with an import of history', at(NOW), 1_000, dayAfter(1), true],
  ] as const)('%s', (_, stored, fresh, now, due) => {
    expect(isFitDue(stored as ReadonlyMap<string, StoredSeason>, fresh, now)).toBe(due);
  });
});

describe('in the store', () => {
  const io = testIo();
  let project: Project;
  let running: Running;
  let context: Context;
  beforeAll(async () => {
    project = await makeProject({
      // A budget follows the number of reviews a year, and a watch begins with a share of the threshold.
      alerts: { averageRunLength: { down: 50_000, up: 5_000 } },
      sources: {
        brands: [{ id: 'shop', name: 'Shop' }],
        locations: PLACES.map((id) => ({ id, name: id })),
        sources: PLACES.map((id) => ({ id: `at-${id}`, location: id, kind: 'file', access: 'export' })),
      },
    });
    running = await openPipeline(project, io);
    context = running.context;
  });
  afterAll(async () => {
    await running.close();
    await project.remove();
  });
  beforeEach(async () => {
    io.clock = NOW;
    await emptyDatabase(context);
  });

  async function visit(scores: readonly Scored[]): Promise<void> {
    const arriving = scores.map(({ place, at, score }, index): Arriving => {
      const changes = { source: sourceId.parse(`at-${place}`), rating: score, written: { earliest: at, latest: at } };
      return { review: review(`${at}-${place}-${index}`, { ...changes, text: '' }), arrival: 'history' };
    });
    await saveReviews(context.opened.db, arriving, io.clock);
    await analyseReviews(context);
    await detectDrift(context);
  }
  const bytes = async () =>
    new Map([...(await loadDetector(context.opened.db, SHOP)).states].map(([id, { state }]) => [id, [...state]]));

  it('states are those that a replay of the log with the stored seasons gives, byte for byte', async () => {
    await visit(scoresOf(-700, -60, 4));
    const [season] = (await rowsOf(context.opened.db, 'seasons')).filter(({ kind }) => kind === KIND);
    expect((season!.season as { month: number[] }).month[0]).toBeGreaterThan(0.03);
    io.clock = dayAfter(1);
    await visit(scoresOf(-60, -30, 4, 1, 2));
    const live = await bytes();
    // Bytes of another version of the detector: all streams are replayed.
    await context.opened.db
      .updateTable('detector_states')
      .set({ state: new Uint8Array(3) })
      .execute();
    io.clock = dayAfter(2);
    await visit([]);
    expect(await bytes()).toEqual(live);
    // Without the season the bytes are others: it was taken out.
    await context.opened.db.updateTable('seasons').set({ season: null }).execute();
    await context.opened.db
      .updateTable('detector_states')
      .set({ state: new Uint8Array(3) })
      .execute();
    await visit([]);
    expect(await bytes()).not.toEqual(live);
  }, 60_000);

  it('another season replays what the old one was taken out of, and tells nobody', async () => {
    await visit(scoresOf(-120, 0, 4, 0));
    expect((await loadSeasons(context.opened.db, SHOP)).get(KIND)).toEqual({ fittedAt: NOW });
    const before = await bytes();
    io.clock = dayAfter(1);
    // The years before come late; they bring the season to light.
    await visit(scoresOf(-850, -120, 4, 1.5, 3));
    expect((await loadSeasons(context.opened.db, SHOP)).get(KIND)!.season).toBeDefined();
    expect(await bytes()).not.toEqual(before);
    expect(await rowsOf(context.opened.db, 'outbox')).toEqual([]);
  }, 60_000);

  it('a season comes back to the last bit, and the latest fit counts', async () => {
    const { db } = context.opened;
    const { fitted } = openSeasons(new Map(), dated(scoresOf(-730, 0, 6)), NOW);
    await saveDetector(db, SHOP, { cursor: 0, analyser: 'any', states: new Map(), at: NOW });
    await saveSeasons(db, SHOP, fitted);
    expect(await loadSeasons(db, SHOP)).toEqual(fitted);
    const none = new Map([[KIND, { fittedAt: dayAfter(91) }]]);
    await saveSeasons(db, SHOP, none);
    expect(await loadSeasons(db, SHOP)).toEqual(none);
  });
});

it('a review says something of its season only where its day is known', () => {
  const written = (days: number) => ({ earliest: NOW, latest: dayAfter(days) });
  expect([0, 2, 3, 30].map((days) => isDayKnown({ written: written(days) }))).toEqual([true, true, false, false]);
});
