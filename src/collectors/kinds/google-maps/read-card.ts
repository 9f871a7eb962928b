/** Reads one review card: language-neutral marks first, class names only as hints, so that a renamed class costs nothing. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReply, RawReview } from '../../../domain/review.ts';
import type { WrittenDate } from '../../../domain/time.ts';
import {
  childElements,
  type Element,
  holds,
  type Leaf,
  leavesOf,
  ownText,
  parentOf,
  wordsOf,
} from '../../page-nodes.ts';
import { type ReadingContext, readWrittenDate, splitEdited } from '../../written-date.ts';
import { foldDigits, scoreIn, type WrittenScore } from '../../written-number.ts';
import type { Card } from './cards.ts';
import { splitTranslated } from './translated.ts';

/** What a card says, and which of its parts could not be read. */
export interface CardReading {
  readonly review: RawReview;
  /** The page shows only a machine translation; the original is behind a button. */
  readonly onlyTranslated: boolean;
}

const REPLY_HINT = '.CDe7pd, .section-review-owner-response, .ODSEW-ShBeI-gsZaL, .LfKETd';
const TEXT_HINT = '.MyEned .wiI7pd, .review-full-text, .section-review-text, .ODSEW-ShBeI-text, .Jtu6Td span, .wiI7pd';
const STARS_HINT = '.kvMYJc, .section-review-stars, .ODSEW-ShBeI-H1e3jb';
/** What was ticked beside a review ("Service: dine in"), and badges: not the customer's words. */
const DETAILS = '.PBK6be, .W8gobe';
const AUTHOR_HINT = '.d4r55, .section-review-title, .ODSEW-ShBeI-title, .TSUbDb';
/** The button that uncovers the rest of a text, and the one that swaps translation and original. */
const MORE = '[jsaction*="review.expandReview"], [jslog^="63707"], button.w8nwRe';
const TRANSLATION =
  '[jsaction*="riginal" i], [jsaction*="ranslat" i], button[aria-label*="original" i], button[aria-label*="traduct" i], button[aria-label*="translat" i]';

/** Reads a card; fields that are not there, or make no sense, are left out. */
export function readCard($: CheerioAPI, card: Card, context: ReadingContext): CardReading {
  const dates = datesIn($, card.element, context);
  const reply = replyOf($, card.element, dates, context);
  const aside = new Set(reply ? [reply.block] : []);
  const [date] = dates.filter(({ element }) => !reply || !holds(reply.block, element));
  const score = ratingOf($, card.element, aside);
  const body = textOf($, card, aside, date?.element);
  const shown = splitTranslated(body?.text ?? '');
  const onlyTranslated = shown.translated === undefined && isSwapped($, card.element, aside);
  const wording = date ? splitEdited(date.written.wording ?? '') : undefined;
  const author = authorOf($, card.element);
  return {
    onlyTranslated: (onlyTranslated && shown.text !== '') || (shown.text === '' && shown.translated !== undefined),
    review: {
      ...(card.id !== undefined && { externalId: card.id }),
      ...(author && { author }),
      ...(score && { rating: score.value }),
      scale: score?.outOf === 10 ? '1-10' : 'stars',
      ...(shown.text !== '' && (onlyTranslated ? { translated: shown.text } : { text: shown.text })),
      ...(shown.translated !== undefined && { translated: shown.translated }),
      ...(body?.language && !onlyTranslated && { language: body.language }),
      ...(body && body.text !== '' && isCut($, card.element, aside) && { truncated: true }),
      ...(date && { written: date.written }),
      ...(wording?.edited && { edited: true }),
      ...(reply && { reply: reply.reply }),
    },
  };
}

/** A card has some twenty pieces of text; a page that has thousands in one is no page of reviews. */
const MOST_LEAVES = 300;

interface DatedLeaf {
  readonly element: Element;
  readonly written: WrittenDate;
}

/** Short leaves that read as a date, in order; class names are not needed. */
function datesIn($: CheerioAPI, card: Element, context: ReadingContext): DatedLeaf[] {
  const text = new Set($(card).find(TEXT_HINT).toArray());
  const read = ({ element, text: words }: Leaf): DatedLeaf[] => {
    if (words.length > 60 || !/\p{L}|\d/u.test(words)) return [];
    const written = readWrittenDate(words, context);
    return written ? [{ element, written }] : [];
  };
  const all = leavesOf(card, text).filter(({ element }) => element.name !== 'button' && !isIcon(element));
  return all
    .slice(0, MOST_LEAVES)
    .flatMap(read)
    .filter(({ element }) => !/^\d+$/.test(ownText(element)));
}

function isIcon(element: Element): boolean {
  return element.attribs['aria-hidden'] === 'true';
}

interface FoundReply {
  readonly block: Element;
  readonly reply: RawReply;
}

/** The owner's answer: a hinted block, or what follows a second date in the card. */
function replyOf(
  $: CheerioAPI,
  card: Element,
  dates: readonly DatedLeaf[],
  context: ReadingContext,
): FoundReply | undefined {
  const hinted = $(card).find(REPLY_HINT).toArray().at(0);
  const block = hinted ?? blockAfter(card, dates);
  if (!block) return undefined;
  const date = dates.find(({ element }) => holds(block, element));
  const heading = date ? headingOf(block, date.element) : undefined;
  const marked = $(block).find('[lang], .wiI7pd').toArray().at(0);
  const text = marked ? wordsOf(marked) : wordsOf(block, new Set(heading ? [heading] : []));
  if (text === '') return undefined;
  const written = date?.written ?? readWrittenDate($(block).find('.DZSIDd').text(), context);
  return { block, reply: { text, ...(written && { written }) } };
}

/** Climbs from the card's second date to the block that also holds words besides the heading. */
function blockAfter(card: Element, dates: readonly DatedLeaf[]): Element | undefined {
  const [first, second] = dates;
  if (!first || !second) return undefined;
  let heading = second.element;
  for (let up = parentOf(heading); up && up !== card && !holds(up, first.element); up = parentOf(up)) {
    const rest = wordsOf(up, new Set([heading])).replace(/\s+/g, ' ');
    // The heading is a label and a date; the answer itself is another child.
    if (
      rest.length > 0 &&
      childElements(up).some((child) => child !== heading && !holds(child, second.element) && isBlock(child))
    )
      return up;
    heading = up;
  }
  return undefined;
}

function isBlock(element: Element): boolean {
  return element.name === 'div' || element.name === 'p' || element.attribs.lang !== undefined;
}

/** The child of the block that holds the date: "Response from the owner · 2 months ago". */
function headingOf(block: Element, date: Element): Element | undefined {
  let at: Element = date;
  for (let up = parentOf(at); up && up !== block; up = parentOf(up)) at = up;
  return at === block ? undefined : at;
}

/** The stars: an image with five parts and a number in its label, or "4/5" as text. */
function ratingOf($: CheerioAPI, card: Element, aside: ReadonlySet<Element>): WrittenScore | undefined {
  const images = $(card)
    .find('[aria-label]')
    .toArray()
    .filter(
      (element) =>
        !insideAny(element, aside) &&
        (element.attribs.role === 'img' || $(element).is(STARS_HINT) || hasIcons(element)),
    );
  const ranked = [...images.filter(hasIcons), ...images.filter((element) => !hasIcons(element))];
  for (const image of ranked) {
    const label = image.attribs['aria-label'] ?? '';
    const score = label.length <= 60 ? scoreIn(label) : undefined;
    if (score) return score;
    // Some languages have words for one and two stars: count the parts instead.
    if (hasIcons(image) && !/\p{Nd}/u.test(label)) return countedIcons(image);
  }
  for (const { element, text } of leavesOf(card, aside)) {
    if (element.name !== 'button' && /^\d{1,2}(?:[.,]\d)?\s?\/\s?(?:5|10)$/.test(foldDigits(text)))
      return scoreIn(text);
  }
  return undefined;
}

/** Five small parts without text of their own, as in a row of stars. */
function hasIcons(element: Element): boolean {
  const children = childElements(element);
  return (
    children.length === 5 && children.every((child) => wordsOf(child).length <= 2 && child.name === children[0]?.name)
  );
}

/** Filled stars come first and look alike; five alike are five, as no review has none. */
function countedIcons(element: Element): WrittenScore {
  const looks = childElements(element).map((child) => [...(child.attribs.class ?? '').split(/\s+/)].sort().join(' '));
  return { value: looks.filter((look) => look === looks[0]).length, outOf: 5 };
}

interface FoundText {
  readonly text: string;
  readonly language?: string;
}

/** The review's own words: what "More" controls, what carries a language, a hinted class, or the longest piece left. */
function textOf($: CheerioAPI, card: Card, aside: ReadonlySet<Element>, date?: Element): FoundText | undefined {
  const inside = (selector: string): Element[] =>
    $(card.element)
      .find(selector)
      .toArray()
      .filter((element) => !insideAny(element, aside));
  const controlled = inside(MORE).at(0)?.attribs['aria-controls'] ?? card.id;
  const byId = inside('[id]').find((element) => controlled !== undefined && element.attribs.id === controlled);
  const full = inside('.review-full-text').at(0);
  const found =
    full ??
    byId ??
    inside('[lang]').at(0) ??
    inside(TEXT_HINT).at(0) ??
    longest(card.element, new Set([...aside, ...$(card.element).find(DETAILS).toArray()]), date);
  if (!found) return undefined;
  const language =
    found.attribs.lang ??
    $(found).closest('[data-review-id] [lang]').attr('lang') ??
    $(found).find('[lang]').attr('lang');
  return { text: wordsOf(found), ...(language && { language }) };
}

/** The longest leaf behind the date that is neither a control nor a label of two words. */
function longest(card: Element, aside: ReadonlySet<Element>, date?: Element): Element | undefined {
  const leaves = leavesOf(card, aside);
  const from = leaves.findIndex(({ element }) => element === date);
  const candidates = leaves
    .slice(from + 1)
    .filter(({ element, text }) => !inControl(element, card) && !isIcon(element) && text.length > 1);
  candidates.sort((a, b) => b.text.length - a.text.length);
  return date ? candidates[0]?.element : undefined;
}

function inControl(element: Element, card: Element): boolean {
  for (let at: Element | undefined = element; at && at !== card; at = parentOf(at)) {
    if (at.name === 'button' || at.name === 'a' || at.attribs.role === 'button') return true;
  }
  return false;
}

/** Is there a "More" that was not pressed? */
function isCut($: CheerioAPI, card: Element, aside: ReadonlySet<Element>): boolean {
  const pressed = (element: Element): boolean => element.attribs['aria-expanded'] === 'true';
  return $(card)
    .find(MORE)
    .toArray()
    .some((element) => !pressed(element) && !insideAny(element, aside));
}

function isSwapped($: CheerioAPI, card: Element, aside: ReadonlySet<Element>): boolean {
  return $(card)
    .find(TRANSLATION)
    .toArray()
    .some(
      (element) =>
        !insideAny(element, aside) &&
        element.attribs['aria-pressed'] !== 'true' &&
        !/expandReview/.test(element.attribs.jsaction ?? '') &&
        showsOriginal(element),
    );
}

/** "See original" is offered while the translation shows; "See translation" while the original shows. */
function showsOriginal(element: Element): boolean {
  return /original|origine|اصل/i.test(
    `${element.attribs.jsaction ?? ''} ${element.attribs['aria-label'] ?? ''} ${wordsOf(element)}`,
  );
}

function authorOf($: CheerioAPI, card: Element): string | undefined {
  const label = card.attribs['aria-label']?.trim();
  const hinted = $(card).find(AUTHOR_HINT).toArray().at(0);
  const profile = $(card).find('[data-href*="/maps/contrib/"], a[href*="/maps/contrib/"], [jslog^="95010"]').toArray();
  const named = profile.flatMap((element) => leavesOf(element).slice(0, 1)).at(0)?.text;
  return label || (hinted && wordsOf(hinted)) || named || undefined;
}

function insideAny(element: Element, set: ReadonlySet<Element>): boolean {
  return [...set].some((outer) => holds(outer, element));
}
