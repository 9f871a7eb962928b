/** Which parts of one review are in another language than the rest. Apart from language-id.ts, because nearly every review is in one and must not pay. */
import { identifyLanguage } from './language-id.ts';

/** A stretch of the text as given, UTF-16 offsets, end exclusive. Stretches follow each other and cover the text. */
export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  readonly language: string;
}

/** Letters from which a sentence can be told by itself. */
const TELLING = 24;
/** Foreign small words (or letters of another script) that make a text worth a closer look. */
const HINTS = 3;
const FOREIGN_LETTERS = 20;
/** Sentences looked at: beyond them the language of the whole is kept. */
const MOST_SENTENCES = 60;

/** Small words that one language has and the other has not. */
const SMALL_WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|was|were|with|very|this|that|they|have|you|would|not)\b/gi,
  fr: /\b(?:le|les|des|une|est|et|pas|nous|vous|pour|dans|avec|très|qui)\b/gi,
};
/** A sentence with the marks and spaces behind it; no two parts can take the same character. */
const SENTENCE = /[^.!?؟…\n]+[.!?؟…\n\s]*/g;

/**
 * Cuts a text where its language changes (a French review that ends in English, a "translated by" line). `whole`: what
 * `identifyLanguage` says of the text. Answers one span for a text in one language, which is found out without n-grams.
 * Linear; at most 60 sentences are asked about.
 */
export function languagesOfSentences(text: string, whole: string, prior?: string): readonly LanguageSpan[] {
  const uniform = [{ start: 0, end: text.length, language: whole }];
  if (!mayBeMixed(text, whole)) return uniform;
  const spans: { start: number; end: number; language: string }[] = [];
  let asked = 0;
  for (const { index, 0: sentence } of text.matchAll(SENTENCE)) {
    const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
    const last = spans.at(-1);
    const told =
      letters >= TELLING && asked++ < MOST_SENTENCES ? identifyLanguage(sentence, undefined, prior) : undefined;
    const language = told === undefined || told === 'und' ? (last?.language ?? whole) : told;
    const end = index + sentence.length;
    if (last?.language === language) last.end = end;
    else spans.push({ start: last?.end ?? 0, end, language });
  }
  const last = spans.at(-1);
  if (!last) return uniform;
  last.end = text.length;
  return spans;
}

function mayBeMixed(text: string, whole: string): boolean {
  if (text.length < 2 * TELLING) return false;
  if (count(text, whole === 'fa' || whole === 'ar' ? /[a-zà-ÿ]/gi : /[\u0621-\u06cc]/g, FOREIGN_LETTERS)) return true;
  for (const [code, words] of Object.entries(SMALL_WORDS)) {
    if (code !== whole && count(text, words, HINTS)) return true;
  }
  return false;
}

/** Does the pattern match at least `least` times? Stops there. */
function count(text: string, pattern: RegExp, least: number): boolean {
  pattern.lastIndex = 0;
  for (let found = 0; found < least; found++) if (!pattern.test(text)) return false;
  return true;
}
