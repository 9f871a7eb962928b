/** How many reviews, and which average, a place page itself states; apart, because completeness is judged against it. */

import { countIn, numbersIn } from '../../dates/written-number.ts';
import { childElements, type Element, holds, leavesOf, ownText, parentOf, wordsOf } from '../../page/page-nodes.ts';
import { countsReviews } from '../../page/review-words.ts';
import { LOG, type PageIndex } from './page-index.ts';

/** What the page states of the place as a whole. */
export interface Shown {
  readonly location?: string;
  readonly count?: number;
  readonly average?: number;
}

/** Reads the header, else the histogram, else the "more reviews" button; by roles and log numbers, not by words. */
export function readShown(index: PageIndex, cards: readonly Element[]): Shown {
  const header = headersOf(index);
  const labels = header.flatMap((element) => labelledImages(element));
  const histogram = readHistogram(index);
  const more = moreOf(index);
  const stated =
    labels
      .slice(1)
      .map(countIn)
      .find((count) => count !== undefined) ?? bracketed(header);
  const bracket = counted(index);
  const worded = stated === undefined && !histogram && !bracket ? statedInWords(index, cards) : {};
  const count =
    stated ??
    histogram?.count ??
    bracket?.count ??
    (more === undefined ? undefined : more + cards.length) ??
    worded.count;
  const average =
    averageIn(header) ??
    averageIn(index.averages.slice(0, 1)) ??
    averageBeside(bracket?.element, index) ??
    histogram?.average ??
    worded.average;
  const location = nameOf(index);
  return {
    ...(location && { location }),
    ...(count !== undefined && { count }),
    ...(average !== undefined && { average }),
  };
}

/** The first header that is no wrapper of the whole page. */
function headersOf({ logged, headers }: PageIndex): readonly Element[] {
  const first = logged.get(LOG.header)?.[0] ?? headers[0];
  return first && first.children.length <= 100 ? [first] : [];
}

function labelledImages(header: Element): string[] {
  const labels: string[] = [];
  const open: Element[] = [header];
  for (let seen = 0; open.length > 0 && seen < 400; seen += 1) {
    const element = open.pop();
    if (!element) break;
    const { role, 'aria-label': label } = element.attribs;
    if (role === 'img' && label !== undefined) labels.push(label);
    open.push(...childElements(element).reverse());
  }
  return labels;
}

/** "Plus d'avis (27)": by its log number, else the only button whose label ends in a number in brackets. */
function moreOf({ logged, counters }: PageIndex): number | undefined {
  const [button] = logged.get(LOG.more) ?? [];
  if (button) return countIn(button.attribs['aria-label'] ?? '');
  return counters.length === 1 ? countIn(counters[0]?.attribs['aria-label'] ?? '') : undefined;
}

/** Without its mark the header still shows one number twice: "30 avis" as label of "(30)". */
function counted({ brackets }: PageIndex): { readonly count: number; readonly element: Element } | undefined {
  for (const element of brackets) {
    const count = countIn(ownText(element));
    if (count !== undefined && count === countIn(element.attribs['aria-label'] ?? '')) return { count, element };
  }
  return undefined;
}

/** The label of the stars that stand beside the count: "4.6 stars". */
function averageBeside(count: Element | undefined, { images }: PageIndex): number | undefined {
  let around = count;
  for (let level = 0; around && level < 4; level += 1) {
    around = parentOf(around);
    const outer = around;
    const beside = outer && images.filter((image) => image.name !== 'tr' && holds(outer, image));
    if (beside?.length) return averageOf(beside[0]?.attribs['aria-label'] ?? '');
  }
  return undefined;
}

function averageOf(label: string): number | undefined {
  const [value, best = 5, ...more] = numbersIn(label);
  return value !== undefined && best === 5 && more.length === 0 && value >= 1 && value <= 5 ? value : undefined;
}

/** Older pages only say "4.3" and "1,234 reviews" above their cards; behind the first one it may be anybody's count. */
function statedInWords({ mains }: PageIndex, cards: readonly Element[]): Pick<Shown, 'count' | 'average'> {
  const [main] = mains;
  const [first] = cards;
  if (!main || !first || !holds(main, first)) return {};
  let average: number | undefined;
  for (const { element, text } of leavesOf(main, new Set(cards.slice(1)))) {
    if (holds(first, element)) return {};
    average = /^\p{Nd}[.,٫]\p{Nd}$/u.test(text) ? averageOf(text) : average;
    const count = countsReviews(text) ? countIn(text) : undefined;
    if (count !== undefined) return { count, ...(average !== undefined && { average }) };
  }
  return {};
}

function nameOf({ headings, mains }: PageIndex): string | undefined {
  const titles = headings.filter(({ name }) => name === 'h1');
  const inMain = titles.find((title) => mains.some((main) => holds(main, title)));
  const named = [inMain, titles[0]].map((title) => title && wordsOf(title).replace(/\s+/g, ' ')).find(Boolean);
  return named || mains.map(({ attribs }) => attribs['aria-label']?.trim()).find(Boolean);
}

/** "(1.234)" beside the average. */
function bracketed(headers: readonly Element[]): number | undefined {
  const leaves = headers.flatMap((header) => leavesOf(header)).filter(({ text }) => /^[(（].{1,20}[)）]$/.test(text));
  return leaves.map(({ text }) => countIn(text)).find((count) => count !== undefined);
}

/** The first number with one decimal, or whole, from 1 to 5. */
function averageIn(headers: readonly Element[]): number | undefined {
  for (const header of headers) {
    for (const { text } of leavesOf(header)) {
      const [value, ...others] = numbersIn(text);
      if (value !== undefined && others.length === 0 && text.length <= 5 && value >= 1 && value <= 5) return value;
    }
  }
  return undefined;
}

/** Five rows in a row whose labels count down from 5 to 1 stars: "5 étoiles, 30 avis". */
function readHistogram(index: PageIndex): { count: number; average?: number } | undefined {
  const rows = [...index.rows, ...index.images.filter(isRow)];
  for (let at = 0; at + 5 <= rows.length; at += 1) {
    const labels = rows.slice(at, at + 5).map((row) => row.attribs['aria-label'] ?? '');
    const counts = [5, 4, 3, 2, 1].map((stars, row) => rowCount(labels[row] ?? '', stars));
    if (counts.some((count) => count === undefined)) continue;
    const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const points = counts.reduce<number>((sum, count, row) => sum + (count ?? 0) * (5 - row), 0);
    return { count: total, ...(total > 0 && { average: Math.round((points / total) * 10) / 10 }) };
  }
  return undefined;
}

function isRow({ name, parent }: Element): boolean {
  return name !== 'tr' && parent?.type === 'tag' && childElements(parent).length === 5;
}

/** The count beside a given number of stars; the stars may stand first or last. */
function rowCount(label: string, stars: number): number | undefined {
  const first = label.replace(/^\s*\p{Nd}/u, '');
  const last = label.replace(/\p{Nd}\D{0,20}$/u, '');
  if (numbersIn(label)[0] === stars) return countIn(first);
  if (numbersIn(label).at(-1) === stars) return countIn(last);
  // Arabic and Hebrew have words for one star and for two: the only number is the count.
  return stars <= 2 ? countIn(label) : undefined;
}
