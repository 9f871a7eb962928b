/** The frame of a card: its stars, its date behind them, and where the owner's answer begins; the rest is read between these. */
import type { WrittenDate } from '../../../domain/time.ts';
import { foldWording } from '../../dates/date-words.ts';
import { type ReadingContext, readWrittenDate, splitEdited } from '../../dates/written-date.ts';
import { foldDigits, scoreIn, type WrittenScore } from '../../dates/written-number.ts';
import { childElements, type Element, holds, wordsOf } from '../../page/page-nodes.ts';
import type { KnownClasses, Piece, Survey, TextPiece } from './survey.ts';

/** What all cards of one page share; the maps remember what was read before, as a page repeats some thirty wordings. */
export interface CardContext extends ReadingContext {
  readonly dates: Map<string, ReadDate | undefined>;
  readonly scores: Map<string, WrittenScore | undefined>;
  /** Labels of controls: do they offer an original? */
  readonly labels: Map<string, boolean>;
  readonly classes: KnownClasses;
}

interface ReadDate {
  readonly written: WrittenDate;
  readonly edited: boolean;
}

/** Makes the context of one page. */
export function cardContext({ capturedAt, language }: ReadingContext): CardContext {
  const maps = { dates: new Map(), scores: new Map(), labels: new Map(), classes: new Map() };
  return { capturedAt, ...(language !== undefined && { language }), ...maps };
}

/** A hostile page may hold a different wording each time. */
const MOST_WORDINGS = 10_000;

/** The stars as found. */
export interface FoundScore extends WrittenScore, Piece {
  readonly anchor: 'aria-label' | 'icons' | 'words' | 'class';
}

/** A date as found. */
export interface FoundDate extends ReadDate {
  readonly piece: TextPiece;
}

/** The fixed points of a card. */
export interface Frame {
  readonly survey: Survey;
  readonly score?: FoundScore;
  readonly date?: FoundDate;
  readonly reply?: FoundReply;
}

/** The owner's answer. */
export interface FoundReply {
  /** Where it begins, its heading included: nothing from here on is the customer's. */
  readonly from: number;
  readonly text: string;
  readonly written?: WrittenDate;
  readonly anchor: 'structure' | 'class' | 'lang';
}

/** Finds the fixed points of a card. */
export function frameOf(survey: Survey, context: CardContext): Frame {
  const score = findScore(survey, context);
  const date = findDate(survey, score, context);
  const reply = date && findReply(survey, score, date, context);
  return { survey, ...(score && { score }), ...(date && { date }), ...(reply && { reply }) };
}

/** The stars: an image with five parts and a number in its label, or "4/5" as text. */
function findScore(survey: Survey, context: CardContext): FoundScore | undefined {
  const { images } = survey;
  // A photo may say "1 of 5" too: what has five parts goes first.
  const rows = images.length === 1 ? images : images.filter(({ element }) => hasFiveParts(element));
  for (const piece of rows) {
    if (images.length === 1 && piece.element.attribs.role !== 'img' && !hasFiveParts(piece.element)) continue;
    const found = labelled(piece, 'aria-label', context) ?? (hasFiveParts(piece.element) ? counted(piece) : undefined);
    if (found) return found;
  }
  const stars = new Set(survey.hints.get('stars')?.map(({ element }) => element));
  for (const piece of images) {
    const hinted = stars.has(piece.element);
    const found = labelled(piece, hinted ? 'class' : 'aria-label', context);
    if (found && (hinted || piece.element.attribs.role === 'img' || standsBeforeDate(piece, survey, context)))
      return found;
  }
  return writtenScore(survey);
}

function labelled(
  { element, at }: Piece,
  anchor: FoundScore['anchor'],
  { scores }: CardContext,
): FoundScore | undefined {
  const label = element.attribs['aria-label'] ?? '';
  if (label.length > 60) return undefined;
  const score = scores.has(label) ? scores.get(label) : scoreOfLabel(label);
  if (scores.size < MOST_WORDINGS) scores.set(label, score);
  return score && { value: score.value, outOf: score.outOf, element, at, anchor };
}

function scoreOfLabel(label: string): WrittenScore | undefined {
  const score = scoreIn(label);
  const worded = score || /\p{Nd}/u.test(label) ? undefined : WORDED.get(foldWording(label));
  return score ?? (worded === undefined ? undefined : { value: worded, outOf: 5 });
}

/** Languages with words, not digits, for one star and two, as pages label them. */
const WORDED: ReadonlyMap<string, number> = new Map(
  [
    ['نجمة', 'نجمة واحدة', 'כוכב', 'כוכב אחד', 'one star', 'une étoile', 'ein stern', 'una estrella', 'una stella'],
    ['نجمتان', 'نجمتين', 'שני כוכבים', 'שניים כוכבים', 'two stars', 'deux étoiles', 'zwei sterne', 'dos estrellas'],
  ].flatMap((labels, index) => labels.map((label) => [foldWording(label), index + 1] as const)),
);

/** Five small parts without text of their own, as in a row of stars. */
export function hasFiveParts(element: Element): boolean {
  const children = element.children.length < 5 ? [] : childElements(element);
  return children.length === 5 && children.every((child) => child.name === children[0]?.name && isSmall(child));
}

function isSmall(element: Element): boolean {
  const [only] = element.children;
  if (only === undefined) return true;
  if (element.children.length === 1 && only.type === 'text') return only.data.trim().length <= 2;
  return element.children.length <= 8 && wordsOf(element).length <= 2;
}

/** Filled stars come first and look alike, then the empty ones; any other pattern proves nothing. Five alike are five, as no review has none. */
function counted({ element, at }: Piece): FoundScore | undefined {
  const looks = childElements(element).map((child) => [...(child.attribs.class ?? '').split(/\s+/)].sort().join(' '));
  const filled = looks.findIndex((look) => look !== looks[0]);
  const value = filled === -1 ? 5 : filled;
  const alike = looks.slice(value).every((look) => look === looks[value]);
  return alike ? { value, outOf: 5, element, at, anchor: 'icons' } : undefined;
}

/** Roles and icons may be gone: then a label with a number right before the date has to be the stars. */
function standsBeforeDate({ at }: Piece, survey: Survey, context: CardContext): boolean {
  const next = survey.texts.find((text) => text.at > at);
  return next !== undefined && readDate(next, context) !== undefined;
}

/** Hotels: "4/5" in an element of its own, or before the date. */
function writtenScore(survey: Survey): FoundScore | undefined {
  for (const piece of survey.texts) {
    if (piece.text.length > 60 || !piece.text.includes('/')) continue;
    for (const part of piece.text.split(/[·•|]/)) {
      const score = /^\d{1,2}(?:[.,]\d)?\s?\/\s?(?:5|10)$/.test(foldDigits(part).trim()) ? scoreIn(part) : undefined;
      if (score) return { ...score, element: piece.element, at: piece.at, anchor: 'words' };
    }
  }
  return undefined;
}

/** The first short text behind the stars that reads as a date; before them only in cards that put it there. */
function findDate({ texts }: Survey, score: FoundScore | undefined, context: CardContext): FoundDate | undefined {
  const from = score?.at ?? -1;
  return (
    firstDate(texts, context, (text) => text.at >= from && !inBlockOfWords(text, score)) ??
    firstDate(texts, context, (text) => text.at < from && !inBlockOfWords(text, score))
  );
}

function firstDate(
  texts: readonly TextPiece[],
  context: CardContext,
  test: (text: TextPiece) => boolean,
): FoundDate | undefined {
  for (const piece of texts) {
    const date = test(piece) ? readDate(piece, context) : undefined;
    if (date) return { piece, written: date.written, edited: date.edited };
  }
  return undefined;
}

/** Words with a language of their own are somebody's text, whatever they say; a wrapper around the stars is none. */
function inBlockOfWords({ block }: TextPiece, score: Piece | undefined): boolean {
  return block !== undefined && !(score && holds(block, score.element));
}

const LONGEST_DATE = 60;

function readDate({ text, bold }: TextPiece, context: CardContext): ReadDate | undefined {
  if (bold || text.length > LONGEST_DATE) return undefined;
  if (context.dates.has(text)) return context.dates.get(text);
  const written = /^[\d\s]*$/.test(text) ? undefined : readWrittenDate(text, context);
  const date = written && { written, edited: splitEdited(written.wording ?? '').edited };
  if (context.dates.size < MOST_WORDINGS) context.dates.set(text, date);
  return date;
}

/** The owner's answer: behind a second date with a heading before it, in a hinted block, or a second text in a language. */
function findReply(
  survey: Survey,
  score: FoundScore | undefined,
  date: FoundDate,
  context: CardContext,
): FoundReply | undefined {
  const { element } = date.piece;
  const blocks = survey.blocks.filter(
    (block) => !holds(block.element, element) && !(score && holds(block.element, score.element)),
  );
  return dated(survey, blocks, date, context) ?? hinted(survey, blocks, context) ?? second(survey, blocks);
}

function dated(
  { texts }: Survey,
  blocks: readonly Piece[],
  { piece: own }: FoundDate,
  context: CardContext,
): FoundReply | undefined {
  let heading: TextPiece | undefined;
  for (const piece of texts) {
    if (piece.at <= own.at || blocks.some(({ element }) => element === piece.block)) continue;
    const label = heading;
    heading = piece;
    if (!label || label.bold || label.text.length > LONGEST_DATE || own.element.parent === piece.element.parent)
      continue;
    const date = readDate(piece, context);
    if (!date || isAbsolute(piece.text) !== isAbsolute(own.text)) continue;
    const block = blocks.find(({ at }) => at > piece.at);
    const text = block ? wordsOf(block.element) : longestOf(texts.filter(({ at }) => at > piece.at));
    if (text !== '') return { from: label.at, text, written: date.written, anchor: 'structure' };
  }
  return undefined;
}

/** "Visited in March 2024" beside "2 months ago" is another sort of date. */
function isAbsolute(wording: string): boolean {
  return /\p{Nd}{4}/u.test(wording);
}

function longestOf(texts: readonly TextPiece[]): string {
  const [longest] = texts.toSorted((a, b) => b.text.length - a.text.length);
  return longest ? wordsOf(longest.element) : '';
}

function hinted(survey: Survey, blocks: readonly Piece[], context: CardContext): FoundReply | undefined {
  const reply = survey.hints.get('reply')?.at(0);
  if (!reply) return undefined;
  const inside = survey.texts.filter(({ element }) => holds(reply.element, element));
  const date = firstDate(inside, context, () => true);
  const marked = [...blocks, ...(survey.hints.get('text') ?? [])].find(({ element }) => holds(reply.element, element));
  const heading = date?.piece ?? inside.at(0);
  const spoken = inside.filter(({ at }) => heading === undefined || at > heading.at);
  const text = marked ? wordsOf(marked.element) : longestOf(spoken.length > 0 ? spoken : inside);
  return text === '' ? undefined : { from: reply.at, text, anchor: 'class', ...(date && { written: date.written }) };
}

/** Two texts in a language, with a heading between them that is in none: the second is the answer. */
function second(survey: Survey, blocks: readonly Piece[]): FoundReply | undefined {
  if (blocks.length < 2) return undefined;
  const outer = blocks.filter(
    ({ element }) => !blocks.some((other) => other.element !== element && holds(other.element, element)),
  );
  const [first, next] = outer;
  if (!first || !next) return undefined;
  const heading = survey.texts.find(
    ({ at, element, bold }) => at > first.at && at < next.at && !bold && !holds(first.element, element),
  );
  const text = wordsOf(next.element);
  return heading && text !== '' ? { from: heading.at, text, anchor: 'lang' } : undefined;
}
