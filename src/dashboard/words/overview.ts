/** Words of the overview. */
import type { Language } from '../../alerts/figures.ts';

export interface OverviewWords {
  readonly fell: (place: string, by: string) => string;
  readonly rose: (place: string, by: string) => string;
  /** Unusually many reviews on a day, which the level includes. */
  readonly abnormal: (place: string, day: string) => string;
  readonly mostly: (touchpoint: string) => string;
  readonly nothingMoved: string;
  readonly noReviewsYet: string;
  readonly unheard: (n: string, all: string, count: number) => string;
  readonly allHeard: (all: string, count: number) => string;
  readonly needs: string;
  readonly nothingNeeds: string;
  readonly calm: string;
  readonly whole: string;
  readonly regions: string;
  readonly noRegion: string;
  readonly place: string;
  readonly level: string;
  readonly course: string;
  readonly toBefore: string;
  readonly toYearBefore: string;
  readonly open: string;
  readonly why: string;
  readonly costsMost: string;
  readonly grew: string;
  readonly notHeard: (n: string) => string;
  readonly pages: string;
  readonly pageOf: (page: string, pages: string) => string;
  readonly unacknowledged: string;
  readonly seeReviews: string;
}

const en: OverviewWords = {
  fell: (place, by) => `${place} fell by ${by}`,
  rose: (place, by) => `${place} rose by ${by}`,
  abnormal: (place, day) => `${place} had unusually many reviews on ${day}; its level includes them.`,
  mostly: (touchpoint) => `, mostly ${touchpoint}`,
  nothingMoved: 'No place moved more than chance does.',
  noReviewsYet: 'There are no reviews in this period yet.',
  unheard: (n, all, count) => `${n} of ${all} sources ${count === 1 ? 'was' : 'were'} not heard.`,
  allHeard: (all, count) => (count === 1 ? 'The source was heard.' : `All ${all} sources were heard.`),
  needs: 'Needs attention',
  nothingNeeds: 'Nothing needs attention: no open incident, no fall beyond chance, every source heard.',
  calm: 'Calm',
  whole: 'The whole',
  regions: 'Regions',
  noRegion: 'Without a region',
  place: 'Place',
  level: 'Level',
  course: 'Course',
  toBefore: 'Against before',
  toYearBefore: 'Against last year',
  open: 'Open incidents',
  why: 'Why',
  costsMost: 'costs most',
  grew: 'grew most',
  notHeard: (n) => `${n} not heard`,
  pages: 'Pages',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  unacknowledged: 'nobody has seen it yet',
  seeReviews: 'Reviews',
};

const fr: OverviewWords = {
  fell: (place, by) => `${place} a perdu ${by}`,
  rose: (place, by) => `${place} a gagné ${by}`,
  abnormal: (place, day) => `${place} a reçu un nombre inhabituel d’avis le ${day} ; son niveau les comprend.`,
  mostly: (touchpoint) => `, surtout\u00a0: ${touchpoint}`,
  nothingMoved: 'Aucun lieu n’a bougé plus que le hasard.',
  noReviewsYet: 'Aucun avis pour cette période à ce jour.',
  unheard: (n, all, count) =>
    `${n} ${count === 1 ? 'source' : 'sources'} sur ${all} n’${count === 1 ? 'a' : 'ont'} pas été entendue${count === 1 ? '' : 's'}.`,
  allHeard: (all, count) =>
    count === 1 ? 'La source a été entendue.' : `Toutes les sources (${all}) ont été entendues.`,
  needs: 'À regarder',
  nothingNeeds:
    'Rien à signaler : aucun incident ouvert, aucune baisse au-delà du hasard, toutes les sources entendues.',
  calm: 'Calme',
  whole: 'L’ensemble',
  regions: 'Régions',
  noRegion: 'Sans région',
  place: 'Lieu',
  level: 'Niveau',
  course: 'Évolution',
  toBefore: 'Période précédente',
  toYearBefore: 'Un an avant',
  open: 'Incidents ouverts',
  why: 'Pourquoi',
  costsMost: 'coûte le plus',
  grew: 'augmente le plus',
  notHeard: (n) => `non entendues : ${n}`,
  pages: 'Pages',
  pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  unacknowledged: 'pas encore vu',
  seeReviews: 'Avis',
};

const fa: OverviewWords = {
  fell: (place, by) => `${place}: ${by} افت`,
  rose: (place, by) => `${place}: ${by} افزایش`,
  abnormal: (place, day) => `${place} در ${day} نظرهایی بیش از اندازهٔ معمول داشت و امتیازش آن‌ها را هم در بر دارد.`,
  mostly: (touchpoint) => `، بیشتر به‌خاطر ${touchpoint}`,
  nothingMoved: 'هیچ شعبه‌ای بیش از نوسان اتفاقی تغییر نکرده است.',
  noReviewsYet: 'هنوز در این دوره نظری نیست.',
  unheard: (n, all) => `${n} منبع از ${all} منبع خوانده نشد.`,
  allHeard: (all, count) => (count === 1 ? 'منبع خوانده شد.' : `هر ${all} منبع خوانده شد.`),
  needs: 'نیازمند توجه',
  nothingNeeds: 'چیزی نیاز به توجه ندارد: نه رویداد باز، نه افتی بیش از اتفاق، و همهٔ منابع خوانده شده‌اند.',
  calm: 'آرام',
  whole: 'مجموع',
  regions: 'منطقه‌ها',
  noRegion: 'بدون منطقه',
  place: 'شعبه',
  level: 'سطح',
  course: 'روند',
  toBefore: 'نسبت به دورهٔ پیش',
  toYearBefore: 'نسبت به سال پیش',
  open: 'رویدادهای باز',
  why: 'چرا',
  costsMost: 'بیشترین هزینه',
  grew: 'بیشترین رشد',
  notHeard: (n) => `${n} منبع خوانده نشد`,
  pages: 'صفحه‌ها',
  pageOf: (page, pages) => `صفحهٔ ${page} از ${pages}`,
  unacknowledged: 'هنوز کسی ندیده است',
  seeReviews: 'نظرها',
};

export const OVERVIEW_WORDS: Readonly<Record<Language, OverviewWords>> = { en, fr, fa };
