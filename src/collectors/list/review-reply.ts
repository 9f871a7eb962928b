/** The answers of the place to the records of a list; apart, because visitors answer each other in the same places. */
import type { RawReply } from '../../domain/review.ts';
import type { DateMark, DateReader } from '../page/date-mark.ts';
import { folded } from '../page/folded.ts';
import type { Outline } from '../page/page-outline.ts';
import { nameOf } from './review-author.ts';
import type { ReviewEntry } from './review-entry.ts';
import { CONTROL_WORD, REPLY_WORD } from './review-list-words.ts';
import type { ReviewRecord } from './review-record.ts';
import { proseOf } from './review-records.ts';
import type { Leaf } from './review-slots.ts';
import { readText } from './review-text.ts';
import { isPressed } from './review-texts.ts';

/** Answers of the place: announced as such, or signed with a name that signs more than one. */
export function repliesOf(
  entries: readonly ReviewEntry[],
  outline: Outline,
  reader: DateReader,
): readonly (RawReply | undefined)[] {
  const signers = new Map<string, number>();
  for (const { record } of entries)
    for (const name of new Set(record.reply && !record.reply.labelled ? namesIn(record.reply.leaves) : []))
      signers.set(name, (signers.get(name) ?? 0) + 1);
  const openers = new Map<string, number>();
  for (const { record } of entries)
    for (const text of new Set(record.reply?.leaves.filter(isName).map((leaf) => leaf.text)))
      openers.set(text, (openers.get(text) ?? 0) + 1);
  return entries.map(({ record }) => {
    const { reply } = record;
    if (!reply) return undefined;
    const signed = namesIn(reply.leaves).some((name) => (signers.get(name) ?? 0) > 1);
    // Several answers below one review are visitors talking to each other.
    if (!reply.labelled && (!signed || reply.dates.filter(({ rest }) => proseOf(rest) < 40).length > 1))
      return undefined;
    const marks = reply.dates.filter((mark) => !isTold(mark, outline));
    const date = marks[0];
    const isDate = (at: number): boolean => marks.some(({ from, to }) => at >= from && at < to);
    const announced = reply.leaves.find(({ text }) => text.length <= 70 && REPLY_WORD.test(folded(text)));
    const first = announced ?? reply.leaves[0];
    const seed =
      saidBeside(announced, reply, outline) ??
      reply.leaves
        .filter(
          ({ at, text }) =>
            !isDate(at) &&
            /\p{L}/u.test(text) &&
            !isPressed(outline, at) &&
            !CONTROL_WORD.test(folded(text.slice(0, 20)).split(' ').slice(0, 1).join('')),
        )
        .reduce<Leaf | undefined>(
          (most, leaf) => (most && most.text.length >= leaf.text.length ? most : leaf),
          undefined,
        );
    if (!seed) return undefined;
    // The name of the place above its answer, the same above all answers.
    const signatures = reply.leaves.filter(({ at, text }) => at < seed.at && (openers.get(text) ?? 0) > 1);
    const { text: whole } = readText(
      seed.at,
      reply,
      outline,
      (part) =>
        signatures.some(({ at }) => at >= part.from && at < part.to) ||
        marks.some(({ from }) => from >= part.from && from < part.to) ||
        (first !== undefined &&
          first.at !== seed.at &&
          part.from <= first.at &&
          first.at < part.to &&
          part.from !== seed.at),
    );
    const wordless =
      date ??
      reply.leaves
        .map((leaf) => (leaf.text.length <= 40 ? reader.whole(leaf.text) : undefined))
        .find((written) => written !== undefined);
    const written = wordless && 'written' in wordless ? wordless.written : wordless;
    const label = first !== undefined && first.at !== seed.at ? first.text : '';
    const text = label !== '' && whole.startsWith(label) ? whole.slice(label.length).replace(/^[\s:–—-]+/, '') : whole;
    return text === '' ? undefined : written ? { text, written } : { text };
  });
}

/** "Answer of the owner: …", all in one element: its own words are the answer. */
function saidBeside(
  announced: Leaf | undefined,
  { labelled, leaves }: NonNullable<ReviewRecord['reply']>,
  outline: Outline,
): Leaf | undefined {
  const around = outline.parent[announced?.at ?? -1] ?? -1;
  return labelled ? leaves.find(({ at, text }) => at === around && text.length >= 8 && /\p{L}/u.test(text)) : undefined;
}

/** A day within a sentence ("the new videos come on 15 December.") is told, and not when the answer was given. */
function isTold({ from, rest }: DateMark, { text }: Outline): boolean {
  const words = text[from] ?? '';
  return proseOf(rest) >= 60 || (proseOf(rest) >= 30 && /[.!?؟।。…]$/.test(words));
}

function isName({ text }: Leaf): boolean {
  return text.length <= 40 && !/[,.!?:]$/.test(text) && nameOf(text) !== undefined;
}

function namesIn(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap(({ text }) =>
    text.length <= 40 ? (nameOf(text.replace(/^\([^()]{1,6}\)/, ''))?.name ?? []) : [],
  );
}
