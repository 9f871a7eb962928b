/** Makes words from outside safe to show: one place for control, direction and invisible characters. */

/** C0, DEL and C1 but TAB and LF; bidi embeddings, overrides and isolates; line separators; tag characters (invisible text). */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Text that cannot steer a terminal, a header or the direction of what stands beside it. Line breaks stay as LF. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSAFE, '');
}

/** `plain` on one line, spaces collapsed, direction marks gone, at most `limit` UTF-16 units: for subjects and headers. */
export function oneLine(text: string, limit: number): string {
  // Cut first: collapsing the spaces of a megabyte for one line would be wasted.
  const start = text.slice(0, limit * 8);
  return shorten(
    plain(start.replace(/[\r\n\v\f\u0085\u2028\u2029]/g, ' '))
      .replace(/[\u200e\u200f]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    limit,
  );
}

/** At most `limit` UTF-16 units, cut between graphemes, with an ellipsis when something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${cutAt(text, limit - 1).trimEnd()}…`;
}

/** The longest start of whole graphemes with at most `limit` units; a single grapheme longer than that is cut within. */
export function cutAt(text: string, limit: number): string {
  // A grapheme can be endless (combining marks): segment only a little more than what can be kept.
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end || limit).toWellFormed();
}

/** An http or https address as WHATWG URL writes it, without credentials; undefined for anything else. */
export function safeUrl(text: string | undefined): string | undefined {
  if (!text || text.length > 2000 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && !url.username && !url.password ? url.href : undefined;
}

/** Letters of Hebrew, Arabic and their neighbours, presentation forms included. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;

/** Wraps a name in first-strong isolates (UAX 9) where its letters run against the text around it. */
export function isolate(text: string, direction: 'ltr' | 'rtl'): string {
  const against = direction === 'ltr' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  return against.test(text) ? `\u2068${text}\u2069` : text;
}
