/** Relative wordings of a language, learnt by reading ICU backwards; apart from the wordings that ICU does not write. */
import { DATE_UNITS, type DateUnit, foldWording, type RelativeWording, wordingKey } from './date-words.ts';

/** Keys are as `wordingKey` leaves them. */
export interface RelativeTable {
  /** Wordings with their number as `#`; several units when an abbreviation is ambiguous ("5m"). */
  readonly counted: ReadonlyMap<string, ReadonlySet<DateUnit>>;
  /** Patterns that the language uses with the number one: words for one stand for it. */
  readonly single: ReadonlySet<string>;
  readonly fixed: ReadonlyMap<string, readonly RelativeWording[]>;
}

/** Plural forms are learnt from these. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 21, 22, 25, 30, 31, 41, 100, 101, 102, 103, 111];
const STYLES = ['long', 'short', 'narrow'] as const;
const tables = new Map<string, RelativeTable>();

/** The table of one language (BCP 47), made when first asked for: about 3 ms. */
export function relativeTable(language: string): RelativeTable {
  const known = tables.get(language);
  if (known) return known;
  const made = makeTable(language);
  tables.set(language, made);
  return made;
}

/** One table of several languages: a wording means what it means in any of them. */
export function relativeTableOf(languages: readonly string[]): RelativeTable {
  const name = languages.join();
  const known = tables.get(name);
  if (known) return known;
  const made = mergeTables(languages.map(relativeTable));
  tables.set(name, made);
  return made;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['east-asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
];

/** The first of the scripts above that a text has a letter of, or `other`. */
export function scriptOf(text: string): string {
  return SCRIPTS.find(([, letters]) => letters.test(text))?.[0] ?? 'other';
}

const scriptNames: Readonly<Record<string, string>> = {
  Latn: 'latin',
  Cyrl: 'cyrillic',
  Arab: 'arabic',
  Hans: 'east-asian',
  Hant: 'east-asian',
  Jpan: 'east-asian',
  Kore: 'east-asian',
};

/**
 * The languages that review sites speak, tried on a wording whose language is not known, or is another one's. Any other
 * language that ICU knows is read when the page states it.
 */
const LANGUAGES =
  `en fr fa de es it pt nl pl ru uk el tr ar ar-EG he ja ko zh zh-Hant yue sv da nb nn fi cs sk hu ro bg hr bs sr sr-Latn sl lt lv et id ms
  vi th hi bn ka ca eu gl is sq mk az kk uz hy ur ps ckb fil sw af mr ta te gu kn ml pa si ne my km lo mn be ky am cy ga lb so
  en-CA en-AU es-MX pt-PT fr-CA`.split(/\s+/);

const languages = new Map<string, readonly string[]>();

/** Those of `LANGUAGES` that are written in a script and that this runtime knows. */
export function languagesIn(script: string): readonly string[] {
  const known = languages.get(script);
  if (known) return known;
  const found = Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES).filter(
    (code) => (scriptNames[new Intl.Locale(code).maximize().script ?? ''] ?? 'other') === script,
  );
  languages.set(script, found);
  return found;
}

function mergeTables(parts: readonly RelativeTable[]): RelativeTable {
  const counted = new Map<string, Set<DateUnit>>();
  const fixed = new Map<string, RelativeWording[]>();
  for (const part of parts) {
    for (const [pattern, units] of part.counted)
      counted.set(pattern, new Set([...(counted.get(pattern) ?? []), ...units]));
    for (const [wording, meanings] of part.fixed) for (const meaning of meanings) addMeaning(fixed, wording, meaning);
  }
  return { counted, fixed, single: new Set(parts.flatMap(({ single }) => [...single])) };
}

function makeTable(language: string): RelativeTable {
  const counted = new Map<string, Set<DateUnit>>();
  const single = new Set<string>();
  const fixed = new Map<string, RelativeWording[]>();
  /** Says whether the wording shows its number. */
  const learn = (wording: string, count: number, unit: DateUnit, sense: 'ago' | 'calendar'): boolean => {
    const key = wordingKey(foldWording(wording));
    const pattern = key.replace(String(count), '#');
    if (!pattern.includes('#')) {
      if (pattern !== '') addMeaning(fixed, pattern, { count, unit, sense });
      return false;
    }
    counted.set(pattern, (counted.get(pattern) ?? new Set()).add(unit));
    if (count === 1) single.add(pattern);
    return true;
  };
  const forms = countsOfForms(language);
  const learnForms = (unit: DateUnit, write: (count: number) => string): void => {
    for (const [first, second] of forms) {
      const wording = write(first);
      const shown = learn(wording, first, unit, 'ago');
      // Hebrew shows the number beside a dual, in brackets: "לפני שבועיים (2)".
      if (wording.endsWith(')')) learn(wording.replace(/\s\(\d+\)$/, ''), first, unit, 'ago');
      // A form may have a word of its own for its first number.
      if (second !== undefined && (!shown || first <= 2)) learn(write(second), second, unit, 'ago');
    }
  };
  for (const style of STYLES) {
    const always = new Intl.RelativeTimeFormat(language, { style, numeric: 'always' });
    const auto = new Intl.RelativeTimeFormat(language, { style, numeric: 'auto' });
    for (const unit of DATE_UNITS) {
      learnForms(unit, (count) => always.format(-count, unit));
      for (const count of [0, 1, 2, 3]) learn(auto.format(-count, unit), count, unit, 'calendar');
      if (unit === 'quarter') continue;
      const bare = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: style });
      learnForms(unit, (count) => bare.format(count));
    }
  }
  return { counted, single, fixed };
}

function addMeaning(fixed: Map<string, RelativeWording[]>, wording: string, meaning: RelativeWording): void {
  const known = fixed.get(wording) ?? [];
  // Arabic says "two months ago" in one word: what counts back does not name a calendar unit, but for days.
  const same = known.some(
    ({ count, unit, sense }) =>
      count === meaning.count &&
      unit === meaning.unit &&
      (sense === meaning.sense || (sense === 'ago' && unit !== 'day')),
  );
  if (!same) fixed.set(wording, [...known, meaning]);
}

/** The first two numbers of each plural form of the language. */
function countsOfForms(language: string): readonly (readonly [number, number?])[] {
  const rules = new Intl.PluralRules(language);
  const forms = new Map<string, [number, number?]>();
  for (const count of COUNTS) {
    const form = rules.select(count);
    const known = forms.get(form);
    if (!known) forms.set(form, [count]);
    else if (known.length === 1) known.push(count);
  }
  return [...forms.values()];
}
