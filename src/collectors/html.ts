/** Turns hostile HTML into a tree that is safe to walk; apart, because every kind that reads pages needs the same guard. */
import { type CheerioAPI, load } from 'cheerio/slim';
import { SourceChanged } from '../errors.ts';

/** What a page may hold at most. Pages of review sites seen so far: under 1 million characters, 20 000 tags, 60 levels. */
export const HTML_LIMITS = { characters: 16_777_216, tags: 400_000, attributes: 1_500_000, depth: 512 } as const;

/**
 * Parses a page (htmlparser2: linear, no re-nesting of stray formatting tags, scripts never run).
 * @throws SourceChanged when the page is larger or deeper than `HTML_LIMITS`: walking such a tree would overflow the
 * stack or block the process, so that is found out on the text, before a tree is built.
 */
export function loadHtml(body: string): CheerioAPI {
  const excess = htmlExcess(body);
  if (excess) throw new SourceChanged(`Expected a page of a review site, got one with ${excess}`);
  return load(body);
}

/** What is too much about this page, in words; undefined when it may be parsed. One pass over the text. */
export function htmlExcess(body: string): string | undefined {
  if (body.length > HTML_LIMITS.characters) return `more than ${HTML_LIMITS.characters} characters`;
  const stack: string[] = [];
  let tags = 0;
  let attributes = 0;
  let at = body.indexOf('<');
  while (at !== -1) {
    const token = readToken(body, at);
    if (token.kind !== 'text') tags += 1;
    attributes += token.attributes;
    if (token.kind === 'open') open(stack, token.name, token.selfClosing);
    if (token.kind === 'close') close(stack, token.name);
    if (tags > HTML_LIMITS.tags) return `more than ${HTML_LIMITS.tags} tags`;
    if (attributes > HTML_LIMITS.attributes) return `more than ${HTML_LIMITS.attributes} attributes`;
    if (stack.length > HTML_LIMITS.depth) return `tags nested more than ${HTML_LIMITS.depth} deep`;
    at = body.indexOf('<', token.end);
  }
  return undefined;
}

interface Token {
  readonly kind: 'open' | 'close' | 'other' | 'text';
  readonly name: string;
  readonly attributes: number;
  readonly selfClosing: boolean;
  /** Where to go on. */
  readonly end: number;
}

const NAME = /[a-z][^\s/>]{0,63}/iy;
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea']);

/** Reads the token that starts with the `<` at `at`, the content of raw-text elements included. */
function readToken(body: string, at: number): Token {
  const other = (kind: 'other' | 'text', end: number): Token => {
    return { kind, name: '', attributes: 0, selfClosing: false, end };
  };
  const after = body[at + 1];
  if (body.startsWith('<!--', at)) return other('other', endOf(body, '-->', at + 4));
  if (after === '!' || after === '?') return other('other', endOf(body, '>', at + 2));
  const closing = after === '/';
  const start = at + (closing ? 2 : 1);
  NAME.lastIndex = start;
  const name = NAME.exec(body)?.[0].toLowerCase();
  if (name === undefined) return closing ? other('other', endOf(body, '>', start)) : other('text', at + 1);
  if (closing) return { kind: 'close', name, attributes: 0, selfClosing: false, end: endOf(body, '>', start) };
  const tag = readAttributes(body, start + name.length);
  const end = RAW_TEXT.has(name) && !tag.selfClosing ? endOfRawText(body, name, tag.end) : tag.end;
  return { kind: 'open', name, ...tag, end };
}

function endOf(body: string, mark: string, from: number): number {
  const found = body.indexOf(mark, from);
  return found === -1 ? body.length : found + mark.length;
}

/** Walks to the end of a tag; a `>` inside a quoted value does not end it. */
function readAttributes(body: string, from: number): { attributes: number; selfClosing: boolean; end: number } {
  let attributes = 0;
  let gap = true;
  for (let at = from; at < body.length; at += 1) {
    const char = body[at];
    if (char === '>') return { attributes, selfClosing: body[at - 1] === '/', end: at + 1 };
    const space = char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f' || char === '/';
    if (gap && !space) attributes += 1;
    gap = space;
    if (char === '=') at = skipQuoted(body, at);
  }
  return { attributes, selfClosing: false, end: body.length };
}

/** From an equals sign to the last character of the quoted value behind it; stays when the value has no quotes. */
function skipQuoted(body: string, equals: number): number {
  let at = equals + 1;
  while (at < body.length && /\s/.test(body[at] ?? '')) at += 1;
  const quote = body[at];
  if (quote !== '"' && quote !== "'") return at - 1;
  return endOf(body, quote, at + 1) - 1;
}

function endOfRawText(body: string, name: string, from: number): number {
  let at = body.indexOf('</', from);
  while (at !== -1) {
    if (body.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
    at = body.indexOf('</', at + 2);
  }
  return body.length;
}

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const CLOSES_P =
  'h1 h2 h3 h4 h5 h6 p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul';
/** Which open elements a new one ends, as the parser does it: rows, cells and list items are often left unclosed. */
const IMPLIES_CLOSE = new Map<string, readonly string[]>([
  ...CLOSES_P.split(' ').map((name) => [name, ['p']] as const),
  ['tr', ['tr', 'th', 'td']],
  ['th', ['th']],
  ['td', ['thead', 'th', 'td']],
  ['li', ['li']],
  ['option', ['option']],
  ['optgroup', ['optgroup', 'option']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
  ['rt', ['rt', 'rp']],
  ['rp', ['rt', 'rp']],
  ['tbody', ['thead', 'tbody']],
  ['tfoot', ['thead', 'tbody']],
]);

function open(stack: string[], name: string, selfClosing: boolean): void {
  const ended = IMPLIES_CLOSE.get(name);
  while (ended?.includes(stack.at(-1) ?? '')) stack.pop();
  if (VOID.has(name) || (selfClosing && (stack.includes('svg') || stack.includes('math')))) return;
  stack.push(name);
}

function close(stack: string[], name: string): void {
  const from = stack.lastIndexOf(name);
  if (from !== -1) stack.length = from;
}
