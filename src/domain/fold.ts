/** One form for spellings of one word. Apart, because word lists, searches and customers’ texts must meet in the same form. */

/** Longest form kept: beyond it, what looks like a word is noise, and n-grams of it would be paid for. */
const LONGEST = 40;

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
  return /(.)\1\1/u.test(form) ? form.replace(/([؀-ۿ])\1{2,}/gu, '$1').replace(/(\D)\1{2,}/gu, '$1$1') : form;
}

function foldLetters(form: string): string {
  return form
    .replace(/['’‘´`ʼ＇′]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\u0640\s]/gu, '')
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
