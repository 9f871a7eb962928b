/** Words for levels and changes, wherever figures stand beside a name. */
import type { Language } from '../../alerts/figures.ts';

export interface FigureWords {
  /** `0.25 stars`, for a difference in the units of the scale. */
  readonly points: (amount: string, scale: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly reviews: (n: string, count: number) => string;
  readonly noReviews: string;
  /** Beside a change that chance alone can make. */
  readonly unseen: (visible: string) => string;
  readonly tooFew: string;
  readonly seen: string;
  readonly noPast: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly perReview: string;
  readonly freshness: { readonly asOf: string; readonly waiting: (n: string) => string; readonly building: string };
}

const en: FigureWords = {
  points: (amount, scale) =>
    scale === 'stars' ? `${amount} stars` : scale === 'recommend' ? `${amount} percentage points` : `${amount} points`,
  between: (low, high) => `between ${low} and ${high}`,
  reviews: (n, count) => `${n} ${count === 1 ? 'review' : 'reviews'}`,
  noReviews: 'no reviews',
  unseen: (visible) => `may be chance; only changes from ${visible} would show`,
  tooFew: 'too few reviews to tell',
  seen: 'more than chance',
  noPast: 'nothing to compare with',
  kinds: {
    drift: 'Change of level',
    burst: 'Abnormal day',
    surge: 'Surge of reviews',
    erosion: 'Slow erosion',
    severe: 'Serious review',
    source: 'Source not read',
    'no-data': 'Reviews stopped',
    selectors: 'Page layout moves',
  },
  states: {
    pending: 'pending',
    firing: 'open',
    recovering: 'recovering',
    resolved: 'over',
    accepted: 'accepted',
  },
  perReview: 'per review',
  freshness: {
    asOf: 'Figures as of',
    waiting: (n) => `${n} changes are not in them yet`,
    building: 'Figures are being counted; what is here may be incomplete',
  },
};

const fr: FigureWords = {
  points: (amount, scale) =>
    scale === 'stars'
      ? `${amount} étoile(s)`
      : scale === 'recommend'
        ? `${amount} points de pourcentage`
        : `${amount} point(s)`,
  between: (low, high) => `entre ${low} et ${high}`,
  reviews: (n) => `${n} avis`,
  noReviews: 'aucun avis',
  unseen: (visible) => `peut être dû au hasard ; seul un écart d’au moins ${visible} se verrait`,
  tooFew: 'trop peu d’avis pour conclure',
  seen: 'plus que le hasard',
  noPast: 'rien à quoi comparer',
  kinds: {
    drift: 'Changement de niveau',
    burst: 'Journée anormale',
    surge: 'Afflux d’avis',
    erosion: 'Érosion lente',
    severe: 'Avis grave',
    source: 'Source illisible',
    'no-data': 'Plus d’avis',
    selectors: 'Mise en page modifiée',
  },
  states: {
    pending: 'en attente',
    firing: 'ouvert',
    recovering: 'en rétablissement',
    resolved: 'terminé',
    accepted: 'accepté',
  },
  perReview: 'par avis',
  freshness: {
    asOf: 'Chiffres arrêtés au',
    waiting: (n) => `${n} changements n’y figurent pas encore`,
    building: 'Le décompte est en cours ; ce qui est affiché peut être incomplet',
  },
};

const fa: FigureWords = {
  points: (amount, scale) =>
    scale === 'stars' ? `${amount} ستاره` : scale === 'recommend' ? `${amount} واحد درصد` : `${amount} امتیاز`,
  between: (low, high) => `بین ${low} و ${high}`,
  reviews: (n) => `${n} نظر`,
  noReviews: 'بدون نظر',
  unseen: (visible) => `شاید اتفاقی باشد؛ تنها تغییرهای ${visible} و بیشتر دیده می‌شوند`,
  tooFew: 'نظرها برای نتیجه‌گیری کم‌اند',
  seen: 'بیش از اتفاق',
  noPast: 'چیزی برای مقایسه نیست',
  kinds: {
    drift: 'تغییر سطح',
    burst: 'روز غیرعادی',
    surge: 'هجوم نظرها',
    erosion: 'افت تدریجی',
    severe: 'نظر جدی',
    source: 'منبع خوانده نشد',
    'no-data': 'توقف نظرها',
    selectors: 'تغییر چیدمان صفحه',
  },
  states: {
    pending: 'در انتظار',
    firing: 'باز',
    recovering: 'رو به بهبود',
    resolved: 'پایان‌یافته',
    accepted: 'پذیرفته‌شده',
  },
  perReview: 'برای هر نظر',
  freshness: {
    asOf: 'اعداد تا',
    waiting: (n) => `${n} تغییر هنوز در آن‌ها نیست`,
    building: 'شمارش در جریان است؛ آنچه دیده می‌شود شاید کامل نباشد',
  },
};

export const FIGURE_WORDS: Readonly<Record<Language, FigureWords>> = { en, fr, fa };
