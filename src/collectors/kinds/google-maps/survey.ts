/** One pass over one card: its pieces of text, images, controls and language marks in order; what they mean is decided elsewhere. */
import type { Element } from '../../page/page-nodes.ts';

/** A piece of a card and its place in document order. */
export interface Piece {
  readonly element: Element;
  readonly at: number;
}

/** Text that stands in one element. */
export interface TextPiece extends Piece {
  readonly text: string;
  /** The innermost element around it with a `lang`, if it is not the whole card. */
  readonly block: Element | undefined;
  /** Set in bold: a label ("Service"), not words of the customer. */
  readonly bold: boolean;
}

/** What one card is made of. */
export interface Survey {
  readonly root: Element;
  /** Outside controls and icons. */
  readonly texts: readonly TextPiece[];
  /** Labelled images outside controls. */
  readonly images: readonly Piece[];
  /** Elements with a `lang`, outermost first. */
  readonly blocks: readonly Piece[];
  /** Buttons and links. */
  readonly controls: readonly Piece[];
  /** Elements by class of the generations seen so far. */
  readonly hints: ReadonlyMap<Hint, readonly Piece[]>;
}

/** What a class name hints at. */
export type Hint = 'author' | 'text' | 'full' | 'reply' | 'details' | 'stars';

/** Class names of all generations: hints only, as they change every few months. */
const HINTS: ReadonlyMap<string, Hint> = new Map([
  ...['d4r55', 'section-review-title', 'ODSEW-ShBeI-title', 'TSUbDb'].map((name) => [name, 'author'] as const),
  ...['wiI7pd', 'section-review-text', 'ODSEW-ShBeI-text', 'Jtu6Td'].map((name) => [name, 'text'] as const),
  ['review-full-text', 'full'] as const,
  ...['CDe7pd', 'section-review-owner-response', 'ODSEW-ShBeI-gsZaL', 'LfKETd'].map((name) => [name, 'reply'] as const),
  // What was ticked beside a review ("Service: dine in"), and badges: not the customer's words.
  ...['PBK6be', 'W8gobe'].map((name) => [name, 'details'] as const),
  ...['kvMYJc', 'section-review-stars', 'ODSEW-ShBeI-H1e3jb'].map((name) => [name, 'stars'] as const),
]);

/** A card has some sixty elements; a page that has thousands in one is no page of reviews. */
const MOST_ELEMENTS = 3_000;
const SKIPPED = new Set(['script', 'style', 'template', 'svg', 'select', 'noscript', 'img']);

interface Place {
  readonly control: boolean;
  readonly bold: boolean;
  readonly block: Element | undefined;
}

/** What class names hint at, by the whole attribute: a page repeats some fifty of them. */
export type KnownClasses = Map<string, readonly Hint[]>;

type Growing = { [K in 'texts' | 'images' | 'blocks' | 'controls']: Survey[K][number][] } & {
  readonly root: Element;
  readonly hints: Map<Hint, Piece[]>;
  readonly classes: KnownClasses;
  at: number;
};

/** Surveys a card. */
export function surveyCard(root: Element, classes: KnownClasses = new Map()): Survey {
  const survey: Growing = { root, texts: [], images: [], blocks: [], controls: [], hints: new Map(), classes, at: 0 };
  visit(root, { control: false, bold: false, block: undefined }, survey);
  return survey;
}

function visit(element: Element, outer: Place, survey: Growing): void {
  if (survey.at >= MOST_ELEMENTS) return;
  survey.at += 1;
  const { at } = survey;
  const place = element === survey.root ? outer : enter(element, at, outer, survey);
  // What a button says is asked of the button, when it matters: half of a card is buttons.
  if (place.control) return;
  const text = ownWords(element);
  if (text !== '' && element.attribs['aria-hidden'] !== 'true')
    survey.texts.push({ element, text, at, bold: place.bold, block: place.block });
  for (const child of element.children) {
    if (child.type === 'tag' && !SKIPPED.has(child.name)) visit(child, place, survey);
  }
}

/** Notes what an element is, and says what that means for what it holds. */
function enter(element: Element, at: number, outer: Place, survey: Growing): Place {
  const { attribs, name } = element;
  const names = attribs.class;
  if (names) for (const meant of hintsIn(names, survey.classes)) note(survey.hints, meant, { element, at });
  const control = isControl(name, attribs.role) && !(name === 'a' && outer.block !== undefined);
  if (control) {
    survey.controls.push({ element, at });
    return { control: true, bold: outer.bold, block: outer.block };
  }
  if (attribs['aria-label'] !== undefined) survey.images.push({ element, at });
  const block = Boolean(attribs.lang);
  if (block) survey.blocks.push({ element, at });
  const bold = name === 'b' || name === 'strong' || attribs.style?.includes('bold') === true;
  return block || bold ? { control: false, bold: bold || outer.bold, block: block ? element : outer.block } : outer;
}

function isControl(name: string, role: string | undefined): boolean {
  return name === 'button' || name === 'a' || role === 'button' || role === 'link';
}

const NO_HINTS: readonly Hint[] = [];
/** A hostile page may name each of its classes differently. */
const MOST_CLASSES = 5_000;

function hintsIn(names: string, classes: KnownClasses): readonly Hint[] {
  const known = classes.get(names);
  if (known !== undefined) return known;
  const found = names.split(/\s+/).flatMap((name) => HINTS.get(name) ?? []);
  const hints = found.length === 0 ? NO_HINTS : found;
  if (classes.size < MOST_CLASSES) classes.set(names, hints);
  return hints;
}

function note(hints: Map<Hint, Piece[]>, hint: Hint, piece: Piece): void {
  const pieces = hints.get(hint);
  if (pieces) pieces.push(piece);
  else hints.set(hint, [piece]);
}

/** The text of an element's own nodes. */
function ownWords({ children }: Element): string {
  let text = '';
  for (const child of children) {
    if (child.type !== 'text') continue;
    const { data } = child;
    // Between elements stands one space, or none: half of all text nodes.
    if (data === ' ' || data === '\n') continue;
    const words = data.trim();
    if (words !== '') text = text === '' ? words : `${text} ${words}`;
  }
  return text;
}
