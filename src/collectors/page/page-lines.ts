/** Lines that only `<br>` parts from the text they head or sign ("Ann wrote on 3 May:<br>…"): given an element each, so that they are found like any other. */
import type { CheerioAPI } from 'cheerio/slim';

/** Something like a day or a score. */
const MARKED =
  /(?:19|20|13|14|۱۳|۱۴)\p{Nd}{2}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4}|[★☆⭐]|(?<!\p{Nd})\p{Nd}{1,2}\s?\/\s?(?:5|10)(?!\p{Nd})/u;
/** Longer lines are told by the customer. */
const LONGEST = 100;

/** Puts the first, or the last, of such lines and what is left into elements called `line`. Changes the tree. */
export function splitLines($: CheerioAPI): void {
  const parents = new Set(
    $('br')
      .toArray()
      .flatMap(({ parent }) => (parent && parent.type === 'tag' ? [parent] : [])),
  );
  for (const parent of parents) {
    const nodes = parent.children;
    const breaks = nodes.flatMap((node, index) => (node.type === 'tag' && node.name === 'br' ? [index] : []));
    const [first = 0, last = first] = [breaks[0], breaks.at(-1)];
    const texts = (from: number, to: number): string => $(nodes.slice(from, to)).text().replace(/\s+/g, ' ').trim();
    const isMarked = (text: string): boolean => text.length <= LONGEST && MARKED.test(text);
    const [head, body, foot] = [texts(0, first), texts(first, nodes.length), texts(last, nodes.length)];
    const cut = isMarked(head) && body !== '' ? first : isMarked(foot) && texts(0, last) !== '' ? last : undefined;
    if (cut === undefined) continue;
    const [before, after] = [nodes.slice(0, cut), nodes.slice(cut + 1)];
    $(before).wrapAll('<line></line>');
    $(after).wrapAll('<line></line>');
  }
}
