/** Whom or what a complaint blames: trained heads and cue phrases per clause; silent without ground. */
import type { Cause, CauseDetail } from '../domain/finding.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Language } from './language.ts';
import { combine, type Decision, type Model } from './model.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

export const CAUSES = ['people', 'policy', 'tools'] as const satisfies readonly Cause[];
export const DETAILS = ['knowledge', 'conviction', 'support'] as const satisfies readonly CauseDetail[];

/** Order of the heads' outputs and of the cues. */
export const CAUSE_OUTPUTS = [...CAUSES, ...DETAILS] as const;

/** Where the cause outputs start in the heads table. */
export const CAUSE_OFFSET = DEFAULT_TOUCHPOINTS.length;

/** Cause cues of a language by position in `CAUSE_OUTPUTS`. */
export function causeBook(language: Language): PhraseBook<number> {
  return phraseBook(
    CAUSE_OUTPUTS.map((name, index) => [index, language.causes[name]] as const),
    language,
    true,
  );
}

/** Inputs of every cause and detail decision for one clause: heads and cues of clause and neighbours, and the touchpoint. */
export function causeInputs(reading: Reading, book: PhraseBook<number>, clause: number, touchpoint: string): number[] {
  const { from, to, sentence } = reading.clauses[clause]!;
  const own = cues(reading, book, from, to);
  const near = cues(
    reading,
    book,
    from,
    reading.clauses[clause + 1]?.sentence === sentence ? reading.clauses[clause + 1]!.to : to,
  );
  const inputs: number[] = [];
  for (let k = 0; k < CAUSE_OUTPUTS.length; k++) {
    const score = reading.heads.clauses[clause]![CAUSE_OFFSET + k]!;
    inputs.push(
      score,
      reading.heads.sentences[clause]![CAUSE_OFFSET + k]!,
      Math.min(2, own[k]!),
      Math.min(2, near[k]!),
    );
  }
  for (const name of DEFAULT_TOUCHPOINTS) inputs.push(name === touchpoint ? 1 : 0);
  return inputs;
}

/** Cause and, for people, what they lacked; `{}` when the text gives no ground. */
export function judgeCause(
  reading: Reading,
  book: PhraseBook<number>,
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

function cues(reading: Reading, book: PhraseBook<number>, from: number, to: number): Float64Array {
  const counts = new Float64Array(CAUSE_OUTPUTS.length);
  findPhrases(book, reading.stems, from, to, (index) => {
    counts[index]! += 1;
  });
  return counts;
}
