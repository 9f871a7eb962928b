/** Are saved bytes a state that a watch can have come to? What else comes from a store ends in an error, not in a wrong alarm. */
import { AT_REST, BELIEF, type Cells, I, RING } from './layout.ts';

const BELIEFS = 3;
/** Bits of a kept level that are no level (ring.ts). */
const KEPT_LEVEL = 0x7f;

/** @throws RangeError where a number of the block can be none of a watch: the stream is to be rebuilt from its reviews */
export function checkSound(cells: Cells): void {
  const wrong = unsound(cells);
  if (wrong === undefined) return;
  throw new RangeError(`Expected a saved stream, got one with ${wrong}; rebuild the stream from its reviews`);
}

function unsound(cells: Cells): string | undefined {
  const { u8, u32, f32, f64, layout } = cells;
  if (u8[BELIEF]! >= BELIEFS) return `the prior ${u8[BELIEF]}`;
  const ratio = find(f32, layout.ratios, layout.base, (value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (ratio !== undefined) return `the ratio ${ratio}`;
  const number =
    find(f64, layout.floats, layout.singles / 2, isNoNumber) ??
    find(f32, layout.singles, layout.ints, isNoNumber) ??
    find(f64, layout.w, layout.windows[0]!.floats, (value) => value < AT_REST);
  if (number !== undefined) return `the number ${number}`;
  const [kept, next] = [u32[layout.ints + I.kept]!, u32[layout.ints + I.next]!];
  if (kept > RING || next >= RING) return `${kept} reviews kept, the next at ${next}`;
  const level = find(
    u8,
    layout.ring.levels,
    layout.ring.levels + RING,
    (value) => (value & KEPT_LEVEL) >= layout.levels,
  );
  if (level !== undefined) return `a review at level ${level & KEPT_LEVEL}`;
  const tallied = u32[layout.ints + I.tallied]!;
  const opened = find(u32, layout.opened, layout.lastDay, (review) => review > tallied);
  return opened === undefined ? undefined : `a window from review ${opened} of ${tallied} on`;
}

function find(
  numbers: Uint8Array | Uint32Array | Float32Array | Float64Array,
  from: number,
  to: number,
  is: (value: number) => boolean,
): number | undefined {
  for (let i = from; i < to; i++) if (is(numbers[i]!)) return numbers[i]!;
  return undefined;
}

function isNoNumber(value: number): boolean {
  return !Number.isFinite(value);
}
