/** Which touchpoints a clause speaks of: trained heads and seed phrases side by side, joined by one small combiner each. */
import type { TouchpointId } from '../domain/ids.ts';
import { moveChances } from './corrections.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Journey } from './journey.ts';
import type { Language } from './language.ts';
import type { Combiner, Model } from './model.ts';
import { OWN_THRESHOLD, ownChance, ownScores } from './own-phrases.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** One clause about one touchpoint, not yet judged good or bad. */
export interface Mention {
  readonly touchpoint: TouchpointId;
  readonly clause: number;
  /** 0 to 1. */
  readonly confidence: number;
}

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
    findPhrases(book, reading.stems, from, to, (head, length) => {
      strength[head] = Math.min(2, strength[head]! + 0.5 + 0.5 * Math.min(length, 3));
    });
    return strength;
  });
}

/** How many of `mentionInputs` are about the head itself; the rest is what all heads say, the same for every head. */
export const OWN_INPUTS = 11;

/** The combiner's inputs for one clause and one head. */
export function mentionInputs(
  reading: Reading,
  seeds: readonly Float64Array[],
  clause: number,
  head: number,
): number[] {
  return [...ownInputs(reading, seeds, clause, head), ...sharedInputs(reading, clause)];
}

/** Table and network on clause, sentence and whole, their lead over the next head, and the seeds. */
function ownInputs(reading: Reading, seeds: readonly Float64Array[], clause: number, head: number): number[] {
  const { heads, network } = reading;
  const around = Math.max(seeds[clause - 1]?.[head] ?? 0, seeds[clause + 1]?.[head] ?? 0);
  const score = heads.clauses[clause]![head]!;
  const felt = network.clauses[clause]![head]!;
  return [
    score,
    heads.sentences[clause]![head]!,
    heads.whole[head]!,
    score - rivalOf(heads.clauses[clause]!, head, -8),
    seeds[clause]![head]!,
    around,
    rivalOf(seeds[clause]!, head, 0),
    felt,
    network.sentences[clause]![head]!,
    network.whole[head]!,
    felt - rivalOf(network.clauses[clause]!, head, -8),
  ];
}

/** The largest score of another touchpoint. */
function rivalOf(scores: Float64Array, head: number, least: number): number {
  let rival = least;
  for (let other = 0; other < DEFAULT_TOUCHPOINTS.length; other++) {
    if (other !== head && scores[other]! > rival) rival = scores[other]!;
  }
  return rival;
}

/** What table and network say of all touchpoints, in the clause and in the whole: what else is spoken of counts. */
function sharedInputs({ heads, network }: Reading, clause: number): number[] {
  const out: number[] = [];
  for (const scores of [heads.clauses[clause]!, network.clauses[clause]!, heads.whole, network.whole]) {
    for (let head = 0; head < DEFAULT_TOUCHPOINTS.length; head++) out.push(scores[head]!);
  }
  return out;
}

/**
 * Mentions in order of the text; a touchpoint at most once a clause. Whether a review speaks of it is asked of its surest
 * clause; which clause says so, of clauses by themselves: the whole review's score colours every clause.
 */
export function findMentions(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Mention[] {
  const found = reading.clauses.map(() => new Map<TouchpointId, number>());
  for (const { id, threshold, chances, grounds, enough } of readVoices(reading, model, seeds, journey)) {
    const surest = chances.reduce((best, p) => Math.max(best, p), 0);
    if (surest < threshold || chances.length === 0) continue;
    const own = grounds();
    const firmest = own.reduce((best, p) => Math.max(best, p), 0);
    own.forEach((p, clause) => {
      if (p < firmest && p < enough) return;
      found[clause]!.set(id, Math.max(surest, found[clause]!.get(id) ?? 0));
    });
  }
  reading.clauses.forEach(({ from, to }, clause) => {
    findPhrases(journey.phrases, reading.stems, from, to, (id) => {
      found[clause]!.set(id, Math.max(OWN_CONFIDENCE, found[clause]!.get(id) ?? 0));
    });
  });
  for (const { words, partOf } of journey.own) {
    if (partOf !== undefined) for (const ids of found) if (ids.has(words.id)) ids.delete(partOf);
  }
  return found.flatMap((ids, clause) =>
    Array.from(ids, ([touchpoint, confidence]) => ({ touchpoint, clause, confidence })),
  );
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
  const strengths = countSeeds(reading, seeds);
  const shared = reading.clauses.map((_, clause) => sharedInputs(reading, clause));
  const trained = journey.trained.flatMap(([head, id]) => {
    const decision = model.settings.touchpoints[DEFAULT_TOUCHPOINTS[head]!];
    if (!decision) return [];
    const inputs = shared.map((_, clause) => ownInputs(reading, strengths, clause, head));
    const chancesBy = (combiner: Combiner) => inputs.map((own, clause) => chanceOf(combiner, own, shared[clause]!));
    const { threshold, clause } = decision;
    return [
      { id, threshold, chances: chancesBy(decision), grounds: () => chancesBy(clause), enough: clause.threshold },
    ];
  });
  const scores = ownScores(journey.ownBook, reading);
  const own = journey.own.map(({ words }, at) => {
    const chances = scores[at]!.map(ownChance);
    return { id: words.id, threshold: OWN_THRESHOLD, chances, grounds: () => chances, enough: OWN_THRESHOLD };
  });
  return [...trained, ...own].map((voice) => {
    const move = journey.moves.get(voice.id);
    return move ? { ...voice, chances: moveChances(voice, move, reading) } : voice;
  });
}

/** `combine` over inputs in two parts: the second is the same for all heads of a clause. */
function chanceOf({ weights, bias }: Combiner, own: readonly number[], shared: readonly number[]): number {
  let score = bias;
  for (let k = 0; k < own.length; k++) score += (weights[k] ?? 0) * own[k]!;
  const rest = weights.length - own.length;
  for (let k = 0; k < rest; k++) score += weights[own.length + k]! * shared[k]!;
  return 1 / (1 + Math.exp(-score));
}
