/** What the ledger keeps of a pass, and what later passes do with it: whole lists, cursors, validators, canaries. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Batch, Collector, CollectRequest } from '../../src/collectors/collector.ts';
import { collectors } from '../../src/collectors/kinds/index.ts';
import { type SourceId, sourceId } from '../../src/domain/ids.ts';
import type { RawReview } from '../../src/domain/review.ts';
import type { Run, RunEnd } from '../../src/domain/run.ts';
import { SourceRefused, SourceUnavailable } from '../../src/errors.ts';
import { type CollectOptions, collectSource, collectSources } from '../../src/pipeline/collect.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { reviewsOf } from '../../src/store/reviews.ts';
import { ledgerOf } from '../../src/store/runs.ts';
import { starChanges } from '../../src/store/star-changes.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const KIND = 'scripted';
const io = testIo();
let project: Project;
let running: Running;
let context: Context;
/** What the scripted kind was asked, and what it answers, by source. */
let asked: Record<string, CollectRequest<unknown>[]>;
let answers: Record<string, (request: CollectRequest<unknown>) => AsyncGenerator<Batch, RunEnd>>;

/** A kind of this test's own, registered like any other so that passes go their whole way. */
const scripted: Collector = {
  kind: KIND,
  transport: 'http',
  options: z.object({ id: z.string() }),
  address: () => undefined,
  recognise: () => 0,
  read: () => ({ outcome: 'empty', reviews: [] }),
  collect: async function* (request) {
    const { id } = request.options as { id: string };
    asked[id] = [...(asked[id] ?? []), request];
    const answer = answers[id];
    if (!answer) throw new SourceUnavailable(`Expected an answer for ${id}`);
    return yield* answer(request);
  },
};

beforeAll(async () => {
  (collectors as Record<string, Collector>)[KIND] = scripted;
  const source = (id: string, more: object = {}) => ({
    id,
    location: 'north',
    kind: KIND,
    access: 'public-page',
    options: { id },
    ...more,
  });
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        source('alpha'),
        source('byhand', { fullEveryDays: 0 }),
        source('known', { canary: true, everyHours: 48 }),
      ],
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  delete (collectors as Record<string, Collector>)[KIND];
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  io.clock = NOW;
  io.lines.length = 0;
  asked = {};
  answers = {};
  await emptyDatabase(context);
});

const id = (name: string): SourceId => sourceId.parse(name);
const ledger = (name: string) => ledgerOf(context.opened.db, id(name), 9);
const stored = async () => (await reviewsOf(context.opened.db, {})).map(({ externalId }) => externalId).sort();

/** One pass over a source as a person would start it. */
async function collect(name: string, options: Partial<CollectOptions> = {}): Promise<Run> {
  const { runs } = await collectSources(context, { arrival: 'by-age', sources: [id(name)], ...options });
  return runs[0]!;
}

const raw = (name: string, more: Partial<RawReview> = {}): RawReview => ({
  externalId: name,
  author: `Author of ${name}`,
  scale: 'stars',
  rating: 4,
  text: `Text of ${name}`,
  written: { earliest: dayAfter(-9), latest: dayAfter(-9) },
  ...more,
});

/** A list of one page. */
const list = (reviews: readonly RawReview[], end: Partial<RunEnd> = {}) =>
  async function* (): AsyncGenerator<Batch, RunEnd> {
    if (reviews.length > 0) yield { reviews };
    return { outcome: 'complete', stop: 'end', ...end };
  };

/** Pages of one review each; the cursor is the number of the next. `breakAt` stops the walk before that page. */
const pages = (
  names: readonly string[],
  breakAt = Number.POSITIVE_INFINITY,
  error: Error = new SourceUnavailable('Away'),
) =>
  async function* ({ cursor }: CollectRequest<unknown>): AsyncGenerator<Batch, RunEnd> {
    for (let page = Number(cursor ?? 0); page < names.length; page++) {
      if (page >= breakAt) throw error;
      yield { reviews: [raw(names[page]!)], cursor: String(page + 1) };
    }
    return { outcome: 'complete', stop: 'end', shownCount: names.length };
  };

describe('the ledger', () => {
  it('keeps shown beside stored, what changed, which marks gave the fields, and why the walk stopped', async () => {
    const anchors = { rating: 'aria-label', id: 'data-attribute' } as const;
    const first = ['a', 'b', 'c', 'd'].map((name) => raw(name, { anchors, rating: 2, reply: { text: 'Sorry' } }));
    answers.alpha = list(first, { shownCount: 4, shownAverage: 2, validators: { etag: '"1"' }, oldest: dayAfter(-9) });
    await collect('alpha');
    io.clock = dayAfter(1);
    const second = [{ ...first[0]!, rating: 5 }, { ...first[1]!, rating: 1 }, first[2]!, first[3]!, raw('e')];
    answers.alpha = list(second, { shownCount: 5, shownAverage: 2.8 });
    await collect('alpha');
    const [latest, before] = await ledger('alpha');
    expect(latest).toMatchObject({
      outcome: 'complete',
      reach: 'new',
      stop: 'end',
      shownCount: 5,
      shownAverage: 2.8,
      stored: { n: 5, mean: 2.8 },
      counts: { read: 5, new: 1, edited: 2, same: 2, skipped: 0 },
      changes: { removed: 0, returned: 0, starsUp: 1, starsDown: 1, recovered: 1, collided: 0 },
      anchors: { rating: { 'aria-label': 4 }, id: { 'data-attribute': 4 } },
    });
    expect(before).toMatchObject({ reach: 'all', validators: { etag: '"1"' }, oldest: dayAfter(-9), stored: { n: 4 } });
    expect(before).not.toHaveProperty('notes');
    const changes = await starChanges(context.opened.db, { source: id('alpha') });
    expect(changes.map(({ from, to, recovered, at }) => [from, to, recovered, at])).toEqual([
      [2, 5, true, dayAfter(1)],
      [2, 1, false, dayAfter(1)],
    ]);
    expect(await starChanges(context.opened.db, { from: dayAfter(2) })).toEqual([]);
  });

  it('knows who came back without an answer of the owner from a customer won back', async () => {
    answers.alpha = list([raw('a', { rating: 2 }), raw('b', { rating: 2 })]);
    await collect('alpha');
    io.clock = dayAfter(1);
    answers.alpha = list([raw('a', { rating: 5 }), raw('b', { rating: 2, reply: { text: 'Sorry' } })]);
    await collect('alpha');
    io.clock = dayAfter(2);
    answers.alpha = list([raw('a', { rating: 5 }), raw('b', { rating: 5 })]);
    await collect('alpha');
    const [third, second] = await ledger('alpha');
    expect(second!.changes).toMatchObject({ starsUp: 1, recovered: 0 });
    expect(third!.changes).toMatchObject({ starsUp: 1, recovered: 1 });
  });

  it('counts entries without an id that look alike, and says so', async () => {
    const silent: RawReview = {
      scale: 'stars',
      rating: 5,
      written: { earliest: dayAfter(-40), latest: dayAfter(-10), wording: 'a month ago' },
    };
    answers.alpha = list([silent, silent, raw('a'), { ...silent, rating: 4 }]);
    const run = await collect('alpha');
    expect(run).toMatchObject({ counts: { new: 3, same: 1 }, changes: { collided: 1 } });
    expect(run.notes?.join()).toMatch(/^1 entries have no id and look exactly like another/);
  });

  it('says which field is read by another mark than before: in the row, the log and the milestone; the pass stays complete', async () => {
    const read = (mark: string) =>
      Array.from({ length: 6 }, (_, index) => raw(`n-${index}`, { anchors: { rating: mark } }));
    answers.alpha = list(read('aria-label'));
    await collect('alpha');
    const milestones: string[] = [];
    answers.alpha = list(read('icons'));
    const watched = { ...context, milestone: (line: string) => void milestones.push(line) };
    const { runs } = await collectSources(watched, { arrival: 'by-age', sources: [id('alpha')] });
    expect(runs).toMatchObject([
      { outcome: 'complete', selectorDrift: [{ field: 'rating', from: 'aria-label', to: 'icons' }] },
    ]);
    expect((await ledger('alpha'))[0]!.selectorDrift).toEqual(runs[0]!.selectorDrift);
    expect(milestones.join()).toContain('selector drift: "rating"');
    expect(io.lines.filter((line) => line.startsWith('selector drift'))).toHaveLength(1);
    expect((await collect('alpha')).selectorDrift).toBeUndefined();
  });
});

describe('a pass over the whole list', () => {
  it('is made at first and then once a week; by hand only where the configuration says so', async () => {
    answers.alpha = list([raw('a')]);
    answers.byhand = list([raw('b')]);
    for (const day of [0, 1, 6, 7, 8]) {
      io.clock = dayAfter(day);
      await collect('alpha');
      await collect('byhand');
    }
    expect(asked.alpha!.map(({ full }) => full)).toEqual([true, false, false, true, false]);
    expect(asked.byhand!.map(({ full }) => full)).toEqual([false, false, false, false, false]);
    expect(await collect('byhand', { full: true })).toMatchObject({ reach: 'all' });
  });

  it('that breaks lets one for the newest reviews go first, then is tried again', async () => {
    answers.alpha = pages(['a', 'b', 'c'], 2);
    await collect('alpha');
    answers.alpha = async function* (request) {
      if (request.full) throw new SourceUnavailable('Away');
      return yield* list([raw('new')])();
    };
    for (const day of [1, 2, 3]) {
      io.clock = dayAfter(day);
      await collect('alpha');
    }
    expect(asked.alpha!.map(({ full }) => full)).toEqual([true, false, true, false]);
    expect(await stored()).toContain('new');
  });

  it('whose list is shorter than the count is partial, and nothing is taken for removed', async () => {
    const all = Array.from({ length: 30 }, (_, index) => raw(`n-${index}`));
    answers.alpha = list(all, { shownCount: 30 });
    await collect('alpha', { full: true });
    answers.alpha = list(all.slice(9), { shownCount: 30 });
    for (const day of [1, 2, 3, 4]) {
      io.clock = dayAfter(day);
      expect(await collect('alpha', { full: true })).toMatchObject({ outcome: 'partial', changes: { removed: 0 } });
    }
  });

  it('finds what is gone the third time, and counts what comes back', async () => {
    const all = Array.from({ length: 8 }, (_, index) => raw(`n-${index}`));
    answers.alpha = list(all, { shownCount: 8 });
    await collect('alpha', { full: true });
    answers.alpha = list(all.slice(1), { shownCount: 7 });
    const removed: (number | undefined)[] = [];
    for (const day of [1, 2, 3, 4]) {
      io.clock = dayAfter(day);
      removed.push((await collect('alpha', { full: true })).changes?.removed);
    }
    expect(removed).toEqual([0, 0, 1, 0]);
    answers.alpha = list(all, { shownCount: 8 });
    io.clock = dayAfter(5);
    expect(await collect('alpha')).toMatchObject({ changes: { returned: 1 }, stored: { n: 8 } });
  });

  it('through a list that is empty by its own count finds the last ones gone as well', async () => {
    answers.alpha = list([raw('a'), raw('b')], { shownCount: 2 });
    await collect('alpha', { full: true });
    answers.alpha = list([], { outcome: 'empty', reason: 'It counts none', shownCount: 0 });
    for (const day of [1, 2, 3]) {
      io.clock = dayAfter(day);
      await collect('alpha', { full: true });
    }
    expect((await ledger('alpha'))[0]).toMatchObject({ outcome: 'empty', changes: { removed: 2 }, stored: { n: 0 } });
  });
});

describe('a walk that was interrupted', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'e'];

  it('goes on where it left off, is judged as a whole, and is forgotten when it ends', async () => {
    answers.alpha = pages(NAMES, 3);
    expect(await collect('alpha', { full: true })).toMatchObject({ outcome: 'unreachable', counts: { read: 3 } });
    io.clock = dayAfter(1);
    answers.alpha = pages(NAMES);
    const run = await collect('alpha', { full: true });
    expect(asked.alpha![1]).toMatchObject({ cursor: '3', full: true });
    expect(run).toMatchObject({ outcome: 'complete', counts: { read: 2, new: 2 }, resumedFrom: NOW, stored: { n: 5 } });
    expect(await rowsOf(context.opened.db, 'walks')).toEqual([]);
    io.clock = dayAfter(2);
    await collect('alpha', { full: true });
    expect(asked.alpha![2]).not.toHaveProperty('cursor');
  });

  it('counts what its first part saw as seen', async () => {
    answers.alpha = pages(NAMES);
    await collect('alpha', { full: true });
    for (const day of [1, 2, 3, 4]) {
      io.clock = dayAfter(day);
      answers.alpha = pages(NAMES, 3);
      await collect('alpha', { full: true });
      io.clock = dayAfter(day + 0.5);
      answers.alpha = pages(NAMES);
      expect(await collect('alpha', { full: true })).toMatchObject({ outcome: 'complete', changes: { removed: 0 } });
    }
  });

  it('is due again at once when it has ended: the newest reviews were read when it began', async () => {
    answers.alpha = pages(NAMES, 3);
    await collect('alpha', { full: true });
    io.clock = dayAfter(2);
    answers.alpha = pages(NAMES);
    await collect('alpha', { full: true });
    const { notDue } = await collectSources(context, { arrival: 'by-age', sources: [id('alpha')], onlyDue: true });
    expect(notDue).toEqual([]);
  });

  it('is taken up only by the same question, and not after a week', async () => {
    answers.alpha = pages(NAMES, 3);
    const from = dayAfter(-400);
    await collect('alpha', { full: true, from });
    await collect('alpha', { full: true, from: dayAfter(-500) });
    await collect('alpha', { full: true });
    await collect('alpha', { full: true, from });
    expect(asked.alpha!.map(({ cursor }) => cursor)).toEqual([undefined, undefined, undefined, '3']);
    io.clock = dayAfter(8);
    await collect('alpha', { full: true, from });
    expect(asked.alpha!.at(-1)).not.toHaveProperty('cursor');
  });

  it('begins anew when its cursor makes no sense any more, but not because the site is away', async () => {
    answers.alpha = pages(NAMES, 3);
    await collect('alpha', { full: true });
    await collect('alpha', { full: true });
    expect(await rowsOf(context.opened.db, 'walks')).toHaveLength(1);
    answers.alpha = async function* () {
      yield* [];
      return { outcome: 'layout-changed', reason: 'That page is none' };
    };
    await collect('alpha', { full: true });
    expect(asked.alpha!.map(({ cursor }) => cursor)).toEqual([undefined, '3', '3']);
    expect(await rowsOf(context.opened.db, 'walks')).toEqual([]);
  });

  it('notes its place together with the reviews up to there, or not at all', async () => {
    answers.alpha = pages(NAMES);
    await sql`alter table walks rename to gone`.execute(context.opened.db);
    try {
      await expect(collect('alpha', { full: true })).rejects.toThrow(/walks/);
    } finally {
      await sql`alter table gone rename to walks`.execute(context.opened.db);
    }
    expect(await stored()).toEqual([]);
  });

  it('notes no place when it only looks for the newest, or in a dry run', async () => {
    answers.alpha = pages(NAMES, 3);
    await collect('alpha', { full: false });
    await collect('alpha', { full: true, dryRun: true });
    expect(await rowsOf(context.opened.db, 'walks')).toEqual([]);
  });
});

describe('a conditional request', () => {
  const validators = { etag: '"v1"', lastModified: 'Mon, 01 Jun 2026 00:00:00 GMT' };
  const unmodified = async function* (): AsyncGenerator<Batch, RunEnd> {
    yield* [];
    return { outcome: 'complete', stop: 'unmodified' };
  };

  it('carries what the last believed run got, again and again, and means: as it was', async () => {
    answers.alpha = list([raw('a'), raw('b'), raw('c')], { shownCount: 3, validators });
    await collect('alpha');
    answers.alpha = async function* () {
      yield* [];
      throw new SourceUnavailable('Away');
    };
    await collect('alpha');
    answers.alpha = unmodified;
    for (let visit = 0; visit < 2; visit++)
      expect(await collect('alpha')).toMatchObject({ outcome: 'complete', shownCount: 3, counts: { read: 0 } });
    expect(asked.alpha!.map((request) => request.validators)).toEqual([undefined, validators, validators, validators]);
  });

  it('is never made for the whole list, of a canary, or after the options changed', async () => {
    answers.alpha = list([raw('a')], { validators });
    await collect('alpha');
    await collect('alpha', { full: true });
    const source = { ...context.config.sources[0]!, options: { id: 'alpha', other: true } };
    await collectSource(context, source, { arrival: 'by-age' });
    expect(asked.alpha!.map((request) => request.validators)).toEqual([undefined, undefined, undefined]);
  });

  it('that nobody made is no proof', async () => {
    answers.alpha = unmodified;
    expect(await collect('alpha')).toMatchObject({ outcome: 'partial', reason: expect.stringMatching(/not asked/) });
  });

  it('is no listing: nothing is removed by it', async () => {
    answers.byhand = list([raw('a'), raw('b')], { validators });
    await collect('byhand');
    answers.byhand = unmodified;
    for (const day of [1, 2, 3, 4]) {
      io.clock = dayAfter(day);
      await collect('byhand');
    }
    expect((await ledger('byhand')).map(({ changes }) => changes?.removed)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('a canary', () => {
  const both = (options: Partial<CollectOptions> = {}) => collectSources(context, { arrival: 'by-age', ...options });
  const outcomes = async (options?: Partial<CollectOptions>) =>
    Object.fromEntries((await both(options)).runs.map(({ source, outcome }) => [source, outcome]));
  const nothing = list([], { outcome: 'empty', reason: 'The page says "no reviews yet"' });

  beforeEach(() => {
    answers.alpha = nothing;
    answers.byhand = list([raw('b')]);
  });

  it('is read first, no further than its first reviews, and nothing of it is stored', async () => {
    const order: string[] = [];
    for (const name of ['alpha', 'byhand']) {
      const answer = answers[name]!;
      answers[name] = async function* (request) {
        order.push(name);
        return yield* answer(request);
      };
    }
    answers.known = async function* (request) {
      order.push('known');
      return yield* pages(['x', 'y', 'z'], 1, new Error('Read too far'))(request);
    };
    expect(await outcomes()).toEqual({ known: 'complete', alpha: 'empty', byhand: 'complete' });
    expect(order[0]).toBe('known');
    expect(await stored()).toEqual(['b']);
    const [row] = await ledger('known');
    expect(row).toMatchObject({ counts: { read: 1, new: 0, same: 1 } });
    expect(row!.notes?.join()).toMatch(/^a canary/);
    expect(row).not.toHaveProperty('stored');
  });

  it.each([
    ['shows none', nothing, 'partial'],
    [
      'is blocked',
      async function* () {
        yield* [];
        throw new SourceRefused('blocked', 'A wall');
      },
      'blocked',
    ],
    [
      'has another layout',
      async function* () {
        yield* [];
        return { outcome: 'layout-changed', reason: 'What is this?' };
      },
      'layout-changed',
    ],
  ] as const)(
    'that %s makes every empty list of its kind doubtful, in this pass and until it can be read',
    async (_, answer, outcome) => {
      answers.known = answer as (typeof answers)[string];
      expect(await outcomes()).toEqual({ known: outcome, alpha: 'partial', byhand: 'complete' });
      expect((await ledger('alpha'))[0]!.reason).toContain('the canary "known"');
      io.clock = dayAfter(1);
      expect(await outcomes({ sources: [id('alpha')] })).toEqual({ alpha: 'partial' });
      answers.known = list([raw('x')]);
      io.clock = dayAfter(3);
      expect(await outcomes()).toEqual({ known: 'complete', alpha: 'empty', byhand: 'complete' });
    },
  );
});
