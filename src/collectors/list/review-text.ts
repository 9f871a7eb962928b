/** The words of one record: the element that holds them all and nothing else; apart, because texts come in pieces, twice, and cut. */
import { folded } from '../page/folded.ts';
import { type Element, wordsOf } from '../page/page-nodes.ts';
import { allText, childrenOf, type Outline, type Part } from '../page/page-outline.ts';
import { CONTROL_WORD } from './review-list-words.ts';

/** Text of a record, and the elements that hold it. */
export interface FoundText {
  readonly text: string;
  readonly part: Part;
  /** It ends in "…" and the rest is not on the page. */
  readonly truncated: boolean;
}

const INLINE = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'u',
  's',
  'small',
  'mark',
  'q',
  'font',
  'wbr',
  'br',
  'span',
  'sub',
  'sup',
  'abbr',
  'cite',
  'code',
  'del',
  'ins',
  'bdi',
  'bdo',
  'tt',
  'big',
]);
const PARAGRAPHS = new Set(['p', 'br', 'li', 'ul', 'ol', 'blockquote', 'dd', 'line']);

/** Widens the element with the longest words to the one that holds all of them. `isOther` marks what belongs to other fields. */
export function readText(seed: number, record: Part, outline: Outline, isOther: (part: Part) => boolean): FoundText {
  const { parent, end } = outline;
  let top = seed;
  for (let up = parent[top] ?? -1; up >= record.from && up !== -1; up = parent[top] ?? -1) {
    const part = { from: up, to: end[up] ?? up + 1 };
    if (part.to > record.to || isOther(part) || !belongs(outline, up, top)) break;
    top = up;
  }
  const part = { from: top, to: end[top] ?? top + 1 };
  const { without, more } = leftOut(outline, part);
  const raw = clean(wordsOf(outline.elements[top] as Element, without));
  const cut = /(?:…|\.{3})$/.test(raw);
  return { text: cut && more ? raw : raw, part, truncated: cut && (more || hasMoreBeside(outline, top)) };
}

/** Do the siblings of the words read so far go on with them? */
function belongs(outline: Outline, up: number, top: number): boolean {
  const own = outline.text[up] ?? '';
  const name = outline.elements[top]?.name ?? '';
  if (/\p{L}/u.test(own)) return INLINE.has(name) || name.includes('-') || PARAGRAPHS.has(name);
  const start = startOf(allText(outline, top, 60));
  for (const sibling of childrenOf(outline, up)) {
    if (sibling === top) continue;
    const words = allText(outline, sibling, 200);
    if (words === '' || isControl(outline, sibling, words)) continue;
    const other = outline.elements[sibling]?.name ?? '';
    // The same words, shorter or in full: one of the two is enough.
    if (startOf(words) === start) return false;
    if (PARAGRAPHS.has(other) && (PARAGRAPHS.has(name) || other === name)) continue;
    if (other !== name || words.split(/\s+/).length < 5 || /^[^:]{1,30}:/.test(words)) return false;
    if (outline.elements[sibling]?.attribs.class !== outline.elements[top]?.attribs.class) return false;
  }
  return true;
}

function startOf(words: string): string {
  return folded(words).slice(0, 24);
}

/** Controls, and dots that stand where the rest was hidden, are not said by the customer. */
function leftOut(
  outline: Outline,
  { from, to }: Part,
): { readonly without: ReadonlySet<Element>; readonly more: boolean } {
  const without = new Set<Element>();
  let more = false;
  for (let at = from + 1; at < to; at += 1) {
    const words = allText(outline, at, 48);
    const element = outline.elements[at] as Element;
    const dots = /^(?:…|\.{2,3}|\[…\])$/.test(words);
    if (dots && !isLastWords(outline, at, to)) without.add(element);
    if (words !== '' && isControl(outline, at, words)) {
      without.add(element);
      more = true;
    }
  }
  return { without, more };
}

function isLastWords(outline: Outline, at: number, to: number): boolean {
  for (let after = outline.end[at] ?? to; after < to; after += 1) {
    const words = allText(outline, after, 48);
    if (words !== '' && !isControl(outline, after, words)) return false;
  }
  return true;
}

/** Something to press: a button, or a link that leads nowhere else, with a few words on it. */
function isControl(outline: Outline, at: number, words: string): boolean {
  const { name, attribs } = outline.elements[at] ?? { name: '', attribs: {} as Record<string, string> };
  if (name === 'button' || name === 'summary' || attribs.role === 'button') return true;
  if (words.length > 36) return false;
  if (name === 'label' || attribs['aria-expanded'] !== undefined || attribs.onclick !== undefined) return true;
  if (name !== 'a') return false;
  return !attribs.href || /^(?:#|javascript:)/i.test(attribs.href) || CONTROL_WORD.test(folded(words));
}

function hasMoreBeside(outline: Outline, top: number): boolean {
  const around = outline.parent[top] ?? -1;
  return (
    around !== -1 &&
    childrenOf(outline, around).some(
      (sibling) => sibling !== top && isControl(outline, sibling, allText(outline, sibling, 48)),
    )
  );
}

const QUOTES = /^["“„«»'‘‚”]+\s*|\s*["”“»«’']+$/g;

/** One pair of quotation marks around the whole is the page's, not the customer's. */
function clean(text: string): string {
  const trimmed = text
    .replace(/\n{2,}/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
  const quoted = /^[“„«"]/.test(trimmed) && /[”“»"]$/.test(trimmed) && !/[“”„«»"]/.test(trimmed.slice(1, -1));
  return quoted ? trimmed.replace(QUOTES, '').trim() : trimmed;
}
