import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../src/collectors/answers/unwrap.ts';

const isOurs = (object: object) => 'stars' in object;

describe('the objects of an API', () => {
  it('are found in lists and wrappers, outermost first, in order', () => {
    const value = [{ data: { result: [{ stars: 1, inner: { stars: 9 } }] } }, { stars: 2 }, null, 'x', 3];
    expect(unwrap(value as never, isOurs)).toMatchObject([{ stars: 1 }, { stars: 2 }]);
  });

  it('are not looked for in endless depth', () => {
    const deep = Array.from({ length: 50 }).reduce<object>((inner) => ({ data: inner }), { stars: 1 });
    expect(unwrap(deep as never, isOurs)).toEqual([]);
  });
});
