/** Words of the pages about one place, region or brand. */
import type { Language } from '../../alerts/figures.ts';

export interface ScopeWords {
  readonly empty: string;
  readonly against: (period: string) => string;
  readonly course: string;
  readonly courseAlt: (name: string, first: string, last: string) => string;
  readonly courseHead: readonly [period: string, mean: string, interval: string, reviews: string];
  readonly baseline: string;
  readonly phases: { readonly learning: string; readonly watching: string; readonly changed: string };
  readonly courseNote: string;
  readonly why: string;
  readonly whyHead: readonly [part: string, delta: string, often: string, worse: string, error: string];
  readonly mix: string;
  readonly season: string;
  readonly sum: string;
  readonly nothingToCompare: string;
  readonly incidents: string;
  readonly noIncidents: string;
  readonly since: string;
  readonly until: string;
  readonly now: string;
  readonly events: string;
  readonly noEvents: string;
  readonly day: string;
  readonly title: string;
  readonly touchpoint: string;
  readonly anyTouchpoint: string;
  readonly add: string;
  readonly remove: string;
  readonly removeOf: (title: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly says: string;
  readonly saysHead: readonly [
    touchpoint: string,
    blame: string,
    praise: string,
    lost: string,
    before: string,
    causes: string,
  ];
  readonly causes: Readonly<Record<'people' | 'policy' | 'tools', string>>;
  readonly emotions: Readonly<Record<string, string>>;
  readonly feel: string;
  readonly allReviews: string;
  readonly answers: string;
  readonly answered: (share: string) => string;
  readonly notAnswered: string;
  readonly changes: (raised: string, lowered: string, recovered: string) => string;
  readonly sources: string;
  readonly heard: (n: string, count: number) => string;
  readonly places: string;
}

const en: ScopeWords = {
  empty:
    'No reviews in this period. A level needs reviews; choose an earlier period, or look whether its sources were heard.',
  against: (period) => `Against ${period}`,
  course: 'Rating over time',
  courseAlt: (name, first, last) => `Rating of ${name} over time: from ${first} to ${last}`,
  courseHead: ['Period', 'Mean', '95 % interval', 'Reviews'],
  baseline: 'watched level',
  phases: {
    learning: 'The detector is still learning this level.',
    watching: 'The detector compares each new review with the dashed level.',
    changed: 'The detector has established a change and learns the new level.',
  },
  courseNote: 'The band is where the mean may lie (95 %). Shaded spans are incidents, numbers are own events.',
  why: 'Why it moved',
  whyHead: ['Touchpoint', 'Part', 'Blamed more often', 'Costs more each time', '± standard error'],
  mix: 'Customers moved between places',
  season: 'Season',
  sum: 'Change',
  nothingToCompare: 'There are no reviews in the period before to compare with.',
  incidents: 'Incidents',
  noIncidents: 'No incident in the time shown.',
  since: 'Since',
  until: 'Until',
  now: 'now',
  events: 'Own events',
  noEvents: 'Nothing was written down. A note such as “new menu” on its day makes a later change readable.',
  day: 'Day',
  title: 'What happened',
  touchpoint: 'Touchpoint',
  anyTouchpoint: 'None in particular',
  add: 'Write down',
  remove: 'Take back',
  removeOf: (title) => `Take back: ${title}`,
  added: 'It is written down.',
  removed: 'It is taken back.',
  says: 'What customers say',
  saysHead: ['Touchpoint', 'Blamed', 'Praised', 'Lost per review', 'Before', 'Cause named'],
  causes: { people: 'people', policy: 'policy', tools: 'tools' },
  emotions: {
    anger: 'anger',
    frustration: 'frustration',
    disappointment: 'disappointment',
    worry: 'worry',
    sadness: 'sadness',
    joy: 'joy',
    gratitude: 'gratitude',
  },
  feel: 'They feel',
  allReviews: 'All reviews of this period',
  answers: 'Answers',
  answered: (share) => `${share} of the reviews were answered.`,
  notAnswered: 'No review to answer.',
  changes: (raised, lowered, recovered) =>
    `Ratings changed later: ${raised} up (${recovered} of them after an answer), ${lowered} down.`,
  sources: 'Sources',
  heard: (n, count) => (count === 1 ? 'Its source was heard.' : `All ${n} sources were heard.`),
  places: 'Its places',
};

const fr: ScopeWords = {
  empty:
    'Aucun avis pour cette période. Sans avis, pas de niveau : choisissez une période antérieure ou vérifiez que ses sources ont été entendues.',
  against: (period) => `Par rapport à ${period}`,
  course: 'La note au fil du temps',
  courseAlt: (name, first, last) => `Note de ${name} au fil du temps : de ${first} à ${last}`,
  courseHead: ['Période', 'Moyenne', 'Intervalle à 95 %', 'Avis'],
  baseline: 'niveau surveillé',
  phases: {
    learning: 'Le détecteur apprend encore ce niveau.',
    watching: 'Le détecteur compare chaque nouvel avis au niveau en pointillés.',
    changed: 'Le détecteur a établi un changement et apprend le nouveau niveau.',
  },
  courseNote:
    'La bande montre où la moyenne peut se trouver (95 %). Les zones ombrées sont des incidents, les numéros des événements notés.',
  why: 'Pourquoi elle a bougé',
  whyHead: ['Point de contact', 'Part', 'Plus souvent en cause', 'Plus coûteux à chaque fois', '± erreur type'],
  mix: 'Clients passés d’un lieu à l’autre',
  season: 'Saison',
  sum: 'Changement',
  nothingToCompare: 'Aucun avis à la période précédente : rien à quoi comparer.',
  incidents: 'Incidents',
  noIncidents: 'Aucun incident sur la durée affichée.',
  since: 'Depuis',
  until: 'Jusqu’au',
  now: 'maintenant',
  events: 'Événements notés',
  noEvents: 'Rien n’a été noté. Une note comme « nouvelle carte » à sa date rend un changement ultérieur lisible.',
  day: 'Jour',
  title: 'Ce qui s’est passé',
  touchpoint: 'Point de contact',
  anyTouchpoint: 'Aucun en particulier',
  add: 'Noter',
  remove: 'Retirer',
  removeOf: (title) => `Retirer : ${title}`,
  added: 'C’est noté.',
  removed: 'C’est retiré.',
  says: 'Ce que disent les clients',
  saysHead: ['Point de contact', 'Mis en cause', 'Loué', 'Perdu par avis', 'Avant', 'Cause nommée'],
  causes: { people: 'personnes', policy: 'règles', tools: 'outils' },
  emotions: {
    anger: 'colère',
    frustration: 'frustration',
    disappointment: 'déception',
    worry: 'inquiétude',
    sadness: 'tristesse',
    joy: 'joie',
    gratitude: 'gratitude',
  },
  feel: 'Ils ressentent',
  allReviews: 'Tous les avis de la période',
  answers: 'Réponses',
  answered: (share) => `${share} des avis ont reçu une réponse.`,
  notAnswered: 'Aucun avis auquel répondre.',
  changes: (raised, lowered, recovered) =>
    `Notes modifiées ensuite : ${raised} à la hausse (dont ${recovered} après une réponse), ${lowered} à la baisse.`,
  sources: 'Sources',
  heard: (n, count) => (count === 1 ? 'Sa source a été entendue.' : `Toutes les sources (${n}) ont été entendues.`),
  places: 'Ses lieux',
};

const fa: ScopeWords = {
  empty: 'در این دوره نظری نیست. سطح بی نظر معنا ندارد؛ دورهٔ پیش‌تری را برگزینید یا ببینید منابعش خوانده شده‌اند.',
  against: (period) => `نسبت به ${period}`,
  course: 'امتیاز در گذر زمان',
  courseAlt: (name, first, last) => `امتیاز ${name} در گذر زمان: از ${first} تا ${last}`,
  courseHead: ['دوره', 'میانگین', 'بازهٔ ۹۵٪', 'نظرها'],
  baseline: 'سطح زیر نظر',
  phases: {
    learning: 'آشکارساز هنوز این سطح را می‌آموزد.',
    watching: 'آشکارساز هر نظر تازه را با سطح خط‌چین می‌سنجد.',
    changed: 'آشکارساز تغییری را ثابت کرده و سطح تازه را می‌آموزد.',
  },
  courseNote: 'نوار جایی است که میانگین می‌تواند باشد (۹۵٪). بخش‌های سایه‌دار رویدادند و شماره‌ها یادداشت‌های خود شما.',
  why: 'چرا تغییر کرد',
  whyHead: ['نقطهٔ تماس', 'سهم', 'بیشتر مقصر شناخته شد', 'هر بار پرهزینه‌تر', '± خطای معیار'],
  mix: 'جابه‌جایی مشتریان میان شعبه‌ها',
  season: 'فصل',
  sum: 'تغییر',
  nothingToCompare: 'در دورهٔ پیش نظری برای مقایسه نیست.',
  incidents: 'رویدادها',
  noIncidents: 'در زمان نشان‌داده‌شده رویدادی نیست.',
  since: 'از',
  until: 'تا',
  now: 'اکنون',
  events: 'یادداشت‌های ما',
  noEvents: 'چیزی یادداشت نشده است. یادداشتی چون «منوی تازه» در روز خودش تغییر بعدی را خوانا می‌کند.',
  day: 'روز',
  title: 'چه شد',
  touchpoint: 'نقطهٔ تماس',
  anyTouchpoint: 'هیچ‌کدام به‌ویژه',
  add: 'یادداشت کن',
  remove: 'پس گرفتن',
  removeOf: (title) => `پس گرفتن: ${title}`,
  added: 'یادداشت شد.',
  removed: 'پس گرفته شد.',
  says: 'مشتریان چه می‌گویند',
  saysHead: ['نقطهٔ تماس', 'گلایه', 'ستایش', 'کاهش برای هر نظر', 'پیش از آن', 'علت نام‌برده'],
  causes: { people: 'افراد', policy: 'مقررات', tools: 'ابزار' },
  emotions: {
    anger: 'خشم',
    frustration: 'کلافگی',
    disappointment: 'دلسردی',
    worry: 'نگرانی',
    sadness: 'اندوه',
    joy: 'شادی',
    gratitude: 'قدردانی',
  },
  feel: 'احساسشان',
  allReviews: 'همهٔ نظرهای این دوره',
  answers: 'پاسخ‌ها',
  answered: (share) => `به ${share} نظرها پاسخ داده شد.`,
  notAnswered: 'نظری برای پاسخ نیست.',
  changes: (raised, lowered, recovered) =>
    `امتیازهایی که بعد تغییر کرد: ${raised} بالاتر (${recovered} پس از پاسخ) و ${lowered} پایین‌تر.`,
  sources: 'منابع',
  heard: (n, count) => (count === 1 ? 'منبعش خوانده شد.' : `هر ${n} منبع خوانده شد.`),
  places: 'شعبه‌هایش',
};

export const SCOPE_WORDS: Readonly<Record<Language, ScopeWords>> = { en, fr, fa };
