/** How positive one clause is of one touchpoint. Apart from sentiment: a finding's polarity is its clause's, not the review's. */
import { isDenied } from './denial.ts';
import { isIronic } from './irony.ts';
import type { Language, OpinionCue } from './language.ts';
import { combine, type Model } from './model.ts';
import { NETWORK_SENTIMENT } from './network-outputs.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';
import { round, starsFromMiddle } from './sentiment.ts';

/** How much a star rating says beside a clause's words; anything from 0.3 to 1.1 does alike on gold dev texts that have stars. */
const CLAUSE_STAR_WEIGHT = 0.6;

/** Words of opinion of a language, with what its negations reach. */
export interface OpinionBook {
  readonly phrases: PhraseBook<OpinionCue>;
  readonly language: Language;
}

/** Prepares a language's words of opinion. */
export function praiseBook(language: Language): OpinionBook {
  const lists = Object.entries(language.praises) as [OpinionCue, readonly string[]][];
  return { phrases: phraseBook(lists, language, true), language };
}

/** Positions in `polarityInputs` that never count as blame. */
export const PRAISE_INPUTS = [3, 4, 10];

/**
 * What the polarity of a clause is read from: positive minus negative log-odds of clause, sentence and whole; complaints
 * denied; words of opinion of the clause, of its neighbours in the sentence and beyond a contrast; wishes; prices; irony.
 */
export function polarityInputs(reading: Reading, clause: number, book: OpinionBook, touchpoint: string): number[] {
  const { clauses, sentences, whole } = reading.sentiment;
  const { network } = reading;
  const own = opinionOf(reading, clause, book);
  const { sentence, from } = reading.clauses[clause]!;
  const before = reading.clauses[clause - 1]?.sentence === sentence ? clause - 1 : undefined;
  const after = reading.clauses[clause + 1]?.sentence === sentence ? clause + 1 : undefined;
  const { contrasts } = book.language;
  const opensContrast = contrasts.has(reading.words[from]!.form);
  const meetsContrast = after !== undefined && contrasts.has(reading.words[reading.clauses[after]!.from]!.form);
  const margin = clip(clauses[clause]![2]! - clauses[clause]![0]!);
  const silent = own.score === 0 && !own.denied ? 1 : 0;
  const beside = (other: number | undefined) =>
    other === undefined || silent === 0 ? 0 : opinionOf(reading, other, book).score;
  const previous = beside(before);
  const next = beside(after);
  return [
    margin,
    clip(sentences[clause]![2]! - sentences[clause]![0]!),
    clip(whole[2]! - whole[0]!),
    own.denied ? 1 : 0,
    own.score,
    own.wished && own.score <= 0 ? 1 : 0,
    opensContrast ? 0 : previous,
    opensContrast ? previous : 0,
    meetsContrast ? 0 : next,
    meetsContrast ? next : 0,
    touchpoint === 'price' ? own.price : 0,
    silent * margin,
    LENIENT.has(touchpoint) ? 1 : 0,
    clip(network.clauses[clause]![NETWORK_SENTIMENT + 2]! - network.clauses[clause]![NETWORK_SENTIMENT]!),
    touchpoint === 'support' || touchpoint === 'billing' || touchpoint === 'aftersales' ? 1 : 0,
    isIronic(reading, reading.clauses[clause]!, book.language) ? 1 : 0,
  ];
}
const LENIENT: ReadonlySet<string> = new Set(['staff', 'premises', 'product']);

/** −1 (blame) to 1 (praise) of one clause. `rating`, where given, decides a clause whose words leave it open. */
export function judgePolarity(
  reading: Reading,
  clause: number,
  model: Model,
  book: OpinionBook,
  rating: number | undefined,
  touchpoint: string,
): number {
  const { weights, bias } = model.settings.polarity;
  const informed = { weights, bias: bias + CLAUSE_STAR_WEIGHT * starsFromMiddle(rating) };
  return round(2 * combine(informed, polarityInputs(reading, clause, book, touchpoint)) - 1);
}

function clip(margin: number): number {
  return Math.max(-6, Math.min(6, margin));
}

/** Words before an opinion in which a negation turns it, and after it for verbs that negate backwards. */
const REACH = 3;
const REACH_BACK = 2;

interface Hit {
  readonly cue: OpinionCue;
  readonly length: number;
  readonly at: number;
}

function opinionOf(reading: Reading, clause: number, { phrases, language }: OpinionBook) {
  const { from, to } = reading.clauses[clause]!;
  const found = { score: 0, denied: false, wished: false, price: 0 };
  const hits: Hit[] = [];
  findPhrases(phrases, reading.entries, from, to, (cue, length, at) => hits.push({ cue, length, at }));
  // The longer phrase says what its words do not: "no line", "better elsewhere".
  hits.sort((a, b) => b.length - a.length || a.at - b.at);
  const covered = new Set<number>();
  for (const { cue, length, at } of hits) {
    const isScale = cue === 'low' || cue === 'high';
    if (!isScale && covered.has(at)) continue;
    const turn = isDenied(reading.words, language, { from, to, at, length }, REACH, REACH_BACK) ? -1 : 1;
    if (isScale) found.price += cue === 'low' ? turn : -turn;
    else if (cue === 'wish') found.wished = true;
    else if (cue === 'denial') found.denied = true;
    else found.score += cue === 'praise' ? turn : -turn;
    if (!isScale) for (let k = at; k < at + length; k++) covered.add(k);
  }
  const bound = (value: number) => Math.max(-2, Math.min(2, value));
  return { ...found, score: bound(found.score), price: bound(found.price) };
}
