/** What customers speak of around a step of their own: words by topic, so that five phrases stand for more than their letters. */
import type { Language } from './language.ts';
import { topics as en } from './languages/en/topics.ts';
import { topics as fa } from './languages/fa/topics.ts';
import { topics as fr } from './languages/fr/topics.ts';
import { readWords } from './words.ts';

/** Folded words and turns of one topic. */
export interface Topic {
  /** Hardly ever said of something else. */
  readonly strong: ReadonlySet<string>;
  /** Said of this and of other things. */
  readonly weak: ReadonlySet<string>;
  /** Those of several words, as written. */
  readonly turns: readonly string[];
  readonly weakTurns: readonly string[];
  /** Said of this and of much else, and often several at once ("car", "wheel", "van"): any number of them counts as one. */
  readonly things: ReadonlySet<string>;
}

/** As a language file writes a topic: `strong words and turns | words of this and other things | things`, with commas between. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = { en, fa, fr };

const known = new Map<Language, readonly Topic[]>();

/** Topics of a language; none for one that has no list. */
export function topicsOf(language: Language): readonly Topic[] {
  const before = known.get(language);
  if (before) return before;
  const topics = (WRITTEN[language.code] ?? []).map((line) => readTopic(line, language));
  known.set(language, topics);
  return topics;
}

function readTopic(line: string, language: Language): Topic {
  const [strong = '', weak = '', things = ''] = line.split('|');
  const parts = (list: string) => list.split(',').map((part) => part.trim());
  const formsOf = (part: string) => readWords(part, language.elisions).words.map(({ form }) => form);
  const single = (list: string) => new Set(parts(list).flatMap((part) => onlyOne(formsOf(part))));
  const several = (list: string) => parts(list).filter((part) => formsOf(part).length > 1);
  return {
    strong: single(strong),
    weak: single(weak),
    turns: several(strong),
    weakTurns: several(weak),
    things: single(things),
  };
}

function onlyOne(forms: readonly string[]): readonly string[] {
  return forms.length === 1 ? forms : [];
}
