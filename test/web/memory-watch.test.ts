import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { watchMemory } from '../../src/web/memory-watch.ts';

/** Takes 20 MB every few milliseconds, below a process of its own, as pages are below the browser; both end with their parent. */
const GREEDY =
  'process.on("disconnect", process.exit); const a = []; setInterval(() => a.length < 60 && a.push(Buffer.alloc(20e6, 1)), 5)';
const PARENT = `process.on('disconnect', process.exit);
  require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(GREEDY)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }).on('error', () => {}); setInterval(() => {}, 1e6)`;

let parent: ChildProcess | undefined;

afterEach(() => parent?.disconnect());

/** Runs the watch until it wants to end a process, or for a while; when it looked, and whom it wanted to end. */
async function watched(mostMb: number, forMs: number): Promise<{ looks: readonly number[]; ended: readonly number[] }> {
  parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const done = new AbortController();
  const looks: number[] = [];
  const ended: number[] = [];
  const most = () => {
    if (performance.now() - (looks.at(-1) ?? 0) > 1) looks.push(performance.now());
    return mostMb;
  };
  const onKill = (greedy: number) => {
    ended.push(greedy);
    process.kill(greedy, 'SIGKILL');
    done.abort();
  };
  const timer = setTimeout(() => done.abort(), forMs);
  await watchMemory(parent.pid ?? 0, most, onKill, done.signal);
  clearTimeout(timer);
  return { looks, ended };
}

describe.runIf(process.platform === 'linux')('the watch over memory', () => {
  it('ends the largest process, and looks more closely the nearer that comes', async () => {
    const { looks, ended } = await watched(500, 10_000);
    expect(ended).toHaveLength(1);
    expect(ended).not.toContain(parent?.pid);
    const gaps = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
    expect(Math.min(...gaps.slice(-6))).toBeLessThan(20);
  });

  it('leaves alone what stays within bounds, without looking all the time', async () => {
    const { looks, ended } = await watched(5_000, 1_000);
    expect(ended).toEqual([]);
    expect(looks.length).toBeLessThan(60);
  });
});
