/** Which touchpoints a clause speaks of: trained heads and seed phrases side by side, joined by one small combiner each. */
import type { TouchpointId } from '../domain/ids.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Language } from './language.ts';
import { combine, type Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** One clause about one touchpoint, not yet judged good or bad. */
export interface Mention {
  readonly touchpoint: TouchpointId;
  readonly clause: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Configured touchpoints, prepared for one language. */
export interface Journey {
  /** Trained touchpoints that the configuration kept, as [position of the head, id]. */
  readonly trained: readonly (readonly [head: number, id: TouchpointId])[];
  /** The customer's own phrases. */
  readonly own: PhraseBook<TouchpointId>;
}

/** A customer's own phrase is as good as a label. */
const OWN_CONFIDENCE = 0.9;

/** Only configured ids are ever mentioned: a trained touchpoint that was removed is silent, an added one speaks by its phrases. */
export function prepareJourney(touchpoints: readonly Touchpoint[], language: Language): Journey {
  const ids = new Map<string, TouchpointId>(touchpoints.map(({ id }) => [id, id]));
  const trained = DEFAULT_TOUCHPOINTS.flatMap((name, head) => {
    const id = ids.get(name);
    return id === undefined ? [] : [[head, id] as const];
  });
  const phrases = touchpoints.map(({ id, phrases }) => [id, phrases?.[language.code] ?? []] as const);
  return { trained, own: phraseBook(phrases, language, true) };
}

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

/** The combiner's inputs for one clause and one head. */
export function mentionInputs(
  reading: Reading,
  seeds: readonly Float64Array[],
  clause: number,
  head: number,
): number[] {
  const { clauses, sentences, whole } = reading.heads;
  const own = clauses[clause]!;
  let rival = -8;
  for (let other = 0; other < DEFAULT_TOUCHPOINTS.length; other++) {
    if (other !== head && own[other]! > rival) rival = own[other]!;
  }
  let seedRival = 0;
  for (let other = 0; other < DEFAULT_TOUCHPOINTS.length; other++) {
    if (other !== head) seedRival = Math.max(seedRival, seeds[clause]![other]!);
  }
  const around = Math.max(seeds[clause - 1]?.[head] ?? 0, seeds[clause + 1]?.[head] ?? 0);
  const score = own[head]!;
  return [score, sentences[clause]![head]!, whole[head]!, score - rival, seeds[clause]![head]!, around, seedRival];
}

/**
 * Mentions in order of the text; a touchpoint at most once a clause. A touchpoint's surest clause counts as it is; a
 * further one needs ground of its own (a seed, or a head above even odds), for the whole review's score colours every clause.
 */
export function findMentions(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Mention[] {
  const found = reading.clauses.map(() => new Map<TouchpointId, number>());
  const strengths = countSeeds(reading, seeds);
  for (const [head, id] of journey.trained) {
    const decision = model.settings.touchpoints[DEFAULT_TOUCHPOINTS[head]!];
    if (!decision) continue;
    const chances = reading.clauses.map((_, clause) =>
      combine(decision, mentionInputs(reading, strengths, clause, head)),
    );
    const surest = chances.reduce((best, p) => Math.max(best, p), 0);
    chances.forEach((p, clause) => {
      const hasGround = p === surest || strengths[clause]![head]! > 0 || reading.heads.clauses[clause]![head]! > 0;
      if (p >= decision.threshold && hasGround) found[clause]!.set(id, p);
    });
  }
  reading.clauses.forEach(({ from, to }, clause) => {
    findPhrases(journey.own, reading.stems, from, to, (id) => {
      found[clause]!.set(id, Math.max(OWN_CONFIDENCE, found[clause]!.get(id) ?? 0));
    });
  });
  return found.flatMap((ids, clause) =>
    Array.from(ids, ([touchpoint, confidence]) => ({ touchpoint, clause, confidence })),
  );
}
