/**
 * Finds a customer's own touchpoints in a text by what their phrases stand for. Apart from the trained heads: nothing here
 * was trained on the touchpoint.
 */
import { type OwnWord, type OwnWords, SLIP_FROM, SLIP_TO, shortened } from './own-words.ts';
import { findPhrases, type PhraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** All touchpoints of a customer's own in one language. What a word says to all of them is looked up once. */
export interface OwnBook {
  readonly owns: readonly OwnWords[];
  hitsOf(form: string, stem: string): readonly Hit[];
}

/** What one word says to one of the touchpoints. */
interface Hit {
  readonly own: number;
  readonly worth: number;
  readonly isThing: boolean;
  /** A phrase or turn may begin with it. */
  readonly opens: boolean;
}

/** Words whose hits are remembered; the memory is emptied when full, so that hostile text cannot fill the heap. */
const REMEMBERED = 50_000;

/** Joins the prepared phrases of all touchpoints of a customer's own. */
export function ownBook(owns: readonly OwnWords[]): OwnBook {
  const known = new Map<string, readonly Hit[]>();
  return {
    owns,
    hitsOf: (form, stem) => {
      const before = known.get(form);
      if (before) return before;
      const hits = owns.flatMap((words, own) => {
        const opens = words.turns.has(stem) || words.literal.has(stem);
        const { worth, isThing } = worthOf(words, form, stem);
        return worth > 0 || opens ? [{ own, worth, isThing, opens }] : [];
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
  reading.clauses.forEach((_, clause) => {
    readClause(book, reading, clause, found);
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

function readClause(book: OwnBook, reading: Reading, clause: number, found: readonly Map<number, Found>[]): void {
  const { from, to } = reading.clauses[clause]!;
  const raise = (own: number, key: string, worth: number) => {
    const byClause = found[own]!;
    const words = byClause.get(clause) ?? new Map<string, number>();
    if (worth > (words.get(key) ?? 0)) words.set(key, worth);
    byClause.set(clause, words);
  };
  for (let at = from; at < to; at++) {
    const stem = reading.stems[at]!;
    for (const { own, worth, isThing, opens } of book.hitsOf(reading.words[at]!.form, stem)) {
      if (worth > 0) raise(own, isThing ? THING : stem, worth);
      if (!opens) continue;
      const { turns, literal } = book.owns[own]!;
      findPhrasesFrom(turns, reading.stems, at, to, (value) => raise(own, stem, value));
      findPhrasesFrom(literal, reading.stems, at, to, () => raise(own, '', LITERAL));
    }
  }
}

/** `findPhrases`, only those that begin at `at`. */
function findPhrasesFrom<Label>(
  book: PhraseBook<Label>,
  stems: readonly string[],
  at: number,
  to: number,
  found: (label: Label) => void,
): void {
  const opening = book.get(stems[at]!);
  if (!opening) return;
  const goesOn = (next: number) => next < to && opening.bySecond.has(stems[next]!);
  if (opening.single.length === 0 && !goesOn(at + 1) && !goesOn(at + 2)) return;
  findPhrases(new Map([[stems[at]!, opening]]), stems, at, to, (label, _, begin) => {
    if (begin === at) found(label);
  });
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
  return b.startsWith(a) && b.length - a.length <= 2;
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
