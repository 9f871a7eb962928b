/** Words of the local site's pages in its three languages, relative dates included. */
import { type Instant, millis } from '../../src/domain/time.ts';
import type { SiteLanguage } from './place.ts';

/** Labels of one language. */
export interface SiteWords {
  readonly direction: 'ltr' | 'rtl';
  readonly overview: string;
  readonly reviews: string;
  readonly about: string;
  readonly sort: string;
  /** In the order of the menu. */
  readonly orders: readonly [string, string, string, string];
  readonly more: string;
  readonly reply: string;
  readonly write: string;
  readonly first: string;
  readonly consent: string;
  readonly reject: string;
  readonly accept: string;
  readonly recommends: (author: string, page: string, yes: boolean) => string;
  readonly stars: (n: string) => string;
  readonly counted: (n: string) => string;
  readonly moreReviews: (n: string) => string;
}

export const siteWords: Readonly<Record<SiteLanguage, SiteWords>> = {
  en: {
    direction: 'ltr',
    overview: 'Overview',
    reviews: 'Reviews',
    about: 'About',
    sort: 'Sort reviews',
    orders: ['Most relevant', 'Newest', 'Highest rating', 'Lowest rating'],
    more: 'More',
    reply: 'Response from the owner',
    write: 'Write a review',
    first: 'Be the first to write a review',
    consent: 'Before you continue',
    reject: 'Reject all',
    accept: 'Accept all',
    recommends: (author, page, yes) => `${author} ${yes ? 'recommends' : 'doesn’t recommend'} ${page}.`,
    stars: (n) => `${n} stars`,
    counted: (n) => `${n} reviews`,
    moreReviews: (n) => `More reviews (${n})`,
  },
  fr: {
    direction: 'ltr',
    overview: 'Présentation',
    reviews: 'Avis',
    about: 'À propos',
    sort: 'Trier les avis',
    orders: ['Les plus pertinents', 'Les plus récents', 'Note la plus élevée', 'Note la moins élevée'],
    more: 'Plus',
    reply: 'Réponse du propriétaire',
    write: 'Rédiger un avis',
    first: 'Soyez le premier à donner votre avis',
    consent: 'Avant de continuer',
    reject: 'Tout refuser',
    accept: 'Tout accepter',
    recommends: (author, page, yes) => `${author} ${yes ? 'recommande' : 'ne recommande pas'} ${page}.`,
    stars: (n) => `${n}\u00a0étoiles`,
    counted: (n) => `${n}\u00a0avis`,
    moreReviews: (n) => `Plus d'avis (${n})`,
  },
  fa: {
    direction: 'rtl',
    overview: 'نمای کلی',
    reviews: 'مرورها',
    about: 'درباره',
    sort: 'مرتب‌سازی مرورها',
    orders: ['مرتبط‌ترین', 'جدیدترین', 'بیشترین امتیاز', 'کمترین امتیاز'],
    more: 'بیشتر',
    reply: 'پاسخ مالک',
    write: 'نوشتن مرور',
    first: 'اولین نفری باشید که نظر می‌نویسد',
    consent: 'پیش از ادامه',
    reject: 'رد همه',
    accept: 'پذیرش همه',
    recommends: (author, page, yes) => `${author} ${page} را ${yes ? 'توصیه می‌کند' : 'توصیه نمی‌کند'}.`,
    stars: (n) => `${n} ستاره`,
    counted: (n) => `${n} مرور`,
    moreReviews: (n) => `مرورهای بیشتر (${n})`,
  },
};

/** A number in the language's digits and separators. */
export function siteNumber(value: number, language: SiteLanguage, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(language, digits).format(value);
}

const DAY = 86_400_000;

/** How long ago, in whole calendar units rounded down, with a word for one where the language has it. */
export function siteAgo(at: Instant, now: Instant, language: SiteLanguage): string {
  const [count, unit] = wholeUnits(millis(at), millis(now));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(-count, unit);
  if (count !== 1) return format.replace(/ (?=\p{L}+$)/u, language === 'fr' ? '\u00a0' : ' ');
  const feminine = unit === 'hour' || unit === 'minute' || unit === 'week';
  const one = { en: unit === 'hour' ? 'an' : 'a', fr: feminine ? 'une' : 'un', fa: 'یک' }[language];
  return format.replace(/[1۱]/, one);
}

function wholeUnits(at: number, now: number): [number, 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'] {
  const months = monthsBetween(new Date(at), new Date(now));
  if (months >= 12) return [Math.floor(months / 12), 'year'];
  if (months >= 1) return [months, 'month'];
  const days = Math.floor((now - at) / DAY);
  if (days >= 7) return [Math.floor(days / 7), 'week'];
  if (days >= 1) return [days, 'day'];
  const hours = Math.floor((now - at) / 3_600_000);
  return hours >= 1 ? [hours, 'hour'] : [Math.max(1, Math.floor((now - at) / 60_000)), 'minute'];
}

/** Calendar months that have passed in full. */
function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const moved = new Date(from);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(from.getUTCDate(), last));
  return moved.getTime() > to.getTime() ? months - 1 : months;
}
