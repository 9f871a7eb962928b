/** Files that are no table of text, told by how they begin, so that the engineer hears what to do; apart from what can be read. */

/** What a file is that cannot be read, and what to do; undefined when it may be text. */
export function unreadable(head: string): string | undefined {
  return KINDS.find(([begins]) => begins.test(head))?.[1];
}

/** Beginnings as they look when the bytes were decoded as UTF-8 or windows-1252. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^PK\u0003\u0004/, 'a workbook (.xlsx) or a zip; export it as CSV, or unpack it'],
  [/^(?:\u00d0\u00cf\u0011|\ufffd\ufffd\u0011)/, 'an old workbook (.xls); export it as CSV'],
  [/^%PDF-/, 'a PDF; export the table as CSV'],
  [/^\u001f[\u2039\u008b\ufffd]/, 'a gzip file; unpack it'],
  [
    /^\s*<(?:!doctype|html|\?xml|[a-z])/i,
    'a page or XML; export it as CSV or JSON, or read a saved page with vigie parse',
  ],
  [/^\{\\rtf/, 'a text document (.rtf); export the table as CSV'],
];
