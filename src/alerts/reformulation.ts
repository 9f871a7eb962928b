/** One sentence that says again what customers say: made of their own clauses, word for word, when enough of them agree. */
import type { Direction } from '../domain/drift.ts';
import type { Finding } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { contentStems, isFunctionWord, isReadLanguage } from './function-words.ts';
import { plain } from './plain.ts';

/** A review as far as this needs it; findings with offsets into `text`. */
export interface SpokenReview {
  readonly text: string;
  readonly language: string;
  readonly findings: readonly Finding[];
  /** Reviews of one author count once. */
  readonly authorKey?: string;
}

export interface Reformulation {
  /** Of the reviews, and so of the fragments. */
  readonly language: string;
  /** One or two, each a piece of some review, unchanged. */
  readonly fragments: readonly string[];
  /** How many of the `of` authors who speak of it in this language use a telling word of the fragments. */
  readonly shared: number;
  readonly of: number;
}

export interface Point {
  /** Absent: whatever is blamed (or praised). */
  readonly touchpoint?: TouchpointId;
  readonly direction: Direction;
}

/** Fewer authors on the point do not speak for the rest. */
const FEWEST = 5;

/** A telling word is used by so many authors, and by this much more of them than before the change. */
const FEWEST_SHARING = 3;
const TELLING = 0.1;

/** Words of a fragment, and its longest length in UTF-16 units. */
const WORDS = { least: 3, most: 18 };
const LONGEST = 120;

/** Only so many authors of a language are read: the newest, as they are given. */
const MOST = 400;

/**
 * What most say, language by language, the one with most authors first. `since`: reviews since the change, newest first;
 * `before`: from before it, whatever they felt: a word as frequent then tells the subject, not the change. Nothing for a
 * language unless more than half of at least five authors use a telling word of the fragments.
 */
export function reformulate(
  since: readonly SpokenReview[],
  before: readonly SpokenReview[],
  point: Point,
): readonly Reformulation[] {
  const languages = Map.groupBy(since, (review) => review.language.slice(0, 2));
  return [...languages]
    .filter(([language]) => isReadLanguage(language))
    .flatMap(([language, reviews]) => {
      const voices = voicesOf(reviews, language, point);
      const past = before.filter((review) => review.language.startsWith(language)).slice(0, MOST);
      return inOneSentence(voices, pastStems(past, language, point), language) ?? [];
    })
    .sort((a, b) => b.of - a.of || (a.language < b.language ? -1 : 1));
}

/** One author: what they say on the point. */
interface Voice {
  readonly clauses: readonly { readonly text: string; readonly stems: ReadonlySet<string> }[];
  readonly stems: ReadonlySet<string>;
}

function voicesOf(reviews: readonly SpokenReview[], language: string, point: Point): readonly Voice[] {
  const authors = new Set<string>();
  const voices: Voice[] = [];
  for (const review of reviews) {
    // Without an author the words stand in: a campaign of copies is one voice.
    const author = review.authorKey ?? `text ${review.text}`;
    const clauses = clausesOf(review, point).map((text) => ({ text, stems: contentStems(text, language) }));
    if (clauses.length === 0 || authors.has(author)) continue;
    authors.add(author);
    voices.push({ clauses, stems: new Set(clauses.flatMap(({ stems }) => [...stems])) });
    if (voices.length === MOST) break;
  }
  return voices;
}

/** The pieces of a review that blame (or praise) what the point is about, bare of what joins them to their neighbours. */
function clausesOf({ text, findings }: SpokenReview, { touchpoint, direction }: Point): readonly string[] {
  const sign = direction === 'down' ? -1 : 1;
  return findings
    .filter((one) => one.polarity * sign > 0 && (!touchpoint || one.touchpoint === touchpoint))
    .filter(({ start, end }) => start >= 0 && end > start && !cutsWord(text, start) && !cutsWord(text, end))
    .map(({ start, end }) => bare(text.slice(start, end)))
    .filter((clause) => clause !== '');
}

/** Does a boundary at this offset run through a word? */
function cutsWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(offset - 1, offset + 1));
}

/** Shares of earlier authors by word, when there are enough to compare with. */
function pastStems(before: readonly SpokenReview[], language: string, { touchpoint }: Point) {
  const about = before.flatMap(({ text, findings }) => {
    const clauses = findings
      .filter((one) => !touchpoint || one.touchpoint === touchpoint)
      .map(({ start, end }) => text.slice(start, end));
    return clauses.length > 0 ? [contentStems(clauses.join(' '), language)] : [];
  });
  const counts = countOf(about);
  return (stem: string) => (about.length >= 2 * FEWEST ? (counts.get(stem) ?? 0) / about.length : 0);
}

function inOneSentence(
  voices: readonly Voice[],
  past: (stem: string) => number,
  language: string,
): Reformulation | undefined {
  if (voices.length < FEWEST) return undefined;
  const telling = new Map<string, number>();
  for (const [stem, count] of countOf(voices.map(({ stems }) => stems))) {
    const gain = count / voices.length - past(stem);
    if (count >= FEWEST_SHARING && gain >= TELLING) telling.set(stem, gain);
  }
  const common = commonWords(voices);
  const isCommon = (word: string) => common.has(word.toLowerCase()) || isFunctionWord(word, language);
  const fragments: string[] = [];
  const said = new Set<string>();
  for (let turn = 0; turn < 2; turn++) {
    const next = mostTypical(voices, telling, said, isCommon);
    if (!next || (turn > 0 && sharing(voices, new Set([...said, ...next.stems])) === sharing(voices, said))) break;
    fragments.push(next.text);
    for (const stem of next.stems) if (telling.has(stem)) said.add(stem);
  }
  const shared = sharing(voices, said);
  return shared * 2 > voices.length ? { language, fragments, shared, of: voices.length } : undefined;
}

/** The clause with the most telling words that were not said yet, for its length; the first given on a tie. */
function mostTypical(
  voices: readonly Voice[],
  telling: ReadonlyMap<string, number>,
  said: ReadonlySet<string>,
  isCommon: (word: string) => boolean,
) {
  let best: { readonly text: string; readonly stems: ReadonlySet<string>; readonly worth: number } | undefined;
  for (const { clauses } of voices) {
    for (const { text, stems } of clauses) {
      if (!isQuotable(text, isCommon)) continue;
      const gains = [...stems].map((stem) => (said.has(stem) ? 0 : (telling.get(stem) ?? 0)));
      const worth = gains.reduce((sum, gain) => sum + gain, 0) / (stems.size + 2);
      if (worth > 0 && (!best || worth > best.worth)) best = { text, stems, worth };
    }
  }
  return best;
}

function sharing(voices: readonly Voice[], stems: ReadonlySet<string>): number {
  return voices.filter((voice) => [...stems].some((stem) => voice.stems.has(stem))).length;
}

function countOf(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stems of sets) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** Words that join a clause to the one before it; taken off its start, so that it stands alone. */
const JOINTS = new Set([
  'and',
  'but',
  'because',
  'also',
  'et',
  'mais',
  'car',
  'donc',
  'puis',
  'و',
  'ولی',
  'اما',
  'چون',
  'که',
]);

/** What may stand around a clause without being part of it. */
const EDGE = /[\s\p{P}\p{S}]/u;

/** A piece of a text: only its ends are taken off. */
function bare(clause: string): string {
  const trimmed = trim(clause.slice(0, 1000));
  const space = trimmed.search(/\s/);
  return space > 0 && JOINTS.has(trimmed.slice(0, space).toLowerCase()) ? trim(trimmed.slice(space)) : trimmed;
}

function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && EDGE.test(text[start]!)) start++;
  while (end > start && EDGE.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Words that somebody writes without a capital: those are no names. */
function commonWords(voices: readonly Voice[]): ReadonlySet<string> {
  const words = voices.flatMap(({ clauses }) => clauses.flatMap(({ text }) => text.split(/[\s\p{P}]+/u)));
  return new Set(words.filter((word) => word === word.toLowerCase()));
}

/** Can it be shown as it is: short, whole, on one line, naming nobody? A summary singles out no person. */
function isQuotable(clause: string, isCommon: (word: string) => boolean): boolean {
  const words = clause.split(/\s+/);
  if (clause.length > LONGEST || words.length < WORDS.least || words.length > WORDS.most) return false;
  if (/[\r\n“”«»"<>@]|https?:|\s\s/u.test(clause) || plain(clause) !== clause) return false;
  // A capital within a clause is mostly somebody's name; the one at its start may be that of a sentence.
  const first = /^[\p{L}\p{M}]+/u.exec(clause)?.[0] ?? '';
  if (/\p{Lu}/u.test(first) && !isCommon(first)) return false;
  return words.slice(1).every((word) => /^I(?:['’]|$)/.test(word) || !/\p{Lu}/u.test(word));
}
