/** The door for webhooks and for the links of messages: checks who comes, keeps what it brings, answers; the next run reads it. Opens no database. */
import { type Context as Call, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../errors.ts';
import { addActRoutes } from './act-door.ts';
import { keepBody, MOST_BODY_BYTES, MOST_WAITING } from './inbox-files.ts';
import type { Io } from './io.ts';
import { listenOn } from './listening.ts';
import { isProven, isVerifyToken, type WebhookSecrets, webhookSecrets } from './webhook-proof.ts';

export interface Door {
  /** `http://127.0.0.1:8787` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface DoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Bodies that may wait for one source; default 10 000. */
  readonly mostWaiting?: number;
}

/** What the application needs of the world. */
type World = Pick<Io, 'log' | 'now'>;

interface Inbox {
  readonly dataDir: string;
  readonly mostWaiting: number;
}

/** Sources that take webhooks, by id. */
type Takers = ReadonlyMap<string, { readonly id: Config['sources'][number]['id']; readonly secrets: WebhookSecrets }>;

/** Listens until closed. @throws ConfigError when nobody would come or the address cannot be had */
export async function openDoor(
  config: Config,
  world: World,
  { host, port, mostWaiting = MOST_WAITING }: DoorOptions,
): Promise<Door> {
  const app = webhookApp(config, world, mostWaiting);
  const { url, server } = await listenOn(app.fetch, { host, port }, 15_000);
  return {
    url,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      }),
  };
}

/**
 * `POST /in/<source>` takes a signed JSON body of at most 256 kB: 202. `GET /in/<source>` answers Facebook's verification.
 * 401, 404, 413, 415, 503 say no more than their number; links of messages get pages. @throws ConfigError when there are
 * neither links nor a source that takes webhooks
 */
function webhookApp(config: Config, world: World, mostWaiting: number): Hono {
  const takers = takersOf(config);
  const app = new Hono();
  app.get('/in/:source', (call) => verification(call, takers));
  app.post(
    '/in/:source',
    (call, next) => (takers.has(call.req.param('source')) ? next() : refuse(call, world, 404)),
    (call, next) => (isJson(call.req.header('content-type')) ? next() : refuse(call, world, 415)),
    bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (call) => refuse(call, world, 413) }),
    (call) => take(call, takers, { ...world, dataDir: config.database.dataDir, mostWaiting }),
  );
  addActRoutes(app, config, world);
  app.notFound((call) => call.body(null, 404));
  app.onError((error, call) => {
    world.log.error({ err: error }, 'not kept');
    return call.body(null, 500);
  });
  return app;
}

function takersOf(config: Config): Takers {
  const takers = config.sources.flatMap((source) => {
    const secrets = source.pausedReason ? undefined : webhookSecrets(source);
    return secrets ? [[source.id, { id: source.id, secrets }] as const] : [];
  });
  if (takers.length > 0 || config.links) return new Map(takers);
  throw new ConfigError(
    'Expected a source that takes webhooks (one with the option appSecret, webhookSecret or webhookToken in sources.yaml), ' +
      'or links in vigie.yaml; got neither',
  );
}

async function take(call: Call, takers: Takers, world: World & Inbox): Promise<Response> {
  const taker = takers.get(call.req.param('source') ?? '');
  if (!taker) return refuse(call, world, 404);
  const body = new Uint8Array(await call.req.arrayBuffer());
  if (!isProven(body, (name) => call.req.header(name), taker.secrets, world.now())) return refuse(call, world, 401);
  const { dataDir, mostWaiting, now } = world;
  if (!(await keepBody(dataDir, taker.id, body, now(), mostWaiting))) return refuse(call, world, 503);
  world.log.info({ source: taker.id, bytes: body.length }, 'webhook kept');
  return call.body(null, 202);
}

/** Meta's documentation, "Webhooks: Getting started": the challenge is given back as it came. */
function verification(call: Call, takers: Takers): Response {
  const taker = takers.get(call.req.param('source') ?? '');
  if (!taker) return call.body(null, 404);
  const challenge = call.req.query('hub.challenge') ?? '';
  const wanted = call.req.query('hub.mode') === 'subscribe' && /^[\w.~-]{1,256}$/.test(challenge);
  if (!wanted || !isVerifyToken(call.req.query('hub.verify_token'), taker.secrets)) return call.body(null, 401);
  return call.text(challenge, 200, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
}

/** A body that is not read to its end ends its connection: said so that nobody sends another request into it. */
const CLOSING = { connection: 'close' };

function refuse(call: Call, { log }: World, status: 401 | 404 | 413 | 415 | 503): Response {
  log.warn({ path: call.req.path.slice(0, 100), status }, 'webhook refused');
  return call.body(null, status, status === 503 ? { 'retry-after': '3600' } : status === 413 ? CLOSING : {});
}

function isJson(type: string | undefined): boolean {
  return /^application\/(?:[\w.+-]{1,60}\+)?json\s{0,4}(?:;|$)/i.test(type ?? '');
}
