/** How language files write their lists: plain text, one string a list, so that a reader sees words and not quotes. */
import { fold } from './words.ts';

/** Words between spaces, folded. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').map((word) => fold(word)));
}

/** Phrases between commas, as written. */
export function list(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim());
}
