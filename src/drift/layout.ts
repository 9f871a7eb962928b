/** Where each number of a watched stream lies in its one block of bytes: the block is the live state and the saved state at once, so saving is exact. */

/** Format of the bytes; a block of another version is refused. */
const VERSION = 5;
const HEADER_BYTES = 8;
/** Byte of the header that says what was believed of this stream before its first review. */
export const BELIEF = 4;

/** The directions of a change. */
export const DOWN = 0;
export const UP = 1;
export type Side = typeof DOWN | typeof UP;

/** Companion windows of a stream: one for each alternative of the bank (down first), one for the way back after a fall. */
export const BACK = 12;
const WINDOWS = 13;

/** What a companion CUSUM is while no change is suspected. */
export const AT_REST = 1;

/** Latest reviews kept one by one, to date a sudden change. */
export const RING = 16;

/** Scalars kept as 64-bit floats: sums of native scores, the daily rate and the mean square of the daily counts. */
export const F = { totalSum: 0, daySum: 1, oldSum: 2, rate: 3, square: 4, tallySum: 5 } as const;
const FLOATS = 6;
/** Scalars kept as 32-bit floats. */
export const S = { startDown: 0, startUp: 1, back: 2, surge: 3 } as const;
const SINGLES = 4;
/** Scalars kept as 32-bit whole numbers. `day` = newest day, `days` = days on record, `gap` = longest silence that was normal, `fall` = day since which an open fall is dated, `kept` and `next` = reviews in the ring and where the next one goes, `surge` = day since which there are more reviews than usual, `tallied` = reviews that windows count. */
export const I = {
  day: 0,
  days: 1,
  dayCount: 2,
  seen: 3,
  gap: 4,
  flags: 5,
  fall: 6,
  kept: 7,
  next: 8,
  surge: 9,
  tallied: 10,
} as const;
const INTS = 11;
/**
 * Bits of `I.flags`. `burst` = the newest day is abnormal and kept out of the counters, `told` = it was told as a burst,
 * `aftermath` = it belongs to the abnormal day before, `surging` = a surge was told and is not over.
 */
export const FLAG = {
  started: 1,
  burst: 2,
  silent: 4,
  changed: 8,
  watching: 16,
  aftermath: 32,
  told: 64,
  surging: 128,
} as const;
/** Sums of a window, 64-bit floats. */
export const WF = { fromSum: 0, snapSum: 1 } as const;

/** Element offsets (into the view of the matching type) for a number of levels and of authors told apart. */
export interface Layout {
  readonly levels: number;
  readonly authors: number;
  readonly bytes: number;
  /** Bytes of the detector proper (ratios and counters); the rest guards it. */
  readonly coreBytes: number;
  readonly ratios: number;
  readonly base: number;
  readonly pend: number;
  readonly fresh: number;
  readonly floats: number;
  readonly singles: number;
  readonly ints: number;
  readonly day: number;
  readonly old: number;
  /** By level, the reviews that windows count, from the stream's first on (in all `I.tallied`, their scores `F.tallySum`). */
  readonly tally: number;
  /** What every review asks of every window, side by side: its companion CUSUM, as it stands and as the newest day began, its first review by the tally (0 while it is closed), its latest day. */
  readonly w: number;
  readonly startW: number;
  readonly opened: number;
  readonly lastDay: number;
  /** Its first day and how many there were; as it opened, the tally (`from`) and the counters, which are "before" (`snap`). */
  readonly start: number;
  readonly days: number;
  readonly windows: readonly { readonly floats: number; readonly from: number; readonly snap: number }[];
  /** The latest authors, and when (by the tally) each spoke last. */
  readonly voices: number;
  readonly ring: { readonly days: number; readonly authors: number; readonly scores: number; readonly levels: number };
}

/** The block of one stream, seen through every type it holds. */
export interface Cells {
  readonly layout: Layout;
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly i32: Int32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** The layout for `levels` detector levels and `authors` remembered authors. */
export function layoutFor(levels: number, authors: number): Layout {
  const coreEnd = HEADER_BYTES + 48 + levels * 7;
  const guard = Math.ceil(coreEnd / 8) * 8;
  const w = guard + 8 * FLOATS;
  const startW = w + 8 * WINDOWS;
  const sums = startW + 8 * WINDOWS;
  const singles = sums + 16 * WINDOWS;
  const ints = singles + 4 * SINGLES;
  const day = ints + 4 * INTS;
  const old = day + 4 * levels;
  const tally = old + 4 * levels;
  const opened = tally + 4 * levels;
  const lastDay = opened + 4 * WINDOWS;
  const start = lastDay + 4 * WINDOWS;
  const days = start + 4 * WINDOWS;
  const counts = days + 4 * WINDOWS;
  const windows = Array.from({ length: WINDOWS }, (_, index) => {
    const from = counts / 4 + index * 2 * levels;
    return { floats: sums / 8 + index * 2, from, snap: from + levels };
  });
  const voices = counts + 8 * WINDOWS * levels;
  const ring = voices + 8 * authors;
  return {
    levels,
    authors,
    bytes: Math.ceil((ring + 11 * RING) / 8) * 8,
    coreBytes: coreEnd - HEADER_BYTES,
    ratios: HEADER_BYTES / 4,
    base: (HEADER_BYTES + 48) / 4,
    pend: (HEADER_BYTES + 48 + levels * 4) / 2,
    fresh: HEADER_BYTES + 48 + levels * 6,
    floats: guard / 8,
    singles: singles / 4,
    ints: ints / 4,
    day: day / 4,
    old: old / 4,
    tally: tally / 4,
    w: w / 8,
    startW: startW / 8,
    opened: opened / 4,
    lastDay: lastDay / 4,
    start: start / 4,
    days: days / 4,
    windows,
    voices: voices / 4,
    ring: { days: ring / 4, authors: ring / 4 + RING, scores: (ring + 8 * RING) / 2, levels: ring + 10 * RING },
  };
}

/** An empty block, or a copy of a saved one. @throws RangeError when the saved bytes are of another version or shape */
export function openCells(layout: Layout, saved?: Uint8Array): Cells {
  const header = [0x56, VERSION, layout.levels, layout.authors];
  if (saved && (saved.length !== layout.bytes || header.some((byte, i) => saved[i] !== byte))) {
    const got = `${saved.length} bytes starting ${Array.from(saved.subarray(0, 4)).join(' ')}`;
    throw new RangeError(
      `Expected ${layout.bytes} bytes starting ${header.join(' ')} (version ${VERSION}), got ${got}; rebuild the stream from its reviews`,
    );
  }
  const bytes = new Uint8Array(layout.bytes);
  bytes.set(saved ?? header);
  const { buffer } = bytes;
  const f64 = new Float64Array(buffer);
  if (!saved) f64.fill(AT_REST, layout.w, layout.w + 2 * WINDOWS);
  return {
    layout,
    u8: bytes,
    u16: new Uint16Array(buffer),
    u32: new Uint32Array(buffer),
    i32: new Int32Array(buffer),
    f32: new Float32Array(buffer, 0, layout.bytes / 4),
    f64,
  };
}
