/** Numbers, levels and dates as a reader of each language writes them. */
import { type Scale, scaleRange } from '../domain/scale.ts';
import { DAY_MS, type Day, instant, millis, type WrittenDate } from '../domain/time.ts';

export type Language = 'en' | 'fr' | 'fa';

/**
 * BCP 47 tags handed to Intl. Persian comes with Persian digits and the Solar Hijri calendar, as its readers' own calendars
 * do; the webhook's data keeps ISO dates for machines.
 */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-IR-u-ca-persian-nu-arabext' };

export interface Figures {
  /** A mean on the scale: `4.31`; a share of `recommend` as per cent. */
  readonly level: (mean: number) => string;
  /** A signed difference in the same units. */
  readonly change: (delta: number) => string;
  /** A signed difference given in quanta. */
  readonly quanta: (count: number) => string;
  /** Smallest step shown, in the units of the scale. */
  readonly quantum: number;
  readonly percent: (whole: number) => string;
  readonly count: (n: number) => string;
  readonly day: (day: Day) => string;
  /** A short day for the axis of a chart. */
  readonly shortDay: (day: Day) => string;
  /** When something was written; `exact` is false when only a period is known, which is then named by its month or middle. */
  readonly written: (date: WrittenDate) => { readonly text: string; readonly exact: boolean };
}

/** Figures of one scale in one language; moments in `timeZone`, calendar days as they are. */
export function figures(language: Language, scale: Scale, timeZone = 'UTC'): Figures {
  const locale = LOCALES[language];
  const asShare = scale === 'recommend';
  const { min, max } = scaleRange(scale);
  const wide = max - min > 20;
  const digits = asShare || wide ? 1 : 2;
  const unit = asShare ? 100 : 1;
  const quantum = asShare ? 0.001 : wide ? 0.1 : 0.01;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const level = new Intl.NumberFormat(locale, fraction);
  const signed = new Intl.NumberFormat(locale, { ...fraction, signDisplay: 'exceptZero' });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const suffix = asShare ? (language === 'fa' ? '٪' : language === 'fr' ? '\u00a0%' : '%') : '';
  const long = dates(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  const month = dates(locale, { month: 'long', year: 'numeric', timeZone });
  const dayLong = dates(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const dayShort = dates(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const change = (delta: number) => signed.format(delta * unit).replace('-', '−');
  return {
    // Rounded as the table rounds, so that a mean half-way between two prints agrees with the total beneath it.
    level: (mean) => `${level.format(Math.round(mean / quantum) * quantum * unit)}${suffix}`,
    change,
    quanta: (count) => change(count * quantum),
    quantum,
    percent: (value) => share.format(value / 100),
    count: (n) => whole.format(n),
    day: (value) => dayLong(millis(instant(value))),
    shortDay: (value) => dayShort(millis(instant(value))),
    written({ earliest, latest }) {
      const [first, last] = [millis(earliest), millis(latest)];
      const middle = (first + last) / 2;
      if (long(first) === long(last)) return { text: long(first), exact: true };
      return { text: last - first <= 10 * DAY_MS ? long(middle) : month(middle), exact: false };
    },
  };
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): (at: number) => string {
  const parts = new Intl.DateTimeFormat(locale, options);
  // Persian dates end in an era ("ه‍.ش.") in some data versions: the reader needs none.
  return (at) =>
    parts
      .formatToParts(at)
      .filter((part) => part.type !== 'era')
      // "1er mai", as French writes the first of a month, and no data version does.
      .map(({ type, value }) => (type === 'day' && value === '1' && locale.startsWith('fr') ? '1er' : value))
      .join('')
      .trim();
}
