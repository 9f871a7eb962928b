/** What the buttons of a card say of its text: that it is cut, that it is a translation; known by what they do before what they are called. */
import { foldWording } from '../../dates/date-words.ts';
import { type Element, holds, parentOf, wordsOf } from '../../page/page-nodes.ts';
import { saysOriginal } from '../../page/review-words.ts';
import type { Piece } from './survey.ts';

/** Is this the button that uncovers a text, by its marks? */
export function uncovers({ element: { attribs } }: Piece): boolean {
  return attribs.jsaction?.includes('review.expand') === true || attribs.jslog?.startsWith('63707') === true;
}

/** Is there a button that would uncover the rest of this text, not pressed yet? */
export function isCut(text: Element, words: string, controls: readonly Piece[]): boolean {
  const ends = words.endsWith('…') || words.endsWith('...');
  return controls.some((control) => {
    const { element } = control;
    const expanded = element.attribs['aria-expanded'];
    if (expanded === 'true') return false;
    if (uncovers(control)) return true;
    if (!ends && expanded !== 'false') return false;
    return holds(text.name === 'span' ? (parentOf(text) ?? text) : text, element);
  });
}

/** Does a button offer the original, so that a translation is what shows? `labels`: those judged before. */
export function showsTranslation(controls: readonly Piece[], labels: Map<string, boolean>): boolean {
  return controls.some(({ element }) => {
    const { 'aria-pressed': pressed, 'aria-label': label = '', jsaction = '' } = element.attribs;
    if (pressed === 'true' || jsaction.includes('review.expand')) return false;
    if (jsaction.includes('riginal') && /(?:see|show)\w{0,12}original/i.test(jsaction)) return true;
    // The labels of the menu and of the profile name the author, who may be called anything.
    if (element.attribs['aria-haspopup'] !== undefined || element.attribs['data-href'] !== undefined) return false;
    const words = (label === '' ? wordsOf(element) : label).slice(0, 80);
    const known = labels.get(words);
    if (known !== undefined) return known;
    const original = saysOriginal(foldWording(words));
    if (labels.size < 1_000) labels.set(words, original);
    return original;
  });
}
