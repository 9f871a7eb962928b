/** Words of signing in and out. */
import type { Language } from '../../alerts/figures.ts';

export interface LoginWords {
  readonly title: string;
  readonly name: string;
  readonly password: string;
  readonly open: string;
  readonly by: (provider: string) => string;
  readonly or: string;
  readonly already: (name: string) => string;
  readonly goOn: string;
  /** Nobody can sign in by a password yet. */
  readonly noAccount: string;
  readonly cookieRefused: string;
  readonly outAlso: (provider: string) => string;
  /** What is said above the form, by `?done=`. */
  readonly said: Readonly<Record<'wrong' | 'often' | 'out' | 'no-group' | 'provider', string>>;
}

const en: LoginWords = {
  title: 'Sign in',
  name: 'Name',
  password: 'Password',
  open: 'Sign in',
  by: (provider) => `Sign in with ${provider}`,
  or: 'or',
  already: (name) => `You are signed in as ${name}.`,
  goOn: 'Go on',
  noAccount: 'There is no account yet. Open the address that “vigie serve” shows in its terminal.',
  cookieRefused:
    'The name and password were right, but your browser did not keep the session: it keeps secure cookies over https only. Use Chrome, Edge or Firefox on this machine, or put the page behind https (server.url).',
  outAlso: (provider) => `Sign out of ${provider} too`,
  said: {
    wrong: 'Name or password is wrong.',
    often:
      'Too many wrong passwords for this name. Try again in a quarter of an hour, or in a browser in which you have signed in before.',
    out: 'You are signed out.',
    'no-group': 'Your company knows you, but none of your groups may come in here. An administrator can change that.',
    provider: 'Signing in there did not work. Try again; if it stays so, tell an administrator.',
  },
};

const fr: LoginWords = {
  title: 'Se connecter',
  name: 'Nom',
  password: 'Mot de passe',
  open: 'Se connecter',
  by: (provider) => `Se connecter avec ${provider}`,
  or: 'ou',
  already: (name) => `Vous êtes connecté : ${name}.`,
  goOn: 'Continuer',
  noAccount: 'Il n’y a pas encore de compte. Ouvrez l’adresse que « vigie serve » affiche dans son terminal.',
  cookieRefused:
    'Le nom et le mot de passe étaient justes, mais votre navigateur n’a pas gardé la session : il ne garde les cookies sécurisés qu’en https. Utilisez Chrome, Edge ou Firefox sur cette machine, ou placez la page derrière https (server.url).',
  outAlso: (provider) => `Se déconnecter aussi de ${provider}`,
  said: {
    wrong: 'Le nom ou le mot de passe est faux.',
    often:
      'Trop de mots de passe faux pour ce nom. Réessayez dans un quart d’heure, ou dans un navigateur où vous vous êtes déjà connecté.',
    out: 'Vous êtes déconnecté.',
    'no-group':
      'Votre entreprise vous connaît, mais aucun de vos groupes n’a accès ici. Un administrateur peut y remédier.',
    provider: 'La connexion n’a pas abouti. Réessayez ; si cela persiste, prévenez un administrateur.',
  },
};

const fa: LoginWords = {
  title: 'ورود',
  name: 'نام کاربری',
  password: 'گذرواژه',
  open: 'ورود',
  by: (provider) => `ورود با ${provider}`,
  or: 'یا',
  already: (name) => `با نام ${name} وارد شده‌اید.`,
  goOn: 'ادامه',
  noAccount: 'هنوز حسابی ساخته نشده است. نشانی‌ای را باز کنید که دستور vigie serve در پایانه نشان می‌دهد.',
  cookieRefused:
    'نام و گذرواژه درست بود، ولی مرورگر شما نشست را نگه نداشت: این مرورگر کوکی امن را فقط با https نگه می‌دارد. روی همین دستگاه از کروم، اج یا فایرفاکس استفاده کنید یا صفحه را پشت https بگذارید (server.url).',
  outAlso: (provider) => `خروج از ${provider} هم`,
  said: {
    wrong: 'نام یا گذرواژه نادرست است.',
    often:
      'گذرواژهٔ نادرست برای این نام بیش از اندازه وارد شده است. یک ربع دیگر، یا در مرورگری که پیش‌تر با آن وارد شده‌اید، دوباره بکوشید.',
    out: 'خارج شدید.',
    'no-group':
      'سازمان شما را می‌شناسد، ولی هیچ‌یک از گروه‌های شما اجازهٔ ورود به اینجا ندارد. مدیر سامانه می‌تواند آن را تغییر دهد.',
    provider: 'ورود از آنجا انجام نشد. دوباره بکوشید؛ اگر باز هم نشد، به مدیر سامانه بگویید.',
  },
};

export const LOGIN_WORDS: Readonly<Record<Language, LoginWords>> = { en, fr, fa };
