/** The network's arithmetic in machine code: eight sums at a time instead of one. Apart: addresses and memory live here only. */
import { Buffer } from 'node:buffer';
import { DENSE_CODE } from './dense-code.ts';

/** What `dense.wat` does; addresses and sizes in bytes. */
export interface DenseCode {
  multiply(rows: number, count: number, input: number, size: number, bias: number, out: number): void;
  pack(from: number, out: number, size: number): void;
  unpack(from: number, out: number, size: number): void;
  raise(a: number, b: number, c: number, d: number, out: number, size: number): void;
  gather(rows: number, count: number, out: number, size: number): void;
}

/** Memory that grows, with the code that works on it. Views are valid until the next `reserve`. */
export interface Dense {
  readonly code: DenseCode;
  readonly floats: Float32Array;
  readonly fractions: Int16Array;
  /** Sets aside `size` bytes at the end. @returns their address, a multiple of 64 */
  reserve(size: number): number;
  /** Makes room up to `end` beyond everything reserved. */
  reach(end: number): void;
}

/** Steps of a fraction: 16 bits reach to ±16, four times as far as a trained network's words go. */
export const FRACTION = 2048;

/** Numbers of a row are filled up to a multiple of this: the code takes sixteen at a time. */
const ROW = 16;

/** Length of a row that holds so many numbers. */
export function rowLength(numbers: number): number {
  return Math.ceil(numbers / ROW) * ROW;
}

const PAGE = 65_536;

interface Pages {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
/** What Node has and its types say only of browsers. */
declare const WebAssembly: {
  readonly Memory: new (options: { readonly initial: number }) => Pages;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: unknown) => { readonly exports: unknown };
};

const module = new WebAssembly.Module(Buffer.from(DENSE_CODE, 'base64'));

/** Fresh memory. Its pages are taken from the machine only when they are written. */
export function openDense(): Dense {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { vigie: { memory } });
  const views = () => ({ floats: new Float32Array(memory.buffer), fractions: new Int16Array(memory.buffer) });
  let { floats, fractions } = views();
  let end = 0;
  const reach = (to: number) => {
    if (to <= memory.buffer.byteLength) return;
    memory.grow(Math.ceil((to - memory.buffer.byteLength) / PAGE));
    ({ floats, fractions } = views());
  };
  return {
    code: exports as DenseCode,
    get floats() {
      return floats;
    },
    get fractions() {
      return fractions;
    },
    reserve: (size) => {
      const at = end;
      end += Math.ceil(size / 64) * 64;
      reach(end);
      return at;
    },
    reach,
  };
}
