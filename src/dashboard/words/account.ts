/** Words of accounts: one's own, and all of them. */
import type { Language } from '../../alerts/figures.ts';
import type { Role } from '../../domain/account.ts';

export interface AccountWords {
  readonly mine: string;
  readonly all: string;
  readonly roles: Readonly<Record<Role, readonly [name: string, what: string]>>;
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team: string;
  readonly noTeam: string;
  readonly state: string;
  readonly seen: string;
  readonly never: string;
  readonly active: string;
  readonly disabled: string;
  readonly byProvider: string;
  readonly byAddress: string;
  readonly change: string;
  readonly add: string;
  readonly addHint: string;
  readonly save: string;
  readonly disable: string;
  readonly enable: string;
  readonly remove: string;
  readonly newPassword: string;
  readonly endSessions: string;
  readonly onlyOnce: string;
  readonly passwordOf: (name: string) => string;
  readonly tokenOf: (name: string) => string;
  readonly goOn: string;
  readonly settings: string;
  readonly language: string;
  readonly asBrowser: string;
  readonly timeZone: string;
  readonly asTeam: string;
  readonly password: string;
  readonly oldPassword: string;
  readonly rule: string;
  readonly sessions: string;
  readonly begun: string;
  readonly ends: string;
  readonly thisOne: string;
  readonly end: string;
  readonly endOthers: string;
  readonly tokens: string;
  readonly tokensHint: string;
  readonly madeBy: string;
  readonly used: string;
  readonly days: string;
  readonly make: string;
  readonly revoke: string;
  readonly revoked: string;
  readonly over: string;
  readonly none: string;
  /** Said above a page by `?done=`; those of `wrong` are no success. */
  readonly said: Readonly<Record<'saved' | 'password' | 'added' | 'ended' | 'removed' | 'revoked', string>>;
  readonly wrong: Readonly<
    Record<'short' | 'long' | 'plain' | 'old' | 'often' | 'taken' | 'own' | 'last' | 'team', string>
  >;
}

const en: AccountWords = {
  mine: 'My account',
  all: 'Accounts',
  roles: {
    viewer: ['Viewer', 'looks at everything'],
    team: ['Team', 'also acts on the incidents of a team'],
    manager: ['Manager', 'also acts on all incidents, corrects findings, keeps events and targets'],
    admin: ['Administrator', 'also keeps accounts and tokens, asks for passes'],
  },
  id: 'Login name',
  name: 'Name',
  role: 'Role',
  team: 'Team',
  noTeam: 'None',
  state: 'State',
  seen: 'Last seen',
  never: 'never',
  active: 'active',
  disabled: 'disabled',
  byProvider: 'by provider',
  byAddress: 'by one-time address',
  change: 'Change',
  add: 'Add an account',
  addHint: 'A password is made and shown once; the person can change it.',
  save: 'Save',
  disable: 'Disable',
  enable: 'Enable',
  remove: 'Remove',
  newPassword: 'New password',
  endSessions: 'End sessions',
  onlyOnce: 'This is shown only now. Copy it before you go on.',
  passwordOf: (name) => `Password of ${name}`,
  tokenOf: (name) => `Token ${name}`,
  goOn: 'Go on',
  settings: 'Settings',
  language: 'Language',
  asBrowser: 'As the browser says',
  timeZone: 'Time zone',
  asTeam: 'As the team or the schedule says',
  password: 'Password',
  oldPassword: 'Present password',
  rule: 'At least 12 characters, five of them different. Several words are better than a clever one. All other sessions end.',
  sessions: 'Sessions',
  begun: 'Begun',
  ends: 'Ends',
  thisOne: 'this one',
  end: 'End',
  endOthers: 'End all others',
  tokens: 'Tokens for programs',
  tokensHint: 'A program sends “Authorization: Bearer …” and may do what the token’s role may, never more than you.',
  madeBy: 'Of',
  used: 'Last used',
  days: 'Days',
  make: 'Make a token',
  revoke: 'Revoke',
  revoked: 'revoked',
  over: 'over',
  none: 'None yet.',
  said: {
    saved: 'Saved.',
    password: 'The password is changed; all other sessions have ended.',
    added: 'Added.',
    ended: 'The sessions have ended.',
    removed: 'The account is removed.',
    revoked: 'The token works no more.',
  },
  wrong: {
    short: 'This password is too short: at least 12 characters.',
    long: 'This password is too long: at most 200 characters.',
    plain: 'This password is too easy to guess.',
    old: 'The present password is wrong.',
    often: 'Too many wrong passwords. Try again in a quarter of an hour.',
    taken: 'There is already an account with this name.',
    own: 'Nobody can do this to their own account.',
    last: 'This is the last administrator who can sign in.',
    team: 'The role “team” needs a team.',
  },
};

const fr: AccountWords = {
  mine: 'Mon compte',
  all: 'Comptes',
  roles: {
    viewer: ['Lecture', 'voit tout'],
    team: ['Équipe', 'agit aussi sur les incidents d’une équipe'],
    manager: ['Responsable', 'agit aussi sur tous les incidents, corrige l’analyse, tient événements et objectifs'],
    admin: ['Administration', 'gère aussi les comptes et les jetons, demande des passages'],
  },
  id: 'Identifiant',
  name: 'Nom',
  role: 'Rôle',
  team: 'Équipe',
  noTeam: 'Aucune',
  state: 'État',
  seen: 'Vu pour la dernière fois',
  never: 'jamais',
  active: 'actif',
  disabled: 'désactivé',
  byProvider: 'par le fournisseur',
  byAddress: 'par adresse à usage unique',
  change: 'Modifier',
  add: 'Ajouter un compte',
  addHint: 'Un mot de passe est créé et affiché une seule fois ; la personne pourra le changer.',
  save: 'Enregistrer',
  disable: 'Désactiver',
  enable: 'Réactiver',
  remove: 'Supprimer',
  newPassword: 'Nouveau mot de passe',
  endSessions: 'Fermer les sessions',
  onlyOnce: 'Ceci n’est affiché que maintenant. Copiez-le avant de continuer.',
  passwordOf: (name) => `Mot de passe de ${name}`,
  tokenOf: (name) => `Jeton ${name}`,
  goOn: 'Continuer',
  settings: 'Réglages',
  language: 'Langue',
  asBrowser: 'Celle du navigateur',
  timeZone: 'Fuseau horaire',
  asTeam: 'Celui de l’équipe ou du planning',
  password: 'Mot de passe',
  oldPassword: 'Mot de passe actuel',
  rule: 'Au moins 12 caractères, dont cinq différents. Plusieurs mots valent mieux qu’un seul compliqué. Toutes les autres sessions sont fermées.',
  sessions: 'Sessions',
  begun: 'Début',
  ends: 'Fin',
  thisOne: 'celle-ci',
  end: 'Fermer',
  endOthers: 'Fermer toutes les autres',
  tokens: 'Jetons pour programmes',
  tokensHint:
    'Un programme envoie « Authorization: Bearer … » et peut ce que permet le rôle du jeton, jamais plus que vous.',
  madeBy: 'De',
  used: 'Dernier usage',
  days: 'Jours',
  make: 'Créer un jeton',
  revoke: 'Révoquer',
  revoked: 'révoqué',
  over: 'expiré',
  none: 'Aucun pour l’instant.',
  said: {
    saved: 'Enregistré.',
    password: 'Le mot de passe est changé ; toutes les autres sessions sont fermées.',
    added: 'Ajouté.',
    ended: 'Les sessions sont fermées.',
    removed: 'Le compte est supprimé.',
    revoked: 'Le jeton ne fonctionne plus.',
  },
  wrong: {
    short: 'Ce mot de passe est trop court : au moins 12 caractères.',
    long: 'Ce mot de passe est trop long : au plus 200 caractères.',
    plain: 'Ce mot de passe est trop facile à deviner.',
    old: 'Le mot de passe actuel est faux.',
    often: 'Trop de mots de passe faux. Réessayez dans un quart d’heure.',
    taken: 'Il y a déjà un compte de ce nom.',
    own: 'Personne ne peut faire cela à son propre compte.',
    last: 'C’est le dernier compte d’administration qui peut se connecter.',
    team: 'Le rôle « équipe » demande une équipe.',
  },
};

const fa: AccountWords = {
  mine: 'حساب من',
  all: 'حساب‌ها',
  roles: {
    viewer: ['بیننده', 'همه چیز را می‌بیند'],
    team: ['تیم', 'به رویدادهای یک تیم هم رسیدگی می‌کند'],
    manager: ['مدیر', 'به همهٔ رویدادها رسیدگی می‌کند، یافته‌ها را اصلاح و مناسبت‌ها و هدف‌ها را ثبت می‌کند'],
    admin: ['مدیر سامانه', 'حساب‌ها و توکن‌ها را هم اداره می‌کند و خواندن منابع را درخواست می‌دهد'],
  },
  id: 'نام کاربری',
  name: 'نام',
  role: 'نقش',
  team: 'تیم',
  noTeam: 'هیچ‌کدام',
  state: 'وضعیت',
  seen: 'آخرین بازدید',
  never: 'هرگز',
  active: 'فعال',
  disabled: 'غیرفعال',
  byProvider: 'از راه سامانهٔ سازمان',
  byAddress: 'با نشانی یک‌بارمصرف',
  change: 'تغییر',
  add: 'افزودن حساب',
  addHint: 'گذرواژه‌ای ساخته و تنها یک بار نشان داده می‌شود؛ صاحب حساب می‌تواند آن را عوض کند.',
  save: 'ذخیره',
  disable: 'غیرفعال کردن',
  enable: 'فعال کردن',
  remove: 'حذف',
  newPassword: 'گذرواژهٔ تازه',
  endSessions: 'پایان دادن به نشست‌ها',
  onlyOnce: 'این تنها همین حالا نشان داده می‌شود. پیش از ادامه آن را رونویسی کنید.',
  passwordOf: (name) => `گذرواژهٔ ${name}`,
  tokenOf: (name) => `توکن ${name}`,
  goOn: 'ادامه',
  settings: 'تنظیمات',
  language: 'زبان',
  asBrowser: 'زبان مرورگر',
  timeZone: 'منطقهٔ زمانی',
  asTeam: 'منطقهٔ زمانی تیم یا برنامه',
  password: 'گذرواژه',
  oldPassword: 'گذرواژهٔ کنونی',
  rule: 'دست‌کم ۱۲ نویسه که پنج‌تای آن‌ها متفاوت باشند. چند واژه بهتر از یک واژهٔ پیچیده است. همهٔ نشست‌های دیگر پایان می‌یابند.',
  sessions: 'نشست‌ها',
  begun: 'آغاز',
  ends: 'پایان',
  thisOne: 'همین نشست',
  end: 'پایان دادن',
  endOthers: 'پایان دادن به همهٔ نشست‌های دیگر',
  tokens: 'توکن برای برنامه‌ها',
  tokensHint:
    'برنامه «Authorization: Bearer …» را می‌فرستد و هر کاری را که نقش توکن اجازه دهد می‌کند، ولی هرگز بیش از خود شما.',
  madeBy: 'از',
  used: 'آخرین استفاده',
  days: 'روز',
  make: 'ساختن توکن',
  revoke: 'باطل کردن',
  revoked: 'باطل‌شده',
  over: 'پایان‌یافته',
  none: 'هنوز هیچ.',
  said: {
    saved: 'ذخیره شد.',
    password: 'گذرواژه عوض شد و همهٔ نشست‌های دیگر پایان یافتند.',
    added: 'افزوده شد.',
    ended: 'نشست‌ها پایان یافتند.',
    removed: 'حساب حذف شد.',
    revoked: 'توکن دیگر کار نمی‌کند.',
  },
  wrong: {
    short: 'این گذرواژه کوتاه است: دست‌کم ۱۲ نویسه لازم است.',
    long: 'این گذرواژه بلند است: حداکثر ۲۰۰ نویسه.',
    plain: 'این گذرواژه را به‌آسانی می‌توان حدس زد.',
    old: 'گذرواژهٔ کنونی نادرست است.',
    often: 'گذرواژهٔ نادرست بیش از اندازه وارد شده است. یک ربع دیگر دوباره بکوشید.',
    taken: 'حسابی با این نام هست.',
    own: 'هیچ‌کس نمی‌تواند این کار را با حساب خودش بکند.',
    last: 'این آخرین مدیر سامانه‌ای است که می‌تواند وارد شود.',
    team: 'نقش «تیم» به یک تیم نیاز دارد.',
  },
};

export const ACCOUNT_WORDS: Readonly<Record<Language, AccountWords>> = { en, fr, fa };
