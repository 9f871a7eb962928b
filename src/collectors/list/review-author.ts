/** Who wrote each record of a list: the place whose short texts differ from record to record and read as names. */
import { folded } from '../page/folded.ts';
import type { Element } from '../page/page-nodes.ts';
import type { Outline } from '../page/page-outline.ts';
import { CONTROL_WORD, EMPLOYEE, NAME_FRAME, ROLE } from './review-list-words.ts';
import type { ReviewRecord } from './review-record.ts';

/** A name and the mark that gave it. */
export interface FoundAuthor {
  readonly name: string;
  readonly anchor: string;
  readonly at: number;
}

interface Candidate extends FoundAuthor {
  readonly record: number;
  readonly slot: string;
  readonly hint: number;
}

/** One author for each record, where there is one. `taken` says what belongs to texts and marks already. */
export function authorsOf(
  records: readonly ReviewRecord[],
  outline: Outline,
  taken: (record: number, at: number) => boolean,
  textAt: (record: number) => number | undefined,
): readonly (FoundAuthor | undefined)[] {
  const candidates = records.flatMap((record, index) => [
    ...candidatesIn(record, index, outline, taken, textAt(index)),
  ]);
  const bySlot = Map.groupBy(candidates, ({ slot }) => slot);
  const ranked = [...bySlot.values()]
    .map((found) => ({ found, score: scoreOf(found, records.length) }))
    .filter(({ found, score }) => score > 1.6 && !isTitle(found[0]?.slot ?? '', records))
    .sort((a, b) => b.score - a.score);
  const authors: (FoundAuthor | undefined)[] = records.map(() => undefined);
  const best = ranked[0]?.score ?? 0;
  for (const { found, score } of ranked) {
    if (score < best - 1.6) break;
    for (const { record, name, anchor, at } of found) authors[record] ??= { name, anchor, at };
  }
  return authors;
}

/** A heading that is no name in some records, or that is quoted, is what the customer wrote above the text in all of them. */
function isTitle(key: string, records: readonly ReviewRecord[]): boolean {
  const slot = key.slice(0, key.lastIndexOf('/'));
  if (!/(?:^|>)h[1-6](?=[.>]|$)/.test(slot)) return false;
  const headings = records.flatMap(({ leaves }) => leaves.filter((leaf) => leaf.slot === slot));
  const titles = headings.filter(({ text }) => /^[“„«"]/.test(text) || nameOf(text) === undefined);
  return titles.length >= Math.max(1, headings.length * 0.2);
}

const AUTHOR_LABEL =
  /^(?:author|name|user|reviewer|by|from|guest|customer|auteur|nom|client|pseudo|verfasser|autor|nutzer|kunde|gast|nombre|usuario|cliente|nome|utente|naam|автор|имя|yazan|kullanıcı|نویسنده|نام|کاربر|الاسم|الكاتب|שם|όνομα|投稿者|ニックネーム|名前|作者|用户|작성자|닉네임)$/u;
const NAME_CLASS =
  /author|auteur|autore?(?:$|[-_ ])|user|reviewer|nick|person|member|customer|(?:^|[-_ ])by(?:line)?(?:$|[-_ ])|(?:^|[-_])name/i;
const PROFILE =
  /\/(?:user|users|profile|profil|member|members|contrib|author|people|u|reviewer|customer|account|contributor|usuario|utente|nutzer|mitglied)s?[/?=-]|[?&](?:user|uid|member|author)(?:_?id)?=/i;

function* candidatesIn(
  record: ReviewRecord,
  index: number,
  outline: Outline,
  taken: (record: number, at: number) => boolean,
  textAt: number | undefined,
): Generator<Candidate> {
  const { leaves, dates, part } = record;
  let before = '';
  const counts = new Map<string, number>();
  for (const { at, text, slot } of leaves) {
    const date = dates.find(({ from, to }) => at >= from && at < to);
    const previous = before;
    before = text;
    if (taken(index, at) && !(date && date.rest !== '')) continue;
    const framed = nameOf(date ? date.rest : text);
    if (!framed) continue;
    // Several in one place ("Ann", "Paris", "12 reviews" in three spans) are told apart by their order.
    const ordinal = counts.get(slot) ?? 0;
    counts.set(slot, ordinal + 1);
    const announced = isAnnounced(outline.elements[at]) || (framed.framed && !announcesChild(outline.elements[at]));
    if (isRole(outline, at)) continue;
    const { hint, anchor } = hintOf(outline, at, part.from, announced, previous);
    const dated = dates.some(
      ({ from }) => from === at || (from > at - 4 && from < at + 4 && besides(outline, from, at)),
    );
    const position = (textAt === undefined ? 0 : at < textAt ? 0.4 : 0.15) + (dated ? 0.4 : 0);
    yield {
      record: index,
      slot: `${slot}/${ordinal}${date ? ' date' : ''}`,
      at,
      name: framed.name,
      hint: hint + position,
      anchor,
    };
  }
  yield* attributeNames(record, index, outline);
}

/** Nothing but "by" stands before it in the same line. */
function isAnnounced(element: Element | undefined): boolean {
  const before = element?.prev;
  if (before?.type !== 'text' || (before.prev && before.prev.type !== 'text' && before.prev.type !== 'comment'))
    return false;
  const words = before.data.trim();
  return words !== '' && words.length <= 24 && words.split(/\s+/).every((word) => NAME_FRAME.has(folded(word)));
}

/** "By <b>Ann</b>, Paris": what is announced is the child, and not the rest of the line. */
function announcesChild(element: Element | undefined): boolean {
  const child = element?.children.find(({ type }) => type === 'tag');
  return child?.type === 'tag' && isAnnounced(child);
}

/** "Driver (former employee)": what somebody is, said by the line around; who they are stays unsaid. */
function isRole({ elements, parent, end, text }: Outline, at: number): boolean {
  const up = parent[at] ?? -1;
  const from = WIDE.has(elements[up]?.name ?? '') ? at : up;
  const to = Math.min(end[from] ?? at, from + 8);
  for (let near = Math.max(0, from); near < to; near += 1) {
    const line = text[near] ?? '';
    if (line.length <= 60 && line !== '' && EMPLOYEE.test(folded(line))) return true;
  }
  return false;
}

/** In one line: who wrote stands beside when. */
function besides({ parent, elements }: Outline, one: number, other: number): boolean {
  const up = parent[one] ?? -1;
  const name = elements[up]?.name ?? '';
  return up === other || parent[other] === one || (up === parent[other] && !WIDE.has(name));
}

/** These hold whole reviews, not lines. */
const WIDE = new Set(['ul', 'ol', 'dl', 'tbody', 'table', 'main', 'body', 'article', 'li', 'section', 'tr']);

const KEYS = [
  'data-author',
  'data-user',
  'data-username',
  'data-user-name',
  'data-reviewer',
  'data-author-name',
  'data-name',
  'author',
  'user',
  'reviewer',
  'username',
  'user-name',
  'author-name',
  'by',
  'data-nick',
  'data-nickname',
  'data-customer',
];

function* attributeNames({ part }: ReviewRecord, index: number, outline: Outline): Generator<Candidate> {
  for (let at = part.from; at < Math.min(part.to, part.from + 12); at += 1) {
    const attribs = outline.elements[at]?.attribs ?? {};
    for (const key of KEYS) {
      const name = attribs[key] === undefined ? undefined : nameOf(attribs[key])?.name;
      if (name !== undefined) yield { record: index, slot: `@${key}`, at, name, hint: 0.6, anchor: 'data-attribute' };
    }
    const label =
      /^(?:review|avis|bewertung|rezension|opinión|reseña|recensione|avaliação|نظر|نقد|مراجعة) (?:by|from|de|von|di|از|من) (.{2,40})$/iu.exec(
        attribs['aria-label'] ?? '',
      )?.[1];
    if (label) yield { record: index, slot: '@aria-label', at, name: label.trim(), hint: 1, anchor: 'aria-label' };
  }
}

function hintOf(
  outline: Outline,
  at: number,
  from: number,
  framed: boolean,
  previous: string,
): { readonly hint: number; readonly anchor: string } {
  let hint = framed ? 1 : 0;
  let anchor = 'structure';
  if (framed) anchor = 'words';
  if (AUTHOR_LABEL.test(folded(previous).replace(/[^\p{L}]+$/u, ''))) [hint, anchor] = [hint + 1.5, 'words'];
  const { elements, parent } = outline;
  for (let up = at, step = 0; up >= from && up !== -1 && step < 3; up = parent[up] ?? -1, step += 1) {
    const { name, attribs } = elements[up] ?? { name: '', attribs: {} as Record<string, string> };
    if (/author|creator|(?:^|\s)name/.test(attribs.itemprop ?? '') || attribs.rel === 'author')
      return { hint: hint + 3, anchor: 'itemprop' };
    if (name === 'a' && PROFILE.test(attribs.href ?? '')) [hint, anchor] = [hint + 1.2, 'href'];
    else if (name === 'a' && step === 0) hint += 0.1;
    if (name === 'cite' || name === 'address') hint += 0.6;
    if (step < 2 && (name === 'b' || name === 'strong' || name === 'figcaption')) hint += 0.25;
    if (NAME_CLASS.test(attribs.class ?? '')) hint += step === 0 ? 0.8 : 0.3;
    if (
      /title|headline|location|country|city|date|badge|verified|product|type/i.test(attribs.class ?? '') &&
      step === 0
    )
      hint -= 0.6;
  }
  return { hint, anchor };
}

/** A text as a name: without "by", "wrote:", a place in brackets; undefined when it cannot be one. */
export function nameOf(text: string): { readonly name: string; readonly framed: boolean } | undefined {
  if (text.length > 70) return undefined;
  let tokens = text.replace(/^[\s—–\-·•|,:"“”~]+|[\s—–\-·•|,:"“”~(]+$/g, '').split(/\s+/);
  const whole = tokens.length;
  const frame = (token: string): boolean => NAME_FRAME.has(folded(token.replace(/[:,]+$/, '')));
  const lower = (token: string): boolean => token.length > 1 || !/^\p{Lu}/u.test(token);
  while (
    tokens.length > 1 &&
    frame(tokens[0] ?? '') &&
    lower(tokens[0] ?? '') &&
    !isStub(tokens.slice(1)) &&
    !namesNobody(tokens)
  )
    tokens = tokens.slice(1);
  while (tokens.length > 1 && frame(tokens.at(-1) ?? '') && !/^\p{Lu}$/u.test(tokens.at(-1) ?? ''))
    tokens = tokens.slice(0, -1);
  const name = tokens
    .join(' ')
    .replace(/\s*[,·•|(–—].*$/u, '')
    .replace(/[:,]+$/, '')
    .trim();
  if (name.length < 2 && !/\p{Script=Han}/u.test(name)) return undefined;
  if (
    name.length > 40 ||
    !/\p{L}/u.test(name) ||
    /[!?؟。:;%$€£/]|\p{Ll}{3}\.\s|\p{Extended_Pictographic}/u.test(name.replace(/®|©|™/g, ''))
  )
    return undefined;
  const words = name.split(' ').length;
  if (words > 5 || (words > 1 && /\p{Nd}/u.test(name))) return undefined;
  return { name, framed: tokens.length < whole };
}

/** "Client anonyme", "کاربر مهمان": who somebody is, not what they are called. */
function namesNobody([role = '', rest = '']: readonly string[]): boolean {
  return ROLE.has(folded(role)) && !/^\p{Lu}/u.test(rest);
}

/** "Guest A": what would be left is no name. */
function isStub(tokens: readonly string[]): boolean {
  return (
    tokens.length === 1 &&
    /^\p{L}{0,2}\p{Nd}*$/u.test(tokens[0] ?? '') &&
    !/[\p{Script=Han}\p{Script=Hangul}]/u.test(tokens[0] ?? '')
  );
}

/** As many different names as no set of labels has. */
const MANY_NAMES = 12;

/** Names are in most records, differ, are short, and are not what buttons say. */
function scoreOf(found: readonly Candidate[], records: number): number {
  const names = found.map(({ name }) => name);
  const presence = new Set(found.map(({ record }) => record)).size / records;
  const different = new Set(names).size;
  // First names come back in a long list; labels are a handful.
  const distinct = different / Math.max(1, Math.min(names.length, 4 * MANY_NAMES));
  if (names.length > 2 && distinct < 0.34) return 0;
  const words = names.reduce((sum, name) => sum + name.split(' ').length, 0) / names.length;
  const capital = names.filter((name) => !/^\p{Ll}/u.test(name)).length / names.length;
  const proper = names.filter((name) => /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(name)).length / names.length;
  const rest = names.filter((name) => name.includes(' ') && /\s\p{Ll}/u.test(name)).length / names.length;
  const controls = names.filter((name) => CONTROL_WORD.test(folded(name))).length / names.length;
  const hint = found.reduce((sum, { hint: each }) => sum + each, 0) / found.length;
  const long = words > 3 ? 1.2 : words > 2.4 ? 0.4 : 0;
  return (
    presence * 1.4 +
    Math.min(1, distinct) * 1.6 +
    hint +
    capital * 0.3 +
    proper * 0.4 -
    long -
    controls * 1.5 -
    rest * 0.7 -
    (shareFirstWord(names) ? 1.2 : 0)
  );
}

/** "Policy for cars", "Policy for homes": kinds of one thing. People may share a title, but not all of them. */
function shareFirstWord(names: readonly string[]): boolean {
  const first = new Set(names.map((name) => folded(name.split(' ')[0] ?? '')));
  return names.length > 2 && first.size === 1 && new Set(names).size > 1;
}
