/** Words that stand on every page: navigation, the frame's choices, what was done, what went wrong. */
import type { Language } from '../../alerts/figures.ts';
import type { RefusedStatus } from '../refused.ts';

export type Section = 'overview' | 'journey' | 'incidents' | 'reviews' | 'teams' | 'sources' | 'backtest' | 'accounts';

export interface CommonWords {
  readonly direction: 'ltr' | 'rtl';
  readonly skip: string;
  readonly menu: string;
  readonly sections: Readonly<Record<Section, string>>;
  readonly brand: string;
  readonly region: string;
  readonly period: string;
  readonly scale: string;
  readonly all: string;
  readonly show: string;
  readonly earlier: string;
  readonly later: string;
  readonly byWeek: string;
  readonly byMonth: string;
  readonly signOut: string;
  readonly table: string;
  readonly unattributed: string;
  readonly languages: string;
  /** Title and what to do, by status. */
  readonly problems: Readonly<Record<RefusedStatus | 500 | 503, readonly [title: string, advice: string]>>;
  /** A pass is under way on an embedded database. */
  readonly busy: readonly [title: string, advice: string];
  readonly backToOverview: string;
}

const en: CommonWords = {
  direction: 'ltr',
  skip: 'Skip to content',
  menu: 'Menu',
  sections: {
    overview: 'Overview',
    journey: 'Journey',
    incidents: 'Incidents',
    reviews: 'Reviews',
    teams: 'Teams',
    sources: 'Sources',
    backtest: 'Back-test',
    accounts: 'Accounts',
  },
  brand: 'Brand',
  region: 'Region',
  period: 'Period',
  scale: 'Scale',
  all: 'All',
  show: 'Show',
  earlier: 'Earlier',
  later: 'Later',
  byWeek: 'Weeks',
  byMonth: 'Months',
  signOut: 'Sign out',
  table: 'Numbers',
  unattributed: 'Nothing named',
  languages: 'Language',
  problems: {
    400: [
      'This address asks for something that does not exist',
      'One of its parts is wrong. Go back, or begin at the overview.',
    ],
    401: ['Please sign in', 'Your session has ended, or there was none.'],
    403: ['Not allowed', 'Your account may not do this. An administrator can change that.'],
    404: ['Nothing here', 'The address is wrong, or what it showed is gone.'],
    409: ['Changed in the meantime', 'Somebody else was faster. Look at the page again.'],
    413: ['Too much at once', 'What was sent is larger than what is taken.'],
    415: ['Wrong kind of content', 'A form or JSON was expected.'],
    422: ['Something in the form is wrong', 'Go back and look at the marked field.'],
    429: ['Too often', 'Wait a little, then try again.'],
    500: ['That is our mistake', 'It was written to the log. Nothing was changed.'],
    503: ['The database does not answer', 'The page tries again by itself. Nothing was lost.'],
  },
  busy: [
    'Reviews are being read',
    'A pass is under way and holds the embedded database. The page comes back by itself when it is over.',
  ],
  backToOverview: 'To the overview',
};

const fr: CommonWords = {
  direction: 'ltr',
  skip: 'Aller au contenu',
  menu: 'Menu',
  sections: {
    overview: 'Vue d’ensemble',
    journey: 'Parcours',
    incidents: 'Incidents',
    reviews: 'Avis',
    teams: 'Équipes',
    sources: 'Sources',
    backtest: 'Rejeu',
    accounts: 'Comptes',
  },
  brand: 'Marque',
  region: 'Région',
  period: 'Période',
  scale: 'Échelle',
  all: 'Toutes',
  show: 'Afficher',
  earlier: 'Avant',
  later: 'Après',
  byWeek: 'Semaines',
  byMonth: 'Mois',
  signOut: 'Se déconnecter',
  table: 'Chiffres',
  unattributed: 'Rien de précis',
  languages: 'Langue',
  problems: {
    400: [
      'Cette adresse demande quelque chose qui n’existe pas',
      'Une de ses parties est fausse. Revenez en arrière ou partez de la vue d’ensemble.',
    ],
    401: ['Connectez-vous', 'Votre session est terminée, ou il n’y en avait pas.'],
    403: ['Non autorisé', 'Votre compte ne peut pas faire cela. Un administrateur peut y remédier.'],
    404: ['Il n’y a rien ici', 'L’adresse est fausse, ou ce qu’elle montrait n’existe plus.'],
    409: ['Modifié entre-temps', 'Quelqu’un a été plus rapide. Regardez la page à nouveau.'],
    413: ['Trop à la fois', 'L’envoi dépasse ce qui est accepté.'],
    415: ['Mauvais type de contenu', 'Un formulaire ou du JSON était attendu.'],
    422: ['Le formulaire contient une erreur', 'Revenez en arrière et regardez le champ signalé.'],
    429: ['Trop souvent', 'Attendez un peu, puis réessayez.'],
    500: ['L’erreur vient de nous', 'Elle est notée dans le journal. Rien n’a été modifié.'],
    503: ['La base de données ne répond pas', 'La page réessaie d’elle-même. Rien n’est perdu.'],
  },
  busy: [
    'Lecture des avis en cours',
    'Un passage est en cours et occupe la base embarquée. La page revient d’elle-même dès qu’il est terminé.',
  ],
  backToOverview: 'Vers la vue d’ensemble',
};

const fa: CommonWords = {
  direction: 'rtl',
  skip: 'رفتن به محتوا',
  menu: 'فهرست',
  sections: {
    overview: 'نمای کلی',
    journey: 'مسیر مشتری',
    incidents: 'رویدادها',
    reviews: 'نظرها',
    teams: 'تیم‌ها',
    sources: 'منابع',
    backtest: 'بازآزمایی',
    accounts: 'حساب‌ها',
  },
  brand: 'برند',
  region: 'منطقه',
  period: 'دوره',
  scale: 'مقیاس',
  all: 'همه',
  show: 'نمایش',
  earlier: 'پیش‌تر',
  later: 'پس‌تر',
  byWeek: 'هفته‌ها',
  byMonth: 'ماه‌ها',
  signOut: 'خروج',
  table: 'اعداد',
  unattributed: 'بدون ذکر دلیل',
  languages: 'زبان',
  problems: {
    400: ['این نشانی چیزی می‌خواهد که وجود ندارد', 'بخشی از آن نادرست است. برگردید یا از نمای کلی آغاز کنید.'],
    401: ['لطفاً وارد شوید', 'نشست شما پایان یافته یا آغاز نشده است.'],
    403: ['مجاز نیست', 'حساب شما اجازهٔ این کار را ندارد. مدیر سامانه می‌تواند آن را تغییر دهد.'],
    404: ['اینجا چیزی نیست', 'نشانی نادرست است یا آنچه نشان می‌داد دیگر وجود ندارد.'],
    409: ['در این میان تغییر کرد', 'کس دیگری زودتر دست به کار شد. صفحه را دوباره ببینید.'],
    413: ['بیش از اندازه', 'آنچه فرستاده شد بزرگ‌تر از حد مجاز است.'],
    415: ['نوع محتوا نادرست است', 'فرم یا JSON انتظار می‌رفت.'],
    422: ['خطایی در فرم هست', 'برگردید و فیلد مشخص‌شده را ببینید.'],
    429: ['بیش از حد پیاپی', 'کمی صبر کنید و دوباره بکوشید.'],
    500: ['خطا از ماست', 'در گزارش ثبت شد. چیزی تغییر نکرد.'],
    503: ['پایگاه داده پاسخ نمی‌دهد', 'صفحه خودش دوباره تلاش می‌کند. چیزی از دست نرفته است.'],
  },
  busy: [
    'نظرها در حال خواندن‌اند',
    'یک دور خواندن در جریان است و پایگاه دادهٔ داخلی را در اختیار دارد. صفحه پس از پایان آن خودش بازمی‌گردد.',
  ],
  backToOverview: 'به نمای کلی',
};

export const COMMON_WORDS: Readonly<Record<Language, CommonWords>> = { en, fr, fa };
