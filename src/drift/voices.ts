/** Who spoke lately, and on which days: for any earlier moment, how many different ones there were since. */
import type { Cells } from './layout.ts';

/**
 * Remembers a value (32 bits) that came at `now`, among the latest `size` different ones of the list at `at`: each with
 * when it came last, the newest first. `known` false: it is unlike any other.
 */
export function remember({ u32 }: Cells, at: number, size: number, value: number, now: number, known: boolean): void {
  if (size === 0) return;
  let place = 0;
  while (place < size - 1 && !(known && u32[at + 2 * place] === value)) place++;
  for (let i = at + 2 * place; i > at; i -= 2) {
    u32[i] = u32[i - 2]!;
    u32[i + 1] = u32[i - 1]!;
  }
  u32[at] = value;
  u32[at + 1] = now;
}

/** How many different values came at `then` or later, at most `size`. */
export function differentSince({ u32 }: Cells, at: number, size: number, then: number): number {
  let count = 0;
  while (count < size && u32[at + 2 * count + 1]! >= then) count++;
  return count;
}
