/** Words of the pages about sources: how passes end, what to do then. */
import type { Language } from '../../alerts/figures.ts';
import type { Outcome } from '../../domain/run.ts';

export interface SourceWords {
  /** What each end means, and what to do next. */
  readonly outcomes: Readonly<Record<Outcome, readonly [name: string, next: string]>>;
  readonly source: string;
  readonly passes: string;
  readonly newestFirst: string;
  readonly last: string;
  readonly next: string;
  readonly never: string;
  readonly whenDue: string;
  readonly everyHours: (hours: string) => string;
  readonly shown: string;
  readonly stored: string;
  readonly coverage: string;
  readonly count: string;
  readonly average: string;
  readonly paused: (reason: string) => string;
  readonly canary: string;
  readonly asked: (name: string) => string;
  readonly runNow: string;
  readonly runNowHint: string;
  readonly done: Readonly<Record<'asked' | 'waiting', string>>;
  readonly nextStep: string;
  readonly neverRead: string;
  readonly ledger: string;
  readonly began: string;
  readonly outcome: string;
  readonly read: string;
  readonly fresh: string;
  readonly edited: string;
  readonly reason: string;
  readonly drift: string;
  readonly noDrift: string;
  readonly movedMark: (field: string, from: string, to: string) => string;
  readonly broken: string;
  readonly overrides: string;
  readonly noOverrides: string;
  readonly override: (host: string, person: string) => string;
  readonly until: string;
  readonly empty: string;
}

const en: SourceWords = {
  outcomes: {
    complete: ['Complete', 'Nothing to do.'],
    empty: ['Empty', 'Nothing to do, unless you know that reviews should be there: then look at the page yourself.'],
    partial: ['Partly read', 'Read the whole list: vigie collect --full --source ID.'],
    blocked: ['Blocked', 'Leave the site alone for a day; lower its pace, or use its official API or an export.'],
    limited: ['Limited', 'The site withholds reviews from visitors: use its official API or an export.'],
    login: ['Wants a login', 'vigie never signs in: use the official API or an export.'],
    'layout-changed': ['Layout changed', 'Mend the reader: vigie doctor ID says which fields.'],
    unreachable: ['Unreachable', 'See that the address is right and that this host reaches it.'],
    quota: ['Quota used up', 'Wait until it is renewed; read less often, or ask for a larger one.'],
    unauthorised: ['Key refused', 'Renew the account’s key or its rights at the site.'],
    refused: ['Refused by robots.txt', 'Use the official API or an export, or ask for permission in writing.'],
  },
  source: 'Source',
  passes: 'Last passes',
  newestFirst: 'newest first',
  last: 'Last pass',
  next: 'Next pass',
  never: 'never',
  whenDue: 'with the next pass',
  everyHours: (hours) => `every ${hours} hours at most`,
  shown: 'The source shows',
  stored: 'Stored',
  coverage: 'Coverage',
  count: 'Reviews',
  average: 'Average',
  paused: (reason) => `Paused: ${reason}`,
  canary: 'Canary: read only to see that its kind can be read',
  asked: (name) => `${name} asked for it: the next pass reads it.`,
  runNow: 'Read with the next pass',
  runNowHint: 'Whatever its cadence. The next “vigie run” takes it.',
  done: { asked: 'Asked for. The next pass reads it.', waiting: 'It was asked for already: the next pass reads it.' },
  nextStep: 'What to do',
  neverRead: 'It was never read. The next “vigie run” does it.',
  ledger: 'Ledger',
  began: 'Pass',
  outcome: 'Outcome',
  read: 'Read',
  fresh: 'New',
  edited: 'Edited',
  reason: 'Reason',
  drift: 'Layout',
  noDrift: 'All fields are read from their usual marks.',
  movedMark: (field, from, to) => `“${field}” is now read from ${to}, no longer from ${from}`,
  broken: 'Could not be read',
  overrides: 'Rules of robots.txt set aside',
  noOverrides: 'None for its host: robots.txt is obeyed.',
  override: (host, person) => `${host}, by ${person}`,
  until: 'until',
  empty: 'No source here.',
};

const fr: SourceWords = {
  outcomes: {
    complete: ['Complet', 'Rien à faire.'],
    empty: ['Vide', 'Rien à faire, sauf si des avis devraient s’y trouver : regardez alors la page vous-même.'],
    partial: ['Lu en partie', 'Lire toute la liste : vigie collect --full --source ID.'],
    blocked: ['Bloqué', 'Laisser le site en paix un jour ; ralentir, ou passer par son API officielle ou un export.'],
    limited: ['Limité', 'Le site cache des avis aux visiteurs : passer par son API officielle ou un export.'],
    login: ['Connexion exigée', 'vigie ne se connecte jamais : passer par l’API officielle ou un export.'],
    'layout-changed': ['Mise en page changée', 'Réparer le lecteur : vigie doctor ID dit quels champs.'],
    unreachable: ['Injoignable', 'Vérifier l’adresse, et que cette machine y accède.'],
    quota: ['Quota épuisé', 'Attendre son renouvellement ; lire moins souvent, ou en demander un plus grand.'],
    unauthorised: ['Clé refusée', 'Renouveler la clé du compte ou ses droits sur le site.'],
    refused: ['Refusé par robots.txt', 'Passer par l’API officielle ou un export, ou demander une permission écrite.'],
  },
  source: 'Source',
  passes: 'Derniers passages',
  newestFirst: 'le plus récent d’abord',
  last: 'Dernier passage',
  next: 'Prochain passage',
  never: 'jamais',
  whenDue: 'au prochain passage',
  everyHours: (hours) => `toutes les ${hours} heures au plus`,
  shown: 'La source montre',
  stored: 'Enregistré',
  coverage: 'Couverture',
  count: 'Avis',
  average: 'Moyenne',
  paused: (reason) => `En pause : ${reason}`,
  canary: 'Témoin : lu seulement pour vérifier que ce genre de page est lisible',
  asked: (name) => `${name} l’a demandé : le prochain passage la lit.`,
  runNow: 'Lire au prochain passage',
  runNowHint: 'Quelle que soit sa cadence. Le prochain « vigie run » s’en charge.',
  done: {
    asked: 'Demandé. Le prochain passage la lit.',
    waiting: 'C’était déjà demandé : le prochain passage la lit.',
  },
  nextStep: 'Que faire',
  neverRead: 'Elle n’a jamais été lue. Le prochain « vigie run » s’en charge.',
  ledger: 'Registre',
  began: 'Passage',
  outcome: 'Issue',
  read: 'Lus',
  fresh: 'Nouveaux',
  edited: 'Modifiés',
  reason: 'Raison',
  drift: 'Mise en page',
  noDrift: 'Tous les champs sont lus à leurs repères habituels.',
  movedMark: (field, from, to) => `« ${field} » est lu à présent par ${to}, et non plus par ${from}`,
  broken: 'Illisible',
  overrides: 'Règles de robots.txt écartées',
  noOverrides: 'Aucune pour son hôte : robots.txt est respecté.',
  override: (host, person) => `${host}, par ${person}`,
  until: 'jusqu’au',
  empty: 'Aucune source ici.',
};

const fa: SourceWords = {
  outcomes: {
    complete: ['کامل', 'کاری لازم نیست.'],
    empty: ['خالی', 'کاری لازم نیست، مگر بدانید که باید نظری باشد: آنگاه خودتان صفحه را ببینید.'],
    partial: ['ناقص خوانده شد', 'همهٔ فهرست را بخوانید: vigie collect --full --source ID'],
    blocked: ['مسدود', 'یک روز سراغ سایت نروید؛ آهسته‌تر بخوانید، یا از رابط رسمی یا خروجی فایل بهره ببرید.'],
    limited: ['محدود', 'سایت نظرها را از بازدیدکنندگان پنهان می‌کند: از رابط رسمی یا خروجی فایل بهره ببرید.'],
    login: ['ورود می‌خواهد', 'vigie هرگز وارد حساب نمی‌شود: از رابط رسمی یا خروجی فایل بهره ببرید.'],
    'layout-changed': ['چیدمان عوض شده', 'خوانندهٔ صفحه را درست کنید: vigie doctor ID می‌گوید کدام بخش‌ها.'],
    unreachable: ['در دسترس نیست', 'ببینید نشانی درست است و این دستگاه به آن می‌رسد.'],
    quota: ['سهمیه تمام شد', 'تا نو شدن آن صبر کنید؛ کمتر بخوانید یا سهمیهٔ بیشتری بخواهید.'],
    unauthorised: ['کلید پذیرفته نشد', 'کلید حساب یا مجوزهایش را در سایت نو کنید.'],
    refused: ['منع‌شده با robots.txt', 'از رابط رسمی یا خروجی فایل بهره ببرید، یا اجازهٔ کتبی بگیرید.'],
  },
  source: 'منبع',
  passes: 'دورهای اخیر',
  newestFirst: 'تازه‌ترین در آغاز',
  last: 'دور پیشین',
  next: 'دور بعدی',
  never: 'هرگز',
  whenDue: 'با دور بعدی',
  everyHours: (hours) => `دست‌بالا هر ${hours} ساعت`,
  shown: 'منبع نشان می‌دهد',
  stored: 'ذخیره‌شده',
  coverage: 'پوشش',
  count: 'نظرها',
  average: 'میانگین',
  paused: (reason) => `متوقف: ${reason}`,
  canary: 'آزمونه: تنها برای اطمینان از خوانا بودن این نوع صفحه خوانده می‌شود',
  asked: (name) => `${name} آن را خواسته است: دور بعدی آن را می‌خواند.`,
  runNow: 'خواندن در دور بعدی',
  runNowHint: 'هر فاصله‌ای که داشته باشد. «vigie run» بعدی آن را انجام می‌دهد.',
  done: { asked: 'خواسته شد. دور بعدی آن را می‌خواند.', waiting: 'پیش‌تر خواسته شده بود: دور بعدی آن را می‌خواند.' },
  nextStep: 'چه باید کرد',
  neverRead: 'هرگز خوانده نشده است. «vigie run» بعدی آن را می‌خواند.',
  ledger: 'دفتر دورها',
  began: 'دور',
  outcome: 'نتیجه',
  read: 'خوانده',
  fresh: 'تازه',
  edited: 'ویرایش‌شده',
  reason: 'دلیل',
  drift: 'چیدمان صفحه',
  noDrift: 'همهٔ بخش‌ها از نشانه‌های همیشگی خوانده می‌شوند.',
  movedMark: (field, from, to) => `«${field}» اکنون از ${to} خوانده می‌شود، نه دیگر از ${from}`,
  broken: 'خوانده نشد',
  overrides: 'قواعد کنارگذاشته‌شدهٔ robots.txt',
  noOverrides: 'برای میزبان آن هیچ: robots.txt رعایت می‌شود.',
  override: (host, person) => `${host}، توسط ${person}`,
  until: 'تا',
  empty: 'اینجا منبعی نیست.',
};

export const SOURCE_WORDS: Readonly<Record<Language, SourceWords>> = { en, fr, fa };
