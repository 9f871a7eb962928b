/** Reads one recommendation: yes or no from the header, words, date, the owner's answer. No stars are made of a yes. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Anchors, RawReview } from '../../../domain/review.ts';
import type { ReviewField } from '../../../domain/run.ts';
import { foldWording } from '../../dates/date-words.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { isInside } from '../../page/elements.ts';
import { type Element, holds, wordsOf } from '../../page/page-nodes.ts';
import { dateOf } from './item-date.ts';
import { bodyOf } from './item-text.ts';
import type { Item } from './items.ts';
import { readOldStars, readRecommendation } from './recommendation.ts';
import { COMMENTS, readReply, unmarkedReply } from './reply.ts';

/** Reads an entry; absent when its header neither recommends nor reviews: an ordinary post. `page` is the place's name. */
export function readItem(
  $: CheerioAPI,
  item: Item,
  page: string | undefined,
  context: ReadingContext,
): RawReview | undefined {
  const header = wordsOf(item.header).replace(/\s+/g, ' ');
  const recommends = readRecommendation(header);
  const stars = recommends === undefined ? readOldStars(header) : undefined;
  if (recommends === undefined && stars === undefined) return undefined;
  const names = namesIn($, item.header);
  const owners = new Set([page, ...names.slice(1)].filter((name) => name !== undefined).map(foldWording));
  const comments = $(item.element)
    .find(COMMENTS)
    .toArray()
    .filter((comment) => !holds(comment, item.header));
  const unmarked = comments.length === 0 ? unmarkedReply($, item, owners, context) : undefined;
  const apart = new Set<Element>(unmarked ? [unmarked.element] : comments);
  const own = (element: Element): boolean => !isInside(element, apart);
  const body = bodyOf($, item, own, context);
  const links = $(item.element)
    .find('a[href]')
    .toArray()
    .filter(own)
    .map((a) => a.attribs.href ?? '');
  const id = idOf(links, item.element);
  const written = dateOf($, item.element, own, context, item.header, body?.element);
  const reply = unmarked ? { value: unmarked.reply, by: 'structure' } : readReply($, comments, owners, context);
  const author = authorOf(names);
  return {
    ...(id && { externalId: id.value }),
    ...(author !== undefined && { author }),
    ...(stars !== undefined && { rating: stars }),
    scale: stars === undefined ? 'recommend' : 'stars',
    ...(recommends !== undefined && { recommends }),
    ...(body && body.text !== '' && { text: body.text }),
    ...(body?.language !== undefined && { language: body.language }),
    ...(body?.cut && { truncated: true }),
    ...(written && { written: written.value }),
    ...(reply && { reply: reply.value }),
    anchors: anchorsOf({
      id: id?.by,
      author: author === undefined ? undefined : item.foundBy,
      rating: stars === undefined ? undefined : 'words',
      recommends: recommends === undefined ? undefined : 'words',
      text: body && body.text !== '' ? body.by : undefined,
      date: written?.by,
      reply: reply?.by,
    }),
  };
}

function anchorsOf(found: Readonly<Partial<Record<ReviewField, string | undefined>>>): Anchors {
  return Object.fromEntries(Object.entries(found).filter(([, by]) => by !== undefined));
}

/** Names in a header, in order: who recommends, then whom. */
function namesIn($: CheerioAPI, header: Element): string[] {
  const named = $(header).find('b, strong, a, h2 span').toArray().slice(0, 20);
  const outermost = named.filter(
    (element) =>
      !named.some((other) => other !== element && holds(other, element) && wordsOf(other) === wordsOf(element)),
  );
  return outermost.map((element) => wordsOf(element)).filter((name) => name !== '');
}

function authorOf([first]: readonly string[]): string | undefined {
  return first !== undefined && readRecommendation(first) === undefined ? first : undefined;
}

/** The number or key of the post in its own address, or in the data that classic pages carry. */
function idOf(links: readonly string[], element: Element): { readonly value: string; readonly by: string } | undefined {
  for (const link of links) {
    const found = /(?:\/posts\/|\/permalink\/|story_fbid=|\/reviews\/)([\w.-]{4,120})/.exec(link)?.[1];
    if (found !== undefined) return { value: found, by: 'href' };
  }
  const keyed = /"(?:mf_story_key|top_level_post_id)":"([\w:-]{4,120})"/.exec(element.attribs['data-ft'] ?? '')?.[1];
  return keyed === undefined ? undefined : { value: keyed, by: 'data-attribute' };
}
