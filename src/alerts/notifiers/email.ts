/** Tells a receiver by e-mail over SMTP: the only door to nodemailer. */
import { createHash, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { Secret, secretText } from '../../domain/secret.ts';
import { DeliveryFailed } from '../../errors.ts';
import type { DeliveryRequest, Notifier, NotifierTools } from '../notifier.ts';
import { oneLine, safeUrl } from '../plain.ts';
import { withoutSecrets } from '../redact.ts';

/** One address and nothing else: no display name, comma, quote, comment or line break can add a second recipient. */
const address = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/,
    'Expected one plain e-mail address, such as stores@example.org',
  );

/** A name of DNS, of which a selector is one as well (RFC 6376, 3.1). */
const dnsName = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9])?$/, 'Expected a domain name');

/** Signing of mails (DKIM, RFC 6376), for servers that do not sign themselves. */
const dkim = z
  .strictObject({
    domain: dnsName,
    /** The public key stands in DNS at `<selector>._domainkey.<domain>`. */
    selector: dnsName,
    /** PEM; `\\n` may stand for its line breaks, as variables of the environment often hold it. */
    privateKey: secretText.optional(),
    /** Absolute path of a file with the PEM instead. */
    privateKeyFile: z.string().max(1000).refine(isAbsolute, 'Expected an absolute path').optional(),
  })
  .refine(({ privateKey, privateKeyFile }) => (privateKey === undefined) !== (privateKeyFile === undefined), {
    message: 'Expected either privateKey or privateKeyFile',
  });

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
  dkim: dkim.optional(),
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

export const email: Notifier<EmailOptions> = {
  name: 'email',
  options,
  destination: ({ to, smtp: server }) => ({
    mail: { host: server?.host ?? '', port: server?.port ?? 0 },
    to: [to].flat(),
  }),
  deliver,
};

async function deliver(request: DeliveryRequest<EmailOptions>, tools: NotifierTools): Promise<{ detail: string }> {
  const { smtp: server, from } = request.options;
  if (!server || !from) {
    const detail = `Expected a mail server and a sender for e-mail, got ${server ? 'no sender' : 'no server'}: set both in the mail settings`;
    throw new DeliveryFailed(detail, { retryable: false });
  }
  const transport = createTransport({ ...transportOf(server), ...(await signingOf(server)) });
  const close = () => transport.close();
  tools.signal.addEventListener('abort', close, { once: true });
  try {
    const info = await transport.sendMail(mailOf(request, tools, from));
    const refused = info.rejected.length > 0 ? `; refused for ${info.rejected.map(String).join(', ')}` : '';
    return { detail: clean(`accepted by ${server.host}: ${info.response}${refused}`, server) };
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

/** nodemailer's DKIM option. A key that cannot be read, or is none, is a matter of the configuration: mend it, retry. */
async function signingOf({ dkim: signing }: z.infer<typeof smtp>) {
  if (!signing) return {};
  const { domain, selector, privateKey, privateKeyFile } = signing;
  const pem = privateKeyFile === undefined ? privateKey?.reveal() : await keyFrom(privateKeyFile);
  const key = (pem ?? '').replaceAll('\\n', '\n');
  try {
    createPrivateKey(key);
  } catch {
    throw new DeliveryFailed('Expected a private key in PEM to sign mails with (DKIM), got something else', {
      retryable: true,
    });
  }
  return { dkim: { domainName: domain, keySelector: selector, privateKey: key } };
}

async function keyFrom(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new DeliveryFailed(`Expected to read the key for signing mails (DKIM) in ${path}, got ${code}`, {
      retryable: true,
    });
  }
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
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...unsubscribeHeader(message.unsubscribe),
    },
    text: message.text,
    html: message.html,
    attachments: [
      ...(message.chart
        ? [
            {
              cid: 'chart',
              filename: 'chart.png',
              content: Buffer.from(message.chart.png, 'base64'),
              contentType: 'image/png',
              contentDisposition: 'inline' as const,
            },
          ]
        : []),
      ...(message.document
        ? [
            {
              filename: message.document.name,
              content: Buffer.from(message.document.pdf, 'base64'),
              contentType: 'application/pdf',
            },
          ]
        : []),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * RFC 2369, 3.2. No `List-Unsubscribe-Post` (one click, RFC 8058): it promises that a POST without a person's look at the
 * page is enough, and ours asks first.
 */
function unsubscribeHeader(address: string | undefined): Record<string, { prepared: true; value: string }> {
  const url = address?.startsWith('mailto:') ? plainMailto(address) : safeUrl(address);
  // Unfolded, so that servers that sign mails sign what arrives (nodemailer issue 1654).
  return url === undefined ? {} : { 'List-Unsubscribe': { prepared: true, value: `<${url}>` } };
}

function plainMailto(text: string): string | undefined {
  return /^mailto:[A-Za-z0-9.!#$%&'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}(?:\?subject=[\w%.-]{1,200})?$/.test(text)
    ? text
    : undefined;
}

/** A 5xx reply is final; 4xx, lost connections and silence are worth another try (RFC 5321 4.2.1). */
function failed(error: unknown, server: z.infer<typeof smtp>): DeliveryFailed {
  const code = numberOf(error, 'responseCode');
  const text = error instanceof Error ? error.message : String(error);
  return new DeliveryFailed(`Expected ${server.host} to accept the mail, got: ${clean(text, server)}`, {
    retryable: code === undefined || code < 500,
  });
}

/** What a server says, on one line; it may repeat what it was sent. */
function clean(text: string, { user = '', password }: z.infer<typeof smtp>): string {
  // AUTH PLAIN (RFC 4616) sends both in one.
  const together = password && new Secret(`\0${user}\0${password.reveal()}`);
  return oneLine(withoutSecrets(text, [together, password, new Secret(user)]), 300);
}

function numberOf(error: unknown, field: string): number | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'number' ? value : undefined;
}
