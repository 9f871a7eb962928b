/** The day on which each record of a list was written, among days of stays, purchases and memberships. */

import { millis } from '../../domain/time.ts';
import type { DateMark, DateReader } from '../page/date-mark.ts';
import { folded } from '../page/folded.ts';
import { OTHER_DAY_WORD, WRITTEN_WORD } from './review-list-words.ts';
import type { ReviewRecord } from './review-record.ts';
import type { Leaf, Slots } from './review-slots.ts';

/** One mark a record, where there is one. `isText` keeps days that are told in the words of the customer out. */
export function datesOf(
  records: readonly ReviewRecord[],
  slots: Slots,
  reader: DateReader,
  isText: (record: number, at: number) => boolean,
): readonly (DateMark | undefined)[] {
  const placed = records.map((record, index) =>
    record.dates
      .filter(({ from }) => !isText(index, from))
      .map((mark) => ({ mark, slot: slots.of(mark.from, record.part), worth: wordsWorth(mark, record) })),
  );
  const presence = new Map<string, number>();
  const anyPlace = new Map<string, number>();
  for (const list of placed) {
    for (const slot of new Set(list.map(({ slot: key }) => key))) presence.set(slot, (presence.get(slot) ?? 0) + 1);
    for (const { slot, worth } of list) anyPlace.set(slot, (anyPlace.get(slot) ?? 0) + worth / list.length);
  }
  return placed.map((list, index) => {
    let [best, most] = [undefined as DateMark | undefined, Number.NEGATIVE_INFINITY];
    for (const { mark, slot, worth } of list) {
      const held = presence.get(slot) ?? 0;
      const usual = (anyPlace.get(slot) ?? 0) / Math.max(1, held);
      const score = worth + usual + (held / records.length) * 1.5 + fineness(mark);
      if (score > most + 1e-9) [best, most] = [mark, score];
    }
    const sure = best && most > -1.5 ? best : undefined;
    return sure ?? wordless(records[index] as ReviewRecord, index, reader, isText);
  });
}

/** What the words in and before a mark say of the day. */
function wordsWorth(mark: DateMark, { leaves }: ReviewRecord): number {
  const before = leaves.findLast(({ at }) => at < mark.from)?.text ?? '';
  const wording = mark.written.wording ?? '';
  const label = before.length <= 32 && (/:$/.test(before) || before.split(' ').length <= 4) ? before : '';
  const own = folded(`${mark.rest} ${wording.replace(/\p{Nd}/gu, ' ')}`);
  const said = own.trim().length > 2 && (OTHER_DAY_WORD.test(own) || WRITTEN_WORD.test(own)) ? own : folded(label);
  const anchor = mark.anchor === 'itemprop' ? 1.5 : mark.anchor === 'time-element' ? 0.6 : 0;
  if (WRITTEN_WORD.test(said)) return 1.2 + anchor;
  return OTHER_DAY_WORD.test(said) ? -3 : anchor;
}

/** A day is better than a month, an hour no better than a day. */
function fineness({ written }: DateMark): number {
  const days = (millis(written.latest) - millis(written.earliest)) / 86_400_000;
  return days < 2 ? 0.4 : days < 32 ? 0.1 : 0;
}

/** "Yesterday", "a week ago": no digits, so only looked for where a day is missing. */
function wordless(
  { leaves }: ReviewRecord,
  index: number,
  reader: DateReader,
  isText: (record: number, at: number) => boolean,
): DateMark | undefined {
  for (const leaf of leaves) {
    if (isText(index, leaf.at)) continue;
    const mark = wordlessMark(leaf, reader);
    if (mark) return mark;
  }
  return undefined;
}

function wordlessMark({ at, text }: Leaf, reader: DateReader): DateMark | undefined {
  if (text.length > 60) return undefined;
  for (const piece of [text, ...text.split(/\s*[·•|,–—]\s*/)]) {
    // Initials are no words.
    if (piece.length > 40 || piece.split(' ').length > 6 || !/\p{L}{2}/u.test(piece)) continue;
    const written = reader.whole(piece);
    if (written)
      return { from: at, to: at + 1, written, anchor: 'words', edited: false, rest: text.replace(piece, '').trim() };
  }
  return undefined;
}
