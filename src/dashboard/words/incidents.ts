/** Words of the pages about incidents: the list, one incident, what people do to it. */
import type { Language } from '../../alerts/figures.ts';
import type { ClosingCause, IncidentKind, IncidentState, StepReason } from '../../domain/incident.ts';
import type { NoticeRule } from '../../domain/notice.ts';
import type { Notification } from '../../domain/notification.ts';

export type Done = 'acknowledged' | 'noted' | 'reassigned' | 'closed' | 'silenced' | 'unsilenced' | 'nothing' | 'kept';

export interface IncidentWords {
  readonly kinds: Readonly<Record<IncidentKind, string>>;
  readonly states: Readonly<Record<IncidentState, string>>;
  readonly directions: Readonly<Record<'down' | 'up', string>>;
  readonly steps: Readonly<Record<StepReason, string>>;
  readonly rules: Readonly<Record<NoticeRule, string>>;
  readonly causes: Readonly<Record<ClosingCause, string>>;
  readonly deliveryStates: Readonly<Record<Notification['state'], string>>;
  readonly done: Readonly<Record<Done, string>>;
  readonly open: string;
  readonly ended: string;
  readonly engineer: string;
  readonly noneOpen: string;
  readonly noneOpenAdvice: string;
  readonly noneEnded: string;
  readonly filter: string;
  readonly kind: string;
  readonly state: string;
  readonly place: string;
  readonly touchpoint: string;
  readonly team: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly where: string;
  readonly since: string;
  readonly opened: string;
  readonly change: string;
  readonly owner: string;
  readonly inHand: string;
  readonly nobody: string;
  readonly critical: string;
  readonly silent: string;
  readonly muted: (until: string) => string;
  readonly older: string;
  readonly newest: string;
  readonly feed: string;
  readonly whole: string;
  readonly more: (n: string) => string;
  readonly acknowledgedBy: (name: string) => string;
  readonly closedBy: (name: string, cause: string) => string;
  readonly assignedBy: (name: string) => string;
  readonly informed: string;
  readonly partly: string;
  readonly timeline: string;
  readonly by: (name: string) => string;
  readonly vigie: string;
  readonly told: string;
  readonly heldUntil: string;
  readonly notTold: string;
  readonly delivery: string;
  readonly noDelivery: string;
  readonly noNotice: string;
  readonly attempts: string;
  readonly receiver: string;
  readonly record: string;
  readonly yourTeam: string;
  readonly verdicts: Readonly<Record<'told' | 'waits' | 'not told', string>>;
  readonly notNamed: (team: string) => string;
  readonly acts: string;
  readonly acknowledge: string;
  readonly note: string;
  readonly noteHint: string;
  readonly writeNote: string;
  readonly reassign: string;
  readonly reassignTo: string;
  readonly close: string;
  readonly cause: string;
  readonly silence: string;
  readonly days: string;
  readonly reason: string;
  readonly unsilence: string;
  readonly silencedBy: (name: string, until: string) => string;
  readonly silencedElsewhere: string;
  readonly mayNot: string;
  readonly over: string;
  readonly level: string;
  readonly chartAlt: (place: string, before: string, after: string) => string;
  readonly beforeLine: string;
  readonly afterLine: string;
  readonly changeLine: string;
  readonly day: string;
  readonly mean: string;
  readonly reviews: string;
  readonly readReview: string;
  readonly readAll: string;
}

const en: IncidentWords = {
  kinds: {
    drift: 'Level changed',
    burst: 'Unusual day',
    surge: 'More reviews than usual',
    erosion: 'Slow change over years',
    severe: 'Severe case',
    source: 'Source cannot be read',
    'no-data': 'Reviews stopped coming',
    selectors: 'Page layout is moving',
  },
  states: {
    pending: 'Pending',
    firing: 'Open',
    recovering: 'Recovering',
    resolved: 'Resolved',
    accepted: 'Accepted',
  },
  directions: { down: 'Worse', up: 'Better' },
  steps: {
    opened: 'Opened',
    joined: 'Another step or place joined',
    worse: 'Moved further',
    recovering: 'Recovering',
    resolved: 'Resolved',
    accepted: 'Accepted as the new normal',
    acknowledged: 'Acknowledged',
    reassigned: 'Handed to another team',
    noted: 'Note',
    closed: 'Closed',
    reopened: 'Reopened: the reviews do not agree',
    repeated: 'Told again',
    escalated: 'Told further up',
  },
  rules: {
    hours: 'outside its hours',
    update: 'told a short while ago',
    silence: 'muted by a person',
    inhibition: 'a wider incident tells it, or nothing is heard of the place',
    flood: 'listed in one message with others',
    unseen: 'it ended before anybody knew of it',
    overtaken: 'a newer message says more',
  },
  causes: {
    fixed: 'Fixed: ends when the reviews agree',
    expected: 'Expected: accept the level',
    'not-ours': 'Not ours to change: accept the level',
    'false-alarm': 'False alarm: it never was a change',
  },
  deliveryStates: { waiting: 'waiting', delivered: 'delivered', 'given-up': 'given up', withdrawn: 'withdrawn' },
  done: {
    acknowledged: 'Acknowledged. Nobody further is called.',
    noted: 'Your note is in the history.',
    reassigned: 'Handed over. The teams that it names are told with the next pass.',
    closed: 'Closed. The teams that it names are told with the next pass.',
    silenced: 'Muted. The incident goes on; nobody is told until the mute ends.',
    unsilenced: 'The mute has ended.',
    nothing: 'Nothing to do: it was so already.',
    kept: 'Kept: a pass is under way, it or the next one does it.',
  },
  open: 'Open',
  ended: 'Ended, or found in history',
  engineer: 'Sources: for the engineer',
  noneOpen: 'Nothing is open here.',
  noneOpenAdvice: 'Levels are where they were, as far as the reviews can show.',
  noneEnded: 'None ended that fits these choices.',
  filter: 'Choose',
  kind: 'Kind',
  state: 'State',
  place: 'Place',
  touchpoint: 'Step',
  team: 'Team',
  direction: 'Direction',
  from: 'Opened from',
  to: 'to',
  what: 'What',
  where: 'Where',
  since: 'Since',
  opened: 'Opened',
  change: 'From → to',
  owner: 'Whose',
  inHand: 'Acknowledged by',
  nobody: 'nobody yet',
  critical: 'Critical',
  silent: 'Found in history: nobody was told',
  muted: (until) => `Muted until ${until}`,
  older: 'Earlier ones',
  newest: 'Back to the newest',
  feed: 'Atom feed',
  whole: 'All of the brand',
  more: (n) => `${n} more fit; choose fewer to see them.`,
  acknowledgedBy: (name) => `Acknowledged by ${name}`,
  closedBy: (name, cause) => `Closed by ${name}. ${cause}`,
  assignedBy: (name) => `Handed over by ${name}`,
  informed: 'Also informed',
  partly: 'There are very many reviews here: quotes and voices are of the newest ones.',
  timeline: 'What happened',
  by: (name) => `by ${name}`,
  vigie: 'vigie',
  told: 'told',
  heldUntil: 'held until',
  notTold: 'not told',
  delivery: 'Deliveries',
  noDelivery: 'No message was made about it.',
  noNotice: 'No decision about messages is on record.',
  attempts: 'Attempts',
  receiver: 'Receiver',
  record: 'Record',
  yourTeam: 'Your team',
  verdicts: { told: 'Your team was told', waits: 'A message to your team waits', 'not told': 'Your team was not told' },
  notNamed: (team) => `This incident is not ${team}’s.`,
  acts: 'Act',
  acknowledge: 'Acknowledge: we take care of it',
  note: 'Note',
  noteHint: 'A sentence for the history (optional)',
  writeNote: 'Write a note',
  reassign: 'Hand over',
  reassignTo: 'To',
  close: 'Close',
  cause: 'Because',
  silence: 'Mute',
  days: 'Days',
  reason: 'Reason',
  unsilence: 'End the mute',
  silencedBy: (name, until) => `Muted by ${name} until ${until}`,
  silencedElsewhere: 'This mute covers more than this incident: it is ended with “vigie silence end”.',
  mayNot: 'Its teams and managers can act on it; your account cannot.',
  over: 'It is over: what moves after this is a new incident.',
  level: 'Level',
  chartAlt: (place, before, after) => `${place}: level over a year, ${before} before the change, ${after} after it.`,
  beforeLine: 'before',
  afterLine: 'after',
  changeLine: 'change',
  day: 'Around',
  mean: 'Mean',
  reviews: 'Reviews',
  readReview: 'the review',
  readAll: 'Read the reviews since then',
};

const fr: IncidentWords = {
  kinds: {
    drift: 'Niveau changé',
    burst: 'Journée inhabituelle',
    surge: 'Plus d’avis que d’habitude',
    erosion: 'Lente évolution sur des années',
    severe: 'Cas grave',
    source: 'Source illisible',
    'no-data': 'Les avis n’arrivent plus',
    selectors: 'La mise en page bouge',
  },
  states: {
    pending: 'En attente',
    firing: 'Ouvert',
    recovering: 'En rétablissement',
    resolved: 'Résolu',
    accepted: 'Accepté',
  },
  directions: { down: 'En baisse', up: 'En hausse' },
  steps: {
    opened: 'Ouvert',
    joined: 'Une autre étape ou un autre lieu s’y ajoute',
    worse: 'L’écart s’est creusé',
    recovering: 'En rétablissement',
    resolved: 'Résolu',
    accepted: 'Accepté comme nouveau niveau normal',
    acknowledged: 'Pris en charge',
    reassigned: 'Transmis à une autre équipe',
    noted: 'Note',
    closed: 'Clos',
    reopened: 'Rouvert : les avis ne le confirment pas',
    repeated: 'Rappelé',
    escalated: 'Signalé plus haut',
  },
  rules: {
    hours: 'en dehors de ses horaires',
    update: 'prévenue il y a peu',
    silence: 'mis en sourdine par une personne',
    inhibition: 'un incident plus large en parle, ou plus rien ne vient de ce lieu',
    flood: 'regroupé avec d’autres dans un seul message',
    unseen: 'terminé avant que quiconque ne l’apprenne',
    overtaken: 'un message plus récent en dit davantage',
  },
  causes: {
    fixed: 'Réglé : se termine quand les avis le confirment',
    expected: 'Attendu : accepter ce niveau',
    'not-ours': 'Hors de notre portée : accepter ce niveau',
    'false-alarm': 'Fausse alerte : rien n’a changé',
  },
  deliveryStates: { waiting: 'en attente', delivered: 'remis', 'given-up': 'abandonné', withdrawn: 'retiré' },
  done: {
    acknowledged: 'Pris en charge. Personne d’autre n’est appelé.',
    noted: 'Votre note est dans l’historique.',
    reassigned: 'Transmis. Les équipes concernées sont prévenues au prochain passage.',
    closed: 'Clos. Les équipes concernées sont prévenues au prochain passage.',
    silenced: 'Mis en sourdine. L’incident suit son cours ; personne n’est prévenu jusqu’à la fin.',
    unsilenced: 'La sourdine est levée.',
    nothing: 'Rien à faire : c’était déjà le cas.',
    kept: 'Noté : un passage est en cours, lui ou le suivant s’en charge.',
  },
  open: 'Ouverts',
  ended: 'Terminés, ou trouvés dans l’historique',
  engineer: 'Sources : pour l’ingénieur',
  noneOpen: 'Rien n’est ouvert ici.',
  noneOpenAdvice: 'Les niveaux sont là où ils étaient, pour autant que les avis le montrent.',
  noneEnded: 'Aucun incident terminé ne correspond à ces choix.',
  filter: 'Choisir',
  kind: 'Nature',
  state: 'État',
  place: 'Lieu',
  touchpoint: 'Étape',
  team: 'Équipe',
  direction: 'Sens',
  from: 'Ouvert du',
  to: 'au',
  what: 'Quoi',
  where: 'Où',
  since: 'Depuis',
  opened: 'Ouvert le',
  change: 'De → à',
  owner: 'À qui',
  inHand: 'Pris en charge par',
  nobody: 'personne encore',
  critical: 'Critique',
  silent: 'Trouvé dans l’historique : personne n’a été prévenu',
  muted: (until) => `En sourdine jusqu’au ${until}`,
  older: 'Plus anciens',
  newest: 'Retour aux plus récents',
  feed: 'Flux Atom',
  whole: 'Toute la marque',
  more: (n) => `${n} autres correspondent ; affinez vos choix pour les voir.`,
  acknowledgedBy: (name) => `Pris en charge par ${name}`,
  closedBy: (name, cause) => `Clos par ${name}. ${cause}`,
  assignedBy: (name) => `Transmis par ${name}`,
  informed: 'Également informées',
  partly: 'Les avis sont très nombreux ici : citations et ressentis viennent des plus récents.',
  timeline: 'Ce qui s’est passé',
  by: (name) => `par ${name}`,
  vigie: 'vigie',
  told: 'prévenue',
  heldUntil: 'retenu jusqu’au',
  notTold: 'non prévenue',
  delivery: 'Envois',
  noDelivery: 'Aucun message n’a été écrit à ce sujet.',
  noNotice: 'Aucune décision d’envoi n’est consignée.',
  attempts: 'Essais',
  receiver: 'Destinataire',
  record: 'Registre',
  yourTeam: 'Votre équipe',
  verdicts: {
    told: 'Votre équipe a été prévenue',
    waits: 'Un message à votre équipe attend',
    'not told': 'Votre équipe n’a pas été prévenue',
  },
  notNamed: (team) => `Cet incident ne concerne pas ${team}.`,
  acts: 'Agir',
  acknowledge: 'Prendre en charge : nous nous en occupons',
  note: 'Note',
  noteHint: 'Une phrase pour l’historique (facultatif)',
  writeNote: 'Écrire une note',
  reassign: 'Transmettre',
  reassignTo: 'À',
  close: 'Clore',
  cause: 'Parce que',
  silence: 'Mettre en sourdine',
  days: 'Jours',
  reason: 'Raison',
  unsilence: 'Lever la sourdine',
  silencedBy: (name, until) => `En sourdine par ${name} jusqu’au ${until}`,
  silencedElsewhere: 'Cette sourdine couvre plus que cet incident : elle se lève avec « vigie silence end ».',
  mayNot: 'Ses équipes et les responsables peuvent agir ; votre compte ne le peut pas.',
  over: 'Il est terminé : ce qui bouge ensuite est un nouvel incident.',
  level: 'Niveau',
  chartAlt: (place, before, after) => `${place} : niveau sur un an, ${before} avant le changement, ${after} après.`,
  beforeLine: 'avant',
  afterLine: 'après',
  changeLine: 'changement',
  day: 'Autour du',
  mean: 'Moyenne',
  reviews: 'Avis',
  readReview: 'l’avis',
  readAll: 'Lire les avis depuis lors',
};

const fa: IncidentWords = {
  kinds: {
    drift: 'تغییر سطح',
    burst: 'روز غیرعادی',
    surge: 'نظرهای بیش از معمول',
    erosion: 'تغییر آهسته در طول سال‌ها',
    severe: 'مورد جدی',
    source: 'منبع خوانده نمی‌شود',
    'no-data': 'نظر تازه‌ای نمی‌رسد',
    selectors: 'چیدمان صفحه در حال تغییر است',
  },
  states: {
    pending: 'در انتظار',
    firing: 'باز',
    recovering: 'رو به بهبود',
    resolved: 'برطرف‌شده',
    accepted: 'پذیرفته‌شده',
  },
  directions: { down: 'بدتر', up: 'بهتر' },
  steps: {
    opened: 'باز شد',
    joined: 'مرحله یا محل دیگری به آن پیوست',
    worse: 'دورتر رفت',
    recovering: 'رو به بهبود',
    resolved: 'برطرف شد',
    accepted: 'به‌عنوان سطح عادی تازه پذیرفته شد',
    acknowledged: 'برعهده گرفته شد',
    reassigned: 'به تیم دیگری سپرده شد',
    noted: 'یادداشت',
    closed: 'بسته شد',
    reopened: 'دوباره باز شد: نظرها آن را تأیید نمی‌کنند',
    repeated: 'یادآوری شد',
    escalated: 'به ردهٔ بالاتر گفته شد',
  },
  rules: {
    hours: 'بیرون از ساعت کاری',
    update: 'اندکی پیش خبر داده شده بود',
    silence: 'کسی آن را بی‌صدا کرده است',
    inhibition: 'رویداد بزرگ‌تری از آن می‌گوید، یا از این محل خبری نمی‌رسد',
    flood: 'با چند رویداد دیگر در یک پیام آمد',
    unseen: 'پیش از آنکه کسی بداند پایان یافت',
    overtaken: 'پیام تازه‌تری بیشتر می‌گوید',
  },
  causes: {
    fixed: 'رفع شد: وقتی نظرها تأیید کنند پایان می‌یابد',
    expected: 'انتظار می‌رفت: این سطح پذیرفته شود',
    'not-ours': 'در اختیار ما نیست: این سطح پذیرفته شود',
    'false-alarm': 'هشدار نادرست: هرگز تغییری نبود',
  },
  deliveryStates: { waiting: 'در انتظار', delivered: 'رسید', 'given-up': 'رها شد', withdrawn: 'پس گرفته شد' },
  done: {
    acknowledged: 'برعهده گرفته شد. دیگر کسی خبر نمی‌شود.',
    noted: 'یادداشت شما در تاریخچه است.',
    reassigned: 'سپرده شد. تیم‌های مربوط در دور بعدی باخبر می‌شوند.',
    closed: 'بسته شد. تیم‌های مربوط در دور بعدی باخبر می‌شوند.',
    silenced: 'بی‌صدا شد. رویداد ادامه دارد؛ تا پایان این مدت کسی خبر نمی‌شود.',
    unsilenced: 'بی‌صدایی پایان یافت.',
    nothing: 'کاری نمانده بود: از پیش چنین بود.',
    kept: 'نگه داشته شد: دوری در جریان است؛ همان یا دور بعدی آن را انجام می‌دهد.',
  },
  open: 'باز',
  ended: 'پایان‌یافته، یا یافته‌شده در گذشته',
  engineer: 'منابع: برای مهندس',
  noneOpen: 'اینجا چیزی باز نیست.',
  noneOpenAdvice: 'تا جایی که نظرها نشان می‌دهند، سطح‌ها همان است که بود.',
  noneEnded: 'رویداد پایان‌یافته‌ای با این انتخاب‌ها نیست.',
  filter: 'انتخاب',
  kind: 'نوع',
  state: 'وضعیت',
  place: 'محل',
  touchpoint: 'مرحله',
  team: 'تیم',
  direction: 'جهت',
  from: 'بازشده از',
  to: 'تا',
  what: 'چه',
  where: 'کجا',
  since: 'از',
  opened: 'باز شد',
  change: 'از ← به',
  owner: 'با کیست',
  inHand: 'برعهدهٔ',
  nobody: 'هنوز هیچ‌کس',
  critical: 'بحرانی',
  silent: 'در گذشته یافته شد: کسی باخبر نشد',
  muted: (until) => `بی‌صدا تا ${until}`,
  older: 'قدیمی‌ترها',
  newest: 'بازگشت به تازه‌ترین‌ها',
  feed: 'خوراک Atom',
  whole: 'همهٔ برند',
  more: (n) => `${n} مورد دیگر هم هست؛ برای دیدنشان انتخاب را تنگ‌تر کنید.`,
  acknowledgedBy: (name) => `${name} آن را برعهده گرفته است`,
  closedBy: (name, cause) => `${name} آن را بست. ${cause}`,
  assignedBy: (name) => `${name} آن را سپرد`,
  informed: 'تیم‌های باخبر',
  partly: 'اینجا نظر بسیار است: نقل‌قول‌ها و احساس‌ها از تازه‌ترین‌هاست.',
  timeline: 'چه گذشت',
  by: (name) => `توسط ${name}`,
  vigie: 'vigie',
  told: 'باخبر شد',
  heldUntil: 'نگه داشته شد تا',
  notTold: 'باخبر نشد',
  delivery: 'پیام‌های فرستاده‌شده',
  noDelivery: 'پیامی دربارهٔ آن نوشته نشد.',
  noNotice: 'تصمیمی دربارهٔ پیام‌ها ثبت نشده است.',
  attempts: 'دفعات',
  receiver: 'گیرنده',
  record: 'ثبت',
  yourTeam: 'تیم شما',
  verdicts: {
    told: 'تیم شما باخبر شد',
    waits: 'پیامی برای تیم شما در انتظار است',
    'not told': 'تیم شما باخبر نشد',
  },
  notNamed: (team) => `این رویداد از آنِ ${team} نیست.`,
  acts: 'اقدام',
  acknowledge: 'برعهده می‌گیریم',
  note: 'یادداشت',
  noteHint: 'جمله‌ای برای تاریخچه (اختیاری)',
  writeNote: 'نوشتن یادداشت',
  reassign: 'سپردن به تیم دیگر',
  reassignTo: 'به',
  close: 'بستن',
  cause: 'به این دلیل',
  silence: 'بی‌صدا کردن',
  days: 'روز',
  reason: 'دلیل',
  unsilence: 'پایان بی‌صدایی',
  silencedBy: (name, until) => `${name} آن را تا ${until} بی‌صدا کرده است`,
  silencedElsewhere: 'این بی‌صدایی بیش از این رویداد را در بر می‌گیرد: با «vigie silence end» پایان می‌یابد.',
  mayNot: 'تیم‌های آن و مدیران می‌توانند اقدام کنند؛ حساب شما نمی‌تواند.',
  over: 'پایان یافته است: آنچه پس از این تغییر کند رویداد تازه‌ای است.',
  level: 'سطح',
  chartAlt: (place, before, after) => `${place}: سطح در یک سال، ${before} پیش از تغییر، ${after} پس از آن.`,
  beforeLine: 'پیش',
  afterLine: 'پس',
  changeLine: 'تغییر',
  day: 'حدود',
  mean: 'میانگین',
  reviews: 'نظرها',
  readReview: 'خود نظر',
  readAll: 'خواندن نظرهای از آن پس',
};

export const INCIDENT_WORDS: Readonly<Record<Language, IncidentWords>> = { en, fr, fa };
