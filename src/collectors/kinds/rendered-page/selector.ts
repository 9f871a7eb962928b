/** `css` or `css@attribute`, as configurations write where a value stands. */
import { load } from 'cheerio/slim';

/** A selector, and the attribute that holds the value, if not the words. */
export interface Target {
  readonly css: string;
  readonly attribute?: string;
}

/** "span.stars@title" → the CSS and the attribute. */
export function targetOf(selector: string): Target {
  const found = /^(.*)@([\w:-]+)$/s.exec(selector);
  return found ? { css: (found[1] ?? '').trim(), attribute: found[2] ?? '' } : { css: selector.trim() };
}

/** Can this be used as a selector? */
export function isSelector(selector: string): boolean {
  try {
    const { css } = targetOf(selector);
    if (css !== '') load('<p>')(css);
    return true;
  } catch {
    return false;
  }
}
