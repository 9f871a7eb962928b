/** A decomposition as the few lines that a person can be told: what is certain by name, the rest together, and all adding up. */
import type { Contribution } from '../domain/drift.ts';
import type { TouchpointId } from '../domain/ids.ts';
import type { BrandDecomposition } from './decomposition.ts';

/** What a line stands for: a touchpoint; touchpoints that cannot be told from chance; customers moving between locations; the calendar. */
export type LineKind = 'touchpoint' | 'other' | 'mix' | 'season';

/** One line of an account, native units. */
export interface Line {
  readonly kind: LineKind;
  /** For `touchpoint`. */
  readonly contribution?: Contribution;
  /** For `other`: what it gathers. */
  readonly gathered?: readonly TouchpointId[];
  readonly delta: number;
  /** Part of the whole change, 0 to 1, adding up to 1; only where no line works against the change. */
  readonly share?: number;
}

/** Standard errors from which on a contribution is named. */
const CERTAIN = 2;
/** A line of less than this part of the change does not forbid shares by its sign. */
const NOTEWORTHY = 0.02;

/**
 * Lines that add up to after.mean − before.mean: certain touchpoints in the order of the decomposition, then `other`,
 * `mix` and `season` where they are not 0. Shares only if every contribution and line of at least 2 % of the change has
 * its sign: "120 % of the fall" helps nobody.
 */
export function accountOf(change: BrandDecomposition): readonly Line[] {
  const { before, after, contributions, mix, season } = change;
  const isCertain = ({ delta, standardError }: Contribution) => Math.abs(delta) >= CERTAIN * standardError;
  const unclear = contributions.filter((part) => !isCertain(part));
  const lines: readonly Line[] = [
    ...contributions.filter(isCertain).map(named),
    {
      kind: 'other' as const,
      gathered: unclear.map(({ touchpoint }) => touchpoint),
      delta: unclear.reduce((sum, { delta }) => sum + delta, 0),
    },
    { kind: 'mix' as const, delta: mix },
    { kind: 'season' as const, delta: season },
  ].filter(({ delta }) => delta !== 0);
  const total = after.mean - before.mean;
  const goesAlong = ({ delta }: { readonly delta: number }) => delta / total > -NOTEWORTHY;
  if (total === 0 || ![...contributions, ...lines].every(goesAlong)) return lines;
  return lines.map((line) => ({ ...line, share: line.delta / total }));
}

function named(contribution: Contribution): Line {
  return { kind: 'touchpoint', contribution, delta: contribution.delta };
}
