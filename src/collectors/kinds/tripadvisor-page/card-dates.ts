/** Tells the dates of one card apart: when it was written, when the owner answered, when the visit was. */
import type { WrittenDate } from '../../../domain/time.ts';
import { DAY_MS, millis } from '../../../domain/time.ts';
import { type ReadingContext, readWrittenDate } from '../../dates/written-date.ts';
import { type Element, holds, type Leaf, parentOf } from '../../page/page-nodes.ts';

/** A date on a card and the piece of text that holds it. */
export interface CardDate {
  readonly element: Element;
  readonly written: WrittenDate;
  /** Where it stands among the leaves. */
  readonly at: number;
}

/** The dates that a card was written and answered on. */
export interface CardDates {
  readonly own?: CardDate;
  readonly reply?: CardDate;
  /** Every piece of text that is a date, that of the visit included. */
  readonly all: readonly Element[];
}

/**
 * Reads them off the leaves in order. A visit is dated by its month ("Date of stay: November 2024", "déc. 2024 • …"),
 * a review by its day — or by its month in the line that names its author ("Ana wrote a review Dec 2024").
 */
export function cardDates(
  leaves: readonly Leaf[],
  bodies: readonly Element[],
  title: Element | undefined,
  context: ReadingContext,
): CardDates {
  const found = leaves.flatMap((leaf, at) => readLeaf(leaf, at, bodies, context));
  const titleAt = title ? leaves.findIndex(({ element }) => holds(title, element)) : -1;
  const beside = found.find(({ at, element }) => at < titleAt && namesAuthor(element));
  const own = beside ?? found.find(({ written }) => isDay(written));
  const reply = found.find((date) => own !== undefined && date.at > Math.max(own.at, titleAt) && isDay(date.written));
  return { ...(own && { own }), ...(reply && { reply }), all: found.map(({ element }) => element) };
}

function readLeaf(
  { element, text }: Leaf,
  at: number,
  bodies: readonly Element[],
  context: ReadingContext,
): CardDate[] {
  // A bare number counts something.
  const words = text.length <= 120 && /\p{Nd}/u.test(text) && /\p{L}|\p{Nd}[/.-]\p{Nd}/u.test(text) ? text : undefined;
  const stated = element.attribs.title ?? element.attribs.datetime;
  if ((words === undefined && stated === undefined) || bodies.some((body) => holds(body, element))) return [];
  const exact = stated !== undefined && stated.length <= 60 ? readWrittenDate(stated, context) : undefined;
  const worded = words === undefined ? undefined : readWrittenDate(words, context);
  const written = exact ?? worded;
  if (!written) return [];
  return [{ element, at, written: exact && words !== undefined ? { ...exact, wording: words } : written }];
}

/** A day, or finer: relative wordings ("2 days ago") reach over two. */
function isDay({ earliest, latest }: WrittenDate): boolean {
  return millis(latest) - millis(earliest) <= 2 * DAY_MS || isRelative(earliest);
}

/** Calendar dates begin at midnight; what does not was counted back from the capture ("3 weeks ago"). */
function isRelative(earliest: string): boolean {
  return !earliest.endsWith('T00:00:00.000Z');
}

/** The line with the link to a profile in it, or words beside that link. */
function namesAuthor(element: Element): boolean {
  return [element, ...(element.name === 'span' ? [parentOf(element)] : [])].some((line) =>
    line?.children.some((child) => child.type === 'tag' && /\/Profile\/|\/members\//.test(child.attribs.href ?? '')),
  );
}
