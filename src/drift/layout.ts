/** Where each number of a watched stream lies in its one block of bytes: the block is the live state and the saved state at once, so saving is exact. */

/** Format of the bytes; a block of another version is refused. */
const VERSION = 4;
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

/** Latest reviews kept one by one, to date a sudden change. */
export const RING = 16;

/** Scalars kept as 64-bit floats: sums of native scores, the daily rate and the mean square of the daily counts. */
export const F = { totalSum: 0, daySum: 1, oldSum: 2, rate: 3, square: 4 } as const;
const FLOATS = 5;
/** Scalars kept as 32-bit floats. */
export const S = { startDown: 0, startUp: 1, back: 2, surge: 3 } as const;
const SINGLES = 4;
/** Scalars kept as 32-bit whole numbers. `day` = newest day, `days` = days on record, `gap` = longest silence that was normal, `fall` = day since which an open fall is dated, `kept` and `next` = reviews in the ring and where the next one goes, `surge` = day since which there are more reviews than usual. */
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
} as const;
const INTS = 10;
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
/** Of a window: its sums (64-bit floats), and its dates and authors (32-bit whole numbers). */
export const WF = { sum: 0, snapSum: 1 } as const;
export const WI = { start: 0, days: 1, lastDay: 2, authors: 3 } as const;

/** Element offsets (into the view of the matching type) for a number of levels and of authors kept per window. */
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
  /** The companion CUSUM of each window, as it stands and as the newest day began: side by side, since every review asks for all. */
  readonly w: number;
  readonly startW: number;
  readonly windows: readonly {
    readonly floats: number;
    readonly ints: number;
    readonly counts: number;
    readonly snap: number;
    readonly hashes: number;
  }[];
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
  const singles = guard + 8 * FLOATS;
  const ints = singles + 4 * SINGLES;
  const day = ints + 4 * INTS;
  const old = day + 4 * levels;
  const w = old + 4 * levels;
  const startW = w + 8 * WINDOWS;
  const sums = startW + 8 * WINDOWS;
  const counts = sums + 16 * WINDOWS;
  const perWindow = 4 * (4 + 2 * levels + authors);
  const windows = Array.from({ length: WINDOWS }, (_, index) => {
    const at = (counts + index * perWindow) / 4;
    return {
      floats: sums / 8 + index * 2,
      ints: at,
      counts: at + 4,
      snap: at + 4 + levels,
      hashes: at + 4 + 2 * levels,
    };
  });
  const ring = counts + WINDOWS * perWindow;
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
    w: w / 8,
    startW: startW / 8,
    windows,
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
  return {
    layout,
    u8: bytes,
    u16: new Uint16Array(buffer),
    u32: new Uint32Array(buffer),
    i32: new Int32Array(buffer),
    f32: new Float32Array(buffer, 0, layout.bytes / 4),
    f64: new Float64Array(buffer),
  };
}
