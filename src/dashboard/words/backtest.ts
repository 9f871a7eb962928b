/** Words of the back-test. */
import type { Language } from '../../alerts/figures.ts';

export interface BacktestWords {
  readonly lead: string;
  readonly fields: Readonly<
    Record<'budget' | 'minReviews' | 'minDays' | 'minAuthors' | 'minSizeStars' | 'warmUpReviews' | 'from', string>
  >;
  readonly place: string;
  readonly run: string;
  readonly tooMuch: (reviews: string, most: string) => string;
  readonly today: string;
  readonly chosen: string;
  readonly falls: string;
  readonly rises: string;
  readonly others: string;
  readonly muted: string;
  readonly expected: string;
  readonly quietYear: string;
  readonly between: (low: string, high: string) => string;
  readonly reviews: string;
  readonly streams: string;
  readonly alerts: string;
  readonly noAlerts: string;
  readonly when: string;
  readonly says: string;
  readonly told: string;
  readonly nobody: string;
}

const en: BacktestWords = {
  lead: 'All stored reviews are replayed as if each had been seen the moment it was written. Nothing is stored and nobody is told.',
  fields: {
    budget: 'False alarms per stream and year',
    minReviews: 'Reviews after a change',
    minDays: 'Days after a change',
    minAuthors: 'Authors after a change',
    minSizeStars: 'Smallest change, stars',
    warmUpReviews: 'Reviews before the first alarm',
    from: 'Alerts from',
  },
  place: 'Place',
  run: 'Replay',
  tooMuch: (reviews, most) =>
    `${reviews} reviews would be replayed; up to ${most} are here, so that nobody else waits. Choose one brand, or use “vigie backtest”.`,
  today: 'Today’s settings',
  chosen: 'These settings',
  falls: 'Falls told',
  rises: 'Rises told',
  others: 'Unusual days and slow changes told',
  muted: 'Told by another alert already',
  expected: 'False alarms of single streams to expect',
  quietYear: 'False alerts told in a year in which nothing changes, at most',
  between: (low, high) => `(${low}–${high})`,
  reviews: 'Reviews replayed',
  streams: 'Streams watched',
  alerts: 'Alerts under these settings',
  noAlerts: 'No alert.',
  when: 'When',
  says: 'Message',
  told: 'Told',
  nobody: 'nobody',
};

const fr: BacktestWords = {
  lead: 'Tous les avis enregistrés sont rejoués comme si chacun avait été vu dès son écriture. Rien n’est enregistré, personne n’est prévenu.',
  fields: {
    budget: 'Fausses alertes par série et par an',
    minReviews: 'Avis après un changement',
    minDays: 'Jours après un changement',
    minAuthors: 'Auteurs après un changement',
    minSizeStars: 'Plus petit changement, en étoiles',
    warmUpReviews: 'Avis avant la première alerte',
    from: 'Alertes à partir du',
  },
  place: 'Lieu',
  run: 'Rejouer',
  tooMuch: (reviews, most) =>
    `${reviews} avis seraient rejoués ; ici jusqu’à ${most}, pour que personne d’autre n’attende. Choisissez une marque, ou « vigie backtest ».`,
  today: 'Réglages actuels',
  chosen: 'Ces réglages',
  falls: 'Baisses signalées',
  rises: 'Hausses signalées',
  others: 'Journées inhabituelles et lentes évolutions signalées',
  muted: 'Déjà dites par une autre alerte',
  expected: 'Fausses alertes de séries isolées à prévoir',
  quietYear: 'Fausses alertes signalées dans une année où rien ne change, au plus',
  between: (low, high) => `(${low}–${high})`,
  reviews: 'Avis rejoués',
  streams: 'Séries surveillées',
  alerts: 'Alertes avec ces réglages',
  noAlerts: 'Aucune alerte.',
  when: 'Quand',
  says: 'Message',
  told: 'Prévenus',
  nobody: 'personne',
};

const fa: BacktestWords = {
  lead: 'همهٔ نظرهای ذخیره‌شده بازپخش می‌شوند، چنان‌که هر یک همان دم نوشتن دیده شده باشد. چیزی ذخیره نمی‌شود و کسی باخبر نمی‌شود.',
  fields: {
    budget: 'هشدار نادرست در هر سری و سال',
    minReviews: 'نظر پس از تغییر',
    minDays: 'روز پس از تغییر',
    minAuthors: 'نویسنده پس از تغییر',
    minSizeStars: 'کوچک‌ترین تغییر، ستاره',
    warmUpReviews: 'نظر پیش از نخستین هشدار',
    from: 'هشدارها از',
  },
  place: 'محل',
  run: 'بازپخش',
  tooMuch: (reviews, most) =>
    `${reviews} نظر بازپخش می‌شد؛ اینجا دست‌بالا ${most} تا، تا کسی معطل نماند. یک برند برگزینید، یا «vigie backtest» را به کار ببرید.`,
  today: 'تنظیمات امروز',
  chosen: 'این تنظیمات',
  falls: 'افت‌های گفته‌شده',
  rises: 'رشدهای گفته‌شده',
  others: 'روزهای غیرعادی و تغییرهای آهستهٔ گفته‌شده',
  muted: 'پیش‌تر در هشدار دیگری گفته شد',
  expected: 'هشدار نادرستِ مورد انتظار در سری‌های تکی',
  quietYear: 'هشدار نادرستِ گفته‌شده در سالی که چیزی تغییر نکند، دست‌بالا',
  between: (low, high) => `(${low}–${high})`,
  reviews: 'نظرهای بازپخش‌شده',
  streams: 'سری‌های زیر نظر',
  alerts: 'هشدارها با این تنظیمات',
  noAlerts: 'هیچ هشداری.',
  when: 'کی',
  says: 'پیام',
  told: 'باخبران',
  nobody: 'هیچ‌کس',
};

export const BACKTEST_WORDS: Readonly<Record<Language, BacktestWords>> = { en, fr, fa };
