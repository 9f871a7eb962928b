/** Plays thousands of operations on a review site that the pipeline watches, and compares what is stored with the truth. */
import type { Run } from '../../src/domain/run.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { collectSource } from '../../src/pipeline/collect.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { reviewsOf, revisionsOf } from '../../src/store/reviews.ts';
import type { TestIo } from './pipeline.ts';
import { type Content, chance, type Operation, ReviewSite } from './review-site.ts';

/** A project whose only source is the site; its kind is one that is read page by page. */
export const WATCHED_SITE = {
  brands: [{ id: 'shop', name: 'Shop' }],
  locations: [{ id: 'north', name: 'Shop North' }],
  sources: [
    {
      id: 'site',
      location: 'north',
      kind: 'json-ld',
      access: 'public-page',
      options: { url: 'https://shop.example/reviews' },
    },
  ],
};

export interface ModelReport {
  readonly operations: number;
  readonly passes: number;
  readonly reviews: number;
  readonly revisions: number;
  /** Reviews whose revisions, removal or presence differ from the truth. */
  readonly differences: readonly string[];
  /** Reviews marked removed that the site still has. */
  readonly falseDeletions: number;
  /** Reviews marked removed, rightly. */
  readonly deletions: number;
  /** Believed passes for the newest reviews after which an addition or edit of a customer was not stored. */
  readonly unseenNews: number;
  /** Runs whose counts of star changes and returns differ from the truth, added up. */
  readonly wrongCounts: number;
}

const WEIGHTS: Readonly<Record<Operation | 'new' | 'whole' | 'leaky' | 'leaky-new', number>> = {
  add: 20,
  edit: 18,
  'edit-back': 8,
  reply: 10,
  unreply: 4,
  delete: 8,
  restore: 4,
  reorder: 3,
  new: 10,
  whole: 9,
  leaky: 4,
  'leaky-new': 2,
};

/** A site of so many reviews loses one for each that comes: whole passes stay short. */
const MOST = 120;

/** `counted`: the site says how many reviews it has; without it nothing proves a listing, and only false deletions are judged. */
export async function playModel(
  context: Context,
  io: TestIo,
  { operations, seed, counted = true }: { operations: number; seed: number; counted?: boolean },
): Promise<ModelReport> {
  const random = chance(seed);
  const source = context.config.sources[0]!;
  const site = new ReviewSite(random, io.clock);
  const collector = site.collector(source.kind);
  let passes = 0;
  let falseDeletions = 0;
  let unseenNews = 0;
  let lastPass = 0;
  const told = { up: 0, down: 0, recovered: 0, returned: 0 };

  async function pass(full: boolean, missing: number): Promise<Run> {
    passes += 1;
    lastPass = millis(io.clock);
    site.listing = { missing, counted };
    site.beginWalk();
    const run = await collectSource(context, source, { arrival: 'by-age', full }, { collector, options: {} });
    if (full && missing === 0 && counted) site.endOfWholeListing();
    told.up += run.changes?.starsUp ?? 0;
    told.down += run.changes?.starsDown ?? 0;
    told.recovered += run.changes?.recovered ?? 0;
    told.returned += run.changes?.returned ?? 0;
    return run;
  }

  async function look(): Promise<void> {
    const truth = site.truth();
    for (const { externalId: id, removedAt } of await reviewsOf(context.opened.db, { source: source.id })) {
      // Restored after it was rightly removed, and not seen again yet, is no false deletion.
      const rightly = counted ? site.expected.get(id)?.removed : site.wasDeleted(id);
      if (removedAt && truth.has(id) && !rightly) falseDeletions += 1;
    }
  }

  for (let i = 0; i < 60; i++) site.act('add');
  for (let step = 0; step < operations; step++) {
    io.clock = instant(millis(io.clock) + 60_000);
    site.now = io.clock;
    const operation = draw(random);
    if (operation === 'whole') await pass(true, 0);
    else if (operation === 'leaky') await pass(true, 0.3);
    else if (operation === 'leaky-new') await pass(false, 0.3);
    else if (operation === 'new') {
      const since = lastPass;
      const run = await pass(false, 0);
      if (run.outcome === 'complete' && !site.newsIsKnown(since)) unseenNews += 1;
    } else site.act(operation === 'add' && site.size > MOST ? 'delete' : operation);
    if (operation === 'whole' || operation === 'leaky') await look();
  }
  for (let i = 0; i < 4; i++) {
    io.clock = instant(millis(io.clock) + 60_000);
    await pass(true, 0);
  }
  const ended = await compare(context, site, counted);
  const wrongCounts = Object.entries(site.stars).reduce(
    (sum, [name, count]) => sum + Math.abs(count - told[name as keyof typeof told]),
    0,
  );
  return { operations, passes, falseDeletions, unseenNews, wrongCounts, ...ended };
}

async function compare(context: Context, site: ReviewSite, counted: boolean) {
  const { db } = context.opened;
  const source = context.config.sources[0]!.id;
  const stored = new Map((await reviewsOf(db, { source })).map((review) => [review.externalId, review]));
  const truth = site.truth();
  const differences: string[] = [];
  let revisions = 0;
  for (const [id, expected] of site.expected) {
    const review = stored.get(id);
    if (!review) {
      differences.push(`${id}: not stored`);
      continue;
    }
    const found = (await revisionsOf(db, review.id)).map(
      ({ rating = 0, text = '', reply }): Content => ({
        rating,
        text,
        ...(reply && { reply: reply.text }),
      }),
    );
    revisions += found.length;
    if (JSON.stringify(found) !== JSON.stringify(expected.revisions))
      differences.push(`${id}: revisions ${JSON.stringify(found)}, expected ${JSON.stringify(expected.revisions)}`);
    if (counted && (review.removedAt !== undefined) !== expected.removed)
      differences.push(`${id}: removed ${review.removedAt ?? 'no'}, expected ${expected.removed}`);
    if (review.removedAt && truth.has(id)) differences.push(`${id}: removed, but the site has it`);
    if (counted && !review.removedAt && !truth.has(id)) differences.push(`${id}: kept, but the site has it no more`);
  }
  if (stored.size !== site.expected.size)
    differences.push(`${stored.size} reviews stored, ${site.expected.size} were handed over`);
  const deletions = [...stored.values()].filter(({ removedAt }) => removedAt).length;
  return { reviews: stored.size, revisions, differences, deletions };
}

function draw(random: () => number): keyof typeof WEIGHTS {
  const entries = Object.entries(WEIGHTS);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name as keyof typeof WEIGHTS;
  }
  return 'whole';
}
