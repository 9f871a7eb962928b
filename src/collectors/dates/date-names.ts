/** Names of months and weekdays, and the small words between them, learnt from ICU by language; apart from the reading of dates. */
import type { DateContext } from './date-span.ts';
import { foldWording } from './date-words.ts';
import { type CalendarName, daySpan } from './other-calendars.ts';
import { languagesIn, scriptOf } from './relative-table.ts';

export interface NamedMonth {
  readonly month: number;
  readonly calendar: CalendarName;
}

/** What the words of dates mean in one language, or in several. Keys are tokens as `dateTokens` gives them, divided by spaces. */
export interface DateNames {
  /** Several months where languages differ: "listopad" is October in Croatian and November in Polish. */
  readonly months: ReadonlyMap<string, readonly NamedMonth[]>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlyMap<string, ReadonlySet<number>>;
  /** "de", "г.", "gada": what stands between the parts of a date. */
  readonly fillers: ReadonlySet<string>;
}

/** A run of letters or of digits; `glued` when nothing but a hyphen or point divides it from the one before. */
export interface DateToken {
  readonly text: string;
  readonly glued: boolean;
}

/** The tokens of a folded wording. */
export function dateTokens(folded: string): readonly DateToken[] {
  const tokens: DateToken[] = [];
  let end = -1;
  for (const { 0: text, index } of folded.matchAll(/\d+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu)) {
    tokens.push({ text, glued: end >= 0 && /^[.-]?$/.test(folded.slice(end, index)) });
    end = index + text.length;
  }
  return tokens;
}

/** The most tokens that the name of a month has in any language. */
export const LONGEST_NAME = 4;

const names = new Map<string, DateNames>();

/** The names of one language (BCP 47), made when first asked for: about 2 ms. */
export function dateNames(language: string): DateNames {
  const known = names.get(language);
  if (known) return known;
  const made = mergeNames([...siblings(language)].map(makeNames));
  names.set(language, made);
  return made;
}

/** The names of several languages at once. */
export function dateNamesOf(languages: readonly string[]): DateNames {
  const key = languages.join();
  const known = names.get(key);
  if (known) return known;
  const made = mergeNames(languages.map(dateNames));
  // English words between names of other languages make a date of "1 out of 10": October in Portuguese.
  for (const word of ENGLISH_FILLERS) made.fillers.delete(word);
  names.set(key, made);
  return made;
}

/** Regions that name months otherwise: Jänner, كانون الثاني, جانفي, حمل. */
function siblings(language: string): ReadonlySet<string> {
  const others: Readonly<Record<string, readonly string[]>> = {
    ar: ['ar-LB', 'ar-DZ', 'ar-MA', 'ar-MR'],
    de: ['de-AT'],
    en: ['en-GB', 'en-AU', 'en-CA'],
    es: ['es-MX', 'es-419'],
    fa: ['fa-AF'],
    fr: ['fr-CA'],
  };
  return new Set([language, ...(others[base(language)] ?? [])]);
}

const base = (language: string): string => language.split('-')[0] ?? language;

/** Languages whose readers write Jalali, or Hijri, months. */
const PERSIAN = new Set(['fa', 'en', 'ps', 'ckb', 'lrc', 'mzn', 'ku', 'uz', 'az']);
const HIJRI = new Set('ar en fa fr ur tr id ms ps ckb de es az bn sd ug ku'.split(' '));

function makeNames(language: string): DateNames {
  const found: Found = { months: new Map(), weekdays: new Map(), fillers: new Set() };
  learnMonths(found, language, 'gregory');
  if (PERSIAN.has(base(language))) learnMonths(found, language, 'persian');
  if (HIJRI.has(base(language))) learnMonths(found, language, 'hijri');
  learnWeekdays(found, language);
  if (base(language) === 'en') for (const word of ENGLISH_FILLERS) found.fillers.add(word);
  return found;
}

interface Found {
  readonly months: Map<string, readonly NamedMonth[]>;
  readonly weekdays: Map<string, Set<number>>;
  readonly fillers: Set<string>;
}

function mergeNames(parts: readonly DateNames[]): Found {
  const found: Found = { months: new Map(), weekdays: new Map(), fillers: new Set() };
  for (const part of parts) {
    for (const [name, months] of part.months) for (const month of months) addMonth(found.months, name, month);
    for (const [name, days] of part.weekdays)
      found.weekdays.set(name, new Set([...(found.weekdays.get(name) ?? []), ...days]));
    for (const word of part.fillers) found.fillers.add(word);
  }
  return found;
}

const ICU_CALENDARS = { gregory: 'gregory', persian: 'persian', hijri: 'islamic-umalqura' } as const;
const YEARS = { gregory: 2024, persian: 1403, hijri: 1446 } as const;

/** Long and short names, alone, beside a day and in a whole date: many languages inflect them ("wrzesień", "3 września", "в сентябре"). */
function learnMonths(found: Found, language: string, calendar: CalendarName): void {
  const whole = { day: 'numeric', year: 'numeric' } as const;
  const beside = calendar === 'gregory' ? [{}, { day: 'numeric' } as const, whole] : [{ day: 'numeric' } as const];
  const formats = (['long', 'short'] as const).flatMap((month) =>
    beside.map(
      (rest) =>
        new Intl.DateTimeFormat(language, { calendar: ICU_CALENDARS[calendar], month, timeZone: 'UTC', ...rest }),
    ),
  );
  for (let month = 1; month <= 12; month += 1) {
    const at = daySpan(calendar, YEARS[calendar], month, 15)?.from ?? 0;
    for (const format of formats) {
      const parts = format
        .formatToParts(at)
        .map(({ type, value }) => ({ type, value: foldWording(`|${value}|`).slice(1, -1) }));
      for (const name of namesIn(parts)) addMonth(found.months, name, { month, calendar });
      for (const { type, value } of parts)
        if (type === 'literal') for (const { text } of dateTokens(value)) found.fillers.add(text);
    }
  }
}

/** The name, and the name with the letters that hang on it: Hebrew "ב" before, Kurdish "ی" behind. */
function namesIn(parts: readonly { readonly type: string; readonly value: string }[]): readonly string[] {
  const at = parts.findIndex(({ type }) => type === 'month');
  const name = parts[at]?.value ?? '';
  const before = /\p{L}{1,3}$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
  const behind = /^[\p{L}\p{M}]{1,8}/u.exec(parts[at + 1]?.value ?? '')?.[0] ?? '';
  return [...new Set([name, before + name, name + behind])].map(phraseOf).filter((phrase) => /^[^\d]+$/.test(phrase));
}

const phraseOf = (text: string): string =>
  dateTokens(text.replaceAll('.', ''))
    .map((token) => token.text)
    .join(' ');

function addMonth(months: Map<string, readonly NamedMonth[]>, name: string, named: NamedMonth): void {
  const known = months.get(name) ?? [];
  if (!known.some(({ month, calendar }) => month === named.month && calendar === named.calendar))
    months.set(name, [...known, named]);
}

/** 7 January 2024 was a Sunday. */
function learnWeekdays({ weekdays, fillers }: Found, language: string): void {
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    for (let day = 0; day < 7; day += 1) {
      const name = phraseOf(foldWording(format.format(Date.UTC(2024, 0, 7 + day))));
      weekdays.set(name, (weekdays.get(name) ?? new Set()).add(day));
      for (const word of name.split(' ')) fillers.add(word);
    }
  }
}

/** Between English names only: "4th of June, 2024". */
const ENGLISH_FILLERS = ['of', 'the'];

/** Words between the parts of dates that ICU does not use in them, or in another place. */
export const FILLERS = new Set(
  `on in at le la el em am den der des de del du da do di o a op il lo al um dne dnia dana în на в г гг год года г. р року рік роки год. ж թ م هـ ه ق ش ah ap bh ce ad
  m d men gada ev évi ngay nam sene yil год тарих يوم سنة عام روز سال ماه era st nd rd th er ere eme re º ª`.split(
    /\s+/,
  ),
);

/** Names to try, and how freely. */
export interface CandidateNames extends DateNames {
  /** Short names count without a year, too. */
  readonly own: boolean;
  /** Of all languages that share the script. */
  readonly anybodys: boolean;
}

/** The names to try, one set after the other: the language's own, English, French; without a language, all that share the script. */
export function* namesFor(text: string, { language }: DateContext): Generator<CandidateNames> {
  if (language !== undefined)
    for (const code of [language, 'en', 'fr']) yield { ...dateNames(code), own: code === language, anybodys: false };
  yield { ...dateNamesOf(languagesIn(scriptOf(text))), own: false, anybodys: true };
  if (language === undefined)
    for (const code of ['en', 'fr', 'fa']) yield { ...dateNames(code), own: true, anybodys: false };
}
