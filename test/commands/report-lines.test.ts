/** What a person on call reads after a run: every fact once, in words, harmless on a terminal. */
import { describe, expect, it } from 'vitest';
import { inboxLines, notDueLines, runLines } from '../../src/commands/report-lines.ts';
import { sourceId } from '../../src/domain/ids.ts';
import type { Run } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';

const at = instant('2026-06-01T12:00:00Z');
const NONE = { removed: 0, returned: 0, starsUp: 0, starsDown: 0, recovered: 0, collided: 0 };
const run = (changes: Partial<Run> = {}): Run => ({
  source: sourceId.parse('paris'),
  startedAt: at,
  endedAt: at,
  outcome: 'complete',
  counts: { read: 44, new: 1, edited: 3, same: 40, skipped: 0 },
  changes: NONE,
  ...changes,
});

describe('a pass', () => {
  it('is one line when there is no more to say', () => {
    const quiet = run({ stop: 'known', reach: 'new', shownCount: 44, stored: { n: 44, mean: 4 } });
    expect(runLines([quiet])).toEqual([
      'paris  complete        44 read, 1 new, 3 edited, 40 same; stopped at known reviews',
    ]);
  });

  it.each([
    [{ stop: 'end', reach: 'all' }, /40 same; the whole list$/],
    [{ stop: 'end', reach: 'new' }, /40 same$/],
    [{ stop: 'date', reach: 'period' }, /; stopped at the date asked for$/],
    [
      { stop: 'limit', outcome: 'partial', reason: 'maxPages reached' },
      /; stopped at a limit {2}\(maxPages reached\)$/,
    ],
    [{ stop: 'unmodified' }, /; nothing new to read$/],
    [{ outcome: 'unreachable', reason: 'Away' }, /40 same {2}\(Away\)$/],
  ] as const)('says why it stopped: %o', (changes, expected) => expect(runLines([run(changes)])[0]).toMatch(expected));

  it('tells of customers who changed their mind, removals and returns, each once', () => {
    const changes = { ...NONE, removed: 2, returned: 1, starsUp: 3, starsDown: 1, recovered: 2 };
    expect(runLines([run({ changes })])).toEqual([
      'paris  complete        44 read, 1 new, 3 edited, 40 same, 2 removed',
      '       2 customers raised their stars after a reply',
      '       1 customer raised their stars',
      '       1 customer lowered their stars',
      '       1 removed review came back',
    ]);
  });

  it('shows what the source counts where that is not what is stored, unless the reason says so', () => {
    const shown = run({ shownCount: 60, shownAverage: 4.5, stored: { n: 15, mean: 4.25 } });
    expect(runLines([shown])[1]).toBe(
      '       the source shows 60 reviews (average 4.50), 15 are stored (average 4.25)',
    );
    const reason = 'The source shows 60 reviews, 15 are stored; read all';
    expect(runLines([{ ...shown, outcome: 'partial', reason }])).toHaveLength(1);
  });

  it('names the walk it went on with, broken fields, marks that moved, and what else is to know', () => {
    const told = run({
      resumedFrom: at,
      brokenFields: ['rating', 'date'],
      selectorDrift: [{ field: 'text', from: 'itemprop', to: 'class' }],
      notes: ['the source counts 9 reviews, \u001b[31m10\u202elast time'],
    });
    expect(runLines([told]).slice(1)).toEqual([
      '       went on with the walk that was begun at 2026-06-01T12:00Z',
      '       could not be read: rating, date',
      '       selector drift: "text" is now read from class, no longer from itemprop',
      '       note: the source counts 9 reviews, 10 last time',
    ]);
  });
});

it('sources that are not due are one line, however many', () => {
  const due = (id: string, hour: number) => ({
    source: sourceId.parse(id),
    dueAt: instant(Date.UTC(2026, 5, 2, hour)),
  });
  expect(notDueLines([])).toEqual([]);
  expect(notDueLines([due('paris', 3)])).toEqual([
    'paris  not due before 2026-06-02T03:00Z (read it now with --source paris)',
  ]);
  expect(notDueLines([due('paris', 3), due('lyon', 1)])).toEqual([
    '2 sources are not due, first lyon at 2026-06-02T01:00Z (read one now with --source ID): paris, lyon',
  ]);
});

it('an inbox tells what was removed', () => {
  const counts = { read: 1, new: 1, edited: 0, same: 0, skipped: 0 };
  const report = { source: sourceId.parse('page'), bodies: 1, counts, removed: 2, notes: ['a\u0007b'], failed: false };
  expect(inboxLines([report])).toEqual([
    'page  inbox: 1 webhook read, 1 new, 0 edited, 0 same, 2 removed',
    'page  inbox: a b',
  ]);
});
