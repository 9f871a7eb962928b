/** The local review site of the demo and the tests: a small HTTP server that shows places as two kinds of sites would. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock, Instant } from '../../src/domain/time.ts';
import { facebookItems, facebookPage } from './facebook-page.ts';
import { mapsCards, mapsPage, type SiteOrder } from './maps-page.ts';
import { escapeHtml } from './markup.ts';
import { type SiteLanguage, type SitePlace, type SiteReview, shownReviews } from './place.ts';
import { siteWords } from './words.ts';

/** A running site. */
export interface ReviewSite {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Host and port, as in `url`. */
  readonly host: string;
  /** What an honest reader should find at this moment, newest first. */
  readonly truth: (placeId: string, now?: Instant) => readonly SiteReview[];
  /** Address of a place's page. */
  readonly address: (placeId: string) => string;
  /** How often consent was declined and accepted: an honest reader never accepts. */
  readonly consents: { declined: number; accepted: number };
  /** Requests answered so far. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** What the site shows, and when. */
export interface ReviewSiteOptions {
  readonly places: readonly SitePlace[];
  readonly now: Clock;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

/** Starts the site on the loopback address. */
export async function startReviewSite(options: ReviewSiteOptions): Promise<ReviewSite> {
  const places = new Map(options.places.map((place) => [place.id, place] as const));
  const consents = { declined: 0, accepted: 0 };
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    void respond(
      { request, url: new URL(request.url ?? '/', 'http://site.invalid'), places, now: options.now, consents },
      response,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const placeOf = (id: string): SitePlace => {
    const place = places.get(id);
    if (!place) throw new RangeError(`Expected one of ${[...places.keys()].join(', ')}, got ${id}`);
    return place;
  };
  return {
    url: `http://${host}`,
    host,
    truth: (id, now = options.now()) => shownReviews(placeOf(id), now),
    address: (id) => `http://${host}${placeOf(id).kind === 'maps' ? `/maps/place/${id}` : `/fb/${id}/reviews`}`,
    consents,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly places: ReadonlyMap<string, SitePlace>;
  readonly now: Clock;
  readonly consents: { declined: number; accepted: number };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function respond(exchange: Exchange, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answer(exchange);
  response.writeHead(status, headers).end(body);
}

async function answer(exchange: Exchange): Promise<Answer> {
  const { url, places } = exchange;
  if (url.pathname === '/robots.txt') return text('User-agent: *\nAllow: /\nDisallow: /login/\n');
  if (url.pathname === '/consent/save') return saveConsent(exchange);
  if (url.pathname === '/consent')
    return html(consentPage(url.searchParams.get('continue') ?? '/', languageIn(url, 'en')));
  const [, site = '', part = '', id = ''] = url.pathname.split('/');
  const place = places.get(site === 'maps' ? id : part);
  if (place?.kind === 'maps' && site === 'maps') return answerMaps(exchange, part, place);
  if (place?.kind === 'facebook' && site === 'fb') return answerFacebook(exchange, id, place);
  return NOT_FOUND;
}

function answerMaps({ url, now, request }: Exchange, part: string, place: SitePlace): Answer {
  const language = languageIn(url, place.language);
  const view = { place, now: now(), language };
  if (part === 'place') {
    if (/(?:^|;\s?)consent=/.test(request.headers.cookie ?? '')) return html(mapsPage(view));
    const target = `/consent?hl=${language}&continue=${encodeURIComponent(url.pathname + url.search)}`;
    return { status: 302, headers: { location: target }, body: '' };
  }
  if (part === 'list') {
    const order = ORDERS.find((known) => known === Number(url.searchParams.get('order'))) ?? 1;
    return html(mapsCards(view, order, Number(url.searchParams.get('from')) || 0));
  }
  const review = place.reviews.find(({ id }) => id === url.searchParams.get('review'));
  return part === 'text' ? text(review?.text ?? '') : NOT_FOUND;
}

const ORDERS: readonly SiteOrder[] = [1, 2, 3, 4];

function answerFacebook({ url, now }: Exchange, part: string, place: SitePlace): Answer {
  if (part === 'list') return html(facebookItems(place, now(), Number(url.searchParams.get('from')) || 0));
  return part === 'reviews' ? html(facebookPage(place, now())) : NOT_FOUND;
}

function languageIn(url: URL, otherwise: SiteLanguage): SiteLanguage {
  const asked = url.searchParams.get('hl')?.slice(0, 2);
  return asked === 'en' || asked === 'fr' || asked === 'fa' ? asked : otherwise;
}

/** Two forms, as the real page has them: refusing sets `set_eom`, accepting sets the rest. */
function consentPage(target: string, language: SiteLanguage): string {
  const words = siteWords[language];
  const form = (label: string, hidden: string): string =>
    `<form action="/consent/save" method="POST"><button>${escapeHtml(label)}</button><input type="hidden" name="continue" value="${escapeHtml(target)}">${hidden}</form>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(words.consent)}</title></head><body><h1>${escapeHtml(words.consent)}</h1>
${form(words.accept, '<input type="hidden" name="set_sc" value="true"><input type="hidden" name="set_eom" value="false">')}
${form(words.reject, '<input type="hidden" name="set_eom" value="true">')}</body></html>`;
}

async function saveConsent({ request, consents }: Exchange): Promise<Answer> {
  let body = '';
  for await (const chunk of request) if (body.length < 10_000) body += String(chunk);
  const form = new URLSearchParams(body);
  const declined = form.get('set_eom') === 'true';
  if (declined) consents.declined += 1;
  else consents.accepted += 1;
  const target = form.get('continue') ?? '/';
  const location = /^\/(?!\/)[\x21-\x7e]*$/.test(target) ? target : '/';
  const cookie = `consent=${declined ? 'no' : 'yes'}; Path=/; SameSite=Lax`;
  return { status: 303, headers: { location, 'set-cookie': cookie }, body: '' };
}

function html(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

function text(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

const NOT_FOUND = html(
  '<!doctype html><html lang="en"><head><title>404 Not found</title></head><body><h1>Not found</h1></body></html>',
  404,
);
