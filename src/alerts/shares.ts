/** Turns a decomposition into table rows that still add up after rounding: whose share is what. */
import type { Contribution, Decomposition } from '../domain/drift.ts';
import type { TouchpointId } from '../domain/ids.ts';

/** One line of the table: a touchpoint, a `line` that no team caused, or, with neither, what is too small or too uncertain to name. */
export interface ShareRow {
  readonly touchpoint?: TouchpointId;
  readonly line?: 'mix' | 'season';
  /** Whole quanta (a hundredth of a star): Σ quanta of all rows = `total`. */
  readonly quanta: number;
  /** Whole per cent of the change, adding up to 100; only when all noteworthy contributions have one sign. */
  readonly percent?: number;
}

/** A line before rounding, in quanta. */
interface Part {
  readonly touchpoint?: TouchpointId;
  readonly line?: 'mix' | 'season';
  readonly delta: number;
}

export interface Shares {
  readonly rows: readonly ShareRow[];
  /** Rounded after − rounded before, so that the table agrees with the two levels as printed. */
  readonly total: number;
  /** Touchpoints whose change cannot be told from chance or rounds to nothing. */
  readonly unaffected: readonly TouchpointId[];
}

/** Named rows at most; the rest is gathered. */
const NAMED = 5;

/** Contributions under this share of the change do not forbid per cent by their sign. */
const NOTEWORTHY = 0.02;

/**
 * Rows by falling size. Contributions under two standard errors are gathered into one row unless it is the touchpoint
 * that the incident is about. `quantum` is the smallest step shown, e.g. 0.01.
 */
export function sharesOf(decomposition: Decomposition, quantum: number, about?: TouchpointId): Shares {
  const { before, after, contributions } = decomposition;
  const total = Math.round(after.mean / quantum) - Math.round(before.mean / quantum);
  const clear = contributions.filter((part) => part.touchpoint === about || isClear(part, quantum));
  const named = clear.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta)).slice(0, NAMED);
  const rest = contributions.filter((part) => !named.includes(part));
  const parts = named.map(({ touchpoint, delta }): Part => ({ touchpoint, delta: delta / quantum }));
  const others = (['mix', 'season'] as const).map((line) => ({ line, delta: (decomposition[line] ?? 0) / quantum }));
  const seen = others.filter(({ delta }) => Math.abs(delta) >= 0.5);
  const unseen = others.filter((other) => !seen.includes(other));
  const left = sum(rest.map((part) => part.delta)) / quantum + sum(unseen.map(({ delta }) => delta));
  parts.push(...seen);
  if (rest.length > 0 || left !== 0) parts.push({ delta: left });
  const quanta = roundTo(
    total,
    parts.map((part) => part.delta),
  );
  const shown = parts
    .map((part, index) => ({ ...part, quanta: quanta[index] ?? 0 }))
    .filter((part) => part.touchpoint || part.quanta !== 0);
  const percents = isOneSided(
    [...contributions, ...seen.map(({ delta }) => ({ delta: delta * quantum }))],
    after.mean - before.mean,
  )
    ? percentOf(shown, total)
    : undefined;
  const rows = shown.map((part, index) => {
    const percent = percents?.[index];
    return {
      ...(part.touchpoint && { touchpoint: part.touchpoint }),
      ...(part.line && { line: part.line }),
      quanta: part.quanta,
      ...(percent !== undefined && { percent }),
    };
  });
  const unaffected = rest.filter((part) => !isClear(part, quantum)).map((part) => part.touchpoint);
  return { rows, total, unaffected };
}

/** Whole numbers as near to `values` as their sum `total` allows (largest remainders move first). */
export function roundTo(total: number, values: readonly number[]): number[] {
  const rounded = values.map((value) => Math.round(value));
  const error = (index: number) => (values[index] ?? 0) - (rounded[index] ?? 0);
  for (let gap = total - sum(rounded); gap !== 0 && rounded.length > 0; gap = total - sum(rounded)) {
    const step = Math.sign(gap);
    const order = rounded.map((_, index) => index).sort((a, b) => step * (error(b) - error(a)));
    for (const index of order.slice(0, Math.abs(gap))) rounded[index] = (rounded[index] ?? 0) + step;
  }
  return rounded.map((value) => value + 0);
}

/** Undefined when a line would read as a negative share of the change, or when the change rounds to nothing. */
function percentOf(parts: readonly Part[], total: number): number[] | undefined {
  const whole = sum(parts.map((part) => part.delta));
  if (total === 0 || whole === 0) return undefined;
  const percents = parts.map((part) => (100 * part.delta) / whole);
  const rounded = roundTo(100, percents);
  return rounded.some((percent) => percent < 0) ? undefined : rounded;
}

/** Per cent only if all contributions of at least 2 % of the change have the same sign. */
function isOneSided(contributions: readonly Pick<Contribution, 'delta'>[], change: number): boolean {
  return contributions.every(
    (part) => part.delta * change >= 0 || Math.abs(part.delta) < NOTEWORTHY * Math.abs(change),
  );
}

function isClear(part: Contribution, quantum: number): boolean {
  return Math.abs(part.delta) >= 2 * part.standardError && Math.abs(part.delta) >= quantum / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
