/** Turns text that may carry markup or character references into plain text; apart, because pages do it by accident. */
import { load } from 'cheerio/slim';

const LINE_BREAK = /<(?:br|\/p|\/div|\/li)\s{0,8}\/?>/gi;
const FORMATTING = /<\/?(?:p|b|i|u|em|strong|span|div|ul|ol|li|font|small|a)(?:\s[^<>]{0,2000})?\/?>/gi;

/**
 * The text without formatting tags and with `&eacute;`, `&#39;` resolved once. Tags that do not format text stay as they
 * are: a customer may write `<script>`, and it is text. Linear in the length.
 */
export function plainText(written: string): string {
  const bare = written.includes('<') ? written.replace(LINE_BREAK, '\n').replace(FORMATTING, '') : written;
  return bare.includes('&') ? decodeReferences(bare) : bare;
}

/** Resolves character references as HTML does. */
export function decodeReferences(text: string): string {
  return load(`<p>${text.replaceAll('<', '&lt;')}</p>`)('p').text();
}
