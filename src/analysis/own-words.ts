/** What five phrases of a customer's own touchpoint stand for: their words, the words of their topics, and what each is worth. */
import type { TouchpointId } from '../domain/ids.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Language } from './language.ts';
import { type PhraseBook, phraseBook } from './phrases.ts';
import { type Topic, topicsOf } from './topics.ts';
import { readWords } from './words.ts';

/** One touchpoint's words in one language. */
export interface OwnWords {
  readonly id: TouchpointId;
  /** How much words speak for the touchpoint; 1 is enough alone. By stem, as one stem may be of several words. */
  readonly stems: ReadonlyMap<string, readonly OwnWord[]>;
  /** Forms one letter short of a long word, to forgive one slip of the pen. */
  readonly slips: ReadonlyMap<string, OwnWord>;
  readonly literal: PhraseBook<true>;
  /** Turns of several words that belong to a topic of the phrases; the label is what they are worth. */
  readonly turns: PhraseBook<number>;
  /** Which sides of which pairs of topic words a stem stands on. */
  readonly pairs: ReadonlyMap<string, readonly PairSide[]>;
  readonly pairCount: number;
}

/** One side of a pair: both sides in one clause speak for the touchpoint. */
interface PairSide {
  readonly pair: number;
  readonly side: 0 | 1;
  /** Of the pair. */
  readonly worth: number;
}

/** A word that speaks for a touchpoint. */
export interface OwnWord {
  readonly form: string;
  readonly worth: number;
  /** Counted once for all such words. */
  readonly isThing: boolean;
}

/** Words of a phrase: those of every complaint ("expensive", "rude", "open"), those of other topics too ("ticket"), others. */
const SHARED = 0.3;
const AMBIGUOUS = 0.6;
const OWN = 0.7;
/** What a phrase names first and no list of the language knows, and words of two phrases or more: enough in any ending. */
const NAMED = 1.4;
/** Words of a topic that the phrases are about: hardly ever said of something else; said of much. */
const STRONG = 1;
const WEAK = 0.5;
/** Shortest word that may be misspelt. */
export const SLIP_FROM = 7;
/** Longest word that is looked at for a slip. */
export const SLIP_TO = 20;

/** Prepares the phrases of one touchpoint; undefined when there are none in this language. */
export function prepareOwn(id: TouchpointId, phrases: readonly string[], language: Language): OwnWords | undefined {
  if (phrases.length === 0) return undefined;
  const topics = topicsOf(language).flatMap((topic) => {
    const share = shareOf(topic, phrases, language);
    return share > 0 ? [{ topic, share }] : [];
  });
  const stems = new Map<string, OwnWord[]>();
  const small = language.smallWords;
  const things = new Set(topics.flatMap(({ topic }) => [...topic.things].map((form) => language.stem(form))));
  const add = (form: string, worth: number) => {
    if (small.has(form)) return;
    const stem = language.stem(form);
    stems.set(stem, [...(stems.get(stem) ?? []), { form, worth, isThing: things.has(stem) }]);
  };
  const turns: [number, string[]][] = [];
  for (const { topic, share } of topics) {
    for (const form of topic.weak) add(form, (WEAK * share) / breadthOf(form, language));
    for (const form of topic.things) add(form, WEAK * share);
    for (const form of topic.strong) add(form, STRONG * share);
    turns.push([STRONG * share, [...topic.turns]], [WEAK * share, [...topic.weakTurns]]);
  }
  const compounds = phrases.flatMap((phrase) => compoundsOf(phrase, language));
  turns.push([OWN, compounds]);
  const parts = new Set(compounds.flatMap((compound) => [...formsOf(compound, language)]));
  // Where topics say what the phrases are about, their other words ("free", "outside") are said of it by chance.
  const isCovered = topics.some(({ share }) => share === 1);
  const ofTopics = new Set(stems.keys());
  const weak = weakStems(language);
  const seeds = seedStems(language);
  const named = namesOf(phrases, language, isCovered);
  for (const [form, count] of contentWords(phrases, language)) {
    const stem = language.stem(form);
    const isShared = language.judges.has(form) || language.isVerb(form) || (seeds.get(stem) ?? 0) > 1;
    if (parts.has(form) && count === 1) continue;
    if (isShared || (isCovered && !ofTopics.has(stem))) add(form, SHARED);
    else if (named.has(form)) add(form, NAMED);
    else if (weak.has(stem) || seeds.has(stem)) add(form, things.has(stem) ? WEAK : AMBIGUOUS);
    else add(form, count > 1 ? NAMED : OWN);
  }
  return {
    id,
    stems,
    slips: slipsOf(stems),
    literal: phraseBook([[true, phrases]], language, true),
    turns: phraseBook(turns, language, false),
    pairs: pairSides(topics),
    pairCount: topics.reduce((count, { topic }) => count + topic.pairs.length, 0),
  };
}

function pairSides(topics: readonly { readonly topic: Topic; readonly share: number }[]): OwnWords['pairs'] {
  const sides = new Map<string, PairSide[]>();
  const pairs = topics.flatMap(({ topic, share }) => topic.pairs.map((pair) => ({ pair, worth: STRONG * share })));
  pairs.forEach(({ pair, worth }, at) => {
    for (const side of [0, 1] as const) {
      for (const stem of pair[side]) {
        sides.set(stem, [...(sides.get(stem) ?? []), { pair: at, side, worth }]);
      }
    }
  });
  return sides;
}

function stemsOf(forms: ReadonlySet<string>, language: Language): Set<string> {
  return new Set([...forms].map((form) => language.stem(form)));
}

function slipsOf(stems: OwnWords['stems']): Map<string, OwnWord> {
  const slips = new Map<string, OwnWord>();
  for (const word of [...stems.values()].flat()) {
    if (word.form.length < SLIP_FROM || word.form.length > SLIP_TO || word.worth < AMBIGUOUS) continue;
    for (const short of [word.form, ...shortened(word.form)]) slips.set(short, word);
  }
  return slips;
}

/** The form with any one letter left out. */
export function shortened(form: string): string[] {
  return Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1));
}

/** Folded words of the phrases that carry meaning, with the number of phrases that hold them. */
function contentWords(phrases: readonly string[], language: Language): Map<string, number> {
  const small = language.smallWords;
  const counts = new Map<string, number>();
  for (const phrase of phrases) {
    for (const form of formsOf(phrase, language)) {
      if (form.length > 1 && !small.has(form)) counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  return counts;
}

function formsOf(phrase: string, language: Language): Set<string> {
  return new Set(readWords(phrase, language.elisions).words.map(({ form }) => form));
}

/** Words joined by a hyphen ("pare-brise"): one word, whose parts mean other things. */
function compoundsOf(phrase: string, language: Language): string[] {
  const { words } = readWords(phrase, language.elisions);
  return words.flatMap(({ start, end }, at) => {
    const next = words[at + 1];
    return next && phrase.slice(end, next.start) === '-' ? [phrase.slice(start, next.end)] : [];
  });
}

/** How much the phrases are about a topic, 0 to 1: all of it when half of them are, and two or more. */
function shareOf(topic: Topic, phrases: readonly string[], language: Language): number {
  let sure = 0;
  let some = 0;
  for (const phrase of phrases) {
    const forms = [...formsOf(phrase, language)];
    const stems = forms.map((form) => language.stem(form));
    if (forms.some((form) => topic.strong.has(form)) || holdsTurn(topic, stems) || holdsPair(topic, new Set(stems)))
      sure++;
    else if (forms.some((form) => topic.weak.has(form) || topic.things.has(form))) some++;
  }
  if (sure === 0) return 0;
  return Math.min(1, (sure + HALF_SURE * some) / Math.max(2, phrases.length / 2));
}

function holdsTurn({ turnStems }: Topic, stems: readonly string[]): boolean {
  const line = ` ${stems.join(' ')} `;
  return turnStems.some((turn) => line.includes(` ${turn} `));
}

function holdsPair({ pairs }: Topic, stems: ReadonlySet<string>): boolean {
  return pairs.some((sides) => sides.every((side) => !side.isDisjointFrom(stems)));
}

/** What a phrase with only words of this and other things counts, beside one that is surely about the topic. */
const HALF_SURE = 0.5;

/** 1 for a word of one topic or two; of more, the less it tells. */
function breadthOf(form: string, language: Language): number {
  return Math.max(1, Math.sqrt((weakStems(language).get(language.stem(form)) ?? 1) / 2));
}

const weakByLanguage = new Map<Language, ReadonlyMap<string, number>>();

/** Stems that some topic holds as a word of other things too, with the number of those topics. */
function weakStems(language: Language): ReadonlyMap<string, number> {
  const known = weakByLanguage.get(language);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { weak, things } of topicsOf(language)) {
    const stems = new Set([...weak, ...things].map((form) => language.stem(form)));
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  weakByLanguage.set(language, counts);
  return counts;
}

const seedsByLanguage = new Map<Language, ReadonlyMap<string, number>>();

/** Stems of the seed phrases, with the number of trained touchpoints that hold them: of several, they speak of any complaint. */
function seedStems(language: Language): ReadonlyMap<string, number> {
  const known = seedsByLanguage.get(language);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const name of DEFAULT_TOUCHPOINTS) {
    const forms = new Set(language.seeds[name].flatMap((phrase) => [...formsOf(phrase, language)]));
    for (const stem of stemsOf(forms, language)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  seedsByLanguage.set(language, counts);
  return counts;
}

/**
 * First words of phrases that carry meaning ("laundry came back damp"), unless a list of the language holds them. Where no
 * topic says what the phrases are about, words of other topics are names too.
 */
function namesOf(phrases: readonly string[], language: Language, isCovered: boolean): Set<string> {
  const cues = cueStems(language);
  const topics = isCovered ? topicStems(language) : NO_STEMS;
  const names = phrases.flatMap(
    (phrase) => [...formsOf(phrase, language)].find((form) => form.length > 1 && !language.smallWords.has(form)) ?? [],
  );
  return new Set(
    names.filter((form) => {
      const stem = language.stem(form);
      return !cues.has(stem) && !topics.has(stem);
    }),
  );
}

const NO_STEMS: ReadonlySet<string> = new Set();
const cuesByLanguage = new Map<Language, ReadonlySet<string>>();

/** Stems of vigie's own cues: they tell of feelings, causes and trained touchpoints. */
function cueStems(language: Language): ReadonlySet<string> {
  const { seeds, praises, emotions, causes, story } = language;
  return rememberStems(cuesByLanguage, language, () =>
    [seeds, praises, emotions, causes, story].flatMap((lists) => Object.values(lists)).flat(),
  );
}

const topicsByLanguage = new Map<Language, ReadonlySet<string>>();

/** Stems of all topics. */
function topicStems(language: Language): ReadonlySet<string> {
  return rememberStems(topicsByLanguage, language, () => language.topics);
}

function rememberStems(
  memory: Map<Language, ReadonlySet<string>>,
  language: Language,
  lists: () => readonly string[],
): ReadonlySet<string> {
  const known = memory.get(language);
  if (known) return known;
  const stems = stemsOf(new Set(lists().flatMap((list) => [...formsOf(list, language)])), language);
  memory.set(language, stems);
  return stems;
}
