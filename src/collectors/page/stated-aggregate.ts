/** The count and the average that a page states in schema.org markup, to hold what was read against; apart, as several kinds' pages carry it. */
import type { CheerioAPI } from 'cheerio/slim';
import { countIn } from '../dates/written-number.ts';
import { type Json, parseLenientJson } from '../kinds/json-ld/lenient-json.ts';
import { isObject, textOf } from '../kinds/json-ld/markup.ts';
import { readScore } from './score.ts';

/** `average` in stars 1–5, as stated. */
export interface StatedAggregate {
  readonly name?: string;
  readonly count?: number;
  readonly average?: number;
}

/** What the first item with an `aggregateRating` states; empty when none does. Never throws. */
export function statedAggregate($: CheerioAPI): StatedAggregate {
  for (const script of $('script[type*="ld+json" i]').toArray()) {
    const text = $(script).text();
    if (!/aggregateRating/i.test(text)) continue;
    const found = inBlock(lenient(text));
    if (found) return found;
  }
  return {};
}

function lenient(text: string): Json {
  try {
    return parseLenientJson(text);
  } catch {
    return null;
  }
}

function inBlock(block: Json): StatedAggregate | undefined {
  const open: Json[] = [block];
  for (let at = 0; at < open.length && at < 10_000; at += 1) {
    const node = open[at];
    if (Array.isArray(node)) open.push(...node.slice(0, 1000));
    else if (isObject(node)) {
      const rating = node.aggregateRating;
      if (isObject(rating)) return ofRating(rating, textOf(node.name));
      open.push(...Object.values(node).filter((value) => typeof value === 'object' && value !== null));
    }
  }
  return undefined;
}

function ofRating(rating: { readonly [key: string]: Json }, name: string | undefined): StatedAggregate {
  const stated = textOf(rating.reviewCount) ?? textOf(rating.ratingCount);
  const count = stated === undefined ? undefined : countIn(stated);
  const average = readScore(rating.ratingValue)?.value;
  const best = readScore(rating.bestRating)?.value ?? 5;
  return {
    ...(name !== undefined && { name }),
    ...(count !== undefined && { count }),
    ...(average !== undefined && best === 5 && average > 0 && average <= 5 && { average }),
  };
}
