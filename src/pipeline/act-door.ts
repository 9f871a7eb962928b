/** The door for the links of messages: GET shows what a button would do, POST keeps the act for the next pass. Opens no database. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ACT_PAGE_POLICY, type ActPage, actPage, type PageReader } from '../alerts/act-page.ts';
import { type ActLink, isExpired, readActLink } from '../alerts/link.ts';
import { oneLine } from '../alerts/plain.ts';
import type { Config } from '../config/config.ts';
import { keepAct, NAME_LIMIT, NOTE_LIMIT } from './act-inbox.ts';
import { readBoard } from './incident-board.ts';
import type { Io } from './io.ts';
import { openThrottle, type Throttle } from './throttle.ts';

/** Largest form taken, in bytes: 500 letters of three bytes, each written as %XX, and a name. */
const MOST_FORM_BYTES = 16_384;

/** Buttons pressed in one minute behind one link; links that are none, from one address. */
const MOST_A_MINUTE = 60;

type World = Pick<Io, 'log' | 'now'>;
type Links = NonNullable<Config['links']>;
type Shown = Extract<ActPage, { link: ActLink }>;

interface Door {
  readonly config: Config;
  readonly links: Links;
  readonly world: World;
  readonly throttle: Throttle;
}

/** Adds `GET` and `POST /act/<token>`, below the path of the configured address as well, where a proxy does not cut it off. */
export function addActRoutes(app: Hono, config: Config, world: World): void {
  const { links } = config;
  if (!links) return;
  const door = { config, links, world, throttle: openThrottle(MOST_A_MINUTE, world.now) };
  const { pathname } = new URL(links.url);
  const prefix = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  for (const path of new Set(['/act/:token', `${prefix}/act/:token`])) {
    app.get(path, (call) => show(call, door));
    app.post(
      path,
      (call, next) => (isFromElsewhere(call, door) ? refuse(call, door, 'elsewhere', 403) : next()),
      bodyLimit({
        maxSize: MOST_FORM_BYTES,
        onError: (call) => refuse(call, door, 'notKept', 413, { connection: 'close' }),
      }),
      (call) => act(call, door),
    );
  }
}

async function show(call: Call, door: Door): Promise<Response> {
  const link = linkOf(call, door);
  if (!link) return refuse(call, door, 'unknown', 404);
  if (isExpired(link, door.world.now())) return answer(call, door, await pageOf(door, link, 'expired'), 410);
  return answer(call, door, await pageOf(door, link, 'ask'), 200);
}

async function act(call: Call, door: Door): Promise<Response> {
  const { config, throttle, world } = door;
  const link = linkOf(call, door);
  // Guesses are counted by where they come from, buttons by their link: a stranger's noise locks nobody out.
  const visitor = link ? `${link.act} ${link.team} ${link.incident}` : `from ${getConnInfo(call).remote.address}`;
  if (!throttle.admits(visitor)) return refuse(call, door, 'tooOften', 429, { 'retry-after': '60' });
  if (!link) return refuse(call, door, 'unknown', 404);
  if (isExpired(link, world.now())) return answer(call, door, await pageOf(door, link, 'expired'), 410);
  const page = await pageOf(door, link, 'done');
  if (page.shows === 'over') return answer(call, door, page, 410);
  const form = new URLSearchParams(isForm(call) ? await call.req.text() : '');
  const name = oneLine(form.get('name') ?? '', NAME_LIMIT);
  const note = oneLine(form.get('note') ?? '', NOTE_LIMIT);
  const { act, incident, team } = link;
  // The same link once more, or a colleague's: the step is made, and only words would add to it.
  if (act === 'acknowledge' && page.acknowledged && !note)
    return answer(call, door, { ...page, shows: 'already' }, 200);
  const wish = { act, incident, team, by: name || team, ...(note && { note }) };
  if (!(await keepAct(config.database.dataDir, wish, world.now())))
    return refuse(call, door, 'notKept', 503, { 'retry-after': '3600' });
  world.log.info({ act, incident, team }, 'act kept');
  return answer(call, door, page, 200);
}

function linkOf(call: Call, { links }: Door): ActLink | undefined {
  return readActLink(call.req.param('token') ?? '', links.keys);
}

/** An incident that the last pass no longer found open is over, if the link was made before that pass. */
async function pageOf({ config }: Door, link: ActLink, shows: 'ask' | 'done' | 'expired'): Promise<Shown> {
  const name = (id: string) => config.teams.find((team) => team.id === id)?.name ?? id;
  const board = await readBoard(config.database.dataDir);
  const open = board?.open.find(({ key }) => key === link.incident);
  const page = { link, team: name(link.team) };
  if (board && !open && board.at > link.made && shows !== 'expired') return { ...page, shows: 'over' };
  const { accountable, acknowledged } = open ?? {};
  return { ...page, shows, ...(accountable && { owner: name(accountable) }), ...(acknowledged && { acknowledged }) };
}

/**
 * A form of another site, sent by the browser of somebody who knows a link. Browsers say where a form comes from
 * (`Sec-Fetch-Site`); older ones send `Origin`, which a page without referrer makes `null`. Programs send neither.
 */
function isFromElsewhere(call: Call, { links }: Door): boolean {
  const site = call.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = call.req.header('origin');
  return origin !== undefined && origin !== 'null' && origin !== new URL(links.url).origin;
}

function isForm(call: Call): boolean {
  return /^application\/x-www-form-urlencoded\s{0,4}(?:;|$)/i.test(call.req.header('content-type') ?? '');
}

type Refusal = Exclude<ActPage, { link: ActLink }>['shows'];

/** The log never holds a token: whoever reads it could press the button. */
function refuse(
  call: Call,
  door: Door,
  shows: Refusal,
  status: 403 | 404 | 413 | 429 | 503,
  headers: Record<string, string> = {},
): Response {
  door.world.log.warn({ status, method: call.req.method }, 'act refused');
  return answer(call, door, { shows }, status, headers);
}

function answer(
  call: Call,
  door: Door,
  page: ActPage,
  status: 200 | 403 | 404 | 410 | 413 | 429 | 503,
  headers: Record<string, string> = {},
): Response {
  return call.html(actPage(page, readerOf(call, door, page)), status, { ...HEADERS, ...headers });
}

const HEADERS = {
  'content-security-policy': ACT_PAGE_POLICY,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

/** The team's language; where no team is known, the first of ours that the browser asks for. */
function readerOf(call: Call, { config }: Door, page: ActPage): PageReader {
  const id = 'link' in page ? page.link.team : undefined;
  const team = config.teams.find((one) => one.id === id);
  const asked = (call.req.header('accept-language') ?? '').slice(0, 200).match(/\b(?:en|fr|fa)\b/i)?.[0];
  const language = team?.language ?? LANGUAGES.find((one) => one === asked?.toLowerCase()) ?? 'en';
  return { language, timeZone: team?.timeZone ?? 'UTC' };
}

const LANGUAGES = ['en', 'fr', 'fa'] as const;
