/** Words of the journey and of one step of it. */
import type { Language } from '../../alerts/figures.ts';
import type { Cause } from '../../domain/finding.ts';
import type { Scale } from '../../domain/scale.ts';

export interface JourneyWords {
  readonly lead: string;
  readonly whole: string;
  /** What is lost per review, in the units of the scale. */
  readonly lost: (scale: Scale) => string;
  readonly show: string;
  readonly shows: Readonly<Record<'level' | 'change', string>>;
  readonly reviews: (n: string) => string;
  readonly against: (period: string) => string;
  readonly more: string;
  readonly less: string;
  readonly steady: string;
  /** The same, on a picture. */
  readonly same: string;
  readonly noPast: string;
  readonly causes: Readonly<Record<Cause | 'none', string>>;
  readonly mostly: (cause: string, share: string) => string;
  readonly heat: readonly [little: string, much: string];
  readonly links: string;
  readonly both: (first: string, second: string, n: string) => string;
  readonly alt: (steps: string) => string;
  readonly nothing: string;
  readonly nothingMore: string;
  readonly building: string;
  readonly why: string;
  readonly whyNot: string;
  readonly interfaces: string;
  readonly noInterfaces: string;
  readonly touchpoint: string;
  readonly owners: string;
  readonly before: string;
  readonly change: string;
  readonly blaming: string;
  readonly praising: string;
  readonly together: string;
  readonly interval: string;
  readonly months: string;
  readonly place: string;
  readonly byPlace: string;
  readonly byPlaceLead: string;
  readonly furtherPlaces: (n: string) => string;
  readonly noPlace: string;
  readonly byCause: string;
  readonly noCause: string;
  readonly course: string;
  readonly contribution: (part: string, all: string) => string;
  readonly said: Readonly<Record<'blamed' | 'praised', string>>;
  readonly drawn: (read: string, before: string) => string;
  readonly theme: string;
  readonly themeChange: Readonly<Record<'new' | 'more' | 'steady' | 'less' | 'gone', string>>;
  readonly noThemes: string;
  readonly silent: Readonly<Record<'blamed' | 'praised', string>>;
  readonly allReviews: (n: string) => string;
  readonly feel: string;
  readonly incidents: string;
  readonly noIncidents: string;
  readonly since: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly events: string;
  readonly noEvents: string;
  readonly everywhere: string;
  readonly withOthers: string;
  readonly read: string;
}

const en: JourneyWords = {
  lead: 'What each step costs, and where two teams meet in the same complaint.',
  whole: 'All brands',
  lost: (scale) => (scale === 'stars' ? 'stars lost per review' : 'points lost per review'),
  show: 'Colours show',
  shows: { level: 'what it costs', change: 'what changed' },
  reviews: (n) => `${n} reviews`,
  against: (period) => `against ${period}`,
  more: 'costs more',
  less: 'costs less',
  steady: 'no clear change',
  same: '≈ as before',
  noPast: 'nothing to compare',
  causes: { people: 'People', policy: 'Policy', tools: 'Tools', none: 'Not named' },
  mostly: (cause, share) => `${cause} ${share}`,
  heat: ['little', 'much'],
  links: 'Arcs: two teams blamed in the same review, with how often',
  both: (first, second, n) => `${first} and ${second}: blamed together in ${n} reviews`,
  alt: (steps) => `The journey, step by step: ${steps}.`,
  nothing: 'No reviews in this period.',
  nothingMore: 'Choose another period, or look at the sources: were they heard?',
  building: 'Figures are being counted for the first time.',
  why: 'Why the rating moved',
  whyNot: 'There is no period before to compare with.',
  interfaces: 'Where two teams meet',
  noInterfaces: 'No review blames steps of two teams together.',
  touchpoint: 'Step',
  owners: 'Whose it is',
  before: 'Before',
  change: 'Change',
  blaming: 'Blamed in',
  praising: 'Praised in',
  together: 'Blamed together in',
  interval: '95 % interval',
  months: 'Period',
  place: 'Place',
  byPlace: 'Where',
  byPlaceLead: 'Each place against its own past; what grew most clearly comes first.',
  furtherPlaces: (n) => `${n} further places`,
  noPlace: 'No place lost anything by it.',
  byCause: 'What causes it',
  noCause: 'No review names a cause.',
  course: 'Over time',
  contribution: (part, all) => `${part} of ${all} in the rating is due to this step`,
  said: { blamed: 'What customers blame', praised: 'What customers praise' },
  drawn: (read, before) => `From the newest ${read} reviews; ${before} of the period before.`,
  theme: 'Theme',
  themeChange: { new: 'new', more: 'more often', steady: 'as before', less: 'less often', gone: 'gone' },
  noThemes: 'Too few say the same for a theme.',
  silent: { blamed: 'Nobody blames it in this period.', praised: 'Nobody praises it in this period.' },
  allReviews: (n) => `All ${n} reviews`,
  feel: 'What they feel',
  incidents: 'Open incidents',
  noIncidents: 'None.',
  since: 'since',
  kinds: {
    drift: 'Drift',
    burst: 'Burst',
    surge: 'Surge',
    erosion: 'Erosion',
    severe: 'Severe',
    source: 'Source',
    'no-data': 'No data',
    selectors: 'Source',
  },
  events: 'Own events',
  noEvents: 'Nothing was noted.',
  everywhere: 'everywhere',
  withOthers: 'Blamed together with',
  read: 'Read the review',
};

const fr: JourneyWords = {
  lead: 'Ce que coûte chaque étape, et où deux équipes se rencontrent dans la même plainte.',
  whole: 'Toutes les marques',
  lost: (scale) => (scale === 'stars' ? 'étoiles perdues par avis' : 'points perdus par avis'),
  show: 'Les couleurs montrent',
  shows: { level: 'ce que cela coûte', change: 'ce qui a changé' },
  reviews: (n) => `${n} avis`,
  against: (period) => `par rapport à ${period}`,
  more: 'coûte plus',
  less: 'coûte moins',
  steady: 'pas de variation nette',
  same: '≈ comme avant',
  noPast: 'rien à comparer',
  causes: { people: 'Personnes', policy: 'Règles', tools: 'Outils', none: 'Non dite' },
  mostly: (cause, share) => `${cause} ${share}`,
  heat: ['peu', 'beaucoup'],
  links: 'Arcs : deux équipes mises en cause dans le même avis, et combien de fois',
  both: (first, second, n) => `${first} et ${second} : mis en cause ensemble dans ${n} avis`,
  alt: (steps) => `Le parcours, étape par étape : ${steps}.`,
  nothing: 'Aucun avis sur cette période.',
  nothingMore: 'Choisissez une autre période, ou regardez les sources : ont-elles été lues ?',
  building: 'Les chiffres sont en cours de premier calcul.',
  why: 'Pourquoi la note a bougé',
  whyNot: 'Il n’y a pas de période précédente à comparer.',
  interfaces: 'Là où deux équipes se rencontrent',
  noInterfaces: 'Aucun avis ne met en cause ensemble les étapes de deux équipes.',
  touchpoint: 'Étape',
  owners: 'Responsable',
  before: 'Avant',
  change: 'Variation',
  blaming: 'Mis en cause dans',
  praising: 'Loué dans',
  together: 'Mis en cause ensemble dans',
  interval: 'Intervalle à 95 %',
  months: 'Période',
  place: 'Lieu',
  byPlace: 'Où',
  byPlaceLead: 'Chaque lieu face à son propre passé ; la hausse la plus nette d’abord.',
  furtherPlaces: (n) => `${n} autres lieux`,
  noPlace: 'Aucun lieu n’y a rien perdu.',
  byCause: 'Ce qui en est la cause',
  noCause: 'Aucun avis ne nomme de cause.',
  course: 'Dans le temps',
  contribution: (part, all) => `${part} sur ${all} dans la note viennent de cette étape`,
  said: { blamed: 'Ce que les clients reprochent', praised: 'Ce que les clients louent' },
  drawn: (read, before) => `D’après les ${read} avis les plus récents ; ${before} de la période précédente.`,
  theme: 'Thème',
  themeChange: { new: 'nouveau', more: 'plus souvent', steady: 'comme avant', less: 'moins souvent', gone: 'disparu' },
  noThemes: 'Trop peu disent la même chose pour former un thème.',
  silent: {
    blamed: 'Personne ne la met en cause sur cette période.',
    praised: 'Personne ne la loue sur cette période.',
  },
  allReviews: (n) => `Les ${n} avis`,
  feel: 'Ce qu’ils ressentent',
  incidents: 'Incidents ouverts',
  noIncidents: 'Aucun.',
  since: 'depuis le',
  kinds: {
    drift: 'Dérive',
    burst: 'Rafale',
    surge: 'Afflux',
    erosion: 'Érosion',
    severe: 'Grave',
    source: 'Source',
    'no-data': 'Sans données',
    selectors: 'Source',
  },
  events: 'Nos propres événements',
  noEvents: 'Rien n’a été noté.',
  everywhere: 'partout',
  withOthers: 'Mis en cause avec',
  read: 'Lire l’avis',
};

const fa: JourneyWords = {
  lead: 'هر گام چه هزینه‌ای دارد، و کجا دو تیم در یک شکایت به هم می‌رسند.',
  whole: 'همهٔ برندها',
  lost: (scale) => (scale === 'stars' ? 'ستارهٔ از‌دست‌رفته در هر نظر' : 'امتیاز از‌دست‌رفته در هر نظر'),
  show: 'رنگ‌ها نشان می‌دهند',
  shows: { level: 'هزینهٔ هر گام', change: 'آنچه تغییر کرد' },
  reviews: (n) => `${n} نظر`,
  against: (period) => `در برابر ${period}`,
  more: 'پرهزینه‌تر',
  less: 'کم‌هزینه‌تر',
  steady: 'بدون تغییر روشن',
  same: '≈ مانند پیش',
  noPast: 'بدون دورهٔ قبلی',
  causes: { people: 'افراد', policy: 'مقررات', tools: 'ابزار', none: 'بدون ذکر' },
  mostly: (cause, share) => `${cause} ${share}`,
  heat: ['کم', 'زیاد'],
  links: 'کمان‌ها: دو تیم که در یک نظر سرزنش شده‌اند، و چند بار',
  both: (first, second, n) => `${first} و ${second}: در ${n} نظر با هم سرزنش شده‌اند`,
  alt: (steps) => `مسیر مشتری، گام به گام: ${steps}.`,
  nothing: 'در این دوره نظری نیست.',
  nothingMore: 'دورهٔ دیگری برگزینید یا منابع را ببینید: آیا خوانده شده‌اند؟',
  building: 'اعداد برای نخستین بار شمرده می‌شوند.',
  why: 'چرا امتیاز تغییر کرد',
  whyNot: 'دورهٔ پیشینی برای مقایسه نیست.',
  interfaces: 'جایی که دو تیم به هم می‌رسند',
  noInterfaces: 'هیچ نظری گام‌های دو تیم را با هم سرزنش نمی‌کند.',
  touchpoint: 'گام',
  owners: 'مسئول',
  before: 'پیش‌تر',
  change: 'تغییر',
  blaming: 'سرزنش در',
  praising: 'ستایش در',
  together: 'سرزنش با هم در',
  interval: 'بازهٔ ۹۵٪',
  months: 'دوره',
  place: 'شعبه',
  byPlace: 'کجا',
  byPlaceLead: 'هر شعبه در برابر گذشتهٔ خودش؛ روشن‌ترین افزایش نخست می‌آید.',
  furtherPlaces: (n) => `${n} شعبهٔ دیگر`,
  noPlace: 'هیچ شعبه‌ای از آن چیزی از دست نداده است.',
  byCause: 'علت آن',
  noCause: 'هیچ نظری علتی نام نمی‌برد.',
  course: 'در گذر زمان',
  contribution: (part, all) => `${part} از ${all} در امتیاز از این گام است`,
  said: { blamed: 'مشتریان از چه گله دارند', praised: 'مشتریان چه را می‌ستایند' },
  drawn: (read, before) => `از ${read} نظر تازه‌تر؛ ${before} نظر از دورهٔ پیش.`,
  theme: 'موضوع',
  themeChange: { new: 'تازه', more: 'بیشتر', steady: 'مانند پیش', less: 'کمتر', gone: 'از میان رفته' },
  noThemes: 'شمار کسانی که یک چیز می‌گویند برای یک موضوع کم است.',
  silent: { blamed: 'در این دوره کسی از آن گله ندارد.', praised: 'در این دوره کسی آن را نمی‌ستاید.' },
  allReviews: (n) => `هر ${n} نظر`,
  feel: 'چه احساسی دارند',
  incidents: 'رویدادهای باز',
  noIncidents: 'هیچ.',
  since: 'از',
  kinds: {
    drift: 'دگرگونی',
    burst: 'هجوم',
    surge: 'افزایش',
    erosion: 'فرسایش',
    severe: 'وخیم',
    source: 'منبع',
    'no-data': 'بی‌داده',
    selectors: 'منبع',
  },
  events: 'رویدادهای خودمان',
  noEvents: 'چیزی یادداشت نشده است.',
  everywhere: 'همه‌جا',
  withOthers: 'سرزنش همراه با',
  read: 'خواندن نظر',
};

export const JOURNEY_WORDS: Readonly<Record<Language, JourneyWords>> = { en, fr, fa };
