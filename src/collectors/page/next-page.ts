/** Where a page's list goes on: the address of its next page, as links, labels and numbers say. */

import { NEXT_LABELS } from '../list/review-list-words.ts';
import { folded } from './folded.ts';
import { allText, type Outline } from './page-outline.ts';

/** `rel=next` first, then a link that is called "next", then the number after the current one. On the page's own host only. */
export function nextPageOf(outline: Outline, pageUrl: string | undefined): string | undefined {
  const links = linksOf(outline, pageUrl);
  const stated = links.find(({ rel }) => /(?:^|\s)next(?:\s|$)/i.test(rel));
  const labelled = links.findLast(({ label, words }) => NEXT_LABELS.has(label) || NEXT_LABELS.has(words));
  return (stated ?? labelled ?? numbered(outline, links))?.href;
}

interface Link {
  readonly at: number;
  readonly href: string;
  readonly rel: string;
  /** Folded name for screen readers, and folded words. */
  readonly label: string;
  readonly words: string;
}

function linksOf(outline: Outline, pageUrl: string | undefined): readonly Link[] {
  const links: Link[] = [];
  for (const [at, { name, attribs }] of outline.elements.entries()) {
    if ((name !== 'a' && name !== 'link') || attribs.href === undefined || attribs['aria-disabled'] === 'true')
      continue;
    if (name === 'link' && !/next/i.test(attribs.rel ?? '')) continue;
    if (
      /(?:^|\s)disabled(?:\s|$)/.test(
        `${attribs.class ?? ''} ${outline.elements[outline.parent[at] ?? -1]?.attribs.class ?? ''}`,
      )
    )
      continue;
    const href = addressOf(attribs.href, pageUrl);
    if (href === undefined) continue;
    const words = folded(allText(outline, at, 40));
    links.push({
      at,
      href,
      rel: attribs.rel ?? '',
      label: folded((attribs['aria-label'] ?? attribs.title ?? '').slice(0, 60)),
      words,
    });
  }
  return links;
}

/** An http(s) address on the page's own host that is another page. */
export function addressOf(href: string, pageUrl: string | undefined): string | undefined {
  if (href.startsWith('#') || !URL.canParse(href, pageUrl)) return undefined;
  const url = new URL(href, pageUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (pageUrl === undefined) return url.href;
  const page = new URL(pageUrl);
  url.hash = '';
  page.hash = '';
  return url.host === page.host && url.href !== page.href ? url.href : undefined;
}

/** "1 [2] 3": the link with the number after the one that is marked, or that is no link. */
function numbered(outline: Outline, links: readonly Link[]): Link | undefined {
  const numbers = links.filter(({ words }) => /^\d{1,4}$/.test(words));
  for (const [index, link] of numbers.entries()) {
    const beside = [numbers[index - 1], numbers[index + 1]].some((other) => other && Math.abs(other.at - link.at) < 60);
    if (!beside && numbers.length > 1) continue;
    const current = currentNear(outline, link.at, Number(link.words) - 1);
    if (current) return link;
  }
  return undefined;
}

/** Is the number before this link's the page that is shown? */
function currentNear(outline: Outline, at: number, number: number): boolean {
  if (number < 1) return false;
  for (let near = Math.max(0, at - 8); near < at; near += 1) {
    const element = outline.elements[near];
    const text = folded(outline.text[near] ?? '');
    const marked =
      element?.attribs['aria-current'] !== undefined ||
      /(?:^|[-_ ])(?:active|current|selected|on)(?:$|[-_ ])/i.test(element?.attribs.class ?? '');
    const inLink = element?.name === 'a' || outline.elements[outline.parent[near] ?? -1]?.name === 'a';
    if (text === String(number) && (marked || !inLink)) return true;
    if (marked && folded(allText(outline, near, 8)) === String(number)) return true;
    if (near >= at - 4 && new RegExp(`\\p{L}\\s?${number}$`, 'u').test(text) && text.length <= 16) return true;
  }
  return false;
}
