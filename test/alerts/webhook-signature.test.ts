import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { isWebhookSecret, signWebhook, verifyWebhook } from '../../src/alerts/webhook-signature.ts';
import { Secret } from '../../src/domain/secret.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

interface Vector {
  readonly name: string;
  readonly expect: 'accept' | 'reject';
  readonly now: number;
  readonly secret: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

describeWithShared('suites/standard-webhooks', 'the Standard Webhooks vectors', () => {
  const path = sharedPath('suites', 'standard-webhooks', 'vectors.json');
  const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vector[];

  it.each(vectors.map((vector) => [vector.name, vector] as const))(
    '%s',
    (_, { expect: wanted, now, secret, headers, body }) => {
      expect(verifyWebhook({ headers, body }, [new Secret(secret)], now) ? 'accept' : 'reject').toBe(wanted);
    },
  );
});

describe('signatures', () => {
  it('agree with the reference library both ways on 1,000 messages', () => {
    for (let index = 0; index < 1000; index += 1) {
      const text = newSecret();
      const body = JSON.stringify({ index, words: randomBytes(index % 50).toString('utf8') });
      const now = Math.floor(Date.now() / 1000);
      const id = `msg_${index}`;
      const headers = signWebhook({ id, timestamp: now, body }, [new Secret(text)]);
      expect(new Webhook(text).verify(body, { ...headers })).toEqual(JSON.parse(body));
      const theirs = { ...headers, 'webhook-signature': new Webhook(text).sign(id, new Date(now * 1000), body) };
      expect(verifyWebhook({ headers: theirs, body }, [new Secret(text)], now)).toBe(true);
      expect(verifyWebhook({ headers, body: `${body} ` }, [new Secret(text)], now)).toBe(false);
    }
  });

  it('satisfy the old and the new secret while one is rotated', () => {
    const [old, fresh, other] = [newSecret(), newSecret(), newSecret()];
    const headers = signWebhook({ id: 'msg_1', timestamp: 1000, body: '{}' }, [new Secret(fresh), new Secret(old)]);
    const check = (secret: string) => verifyWebhook({ headers, body: '{}' }, [new Secret(secret)], 1000);
    expect([check(old), check(fresh), check(other)]).toEqual([true, true, false]);
  });

  it.each([
    [299, true],
    [300, true],
    [301, false],
  ])('are good for five minutes either way: %d s', (seconds, good) => {
    const secrets = [new Secret(newSecret())];
    const headers = signWebhook({ id: 'msg_1', timestamp: 10_000, body: '{}' }, secrets);
    expect(verifyWebhook({ headers, body: '{}' }, secrets, 10_000 + seconds)).toBe(good);
    expect(verifyWebhook({ headers, body: '{}' }, secrets, 10_000 - seconds)).toBe(good);
  });

  it('refuse an id that could be mistaken for another message', () => {
    expect(() => signWebhook({ id: 'msg.1', timestamp: 1, body: '' }, [new Secret(newSecret())])).toThrow(RangeError);
  });
});

describe('webhook secrets', () => {
  it.each([
    [`whsec_${Buffer.alloc(24).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(64).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(23).toString('base64')}`, false],
    [`whsec_${Buffer.alloc(65).toString('base64')}`, false],
    [Buffer.alloc(32).toString('base64'), false],
    ['whsec_not base64 at all, by far', false],
    ['', false],
  ])('%s is one: %s', (text, good) => {
    expect(isWebhookSecret(text)).toBe(good);
  });
});
