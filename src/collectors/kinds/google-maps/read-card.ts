/** Reads review cards: marks that no language and no redesign changed first, class names only as hints, and says which gave what. */
import type { Anchors, RawReview } from '../../../domain/review.ts';
import { holds, wordsOf } from '../../page/page-nodes.ts';
import { isCut, showsTranslation, uncovers } from './card-controls.ts';
import { type CardContext, type Frame, frameOf } from './card-frame.ts';
import { findText, markedBlock } from './card-text.ts';
import type { Card } from './cards.ts';
import { type Survey, surveyCard, type TextPiece } from './survey.ts';
import { splitTranslated } from './translated.ts';

/** What a card says, and which of its parts could not be read. */
export interface CardReading {
  readonly review: RawReview;
  /** The page shows only a machine translation; the original is behind a button. */
  readonly onlyTranslated: boolean;
  /** There is a "More", so there has to be a text. */
  readonly expands: boolean;
  /** The owner's answer ends at a "More" that was not pressed. */
  readonly replyCut: boolean;
}

/** Reads all cards of a page, in order; fields that are not there, or make no sense, are left out. */
export function readCards(cards: readonly Card[], context: CardContext): CardReading[] {
  let marked = false;
  const read = (card: Card): CardReading => {
    const frame = frameOf(surveyCard(card.element, context.classes), context);
    marked ||= markedBlock(frame) !== undefined;
    return readCard(card, frame, marked, context);
  };
  const readings = cards.map(read);
  if (!marked) return readings;
  // What was guessed before the first mark showed that this page marks its texts is no text.
  return readings.map((reading, index) => {
    const card = cards[index];
    return card && reading.review.anchors?.text === 'structure' ? read(card) : reading;
  });
}

function readCard(card: Card, frame: Frame, marked: boolean, { labels }: CardContext): CardReading {
  const { survey, score, date, reply } = frame;
  const limit = reply?.from ?? Number.POSITIVE_INFINITY;
  const controls = reply ? survey.controls.filter(({ at }) => at < limit) : survey.controls;
  const body = findText(frame, marked);
  const shown = splitTranslated(body?.text ?? '');
  const swapped = shown.translated === undefined && shown.text !== '' && showsTranslation(controls, labels);
  const author = findAuthor(card, survey, score?.at ?? date?.piece.at ?? Number.POSITIVE_INFINITY);
  const cut = body !== undefined && body.text !== '' && isCut(body.element, body.text, controls);
  const replyCut =
    reply !== undefined &&
    survey.controls.some(
      ({ at, element }) =>
        at >= limit && element.attribs['aria-expanded'] === 'false' && element.attribs['aria-haspopup'] === undefined,
    );
  return {
    onlyTranslated: swapped || (shown.text === '' && shown.translated !== undefined),
    expands: controls.some(uncovers),
    replyCut,
    review: {
      ...(card.id !== undefined && { externalId: card.id }),
      ...(author && { author: author.name }),
      ...(score && { rating: score.value }),
      scale: score?.outOf === 10 ? '1-10' : 'stars',
      ...(shown.text !== '' && (swapped ? { translated: shown.text } : { text: shown.text })),
      ...(shown.translated !== undefined && { translated: shown.translated }),
      ...(body?.language && !swapped && { language: body.language }),
      ...(cut && { truncated: true }),
      ...(date && { written: date.written }),
      ...(date?.edited && { edited: true }),
      ...(reply && { reply: { text: reply.text, ...(reply.written && { written: reply.written }) } }),
      anchors: {
        ...(card.anchor && { id: card.anchor }),
        ...(author && { author: author.anchor }),
        ...(score && { rating: score.anchor }),
        ...(body && body.text !== '' && { text: body.anchor }),
        ...(date && { date: 'words' }),
        ...(reply && { reply: reply.anchor }),
      } satisfies Anchors,
    },
  };
}

interface FoundAuthor {
  readonly name: string;
  readonly anchor: 'aria-label' | 'href' | 'jslog' | 'class' | 'structure';
}

/** The label of the card, the link to the profile, or the first words before the stars. */
function findAuthor(card: Card, survey: Survey, before: number): FoundAuthor | undefined {
  // What was found around stars may be more than the card, and labelled otherwise.
  const label = card.loose ? undefined : survey.root.attribs['aria-label']?.trim();
  if (label) return { name: label, anchor: 'aria-label' };
  for (const [anchor, isProfile] of PROFILES) {
    for (const { element } of survey.controls) {
      const name = isProfile(element.attribs) ? firstWords(element) : '';
      if (name !== '') return { name, anchor };
    }
  }
  const hinted = survey.hints.get('author')?.at(0);
  if (hinted && wordsOf(hinted.element) !== '') return { name: wordsOf(hinted.element), anchor: 'class' };
  const control = survey.controls.find(({ element, at }) => at < before && firstWords(element) !== '');
  const loose = survey.texts.find(({ at }) => at < before);
  const first = control && !(loose && isBefore(loose, control.at)) ? firstWords(control.element) : loose?.text;
  return first ? { name: first, anchor: 'structure' } : undefined;
}

function isBefore(text: TextPiece, at: number): boolean {
  return text.at < at;
}

const PROFILES: readonly (readonly ['href' | 'jslog', (attributes: Readonly<Record<string, string>>) => boolean])[] = [
  ['href', (attributes) => (attributes['data-href'] ?? attributes.href ?? '').includes('/maps/contrib/')],
  ['jslog', (attributes) => attributes.jslog?.startsWith('95010') === true],
];

/** The first text in an element that has letters: icons are single signs of a private alphabet. */
function firstWords(element: Survey['root']): string {
  const words = surveyCard(element).texts.find(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return words && holds(element, words.element) ? words.text : '';
}
