/** The registry of languages: one line each, in alphabetical order. */
import type { Language } from '../language.ts';
import { en } from './en/language.ts';
import { fa } from './fa/language.ts';
import { fr } from './fr/language.ts';

/** Languages by their ISO 639-1 code. */
export const languages: Readonly<Record<string, Language>> = { en, fa, fr };
