/** What kind of news a message is, in three languages: the step that an incident took, who took it, what is asked of the reader. */
import type { Direction } from '../../domain/drift.ts';
import type { ClosingCause, StepReason } from '../../domain/incident.ts';
import type { Matcher } from '../../domain/route.ts';
import type { Role } from '../brief.ts';
import type { Language } from '../figures.ts';

/** Steps that have a mark of their own; what opens and what ends is marked by what it is. */
export type MarkedStep = Exclude<StepReason, 'opened' | 'recovering' | 'resolved' | 'accepted'> | 'better' | 'fixed';

/** All arguments are ready to print. */
export interface StepWording {
  readonly mark: Readonly<Record<MarkedStep, string>>;
  /** "Reminder: …" */
  readonly marked: (mark: string, title: string) => string;
  /** `team` is the accountable one. */
  readonly opened: Readonly<Record<Role, Readonly<Record<Direction, (team: string) => string>>>>;
  readonly joined: string;
  readonly worse: Readonly<Record<Direction, string>>;
  readonly acknowledged: (by: string) => string;
  /** To the team that has it now, and to others. */
  readonly yoursNow: (by: string, us: string) => string;
  readonly theirsNow: (by: string, team: string) => string;
  readonly noted: (by: string) => string;
  readonly closed: Readonly<Record<ClosingCause, (by: string) => string>>;
  /** After `closed`, for a level that moved. */
  readonly normalNow: string;
  /** Closed as repaired, while the reviews, or a source, have still to show it. */
  readonly fixed: (by: string) => string;
  readonly fixedElsewhere: (by: string) => string;
  readonly reopened: string;
  readonly repeated: (days: string) => string;
  readonly escalated: (team: string, day: string) => string;
  readonly words: (text: string) => string;
  readonly whoWasTold: string;
  readonly told: (team: string, day: string) => string;
  readonly nobodyAnswered: string;
  /** A rule of the routing tree chose the team. */
  readonly routed: (team: string, conditions: string) => string;
  readonly condition: Readonly<Record<keyof Matcher, string>>;
  readonly yourAnswer: string;
  readonly acknowledge: string;
  readonly silence: string;
  readonly acknowledgeBy: string;
  readonly silenceBy: string;
}

const en: StepWording = {
  mark: {
    joined: 'Update',
    worse: 'Worse',
    better: 'Even better',
    acknowledged: 'Seen',
    reassigned: 'Handed over',
    noted: 'Note',
    closed: 'Closed',
    fixed: 'Said to be fixed',
    reopened: 'Not fixed yet',
    repeated: 'Reminder',
    escalated: 'Unanswered',
  },
  marked: (mark, title) => `${mark}: ${title}`,
  opened: {
    accountable: {
      down: (team) => `This is new: customers are less satisfied than before. ${team} is asked to find out why.`,
      up: () => 'Good news: customers are more satisfied than before.',
    },
    informed: {
      down: (team) => `This is new, and for your information: ${team} is asked to find out why.`,
      up: (team) => `Good news, for your information: the credit goes to ${team}.`,
    },
    manager: {
      down: (team) => `For your information: ${team} is asked to find out why.`,
      up: (team) =>
        `Good news from ${team}: customers are more satisfied than before. Let the team know that you saw it.`,
    },
  },
  joined: 'Another step or place now moves the same way. This is the whole as it stands.',
  worse: {
    down: 'It has gone further down since we last wrote.',
    up: 'It has gone further up since we last wrote.',
  },
  acknowledged: (by) => `${by} has seen it and takes care of it. Nobody else will be called.`,
  yoursNow: (by, us) => `${by} handed this over to ${us}: it is yours now.`,
  theirsNow: (by, team) => `${by} handed this over to ${team}, who takes care of it now.`,
  noted: (by) => `${by} wrote something down about it.`,
  closed: {
    fixed: (by) => `${by} closed it: it is dealt with. Thank you.`,
    expected: (by) => `${by} closed it: it was to be expected.`,
    'not-ours': (by) => `${by} closed it: it is not ours to change.`,
    'false-alarm': (by) => `${by} closed it: it was a false alarm. Nothing more to do.`,
  },
  normalNow: 'From now on this level counts as normal.',
  fixed: (by) =>
    `${by} says that it is fixed. The reviews do not say so yet: we keep watching, and write when they do.`,
  fixedElsewhere: (by) => `${by} says that it is fixed. We keep watching, and write when it shows.`,
  reopened: 'It was closed as fixed, but the reviews do not agree: they are still away from the old level.',
  repeated: (days) => `Still so after ${days} days, and nobody has acknowledged it.`,
  escalated: (team, day) =>
    `${team} was told on ${day}, and nobody has acknowledged it since. Please find out who takes care of it.`,
  words: (text) => `“${text}”`,
  whoWasTold: 'Who was told',
  told: (team, day) => `${team}: ${day}`,
  nobodyAnswered: 'Nobody has acknowledged it yet.',
  routed: (team, conditions) => `A rule of yours sends this to ${team} (${conditions}).`,
  condition: {
    brand: 'brand',
    region: 'region',
    location: 'location',
    touchpoint: 'step',
    cause: 'cause',
    kind: 'kind',
    urgency: 'urgency',
    direction: 'direction',
  },
  yourAnswer: 'Your answer',
  acknowledge: 'Seen, we take care of it',
  silence: 'Mute for 7 days',
  acknowledgeBy: 'Say that you have seen it, so that nobody else is called:',
  silenceBy: 'Or mute it for some days, with a reason:',
};

const fr: StepWording = {
  mark: {
    joined: 'Suite',
    worse: 'Aggravation',
    better: 'Encore mieux',
    acknowledged: 'Vu',
    reassigned: 'Transmis',
    noted: 'Note',
    closed: 'Clos',
    fixed: 'Annoncé réglé',
    reopened: 'Pas encore réglé',
    repeated: 'Rappel',
    escalated: 'Sans réponse',
  },
  marked: (mark, title) => `${mark}\u00a0: ${title}`,
  opened: {
    accountable: {
      down: (team) =>
        `C’est nouveau\u00a0: les clients sont moins satisfaits qu’avant. L’équipe ${team} est chargée de comprendre pourquoi.`,
      up: () => 'Bonne nouvelle\u00a0: les clients sont plus satisfaits qu’avant.',
    },
    informed: {
      down: (team) =>
        `C’est nouveau, et pour votre information\u00a0: l’équipe ${team} est chargée de comprendre pourquoi.`,
      up: (team) => `Bonne nouvelle, pour votre information\u00a0: le mérite en revient à l’équipe ${team}.`,
    },
    manager: {
      down: (team) => `Pour votre information\u00a0: l’équipe ${team} est chargée de comprendre pourquoi.`,
      up: (team) =>
        `Bonne nouvelle de l’équipe ${team}\u00a0: les clients sont plus satisfaits qu’avant. Dites-lui que vous l’avez vu.`,
    },
  },
  joined: 'Une autre étape ou un autre lieu suit maintenant le même mouvement. Voici l’ensemble à ce jour.',
  worse: {
    down: 'La baisse s’est accentuée depuis notre dernier message.',
    up: 'La hausse s’est poursuivie depuis notre dernier message.',
  },
  acknowledged: (by) => `${by} l’a vu et s’en occupe. Personne d’autre ne sera relancé.`,
  yoursNow: (by, us) => `${by} a transmis ce sujet à l’équipe ${us}\u00a0: il est désormais à vous.`,
  theirsNow: (by, team) => `${by} a transmis ce sujet à l’équipe ${team}, qui s’en occupe désormais.`,
  noted: (by) => `${by} a laissé une note.`,
  closed: {
    fixed: (by) => `${by} a clos le sujet\u00a0: c’est réglé. Merci.`,
    expected: (by) => `${by} a clos le sujet\u00a0: il fallait s’y attendre.`,
    'not-ours': (by) => `${by} a clos le sujet\u00a0: nous n’y pouvons rien.`,
    'false-alarm': (by) => `${by} a clos le sujet\u00a0: c’était une fausse alerte. Plus rien à faire.`,
  },
  normalNow: 'Ce niveau compte désormais comme normal.',
  fixed: (by) =>
    `${by} indique que c’est réglé. Les avis ne le disent pas encore\u00a0: nous continuons de regarder, et nous écrirons quand ils le diront.`,
  fixedElsewhere: (by) =>
    `${by} indique que c’est réglé. Nous continuons de regarder, et nous écrirons quand cela se verra.`,
  reopened:
    'Le sujet avait été clos comme réglé, mais les avis ne suivent pas\u00a0: ils restent loin de l’ancien niveau.',
  repeated: (days) => `Toujours vrai après ${days} jours, et personne n’a encore dit l’avoir vu.`,
  escalated: (team, day) =>
    `L’équipe ${team} a été prévenue le ${day} et, depuis, personne n’a dit l’avoir vu. Merci de voir qui s’en occupe.`,
  words: (text) => `«\u00a0${text}\u00a0»`,
  whoWasTold: 'Qui a été prévenu',
  told: (team, day) => `Équipe ${team}\u00a0: le ${day}`,
  nobodyAnswered: 'Personne n’a encore dit l’avoir vu.',
  routed: (team, conditions) => `Une de vos règles confie ceci à l’équipe ${team} (${conditions}).`,
  condition: {
    brand: 'enseigne',
    region: 'région',
    location: 'lieu',
    touchpoint: 'étape',
    cause: 'cause',
    kind: 'genre',
    urgency: 'urgence',
    direction: 'sens',
  },
  yourAnswer: 'Votre réponse',
  acknowledge: 'Vu, on s’en occupe',
  silence: 'Sourdine de 7 jours',
  acknowledgeBy: 'Dites que vous l’avez vu, pour que personne d’autre ne soit relancé\u00a0:',
  silenceBy: 'Ou mettez le sujet en sourdine quelques jours, avec une raison\u00a0:',
};

const fa: StepWording = {
  mark: {
    joined: 'ادامه',
    worse: 'بدتر شد',
    better: 'باز هم بهتر',
    acknowledged: 'دیده شد',
    reassigned: 'سپرده شد',
    noted: 'یادداشت',
    closed: 'بسته شد',
    fixed: 'گفته‌اند برطرف شده',
    reopened: 'هنوز برطرف نشده',
    repeated: 'یادآوری',
    escalated: 'بی‌پاسخ',
  },
  marked: (mark, title) => `${mark}: ${title}`,
  opened: {
    accountable: {
      down: (team) => `خبر تازه: مشتریان کمتر از پیش راضی‌اند. از تیم ${team} خواهش می‌کنیم علت را پیدا کند.`,
      up: () => 'خبر خوش: مشتریان بیش از پیش راضی‌اند.',
    },
    informed: {
      down: (team) => `خبر تازه، برای آگاهی شما: از تیم ${team} خواسته‌ایم علت را پیدا کند.`,
      up: (team) => `خبر خوش، برای آگاهی شما: این پیشرفت حاصل کار تیم ${team} است.`,
    },
    manager: {
      down: (team) => `برای آگاهی شما: از تیم ${team} خواسته‌ایم علت را پیدا کند.`,
      up: (team) => `خبر خوش از تیم ${team}: مشتریان بیش از پیش راضی‌اند. به تیم بگویید که این را دیده‌اید.`,
    },
  },
  joined: 'اکنون مرحله یا شعبهٔ دیگری هم همین راه را می‌رود. این تصویر کامل ماجرا تا امروز است.',
  worse: {
    down: 'از نامهٔ پیشین ما تا امروز افت بیشتر شده است.',
    up: 'از نامهٔ پیشین ما تا امروز باز هم بهتر شده است.',
  },
  acknowledged: (by) => `${by} آن را دیده است و پیگیری می‌کند. دیگر سراغ کسی نمی‌رویم.`,
  yoursNow: (by, us) => `${by} این موضوع را به تیم ${us} سپرد: از این پس با شماست.`,
  theirsNow: (by, team) => `${by} این موضوع را به تیم ${team} سپرد که از این پس پیگیر آن است.`,
  noted: (by) => `${by} یادداشتی نوشت.`,
  closed: {
    fixed: (by) => `${by} آن را بست: رسیدگی شد. سپاسگزاریم.`,
    expected: (by) => `${by} آن را بست: انتظارش می‌رفت.`,
    'not-ours': (by) => `${by} آن را بست: تغییر دادنش در دست ما نیست.`,
    'false-alarm': (by) => `${by} آن را بست: هشدار نابجا بود. کار دیگری لازم نیست.`,
  },
  normalNow: 'از این پس همین سطح عادی شمرده می‌شود.',
  fixed: (by) => `${by} می‌گوید مشکل برطرف شده است. نظرها هنوز چنین نمی‌گویند: چشم به آن‌ها داریم و وقتی گفتند می‌نویسیم.`,
  fixedElsewhere: (by) => `${by} می‌گوید مشکل برطرف شده است. چشم به آن داریم و وقتی دیده شد می‌نویسیم.`,
  reopened: 'آن را برطرف‌شده دانسته و بسته بودند، ولی نظرها چنین نمی‌گویند: هنوز از سطح پیشین دورند.',
  repeated: (days) => `پس از ${days} روز هنوز همین‌طور است و کسی نگفته که آن را دیده است.`,
  escalated: (team, day) =>
    `تیم ${team} در ${day} باخبر شد و از آن زمان کسی نگفته که آن را دیده است. لطفاً ببینید چه کسی پیگیری می‌کند.`,
  words: (text) => `«${text}»`,
  whoWasTold: 'چه کسانی باخبر شدند',
  told: (team, day) => `تیم ${team}: ${day}`,
  nobodyAnswered: 'هنوز کسی نگفته که آن را دیده است.',
  routed: (team, conditions) => `طبق قاعدهٔ خودتان، این موضوع به تیم ${team} می‌رسد (${conditions}).`,
  condition: {
    brand: 'برند',
    region: 'منطقه',
    location: 'شعبه',
    touchpoint: 'مرحله',
    cause: 'علت',
    kind: 'نوع',
    urgency: 'فوریت',
    direction: 'جهت',
  },
  yourAnswer: 'پاسخ شما',
  acknowledge: 'دیدیم، پیگیری می‌کنیم',
  silence: '۷ روز بی‌صدا شود',
  acknowledgeBy: 'بگویید که آن را دیده‌اید تا سراغ کس دیگری نرویم:',
  silenceBy: 'یا با ذکر دلیل چند روز آن را بی‌صدا کنید:',
};

/** By language of the message. */
export const STEP_WORDING: Readonly<Record<Language, StepWording>> = { en, fr, fa };
