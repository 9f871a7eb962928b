/** Finds the entries of a page that may be recommendations: by the marks of each generation of its markup, else by their headers' words. */
import type { CheerioAPI } from 'cheerio/slim';
import { foldWording } from '../../dates/date-words.ts';
import { isInside, isOneEntry } from '../../page/elements.ts';
import { entryRoots } from '../../page/entry-roots.ts';
import { type Element, parentOf, wordsOf } from '../../page/page-nodes.ts';
import { readOldStars, readRecommendation } from './recommendation.ts';

/** One entry: its header says who thinks what of whom. */
export interface Item {
  readonly element: Element;
  readonly header: Element;
  /** `data-attribute`, `class` or `words`: what gave the header away. */
  readonly foundBy: string;
}

/** Headers of the www layout since 2021, of the reviews tab of m.facebook.com, and of the classic page to 2020. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['[data-ad-rendering-role=profile_name], div[data-nt="FB:TEXT4"]', 'data-attribute'],
  ['.userContentWrapper h5, .userContentWrapper h6, .story_body_container header h3', 'class'],
];
/** Where people's own words stand: no header is looked for there. */
export const BODIES =
  '[data-ad-rendering-role=story_message], [data-nt="FB:FEED_TEXT"], .userContent, [data-sigil=comment-body], .UFICommentBody';
/** Stand outside of every entry. */
const FENCES = 'h1, nav, [role=contentinfo], [role=banner], form[action*="/login"]';

/** Entries with a header, in order. What is nested in another entry is a comment and no entry. `page` is the place's name. */
export function findItems($: CheerioAPI, page: string | undefined): Item[] {
  const headers = findHeaders($, page);
  const marks = headers.map(({ header }, index) => ({ element: header, key: String(index) }));
  const widest = new Map(entryRoots(marks, fencesOf($)).map(({ key, element }) => [key, element]));
  const items = new Map<Element, Item>();
  for (const [index, { header, foundBy }] of headers.entries()) {
    const marked = $(header).parents('.userContentWrapper, [role=article], article').toArray().at(-1);
    const element = marked ?? widest.get(String(index)) ?? header;
    if (!items.has(element) && isOneEntry(element)) items.set(element, { header, element, foundBy });
  }
  return [...items.values()];
}

/** Several footers are those of entries: likes and comments. */
function fencesOf($: CheerioAPI): Element[] {
  const footers = $('footer').toArray();
  const [own] = footers.length === 1 ? footers.filter((footer) => $(footer).closest('[role=main]').length === 0) : [];
  return [...$(FENCES).toArray(), ...(own ? [own] : [])];
}

type Header = Omit<Item, 'element'>;

function findHeaders($: CheerioAPI, page: string | undefined): Header[] {
  const candidates = HEADERS.flatMap(([selector, foundBy]) =>
    $(selector)
      .toArray()
      .filter((header) => $(header).closest(BODIES).length === 0)
      .map((header): Header => ({ header: header as Element, foundBy })),
  );
  // The tab of m.facebook.com marks other lines, dates among them, as it marks headers.
  const lines = candidates.filter(({ header }) => header.attribs['data-nt'] === undefined || saysWhat(header));
  const marked = lines.length > 0 ? lines : candidates;
  const known = new Set(marked.map(({ header }) => header));
  const worded = wordedHeaders($, page).filter((header) => !isInside(header, known));
  if (worded.length === 0) return marked;
  const order = new Map(
    $('*')
      .toArray()
      .map((element, index) => [element, index]),
  );
  const place = ({ header }: Header): number => order.get(header) ?? 0;
  return [...marked, ...worded.map((header): Header => ({ header, foundBy: 'words' }))].toSorted(
    (a, b) => place(a) - place(b),
  );
}

function saysWhat(header: Element): boolean {
  const words = wordsOf(header).replace(/\s+/g, ' ');
  return readRecommendation(words) !== undefined || readOldStars(words) !== undefined;
}

/**
 * Short elements that begin with a name in bold, or a link, read as a recommendation and name the page; the innermost
 * ones. A sentence in a post ("Nadia recommends the blue lamp") does not name it.
 */
function wordedHeaders($: CheerioAPI, page: string | undefined): Element[] {
  const found = new Set<Element>();
  const seen = new Set<Element>();
  for (const name of $('b, strong, a, h2 span, h3 span, h4 span').toArray()) {
    const around = beyond(name);
    if (!around || seen.has(around)) continue;
    seen.add(around);
    if (around.children.length > 40 || $(around).closest(BODIES).length > 0) continue;
    const words = fewWords(around);
    const author = words === undefined ? '' : wordsOf(name).replace(/\s+/g, ' ');
    if (words === undefined || author === '' || !opens(words, author)) continue;
    if (readRecommendation(words) === undefined && readOldStars(words) === undefined) continue;
    if (namesPage(words.replace(author, ' '), page)) found.add(around);
  }
  for (const header of [...found]) {
    for (let up = parentOf(header); up; up = parentOf(up)) found.delete(up);
  }
  return [...found];
}

/** The first element around a name that says more than the name: names stand in wrappers of their own. */
function beyond(name: Element): Element | undefined {
  const said = wordsOf(name);
  let around = parentOf(name);
  for (let level = 0; around && level < 4 && around.children.length <= 3 && wordsOf(around) === said; level += 1)
    around = parentOf(around);
  return around;
}

/** Does the name open the words, or follow one word: "Użytkownik Ada poleca"? */
function opens(words: string, name: string): boolean {
  const at = words.indexOf(name);
  return at >= 0 && (at <= 3 || /^\p{L}{1,15} $/u.test(words.slice(0, at)));
}

/** Does what stands behind the author share a word with the page's name? Languages bend names, and headers shorten them. */
function namesPage(words: string, page: string | undefined): boolean {
  if (page === undefined) return true;
  const said = new Set(wordsIn(words));
  const name = wordsIn(page);
  return name.length === 0 || name.some((word) => said.has(word)) || foldWording(words).includes(foldWording(page));
}

function wordsIn(text: string): string[] {
  return foldWording(text.slice(0, 300))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}

/** The words of an element that holds few of them and few nodes: no header does, and a page nested deep would be read over and over. */
function fewWords(element: Element): string | undefined {
  const open: Element['children'][number][] = [...element.children];
  let length = 0;
  for (let seen = 0; open.length > 0; seen += 1) {
    const node = open.pop();
    if (node?.type === 'text') length += node.data.trim().length;
    if (node?.type === 'tag') open.push(...node.children);
    if (seen > 200 || length > 300) return undefined;
  }
  return wordsOf(element).replace(/\s+/g, ' ');
}
