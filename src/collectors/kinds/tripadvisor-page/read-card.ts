/** Reads one review of a page: what it is known by, who wrote it, score, words, date, and the owner's answer. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Anchors, RawReply, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { scoreIn } from '../../dates/written-number.ts';
import { elementsOf, hasClass, isInside } from '../../page/elements.ts';
import { isMoreLabel } from '../../page/more-words.ts';
import { type Element, holds, type Leaf, leavesOf, parentOf, wordsOf } from '../../page/page-nodes.ts';
import { exactWords, runningText } from '../../page/running-text.ts';
import { type CardDate, cardDates } from './card-dates.ts';
import { type Card, reviewLink } from './cards.ts';

/** Where the page's address counts from, and how its dates are read. */
export interface CardContext extends ReadingContext {
  readonly url?: string;
}

/** A value and the name of the mark that gave it. */
interface Found<T> {
  readonly value: T;
  readonly by: string;
}

/** What uncovers, votes and reports: nobody's words. */
function isControl(element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'button' || attribs.role === 'button') return true;
  return (
    hasClass(element, 'taLnk') ||
    hasClass(element, 'ulBlueLinks') ||
    /readmore|expand/i.test(attribs['data-automation'] ?? attribs['data-test-target'] ?? '')
  );
}

/** Where people's own words stand, by generation. */
function isBody(element: Element): boolean {
  const { attribs } = element;
  if (
    attribs['data-test-target'] === 'review-body' ||
    attribs['data-test-target'] === 'review-text' ||
    attribs['data-automation'] === 'reviewText'
  )
    return true;
  return hasClass(element, 'partial_entry') || (element.name === 'q' && hasClass(element, 'QewHA'));
}

/** Where the owner answers, in the layouts that mark it. */
function isReply(element: Element): boolean {
  const { attribs } = element;
  return (
    /response/i.test(attribs['data-automation'] ?? attribs['data-test-target'] ?? '') ||
    hasClass(element, 'mgrRspnInline') ||
    hasClass(element, 'mgrRspnInLine')
  );
}

/** A review, and whether its card offers to show more: on some layouts that says that the text is cut, on others nothing. */
export interface CardReading {
  readonly review: RawReview;
  readonly offersMore: boolean;
}

/** Reads a card; absent when it holds neither score nor words. `truncated` is left to who sees all cards of the page. */
export function readCard($: CheerioAPI, card: Card, context: CardContext): CardReading | undefined {
  const root = card.element;
  const elements = elementsOf(root);
  const controls = new Set<Element>(elements.filter(isControl));
  const leaves = leavesOf(root, controls).filter(({ text }) => !isMoreLabel(text) && /[\p{L}\p{N}]/u.test(text));
  const title = titleOf(elements);
  const markedReply = elements.find(isReply);
  const bodies = elements.filter(isBody);
  const dates = cardDates(leaves, bodies, title, context);
  const reply =
    markedReply ?? (dates.reply && replyRoot(dates.reply, root, [title, dates.own?.element, ...bodies.slice(0, 1)]));
  const own = (element: Element): boolean => reply === undefined || !holds(reply, element);
  const author = authorOf($, elements.filter(own), leaves);
  const rating = ratingOf(
    $,
    elements.filter((element) => own(element) && !isInside(element, controls)),
  );
  const dated = new Set(dates.all);
  const sayings = leaves.filter(
    ({ element, text: said }) =>
      own(element) && !/[:：]$/u.test(said) && (element === dates.own?.element || !isInside(element, dated)),
  );
  const body = bodyOf(root, bodies.filter(own), sayings, [title, dates.own?.element, author?.element]);
  const words = body && cleaned(body.value, controls);
  const text = words || (title && wordsOf(title));
  if (!text && rating === undefined) return undefined;
  const id = idOf(root, elements, title);
  const answer = reply && replyOf(reply, leaves, dates.reply, controls);
  const beside = elements.filter((element) => own(element) && !(body && holds(body.value, element)));
  const shown = shownText($, beside, text);
  const review: RawReview = {
    ...(id && { externalId: id.value }),
    ...(author && { author: author.value }),
    ...(rating && { rating: rating.value }),
    scale: 'stars',
    ...shown,
    ...(dates.own && { written: dates.own.written }),
    ...(answer && { reply: answer }),
    ...addressOf(title, context),
    anchors: anchorsOf({
      id: id?.by,
      author: author?.by,
      rating: rating?.by,
      text: words ? body?.by : undefined,
      date: dates.own && 'words',
      reply: answer && (markedReply ? 'data-attribute' : 'structure'),
    }),
  };
  return { review, offersMore: leavesOf(root).some(({ element, text: label }) => isMoreLabel(label) && own(element)) };
}

function anchorsOf(found: Readonly<Partial<Record<ReviewField, string | undefined>>>): Anchors {
  return Object.fromEntries(Object.entries(found).filter(([, by]) => by !== undefined));
}

/** The link in the title, which carries the number of the review. */
function titleOf(elements: readonly Element[]): Element | undefined {
  const links = elements.filter(({ name, attribs }) => name === 'a' && reviewLink(attribs.href));
  return links.find((link) => wordsOf(link) !== '') ?? links[0];
}

function idOf(root: Element, elements: readonly Element[], title: Element | undefined): Found<string> | undefined {
  const linked = reviewLink(title?.attribs.href);
  if (linked) return { value: linked.review, by: 'href' };
  const marked = [root, ...elements].find(({ attribs }) => attribs['data-reviewid'] !== undefined)?.attribs[
    'data-reviewid'
  ];
  return marked && /^\d{4,12}$/.test(marked) ? { value: marked, by: 'data-attribute' } : undefined;
}

interface FoundAuthor extends Found<string> {
  readonly element: Element;
}

/** The first link to a profile that says a name; the picture's link before it says nothing. */
function authorOf($: CheerioAPI, elements: readonly Element[], leaves: readonly Leaf[]): FoundAuthor | undefined {
  const links = elements.filter(
    ({ name, attribs }) => name === 'a' && /\/Profile\/|\/members\//.test(attribs.href ?? ''),
  );
  for (const element of links) {
    const value = wordsOf(element).split('\n')[0]?.trim();
    if (value) return { value, by: 'href', element };
  }
  const pictured = links
    .flatMap((link) => $(link).find('img[alt]').toArray())
    .find(({ attribs }) => attribs.alt?.trim());
  if (pictured) return { value: pictured.attribs.alt?.trim() ?? '', by: 'aria-label', element: pictured };
  const marked = elements.filter(
    (element) =>
      hasClass(element, 'username') ||
      hasClass(element, 'info_text') ||
      /memberOverlayLink/.test(element.attribs.class ?? ''),
  );
  const leaf = leaves.find(({ element }) => marked.some((mark) => holds(mark, element)));
  return leaf && { value: leaf.text, by: 'class', element: leaf.element };
}

/** "5,0 sur 5 bulles" in whatever language, in a picture's title or label; the class of the older layouts else. */
function ratingOf($: CheerioAPI, elements: readonly Element[]): Found<number> | undefined {
  // The picture's own title first: other labels may count votes.
  for (const element of elements.toSorted((a, b) => Number(b.name === 'title') - Number(a.name === 'title'))) {
    const titled = element.name === 'title';
    const label = titled
      ? $(element).text()
      : (element.attribs['aria-label'] ?? element.attribs.alt ?? element.attribs.title ?? '');
    const score = label.length <= 60 && /\p{Nd}.*\p{Nd}/su.test(label) ? scoreIn(label) : undefined;
    if (score?.outOf === 5 && isBubbles(label)) return { value: score.value, by: titled ? 'words' : 'aria-label' };
  }
  for (const { attribs } of elements) {
    const tens = /(?:^|\s)(?:ui_)?bubble_([1-5][05])(?:\s|$)/.exec(attribs.class ?? '')?.[1];
    if (tens !== undefined) return { value: Number(tens) / 10, by: 'class' };
  }
  return undefined;
}

/** Two numbers and words around them, none of which is a date or a price: "12/5" on a button is no score. */
function isBubbles(label: string): boolean {
  return /(?:^|\D)5(?:[.,٫]0)?(?:\D|$)|[۵٥5５]/u.test(label) && !/[€$£:]/u.test(label);
}

function bodyOf(
  root: Element,
  marked: readonly Element[],
  leaves: readonly Leaf[],
  others: readonly (Element | undefined)[],
): Found<Element> | undefined {
  const [body] = marked;
  if (body)
    return {
      value: body,
      by: /^(?:p|q)$/.test(body.name) || body.attribs['data-test-target'] === undefined ? 'class' : 'data-attribute',
    };
  const [title, date, author] = others;
  const after = title ? leaves.findIndex(({ element }) => holds(title, element)) + 1 : 0;
  const isSaid = ({ element, text }: Leaf): boolean =>
    !DISCLAIMER.test(text) &&
    ![title, date, author].some((other) => other && (holds(other, element) || holds(element, other)));
  const dated = leaves.findIndex(({ element }) => element === date);
  const rest = leaves.slice(after).filter(isSaid);
  // In the layouts of today the date closes the review.
  const before = dated > after ? leaves.slice(after, dated).filter(isSaid) : rest;
  const value = runningText(root, before.length > 0 ? before : rest);
  return value && { value, by: 'structure' };
}

/** Keeps its name in every language: "Cet avis est l'opinion subjective d'un membre … non celle de Tripadvisor LLC". */
const DISCLAIMER = /trip ?advisor (?:llc|inc)/iu;

function cleaned(body: Element, controls: ReadonlySet<Element>): string {
  const lines = exactWords(body, controls).split('\n');
  while (lines.length > 1 && isMoreLabel(lines.at(-1)?.trim() ?? '')) lines.pop();
  return lines.join('\n').trim();
}

/** The widest element around the answer's date that holds nothing of the review itself. */
function replyRoot(date: CardDate, root: Element, review: readonly (Element | undefined)[]): Element {
  let reply = date.element;
  for (let up = parentOf(reply); up && up !== root; up = parentOf(reply)) {
    const around = up;
    if (review.some((part) => part && holds(around, part))) break;
    reply = up;
  }
  return reply;
}

/** What the owner says: the longest words in the answer that are not its date, its disclaimer, or who answers. */
function replyOf(
  root: Element,
  leaves: readonly Leaf[],
  date: CardDate | undefined,
  controls: ReadonlySet<Element>,
): RawReply | undefined {
  const inside = leaves.filter(
    ({ element, text }) => holds(root, element) && element !== date?.element && !DISCLAIMER.test(text),
  );
  const words = inside.length > 1 ? inside.slice(1) : inside;
  const body = runningText(root, words);
  const text = body && cleaned(body, controls);
  return text ? { text, ...(date && { written: date.written }) } : undefined;
}

const GOOGLE = /google/iu;
const TRANSLATED =
  /transl|traduc|traduit|traduz|tradott|übersetz|vertaal|tłumacz|переве|перекл|ترجم|翻|번역|תורג|çevir|översatt|oversat|μεταφρ|přelož|dịch|diterjemah/iu;
const ORIGINAL =
  /^(?:show|see|view|read) (?:the )?original|^(?:voir|afficher|lire) (?:l['’]|en langue |la version )origin|^original anzeigen|^(?:ver|mostrar|leer) (?:el )?original|^(?:mostra|vedi|leggi) (?:l['’])?originale|^origineel|^oryginał|^показать оригинал|^orijinali|نمایش (?:متن )?اصلی|عرض (?:النص )?الأصلي/iu;

/** A text that the page says it translated is no original. A button that offers a translation says nothing of the kind. */
function shownText(
  $: CheerioAPI,
  beside: readonly Element[],
  text: string | undefined,
): Pick<RawReview, 'text' | 'translated'> {
  if (text === undefined) return {};
  for (const element of beside) {
    if (element.children.length > 3) continue;
    const words = element.attribs.alt ?? $(element).text().trim();
    if (words.length > 80 || words === '') continue;
    const offer = $(element).closest('button, a, [role=button]').length > 0;
    if (offer ? ORIGINAL.test(words) : GOOGLE.test(words) && TRANSLATED.test(words)) return { translated: text };
  }
  return { text };
}

function addressOf(title: Element | undefined, { url }: CardContext): Pick<RawReview, 'url'> {
  const href = title?.attribs.href;
  if (href === undefined || !URL.canParse(href, url)) return {};
  const { protocol, href: address } = new URL(href, url);
  return protocol === 'https:' || protocol === 'http:' ? { url: address } : {};
}
