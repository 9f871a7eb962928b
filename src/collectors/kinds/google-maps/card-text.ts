/** The customer's own words in a card: by the language they are marked with, a hinted class, or what is left when all else is known. */
import { type Element, holds, parentOf, wordsOf } from '../../page/page-nodes.ts';
import type { Frame } from './card-frame.ts';
import type { Piece, Survey, TextPiece } from './survey.ts';

/** A text as found. */
export interface FoundText {
  readonly element: Element;
  readonly text: string;
  readonly language?: string;
  readonly anchor: 'lang' | 'class' | 'structure';
}

/** The part of a card that marks its words with a language; absent in generations, and for scores, without. */
export function markedBlock(frame: Frame): Piece | undefined {
  const { survey, score, date, reply } = frame;
  const limit = reply?.from ?? Number.POSITIVE_INFINITY;
  return survey.blocks.find(
    ({ element, at }) =>
      at < limit && !(score && holds(element, score.element)) && !(date && holds(element, date.piece.element)),
  );
}

/** Finds the text. `marked`: cards of this page mark their words, so that a card without the mark has none. */
export function findText(frame: Frame, marked: boolean): FoundText | undefined {
  const { survey, reply } = frame;
  const limit = reply?.from ?? Number.POSITIVE_INFINITY;
  const hinted = (name: 'full' | 'text'): Piece | undefined =>
    survey.hints.get(name)?.find(({ at, element }) => at < limit && wordsOf(element) !== '');
  const full = hinted('full');
  if (full) return found(full.element, 'class');
  const block = markedBlock(frame);
  if (block) return found(block.element, 'lang');
  const text = hinted('text');
  if (text) return found(text.element, 'class');
  const left = marked ? undefined : longestLeft(frame, limit);
  return left && found(left, 'structure');
}

function found(element: Element, anchor: FoundText['anchor']): FoundText {
  const language = element.attribs.lang;
  return { element, text: wordsOf(element), anchor, ...(language && { language }) };
}

/** The longest text behind stars and date, and outside their row, that is neither a detail nor the answer. */
function longestLeft({ survey, score, date }: Frame, limit: number): Element | undefined {
  if (!date) return undefined;
  const own = date.piece.element;
  const from = Math.max(date.piece.at, score?.at ?? -1);
  const row = rowAround(survey, own, score?.element);
  const ticked = survey.hints.get('details') ?? [];
  const bold = survey.texts.filter((text) => text.bold);
  const candidates = survey.texts.filter(
    (text) =>
      text.at > from &&
      text.at < limit &&
      text.text.length > 1 &&
      !(row && holds(row, text.element)) &&
      !ticked.some(({ element }) => holds(element, text.element)) &&
      !isDetail(text, bold, own),
  );
  const [longest] = candidates.toSorted((a, b) => b.text.length - a.text.length);
  return longest && paragraphsOf(longest.element);
}

/** What holds stars and date and nothing but small things: "NEW", "on Google". */
function rowAround({ root, texts }: Survey, date: Element, stars: Element | undefined): Element | undefined {
  let row = parentOf(date);
  while (row && stars && !holds(row, stars)) row = parentOf(row);
  const around = row;
  // Flat cards have everything side by side: then there is no row.
  if (!around || !stars || around === root || holds(around, root)) return undefined;
  return texts.every(({ element, text }) => text.length <= 40 || !holds(around, element)) ? around : undefined;
}

/** "Service: dine in", "Food: 5": a label in bold, and what was ticked, a few levels around. */
function isDetail({ element, bold }: TextPiece, labels: readonly TextPiece[], date: Element): boolean {
  if (bold) return true;
  if (labels.length === 0) return false;
  let around: Element | undefined = element;
  for (let level = 0; around && level < 4; level += 1, around = parentOf(around)) {
    const outer = around;
    if (holds(outer, date)) return false;
    if (labels.some((label) => label.element !== element && holds(outer, label.element) && label.text.length <= 40))
      return true;
  }
  return false;
}

const INLINE = new Set(['span', 'b', 'i', 'em', 'strong', 'a', 'u', 'mark', 'small', 'font']);

/** From one piece of a text to all of it: the sentence around an emphasis, the paragraphs beside a paragraph. */
function paragraphsOf(element: Element): Element {
  let whole = element;
  for (let up = parentOf(whole); up; up = parentOf(up)) {
    const inline = INLINE.has(whole.name) && whole.name !== 'span' && hasOwnText(up);
    const paragraph =
      whole.name === 'p' &&
      up.children.every((child) => child.type !== 'tag' || child.name === 'p' || child.name === 'br');
    if (!inline && !paragraph) return whole;
    whole = up;
  }
  return whole;
}

function hasOwnText({ children }: Element): boolean {
  return children.some((child) => child.type === 'text' && child.data.trim() !== '');
}
