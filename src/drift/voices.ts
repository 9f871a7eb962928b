/** Who spoke lately: for any earlier review, how many different authors there were since, without a list for each window. */
import type { Cells } from './layout.ts';

/** Remembers that an author speaks at `now` (by the tally), among the latest different ones, the newest first. `known` false: somebody unlike any other. */
export function remember({ u32, layout }: Cells, author: number, now: number, known: boolean): void {
  const { voices, authors } = layout;
  if (authors === 0) return;
  let place = 0;
  while (place < authors - 1 && !(known && u32[voices + 2 * place] === author)) place++;
  for (let i = voices + 2 * place; i > voices; i -= 2) {
    u32[i] = u32[i - 2]!;
    u32[i + 1] = u32[i - 1]!;
  }
  u32[voices] = author;
  u32[voices + 1] = now;
}

/** How many different authors spoke at `then` or later, at most as many as are remembered. */
export function authorsSince({ u32, layout }: Cells, then: number): number {
  let count = 0;
  while (count < layout.authors && u32[layout.voices + 2 * count + 1]! >= then) count++;
  return count;
}
