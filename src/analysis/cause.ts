/** Whom or what a complaint blames: trained heads and cue phrases per clause; silent without ground. */
import type { Cause, CauseDetail } from '../domain/finding.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import { isDenied } from './denial.ts';
import type { Language } from './language.ts';
import { combine, type Decision, type Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

export const CAUSES = ['people', 'policy', 'tools'] as const satisfies readonly Cause[];
export const DETAILS = ['knowledge', 'conviction', 'support'] as const satisfies readonly CauseDetail[];

/** Order of the heads' outputs. */
export const CAUSE_OUTPUTS = [...CAUSES, ...DETAILS] as const;

/** Where the cause outputs start in the heads table and in the network. */
export const CAUSE_OFFSET = DEFAULT_TOUCHPOINTS.length;

/** Order of the cues: the outputs, persons who act, grounds that blame nobody. */
const CUES = [...CAUSE_OUTPUTS, 'actors', 'nobody'] as const;
const [PEOPLE, , , KNOWLEDGE, CONVICTION, SUPPORT, ACTORS, NOBODY] = CUES.map((_, index) => index) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Cause cues of a language. */
export interface CauseBook {
  readonly phrases: PhraseBook<number>;
  readonly language: Language;
}

export function causeBook(language: Language): CauseBook {
  const lists = CUES.map((name, index) => [index, language.causes[name]] as const);
  return { phrases: phraseBook(lists, language, true), language };
}

/** Touchpoints whose complaints have a lean of their own, in groups: staff, support, price, digital, insurance-like product, ordering/delivery, rest. */
const LEANS: Readonly<Record<string, number>> = {
  staff: 0,
  support: 1,
  sales: 1,
  price: 2,
  billing: 3,
  aftersales: 3,
  digital: 4,
  product: 5,
  premises: 5,
  ordering: 6,
  delivery: 6,
  waiting: 7,
  promise: 8,
};
const LEAN_COUNT = 9;

/** Inputs of every cause and detail decision for one clause: heads and cues of clause and sentence, and the touchpoint. */
export function causeInputs(reading: Reading, book: CauseBook, clause: number, touchpoint: string): number[] {
  const own = cuesOf(reading, book, clause, clause + 1);
  const [from, to] = sentenceOf(reading, clause);
  const around = cuesOf(reading, book, from, to);
  const inputs: number[] = [];
  for (let k = 0; k < CAUSE_OUTPUTS.length; k++) {
    const at = CAUSE_OFFSET + k;
    inputs.push(reading.heads.clauses[clause]![at]!, reading.heads.sentences[clause]![at]!);
    inputs.push(reading.network.clauses[clause]![at]!);
  }
  for (let k = 0; k < CUES.length; k++) inputs.push(Math.min(2, own[k]!), Math.min(2, around[k]! - own[k]!));
  const people = Math.min(2, own[PEOPLE]! + own[KNOWLEDGE]! + own[CONVICTION]! + own[SUPPORT]!);
  const specific = people + own[1]! + own[2]!;
  inputs.push(people > 0 ? 1 : 0, own[1]! > 0 ? 1 : 0, own[2]! > 0 ? 1 : 0, specific === 0 ? 1 : 0);
  inputs.push(specific === 0 && own[NOBODY]! > 0 ? 1 : 0, own[ACTORS]! > 0 && own[NOBODY]! === 0 ? 1 : 0);
  const lean = LEANS[touchpoint] ?? LEAN_COUNT;
  for (let k = 0; k < LEAN_COUNT; k++) inputs.push(lean === k ? 1 : 0);
  for (let k = 0; k < LEAN_COUNT; k++) inputs.push(lean === k ? Math.min(1, people) : 0);
  inputs.push(lean === 2 ? Math.min(1, own[1]!) : 0, lean === 4 ? Math.min(1, own[2]!) : 0);
  return inputs;
}

function sentenceOf(reading: Reading, clause: number): [number, number] {
  const { sentence } = reading.clauses[clause]!;
  let from = clause;
  let to = clause + 1;
  while (from > 0 && reading.clauses[from - 1]!.sentence === sentence && clause - from < 2) from--;
  while (to < reading.clauses.length && reading.clauses[to]!.sentence === sentence && to - clause <= 2) to++;
  return [from, to];
}

/** Cause and, for people, what they lacked; `{}` when the text gives no ground. */
export function judgeCause(
  reading: Reading,
  book: CauseBook,
  model: Model,
  clause: number,
  touchpoint: string,
): { cause?: Cause; detail?: CauseDetail } {
  const inputs = causeInputs(reading, book, clause, touchpoint);
  const cause = strongest(CAUSES, model.settings.causes, inputs);
  if (cause !== 'people') return cause ? { cause } : {};
  const detail = strongest(DETAILS, model.settings.details, inputs);
  return detail ? { cause, detail } : { cause };
}

/** The likeliest name whose probability reaches its threshold. */
function strongest<Name extends string>(
  names: readonly Name[],
  decisions: Readonly<Record<string, Decision>>,
  inputs: readonly number[],
): Name | undefined {
  let best: Name | undefined;
  let bestP = 0;
  for (const name of names) {
    const decision = decisions[name];
    if (!decision) continue;
    const p = combine(decision, inputs);
    if (p >= decision.threshold && p > bestP) {
      best = name;
      bestP = p;
    }
  }
  return best;
}

/** Words before a cue in which a negation denies it. Verbs that negate backwards are left out: Persian cues hold them. */
const REACH = 2;

function cuesOf(reading: Reading, book: CauseBook, first: number, end: number): Float64Array {
  const counts = new Float64Array(CUES.length);
  for (let clause = first; clause < end; clause++) {
    const { from, to } = reading.clauses[clause]!;
    findPhrases(book.phrases, reading.entries, from, to, (index, length, at) => {
      if (index < CAUSE_OUTPUTS.length && isDenied(reading.words, book.language, { from, to, at, length }, REACH, 0))
        return;
      counts[index]! += length > 1 ? 1 : 0.75;
    });
  }
  return counts;
}
