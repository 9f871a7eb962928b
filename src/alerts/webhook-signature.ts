/** Signs and verifies webhooks as the Standard Webhooks specification says (symmetric scheme `v1`, HMAC-SHA-256). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;

/**
 * What travels beside the body: the id, the attempt's time in seconds since the epoch, and space-separated `v1,base64`
 * signatures, one per secret while a secret is being rotated.
 */
export type WebhookHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/** Headers for a body, signed once with each secret. @throws RangeError for an id with a full stop or a bad secret */
export function signWebhook(
  message: { readonly id: string; readonly timestamp: number; readonly body: string },
  secrets: readonly Secret[],
): WebhookHeaders {
  // The spec signs id.timestamp.body: a full stop in the id would let two messages share one signature.
  if (!/^[\w-]+$/.test(message.id)) throw new RangeError('Expected a message id of letters, digits, _ and -');
  const signatures = secrets.map((secret) => `v1,${sign(message.id, String(message.timestamp), message.body, secret)}`);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

/** Does one of the signatures fit one of the secrets, and is the timestamp (whole seconds) within five minutes of `now`? */
export function verifyWebhook(
  message: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string },
  secrets: readonly Secret[],
  now: number,
): boolean {
  const headers = new Map(Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signature = headers.get('webhook-signature');
  if (!id || !timestamp || !signature || !/^\d{1,15}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signature
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => part.slice(3));
  return secrets.some((secret) => {
    const expected = sign(id, timestamp, message.body, secret);
    return given.some((one) => equal(one, expected));
  });
}

/** Is the text `whsec_` + base64 of 24 to 64 bytes? */
export function isWebhookSecret(text: string): boolean {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  if (!/^[A-Za-z0-9+/]{4,88}={0,2}$/.test(encoded)) return false;
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === encoded;
}

function sign(id: string, timestamp: string, body: string, secret: Secret): string {
  const text = secret.reveal();
  const key = Buffer.from(text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text, 'base64');
  if (key.length === 0) throw new RangeError('Expected a webhook secret (whsec_ and base64), got an empty one');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
