/** Parts of Persian words that customers write with a space: one word, one form. Apart, because only Persian has them. */
import { fold } from '../domain/fold.ts';

const set = (text: string) => new Set(text.split(' ').map(fold));

/** Prefixes of verbs: "می شود", "نمی رسد". */
const PREFIXES = set('می نمی');
/** Endings of nouns and adjectives, written after a space: "غذا ها", "سریع ترین". */
const ENDINGS = set(
  'ها های هایی هایش هایم هایت هایمان هایتان هایشان هاش هام هات هامون هاتون هاشون هایه هارو هاي هاست ترین تره ترن',
);
/** Endings of the perfect tense after a participle in "ه": "خریده ام". */
const PERFECTS = set('ام ای اند ایم اید است');
const COMPARATIVE = fold('تر');
const AND = fold('و');

/** Is `form` a part of the word `before` it? `end`: where it ends in `text`, to see what follows. */
export function joinsBefore(before: string, form: string, text: string, end: number): boolean {
  if (PREFIXES.has(before)) return form !== AND;
  if (ENDINGS.has(form)) return before.length > 1;
  if (form === COMPARATIVE) return before.length > 2 && text.slice(end, end + 3) !== ' و ';
  return PERFECTS.has(form) && before.length > 3 && before.endsWith('ه') && form !== 'است';
}
