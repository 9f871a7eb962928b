/** Reads one recommendation: yes or no from the header, words, date, the owner's answer. No stars are made of a yes. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReply, RawReview } from '../../../domain/review.ts';
import { instant, type WrittenDate } from '../../../domain/time.ts';
import { foldWording } from '../../date-words.ts';
import { type Element, holds, leavesOf, wordsOf } from '../../page-nodes.ts';
import { type ReadingContext, readWrittenDate } from '../../written-date.ts';
import type { Item } from './items.ts';
import { readOldStars, readRecommendation } from './recommendation.ts';

const TEXT =
  '[data-ad-rendering-role=story_message] [dir=auto], [data-ad-rendering-role=story_message], [data-nt="FB:FEED_TEXT"] span p, [data-nt="FB:FEED_TEXT"], .userContent';
const COMMENTS = '[data-sigil=comment], .UFIComment, [role=article] [role=article], [data-owner]';

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
  const comments = $(item.element).find(COMMENTS).toArray();
  const own = (element: Element): boolean => !comments.some((comment) => holds(comment, element));
  const body = $(item.element).find(TEXT).toArray().find(own);
  const text = body ? wordsOf(body) : '';
  const language = body?.attribs.lang;
  const author = authorOf($, item.header);
  const link = $(item.element)
    .find('a[href]')
    .toArray()
    .filter(own)
    .map((a) => a.attribs.href ?? '');
  const id = idOf(link, item.element);
  const written = dateOf($, item.element, own, context);
  const reply = replyOf($, comments, page, context);
  return {
    ...(id !== undefined && { externalId: id }),
    ...(author && { author }),
    ...(stars !== undefined && { rating: stars }),
    scale: stars === undefined ? 'recommend' : 'stars',
    ...(recommends !== undefined && { recommends }),
    ...(text !== '' && { text }),
    ...(language && { language }),
    ...(body && isCut($, body) && { truncated: true }),
    ...(written && { written }),
    ...(reply && { reply }),
  };
}

function authorOf($: CheerioAPI, header: Element): string | undefined {
  const named = $(header)
    .find('b, strong, a, h2 span')
    .toArray()
    .map((element) => wordsOf(element))
    .find((name) => name !== '');
  return named && readRecommendation(named) === undefined ? named : undefined;
}

/** The number or key of the post in its own address, or in the data that classic pages carry. */
function idOf(links: readonly string[], element: Element): string | undefined {
  for (const link of links) {
    const found = /(?:\/posts\/|\/permalink\/|story_fbid=|\/reviews\/)([\w.-]{4,120})/.exec(link);
    if (found) return found[1];
  }
  return /"(?:mf_story_key|top_level_post_id)":"([\w:-]{4,120})"/.exec(element.attribs['data-ft'] ?? '')?.[1];
}

function isCut($: CheerioAPI, body: Element): boolean {
  return (
    $(body).find('.text_exposed_hide, .see_more_link, [data-sigil=more]').length > 0 &&
    $(body).find('.text_exposed_show').length === 0
  );
}

/** A stamp when there is one, else the words of the date: title, label of the link, text. */
function dateOf(
  $: CheerioAPI,
  root: Element,
  own: (element: Element) => boolean,
  context: ReadingContext,
): WrittenDate | undefined {
  for (const element of $(root).find('abbr').toArray().filter(own)) {
    const seconds =
      element.attribs['data-utime'] ?? /"time":(\d{9,11})\b/.exec(element.attribs['data-store'] ?? '')?.[1];
    const wording = wordsOf(element) || element.attribs.title;
    if (seconds !== undefined && /^\d{9,11}$/.test(seconds)) return stamped(Number(seconds), wording, context);
    const written = readWrittenDate(element.attribs.title ?? '', context) ?? readWrittenDate(wording ?? '', context);
    if (written) return written;
  }
  const published = /"publish_time":(\d{9,11})\b/.exec(root.attribs['data-ft'] ?? '')?.[1];
  if (published !== undefined) return stamped(Number(published), undefined, context);
  const labels = $(root).find('a[aria-label], time').toArray().filter(own);
  const worded = labels.flatMap((element) => [
    element.attribs['aria-label'],
    element.attribs.datetime,
    wordsOf(element),
  ]);
  for (const words of worded) {
    const written = words !== undefined && words.length <= 80 ? readWrittenDate(words, context) : undefined;
    if (written) return written;
  }
  return undefined;
}

function stamped(seconds: number, wording: string | undefined, { capturedAt }: ReadingContext): WrittenDate {
  const at = instant(seconds * 1000);
  const clamped = at > capturedAt ? capturedAt : at;
  return { earliest: clamped, latest: clamped, ...(wording && { wording }) };
}

/** The first comment whose author is the page itself. */
function replyOf(
  $: CheerioAPI,
  comments: readonly Element[],
  page: string | undefined,
  context: ReadingContext,
): RawReply | undefined {
  const name = page === undefined ? undefined : foldWording(page);
  for (const comment of comments) {
    const author = leavesOf(comment)[0]?.text ?? '';
    if (name === undefined || foldWording(author) !== name) continue;
    const body = $(comment)
      .find('[data-sigil=comment-body], .UFICommentBody, [dir=auto]')
      .toArray()
      .map((element) => wordsOf(element))
      .find((words) => words !== '' && foldWording(words) !== name);
    if (body === undefined) continue;
    const written = dateOf($, comment, () => true, context);
    return { text: body, ...(written && { written }) };
  }
  return undefined;
}
