import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../src/alerts/message.ts';
import { webhook } from '../../../src/alerts/notifiers/webhook.ts';
import { verifyWebhook } from '../../../src/alerts/webhook-signature.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { instant } from '../../../src/domain/time.ts';
import { DeliveryFailed, SourceRefused } from '../../../src/errors.ts';
import { briefOf, fall } from '../sample-brief.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const now = instant('2026-11-10T09:00:00Z');
const message = composeMessage(briefOf(fall), 'en');
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Seen {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A real receiver; `behave` gets each whole request. */
async function receiver(behave: (response: ServerResponse, request: IncomingMessage) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      behave(response, request);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token-1234`, seen };
}

function send(url: string, more: Record<string, unknown> = {}, checkAddress = async () => {}) {
  const options = webhook.options.parse({ url, secret, timeoutMs: 700, ...more });
  const tools = { now: () => now, signal: new AbortController().signal, checkAddress };
  return webhook.deliver({ key: 'msg_abc', createdAt: now, message, options }, tools);
}

async function failure(promise: Promise<unknown>): Promise<DeliveryFailed> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DeliveryFailed);
  return error as DeliveryFailed;
}

describe('a webhook', () => {
  it('posts type, timestamp and data, signed as the specification says', async () => {
    const { url, seen } = await receiver((response) => response.writeHead(204).end());
    const { detail } = await send(url);
    expect(detail).toMatch(/answered 204$/);
    expect(detail).not.toContain('token-1234');
    const { headers, body } = seen[0] ?? { headers: {}, body: '' };
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(verifyWebhook({ headers: flat, body }, [new Secret(secret)], Date.parse(now) / 1000)).toBe(true);
    expect(headers['webhook-id']).toBe('msg_abc');
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(JSON.parse(body)).toEqual({ type: 'rating.drift.firing', timestamp: now, data: message.data });
  });

  it.each([
    ['500', 500],
    ['400', 400],
    ['429', 429],
    ['302 to another host', 302],
    ['a loop of 307', 307],
    ['304', 304],
    ['an odd 199-like 999', 999],
  ])('counts %s as a failure worth a retry and follows nothing', async (_, status) => {
    const { url, seen } = await receiver((response) => response.writeHead(status, { location: '/again' }).end('no'));
    const error = await failure(send(url));
    expect(error.retryable).toBe(true);
    expect(error.message).toContain(String(status));
    expect(seen).toHaveLength(1);
  });

  it('stops for good at 410', async () => {
    const { url } = await receiver((response) => response.writeHead(410).end());
    expect((await failure(send(url))).retryable).toBe(false);
  });

  it.each([
    ['120', 120_000],
    ['Tue, 10 Nov 2026 09:10:00 GMT', 600_000],
    ['Tue, 10 Nov 2020 09:10:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
  ])('reads Retry-After: %s', async (value, wait) => {
    const { url } = await receiver((response) => response.writeHead(503, { 'retry-after': value }).end());
    expect((await failure(send(url))).retryAfterMs).toBe(wait);
  });

  it.each<[string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['never answers', () => {}],
    ['resets at once', (_, request) => request.socket.destroy()],
    ['speaks no HTTP', (_, request) => request.socket.end('ni hao\r\n\r\n')],
    ['drips headers', (_, request) => request.socket.write('HTTP/1.1 200')],
  ])('ends in time as retryable when the receiver %s', async (_, behave) => {
    const { url } = await receiver(behave);
    const start = performance.now();
    expect((await failure(send(url))).retryable).toBe(true);
    expect(performance.now() - start).toBeLessThan(2500);
  });

  it.each<[string, (response: ServerResponse, request: IncomingMessage) => void]>([
    ['drips its body for ever', (response) => setInterval(() => response.write('.'), 50).unref()],
    [
      'resets after its headers',
      (response) => {
        response.writeHead(200).flushHeaders();
        setTimeout(() => response.destroy(), 50);
      },
    ],
    [
      'lies about its length',
      (response) => {
        response.writeHead(200, { 'content-length': '999' }).write('short');
        setTimeout(() => response.destroy(), 50);
      },
    ],
    ['speaks HTTP/1.0', (_, request) => request.socket.end('HTTP/1.0 200 OK\r\n\r\nfine')],
  ])('is delivered by a 2xx status even when the receiver %s', async (_, behave) => {
    const { url } = await receiver(behave);
    const start = performance.now();
    await expect(send(url)).resolves.toBeDefined();
    expect(performance.now() - start).toBeLessThan(2500);
  });

  it('cuts off a reply after 64 KiB and quotes only a short clean line of it', async () => {
    let chunks = 0;
    const { url } = await receiver((response) => {
      response.writeHead(500);
      const timer = setInterval(() => {
        if (response.destroyed) clearInterval(timer);
        else {
          response.write(`\u001b[2J\u202e${'x'.repeat(16 * 1024)}`);
          chunks += 1;
        }
      }, 10);
    });
    const error = await failure(send(url));
    expect(error.message.length).toBeLessThan(250);
    expect(error.message).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(chunks).toBeGreaterThanOrEqual(4);
    expect(chunks).toBeLessThanOrEqual(20);
  });

  it('refuses a private address for good and an unknown name for now, naming only the host', async () => {
    const refuse = async () => {
      throw new SourceRefused('private-address', 'no');
    };
    const error = await failure(send('https://intranet.example/token-1234', {}, refuse));
    expect(error.retryable).toBe(false);
    expect(error.message).not.toContain('token-1234');
    const unknown = async () => {
      throw new Error('no such name');
    };
    expect((await failure(send('https://nowhere.example/', {}, unknown))).retryable).toBe(true);
  });

  it('never shows its secret in an error', async () => {
    const { url } = await receiver((response, request) => {
      response.writeHead(500).end(String(request.headers['webhook-signature']));
    });
    expect((await failure(send(url))).message).not.toContain(secret.slice(6, 30));
  });
});

describe('its options', () => {
  it.each([
    ['http://hooks.example/x'],
    ['https://user:pass@hooks.example/'],
    ['ftp://hooks.example/'],
    ['javascript:alert(1)'],
    ['hooks.example'],
  ])('refuse %s', (url) => {
    expect(webhook.options.safeParse({ url, secret }).success).toBe(false);
  });

  it('take one secret or two, never a weak one', () => {
    const url = 'https://hooks.example/x';
    expect(webhook.options.safeParse({ url, secret }).success).toBe(true);
    expect(webhook.options.safeParse({ url, secret: [secret, secret] }).success).toBe(true);
    expect(webhook.options.safeParse({ url, secret: [secret, secret, secret] }).success).toBe(false);
    expect(webhook.options.safeParse({ url, secret: 'whsec_c2hvcnQ=' }).success).toBe(false);
    expect(webhook.options.safeParse({ url }).success).toBe(false);
  });
});
