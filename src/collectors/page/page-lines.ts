/** Words that stand bare beside marks ("Ann wrote on 3 May:<br>…", `<b>Ann</b> ★★★★ It was fine`): given an element each, so that they are found like any other. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from './page-nodes.ts';

type Node = Element['children'][number];

/** Something like a day or a score. */
const MARKED =
  /(?:19|20|13|14|۱۳|۱۴)\p{Nd}{2}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4}|[★☆⭐]|(?<!\p{Nd})\p{Nd}{1,2}\s?\/\s?(?:5|10)(?!\p{Nd})/u;
/** Longer lines are told by the customer. */
const LONGEST = 100;
/** Shorter runs of words say who or when. */
const LEAST = 18;

/** Puts lines, and words between marks, into elements called `line`. Changes the tree. */
export function splitLines($: CheerioAPI): void {
  const open: Element[] = $.root().children().toArray();
  for (let element = open.pop(); element; element = open.pop()) {
    let [mixed, breaks] = [false, false];
    for (const child of element.children) {
      if (child.type === 'tag') {
        if (child.name === 'br') breaks = true;
        else open.push(child);
      } else if (child.type === 'text' && child.data.length >= LEAST) mixed = true;
    }
    if (breaks && splitAtBreak($, element)) continue;
    if (mixed && element.children.length > 1) splitAtMarks($, element);
  }
}

/** The first, or the last, line of several that says who and when; false when none does. */
function splitAtBreak($: CheerioAPI, element: Element): boolean {
  const nodes = element.children;
  const breaks = nodes.flatMap((node, index) => (node.type === 'tag' && node.name === 'br' ? [index] : []));
  const [first = 0, last = first] = [breaks[0], breaks.at(-1)];
  const texts = (from: number, to: number): string => wordsIn(nodes.slice(from, to));
  // Elements alone, and no loose words, head a line as well: a name, a score in words.
  const elementsOnly = (from: number, to: number): boolean =>
    nodes.slice(from, to).every((node) => node.type !== 'text' || node.data.trim() === '');
  const isMarked = (text: string): boolean => text.length <= LONGEST && MARKED.test(text);
  const [head, body, foot] = [texts(0, first), texts(first, nodes.length), texts(last, nodes.length)];
  const headed = isMarked(head) || (head !== '' && head.length <= LONGEST && elementsOnly(0, first));
  const cut = headed && body !== '' ? first : isMarked(foot) && texts(0, last) !== '' ? last : undefined;
  if (cut === undefined) return false;
  put($, element, [
    { from: 0, to: cut },
    { from: cut + 1, to: nodes.length },
  ]);
  return true;
}

/** Children from one up to, but not including, another. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of words between children that are marks of a score or a day. */
function splitAtMarks($: CheerioAPI, element: Element): void {
  const nodes = element.children;
  const marks = [...nodes.keys()].filter((index) => {
    const node = nodes[index];
    return node?.type === 'tag' && isMark(node);
  });
  if (marks.length === 0) return;
  const lines = [-1, ...marks].flatMap((mark, index) =>
    lineOf(nodes, { from: mark + 1, to: marks[index] ?? nodes.length }),
  );
  if (lines.length > 0) put($, element, lines);
}

/** The words of a run, without short elements at its ends: those say who or when. */
function lineOf(nodes: readonly Node[], { from, to }: Run): readonly Run[] {
  const run = nodes.slice(from, to);
  const said = (node: Node): boolean => node.type === 'text' && node.data.trim().length >= LEAST / 2;
  const first = run.findIndex(said);
  if (first === -1) return [];
  const last = run.findLastIndex(said);
  const end = first !== last && wordsIn(run.slice(last + 1)).length <= 40 ? last + 1 : run.length;
  return wordsIn(run.slice(first, end)).length >= LEAST ? [{ from: from + first, to: from + end }] : [];
}

/** Moves runs of children into elements of their own; by hand, as a page may have more of them than a call takes arguments. */
function put($: CheerioAPI, element: Element, runs: readonly Run[]): void {
  const nodes = element.children;
  const made: Node[] = [];
  let done = 0;
  for (const { from, to } of runs) {
    for (; done < from; done += 1) made.push(nodes[done] as Node);
    const line = $('<line></line>').get(0) as Element;
    line.children = nodes.slice(from, to);
    link(line);
    made.push(line);
    done = to;
  }
  for (; done < nodes.length; done += 1) made.push(nodes[done] as Node);
  element.children = made;
  link(element);
}

function link(element: Element): void {
  for (const [index, child] of element.children.entries()) {
    child.parent = element;
    child.prev = element.children[index - 1] ?? null;
    child.next = element.children[index + 1] ?? null;
  }
}

const MARK_TAGS = new Set(['time', 'meter', 'progress', 'svg', 'img', 'fieldset']);

function isMark(element: Element): boolean {
  if (MARK_TAGS.has(element.name) || element.attribs['aria-label'] !== undefined) return true;
  const words = wordsIn([element]);
  if (words === '') return element.name !== 'br' && element.name !== 'a';
  return words.length <= 40 && MARKED.test(words);
}

/** Words of nodes, as far as anybody looks at them. */
function wordsIn(nodes: readonly Node[]): string {
  let words = '';
  const open = [...nodes].reverse();
  for (let node = open.pop(); node && words.length < 400; node = open.pop()) {
    if (node.type === 'text') words += node.data;
    else if (node.type === 'tag')
      for (let at = node.children.length - 1; at >= 0; at -= 1) open.push(node.children[at] as Node);
  }
  return words.replace(/\s+/g, ' ').trim();
}
