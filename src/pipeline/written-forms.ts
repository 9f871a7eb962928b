/** Finds a piece of text in a page in every form that pages write it in: markup, JSON, JSON in JSON, addresses. */

/** HTML's names of the characters that names and texts are made of. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  '’': 'rsquo',
  '‘': 'lsquo',
  '“': 'ldquo',
  '”': 'rdquo',
  '–': 'ndash',
  '—': 'mdash',
  '…': 'hellip',
  '·': 'middot',
  é: 'eacute',
  è: 'egrave',
  ê: 'ecirc',
  ë: 'euml',
  à: 'agrave',
  á: 'aacute',
  â: 'acirc',
  ä: 'auml',
  å: 'aring',
  ã: 'atilde',
  ç: 'ccedil',
  í: 'iacute',
  î: 'icirc',
  ï: 'iuml',
  ñ: 'ntilde',
  ó: 'oacute',
  ô: 'ocirc',
  ö: 'ouml',
  ø: 'oslash',
  ú: 'uacute',
  û: 'ucirc',
  ü: 'uuml',
  ß: 'szlig',
};

/** White space as readers fold it; in JSON, `\n` and the like too. */
const GAP = '(?:\\s|&nbsp;|&#160;|&#x0*a0;|%20|\\+|\\\\{1,4}u00a0|\\\\{1,4}[nrt]){1,8}';
/** No letter or digit before: but the `n` of `\n`, the end of `\u0027` and of `%27` are none. */
const START = '(?<![\\p{L}\\p{N}])|(?<=\\\\[nrtbf]|\\\\u[0-9a-fA-F]{4}|%[0-9A-Fa-f]{2}|&[a-z]{2,8};)';
const END = '(?![\\p{L}\\p{N}])';

/** A pattern that finds `text` as a word of its own in each of its forms. Case counts. Linear: nothing in it repeats without a bound. */
export function writtenForms(text: string): RegExp {
  const words = text.normalize('NFC').trim().split(/\s+/u);
  return new RegExp(`(?:${START})${words.map((word) => [...word].map(formsOf).join('')).join(GAP)}${END}`, 'gu');
}

function formsOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const forms = [escaped(char), `&#0{0,4}${code};`, `&#[xX]0{0,4}${caseless(code.toString(16))};`];
  const entity = ENTITIES[char.toLowerCase()];
  if (entity) forms.push(`&${char === char.toLowerCase() ? entity : entity[0]?.toUpperCase() + entity.slice(1)};`);
  const decomposed = char.normalize('NFD');
  if (decomposed !== char) forms.push(escaped(decomposed));
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index).toString(16).padStart(4, '0'));
  forms.push(units.map((unit) => `\\\\{1,4}u${caseless(unit)}`).join(''));
  const bytes = [...Buffer.from(char, 'utf8')].map((byte) => `%${caseless(byte.toString(16).padStart(2, '0'))}`);
  forms.push(bytes.join(''));
  if (char === '"' || char === "'" || char === '/') forms.push(`\\\\{1,4}${char}`);
  return `(?:${forms.join('|')})`;
}

function caseless(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
}
