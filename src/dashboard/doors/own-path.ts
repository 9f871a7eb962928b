/** Where a visitor goes after signing in: to a page of ours, whatever the address says. */

/**
 * The path with its query if it is one of ours, else `/`. Browsers read `\` as `/` and drop tabs and line breaks
 * (WHATWG URL, 4.4), so that `/\evil.example` or `/<tab>/evil.example` would lead elsewhere.
 */
export function ownPath(text: string | undefined): string {
  if (text === undefined || text.length > 1000 || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(text)) return '/';
  if (text.includes('\\') || !URL.canParse(text, OWN)) return '/';
  const { origin, pathname, search } = new URL(text, OWN);
  // `/.//evil.example` becomes `//evil.example` once its dots are taken out.
  return origin === OWN && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

const OWN = 'http://own.invalid';
