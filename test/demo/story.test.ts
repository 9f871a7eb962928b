import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoStory, type StoryPlace, type ToldIncident } from '../../demo/data/story.ts';
import { loadConfig } from '../../src/config/load.ts';
import { DAY_MS, millis } from '../../src/domain/time.ts';

const story = demoStory();
const all = story.places.flatMap(({ site }) => site.reviews.map((review) => ({ ...review, site })));
const place = (id: string) => story.places.find(({ location }) => location === id) as StoryPlace;

function stars(id: string, from: string, to: string): number[] {
  return place(id)
    .site.reviews.filter((review) => review.writtenAt >= from && review.writtenAt < to)
    .flatMap((review) => review.rating ?? []);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe("the demo's story", () => {
  test('is the same every time', () => {
    expect(demoStory().places).toEqual(story.places);
  });

  test('has six places of a size that a browser reads quickly, in three languages', () => {
    expect(story.places.map(({ site }) => site.language).sort()).toEqual(['en', 'en', 'fa', 'fa', 'fr', 'fr']);
    for (const { site } of story.places) {
      expect(site.reviews.length).toBeGreaterThanOrEqual(150);
      expect(site.reviews.length).toBeLessThanOrEqual(260);
    }
  });

  test('lies between its start and its last visit, with visits about a week apart', () => {
    for (const { writtenAt, reply } of all) {
      expect(writtenAt >= story.start && writtenAt < story.end).toBe(true);
      if (reply) expect(reply.writtenAt > writtenAt && reply.writtenAt < story.end).toBe(true);
    }
    const moments = [story.backfillUntil, ...story.visits];
    for (const [index, visit] of story.visits.entries()) {
      expect((millis(visit) - millis(moments[index]!)) / DAY_MS).toBe(7);
    }
    expect(story.visits.at(-1)).toBe(story.end);
    expect(story.truths.every(({ since }) => since > story.backfillUntil)).toBe(true);
  });

  test('uses no id twice, and gives either stars or a recommendation', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { rating, recommends, site } of all) {
      expect([rating === undefined, recommends === undefined]).toEqual(
        site.kind === 'maps' ? [false, true] : [true, false],
      );
    }
  });

  test('lets delivery fall in Bristol by more than a star, on enough reviews that name it', () => {
    const { since } = story.truths[0]!;
    expect(mean(stars('bristol', story.start, since))).toBeCloseTo(4.34, 1);
    const after = stars('bristol', since, story.end);
    expect(after.length).toBeGreaterThanOrEqual(25);
    expect(mean(after)).toBeLessThan(3.2);
    const blamed = place('bristol').site.reviews.filter(
      ({ rating, text, writtenAt }) => writtenAt >= since && (rating ?? 5) <= 2 && text,
    );
    const named = blamed.filter(({ text }) =>
      /deliver|courier|driver|parcel|tracking|van\b|depot|transport|routing/i.test(text!),
    );
    expect(named.length / blamed.length).toBeGreaterThan(0.6);
  });

  test('lets Lyon rise by service', () => {
    const { since } = story.truths[1]!;
    expect(mean(stars('lyon', since, story.end)) - mean(stars('lyon', story.start, since))).toBeGreaterThan(0.9);
  });

  test('throws thirty one-star reviews of unknown accounts at Lille in one day, and more than five nowhere else', () => {
    const days = new Map<string, number>();
    for (const { site, writtenAt } of all) {
      const key = `${site.id} ${writtenAt.slice(0, 10)}`;
      days.set(key, (days.get(key) ?? 0) + 1);
    }
    expect([...days].filter(([, count]) => count > 5).map(([key]) => key)).toEqual(['lille 2026-10-14']);
    expect(stars('lille', '2026-10-14', '2026-10-15').filter((rating) => rating === 1).length).toBeGreaterThanOrEqual(
      30,
    );
  });

  test('keeps the calm places calm: the last month is within a third of a star of the months before', () => {
    for (const id of ['tehran', 'shiraz']) {
      const change = mean(stars(id, '2026-07-01', story.end)) - mean(stars(id, story.start, '2026-07-01'));
      expect(Math.abs(change)).toBeLessThan(1 / 3);
    }
  });

  test('has texts of all lengths, a quarter without any, some cut by "More", and answers to some', () => {
    for (const { site } of story.places) {
      const texts = site.reviews.flatMap(({ text }) => (text === undefined ? [] : [text]));
      expect(texts.length / site.reviews.length).toBeGreaterThan(0.65);
      expect(texts.length / site.reviews.length).toBeLessThan(0.85);
      expect(texts.filter((text) => text.length > 300).length).toBeGreaterThan(3);
      // Short words repeat, as they do; sentences hardly ever.
      const sentences = texts.filter((text) => text.length > 60);
      expect(new Set(sentences).size / sentences.length).toBeGreaterThan(0.97);
      const answered = site.reviews.filter(({ reply }) => reply).length / site.reviews.length;
      expect(answered).toBeGreaterThan(0.2);
      expect(answered).toBeLessThan(0.4);
      for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|\.\.|^ | $/);
    }
  });

  test('writes Persian with Persian digits and letters, and joins words as Persian does', () => {
    const texts = ['tehran', 'shiraz'].flatMap((id) => place(id).site.reviews.flatMap(({ text }) => text ?? []));
    for (const text of texts) expect(text).not.toMatch(/[0-9يكA-Za-z]/);
    expect(texts.filter((text) => text.includes('\u200c')).length).toBeGreaterThan(texts.length / 3);
    expect(texts.some((text) => /[۰-۹]/.test(text))).toBe(true);
  });

  test('knows its own incidents from others', () => {
    const told: ToldIncident[] = [
      { key: 'a', kind: 'drift', direction: 'down', location: 'Maison Lumen Bristol', touchpoint: 'delivery' },
      { key: 'b', kind: 'drift', direction: 'up', location: 'Maison Lumen Lyon', touchpoint: 'staff' },
      { key: 'c', kind: 'burst', direction: 'down', location: 'Maison Lumen Lille' },
      { key: 'd/shiraz', kind: 'source', direction: 'down', location: 'خانهٔ لومن شیراز' },
    ];
    expect(story.truths.map((truth) => told.filter(truth.matches).map(({ key }) => key))).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['d/shiraz'],
    ]);
  });
});

test("the demo's configuration loads, and speaks of the story's places", async () => {
  const config = await loadConfig(resolve(import.meta.dirname, '../../demo/config'), {
    DEMO_SITE_URL: 'http://127.0.0.1:4001',
    DEMO_SITE_HOST: '127.0.0.1:4001',
    DEMO_SMTP_PORT: '4002',
    DEMO_WEBHOOK_URL: 'http://127.0.0.1:4003',
    DEMO_WEBHOOK_HOST: '127.0.0.1:4003',
    DEMO_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  });
  expect(config.locations.map(({ id, name }) => [id, name])).toEqual(
    story.places.map(({ location, site }) => [location, site.name]),
  );
  for (const { location, site } of story.places) {
    const source = config.sources.find((candidate) => candidate.location === location);
    expect(source?.kind).toBe(site.kind === 'maps' ? 'google-maps' : 'facebook-page');
    expect(source?.language).toBe(site.language);
    expect(source?.options.url).toBe(
      `http://127.0.0.1:4001${site.kind === 'maps' ? `/maps/place/${site.id}` : `/fb/${site.id}/reviews`}`,
    );
  }
  expect([...new Set(config.teams.map(({ language }) => language))].sort()).toEqual(['en', 'fa', 'fr']);
  expect(JSON.stringify(config)).not.toContain('whsec_');
});
