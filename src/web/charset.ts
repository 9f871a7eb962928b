/** Turns bytes into text by the rules of browsers (WHATWG Encoding and HTML, 13.2.3); apart because they are full of history. */

import { TextDecoder } from 'node:util';

/** How far into a page a `<meta charset>` is looked for; the standard says 1024, real pages are later. */
const PRESCAN_BYTES = 4096;

/**
 * Bytes → text. In order: byte order mark, `charset` of the Content-Type header, `<meta>` or XML declaration, UTF-8 if the
 * bytes are UTF-8, windows-1252. Bad sequences become U+FFFD; unknown labels count as none.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const decoder =
    fromByteOrderMark(bytes) ??
    fromLabel(/;\s*charset\s*=\s*["']?([^\s"';,]{1,60})/i.exec(contentType.slice(0, 500))?.[1]) ??
    fromDeclaration(bytes);
  if (decoder) return decode(decoder, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(new TextDecoder('windows-1252'), bytes);
  }
}

function fromByteOrderMark(bytes: Uint8Array): TextDecoder | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return undefined;
}

/** What the first bytes say of themselves. A declaration readable as ASCII cannot be UTF-16: UTF-8 then (HTML, prescan step). */
function fromDeclaration(bytes: Uint8Array): TextDecoder | undefined {
  const head = withoutComments(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1'));
  const xml = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]{1,60})/i.exec(head);
  const meta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]{1,60})/i.exec(head);
  const decoder = fromLabel(xml?.[1] ?? meta?.[1]);
  return decoder?.encoding.startsWith('utf-16') ? new TextDecoder('utf-8') : decoder;
}

function withoutComments(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', from)) {
    parts.push(html.slice(from, open));
    const close = html.indexOf('-->', open + 4);
    if (close < 0) return parts.join('');
    from = close + 3;
  }
  parts.push(html.slice(from));
  return parts.join('');
}

function fromLabel(label: string | undefined): TextDecoder | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** Where windows-1252 differs from ISO 8859-1: 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
  // Some releases of Node decode this one as ISO 8859-1, which turns the typographic apostrophes of French reviews into controls.
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}
