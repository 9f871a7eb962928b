/** Finds the schema.org markup of a page, whatever its syntax, as one kind of node; apart from what the nodes mean. */
import type { CheerioAPI } from 'cheerio/slim';
import { decodeReferences, plainText } from '../../page/plain-text.ts';
import { type Json, type JsonObject, parseLenientJsons } from './lenient-json.ts';

/** One JSON-LD block, or all of a page's microdata or RDFa. */
export type MarkupBlock = readonly Json[];

export interface Markup {
  readonly blocks: readonly MarkupBlock[];
  /** JSON-LD blocks that no leniency could read. */
  readonly broken: number;
  /** Of these, the ones that speak of reviews or ratings: something may be missing. */
  readonly brokenWithReviews: number;
}

/** Characters of JSON-LD read from one page; what comes beyond counts as broken. */
const MAX_JSON_LD = 5_000_000;

/** All schema.org markup of a page: JSON-LD first, then microdata, then RDFa Lite. */
export function readMarkup($: CheerioAPI): Markup {
  const blocks: MarkupBlock[] = [];
  let broken = 0;
  let brokenWithReviews = 0;
  let characters = 0;
  for (const script of $('script[type*="ld+json" i]').toArray()) {
    const text = $(script).text();
    characters += text.length;
    const value = characters <= MAX_JSON_LD ? parseBlock(text) : undefined;
    if (value !== undefined) blocks.push(value);
    else if (text.trim() !== '') {
      broken += 1;
      if (/review|rating/i.test(text)) brokenWithReviews += 1;
    }
  }
  for (const syntax of [MICRODATA, RDFA]) {
    const items = readItems($, syntax);
    if (items.length > 0) blocks.push(items);
  }
  return { blocks, broken, brokenWithReviews };
}

/** One JSON-LD block; some templates escape the whole of it for HTML, so that is tried second. */
function parseBlock(text: string): MarkupBlock | undefined {
  for (const attempt of text.includes('&quot;') ? [text, decodeReferences(text)] : [text]) {
    try {
      // Only whole objects and lists say something: a lone number is what is left of a broken script.
      const values = parseLenientJsons(attempt);
      if (values.length === 1 || values.every((value) => typeof value === 'object')) return values.flat();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

/** How a syntax spells "a new item", its type, a property, and the item's own id. */
interface Syntax {
  readonly scope: string;
  readonly type: string;
  readonly property: string;
  readonly ids: readonly string[];
}

const MICRODATA: Syntax = {
  scope: 'itemscope',
  type: 'itemtype',
  property: 'itemprop',
  ids: ['itemid', 'data-reviewid', 'data-review-id'],
};
const RDFA: Syntax = { scope: 'typeof', type: 'typeof', property: 'property', ids: ['resource', 'data-review-id'] };

type Element = ReturnType<ReturnType<CheerioAPI>['children']>[number];
type ChildNode = Element['children'][number];

/** The page's outermost items. Walks the tree once; the tree's depth is capped where the page is parsed. */
function readItems($: CheerioAPI, syntax: Syntax): JsonObject[] {
  const outermost: JsonObject[] = [];
  if ($(`[${syntax.scope}]`).length === 0) return outermost;
  const referred = referredTo($, syntax);
  let left = MAX_REFERRED;
  const walk = (element: Element, owner: Record<string, Json> | undefined, relation: string): void => {
    const scope = element.attribs[syntax.scope] !== undefined;
    const stated = element.attribs[syntax.property] ?? (scope ? relation : '');
    const properties = owner ? stated.split(/\s+/).filter(Boolean) : [];
    const item = scope ? newItem(element, syntax) : undefined;
    if (item && properties.length === 0) outermost.push(item);
    const value = properties.length > 0 ? (item ?? propertyValue(element, properties)) : null;
    for (const property of properties.slice(0, 4)) add(owner ?? {}, localName(property), value);
    const below = scope ? '' : syntax.scope === 'typeof' ? (element.attribs.rel ?? relation) : '';
    for (const child of element.children) {
      // What an item elsewhere refers to is that item's; outside of all items it is read there only.
      if (child.type === 'tag' && (item ?? owner ?? !referred.elements.has(child))) walk(child, item ?? owner, below);
    }
    if (!item) return;
    for (const other of referred.of(element)) {
      left -= sizeOf(other, left);
      if (left > 0) walk(other, item, '');
    }
  };
  for (const child of $.root().children().toArray()) walk(child, undefined, '');
  return outermost;
}

/** Nodes read by way of `itemref` on one page at most: many items may refer to the same part. */
const MAX_REFERRED = 50_000;

interface Referred {
  readonly elements: ReadonlySet<Element>;
  readonly of: (item: Element) => readonly Element[];
}

/** The elements that items claim by `itemref`, which only microdata has. One that refers in turn, or holds an item that does, is left where it is. */
function referredTo($: CheerioAPI, syntax: Syntax): Referred {
  const referring = syntax.scope === 'itemscope' ? ($('[itemscope][itemref]').toArray() as Element[]) : [];
  if (referring.length === 0) return { elements: new Set(), of: () => [] };
  const byId = new Map(
    $('[id]')
      .toArray()
      .map((element) => [element.attribs.id, element as Element] as const),
  );
  const around = new Set(referring.flatMap((element) => [element, ...($(element).parents().toArray() as Element[])]));
  const of = (item: Element): readonly Element[] =>
    (item.attribs.itemref ?? '')
      .split(/\s+/)
      .slice(0, 50)
      .flatMap((id) => byId.get(id) ?? [])
      .filter((element) => !around.has(element));
  return { elements: new Set(referring.flatMap(of)), of };
}

/** Number of elements in a branch, counted no further than `most`. */
function sizeOf(element: Element, most: number): number {
  const open: Element[] = [element];
  let size = 0;
  for (let next = open.pop(); next && size <= most; next = open.pop()) {
    size += 1;
    for (const child of next.children) if (child.type === 'tag') open.push(child);
  }
  return size;
}

function newItem(element: Element, { type, ids }: Syntax): Record<string, Json> {
  const item: Record<string, Json> = Object.create(null);
  item['@type'] = (element.attribs[type] ?? '').split(/\s+/).filter(Boolean);
  const id = ids.map((name) => element.attribs[name]).find((found) => found !== undefined && found !== '');
  if (id !== undefined) item['@id'] = id;
  return item;
}

/** A property given twice becomes a list, as in JSON-LD. */
function add(owner: Record<string, Json>, property: string, value: Json): void {
  const before = owner[property];
  if (before === undefined) owner[property] = value;
  else if (Array.isArray(before)) before.push(value);
  else owner[property] = [before, value];
}

const VALUE_ATTRIBUTES = ['content', 'datetime', 'href', 'src', 'value'];

/**
 * The HTML standard's rules for property values, with `content` allowed everywhere, as pages do. Written with character
 * references, because that is how strings come in JSON-LD and what `textOf` resolves.
 */
function propertyValue(element: Element, properties: readonly string[]): string {
  // The standard takes the address of a link for its value; pages mean the words when they link a name or a text.
  const words =
    element.name === 'a' && properties.some((name) => WORDS.has(localName(name))) ? visibleText(element) : '';
  if (words !== '' && element.attribs.content === undefined) return escaped(words);
  const given = VALUE_ATTRIBUTES.map((name) => element.attribs[name]).find((value) => value !== undefined);
  return escaped(given ?? visibleText(element));
}

const WORDS = new Set([
  'name',
  'author',
  'creator',
  'reviewBody',
  'description',
  'headline',
  'ratingValue',
  'reviewCount',
]);

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const MAX_VALUE = 200_000;
const MAX_NODES = 20_000;

/** The element's text with its line breaks, scripts and styles left out; stops at the caps, so that nested properties stay cheap. */
function visibleText(element: Element): string {
  const parts: string[] = [];
  const waiting: ChildNode[] = [element];
  let length = 0;
  for (let seen = 0; seen < MAX_NODES && length < MAX_VALUE; seen += 1) {
    const node = waiting.pop();
    if (!node) break;
    if (node.type === 'text') parts.push(node.data);
    if (node.type === 'text') length += node.data.length;
    if (node.type !== 'tag') continue;
    if (node.name === 'br' || (BLOCKS.has(node.name) && parts.length > 0)) parts.push('\n');
    for (let index = node.children.length - 1; index >= 0; index -= 1) waiting.push(node.children[index] as ChildNode);
  }
  return parts
    .join('')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\r?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const BLOCKS = new Set(['p', 'div', 'li', 'blockquote', 'h2', 'h3', 'h4', 'h5', 'tr', 'section']);

/** `schema:ratingValue`, `https://schema.org/Review` → the name alone. */
export function localName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.lastIndexOf(':')) + 1);
}

/** A node's text property as plain text: a string, a number, a language-tagged value, or the first such in a list. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainText(value).trim() || undefined;
  if (Array.isArray(value)) return value.map(textOf).find((text) => text !== undefined);
  return isObject(value) ? textOf(value['@value']) : undefined;
}

/** Is this an object, not a list? */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of these properties that is there and not null, whatever its upper and lower case: `ReviewRating` is a common slip. */
export function property(node: JsonObject, ...names: readonly string[]): Json | undefined {
  for (const name of names) {
    const value = node[name] ?? node[slipsOf(node).get(name.toLowerCase()) ?? name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

const slips = new WeakMap<JsonObject, ReadonlyMap<string, string>>();

/** Keys of a node by their lower-case local name; made once a node, because nodes may have very many keys. */
function slipsOf(node: JsonObject): ReadonlyMap<string, string> {
  const made = slips.get(node);
  if (made) return made;
  const keys = new Map(
    Object.keys(node)
      .reverse()
      .map((key) => [localName(key).toLowerCase().replace(/[_ -]/g, ''), key] as const),
  );
  slips.set(node, keys);
  return keys;
}

/** A node's types, without their vocabulary. */
export function typesOf(node: JsonObject): readonly string[] {
  const types = node['@type'];
  const list = Array.isArray(types) ? types : [types];
  return list.filter((type) => typeof type === 'string').map(localName);
}
