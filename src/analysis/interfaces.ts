/** Touchpoints blamed together in one complaint, and which came first in the customer's story. Apart: read from findings, not from text alone. */
import type { Finding, Interface } from '../domain/finding.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** What a word of the story says of its clause: that it happened earlier, or later, than what stands beside it. */
export type StoryBook = PhraseBook<'earlier' | 'later'>;

/** Prepares a language's words of the story. */
export function storyBook(language: Language): StoryBook {
  return phraseBook(
    [
      ['earlier', language.story.earlier],
      ['later', language.story.later],
    ] as const,
    language,
    false,
  );
}

/** A finding below is no blame worth a pair. */
const SURE_ENOUGH = 0.5;
const BLAMED = -0.2;

/**
 * Pairs in order of the text, at most one per two touchpoints: the surest. Two findings make a pair when both blame, of
 * different touchpoints, in one sentence, or in neighbouring ones when a word of the story ("then", "so", "because of") ties them.
 */
export function findInterfaces(findings: readonly Finding[], reading: Reading, book: StoryBook): Interface[] {
  const blamed = findings
    .filter(({ polarity, confidence }) => polarity <= BLAMED && confidence >= SURE_ENOUGH)
    .map((finding) => ({ finding, ...placeOf(finding, reading, book) }))
    .sort((a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end);
  const pairs = new Map<string, { pair: Interface; surety: number }>();
  blamed.forEach((a, index) => {
    for (const b of blamed.slice(index + 1)) {
      if (a.finding.touchpoint === b.finding.touchpoint || !areTied(a, b)) continue;
      const key = [a.finding.touchpoint, b.finding.touchpoint].sort().join(' ');
      const surety = Math.min(a.finding.confidence, b.finding.confidence);
      if (surety > (pairs.get(key)?.surety ?? 0)) pairs.set(key, { pair: pairOf(a, b), surety });
    }
  });
  return [...pairs.values()].map(({ pair }) => pair).sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Place {
  readonly finding: Finding;
  /** First and last sentence. */
  readonly from: number;
  readonly to: number;
  /** −1 earlier, 1 later, 0 as it stands. */
  readonly turn: number;
  readonly isTold: boolean;
}

function areTied(a: Place, b: Place): boolean {
  if (b.from <= a.to) return true;
  return b.from === a.to + 1 && (a.isTold || b.isTold);
}

function pairOf(a: Place, b: Place): Interface {
  const [first, second] = a.turn > b.turn ? [b, a] : [a, b];
  return {
    first: first.finding.touchpoint,
    second: second.finding.touchpoint,
    start: Math.min(a.finding.start, b.finding.start),
    end: Math.max(a.finding.end, b.finding.end),
  };
}

/** Where in the story a finding stands. Only a word of the story in its own words counts. */
function placeOf({ start, end }: Finding, { words, clauses, entries }: Reading, book: StoryBook) {
  let from = -1;
  let to = -1;
  let turn = 0;
  let isTold = false;
  for (const clause of clauses) {
    if (words[clause.to - 1]!.end <= start || words[clause.from]!.start >= end) continue;
    if (from < 0) from = clause.sentence;
    to = clause.sentence;
    findPhrases(book, entries, clause.from, clause.to, (when, _length, at) => {
      if (words[at]!.start < start || words[at]!.start >= end) return;
      if (!isTold) turn = when === 'earlier' ? -1 : 1;
      isTold = true;
    });
  }
  return { from, to, turn, isTold };
}
