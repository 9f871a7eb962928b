/** Scores drawn as a row of icons: told from each other by how they differ, never by what they are called. */
import { allText, childrenOf, type Outline } from './page-outline.ts';
import { glyphsOf } from './rating-label.ts';

/** A row that may be a score. */
interface Row {
  readonly at: number;
  /** One look for each icon, in order. */
  readonly looks: readonly string[];
  /** Rows of one sort share this. */
  readonly sort: string;
}

/** What a row scores. */
export interface IconScore {
  readonly at: number;
  readonly value: number;
  readonly outOf: number;
}

const ICONS = new Set([
  'svg',
  'i',
  'span',
  'img',
  'em',
  'b',
  'use',
  'path',
  'li',
  'div',
  'a',
  'label',
  'picture',
  'polygon',
  'g',
  's',
  'u',
  'small',
  'strong',
  'font',
  'abbr',
]);
/** Icon fonts that draw a word as a star. */
const LIGATURE = /^(?:star|grade|favorite|kid_star)(?:_(?:border|outline|half|rate|empty|full|filled|purple500))?$/;
const MOST = 10;
/** Fewer icons that differ are no scale. */
const LEAST = 3;

/** All rows of icons of a page that score something. A row of one sort of icon counts only where other rows tell which sort is full. */
export function iconScores(outline: Outline): IconScore[] {
  const rows = rowsOf(outline);
  const bySort = Map.groupBy(rows, ({ sort }) => sort);
  return [...bySort.values()].flatMap(scoresOf).sort((a, b) => a.at - b.at);
}

function rowsOf(outline: Outline): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < outline.elements.length; at += 1) {
    const size = (outline.end[at] ?? at) - at;
    if (size < 2 || size > 100) continue;
    if (outline.text[at] !== '' && glyphsOf(outline.text[at] ?? '') === undefined) continue;
    const row = rowAt(outline, at);
    if (row) rows.push(row);
  }
  return rows;
}

function rowAt(outline: Outline, at: number): Row | undefined {
  const children = childrenOf(outline, at);
  if (children.length < 1 || children.length > MOST) return undefined;
  const names = new Set<string>();
  const looks: string[] = [];
  for (const child of children) {
    const name = outline.elements[child]?.name ?? '';
    if (!ICONS.has(name) && !name.includes('-')) return undefined;
    const size = (outline.end[child] ?? child) - child;
    if (size > 9 || outline.elements[child]?.attribs.href !== undefined) return undefined;
    const words = allText(outline, child, 16);
    const glyphs = words === '' || LIGATURE.test(words) ? undefined : glyphsOf(words);
    if (words !== '' && !LIGATURE.test(words) && (!glyphs || glyphs.full + glyphs.empty + glyphs.half !== 1))
      return undefined;
    names.add(name);
    looks.push(lookOf(outline, child, words));
  }
  if (names.size > 1) return undefined;
  // One element without anything drawn in it is a spacer, not an icon.
  if (looks.every((look) => look === `${[...names][0]}`)) return undefined;
  const above = outline.elements[outline.parent[at] ?? -1]?.name ?? '';
  return { at, looks, sort: `${above}>${outline.elements[at]?.name}>${[...names][0]}` };
}

/** Everything by which an icon may differ from its neighbour, ids and positions left out. */
function lookOf(outline: Outline, at: number, words: string): string {
  const parts: string[] = [];
  for (let inner = at; inner < (outline.end[at] ?? at); inner += 1) {
    const element = outline.elements[inner];
    if (!element) continue;
    const attributes = Object.entries(element.attribs)
      .filter(([name]) => !POSITION.has(name))
      .map(
        ([name, value]) =>
          `${name}=${value
            .slice(0, 120)
            .replace(/#[\w:-]*\d[\w:-]*/g, '#')
            .trim()}`,
      )
      .sort();
    parts.push([element.name, ...attributes].join(' '));
  }
  return words === '' ? parts.join('|') : `${parts.join('|')}|${words}`;
}

const POSITION = new Set([
  'id',
  'x',
  'y',
  'cx',
  'cy',
  'transform',
  'points',
  'tabindex',
  'data-index',
  'data-id',
  'data-key',
  'key',
  'for',
  'name',
  'value',
  'title',
  'aria-label',
  'alt',
  'data-value',
  'data-star',
  'data-rating',
  'data-v',
  'href_',
  'aria-posinset',
  'aria-setsize',
  'loading',
  'viewBox',
]);
const EMPTY_HINT =
  /empty|outline|(?:^|[^a-z])o(?:ff)?(?:$|[^a-z])|gr[ae]y|border|regular|inactive|unfilled|blank|muted|disabled|hollow|☆|✩|○|fill=none|#(?:ccc|ddd|eee|e0e0e0|d3d3d3)/i;
const HALF_HINT = /half|50%|-5\b|demi|halb|media/i;

/** What rows of one sort score, once it is known which look is full. */
function scoresOf(rows: readonly Row[]): IconScore[] {
  const lengths = new Set(rows.map(({ looks }) => looks.length));
  const longest = Math.max(...lengths);
  const full = new Set<string>();
  const empty = new Set<string>();
  const usable = rows.filter(({ looks }) => runsOf(looks).length <= 3);
  for (const { looks } of usable) {
    const runs = runsOf(looks);
    if (runs.length < 2 || looks.length < LEAST) continue;
    full.add(runs[0]?.look ?? '');
    empty.add(runs.at(-1)?.look ?? '');
  }
  // "full full full empty empty" and "half empty": where looks contradict each other, words of the look decide.
  for (const look of [...full]) if (empty.has(look)) (EMPTY_HINT.test(look) ? full : empty).delete(look);
  const constant = lengths.size === 1;
  // Where only full icons are drawn, the longest row shows what one looks like.
  const drawn = full.size > 0 ? full : new Set(usable.find(({ looks }) => looks.length === longest)?.looks.slice(0, 1));
  if (full.size === 0 && (longest < 3 || rows.length < 2)) return [];
  if (!full.size && constant && longest !== 5 && longest !== 10) return [];
  return usable.flatMap(({ at, looks }) => {
    const outOf = constant && (longest === 10 || longest === 5) ? longest : longest > 5 ? 10 : 5;
    if (constant && full.size > 0 && longest < 5) return [];
    if (looks.length < LEAST && runsOf(looks).length > 1) return [];
    const value = scoreOfRuns(runsOf(looks), drawn, empty, full.size > 0);
    return value !== undefined && value > 0 && value <= outOf ? [{ at, value, outOf }] : [];
  });
}

interface Run {
  readonly look: string;
  readonly count: number;
}

function runsOf(looks: readonly string[]): readonly Run[] {
  const runs: { look: string; count: number }[] = [];
  for (const look of looks) {
    const last = runs.at(-1);
    if (last?.look === look) last.count += 1;
    else runs.push({ look, count: 1 });
  }
  return runs;
}

function scoreOfRuns(
  runs: readonly Run[],
  full: ReadonlySet<string>,
  empty: ReadonlySet<string>,
  told: boolean,
): number | undefined {
  const [first, ...others] = runs;
  if (!first) return undefined;
  if (runs.length === 1) {
    if (empty.has(first.look) || (!told && EMPTY_HINT.test(first.look))) return undefined;
    return full.has(first.look) ? first.count : undefined;
  }
  const half = others.length === 2 ? others[0] : others[0] && HALF_HINT.test(others[0].look) ? others[0] : undefined;
  if (half && half.count > 1) return undefined;
  const lead = HALF_HINT.test(first.look) && first.count === 1 && !full.has(first.look) ? 0.5 : first.count;
  return lead + (half ? 0.5 : 0);
}
