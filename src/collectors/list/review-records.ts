/** Finds the repeated parts of a page that may be reviews: each holds one score or one day, and words; apart from what each part says. */
import type { DateMark } from '../page/date-mark.ts';
import { lowerBound, type Outline, type Part } from '../page/page-outline.ts';
import type { RatingMark } from '../page/rating-mark.ts';

/** What is known of a page before its reviews are looked for. */
export interface MarkedPage {
  readonly outline: Outline;
  readonly ratings: readonly RatingMark[];
  readonly dates: readonly DateMark[];
}

/** Parts that are alike, in document order. */
export interface RecordList {
  readonly parts: readonly Part[];
  /** Sum over the parts of how much each looks like a review; lists are compared by it. */
  readonly score: number;
  /** Parts are runs of neighbours, not elements. */
  readonly flat: boolean;
}

/** A part is at most this many levels above its mark. */
const CLIMB = 24;
/** Most marks that are looked at, and most ways of grouping them: a page is read in time in proportion to its length. */
const MOST_MARKS = 20_000;
const MOST_GROUPS = 40;

/** The list that looks most like reviews; undefined when nothing is repeated. */
export function findRecords(page: MarkedPage): RecordList | undefined {
  const facts = factsOf(page);
  let best: RecordList | undefined;
  for (const pivots of groupsOf(facts)) {
    for (const list of listsAround(pivots, facts)) if (!best || list.score > best.score + 1e-9) best = list;
  }
  return best && best.score > 0 ? best : undefined;
}

interface Facts extends MarkedPage {
  readonly ratingsAt: readonly number[];
  readonly datesAt: readonly number[];
  /** Of each leaf, how much prose it holds: its length, 0 for labels. */
  readonly prose: readonly number[];
  /** Of each element, a number for its path of tag names from the root. */
  readonly paths: readonly number[];
}

function factsOf(page: MarkedPage): Facts {
  const { outline, ratings, dates } = page;
  const ratingsAt = ratings.filter(({ weak }) => !weak).map(({ from }) => from);
  const datesAt = dates.map(({ from }) => from);
  const marked = new Set([...ratings.filter(({ weak }) => !weak).map(({ from }) => from), ...datesAt]);
  const often = repeatedTexts(outline);
  const prose = outline.leaves.map((at) =>
    marked.has(at) || often.has(outline.text[at] ?? '') ? 0 : proseOf(outline.text[at] ?? ''),
  );
  return { ...page, ratingsAt, datesAt, prose, paths: pathsOf(outline) };
}

/** What a page says three times and more is a label of the page, and nobody's words. */
export function repeatedTexts({ leaves, text }: Outline): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const at of leaves) counts.set(text[at] ?? '', (counts.get(text[at] ?? '') ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 2).map(([words]) => words));
}

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Length of a text that reads as prose; 0 for a label. East Asian letters count three times, as each says more. */
export function proseOf(text: string): number {
  const length = DENSE.test(text) ? text.length * 3 : text.length;
  return length >= 18 && /\p{L}/u.test(text) ? length : 0;
}

/** Marks grouped in several ways: by what stands around them, loosely and strictly, and by class as a hint. */
function groupsOf({ outline, ratings, dates, paths }: Facts): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  const add = (key: string, at: number): void => {
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  };
  const places = placesOf(outline);
  const mark = (sort: string, at: number, label: string): void => {
    const element = outline.elements[at];
    add(sort, at);
    // Rows of one look are told apart by what stands before them, and by their number.
    const up = outline.parent[at] ?? -1;
    add(`${sort} ${paths[at]} ${places[at]} ${places[up]}`, at);
    if (label.length > 1 && label.length <= 24) add(`${sort} "${label}"`, at);
    add(`${sort} ${paths[at]}`, at);
    add(`${sort} ${lastTags(outline, at)}`, at);
    if (element?.attribs.class) add(`${sort} .${element.attribs.class.slice(0, 80).replace(/\d+/g, '#')}`, at);
  };
  for (const { from, weak } of ratings.slice(0, MOST_MARKS))
    mark(weak ? 'weak' : 'rating', from, outline.text[from - 1] ?? '');
  for (const { from, rest } of dates.slice(0, MOST_MARKS)) mark('date', from, rest || (outline.text[from - 1] ?? ''));
  const sets = new Map<string, readonly number[]>();
  for (const group of groups.values())
    if (group.length >= 2) sets.set(`${group.length} ${group[0]} ${group.at(-1)}`, group);
  return [...sets.values()].sort((a, b) => b.length - a.length).slice(0, MOST_GROUPS);
}

/** Of each element, the how-many-eth child it is. */
function placesOf({ parent }: Outline): readonly number[] {
  const children: number[] = [];
  return parent.map((up, at) => {
    children[at] = 0;
    if (up === -1) return 0;
    children[up] = (children[up] ?? 0) + 1;
    return children[up];
  });
}

/** A number for each path of tag names from the root. */
function pathsOf({ elements, parent }: Outline): readonly number[] {
  const numbers = new Map<string, number>();
  const paths: number[] = [];
  for (const [at, { name }] of elements.entries()) {
    const key = `${paths[parent[at] ?? -1] ?? -1} ${name}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    paths.push(known);
  }
  return paths;
}

function lastTags({ elements, parent }: Outline, at: number): string {
  const up = parent[at] ?? -1;
  return [elements[parent[up] ?? -1]?.name, elements[up]?.name, elements[at]?.name].join('>');
}

/** The lists that marks span: the widest element around each without its neighbours, or the run of neighbours it leads. */
function listsAround(pivots: readonly number[], facts: Facts): readonly RecordList[] {
  const { outline } = facts;
  const tops = level(
    pivots.map((at, index) =>
      topOf(outline, at, pivots[index - 1] ?? -1, pivots[index + 1] ?? Number.POSITIVE_INFINITY),
    ),
    pivots,
    outline,
  );
  const parts = tops.map((from) => ({ from, to: outline.end[from] ?? from + 1 }));
  const whole = listOf(parts, facts, false);
  const flat = flatParts(tops, facts);
  return flat ? [whole, listOf(flat, facts, true)] : [whole];
}

function topOf({ parent, end, elements }: Outline, at: number, before: number, after: number): number {
  let top = at;
  for (let step = 0; step < CLIMB; step += 1) {
    const up = parent[top] ?? -1;
    if (up === -1 || up <= before || (end[up] ?? 0) > after || elements[up]?.name === 'body') return top;
    top = up;
  }
  return top;
}

/** The first and the last of a list, and one pinned elsewhere, reach too far up: all are cut to the height of most. */
function level(tops: readonly number[], pivots: readonly number[], { depth, parent }: Outline): readonly number[] {
  const heights = tops.map((top, index) => (depth[pivots[index] ?? top] ?? 0) - (depth[top] ?? 0));
  const usual = modeOf(heights);
  return tops.map((top, index) => {
    if ((heights[index] ?? 0) <= usual) return top;
    let at = pivots[index] ?? top;
    for (let step = 0; step < usual; step += 1) at = parent[at] ?? at;
    return at;
  });
}

function modeOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [mode, most] = [0, 0];
  for (const [value, count] of counts)
    if (count > most || (count === most && value < mode)) [mode, most] = [value, count];
  return mode;
}

/** Runs of siblings, led by a mark or by what regularly stands before it; none when marks have no common parent. */
function flatParts(tops: readonly number[], facts: Facts): readonly Part[] | undefined {
  const { parent, end } = facts.outline;
  const byParent = Map.groupBy(tops, (top) => parent[top] ?? -1);
  const runs: Part[] = [];
  for (const [around, group] of byParent) {
    if (around === -1 || group.length < 2) continue;
    const siblings: number[] = [];
    for (let child = around + 1; child < (end[around] ?? 0); child = end[child] ?? child + 1) siblings.push(child);
    const places = group.map((top) => lowerBound(siblings, top));
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    if (gaps.every((gap) => gap === 1)) continue;
    const lead = leadOf(
      places,
      siblings.map((sibling) => signatureOf(sibling, facts)),
      Math.min(...gaps),
    );
    const usual = Math.max(...gaps);
    for (const [number, place] of places.entries()) {
      const from = siblings[place - lead];
      const last = (places[number + 1] ?? Number.POSITIVE_INFINITY) - lead - 1;
      const stop = siblings[Math.min(last, place - lead + usual - 1, siblings.length - 1)];
      if (from !== undefined && stop !== undefined) runs.push({ from, to: end[stop] ?? stop + 1 });
    }
  }
  return runs.length >= 2 ? runs.toSorted((a, b) => a.from - b.from) : undefined;
}

/** Longest run before a mark that is looked at. */
const MOST_LEAD = 8;

/** How many siblings before its mark a run begins: as many as are alike before every mark, unless they end the run before. */
function leadOf(places: readonly number[], signatures: readonly string[], gap: number): number {
  const alike = (step: number): boolean => {
    const own = signatures[(places[0] ?? 0) + step];
    if (own === undefined || own === 'hr') return false;
    // A part may be missing here and there, but not at the ends: those tell where a run begins.
    const same = places.filter((place) => signatures[place + step] === own).length;
    return same >= places.length * 0.8 && signatures[(places.at(-1) ?? 0) + step] === own;
  };
  let lead = 0;
  while (lead < Math.min(MOST_LEAD, gap - 1) && alike(-lead - 1)) lead += 1;
  let trail = 0;
  while (trail < Math.min(MOST_LEAD, gap - 1) && alike(trail + 1)) trail += 1;
  return lead + trail >= gap ? Math.max(0, gap - 1 - trail) : lead;
}

/** What an element is among its siblings: its name, and whether it holds prose, a mark, or a few words. */
function signatureOf(at: number, { outline, ratingsAt, datesAt, prose }: Facts): string {
  const name = outline.elements[at]?.name ?? '';
  if (name === 'hr') return name;
  const to = outline.end[at] ?? at + 1;
  const holds = (numbers: readonly number[]): boolean => lowerBound(numbers, to) > lowerBound(numbers, at);
  const first = lowerBound(outline.leaves, at);
  const last = lowerBound(outline.leaves, to);
  let worded = false;
  for (let index = first; index < last; index += 1) worded ||= (prose[index] ?? 0) > 0;
  return `${name} ${holds(ratingsAt)} ${holds(datesAt)} ${worded} ${last > first}`;
}

function listOf(parts: readonly Part[], facts: Facts, flat: boolean): RecordList {
  let sum = 0;
  const starts = new Set<string>();
  const found = parts.map((part) => holdingOf(part, facts));
  const usuallyRated = found.filter(({ ratings }) => ratings > 0).length * 2 >= parts.length;
  for (const { ratings, dates, prose, start } of found) {
    // The same words everywhere are no reviews.
    sum += prose > 0 && starts.has(start) ? -0.2 : worthOf(ratings, dates, prose, usuallyRated);
    starts.add(start);
  }
  return { parts, flat, score: sum * (0.3 + 0.7 * likenessOf(parts, facts)) * (flat ? 0.97 : 1) };
}

/** Elements of a part that are compared with those of the others. */
const COMPARED = 40;

/** How much parts are built alike, 0 to 1: halves of reviews are not. */
function likenessOf(parts: readonly Part[], { paths }: Facts): number {
  const shapes = parts.map(({ from, to }) => new Set(paths.slice(from, Math.min(to, from + COMPARED))));
  const counts = new Map<number, number>();
  for (const shape of shapes) for (const path of shape) counts.set(path, (counts.get(path) ?? 0) + 1);
  const usual = new Set([...counts].filter(([, count]) => count * 2 > parts.length).map(([path]) => path));
  let sum = 0;
  for (const shape of shapes) {
    const shared = [...shape].filter((path) => usual.has(path)).length;
    sum += shared / Math.max(1, shape.size + usual.size - shared);
  }
  return sum / Math.max(1, parts.length);
}

/** A score, a day and words are worth most; more than a few of each belong to more than one review. */
function worthOf(ratings: number, dates: number, prose: number, usuallyRated: boolean): number {
  if (prose === 0) return ratings > 0 && dates > 0 ? 0.35 : -0.3;
  if (ratings === 0 && usuallyRated) return dates > 0 ? 0.2 : -0.1;
  const crowd = Math.max(0, dates - 4) + Math.max(0, ratings - 12);
  return Math.max(0.1, 0.5 + (ratings > 0 ? 0.25 : 0) + (dates > 0 ? 0.25 : 0) - 0.1 * crowd);
}

interface Holding {
  readonly ratings: number;
  readonly dates: number;
  readonly prose: number;
  /** How its longest words begin. */
  readonly start: string;
}

function holdingOf(part: Part, { outline, ratingsAt, datesAt, prose }: Facts): Holding {
  const count = (numbers: readonly number[]): number => lowerBound(numbers, part.to) - lowerBound(numbers, part.from);
  let [most, where] = [0, -1];
  for (let index = lowerBound(outline.leaves, part.from); (outline.leaves[index] ?? part.to) < part.to; index += 1) {
    const length = prose[index] ?? 0;
    if (length > most) [most, where] = [length, outline.leaves[index] ?? -1];
  }
  return {
    ratings: count(ratingsAt),
    dates: count(datesAt),
    prose: most,
    start: (outline.text[where] ?? '').slice(0, 60),
  };
}
