/** Why a text was not analysed, in words: an honest "unknown" says what would be needed. */
import type { Analysis } from '../domain/finding.ts';
import { languages } from './languages/index.ts';

/** For an analysis that says `analysed: false`. */
export function whyNotAnalysed({ language }: Pick<Analysis, 'language'>, text: string): string {
  if (!/\p{L}/u.test(text)) return 'the review has no words';
  if (language === 'und') return 'the language of the review could not be told';
  if (language === 'fa-Latn') return 'the review is in Persian written in Latin letters, which is noted and not read';
  if (Object.hasOwn(languages, language)) return `there is no model file for ${nameOf(language)}`;
  return `vigie reads ${Object.keys(languages).map(nameOf).join(', ')}; the review is in ${nameOf(language)}`;
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `de` → `German`; a tag that is none is given as it is. */
function nameOf(language: string): string {
  try {
    return NAMES.of(language) ?? language;
  } catch {
    return language;
  }
}
