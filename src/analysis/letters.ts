/** Which kind of character a UTF-16 unit is, looked up once per character and remembered. Apart, because the scan asks for every character of every review. */

/** Kinds of characters. Letters of two scripts never make one word. */
export const KIND = {
  space: 1,
  latin: 2,
  arabic: 3,
  other: 4,
  digit: 5,
  /** Joiners, accents, vowel signs, direction marks: belongs to the word before it. */
  extends: 6,
  apostrophe: 7,
  hard: 8,
  soft: 9,
  emoji: 10,
  /** Currency and per cent: a word of its own. */
  sign: 11,
  quote: 12,
  /** Half of a character beyond U+FFFF. */
  surrogate: 13,
} as const;

const known = new Uint8Array(65_536);

/** Kind of the UTF-16 unit at `at`; of the whole character where two units make one. */
export function kindAt(text: string, at: number): number {
  // Before and after the text stands a space.
  if (!(at >= 0 && at < text.length)) return KIND.space;
  const code = text.charCodeAt(at);
  const kind = known[code]! || learn(code);
  return kind === KIND.surrogate ? kindOfPair(text.codePointAt(at)!) : kind;
}

function learn(code: number): number {
  const kind = code >= 0xd800 && code <= 0xdfff ? KIND.surrogate : kindOf(String.fromCharCode(code));
  known[code] = kind;
  return kind;
}

function kindOfPair(point: number): number {
  if (point <= 0xffff) return KIND.space;
  return kindOf(String.fromCodePoint(point));
}

const TABLE: readonly (readonly [pattern: RegExp, kind: number])[] = [
  [/['’‘´`ʼ＇′]/, KIND.apostrophe],
  [/[.!?…؟۔\n\r\u2028\u2029。！？‼⁉｡]/, KIND.hard],
  [/[,;:،؛()[\]{}–—•·|，、；：（）]/, KIND.soft],
  [/["“”«»„]/, KIND.quote],
  [/[\p{Sc}%٪]/u, KIND.sign],
  [/\p{M}|\u200c|\u200d|[\u0640\u00ad\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u, KIND.extends],
  [/\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]/u, KIND.emoji],
  [/\p{N}/u, KIND.digit],
];

function kindOf(character: string): number {
  for (const [pattern, kind] of TABLE) if (pattern.test(character)) return kind;
  return /\p{L}/u.test(character) ? kindOfLetter(character) : KIND.space;
}

/** Fancy letters (𝗴𝗼𝗼𝗱, ｇｏｏｄ) count as the letters that they stand for. */
function kindOfLetter(character: string): number {
  const plain = character.normalize('NFKC');
  if (/\p{Script=Latin}/u.test(plain)) return KIND.latin;
  return /\p{Script=Arabic}/u.test(plain) ? KIND.arabic : KIND.other;
}
