/** Tells a receiver by an HTTP POST as the Standard Webhooks specification says. */
import { z } from 'zod';
import { Secret, secretText } from '../../domain/secret.ts';
import { millis } from '../../domain/time.ts';
import { expectAccepted, postJson, timeoutMs, webAddress } from '../http-post.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { isWebhookSecret, signWebhook } from '../webhook-signature.ts';

const secret = secretText.refine((value) => isWebhookSecret(value.reveal()), {
  message: 'Expected a webhook secret: whsec_ and the base64 of 24 to 64 random bytes',
});

const options = z.strictObject({
  /** https only, but for a receiver on this very machine. */
  url: webAddress,
  /** The receiver's signing secret, or two while it is being rotated: the receiver may accept either. */
  secret: z.union([secret, z.array(secret).min(1).max(2)]),
  timeoutMs,
});

export type WebhookOptions = z.infer<typeof options>;

export const webhook: Notifier<WebhookOptions> = {
  name: 'webhook',
  options,
  destination: ({ url }) => ({ web: new Secret(url) }),
  deliver,
};

async function deliver(request: DeliveryRequest<WebhookOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { type, data } = request.message;
  const body = JSON.stringify({ type, timestamp: request.createdAt, data });
  const message = { id: request.key, timestamp: Math.floor(millis(tools.now()) / 1000), body };
  const secrets = [request.options.secret].flat();
  const headers = signWebhook(message, secrets);
  const url = new Secret(request.options.url);
  const reply = await postJson({ url, body, headers, secrets, timeoutMs: request.options.timeoutMs }, tools);
  return expectAccepted(reply);
}
