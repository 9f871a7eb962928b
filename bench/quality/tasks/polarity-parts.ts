/**
 * Of a text and a category given with it: the part of the text that carries the category. Apart from clauses: one clause
 * may praise the food and blame the waiter, so it is cut between the words that speak of different categories.
 */
import type { Clause } from '../../../src/analysis/clauses.ts';
import { gramHashes, hashOf, stemFeature, wordFeature } from '../../../src/analysis/features.ts';
import type { Table } from '../../../src/analysis/table.ts';
import { featuresOf } from '../../../training/segments.ts';
import { type Ground, type Part, type Read, tableScores } from './task-reader.ts';

/** Says how much one word alone speaks of each output of a table that was trained on categories; remembers words. */
export function wordEvidence(table: Table, { language }: Ground): (form: string) => Float64Array {
  const known = new Map<string, Float64Array>();
  return (form) => {
    const before = known.get(form);
    if (before) return before;
    const words = Int32Array.of(wordFeature(hashOf(form)), stemFeature(hashOf(language.stem(form)), false));
    const scores = tableScores(table, { words, chars: Int32Array.from(gramHashes(form)) });
    for (let k = 0; k < scores.length; k++) scores[k]! -= table.bias[k]!;
    known.set(form, scores);
    return scores;
  };
}

/** By how much another category must lead for a word to be a rival's. */
const RIVAL_LEAD = 1;

/** Words `from`…`to` (exclusive) of the sentence that carry `category`, one of `own`. */
export function findRegion(
  { segments }: Read,
  category: number,
  own: readonly number[],
  evidence: (form: string) => Float64Array,
): Clause {
  const { words, clauses } = segments;
  const leads = words.map(({ form }) => {
    const scores = evidence(form);
    const rival = own.reduce((best, other) => (other === category ? best : Math.max(best, scores[other]!)), 0);
    return scores[category]! - rival;
  });
  const cue = leads.indexOf(Math.max(...leads));
  const sentence = clauses.find(({ from, to }) => cue >= from && cue < to)?.sentence ?? 0;
  const inside = clauses.filter((clause) => clause.sentence === sentence);
  const borders = inside.map(({ from }) => from);
  let before = cue - 1;
  while (before >= inside[0]!.from && leads[before]! > -RIVAL_LEAD) before--;
  let after = cue + 1;
  while (after < inside.at(-1)!.to && leads[after]! > -RIVAL_LEAD) after++;
  const from =
    before < inside[0]!.from
      ? inside[0]!.from
      : (borders.find((border) => border > before && border <= cue) ?? Math.floor((before + cue) / 2) + 1);
  const to =
    after >= inside.at(-1)!.to
      ? inside.at(-1)!.to
      : (borders.findLast((border) => border > cue && border <= after) ?? Math.ceil((after + cue) / 2));
  return { from, to: Math.max(to, cue + 1), sentence };
}

/** Sets apart the words outside the part, and those of the part by category. */
const OUTSIDE = 0x5bd1e995;

/** The region beside the rest of its text: its words twice (of the region, of the category in it), the others once. */
export function regionPart({ segments, sample }: Read, region: Clause, name: string, { language }: Ground): Part {
  const { entries } = segments;
  const rest = [
    { from: 0, to: region.from, sentence: region.sentence },
    { from: region.to, to: entries.length, sentence: region.sentence },
  ].filter(({ from, to }) => to > from);
  const inside = featuresOf(entries, [region], language);
  const outside = featuresOf(entries, rest, language);
  const salt = hashOf(name);
  const clauses = [...rest, region].sort((a, b) => a.from - b.from);
  return {
    words: Int32Array.from([
      ...inside.words,
      ...inside.words.map((hash) => hash ^ salt),
      ...outside.words.map((hash) => hash ^ OUTSIDE),
    ]),
    chars: inside.chars,
    sample: { ...sample, clauses },
    clause: clauses.indexOf(region),
  };
}
