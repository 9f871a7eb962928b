import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../src/alerts/message.ts';
import { email } from '../../../src/alerts/notifiers/email.ts';
import { instant } from '../../../src/domain/time.ts';
import { DeliveryFailed } from '../../../src/errors.ts';
import { briefOf, fall } from '../sample-brief.ts';

const now = instant('2026-11-10T09:00:00Z');
const message = composeMessage(briefOf(fall), 'fa');
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Mail {
  readonly raw: Buffer;
  readonly to: readonly string[];
}

/** A real SMTP server that keeps what it takes. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; mails: Mail[] }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ raw: Buffer.concat(chunks), to: session.envelope.rcptTo.map((one) => one.address) });
        done(null);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { port: (server.server.address() as AddressInfo).port, mails };
}

function send(
  port: number,
  more: Record<string, unknown> = {},
  smtp: Record<string, unknown> = {},
  parts: Partial<typeof message> = {},
) {
  const server = { host: '127.0.0.1', port, timeoutMs: 500, ...smtp };
  const options = email.options.parse({
    to: 'logistics@example.org',
    from: 'vigie@example.org',
    smtp: server,
    ...more,
  });
  const tools = { now: () => now, signal: new AbortController().signal, checkAddress: async () => {} };
  return email.deliver({ key: 'msg_0123abc', createdAt: now, message: { ...message, ...parts }, options }, tools);
}

async function failure(promise: Promise<unknown>): Promise<DeliveryFailed> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryFailed);
  return error as DeliveryFailed;
}

function refusing(
  code: number,
  text: string,
  at: 'onMailFrom' | 'onRcptTo' | 'onConnect' | 'onData',
): SMTPServerOptions {
  const refuse = (...args: unknown[]) => {
    const done = args.at(-1) as (error: Error) => void;
    if (at === 'onData') (args[0] as { resume: () => void }).resume();
    done(Object.assign(new Error(text), { responseCode: code }));
  };
  return { [at]: refuse };
}

describe('an e-mail', () => {
  it('arrives whole: subject, text, HTML and the chart inline', async () => {
    const { port, mails } = await mailServer();
    const { detail } = await send(port);
    expect(detail).toContain('accepted by 127.0.0.1');
    const mail = await new PostalMime().parse(mails[0]?.raw ?? '');
    expect(mail.subject).toBe(message.subject);
    expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.text.trimEnd());
    expect(mail.html?.replaceAll('\r\n', '\n').trimEnd()).toBe(message.html.trimEnd());
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ contentId: '<chart>', mimeType: 'image/png', disposition: 'inline' });
    const picture = mail.attachments[0]?.content as ArrayBuffer;
    expect(Buffer.from(picture).toString('base64')).toBe(message.chart?.png);
  });

  it('carries a document as an attachment that opens by itself', async () => {
    const { port, mails } = await mailServer();
    const pdf = Buffer.from('%PDF-1.7 of ours').toString('base64');
    await send(port, {}, {}, { document: { name: '2026-05.pdf', pdf } });
    const { attachments } = await new PostalMime().parse(mails[0]?.raw ?? '');
    expect(attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
      ['chart.png', 'image/png', 'inline'],
      ['2026-05.pdf', 'application/pdf', 'attachment'],
    ]);
    expect(Buffer.from(attachments[1]?.content as ArrayBuffer).toString('base64')).toBe(pdf);
  });

  it('has the same Message-ID on every attempt and stands in the incident’s thread', async () => {
    const { port, mails } = await mailServer();
    await send(port);
    await send(port);
    const [first, second] = await Promise.all(mails.map(({ raw }) => new PostalMime().parse(raw)));
    expect(first?.messageId).toBe('<msg_0123abc@example.org>');
    expect(second?.messageId).toBe(first?.messageId);
    expect(first?.references).toMatch(/^<thread\.[0-9a-f]{32}@example\.org>$/);
    expect(first?.inReplyTo).toBe(first?.references);
  });

  it('goes to the configured recipients and nobody else', async () => {
    const { port, mails } = await mailServer();
    await send(port, { to: ['a@example.org', 'b@example.org'] });
    expect(mails[0]?.to).toEqual(['a@example.org', 'b@example.org']);
  });

  it('names the recipients that a server refuses while it takes the others', async () => {
    const { port } = await mailServer({
      onRcptTo({ address }, _, done) {
        done(address.startsWith('b') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null);
      },
    });
    expect((await send(port, { to: ['a@example.org', 'b@example.org'] })).detail).toContain(
      'refused for b@example.org',
    );
  });

  it.each([
    ['550 no such user', 550, 'onRcptTo', false],
    ['450 greylisted', 450, 'onRcptTo', true],
    ['554 policy', 554, 'onMailFrom', false],
    ['421 busy', 421, 'onConnect', true],
    ['552 too big', 552, 'onData', false],
    ['451 try later', 451, 'onData', true],
  ] as const)('%s is final only when it is a 5xx', async (text, code, at, retryable) => {
    const { port } = await mailServer(refusing(code, text, at));
    const error = await failure(send(port));
    expect(error.retryable).toBe(retryable);
    expect(error.message).toContain(String(code));
  });

  it('is worth a retry when nobody listens, or nobody speaks, or the line breaks', async () => {
    const { port } = await mailServer();
    for (const close of closing.splice(0)) close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await failure(send(port))).retryable).toBe(true);
    for (const behave of [() => {}, 'destroy' as const]) {
      const server: Server = createServer((socket) => {
        socket.on('error', () => {});
        if (behave === 'destroy') socket.destroy();
        closing.push(() => socket.destroy());
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(() => server.close());
      const start = performance.now();
      expect((await failure(send((server.address() as AddressInfo).port))).retryable).toBe(true);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });

  it('does not send a password in the clear', async () => {
    let offered = false;
    const { port, mails } = await mailServer({
      allowInsecureAuth: true,
      onAuth(_, __, done) {
        offered = true;
        done(null, { user: 'x' });
      },
    });
    const error = await failure(send(port, {}, { user: 'vigie', password: 'canary-81f2' }));
    expect(offered).toBe(false);
    expect(mails).toHaveLength(0);
    expect(error.message).not.toContain('canary-81f2');
  });

  it('keeps a password out of its errors even when the server repeats it', async () => {
    const { port } = await mailServer({
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        done(Object.assign(new Error(`${username} ${password} is wrong`), { responseCode: 535 }));
      },
    });
    const error = await failure(send(port, {}, { user: 'vigie', password: 'canary-81f2', requireTls: false }));
    expect(error.message).not.toContain('canary-81f2');
    expect(error.message).toContain('[secret]');
    expect(error.retryable).toBe(false);
  });

  it('says what to set when there is no mail server', async () => {
    const options = email.options.parse({ to: 'a@example.org' });
    const tools = { now: () => now, signal: new AbortController().signal, checkAddress: async () => {} };
    const error = await failure(email.deliver({ key: 'msg_1', createdAt: now, message, options }, tools));
    expect(error.message).toContain('mail settings');
    expect(error.retryable).toBe(false);
  });
});

describe('its addresses', () => {
  it.each([
    ['a@example.org, b@example.org'],
    ['"a@b.c" <d@e.f>\r\nBcc: z@z.z'],
    ['a@example.org\nBcc: z@z.z'],
    ['A <a@example.org>'],
    ['a@b@example.org'],
    ['a b@example.org'],
    ['@example.org'],
    ['a@'],
    ['a@example.org;b@example.org'],
    [`${'a'.repeat(65)}@example.org`],
    [''],
  ])('refuse %j', (to) => {
    expect(email.options.safeParse({ to }).success).toBe(false);
    expect(email.options.safeParse({ to: ['ok@example.org', to] }).success).toBe(false);
    expect(email.options.safeParse({ to: 'ok@example.org', from: to }).success).toBe(false);
  });

  it.each(["o'hara+alerts@mail.example.org", 'stores@localhost'])('take %s', (to) => {
    expect(email.options.safeParse({ to }).success).toBe(true);
  });
});

describe('its signature and its way out', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const dkim = { domain: 'example.org', selector: 'autumn', privateKey };

  it.each([
    ['as a value', { privateKey }],
    ['with its line breaks written out', { privateKey: privateKey.replaceAll('\n', '\\n') }],
  ])('is a DKIM signature that verifies, the key given %s', async (_, key) => {
    const { port, mails } = await mailServer();
    await send(port, {}, { dkim: { domain: 'example.org', selector: 'autumn', ...key } });
    const raw = mails[0]!.raw.toString('utf8');
    expect(raw).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed; d=example\.org;/m);
    expect(isDkimSigned(raw, publicKey)).toBe(true);
    expect(isDkimSigned(raw.replace(/^Subject: /m, 'Subject: x'), publicKey)).toBe(false);
  });

  it('reads the key from a file, and says what is wrong with it without repeating it', async () => {
    const { port, mails } = await mailServer();
    const folder = await mkdtemp(join(tmpdir(), 'vigie-dkim-'));
    const file = join(folder, 'key.pem');
    await writeFile(file, privateKey);
    await send(port, {}, { dkim: { domain: 'example.org', selector: 'autumn', privateKeyFile: file } });
    expect(isDkimSigned(mails[0]!.raw.toString('utf8'), publicKey)).toBe(true);
    await rm(folder, { recursive: true });
    const missing = await failure(
      send(port, {}, { dkim: { domain: 'example.org', selector: 'autumn', privateKeyFile: file } }),
    );
    expect(missing.message).toContain('ENOENT');
    const none = await failure(send(port, {}, { dkim: { ...dkim, privateKey: 'canary-of-a-key' } }));
    expect(none.message).not.toContain('canary-of-a-key');
    expect([missing.retryable, none.retryable]).toEqual([true, true]);
  });

  it.each([
    [{ domain: 'example.org', selector: 'a' }],
    [{ domain: 'example.org', selector: 'a', privateKey, privateKeyFile: '/key.pem' }],
    [{ domain: 'example.org', selector: 'a', privateKeyFile: 'key.pem' }],
    [{ domain: 'example.org\r\nBcc: x', selector: 'a', privateKey }],
  ])('takes no half or doubled key (%#)', (given) => {
    const server = { host: 'mail.example.org', dkim: given };
    expect(email.options.safeParse({ to: 'a@example.org', smtp: server }).success).toBe(false);
  });

  it.each([
    ['https://vigie.example/off?team=a', '<https://vigie.example/off?team=a>'],
    ['mailto:vigie@example.org?subject=unsubscribe', '<mailto:vigie@example.org?subject=unsubscribe>'],
    ['https://vigie.example/\r\nBcc: x@evil.example', '<https://vigie.example/Bcc:%20x@evil.example>'],
    ['mailto:a@example.org\r\nBcc: x@evil.example', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:pw@evil.example/', undefined],
    [undefined, undefined],
  ])('is List-Unsubscribe for %j, and never more than that', async (unsubscribe, expected) => {
    const { port, mails } = await mailServer();
    const options = email.options.parse({
      to: 'a@example.org',
      from: 'vigie@example.org',
      smtp: { host: '127.0.0.1', port, timeoutMs: 500 },
    });
    const tools = { now: () => now, signal: new AbortController().signal, checkAddress: async () => {} };
    const letter = { ...message, ...(unsubscribe !== undefined && { unsubscribe }) };
    await email.deliver({ key: 'msg_1', createdAt: now, message: letter, options }, tools);
    const { headers } = await new PostalMime().parse(mails[0]!.raw);
    expect(headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(expected);
    expect(headers.filter(({ key }) => key === 'bcc' || key === 'list-unsubscribe-post')).toEqual([]);
  });
});

/** Verifies a relaxed/relaxed rsa-sha256 signature (RFC 6376, 3.4 and 3.7). */
function isDkimSigned(raw: string, publicKey: string): boolean {
  const split = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, split).split(/\r\n(?![ \t])/);
  const relaxed = (field: string) => {
    const colon = field.indexOf(':');
    const value = field
      .slice(colon + 1)
      .replaceAll(/\r\n/g, '')
      .replaceAll(/[ \t]+/g, ' ')
      .trim();
    return `${field.slice(0, colon).toLowerCase().trim()}:${value}`;
  };
  const body = raw
    .slice(split + 4)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ \r\n/g, '\r\n')
    .replace(/(?:\r\n)*$/, '\r\n');
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tag = (name: string) =>
    new RegExp(`[;: ]\\s*${name}=([^;]*)`).exec(relaxed(signature))?.[1]?.replaceAll(' ', '') ?? '';
  if (createHash('sha256').update(body).digest('base64') !== tag('bh')) return false;
  const signed = tag('h')
    .split(':')
    .map((name) =>
      relaxed(fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? `${name}:`),
    );
  const own = relaxed(signature).replace(/([;:] ?b=)[^;]*/, '$1');
  return verify('RSA-SHA256', Buffer.from([...signed, own].join('\r\n')), publicKey, Buffer.from(tag('b'), 'base64'));
}
