/** The owner's answer among the comments under a recommendation: the first one by the page itself. */
import type { CheerioAPI } from 'cheerio/slim';
import type { RawReply } from '../../../domain/review.ts';
import { foldWording } from '../../dates/date-words.ts';
import type { ReadingContext } from '../../dates/written-date.ts';
import { type Element, holds, leavesOf, parentOf, wordsOf } from '../../page/page-nodes.ts';
import { exactWords, runningText } from '../../page/running-text.ts';
import { dateOf } from './item-date.ts';
import type { Item } from './items.ts';

/** Comments, by generation; an article that holds the header is the entry itself. */
export const COMMENTS = '[data-sigil~=comment], .UFIComment, [role=article], [data-owner]';
const TEXTS = '[data-sigil=comment-body], .UFICommentBody, [dir=auto]';

/** Reads the answer of one of the `owners` (folded names) among marked comments. */
export function readReply(
  $: CheerioAPI,
  comments: readonly Element[],
  owners: ReadonlySet<string>,
  context: ReadingContext,
): { readonly value: RawReply; readonly by: string } | undefined {
  for (const comment of comments) {
    const [name] = leavesOf(comment);
    if (!name || !owners.has(foldWording(name.text))) continue;
    const marked = $(comment)
      .find(TEXTS)
      .toArray()
      .filter((element) => !owners.has(foldWording(wordsOf(element))) && wordsOf(element) !== '');
    const [body] = marked;
    if (!body) {
      const beside = wordsBeside($, comment, name.element, context);
      if (beside) return { value: beside, by: 'structure' };
      continue;
    }
    const written = dateOf($, comment, () => true, context, body);
    return { value: { text: exactWords(body), ...(written && { written: written.value }) }, by: 'data-attribute' };
  }
  return undefined;
}

/** The same where comments have no marks: words under the name of the page, behind the header. */
export function unmarkedReply(
  $: CheerioAPI,
  { element, header }: Item,
  owners: ReadonlySet<string>,
  context: ReadingContext,
): { readonly element: Element; readonly reply: RawReply } | undefined {
  const leaves = leavesOf(element);
  const from = leaves.findLastIndex((leaf) => holds(header, leaf.element));
  const name = leaves.slice(from + 1).find(({ text }) => owners.has(foldWording(text)));
  if (!name) return undefined;
  for (
    let around = parentOf(name.element);
    around && around !== element && !holds(around, header);
    around = parentOf(around)
  ) {
    const reply = wordsBeside($, around, name.element, context);
    if (reply) return { element: around, reply };
  }
  return undefined;
}

/** The words in `around` that are neither the name, nor the date, nor a control. */
function wordsBeside($: CheerioAPI, around: Element, name: Element, context: ReadingContext): RawReply | undefined {
  const words = leavesOf(around).filter((leaf) => leaf.element !== name && /\p{L}/u.test(leaf.text));
  const dated = words.length > 0 ? dateOf($, around, () => true, context) : undefined;
  const others = words.filter(
    ({ element: at, text }) =>
      text !== dated?.value.wording &&
      at.name !== 'abbr' &&
      at.name !== 'time' &&
      $(at).closest('[role=button], button').length === 0,
  );
  const body = runningText(around, others);
  return body && { text: exactWords(body), ...(dated && { written: dated.value }) };
}
