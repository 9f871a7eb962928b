/** Walls and error pages that any site may put in place of its page, by firm and by wording; apart from what only Google or Facebook show. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Outcome } from '../../domain/run.ts';

/** What stands in the way: a stable name of the state, the outcome of the run, and a sentence for the engineer. */
export interface Block {
  readonly state: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** What is known of a page whose content is in doubt. */
export interface PageFacts {
  readonly $: CheerioAPI;
  readonly url: URL | undefined;
  readonly body: string;
  readonly title: string;
  /** The first 20 000 characters that a reader would see, lower case. */
  readonly text: string;
}

/** A page shorter than this holds no reviews: a wall, not a page with a widget on it. Unit: visible characters. */
export const SHORT = 2500;

/** Shorter than this a page says nothing but what its wall says. */
const BARE = 400;

/** What stands inside a page's head belongs to every page of the site. */
export const HEADER = 'header, nav, [role=banner], #pagelet_bluebar, #blueBarDOMInspector';

/** The wall that a page is; absent for one with words of its own, or with markup that speaks of ratings. */
export function wallOf(page: PageFacts): Block | undefined {
  if (page.text.length >= SHORT || speaksOfRatings(page.$)) return undefined;
  return WALLS.find(({ test }) => test(page))?.block;
}

function speaksOfRatings($: CheerioAPI): boolean {
  return (
    $('[itemtype*="schema.org/Review" i], [itemtype*="AggregateRating" i], [typeof*="Review"], [data-review-id]')
      .length > 0 ||
    $('script[type*="ld+json" i]')
      .toArray()
      .some((script) => /AggregateRating|reviewRating|reviewBody/i.test($(script).text()))
  );
}

const WALLS: readonly { readonly block: Block; readonly test: (page: PageFacts) => boolean }[] = [
  {
    block: wall('browser-check', 'a check of the browser ("just a moment"); leave the site alone or ask for access'),
    test: isBrowserCheck,
  },
  {
    block: wall('captcha', 'a captcha; captchas are not solved: slow down, or ask the site for access'),
    test: ({ $ }) => $(CAPTCHA).length > 0,
  },
  {
    block: unreachable('site-error', 'an error page of the server; try again later'),
    test: (page) => /^5\d\d$/.test(statusOf(page) ?? '') || headed(page, SITE_ERROR),
  },
  {
    block: wall('too-many-requests', '"too many requests"; slow down'),
    test: (page) => statusOf(page) === '429' || headed(page, /too many requests|being rate limited/iu),
  },
  {
    block: wall('access-denied', '"access denied"; ask the site for access'),
    test: (page) => /^(?:403|406|451)$/.test(statusOf(page) ?? '') || headed(page, DENIED) || headed(page, FORBIDDEN),
  },
  {
    block: {
      state: 'login',
      outcome: 'login',
      reason: 'Expected a page, got "unauthorised": the site asks for a login',
    },
    test: (page) => statusOf(page) === '401',
  },
  {
    block: unreachable('not-found', '"not found"; check the address of the source'),
    test: (page) => /^4(?:04|10)$/.test(statusOf(page) ?? '') || headed(page, NOT_FOUND),
  },
  {
    block: unreachable('maintenance', 'a notice of maintenance; try again later'),
    test: (page) => page.text.length < 600 && (headed(page, MAINTENANCE) || page.text.includes(WORDPRESS)),
  },
  { block: wall('age-gate', 'a question for the age of the visitor; it is not answered'), test: isAgeGate },
  {
    block: { state: 'login', outcome: 'login', reason: 'Expected a page, got a login form and nothing else' },
    test: isLogin,
  },
  {
    block: {
      state: 'script-shell',
      outcome: 'partial',
      reason: 'Expected a page, got its shell, which asks for JavaScript; read it with a browser and save it then',
    },
    test: isScriptShell,
  },
];

function wall(state: string, got: string): Block {
  return { state, outcome: 'blocked', reason: `Expected a page, got ${got}` };
}

function unreachable(state: string, got: string): Block {
  return { state, outcome: 'unreachable', reason: `Expected a page, got ${got}` };
}

/** What a page says of itself: its title and its first headings, each on its own. */
function headings({ $, title }: PageFacts): readonly string[] {
  const heads = ['h1', 'h2'].map((name) => $(name).first().text());
  return [title, ...heads].map((head) => head.slice(0, 200).replace(/\s+/g, ' ').trim()).filter((head) => head !== '');
}

function headed(page: PageFacts, words: RegExp): boolean {
  return headings(page).some((head) => words.test(head));
}

/** "403 Forbidden", "Error 502 (Server Error)!!1", "shop.com | 522: timed out"; never "403 rue du Bac", "Café 404". */
const STATUS = [
  /^(?:http )?([45]\d\d)(?=$| ?[-–—:|(.!]| (?:error|unauthori[sz]ed|forbidden|not found|not acceptable|gone|too many|unavailable|bad gateway|service|gateway|internal|server|page)\b)/iu,
  /(?:^|[^\p{L}])(?:error|erreur|fehler|errore|erro|fout|błąd|ошибка|hata|エラー|خطای|خطا|σφάλμα)(?: ?(?:code|http))*[ :#-]{0,3}([45]\d\d)(?!\d)/iu,
  /\| (5[23]\d): /u,
];

function statusOf(page: PageFacts): string | undefined {
  for (const head of headings(page)) {
    const found = STATUS.map((form) => form.exec(head)?.[1]).find((code) => code !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

const SITE_ERROR =
  /bad gateway|service (?:temporarily )?unavailable|gateway time-?out|internal server error|server error in '|web server is down|^sorry, something went wrong/iu;
const DENIED =
  /access (?:to this page has been |is |was )?denied|request (?:blocked|unsuccessful|rejected)|you have been blocked|web page blocked|temporarily blocked|access to this (?:site|service) has been limited|^not acceptable!|unavailable due to legal reasons|acc[eè]s refus[eé]|acc[eè]s interdit|zugriff verweigert|acceso denegado|acesso negado|accesso negato|toegang geweigerd|odmowa dostępu|dostęp zabroniony|erişim engellendi|доступ (?:запрещ|ограничен)|アクセスが(?:拒否|制限)|접근(?:이)? ?(?:거부|제한)|truy cập bị từ chối|akses ditolak|ปฏิเสธการเข้าถึง|δεν επιτρέπεται η πρόσβαση|הגישה נדחתה|تم رفض الوصول|دسترسی غیرمجاز/iu;
/** One word for it: the whole heading, as "Forbidden City Hotel" is a name. */
const FORBIDDEN = /^(?:forbidden|prohibido|interdit|verboten|vietato|proibido|zabronione)[.!]?$/iu;
const NOT_FOUND =
  /\b(?:page |directory )?not found\b|page introuvable|seite (?:wurde )?nicht gefunden|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|nie znaleziono strony|strona nie została znaleziona|страница не найдена|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|ไม่พบหน้า|η σελίδα δεν βρέθηκε|הדף לא נמצא|الصفحة غير موجودة|ページ(?:が|は)見つかりません|ページは見つかりません|페이지를 찾을 수 없|یافت نشد|پیدا نشد/iu;
const MAINTENANCE =
  /^(?:site )?maintenance(?: mode)?[.!]?$|(?:down|closed|offline) for (?:scheduled )?maintenance|under maintenance|we['’]ll be (?:right )?back|en (?:cours de )?maintenance|wartungsarbeiten|wartungsmodus|en mantenimiento|in manutenzione|em manutenção|in onderhoud|przerwa techniczna|bakım çalışması|технические работы|メンテナンス中|점검 중|تحت الصيانة|در دست (?:تعمیر|به‌روزرسانی)/iu;
const WORDPRESS = 'briefly unavailable for scheduled maintenance';

const CAPTCHA =
  '.g-recaptcha, .h-captcha, .cf-turnstile, #px-captcha, #captcha-container, iframe[src*="recaptcha/api2/anchor"], iframe[src*=hcaptcha], iframe[src*="geo.captcha-delivery.com"], script[src*="captcha-delivery.com"], [id=captcha], form[action*=captcha i]';

/** Titles of Cloudflare, DDoS-Guard, Vercel and their like. */
const CHECKING =
  /^just a moment|^attention required! \| cloudflare|^ddos-guard$|security checkpoint|checking your browser|verifying (?:you are human|your browser)|^un instant…?$|^nur einen moment/iu;
const CHALLENGE =
  '#challenge-form, #challenge-running, #cf-challenge-running, #challenge-error-text, [data-translate=block_headline], #sec-if-cpt-container';
/** Scripts of firms that also run beside content: they only tell on a page without words and without a mount. */
const FIRMS =
  /\/_Incapsula_Resource|awsWafCookieDomainList|gokuProps|token\.awswaf\.com|geo\.captcha-delivery\.com|KPSDK|_pxAppId|sucuri_cloudproxy_js|\/\.well-known\/ddos-guard\/js-challenge/;

/** Cloudflare's beacon (`scripts/jsd`) runs on ordinary pages: only the orchestrator is a challenge. */
function isBrowserCheck(page: PageFacts): boolean {
  const { $, body, text } = page;
  if ($(CHALLENGE).length > 0 || headed(page, CHECKING)) return true;
  if (/_cf_chl_opt|\/cdn-cgi\/challenge-platform\/h\/[a-z]\/orchestrate/.test(body)) return true;
  return text.length < BARE && $(MOUNT).length === 0 && FIRMS.test(body);
}

/** Where a page made by scripts will stand. */
const MOUNT = '#root, #app, #__next, #__nuxt, app-root';

function isScriptShell({ $, text, body }: PageFacts): boolean {
  if (text.length >= BARE) return false;
  const hint = $('noscript').text().slice(0, 2000).toLowerCase();
  return (
    (text.length < 80 && (ASKS_SCRIPT.test(hint) || ($(MOUNT).length > 0 && /<script/i.test(body)))) ||
    ASKS_SCRIPT.test(text)
  );
}

const ASKS_SCRIPT =
  /(?:enable|requires?|activate|turn on|without) (?:javascript|js\b)|javascript (?:is )?(?:required|disabled|to run)|activer javascript|javascript (?:aktivieren|activ|habilit|abilit|inschakelen|włącz)|aktivieren sie javascript|(?:active|habilite|activa|habilita|attiva|abilita|schakel|włącz|включите|aktifkan) javascript|javascript ?を有効|جاوا ?اسکریپت/u;

function isAgeGate({ $, text }: PageFacts): boolean {
  if (text.length >= 600) return false;
  return (
    $('[class*="age-gate" i], [id*="age-gate" i], [class*="age-verif" i], [id*="age-verif" i]').length > 0 ||
    AGE.test(text)
  );
}

const AGE =
  /are you (?:over|at least|of legal) |legal drinking age|(?:verify|confirm) your age|mindestens 18 jahre|avez-vous (?:plus de )?18 ans|mayor de edad|sei maggiorenne|ouder dan 18|ukończone 18 lat|вам есть 18|18歳以上ですか/u;

function isLogin(page: PageFacts): boolean {
  const { $, text, body } = page;
  if (text.length < BARE && /["'/]authwall\?/.test(body)) return true;
  const central = (selector: string): boolean =>
    $(selector)
      .toArray()
      .some((field) => $(field).closest(HEADER).length === 0);
  if (text.length < 1200 && central('input[type=password]')) return true;
  return text.length < BARE && central('form input[type=email]') && headed(page, SIGN_IN);
}

const SIGN_IN =
  /^(?:sign|log) in\b|^anmelden|^einloggen|^se connecter|^connexion|^iniciar sesión|^accedi\b|^inloggen|^zaloguj|^войти|^giriş yap|^ログイン|^로그인|^ورود/iu;
