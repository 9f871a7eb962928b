/** Wording of the alarm about a receiver that takes no messages. Arguments are ready to print. */
import type { Language } from '../figures.ts';

/** Every sentence of that alarm. */
export interface ReceiverWording {
  /** Notifiers as readers call them. */
  readonly notifier: Readonly<Record<string, string>>;
  readonly badge: string;
  readonly lost: (team: string, notifier: string) => string;
  readonly stopped: (team: string, notifier: string) => string;
  /** `n` chooses the form of the words. */
  readonly died: (count: string, n: number) => string;
  readonly disabled: (day: string) => string;
  readonly failing: (day: string) => string;
  readonly reason: (words: string) => string;
  readonly lostMessages: string;
  readonly more: (count: string) => string;
  readonly whatToDo: string;
  /** What each command does. */
  readonly look: string;
  readonly mend: string;
  readonly again: string;
  readonly otherChannel: string;
  readonly engineer: string;
  readonly footer: (receiver: string) => string;
}

const NAMES = { pagerduty: 'PagerDuty', slack: 'Slack', teams: 'Microsoft Teams' };

const en: ReceiverWording = {
  badge: 'Deliveries',
  notifier: { ...NAMES, email: 'e-mail', file: 'files', webhook: 'webhook' },
  lost: (team, notifier) => `${team}: messages by ${notifier} did not arrive`,
  stopped: (team, notifier) => `${team}: messages by ${notifier} are stopped`,
  died: (count, n) =>
    n === 1 ? 'One message reached nobody and was given up.' : `${count} messages reached nobody and were given up.`,
  disabled: (day) => `Nothing more is sent to this receiver since ${day}.`,
  failing: (day) => `It has been failing since ${day}.`,
  reason: (words) => `Last answer: ${words}`,
  lostMessages: 'What was lost',
  more: (count) => `and ${count} more`,
  whatToDo: 'What to do',
  look: 'See what was lost, and why:',
  again: 'And send what was lost once more:',
  mend: 'Find out what is wrong with the receiver and mend it, or correct its address in teams.yaml. Then:',
  otherChannel: 'This is another channel of the same team, and it works.',
  engineer: 'No other channel of the team works, so the engineers are told.',
  footer: (receiver) => `Sent by vigie. Receiver ${receiver}.`,
};

const fr: ReceiverWording = {
  badge: 'Envois',
  notifier: { ...NAMES, email: 'e-mail', file: 'fichiers', webhook: 'webhook' },
  lost: (team, notifier) => `${team} : des messages (${notifier}) ne sont pas arrivés`,
  stopped: (team, notifier) => `${team} : l’envoi de messages (${notifier}) est suspendu`,
  died: (count, n) =>
    n === 1
      ? 'Un message n’est arrivé à personne et a été abandonné.'
      : `${count} messages ne sont arrivés à personne et ont été abandonnés.`,
  disabled: (day) => `Plus rien n’est envoyé à ce destinataire depuis le ${day}.`,
  failing: (day) => `Les envois échouent depuis le ${day}.`,
  reason: (words) => `Dernière réponse : ${words}`,
  lostMessages: 'Ce qui a été perdu',
  more: (count) => `et ${count} de plus`,
  whatToDo: 'Que faire',
  look: 'Voir ce qui a été perdu, et pourquoi :',
  again: 'Et renvoyer ce qui a été perdu :',
  mend: 'Trouvez ce qui ne va pas chez le destinataire et réparez-le, ou corrigez son adresse dans teams.yaml. Ensuite :',
  otherChannel: 'Ceci est un autre canal de la même équipe, et il fonctionne.',
  engineer: 'Aucun autre canal de l’équipe ne fonctionne : les ingénieurs sont donc prévenus.',
  footer: (receiver) => `Envoyé par vigie. Destinataire ${receiver}.`,
};

const fa: ReceiverWording = {
  badge: 'رساندن پیام',
  notifier: {
    email: 'رایانامه',
    file: 'پرونده',
    webhook: 'نشانی وب',
    pagerduty: 'PagerDuty',
    slack: 'Slack',
    teams: 'Microsoft Teams',
  },
  lost: (team, notifier) => `${team}: پیام‌هایی که از راه ${notifier} فرستاده شد نرسید`,
  stopped: (team, notifier) => `${team}: فرستادن پیام از راه ${notifier} متوقف شد`,
  died: (count, n) =>
    n === 1 ? 'یک پیام به هیچ‌کس نرسید و کنار گذاشته شد.' : `${count} پیام به هیچ‌کس نرسید و کنار گذاشته شد.`,
  disabled: (day) => `از ${day} دیگر چیزی به این گیرنده فرستاده نمی‌شود.`,
  failing: (day) => `فرستادن پیام از ${day} ناکام می‌ماند.`,
  reason: (words) => `آخرین پاسخ: ${words}`,
  lostMessages: 'آنچه از دست رفت',
  more: (count) => `و ${count} پیام دیگر`,
  whatToDo: 'چه باید کرد',
  look: 'ببینید چه از دست رفت و چرا:',
  again: 'و آنچه از دست رفت را دوباره بفرستید:',
  mend: 'ببینید گیرنده چه ایرادی دارد و آن را برطرف کنید، یا نشانی آن را در teams.yaml درست کنید. سپس:',
  otherChannel: 'این راه دیگری برای رسیدن به همان گروه است و کار می‌کند.',
  engineer: 'هیچ راه دیگری به آن گروه کار نمی‌کند؛ از این رو به مهندسان خبر داده شد.',
  footer: (receiver) => `فرستندهٔ این پیام vigie است. گیرنده: ${receiver}.`,
};

export const RECEIVER_WORDINGS: Readonly<Record<Language, ReceiverWording>> = { en, fr, fa };
