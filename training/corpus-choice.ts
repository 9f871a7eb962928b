/** Which of the data a training may use: each corpus can be left out, and only permissive ones used. */
import type { LanguageData } from './corpora.ts';

/** `only`: corpora under a licence that lets a model be passed on, and our own reviews. `without`: names of corpora, or of `SETS`. */
export interface CorpusChoice {
  readonly only?: 'permissive';
  readonly without: readonly string[];
}

/** Corpora under CC BY or Apache-2.0 (data README): a model of these and our own texts alone can be passed on. */
export const PERMISSIVE: readonly string[] = ['banking77-en', 'goemotions-ekman-en', 'mams-acsa-en'];

/** Data that is no corpus: reviews labelled by reading, our labels of corpus rows, our own reviews. */
export const SETS = ['gold', 'labels', 'made'] as const;

/** The data that the choice leaves for training. Labels are on texts of research corpora, so they go with them. */
export function chooseCorpora(data: LanguageData, { only, without }: CorpusChoice): LanguageData {
  const isLeft = (name: string) => !without.includes(name) && (only === undefined || PERMISSIVE.includes(name));
  const isOurs = (name: (typeof SETS)[number]) => !without.includes(name) && only === undefined;
  const ofLeft = ({ id }: { readonly id: string }) => !without.includes(id.slice(0, id.lastIndexOf(':')));
  return {
    ...data,
    corpora: data.corpora.filter(({ name }) => isLeft(name)),
    made: without.includes('made') ? [] : data.made,
    labelled: isOurs('labels') ? data.labelled.filter(ofLeft) : [],
    goldTrain: isOurs('gold') ? data.goldTrain.filter(ofLeft) : [],
  };
}

/** @throws RangeError at a name that is no corpus of any of the languages, and no set */
export function checkNames({ without }: CorpusChoice, known: Iterable<string>): void {
  const names = new Set<string>([...known, ...SETS]);
  for (const name of without) {
    if (!names.has(name)) throw new RangeError(`Expected one of ${[...names].join(', ')} after --without, got ${name}`);
  }
}
