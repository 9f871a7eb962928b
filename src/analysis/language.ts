/** The contract of a language plug-in: one file in `languages/`, one line in `languages/index.ts`, one trained model. */
import type { Cause, CauseDetail, Emotion, Severity } from '../domain/finding.ts';
import type { DefaultTouchpoint } from './default-journey.ts';

/** What a cue of blame speaks for: a cause, what people lacked, that persons act at all (`actors`), or that nobody is named (`nobody`). */
export type CauseCue = Cause | CauseDetail | 'actors' | 'nobody';

/**
 * What a word of opinion says: praise, blame, praise by denying a complaint ("no queue", "not pushy"), a wish for better;
 * `low` and `high`: good and bad of prices, bad and good of other things.
 */
export type OpinionCue = 'praise' | 'blame' | 'denial' | 'wish' | 'low' | 'high';

/**
 * All words in lists are written as customers write them; they are folded and stemmed before use, so accents, ZWNJ
 * and endings need not be listed. A phrase is words in order; where said, one other word may stand between two of them.
 */
export interface Language {
  /** ISO 639-1; the file's name and the model's name. */
  readonly code: string;
  /** Stem of a folded word. Must be cheap and pure. */
  stem(form: string): string;
  /** Folded words that an apostrophe cuts off (French l', d'); empty where apostrophes stay inside words. */
  readonly elisions: ReadonlySet<string>;
  /** Folded words that open a contrasting clause. */
  readonly contrasts: ReadonlySet<string>;
  /** Folded words that open a clause once something is said (because, when, avec, چون). */
  readonly openers: ReadonlySet<string>;
  /** Folded words for "and", and the words after them that make it a new clause once something is said. */
  readonly joins: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  /** Folded words that begin a new statement right after a judging word, with nothing between ("food great service slow"). */
  readonly subjects: ReadonlySet<string>;
  /** Folded words that judge (good, lent, عالی): with one, something is said. */
  readonly judges: ReadonlySet<string>;
  /** Is the folded word a finite verb? With one, something is said. */
  isVerb(form: string): boolean;
  /** Does the verb close the clause? */
  readonly verbFinal: boolean;
  /** Does a judging word stand before what it judges (friendly staff), not behind it (personnel aimable)? */
  readonly adjectiveFirst: boolean;
  /** Folded words that go on after a closing verb. */
  readonly follows: ReadonlySet<string>;
  /** Folded words that negate what follows. */
  readonly negators: ReadonlySet<string>;
  /** Negators that deny only a few words after one of `negationPairs` ("ne … plus", but "plus cher"); may be empty. */
  readonly pairedNegators: ReadonlySet<string>;
  readonly negationPairs: ReadonlySet<string>;
  /** Turns that hold a negator and deny nothing ("not only", "pas mal"), word for word. */
  readonly falseNegations: readonly string[];
  /** Folded words that strengthen a neighbour. */
  readonly intensifiers: ReadonlySet<string>;
  /** Turns of praise that are blame ("thanks for nothing"); one word may stand between. */
  readonly ironies: readonly string[];
  /** Folded words of praise that are mocking in quotation marks or when one of `troubles` follows. */
  readonly applause: ReadonlySet<string>;
  readonly troubles: ReadonlySet<string>;
  /** Does this folded word negate what stands before it? */
  negatesBack(form: string): boolean;
  /** Folded words that name no theme, as they stand in every review: small words and general verdicts. */
  readonly smallWords: ReadonlySet<string>;
  /** Seed phrases per touchpoint; one word may stand between. */
  readonly seeds: Readonly<Record<DefaultTouchpoint, readonly string[]>>;
  /** Words of opinion by what they say; one word may stand between. */
  readonly praises: Readonly<Record<OpinionCue, readonly string[]>>;
  /** Words by the emotion they tell of; `none` for the matter-of-fact. One other word may stand between. */
  readonly emotions: Readonly<Record<Emotion, readonly string[]>>;
  /** Cues of who or what is blamed; one word may stand between. */
  readonly causes: Readonly<Record<CauseCue, readonly string[]>>;
  /** Cues of what must not wait; see `SeverityCues`. */
  readonly severities: SeverityCues;
  /** What customers speak of around a step of their own, by topic; see `readTopic`. */
  readonly topics: readonly string[];
  /** Words that say of their clause that it came earlier, or later, than what stands beside it. */
  readonly story: Readonly<Record<'earlier' | 'later', readonly string[]>>;
}

/**
 * A cue is a phrase, one other word between two of its words allowed, then what must stand near: `sick @food` needs a word
 * of the list `food` of `partners` in its sentence, `scam @@money` one of `money` anywhere in the text.
 */
export interface SeverityCues extends Readonly<Record<Severity, readonly string[]>> {
  readonly partners: Readonly<Record<string, readonly string[]>>;
  /** Words that make a cue harmless: a figure of speech (the same words), a mere possibility, a story, an insured event, hearsay. */
  readonly excuses: Readonly<Record<'figure' | 'hypothesis' | 'fiction' | 'insured' | 'hearsay', readonly string[]>>;
}
