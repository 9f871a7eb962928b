import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { deliverOne, notificationKey, RETRY_SCHEDULE_MS, toNotifications } from '../../src/alerts/dispatch.ts';
import { composeMessage } from '../../src/alerts/message.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { Receiver } from '../../src/domain/team.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { SourceRefused } from '../../src/errors.ts';
import { briefOf, fall, LOGISTICS, STORES, team } from './sample-brief.ts';

const now = instant('2026-11-10T09:00:00Z');
const message = composeMessage(briefOf(fall), 'en');
const tools = { now: () => now, signal: new AbortController().signal, checkAddress: async () => {}, jitter: () => 0 };

function waiting(attempts = 0): Notification {
  const where = { thread: fall.key, incident: fall.key, sequence: 1, team: LOGISTICS, receiver: 'logistics/0' };
  const times = { createdAt: now, nextAttemptAt: now, attempts };
  return { key: notificationKey(fall.key, 1, 'logistics/0'), ...where, message, ...times, state: 'waiting' };
}

/** Delivers to a real receiver that answers with `status`. */
async function answered(status: number, attempts: number, headers: Record<string, string> = {}) {
  const server = createServer((_, response) => response.writeHead(status, headers).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const secret = new Secret(`whsec_${Buffer.alloc(32, 7).toString('base64')}`);
  const receiver: Receiver = { id: 'logistics/0', notifier: 'webhook', options: { url, secret, timeoutMs: 2000 } };
  try {
    return await deliverOne(waiting(attempts), receiver, tools);
  } finally {
    server.close();
  }
}

describe('the key of a notification', () => {
  it('depends on incident, transition and receiver alone and fits the webhook id', () => {
    const key = notificationKey('a/b/c/down/1', 1, 'x/0');
    expect(key).toMatch(/^msg_[0-9a-f]{40}$/);
    expect(notificationKey('a/b/c/down/1', 1, 'x/0')).toBe(key);
    const others = [
      notificationKey('a/b/c/down/2', 1, 'x/0'),
      notificationKey('a/b/c/down/1', 2, 'x/0'),
      notificationKey('a/b/c/down/1', 1, 'x/1'),
      notificationKey('a/b/c/down/1,1', 1, 'x/0'),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });
});

describe('notifications of a change', () => {
  const transition = { incident: fall.key, sequence: 3, to: 'firing' as const, at: now, by: 'vigie', why: 'x' };

  it('go to every receiver of every team told, each team in its own role', () => {
    const second = { id: 'logistics/1', notifier: 'file', options: { folder: 'out' } };
    const teams = [
      { ...team, receivers: [...team.receivers, second] },
      { ...team, id: STORES, name: 'Stores', receivers: [{ id: 'stores/0', notifier: 'email', options: {} }] },
    ];
    const roles: string[] = [];
    const compose = (to: typeof team, role: string) => {
      roles.push(`${to.id} ${role}`);
      return message;
    };
    const change = { incident: fall, transition, notify: true, tell: [LOGISTICS, STORES] };
    const notifications = toNotifications(change, teams, compose, now);
    expect(roles).toEqual(['logistics accountable', 'stores informed']);
    expect(notifications.map((one) => one.receiver)).toEqual(['logistics/0', 'logistics/1', 'stores/0']);
    expect(new Set(notifications.map((one) => one.key)).size).toBe(3);
    expect(notifications[0]).toMatchObject({ sequence: 3, attempts: 0, state: 'waiting', nextAttemptAt: now });
  });

  it('are none when nobody is told', () => {
    const change = { incident: fall, transition, notify: false, tell: [] };
    expect(toNotifications(change, [team], () => message, now)).toEqual([]);
  });
});

describe('one attempt', () => {
  it('that succeeds says so', async () => {
    expect(await answered(200, 0)).toMatchObject({ ok: true, detail: expect.stringContaining('answered 200') });
  });

  it.each(RETRY_SCHEDULE_MS.map((wait, attempts) => [attempts, wait]))(
    'that fails after %d others waits %d ms',
    async (attempts, wait) => {
      const result = await answered(500, attempts);
      expect(result).toMatchObject({ ok: false, gaveUp: false, retryAt: instant(millis(now) + wait) });
    },
  );

  it('that fails after nine others is the last, as is one that the receiver never wants again', async () => {
    expect(await answered(500, 9)).toMatchObject({ ok: false, gaveUp: true });
    const gone = await answered(410, 0);
    expect(gone).toMatchObject({ ok: false, gaveUp: true });
    expect(gone).not.toHaveProperty('retryAt');
  });

  it.each([
    ['600', 600_000],
    ['1', 5000],
    ['999999999', 24 * 3_600_000],
  ])('waits as long as Retry-After: %s asks, never less than planned nor more than a day', async (value, wait) => {
    const result = await answered(429, 0, { 'retry-after': value });
    expect(result).toMatchObject({ retryAt: instant(millis(now) + wait) });
  });

  it('spreads retries by up to a fifth without any random source', async () => {
    const receiver: Receiver = {
      id: 'x/0',
      notifier: 'email',
      options: { to: 'a@b.c', from: 'a@b.c', smtp: { host: '127.0.0.1', port: 1, secure: false, timeoutMs: 500 } },
    };
    const { jitter: _, ...plain } = tools;
    const waits = await Promise.all(
      Array.from({ length: 8 }, async (_unused, index) => {
        const result = await deliverOne({ ...waiting(1), key: `msg_${index}` }, receiver, plain);
        return result.ok || !result.retryAt ? 0 : millis(result.retryAt) - millis(now);
      }),
    );
    expect(new Set(waits).size).toBeGreaterThan(5);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(300_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(360_000);
  });

  it.each([
    ['a receiver that is gone', undefined],
    ['a notifier that does not exist', { id: 'logistics/0', notifier: 'pigeon', options: {} }],
  ])('to %s is given up with a reason', async (_, receiver) => {
    const result = await deliverOne(waiting(), receiver, tools);
    expect(result).toMatchObject({ ok: false, gaveUp: true, detail: expect.stringContaining('logistics/0') });
  });

  it('to a private address is given up', async () => {
    const secret = new Secret(`whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    const options = { url: 'https://10.0.0.1/', secret, timeoutMs: 500 };
    const checkAddress = async () => {
      throw new SourceRefused('private-address', 'no');
    };
    const receiver = { id: 'logistics/0', notifier: 'webhook', options };
    expect(await deliverOne(waiting(), receiver, { ...tools, checkAddress })).toMatchObject({ gaveUp: true });
  });

  it('that is interrupted by a stop is tried again later', async () => {
    const result = await deliverOne(
      waiting(),
      { id: 'x/0', notifier: 'email', options: { to: 'a@b.c', from: 'a@b.c', smtp: { host: '127.0.0.1', port: 1 } } },
      { ...tools, signal: AbortSignal.abort() },
    );
    expect(result).toMatchObject({ ok: false, gaveUp: false });
  });
});
