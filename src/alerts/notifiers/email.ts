/** Tells a receiver by e-mail over SMTP: the only door to nodemailer. */
import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { Secret, secretText } from '../../domain/secret.ts';
import { DeliveryFailed } from '../../errors.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { oneLine } from '../plain.ts';

/** One address and nothing else: no display name, comma, quote, comment or line break can add a second recipient. */
const address = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/,
    'Expected one plain e-mail address, such as stores@example.org',
  );

const smtp = z.strictObject({
  host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'Expected the name or address of a mail server'),
  port: z.int().min(1).max(65_535).default(587),
  /** TLS from the first byte (port 465). */
  secure: z.boolean().default(false),
  user: z.string().min(1).optional(),
  password: secretText.optional(),
  /** Refuse to send without TLS. By default on whenever a password would travel. */
  requireTls: z.boolean().optional(),
  /** Time-out of connecting, of the greeting and of each silence. */
  timeoutMs: z.int().min(100).max(60_000).default(15_000),
});

const options = z.strictObject({
  /** Exactly one plain address, or a list of them: all get one message and see each other. */
  to: z.union([address, z.array(address).min(1).max(50)]),
  /** Sender. Usually set once for all teams. */
  from: address.optional(),
  /** The mail server. Usually set once for all teams. */
  smtp: smtp.optional(),
});

export type EmailOptions = z.infer<typeof options>;

export const email: Notifier<EmailOptions> = { name: 'email', options, deliver };

async function deliver(request: DeliveryRequest<EmailOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { smtp: server, from } = request.options;
  if (!server || !from) {
    const detail = `Expected a mail server and a sender for e-mail, got ${server ? 'no sender' : 'no server'}: set both in the mail settings`;
    throw new DeliveryFailed(detail, { retryable: false });
  }
  const transport = createTransport(transportOf(server));
  const close = () => transport.close();
  tools.signal.addEventListener('abort', close, { once: true });
  try {
    const info = await transport.sendMail(mailOf(request, tools, from));
    const refused = info.rejected.length > 0 ? `; refused for ${info.rejected.map(String).join(', ')}` : '';
    return { detail: oneLine(`accepted by ${server.host}: ${info.response}${refused}`, 300) };
  } catch (error) {
    throw failed(error, server);
  } finally {
    tools.signal.removeEventListener('abort', close);
    transport.close();
  }
}

/** The message as it would go on the wire (RFC 5322), for trying out without a server. */
export async function rawMail(
  request: Omit<DeliveryRequest<unknown>, 'options'> & { readonly options: Pick<EmailOptions, 'to'> },
  tools: Pick<NotifierTools, 'now'>,
  from: string,
): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const info = await transport.sendMail(mailOf(request, tools, from));
  const { message } = info;
  return Buffer.isBuffer(message) ? message : Buffer.from('');
}

function transportOf(server: z.infer<typeof smtp>) {
  const { host, port, secure, user, password, timeoutMs } = server;
  return {
    host,
    port,
    secure,
    requireTLS: !secure && (server.requireTls ?? user !== undefined),
    ...(user !== undefined && { auth: { user, pass: password?.reveal() ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Message-ID from the idempotency key; References and In-Reply-To from the thread, so an episode is one thread. */
function mailOf(
  { key, message, options: { to } }: Pick<DeliveryRequest<Pick<EmailOptions, 'to'>>, 'key' | 'message' | 'options'>,
  tools: Pick<NotifierTools, 'now'>,
  from: string,
): SendMailOptions {
  const domain = from.slice(from.indexOf('@') + 1);
  const recipients = [to].flat();
  const thread = `<thread.${createHash('sha256').update(message.thread).digest('hex').slice(0, 32)}@${domain}>`;
  return {
    // Addresses as objects are not parsed for commas or brackets, and the envelope is ours, not read from headers.
    from: { name: 'vigie', address: from },
    to: recipients.map((recipient) => ({ name: '', address: recipient })),
    envelope: { from, to: recipients },
    subject: oneLine(message.subject, 200),
    messageId: `<${oneLine(key, 100)}@${domain}>`,
    inReplyTo: thread,
    references: thread,
    date: new Date(tools.now()),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: message.text,
    html: message.html,
    attachments: message.chart
      ? [
          {
            cid: 'chart',
            filename: 'chart.png',
            content: Buffer.from(message.chart.png, 'base64'),
            contentType: 'image/png',
            contentDisposition: 'inline' as const,
          },
        ]
      : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A 5xx reply is final; 4xx, lost connections and silence are worth another try (RFC 5321 4.2.1). */
function failed(error: unknown, server: z.infer<typeof smtp>): DeliveryFailed {
  const code = numberOf(error, 'responseCode');
  const text = error instanceof Error ? error.message : String(error);
  const said = oneLine(withoutSecrets(text, [server.password, server.user && new Secret(server.user)]), 300);
  const detail = `Expected ${server.host} to accept the mail, got: ${said}`;
  return new DeliveryFailed(detail, { retryable: code === undefined || code < 500 });
}

function withoutSecrets(text: string, secrets: readonly (Secret | '' | undefined)[]): string {
  let clean = text;
  for (const secret of secrets) {
    const value = secret ? secret.reveal() : '';
    for (const form of value ? [value, Buffer.from(value).toString('base64')] : []) {
      clean = clean.replaceAll(form, '[secret]');
    }
  }
  return clean;
}

function numberOf(error: unknown, field: string): number | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'number' ? value : undefined;
}
