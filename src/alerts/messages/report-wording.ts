/** Wording of reports in each language. Arguments are ready to print: names isolated, numbers and dates formatted. */
import type { Cause } from '../../domain/finding.ts';
import type { Scale } from '../../domain/scale.ts';
import type { Language } from '../figures.ts';

export interface ReportWording {
  readonly badge: string;
  /** `from` and `to` are the first and the last day. */
  readonly title: (kind: 'week' | 'month', from: string, to: string) => string;
  readonly forTeam: (title: string, team: string) => string;
  readonly days: string;
  /** No browser could print it. */
  readonly noPdf: string;
  readonly open: (closes: string) => string;
  readonly closed: (day: string) => string;

  readonly inShort: string;
  readonly level: (mean: string, n: string, low: string, high: string) => string;
  /** On a scale of recommendations; `share` is the mean. */
  readonly shareLevel: (share: string, n: string, low: string, high: string) => string;
  readonly before: (mean: string, n: string, delta: string, low: string, high: string) => string;
  readonly yearBefore: (mean: string, n: string, delta: string, low: string, high: string) => string;
  readonly noBefore: string;
  readonly seen: string;
  /** `size` comes with its unit. */
  readonly tooFew: (size: string | undefined) => string;
  readonly recommending: (share: string) => string;
  readonly netPromoters: (points: string) => string;
  readonly tone: (balance: string) => string;
  readonly answered: (share: string) => string;
  readonly wonBack: (n: string, isOne: boolean) => string;
  /** What a bare number is a number of. */
  readonly size: Readonly<Record<'stars' | 'share' | 'points', (size: string, value: number) => string>>;
  /** Names of scales; a range of numbers has none. */
  readonly scale: Readonly<Partial<Record<Scale, string>>>;
  readonly nothing: string;

  readonly trend: string;
  readonly trendAlt: (levels: string) => string;
  readonly period: string;
  readonly reviews: string;
  readonly levelHead: string;
  readonly change: string;
  /** Names of a change by what it is a change from. */
  readonly sinceBefore: string;
  readonly sinceYearBefore: string;
  /** Of the true level. */
  readonly range: (low: string, high: string) => string;

  readonly restated: string;
  readonly restatedLine: (was: string, nWas: string, now: string, nNow: string) => string;
  readonly reasons: Readonly<Record<'late' | 'edited' | 'removed' | 'redated', (n: string, isOne: boolean) => string>>;
  readonly restatedBody: string;

  readonly own: string;
  readonly touchpoints: string;
  readonly others: string;
  readonly touchpoint: string;
  readonly lost: string;
  readonly lostBefore: string;
  readonly part: string;
  readonly blaming: (n: string, isOne: boolean) => string;
  readonly cause: Readonly<Record<Cause, string>>;
  readonly mix: string;
  readonly rest: string;
  readonly total: string;
  readonly addsUp: string;
  readonly noBlame: string;
  readonly barAlt: (lost: string, before: string | undefined) => string;

  readonly places: string;
  readonly regions: string;
  readonly place: string;
  readonly region: string;
  readonly regionsLost: string;
  readonly regionsAddUp: string;
  readonly noRegion: string;
  readonly all: string;
  readonly ofReviews: (n: string, isOne: boolean) => string;
  readonly order: string;
  readonly none: string;
  readonly more: (n: string) => string;

  readonly incidents: string;
  readonly incidentCounts: (opened: string, resolved: string, accepted: string, open: string) => string;
  readonly acknowledged: (time: string) => string;
  readonly recovered: (time: string) => string;
  readonly hours: (n: string, isOne: boolean) => string;
  readonly daysLong: (n: string) => string;

  readonly sources: string;
  readonly allHeard: (n: string, isOne: boolean) => string;
  readonly noSources: string;
  readonly heardUntil: (source: string, day: string) => string;
  readonly neverHeard: (source: string) => string;
  readonly unheardBody: string;
  readonly withoutReviews: (places: string) => string;
  readonly statement: string;
  readonly statementBody: string;
  readonly footer: string;
}

const en: ReportWording = {
  badge: 'Report',
  title: (kind, from, to) => `${kind === 'week' ? 'Week' : 'Month'}: ${from} to ${to}`,
  forTeam: (title, team) => `${team} · ${title}`,
  days: 'All days are counted in UTC, a review by the day on which it was most likely written.',
  noPdf: 'No PDF is attached: where vigie runs, no browser could print one.',
  open: (closes) => `These figures are preliminary: what arrives late still counts until ${closes}.`,
  closed: (day) => `These figures were closed on ${day} and do not change any more.`,

  inShort: 'In short',
  level: (mean, n, low, high) =>
    `${mean} on average over ${n} reviews; the true level lies between ${low} and ${high}.`,
  shareLevel: (share, n, low, high) =>
    `${share} of ${n} reviews recommend; the true share lies between ${low} and ${high}.`,
  before: (mean, n, delta, low, high) =>
    `Period before: ${mean} over ${n} reviews. Change ${delta} (between ${low} and ${high}).`,
  yearBefore: (mean, n, delta, low, high) =>
    `Same period a year before: ${mean} over ${n} reviews. Change ${delta} (between ${low} and ${high}).`,
  noBefore: 'No reviews in the period before to compare with.',
  seen: 'more than chance explains',
  tooFew: (size) => (size ? `too few reviews to see less than ${size}` : 'too few reviews to see any change'),
  recommending: (share) => `${share} of those who were asked would recommend.`,
  netPromoters: (points) => `Net promoters: ${points}.`,
  tone: (balance) => `Tone of the words: ${balance} (from −1, all negative, to +1, all positive).`,
  answered: (share) => `${share} of the reviews were answered.`,
  wonBack: (n, isOne) => `${n} ${isOne ? 'customer' : 'customers'} won back: more stars after an answer.`,
  size: {
    stars: (size) => `${size} stars`,
    share: (size) => `${size}`,
    points: (size) => `${size} points`,
  },
  scale: { stars: 'stars', recommend: 'recommendation', nps: 'net promoter score', effort: 'customer effort' },
  nothing: 'No review in this period.',

  trend: 'Level over time',
  trendAlt: (levels) => `Level period by period: ${levels}`,
  period: 'Period from',
  reviews: 'Reviews',
  levelHead: 'Level',
  change: 'Change',
  sinceBefore: 'since the period before',
  sinceYearBefore: 'since a year before',
  range: (low, high) => `true level ${low} to ${high}`,

  restated: 'Restated',
  restatedLine: (was, nWas, now, nNow) => `Was ${was} over ${nWas} reviews, now ${now} over ${nNow}.`,
  reasons: {
    late: (n) => `${n} arrived late`,
    edited: (n) => `${n} edited by their author`,
    removed: (n) => `${n} removed`,
    redated: (n) => `${n} whose date is known better now`,
  },
  restatedBody: 'All other figures of this report stay as they were closed.',

  own: 'Your touchpoints',
  touchpoints: 'Touchpoints',
  others: 'All other touchpoints',
  touchpoint: 'Touchpoint',
  lost: 'Lost per review',
  lostBefore: 'Before',
  part: 'Part of change',
  blaming: (n, isOne) => `blamed in ${n} ${isOne ? 'review' : 'reviews'}`,
  cause: { people: 'people', policy: 'policy', tools: 'tools' },
  mix: 'Other mix of places (nobody’s service)',
  rest: 'All others',
  total: 'Change',
  addsUp: 'The parts add up to the change of the level.',
  noBlame: 'No review lost points by these.',
  barAlt: (lost, before) => `Lost per review: ${lost}${before ? `; before: ${before}` : ''}`,

  places: 'Places',
  regions: 'Regions',
  place: 'Place',
  region: 'Region',
  regionsLost: 'Lost per review, by region and touchpoint',
  regionsAddUp: 'Each line adds up; the last one is of all reviews.',
  noRegion: 'In no region',
  all: 'All places',
  ofReviews: (n, isOne) => `${n} ${isOne ? 'review' : 'reviews'}`,
  order: 'In the order of their change against their own past, not of their level.',
  none: 'no review in this period',
  more: (n) => `And ${n} more; all are in the JSON.`,

  incidents: 'Incidents',
  incidentCounts: (opened, resolved, accepted, open) =>
    `Opened ${opened}, recovered ${resolved}, taken as the new normal ${accepted}; open at the end ${open}.`,
  acknowledged: (time) => `Half of those acknowledged were so within ${time}.`,
  recovered: (time) => `Half of those recovered were so within ${time}.`,
  hours: (n, isOne) => `${n} ${isOne ? 'hour' : 'hours'}`,
  daysLong: (n) => `${n} days`,

  sources: 'Heard and not heard',
  allHeard: (n, isOne) =>
    isOne
      ? 'The one source was heard to the end of the period.'
      : `All ${n} sources were heard to the end of the period.`,
  noSources: 'No source is configured: nobody was heard.',
  heardUntil: (source, day) => `${source}: heard until ${day} only.`,
  neverHeard: (source) => `${source}: not heard at all.`,
  unheardBody: 'Their silence says nothing about what customers think; the figures of their places are not whole.',
  withoutReviews: (places) => `Without any review: ${places}.`,
  statement: 'How to read this',
  statementBody:
    'Levels: the range holds the true level at every look with 95 % certainty (confidence sequence by betting). Changes: 95 % interval. Places, regions and teams are compared with their own past only.',
  footer: 'Made by vigie.',
};

const fr: ReportWording = {
  badge: 'Bilan',
  title: (kind, from, to) => `${kind === 'week' ? 'Semaine' : 'Mois'} : du ${from} au ${to}`,
  forTeam: (title, team) => `${team} · ${title}`,
  days: 'Les jours sont comptés en UTC ; un avis compte le jour où il a le plus probablement été écrit.',
  noPdf: 'Pas de PDF joint : là où tourne vigie, aucun navigateur n’a pu l’imprimer.',
  open: (closes) => `Chiffres provisoires : ce qui arrive en retard compte encore jusqu’au ${closes}.`,
  closed: (day) => `Chiffres arrêtés le ${day} ; ils ne changent plus.`,

  inShort: 'En bref',
  level: (mean, n, low, high) => `${mean} en moyenne sur ${n} avis ; le vrai niveau est entre ${low} et ${high}.`,
  shareLevel: (share, n, low, high) =>
    `${share} des ${n} avis recommandent ; la vraie part est entre ${low} et ${high}.`,
  before: (mean, n, delta, low, high) =>
    `Période précédente : ${mean} sur ${n} avis. Évolution ${delta} (entre ${low} et ${high}).`,
  yearBefore: (mean, n, delta, low, high) =>
    `Même période un an plus tôt : ${mean} sur ${n} avis. Évolution ${delta} (entre ${low} et ${high}).`,
  noBefore: 'Aucun avis dans la période précédente : rien à comparer.',
  seen: 'plus que le hasard',
  tooFew: (size) => (size ? `trop peu d’avis pour voir moins de ${size}` : 'trop peu d’avis pour voir une évolution'),
  recommending: (share) => `${share} des personnes interrogées recommandent.`,
  netPromoters: (points) => `Promoteurs nets : ${points}.`,
  tone: (balance) => `Ton des mots : ${balance} (de −1, tout négatif, à +1, tout positif).`,
  answered: (share) => `${share} des avis ont reçu une réponse.`,
  wonBack: (n, isOne) =>
    `${n} ${isOne ? 'client regagné' : 'clients regagnés'} : une meilleure note après une réponse.`,
  size: {
    stars: (size, value) => `${size} ${value >= 2 ? 'étoiles' : 'étoile'}`,
    share: (size) => `${size}`,
    points: (size) => `${size} points`,
  },
  scale: { stars: 'étoiles', recommend: 'recommandation', nps: 'promoteurs nets (NPS)', effort: 'effort du client' },
  nothing: 'Aucun avis dans cette période.',

  trend: 'Niveau au fil du temps',
  trendAlt: (levels) => `Niveau période par période : ${levels}`,
  period: 'À partir du',
  reviews: 'Avis',
  levelHead: 'Niveau',
  change: 'Évolution',
  sinceBefore: 'depuis la période précédente',
  sinceYearBefore: 'en un an',
  range: (low, high) => `vrai niveau de ${low} à ${high}`,

  restated: 'Corrigé depuis',
  restatedLine: (was, nWas, now, nNow) => `C’était ${was} sur ${nWas} avis, c’est maintenant ${now} sur ${nNow}.`,
  reasons: {
    late: (n, isOne) => `${n} ${isOne ? 'arrivé' : 'arrivés'} en retard`,
    edited: (n, isOne) => (isOne ? `${n} modifié par son auteur` : `${n} modifiés par leur auteur`),
    removed: (n, isOne) => `${n} ${isOne ? 'retiré' : 'retirés'}`,
    redated: (n) => `${n} dont la date est mieux connue`,
  },
  restatedBody: 'Tous les autres chiffres de ce bilan restent tels qu’ils ont été arrêtés.',

  own: 'Vos étapes',
  touchpoints: 'Étapes du parcours',
  others: 'Toutes les autres étapes',
  touchpoint: 'Étape',
  lost: 'Perdu par avis',
  lostBefore: 'Avant',
  part: 'Part de l’évolution',
  blaming: (n) => `mise en cause dans ${n} avis`,
  cause: { people: 'personnes', policy: 'règles', tools: 'outils' },
  mix: 'Autre répartition entre les lieux (le service de personne)',
  rest: 'Toutes les autres',
  total: 'Évolution',
  addsUp: 'Les parts font exactement l’évolution du niveau.',
  noBlame: 'Aucun avis n’a perdu de points à cause d’elles.',
  barAlt: (lost, before) => `Perdu par avis : ${lost}${before ? ` ; avant : ${before}` : ''}`,

  places: 'Lieux',
  regions: 'Régions',
  place: 'Lieu',
  region: 'Région',
  regionsLost: 'Perdu par avis, par région et étape',
  regionsAddUp: 'Chaque ligne fait sa somme ; la dernière est celle de tous les avis.',
  noRegion: 'Hors région',
  all: 'Tous les lieux',
  ofReviews: (n) => `${n} avis`,
  order: 'Dans l’ordre de leur évolution par rapport à leur propre passé, non de leur niveau.',
  none: 'aucun avis dans cette période',
  more: (n) => `Et ${n} de plus ; tous sont dans le JSON.`,

  incidents: 'Incidents',
  incidentCounts: (opened, resolved, accepted, open) =>
    `Ouverts : ${opened} ; rétablis : ${resolved} ; pris comme nouveau niveau normal : ${accepted} ; en cours à la fin : ${open}.`,
  acknowledged: (time) => `La moitié des prises en charge se sont faites en moins de ${time}.`,
  recovered: (time) => `La moitié des rétablissements se sont faits en moins de ${time}.`,
  hours: (n, isOne) => `${n} ${isOne ? 'heure' : 'heures'}`,
  daysLong: (n) => `${n} jours`,

  sources: 'Entendu et pas entendu',
  allHeard: (n, isOne) =>
    isOne
      ? 'La seule source a été entendue jusqu’à la fin de la période.'
      : `Les ${n} sources ont toutes été entendues jusqu’à la fin de la période.`,
  noSources: 'Aucune source n’est configurée : personne n’a été entendu.',
  heardUntil: (source, day) => `${source} : entendue jusqu’au ${day} seulement.`,
  neverHeard: (source) => `${source} : pas entendue du tout.`,
  unheardBody:
    'Leur silence ne dit rien de ce que pensent les clients ; les chiffres de leurs lieux ne sont pas complets.',
  withoutReviews: (places) => `Sans aucun avis : ${places}.`,
  statement: 'Comment lire ce bilan',
  statementBody:
    'Niveaux : l’intervalle contient le vrai niveau à chaque lecture avec une certitude de 95 % (suite de confiance par paris). Évolutions : intervalle à 95 %. Lieux, régions et équipes ne sont comparés qu’à leur propre passé.',
  footer: 'Fait par vigie.',
};

const fa: ReportWording = {
  badge: 'گزارش',
  title: (kind, from, to) => `گزارش ${kind === 'week' ? 'هفته' : 'ماه'}: ${from} تا ${to}`,
  forTeam: (title, team) => `${team} · ${title}`,
  days: 'روزها به وقت جهانی شمرده می‌شوند و هر نظر در محتمل‌ترین روز نوشته شدنش به حساب می‌آید.',
  noPdf: 'پی‌دی‌اف پیوست نیست: جایی که vigie کار می‌کند، مرورگری برای چاپ آن در دسترس نبود.',
  open: (closes) => `این ارقام موقتی است: آنچه دیر برسد تا ${closes} هنوز به حساب می‌آید.`,
  closed: (day) => `این ارقام در ${day} نهایی شده‌اند و دیگر تغییر نمی‌کنند.`,

  inShort: 'در یک نگاه',
  level: (mean, n, low, high) => `میانگین ${mean} از ${n} نظر؛ سطح واقعی بین ${low} و ${high} است.`,
  shareLevel: (share, n, low, high) => `${share} از ${n} نظر توصیه می‌کنند؛ سهم واقعی بین ${low} و ${high} است.`,
  before: (mean, n, delta, low, high) => `دورهٔ پیش: ${mean} از ${n} نظر. تغییر ${delta} (بین ${low} و ${high}).`,
  yearBefore: (mean, n, delta, low, high) =>
    `همین دوره در سال پیش: ${mean} از ${n} نظر. تغییر ${delta} (بین ${low} و ${high}).`,
  noBefore: 'در دورهٔ پیش نظری نبود که بتوان با آن مقایسه کرد.',
  seen: 'بیش از آنچه تصادف پدید می‌آورد',
  tooFew: (size) =>
    size ? `شمار نظرها برای دیدن تغییری کمتر از ${size} کافی نیست` : 'شمار نظرها برای دیدن هیچ تغییری کافی نیست',
  recommending: (share) => `${share} از کسانی که پرسیده شد، توصیه می‌کنند.`,
  netPromoters: (points) => `خالص مروّجان: ${points}.`,
  tone: (balance) => `لحن نوشته‌ها: ${balance} (از \u200e−۱، همه منفی، تا \u200e+۱، همه مثبت).`,
  answered: (share) => `به ${share} از نظرها پاسخ داده شد.`,
  wonBack: (n, isOne) => `${n} مشتری بازگشت: پس از پاسخ، امتیاز بیشتری ${isOne ? 'داد' : 'دادند'}.`,
  size: { stars: (size) => `${size} ستاره`, share: (size) => `${size}`, points: (size) => `${size} واحد` },
  scale: { stars: 'ستاره', recommend: 'توصیه', nps: 'شاخص خالص مروّجان', effort: 'زحمت مشتری' },
  nothing: 'در این دوره نظری نوشته نشده است.',

  trend: 'سطح در گذر زمان',
  trendAlt: (levels) => `سطح، دوره به دوره: ${levels}`,
  period: 'دوره از',
  reviews: 'نظرها',
  levelHead: 'سطح',
  change: 'تغییر',
  sinceBefore: 'نسبت به دورهٔ پیش',
  sinceYearBefore: 'نسبت به سال پیش',
  range: (low, high) => `سطح واقعی ${low} تا ${high}`,

  restated: 'تصحیح‌شده',
  restatedLine: (was, nWas, now, nNow) => `${was} از ${nWas} نظر بود، اکنون ${now} از ${nNow} نظر است.`,
  reasons: {
    late: (n) => `${n} نظر دیر رسید`,
    edited: (n) => `${n} نظر را نویسنده‌اش ویرایش کرد`,
    removed: (n) => `${n} نظر حذف شد`,
    redated: (n) => `تاریخ ${n} نظر دقیق‌تر معلوم شد`,
  },
  restatedBody: 'بقیهٔ ارقام این گزارش همان است که هنگام نهایی شدن بود.',

  own: 'مرحله‌های شما',
  touchpoints: 'مرحله‌های تجربهٔ مشتری',
  others: 'بقیهٔ مرحله‌ها',
  touchpoint: 'مرحله',
  lost: 'کاهش در هر نظر',
  lostBefore: 'پیش‌تر',
  part: 'سهم از تغییر',
  blaming: (n) => `در ${n} نظر از آن گله شده`,
  cause: { people: 'افراد', policy: 'مقررات', tools: 'ابزار' },
  mix: 'جابه‌جایی مشتریان میان شعبه‌ها (به خدمت کسی مربوط نیست)',
  rest: 'بقیه',
  total: 'تغییر',
  addsUp: 'جمع سهم‌ها درست برابر تغییر سطح است.',
  noBlame: 'هیچ نظری به سبب این مرحله‌ها امتیاز کم نکرده است.',
  barAlt: (lost, before) => `کاهش در هر نظر: ${lost}${before ? `؛ پیش‌تر: ${before}` : ''}`,

  places: 'شعبه‌ها',
  regions: 'منطقه‌ها',
  place: 'شعبه',
  region: 'منطقه',
  regionsLost: 'کاهش در هر نظر، به تفکیک منطقه و مرحله',
  regionsAddUp: 'جمع هر سطر درست درمی‌آید؛ سطر آخر از همهٔ نظرهاست.',
  noRegion: 'بیرون از منطقه‌ها',
  all: 'همهٔ شعبه‌ها',
  ofReviews: (n) => `${n} نظر`,
  order: 'به ترتیب تغییر نسبت به گذشتهٔ خودشان، نه به ترتیب سطح.',
  none: 'در این دوره نظری ندارد',
  more: (n) => `و ${n} مورد دیگر؛ همه در خروجی JSON آمده است.`,

  incidents: 'رخدادها',
  incidentCounts: (opened, resolved, accepted, open) =>
    `${opened} مورد باز شد، ${resolved} مورد به سطح پیشین برگشت، ${accepted} مورد سطح عادی تازه شد؛ در پایان دوره ${open} مورد باز بود.`,
  acknowledged: (time) => `نیمی از موارد پذیرفته‌شده در کمتر از ${time} پذیرفته شد.`,
  recovered: (time) => `نیمی از موارد برطرف‌شده در کمتر از ${time} برطرف شد.`,
  hours: (n) => `${n} ساعت`,
  daysLong: (n) => `${n} روز`,

  sources: 'منابعی که خوانده شد و نشد',
  allHeard: (n, isOne) => (isOne ? 'تنها منبع تا پایان دوره خوانده شد.' : `هر ${n} منبع تا پایان دوره خوانده شد.`),
  noSources: 'هیچ منبعی تنظیم نشده است: نظری خوانده نشد.',
  heardUntil: (source, day) => `${source}: فقط تا ${day} خوانده شد.`,
  neverHeard: (source) => `${source}: اصلاً خوانده نشد.`,
  unheardBody: 'سکوت این منابع چیزی دربارهٔ نظر مشتریان نمی‌گوید و ارقام شعبه‌های آن‌ها کامل نیست.',
  withoutReviews: (places) => `بدون هیچ نظری: ${places}.`,
  statement: 'این گزارش را چگونه بخوانیم',
  statementBody:
    'سطح: بازه در هر بار نگاه کردن با اطمینان ۹۵٪ سطح واقعی را در بر دارد. تغییر: بازهٔ اطمینان ۹۵٪. شعبه‌ها، منطقه‌ها و تیم‌ها فقط با گذشتهٔ خودشان مقایسه می‌شوند.',
  footer: 'این گزارش را vigie تهیه کرده است.',
};

/** The wording of each language. */
export const REPORT_WORDINGS: Readonly<Record<Language, ReportWording>> = { en, fr, fa };
