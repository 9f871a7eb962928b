/** Finds the reviews of an unknown page by structure alone and says how sure it is: repeated parts that hold one score, one day, one text. */
import type { Anchors, RawReply, RawReview } from '../../domain/review.ts';
import type { ReviewField } from '../../domain/run.ts';
import type { ReadingContext } from '../dates/written-date.ts';
import { type DateMark, DateReader, dateMarks } from '../page/date-mark.ts';
import { folded } from '../page/folded.ts';
import { childrenOf, lowerBound, type Outline, type Part } from '../page/page-outline.ts';
import { type RatingMark, ratingMarks } from '../page/rating-mark.ts';
import { authorsOf } from './review-author.ts';
import { brokenFieldsOf, confidenceOf } from './review-confidence.ts';
import { datesOf } from './review-date.ts';
import type { ReviewEntry } from './review-entry.ts';
import { idsOf } from './review-id.ts';
import { recommendsOfWord } from './review-list-words.ts';
import { type FoundRatings, ratingsOf } from './review-rating.ts';
import { recordOf } from './review-record.ts';
import { findRecords, proseOf } from './review-records.ts';
import { repliesOf } from './review-reply.ts';
import { Slots } from './review-slots.ts';
import { textsOf } from './review-texts.ts';
import { unloadedBeside } from './review-unloaded.ts';

/** A list of reviews, and where on the page it stands. */
export interface ReviewList {
  readonly reviews: readonly RawReview[];
  /** The parts of the page that the reviews were read from; repeated ones left out. */
  readonly parts: readonly Part[];
  /** 0 to 1: how much this is a list of reviews and was read right. */
  readonly confidence: number;
  /** Fields that some records have and many lack. */
  readonly brokenFields: readonly ReviewField[];
  /** Entries beside the reviews that hold no words yet. */
  readonly unloaded: number;
  readonly ratings: readonly RatingMark[];
}

/** Finds and reads the list; undefined when nothing on the page is repeated. Linear in the page. */
export function readReviewList(outline: Outline, context: ReadingContext, pageUrl?: string): ReviewList | undefined {
  const reader = new DateReader(context);
  const marks = { ratings: ratingMarks(outline), dates: dateMarks(outline, reader) };
  const found = findRecords({ outline, ...marks });
  if (!found) return undefined;
  const wide = found.flat ? found.parts : withSiblings(found.parts, outline, marks);
  return readRecords(wide, outline, reader, marks, pageUrl);
}

/** Reads given parts of a page, each as one review, in order. */
export function readReviewParts(
  parts: readonly Part[],
  outline: Outline,
  context: ReadingContext,
  pageUrl?: string,
): readonly RawReview[] {
  const reader = new DateReader(context);
  const marks = { ratings: ratingMarks(outline), dates: dateMarks(outline, reader) };
  const { entries, ratings } = fieldsOf(parts, outline, reader, marks, pageUrl);
  const replies = repliesOf(entries, outline, reader);
  return entries.map((entry, index) => reviewOf(entry, ratings, replies[index]));
}

interface Marks {
  readonly ratings: readonly RatingMark[];
  readonly dates: readonly DateMark[];
}

/** Entries of the same list that have no mark of the sort by which the others were found: a review without stars. */
function withSiblings(parts: readonly Part[], outline: Outline, { ratings, dates }: Marks): readonly Part[] {
  const known = new Set(parts.map(({ from }) => from));
  const names = new Set(parts.map(({ from }) => outline.elements[from]?.name));
  const around = Map.groupBy(parts, ({ from }) => outline.parent[from] ?? -1);
  const marked = [...ratings.filter(({ weak }) => !weak), ...dates].map(({ from }) => from).sort((a, b) => a - b);
  const added: Part[] = [];
  for (const [parent, group] of around) {
    if (parent === -1 || group.length < 2) continue;
    for (const from of childrenOf(outline, parent)) {
      const part = { from, to: outline.end[from] ?? from + 1 };
      if (known.has(from) || !names.has(outline.elements[from]?.name)) continue;
      const holds = lowerBound(marked, part.to) > lowerBound(marked, part.from);
      if (
        holds &&
        outline.leaves
          .slice(lowerBound(outline.leaves, from), lowerBound(outline.leaves, part.to))
          .some((at) => proseOf(outline.text[at] ?? '') > 0)
      )
        added.push(part);
    }
  }
  return added.length === 0 ? parts : [...parts, ...added].sort((a, b) => a.from - b.from);
}

function readRecords(
  parts: readonly Part[],
  outline: Outline,
  reader: DateReader,
  marks: Marks,
  pageUrl: string | undefined,
): ReviewList {
  const first = fieldsOf(parts, outline, reader, marks, pageUrl);
  const kept = withoutStrangers(first.entries);
  // Strangers among the records (an advertisement, the header) blur what the rest have in common.
  const { entries, ratings } =
    kept.length < first.entries.length && kept.length > 0
      ? fieldsOf(
          kept.map(({ record }) => record.part),
          outline,
          reader,
          marks,
          pageUrl,
        )
      : first;
  const single = withoutRepeats(
    entries.filter(({ text, rating, recommends }) => text || rating !== undefined || recommends !== undefined),
  );
  const replies = repliesOf(single, outline, reader);
  const reviews = single.map((entry, index) => reviewOf(entry, ratings, replies[index]));
  return {
    reviews,
    parts: single.map(({ record }) => record.part),
    confidence: confidenceOf(single, outline),
    brokenFields: brokenFieldsOf(single),
    unloaded: unloadedBeside(
      single.map(({ record }) => record.part),
      outline,
    ),
    ratings: marks.ratings,
  };
}

function fieldsOf(
  parts: readonly Part[],
  outline: Outline,
  reader: DateReader,
  marks: Marks,
  pageUrl: string | undefined,
): { readonly entries: readonly ReviewEntry[]; readonly ratings: FoundRatings } {
  const slots = new Slots(outline, parts);
  const guessed = parts.map((part) => recordOf(part, outline, slots, marks));
  // Not every review is answered: what is in all of them is a part of them.
  const unlabelled = guessed.filter(({ reply }) => reply && !reply.labelled).length <= parts.length * 0.5;
  const records = unlabelled ? guessed : parts.map((part) => recordOf(part, outline, slots, marks, { unlabelled }));
  const ratings = ratingsOf(records, outline, slots);
  const texts = textsOf(records, outline, ratings);
  const isText = (index: number, at: number): boolean => {
    const part = texts[index]?.part;
    return part !== undefined && at >= part.from && at < part.to;
  };
  const dates = datesOf(records, slots, reader, isText);
  const covered = (index: number, at: number): boolean => {
    const inside = (part: Part | undefined): boolean =>
      part !== undefined && at >= part.from && at < part.to && part.to - part.from < 60;
    return isText(index, at) || inside(ratings.marks[index]) || inside(dates[index]);
  };
  const authors = authorsOf(records, outline, covered, (index) => texts[index]?.part.from);
  const ids = idsOf(parts, outline, pageUrl);
  const entries = records.map((record, index) => ({
    record,
    text: texts[index],
    rating: ratings.values[index],
    mark: ratings.marks[index],
    date: dates[index],
    author: authors[index],
    recommends: record.leaves
      .map(({ text }) => (text.length <= 40 ? recommendsOfWord(text) : undefined))
      .find((said) => said !== undefined),
    id: ids[index] ?? {},
  }));
  return { entries: entries as readonly ReviewEntry[], ratings };
}

/** Entries that lack what nearly all others have are something else that stands in the list. */
function withoutStrangers(entries: readonly ReviewEntry[]): readonly ReviewEntry[] {
  const share = (has: (entry: ReviewEntry) => boolean): number =>
    entries.filter(has).length / Math.max(1, entries.length);
  const dated = share(({ date }) => date !== undefined) >= 0.6;
  const named = share(({ author }) => author !== undefined) >= 0.6;
  const rated = share(({ rating }) => rating !== undefined) >= 0.6;
  const worded = share(({ text }) => text !== undefined) >= 0.5;
  return entries.filter(({ date, author, rating, text, recommends }) => {
    if (!text && rating === undefined && recommends === undefined) return false;
    const missing = [dated && !date, named && !author, rated && rating === undefined, worded && !text].filter(
      Boolean,
    ).length;
    return missing < 2 || (missing === 2 && date !== undefined && text !== undefined && dated);
  });
}

/** A pinned review stands in the list as well: the same words of the same author, or the same id, count once. */
function withoutRepeats(entries: readonly ReviewEntry[]): readonly ReviewEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ text, author, rating, date, id }) => {
    const words = text ? folded(text.text).slice(0, 200) : `${date?.written.earliest}`;
    const key = `${folded(author?.name ?? '')} ${rating} ${words}`;
    if (text && seen.has(key)) return false;
    if (id.id !== undefined && seen.has(`id ${id.id}`)) return false;
    if (text || author) seen.add(key);
    if (id.id !== undefined) seen.add(`id ${id.id}`);
    return true;
  });
}

function reviewOf(
  { text, rating, mark, date, author, recommends, id }: ReviewEntry,
  { scale }: FoundRatings,
  reply: RawReply | undefined,
): RawReview {
  const anchors: Anchors = {
    ...(id.anchor !== undefined && { id: id.anchor }),
    ...(author && { author: author.anchor }),
    ...(rating !== undefined && mark && { rating: mark.anchor }),
    ...(recommends !== undefined && { recommends: 'words' }),
    ...(text && { text: 'structure' }),
    ...(date && { date: date.anchor }),
    ...(reply && { reply: 'structure' }),
  };
  return {
    ...(id.id !== undefined && { externalId: id.id }),
    ...(author && { author: author.name }),
    ...(rating !== undefined && { rating }),
    scale: rating === undefined && recommends !== undefined ? 'recommend' : scale,
    ...(recommends !== undefined && { recommends }),
    ...(text && text.text !== '' && { text: text.text }),
    ...(text?.truncated && { truncated: true }),
    ...(date && { written: date.written }),
    ...(date?.edited && { edited: true }),
    ...(reply && { reply }),
    ...(id.url !== undefined && { url: id.url }),
    anchors,
  };
}
