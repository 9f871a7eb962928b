/** Numbers as pages write them ("5,0", "1 234", "۴٫۵", "(27)"); apart, because ratings, counts and dates all need them. */

/** The zeros of all decimal digits of Unicode 16 that compatibility forms do not fold to ASCII; the other nine follow each. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0,
  0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950,
];
const DIGITS = new Map(ZEROS.flatMap((zero) => Array.from({ length: 10 }, (_, n) => [zero + n, String(n)] as const)));

/** The same text with the decimal digits of every script as ASCII, Arabic separators as `.` and `,`. */
export function foldDigits(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => DIGITS.get(digit.codePointAt(0) ?? 0) ?? digit)
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',');
}

/** All numbers in a label, in order, decimals with `.` or `,`: "Rated 4,5 out of 5" → [4.5, 5]. At most 200 characters are read. */
export function numbersIn(label: string): number[] {
  return [...foldDigits(label.slice(0, 200)).matchAll(/\d{1,9}(?:[.,]\d{1,2}(?!\d))?/g)].map((m) =>
    Number(m[0].replace(',', '.')),
  );
}

/**
 * The whole number that a label counts with, thousands grouped in any way: "1 234 avis", "(1.234)", "1,23,456".
 * Absent when there is no number, several, or a rounded one ("1.2K", "12 mil", "2万").
 */
export function countIn(label: string): number | undefined {
  const text = foldDigits(label.slice(0, 200));
  const found = [...text.matchAll(/\d+(?:[.,'’\u00a0\u202f ٬]\d{2,3})*/g)];
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const after = text.slice(only.index + only[0].length);
  if (/^(?:[.,]\d|\+)/.test(after) || ROUNDED.test(after)) return undefined;
  if (!/^\d+$/.test(only[0]) && !/^\d{1,3}(?:\D\d{2,3})*\D\d{3}$/.test(only[0])) return undefined;
  const value = Number(only[0].replace(/\D/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Thousands and more in short or in words, behind a rounded number: "12 mil", "2万", "3 тыс.", "5 B", "۲ هزار". */
const ROUNDED =
  /^\s?(?:(?:[kmbnt]|mil|mila|mille|milh[aã]o|milh[oõ]es|mi|mio|mln|million|millions|thousand|tsd|dzd|duizend|tn|tis|tys|rb|ribu|jt|juta|nghìn|ng|tr|bin|ezer|тыс|тис|млн|хил|χιλ|εκ|אלף|אלפים|آلاف|ألف|ألفا|مليون|هزار|میلیون|هزارتا)(?!\p{L})|[万萬만천千億억]|พัน|หมื่น|แสน|ล้าน|हज|लाख)/iu;

/** A score out of five, or ten, as a label or "4/5" says it. */
export interface WrittenScore {
  readonly value: number;
  readonly outOf: 5 | 10;
}

/**
 * The score in a label with a number in any language: "5 étoiles", "۴ ستاره", "4/5", "Rated 4.0 out of 5",
 * "5つ星のうち4". Absent when the number lies outside the scale: never a default.
 */
export function scoreIn(label: string): WrittenScore | undefined {
  const numbers = numbersIn(label);
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return undefined;
  if (second === undefined) return within(first, 5);
  if (second === 5 || second === 10) return within(first, second);
  return first === 5 || first === 10 ? within(second, first) : undefined;
}

function within(value: number, outOf: 5 | 10): WrittenScore | undefined {
  return value >= 1 && value <= outOf ? { value, outOf } : undefined;
}
