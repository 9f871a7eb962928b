/** A guarded HTTP POST: what every notifier that speaks HTTP sends with, and how a refusal becomes a DeliveryFailed. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Secret } from '../domain/secret.ts';
import { millis } from '../domain/time.ts';
import { DeliveryFailed, type ReceiverState, SourceRefused } from '../errors.ts';
import { type Exchange, exchange } from './http-exchange.ts';
import type { NotifierTools } from './notifier.ts';
import { oneLine } from './plain.ts';
import { withoutSecrets } from './redact.ts';

/** Schema of an address to post to: https, but for a receiver on this very machine; never a user name or password. */
export const webAddress = z.string().max(2000).refine(isAcceptable, {
  message: 'Expected an https:// address without user name and password (http:// only for localhost)',
});

/** Schema of an address that is a secret as a whole, as whoever knows it may post. */
export const secretAddress = webAddress.transform((text) => new Secret(text));

/** Schema of the time for one attempt, from connecting to the end of the answer's headers (Standard Webhooks: 15 to 30 s). */
export const timeoutMs = z.int().min(100).max(30_000).default(15_000);

/** What is sent, and what must not be repeated of it. */
export interface Post {
  readonly url: Secret;
  /** JSON. */
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Secrets beside the address that the answer could repeat. */
  readonly secrets?: readonly Secret[];
}

/** What a receiver answered. */
export interface Reply {
  readonly host: string;
  readonly status: number;
  /** One clean line of the body, 120 UTF-16 units at most, no secret in it. */
  readonly excerpt: string;
  /** The receiver's wish in milliseconds from now. */
  readonly retryAfterMs?: number;
}

/** So much of a reply is read; a receiver that sends more is cut off. */
const REPLY_LIMIT_BYTES = 64 * 1024;

/** Of this much an excerpt is made: more than it can show, so that no secret is cut in two before it is found. */
const EXCERPT_BYTES = 8 * 1024;

/** A reply that says 2xx has said everything: its body is waited for this long, out of courtesy. */
const COURTESY_MS = 500;

/**
 * Posts once. Redirects are not followed: they come back as their status. Never resolves late, never leaves a socket
 * behind. @throws DeliveryFailed for a refused address (final) and for no answer (worth a retry); it names the host alone
 */
export async function postJson(post: Post, tools: NotifierTools): Promise<Reply> {
  const url = new URL(post.url.reveal());
  await check(url, tools);
  const { incoming, close } = await send(url, post, tools);
  const status = incoming.statusCode ?? 0;
  const wish = retryAfterOf(incoming.headers['retry-after'], tools);
  const text = await bodyStart(incoming);
  close();
  const excerpt = oneLine(withoutSecrets(text, [post.url, ...(post.secrets ?? [])]), 120);
  return { host: url.host, status, excerpt, ...(wish !== undefined && { retryAfterMs: wish }) };
}

/** How a notifier reads a status that is no success, where that differs from what HTTP says. */
export interface Refusals {
  /** Another attempt with the same message is no use. */
  readonly isFinal?: (reply: Reply) => boolean;
  /** The receiver exists no more: nothing further is sent to it. Status 410 unless told otherwise. */
  readonly isGone?: (reply: Reply) => boolean;
}

/** Done, for a 2xx; else why not. 429, 502 and 504, and any answer with a Retry-After, ask for time (Standard Webhooks). */
export function expectAccepted(reply: Reply, refusals: Refusals = {}): { detail: string } {
  const { host, status, excerpt, retryAfterMs } = reply;
  if (status >= 200 && status < 300) return { detail: `${host} answered ${status}` };
  const said = excerpt ? ` (“${excerpt}”)` : '';
  if (status === 410 || refusals.isGone?.(reply)) {
    const detail = `Expected ${host} to take messages, got ${status}${said}: it wants no more`;
    throw new DeliveryFailed(detail, { retryable: false, receiver: 'gone' });
  }
  const redirect = status >= 300 && status < 400;
  const hint = redirect ? '; redirects are not followed: give the final address' : '';
  const busy = status === 429 || status === 502 || status === 504 || retryAfterMs !== undefined;
  const receiver: ReceiverState | undefined = busy ? 'busy' : undefined;
  throw new DeliveryFailed(`Expected a 2xx answer from ${host}, got ${status}${said}${hint}`, {
    retryable: busy || !refusals.isFinal?.(reply),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(receiver && { receiver }),
  });
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
  const detail = `Expected a public address for ${url.host}, got ${final ? 'a private one' : 'none'}`;
  return new DeliveryFailed(detail, { retryable: !final });
}

/** Any failure comes back as the receiver's. */
async function send(url: URL, post: Post, tools: NotifierTools): Promise<Exchange> {
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(post.timeoutMs)]);
  const { body } = post;
  const headers = {
    ...post.headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  try {
    return await exchange(url, { method: 'POST', headers, body, signal }, tools);
  } catch (error) {
    throw unreachable(url, error, signal);
  }
}

/** What happens to the body (drip, reset, flood) does not change what the status said. */
function bodyStart(incoming: IncomingMessage): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    clearTimeout(timer);
    resolve(Buffer.concat(chunks).subarray(0, EXCERPT_BYTES).toString('utf8'));
  };
  const timer = setTimeout(finish, COURTESY_MS);
  incoming.on('data', (chunk: Buffer) => {
    if (size < EXCERPT_BYTES) chunks.push(chunk);
    size += chunk.length;
    if (size > REPLY_LIMIT_BYTES) finish();
  });
  incoming.on('end', finish);
  incoming.on('error', finish);
  incoming.on('close', finish);
  return promise;
}

/** Seconds or an HTTP date (RFC 9110 10.2.3), from now; nonsense and the past are no wish. */
function retryAfterOf(header: string | undefined, tools: NotifierTools): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,10}$/.test(header)) return Number(header) * 1000;
  const wait = Date.parse(header) - millis(tools.now());
  return wait > 0 ? wait : undefined;
}

function unreachable(url: URL, error: unknown, signal: AbortSignal): DeliveryFailed {
  if (error instanceof SourceRefused) return privateAddress(url, true);
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'a broken connection';
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
