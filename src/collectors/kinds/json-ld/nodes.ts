/** Picks reviews and aggregates out of a page's nodes and says what they are about; apart from how one node is read. */
import type { Json, JsonObject } from './lenient-json.ts';
import { isObject, localName, type MarkupBlock, property, textOf, typesOf } from './markup.ts';

export interface FoundNode {
  readonly node: JsonObject;
  /** What it is about: its `itemReviewed`, else the node that holds it. */
  readonly item?: JsonObject;
  /** Which block it stands in: pages repeat a block whole. */
  readonly block: number;
}

export interface FoundNodes {
  readonly reviews: readonly FoundNode[];
  readonly aggregates: readonly FoundNode[];
  /** Named nodes by `@id`. */
  readonly byId: ReadonlyMap<string, JsonObject>;
}

/** ClaimReview is a fact check, and a review of a review no customer's voice: they stay out. */
const REVIEW_TYPES = new Set(['Review', 'UserReview', 'EmployerReview', 'CriticReview', 'MediaReview']);
const REVIEW_KEYS = new Set(['review', 'reviews']);

/** Walks all nodes of a page once, in document order. */
export function findNodes(blocks: readonly MarkupBlock[]): FoundNodes {
  const reviews: FoundNode[] = [];
  const aggregates: FoundNode[] = [];
  const byId = new Map<string, JsonObject>();
  const holders = new Map<string, JsonObject>();
  const walk = (value: Json, key: string, holder: JsonObject | undefined, block: number): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, key, holder, block);
    if (!isObject(value)) return;
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
    const reference = typeof id === 'string' && Object.keys(value).length === 1;
    const role = reference ? undefined : roleOf(value, key);
    if (role === 'review') reviews.push({ node: value, item: holder, block });
    if (role === 'aggregate') aggregates.push({ node: value, item: holder, block });
    if (reference && holder && !holders.has(id)) holders.set(id, holder);
    // A list of nodes, or of nodes that point here, is no item itself.
    for (const [name, child] of Object.entries(value)) {
      walk(child, name, name === '@graph' || key === '@reverse' ? holder : value, block);
    }
  };
  for (const [number, block] of blocks.entries()) walk(block, '@graph', undefined, number);
  const about = (found: FoundNode): FoundNode => ({
    ...found,
    item: itemOf(found, byId) ?? holders.get(textOf(found.node['@id']) ?? ''),
  });
  return { reviews: reviews.map(about), aggregates: aggregates.map(about), byId };
}

function roleOf(node: JsonObject, key: string): 'review' | 'aggregate' | undefined {
  const types = typesOf(node);
  if (types.some((type) => REVIEW_TYPES.has(type) || type === 'review')) return 'review';
  if (types.includes('AggregateRating') || types.includes('EmployerAggregateRating')) return 'aggregate';
  if (types.length > 0) return undefined;
  const name = localName(key);
  if (name === 'aggregateRating') return 'aggregate';
  const hasContent = property(node, 'reviewBody', 'reviewRating') !== undefined;
  return REVIEW_KEYS.has(name) && hasContent ? 'review' : undefined;
}

function itemOf({ node, item }: FoundNode, byId: ReadonlyMap<string, JsonObject>): JsonObject | undefined {
  const stated = property(node, 'itemReviewed');
  const reviewed = Array.isArray(stated) ? stated[0] : stated;
  if (!isObject(reviewed)) return item;
  const id = reviewed['@id'];
  return typeof id === 'string' ? (byId.get(id) ?? reviewed) : reviewed;
}

/** A name for comparing items: `@id`, else the display name; the same item is often marked up more than once. */
export function itemKey(item: JsonObject | undefined): string {
  if (!item) return '';
  return (textOf(property(item, 'name')) ?? textOf(item['@id']) ?? '').toLowerCase();
}

/**
 * What the page is about: the item whose address is the page's own, else the one with most reviews, else the first
 * with an aggregate.
 */
export function mainItem({ reviews, aggregates }: FoundNodes, pageUrl: string | undefined): JsonObject | undefined {
  const held = [...reviews, ...aggregates].map(({ item }) => item).filter((item) => item !== undefined);
  const own = held.find((item) => pageUrl !== undefined && isAt(item, pageUrl));
  if (own) return own;
  const counts = new Map<string, { item: JsonObject; count: number }>();
  for (const { item } of reviews) {
    if (!item) continue;
    const entry = counts.get(itemKey(item)) ?? { item, count: 0 };
    entry.count += 1;
    counts.set(itemKey(item), entry);
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0];
  return most?.item ?? held[0];
}

function isAt(item: JsonObject, pageUrl: string): boolean {
  return [item['@id'], property(item, 'url'), property(item, 'mainEntityOfPage')].some((value) => {
    const address = isObject(value) ? value['@id'] : value;
    return typeof address === 'string' && URL.canParse(address, pageUrl) && plain(address, pageUrl) === plain(pageUrl);
  });
}

/** An address without what does not name the page: fragment, query and closing slash. */
function plain(address: string, base?: string): string {
  const url = new URL(address, base);
  return `${url.host}${url.pathname.replace(/\/$/, '')}`;
}
