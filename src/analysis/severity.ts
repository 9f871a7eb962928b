/** What must not wait: danger, discrimination, fraud, legal threats, harm. Rules, precise rather than greedy. */
import type { Severity } from '../domain/finding.ts';
import type { Language } from './language.ts';
import { findPhrases, type PhraseBook, phraseBook } from './phrases.ts';
import type { Reading } from './reading.ts';

/** Gravest first: the order in which one is chosen when several are named. */
const GRAVITY = ['harm', 'safety', 'discrimination', 'fraud', 'legal'] as const satisfies readonly Severity[];

/** Severity cues of a language. */
export function severityBook(language: Language): PhraseBook<Severity> {
  return phraseBook(
    GRAVITY.map((name) => [name, language.severities[name]] as const),
    language,
    false,
  );
}

/** Words before a cue (after it, for verbs that negate backwards) in which a negation counts. */
const REACH = 3;

/** The gravest severity a complaint names; a negated cue ("not a scam") does not count. */
export function judgeSeverity(reading: Reading, book: PhraseBook<Severity>, language: Language): Severity | undefined {
  const named = new Set<Severity>();
  for (const { from, to } of reading.clauses) {
    findPhrases(book, reading.stems, from, to, (severity, length, at) => {
      const isDenied =
        reading.words.slice(Math.max(from, at - REACH), at).some(({ form }) => language.negators.has(form)) ||
        reading.words
          .slice(at + length, Math.min(to, at + length + REACH))
          .some(({ form }) => language.negatesBack(form));
      if (!isDenied) named.add(severity);
    });
  }
  return GRAVITY.find((severity) => named.has(severity));
}
