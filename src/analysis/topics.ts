/** What customers speak of around a step of their own: words by topic, so that five phrases stand for more than their letters. */
import type { Language } from './language.ts';
import { readWords } from './words.ts';

/** Folded words and turns of one topic. */
export interface Topic {
  /** Hardly ever said of something else. */
  readonly strong: ReadonlySet<string>;
  /** Said of this and of other things. */
  readonly weak: ReadonlySet<string>;
  /** Those of several words, as written. */
  readonly turns: readonly string[];
  /** Their stems, with spaces between. */
  readonly turnStems: readonly string[];
  readonly weakTurns: readonly string[];
  /** Said of this and of much else, and often several at once ("car", "wheel", "van"): any number of them counts as one. */
  readonly things: ReadonlySet<string>;
  /** Words that tell nothing alone, and are as good as a strong one together ("find" and "space"). */
  readonly pairs: readonly TopicPair[];
}

/** Stems: one of each side in a clause, in any order. */
type TopicPair = readonly [one: ReadonlySet<string>, other: ReadonlySet<string>];

const known = new Map<Language, readonly Topic[]>();

/** Topics of a language. */
export function topicsOf(language: Language): readonly Topic[] {
  const before = known.get(language);
  if (before) return before;
  const topics = language.topics.map((line) => readTopic(line, language));
  known.set(language, topics);
  return topics;
}

/**
 * Reads a topic as a language file writes it: `strong words, turns and pairs | words of this and other things | things`.
 * A pair is two lists of single words: `find / found + space / spot`.
 */
export function readTopic(line: string, language: Language): Topic {
  const [strong = '', weak = '', things = ''] = line.replace(/\s+/g, ' ').split('|');
  const parts = (list: string) => list.split(',').map((part) => part.trim());
  const formsOf = (part: string) => readWords(part, language.elisions).words.map(({ form }) => form);
  const stemsOf = (part: string) => formsOf(part).map((form) => language.stem(form));
  const single = (list: readonly string[]) => new Set(list.flatMap((part) => onlyOne(formsOf(part))));
  const several = (list: readonly string[]) => list.filter((part) => formsOf(part).length > 1);
  const pairs = parts(strong).filter((part) => part.includes(' + '));
  const sure = parts(strong).filter((part) => !part.includes(' + '));
  const turns = several(sure);
  return {
    strong: single(sure),
    weak: single(parts(weak)),
    turns,
    turnStems: turns.map((turn) => stemsOf(turn).join(' ')),
    weakTurns: several(parts(weak)),
    things: single(parts(things)),
    pairs: pairs.map((pair) => {
      const [one = '', other = ''] = pair.split(' + ');
      const first = new Set(stemsOf(one));
      return [first, new Set(stemsOf(other)).difference(first)];
    }),
  };
}

function onlyOne(forms: readonly string[]): readonly string[] {
  return forms.length === 1 ? forms : [];
}
