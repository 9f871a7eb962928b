/** Takes a reviewer's own name out of what was written by and to them: a name that is kept nowhere must not stand in the text. */
import type { RawReview } from '../domain/review.ts';

/** What stands in its place, like the marks of masked addresses and numbers. */
const MARK = '[name]';

/** Longer ones are no names. */
const MOST_WORDS = 6;

/**
 * The review with the author's whole name masked in text, translation and answer ("Dear Ada Byron", "Yours, Ada Byron").
 * Names of one word are left alone, as many are words of the language; so is a first name by itself.
 */
export function withoutAuthorName(raw: RawReview): RawReview {
  const words = (raw.author ?? '').slice(0, 200).normalize('NFC').trim().split(/\s+/u);
  if (words.length < 2 || words.length > MOST_WORDS || words.some((word) => !/\p{L}/u.test(word))) return raw;
  const name = words.map((word) => word.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')).join('\\s{1,4}');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'giu');
  const mask = (text: string) => text.normalize('NFC').replace(pattern, MARK);
  const { reply, text, translated } = raw;
  return {
    ...raw,
    ...(text !== undefined && { text: mask(text) }),
    ...(translated !== undefined && { translated: mask(translated) }),
    ...(reply !== undefined && { reply: { ...reply, text: mask(reply.text) } }),
  };
}
