import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SourceUnavailable } from '../../src/errors.ts';
import { askTurn } from '../../src/web/host-pace.ts';
import { openPace } from '../../src/web/pace.ts';
import { keepInMemory, type PaceKeeper } from '../../src/web/pace-keeper.ts';
import { failure } from './site.ts';

const never = new AbortController().signal;
const one = new URL('https://one.example/a');
const two = new URL('https://two.example/');
const down = async () => {
  throw new SourceUnavailable('Expected an answer, got status 500');
};

describe('the pace', () => {
  it('keeps the gap between starts and runs one task at a time, per host', async () => {
    const pace = openPace({ minGapMs: 60, jitter: 0.5 });
    const starts: number[] = [];
    let running = 0;
    let most = 0;
    const task = async () => {
      starts.push(performance.now());
      most = Math.max(most, ++running);
      await sleep(20);
      running -= 1;
    };
    await Promise.all([...'abcdef'].map((path) => pace.run(new URL(`https://one.example./${path}`), task, never)));
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(most).toBe(1);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(59);
    expect(Math.max(...gaps) - Math.min(...gaps), 'jitter').toBeGreaterThan(1);
  });

  it('does not let one host wait for another', async () => {
    const pace = openPace({ minGapMs: 5_000 });
    await pace.run(one, async () => {}, never);
    const started = performance.now();
    await pace.run(two, async () => {}, never);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('lets a task run further requests on its own host, at the gap', async () => {
    const pace = openPace({ minGapMs: 50, jitter: 0 });
    const inner: number[] = [];
    await pace.run(
      one,
      async () => {
        const note = async () => void inner.push(performance.now());
        await pace.run(one, note, never);
        await pace.run(one, note, never);
      },
      never,
    );
    expect((inner[1] ?? 0) - (inner[0] ?? 0)).toBeGreaterThanOrEqual(49);
  });

  it('leaves a host alone that asked for a long pause, without asking it again', async () => {
    const pace = openPace({ minGapMs: 0, maxWaitMs: 1_000 });
    pace.throttled(one, 3_600_000);
    let ran = false;
    const task = async () => {
      ran = true;
    };
    const error = await failure(pace.run(one, task, never));
    expect(error).toBeInstanceOf(SourceUnavailable);
    expect((error as SourceUnavailable).retryAfterMs).toBeGreaterThan(3_500_000);
    expect(ran).toBe(false);
  });

  it('caps an absurd pause at a day', async () => {
    const pace = openPace({ minGapMs: 0 });
    pace.throttled(one, 10 * 365 * 86_400_000);
    const error = await failure(pace.gap(one, never));
    expect((error as SourceUnavailable).retryAfterMs).toBeLessThanOrEqual(86_400_000);
  });

  it('waits out a short pause', async () => {
    const pace = openPace({ minGapMs: 0 });
    pace.throttled(one, 150);
    const started = performance.now();
    await pace.run(one, async () => {}, never);
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  });

  it('takes fifty 429s at once for one step of back-off, and a later one for the next', async () => {
    const pace = openPace({ minGapMs: 0, maxWaitMs: 200 });
    for (let i = 0; i < 50; i += 1) pace.throttled(one, 100);
    await pace.gap(one, never);
    pace.throttled(one, undefined);
    const wish = ((await failure(pace.gap(one, never))) as SourceUnavailable).retryAfterMs ?? 0;
    expect(wish).toBeLessThanOrEqual(60_000);
    expect(wish).toBeGreaterThan(55_000);
  });

  it('does not take an answer that asks for fewer requests for a success', async () => {
    const pace = openPace({ minGapMs: 0, maxWaitMs: 200 });
    const refusing = async () => pace.throttled(one, 0);
    await pace.run(one, refusing, never);
    await pace.run(one, refusing, never);
    const wish = ((await failure(pace.run(one, refusing, never))) as SourceUnavailable).retryAfterMs ?? 0;
    expect(wish, 'the second step').toBeGreaterThan(55_000);
  });

  it('takes refusals of requests that were under way together for one step, even if they name no pause', async () => {
    const keeper = keepInMemory();
    const paces = Array.from({ length: 50 }, () => openPace({ minGapMs: 0 }, keeper));
    const { promise: all, resolve: answer } = Promise.withResolvers<void>();
    const tasks = paces.map((pace, index) =>
      pace.run(
        one,
        () => {
          if (index === 49) answer();
          return all.then(() => pace.throttled(one, 0));
        },
        never,
      ),
    );
    await Promise.all(tasks);
    expect(keeper.change('one.example', ({ steps }) => steps)).toBe(1);
  });

  it('counts the gap from when a slow starter sends its request', async () => {
    const pace = openPace({ minGapMs: 100, jitter: 0 });
    let sentAt = 0;
    await pace.run(
      one,
      async () => {
        await sleep(80);
        await pace.sending(one, never);
        sentAt = performance.now();
      },
      never,
    );
    await pace.gap(one, never);
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(99);
  });

  it('keeps the gap when another takes a turn while a slow starter has not sent yet', async () => {
    const keeper = keepInMemory();
    const [slow, quick] = [0, 1].map(() => openPace({ minGapMs: 80, jitter: 0 }, keeper));
    const sent: number[] = [];
    const late = slow?.run(
      one,
      async () => {
        await sleep(120);
        await slow.sending(one, never);
        sent.push(performance.now());
      },
      never,
    );
    await sleep(5);
    await quick?.run(one, async () => void sent.push(performance.now()), never);
    await late;
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(79);
  });

  it('keeps the gap when the machine stalls between the turn and the request', async () => {
    const keeper = keepInMemory();
    let taken = 0;
    const stalling: PaceKeeper = {
      ...keeper,
      together: (work) => {
        // As if this process had been stopped for long enough that another took the next turn.
        for (; taken === 0; )
          keeper.change('one.example', (host, now) => {
            if (askTurn(host, now, { gapMs: 60, jitter: 0, maxWaitMs: 0 }, false).say === 'go') taken = now;
          });
        return keeper.together(work);
      },
    };
    const pace = openPace({ minGapMs: 60, jitter: 0 }, stalling);
    const startedAt = await pace.run(one, async () => performance.now(), never);
    expect(startedAt - taken).toBeGreaterThanOrEqual(60);
  });

  it('slows down as far as a site asks, and never speeds up', async () => {
    const pace = openPace({ minGapMs: 20, jitter: 0, gapByHost: { 'two.example': 0 } });
    pace.slowDown(one, 150);
    pace.slowDown(one, 10);
    await pace.gap(one, never);
    const started = performance.now();
    await pace.gap(one, never);
    expect(performance.now() - started).toBeGreaterThanOrEqual(149);
    for (let i = 0; i < 5; i += 1) await pace.gap(two, never);
    expect(performance.now() - started).toBeLessThan(400);
  });

  it('gives up on a host after five failures in a row, and on no other', async () => {
    const pace = openPace({ minGapMs: 0 });
    let asked = 0;
    const failing = async () => {
      asked += 1;
      return down();
    };
    for (let i = 0; i < 8; i += 1) await failure(pace.run(one, failing, never));
    expect(asked).toBe(5);
    await pace.run(two, async () => {}, never);
  });

  it('starts to count again after a success', async () => {
    const pace = openPace({ minGapMs: 0 });
    let asked = 0;
    for (let i = 0; i < 12; i += 1) {
      const task = async () => {
        asked += 1;
        if (i % 4 !== 3) await down();
      };
      await pace.run(one, task, never).catch(() => {});
    }
    expect(asked).toBe(12);
  });

  it('lets go at once of one who leaves the queue', async () => {
    const pace = openPace({ minGapMs: 0 });
    const slow = pace.run(one, () => sleep(300), never);
    const controller = new AbortController();
    const waiting = failure(pace.run(one, async () => 'never', controller.signal));
    const started = performance.now();
    controller.abort(new Error('left'));
    expect((await waiting).message).toBe('left');
    expect(performance.now() - started).toBeLessThan(100);
    await slow;
  });
});
