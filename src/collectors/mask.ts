/** Masks what identifies a person inside a text: e-mail addresses, phone numbers, IBANs and other long numbers. */

/**
 * The text with `[e-mail]`, `[phone]`, `[iban]` and `[number]` in place of what it masks. Linear in the length.
 *
 * Masked: e-mail addresses; `+` or `00` and 8–15 digits; 9–11 digits in groups that begin with 0 (06 12 34 56 78,
 * 020 7946 0958, ۰۹۱۲ ۳۴۵ ۶۷۸۹); North American groups of 3-3-4; IBANs; card numbers in groups of four; unbroken runs
 * of 9 digits and more. Not masked, because they are as likely something else: 8 digits and fewer (dates, order numbers,
 * short national phone numbers), grouped numbers that look like prices, sums in front of a currency, digits glued to letters.
 */
export function maskPersonal(text: string): string {
  return maskNumbers(maskIbans(maskEmails(text)));
}

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,24}/u;

function maskEmails(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(at + 1, done))) {
    let from = at;
    while (from > done && at - from < 64 && LOCAL.test(text[from - 1] ?? '')) from -= 1;
    const domain = DOMAIN.exec(text.slice(at + 1, at + 255))?.[0];
    if (from === at || domain === undefined) continue;
    parts.push(text.slice(done, from), '[e-mail]');
    done = at + 1 + domain.length;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

const IBAN =
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{4}){2,7}(?:[ \u00a0-]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;

function maskIbans(text: string): string {
  return text.replace(IBAN, (found) => (found.replace(/\D/g, '').length >= 10 ? '[iban]' : found));
}

const DIGIT = '[0-9۰-۹٠-٩]';
/** Digits with at most two separators between them, not glued to a letter, a digit or a decimal sign. */
const CANDIDATE = new RegExp(
  `(?<![\\p{L}\\p{N}][.,/:-]?)(?:\\+\\s?)?\\(?${DIGIT}(?:[ \\u00a0\\u202f.()/-]{0,2}${DIGIT}){7,30}(?![\\p{L}\\p{N}])`,
  'gu',
);
const CURRENCY =
  /^\s{0,2}(?:€|\$|£|₺|﷼|%|eur|usd|euros?|dollars?|rials?|tomans?|francs?|dh|mad|dzd|tnd|ریال|تومان|تومن|هزار|میلیون|درهم)/iu;

function maskNumbers(text: string): string {
  return text.replace(CANDIDATE, (found, at: number) => {
    const after = text.slice(at + found.length, at + found.length + 12);
    return CURRENCY.test(after) ? found : (markFor(found) ?? found);
  });
}

const DIGITS = new RegExp(DIGIT, 'gu');
const SEPARATED = /[^0-9۰-۹٠-٩]+/u;

/** What a candidate is, or undefined when it may be a date, a price or an order. */
function markFor(found: string): string | undefined {
  const count = found.match(DIGITS)?.length ?? 0;
  const groups = found.split(SEPARATED).filter(Boolean);
  const start = groups[0] ?? '';
  const zero = /^[0۰٠]/u.test(start);
  if (found.startsWith('+') || /^[0۰٠]{2}/u.test(start)) return count >= 8 && count <= 17 ? '[phone]' : '[number]';
  if (groups.length === 1) return count >= 9 ? (zero && count <= 11 ? '[phone]' : '[number]') : undefined;
  const sizes = groups.map((group) => group.length).join('-');
  if (zero && count >= 9 && count <= 11 && !isDate(sizes)) return '[phone]';
  if (sizes === '3-3-4' || sizes === '1-3-3-4') return '[phone]';
  if (/^4-4-4-(?:4|3|2|1)(?:-[1-4])?$/.test(sizes) || sizes === '4-6-5') return '[number]';
  return undefined;
}

/** 12/03/2026, 2026-03-12, 2019-2020, and such a date with hours behind it. */
function isDate(sizes: string): boolean {
  return /^(?:[12]-[12]-(?:4|2)|4-[12]-[12]|4-4)(?:-[12])*$/.test(sizes) && sizes.includes('4');
}
