/** The healthy law of the benchmark and the eight ways in which it gets worse. */
import { normalise } from './random.ts';

/** Usual star shares: mean 4.23, standard deviation 1.27. */
export const HEALTHY = [0.09, 0.04, 0.06, 0.17, 0.64];

/** Laws of whole streams, most of them far from the usual one: a stream that is all its own must have its false alarms as rarely. */
export const STREAMS: readonly { readonly name: string; readonly law: readonly number[] }[] = [
  { name: 'usual', law: HEALTHY },
  { name: 'love or hate', law: [0.45, 0.05, 0.02, 0.03, 0.45] },
  { name: 'more love', law: [0.34, 0.08, 0.06, 0.1, 0.42] },
  { name: 'some hate', law: [0.27, 0.05, 0.05, 0.08, 0.55] },
  { name: 'more hate', law: [0.6, 0.12, 0.08, 0.1, 0.1] },
  { name: 'even', law: [0.2, 0.2, 0.2, 0.2, 0.2] },
  { name: 'bell at 4', law: [0.03, 0.07, 0.2, 0.45, 0.25] },
  { name: 'bell at 3', law: [0.08, 0.22, 0.4, 0.22, 0.08] },
  { name: 'near perfect', law: [0.01, 0.01, 0.03, 0.08, 0.87] },
];

/** A law over five levels, spread evenly over `count`. */
export function spread(law: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, level) =>
    law.reduce((sum, share, star) => {
      const overlap = Math.min((level + 1) / count, (star + 1) / 5) - Math.max(level / count, star / 5);
      return overlap > 0 ? sum + share * overlap * 5 : sum;
    }, 0),
  );
}

export interface Shape {
  readonly name: string;
  /** The law after the change, from the law before it. */
  readonly change: (law: readonly number[]) => number[];
}

export const tilt = (theta: number) => (law: readonly number[]) =>
  normalise(law.map((p, i) => p * Math.exp(-theta * i)));
export const contaminate = (share: number) => (law: readonly number[]) =>
  law.map((p, i) => (1 - share) * p + (i === 0 ? share : 0));
export const erode = (share: number) => (law: readonly number[]) => {
  const top = law.length - 1;
  return law.map((p, i) => (i === top ? p * (1 - share) : i === top - 1 ? p + share * law[top]! : p));
};

/** The eight shapes of a fall over five levels. */
export const SHAPES: readonly Shape[] = [
  { name: '→4.0', change: tilt(0.12561422) },
  { name: '→3.6', change: tilt(0.29662717) },
  { name: '→2.5', change: tilt(0.68214505) },
  { name: '5 % 1★', change: contaminate(0.05) },
  { name: '10 % 1★', change: contaminate(0.1) },
  { name: '20 % 1★', change: contaminate(0.2) },
  { name: '40 % 1★', change: contaminate(0.4) },
  { name: '5★→4★', change: erode(0.35) },
];
