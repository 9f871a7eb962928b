/** How a message tells of one severe review, in three languages: what it speaks of, and what to do. */
import type { Severity } from '../../domain/finding.ts';
import type { Language } from '../figures.ts';

export interface SevereWording {
  readonly badge: string;
  /** After the name of the place. */
  readonly title: Readonly<Record<Severity, string>>;
  /** Of a case of several reviews: what they speak of. */
  readonly titleOf: (n: string, subject: string) => string;
  readonly subject: Readonly<Record<Severity, string>>;
  readonly lead: string;
  /** A further review joined the case. */
  readonly joined: string;
  readonly others: string;
  readonly other: (written: string, words: string) => string;
  readonly more: (n: string, key: string) => string;
  readonly written: string;
  readonly whatToDo: string;
  readonly first: Readonly<Record<Severity, string>>;
  readonly always: readonly string[];
  readonly resolved: string;
  /** The review is about a step that the team owns; or about none. */
  readonly owner: (team: string, touchpoint: string) => string;
  readonly fallback: (team: string) => string;
}

const en: SevereWording = {
  badge: 'One severe review',
  title: {
    safety: 'a review speaks of danger',
    discrimination: 'a review speaks of discrimination',
    fraud: 'a review speaks of fraud',
    legal: 'a review speaks of legal action',
    harm: 'a review speaks of harm to a person',
  },
  titleOf: (n, subject) => `${n} reviews speak of ${subject}`,
  subject: {
    safety: 'danger',
    discrimination: 'discrimination',
    fraud: 'fraud',
    legal: 'legal action',
    harm: 'harm to a person',
  },
  joined: 'Another review of the same place says the like. It is kept in the same case.',
  others: 'The other reviews of this case',
  other: (written, words) => `${written}: ${words}`,
  more: (n, key) => `And ${n} more: vigie explain ${key}`,
  lead: 'This is one review, not a statistic: we tell you at once, whether or not others say the same.',
  written: 'What the customer wrote',
  whatToDo: 'What to do',
  first: {
    safety: 'Ask the place today whether the danger is still there, and make it safe first.',
    discrimination: 'Hear everybody who was there, the customer first; do not judge by the text alone.',
    fraud: 'Look up the payment or order that it speaks of, and keep the records.',
    legal: 'Show it to whoever handles legal matters before anybody answers in public.',
    harm: 'Find out how the person is and what happened, and tell whoever handles accidents.',
  },
  always: [
    'Read the whole review where it stands and keep a copy: it may be changed or removed.',
    'Answer the customer soon and personally: first what they went through, then what you do about it.',
    'If it is not what it seems, close it as a false alarm.',
  ],
  resolved: 'It is dealt with. Thank you.',
  owner: (team, touchpoint) => `The review is about “${touchpoint}”, which ${team} owns.`,
  fallback: (team) => `The review names no step that has an owner, so ${team} decides who takes it on.`,
};

const fr: SevereWording = {
  badge: 'Un avis grave',
  title: {
    safety: 'un avis parle de danger',
    discrimination: 'un avis parle de discrimination',
    fraud: 'un avis parle de fraude',
    legal: 'un avis parle d’action en justice',
    harm: 'un avis parle d’une personne blessée ou malade',
  },
  titleOf: (n, subject) => `${n} avis parlent ${subject}`,
  subject: {
    safety: 'de danger',
    discrimination: 'de discrimination',
    fraud: 'de fraude',
    legal: 'd’action en justice',
    harm: 'd’une personne blessée ou malade',
  },
  joined: 'Un autre avis sur le même lieu dit la même chose. Il est gardé dans le même sujet.',
  others: 'Les autres avis du sujet',
  other: (written, words) => `${written}\u00a0: ${words}`,
  more: (n, key) => `Et ${n} de plus\u00a0: vigie explain ${key}`,
  lead: 'C’est un seul avis, pas une statistique\u00a0: nous vous le disons tout de suite, que d’autres disent la même chose ou non.',
  written: 'Ce que le client a écrit',
  whatToDo: 'Que faire',
  first: {
    safety: 'Demandez aujourd’hui au lieu si le danger est toujours là, et faites-le d’abord disparaître.',
    discrimination: 'Écoutez toutes les personnes présentes, le client d’abord\u00a0; ne jugez pas sur le seul texte.',
    fraud: 'Retrouvez le paiement ou la commande en question, et gardez les pièces.',
    legal: 'Montrez-le à la personne chargée du juridique avant toute réponse publique.',
    harm: 'Prenez des nouvelles de la personne, voyez ce qui s’est passé et prévenez qui s’occupe des accidents.',
  },
  always: [
    'Lisez l’avis entier sur place et gardez-en une copie\u00a0: il peut être modifié ou retiré.',
    'Répondez vite et personnellement au client\u00a0: d’abord ce qu’il a vécu, ensuite ce que vous faites.',
    'Si ce n’est pas ce qu’il y paraît, fermez le sujet comme fausse alerte.',
  ],
  resolved: 'C’est réglé. Merci.',
  owner: (team, touchpoint) =>
    `L’avis porte sur l’étape «\u00a0${touchpoint}\u00a0», dont l’équipe ${team} est responsable.`,
  fallback: (team) =>
    `L’avis ne cite aucune étape qui ait un responsable\u00a0: l’équipe ${team} décide qui s’en charge.`,
};

const fa: SevereWording = {
  badge: 'یک نظر جدی',
  title: {
    safety: 'در یک نظر از خطر گفته شده است',
    discrimination: 'در یک نظر از تبعیض گفته شده است',
    fraud: 'در یک نظر از کلاهبرداری گفته شده است',
    legal: 'در یک نظر از شکایت قانونی گفته شده است',
    harm: 'در یک نظر از آسیب دیدن کسی گفته شده است',
  },
  titleOf: (n, subject) => `در ${n} نظر از ${subject} گفته شده است`,
  subject: {
    safety: 'خطر',
    discrimination: 'تبعیض',
    fraud: 'کلاهبرداری',
    legal: 'شکایت قانونی',
    harm: 'آسیب دیدن کسی',
  },
  joined: 'نظر دیگری دربارهٔ همین شعبه همین را می‌گوید و در همین پرونده نگه داشته می‌شود.',
  others: 'نظرهای دیگر این پرونده',
  other: (written, words) => `${written}: ${words}`,
  more: (n, key) => `و ${n} نظر دیگر: \u2066vigie explain ${key}\u2069`,
  lead: 'این یک نظر است، نه آمار: بی‌درنگ خبر می‌دهیم، چه دیگران همین را بگویند چه نگویند.',
  written: 'مشتری چه نوشته است',
  whatToDo: 'چه باید کرد',
  first: {
    safety: 'همین امروز از شعبه بپرسید خطر هنوز هست یا نه و پیش از هر کاری آن را برطرف کنید.',
    discrimination: 'حرف همهٔ کسانی را که آنجا بوده‌اند بشنوید، پیش از همه مشتری را؛ تنها از روی متن داوری نکنید.',
    fraud: 'پرداخت یا سفارشی را که از آن می‌گوید پیدا کنید و مدارک را نگه دارید.',
    legal: 'پیش از هر پاسخ عمومی، آن را به مسئول امور حقوقی نشان دهید.',
    harm: 'حال آن شخص را بپرسید، ببینید چه پیش آمده است و مسئول حوادث را باخبر کنید.',
  },
  always: [
    'نظر را کامل در همان جا بخوانید و نسخه‌ای نگه دارید: شاید تغییر کند یا برداشته شود.',
    'زود و شخصاً به مشتری پاسخ دهید: نخست از آنچه بر او گذشته بگویید، سپس از کاری که می‌کنید.',
    'اگر ماجرا آن نیست که به نظر می‌رسد، آن را به‌عنوان هشدار نابجا ببندید.',
  ],
  resolved: 'رسیدگی شد. سپاسگزاریم.',
  owner: (team, touchpoint) => `این نظر دربارهٔ «${touchpoint}» است که در اختیار تیم ${team} است.`,
  fallback: (team) => `این نظر به مرحله‌ای که مسئول داشته باشد اشاره نمی‌کند؛ تیم ${team} تعیین می‌کند چه کسی پیگیری کند.`,
};

/** By language of the message. */
export const SEVERE_WORDING: Readonly<Record<Language, SevereWording>> = { en, fr, fa };
