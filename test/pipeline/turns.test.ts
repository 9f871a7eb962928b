/** What goes at once and what waits, when many sources are read. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Claim, inTurns, type TurnLimits } from '../../src/pipeline/turns.ts';

interface Item extends Claim {
  readonly name: string;
}

const items = (text: string): Item[] =>
  text.split(' ').map((name) => {
    const [host = '', , browser] = /^([a-z]+|-)(\d+)(!?)$/.exec(name)?.slice(1) ?? [];
    return { name, host: host === '-' ? undefined : host, browser: browser === '!' };
  });

/** Works on all and tells in which order they began, and how many were under way at most: in all, of one host, in a browser. */
async function follow(all: readonly Item[], limits?: TurnLimits, work: (item: Item) => Promise<void> = () => sleep(3)) {
  const began: string[] = [];
  const busy = new Set<Item>();
  const most = { all: 0, host: 0, browser: 0 };
  const done = inTurns(
    all,
    (item) => item,
    async (item) => {
      began.push(item.name);
      busy.add(item);
      const now = [...busy];
      most.all = Math.max(most.all, now.length);
      most.host = Math.max(most.host, now.filter(({ host }) => host !== undefined && host === item.host).length);
      most.browser = Math.max(most.browser, now.filter(({ browser }) => browser).length);
      try {
        await work(item);
      } finally {
        busy.delete(item);
      }
    },
    limits,
  );
  await done.catch(() => {});
  return { began, most, done };
}

it('reads hosts at the same time, and the sources of one host one after the other', async () => {
  const { began, most } = await follow(items('a1 a2 a3 b1 b2 c1'));
  expect(most).toEqual({ all: 3, host: 1, browser: 0 });
  expect(began.slice(0, 3)).toEqual(['a1', 'b1', 'c1']);
  expect(began.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'c1']);
  expect(began.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

it('keeps to its limits, of which files and browsers have their own', async () => {
  const { began, most } = await follow(items('a1! b1! c1! d1! -1 -2 -3 -4 -5 e1 f1 g1'));
  expect(began).toHaveLength(12);
  expect(most.all).toBe(6);
  expect(most.browser).toBe(2);
  expect((await follow(items('a1 b1 c1 d1'), { atOnce: 2 })).most.all).toBe(2);
});

it('lets nobody wait for a slow host but those of that host', async () => {
  const slow = Promise.withResolvers<void>();
  const all = items('a1 a2 b1 b2 b3 b4');
  let others = 0;
  const following = follow(all, {}, async ({ host }) => {
    if (host === 'a') return slow.promise;
    others += 1;
    if (others === 4) slow.resolve();
  });
  expect((await following).began).toEqual(['a1', 'b1', 'b2', 'b3', 'b4', 'a2']);
});

it('begins nothing more after a signal or an error, and waits for what is under way', async () => {
  const stop = new AbortController();
  const stopped = await follow(items('a1 a2 a3 b1'), { signal: stop.signal }, async () => stop.abort());
  expect(stopped.began).toEqual(['a1']);
  let ended = false;
  const failing = await follow(items('a1 b1 b2'), {}, async ({ name }) => {
    if (name === 'a1') throw new Error('a bug');
    await sleep(20);
    ended = true;
  });
  await expect(failing.done).rejects.toThrow('a bug');
  expect(ended).toBe(true);
  expect(failing.began).toEqual(['a1', 'b1']);
});
