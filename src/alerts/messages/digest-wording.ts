/** Wording of the weekly letter in each language. Arguments are ready to print: names isolated, numbers and dates formatted. */
import type { Direction } from '../../domain/drift.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Language } from '../figures.ts';

export interface DigestWording {
  /** `open` and `better` are counts, absent when there are none. */
  readonly title: (until: string, open: string | undefined, better: string | undefined) => string;
  /** The same without what happened, above the counts. */
  readonly week: (until: string) => string;
  /** What the numbers count that the letter begins with. */
  readonly counted: Readonly<Record<'open' | 'better' | 'wonBack' | 'arrived', string>>;
  readonly open: string;
  readonly noneOpen: string;
  /** Nothing is open, but not everything is heard: no reason to say that all is well. */
  readonly noneKnown: string;
  readonly better: string;
  readonly betterBody: string;
  readonly ended: string;
  readonly wonBack: string;
  readonly wonBackAt: (place: string, n: string, isOne: boolean) => string;
  readonly arrived: string;
  readonly arrivedAt: (brand: string, n: string, mean: string, isOne: boolean) => string;
  /** On a scale of recommendations; `share` is the mean. */
  readonly arrivedShare: (brand: string, n: string, share: string, isOne: boolean) => string;
  readonly nothingArrived: string;
  readonly watching: string;
  readonly watchingBody: string;
  readonly unheard: string;
  readonly unheardBody: string;
  readonly unheardSource: (source: string, kind: 'source' | 'no-data', since: string) => string;
  readonly statement: string;
  readonly statementBody: (streams: string, falseAYear: string) => string;
  readonly moved: (direction: Direction, before: string, after: string, since: string) => string;
  readonly movedTogether: (direction: Direction, since: string) => string;
  readonly burst: (since: string) => string;
  readonly surge: (since: string) => string;
  /** `n`: how many reviews; absent for one. */
  readonly severe: (severity: Severity | undefined, since: string, n?: string) => string;
  readonly resolved: (direction: Direction) => string;
  readonly accepted: string;
  /** Of what a person called fixed; `who` is on it. */
  readonly recovering: (who: string) => string;
  readonly acknowledged: (by: string) => string;
  readonly unacknowledged: (days: string, isOne: boolean) => string;
  readonly more: (n: string) => string;
  readonly footer: (team: string) => string;
}

const en: DigestWording = {
  title: (until, open, better) =>
    `Week to ${until}: ${open || better ? [open && `${open} open`, better && `${better} better`].filter(Boolean).join(', ') : 'nothing open'}`,
  week: (until) => `Week to ${until}`,
  counted: { open: 'Open', better: 'Better', wonBack: 'Won back', arrived: 'New reviews' },
  open: 'Open',
  noneOpen: 'Nothing is open, and every source was heard: all is well.',
  noneKnown: 'Nothing is open. But not every source was heard (see below), so this is no all-clear for those places.',
  better: 'Better than before',
  betterBody: 'Against your own past. Customers notice: let the team know.',
  ended: 'Came to its end',
  wonBack: 'Customers won back',
  wonBackAt: (place, n, isOne) => `${place}: ${n} ${isOne ? 'customer' : 'customers'} gave more stars after an answer.`,
  arrived: 'New reviews',
  arrivedAt: (brand, n, mean, isOne) => `${brand}: ${n} new ${isOne ? 'review' : 'reviews'}, ${mean} on average.`,
  arrivedShare: (brand, n, share, isOne) =>
    `${brand}: ${n} new ${isOne ? 'review' : 'reviews'}, ${share} would recommend.`,
  nothingArrived: 'No new reviews came in.',
  watching: 'On the watch list',
  watchingBody: 'Not sure enough to call anybody; told as soon as it is.',
  unheard: 'Not heard',
  unheardBody: 'Their silence says nothing about what customers think. The engineers know.',
  unheardSource: (source, kind, since) =>
    kind === 'source' ? `${source}: cannot be read since ${since}.` : `${source}: no new reviews since ${since}.`,
  statement: 'What stands behind this letter',
  statementBody: (streams, falseAYear) =>
    `${streams} series of reviews are watched. In a year in which nothing changes anywhere, at most ${falseAYear} wrong alarms about falls are to be expected over all of them.`,
  moved: (direction, before, after, since) =>
    `${direction === 'down' ? 'fell' : 'rose'} ${before} → ${after} since about ${since}`,
  movedTogether: (direction, since) =>
    `several places ${direction === 'down' ? 'fall' : 'rise'} together since about ${since}`,
  burst: (since) => `unusually many reviews on ${since}`,
  surge: (since) => `more reviews than usual since ${since}`,
  severe: (severity, since, n) =>
    `${n ? `${n} reviews since ${since} speak` : `one review of ${since} speaks`} of ${severity ? SEVERITIES.en[severity] : 'something grave'}`,
  resolved: (direction) => (direction === 'down' ? 'back at the old level' : 'the rise has ended'),
  accepted: 'taken as the new normal level',
  recovering: (who) => `recovering; ${who}`,
  acknowledged: (by) => `${by} is on it`,
  unacknowledged: (days, isOne) => `open for ${days} ${isOne ? 'day' : 'days'}, nobody has acknowledged it`,
  more: (n) => `And ${n} more.`,
  footer: (team) => `Sent by vigie once a week to ${team}.`,
};

const fr: DigestWording = {
  title: (until, open, better) =>
    `Semaine jusqu’au ${until} : ${open || better ? [open && `${open} en cours`, better && `${better} en progrès`].filter(Boolean).join(', ') : 'rien en cours'}`,
  week: (until) => `Semaine jusqu’au ${until}`,
  counted: { open: 'En cours', better: 'En progrès', wonBack: 'Regagnés', arrived: 'Nouveaux avis' },
  open: 'En cours',
  noneOpen: 'Rien n’est en cours, et toutes les sources ont été entendues : tout va bien.',
  noneKnown:
    'Rien n’est en cours. Mais toutes les sources n’ont pas été entendues (voir plus bas) : pour ces lieux, ce n’est pas un feu vert.',
  better: 'Mieux qu’avant',
  betterBody: 'Par rapport à votre propre passé. Les clients le remarquent : dites-le à l’équipe.',
  ended: 'Terminé',
  wonBack: 'Clients regagnés',
  wonBackAt: (place, n, isOne) =>
    `${place} : ${n} ${isOne ? 'client a relevé sa note' : 'clients ont relevé leur note'} après une réponse.`,
  arrived: 'Nouveaux avis',
  arrivedAt: (brand, n, mean, isOne) =>
    `${brand} : ${n} ${isOne ? 'nouvel avis' : 'nouveaux avis'}, ${mean} en moyenne.`,
  arrivedShare: (brand, n, share, isOne) =>
    `${brand} : ${n} ${isOne ? 'nouvel avis' : 'nouveaux avis'}, dont ${share} recommandent.`,
  nothingArrived: 'Aucun nouvel avis n’est arrivé.',
  watching: 'Sous surveillance',
  watchingBody: 'Pas encore assez sûr pour déranger quelqu’un ; nous le dirons dès que ce sera le cas.',
  unheard: 'Pas entendues',
  unheardBody: 'Leur silence ne dit rien de ce que pensent les clients. Les techniciens sont prévenus.',
  unheardSource: (source, kind, since) =>
    kind === 'source'
      ? `${source} : illisible depuis le ${since}.`
      : `${source} : aucun nouvel avis depuis le ${since}.`,
  statement: 'Ce qu’il y a derrière cette lettre',
  statementBody: (streams, falseAYear) =>
    `${streams} séries d’avis sont surveillées. Dans une année où rien ne change nulle part, il faut s’attendre à ${falseAYear} fausses alertes de baisse au plus sur l’ensemble.`,
  moved: (direction, before, after, since) =>
    `${direction === 'down' ? 'baisse' : 'hausse'} ${before} → ${after} depuis le ${since} environ`,
  movedTogether: (direction, since) =>
    `plusieurs lieux en ${direction === 'down' ? 'baisse' : 'hausse'} ensemble depuis le ${since} environ`,
  burst: (since) => `nombre d’avis inhabituel le ${since}`,
  surge: (since) => `plus d’avis que d’ordinaire depuis le ${since}`,
  severe: (severity, since, n) =>
    `${n ? `${n} avis depuis le ${since} parlent` : `un avis du ${since} parle`} ${severity ? SEVERITIES.fr[severity] : 'd’un fait grave'}`,
  resolved: (direction) => (direction === 'down' ? 'retour à l’ancien niveau' : 'fin de la hausse'),
  accepted: 'pris comme nouveau niveau normal',
  recovering: (who) => `retour en cours ; ${who}`,
  acknowledged: (by) => `${by} s’en occupe`,
  unacknowledged: (days, isOne) =>
    `en cours depuis ${days} ${isOne ? 'jour' : 'jours'}, personne ne l’a pris en charge`,
  more: (n) => `Et ${n} de plus.`,
  footer: (team) => `Envoyé par vigie une fois par semaine à ${team}.`,
};

const fa: DigestWording = {
  title: (until, open, better) =>
    `هفتهٔ منتهی به ${until}: ${open || better ? [open && `${open} مورد باز`, better && `${better} مورد بهتر`].filter(Boolean).join('، ') : 'موردی باز نیست'}`,
  week: (until) => `هفتهٔ منتهی به ${until}`,
  counted: { open: 'باز', better: 'بهتر', wonBack: 'بازگشته', arrived: 'نظر تازه' },
  open: 'باز',
  noneOpen: 'موردی باز نیست و همهٔ منابع خوانده شده‌اند: همه چیز روبه‌راه است.',
  noneKnown:
    'موردی باز نیست؛ اما همهٔ منابع خوانده نشده‌اند (پایین‌تر را ببینید)، پس دربارهٔ آن شعبه‌ها نمی‌توان گفت همه چیز روبه‌راه است.',
  better: 'بهتر از پیش',
  betterBody: 'در مقایسه با گذشتهٔ خودتان. مشتریان متوجه شده‌اند: به همکارانتان خبر بدهید.',
  ended: 'پایان‌یافته',
  wonBack: 'مشتریان بازگشته',
  wonBackAt: (place, n, isOne) => `${place}: ${n} مشتری پس از دریافت پاسخ، امتیاز بیشتری ${isOne ? 'داد' : 'دادند'}.`,
  arrived: 'نظرهای تازه',
  arrivedAt: (brand, n, mean) => `${brand}: ${n} نظر تازه، میانگین ${mean}.`,
  arrivedShare: (brand, n, share) => `${brand}: ${n} نظر تازه، ${share} توصیه می‌کنند.`,
  nothingArrived: 'نظر تازه‌ای نرسید.',
  watching: 'زیر نظر',
  watchingBody: 'هنوز آن‌قدر مطمئن نیستیم که کسی را خبر کنیم؛ به محض اطمینان خبر می‌دهیم.',
  unheard: 'منابع بی‌خبر',
  unheardBody: 'سکوت این منابع چیزی دربارهٔ نظر مشتریان نمی‌گوید. تیم فنی در جریان است.',
  unheardSource: (source, kind, since) =>
    kind === 'source' ? `${source}: از ${since} خوانده نمی‌شود.` : `${source}: از ${since} نظر تازه‌ای نرسیده است.`,
  statement: 'پشت این نامه چیست',
  statementBody: (streams, falseAYear) =>
    `${streams} رشتهٔ نظر زیر نظر است. در سالی که هیچ چیز در هیچ‌جا تغییر نکند، روی هم حداکثر ${falseAYear} هشدار نادرست دربارهٔ افت انتظار می‌رود.`,
  moved: (direction, before, after, since) =>
    `از حدود ${since} از ${before} به ${after} ${direction === 'down' ? 'افت کرده' : 'رسیده'} است`,
  movedTogether: (direction, since) =>
    `چند شعبه از حدود ${since} با هم ${direction === 'down' ? 'افت کرده‌اند' : 'بهتر شده‌اند'}`,
  burst: (since) => `شمار غیرعادی نظرها در ${since}`,
  surge: (since) => `نظرهایی بیش از معمول از ${since}`,
  severe: (severity, since, n) =>
    `${n ? `${n} نظر از ${since} تاکنون` : `نظری از ${since}`} از ${severity ? SEVERITIES.fa[severity] : 'موضوعی جدی'} سخن می‌گوید`,
  resolved: (direction) => (direction === 'down' ? 'به سطح پیشین برگشت' : 'رشد پایان یافت'),
  accepted: 'سطح عادی تازه شد',
  recovering: (who) => `رو به بهبود؛ ${who}`,
  acknowledged: (by) => `${by} پیگیر آن است`,
  unacknowledged: (days) => `${days} روز است که باز مانده و کسی آن را نپذیرفته است`,
  more: (n) => `و ${n} مورد دیگر.`,
  footer: (team) => `این نامه را vigie هفته‌ای یک بار برای ${team} می‌فرستد.`,
};

const SEVERITIES: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  en: {
    safety: 'danger',
    discrimination: 'discrimination',
    fraud: 'fraud',
    legal: 'legal steps',
    harm: 'harm done',
  },
  fr: {
    safety: 'd’un danger',
    discrimination: 'de discrimination',
    fraud: 'de fraude',
    legal: 'd’une action en justice',
    harm: 'd’un préjudice subi',
  },
  fa: { safety: 'خطر', discrimination: 'تبعیض', fraud: 'کلاهبرداری', legal: 'اقدام قانونی', harm: 'آسیب دیدن' },
};

/** The wording of each language. */
export const DIGEST_WORDINGS: Readonly<Record<Language, DigestWording>> = { en, fr, fa };
