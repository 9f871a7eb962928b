import { expect, it } from 'vitest';
import { type SourceId, sourceId } from '../../src/domain/ids.ts';
import { instant, millis } from '../../src/domain/time.ts';
import { openWorkBoard } from '../../src/pipeline/work-board.ts';
import { NOW, testIo } from '../support/pipeline.ts';

const [maps, page] = ['lyon-maps', 'lyon-page'].map((id) => sourceId.parse(id)) as [SourceId, SourceId];

it('shows every source that is being read, and forgets the ones that ended', () => {
  const shown: string[] = [];
  const io = { ...testIo(), progress: (line: string) => void shown.push(line), clock: NOW, now: () => io.clock };
  const board = openWorkBoard(io);
  const after = (seconds: number) => (io.clock = instant(millis(NOW) + seconds * 1_000));
  board.reached(maps, 10, 1_000);
  after(10);
  board.reached(page, 5);
  board.reached(maps, 110, 1_000);
  expect(shown.at(-1)).toBe('lyon-maps: 110 of ~1,000 read, 10/s, 1 min 29 s left · lyon-page: 5 read');
  board.left(maps);
  after(20);
  board.reached(page, 25);
  expect(shown.at(-1)).toBe('lyon-page: 25 read, 2.0/s');
});

it('tells a log twice a minute, however often it is asked', () => {
  const io = { ...testIo(), clock: NOW, now: () => io.clock };
  const board = openWorkBoard(io);
  for (let second = 0; second <= 95; second += 1) {
    io.clock = instant(millis(NOW) + second * 1_000);
    board.reached(maps, second, 200);
  }
  expect(io.lines).toHaveLength(3);
  expect(io.lines[0]).toBe(
    `30 of ~200 read, 1.0/s, 2 min 50 s left ${JSON.stringify({ source: maps, read: 30, expected: 200 })}`,
  );
});
