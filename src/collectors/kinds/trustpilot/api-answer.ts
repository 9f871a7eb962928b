/** Answers of Trustpilot's official API: a page of reviews, or one review. */

import type { Capture, PageReading } from '../../collector.ts';
import { breakageOf, judgeBreakage } from '../../page/broken-fields.ts';
import { type Json, type JsonObject, parseLenientJson } from '../json-ld/lenient-json.ts';
import { isObject } from '../json-ld/markup.ts';
import { isReviewObject, readReviewObject } from './review-object.ts';

/** The parsed answer when this is one of the API's; absent for anything else. */
export function parseApiAnswer(body: string): JsonObject | undefined {
  if (!/^\s{0,20}\{/.test(body)) return undefined;
  const answer = parse(body);
  return isObject(answer) && (isReviewList(answer) || isApiReview(answer)) ? answer : undefined;
}

function parse(body: string): Json | undefined {
  try {
    return parseLenientJson(body);
  } catch {
    return undefined;
  }
}

function isReviewList({ reviews, links }: JsonObject): boolean {
  if (!Array.isArray(reviews)) return false;
  return reviews.length === 0 ? Array.isArray(links) : reviews.some(isApiReview);
}

function isApiReview(value: Json | undefined): boolean {
  return isReviewObject(value) && typeof value.stars === 'number' && typeof value.createdAt === 'string';
}

/** Reads one. A list states no count: it is whole only when the first page has no next one. */
export function readApiAnswer(answer: JsonObject, capture: Capture): PageReading {
  const nodes = Array.isArray(answer.reviews) ? answer.reviews : [answer];
  const found = nodes.filter(isReviewObject);
  const reviews = found.map((node) =>
    readReviewObject(node, { capturedAt: capture.capturedAt, site: 'https://www.trustpilot.com' }),
  );
  const location = nameOf(found[0]);
  const next = nextOf(answer.links);
  const facts = { reviews, ...(location !== undefined && { location }), ...(next !== undefined && { next }) };
  if (reviews.length === 0) return judgeNone(nodes.length, facts);
  if (found.length < nodes.length)
    return { ...facts, outcome: 'partial', reason: `Expected ${nodes.length} reviews, could read ${found.length}` };
  const broken = judgeBreakage(breakageOf(reviews, ['id', 'rating', 'date']));
  if (broken) return { ...facts, ...broken };
  if (next !== undefined || !isFirstAndWhole(answer, capture.url))
    return { ...facts, outcome: 'partial', reason: `Expected all reviews, got one page of ${reviews.length}` };
  return { ...facts, outcome: 'complete' };
}

function judgeNone(nodes: number, facts: Pick<PageReading, 'reviews' | 'next'>): PageReading {
  if (nodes > 0)
    return {
      ...facts,
      outcome: 'layout-changed',
      reason: `Expected reviews with stars and a consumer, could not read any of ${nodes}`,
      brokenFields: ['rating', 'author'],
    };
  return {
    ...facts,
    outcome: 'partial',
    reason: 'Expected reviews, got a page of the API without any: only its first page could prove that there are none',
  };
}

/** A list that states its links and none to a next page, of an address that is no later page. */
function isFirstAndWhole(answer: JsonObject, url: string | undefined): boolean {
  const page = url !== undefined && URL.canParse(url) ? Number(new URL(url).searchParams.get('page') ?? 1) : 1;
  return Array.isArray(answer.reviews) && Array.isArray(answer.links) && page === 1;
}

function nameOf(node: JsonObject | undefined): string | undefined {
  const unit = node?.businessUnit;
  return isObject(unit) && typeof unit.displayName === 'string' ? unit.displayName : undefined;
}

/** Address of the next page, as the answer links it. */
function nextOf(links: Json | undefined): string | undefined {
  if (!Array.isArray(links)) return undefined;
  const next = links.find(
    (link) => isObject(link) && typeof link.rel === 'string' && /^next(?:-page)?$/.test(link.rel),
  );
  return isObject(next) && typeof next.href === 'string' ? next.href : undefined;
}
