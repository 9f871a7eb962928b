/** The configured touchpoints, prepared for one language: which trained ones they stand for, and how their own are found. */
import type { TouchpointId } from '../domain/ids.ts';
import type { Touchpoint } from '../domain/touchpoint.ts';
import type { Move } from './corrections.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Language } from './language.ts';
import { type OwnBook, ownBook } from './own-phrases.ts';
import { type OwnWords, prepareOwn } from './own-words.ts';
import { type PhraseBook, phraseBook } from './phrases.ts';

export interface Journey {
  /** Trained touchpoints that the configuration kept, as [position of the head, id]; an id may take several. */
  readonly trained: readonly (readonly [head: number, id: TouchpointId])[];
  /** The customer's own phrases for those. */
  readonly phrases: PhraseBook<TouchpointId>;
  /** Touchpoints that no head knows, with the touchpoint that they are cut out of. */
  readonly own: readonly { readonly words: OwnWords; readonly partOf?: TouchpointId }[];
  /** The words of `own`, in its order. */
  readonly ownBook: OwnBook;
  /** What hand corrections changed, by touchpoint. */
  readonly moves: ReadonlyMap<string, Move>;
}

/** Only configured ids are ever mentioned: a trained touchpoint that nothing stands for is silent. */
export function prepareJourney(
  touchpoints: readonly Touchpoint[],
  language: Language,
  moves: Readonly<Record<string, Move>> = {},
): Journey {
  const trained = touchpoints.flatMap((step) => headsOf(step).map((head) => [head, step.id] as const));
  const known = new Set(trained.map(([, id]) => id));
  const phrasesOf = ({ phrases }: Touchpoint) => phrases?.[language.code] ?? [];
  const kept = touchpoints.filter(({ id }) => known.has(id));
  const added = touchpoints.filter(({ id }) => !known.has(id));
  const own = added.flatMap((step) => {
    const words = prepareOwn(step.id, phrasesOf(step), language);
    return words ? [{ words, ...(step.partOf && { partOf: step.partOf }) }] : [];
  });
  return {
    trained,
    phrases: phraseBook(
      kept.map((step) => [step.id, phrasesOf(step)]),
      language,
      true,
    ),
    own,
    ownBook: ownBook(own.map(({ words }) => words)),
    moves: new Map(Object.entries(moves)),
  };
}

/** Positions of the trained touchpoints that a configured one stands for. */
function headsOf({ id, meaning, partOf }: Touchpoint): number[] {
  const names = meaning ?? (partOf === undefined ? [id] : []);
  return names
    .map((name) => DEFAULT_TOUCHPOINTS.indexOf(name as (typeof DEFAULT_TOUCHPOINTS)[number]))
    .filter((head) => head >= 0);
}
