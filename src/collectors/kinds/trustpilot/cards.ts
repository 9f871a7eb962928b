/** The reviews as a page of Trustpilot shows them: for pages without their data, by marks, else by the links and stamps in them. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReply, RawReview } from '../../../domain/review.ts';
import { type ReadingContext, readWrittenDate, splitEdited } from '../../dates/written-date.ts';
import { scoreIn } from '../../dates/written-number.ts';
import { isOneEntry } from '../../page/elements.ts';
import { entryRoots } from '../../page/entry-roots.ts';
import { isMoreLabel } from '../../page/more-words.ts';
import {
  childElements,
  type Element,
  holds,
  type Leaf,
  leavesOf,
  ownText,
  parentOf,
  wordsOf,
} from '../../page/page-nodes.ts';
import { exactWords, runningText } from '../../page/running-text.ts';

const CARD = '[data-service-review-card-paper]';
const REVIEW_LINK = /\/reviews\/([0-9a-f]{24})(?:[/?#]|$)/;

/** Elements of the reviews on a page, in order. */
export function findCards($: CheerioAPI): Element[] {
  const marked = $(CARD)
    .toArray()
    .filter((card) => isOneEntry(card) && $(card).parents(CARD).length === 0);
  const links = $('a[href*="/reviews/"]')
    .toArray()
    .flatMap((element) => {
      const key = REVIEW_LINK.exec(element.attribs.href ?? '')?.[1];
      return key === undefined ? [] : [{ element, key }];
    });
  const roots = entryRoots(links, $('h1, nav, footer').toArray())
    .map(({ element }) => element)
    .filter(isOneEntry);
  return marked.length >= roots.length
    ? marked
    : roots.filter((root) => $(root).find('time, img[alt], [data-service-review-rating]').length > 0);
}

/** Reads one; absent when it holds neither score nor words. */
export function readCard(
  $: CheerioAPI,
  root: Element,
  context: ReadingContext & { readonly site?: string },
): RawReview | undefined {
  const link = $(root)
    .find('a[href*="/reviews/"]')
    .toArray()
    .find((a) => REVIEW_LINK.test(a.attribs.href ?? ''));
  const id = REVIEW_LINK.exec(link?.attribs.href ?? '')?.[1];
  const times = $(root).find('time[datetime]').toArray();
  const reply = replyOf($, root, times, context);
  const own = (element: Element): boolean => reply === undefined || !holds(reply.root, element);
  const [stamp] = times.filter(own);
  const written = stamp && readWrittenDate(stamp.attribs.datetime ?? '', context);
  const author = authorOf($, root, own);
  const rating = ratingOf($, root, own);
  const body = textOf($, root, link, own, stamp);
  const text = body?.value ?? (link && wordsOf(link) ? wordsOf(link) : undefined);
  if (text === undefined && rating === undefined) return undefined;
  return {
    ...(id !== undefined && { externalId: id }),
    ...(author && { author: author.value }),
    ...(rating && { rating: rating.value }),
    scale: 'stars',
    ...(text !== undefined && { text }),
    ...(written && { written }),
    ...(stamp && splitEdited(wordsOf(stamp)).edited && { edited: true }),
    ...(reply && { reply: reply.value }),
    ...(id !== undefined && context.site !== undefined && { url: `${context.site}/reviews/${id}` }),
    anchors: {
      ...(id !== undefined && { id: 'href' }),
      ...(author && { author: author.by }),
      ...(rating && { rating: rating.by }),
      ...(body && { text: body.by }),
      ...(written && { date: 'time-element' }),
      ...(reply && { reply: reply.by }),
    },
  };
}

interface Found<T> {
  readonly value: T;
  readonly by: string;
}

function authorOf($: CheerioAPI, root: Element, own: (element: Element) => boolean): Found<string> | undefined {
  const [marked] = $(root).find('[data-consumer-name-typography]').toArray();
  if (marked && wordsOf(marked)) return { value: wordsOf(marked), by: 'data-attribute' };
  const link = $(root).find('a[href*="/users/"]').toArray().find(own);
  const [first, second] = link ? leavesOf(link) : [];
  // Before the name may stand its initials, in the place of a picture; behind it "8 reviews".
  const pictured = first && second && /^\p{Lu}{1,2}$/u.test(first.text) && !/^\p{Nd}/u.test(second.text);
  const name = pictured ? second : first;
  return name && { value: name.text, by: 'href' };
}

function ratingOf($: CheerioAPI, root: Element, own: (element: Element) => boolean): Found<number> | undefined {
  const stated = $(root).find('[data-service-review-rating]').attr('data-service-review-rating') ?? '';
  if (/^[1-5]$/.test(stated)) return { value: Number(stated), by: 'data-attribute' };
  for (const image of $(root).find('img[alt], [role=img][aria-label], svg[aria-label]').toArray().filter(own)) {
    const label = image.attribs.alt ?? image.attribs['aria-label'] ?? '';
    const score = /\p{Nd}/u.test(label) ? scoreIn(label) : undefined;
    if (score?.outOf === 5) return { value: score.value, by: 'aria-label' };
    const file = /stars-([1-5])\.(?:svg|png)/.exec(image.attribs.src ?? '')?.[1];
    if (file !== undefined) return { value: Number(file), by: 'icons' };
  }
  return undefined;
}

function textOf(
  $: CheerioAPI,
  root: Element,
  link: Element | undefined,
  own: (element: Element) => boolean,
  stamp: Element | undefined,
): Found<string> | undefined {
  const [marked] = $(root).find('[data-service-review-text-typography]').toArray();
  if (marked && wordsOf(marked)) return { value: exactWords(marked), by: 'data-attribute' };
  if ($(root).find('[data-service-review-title-typography]').length > 0) return undefined;
  const leaves = afterTitle($, root, link, own, stamp);
  const block = runningText(root, leaves);
  const value = block && exactWords(block);
  return value ? { value, by: 'structure' } : undefined;
}

/** What stands behind the title that is no control, no link and no "Date of experience: …". */
function afterTitle(
  $: CheerioAPI,
  root: Element,
  link: Element | undefined,
  own: (element: Element) => boolean,
  stamp: Element | undefined,
): Leaf[] {
  const leaves = leavesOf(root, new Set<Element>($(root).find('button, [role=button], aside').toArray()));
  const from = leaves.findLastIndex(({ element }) => link !== undefined && holds(link, element));
  return leaves.slice(from + 1).filter(({ element, text }) => {
    return own(element) && element !== stamp && !isLabelled(element) && !isMoreLabel(text) && !isInLink(element, root);
  });
}

/** "<b>Date of experience:</b> May 5, 2026": a label in bold, or what stands beside it. */
function isLabelled(element: Element): boolean {
  return [element, ...childElements(element)].some(
    (part) => (part.name === 'b' || part.name === 'strong') && /[:：]$/u.test(ownText(part)),
  );
}

function isInLink(element: Element, root: Element): boolean {
  for (let up: Element | undefined = element; up && up !== root; up = parentOf(up)) if (up.name === 'a') return true;
  return false;
}

interface FoundReply extends Found<RawReply> {
  readonly root: Element;
}

/** The marked answer; else the widest element around a second time stamp that holds none of the review. */
function replyOf(
  $: CheerioAPI,
  root: Element,
  times: readonly Element[],
  context: ReadingContext,
): FoundReply | undefined {
  const [marked] = $(root).find('[data-service-review-business-reply-text-typography]').toArray();
  const [first, second] = times;
  const written = (stamp: Element | undefined): RawReply['written'] =>
    stamp && readWrittenDate(stamp.attribs.datetime ?? '', context);
  const around =
    second && first
      ? widestWithout(second, root, [first, ...$(root).find('a[href*="/reviews/"], a[href*="/users/"]').toArray()])
      : undefined;
  if (marked) {
    const at = written(second);
    return {
      root: around && holds(around, marked) ? around : marked,
      by: 'data-attribute',
      value: { text: exactWords(marked), ...(at && { written: at }) },
    };
  }
  if (!around) return undefined;
  const leaves = leavesOf(around).filter(({ element }) => element !== second);
  const block = runningText(around, leaves.slice(1));
  const text = block && exactWords(block);
  const at = written(second);
  return text ? { root: around, by: 'structure', value: { text, ...(at && { written: at }) } } : undefined;
}

function widestWithout(element: Element, root: Element, others: readonly Element[]): Element {
  let at = element;
  for (let up = at.parent; up?.type === 'tag' && up !== root; up = at.parent) {
    const around: Element = up;
    if (others.some((other) => holds(around, other))) return at;
    at = around;
  }
  return at;
}
