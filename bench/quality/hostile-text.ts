/** How long the text pass takes on shapes made to hurt it: milliseconds a megabyte, and what twice the length costs. */
import { cutClauses } from '../../src/analysis/clauses.ts';
import { isIronic } from '../../src/analysis/irony.ts';
import { identifyLanguage } from '../../src/analysis/language-id.ts';
import { languages } from '../../src/analysis/languages/index.ts';
import { readScopes } from '../../src/analysis/scopes.ts';
import { entriesOf } from '../../src/analysis/word-entries.ts';
import { readWords } from '../../src/analysis/words.ts';

/** One shape: `milliseconds` for a million UTF-16 units, best of three; `growth`: time of a million over time of half a million. */
export interface HostileRow {
  readonly shape: string;
  readonly milliseconds: number;
  readonly growth: number;
}

const UNITS = 1_000_000;

/** The shapes by name: each is repeated to the length wanted. */
export const SHAPES: Readonly<Record<string, string>> = {
  'one letter': 'a',
  'one Persian letter': 'ا',
  'one word': 'bad ',
  'one Persian word': 'بد ',
  spaces: ' ',
  'full stops': '.',
  commas: ',',
  'words and commas': 'a,',
  emoji: '😡',
  'joined emoji': '👩‍',
  'skin tones': '👍🏽',
  flags: '🇫',
  'combining marks': '\u0301',
  'letters with marks': 'e\u0301',
  ampersands: '&',
  'broken entities': '&#39',
  entities: '&amp;',
  'deep entities': '&amp;amp;amp;',
  'less than': '<',
  'open tags': '<a ',
  newlines: '\n',
  'alternating scripts': 'aب',
  quotes: '"',
  apostrophes: "'",
  "l'": "l'",
  brackets: '(',
  'closing brackets': ')',
  'wrongly decoded': 'â€',
  replacements: '\ufffd',
  'lone surrogates': '\ud83d',
  'joiners between': 'می\u200c',
  'prefix after prefix': 'می ',
  endings: 'ها ',
  addresses: 'http://',
  'dotted letters': 'a.',
  mentions: '@a',
  hashtags: '#aB',
  digits: '1',
  'digits and dots': '1.',
  negations: 'not ',
  applause: 'great ',
  'quoted words': '"great" ',
  colons: ':',
  carets: '^_',
  dashes: '-_',
};

/** Measures every shape on the whole text pass: language, words, clauses, stems, scopes and cues, in three languages' rules. */
export function measureHostileText(shapes: Readonly<Record<string, string>> = SHAPES): HostileRow[] {
  return Object.entries(shapes).map(([shape, unit]) => {
    const half = unit.repeat(Math.ceil(UNITS / 2 / unit.length));
    const short = best(half);
    const long = best(half + half);
    return { shape, milliseconds: long, growth: long / short };
  });
}

function best(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    passOver(text);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The whole text pass in the rules of the language that the text is found to be in, else in English ones. Answers the words found. */
export function passOver(text: string): number {
  const language = languages[identifyLanguage(text)] ?? languages.en!;
  const pass = readWords(text, language.elisions);
  const entries = entriesOf(pass.words, language);
  for (const clause of cutClauses(pass, entries, language)) {
    readScopes(entries, clause, language);
    isIronic({ ...pass, entries }, clause, language);
  }
  return pass.words.length;
}
