/** A chain of shops with a whole journey, whose reviews blame and praise its steps at random, stored and rolled up. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { Analysis, Cause, Finding } from '../../src/domain/finding.ts';
import type { TouchpointId } from '../../src/domain/ids.ts';
import { sourceId } from '../../src/domain/ids.ts';
import type { Review } from '../../src/domain/review.ts';
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { rollUp } from '../../src/pipeline/roll-up.ts';
import { saveAnalyses } from '../../src/store/findings.ts';
import { indexChanges } from '../../src/store/review-index.ts';
import { reviewsWithoutFindings, saveReviews } from '../../src/store/reviews.ts';
import { makeProject, type Project } from './project.ts';
import { review } from './reviews.ts';

const PLACES = ['harbour', 'station', 'market', 'airport'] as const;

const TEXTS: Readonly<Record<string, readonly [blame: string, praise: string]>> = {
  en: ['The parcel came a week late and nobody called us back.', 'Friendly staff and a quick answer.'],
  fr: ['Le colis est arrivé une semaine en retard sans un appel.', 'Une équipe aimable et rapide.'],
  fa: ['بسته یک هفته دیر رسید و هیچ‌کس تماس نگرفت.', 'کارکنان مهربان و پاسخ سریع.'],
};

/** Mulberry32: the same numbers on every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The default journey with its owners; four places in two regions. */
export function journeyProject(): Promise<Project> {
  const { touchpoints } = parse(readFileSync(resolve(import.meta.dirname, '../../config/touchpoints.yaml'), 'utf8'));
  const owners = [...new Set<string>(touchpoints.flatMap((one: { owners: string[] }) => one.owners))];
  return makeProject({
    touchpoints: { touchpoints },
    teams: {
      fallback: 'operations',
      engineer: 'operations',
      teams: owners.map((id) => ({
        id,
        name: `${id[0]!.toUpperCase()}${id.slice(1)}`,
        receivers: [{ notifier: 'file', options: { folder: '/tmp/vigie-never' } }],
      })),
    },
    sources: {
      brands: [{ id: 'lumen', name: 'Maison Lumen' }],
      regions: [
        { id: 'north', name: 'North' },
        { id: 'south', name: 'South' },
      ],
      locations: PLACES.map((id, i) => ({
        id,
        name: `Lumen ${id}`,
        brand: 'lumen',
        region: i < 2 ? 'north' : 'south',
      })),
      sources: PLACES.map((id) => ({
        id: `${id}-file`,
        location: id,
        kind: 'file',
        access: 'export',
        options: { path: 'none.csv' },
      })),
    },
  });
}

/** `n` reviews over the 150 days before `until`; from `fallsAt` on delivery is blamed more often. */
export async function fillJourney(
  context: Context,
  { n, until, fallsAt, seed = 1 }: { n: number; until: Instant; fallsAt: Instant; seed?: number },
): Promise<void> {
  const next = randomNumbers(seed);
  const { opened, analyser, config } = context;
  const languages = Object.keys(TEXTS);
  const made = Array.from({ length: n }, (_, i): Review => {
    const written = instant(millis(until) - Math.floor(next() * 150 * DAY_MS));
    const language = languages[Math.floor(next() ** 1.5 * 3)]!;
    const bad = next() < (written >= fallsAt ? 0.5 : 0.3);
    const rating = bad ? 1 + Math.floor(next() * 3) : 4 + Math.floor(next() * 2);
    return review(`r${i}`, {
      source: sourceId.parse(`${PLACES[Math.floor(next() * PLACES.length)]}-file`),
      rating,
      text: `${TEXTS[language]![bad ? 0 : 1]} No ${i}.`,
      language,
      written: { earliest: written, latest: written },
    });
  });
  await saveReviews(
    opened.db,
    made.map((one) => ({ review: one, arrival: 'live' as const })),
    until,
  );
  const steps = config.touchpoints.map(({ id }) => id);
  const waiting = await reviewsWithoutFindings(opened.db, analyser.version, n + 1);
  const rows = waiting.map((one) => {
    const bad = one.rating! < 4;
    const findings = findingsOf(one.text!, bad, one.written.latest >= fallsAt, steps, next);
    const analysis: Analysis = {
      language: one.language ?? 'en',
      analysed: true,
      sentiment: { label: bad ? 'negative' : 'positive', score: bad ? -0.8 : 0.8 },
      findings,
      emotion: bad ? (next() < 0.6 ? 'anger' : 'disappointment') : 'joy',
    };
    return { reviewId: one.id, revision: one.revision, analysis };
  });
  await saveAnalyses(opened.db, analyser.version, rows, until);
  await indexChanges(opened.db);
  await rollUp(context);
}

function findingsOf(
  text: string,
  bad: boolean,
  late: boolean,
  steps: readonly TouchpointId[],
  next: () => number,
): Finding[] {
  const end = text.indexOf('.') + 1;
  const n = next() < 0.1 ? 0 : 1 + Math.floor(next() * 2.4);
  return Array.from({ length: n }, (_, i): Finding => {
    const isDelivery = bad && i === 0 && next() < (late ? 0.6 : 0.15);
    const touchpoint = isDelivery ? ('delivery' as TouchpointId) : steps[Math.floor(next() ** 1.4 * steps.length)]!;
    const cause = ([undefined, 'people', 'policy', 'tools'] as (Cause | undefined)[])[Math.floor(next() * 4)];
    return {
      touchpoint,
      polarity: bad ? -0.9 : 0.9,
      confidence: 0.6 + 0.4 * next(),
      start: 0,
      end,
      ...(cause && { cause }),
    };
  });
}
