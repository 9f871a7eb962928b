/** Who cost a review its lost points: the weights behind every explanation and every touchpoint's own stream. */
import type { WeighedScore } from '../domain/drift.ts';
import type { Cause, Finding } from '../domain/finding.ts';
import type { TouchpointId } from '../domain/ids.ts';
import { scaleRange } from '../domain/scale.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';

/** Sub-ratings are stars, whatever the scale of the review's own score. */
const BEST_SUB_RATING = 5;

/** What a review says about who is to blame. */
export interface Blame {
  readonly score: number;
  readonly scale: string;
  readonly subRatings?: Readonly<Record<TouchpointId, number>>;
  readonly findings: readonly Finding[];
}

/**
 * Weights ≥ 0 over touchpoints that sum to 1 exactly: by the points lost in the sub-ratings where the customer gave
 * any; else by the negative findings (|polarity| × confidence); else all on `unattributed`, as for a full score.
 */
export function attribute({ score, scale, subRatings, findings }: Blame): Record<TouchpointId, number> {
  if (score >= scaleRange(scale).max) return normalised(new Map());
  const bySubRating = normalisable(subRatings ? lostBySubRating(subRatings) : new Map());
  return normalised(bySubRating ?? lostByFinding(findings));
}

/** Shares of a touchpoint's blame by the cause that its findings name, for touchpoints where one does. */
export function namedCauses(findings: readonly Finding[]): NonNullable<WeighedScore['causes']> {
  const blamed = new Map<TouchpointId, { total: number; causes: Map<Cause, number> }>();
  for (const { touchpoint, polarity, confidence, cause } of findings) {
    const blame = -polarity * confidence;
    if (!(blame > 0)) continue;
    const one = blamed.get(touchpoint) ?? { total: 0, causes: new Map<Cause, number>() };
    blamed.set(touchpoint, one);
    one.total += blame;
    if (cause) one.causes.set(cause, (one.causes.get(cause) ?? 0) + blame);
  }
  const named = [...blamed].filter(([, { causes }]) => causes.size > 0);
  return Object.fromEntries(
    named.map(([touchpoint, { total, causes }]) => [
      touchpoint,
      Object.fromEntries([...causes].map(([cause, blame]) => [cause, blame / total])),
    ]),
  );
}

/** A touchpoint's stream: the score the review would have had if only this touchpoint had cost it points, as a whole level. */
export function attributedScore(
  weights: Readonly<Record<TouchpointId, number>>,
  touchpoint: TouchpointId,
  score: number,
  scale: string,
): number {
  const { max } = scaleRange(scale);
  const weight = Object.hasOwn(weights, touchpoint) ? weights[touchpoint]! : 0;
  return max - Math.round(weight * (max - score));
}

function lostBySubRating(subRatings: Readonly<Record<TouchpointId, number>>): Map<TouchpointId, number> {
  const lost = new Map<TouchpointId, number>();
  for (const [touchpoint, stars] of Object.entries(subRatings) as [TouchpointId, number][]) {
    if (stars >= 1 && stars < BEST_SUB_RATING) lost.set(touchpoint, BEST_SUB_RATING - stars);
  }
  return lost;
}

function lostByFinding(findings: readonly Finding[]): Map<TouchpointId, number> {
  const lost = new Map<TouchpointId, number>();
  for (const { touchpoint, polarity, confidence } of findings) {
    const blame = -polarity * confidence;
    if (blame > 0) lost.set(touchpoint, (lost.get(touchpoint) ?? 0) + blame);
  }
  return lost;
}

function normalisable(lost: Map<TouchpointId, number>): Map<TouchpointId, number> | undefined {
  return lost.size > 0 ? lost : undefined;
}

/** Shares in order of size, smallest first: the largest takes the rounding, so that adding them in order gives 1 exactly. */
function normalised(lost: ReadonlyMap<TouchpointId, number>): Record<TouchpointId, number> {
  const entries = [...lost].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const total = entries.reduce((sum, [, points]) => sum + points, 0);
  if (!(total > 0)) return { [UNATTRIBUTED]: 1 };
  let sum = 0;
  const shares = entries.map(([touchpoint, points], i): [TouchpointId, number] => {
    const share = i === entries.length - 1 ? 1 - sum : points / total;
    sum += share;
    return [touchpoint, share];
  });
  return Object.fromEntries(shares) as Record<TouchpointId, number>;
}
