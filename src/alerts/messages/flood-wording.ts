/** The sentences of the one message that stands for many: in each language. */
import type { Language } from '../figures.ts';

/** All arguments are ready to print. */
export interface FloodWording {
  readonly badge: string;
  readonly title: (team: string, count: string) => string;
  /** Why it is one. */
  readonly why: (most: string, hours: string) => string;
  readonly heading: string;
  readonly more: (count: string) => string;
  /** How to read one of them. */
  readonly explain: string;
  readonly footer: (team: string) => string;
}

export const FLOOD_WORDINGS: Readonly<Record<Language, FloodWording>> = {
  en: {
    badge: 'All at once',
    title: (team, count) => `${team}: and ${count} more`,
    why: (most, hours) =>
      `More happened than ${most} messages in ${hours} hours can tell well. The rest is listed here, each in one line; none of it is lost.`,
    heading: 'Not sent one by one',
    more: (count) => `… and ${count} more.`,
    explain: 'To read one in full: vigie explain, followed by its key.',
    footer: (team) => `Sent to ${team} in place of single messages.`,
  },
  fr: {
    badge: 'En une fois',
    title: (team, count) => `${team} : et ${count} de plus`,
    why: (most, hours) =>
      `Il s’est passé plus de choses que ${most} messages en ${hours} heures ne peuvent en dire. Le reste figure ici, une ligne chacun ; rien n’est perdu.`,
    heading: 'Pas envoyés un par un',
    more: (count) => `… et ${count} de plus.`,
    explain: 'Pour en lire un en entier : vigie explain, suivi de sa clé.',
    footer: (team) => `Envoyé à ${team} à la place de messages séparés.`,
  },
  fa: {
    badge: 'یک‌جا',
    title: (team, count) => `${team}: و ${count} مورد دیگر`,
    why: (most, hours) =>
      `رویدادها بیش از آن بود که با ${most} پیام در ${hours} ساعت به‌خوبی گفته شود. بقیه این‌جا آمده است، هر کدام در یک سطر؛ چیزی از دست نرفته است.`,
    heading: 'جداگانه فرستاده نشد',
    more: (count) => `… و ${count} مورد دیگر.`,
    explain: 'برای خواندن کامل هر کدام: vigie explain و سپس کلید آن.',
    footer: (team) => `به‌جای پیام‌های جداگانه برای تیم ${team} فرستاده شد.`,
  },
};
