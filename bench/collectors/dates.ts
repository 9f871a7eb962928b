/** How well dates are read: every phrase of ICU round trip, the wordings seen on pages, and Google's own samples with known stamps. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATE_UNITS, type DateUnit } from '../../src/collectors/dates/date-words.ts';
import { readWrittenDate } from '../../src/collectors/dates/written-date.ts';
import { DAY_MS, instant } from '../../src/domain/time.ts';

/** Forty languages of review sites. */
export const BENCH_LANGUAGES =
  'en fr fa de es it pt nl pl ru uk el tr ar he ja ko zh zh-Hant sv da nb fi cs sk hu ro bg hr sr sl lt lv et id vi th hi bn ka'.split(
    ' ',
  );
/** Every language that ICU has words of its own for, and the variants that write them otherwise; a test holds the list against the running ICU. */
export const ICU_LANGUAGES =
  `en fr fa af ak am ar ars as asa ast az ba bas be bem bez bg bgc bho blo bm bn bo br brx bs bua ca ccp ce ceb cgg
  chr ckb cs csw cv cy da dav de dje doi dsb dua dyo dz ebu ee el eo es et eu ewo ff fi fil fo fur fy ga gd gl gsw
  gu guz ha haw he hi hr hsb hu hy ia id ie ig ii is it ja jgo jmc jv ka kab kam kde kea kgp khq ki kk kkj kl kln
  km kn ko kok ks ksb ksf ksh ku kxv ky lag lb lg lkt ln lo lrc lt lu luo lv mai mas mer mfe mg mgh mgo mi mk ml mn
  mni mr ms mt mua my mzn naq nb nd ne nl nmg nn nnh nqo nso nus nyn oc om or os pa pcm pl ps pt qu raj rm rn ro
  rof ru rw rwk sa sg sah saq sat sbp sc scn sd se seh ses shi shn si sk sl sn so sq sr su sv sw syr ta te teo tg
  th ti tk tn to tok tr tt twq tyv tzm ug uk ur uz vai vec vi vun wae wo xh xnr xog yav yi yo yrl yue zgh zh zu
  ar-EG az-Cyrl bs-Cyrl en-AU en-CA en-GB es-419 es-MX es-US fr-CA hi-Latn kk-Arab kok-Latn ks-Deva kxv-Deva
  pa-Arab pt-PT sd-Deva sr-Latn ur-IN uz-Cyrl vai-Latn yue-Hans zh-Hant zh-Hant-HK`.split(/\s+/);
/** Thirty counts. */
export const BENCH_COUNTS = [...Array.from({ length: 23 }, (_, index) => index + 1), 25, 28, 30, 31, 45, 59, 100];

/** Share of phrases whose interval holds the truth, and how wide the intervals are. */
export interface RoundTrip {
  readonly phrases: number;
  readonly held: number;
  /** Intervals of counted phrases wider than their unit, as an abbreviation means two units. */
  readonly wide: number;
  /** Language → phrases that were not read, or read wrongly; at most five each. */
  readonly failures: ReadonlyMap<string, readonly string[]>;
}

export interface RoundTripOptions {
  readonly languages: readonly string[];
  readonly counts: readonly number[];
  /** Tell the reader the language of the phrase. */
  readonly told: boolean;
}

/** A moment at which months, quarters and years have unequal lengths behind them. */
const CAPTURED_AT = instant('2026-03-31T10:20:30.400Z');
const NOW = Date.parse(CAPTURED_AT);

/** Every phrase that ICU makes for a past of so many units, in all styles, read back; held when all moments it can mean are in the interval. */
export function measureRoundTrip({ languages, counts, told }: RoundTripOptions): RoundTrip {
  let [phrases, held, wide] = [0, 0, 0];
  const failures = new Map<string, string[]>();
  for (const language of languages) {
    for (const { phrase, unit, count, named } of phrasesOf(language, counts)) {
      phrases += 1;
      const written = readWrittenDate(phrase, { capturedAt: CAPTURED_AT, ...(told && { language }) });
      const truths = named ? momentsNamed(unit, count) : momentsAgo(unit, count);
      if (written && truths.every((at) => Date.parse(written.earliest) <= at && at <= Date.parse(written.latest)))
        held += 1;
      else failures.set(language, [...(failures.get(language) ?? []), `${phrase} (${count} ${unit})`].slice(0, 5));
      if (written && !named && Date.parse(written.latest) - Date.parse(written.earliest) > LONGEST[unit]) wide += 1;
    }
  }
  return { phrases, held, wide, failures };
}

interface Phrase {
  readonly phrase: string;
  readonly unit: DateUnit;
  readonly count: number;
  /** A calendar unit is named ("yesterday", "last month"), not counted. */
  readonly named: boolean;
}

function* phrasesOf(language: string, counts: readonly number[]): Generator<Phrase> {
  for (const style of ['long', 'short', 'narrow'] as const) {
    const always = new Intl.RelativeTimeFormat(language, { style, numeric: 'always' });
    const auto = new Intl.RelativeTimeFormat(language, { style, numeric: 'auto' });
    for (const unit of DATE_UNITS) {
      for (const count of counts) {
        const counted = always.format(-count, unit);
        const phrase = auto.format(-count, unit);
        yield { phrase: counted, unit, count, named: false };
        yield { phrase, unit, count, named: phrase !== counted };
      }
    }
  }
}

const MONTHS: Readonly<Partial<Record<DateUnit, number>>> = { month: 1, quarter: 3, year: 12 };
const MILLIS: Readonly<Partial<Record<DateUnit, number>>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
};
const LONGEST: Readonly<Record<DateUnit, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 31 * DAY_MS,
  quarter: 92 * DAY_MS,
  year: 366 * DAY_MS,
};

/** So many whole units ago, and a part of one more: just begun, half, almost over. */
function momentsAgo(unit: DateUnit, count: number): readonly number[] {
  const [newest, oldest] = [before(unit, count), before(unit, count + 1)];
  return [newest, (newest + oldest) / 2, oldest + 1];
}

/** First, middle and last moment of the calendar unit so many before the current one; weeks begin on Monday, or on Sunday. */
function momentsNamed(unit: DateUnit, count: number): readonly number[] {
  const now = new Date(NOW);
  const months = MONTHS[unit];
  if (months !== undefined) {
    const month = now.getUTCMonth() - (now.getUTCMonth() % months);
    const [from, to] = [count, count - 1].map((back) => Date.UTC(now.getUTCFullYear(), month - back * months, 1));
    return [from!, (from! + to!) / 2, to! - 1];
  }
  const length = MILLIS[unit]!;
  const today = NOW - (NOW % DAY_MS);
  const starts =
    unit === 'week'
      ? [1, 0].map((first) => today - ((now.getUTCDay() - first + 7) % 7) * DAY_MS)
      : [NOW - (NOW % length)];
  return starts.flatMap((start) => [
    start - count * length,
    start - (count - 0.5) * length,
    start - (count - 1) * length - 1,
  ]);
}

function before(unit: DateUnit, count: number): number {
  const months = MONTHS[unit];
  if (months === undefined) return NOW - count * MILLIS[unit]!;
  const now = new Date(NOW);
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count * months + 1, 0)).getUTCDate();
  const day = Math.min(now.getUTCDate(), last);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count * months, day) + (NOW % DAY_MS);
}

/** A wording of Google beside the stamp of the same review. */
export interface StampedWording {
  readonly wording: string;
  readonly at: number;
}

/** Samples of one capture: whether one moment of capture puts every stamp inside the interval of its wording. */
export interface GoogleSamples {
  readonly name: string;
  readonly samples: number;
  readonly held: number;
  /** The moment of capture for which most hold. */
  readonly capturedAt: string;
}

/** Files of arrays, and answers of the Places API, with the language of their wordings. */
const GOOGLE_FILES: readonly (readonly [string, string])[] = [
  ['google-rpc-json/place-island-beach-en', 'en'],
  ['google-rpc-json/place-kipriakon-en', 'en'],
  ['google-rpc-json/place-kypriakon-el', 'el'],
  ['google-places-api/details-comptoir-gastronomie-fr', 'fr'],
  ['google-places-api/details-fromagerie-fr-fragment', 'fr'],
  ['google-places-api/details-google-australia-en', 'en'],
  ['google-places-api/details-google-sydney-en', 'en'],
  ['google-places-api/details-walt-disney-world-en', 'en'],
  ['google-places-api/places-v1-kensington-en', 'en'],
];

/** Hours after the youngest review in which the capture is looked for: a year. */
const HOURS = 366 * 24;

/**
 * Captures carry no time of their own: each hour of the year behind the youngest stamp is tried as the moment of capture,
 * and the best one counts: one moment has to suit all. Undefined where the shared material is absent.
 */
export function measureGoogleSamples(shared: string): readonly GoogleSamples[] | undefined {
  const folder = resolve(shared, 'fixtures/captured');
  if (!existsSync(folder)) return undefined;
  return GOOGLE_FILES.map(([name, language]) => {
    const samples = stampedWordings(JSON.parse(readFileSync(resolve(folder, `${name}.json`), 'utf8')));
    const youngest = Math.max(...samples.map(({ at }) => at));
    let best = { held: -1, capturedAt: '' };
    for (let hour = 0; hour <= HOURS && best.held < samples.length; hour += 1) {
      const capturedAt = instant(youngest + hour * 3_600_000);
      const held = samples.filter((sample) => holds(sample, capturedAt, language)).length;
      if (held > best.held) best = { held, capturedAt };
    }
    return { name, samples: samples.length, ...best };
  });
}

function holds({ wording, at }: StampedWording, capturedAt: ReturnType<typeof instant>, language: string): boolean {
  const written = readWrittenDate(wording, { capturedAt, language });
  return written !== undefined && Date.parse(written.earliest) <= at && at <= Date.parse(written.latest);
}

/** Reviews of the Places API, and arrays that hold a stamp in microseconds, its edit, and then a short text: [1][2], [1][3], [1][6] of a review. */
function stampedWordings(node: unknown): readonly StampedWording[] {
  if (Array.isArray(node)) {
    const [created, edited, wording] = [node[2], node[3], node[6]];
    const isStamp = typeof created === 'number' && created > 1e15 && created < 3e15 && typeof wording === 'string';
    const own = isStamp ? [{ wording, at: Math.floor((typeof edited === 'number' ? edited : created) / 1000) }] : [];
    return [...own, ...node.flatMap(stampedWordings)];
  }
  if (typeof node !== 'object' || node === null) return [];
  const {
    relative_time_description: legacy,
    relativePublishTimeDescription: v1,
    time,
    publishTime,
  } = node as Record<string, unknown>;
  const wording = legacy ?? v1;
  const at = typeof time === 'number' ? time * 1000 : Date.parse(String(publishTime));
  if (typeof wording === 'string' && !Number.isNaN(at)) return [{ wording, at }];
  return Object.values(node).flatMap(stampedWordings);
}

/** Distinct date wordings in the expectations of all captures, and those of them that are not read. */
export function measureCapturedWordings(
  shared: string,
): { readonly wordings: number; readonly unread: readonly string[] } | undefined {
  const folder = resolve(shared, 'fixtures/captured');
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder, { recursive: true }).map(String);
  const wordings = new Set(
    names
      .filter((name) => name.endsWith('.expected.json'))
      .flatMap((name) => datesIn(JSON.parse(readFileSync(resolve(folder, name), 'utf8')))),
  );
  const unread = [...wordings].filter((wording) => !readWrittenDate(wording, { capturedAt: CAPTURED_AT }));
  return { wordings: wordings.size, unread };
}

function datesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? (/date/i.test(key) ? [value] : []) : datesIn(value),
  );
}

/** Prints the figures of dates with their goals. */
export function printDateFigures(print: (line: string) => void, shared: string): void {
  for (const told of [true, false]) {
    const { phrases, held, wide, failures } = measureRoundTrip({
      languages: BENCH_LANGUAGES,
      counts: BENCH_COUNTS,
      told,
    });
    const share = ((100 * held) / phrases).toFixed(3);
    print(
      `dates: ${held} of ${phrases} phrases of ICU held, ${share} % (goal ≥ 99.9 %), ${wide} wider than a unit; language ${told ? 'told' : 'not told'}`,
    );
    for (const [language, phrase] of failures) print(`    ${language}: ${phrase.join(' | ')}`);
  }
  const samples = measureGoogleSamples(shared);
  if (samples)
    print(
      `dates: Google samples with known stamps held: ${sum(samples, 'held')} of ${sum(samples, 'samples')} (goal: all)`,
    );
  const captured = measureCapturedWordings(shared);
  if (captured)
    print(
      `dates: captured wordings read: ${captured.wordings - captured.unread.length} of ${captured.wordings} (goal: all)`,
    );
}

function sum(samples: readonly GoogleSamples[], field: 'held' | 'samples'): number {
  return samples.reduce((total, sample) => total + sample[field], 0);
}
