/** A week or month as a reader says it. Periods are of the Gregorian calendar, so in Persian its days are named. */
import type { Language } from '../alerts/figures.ts';
import type { Period } from '../domain/period.ts';
import { DAY_MS, millis } from '../domain/time.ts';

const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
};

/** `November 2026`, `2 – 8 Nov 2026`. */
export function periodName({ kind, from, to }: Period, language: Language): string {
  const locale = LOCALES[language];
  if (kind === 'month' && language !== 'fa')
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(from));
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return days
    .formatRangeToParts(millis(from), millis(to) - DAY_MS)
    .flatMap(({ type, value }) => (type === 'era' ? [] : [value]))
    .join('')
    .trim();
}
