/** Turns the route table into an application: who may come in, what is asked, the answer as page, file or JSON. */
import { randomBytes } from 'node:crypto';
import { type Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { z } from 'zod';
import type { Config } from '../config/config.ts';
import { type Account, mayDo } from '../domain/account.ts';
import { AlreadyRunning, SourceUnavailable } from '../errors.ts';
import type { OpenedDatabase } from '../pipeline/context.ts';
import type { Io } from '../pipeline/io.ts';
import { sendChart } from './chart-file.ts';
import { type Desk, GUEST, type Visitor } from './desk.ts';
import { documentOf } from './layout.ts';
import { openForAnswer } from './open-answer.ts';
import { isOwn } from './origin.ts';
import { openPageTimes } from './page-times.ts';
import { type Paper, paperFor } from './paper.ts';
import { HEADERS, policy } from './policy.ts';
import { type Problem, problemPage } from './problem-page.ts';
import { Refused } from './refused.ts';
import type { Page, Route } from './route.ts';
import { sendTable } from './table-file.ts';
import { visitorOf } from './visitor.ts';

/** Largest form or JSON body taken, in bytes. */
const MOST_BODY_BYTES = 262_144;

const API = '/api/v1';

export interface AppWorld extends Io {
  readonly config: Config;
  /** Works on the database; an embedded one may be another process's for a while. @throws AlreadyRunning */
  readonly open: <T>(use: (opened: OpenedDatabase) => Promise<T>) => Promise<T>;
  /** Who sends a request, by session or token; undefined for nobody. @throws Refused for a token that is none */
  readonly whoIs: (visitor: Visitor, db: OpenedDatabase['db']) => Promise<Account | undefined>;
  /** Origin of the public address (`https://vigie.example.com`); the one that was listened on when there is none. */
  readonly origin: () => string;
  /** Further origins under which it is reached, such as the names of loopback. */
  readonly aliases?: () => readonly string[];
}

type World = AppWorld & Pick<Desk, 'pageTimes'>;

type Spoken = { readonly as: 'page' | 'json' };

/** An application that answers exactly the routes of the table, those of the API included. */
export function dashboardApp(given: AppWorld, routes: readonly Route[]): Hono {
  const app = new Hono();
  const world = { ...given, pageTimes: openPageTimes() };
  app.use(compress({ threshold: 1024 }));
  app.use(async (call, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) call.header(name, value);
  });
  const limit = bodyLimit({
    maxSize: MOST_BODY_BYTES,
    onError: (call) => fail(call, new Refused(413, `Expected at most ${MOST_BODY_BYTES} bytes`), world),
  });
  for (const route of routes) {
    if (route.kind === 'act') {
      app.post(route.path, limit, (call) => serveRoute(call, route, world, { as: 'page' }));
      app.post(`${API}${route.path}`, limit, (call) => serveRoute(call, route, world, { as: 'json' }));
    } else {
      app.get(route.path, (call) => serveRoute(call, route, world, { as: 'page' }));
      if (route.kind === 'view')
        app.get(`${API}${route.path === '/' ? '/overview' : route.path}`, (call) =>
          serveRoute(call, route, world, { as: 'json' }),
        );
    }
  }
  app.notFound((call) => fail(call, new Refused(404, `Expected a route, got ${call.req.path.slice(0, 200)}`), world));
  app.onError((error, call) => fail(call, error, world));
  return app;
}

async function serveRoute(call: Call, route: Route, world: World, spoken: Spoken): Promise<Response> {
  if (route.kind === 'still') return route.send(call.req.param('name') ?? '');
  const visitor = visitorOf(call, world);
  const began = performance.now();
  const response = await openForAnswer(world.open, async (opened) => {
    const known = await world.whoIs(visitor, opened.db);
    const account = known ?? GUEST;
    if (route.allow !== 'everybody') {
      if (!known) throw new Refused(401, 'Expected a session or a token');
      if (!mayDo(known.role, route.allow))
        throw new Refused(403, `Expected the role ${route.allow}, got ${known.role}`);
    }
    const { log, now, signal, env, progress, milestone, config, pageTimes } = world;
    const desk: Desk = { log, now, signal, env, progress, milestone, config, opened, account, visitor, pageTimes };
    if (route.kind === 'act') return doAct(call, route, desk, spoken);
    const query = checked(route.query, { ...call.req.query(), ...call.req.param() });
    if (route.kind === 'download') return route.send(desk, query);
    return show(call, route, desk, query, spoken);
  });
  world.pageTimes.note(route.path, performance.now() - began);
  return response;
}

async function show(
  call: Call,
  route: Extract<Route, { kind: 'view' }>,
  desk: Desk,
  query: Readonly<Record<string, unknown>>,
  { as }: Spoken,
): Promise<Response> {
  const began = performance.now();
  const answer = await route.look(desk, query);
  const looked = performance.now();
  if (query.as === 'csv' || query.as === 'jsonl') {
    if (!route.table) throw new Refused(400, `Expected a page with a table for as=${query.as}`, { field: 'as' });
    return sendTable(route.table(answer), query.as);
  }
  call.header('cache-control', 'no-store');
  if (as === 'json') return call.json(answer as object);
  const paper = paperOf(call, desk.config, desk.account, desk.now(), query);
  const page = route.page(answer, paper);
  if (typeof query.chart === 'string') {
    const chart = page.charts?.[query.chart];
    if (!chart) throw new Refused(404, `Expected a picture of this page, got ${query.chart}`, { field: 'chart' });
    return sendChart(chart, paper, query.chart);
  }
  const response = sendPage(call, page, paper, desk.config, 200);
  const times = `look;dur=${(looked - began).toFixed(1)}, page;dur=${(performance.now() - looked).toFixed(1)}`;
  response.headers.set('server-timing', times);
  return response;
}

async function doAct(
  call: Call,
  route: Extract<Route, { kind: 'act' }>,
  desk: Desk,
  { as }: Spoken,
): Promise<Response> {
  const byToken = desk.visitor.header('authorization') !== undefined;
  if (!byToken && !isOwn(desk.visitor.header, desk.visitor.origin))
    throw new Refused(403, 'Expected a change from our own pages, got one from elsewhere');
  const body = checked(route.body, { ...(await bodyOf(call, as)), ...call.req.param() });
  const { to, answer, cookies = [], refused, page } = await route.act(desk, body);
  if (refused && as === 'json') throw refused;
  for (const cookie of cookies) call.header('set-cookie', cookie, { append: true });
  call.header('cache-control', 'no-store');
  if (page && as === 'page') {
    const paper = paperOf(call, desk.config, desk.account, desk.now(), {});
    return sendPage(call, page(paper), paper, desk.config, 200);
  }
  return as === 'json' ? call.json(answer) : call.redirect(to, 303);
}

async function bodyOf(call: Call, as: Spoken['as']): Promise<Record<string, unknown>> {
  const type = call.req.header('content-type') ?? '';
  if (as === 'json') {
    if (!/^application\/json\s{0,4}(?:;|$)/i.test(type))
      throw new Refused(415, `Expected application/json, got ${JSON.stringify(type.slice(0, 60))}`);
    const text = await call.req.text();
    try {
      const body: unknown = JSON.parse(text || '{}');
      if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
    } catch {}
    throw new Refused(400, 'Expected a JSON object');
  }
  if (type !== '' && !/^application\/x-www-form-urlencoded\s{0,4}(?:;|$)/i.test(type))
    throw new Refused(415, `Expected a form, got ${JSON.stringify(type.slice(0, 60))}`);
  const form = new URLSearchParams(await call.req.text());
  return Object.fromEntries(
    [...new Set(form.keys())].map((key) => {
      const values = form.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}

/** What came in, by its schema; empty values count as left out. @throws Refused 400 that names the field */
function checked(schema: z.ZodObject, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = (issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.'))?.slice(0, 60);
  throw new Refused(400, `${field}: ${issue?.message.slice(0, 300)}`, field === undefined ? {} : { field });
}

function sendPage(call: Call, page: Page, paper: Paper, config: Config, status: number, again?: number): Response {
  const nonce = randomBytes(16).toString('base64url');
  const around = { config, nonce, ...(again !== undefined && { again }) };
  return call.body(documentOf(page, paper, around), status as 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(nonce),
    'cache-control': 'no-store',
    vary: 'accept-language, cookie',
  });
}

function paperOf(
  call: Call,
  config: Config,
  account: Account,
  now: AppWorld['now'] extends () => infer T ? T : never,
  query: Readonly<Record<string, unknown>>,
): Paper {
  return paperFor({
    config,
    account,
    path: call.req.path,
    query,
    inPath: Object.keys(call.req.param()),
    acceptLanguage: call.req.header('accept-language'),
    now,
  });
}

/** What went wrong, as a page or as JSON; only our own mistakes are logged with their story. */
function fail(call: Call, error: unknown, { config, log, now }: AppWorld): Response {
  const isApi = call.req.path.startsWith(`${API}/`);
  const { status, problem, again } = statusOf(error);
  const message = error instanceof Refused ? error.message : String(COMMON[problem]);
  const path = loggedPath(call.req.path);
  if (status === 500) log.error({ err: error, path }, 'page failed');
  else if (status !== 404) log.warn({ path, status }, 'request refused');
  const headers = new Headers();
  const retry = error instanceof Refused ? error.retryAfterSeconds : again;
  if (retry !== undefined) headers.set('retry-after', String(retry));
  // What is not read to its end ends its connection.
  if (status === 413) headers.set('connection', 'close');
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  if (status === 401 && !isApi && call.req.method === 'GET') {
    const back = `${call.req.path}${new URL(call.req.url).search}`;
    return call.redirect(`/login?to=${encodeURIComponent(back.slice(0, 1000))}`, 303);
  }
  const field = error instanceof Refused ? error.field : undefined;
  const response = isApi
    ? call.json({ error: message, ...(field !== undefined && { field }) }, status as 400)
    : sendPage(
        call,
        problemPage(problem, paperOf(call, config, GUEST, now(), {})),
        paperOf(call, config, GUEST, now(), {}),
        config,
        status,
        again,
      );
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** Whoever reads the log must not come in by it: the secret of a one-time address stays out. */
function loggedPath(path: string): string {
  return path.replace(/\/enter\/.*$/s, '/enter/…').slice(0, 100);
}

const COMMON: Readonly<Partial<Record<Problem, string>>> = {
  500: 'An unexpected fault; see the log',
  503: 'The database does not answer',
  busy: 'A pass is under way and holds the embedded database',
};

function statusOf(error: unknown): { readonly status: number; readonly problem: Problem; readonly again?: number } {
  if (error instanceof Refused) return { status: error.status, problem: error.status };
  if (error instanceof AlreadyRunning) return { status: 503, problem: 'busy', again: 3 };
  if (error instanceof SourceUnavailable) return { status: 503, problem: 503, again: 5 };
  return { status: 500, problem: 500 };
}
