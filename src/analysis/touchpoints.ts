/** Which touchpoints a clause speaks of: trained heads and seed phrases side by side, joined by one small combiner each. */
import type { TouchpointId } from '../domain/ids.ts';
import { moveChances } from './corrections.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Journey } from './journey.ts';
import type { Language } from './language.ts';
import { type Combiner, combine, type Model } from './model.ts';
import { OWN_THRESHOLD, ownChance, ownScores } from './own-phrases.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** One clause about one touchpoint, not yet judged good or bad. */
export interface Mention {
  readonly touchpoint: TouchpointId;
  readonly clause: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** The clause by itself is not firm enough to say so: it counts only where it turns what the firm ones say. */
  readonly isDoubtful: boolean;
}

/**
 * Share of the firmness asked of a clause from which it may be a turn ("the staff are fine, but not on Sundays"). Least
 * that raised the findings' F1 without loss of evidence by more than a point, by cross-validation.
 */
const DOUBTFUL_FROM = 0.5;

/** A customer's own phrase is as good as a label. */
const OWN_CONFIDENCE = 0.9;

/** Seed phrases of a language by position of the head. */
export function seedBook(language: Language): PhraseBook<number> {
  return phraseBook(
    DEFAULT_TOUCHPOINTS.map((name, head) => [head, language.seeds[name]] as const),
    language,
    true,
  );
}

/** Seed strength per clause and head: words of matching phrases beyond the first count half, at most 2. */
export function countSeeds(reading: Reading, book: PhraseBook<number>): Float64Array[] {
  return reading.clauses.map(({ from, to }) => {
    const strength = new Float64Array(DEFAULT_TOUCHPOINTS.length);
    findPhrases(book, reading.entries, from, to, (head, length) => {
      strength[head] = Math.min(2, strength[head]! + 0.5 + 0.5 * Math.min(length, 3));
    });
    return strength;
  });
}

/** How many of `mentionInputs` are about the head itself; the rest is what all heads say, the same for every head. */
export const OWN_INPUTS = 11;

const HEADS = DEFAULT_TOUCHPOINTS.length;
const INPUTS = OWN_INPUTS + 4 * HEADS;

/** The combiner's inputs for one clause and one head. */
export function mentionInputs(
  reading: Reading,
  seeds: readonly Float64Array[],
  clause: number,
  head: number,
): Float64Array {
  const inputs = new Float64Array(INPUTS);
  fillShared(inputs, reading, clause);
  fillOwn(inputs, contextOf(reading, seeds, clause), head);
  return inputs;
}

/** What a clause's inputs are read from, found once for all heads. */
interface Context {
  /** Table's and network's scores of clause, sentence and whole. */
  readonly table: readonly [Float64Array, Float64Array, Float64Array];
  readonly network: readonly [Float64Array, Float64Array, Float64Array];
  readonly seeds: Float64Array;
  readonly before: Float64Array | undefined;
  readonly after: Float64Array | undefined;
  readonly rivals: { readonly table: Rivals; readonly network: Rivals; readonly seeds: Rivals };
}

/** The greatest score, whose it is, and the second greatest. */
interface Rivals {
  readonly first: number;
  readonly head: number;
  readonly second: number;
}

function contextOf({ heads, network }: Reading, seeds: readonly Float64Array[], clause: number): Context {
  const own = heads.clauses[clause]!;
  const felt = network.clauses[clause]!;
  const strength = seeds[clause]!;
  return {
    table: [own, heads.sentences[clause]!, heads.whole],
    network: [felt, network.sentences[clause]!, network.whole],
    seeds: strength,
    before: seeds[clause - 1],
    after: seeds[clause + 1],
    rivals: { table: rivalsOf(own, -8), network: rivalsOf(felt, -8), seeds: rivalsOf(strength, 0) },
  };
}

/** Of touchpoints; none is smaller than `least`. */
function rivalsOf(scores: Float64Array, least: number): Rivals {
  let first = least;
  let second = least;
  let head = -1;
  for (let k = 0; k < HEADS; k++) {
    const score = scores[k]!;
    if (score > first) {
      second = first;
      first = score;
      head = k;
    } else if (score > second) second = score;
  }
  return { first, head, second };
}

/** Table and network on clause, sentence and whole, their lead over the next head, and the seeds. */
function fillOwn(inputs: Float64Array, { table, network, seeds, before, after, rivals }: Context, head: number): void {
  const rivalOf = (among: Rivals) => (among.head === head ? among.second : among.first);
  inputs[0] = table[0][head]!;
  inputs[1] = table[1][head]!;
  inputs[2] = table[2][head]!;
  inputs[3] = table[0][head]! - rivalOf(rivals.table);
  inputs[4] = seeds[head]!;
  inputs[5] = Math.max(before?.[head] ?? 0, after?.[head] ?? 0);
  inputs[6] = rivalOf(rivals.seeds);
  inputs[7] = network[0][head]!;
  inputs[8] = network[1][head]!;
  inputs[9] = network[2][head]!;
  inputs[10] = network[0][head]! - rivalOf(rivals.network);
}

/** What table and network say of all touchpoints, in the clause and in the whole: what else is spoken of counts. */
function fillShared(inputs: Float64Array, { heads, network }: Reading, clause: number): void {
  const own = heads.clauses[clause]!;
  const felt = network.clauses[clause]!;
  for (let head = 0, at = OWN_INPUTS; head < HEADS; head++, at++) {
    inputs[at] = own[head]!;
    inputs[at + HEADS] = felt[head]!;
    inputs[at + 2 * HEADS] = heads.whole[head]!;
    inputs[at + 3 * HEADS] = network.whole[head]!;
  }
}

/**
 * Mentions in order of the text; a touchpoint at most once a clause. Whether a review speaks of it is asked of its surest
 * clause; which clause says so, of clauses by themselves: the whole review's score colours every clause.
 */
export function findMentions(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Mention[] {
  const found = reading.clauses.map(() => new Map<TouchpointId, Mention>());
  const add = (touchpoint: TouchpointId, clause: number, confidence: number, isDoubtful: boolean) => {
    const before = found[clause]!.get(touchpoint);
    if (before && isDoubtful && !before.isDoubtful) return;
    const isSurer = !before || before.isDoubtful !== isDoubtful || confidence > before.confidence;
    if (isSurer) found[clause]!.set(touchpoint, { touchpoint, clause, confidence, isDoubtful });
  };
  for (const { id, threshold, chances, grounds, enough } of readVoices(reading, model, seeds, journey)) {
    const surest = chances.reduce((best, p) => Math.max(best, p), 0);
    if (surest < threshold || chances.length === 0) continue;
    const own = grounds();
    const firmest = own.reduce((best, p) => Math.max(best, p), 0);
    own.forEach((p, clause) => {
      const isFirm = p >= firmest || p >= enough;
      if (isFirm || p >= DOUBTFUL_FROM * enough) add(id, clause, surest, !isFirm);
    });
  }
  reading.clauses.forEach(({ from, to }, clause) => {
    findPhrases(journey.phrases, reading.entries, from, to, (id) => add(id, clause, OWN_CONFIDENCE, false));
  });
  for (const { words, partOf } of journey.own) {
    if (partOf !== undefined) for (const ids of found) if (ids.has(words.id)) ids.delete(partOf);
  }
  return found.flatMap((ids) => [...ids.values()]);
}

/** What speaks for a touchpoint, clause by clause: a trained head, or a customer's own phrases. */
export interface Voice {
  readonly id: TouchpointId;
  readonly threshold: number;
  /** Per clause, 0 to 1; moved by hand corrections. */
  readonly chances: readonly number[];
  /** Per clause: does it say so by itself? A clause says so from `enough` on, and the firmest one anyway. */
  grounds(): readonly number[];
  readonly enough: number;
}

/** All voices of a journey; several of one touchpoint where it joins heads. */
export function readVoices(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Voice[] {
  const scores = ownScores(journey.ownBook, reading);
  const own = journey.own.map(({ words }, at) => {
    const chances = scores[at]!.map(ownChance);
    return { id: words.id, threshold: OWN_THRESHOLD, chances, grounds: () => chances, enough: OWN_THRESHOLD };
  });
  const voices = [...trainedVoices(reading, model, seeds, journey), ...own];
  if (journey.moves.size === 0) return voices;
  return voices.map((voice) => {
    const move = journey.moves.get(voice.id);
    return move ? { ...voice, chances: moveChances(voice, move, reading) } : voice;
  });
}

/** Clause by clause, all heads: what the heads share is read once a clause. */
function trainedVoices(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Voice[] {
  const strengths = countSeeds(reading, seeds);
  const contexts = reading.clauses.map((_, clause) => contextOf(reading, strengths, clause));
  const inputs = contexts.map((_, clause) => {
    const shared = new Float64Array(INPUTS);
    fillShared(shared, reading, clause);
    return shared;
  });
  return journey.trained.flatMap(([head, id]) => {
    const decision = model.settings.touchpoints[DEFAULT_TOUCHPOINTS[head]!];
    if (!decision) return [];
    const chancesBy = (combiner: Combiner) =>
      contexts.map((context, clause) => {
        fillOwn(inputs[clause]!, context, head);
        return combine(combiner, inputs[clause]!);
      });
    const { threshold, clause } = decision;
    return [
      { id, threshold, chances: chancesBy(decision), grounds: () => chancesBy(clause), enough: clause.threshold },
    ];
  });
}
