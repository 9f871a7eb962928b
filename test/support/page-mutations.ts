/** What sites do to their pages between two visits, done to a saved one: for the tests and the bench of how readers stand it. */

/** A page after something happened to it. `whole`: every review is still there to be read. */
export interface Mutation {
  readonly name: string;
  readonly whole: boolean;
  readonly apply: (page: string, seed: number) => string;
}

type Attributes = Map<string, string | undefined>;

/** Random numbers from a seed (mulberry32), 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Class names and ids, and what points at ids, all replaced at random: the same name by the same name. */
export function shuffleNames(page: string, seed: number): string {
  const random = seeded(seed);
  const names = new Map<string, string>();
  const renamed = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const fresh = Array.from({ length: 5 + Math.floor(random() * 4) }, () => LETTERS[Math.floor(random() * 52)]).join(
      '',
    );
    names.set(name, fresh);
    return fresh;
  };
  const each = (value: string): string => value.replace(/[^\s]+/g, renamed);
  return mapTags(page, (_, attributes) => {
    for (const name of ['class', 'id', 'for', 'aria-controls', 'aria-labelledby', 'aria-describedby', 'headers']) {
      const value = attributes.get(name);
      if (value !== undefined) attributes.set(name, each(value));
    }
    const href = attributes.get('href');
    if (href?.startsWith('#') && href.length > 1) attributes.set('href', `#${renamed(href.slice(1))}`);
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every tag without this attribute. */
export function dropAttribute(page: string, dropped: string): string {
  return mapTags(page, (_, attributes) => {
    attributes.delete(dropped);
  });
}

/** The twelve of the promises: 120 altered pages, none of them read as a success that it is not. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'classes renamed', whole: true, apply: shuffleNames },
  { name: 'container moved', whole: true, apply: moveContainer },
  {
    name: 'JSON-LD dropped',
    whole: true,
    apply: (page) => page.replace(/<script[^>]{0,200}ld\+json[\s\S]*?<\/script>/gi, ''),
  },
  { name: 'consent wall', whole: false, apply: () => CONSENT },
  { name: 'login wall', whole: false, apply: () => LOGIN },
  { name: 'captcha', whole: false, apply: () => CAPTCHA },
  { name: 'soft 404', whole: false, apply: () => SOFT_404 },
  { name: 'empty 200', whole: false, apply: () => '' },
  { name: 'half page', whole: false, apply: (page) => page.slice(0, Math.floor(page.length / 2)) },
  {
    name: 'other language',
    whole: true,
    apply: (page, seed) => swapLanguage(page, LANGUAGES[seed % LANGUAGES.length]!),
  },
  { name: 'A/B layout', whole: true, apply: otherTags },
  { name: 'list not loaded', whole: false, apply: (page) => page.replace(/<body[^>]{0,2000}>[\s\S]*/i, SKELETON) },
];

/** The whole body inside new wrappers, behind new siblings. */
function moveContainer(page: string, seed: number): string {
  const wrappers = 2 + (seed % 3);
  const open = `<header><p>New</p></header>${'<section><div>'.repeat(wrappers)}`;
  const shut = `${'</div></section>'.repeat(wrappers)}<footer>About</footer>`;
  const start = /<body[^>]{0,2000}>/i.exec(page);
  if (!start) return `${open}${page}${shut}`;
  const at = start.index + start[0].length;
  const end = page.lastIndexOf('</body>');
  return `${page.slice(0, at)}${open}${page.slice(at, end === -1 ? undefined : end)}${shut}${end === -1 ? '' : page.slice(end)}`;
}

/** Divisions and spans become other elements, as a redesign makes them; marks stay where they were. */
function otherTags(page: string): string {
  const swapped = new Map([
    ['div', 'section'],
    ['span', 'bdi'],
  ]);
  return mapTags(
    page,
    () => {},
    (name) => swapped.get(name) ?? name,
  );
}

const LANGUAGES = ['en', 'fr', 'fa', 'de', 'es', 'ar'] as const;
export type LabelLanguage = (typeof LANGUAGES)[number];

/** Stars, answers and buttons as the sites word them. */
const WORDS: Readonly<Record<LabelLanguage, { stars: string; reply: string; more: string; edited: string }>> = {
  en: { stars: 'stars', reply: 'Response from the owner', more: 'See more', edited: 'Edited ' },
  fr: { stars: 'étoiles', reply: 'Réponse du propriétaire', more: 'Voir plus', edited: 'Modifié ' },
  fa: { stars: 'ستاره', reply: 'پاسخ مالک', more: 'بیشتر', edited: 'ویرایش‌شده ' },
  de: { stars: 'Sterne', reply: 'Antwort vom Inhaber', more: 'Mehr', edited: 'Bearbeitet: ' },
  es: { stars: 'estrellas', reply: 'Respuesta del propietario', more: 'Ver más', edited: 'Editado ' },
  ar: { stars: 'نجوم', reply: 'ردّ من المالك', more: 'المزيد', edited: 'تم التعديل ' },
};

const UNITS: readonly (readonly [RegExp, Intl.RelativeTimeFormatUnit])[] = [
  [/(?:il y a )(\d+|un|une)[\s\u00a0]+(?:ans?|années?)/g, 'year'],
  [/(?:il y a )(\d+|un|une)[\s\u00a0]+mois/g, 'month'],
  [/(?:il y a )(\d+|un|une)[\s\u00a0]+semaines?/g, 'week'],
  [/(?:il y a )(\d+|un|une)[\s\u00a0]+jours?/g, 'day'],
  [/(\d+|an?)[\s\u00a0]+years? ago/g, 'year'],
  [/(\d+|an?)[\s\u00a0]+months? ago/g, 'month'],
  [/(\d+|an?)[\s\u00a0]+weeks? ago/g, 'week'],
  [/(\d+|an?)[\s\u00a0]+days? ago/g, 'day'],
];

/** The labels of a French or English page of cards in another language; texts of reviews stay as they are. */
export function swapLanguage(page: string, to: LabelLanguage): string {
  const words = WORDS[to];
  const phrases = new Intl.RelativeTimeFormat(to, { numeric: 'always' });
  let swapped = page
    .replace(
      /(\d(?:[.,]\d)?)[\s\u00a0]*(?:&nbsp;)?(?:étoiles?|stars?)(?=["<])/g,
      (_, n) => `${digits(n, to)}\u00a0${words.stars}`,
    )
    .replace(/Réponse du propriétaire|Response from the owner/g, words.reply)
    .replace(/aria-label="(?:Voir plus|See more)"/g, `aria-label="${words.more}"`)
    .replace(/>(?:Plus|More)</g, `>${words.more}<`)
    .replace(/(?:Modifié|Edited) (?=il y a|an? |\d)/g, words.edited);
  swapped = swapped.replaceAll('&nbsp;', '\u00a0');
  for (const [wording, unit] of UNITS)
    swapped = swapped.replace(wording, (_, n: string) => phrases.format(/\d/.test(n) ? -Number(n) : -1, unit));
  return swapped.replace(/(<html[^>]{0,500}\blang=")[^"]*/i, `$1${to}`);
}

function digits(text: string, language: LabelLanguage): string {
  const zero = language === 'fa' ? 0x6f0 : language === 'ar' ? 0x660 : undefined;
  return zero === undefined ? text : text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

/** Calls `change` for each opening tag outside scripts and styles, and writes the page anew. */
function mapTags(
  page: string,
  change: (name: string, attributes: Attributes) => void,
  rename: (name: string) => string = (name) => name,
): string {
  const token =
    /<!--[\s\S]*?-->|<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
  return page.replace(token, (whole, raw, rawAttributes, rawBody, slash, name, text) => {
    if (raw !== undefined) return `<${raw}${changed(raw, rawAttributes, change)}>${rawBody}</${raw}>`;
    if (name === undefined) return whole;
    if (slash === '/') return `</${rename(name)}>`;
    return `<${rename(name)}${changed(name, text, change)}>`;
  });
}

function changed(name: string, text: string, change: (name: string, attributes: Attributes) => void): string {
  const attributes: Attributes = new Map();
  for (const [, key, double, single, bare] of text.matchAll(
    /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  ))
    if (key !== undefined && !attributes.has(key.toLowerCase()))
      attributes.set(key.toLowerCase(), double ?? single?.replaceAll('"', '&quot;') ?? bare);
  change(name, attributes);
  const written = [...attributes].map(([key, value]) => (value === undefined ? ` ${key}` : ` ${key}="${value}"`));
  return `${written.join('')}${/\/\s*$/.test(text) ? ' /' : ''}`;
}

const CONSENT = `<!doctype html><html lang="en"><title>Before you continue</title><body><h1>Before you continue</h1>
<form action="https://consent.google.com/save" method="post"><input type="hidden" name="set_eom" value="true"><input type="hidden" name="continue" value="https://www.google.com/maps"><button>Reject all</button></form>
<form action="https://consent.google.com/save" method="post"><input type="hidden" name="set_eom" value="false"><button>Accept all</button></form></body></html>`;
const LOGIN = `<!doctype html><html id="facebook"><title>Log in</title><body><form id="login_form" action="/login/?next=x" method="post"><input name="email"><input name="pass" type="password"><button>Log in</button></form></body></html>`;
const CAPTCHA = `<!doctype html><title>https://www.google.com/maps/place/x</title><body><form id="captcha-form" action="index" method="post"><div id="recaptcha" class="g-recaptcha" data-sitekey="k" data-s="s"></div></form><p>Our systems have detected unusual traffic from your computer network.</p></body>`;
const SOFT_404 = `<!doctype html><html lang="en"><title>Page not found</title><body><nav><a href="/">Home</a></nav><h1>Sorry, this page is not available</h1><p>The link may be broken, or the page may have been removed.</p></body></html>`;
const SKELETON = `<body><div role="main" aria-label="Place"><h1>Place</h1><div role="tablist"><button role="tab" aria-selected="true">Reviews</button></div><div class="lXJj5c" aria-busy="true"><div></div><div></div></div></div></body></html>`;
