import { describe, expect, it } from 'vitest';
import { distinctEntries } from '../../../src/collectors/answers/distinct-entries.ts';

const entry = (externalId: string | undefined, text: string) => ({
  review: { ...(externalId !== undefined && { externalId }), text, scale: 'stars' as const },
  broken: [],
});

describe('entries of an API', () => {
  it('that come twice are kept once, in order', () => {
    const [a, b] = [entry('1', 'a'), entry('2', 'b')];
    expect(distinctEntries([a, b, entry('1', 'a')])).toEqual([a, b]);
  });

  it('without an id are all kept', () => {
    expect(distinctEntries([entry(undefined, 'a'), entry(undefined, 'a')])).toHaveLength(2);
  });

  it('that share an id but not their content say that the id is broken', () => {
    const kept = distinctEntries([entry('7', 'a'), entry('7', 'b')]);
    expect(kept.map(({ broken }) => broken)).toEqual([[], ['id']]);
  });
});
