/** Folded wordings, remembered: a page says the same few words in each of its reviews, and folding is dear. */
import { foldWording } from '../dates/date-words.ts';

const known = new Map<string, string>();

/** `foldWording`, once for each text while it is remembered. */
export function folded(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = foldWording(text);
  if (text.length > 200) return made;
  // A hostile page must not fill the memory.
  if (known.size >= 20_000) known.clear();
  known.set(text, made);
  return made;
}
