/** How a sender of webhooks proves who it is, by the secrets that its source's options name. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { verifyWebhook } from '../alerts/webhook-signature.ts';
import { Secret } from '../domain/secret.ts';
import type { Source } from '../domain/source.ts';
import { type Instant, millis } from '../domain/time.ts';

/** The secrets of one source; a source with neither of the first three takes no webhooks. */
export interface WebhookSecrets {
  /** Facebook's app secret: `X-Hub-Signature-256`, HMAC-SHA-256 of the raw body. */
  readonly appSecret?: Secret;
  /** `whsec_…` of the Standard Webhooks specification. */
  readonly webhookSecret?: Secret;
  /** `Authorization: Bearer …`, for senders that cannot sign. */
  readonly webhookToken?: Secret;
  /** What Facebook repeats when the address is registered. */
  readonly verifyToken?: Secret;
}

/** Name → value of a request's header, the name in lower case. */
export type Headers = (name: string) => string | undefined;

/** The secrets in a source's options, or undefined when it takes no webhooks. */
export function webhookSecrets({ options }: Pick<Source, 'options'>): WebhookSecrets | undefined {
  const named = (name: string) => {
    const value = options[name];
    if (value instanceof Secret) return { [name]: value };
    return typeof value === 'string' && value !== '' ? { [name]: new Secret(value) } : {};
  };
  const found: WebhookSecrets = { ...named('appSecret'), ...named('webhookSecret'), ...named('webhookToken') };
  return Object.keys(found).length > 0 ? { ...found, ...named('verifyToken') } : undefined;
}

/** Does one of the proofs in the headers fit one of the secrets? Compared in constant time, on the bytes as they came. */
export function isProven(body: Uint8Array, header: Headers, secrets: WebhookSecrets, now: Instant): boolean {
  const { appSecret, webhookSecret, webhookToken } = secrets;
  return (
    (appSecret !== undefined && isHubSigned(body, header('x-hub-signature-256'), appSecret)) ||
    (webhookSecret !== undefined && isStandardSigned(body, header, webhookSecret, now)) ||
    (webhookToken !== undefined && equal(header('authorization') ?? '', `Bearer ${webhookToken.reveal()}`))
  );
}

/** Is this the token that the customer typed in at the site? */
export function isVerifyToken(given: string | undefined, { verifyToken }: WebhookSecrets): boolean {
  return verifyToken !== undefined && given !== undefined && equal(given, verifyToken.reveal());
}

function isHubSigned(body: Uint8Array, signature: string | undefined, secret: Secret): boolean {
  return equal(signature ?? '', `sha256=${createHmac('sha256', secret.reveal()).update(body).digest('hex')}`);
}

function isStandardSigned(body: Uint8Array, header: Headers, secret: Secret, now: Instant): boolean {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const headers = Object.fromEntries(names.map((name) => [name, header(name)]));
  const text = Buffer.from(body).toString('utf8');
  return verifyWebhook({ headers, body: text }, [secret], Math.floor(millis(now) / 1_000));
}

/** Hashed first: lengths may differ, and say nothing then. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
