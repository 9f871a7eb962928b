/** What a page itself says of its reviews as a whole: how many, what average, that there are none, that it is cut; apart from reading them. */
import { folded } from '../page/folded.ts';
import { allText, type Outline, type Part } from '../page/page-outline.ts';
import type { RatingMark } from '../page/rating-mark.ts';
import { NO_REVIEWS, REVIEWS_WORD } from './review-list-words.ts';

/** Count and average that the page states; `outOf` is what the average is out of, where known. */
export interface ShownByPage {
  readonly count?: number;
  readonly average?: number;
  readonly outOf?: number;
}

const NUMBER = "\\d{1,3}(?:[., \\u00a0\\u202f'’]\\d{3})+|\\d{1,7}";
const COUNT_BEFORE = new RegExp(
  `(?<![\\d.,/])(${NUMBER})(?![\\d.,%]|\\s?(?:\\+|k\\b|mil\\b|%|/))\\s*(?:\\p{L}+\\s+){0,2}?$`,
  'u',
);
const COUNT_AFTER = new RegExp(
  `^\\p{L}*\\s*(?:[:：·-]\\s*)?[(（]?\\s*(${NUMBER})(?![\\d.,]\\d|\\d|\\s?(?:/|\\+|%|k\\b|[$€£]))`,
  'u',
);
/** Longest text that states a count. */
const LABEL = 90;

/** Looks outside the reviews (`parts`), the nearest before them first. */
export function shownByPage(outline: Outline, parts: readonly Part[], ratings: readonly RatingMark[]): ShownByPage {
  const first = parts[0]?.from ?? Number.POSITIVE_INFINITY;
  const outside = outline.leaves.filter((at) => !inParts(at, parts) && !outline.hidden[at]);
  const counted = outside.flatMap((at) => {
    const count = countAt(outline, at);
    return count === undefined ? [] : [{ at, count, place: placeOf(outline, at) }];
  });
  const values = Map.groupBy(counted, ({ place }) => place);
  // Counts side by side, all of one make, belong to things of which each has its own.
  const own = counted.filter(({ place, count }) => (values.get(place) ?? []).every((other) => other.count === count));
  const nearest = own.findLast(({ at }) => at < first) ?? own[0];
  if (nearest) return { count: nearest.count, ...averageNear(outline, nearest.at, ratings, parts) };
  return {};
}

/** Names of the elements around, five levels up. */
function placeOf({ elements, parent }: Outline, at: number): string {
  const names: string[] = [];
  for (let up = at, step = 0; up !== -1 && step < 5; up = parent[up] ?? -1, step += 1)
    names.push(elements[up]?.name ?? '');
  return names.join('<');
}

function inParts(at: number, parts: readonly Part[]): boolean {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const part = parts[low];
  return part !== undefined && part.from <= at && at < part.to;
}

/** "128 reviews", "Avis (12)", "1–10 of 128 reviews", "Based on 128 ratings", in one element or with its parent. */
function countAt(outline: Outline, at: number): number | undefined {
  const own = outline.text[at] ?? '';
  if (own.length > LABEL) return undefined;
  const around = outline.parent[at] ?? -1;
  const wide = around === -1 || (outline.end[around] ?? 0) - around > 16 ? '' : allText(outline, around, LABEL + 1);
  const texts = wide.length <= LABEL && wide !== own ? [own, wide] : [own];
  for (const text of texts) {
    if (!/\p{Nd}/u.test(text)) continue;
    const count = countIn(folded(text));
    if (count !== undefined) return count;
  }
  return undefined;
}

function countIn(text: string): number | undefined {
  const word = REVIEWS_WORD.exec(text);
  if (!word) return undefined;
  const before = COUNT_BEFORE.exec(text.slice(0, word.index));
  const after = COUNT_AFTER.exec(text.slice(word.index + word[0].length));
  const glued = /(\d{1,7})\s*[(（]?$/u.exec(text.slice(0, word.index));
  const found = before?.[1] ?? after?.[1] ?? glued?.[1];
  if (found === undefined) return undefined;
  const count = Number(found.replace(/\D/g, ''));
  // A year, or a page number, is no count.
  return count <= 5_000_000 && !/(?:page|seite|página|pagina|صفحه|صفحة|стр)\s*\d*$/u.test(text.slice(0, word.index))
    ? count
    : undefined;
}

/** The score that stands closest to the count, within three levels. */
function averageNear(
  outline: Outline,
  at: number,
  ratings: readonly RatingMark[],
  parts: readonly Part[],
): ShownByPage {
  let around = at;
  for (let step = 0; step < 4 && around !== -1; step += 1) {
    const end = outline.end[around] ?? around;
    if (parts.some(({ from }) => from > around && from < end)) return {};
    const inside = ratings.filter(
      ({ from, grade }) => from >= around && from < end && grade === undefined && from !== at,
    );
    const own = inside.find(({ weak, value, anchor }) => !weak && !(value === 1 && anchor === 'icons')) ?? inside[0];
    if (own && inside.length <= 3) return { average: own.value, ...(own.outOf !== undefined && { outOf: own.outOf }) };
    if (inside.length > 3) return {};
    around = outline.parent[around] ?? -1;
  }
  return {};
}

/** Does the page say, where it can be seen, that nobody wrote anything yet? */
export function saysNoReviews(outline: Outline): boolean {
  return outline.leaves.some((at) => {
    const text = outline.text[at] ?? '';
    return !outline.hidden[at] && text.length <= 160 && NO_REVIEWS.test(folded(text));
  });
}

/** Marks of a list that is still to come. */
export function isLoading(outline: Outline): boolean {
  return outline.elements.some(({ attribs }, at) => {
    if (outline.hidden[at]) return false;
    if (attribs['aria-busy'] === 'true' || (attribs.role === 'progressbar' && attribs['aria-valuenow'] === undefined))
      return true;
    return (
      /(?:^|[-_ ])(?:skeleton|placeholder-glow|shimmer|spinner|loader)/i.test(attribs.class ?? '') &&
      allText(outline, at, 4) === ''
    );
  });
}

/** A page whose end never came: neither its closing tags nor those of what was open. */
export function isCutOff(body: string): boolean {
  if (!/<(?:html|body)[\s>]/i.test(body.slice(0, 20_000))) return false;
  const tail = body.slice(-4_000);
  if (/<\/(?:html|body)\s{0,9}>/i.test(tail)) return false;
  const last = tail.lastIndexOf('<');
  if (last !== -1 && !tail.slice(last).includes('>')) return true;
  const count = (pattern: RegExp): number => body.match(pattern)?.length ?? 0;
  return ['div', 'section', 'article', 'ul', 'ol', 'table', 'main', 'script'].some(
    (name) => count(new RegExp(`<${name}[\\s>]`, 'gi')) > count(new RegExp(`</${name}[\\s>]`, 'gi')),
  );
}
