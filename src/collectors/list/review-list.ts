/** Finds the reviews of an unknown page by structure alone and says how sure it is: repeated parts that hold one score, one day, one text. */
import type { Anchors, RawReply, RawReview } from '../../domain/review.ts';
import type { ReviewField } from '../../domain/run.ts';
import type { ReadingContext } from '../dates/written-date.ts';
import { type DateMark, DateReader, dateMarks } from '../page/date-mark.ts';
import { folded } from '../page/folded.ts';
import { allText, childrenOf, lowerBound, type Outline, type Part } from '../page/page-outline.ts';
import { type RatingMark, ratingMarks } from '../page/rating-mark.ts';
import { authorsOf, type FoundAuthor, nameOf } from './review-author.ts';
import { datesOf } from './review-date.ts';
import { type FoundId, idsOf } from './review-id.ts';
import { CONTROL_WORD, REVIEWS_WORD, recommendsOfWord } from './review-list-words.ts';
import { type FoundRatings, ratingsOf } from './review-rating.ts';
import { type ReviewRecord, recordOf } from './review-record.ts';
import { findRecords, proseOf, repeatedTexts } from './review-records.ts';
import { type Leaf, Slots } from './review-slots.ts';
import { type FoundText, readText } from './review-text.ts';

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

/** One record with its fields. */
interface Entry {
  readonly record: ReviewRecord;
  readonly text?: FoundText;
  readonly rating?: number;
  readonly mark?: RatingMark;
  readonly date?: DateMark;
  readonly author?: FoundAuthor;
  readonly recommends?: boolean;
  readonly id: FoundId;
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
): { readonly entries: readonly Entry[]; readonly ratings: FoundRatings } {
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
  return { entries: entries as readonly Entry[], ratings };
}

/** The place with most prose over all records, then its words in each; elsewhere in a record that has none there. */
function textsOf(
  records: readonly ReviewRecord[],
  outline: Outline,
  ratings: FoundRatings,
): readonly (FoundText | undefined)[] {
  const often = repeatedTexts(outline);
  const totals = new Map<string, number>();
  const spread = new Map<string, Set<string>>();
  for (const { leaves } of records) {
    for (const { slot, text } of leaves) {
      if (often.has(text) && text.length > 16) continue;
      totals.set(slot, (totals.get(slot) ?? 0) + proseOf(text) + text.length * 0.2);
      spread.set(slot, (spread.get(slot) ?? new Set()).add(text));
    }
  }
  const [best] = [...totals]
    .filter(([slot]) => (spread.get(slot)?.size ?? 0) > 1 || records.length === 1)
    .sort((a, b) => b[1] - a[1]);
  return records.map((record, index) => {
    const mark = ratings.marks[index];
    const isMark = (at: number): boolean =>
      record.dates.some(
        ({ from, to, rest }) => at >= from && at < to && rest.length < 40 && proseOf(outline.text[at] ?? '') < 60,
      ) ||
      (mark !== undefined && at >= mark.from && at < mark.to && mark.to - mark.from < 60);
    const seed = seedOf(
      record.leaves.filter(({ at, text }) => !isMark(at) && !(often.has(text) && text.length > 16)),
      best?.[0],
      outline,
    );
    if (!seed) return undefined;
    const others = [
      ...record.dates,
      ...record.ratings.filter(({ weak }) => !weak),
      ...(record.reply ? [record.reply] : []),
    ].filter(({ from }) => from < seed.at || from > seed.at || from !== seed.at);
    const isOther = (part: Part): boolean =>
      others.some(
        ({ from, to }) => from >= part.from && from < part.to && to - from < 60 && !isTold(outline, from, seed.at),
      ) ||
      holdsHeading(outline, part, seed.at) ||
      holdsName(outline, part, seed.at);
    return readText(seed.at, record.part, outline, isOther);
  });
}

/** A day or a score in the midst of prose ("we came on 3 May 2024") is told by the customer. */
function isTold(outline: Outline, at: number, seed: number): boolean {
  return outline.parent[at] === seed || proseOf(outline.text[at] ?? '') > 60;
}

function seedOf(leaves: readonly Leaf[], best: string | undefined, outline: Outline): Leaf | undefined {
  const usable = leaves.filter(({ at, text }) => /\p{L}/u.test(text) && !isPressed(outline, at));
  const longest = (list: readonly Leaf[]): Leaf | undefined =>
    list.reduce<Leaf | undefined>(
      (most, leaf) => (most && most.text.length >= leaf.text.length ? most : leaf),
      undefined,
    );
  const own = longest(usable.filter(({ slot }) => slot === best));
  const any = longest(usable.filter(({ text }) => proseOf(text) > 0 && text.split(/\s+/).length >= 4));
  // A full text that stands hidden beside its short form is in another place, and longer.
  if (
    own &&
    any &&
    any !== own &&
    any.text.length > own.text.length * 1.15 &&
    folded(any.text).startsWith(folded(own.text).slice(0, 20))
  )
    return any;
  return own ?? any ?? longest(usable.filter(({ text }) => proseOf(text) > 0 && /\s/.test(text) && !/:$/.test(text)));
}

function isPressed({ elements, parent }: Outline, at: number): boolean {
  const [own, above] = [elements[at], elements[parent[at] ?? -1]];
  return own?.name === 'button' || above?.name === 'button' || own?.attribs.role === 'button' || own?.name === 'label';
}

const HEADINGS = new Set([
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'footer',
  'cite',
  'figcaption',
  'dt',
  'th',
  'time',
]);

function holdsHeading(outline: Outline, { from, to }: Part, seed: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const name = outline.elements[at]?.name ?? '';
    if (HEADINGS.has(name) && !(at <= seed && (outline.end[at] ?? 0) > seed) && allText(outline, at, 8) !== '')
      return true;
  }
  return false;
}

function holdsName(outline: Outline, { from, to }: Part, seed: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (at === seed) continue;
    const { attribs } = outline.elements[at] ?? { attribs: {} as Record<string, string> };
    if (attribs.itemprop === 'author' || attribs.rel === 'author') return true;
  }
  return false;
}

/** Entries that lack what nearly all others have are something else that stands in the list. */
function withoutStrangers(entries: readonly Entry[]): readonly Entry[] {
  const share = (has: (entry: Entry) => boolean): number => entries.filter(has).length / Math.max(1, entries.length);
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
function withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
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
  { text, rating, mark, date, author, recommends, id }: Entry,
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

/** Answers of the place: announced as such, or signed with a name that signs more than one. */
function repliesOf(entries: readonly Entry[], outline: Outline, reader: DateReader): readonly (RawReply | undefined)[] {
  const signers = new Map<string, number>();
  for (const { record } of entries)
    for (const name of new Set(record.reply && !record.reply.labelled ? namesIn(record.reply.leaves) : []))
      signers.set(name, (signers.get(name) ?? 0) + 1);
  return entries.map(({ record }) => {
    const { reply } = record;
    if (!reply) return undefined;
    const signed = namesIn(reply.leaves).some((name) => (signers.get(name) ?? 0) > 1);
    // Several answers below one review are visitors talking to each other.
    if (!reply.labelled && (!signed || reply.dates.length > 1)) return undefined;
    const date = reply.dates[0];
    const isDate = (at: number): boolean =>
      reply.dates.some(({ from, to, rest }) => at >= from && at < to && (rest.length < 60 || from !== at));
    const seed = reply.leaves
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
    const first = reply.leaves[0];
    const { text } = readText(
      seed.at,
      reply,
      outline,
      (part) =>
        reply.dates.some(({ from }) => from >= part.from && from < part.to) ||
        (first !== undefined && first.at !== seed.at && part.from <= first.at && first.at < part.to),
    );
    const wordless =
      date ??
      reply.leaves
        .map((leaf) => (leaf.text.length <= 40 ? reader.whole(leaf.text) : undefined))
        .find((written) => written !== undefined);
    const written = wordless && 'written' in wordless ? wordless.written : wordless;
    return text === '' ? undefined : written ? { text, written } : { text };
  });
}

function namesIn(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap(({ text }) => (text.length <= 40 ? (nameOf(text)?.name ?? []) : []));
}

const CURRENCY = /[$€£¥₹₽₺₩﷼₪]|(?<!\p{L})(?:usd|eur|gbp|chf|zł|kč|تومان|ریال|د\.إ|ر\.س)(?!\p{L})/iu;
const ENDS =
  /add to (?:cart|basket|bag)|buy now|in den warenkorb|ajouter au panier|añadir al carrito|aggiungi al carrello|افزودن به سبد|أضف إلى السلة/iu;

/** How much these entries are reviews, and not products, places, news: each field adds, each sign of something else takes away. */
function confidenceOf(entries: readonly Entry[], outline: Outline): number {
  const count = entries.length;
  if (count === 0) return 0;
  const share = (has: (entry: Entry) => boolean): number => entries.filter(has).length / count;
  const text = share((entry) => entry.text !== undefined);
  const rating = share((entry) => entry.rating !== undefined || entry.recommends !== undefined);
  const date = share((entry) => entry.date !== undefined);
  const author = share((entry) => entry.author !== undefined);
  const fields = 0.35 * text + 0.3 * rating + 0.2 * date + 0.15 * author;
  const priced = share(({ record }) =>
    record.leaves.some(
      (leaf) => (leaf.text.length <= 20 && CURRENCY.test(leaf.text)) || ENDS.test(leaf.text.slice(0, 60)),
    ),
  );
  const summed = share((entry) => isSummed(entry));
  const linked = share(({ text: found }) => found !== undefined && inLink(outline, found.part.from));
  const headed = rating < 0.5 ? share(({ record }) => linkedHeading(outline, record.part)) : 0;
  const doubt =
    (priced >= 0.5 && date < 0.5 ? 0.4 : 1) *
    (summed >= 0.5 ? 0.3 : 1) *
    (linked >= 0.6 ? 0.5 : 1) *
    (headed >= 0.5 ? 0.5 : 1);
  const few = count >= 3 ? 1 : count === 2 ? 0.92 : 0.75;
  return Math.round(Math.min(1, fields * doubt * few) * 100) / 100;
}

/** "4.3 (128)", "128 reviews" beside the score: what is scored is a thing, and this is no review of it. */
function isSummed({ record, mark }: Entry): boolean {
  return record.leaves.some(({ at, text }) => {
    if (text.length > 30 || !/\p{Nd}/u.test(text)) return false;
    const near = mark !== undefined && at >= mark.from - 1 && at <= mark.to + 2;
    if (near && /^\(\s?\p{Nd}[\p{Nd}., ]*[kK+]?\s?\)$/u.test(text)) return true;
    return near && REVIEWS_WORD.test(folded(text)) && /^\(?\p{Nd}[\p{Nd}., ]*\s?\p{L}+\)?$/u.test(text);
  });
}

function inLink({ elements, parent }: Outline, at: number): boolean {
  for (let up = at, step = 0; up !== -1 && step < 6; up = parent[up] ?? -1, step += 1)
    if (elements[up]?.name === 'a') return true;
  return false;
}

/** A heading that leads elsewhere, as those of news and products do. */
function linkedHeading({ elements, parent }: Outline, { from, to }: Part): boolean {
  for (let at = from; at < to; at += 1) {
    const { name, attribs } = elements[at] ?? { name: '', attribs: {} as Record<string, string> };
    if (name !== 'a' || !attribs.href || attribs.href.startsWith('#')) continue;
    const above = [elements[parent[at] ?? -1]?.name, elements[at + 1]?.name];
    if (above.some((heading) => /^h[1-6]$/.test(heading ?? ''))) return true;
  }
  return false;
}

/** A field that at least one record has and more than a third lack was there and could not be read everywhere; texts and scores may be missing. */
function brokenFieldsOf(entries: readonly Entry[]): readonly ReviewField[] {
  const broken: ReviewField[] = [];
  const lacks = (has: (entry: Entry) => boolean): number =>
    entries.filter((entry) => !has(entry)).length / Math.max(1, entries.length);
  const date = lacks((entry) => entry.date !== undefined);
  const author = lacks((entry) => entry.author !== undefined);
  if (date > 1 / 3 && date < 1) broken.push('date');
  if (author > 1 / 2 && author < 1) broken.push('author');
  return broken;
}

/** Elements beside the records, of their sort, without a word in them: places kept for what is still to come. */
function unloadedBeside(parts: readonly Part[], outline: Outline): number {
  const known = new Set(parts.map(({ from }) => from));
  const names = new Set(parts.map(({ from }) => outline.elements[from]?.name));
  const around = new Set(parts.map(({ from }) => outline.parent[from] ?? -1));
  let count = 0;
  for (const parent of around) {
    if (parent === -1) continue;
    for (const at of childrenOf(outline, parent)) {
      const size = (outline.end[at] ?? at) - at;
      if (known.has(at) || !names.has(outline.elements[at]?.name) || size < 4 || outline.hidden[at]) continue;
      if (allText(outline, at, 4) === '' && !holdsMedia(outline, at)) count += 1;
    }
  }
  return count;
}

function holdsMedia({ elements, end }: Outline, at: number): boolean {
  for (let inner = at; inner < (end[at] ?? at); inner += 1)
    if (/^(?:img|input|button|video|picture|form|ins)$/.test(elements[inner]?.name ?? '')) return true;
  return false;
}
