/** What tells the records of a list from each other: ids in their markup and addresses of their own; nothing that only counts them. */
import type { Outline, Part } from '../page/page-outline.ts';

/** Id and address of one record. */
export interface FoundId {
  readonly id?: string;
  readonly url?: string;
  readonly anchor?: string;
}

/** Looked at in each record. */
const DEEP = 40;
const ID_KEY =
  /^data-(?:[a-z]+-)*(?:id|key|uuid|guid|pk|ref|reviewid|commentid|postid|review)$|^(?:review|comment|post|entry|message)-?id$|^data-(?:review|comment|post)$/i;

/** Ids by record, from the first attribute, in order of trust, that differs in every record. */
export function idsOf(parts: readonly Part[], outline: Outline, pageUrl: string | undefined): readonly FoundId[] {
  const values = parts.map((part) => attributesOf(part, outline));
  const keys = new Set(values.flatMap((map) => [...map.keys()]));
  const [chosen] = [...keys]
    .filter((key) => identifies(values.map((map) => map.get(key))))
    .sort((a, b) => trust(b) - trust(a));
  const links = parts.map((part) => linkOf(part, outline, pageUrl));
  const ownLinks = new Set(links.filter((link) => link !== undefined)).size === parts.length;
  return values.map((map, index) => {
    const id = chosen === undefined ? undefined : map.get(chosen);
    const url = ownLinks || (id !== undefined && links[index]?.includes(id)) ? links[index] : undefined;
    const tail = id === undefined && url !== undefined && ownLinks ? tailOf(url) : undefined;
    const found = id ?? tail;
    const anchor =
      id === undefined
        ? tail === undefined
          ? undefined
          : 'href'
        : (chosen ?? '').includes('data-')
          ? 'data-attribute'
          : 'structure';
    return {
      ...(found !== undefined && { id: found }),
      ...(url !== undefined && { url }),
      ...(found !== undefined && anchor !== undefined && { anchor }),
    };
  });
}

/** Attributes by "how deep, which element, which name", so that the same place is compared over records. */
function attributesOf({ from, to }: Part, { elements, depth }: Outline): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at = from; at < Math.min(to, from + DEEP); at += 1) {
    const element = elements[at];
    if (!element) continue;
    const level = Math.min(9, (depth[at] ?? 0) - (depth[from] ?? 0));
    for (const [name, value] of Object.entries(element.attribs)) {
      if (value === '' || value.length > 120 || !/\d|[a-f]{6}/i.test(value)) continue;
      const key = name === 'id' ? `${level} id` : ID_KEY.test(name) ? `${level} ${name}` : undefined;
      if (key !== undefined && !found.has(key)) found.set(key, value);
    }
  }
  return found;
}

/** Of the record before of its parts; made for ids before what merely ends so. */
function trust(key: string): number {
  const [level, name = ''] = key.split(' ');
  const sort = /review|comment|post|entry/i.test(name) ? 3 : name === 'id' ? 1 : 2;
  return sort * 10 - Number(level);
}

/** In every record, all different, and no mere numbering. */
function identifies(values: readonly (string | undefined)[]): boolean {
  const found = values.filter((value) => value !== undefined);
  if (found.length < values.length || new Set(found).size < found.length) return false;
  const ends = found.map((value) => Number(/(\d{1,15})\D{0,2}$/.exec(value)?.[1] ?? Number.NaN));
  const start = ends[0] ?? Number.NaN;
  const counted = ends.every((end, index) => end === start + index);
  return !(counted && start < 100 && (found.length > 1 || start <= 1));
}

const PERMALINK =
  /review|avis|comment|post|opini|rezension|bewertung|recens|message|thread|topic|[#?&/](?:r|p|c|msg|id|rev)[-=_/]?\d+/i;

function linkOf({ from, to }: Part, { elements }: Outline, pageUrl: string | undefined): string | undefined {
  for (let at = from; at < Math.min(to, from + 120); at += 1) {
    const { name, attribs } = elements[at] ?? { name: '', attribs: {} as Record<string, string> };
    const { href } = attribs;
    if (name !== 'a' || !href || href.length < 2 || !PERMALINK.test(href) || !/\d/.test(href)) continue;
    if (/report|flag|signal|share|login|signin|reply|vote|helpful|user|member|profil/i.test(href)) continue;
    if (URL.canParse(href, pageUrl)) {
      const url = new URL(href, pageUrl);
      if (url.protocol === 'https:' || url.protocol === 'http:') return url.href;
    }
  }
  return undefined;
}

function tailOf(url: string): string | undefined {
  return /(?:^|[/#=?&_-])([a-z]{0,12}[-_]?\d{3,20}|[0-9a-f-]{16,40})\/?$/i.exec(url)?.[1];
}
