/** Web and mail addresses, @mentions, acronyms and abbreviations: where one ends. Apart, because their punctuation ends no sentence. */

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"«»\u0600-\u06ff]+/iy;
/** End of the web address that begins at `at`, 0 when none does; without the punctuation of the sentence around it. */
export function endOfAddress(text: string, at: number): number {
  const first = text.charCodeAt(at) | 0x20;
  if (first !== 0x68 && first !== 0x77) return 0;
  ADDRESS.lastIndex = at;
  if (!ADDRESS.test(text)) return 0;
  let end = ADDRESS.lastIndex;
  while (end > at + 1 && ".,;:!?)'’".includes(text.charAt(end - 1))) end--;
  return end;
}

const DOMAIN = /(?:\.[a-z0-9-]{2,30}){0,3}\.(?:com|net|org|info|fr|uk|us|ca|be|ch|ir|de|nl|eu|io)(?![\p{L}\p{N}])/iuy;
const MAIL = /@[a-z0-9_][a-z0-9_.-]{0,60}/iy;

/** Does a word that ends at `at` go on as a web or mail address ("booking.com", "info@shop.fr")? Its end is `endOfMention`. */
export function isAddress(text: string, at: number): boolean {
  return endOfMention(text, at) > at;
}

/** End of the "@name", "@shop.fr" or ".com" that begins at `at`; `at` itself when none does. */
export function endOfMention(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const pattern = first === 0x40 ? MAIL : first === 0x2e ? DOMAIN : undefined;
  if (pattern === undefined) return at;
  pattern.lastIndex = at;
  if (!pattern.test(text)) return at;
  let end = pattern.lastIndex;
  while (end > at && text.charCodeAt(end - 1) === 0x2e) end--;
  return end;
}

const ACRONYM = /\p{L}(?:\.\p{L}){1,8}(?!\p{L})\.?/uy;

/** End of letters with full stops between ("S.A.V.", "e.g.", "p.m."), 0 when none begin at `at`. */
export function endOfAcronym(text: string, at: number): number {
  if (text.charCodeAt(at + 1) !== 0x2e) return 0;
  ACRONYM.lastIndex = at;
  return ACRONYM.test(text) ? ACRONYM.lastIndex : 0;
}

/** Before a name, a number or anything. */
const TITLES = new Set('mr mrs ms dr st vs dept tel ext ref m mme mlle mm art'.split(' '));
/** They may end a sentence: what follows decides. */
const SHORTENED = new Set('etc approx inc ltd min mins hr hrs incl excl env ex qq'.split(' '));

/** Does the full stop before `at` belong to the word before it and end no sentence? */
export function endsAbbreviation(form: string | undefined, text: string, at: number): boolean {
  if (form === undefined) return false;
  if (TITLES.has(form)) return /^ {0,2}[\p{L}\p{N}]/u.test(text.slice(at, at + 4));
  return SHORTENED.has(form) && /^ ?[,\p{Ll}\p{N}]/u.test(text.slice(at, at + 3));
}
