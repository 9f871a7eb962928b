import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gapsKept } from '../../bench/collectors/politeness.ts';
import { keepInFile, keepInMemory } from '../../src/web/pace-keeper.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-keeper-'));
});

afterEach(() => {
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

describe('a shared keeper', () => {
  it('tells all who open the same folder the same, and remembers it when they are gone', () => {
    const folder = join(dir, 'not', 'there', 'yet');
    const one = keepInFile(folder);
    const two = keepInFile(folder);
    one.change('a.example', (host, now) => {
      host.blockedUntil = now + 60_000;
    });
    two.change('a.example', (host) => {
      host.steps += 1;
    });
    const seen = one.change('a.example', (host, now) => [host.steps, host.blockedUntil > now]);
    expect(seen).toEqual([1, true]);
    expect(two.change('b.example', (host) => host.steps)).toBe(0);
    one.close();
    two.close();
    const later = keepInFile(folder);
    expect(later.change('a.example', (host) => host.steps)).toBe(1);
    later.close();
  });

  it('keeps pauses when the clock is set back, and forgets what is days old', () => {
    keepInFile(dir).close();
    const file = new DatabaseSync(join(dir, 'pace.sqlite'));
    const blank = { nextAt: 0, steps: 0, steppedAt: 0, failures: 0, trips: 0, brokenAt: 0, brokenUntil: 0 };
    const insert = (name: string, changedAt: number) =>
      file
        .prepare(
          'insert into host values (:name, :nextAt, :blockedUntil, :steps, :steppedAt, :failures, :trips, :brokenAt, :brokenUntil, :askedGapMs, :askedUntil, :changedAt)',
        )
        .run({ name, ...blank, blockedUntil: changedAt + 60_000, askedGapMs: 0, askedUntil: 0, changedAt });
    const year = 365 * 86_400_000;
    insert('ahead.example', Date.now() + year);
    insert('old.example', Date.now() - year);
    file.close();
    const keeper = keepInFile(dir);
    const left = keeper.change('ahead.example', (host, now) => host.blockedUntil - now);
    expect(left).toBe(60_000);
    expect(keeper.change('old.example', (host) => host.blockedUntil)).toBe(0);
    keeper.close();
  });

  it('changes nothing when a change fails half-way', () => {
    const keeper = keepInFile(dir);
    const broken = () =>
      keeper.change('a.example', (host) => {
        host.steps = 9;
        throw new RangeError('half-way');
      });
    expect(broken).toThrow('half-way');
    expect(keeper.change('a.example', (host) => host.steps)).toBe(0);
    keeper.close();
    expect(() => keeper.change('a.example', () => 1)).toThrow(expect.objectContaining({ name: 'SourceUnavailable' }));
  });

  it('lets nobody in between changes made together', () => {
    const [one, two] = [keepInFile(dir), keepInFile(dir)];
    const outsider = new DatabaseSync(join(dir, 'pace.sqlite'));
    outsider.exec('pragma busy_timeout = 0');
    const broken = () =>
      one.together(() => {
        one.change('a.example', (host) => {
          host.steps = 3;
        });
        expect(one.change('a.example', ({ steps }) => steps)).toBe(3);
        expect(() => outsider.exec('begin immediate')).toThrow('locked');
        throw new RangeError('half-way');
      });
    expect(broken).toThrow('half-way');
    expect(two.change('a.example', (host) => host.steps)).toBe(0);
    outsider.close();
    for (const keeper of [one, two]) keeper.close();
  });

  it('says what to do when the folder is none, or the file is no such file', () => {
    writeFileSync(join(dir, 'file'), '');
    expect(() => keepInFile(join(dir, 'file'))).toThrow(expect.objectContaining({ name: 'ConfigError' }));
    writeFileSync(join(dir, 'pace.sqlite'), 'not a database at all'.repeat(100));
    expect(() => keepInFile(dir)).toThrow(/pace\.sqlite/);
  });

  it('is not blocked by a process that was killed in the middle of a change', async () => {
    const script = `
      import { keepInFile } from ${JSON.stringify(new URL('../../src/web/pace-keeper.ts', import.meta.url).href)};
      const keeper = keepInFile(${JSON.stringify(dir)});
      keeper.change('a.example', (host) => { host.steps = 1; });
      keeper.change('a.example', (host) => { host.steps = 7; process.stdout.write('in'); for (;;); });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const startedAt = performance.now();
    const keeper = keepInFile(dir);
    expect(keeper.change('a.example', (host) => host.steps)).toBe(1);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    keeper.close();
  });

  it('makes four processes keep the gaps of three hosts together', async () => {
    const { pairs, kept, leastGapMs } = await gapsKept({ processes: 4, requests: 120, gapMs: 60 });
    expect(pairs).toBe(117);
    expect({ kept, leastGapMs }).toMatchObject({ kept: pairs });
  });
});

it('a keeper in memory gives each host a state of its own, and lets all go at the end', () => {
  const keeper = keepInMemory();
  keeper.change('a.example', (host) => {
    host.steps = 3;
  });
  expect(keeper.change('a.example', (host) => host.steps)).toBe(3);
  expect(keeper.change('b.example', (host) => host.steps)).toBe(0);
  keeper.close();
  expect(keeper.change('a.example', (host) => host.steps)).toBe(0);
});
