/** What a pass may claim, held against counts, canaries and other passes: never a false "complete", no false alarm. */
import { describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { OUTCOMES, type Run, type RunEnd } from '../../src/domain/run.ts';
import { instant } from '../../src/domain/time.ts';
import { type Evidence, judge } from '../../src/pipeline/verdict.ts';

const run = (more: Partial<Run>): Run => ({
  source: sourceId.parse('lyon'),
  startedAt: instant('2026-06-01'),
  endedAt: instant('2026-06-01'),
  outcome: 'complete',
  counts: { read: 0, new: 0, edited: 0, same: 0, skipped: 0 },
  ...more,
});
const WHOLE: RunEnd = { outcome: 'complete', stop: 'end' };
const EMPTY: RunEnd = { outcome: 'empty', reason: 'The page says "no reviews"' };

/** A pass that read, stored and listed so many. */
const having = (n: number, more: Partial<Evidence> = {}): Evidence => ({
  reach: 'all',
  capped: false,
  read: n,
  skipped: 0,
  stored: { n, ...(n > 0 && { mean: 4 }) },
  listed: { n, ...(n > 0 && { mean: 4 }) },
  before: [],
  conditional: false,
  canary: false,
  ...more,
});
const outcome = (end: RunEnd, evidence: Evidence) => judge(end, evidence).outcome;

describe('a walk that claims to be complete', () => {
  it.each([
    [3, 3, 'complete'],
    [4, 3, 'partial'],
    [12, 11, 'complete'],
    [12, 10, 'partial'],
    [100, 95, 'complete'],
    [100, 94, 'partial'],
    [80, 100, 'complete'],
  ] as const)('through a list counted as %i is, with %i listed, "%s"', (shownCount, n, expected) => {
    expect(outcome({ ...WHOLE, shownCount }, having(n))).toBe(expected);
  });

  it('is not, if its list held fewer than are counted, however many are stored and however often some were listed', () => {
    const leaky = having(100, { listed: { n: 70 }, stored: { n: 100 }, read: 130 });
    expect(judge({ ...WHOLE, shownCount: 100 }, leaky)).toMatchObject({
      outcome: 'partial',
      reason: 'The source counts 100 reviews, its list held 70; 100 are stored, none is taken for removed',
    });
    expect(outcome({ outcome: 'complete', stop: 'known', shownCount: 100 }, { ...leaky, reach: 'new' })).toBe(
      'complete',
    );
  });

  it('is not, after nothing was read or nothing could be kept', () => {
    expect(outcome(WHOLE, having(0))).toBe('partial');
    expect(outcome(WHOLE, having(5, { skipped: 5 }))).toBe('partial');
    expect(outcome(WHOLE, having(5, { skipped: 5, capped: true }))).toBe('complete');
  });

  it('over a part of the time does not miss the rest', () => {
    expect(outcome({ ...WHOLE, stop: 'date', shownCount: 900 }, having(5, { reach: 'period' }))).toBe('complete');
    expect(outcome({ ...WHOLE, shownCount: 900 }, having(5, { capped: true }))).toBe('complete');
  });
});

describe('an empty list', () => {
  it('is believed where nothing is stored, or a count of none says so', () => {
    expect(outcome(EMPTY, having(0))).toBe('empty');
    expect(outcome({ ...EMPTY, shownCount: 0 }, having(0, { stored: { n: 2 } }))).toBe('empty');
    expect(outcome(EMPTY, having(0, { stored: { n: 1 } }))).toBe('partial');
  });

  it('of many stored reviews is believed the third time in a row that none is counted', () => {
    const none = { ...EMPTY, shownCount: 0 };
    const evidence = (...before: Run[]) => having(0, { stored: { n: 40 }, before });
    const zero = run({ outcome: 'partial', shownCount: 0 });
    expect(outcome(none, evidence())).toBe('partial');
    expect(outcome(none, evidence(zero))).toBe('partial');
    expect(outcome(none, evidence(zero, run({ shownCount: 40 }), zero))).toBe('partial');
    expect(outcome(none, evidence(zero, zero))).toBe('empty');
  });

  it('is not believed while the canary of its kind cannot be read, and says which', () => {
    const doubt = 'the canary "known" of the kind json-ld ended as blocked';
    expect(judge(EMPTY, having(0, { doubt }))).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining(doubt),
    });
    expect(outcome({ ...WHOLE, shownCount: 3 }, having(3, { doubt }))).toBe('complete');
  });

  it('of a canary is a fault of its kind', () => {
    expect(judge({ ...EMPTY, shownCount: 0 }, having(0, { canary: true }))).toMatchObject({
      outcome: 'partial',
      reason: expect.stringContaining('known to have reviews'),
    });
  });
});

describe('a source that says it is unmodified', () => {
  const unmodified: RunEnd = { outcome: 'complete', stop: 'unmodified' };
  const asked = (before: Run[], n = 30) => having(0, { reach: 'new', conditional: true, stored: { n }, before });

  it('is what it was when it was last believed, and keeps what it takes to ask again', () => {
    const validators = { etag: '"a"' };
    const last = run({ shownCount: 30, shownAverage: 4.1, validators });
    expect(judge(unmodified, asked([run({ outcome: 'blocked' }), last]))).toEqual({
      ...unmodified,
      shownCount: 30,
      shownAverage: 4.1,
      validators,
    });
    const empty = run({ outcome: 'empty', reason: 'none yet' });
    expect(judge(unmodified, asked([empty], 0))).toMatchObject({ outcome: 'empty', reason: 'none yet' });
  });

  it('is not believed when nobody asked', () => {
    expect(outcome(unmodified, having(0, { reach: 'new', stored: { n: 30 } }))).toBe('partial');
  });

  it('is not complete when reviews are missing in the store', () => {
    expect(outcome(unmodified, asked([run({ shownCount: 90 })]))).toBe('partial');
  });
});

describe('notes', () => {
  const before = [run({ shownCount: 112 })];

  it('tell a count that fell from reviews that are gone', () => {
    const fell = { ...WHOLE, shownCount: 110 };
    expect(judge(fell, having(112, { before, listed: { n: 110 } })).notes).toEqual([
      'the source counts 110 reviews, 112 last time; its list lacks 2 of those stored',
    ]);
    expect(judge(fell, having(112, { before })).notes).toEqual([
      'the source counts 110 reviews, 112 last time; all stored ones are still listed',
    ]);
    const known: RunEnd = { ...fell, stop: 'known' };
    expect(judge(known, having(112, { before, reach: 'new' })).notes?.[0]).toMatch(/the next full pass tells/);
  });

  it('tell an average that the reviews do not have, when all of them are there', () => {
    const shown = (shownAverage: number) => ({ ...WHOLE, shownCount: 50, shownAverage });
    expect(judge(shown(4.1), having(50)).notes).toBeUndefined();
    expect(judge(shown(3.6), having(50)).notes?.[0]).toMatch(/average of 3.6, its 50 reviews have 4.00/);
    expect(judge(shown(3.6), having(50, { listed: { n: 48, mean: 3.62 } })).notes).toBeUndefined();
    expect(judge({ ...shown(3.6), stop: 'date' }, having(20, { reach: 'period' })).notes).toBeUndefined();
  });
});

it('whatever a walk says against itself is left as it is', () => {
  for (const bad of OUTCOMES.filter((one) => one !== 'complete' && one !== 'empty')) {
    const end: RunEnd = { outcome: bad, reason: 'so it is', shownCount: 3 };
    expect(judge(end, having(0, { canary: true }))).toBe(end);
  }
});
