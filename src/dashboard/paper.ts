/** What a page is written with: the visitor's language, names made safe, figures, moments, and links that keep the frame. */
import { html } from 'hono/html';
import { type Figures, figures, type Language } from '../alerts/figures.ts';
import { isolate, oneLine } from '../alerts/plain.ts';
import type { Config } from '../config/config.ts';
import type { Account } from '../domain/account.ts';
import { mayDo, type Role } from '../domain/account.ts';
import type { Scale } from '../domain/scale.ts';
import type { Instant } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { GUEST } from './desk.ts';
import { FRAME, type Frame } from './frame.ts';
import type { Html } from './html.ts';
import { COMMON_WORDS, type CommonWords } from './words/common.ts';

export interface Paper {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly words: CommonWords;
  readonly account: Account;
  readonly frame: Frame;
  readonly now: Instant;
  /** IANA zone of the moments on the page. */
  readonly timeZone: string;
  readonly figures: (scale: Scale) => Figures;
  /** A whole number. */
  readonly count: (n: number) => string;
  /** A share of 1 as per cent. */
  readonly share: (part: number) => string;
  readonly moment: (at: Instant) => Html;
  readonly day: (at: Instant) => Html;
  /** Any text from outside as one line that cannot turn what stands beside it. */
  readonly name: (text: string) => string;
  readonly brand: (id: string) => string;
  readonly region: (id: string) => string;
  readonly location: (id: string) => string;
  readonly touchpoint: (id: string) => string;
  /** Ids of the journey's touchpoints, in its order. */
  readonly touchpoints: readonly string[];
  readonly team: (id: string) => string;
  readonly source: (id: string) => string;
  /** Path of a page of ours with the frame of this one; `undefined` leaves a parameter out. */
  readonly to: (path: string, query?: Readonly<Record<string, string | number | undefined>>) => string;
  /** Path and query of this page, changed. */
  readonly here: (query: Readonly<Record<string, string | number | undefined>>) => string;
  readonly may: (least: Role) => boolean;
  readonly isGuest: boolean;
}

export interface PaperRequest {
  readonly config: Config;
  readonly account: Account;
  readonly path: string;
  /** As the route checked it. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Parameters that stand in the path, not in the query. */
  readonly inPath: readonly string[];
  readonly acceptLanguage: string | undefined;
  readonly now: Instant;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-IR-u-ca-persian-nu-arabext' };

const NAME_LIMIT = 120;

/** Parameters that say how, or that something was done: links do not carry them on. */
const PASSING = new Set(['done', 'chart', 'as']);

export function paperFor(request: PaperRequest): Paper {
  const { config, account, path, now } = request;
  const query = request.query as Frame & Readonly<Record<string, unknown>>;
  const language = query.lang ?? account.language ?? spoken(request.acceptLanguage);
  const words = COMMON_WORDS[language];
  const timeZone = account.timeZone ?? teamOf(config, account)?.timeZone ?? config.schedule?.timeZone ?? 'UTC';
  const name = (text: string) => isolate(oneLine(text, NAME_LIMIT), words.direction);
  const named = (all: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(all.map(({ id, name: text }) => [id, text]));
    return (id: string) => name(names.get(id) ?? id);
  };
  const touchpoints = new Map<string, string>(
    config.touchpoints.map((one) => [one.id, one.name[language] ?? one.name.en]),
  );
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const locationName = named(config.locations);
  const bySource = new Map<string, string>(config.sources.map(({ id, location }) => [id, location]));
  const frame = Object.fromEntries(
    Object.keys(FRAME).flatMap((key) =>
      query[key] === undefined || PASSING.has(key) ? [] : [[key, String(query[key])]],
    ),
  );
  return {
    language,
    direction: words.direction,
    words,
    account,
    frame: query,
    now,
    timeZone,
    figures: figuresOnce((scale) => figures(language, scale, timeZone)),
    count: (n) => whole.format(n),
    share: (part) => percent.format(part),
    moment: (at) => html`<time datetime="${at}" data-moment>${long.format(new Date(at))}</time>`,
    day: (at) => html`<time datetime="${at}">${short.format(new Date(at))}</time>`,
    name,
    brand: named(config.brands),
    region: named(config.regions),
    location: locationName,
    touchpoint: (id) => (id === UNATTRIBUTED ? words.unattributed : name(touchpoints.get(id) ?? id)),
    touchpoints: config.touchpoints.map(({ id }) => id),
    team: named(config.teams),
    source: (id) => {
      const place = bySource.get(id);
      return place === undefined ? name(id) : `${locationName(place)} · ${name(id)}`;
    },
    to: (target, changes = {}) => addressOf(target, { ...frame, ...changes }),
    here: (changes) => addressOf(path, { ...shown(query, new Set(request.inPath)), ...changes }),
    may: (least) => account !== GUEST && mayDo(account.role, least),
    isGuest: account === GUEST,
  };
}

/** Formats of a language take a millisecond to make: a list asks for the same ones at every line. */
function figuresOnce(make: Paper['figures']): Paper['figures'] {
  const made = new Map<Scale, Figures>();
  return (scale) => {
    const known = made.get(scale) ?? make(scale);
    made.set(scale, known);
    return known;
  };
}

function shown(
  query: Readonly<Record<string, unknown>>,
  inPath: ReadonlySet<string>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      PASSING.has(key) || inPath.has(key) || value === undefined ? [] : [[key, String(value)]],
    ),
  );
}

function addressOf(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]): [string, string][] =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString();
  return search ? `${path}?${search}` : path;
}

function teamOf({ teams }: Config, { team }: Account): Config['teams'][number] | undefined {
  return team && teams.find(({ id }) => id === team);
}

/** RFC 9110, 12.5.4: the first of our languages in the visitor's order of weights. */
function spoken(header = ''): Language {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((item, index) => {
      const [tag = '', ...parameters] = item.trim().split(';');
      const weight = parameters
        .find((one) => one.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { code: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return wanted.map(({ code }) => code).find(isLanguage) ?? 'en';
}

function isLanguage(code: string): code is Language {
  return code === 'en' || code === 'fr' || code === 'fa';
}
