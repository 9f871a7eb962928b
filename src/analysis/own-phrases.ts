/**
 * Finds a customer's own touchpoints in a text by what their phrases stand for. Apart from the trained heads: nothing here
 * was trained on the touchpoint.
 */
import { type OwnWord, type OwnWords, SLIP_FROM, SLIP_TO, shortened } from './own-words.ts';
import { findPhrasesAt, opensPhrase } from './phrases.ts';
import type { Reading } from './reading.ts';
import type { Entry } from './word-entries.ts';

/** All touchpoints of a customer's own in one language. What a word says to all of them is looked up once. */
export interface OwnBook {
  readonly owns: readonly OwnWords[];
  hitsOf(entry: Entry): readonly Hit[];
  /** Of all pairs of all touchpoints. */
  readonly sideCount: number;
}

/** What one word says to one of the touchpoints. */
interface Hit {
  readonly own: number;
  readonly worth: number;
  readonly isThing: boolean;
  /** May a turn begin with it, or one of the customer's phrases? */
  readonly opensTurn: boolean;
  readonly opensPhrase: boolean;
  readonly sides: readonly Side[];
}

/** One side of a pair, and the other one: numbers below `sideCount`. */
interface Side {
  readonly side: number;
  readonly other: number;
  readonly worth: number;
}

/** Words whose hits are remembered; the memory is emptied when full, so that hostile text cannot fill the heap. */
const REMEMBERED = 50_000;

/** Joins the prepared phrases of all touchpoints of a customer's own. */
export function ownBook(owns: readonly OwnWords[]): OwnBook {
  const known = new Map<string, readonly Hit[]>();
  const starts = owns.map((_, own) => owns.slice(0, own).reduce((count, { pairCount }) => count + 2 * pairCount, 0));
  return {
    owns,
    sideCount: owns.reduce((count, { pairCount }) => count + 2 * pairCount, 0),
    hitsOf: (entry) => {
      const { form, stem } = entry;
      const before = known.get(form);
      if (before) return before;
      const hits = owns.flatMap((words, own) => {
        const opens = { opensTurn: opensPhrase(words.turns, entry), opensPhrase: opensPhrase(words.literal, entry) };
        const { worth, isThing } = worthOf(words, form, stem);
        const sides = (words.pairs.get(stem) ?? []).map(({ pair, side, worth }) => {
          const start = starts[own]! + 2 * pair;
          return { side: start + side, other: start + 1 - side, worth };
        });
        const isHit = worth > 0 || opens.opensTurn || opens.opensPhrase || sides.length > 0;
        return isHit ? [{ own, worth, isThing, ...opens, sides }] : [];
      });
      if (known.size >= REMEMBERED) known.clear();
      known.set(form, hits);
      return hits;
    },
  };
}

/** What a phrase found word for word is worth: as good as a label. */
const LITERAL = 2;
/** Of a word with the same stem and another ending ("parked" for "parking"). */
const OTHER_ENDING = 0.7;
/** Most that the clauses beside it in its sentence may add to a clause: a complaint is often told in two breaths. */
const AROUND = 1;

/** Worth by stem of the words of one clause that speak for one touchpoint. */
type Found = Map<string, number>;

/** What each clause speaks for each touchpoint (in the order of `owns`), those around it in its sentence included; 1 is about enough. */
export function ownScores(book: OwnBook, reading: Reading): number[][] {
  if (book.owns.length === 0) return [];
  const found = book.owns.map(() => new Map<number, Found>());
  const last = new Int32Array(book.sideCount).fill(-1);
  reading.clauses.forEach((_, clause) => {
    readClause(book, reading, clause, found, last);
  });
  return found.map((byClause) =>
    byClause.size === 0 ? reading.clauses.map(() => 0) : reading.clauses.map((_, at) => scoreOf(byClause, reading, at)),
  );
}

function scoreOf(byClause: ReadonlyMap<number, Found>, { clauses }: Reading, at: number): number {
  const clause = byClause.get(at);
  if (!clause) return 0;
  let here = 0;
  for (const worth of clause.values()) here += worth;
  let around = 0;
  for (const other of [at - 1, at + 1]) {
    if (clauses[other]?.sentence !== clauses[at]!.sentence) continue;
    for (const [stem, worth] of byClause.get(other) ?? NOBODY) if (!clause.has(stem)) around += worth;
  }
  return here + Math.min(around, AROUND);
}

const NOBODY: Found = new Map();

function readClause(
  book: OwnBook,
  reading: Reading,
  clause: number,
  found: readonly Map<number, Found>[],
  last: Int32Array,
): void {
  const { from, to } = reading.clauses[clause]!;
  const raise = (own: number, key: string, worth: number) => {
    const byClause = found[own]!;
    const words = byClause.get(clause) ?? new Map<string, number>();
    if (worth > (words.get(key) ?? 0)) words.set(key, worth);
    byClause.set(clause, words);
  };
  for (let at = from; at < to; at++) {
    const entry = reading.entries[at]!;
    const { stem } = entry;
    const hits = book.hitsOf(entry);
    if (hits.length === 0) continue;
    for (const { own, worth, isThing, opensTurn, opensPhrase, sides } of hits) {
      if (worth > 0) raise(own, isThing ? THING : stem, worth);
      for (const side of sides) if (closesPair(last, side, at, from)) raise(own, PAIR, side.worth);
      const { turns, literal } = book.owns[own]!;
      if (opensTurn) findPhrasesAt(turns, reading.entries, at, to, (value) => raise(own, stem, value));
      if (opensPhrase) findPhrasesAt(literal, reading.entries, at, to, () => raise(own, '', LITERAL));
    }
  }
}

/** Where pairs are counted, in place of a stem: any number of them counts as one. */
const PAIR = ' pair';
/** Most words from one side of a pair to the other. */
const REACH = 6;

/** Notes one side of a pair at `at`; has the other one just been seen in the clause that begins at `from`? */
function closesPair(last: Int32Array, { side, other }: Side, at: number, from: number): boolean {
  last[side] = at;
  const before = last[other]!;
  return before >= from && before < at && at - before <= REACH;
}

function worthOf(own: OwnWords, form: string, stem: string): { worth: number; isThing: boolean } {
  const known = own.stems.get(stem);
  if (known) {
    const exact = known.filter((word) => word.form === form);
    const family = (word: OwnWord) => word.worth * (isSameWord(form, word.form) ? 1 : OTHER_ENDING);
    const worth = Math.max(...(exact.length > 0 ? exact.map((word) => word.worth) : known.map(family)));
    return { worth, isThing: known[0]!.isThing };
  }
  if (form.length < SLIP_FROM || form.length > SLIP_TO) return NOTHING;
  for (const short of [form, ...shortened(form)]) {
    const meant = own.slips.get(short);
    if (meant) return { worth: meant.worth * OTHER_ENDING, isThing: meant.isThing };
  }
  return NOTHING;
}

const NOTHING = { worth: 0, isThing: false };
/** Where things are counted, in place of a stem. */
const THING = ' thing';

/** The same word in another number or with a suffix, not another word of the family. */
function isSameWord(a: string, b: string): boolean {
  if (a.startsWith(b)) return true;
  return a.length > 3 && b.startsWith(a) && b.length - a.length <= 2;
}

/** The chance that a score stands for, and the chance from which on it counts. */
export const OWN_THRESHOLD = 0.5;
const ENOUGH = 0.95;
const STEEPNESS = 3;
/** Nothing that was not trained is surer than this. */
const SUREST = 0.9;

/** 0 to 0.9. */
export function ownChance(score: number): number {
  return score > 0 ? Math.min(SUREST, 1 / (1 + Math.exp(-STEEPNESS * (score - ENOUGH)))) : 0;
}
