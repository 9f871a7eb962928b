/** One record of a review list with all that is known of it before its fields are chosen. */

import type { DateMark } from '../page/date-mark.ts';
import { folded } from '../page/folded.ts';
import { type Outline, type Part, partOf } from '../page/page-outline.ts';
import type { RatingMark } from '../page/rating-mark.ts';
import { REPLY_WORD } from './review-list-words.ts';
import { proseOf } from './review-records.ts';
import type { Leaf, Slots } from './review-slots.ts';

/** A record: what is left of it when answers are taken away, and the answer. */
export interface ReviewRecord {
  readonly part: Part;
  readonly leaves: readonly Leaf[];
  readonly ratings: readonly RatingMark[];
  readonly dates: readonly DateMark[];
  readonly reply?: ReplyPart;
}

/** Where an answer stands; `labelled` when words or a name in the markup announce it. */
export interface ReplyPart extends Part {
  readonly labelled: boolean;
  readonly leaves: readonly Leaf[];
  readonly dates: readonly DateMark[];
}

/** A review has fewer texts and marks; what lies behind them is not looked at, so that no page takes time as its square. */
const MOST_LEAVES = 400;
const MOST_MARKS = 80;

/** Takes a part of the page apart. */
export function recordOf(
  part: Part,
  outline: Outline,
  slots: Slots,
  marks: { readonly ratings: readonly RatingMark[]; readonly dates: readonly DateMark[] },
  { unlabelled = true }: { readonly unlabelled?: boolean } = {},
): ReviewRecord {
  const leaves = slots.leavesOf(part).slice(0, MOST_LEAVES);
  const dates = inside(marks.dates, part).slice(0, MOST_MARKS);
  const announced = announcedAnswer(part, leaves, outline);
  const scores = inside(marks.ratings, part).slice(0, MOST_MARKS);
  const dated = announced || !unlabelled ? undefined : datedAnswer(part, leaves, dates, outline);
  // Who answers gives no score.
  const found =
    announced ?? (dated && !scores.some(({ from }) => from >= dated.from && from < dated.to) ? dated : undefined);
  const out = (mark: Part): boolean => !found || mark.from < found.from || mark.from >= found.to;
  const ratings = scores.filter(out);
  if (!found) return { part, leaves, ratings, dates };
  const reply = {
    ...found,
    leaves: leaves.filter(({ at }) => !out({ from: at, to: at })),
    dates: dates.filter((mark) => !out(mark)),
  };
  return {
    part,
    leaves: leaves.filter(({ at }) => out({ from: at, to: at })),
    ratings,
    dates: dates.filter(out),
    reply,
  };
}

function inside<M extends Part>(marks: readonly M[], { from, to }: Part): readonly M[] {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((marks[end]?.from ?? to) < to) end += 1;
  return marks.slice(low, end);
}

const REPLY_CLASS =
  /(?:^|[-_ ])(?:repl(?:y|ies)|response|respuesta|reponse|antwort|answer|owner|merchant|manager|vendor|seller|host|business)(?=$|[-_ A-Z])|ownerRe|bizRe|Reply|Response/;
const CONTROLS = new Set(['button', 'input', 'label']);

/** The answer behind the words of the review, announced by words or by its markup. */
function announcedAnswer(
  part: Part,
  leaves: readonly Leaf[],
  outline: Outline,
): (Part & { readonly labelled: boolean }) | undefined {
  let body: Leaf | undefined;
  for (const [index, leaf] of leaves.entries()) {
    const { at, text } = leaf;
    if (body && at > body.at && isAnnouncement(leaf, outline, leaves[index + 1])) {
      const reply = around(at, body.at, part, outline);
      if (reply && holdsProse(reply, leaves, at)) return { ...reply, labelled: true };
    }
    if (body && at > body.at && !isControl(at, outline) && hasReplyClass(at, body.at, part, outline)) {
      const reply = around(at, body.at, part, outline);
      if (reply && holdsProse(reply, leaves, -1)) return { ...reply, labelled: true };
    }
    const length = proseOf(text);
    if (length > 0 && (!body || length > proseOf(body.text))) body = leaf;
    // Short words of a customer are no less a body.
    if (!body && text.length >= 12 && /[.!?؟。]$/.test(text)) body = leaf;
  }
  return undefined;
}

function isAnnouncement({ at, text }: Leaf, outline: Outline, next: Leaf | undefined): boolean {
  if (text.length > 70 || next === undefined) return false;
  const words = folded(text);
  if (!REPLY_WORD.test(words)) return false;
  const { elements, parent } = outline;
  const element = elements[at];
  const above = elements[parent[at] ?? -1];
  if (CONTROLS.has(element?.name ?? '') || CONTROLS.has(above?.name ?? ''))
    return words.includes(' ') && opensWords(CONTROLS.has(element?.name ?? '') ? at : (parent[at] ?? at), outline);
  // A link that only says "Reply" is pressed, not read.
  const control = element?.name === 'a' || above?.name === 'a' || element?.attribs.role === 'button';
  return !control || words.split(' ').length > 2;
}

/** A button that opens an answer has the answer beside it; one that writes an answer has other buttons. */
function opensWords(at: number, outline: Outline): boolean {
  const { parent, end, text } = outline;
  const [from, to] = [end[at] ?? at + 1, end[parent[at] ?? -1] ?? at + 1];
  for (let after = from; after < Math.min(to, from + 12); after += 1)
    if (proseOf(text[after] ?? '') > 0 && !isControl(after, outline)) return true;
  return false;
}

/** Words on something to press. */
function isControl(at: number, { elements, parent }: Outline): boolean {
  return [elements[at], elements[parent[at] ?? -1]].some(
    (element) =>
      element !== undefined &&
      (element.name === 'a' || CONTROLS.has(element.name) || element.attribs.role === 'button'),
  );
}

function hasReplyClass(at: number, body: number, { from }: Part, { elements, parent, end }: Outline): boolean {
  for (let up = at; up > from; up = parent[up] ?? -1) {
    if (up <= body && (end[up] ?? 0) > body) return false;
    const { attribs } = elements[up] ?? { attribs: {} as Record<string, string> };
    if (attribs.itemprop === 'comment' || REPLY_CLASS.test(attribs.class ?? '')) return true;
  }
  return false;
}

/** The widest element around `at` without the body; from `at` to the end of the record when both stand side by side. */
function around(at: number, body: number, part: Part, outline: Outline): Part | undefined {
  const { parent, end } = outline;
  let top = at;
  for (let up = parent[top] ?? -1; up !== -1 && up >= part.from; up = parent[top] ?? -1) {
    if (up <= body && (end[up] ?? 0) > body) break;
    top = up;
  }
  const close = parent[at] ?? -1;
  // What is said in the same element as its announcement is the whole of it.
  if (close > body && close >= part.from && (outline.text[close] ?? '').length >= 8) return partOf(outline, close);
  const wide = partOf(outline, top);
  const stop = Math.min(part.to, end[parent[top] ?? -1] ?? part.to);
  // The words of the answer follow its announcement as a sibling.
  return { from: wide.from, to: wide.to - wide.from <= 3 ? stop : wide.to };
}

function holdsProse({ from, to }: Part, leaves: readonly Leaf[], without: number): boolean {
  return leaves.some(
    ({ at, text }) => at >= from && at < to && at !== without && text.length >= 8 && /\p{L}/u.test(text),
  );
}

/** A second day behind the body, in an element of its own with words of its own: somebody answered. */
function datedAnswer(
  part: Part,
  leaves: readonly Leaf[],
  dates: readonly DateMark[],
  outline: Outline,
): (Part & { readonly labelled: boolean }) | undefined {
  if (dates.length < 2) return undefined;
  const labels = new Set(dates.filter(({ rest }) => proseOf(rest) < 40).map(({ from }) => from));
  const bodies = leaves.filter(({ at, text }) => proseOf(text) > 0 && !labels.has(at));
  const [body, second] = bodies;
  if (!body || !second) return undefined;
  for (const { from } of dates.slice(1)) {
    if (from < body.at) continue;
    const reply = around(from, body.at, part, outline);
    if (!reply || outline.end[reply.from] !== reply.to) continue;
    const own = bodies.some(({ at }) => at >= reply.from && at < reply.to);
    const dated = dates.some((date) => date.from < reply.from);
    if (own && dated) return { ...reply, labelled: false };
  }
  return undefined;
}
