/** What somebody wrote under the header of a recommendation; apart, as every generation folds long texts in its own way. */
import type { CheerioAPI } from 'cheerio/slim';
import { type ReadingContext, readWrittenDate } from '../../dates/written-date.ts';
import { isMoreLabel } from '../../page/more-words.ts';
import { type Element, holds, type Leaf, leavesOf, wordsOf } from '../../page/page-nodes.ts';
import { runningText } from '../../page/running-text.ts';
import type { Item } from './items.ts';

/** The words, where they stand, and what gave them away. */
export interface ItemText {
  readonly element: Element;
  readonly text: string;
  readonly language?: string;
  /** It ends at "See more". */
  readonly cut: boolean;
  readonly by: string;
}

const MARKED: readonly (readonly [string, string])[] = [
  ['[data-ad-rendering-role=story_message]', 'data-attribute'],
  ['[data-nt="FB:FEED_TEXT"]', 'data-attribute'],
  ['.userContent', 'class'],
];

/** Reads the words of an entry: where they are marked, else the first that follow the header and are no date and no control. */
export function bodyOf(
  $: CheerioAPI,
  { element, header }: Item,
  own: (element: Element) => boolean,
  context: ReadingContext,
): ItemText | undefined {
  for (const [selector, by] of MARKED) {
    const marked = $(element).find(selector).toArray().find(own);
    if (marked) return textIn($, marked, by);
  }
  const leaf = firstWords($, element, header, own, context);
  const block = leaf && runningText(element, [leaf]);
  // The first paragraph alone is no text: the ones beside it belong to it.
  return block && textIn($, block, 'structure');
}

function textIn($: CheerioAPI, element: Element, by: string): ItemText {
  const leaves = leavesOf(element);
  // Classic pages hold the whole text, with "..." between its first lines and the rest, and "See more" behind it.
  const folds = leaves.filter(({ text }) => isMoreLabel(text) || /^(?:…|\.\.\.)$/u.test(text));
  const without = new Set<Element>([
    ...folds.map((fold) => fold.element),
    ...$(element).find('[role=button], button').toArray(),
  ]);
  const text = wordsOf(element, without);
  const language = element.attribs.lang ?? $(element).find('[lang]').attr('lang');
  return { element, text, ...(language && { language }), cut: isCut(leaves, folds), by };
}

/** A control to show more with nothing behind it: what it hides is not on the page. */
function isCut(leaves: readonly Leaf[], folds: readonly Leaf[]): boolean {
  if (!folds.some(({ text: label }) => isMoreLabel(label))) return false;
  const folded = new Set(folds);
  const dots = leaves.findIndex((leaf) => /^(?:…|\.\.\.)$/u.test(leaf.text));
  return dots < 0 || !leaves.slice(dots + 1).some((leaf) => !folded.has(leaf));
}

function firstWords(
  $: CheerioAPI,
  element: Element,
  header: Element,
  own: (element: Element) => boolean,
  context: ReadingContext,
): Leaf | undefined {
  const controls = new Set<Element>(
    $(element).find('button, [role=button], form, textarea, abbr, time, footer').toArray(),
  );
  const leaves = leavesOf(element, controls);
  const from = leaves.findLastIndex((leaf) => holds(header, leaf.element));
  return leaves.slice(from + 1).find(({ element: at, text }) => {
    if (!own(at) || !isSaid($, at, text) || isMoreLabel(text) || $(at).closest('a').length > 0) return false;
    return text.length > 60 || readWrittenDate(text, context) === undefined;
  });
}

/** Words; or signs alone ("👍") where the page marks what people write. */
function isSaid($: CheerioAPI, element: Element, text: string): boolean {
  return (
    /\p{L}/u.test(text) || (/\p{Extended_Pictographic}/u.test(text) && $(element).closest('[dir=auto]').length > 0)
  );
}
