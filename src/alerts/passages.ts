/** A message's text cut for cards: passages with a heading each, and which of its lines are links that we put there. */
import type { Message } from '../domain/notification.ts';
import { safeUrl } from './plain.ts';

/** One block of the text: what stands between two empty lines. */
export interface Passage {
  /** Its first line, when others follow. */
  readonly heading?: string;
  readonly lines: readonly PassageLine[];
}

/** A line as it is, or an address alone on its line that the message's data names too. */
export type PassageLine = { readonly text: string } | { readonly link: string };

/**
 * The passages of a message but for its first, which repeats the subject. Only addresses that the data holds count as
 * links: what a customer writes never becomes one.
 */
export function passagesOf(message: Message): readonly Passage[] {
  const links = new Set(linksIn(message.data));
  const blocks = message.text.split(/\n{2,}/).filter((block) => block.trim() !== '' && block.trim() !== '--');
  return blocks.slice(1).map((block): Passage => {
    const lines = block.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '--');
    const [first = '', ...rest] = lines;
    if (rest.length === 0) return { lines: lines.map((line) => lineOf(line, links)) };
    return { heading: first.trim(), lines: rest.map((line) => lineOf(line, links)) };
  });
}

/** Does the message run from right to left, by the first letter of its subject (UAX 9, P2)? */
export function isRightToLeft(message: Message): boolean {
  const first = /\p{L}/u.exec(message.subject)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(first);
}

function lineOf(line: string, links: ReadonlySet<string>): PassageLine {
  const text = line.trim();
  return links.has(text) ? { link: text } : { text: line };
}

/** Every web address that is a value of its own in the data, wherever it stands. */
function linksIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^https?:\/\//.test(value) && safeUrl(value) === value ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(linksIn);
}
