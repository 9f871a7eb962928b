/** The story of the demo: an invented home-goods brand, six places, eighteen months, and four things that happen in the last month. */
import { DAY_MS, type Instant, instant, millis } from '../../src/domain/time.ts';
import type { SitePlace, SiteReview } from '../site/place.ts';
import { bombReviews } from './bomb.ts';
import { type Chance, chance } from './chance.ts';
import type { Phrasebook } from './phrasebook.ts';
import { english } from './phrases-en.ts';
import { persian } from './phrases-fa.ts';
import { french } from './phrases-fr.ts';
import { type Mood, writeName, writeReply, writeText } from './write-review.ts';

export interface DemoStory {
  readonly title: string;
  readonly brand: string;
  /** Oldest review. */
  readonly start: Instant;
  /** The last visit; no review is younger. */
  readonly end: Instant;
  /** When the demo starts: all before is history. */
  readonly backfillUntil: Instant;
  /** The moments at which the demo wakes up and runs, after the backfill; about a week apart. */
  readonly visits: readonly Instant[];
  readonly places: readonly StoryPlace[];
  /** What must be told, and nothing else. */
  readonly truths: readonly Truth[];
}

export interface StoryPlace {
  /** Id of the location in `demo/config/sources.yaml`. */
  readonly location: string;
  readonly site: SitePlace;
}

/** One thing that happens, and how to know an incident that tells it. */
export interface Truth {
  readonly title: string;
  readonly location: string;
  readonly since: Instant;
  readonly matches: (incident: ToldIncident) => boolean;
}

/** What a truth looks at; `location` is the display name. */
export interface ToldIncident {
  readonly key: string;
  readonly kind: string;
  readonly direction: string;
  readonly location: string;
  readonly touchpoint?: string;
}

const START = instant('2025-05-01T06:00:00Z');
const BACKFILL = instant('2026-09-26T06:00:00Z');
const VISITS = ['03', '10', '17', '24', '31'].map((day) => instant(`2026-10-${day}T06:00:00Z`));
const END = VISITS.at(-1) as Instant;
const DELIVERY_BREAKS = instant('2026-09-30T00:00:00Z');
const SERVICE_RISES = instant('2026-10-01T00:00:00Z');
const BOMB_DAY = instant('2026-10-14T00:00:00Z');
const LAYOUT_BREAKS = instant('2026-10-12T00:00:00Z');

/** Shares of 1, 2, 3, 4, 5 stars. */
type Shares = readonly [number, number, number, number, number];

/** A stretch of time in which a place has one character. */
interface Chapter {
  readonly from: Instant;
  readonly to: Instant;
  readonly reviews: number;
  readonly shares: Shares;
  readonly mood: Mood;
}

const USUAL: Mood = {
  praise: {
    staff: 3,
    product: 4,
    delivery: 2,
    price: 2,
    premises: 1.5,
    waiting: 1,
    digital: 1,
    support: 1,
    aftersales: 1,
  },
  blame: {
    product: 3,
    price: 2,
    waiting: 2,
    premises: 1.5,
    staff: 1.5,
    support: 1.5,
    digital: 1.5,
    aftersales: 1.5,
    delivery: 1,
  },
};
/** Who is content during the trouble speaks of anything but delivery. */
const DELIVERY_TROUBLE: Mood = {
  praise: { product: 4, staff: 3, price: 2 },
  blame: { late: 5, tracking: 4, courier: 3 },
};
const KIND_STAFF: Mood = { praise: { staff: 9, product: 1, waiting: 0.5 }, blame: { price: 2, premises: 1 } };

const GOOD: Shares = [0.04, 0.04, 0.08, 0.28, 0.56];
const MIDDLING: Shares = [0.08, 0.12, 0.2, 0.3, 0.3];

/** The whole story, the same on every machine. */
export function demoStory(): DemoStory {
  const delivery = maps('bristol', 'Maison Lumen Bristol', english, [
    { from: START, to: DELIVERY_BREAKS, reviews: 205, shares: GOOD, mood: USUAL },
    { from: DELIVERY_BREAKS, to: END, reviews: 38, shares: [0.34, 0.16, 0.11, 0.15, 0.24], mood: DELIVERY_TROUBLE },
  ]);
  const rise = maps('lyon', 'Maison Lumen Lyon', french, [
    { from: START, to: SERVICE_RISES, reviews: 200, shares: MIDDLING, mood: USUAL },
    { from: SERVICE_RISES, to: END, reviews: 36, shares: [0, 0, 0.03, 0.12, 0.85], mood: KIND_STAFF },
  ]);
  const bombed = maps('lille', 'Maison Lumen Lille', french, [usual(170)]);
  const broken = maps('shiraz', 'خانهٔ لومن شیراز', persian, [usual(150)]);
  return {
    title: 'Maison Lumen: six shops, eighteen months of reviews in English, French and Persian',
    brand: 'Maison Lumen',
    start: START,
    end: END,
    backfillUntil: BACKFILL,
    visits: VISITS,
    places: [
      delivery,
      facebook('leeds', 'Maison Lumen Leeds', english, usual(150)),
      rise,
      { ...bombed, site: { ...bombed.site, reviews: [...bombed.site.reviews, ...bombReviews(BOMB_DAY)] } },
      maps('tehran', 'خانهٔ لومن تهران', persian, [usual(180)]),
      { ...broken, site: { ...broken.site, brokenFrom: LAYOUT_BREAKS } },
    ],
    truths: [
      {
        title: 'delivery breaks in Bristol',
        location: delivery.location,
        since: DELIVERY_BREAKS,
        matches: (told) => isDrift(told, delivery, 'down') && told.touchpoint === 'delivery',
      },
      {
        title: 'service rises in Lyon',
        location: rise.location,
        since: SERVICE_RISES,
        matches: (told) => isDrift(told, rise, 'up'),
      },
      {
        title: 'Lille is bombed with reviews',
        location: bombed.location,
        since: BOMB_DAY,
        matches: (told) => told.kind === 'burst' && told.location === bombed.site.name,
      },
      {
        title: 'the page of Shiraz changes its layout',
        location: broken.location,
        since: LAYOUT_BREAKS,
        matches: (told) =>
          told.kind === 'source' && (told.location === broken.site.name || told.key.includes(broken.location)),
      },
    ],
  };
}

function isDrift(told: ToldIncident, place: StoryPlace, direction: string): boolean {
  return told.kind === 'drift' && told.direction === direction && told.location === place.site.name;
}

function usual(reviews: number): Chapter {
  return { from: START, to: END, reviews, shares: GOOD, mood: USUAL };
}

function maps(id: string, name: string, book: Phrasebook, chapters: readonly Chapter[]): StoryPlace {
  const dice = chance(`maps ${id}`);
  const reviews = chapters.flatMap((chapter) => {
    const stars = dealtStars(chapter.shares, chapter.reviews, dice);
    return moments(chapter, dice).map((writtenAt, index) => {
      const rating = stars[index] ?? 5;
      return review(book, chapter.mood, rating, writtenAt, dice, { id: mapsId(dice), rating });
    });
  });
  return { location: id, site: { id, kind: 'maps', name, language: book.code, reviews } };
}

/** Recommendations instead of stars: yes from four stars, but stars are never told. */
function facebook(id: string, name: string, book: Phrasebook, chapter: Chapter): StoryPlace {
  const dice = chance(`facebook ${id}`);
  const dealt = dealtStars(chapter.shares, chapter.reviews, dice);
  const reviews = moments(chapter, dice).map((writtenAt, index) => {
    const stars = dealt[index] ?? 5;
    const number = `${dice.whole(10_000_000, 99_999_999)}${dice.whole(1_000_000, 9_999_999)}`;
    return review(book, chapter.mood, stars, writtenAt, dice, { id: number, recommends: stars >= 4 });
  });
  return { location: id, site: { id, kind: 'facebook', name, language: book.code, reviews } };
}

function review(
  book: Phrasebook,
  mood: Mood,
  stars: number,
  writtenAt: Instant,
  dice: Chance,
  said: Pick<SiteReview, 'id' | 'rating' | 'recommends'>,
): SiteReview {
  const author = writeName(book, dice);
  const text = writeText(book, mood, stars, dice);
  const answered = dice.next() < 0.3;
  const reply = {
    text: writeReply(book, author, stars, dice),
    writtenAt: instant(millis(writtenAt) + dice.whole(2, 60) * 60_000),
  };
  return { ...said, author, ...(text !== undefined && { text }), writtenAt, ...(answered && { reply }) };
}

/** Moments of a chapter in order, one in each of its equal parts, in the waking hours: never two days' worth at once. */
function moments(chapter: Chapter, dice: Chance): Instant[] {
  const from = millis(chapter.from);
  const part = (millis(chapter.to) - from) / chapter.reviews;
  const times = Array.from({ length: chapter.reviews }, (_, index) => {
    const at = from + (index + dice.next()) * part;
    const day = Math.floor(at / DAY_MS) * DAY_MS;
    return Math.min(day + (7 + 14 * dice.next()) * 3_600_000, millis(chapter.to) - 7_200_000);
  });
  return times.toSorted((a, b) => a - b).map((at) => instant(Math.round(at)));
}

/** Stars dealt from shuffled decks of about thirty that hold the shares, so that calm places stay calm in a story of chance. */
function dealtStars(shares: Shares, count: number, dice: Chance): number[] {
  const deck = shares.flatMap((share, star) => Array<number>(Math.round(share * 30)).fill(star + 1));
  const dealt: number[] = [];
  while (dealt.length < count) dealt.push(...dice.shuffle(deck));
  return dealt.slice(0, count);
}

/** Opaque, as such sites make them. */
function mapsId(dice: Chance): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
  return `ChZD${Array.from({ length: 28 }, () => signs[dice.whole(0, 63)]).join('')}`;
}
