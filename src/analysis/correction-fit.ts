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
import { type Case, fitMove, SHIPPED, scoreOf } from './move-fit.ts';
import type { PhraseBook } from './phrases.ts';
import { type Reading, readText } from './reading.ts';
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
  const small = new Set([...language.smallWords].map((form) => language.stem(form)));
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

function stemsOf({ clauses, entries }: Reading, clause: number): ReadonlySet<string> {
  return new Set(entries.slice(clauses[clause]!.from, clauses[clause]!.to).map(({ stem }) => stem));
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

function shareOf(rows: readonly number[], isTrue: (row: number) => boolean): number {
  return rows.length === 0 ? Number.NaN : rows.filter(isTrue).length / rows.length;
}
