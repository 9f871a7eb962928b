/** Words of the pages of reviews: search, one review, corrections. */
import type { Language } from '../../alerts/figures.ts';
import type { Cause, CauseDetail, Emotion, SentimentLabel, Severity } from '../../domain/finding.ts';
import type { ReviewOrder } from '../../store/review-search.ts';

export type Choice = 'reply' | 'words' | 'edited' | 'corrected' | 'removed';

export interface ReviewWords {
  readonly title: string;
  readonly one: (id: string) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly find: string;
  readonly filters: string;
  readonly reset: string;
  readonly location: string;
  readonly source: string;
  readonly touchpoint: string;
  readonly side: string;
  readonly sides: Readonly<Record<'blamed' | 'praised', string>>;
  readonly cause: string;
  readonly causes: Readonly<Record<Cause, string>>;
  readonly details: Readonly<Record<CauseDetail, string>>;
  readonly unknownCause: string;
  readonly sentiment: string;
  readonly sentiments: Readonly<Record<SentimentLabel, string>>;
  readonly emotion: string;
  readonly emotions: Readonly<Record<Emotion, string>>;
  readonly severity: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly language: string;
  readonly unknownLanguage: string;
  readonly scale: string;
  readonly scales: Readonly<Record<'stars' | 'recommend' | 'nps' | 'effort', string>>;
  readonly scoreFrom: string;
  readonly scoreTo: string;
  readonly from: string;
  readonly to: string;
  readonly yes: string;
  readonly no: string;
  /** Names of the yes/no filters, and what a chip says for each answer. */
  readonly choices: Readonly<Record<Choice, readonly [name: string, yes: string, no: string]>>;
  readonly order: string;
  readonly orders: Readonly<Record<ReviewOrder, string>>;
  readonly takeAway: (filter: string) => string;
  readonly active: string;
  readonly count: (n: string, isOne: boolean) => string;
  readonly moreThan: (n: string) => string;
  readonly waiting: (n: string) => string;
  readonly exportAs: string;
  readonly next: string;
  readonly first: string;
  readonly pages: string;
  readonly empty: {
    readonly nothing: string;
    readonly unheard: string;
    readonly noMatch: string;
    readonly noWord: string;
    readonly hints: string;
    readonly toSources: string;
  };
  readonly score: (score: string, best: string) => string;
  readonly recommends: string;
  readonly advises: string;
  readonly noScore: string;
  readonly noWords: string;
  /** A date that is known only roughly. */
  readonly about: (date: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly edited: string;
  readonly corrected: string;
  readonly removed: (day: string) => string;
  readonly notRead: string;
  readonly cut: string;
  readonly readOn: string;
  readonly reply: string;
  readonly raised: (from: string, to: string) => string;
  readonly lowered: (from: string, to: string) => string;
  readonly afterReply: string;
  readonly original: string;
  readonly open: string;
  readonly about_: string;
  readonly what: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly quote: string;
  readonly confidence: string;
  readonly byHand: string;
  readonly said: string;
  readonly analyser: string;
  readonly version: string;
  readonly revisions: string;
  readonly revision: (n: string) => string;
  readonly current: string;
  readonly added: string;
  readonly deleted: string;
  readonly incidents: string;
  readonly correct: {
    readonly title: string;
    readonly lead: string;
    readonly change: string;
    readonly save: string;
    readonly drop: string;
    readonly add: string;
    readonly quoteHint: string;
    readonly note: string;
    readonly undo: string;
    readonly versions: string;
    readonly takenBack: string;
    readonly counted: (n: string) => string;
    readonly download: string;
    readonly done: Readonly<Record<'saved' | 'undone', string>>;
    readonly noText: string;
  };
}

const en: ReviewWords = {
  title: 'Reviews',
  one: (id) => `Review ${id}`,
  search: 'Words',
  searchHint: 'late parcel, "two weeks", -refund',
  find: 'Search',
  filters: 'Filters',
  reset: 'Clear all',
  location: 'Place',
  source: 'Source',
  touchpoint: 'Touchpoint',
  side: 'Blamed or praised',
  sides: { blamed: 'blamed', praised: 'praised' },
  cause: 'Cause',
  causes: { people: 'people', policy: 'policy', tools: 'tools' },
  details: { knowledge: 'knowledge', conviction: 'conviction', support: 'support' },
  unknownCause: 'not said',
  sentiment: 'Sentiment',
  sentiments: { negative: 'negative', neutral: 'neutral', positive: 'positive' },
  emotion: 'Emotion',
  emotions: {
    anger: 'anger',
    frustration: 'frustration',
    disappointment: 'disappointment',
    worry: 'worry',
    sadness: 'sadness',
    joy: 'joy',
    gratitude: 'gratitude',
    none: 'none',
  },
  severity: 'Serious',
  severities: {
    safety: 'danger',
    discrimination: 'discrimination',
    fraud: 'fraud',
    legal: 'legal action',
    harm: 'harm',
  },
  language: 'Language',
  unknownLanguage: 'unknown',
  scale: 'Scale',
  scales: { stars: 'stars', recommend: 'would recommend', nps: 'NPS (0–10)', effort: 'effort (1–7)' },
  scoreFrom: 'Score from',
  scoreTo: 'Score to',
  from: 'Written from',
  to: 'Written to',
  yes: 'yes',
  no: 'no',
  choices: {
    reply: ['Owner’s reply', 'answered', 'not answered'],
    words: ['With words', 'with words', 'without words'],
    edited: ['Edited', 'edited', 'never edited'],
    corrected: ['Corrected by hand', 'corrected by hand', 'not corrected'],
    removed: ['No longer at the source', 'no longer at the source', 'still at the source'],
  },
  order: 'Order',
  orders: { newest: 'newest first', oldest: 'oldest first', lowest: 'lowest score first' },
  takeAway: (filter) => `Take away: ${filter}`,
  active: 'Active filters',
  count: (n, isOne) => (isOne ? '1 review' : `${n} reviews`),
  moreThan: (n) => `more than ${n} reviews`,
  waiting: (n) => `${n} reviews have just come in and are not searchable yet; the next pass reads them.`,
  exportAs: 'Export all of them',
  next: 'Next page',
  first: 'First page',
  pages: 'Pages',
  empty: {
    nothing: 'No review has been collected here yet.',
    unheard:
      'No review has been collected here, and no pass has been able to read its sources. Silence says nothing then.',
    noMatch: 'No review matches all of these.',
    noWord: 'The search holds signs only, no word.',
    hints: 'Take a filter away, or search for fewer words.',
    toSources: 'How the sources are read',
  },
  score: (score, best) => `${score} out of ${best}`,
  recommends: 'recommends',
  advises: 'does not recommend',
  noScore: 'no score',
  noWords: 'A score without words.',
  about: (date) => `about ${date}`,
  between: (from, to) => `between ${from} and ${to}`,
  edited: 'edited',
  corrected: 'corrected by hand',
  removed: (day) => `gone from the source since ${day}`,
  notRead: 'not analysed yet',
  cut: 'the source shows only the beginning',
  readOn: 'Read on',
  reply: 'Owner’s reply',
  raised: (from, to) => `raised from ${from} to ${to}`,
  lowered: (from, to) => `lowered from ${from} to ${to}`,
  afterReply: 'after the reply',
  original: 'At the source',
  open: 'Details',
  about_: 'About',
  what: 'What the review says',
  findings: 'Findings',
  noFindings: 'No touchpoint is named in it.',
  quote: 'Evidence',
  confidence: 'Confidence',
  byHand: 'by hand',
  said: 'Verdict',
  analyser: 'Read by',
  version: 'version',
  revisions: 'History',
  revision: (n) => `Version ${n}`,
  current: 'current',
  added: 'added',
  deleted: 'deleted',
  incidents: 'Incidents it stands in',
  correct: {
    title: 'Correct by hand',
    lead: 'What you say here is kept beside the findings of the analyser, counts in all figures, and can teach it.',
    change: 'Change',
    save: 'Save',
    drop: 'Take away',
    add: 'Add a finding',
    quoteHint: 'Words of the review, exactly as written; select them in the text above or copy them.',
    note: 'Note (why)',
    undo: 'Back to the findings of the analyser',
    versions: 'Corrections so far',
    takenBack: 'taken back',
    counted: (n) => `${n} findings`,
    download: 'All corrections as training data',
    done: { saved: 'Your correction counts from now on.', undone: 'The findings of the analyser count again.' },
    noText: 'Without words there is nothing to correct.',
  },
};

const fr: ReviewWords = {
  title: 'Avis',
  one: (id) => `Avis ${id}`,
  search: 'Mots',
  searchHint: 'colis retard, "deux semaines", -remboursement',
  find: 'Rechercher',
  filters: 'Filtres',
  reset: 'Tout effacer',
  location: 'Lieu',
  source: 'Source',
  touchpoint: 'Point de contact',
  side: 'Critiqué ou loué',
  sides: { blamed: 'critiqué', praised: 'loué' },
  cause: 'Cause',
  causes: { people: 'personnes', policy: 'règles', tools: 'outils' },
  details: { knowledge: 'savoir', conviction: 'conviction', support: 'soutien' },
  unknownCause: 'non dite',
  sentiment: 'Sentiment',
  sentiments: { negative: 'négatif', neutral: 'neutre', positive: 'positif' },
  emotion: 'Émotion',
  emotions: {
    anger: 'colère',
    frustration: 'agacement',
    disappointment: 'déception',
    worry: 'inquiétude',
    sadness: 'tristesse',
    joy: 'joie',
    gratitude: 'gratitude',
    none: 'aucune',
  },
  severity: 'Grave',
  severities: {
    safety: 'danger',
    discrimination: 'discrimination',
    fraud: 'fraude',
    legal: 'action en justice',
    harm: 'préjudice',
  },
  language: 'Langue',
  unknownLanguage: 'inconnue',
  scale: 'Échelle',
  scales: { stars: 'étoiles', recommend: 'recommanderait', nps: 'NPS (0–10)', effort: 'effort (1–7)' },
  scoreFrom: 'Note à partir de',
  scoreTo: 'Note jusqu’à',
  from: 'Écrit à partir du',
  to: 'Écrit jusqu’au',
  yes: 'oui',
  no: 'non',
  choices: {
    reply: ['Réponse du propriétaire', 'avec réponse', 'sans réponse'],
    words: ['Avec texte', 'avec texte', 'sans texte'],
    edited: ['Modifié', 'modifié', 'jamais modifié'],
    corrected: ['Corrigé à la main', 'corrigé à la main', 'non corrigé'],
    removed: ['Disparu de la source', 'disparu de la source', 'toujours à la source'],
  },
  order: 'Ordre',
  orders: { newest: 'les plus récents', oldest: 'les plus anciens', lowest: 'les notes les plus basses' },
  takeAway: (filter) => `Retirer : ${filter}`,
  active: 'Filtres actifs',
  count: (n, isOne) => (isOne ? '1 avis' : `${n} avis`),
  moreThan: (n) => `plus de ${n} avis`,
  waiting: (n) => `${n} avis viennent d’arriver et ne sont pas encore consultables ; le prochain passage les lira.`,
  exportAs: 'Tout exporter',
  next: 'Page suivante',
  first: 'Première page',
  pages: 'Pages',
  empty: {
    nothing: 'Aucun avis n’a encore été recueilli ici.',
    unheard: 'Aucun avis n’a été recueilli ici, et aucun passage n’a pu lire ses sources. Ce silence ne dit donc rien.',
    noMatch: 'Aucun avis ne réunit toutes ces conditions.',
    noWord: 'La recherche ne contient que des signes, aucun mot.',
    hints: 'Retirez un filtre ou cherchez moins de mots.',
    toSources: 'Comment les sources sont lues',
  },
  score: (score, best) => `${score} sur ${best}`,
  recommends: 'recommande',
  advises: 'ne recommande pas',
  noScore: 'sans note',
  noWords: 'Une note sans texte.',
  about: (date) => `vers ${date}`,
  between: (from, to) => `entre le ${from} et le ${to}`,
  edited: 'modifié',
  corrected: 'corrigé à la main',
  removed: (day) => `disparu de la source depuis le ${day}`,
  notRead: 'pas encore analysé',
  cut: 'la source n’en montre que le début',
  readOn: 'Lire la suite',
  reply: 'Réponse du propriétaire',
  raised: (from, to) => `relevé de ${from} à ${to}`,
  lowered: (from, to) => `abaissé de ${from} à ${to}`,
  afterReply: 'après la réponse',
  original: 'À la source',
  open: 'Détails',
  about_: 'Sujet',
  what: 'Ce que dit l’avis',
  findings: 'Constats',
  noFindings: 'Aucun point de contact n’y est nommé.',
  quote: 'Passage',
  confidence: 'Certitude',
  byHand: 'à la main',
  said: 'Verdict',
  analyser: 'Lu par',
  version: 'version',
  revisions: 'Historique',
  revision: (n) => `Version ${n}`,
  current: 'actuelle',
  added: 'ajouté',
  deleted: 'supprimé',
  incidents: 'Incidents où il figure',
  correct: {
    title: 'Corriger à la main',
    lead: 'Ce que vous dites ici est conservé à côté des constats de l’analyse, compte dans tous les chiffres et peut l’instruire.',
    change: 'Modifier',
    save: 'Enregistrer',
    drop: 'Retirer',
    add: 'Ajouter un constat',
    quoteHint: 'Des mots de l’avis, exactement comme écrits ; sélectionnez-les dans le texte ci-dessus ou copiez-les.',
    note: 'Remarque (pourquoi)',
    undo: 'Revenir aux constats de l’analyse',
    versions: 'Corrections jusqu’ici',
    takenBack: 'annulée',
    counted: (n) => `${n} constats`,
    download: 'Toutes les corrections comme données d’apprentissage',
    done: { saved: 'Votre correction compte désormais.', undone: 'Les constats de l’analyse comptent de nouveau.' },
    noText: 'Sans texte, il n’y a rien à corriger.',
  },
};

const fa: ReviewWords = {
  title: 'نظرها',
  one: (id) => `نظر ${id}`,
  search: 'واژه‌ها',
  searchHint: 'مرسوله دیر، "دو هفته"، -بازپرداخت',
  find: 'جست‌وجو',
  filters: 'صافی‌ها',
  reset: 'پاک کردن همه',
  location: 'محل',
  source: 'منبع',
  touchpoint: 'نقطهٔ تماس',
  side: 'گلایه یا ستایش',
  sides: { blamed: 'گلایه', praised: 'ستایش' },
  cause: 'علت',
  causes: { people: 'افراد', policy: 'مقررات', tools: 'ابزار' },
  details: { knowledge: 'آگاهی', conviction: 'باور', support: 'پشتیبانی' },
  unknownCause: 'گفته نشده',
  sentiment: 'لحن',
  sentiments: { negative: 'منفی', neutral: 'خنثی', positive: 'مثبت' },
  emotion: 'احساس',
  emotions: {
    anger: 'خشم',
    frustration: 'کلافگی',
    disappointment: 'ناامیدی',
    worry: 'نگرانی',
    sadness: 'اندوه',
    joy: 'شادی',
    gratitude: 'قدردانی',
    none: 'هیچ‌کدام',
  },
  severity: 'موضوع جدی',
  severities: {
    safety: 'خطر',
    discrimination: 'تبعیض',
    fraud: 'کلاهبرداری',
    legal: 'اقدام قانونی',
    harm: 'آسیب دیدن',
  },
  language: 'زبان',
  unknownLanguage: 'نامشخص',
  scale: 'مقیاس',
  scales: { stars: 'ستاره', recommend: 'توصیه می‌کند', nps: 'شاخص توصیه (۰ تا ۱۰)', effort: 'زحمت (۱ تا ۷)' },
  scoreFrom: 'امتیاز از',
  scoreTo: 'امتیاز تا',
  from: 'نوشته‌شده از',
  to: 'نوشته‌شده تا',
  yes: 'بله',
  no: 'خیر',
  choices: {
    reply: ['پاسخ مدیر', 'با پاسخ', 'بی‌پاسخ'],
    words: ['با متن', 'با متن', 'بدون متن'],
    edited: ['ویرایش‌شده', 'ویرایش‌شده', 'ویرایش‌نشده'],
    corrected: ['اصلاح‌شده با دست', 'اصلاح‌شده با دست', 'اصلاح‌نشده'],
    removed: ['برداشته‌شده از منبع', 'برداشته‌شده از منبع', 'هنوز در منبع'],
  },
  order: 'ترتیب',
  orders: { newest: 'تازه‌ترین‌ها', oldest: 'قدیمی‌ترین‌ها', lowest: 'کمترین امتیازها' },
  takeAway: (filter) => `برداشتن: ${filter}`,
  active: 'صافی‌های فعال',
  count: (n) => `${n} نظر`,
  moreThan: (n) => `بیش از ${n} نظر`,
  waiting: (n) => `${n} نظر تازه رسیده و هنوز در جست‌وجو نیست؛ دور بعدی آن‌ها را می‌خواند.`,
  exportAs: 'دریافت همه',
  next: 'صفحهٔ بعد',
  first: 'صفحهٔ نخست',
  pages: 'صفحه‌ها',
  empty: {
    nothing: 'هنوز هیچ نظری اینجا گردآوری نشده است.',
    unheard: 'هیچ نظری اینجا گردآوری نشده و هیچ دوری نتوانسته منبع‌هایش را بخواند. پس این سکوت چیزی نمی‌گوید.',
    noMatch: 'هیچ نظری با همهٔ این شرط‌ها جور نیست.',
    noWord: 'در جست‌وجو فقط نشانه هست، نه واژه.',
    hints: 'یک صافی را بردارید یا با واژه‌های کمتری بجویید.',
    toSources: 'منبع‌ها چگونه خوانده می‌شوند',
  },
  score: (score, best) => `${score} از ${best}`,
  recommends: 'توصیه می‌کند',
  advises: 'توصیه نمی‌کند',
  noScore: 'بدون امتیاز',
  noWords: 'امتیازی بدون متن.',
  about: (date) => `حدود ${date}`,
  between: (from, to) => `میان ${from} و ${to}`,
  edited: 'ویرایش‌شده',
  corrected: 'اصلاح‌شده با دست',
  removed: (day) => `از ${day} در منبع نیست`,
  notRead: 'هنوز تحلیل نشده',
  cut: 'منبع فقط آغاز آن را نشان می‌دهد',
  readOn: 'ادامه',
  reply: 'پاسخ مدیر',
  raised: (from, to) => `افزایش از ${from} به ${to}`,
  lowered: (from, to) => `کاهش از ${from} به ${to}`,
  afterReply: 'پس از پاسخ',
  original: 'در منبع',
  open: 'جزئیات',
  about_: 'دربارهٔ',
  what: 'این نظر چه می‌گوید',
  findings: 'یافته‌ها',
  noFindings: 'از هیچ نقطهٔ تماسی نام نبرده است.',
  quote: 'گواه در متن',
  confidence: 'اطمینان',
  byHand: 'با دست',
  said: 'داوری',
  analyser: 'خوانده‌شده با',
  version: 'نسخهٔ',
  revisions: 'تاریخچه',
  revision: (n) => `نسخهٔ ${n}`,
  current: 'کنونی',
  added: 'افزوده',
  deleted: 'برداشته',
  incidents: 'رویدادهایی که در آن‌ها آمده',
  correct: {
    title: 'اصلاح با دست',
    lead: 'آنچه اینجا می‌گویید کنار یافته‌های تحلیل‌گر می‌ماند، در همهٔ شمارش‌ها به حساب می‌آید و می‌تواند به آن بیاموزد.',
    change: 'تغییر',
    save: 'ذخیره',
    drop: 'برداشتن',
    add: 'افزودن یافته',
    quoteHint: 'واژه‌هایی از همین نظر، درست همان‌گونه که نوشته شده؛ در متن بالا برگزینید یا رونویسی کنید.',
    note: 'یادداشت (چرا)',
    undo: 'بازگشت به یافته‌های تحلیل‌گر',
    versions: 'اصلاح‌های تاکنون',
    takenBack: 'پس گرفته شد',
    counted: (n) => `${n} یافته`,
    download: 'همهٔ اصلاح‌ها به‌صورت دادهٔ آموزشی',
    done: { saved: 'اصلاح شما از این پس به حساب می‌آید.', undone: 'یافته‌های تحلیل‌گر دوباره به حساب می‌آید.' },
    noText: 'بدون متن چیزی برای اصلاح نیست.',
  },
};

export const REVIEW_WORDS: Readonly<Record<Language, ReviewWords>> = { en, fr, fa };
