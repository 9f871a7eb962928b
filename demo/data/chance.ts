/** Chance that always falls the same way: the demo tells the same story on every machine. */

/** Draws in [0, 1); `pick` and `whole` are made of it. */
export interface Chance {
  readonly next: () => number;
  /** One of the entries. */
  readonly pick: <T>(entries: readonly T[]) => T;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** A shuffled copy. */
  readonly shuffle: <T>(entries: readonly T[]) => T[];
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded by the FNV-1a hash of a word. */
export function chance(seed: string): Chance {
  let state = 2_166_136_261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16_777_619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const shuffle = <T>(entries: readonly T[]) => {
    const copy = [...entries];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  };
  return { next, whole, shuffle, pick: (entries) => entries[whole(0, entries.length - 1)] as (typeof entries)[number] };
}
