/** Reads a robots.txt and answers for one crawler (RFC 9309, 2.2); pure, apart from the fetching of it. */

/** What one robots.txt says to one crawler. */
export interface RobotsRules {
  /** May this address be fetched? Takes the address as it will be sent; its fragment is ignored. */
  readonly allows: (url: string) => boolean;
  /** `Crawl-delay` in seconds; no part of the RFC, honoured all the same. */
  readonly crawlDelaySeconds: number | undefined;
}

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

interface Group {
  readonly rules: Rule[];
  crawlDelay: number | undefined;
}

/** Longer lines are cut, as the reference parser cuts them. */
const MOST_LINE = 16_664;

/**
 * Bytes of a robots.txt → rules for the product token `agent` (compared without case). Groups that name the token are merged;
 * `*` counts only where none does; where the token is only the beginning of a longer name, both must allow. The longest matching pattern wins; on a tie, allow. Where the RFC (2.2.2: compare
 * after decoding unreserved characters) and the reference parser (compare as written) differ, disallow rules are read both ways.
 */
export function readRobots(bytes: Uint8Array, agent: string): RobotsRules {
  const groups = groupsFor(linesOf(bytes), agent.toLowerCase());
  return {
    allows: (url) => groups.every((group) => allows(group.rules, pathOf(url))),
    crawlDelaySeconds: groups[0]?.crawlDelay,
  };
}

/** The product token of a user agent: its first run of letters, `_` and `-` (RFC 9309, 2.2.1). */
export function productToken(userAgent: string): string {
  return /^[a-zA-Z_-]+/.exec(userAgent)?.[0] ?? '';
}

/** The groups that hold for one crawler, all of them to be obeyed. */
function groupsFor(lines: readonly string[], agent: string): readonly Group[] {
  const own: Group = { rules: [], crawlDelay: undefined };
  const everybody: Group = { rules: [], crawlDelay: undefined };
  let named: 'no' | 'loosely' | 'exactly' = 'no';
  let current = new Set<Group>();
  let inRules = false;
  for (const line of lines) {
    const [key, value] = keyAndValue(line);
    const field = fieldOf(key);
    if (field === 'user-agent') {
      if (inRules) current = new Set();
      inRules = false;
      if (value === '*' || /^\*\s/.test(value)) current.add(everybody);
      else if (productToken(value).toLowerCase() === agent) {
        current.add(own);
        if (value.toLowerCase().replace(/[*]$/, '') === agent) named = 'exactly';
        else if (named === 'no') named = 'loosely';
      }
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      for (const group of current) group.rules.push({ allow: field === 'allow', pattern: escaped(value) });
    } else if (field === 'crawl-delay' && /^\d{1,6}(\.\d{1,6})?$/.test(value)) {
      for (const group of current) group.crawlDelay = Number(value);
    }
  }
  if (named === 'no') return [everybody];
  return named === 'exactly' ? [own] : [own, everybody];
}

/** Latin-1, so that every byte stays visible; a byte order mark, even a broken one, is skipped. */
function linesOf(bytes: Uint8Array): string[] {
  const mark = [0xef, 0xbb, 0xbf];
  let start = 0;
  while (start < 3 && bytes[start] === mark[start]) start += 1;
  const text = Buffer.from(bytes.subarray(start)).toString('latin1');
  return text.split(/\r\n|\r|\n/).map((line) => line.slice(0, MOST_LINE));
}

/** `key: value # comment`; a missing colon is forgiven when there are just two words. */
function keyAndValue(line: string): readonly [string, string] {
  const hash = line.indexOf('#');
  const text = (hash < 0 ? line : line.slice(0, hash)).trim();
  const colon = text.indexOf(':');
  if (colon >= 0) return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
  const words = text.split(/[ \t]+/);
  return words.length === 2 ? [words[0] ?? '', words[1] ?? ''] : ['', ''];
}

const AGENT_KEYS = ['user-agent', 'useragent', 'user agent'];
const DISALLOW_KEYS = ['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw'];

function fieldOf(key: string): 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | undefined {
  const name = key.toLowerCase();
  if (AGENT_KEYS.some((known) => name.startsWith(known))) return 'user-agent';
  if (DISALLOW_KEYS.some((known) => name.startsWith(known))) return 'disallow';
  if (name.startsWith('allow')) return 'allow';
  return name === 'crawl-delay' ? 'crawl-delay' : undefined;
}

/** Non-ASCII bytes become %XX; hexadecimal digits upper case (RFC 9309, 2.2.2). */
function escaped(pattern: string): string {
  return upperEscapes(pattern.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`));
}

function upperEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
}

/** Unreserved characters written out (RFC 3986, 2.3). */
function unescaped(path: string): string {
  return path.replace(/%[0-9A-F]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : code;
  });
}

/** Path and query as written, without fragment; `/` when there is none. */
function pathOf(url: string): string {
  const scheme = url.indexOf('://');
  const start = scheme < 0 ? 0 : scheme + 3;
  const path = url.slice(start).search(/[/?;#]/);
  if (path < 0) return '/';
  const rest = url.slice(start + path).split('#', 1)[0] ?? '';
  return upperEscapes(rest.startsWith('/') ? rest : `/${rest}`);
}

function allows(rules: readonly Rule[], path: string): boolean {
  const plain = unescaped(path);
  let allowed = -1;
  let disallowed = -1;
  for (const { allow, pattern } of rules) {
    if (pattern.length === 0 || pattern.length <= (allow ? allowed : disallowed)) continue;
    if (allow && matches(pattern, path)) allowed = pattern.length;
    else if (!allow && (matches(pattern, path) || matches(unescaped(pattern), plain))) disallowed = pattern.length;
  }
  return disallowed <= allowed;
}

/** `*` is any run of characters, a final `$` the end. Leftmost matches suffice, so nothing is tried twice. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  if (parts.length === 0) return !anchored || path.length === first.length;
  const last = anchored ? parts.pop() : undefined;
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (path.length - last.length >= at && path.endsWith(last));
}
