/** Tells a receiver by an HTTP POST as the Standard Webhooks specification says. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { z } from 'zod';
import { secretText } from '../../domain/secret.ts';
import { millis } from '../../domain/time.ts';
import { DeliveryFailed, SourceRefused } from '../../errors.ts';
import { guardedLookup } from '../guarded-lookup.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { oneLine } from '../plain.ts';
import { isWebhookSecret, signWebhook } from '../webhook-signature.ts';

const secret = secretText.refine((value) => isWebhookSecret(value.reveal()), {
  message: 'Expected a webhook secret: whsec_ and the base64 of 24 to 64 random bytes',
});

const options = z.strictObject({
  /** https only, but for a receiver on this very machine. */
  url: z.string().max(2000).refine(isAcceptable, {
    message: 'Expected an https:// address without user name and password (http:// only for localhost)',
  }),
  /** The receiver's signing secret, or two while it is being rotated: the receiver may accept either. */
  secret: z.union([secret, z.array(secret).min(1).max(2)]),
  /** Time for one attempt, from connecting to the end of the answer's headers. */
  timeoutMs: z.int().min(100).max(30_000).default(15_000),
});

export type WebhookOptions = z.infer<typeof options>;

export const webhook: Notifier<WebhookOptions> = { name: 'webhook', options, deliver };

/** So much of a reply is read; a receiver that sends more is cut off. */
const REPLY_LIMIT_BYTES = 64 * 1024;

/** A reply that says 2xx has said everything: its body is waited for this long, out of courtesy. */
const COURTESY_MS = 500;

interface Reply {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly excerpt: string;
}

async function deliver(request: DeliveryRequest<WebhookOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const url = new URL(request.options.url);
  await check(url, tools);
  const { type, data } = request.message;
  const body = JSON.stringify({ type, timestamp: request.createdAt, data });
  const message = { id: request.key, timestamp: Math.floor(millis(tools.now()) / 1000), body };
  const headers = signWebhook(message, [request.options.secret].flat());
  const reply = await post(url, body, { ...headers }, request.options.timeoutMs, tools);
  if (reply.status >= 200 && reply.status < 300) return { detail: `${url.host} answered ${reply.status}` };
  throw refusal(url, reply, tools);
}

/** A refused address is final, a name that cannot be resolved just now is not. */
async function check(url: URL, tools: NotifierTools): Promise<void> {
  try {
    await tools.checkAddress(url.href);
  } catch (cause) {
    throw privateAddress(url, cause instanceof SourceRefused);
  }
}

/** The address itself may be a secret (tokens in paths): only its host is named, and no cause rides along. */
function privateAddress(url: URL, final: boolean): DeliveryFailed {
  const detail = `Expected a public address for the webhook at ${url.host}, got ${final ? 'a private one' : 'none'}`;
  return new DeliveryFailed(detail, { retryable: !final });
}

/** Redirects are not followed: they come back as their status. Never resolves late, never leaves a socket behind. */
function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
  tools: NotifierTools,
): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(timeoutMs)]);
  const fail = (error: Error) => reject(unreachable(url, error, signal));
  const outgoing = send(
    url,
    {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(url, tools),
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'vigie',
        connection: 'close',
      },
    },
    (incoming) => {
      readReply(incoming).then((reply) => {
        resolve(reply);
        outgoing.destroy();
      }, fail);
    },
  );
  // Stays attached after the promise is settled: a reset that comes late must not be an unhandled error.
  outgoing.on('error', fail);
  outgoing.end(body);
  return promise;
}

/** Status and a short excerpt. What happens to the body (drip, reset, flood) does not change what the status said. */
function readReply(incoming: IncomingMessage): Promise<Reply> {
  const { promise, resolve } = Promise.withResolvers<Reply>();
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    clearTimeout(timer);
    resolve({
      status: incoming.statusCode ?? 0,
      retryAfter: incoming.headers['retry-after'],
      excerpt: oneLine(Buffer.concat(chunks).subarray(0, 1024).toString('utf8'), 120),
    });
  };
  const timer = setTimeout(finish, COURTESY_MS);
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (chunks.length < 8) chunks.push(chunk);
    if (size > REPLY_LIMIT_BYTES) finish();
  });
  incoming.on('end', finish);
  incoming.on('error', finish);
  incoming.on('close', finish);
  return promise;
}

/** 410 means "stop for good"; any other answer that is not 2xx may be better later. */
function refusal(url: URL, reply: Reply, tools: NotifierTools): DeliveryFailed {
  const said = reply.excerpt ? ` (“${reply.excerpt}”)` : '';
  if (reply.status === 410) {
    const detail = `Expected ${url.host} to take webhooks, got 410: it wants no more; remove the receiver`;
    return new DeliveryFailed(detail, { retryable: false });
  }
  const redirect = reply.status >= 300 && reply.status < 400;
  const hint = redirect ? '; redirects are not followed: give the final address' : '';
  const wish = retryAfterMs(reply.retryAfter, tools);
  return new DeliveryFailed(`Expected a 2xx answer from ${url.host}, got ${reply.status}${said}${hint}`, {
    retryable: true,
    ...(wish !== undefined && { retryAfterMs: wish }),
  });
}

/** Seconds or an HTTP date (RFC 9110 10.2.3), from now; nonsense and the past are no wish. */
function retryAfterMs(header: string | undefined, tools: NotifierTools): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,10}$/.test(header)) return Number(header) * 1000;
  const wait = Date.parse(header) - millis(tools.now());
  return wait > 0 ? wait : undefined;
}

function unreachable(url: URL, error: Error, signal: AbortSignal): DeliveryFailed {
  if (error instanceof SourceRefused) return privateAddress(url, true);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'a broken connection';
  const got = signal.aborted ? 'none in time' : code;
  return new DeliveryFailed(`Expected an answer from ${url.host}, got ${got}`, { retryable: true });
}

function isAcceptable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
