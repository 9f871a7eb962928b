/** Recognises answers that are no answer (captcha, consent, login, limited view, shells) by marks that no language changes. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Capture } from '../collector.ts';
import { loadHtml } from './html.ts';
import { type Block, HEADER, type PageFacts, SHORT, wallOf } from './walls.ts';

/**
 * Says what blocks a page; absent for a page with content, JSON, or anything else that is no known block. A login form
 * in the header, a script that says "limitedview", or a captcha widget beside content are no blocks.
 * @throws SourceChanged when the page is too large to parse (`HTML_LIMITS`)
 */
export function recogniseBlock(capture: Capture): Block | undefined {
  if (capture.body.trim() === '') return EMPTY;
  if (!capture.body.slice(0, 100_000).includes('<')) return undefined;
  return blockOf(loadHtml(capture.body), capture);
}

/** The same for a page that is parsed already. */
export function blockOf($: CheerioAPI, capture: Capture): Block | undefined {
  const text = visibleText($);
  const page = { $, url: addressOf(capture.url), body: capture.body, title: $('title').first().text().trim(), text };
  return TESTS.find(({ test }) => test(page))?.block ?? wallOf(page);
}

const EMPTY: Block = {
  state: 'empty-body',
  outcome: 'unreachable',
  reason: 'Expected a page, got an empty answer; try again later',
};

const TESTS: readonly { readonly block: Block; readonly test: (page: PageFacts) => boolean }[] = [
  {
    block: blocked('google-captcha', "Expected reviews, got Google's captcha; slow down, and leave it alone for a day"),
    test: ({ $, url, title, text }) =>
      (isGoogleHost(url) && url?.pathname.startsWith('/sorry') === true) ||
      (title === 'Sorry...' && text.includes('automated queries')) ||
      $('form#captcha-form').length > 0 ||
      ($('#recaptcha.g-recaptcha').length > 0 && $('form input[name=q], form input[name=continue]').length > 0),
  },
  {
    block: blocked(
      'google-consent',
      "Expected reviews, got Google's consent page; decline it (never accept) and read again",
    ),
    test: ({ $, url }) =>
      /^consent\.(?:google\.[a-z.]{2,6}|youtube\.com)$/.test(url?.hostname ?? '') ||
      $('form[action*="//consent.google."], form[action*="//consent.youtube."]').length > 0 ||
      ($('form input[name=set_eom]').length > 0 && $('form input[name=continue]').length > 0),
  },
  {
    block: blocked(
      'google-enablejs',
      'Expected reviews, got the page of Google Search that asks for JavaScript; use a browser',
    ),
    test: ({ $, body, text }) =>
      text.length < SHORT &&
      (body.includes('/httpservice/retry/enablejs') || $('meta[http-equiv=refresh][content*=enablejs]').length > 0),
  },
  {
    block: {
      state: 'maps-limited-view',
      outcome: 'limited',
      reason:
        'Expected the reviews of a place, got the limited view of Google Maps for signed-out visitors: reviews are withheld',
    },
    test: isLimitedView,
  },
  {
    block: {
      state: 'maps-script-shell',
      outcome: 'partial',
      reason: 'Expected a rendered page of Google Maps, got its script shell; read it with a browser',
    },
    test: ({ $, body }) =>
      $('[role=main], [data-review-id]').length === 0 &&
      (body.includes('id="XvQR9b"') ||
        body.includes("id='XvQR9b'") ||
        body.includes('window.APP_INITIALIZATION_STATE')),
  },
  {
    block: login('facebook-login', 'Expected reviews, got the login page of Facebook; it shows nothing to visitors'),
    test: isFacebookLogin,
  },
  {
    block: login('facebook-shell', 'Expected reviews, got the empty shell of Facebook for logged-out visitors'),
    test: ({ $, body, title, text }) =>
      /^facebook$/i.test(title) &&
      ($('#splash-screen').length > 0 || body.includes('"USER_ID":"0"')) &&
      text.length < 400,
  },
  {
    block: blocked(
      'facebook-blocked',
      'Expected reviews, got "temporarily blocked" from Facebook; leave it alone for a day',
    ),
    test: ({ url, text }) =>
      isFacebook(url) &&
      text.length < SHORT &&
      /temporarily blocked|vorübergehend blockiert|temporairement bloqué|bloqueado temporalmente|موقتاً مسدود/u.test(
        text,
      ),
  },
  {
    block: {
      state: 'facebook-not-available',
      outcome: 'unreachable',
      reason: 'Expected reviews, got "not available" from Facebook: the reviews tab is switched off or the page moved',
    },
    test: ({ $, text, url, body }) =>
      (isFacebook(url) || body.includes('fbcdn.net') || body.includes('facebook.com')) &&
      $(FACEBOOK_CONTENT).length === 0 &&
      text.length < SHORT &&
      NOT_AVAILABLE.some((phrase) => text.includes(phrase)),
  },
];

function blocked(state: string, reason: string): Block {
  return { state, outcome: 'blocked', reason };
}

function login(state: string, reason: string): Block {
  return { state, outcome: 'login', reason };
}

const LIMITED =
  /limited view|vue limitée|affichage limité|عرض محدود|نمای محدود|eingeschränkte ansicht|vista limitada|vista limitata|visualizzazione limitata|visualização limitada|beperkte weergave/u;

/** The words, or what they come with: a place, a sign-in link, neither tabs nor reviews. The script flag proves nothing. */
function isLimitedView({ $, text }: PageFacts): boolean {
  const place = $('[role=main]').length > 0 && $('h1').length > 0;
  const signIn = $('a[href*=ServiceLogin]').length > 0;
  if (!signIn || $('[role=tab]').length > 0) return false;
  const ownWords = $('[data-review-id]').length === 0 && LIMITED.test(text);
  const elsewhere = visibleText($, (attributes) => attributes['data-review-id'] !== undefined);
  return ownWords || (place && (LIMITED.test(elsewhere) || isBarePlace($)));
}

function isBarePlace($: CheerioAPI): boolean {
  return (
    $('[data-review-id], [role=feed], [jslog^="76333"], tr[role=img]').length === 0 && $('[role=main] h1').length > 0
  );
}

/** Anything that people wrote, or a page's own blocks. */
const FACEBOOK_CONTENT =
  '.userContentWrapper, .userContent, article, [role=article], abbr[data-utime], [data-ad-rendering-role], [data-nt="FB:TEXT4"], .story_body_container, #pagelet_page_above_header, [data-sigil=comment]';

function isFacebookLogin({ $, url, text }: PageFacts): boolean {
  if (isFacebook(url) && /^\/(?:login|checkpoint)(?:[/.]|$)/.test(url?.pathname ?? '')) return true;
  const forms = $('form#login_form, form[action*="/login/"], form[action*="login.php"]').filter((_, form) => {
    return $(form).is('#login_form') || $(form).find('input[name=email], input[name=pass]').length > 0;
  });
  if (forms.length === 0 || $(FACEBOOK_CONTENT).length > 0) return false;
  if ($('#pagelet_loggedout_sign_up').length > 0) return true;
  // A form in the header belongs to every page for visitors; one in the middle is the page.
  const central = forms.filter((_, form) => $(form).closest(HEADER).length === 0).length > 0;
  return central ? text.length < SHORT : text.length < 400 && $('[role=main]').length === 0;
}

const NOT_AVAILABLE = [
  "this content isn't available",
  'this content isn’t available',
  "this page isn't available",
  'this page isn’t available',
  "page isn't available",
  "ce contenu n'est pas disponible",
  'ce contenu n’est pas disponible',
  "cette page n'est pas disponible",
  'cette page n’est pas disponible',
  'inhalt ist derzeit nicht verfügbar',
  'este contenido no está disponible',
  'این محتوا در دسترس نیست',
  'این محتوا اکنون در دسترس نیست',
  'این صفحه در دسترس نیست',
  'هذا المحتوى غير متوفر',
];

/** Is this an address of Google, in any country? */
export function isGoogleHost(url: URL | undefined): boolean {
  return url !== undefined && /(?:^|\.)google\.[a-z.]{2,6}$/.test(url.hostname);
}

function isFacebook(url: URL | undefined): boolean {
  return url !== undefined && /(?:^|\.)facebook\.com$/.test(url.hostname);
}

function addressOf(url: string | undefined): URL | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'title']);

function visibleText($: CheerioAPI, without?: (attributes: Readonly<Record<string, string>>) => boolean): string {
  const parts: string[] = [];
  let length = 0;
  const open = [...$.root().contents().toArray()].reverse();
  while (open.length > 0 && length < 20_000) {
    const node = open.pop();
    if (node?.type === 'text') {
      const words = node.data.replace(/\s+/g, ' ');
      parts.push(words);
      length += words.trim().length;
    } else if (node && 'children' in node && !('name' in node && (UNSEEN.has(node.name) || without?.(node.attribs)))) {
      for (let at = node.children.length - 1; at >= 0; at -= 1) {
        const child = node.children[at];
        if (child) open.push(child);
      }
    }
  }
  return parts.join(' ').toLowerCase();
}
