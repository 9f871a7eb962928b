/** What must not wait, by rules: cues of danger, discrimination, fraud, legal threats and harm that are meant, with the clause that says so. */
import type { Severity, Span } from '../domain/finding.ts';
import { isDenied } from './denial.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** Gravest first: the order in which one is chosen when several are named, and the order of the heads' outputs. */
export const GRAVITY = ['harm', 'safety', 'discrimination', 'fraud', 'legal'] as const satisfies readonly Severity[];

/** A severity with the clause that says so. */
export interface SevereClause extends Span {
  readonly severity: Severity;
}

/** Why a cue does not count: `figure` where it is the same words, `hypothesis` and `hearsay` before it, the others anywhere. */
const EXCUSES = ['figure', 'hypothesis', 'fiction', 'insured', 'hearsay'] as const;
type Excuse = (typeof EXCUSES)[number];

type Mark =
  | { readonly kind: 'cue'; readonly severity: Severity; readonly needs: readonly Need[] }
  | { readonly kind: 'partner'; readonly name: string }
  | { readonly kind: 'excuse'; readonly excuse: Excuse };

/** A list of words of which one must stand in the same sentence, or anywhere in the text. */
interface Need {
  readonly name: string;
  readonly anywhere: boolean;
}

/** Prepared severity cues of a language. */
export type SeverityBook = PhraseBook<Mark>;

/** A need that no list meets but the sentence's sentiment: a mere bruise or a fire is no danger where nobody complains. */
const BLAME = 'blame';

/** Prepares a language's cues. @throws RangeError at a cue that needs a list that is not there */
export function severityBook(language: Language): SeverityBook {
  const { partners, excuses } = language.severities;
  const lists: (readonly [Mark, readonly string[]])[] = [];
  for (const severity of GRAVITY) {
    for (const written of language.severities[severity]) {
      const { phrase, needs } = readCue(written);
      const unknown = needs.find(({ name }) => name !== BLAME && !Object.hasOwn(partners, name));
      if (unknown) throw new RangeError(`Expected one of ${Object.keys(partners).join(', ')}, got "${written}"`);
      lists.push([{ kind: 'cue', severity, needs }, [phrase]]);
    }
  }
  for (const [name, phrases] of Object.entries(partners)) lists.push([{ kind: 'partner', name }, phrases]);
  for (const excuse of EXCUSES) lists.push([{ kind: 'excuse', excuse }, excuses[excuse]]);
  return phraseBook(lists, language, false);
}

/** "sick @food @@us": the phrase, what must stand in its sentence, what may stand anywhere. */
function readCue(written: string): { phrase: string; needs: Need[] } {
  const [phrase = '', ...needs] = written.split(' @');
  return {
    phrase,
    needs: needs.map((name) => ({ name: name.replace('@', ''), anywhere: name.startsWith('@') })),
  };
}

interface Hit {
  readonly mark: Mark;
  readonly at: number;
  readonly length: number;
}

type CueMark = Extract<Mark, { kind: 'cue' }>;

/**
 * The gravest severity that a text says happened, with its clause. Nothing for what is denied, merely possible, said in a
 * figure ("a steal"), told in a film or a book, insured (a stolen car, an accident), or known from hearsay. Linear.
 */
export function findSevereCue(reading: Reading, book: SeverityBook, language: Language): SevereClause | undefined {
  const sentences = readSentences(reading, book);
  if (!sentences.some(({ hits }) => hits.some(({ mark }) => mark.kind === 'cue'))) return undefined;
  const anywhere = partnersOf(sentences.flatMap(({ hits }) => hits));
  const excuses = new Set(
    sentences.flatMap(({ hits }) => hits.flatMap(({ mark }) => (mark.kind === 'excuse' ? [mark.excuse] : []))),
  );
  if (excuses.has('fiction')) return undefined;
  let best: { rank: number; at: number } | undefined;
  for (const sentence of sentences) {
    const near = new Set(partnersOf(sentence.hits));
    if (sentence.isBlame) near.add(BLAME);
    for (const { mark, at } of soundCues(reading, language, sentence)) {
      if (mark.needs.some(({ name, anywhere: far }) => !(far ? anywhere : near).has(name))) continue;
      if (sentence.isPraise && mark.severity === 'legal' && mark.needs.length > 0) continue;
      if (excuses.has('insured') && isInsurable(mark)) continue;
      const rank = GRAVITY.indexOf(mark.severity);
      if (!best || rank < best.rank) best = { rank, at };
    }
  }
  if (!best) return undefined;
  const { at, rank } = best;
  const clause = reading.clauses.find(({ from, to }) => from <= at && at < to)!;
  return {
    severity: GRAVITY[rank]!,
    start: reading.words[clause.from]!.start,
    end: reading.words[clause.to - 1]!.end,
  };
}

/**
 * Does the text speak of fraud, or deny the severity, only in words that the rules weighed and found wanting? "A scam" without
 * a deed is a verdict; "this is not a scam" is none. Then nobody else's guess makes it a case.
 */
export function isDismissed(
  reading: Reading,
  book: SeverityBook,
  language: Language,
  { severity, start }: SevereClause,
): boolean {
  const sentences = readSentences(reading, book);
  const cuesOf = ({ hits }: Sentence) => hits.filter(({ mark }) => mark.kind === 'cue' && mark.severity === severity);
  if (severity === 'fraud') return sentences.some((sentence) => cuesOf(sentence).length > 0);
  const own = sentences.find(
    ({ from, to }) => reading.words[from]!.start <= start && start < reading.words[to - 1]!.end,
  );
  const cues = own ? cuesOf(own) : [];
  return cues.length > 0 && cues.every((hit) => isDeniedIn(reading, language, own!, hit));
}

/** Is a group of people named, whom somebody could be treated worse for belonging to? */
export function namesGroup(reading: Reading, book: SeverityBook): boolean {
  return readSentences(reading, book).some(({ hits }) =>
    hits.some(({ mark }) => mark.kind === 'partner' && GROUPS.has(mark.name)),
  );
}

const GROUPS: ReadonlySet<string> = new Set(['identity', 'group']);

/** Log-odds of praise over blame from which a sentence tells of no threat: "our lawyer was brilliant". */
const PRAISED = 1.5;
/** And below which it complains. */
const BLAMED = -0.5;

interface Sentence {
  readonly isPraise: boolean;
  readonly isBlame: boolean;
  readonly from: number;
  readonly to: number;
  /** In order of the text. */
  readonly hits: readonly Hit[];
}

/** Hits by sentence; a sentence without any is left out. */
function readSentences({ clauses, entries, sentiment }: Reading, book: SeverityBook): Sentence[] {
  const sentences: Sentence[] = [];
  for (let first = 0; first < clauses.length; ) {
    let end = first + 1;
    while (end < clauses.length && clauses[end]!.sentence === clauses[first]!.sentence) end++;
    const { from } = clauses[first]!;
    const { to } = clauses[end - 1]!;
    const hits: Hit[] = [];
    findPhrases(book, entries, from, to, (mark, length, at) => hits.push({ mark, at, length }));
    const score = sentiment.sentences[first]!;
    const margin = score[2]! - score[0]!;
    if (hits.length > 0) sentences.push({ from, to, hits, isPraise: margin > PRAISED, isBlame: margin < BLAMED });
    first = end;
  }
  return sentences;
}

function partnersOf(hits: readonly Hit[]): ReadonlySet<string> {
  return new Set(hits.flatMap(({ mark }) => (mark.kind === 'partner' ? [mark.name] : [])));
}

/** Words before a cue in which a doubt makes it merely possible. */
const DOUBT_REACH = 8;
/** Words before a cue in which a negation denies it, and after it for verbs that negate backwards. */
const DENIAL_REACH = 3;
const DENIAL_BACK = 2;

/** Cues of a sentence that are meant: no figure of speech, no hearsay, not denied, and not merely possible. */
function* soundCues(
  reading: Reading,
  language: Language,
  sentence: Sentence,
): Generator<{ mark: CueMark; at: number }> {
  const { from, hits } = sentence;
  const figures = figuresOf(sentence);
  let doubt = Number.NEGATIVE_INFINITY;
  for (const { mark, at, length } of hits) {
    if (mark.kind === 'excuse' && mark.excuse === 'hearsay') return;
    if (mark.kind === 'excuse' && mark.excuse === 'hypothesis') doubt = at;
    if (mark.kind !== 'cue') continue;
    if (figures.subarray(at - from, at - from + length).includes(1)) continue;
    // A threat is about what will be: "if they do not pay I will sue".
    if (mark.severity !== 'legal' && at - doubt <= DOUBT_REACH) continue;
    if (!isDeniedIn(reading, language, sentence, { at, length })) yield { mark, at };
  }
}

function isDeniedIn(
  { words }: Reading,
  language: Language,
  { from, to }: Sentence,
  { at, length }: Pick<Hit, 'at' | 'length'>,
): boolean {
  return isDenied(words, language, { from, to, at, length }, DENIAL_REACH, DENIAL_BACK);
}

/** One entry per word of the sentence, 1 where a figure of speech stands. */
function figuresOf({ from, to, hits }: Sentence): Uint8Array {
  const figures = new Uint8Array(to - from);
  for (const { mark, at, length } of hits) {
    if (mark.kind === 'excuse' && mark.excuse === 'figure') figures.fill(1, at - from, at - from + length);
  }
  return figures;
}

/** What an insurance is for: danger, harm and theft in a text about a claim are no blame of who writes the policy. */
function isInsurable({ severity, needs }: CueMark): boolean {
  return severity === 'harm' || severity === 'safety' || needs.some(({ name }) => name === 'goods');
}
