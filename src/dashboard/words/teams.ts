/** Words of the pages about teams. */
import type { Language } from '../../alerts/figures.ts';
import type { Weekday } from '../../domain/wall-clock.ts';

export interface TeamWords {
  readonly team: string;
  readonly owns: string;
  readonly nothingOwned: string;
  readonly sharedWith: (teams: string) => string;
  readonly open: string;
  readonly noneOpen: string;
  readonly reached: string;
  readonly hours: string;
  readonly always: string;
  readonly days: Readonly<Record<Weekday, string>>;
  readonly manager: string;
  readonly receivers: string;
  readonly noReceivers: string;
  readonly states: Readonly<Record<'fine' | 'failing' | 'resting' | 'disabled', string>>;
  readonly pace: (days: string) => string;
  readonly toAcknowledge: string;
  readonly toRecover: string;
  readonly now: string;
  readonly before: string;
  readonly hoursOf: (hours: string, n: string) => string;
  readonly none: string;
  readonly progress: string;
  readonly kept: string;
  readonly month: string;
  readonly reviews: string;
  readonly blamed: string;
  readonly noFigures: string;
  readonly target: string;
  readonly targetBy: (value: string, name: string) => string;
  readonly toTarget: (difference: string) => string;
  readonly setTarget: string;
  readonly scale: string;
  readonly value: string;
  readonly done: string;
  readonly all: string;
}

const en: TeamWords = {
  team: 'Team',
  owns: 'Owns',
  nothingOwned: 'No step of the journey: it gets what rules send to it.',
  sharedWith: (teams) => `together with ${teams}`,
  open: 'Open incidents',
  noneOpen: 'Nothing is open.',
  reached: 'How it is reached',
  hours: 'Hours',
  always: 'always',
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  manager: 'Told when it does not answer',
  receivers: 'Receivers',
  noReceivers: 'None: messages to it reach nobody.',
  states: { fine: 'fine', failing: 'failing since', resting: 'asked for time until', disabled: 'disabled since' },
  pace: (days) => `How long it takes: the last ${days} days beside the ${days} before (medians)`,
  toAcknowledge: 'Until acknowledged',
  toRecover: 'Until recovered',
  now: 'Now',
  before: 'Before',
  hoursOf: (hours, n) => `${hours} h (${n})`,
  none: 'none',
  progress: 'Progress against its own past',
  kept: 'What its steps leave of the full score, per review: the rating that would stand if nothing else cost points.',
  month: 'Month',
  reviews: 'Reviews',
  blamed: 'That blame it',
  noFigures: 'No figures yet: the next pass adds them up.',
  target: 'Target',
  targetBy: (value, name) => `Target ${value}, set by ${name}`,
  toTarget: (difference) => `${difference} to the target`,
  setTarget: 'Set a target',
  scale: 'Scale',
  value: 'Value',
  done: 'The target is set.',
  all: 'All its incidents',
};

const fr: TeamWords = {
  team: 'Équipe',
  owns: 'Répond de',
  nothingOwned: 'Aucune étape du parcours : elle reçoit ce que les règles lui envoient.',
  sharedWith: (teams) => `avec ${teams}`,
  open: 'Incidents ouverts',
  noneOpen: 'Rien n’est ouvert.',
  reached: 'Comment la joindre',
  hours: 'Horaires',
  always: 'toujours',
  days: { mon: 'lun', tue: 'mar', wed: 'mer', thu: 'jeu', fri: 'ven', sat: 'sam', sun: 'dim' },
  manager: 'Prévenu si elle ne répond pas',
  receivers: 'Destinataires',
  noReceivers: 'Aucun : les messages n’atteignent personne.',
  states: {
    fine: 'en ordre',
    failing: 'en échec depuis',
    resting: 'a demandé un délai jusqu’au',
    disabled: 'désactivé depuis',
  },
  pace: (days) => `Délais : les ${days} derniers jours face aux ${days} précédents (médianes)`,
  toAcknowledge: 'Jusqu’à la prise en charge',
  toRecover: 'Jusqu’au rétablissement',
  now: 'Maintenant',
  before: 'Avant',
  hoursOf: (hours, n) => `${hours} h (${n})`,
  none: 'aucun',
  progress: 'Progrès par rapport à son propre passé',
  kept: 'Ce que ses étapes laissent de la note pleine, par avis : la note qui resterait si rien d’autre ne coûtait de points.',
  month: 'Mois',
  reviews: 'Avis',
  blamed: 'La mettant en cause',
  noFigures: 'Pas encore de chiffres : le prochain passage les additionne.',
  target: 'Objectif',
  targetBy: (value, name) => `Objectif ${value}, fixé par ${name}`,
  toTarget: (difference) => `${difference} jusqu’à l’objectif`,
  setTarget: 'Fixer un objectif',
  scale: 'Échelle',
  value: 'Valeur',
  done: 'L’objectif est fixé.',
  all: 'Tous ses incidents',
};

const fa: TeamWords = {
  team: 'تیم',
  owns: 'مسئول',
  nothingOwned: 'هیچ مرحله‌ای از مسیر: آنچه قواعد به آن می‌فرستند به او می‌رسد.',
  sharedWith: (teams) => `همراه با ${teams}`,
  open: 'رویدادهای باز',
  noneOpen: 'چیزی باز نیست.',
  reached: 'چگونه باخبر می‌شود',
  hours: 'ساعت کاری',
  always: 'همیشه',
  days: {
    mon: 'دوشنبه',
    tue: 'سه‌شنبه',
    wed: 'چهارشنبه',
    thu: 'پنجشنبه',
    fri: 'جمعه',
    sat: 'شنبه',
    sun: 'یکشنبه',
  },
  manager: 'اگر پاسخ ندهد باخبر می‌شود',
  receivers: 'گیرنده‌ها',
  noReceivers: 'هیچ: پیام‌ها به کسی نمی‌رسد.',
  states: { fine: 'سالم', failing: 'ناموفق از', resting: 'مهلت خواسته تا', disabled: 'غیرفعال از' },
  pace: (days) => `چقدر طول می‌کشد: ${days} روز اخیر در برابر ${days} روز پیش از آن (میانه)`,
  toAcknowledge: 'تا برعهده گرفتن',
  toRecover: 'تا بهبود',
  now: 'اکنون',
  before: 'پیش‌تر',
  hoursOf: (hours, n) => `${hours} ساعت (${n})`,
  none: 'هیچ',
  progress: 'پیشرفت نسبت به گذشتهٔ خودش',
  kept: 'آنچه مرحله‌های آن از نمرهٔ کامل باقی می‌گذارند، در هر نظر: نمره‌ای که می‌ماند اگر چیز دیگری امتیازی نمی‌کاست.',
  month: 'ماه',
  reviews: 'نظرها',
  blamed: 'آن را مقصر می‌دانند',
  noFigures: 'هنوز رقمی نیست: دور بعدی آن‌ها را جمع می‌زند.',
  target: 'هدف',
  targetBy: (value, name) => `هدف ${value}، تعیین‌شده توسط ${name}`,
  toTarget: (difference) => `${difference} تا هدف`,
  setTarget: 'تعیین هدف',
  scale: 'مقیاس',
  value: 'مقدار',
  done: 'هدف تعیین شد.',
  all: 'همهٔ رویدادهای آن',
};

export const TEAM_WORDS: Readonly<Record<Language, TeamWords>> = { en, fr, fa };
