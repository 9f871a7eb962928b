/**
 * Learns from hand corrections how decisions must move, and checks each move on corrections it has not seen. Nothing that a
 * correction is silent about is forgotten: there, and on vigie's own seed phrases, the shipped answers are held (learning
 * without forgetting, Li and Hoiem 2016).
 */
import { type Correction, type Move, marginsOf, sigmoid } from './corrections.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Journey } from './journey.ts';
import type { Language } from './language.ts';
import type { Model } from './model.ts';
import type { PhraseBook } from './phrases.ts';
import { type Reading, readText } from './reading.ts';
import { smallWordsOf } from './small-words.ts';
import { readVoices, seedBook } from './touchpoints.ts';

/** What became of one touchpoint. Shares of the corrections that speak of it; `after` is cross-validated. */
export interface Moved {
  readonly touchpoint: string;
  readonly yes: number;
  readonly no: number;
  readonly before: number;
  readonly after: number;
  /** False: the move helped nothing and was not kept. */
  readonly kept: boolean;
  /** Of corrections that do not speak of the touchpoint: share where its answer is another than the shipped one. */
  readonly changedElsewhere: number;
}

export interface CorrectionFit {
  readonly moves: Readonly<Record<string, Move>>;
  readonly moved: readonly Moved[];
}

/** A move is kept when it mends at least so many more than it breaks, and not by chance (sign test, one-sided 5 %). */
const FEWEST_FIXED = 2;
const SURE = 1;
/** Corrections are split this many ways to be judged by moves that have not seen them. */
const FOLDS = 5;

/** Fits the corrections of one language; `journey` without moves. Same corrections, same moves. */
export function fitCorrections(
  corrections: readonly Correction[],
  language: Language,
  model: Model,
  journey: Journey,
): CorrectionFit {
  const seeds = seedBook(language);
  const read = (text: string) => readMargins(readText(text, language, model), model, seeds, journey);
  const rows = corrections.map((correction) => ({ correction, ...read(correction.text) }));
  const anchors = DEFAULT_TOUCHPOINTS.flatMap((name) => language.seeds[name].map(read));
  const small = new Set([...smallWordsOf(language)].map((form) => language.stem(form)));
  const ids = new Set([...journey.trained.map(([, id]) => id), ...journey.own.map(({ words }) => words.id)]);
  const moves: Record<string, Move> = {};
  const moved: Moved[] = [];
  for (const id of ids) {
    const answers = rows.map(({ correction }) => answerOf(correction, id));
    if (!answers.some((answer) => answer !== undefined)) continue;
    const learn = (isOurs: (row: number) => boolean) =>
      fitMove(
        casesOf(
          id,
          rows.filter((_, at) => isOurs(at)),
          anchors,
        ),
        small,
      );
    const move = learn(() => true);
    const folds = Array.from({ length: FOLDS }, (_, fold) => learn((at) => at % FOLDS !== fold));
    const spoken = rows.map((_, at) => at).filter((at) => answers[at] !== undefined);
    const silent = rows.map((_, at) => at).filter((at) => answers[at] === undefined);
    const isRight = (at: number, by: Move) => says(rows[at]!, id, by) === answers[at];
    const before = shareOf(spoken, (at) => isRight(at, SHIPPED));
    const after = shareOf(spoken, (at) => isRight(at, folds[at % FOLDS]!));
    const fixed = spoken.filter((at) => isRight(at, folds[at % FOLDS]!) && !isRight(at, SHIPPED)).length;
    const broken = spoken.filter((at) => !isRight(at, folds[at % FOLDS]!) && isRight(at, SHIPPED)).length;
    const kept = fixed - broken >= Math.max(FEWEST_FIXED, SURE * Math.sqrt(fixed + broken));
    if (kept) moves[id] = move;
    moved.push({
      touchpoint: id,
      yes: answers.filter((answer) => answer === true).length,
      no: answers.filter((answer) => answer === false).length,
      before,
      after: kept ? after : before,
      kept,
      changedElsewhere: kept ? shareOf(silent, (at) => says(rows[at]!, id, move) !== says(rows[at]!, id, SHIPPED)) : 0,
    });
  }
  return { moves, moved };
}

const SHIPPED: Move = { slope: 1, shift: 0, words: {} };

/** A text with what each touchpoint's voices say of each clause: log-odds above the threshold. */
interface Margins {
  readonly reading: Reading;
  readonly margins: ReadonlyMap<string, readonly number[]>;
}

interface Row extends Margins {
  readonly correction: Correction;
}

function readMargins(reading: Reading, model: Model, seeds: PhraseBook<number>, journey: Journey): Margins {
  const margins = new Map<string, number[]>();
  for (const voice of readVoices(reading, model, seeds, journey)) {
    const before = margins.get(voice.id);
    const now = marginsOf(voice);
    margins.set(voice.id, before ? before.map((margin, clause) => Math.max(margin, now[clause]!)) : now);
  }
  return { reading, margins };
}

function answerOf({ findings, not }: Correction, id: string): boolean | undefined {
  if (findings.some(({ touchpoint }) => touchpoint === id)) return true;
  return not.includes(id) ? false : undefined;
}

function says({ reading, margins }: Margins, id: string, move: Move): boolean {
  return (margins.get(id) ?? []).some((margin, clause) => scoreOf(move, margin, stemsOf(reading, clause)) >= 0);
}

function stemsOf({ clauses, stems }: Reading, clause: number): ReadonlySet<string> {
  return new Set(stems.slice(clauses[clause]!.from, clauses[clause]!.to));
}

function scoreOf(move: Move, margin: number, stems: ReadonlySet<string>): number {
  let score = move.slope * margin + move.shift;
  for (const stem of stems) if (Object.hasOwn(move.words, stem)) score += move.words[stem]!;
  return score;
}

/** One clause to learn from: `truth` is 0 or 1 where a person spoke, else the shipped answer. */
interface Case {
  readonly margin: number;
  readonly stems: ReadonlySet<string>;
  readonly truth: number;
  readonly weight: number;
  readonly spoken: boolean;
}

/** Of a clause that nobody spoke of, in a corrected review; of a seed phrase. */
const SILENT_WEIGHT = 0.5;
const ANCHOR_WEIGHT = 0.3;

function casesOf(id: string, rows: readonly Row[], anchors: readonly Margins[]): Case[] {
  return [
    ...rows.flatMap((row) => casesOfRow(id, row)),
    ...anchors.flatMap((anchor) =>
      (anchor.margins.get(id) ?? []).map((margin, clause) => shippedCase(anchor, margin, clause, ANCHOR_WEIGHT)),
    ),
  ];
}

function shippedCase({ reading }: Margins, margin: number, clause: number, weight: number): Case {
  return { margin, stems: stemsOf(reading, clause), truth: sigmoid(margin), weight, spoken: false };
}

function casesOfRow(id: string, row: Row): Case[] {
  const margins = row.margins.get(id) ?? [];
  const answer = answerOf(row.correction, id);
  const chosen = answer ? clauseOf(id, row, margins) : -1;
  return margins.map((margin, clause) => {
    if (answer === undefined || (answer && clause !== chosen)) return shippedCase(row, margin, clause, SILENT_WEIGHT);
    const stems = stemsOf(row.reading, clause);
    const weight = answer ? 1 : 1 / Math.sqrt(margins.length);
    return { margin, stems, truth: answer ? 1 : 0, weight, spoken: true };
  });
}

/** The clause that speaks of the touchpoint: the surest of those under the person's quote, or of all. */
function clauseOf(id: string, { correction, reading }: Row, margins: readonly number[]): number {
  const quotes = correction.findings.filter(({ touchpoint, start }) => touchpoint === id && start !== undefined);
  const isQuoted = reading.clauses.map(({ from, to }) =>
    quotes.some(({ start = 0, end = 0 }) => reading.words[from]!.start < end && start < reading.words[to - 1]!.end),
  );
  const open = isQuoted.includes(true) ? isQuoted : isQuoted.map(() => true);
  return margins.reduce(
    (best, margin, clause) => (open[clause] && (best < 0 || margin > margins[best]!) ? clause : best),
    -1,
  );
}

/** How strongly slope, shift and words are held at the shipped values. */
const HOLDS = { slope: 400, shift: 20, word: 0.3 };
/** Corrections that must hold a stem before it may count. */
const FEWEST = 4;
/** How many standard deviations the corrections with a stem must lie from what is said without it, and how many stems may count. */
const TELLING = 2.6;
const MOST_WORDS = 8;

/** Stem after stem, the most telling one first: a stem that only comes along with another tells nothing once that one counts. */
function fitMove(cases: readonly Case[], small: ReadonlySet<string>): Move {
  let move = holdNear(SHIPPED, cases);
  for (let count = 0; count < MOST_WORDS; count++) {
    const stem = mostTelling(move, cases, small);
    if (stem === undefined) break;
    move = holdNear({ ...move, words: { ...move.words, [stem]: 0 } }, cases);
  }
  const words = Object.entries(move.words).map(([stem, weight]) => [stem, round3(weight)] as const);
  return { slope: round3(move.slope), shift: round3(move.shift), words: Object.fromEntries(words) };
}

function mostTelling(move: Move, cases: readonly Case[], small: ReadonlySet<string>): string | undefined {
  const tales = new Map<string, { count: number; pull: number; spread: number }>();
  for (const { spoken, stems, margin, truth, weight } of cases) {
    const p = sigmoid(scoreOf(move, margin, stems));
    for (const stem of stems) {
      if (small.has(stem) || !LETTERS.test(stem) || Object.hasOwn(move.words, stem)) continue;
      const tale = tales.get(stem) ?? { count: 0, pull: 0, spread: 0 };
      tales.set(stem, tale);
      if (spoken) tale.count++;
      tale.pull += weight * (truth - p);
      tale.spread += weight * weight * p * (1 - p);
    }
  }
  let best: string | undefined;
  let most = TELLING;
  for (const [stem, { count, pull, spread }] of tales) {
    const strength = Math.abs(pull) / Math.sqrt(spread + 0.25);
    if (count >= FEWEST && (strength > most || (strength === most && best !== undefined && stem < best))) {
      best = stem;
      most = strength;
    }
  }
  return best;
}

const LETTERS = /^\p{L}{2,}$/u;

/** Ridge logistic regression from `start` on, by Newton's steps: a handful of numbers, a handful of steps. */
function holdNear(start: Move, cases: readonly Case[]): Move {
  const stems = Object.keys(start.words);
  const home = [1, 0, ...stems.map(() => 0)];
  const holds = [HOLDS.slope, HOLDS.shift, ...stems.map(() => HOLDS.word)];
  const inputs = cases.map((one) => [one.margin, 1, ...stems.map((stem) => (one.stems.has(stem) ? 1 : 0))]);
  let now = [start.slope, start.shift, ...stems.map((stem) => start.words[stem]!)];
  for (let step = 0; step < STEPS; step++) {
    const down = now.map((value, k) => holds[k]! * (value - home[k]!));
    const bend = now.map((_, k) => now.map((_, j) => (k === j ? holds[k]! : 0)));
    cases.forEach(({ truth, weight }, at) => {
      const input = inputs[at]!;
      const p = sigmoid(input.reduce((sum, value, k) => sum + value * now[k]!, 0));
      for (let k = 0; k < input.length; k++) {
        if (input[k] === 0) continue;
        down[k]! += weight * (p - truth) * input[k]!;
        for (let j = 0; j < input.length; j++) bend[k]![j]! += weight * p * (1 - p) * input[k]! * input[j]!;
      }
    });
    const move = solve(bend, down);
    // A full step may overshoot where all answers are certain.
    now = now.map((value, k) => value - Math.max(-1, Math.min(1, move[k]!)));
  }
  const [slope = 1, shift = 0, ...weights] = now;
  return {
    slope: Math.max(LEAST_SLOPE, slope),
    shift,
    words: Object.fromEntries(stems.map((stem, at) => [stem, weights[at]!])),
  };
}

const STEPS = 12;
/** A surer shipped answer stays the surer one. */
const LEAST_SLOPE = 0.2;

/** Gauss elimination; `matrix` is positive definite, for everything is held a little. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    for (let below = k + 1; below < size; below++) {
      const share = rows[below]![k]! / rows[k]![k]!;
      for (let j = k; j <= size; j++) rows[below]![j]! -= share * rows[k]![j]!;
    }
  }
  const out = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    let rest = rows[k]![size]!;
    for (let j = k + 1; j < size; j++) rest -= rows[k]![j]! * out[j]!;
    out[k] = rest / rows[k]![k]!;
  }
  return out;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function shareOf(rows: readonly number[], isTrue: (row: number) => boolean): number {
  return rows.length === 0 ? Number.NaN : rows.filter(isTrue).length / rows.length;
}
