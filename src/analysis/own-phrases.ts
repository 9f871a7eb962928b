/**
 * Finds a customer's own touchpoints by the few phrases given for them: literally, and by what other customers would say
 * instead. Apart from the trained heads: nothing here was trained on the touchpoint.
 */
import type { TouchpointId } from '../domain/ids.ts';
import { DEFAULT_TOUCHPOINTS } from './default-journey.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';
import { smallWordsOf } from './small-words.ts';
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
}

interface OwnWord {
  readonly form: string;
  readonly worth: number;
}

/** What a phrase found word for word is worth: as good as a label. */
const LITERAL = 2;
/** Words of a phrase: those of every complaint ("expensive", "rude", "open"), those of other topics too ("ticket"), others. */
const SHARED = 0.35;
const AMBIGUOUS = 0.6;
const OWN = 0.7;
/** In two phrases or more. */
const REPEATED = 1.05;
/** Words of a topic that the phrases are about: hardly ever said of something else; said of much. */
const STRONG = 1;
const WEAK = 0.5;
/** Of a word with the same stem and another ending ("parked" for "parking"). */
const OTHER_ENDING = 0.7;
/** Most that the clauses beside it in its sentence may add to a clause: a complaint is often told in two breaths. */
const AROUND = 1;
/** Shortest word that may be misspelt, longest that is looked at. */
const SLIP_FROM = 6;
const SLIP_TO = 20;

/** Prepares the phrases of one touchpoint; undefined when there are none in this language. */
export function prepareOwn(id: TouchpointId, phrases: readonly string[], language: Language): OwnWords | undefined {
  if (phrases.length === 0) return undefined;
  const topics = topicsOf(language).flatMap((topic) => {
    const share = shareOf(topic, phrases, language);
    return share > 0 ? [{ topic, share }] : [];
  });
  const stems = new Map<string, OwnWord[]>();
  const add = (form: string, worth: number) => {
    const stem = language.stem(form);
    stems.set(stem, [...(stems.get(stem) ?? []), { form, worth }]);
  };
  const turns: [number, string[]][] = [];
  for (const { topic, share } of topics) {
    for (const form of topic.weak) add(form, WEAK * share);
    for (const form of topic.strong) add(form, STRONG * share);
    turns.push([STRONG * share, [...topic.turns]], [WEAK * share, [...topic.weakTurns]]);
  }
  const weak = weakStems(language);
  for (const [form, count] of contentWords(phrases, language)) {
    const stem = language.stem(form);
    const isShared = language.judges.has(form) || language.isVerb(form) || sharedStems(language).has(stem);
    if (isShared) add(form, SHARED);
    else if (weak.has(stem)) add(form, AMBIGUOUS);
    else add(form, count > 1 ? REPEATED : OWN);
  }
  return {
    id,
    stems,
    slips: slipsOf(stems),
    literal: phraseBook([[true, phrases]], language, true),
    turns: phraseBook(turns, language, false),
  };
}

/** What the words of each clause speak for the touchpoint, those around it in its sentence included; 1 is about enough. */
export function ownScores(own: OwnWords, reading: Reading): number[] {
  const clauses = reading.clauses.map(({ from, to }) => readClause(own, reading, from, to));
  return clauses.map((clause, at) => {
    let around = 0;
    for (const other of [at - 1, at + 1]) {
      if (reading.clauses[other]?.sentence !== reading.clauses[at]!.sentence) continue;
      for (const [stem, worth] of clauses[other]!) if (!clause.has(stem)) around += worth;
    }
    const here = sum(clause);
    return here > 0 ? here + Math.min(around, AROUND) : 0;
  });
}

/** Worth of each word of the clause that speaks for the touchpoint. */
function readClause(own: OwnWords, reading: Reading, from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const stem = reading.stems[at]!;
    const worth = worthOf(own, reading.words[at]!.form, stem);
    if (worth > (found.get(stem) ?? 0)) found.set(stem, worth);
  }
  findPhrases(own.turns, reading.stems, from, to, (worth, _, at) => {
    found.set(reading.stems[at]!, Math.max(worth, found.get(reading.stems[at]!) ?? 0));
  });
  findPhrases(own.literal, reading.stems, from, to, () => {
    found.set('', LITERAL);
  });
  return found;
}

function worthOf(own: OwnWords, form: string, stem: string): number {
  const known = own.stems.get(stem);
  if (known) return Math.max(...known.map((word) => word.worth * (isSameWord(form, word.form) ? 1 : OTHER_ENDING)));
  if (form.length < SLIP_FROM || form.length > SLIP_TO) return 0;
  for (const short of [form, ...shortened(form)]) {
    const meant = own.slips.get(short);
    if (meant) return meant.worth * OTHER_ENDING;
  }
  return 0;
}

/** The same word in another number or with a suffix, not another word of the family. */
function isSameWord(a: string, b: string): boolean {
  if (a.startsWith(b)) return true;
  return b.startsWith(a) && b.length - a.length <= 2;
}

function slipsOf(stems: OwnWords['stems']): Map<string, OwnWord> {
  const slips = new Map<string, OwnWord>();
  for (const word of [...stems.values()].flat()) {
    if (word.form.length < SLIP_FROM || word.form.length > SLIP_TO || word.worth < AMBIGUOUS) continue;
    for (const short of [word.form, ...shortened(word.form)]) slips.set(short, word);
  }
  return slips;
}

function shortened(form: string): string[] {
  return Array.from(form, (_, at) => form.slice(0, at) + form.slice(at + 1));
}

/** Folded words of the phrases that carry meaning, with the number of phrases that hold them. */
function contentWords(phrases: readonly string[], language: Language): Map<string, number> {
  const small = smallWordsOf(language);
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

/** How much the phrases are about a topic, 0 to 1: all of it when two phrases are, half when one is by a word of that topic alone. */
function shareOf(topic: Topic, phrases: readonly string[], language: Language): number {
  const turns = phraseBook([[true, [...topic.turns]]], language, false);
  let sure = 0;
  let some = 0;
  for (const phrase of phrases) {
    const forms = [...formsOf(phrase, language)];
    let isSure = forms.some((form) => topic.strong.has(form));
    const stems = forms.map((form) => language.stem(form));
    findPhrases(turns, stems, 0, stems.length, () => {
      isSure = true;
    });
    if (isSure) sure++;
    if (isSure || forms.some((form) => topic.weak.has(form))) some++;
  }
  if (sure === 0) return 0;
  return some >= Math.min(2, phrases.length) ? 1 : 0.5;
}

const weakByLanguage = new Map<Language, ReadonlySet<string>>();

/** Stems that some topic holds as a word of other things too. */
function weakStems(language: Language): ReadonlySet<string> {
  const known = weakByLanguage.get(language);
  if (known) return known;
  const stems = new Set(topicsOf(language).flatMap(({ weak }) => [...weak].map((form) => language.stem(form))));
  weakByLanguage.set(language, stems);
  return stems;
}

const sharedByLanguage = new Map<Language, ReadonlySet<string>>();

/** Stems that seed phrases of several trained touchpoints hold: they speak of a complaint, not of a touchpoint. */
function sharedStems(language: Language): ReadonlySet<string> {
  const known = sharedByLanguage.get(language);
  if (known) return known;
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of DEFAULT_TOUCHPOINTS) {
    const stems = new Set(
      language.seeds[name].flatMap((phrase) => [...formsOf(phrase, language)].map((form) => language.stem(form))),
    );
    for (const stem of stems) (seen.has(stem) ? shared : seen).add(stem);
  }
  sharedByLanguage.set(language, shared);
  return shared;
}

function sum(worths: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const worth of worths.values()) total += worth;
  return total;
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
