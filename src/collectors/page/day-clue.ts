/** A quick look whether a text with digits can hold a day at all; apart, because reading dates is dear and most numbers of a page are none. */
import { dateNames, dateNamesOf } from '../dates/date-names.ts';
import { languagesIn, relativeTable, relativeTableOf, scriptOf } from '../dates/relative-table.ts';
import { folded } from './folded.ts';

/** "2024", "3/5", "5mo", or a script that puts no spaces between words: read with care, whatever stands beside. */
const PLAIN =
  /(?<!\d)\d{4}(?!\d)|\d{1,2}\s?[./-]\s?\d{1,2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Units as sites shorten them, beside those that ICU knows. */
const SHORTENED = /^(?:secs?|mins?|hrs?|[wd]|wks?|mths?|mos?|yrs?|[ya]|jam|tyg|sem|tg)$/;
/** So many words may stand between a number and the word that makes it a day: "3. de mayo", "il y a 3 mois". */
const NEAR = 2;

/** May a short text with digits say a day? Words are looked up among those that dates of any language of its script are made of. */
export function hasDayClue(text: string, language: string | undefined): boolean {
  const plain = folded(text);
  if (PLAIN.test(plain)) return true;
  const tokens = plain.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
  const words = cluesOf(scriptOf(plain), language);
  return tokens.some((token, at) => {
    if (!/\d/.test(token)) return false;
    for (let near = Math.max(0, at - NEAR); near <= at + NEAR; near += 1) {
      const word = tokens[near];
      if (word !== undefined && words.has(word)) return true;
    }
    // "5 yrs", "3 mth": shortened as no table has it.
    return SHORTENED.test(tokens[at + 1] ?? '');
  });
}

const known = new Map<string, ReadonlySet<string>>();

/** Names of months and words that count back, single tokens, for all languages of a script and the page's own. */
function cluesOf(script: string, language: string | undefined): ReadonlySet<string> {
  const key = `${script} ${language}`;
  const before = known.get(key);
  if (before) return before;
  const words = new Set<string>();
  const add = (phrase: string): void => {
    for (const word of phrase.match(/[\p{L}\p{M}]+/gu) ?? []) if (word.length > 1) words.add(word);
  };
  const languages = languagesIn(script);
  const names = [dateNamesOf(languages), ...(language === undefined ? [] : [dateNames(language)])];
  const tables = [relativeTableOf(languages), ...(language === undefined ? [] : [relativeTable(language)])];
  for (const { months } of names) for (const name of months.keys()) add(name);
  for (const { counted } of tables) for (const pattern of counted.keys()) add(pattern);
  // A hostile page may call itself anything.
  if (known.size > 200) known.clear();
  known.set(key, words);
  return words;
}
