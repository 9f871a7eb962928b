/** Words of the picture that takes a change apart. */
import type { Language } from '../../alerts/figures.ts';

export interface WaterfallWords {
  readonly step: string;
  readonly change: string;
  readonly level: string;
  /** What only customers who moved between places did. */
  readonly mix: string;
  readonly season: string;
  /** So many small steps as one, written out. */
  readonly others: (n: string) => string;
  readonly chance: string;
  /** Between the steps of a sentence. */
  readonly comma: string;
  readonly alt: (before: string, after: string, steps: string) => string;
  readonly unchanged: (before: string, after: string) => string;
}

const en: WaterfallWords = {
  step: 'Step',
  change: 'Change',
  level: 'Level after it',
  mix: 'Customers moved between places',
  season: 'Time of year',
  others: (n) => `${n} smaller ones`,
  chance: 'Outline: may be chance',
  comma: ', ',
  alt: (before, after, steps) => `From ${before} to ${after}: ${steps}.`,
  unchanged: (before, after) => `From ${before} to ${after}; no step stands out.`,
};

const fr: WaterfallWords = {
  step: 'Étape',
  change: 'Variation',
  level: 'Niveau après',
  mix: 'Clients passés d’un lieu à l’autre',
  season: 'Saison',
  others: (n) => `${n} plus petites`,
  chance: 'Contour seul : peut être dû au hasard',
  comma: ', ',
  alt: (before, after, steps) => `De ${before} à ${after} : ${steps}.`,
  unchanged: (before, after) => `De ${before} à ${after} ; aucune étape ne se détache.`,
};

const fa: WaterfallWords = {
  step: 'گام',
  change: 'تغییر',
  level: 'سطح پس از آن',
  mix: 'جابه‌جایی مشتریان میان شعبه‌ها',
  season: 'فصل سال',
  others: (n) => `${n} مورد کوچک‌تر`,
  chance: 'توخالی: شاید تصادفی باشد',
  comma: '، ',
  alt: (before, after, steps) => `از ${before} به ${after}: ${steps}.`,
  unchanged: (before, after) => `از ${before} به ${after}؛ هیچ گامی برجسته نیست.`,
};

export const WATERFALL_WORDS: Readonly<Record<Language, WaterfallWords>> = { en, fr, fa };
