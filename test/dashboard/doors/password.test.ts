import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isPassword, madePassword, passwordFault } from '../../../src/dashboard/doors/password.ts';
import { openQueue } from '../../../src/dashboard/doors/queue.ts';
import { looksLikeToken, madeToken } from '../../../src/dashboard/doors/token.ts';
import { networkOf } from '../../../src/store/guesses.ts';

const PASSWORD = 'correct horse battery';

test('a hash says how it was made, with a salt of its own, and holds against its password alone', {
  timeout: 60_000,
}, async () => {
  const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
  expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect(await isPassword(PASSWORD, one, '')).toEqual({ matches: true, isOld: false });
  expect((await isPassword(`${PASSWORD} `, one, '')).matches).toBe(false);
  expect((await isPassword(PASSWORD, undefined, '')).matches).toBe(false);
  expect((await isPassword(PASSWORD, 'nonsense', '')).matches).toBe(false);
});

test('the same letters typed on another keyboard are the same password', { timeout: 60_000 }, async () => {
  const hash = await hashPassword('caf\u00e9 cr\u00e8me \u06f1\u06f2\u06f3');
  expect((await isPassword('cafe\u0301 cre\u0300me \u06f1\u06f2\u06f3', hash, '')).matches).toBe(true);
});

test('a hash made at a smaller cost still holds and is known as old', async () => {
  const salt = Buffer.from('salt of a test!!');
  const old = scryptSync(PASSWORD, salt, 32, { N: 16_384, r: 8, p: 1 });
  const stored = `scrypt$16384$8$1$${salt.toString('base64url')}$${old.toString('base64url')}`;
  expect(await isPassword(PASSWORD, stored, '')).toEqual({ matches: true, isOld: true });
});

test('nobody takes as long as somebody', { timeout: 120_000 }, async () => {
  const hash = await hashPassword(PASSWORD);
  const times = { somebody: [] as number[], nobody: [] as number[] };
  for (let n = 0; n < 6; n++) {
    for (const [name, stored] of [
      ['somebody', hash],
      ['nobody', undefined],
    ] as const) {
      const before = process.cpuUsage();
      await isPassword('a wrong password', stored, '');
      const { user, system } = process.cpuUsage(before);
      times[name].push(user + system);
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[3]!;
  const ratio = median(times.nobody) / median(times.somebody);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.7);
});

test('passwords that are short, made of few letters, or the account’s name are not taken', () => {
  expect(passwordFault('eleven char', 'anna')).toBe('short');
  expect(passwordFault('x'.repeat(300), 'anna')).toBe('long');
  expect(passwordFault('abababababababab', 'anna')).toBe('plain');
  expect(passwordFault('annablum2026!', 'annablum')).toBe('plain');
  expect(passwordFault('گذرواژه‌ای بلند و خوب', 'anna')).toBeUndefined();
  const made = Array.from({ length: 200 }, madePassword);
  expect(new Set(made).size).toBe(200);
  for (const one of made) expect([one.length, passwordFault(one, 'anna')]).toEqual([23, undefined]);
});

test('a queue runs no more at once than it may, keeps few of one visitor, and refuses whom it has no room for', async () => {
  const queue = openQueue({ atOnce: 2, mostWaiting: 3, mostOfOne: 2 });
  let [running, most] = [0, 0];
  const ends: (() => void)[] = [];
  const work = () => {
    most = Math.max(most, ++running);
    return new Promise<string>((end) => ends.push(() => end(String(running--))));
  };
  const all = ['a', 'a', 'a', 'b', 'c', 'd', 'e'].map((visitor) => queue.run(visitor, work));
  const settled = Promise.all(all);
  for (let n = 0; n < 20; n++) {
    await new Promise((turn) => setImmediate(turn));
    ends.shift()?.();
  }
  const done = (await settled).map((one) => one !== undefined);
  expect(done).toEqual([true, true, false, true, true, true, false]);
  expect([most, running]).toEqual([2, 0]);
  const failing = queue.run('f', () => Promise.reject(new Error('x')));
  await expect(failing).rejects.toThrow('x');
  expect(await queue.run('g', async () => 'still works')).toBe('still works');
});

test('a token is known by its form; one letter wrong, or two swapped, and it is none', () => {
  for (let n = 0; n < 300; n++) {
    const token = madeToken();
    expect(looksLikeToken(token)).toBe(true);
    const at = 6 + (n % 42);
    const wrong = token.slice(0, at) + (token[at] === 'x' ? 'y' : 'x') + token.slice(at + 1);
    expect(looksLikeToken(wrong)).toBe(false);
  }
  expect(looksLikeToken('vigie_')).toBe(false);
});

test('one visitor is one IPv4 address, or an IPv6 network of 64 bits however it is written', () => {
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('2001:0db8:0000:0000:ffff::')).toBe('2001:db8:0:0');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
});
