/** The text pass: words with their place in the given text. Apart, because every offset of a finding comes from here. */

/** One word, number or emoji. `start`, `end`: UTF-16 units of the text as given, end exclusive. `form`: folded, for comparing. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

/** What stands between two words: `hard` ends a sentence, `soft` a clause. */
export interface Mark {
  /** Index of the word that follows. */
  readonly before: number;
  readonly strength: 'hard' | 'soft';
}

export interface WordPass {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
}

const PIECE =
  /\p{N}+(?:[.,٫]\p{N}+)*|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u0640'’_]*|\p{Extended_Pictographic}|[.!?…؟\n]|[,;:،؛()–—]| - /gu;
const HARD = /^[.!?…؟\n]$/;

/** Longest form kept: beyond it, what looks like a word is noise, and n-grams of it would be paid for. */
const LONGEST = 40;

/**
 * Reads words and punctuation in one linear scan; offsets are exact whatever the text holds (lone surrogates, marks).
 * `elisions`: what may stand before an apostrophe as a word of its own (French l', d', qu').
 */
export function readWords(text: string, elisions: ReadonlySet<string>): WordPass {
  const words: Word[] = [];
  const marks: Mark[] = [];
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const start = match.index;
    const first = piece.charCodeAt(0);
    if (isMark(piece, first)) {
      const strength = HARD.test(piece) ? 'hard' : 'soft';
      const last = marks.at(-1);
      if (last?.before !== words.length) marks.push({ before: words.length, strength });
      else if (strength === 'hard') marks[marks.length - 1] = { before: words.length, strength };
      continue;
    }
    addWord(words, piece, start, elisions);
  }
  return { words, marks };
}

function isMark(piece: string, first: number): boolean {
  return piece.length <= 3 && (MARKS.has(piece) || first === 10);
}
const MARKS: ReadonlySet<string> = new Set([
  '.',
  '!',
  '?',
  '…',
  '؟',
  '\n',
  ',',
  ';',
  ':',
  '،',
  '؛',
  '(',
  ')',
  '–',
  '—',
  ' - ',
]);

function addWord(words: Word[], piece: string, start: number, elisions: ReadonlySet<string>): void {
  const apostrophe = elisions.size > 0 ? piece.slice(0, 8).search(/['’]/) : -1;
  if (apostrophe > 0 && apostrophe < piece.length - 1 && elisions.has(fold(piece.slice(0, apostrophe)))) {
    const cut = start + apostrophe + 1;
    words.push({ start, end: cut, form: fold(piece.slice(0, apostrophe)) });
    words.push({ start: cut, end: start + piece.length, form: fold(piece.slice(apostrophe + 1)) });
    return;
  }
  const form = fold(piece);
  if (form !== '') words.push({ start, end: start + piece.length, form });
}

/**
 * One form for spellings of one word: NFKC, lower case, no accents, vowel signs, ZWNJ or tatweel, Arabic letters as
 * Persian ones, any digits as 0–9, lengthened letters cut ("sooooo" → "soo", "عالیییی" → "عالی").
 */
export function fold(piece: string): string {
  let form = piece.length > LONGEST ? piece.slice(0, LONGEST) : piece;
  if (!/^[a-z]+$/.test(form)) {
    form = form.toLowerCase();
    if (!/^[a-z0-9]+$/.test(form)) form = foldLetters(form);
  }
  return /(.)\1\1/u.test(form) ? form.replace(/([؀-ۿ])\1{2,}/gu, '$1').replace(/(.)\1{2,}/gu, '$1$1') : form;
}

function foldLetters(form: string): string {
  return form
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}|\u200c|\u200d|\u0640|'|’/gu, '')
    .replace(/[يىئكةۀأإٱآؤ٠-٩۰-۹œæ]/g, (letter) => LETTERS[letter] ?? digit(letter));
}

const LETTERS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  آ: 'ا',
  ؤ: 'و',
  œ: 'oe',
  æ: 'ae',
};

function digit(letter: string): string {
  return String.fromCharCode(48 + (letter.charCodeAt(0) & 0xf));
}
