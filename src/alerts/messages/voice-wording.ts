/** How a message tells what customers feel and say, in three languages. */
import type { Direction } from '../../domain/drift.ts';
import type { Feeling } from '../feelings.ts';
import type { Language } from '../figures.ts';

/** Numbers of a feeling, ready to print. */
export interface FeltCounts {
  readonly count: string;
  readonly n: string;
  readonly share: string;
  readonly shareBefore: string;
  readonly nBefore: string;
}

/** All arguments are ready to print. */
export interface VoiceWording {
  readonly heading: string;
  readonly felt: (feeling: Feeling, counts: FeltCounts) => string;
  /** Before the fragments, which stand in quotation marks; `language` only when it is not the message's own. */
  readonly inShort: (language: string | undefined) => string;
  readonly marks: readonly [string, string];
  readonly and: string;
  readonly shared: (shared: string, of: string, direction: Direction) => string;
}

const en: VoiceWording = {
  heading: 'What customers say',
  felt: (feeling, { count, n, share, shareBefore, nBefore }) =>
    `More of them sound ${
      {
        anger: 'angry',
        frustration: 'frustrated',
        disappointment: 'disappointed',
        worry: 'worried',
        sadness: 'sad',
        joy: 'happy',
        gratitude: 'grateful',
      }[feeling]
    }: ${count} of ${n} reviews since then (${share}), ${shareBefore} of ${nBefore} before.`,
  inShort: (language) => `In short, in their own words${language ? ` (${language})` : ''}: `,
  marks: ['“', '”'],
  and: ' and ',
  shared: (shared, of, direction) =>
    `. ${shared} of the ${of} customers who ${direction === 'down' ? 'complain about' : 'praise'} it use such words.`,
};

const fr: VoiceWording = {
  heading: 'Ce que disent les clients',
  felt: (feeling, { count, n, share, shareBefore, nBefore }) =>
    `Davantage ${
      {
        anger: 'de colère',
        frustration: 'd’agacement',
        disappointment: 'de déception',
        worry: 'd’inquiétude',
        sadness: 'de tristesse',
        joy: 'de joie',
        gratitude: 'de gratitude',
      }[feeling]
    } : dans ${count} avis sur ${n} depuis (${share}), contre ${shareBefore} de ${nBefore} avant.`,
  inShort: (language) => `En bref, dans leurs mots${language ? ` (${language})` : ''} : `,
  marks: ['«\u00a0', '\u00a0»'],
  and: ' et ',
  shared: (shared, of, direction) =>
    `. Sur ${of} clients qui ${direction === 'down' ? 's’en plaignent' : 'en sont contents'}, ${shared} emploient ces mots-là.`,
};

const fa: VoiceWording = {
  heading: 'مشتریان چه می‌گویند',
  felt: (feeling, { count, n, share, shareBefore, nBefore }) =>
    `${
      {
        anger: 'خشم',
        frustration: 'کلافگی',
        disappointment: 'ناامیدی',
        worry: 'نگرانی',
        sadness: 'ناراحتی',
        joy: 'شادی',
        gratitude: 'قدردانی',
      }[feeling]
    } بیشتر به چشم می‌خورد: در ${count} نظر از ${n} نظر اخیر (${share})؛ پیش‌تر ${shareBefore} از ${nBefore} نظر.`,
  inShort: (language) => `کوتاه و به زبان خودشان${language ? ` (${language})` : ''}: `,
  marks: ['«', '»'],
  and: ' و ',
  shared: (shared, of, direction) =>
    `. از ${of} مشتری که ${direction === 'down' ? 'در این باره گله کرده‌اند' : 'از این تعریف کرده‌اند'}، ${shared} نفر چنین واژه‌هایی به کار برده‌اند.`,
};

/** By language of the message. */
export const VOICE_WORDING: Readonly<Record<Language, VoiceWording>> = { en, fr, fa };
