/** What a page of Facebook says of itself: whose it is, how many reviews it counts, and what it holds that is no review. */
import type { CheerioAPI } from 'cheerio/slim';
import { countIn } from '../../dates/written-number.ts';
import { type Element, leavesOf } from '../../page/page-nodes.ts';
import { countsReviews, saysNoReviews } from '../../page/review-words.ts';
import { statedAggregate } from '../../page/stated-aggregate.ts';

/** Name, count and average; absent where the page states none. */
export interface Shown {
  readonly location?: string;
  readonly shownCount?: number;
  readonly shownAverage?: number;
}

/** Reads them from the page's data and its words. */
export function readShown($: CheerioAPI): Shown {
  const stated = statedAggregate($);
  const location = nameOf($) ?? stated.name;
  const count = stated.count ?? countShown($);
  return {
    ...(location !== undefined && { location }),
    ...(count !== undefined && { shownCount: count }),
    ...(stated.average !== undefined && { shownAverage: stated.average }),
  };
}

function nameOf($: CheerioAPI): string | undefined {
  const name =
    $('meta[property="og:title"]').attr('content') ||
    $('h1').first().text() ||
    $('title').first().text().split(' | ')[0];
  return name?.trim() || undefined;
}

/** "92% recommend (45 reviews)", "27 avis". */
function countShown($: CheerioAPI): number | undefined {
  const main = $('[role=main], body').toArray().at(0);
  for (const { text } of main ? leavesOf(main) : []) {
    if (text.length > 60 || !/\p{Nd}/u.test(text)) continue;
    const bracketed = /\(([^()]{1,40})\)$/.exec(text)?.[1] ?? text;
    if (countsReviews(bracketed)) return countIn(bracketed);
  }
  return undefined;
}

/** Does a page, in its middle and outside of its entries, say that nobody has recommended it yet? */
export function saysNone($: CheerioAPI): boolean {
  const main = $('[role=main], #content').toArray().at(0);
  const entries = new Set<Element>($('[role=article], article, .userContentWrapper').toArray());
  return main !== undefined && leavesOf(main, entries).some(({ text }) => saysNoReviews(text));
}

/** Posts and comments that a page shows in place of reviews, in words; absent when there are none. */
export function otherContent($: CheerioAPI): string | undefined {
  const generations = ['.userContentWrapper', 'article[data-ft]', '.story_body_container', '[data-pagelet^=FeedUnit]'];
  const posts =
    generations
      .map((mark) => $(mark).filter((_, post) => $(post).parents(mark).length === 0).length)
      .find((count) => count > 0) ?? 0;
  const comments = $('[data-sigil~=comment], .UFIComment').length;
  const told = [counted(posts, 'post'), counted(comments, 'comment')].filter((part) => part !== undefined);
  return told.length > 0 ? told.join(' and ') : undefined;
}

function counted(count: number, word: string): string | undefined {
  return count === 0 ? undefined : `${count} ${word}${count === 1 ? '' : 's'}`;
}
