/** Turns text that may carry markup or character references into plain text; apart, because pages do it by accident. */
import { load } from 'cheerio/slim';

const LINE_BREAK = /<(?:br|hr|\/p|\/div|\/li|\/h[1-6]|\/blockquote|\/section|\/tr)(?:\s[^<>]{0,2000})?\/?>/gi;
const FORMATTING =
  /<\/?(?:p|b|i|u|s|em|strong|span|div|ul|ol|li|font|small|big|a|h[1-6]|blockquote|section|article|del|ins|sub|sup|mark|center|table|tbody|tr|td)(?:\s[^<>]{0,2000})?\/?>/gi;

/**
 * The text without formatting tags and with `&eacute;`, `&#39;` resolved once. Tags that do not format text stay as they
 * are: a customer may write `<script>`, and it is text. Markup that came escaped as a whole (`&lt;p&gt;…&lt;/p&gt;`) goes
 * too. Linear in the length.
 */
export function plainText(written: string): string {
  const bare = withoutTags(written);
  if (!bare.includes('&')) return bare;
  const decoded = decodeReferences(bare);
  return ESCAPED.test(written) ? withoutTags(decoded) : decoded;
}

/** A paragraph that is closed, or a line break: customers do not write these by hand. */
const ESCAPED = /&lt;(?:\/p|\/div|\/span|br\s?\/?)&gt;/i;

function withoutTags(written: string): string {
  return written.includes('<') ? written.replace(LINE_BREAK, '\n').replace(FORMATTING, '') : written;
}

const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;

/** Resolves character references as HTML does, but for those without a semicolon: "?a=1&copy=2" is an address. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => known.get(reference) ?? remember(reference));
}

const known = new Map<string, string>();

/** Pages repeat the same few references; a hostile one must not fill the memory. */
function remember(reference: string): string {
  if (known.size >= 5_000) known.clear();
  const decoded = load(`<p>${reference}</p>`)('p').text();
  known.set(reference, decoded);
  return decoded;
}
