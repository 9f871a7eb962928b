/** The data that a page of Trustpilot carries for its own scripts (`__NEXT_DATA__`): the fullest account of its reviews. */
import type { CheerioAPI } from 'cheerio/slim';
import { type Json, type JsonObject, parseLenientJson } from '../json-ld/lenient-json.ts';
import { isObject } from '../json-ld/markup.ts';
import { isReviewObject } from './review-object.ts';

/** What the data holds: a page of the list, or the one review of a page of its own. */
export interface PageData {
  readonly reviews: readonly JsonObject[];
  readonly location?: string;
  /** Address of the page with its filters. */
  readonly url?: string;
  /** All reviews of the company, in every language. */
  readonly count?: number;
  /** The TrustScore, 1–5, as the page shows it: weighted by age and padded, not the mean of the stars. */
  readonly trustScore?: number;
  readonly page?: { readonly current: number; readonly last: number };
}

/** Reads it; absent where the page has none or it cannot be parsed. */
export function readPageData($: CheerioAPI): PageData | undefined {
  for (const script of $('script#__NEXT_DATA__, script[type="application/json"]').toArray()) {
    const text = $(script).text();
    if (!text.includes('"businessUnit"') && !text.includes('"reviews"')) continue;
    const data = parse(text);
    const found = data === undefined ? undefined : pageDataOf(data);
    if (found) return found;
  }
  return undefined;
}

function parse(text: string): Json | undefined {
  try {
    return parseLenientJson(text);
  } catch {
    return undefined;
  }
}

function pageDataOf(root: Json): PageData | undefined {
  const unit = find(root, (node) => isObject(node.businessUnit) && typeof node.businessUnit.displayName === 'string');
  const lists = find(
    root,
    (node) => Array.isArray(node.reviews) && (node.reviews.length === 0 || node.reviews.some(isReviewObject)),
  );
  const alone = lists ? undefined : find(root, (node) => isReviewObject(node.review));
  if (!unit && !lists && !alone) return undefined;
  const business = unit && isObject(unit.businessUnit) ? unit.businessUnit : {};
  const listed = Array.isArray(lists?.reviews) ? lists.reviews : [alone?.review];
  const reviews = listed.filter(isReviewObject);
  const count = numberOf(business.numberOfReviews);
  const score = numberOf(business.trustScore ?? business.stars);
  const page = pageOf(lists ?? unit);
  const url = lists?.pageUrl ?? unit?.pageUrl;
  return {
    reviews,
    ...(typeof business.displayName === 'string' && { location: business.displayName }),
    ...(typeof url === 'string' && URL.canParse(url) && { url }),
    ...(count !== undefined && { count }),
    ...(score !== undefined && score >= 1 && score <= 5 && { trustScore: score }),
    ...(page && { page }),
  };
}

/** In the API and in some pages the number is an object with `total`. */
function numberOf(value: Json | undefined): number | undefined {
  const plain = isObject(value) ? (value.total ?? value.trustScore) : value;
  return typeof plain === 'number' && Number.isFinite(plain) && plain >= 0 ? plain : undefined;
}

function pageOf(holder: JsonObject | undefined): PageData['page'] {
  const filters = isObject(holder?.filters) ? holder.filters : holder;
  const pagination = isObject(filters?.pagination) ? filters.pagination : undefined;
  const [current, last] = [numberOf(pagination?.currentPage), numberOf(pagination?.totalPages)];
  return current !== undefined && last !== undefined ? { current, last } : undefined;
}

/** The first node, outermost first, that is what is asked for; at most 20 000 are looked at. */
function find(root: Json, test: (node: JsonObject) => boolean): JsonObject | undefined {
  const open: Json[] = [root];
  for (let at = 0; at < open.length && at < 20_000; at += 1) {
    const node = open[at];
    if (isObject(node)) {
      if (test(node)) return node;
      for (const [name, value] of Object.entries(node)) if (name !== 'translations') open.push(value);
    } else if (Array.isArray(node)) open.push(...node.slice(0, 500));
  }
  return undefined;
}
