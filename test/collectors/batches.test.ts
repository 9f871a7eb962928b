import { describe, expect, it } from 'vitest';
import { type Emit, streamBatches } from '../../src/collectors/batches.ts';
import type { Batch } from '../../src/collectors/collector.ts';

const review = (id: string): Batch => ({ reviews: [{ externalId: id, scale: 'stars', rating: 5 }] });

describe('batches out of a walk', () => {
  it('come in order, one at a time, and the end is returned', async () => {
    const taken: string[] = [];
    const run = streamBatches(async (emit) => {
      await emit(review('a'));
      taken.push('a taken');
      await emit(review('b'));
      taken.push('b taken');
      return { outcome: 'complete' };
    });
    expect((await run.next()).value).toEqual(review('a'));
    expect(taken).toEqual([]);
    expect((await run.next()).value).toEqual(review('b'));
    expect(taken).toEqual(['a taken']);
    expect(await run.next()).toEqual({ done: true, value: { outcome: 'complete' } });
    expect(taken).toEqual(['a taken', 'b taken']);
  });

  it('that came before a fault are handed over first', async () => {
    const run = streamBatches(async (emit) => {
      await emit(review('a'));
      throw new Error('the page went away');
    });
    expect((await run.next()).value).toEqual(review('a'));
    await expect(run.next()).rejects.toThrow('the page went away');
  });

  it('end the walk when the reader leaves', async () => {
    let fault: unknown;
    const walk = async (emit: Emit) => {
      try {
        for (;;) await emit(review('a'));
      } catch (error) {
        fault = error;
        throw error;
      }
    };
    for await (const batch of streamBatches(walk)) {
      expect(batch.reviews).toHaveLength(1);
      break;
    }
    expect(String(fault)).toContain('given up');
  });
});
