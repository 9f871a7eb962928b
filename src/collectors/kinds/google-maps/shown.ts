/** How many reviews, and which average, a place page itself states; apart, because completeness is judged against it. */
import type { CheerioAPI } from 'cheerio/slim';
import { childElements, type Element, leavesOf } from '../../page-nodes.ts';
import { countIn, numbersIn } from '../../written-number.ts';

/** What the page states of the place as a whole. */
export interface Shown {
  readonly location?: string;
  readonly count?: number;
  readonly average?: number;
}

/** Reads the header, else the histogram, else the "more reviews" button; by roles and log numbers, not by words. */
export function readShown($: CheerioAPI, cards: number): Shown {
  const header = $('[jslog^="76333"], .F7nice')
    .first()
    .filter((_, element) => element.children.length <= 100);
  const labels = header
    .find('[role=img][aria-label]')
    .toArray()
    .map((element) => element.attribs['aria-label'] ?? '');
  const histogram = readHistogram($);
  const more = countIn($('[jslog^="62394"]').first().attr('aria-label') ?? '');
  const stated =
    labels
      .slice(1)
      .map(countIn)
      .find((count) => count !== undefined) ?? bracketed(header.toArray());
  const count = stated ?? histogram?.count ?? (more === undefined ? undefined : more + cards);
  const average =
    averageIn(header.toArray()) ?? averageIn($('.fontDisplayLarge').first().toArray()) ?? histogram?.average;
  const location = nameOf($);
  return {
    ...(location && { location }),
    ...(count !== undefined && { count }),
    ...(average !== undefined && { average }),
  };
}

function nameOf($: CheerioAPI): string | undefined {
  const named = $('[role=main] h1').first().text().trim() || $('h1').first().text().trim();
  return named || $('[role=main][aria-label]').first().attr('aria-label')?.trim() || undefined;
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
function readHistogram($: CheerioAPI): { count: number; average?: number } | undefined {
  const rows = $('[role=img][aria-label]')
    .filter((_, element) => isRow($, element))
    .toArray();
  for (let at = 0; at + 5 <= rows.length; at += 1) {
    const labels = rows.slice(at, at + 5).map((row) => row.attribs['aria-label'] ?? '');
    const counts = [5, 4, 3, 2, 1].map((stars, index) => rowCount(labels[index] ?? '', stars));
    if (counts.some((count) => count === undefined)) continue;
    const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const points = counts.reduce<number>((sum, count, index) => sum + (count ?? 0) * (5 - index), 0);
    return { count: total, ...(total > 0 && { average: Math.round((points / total) * 10) / 10 }) };
  }
  return undefined;
}

function isRow($: CheerioAPI, element: Element): boolean {
  return (
    element.name === 'tr' ||
    (element.parent?.type === 'tag' &&
      childElements(element.parent).length === 5 &&
      $(element).closest('[data-review-id]').length === 0)
  );
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
