/** The latest reviews, one by one: the companions only know sums, and sums cannot be split again at another date. */
import { type Cells, I, RING } from './layout.ts';
import type { Seen } from './window.ts';

/** Bit of a kept level: the review was taken out of the counters again, as part of a burst. */
const TAKEN_OUT = 0x80;

/** One kept review; `counted` unless it was taken out of the counters. */
export interface Kept extends Seen {
  readonly counted: boolean;
}

/** Keeps a review that joined the counters; the oldest makes room. */
export function keep({ u8, u16, u32, i32, layout }: Cells, { level, score, day, author }: Seen): void {
  const { ring, ints } = layout;
  const at = u32[ints + I.next]!;
  i32[ring.days + at] = day;
  u32[ring.authors + at] = author;
  u16[ring.scores + at] = score;
  u8[ring.levels + at] = level;
  u32[ints + I.next] = (at + 1) % RING;
  u32[ints + I.kept] = Math.min(RING, u32[ints + I.kept]! + 1);
}

/** How many reviews are kept. */
export function keptCount({ u32, layout }: Cells): number {
  return u32[layout.ints + I.kept]!;
}

/** The kept review `back` places before the newest (0); `back` < `keptCount`. */
export function keptAt({ u8, u16, u32, i32, layout }: Cells, back: number): Kept {
  const { ring, ints } = layout;
  const at = (u32[ints + I.next]! + 2 * RING - 1 - back) % RING;
  const level = u8[ring.levels + at]!;
  return {
    level: level & ~TAKEN_OUT,
    score: u16[ring.scores + at]!,
    day: i32[ring.days + at]!,
    author: u32[ring.authors + at]!,
    counted: (level & TAKEN_OUT) === 0,
  };
}

/** The reviews of `day` were taken out of the counters; they still say when a change began. */
export function markTakenOut({ u8, u32, i32, layout }: Cells, day: number): void {
  for (let at = 0; at < u32[layout.ints + I.kept]!; at++) {
    if (i32[layout.ring.days + at] === day) u8[layout.ring.levels + at]! |= TAKEN_OUT;
  }
}

/** Forgets all kept reviews. */
export function clearRing({ u8, u16, u32, i32, layout }: Cells): void {
  const { ring, ints } = layout;
  u32[ints + I.kept] = 0;
  u32[ints + I.next] = 0;
  i32.fill(0, ring.days, ring.days + RING);
  u32.fill(0, ring.authors, ring.authors + RING);
  u16.fill(0, ring.scores, ring.scores + RING);
  u8.fill(0, ring.levels, ring.levels + RING);
}
