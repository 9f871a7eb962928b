/** The figures that judge a classifier: F1, accuracy, calibration. Apart, so that card, bench and tests count alike. */

/** Counts behind an F1. */
export interface Tally {
  hits: number;
  said: number;
  real: number;
}

export const noTally = (): Tally => ({ hits: 0, said: 0, real: 0 });

/** F1 of counts; micro over whatever they cover. */
export function f1({ hits, said, real }: Tally): number {
  return said + real > 0 ? (2 * hits) / (said + real) : 0;
}

/** Adds one text's labels to a tally. */
export function count(tally: Tally, said: ReadonlySet<string>, real: ReadonlySet<string>): void {
  tally.said += said.size;
  tally.real += real.size;
  for (const name of said) if (real.has(name)) tally.hits++;
}

/** All counts together. */
export function sum(tallies: readonly Tally[]): Tally {
  const total = noTally();
  for (const { hits, said, real } of tallies) {
    total.hits += hits;
    total.said += said;
    total.real += real;
  }
  return total;
}

/** Mean F1 over the classes that occur; pairs are [true, said]. */
export function macroF1<Class>(pairs: readonly (readonly [real: Class, said: Class])[]): number {
  const classes = [...new Set(pairs.map(([real]) => real))];
  return mean(
    classes.map((name) =>
      f1({
        hits: pairs.filter(([real, said]) => real === name && said === name).length,
        said: pairs.filter(([, said]) => said === name).length,
        real: pairs.filter(([real]) => real === name).length,
      }),
    ),
  );
}

/** Share of the items for which it holds; NaN of none. */
export function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length > 0 ? items.filter(holds).length / items.length : Number.NaN;
}

/** Mean of what is known; NaN of nothing. */
export function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter((value): value is number => value !== undefined && !Number.isNaN(value));
  return known.length > 0 ? known.reduce((total, value) => total + value, 0) / known.length : Number.NaN;
}

/** One bin of a reliability curve: how sure vigie was on average, how often it was right. */
export interface Bin {
  readonly cases: number;
  readonly said: number;
  readonly right: number;
}

/** Ten bins of equal width over 0…1; empty ones are left out. */
export function reliability(cases: readonly { readonly p: number; readonly right: boolean }[]): Bin[] {
  const bins = Map.groupBy(cases, ({ p }) => Math.min(9, Math.floor(p * 10)));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([, some]) => ({
      cases: some.length,
      said: mean(some.map(({ p }) => p)),
      right: share(some, ({ right }) => right),
    }));
}

/** Expected calibration error over those bins (Naeini et al. 2015): mean distance of the two, weighted by cases. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((total, { cases }) => total + cases, 0);
  return bins.reduce((total, { cases, said, right }) => total + (cases / all) * Math.abs(said - right), 0);
}
