/** How words of a date are compared, and what a relative one can mean; apart, because tables and readers of many languages share it. */
import { foldDigits } from './written-number.ts';

/** Units that wordings count in. */
export const DATE_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type DateUnit = (typeof DATE_UNITS)[number];

/**
 * What a wording means. `ago`: whole units, rounded down. `calendar`: "yesterday", "last month". `within`: "in the last
 * week", at most so many units ago. `most`: "a few days ago" is `count` to `most` of them.
 */
export interface RelativeWording {
  readonly count: number;
  readonly most?: number;
  readonly unit: DateUnit;
  readonly sense: 'ago' | 'calendar' | 'within';
}

/** Accents and vowel points that pages set or leave out: Latin, Hebrew, Arabic. */
const POINTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
/** Joiners, direction marks, soft hyphens, byte order marks, the Arabic stroke that stretches a word, apostrophe letters. */
const UNSEEN = /[\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u02bb-\u02bf]/g;

/** Lower case, ASCII digits, no accents, joiners or direction marks, one kind of yeh and kaf, one space: what tables are keyed by. */
export function foldWording(wording: string): string {
  return foldDigits(wording)
    .toLowerCase()
    .normalize('NFD')
    .replace(POINTS, '')
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ı', 'i')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Scripts that write words without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** The key of a folded relative wording: no points, commas or brackets but those inside numbers, and no spaces where a script has none. */
export function wordingKey(folded: string): string {
  const plain = folded.replace(/(?<!\d)[.,،]|[.,،](?!\d)|[()（）]/g, '').replace(/ {2,}/g, ' ');
  return (UNSPACED.test(plain) ? plain.replaceAll(' ', '') : plain).trim();
}
