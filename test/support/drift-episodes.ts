/** Shops whose ratings fall and come back on days that are known: the truth that a checker holds against what was told. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProject, type Project } from './project.ts';
import type { RecordingReceivers } from './recording-receivers.ts';

/** A fall that must be told, and its end. */
export interface Episode {
  readonly brand: string;
  /** 1 for the first of its brand. */
  readonly number: number;
  /** First day of the bad reviews, and of the good ones after them. */
  readonly since: string;
  readonly until: string;
  readonly touchpoint: string;
  /** Receiver of the team that owns the touchpoint. */
  readonly receiver: string;
}

export interface Shops {
  readonly episodes: readonly Episode[];
  /** When passes are due: the first reads the past, then one for each fall and one for each return. */
  readonly passes: readonly string[];
  /** Names of the brands. */
  readonly brands: readonly string[];
}

/** Steps of the journey; each is owned by a team of its own with one receiver. */
const STEPS = [
  { touchpoint: 'delivery', team: 'logistics', notifier: 'email' },
  { touchpoint: 'staff', team: 'stores', notifier: 'webhook' },
  { touchpoint: 'product', team: 'buying', notifier: 'email' },
  { touchpoint: 'payment', team: 'finance', notifier: 'webhook' },
] as const;

/** What the project's configuration names. */
export const SECRETS = { HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}` };

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);
/** Calm days before the first pass; then a fall and the way back, again and again. */
const CALM_DAYS = 60;
const FALL_DAYS = 14;
const RETURN_DAYS = 28;
/** Passes run some hours after midnight. */
const HOUR_OF_PASS = 9;

/** `falls` for each of `count` shops. */
export function planShops(count: number, falls: number): Shops {
  const brands = Array.from({ length: count }, (_, index) => `shop-${String(index + 1).padStart(3, '0')}`);
  const passes = Array.from({ length: 1 + 2 * falls }, (_, phase) =>
    new Date(START + daysUntil(phase) * DAY_MS + HOUR_OF_PASS * 3_600_000).toISOString(),
  );
  const episodes = brands.flatMap((brand, index) =>
    Array.from({ length: falls }, (_, fall) => {
      const { touchpoint, team } = stepOf(index);
      const receiver = `${team}/0`;
      return { brand, number: fall + 1, since: dayAt(2 * fall), until: dayAt(2 * fall + 1), touchpoint, receiver };
    }),
  );
  return { episodes, passes, brands };
}

/** A project that watches these shops by their exports and tells four teams, two by mail and two by webhook. */
export function projectOf({ brands }: Shops, receivers: RecordingReceivers): Promise<Project> {
  const secret = `\${HOOK_SECRET}`;
  const options = {
    email: (team: string) => ({ to: `${team}@shop.example` }),
    webhook: (team: string) => ({ url: `${receivers.webhookUrl}/${team}`, secret }),
  };
  return makeProject({
    sources: {
      brands: brands.map((id) => ({ id, name: id })),
      locations: brands.map((brand) => ({ id: `${brand}-place`, name: `${brand} place`, brand })),
      sources: brands.map((brand) => ({
        id: `${brand}-export`,
        location: `${brand}-place`,
        kind: 'file',
        access: 'export',
        language: 'en',
        options: { path: `${brand}.csv`, map: columns() },
      })),
    },
    touchpoints: {
      touchpoints: STEPS.map(({ touchpoint, team }) => ({ id: touchpoint, name: { en: touchpoint }, owners: [team] })),
    },
    teams: {
      fallback: 'logistics',
      engineer: 'logistics',
      teams: STEPS.map(({ team, notifier }) => ({
        id: team,
        name: team,
        receivers: [{ notifier, options: options[notifier](team) }],
      })),
    },
    // Each fall is to be told by itself: what caps and reminders do is tested elsewhere.
    alerts: {
      flood: { most: 1000, perHours: 1 },
      updateAfterHours: 0,
      repeatAfterDays: 0,
      escalate: { managerAfterDays: 0, brandOwnerAfterDays: 0 },
    },
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: [receivers.webhookHost] },
      mail: { from: 'vigie@shop.example', smtp: { host: '127.0.0.1', port: receivers.smtpPort } },
    },
  });
}

/** What the shops' exports hold at the time of a pass. */
export async function writeExports(project: Project, { brands }: Shops, pass: number): Promise<void> {
  for (const [index, brand] of brands.entries())
    await writeFile(join(project.dir, `${brand}.csv`), exportOf(brand, index, daysUntil(pass)));
}

/** Anew for each source: YAML would write one object as an alias, and many aliases are refused. */
function columns() {
  return {
    id: 'id',
    date: 'date',
    rating: 'rating',
    author: 'author',
    text: 'text',
    subRatings: Object.fromEntries(STEPS.map(({ touchpoint }) => [touchpoint, touchpoint])),
  };
}

function exportOf(brand: string, index: number, days: number): string {
  const own = stepOf(index).touchpoint;
  const lines = [`id,date,rating,author,text,${STEPS.map(({ touchpoint }) => touchpoint).join(',')}`];
  for (let day = 0; day < days; day++) {
    const bad = day >= CALM_DAYS && (day - CALM_DAYS) % (FALL_DAYS + RETURN_DAYS) < FALL_DAYS;
    // Good reviews differ from each other, as they do; no two shops alike.
    const good = 5 - Number((day * 7 + index * 3) % 4 === 0);
    const parts = STEPS.map(({ touchpoint }) => (bad && touchpoint === own ? 1 : good));
    const text = bad ? `Order ${day}: a sad day.` : '';
    const at = new Date(START + day * DAY_MS + (index % 12) * 3_600_000).toISOString();
    lines.push(`${brand}-${day},${at},${bad ? 1 + (day % 2) : good},author ${day % 53},${text},${parts.join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

function stepOf(index: number): (typeof STEPS)[number] {
  return STEPS[index % STEPS.length]!;
}

/** First day after a phase. */
function dayAt(phase: number): string {
  return new Date(START + daysUntil(phase) * DAY_MS).toISOString().slice(0, 10);
}

/** Days until a phase ends: phase 0 is the calm before the first fall. */
function daysUntil(phase: number): number {
  const falls = Math.ceil(phase / 2);
  return CALM_DAYS + falls * FALL_DAYS + (phase - falls) * RETURN_DAYS;
}
