/** The sentences of the page behind a link of a message, in each language. */
import type { Language } from '../figures.ts';
import type { LinkAct } from '../link.ts';

/** A page that only says something: a heading and what to make of it. */
export interface Said {
  readonly title: string;
  readonly body: string;
}

/** All arguments are ready to print: names isolated, dates formatted. */
export interface ActPageWording {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** What the button would do. */
  readonly ask: Readonly<Record<LinkAct, Said & { readonly button: string }>>;
  readonly incident: string;
  readonly key: string;
  readonly team: string;
  readonly owner: string;
  readonly worksUntil: string;
  readonly name: string;
  readonly note: string;
  readonly optional: string;
  readonly record: string;
  readonly acknowledgedBy: (name: string, day: string) => string;
  readonly done: Readonly<Record<LinkAct, Said>>;
  /** An acknowledgement of what somebody has acknowledged. */
  readonly already: Said;
  readonly over: Said;
  readonly expired: (day: string) => Said;
  readonly unknown: Said;
  readonly elsewhere: Said;
  readonly tooOften: Said;
  readonly notKept: Said;
}

const en: ActPageWording = {
  language: 'en',
  direction: 'ltr',
  ask: {
    acknowledge: {
      title: 'Acknowledge this incident',
      body: 'The button says that somebody has it in hand: no more reminders, and nobody further is called. The incident stays open until the reviews are back where they were.',
      button: 'Acknowledge',
    },
    silence: {
      title: 'Mute this incident for 7 days',
      body: 'With the button, nobody is told anything about this incident for 7 days, whatever becomes of it. It goes on being watched, and other incidents are told as before.',
      button: 'Mute for 7 days',
    },
  },
  incident: 'Incident',
  key: 'Key',
  team: 'Message to',
  owner: 'Accountable',
  worksUntil: 'Link works until',
  name: 'Your name',
  note: 'A note',
  optional: 'optional',
  record: 'Name and note go into the history of the incident, where the teams can read them.',
  acknowledgedBy: (name, day) => `Acknowledged by ${name} on ${day}.`,
  done: {
    acknowledge: {
      title: 'Thank you, it is noted',
      body: 'Your acknowledgement is kept and takes effect with the next pass of vigie. You can close this page.',
    },
    silence: {
      title: 'It is noted',
      body: 'The mute is kept, counts from now and takes effect with the next pass of vigie. You can close this page.',
    },
  },
  already: {
    title: 'Somebody has it in hand already',
    body: 'The first to acknowledge stays named, so nothing was changed. With a note, your words go into the history all the same.',
  },
  over: {
    title: 'This incident is over',
    body: 'There is nothing left to do, and nothing was changed. If it moves again, a new incident opens and you get a new message.',
  },
  expired: (day) => ({
    title: 'This link no longer works',
    body: `It worked until ${day}, and nothing was changed. The latest message about the incident may hold a newer link; otherwise ask whoever runs vigie for you.`,
  }),
  unknown: {
    title: 'This link is not complete',
    body: 'It was cut off or changed on its way. Open it from the message itself, or copy the whole address. Nothing was changed.',
  },
  elsewhere: {
    title: 'Please use the button of the link itself',
    body: 'This was sent from another page, so nothing was changed. Open the link from the message and press its button.',
  },
  tooOften: { title: 'That was too often', body: 'Nothing was changed. Wait a minute, then press the button again.' },
  notKept: {
    title: 'This could not be kept',
    body: 'Nothing was changed. Try again later, or ask whoever runs vigie for you.',
  },
};

const fr: ActPageWording = {
  language: 'fr',
  direction: 'ltr',
  ask: {
    acknowledge: {
      title: 'Prendre en compte cet incident',
      body: 'Le bouton indique que quelqu’un s’en occupe : plus de rappel, et personne d’autre n’est appelé. L’incident reste ouvert jusqu’à ce que les avis retrouvent leur niveau.',
      button: 'Prendre en compte',
    },
    silence: {
      title: 'Mettre cet incident en sourdine pendant 7 jours',
      body: 'Avec le bouton, personne ne reçoit de message sur cet incident pendant 7 jours, quoi qu’il devienne. Il reste surveillé, et les autres incidents sont signalés comme avant.',
      button: 'Sourdine de 7 jours',
    },
  },
  incident: 'Incident',
  key: 'Clé',
  team: 'Message à',
  owner: 'Responsable',
  worksUntil: 'Lien valable jusqu’au',
  name: 'Votre nom',
  note: 'Une remarque',
  optional: 'facultatif',
  record: 'Le nom et la remarque sont inscrits dans l’historique de l’incident, que les équipes peuvent lire.',
  acknowledgedBy: (name, day) => `Pris en compte par ${name} le ${day}.`,
  done: {
    acknowledge: {
      title: 'Merci, c’est noté',
      body: 'Votre prise en compte est enregistrée et prendra effet au prochain passage de vigie. Vous pouvez fermer cette page.',
    },
    silence: {
      title: 'C’est noté',
      body: 'La sourdine est enregistrée ; elle compte à partir de maintenant et prendra effet au prochain passage de vigie. Vous pouvez fermer cette page.',
    },
  },
  already: {
    title: 'Quelqu’un s’en occupe déjà',
    body: 'La première personne à l’avoir pris en compte reste nommée : rien n’a été modifié. Avec une remarque, vos mots entrent tout de même dans l’historique.',
  },
  over: {
    title: 'Cet incident est terminé',
    body: 'Il n’y a plus rien à faire, et rien n’a été modifié. Si les avis bougent de nouveau, un nouvel incident s’ouvre et vous recevez un nouveau message.',
  },
  expired: (day) => ({
    title: 'Ce lien n’est plus valable',
    body: `Il l’était jusqu’au ${day} ; rien n’a été modifié. Le dernier message sur l’incident contient peut-être un lien plus récent ; sinon, demandez à la personne qui gère vigie chez vous.`,
  }),
  unknown: {
    title: 'Ce lien est incomplet',
    body: 'Il a été coupé ou modifié en chemin. Ouvrez-le depuis le message, ou copiez l’adresse entière. Rien n’a été modifié.',
  },
  elsewhere: {
    title: 'Merci d’utiliser le bouton du lien lui-même',
    body: 'L’envoi vient d’une autre page : rien n’a été modifié. Ouvrez le lien depuis le message et appuyez sur son bouton.',
  },
  tooOften: {
    title: 'Trop d’essais à la suite',
    body: 'Rien n’a été modifié. Attendez une minute, puis appuyez de nouveau sur le bouton.',
  },
  notKept: {
    title: 'L’enregistrement n’a pas pu se faire',
    body: 'Rien n’a été modifié. Réessayez plus tard, ou demandez à la personne qui gère vigie chez vous.',
  },
};

const fa: ActPageWording = {
  language: 'fa',
  direction: 'rtl',
  ask: {
    acknowledge: {
      title: 'پیگیری این رویداد را بر عهده بگیرید',
      body: 'با این دکمه اعلام می‌کنید که کسی پیگیر است: دیگر یادآوری فرستاده نمی‌شود و کس دیگری خبر نمی‌شود. رویداد تا زمانی که نظرها به سطح پیشین برگردند باز می‌ماند.',
      button: 'پیگیری می‌کنم',
    },
    silence: {
      title: 'بی‌صدا کردن این رویداد برای ۷ روز',
      body: 'با این دکمه تا ۷ روز دربارهٔ این رویداد پیامی به کسی فرستاده نمی‌شود، هر چه پیش بیاید. رویداد همچنان زیر نظر است و رویدادهای دیگر مانند پیش خبر داده می‌شوند.',
      button: '۷ روز بی‌صدا شود',
    },
  },
  incident: 'رویداد',
  key: 'شناسه',
  team: 'پیام به',
  owner: 'مسئول پیگیری',
  worksUntil: 'اعتبار پیوند تا',
  name: 'نام شما',
  note: 'یادداشت',
  optional: 'اختیاری',
  record: 'نام و یادداشت در تاریخچهٔ رویداد ثبت می‌شود و تیم‌ها می‌توانند آن را بخوانند.',
  acknowledgedBy: (name, day) => `${name} در ${day} پیگیری را بر عهده گرفته است.`,
  done: {
    acknowledge: {
      title: 'سپاس، ثبت شد',
      body: 'اعلام شما ثبت شد و در نوبت بعدی کار vigie اثر می‌کند. می‌توانید این صفحه را ببندید.',
    },
    silence: {
      title: 'ثبت شد',
      body: 'درخواست شما ثبت شد؛ مدت آن از همین حالا حساب می‌شود و در نوبت بعدی کار vigie اثر می‌کند. می‌توانید این صفحه را ببندید.',
    },
  },
  already: {
    title: 'کسی پیش از شما پیگیر شده است',
    body: 'نام نخستین پیگیر می‌ماند و چیزی تغییر نکرد. اگر یادداشتی بنویسید، نوشتهٔ شما با این حال در تاریخچه ثبت می‌شود.',
  },
  over: {
    title: 'این رویداد پایان یافته است',
    body: 'کاری باقی نمانده و چیزی تغییر نکرد. اگر نظرها باز تغییر کنند، رویداد تازه‌ای باز می‌شود و پیام تازه‌ای می‌گیرید.',
  },
  expired: (day) => ({
    title: 'اعتبار این پیوند تمام شده است',
    body: `این پیوند تا ${day} معتبر بود و چیزی تغییر نکرد. شاید در تازه‌ترین پیام این رویداد پیوند تازه‌تری باشد؛ وگرنه از کسی که vigie را اداره می‌کند بپرسید.`,
  }),
  unknown: {
    title: 'این پیوند کامل نیست',
    body: 'بخشی از آن در راه افتاده یا تغییر کرده است. آن را از خود پیام باز کنید یا نشانی را کامل رونوشت بردارید. چیزی تغییر نکرد.',
  },
  elsewhere: {
    title: 'لطفاً از دکمهٔ خود پیوند استفاده کنید',
    body: 'این درخواست از صفحهٔ دیگری آمده بود و چیزی تغییر نکرد. پیوند را از پیام باز کنید و دکمهٔ آن را بزنید.',
  },
  tooOften: {
    title: 'شمار درخواست‌ها زیاد بود',
    body: 'چیزی تغییر نکرد. یک دقیقه صبر کنید و دوباره دکمه را بزنید.',
  },
  notKept: {
    title: 'ثبت نشد',
    body: 'چیزی تغییر نکرد. بعداً دوباره امتحان کنید یا از کسی که vigie را اداره می‌کند بپرسید.',
  },
};

/** By language. */
export const ACT_PAGE_WORDINGS: Readonly<Record<Language, ActPageWording>> = { en, fr, fa };
