/** The form of tokens for programs: known by their beginning when they turn up where they should not, and by their end when mistyped. */
import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LETTERS = 36;
const CHECK_LETTERS = 6;

/** `vigie_`, 36 random letters (214 bits) and the CRC-32 of all before it. */
export function madeToken(): string {
  const random = Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `vigie_${random}${checkOf(`vigie_${random}`)}`;
}

/** Is this one of ours, as far as one sees without asking the database? */
export function looksLikeToken(text: string): boolean {
  const body = text.slice(0, -CHECK_LETTERS);
  return /^vigie_[0-9A-Za-z]{42}$/.test(text) && checkOf(body) === text.slice(-CHECK_LETTERS);
}

function checkOf(text: string): string {
  let rest = crc32(text);
  let check = '';
  for (let n = 0; n < CHECK_LETTERS; n++) {
    check = LETTERS[rest % LETTERS.length]! + check;
    rest = Math.floor(rest / LETTERS.length);
  }
  return check;
}
