/** When a recommendation, or an answer to it, was written: a stamp when there is one, else the words of its date. */
import type { CheerioAPI } from 'cheerio/slim';
import { instant, type WrittenDate } from '../../../domain/time.ts';
import { type ReadingContext, readWrittenDate } from '../../dates/written-date.ts';
import { type Element, holds, leavesOf, wordsOf } from '../../page/page-nodes.ts';

/** A date and the mark that gave it. */
export interface FoundDate {
  readonly value: WrittenDate;
  readonly by: string;
}

/** Longest wording of a date. Unit: characters. */
const LONGEST = 80;

/** Reads it off stamps, then titles and labels, then short words outside of `others` (the header, the text). */
export function dateOf(
  $: CheerioAPI,
  root: Element,
  own: (element: Element) => boolean,
  context: ReadingContext,
  ...others: readonly (Element | undefined)[]
): FoundDate | undefined {
  for (const element of $(root).find('abbr, [data-utime]').toArray().filter(own)) {
    const seconds =
      element.attribs['data-utime'] ??
      /"(?:time|publish_time)":(\d{9,11})\b/.exec(element.attribs['data-store'] ?? '')?.[1];
    const wording = wordsOf(element) || element.attribs.title;
    if (seconds !== undefined && /^\d{9,11}$/.test(seconds))
      return { value: stamped(Number(seconds), wording, context), by: 'data-attribute' };
    const written = worded(element.attribs.title, context) ?? worded(wording, context);
    if (written) return { value: written, by: 'words' };
  }
  const published = /"publish_time":(\d{9,11})\b/.exec(
    `${root.attribs['data-ft'] ?? ''}${root.attribs['data-store'] ?? ''}`,
  )?.[1];
  if (published !== undefined) return { value: stamped(Number(published), undefined, context), by: 'data-attribute' };
  for (const element of $(root).find('a[aria-label], time, a[title], [aria-label]').toArray().filter(own)) {
    const stated = worded(element.attribs.datetime, context);
    if (stated) return { value: stated, by: 'time-element' };
    const labelled = worded(element.attribs['aria-label'], context) ?? worded(element.attribs.title, context);
    if (labelled) return { value: labelled, by: 'aria-label' };
  }
  for (const { element, text } of leavesOf(root)) {
    if (!own(element) || others.some((other) => other && holds(other, element))) continue;
    const written = worded(text, context);
    if (written) return { value: written, by: 'words' };
  }
  return undefined;
}

function worded(words: string | undefined, context: ReadingContext): WrittenDate | undefined {
  return words !== undefined && words !== '' && words.length <= LONGEST ? readWrittenDate(words, context) : undefined;
}

function stamped(seconds: number, wording: string | undefined, { capturedAt }: ReadingContext): WrittenDate {
  const at = instant(seconds * 1000);
  const clamped = at > capturedAt ? capturedAt : at;
  return { earliest: clamped, latest: clamped, ...(wording && { wording }) };
}
