/** A redacted piece of a page that could not be read: its structure without anybody's words, at most 4 kB. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from './page-nodes.ts';

const LIMIT = 4000;
const KEPT = new Set(['class', 'role', 'jsaction', 'aria-expanded', 'aria-busy', 'lang', 'data-tab-index']);

/** Letters become x, digits 9; addresses, ids and names go. Takes the given elements, else the main part of the page. */
export function pageSample($: CheerioAPI, elements: readonly Element[]): string | undefined {
  const chosen = elements.length > 0 ? elements : ($('[role=main]').toArray().slice(0, 1) as Element[]);
  const roots = chosen.length > 0 ? chosen : $('body').toArray().slice(0, 1);
  const parts: string[] = [];
  let length = 0;
  const open: (Element | Element['children'][number] | string)[] = [...roots].reverse();
  while (open.length > 0 && length < LIMIT) {
    const node = open.pop();
    const piece = pieceOf(node);
    parts.push(piece);
    length += piece.length;
    if (typeof node !== 'object' || node.type !== 'tag') continue;
    open.push(`</${node.name}>`);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child) open.push(child);
    }
  }
  return parts.join('').slice(0, LIMIT) || undefined;
}

function pieceOf(node: Element | Element['children'][number] | string | undefined): string {
  if (typeof node === 'string') return node;
  if (node?.type === 'text') return redact(node.data.replace(/\s+/g, ' ')).slice(0, 60);
  if (node?.type !== 'tag') return '';
  const attributes = Object.entries(node.attribs).flatMap(([name, value]) => {
    if (KEPT.has(name)) return [` ${name}="${value.slice(0, 80).replaceAll('"', '')}"`];
    if (name === 'jslog') return [` jslog="${/^\d{1,9}/.exec(value)?.[0] ?? ''}"`];
    return name === 'aria-label' || name.startsWith('data-') ? [` ${name}="${redact(value).slice(0, 60)}"`] : [];
  });
  return `<${node.name}${attributes.join('')}>`;
}

function redact(text: string): string {
  return text
    .replace(/\p{L}/gu, 'x')
    .replace(/\p{Nd}/gu, '9')
    .replaceAll('"', '');
}
