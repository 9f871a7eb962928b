/**
 * BASR, the detector proper: a bank of alternatives held against an adaptive baseline by Shiryaev–Roberts ratios. It
 * knows levels, counters and evidence; days, authors and alarms live in the files around it.
 */
import { alternatives, BANK_SIZE, type Bank, bankFor } from './bank.ts';
import { BELIEF, type Cells, DOWN, I, type Side, UP } from './layout.ts';
import { type Beliefs, beliefsFor, isOfKind, type Prior, priorWeights } from './prior.ts';
import { plainLevel } from './season.ts';
import type { Mode } from './threshold.ts';

/** Reviews that wait together before they may join the baseline. */
const BLOCK = 100;
/**
 * The same while the baseline holds fewer than `YOUNG` reviews: each of its first blocks teaches more than it risks. Over
 * a baseline of 30, a change 110 reviews later is told 294 reviews after it where it was 387.
 */
const FIRST_BLOCK = 50;
const YOUNG = 100;
/** Evidence (as M) from which waiting reviews stay out of the baseline: 6.5 nats. */
const FREEZE = Math.exp(6.5);
/** Waiting reviews that join whatever the evidence: so many, or so many times what the baseline is worth. */
const MOST_PENDING = 1_000;
const MOST_TIMES = 4;
/** Weight of a waiting review: `HEEDED`/n0, between these bounds; the upper one keeps the false alarms of a young baseline at what is stated. */
const HEEDED = 110;
const [LEAST_HEED, MOST_HEED] = [0.3, 0.8];
/** Head start on M: this share of the threshold, and at most so much. */
const HEAD_SHARE = 0.006;
const MOST_HEAD_START = 250;
/** Weight of a change that begins at a review: 1, and more over a baseline too long to be in doubt (linear, from 192 reviews to 752). */
const [LEAST_START, MOST_START, START_SLOPE] = [0.88, 1.35, 1 / 1_600];
/**
 * Reviews that the settled ones are worth in the law by which a season is taken out. With fewer, more false alarms; with
 * more, changes are found later (`npm run bench:drift`, G7: 50 gives 17 % more and 150 6 % more than without a season,
 * and 0.6 and 1.8 points less power).
 */
const MOST_SETTLED = 150;
/** Ratios stop growing here, far above any threshold and inside 32-bit floats. */
const MOST_RATIO = 1e30;

/** What all streams of one kind share: constants, and scratch space that each step overwrites. */
export interface Plan {
  readonly levels: number;
  readonly mode: Mode;
  readonly bank: Bank;
  readonly beliefs: Beliefs;
  /** Dirichlet weights by the state's `BELIEF`, and the sum of each. */
  readonly priors: readonly Float64Array[];
  readonly strengths: readonly number[];
  readonly law: Float64Array;
  /** After a step: q_k and the baseline's own probability of the review (for the change date), and mean evidence M per direction. */
  readonly q: Float64Array;
  readonly evidence: Float64Array;
}

/** A plan for streams of `levels` levels. */
export function planFor(levels: number, prior: Prior, mode: Mode): Plan {
  const beliefs = beliefsFor(priorWeights(prior, levels));
  const priors = [beliefs.usual, beliefs.shape, beliefs.open];
  return {
    levels,
    mode,
    bank: bankFor(levels),
    beliefs,
    priors,
    strengths: priors.map((weights) => weights.reduce((a, b) => a + b, 0)),
    law: new Float64Array(levels),
    q: new Float64Array(2 * BANK_SIZE),
    evidence: new Float64Array(2),
  };
}

/** Dirichlet weights that this stream holds before its first review. */
export function weightsOf({ priors }: Plan, { u8 }: Cells): Float64Array {
  return priors[u8[BELIEF]!]!;
}

/** Reviews that they are worth. */
export function strengthOf({ strengths }: Plan, { u8 }: Cells): number {
  return strengths[u8[BELIEF]!]!;
}

/** Chooses what is believed of a stream by its first counts, when a watch begins; the certified mode takes the prior as it is. */
export function fitPrior({ beliefs, mode, levels }: Plan, cells: Cells): void {
  const counts = Float64Array.from({ length: levels }, (_, level) => totalAt(cells, level));
  cells.u8[BELIEF] = mode === 'psr' ? 0 : isOfKind(beliefs, counts) ? 1 : 2;
}

/**
 * Lets a watch begin with some of the way to its `limits` (on M) behind it, so that a change in its first days is seen:
 * Shiryaev–Roberts–r (Moustakides, Polunchenko & Tartakovsky 2011), ARL0 ≥ A − r. Only for changes that a short baseline
 * can show; none in the certified mode, nor once a review was weighed and waits. A long baseline is given it too: at
 * A = 20,000 its first alarms were up to 2.3 times rarer than stated (1,000 reviews on 11 levels) only because its ratios
 * began at nothing; now at most 1.7 times (`npm run bench:drift -- alarms`), and a change at once over 300 reviews is told
 * 124 reviews later where it was 140 (`-- compare`).
 */
export function giveHeadStart(plan: Plan, cells: Cells, limits: readonly [down: number, up: number]): void {
  if (plan.mode === 'psr' || isAnyWaiting(cells)) return;
  for (const side of [DOWN, UP] as const) {
    const mean = Math.min(MOST_HEAD_START, HEAD_SHARE * limits[side]);
    const each = (mean * BANK_SIZE) / plan.bank.strong[side].length;
    for (const k of plan.bank.strong[side]) cells.f32[cells.layout.ratios + k] = each;
  }
}

function isAnyWaiting({ u8, u16, layout }: Cells): boolean {
  for (let i = 0; i < layout.levels; i++) if (u8[layout.fresh + i]! + u16[layout.pend + i]! > 0) return true;
  return false;
}

/** Reviews that the ratios are held against. */
export function baselineSize({ u32, layout }: Cells): number {
  let size = 0;
  for (let i = 0; i < layout.levels; i++) size += u32[layout.base + i]!;
  return size;
}

/** Weighs one review at `level`, which must `join` afterwards; leaves its results in `plan.evidence`, `plan.law` and `plan.q`. */
export function weigh(plan: Plan, cells: Cells, level: number): void {
  const { u8, u16, u32, layout } = cells;
  const { law, q, levels } = plan;
  const weights = weightsOf(plan, cells);
  const n0 = baselineSize(cells) + strengthOf(plan, cells);
  for (let i = 0; i < levels; i++) law[i] = (u32[layout.base + i]! + weights[i]!) / n0;
  const start = startOf(plan.mode, n0);
  const waiting = heedOf(plan.mode, n0) * (u16[layout.pend + level]! + u8[layout.fresh + level]!);
  alternatives(plan.bank, law, level, q);
  plan.evidence[0] = multiply(plan, cells, 0, start, n0, waiting, law[level]!);
  plan.evidence[1] = multiply(plan, cells, 1, start, n0, waiting, law[level]!);
}

/** λ: what a waiting review weighs in the laws that a baseline of `n0` reviews predicts. */
export function heedOf(mode: Mode, n0: number): number {
  return mode === 'psr' ? 1 : Math.min(MOST_HEED, Math.max(LEAST_HEED, HEEDED / n0));
}

/** Weight of a change that begins at this review, over a baseline of `n0` reviews. */
export function startOf(mode: Mode, n0: number): number {
  return mode === 'psr' ? 1 : Math.min(MOST_START, Math.max(1, LEAST_START + START_SLOPE * n0));
}

/**
 * The level at which a review of a day with `tilt` is weighed and counted: without its season. By the law of the latest
 * reviews: after a change it is the new law that the season tilts.
 */
export function withoutSeason(plan: Plan, cells: Cells, level: number, tilt: number): number {
  const { u32, layout } = cells;
  const { law, levels } = plan;
  const weights = weightsOf(plan, cells);
  const n0 = baselineSize(cells) + strengthOf(plan, cells);
  const settled = Math.min(1, MOST_SETTLED / n0);
  let size = n0 * settled;
  // Reviews of an abnormal day are seen and not counted, late ones counted and not seen: each moves on.
  let index = u32[layout.ints + I.seen]!;
  for (let i = 0; i < levels; i++) {
    const all = totalAt(cells, i);
    const base = u32[layout.base + i]!;
    law[i] = settled * (base + weights[i]!) + all - base;
    size += all - base;
    index += all;
  }
  for (let i = 0; i < levels; i++) law[i]! /= size;
  return plainLevel(law, level, tilt, index);
}

/**
 * R ← (start + R)·q/p for the six alternatives of a direction (Shiryaev–Roberts), each law the Dirichlet predictive of `own`
 * reviews of its own and of the waiting ones: p learns what may be normal, q_k what the change is really like.
 */
function multiply(
  { q }: Plan,
  { f32, layout }: Cells,
  side: Side,
  start: number,
  own: number,
  waiting: number,
  normal: number,
): number {
  const from = side * BANK_SIZE;
  const at = layout.ratios + from;
  const per = 1 / (own * normal + waiting);
  const mine = own * per;
  const heard = waiting * per;
  let sum = 0;
  for (let k = 0; k < BANK_SIZE; k++) {
    const next = (start + f32[at + k]!) * (mine * q[from + k]! + heard);
    const ratio = Math.fround(next < MOST_RATIO ? next : MOST_RATIO);
    f32[at + k] = ratio;
    sum += ratio;
  }
  return sum / BANK_SIZE;
}

/** The alternative that explains a direction best: 0 to 5 down, 6 to 11 up. */
export function bestAlternative({ f32, layout }: Cells, side: Side): number {
  let best = side * BANK_SIZE;
  for (let k = best + 1; k < (side + 1) * BANK_SIZE; k++) {
    if (f32[layout.ratios + k]! > f32[layout.ratios + best]!) best = k;
  }
  return best;
}

/** Mean evidence M of a direction as it stands. */
export function evidenceOf({ f32, layout }: Cells, side: Side): number {
  let sum = 0;
  for (let k = 0; k < BANK_SIZE; k++) sum += f32[layout.ratios + side * BANK_SIZE + k]!;
  return sum / BANK_SIZE;
}

/** Scales a direction's ratios down so that M is at most `limit`: never weakens the bound on false alarms. */
export function capEvidence(cells: Cells, side: Side, limit: number): void {
  const now = evidenceOf(cells, side);
  if (now <= limit) return;
  const at = cells.layout.ratios + side * BANK_SIZE;
  for (let k = at; k < at + BANK_SIZE; k++) cells.f32[k]! *= limit / now;
}

/** A review waits in blocks before it joins the baseline, so that a change in progress is not learnt as normal. */
export function join(plan: Plan, cells: Cells, level: number): void {
  const { u8, u16, u32, layout } = cells;
  u8[layout.fresh + level]! += 1;
  let fresh = 0;
  let pending = 0;
  for (let i = 0; i < plan.levels; i++) {
    fresh += u8[layout.fresh + i]!;
    pending += u16[layout.pend + i]!;
  }
  const size = baselineSize(cells);
  if (fresh < (size < YOUNG ? FIRST_BLOCK : BLOCK)) return;
  const quiet = Math.max(plan.evidence[0]!, plan.evidence[1]!) < FREEZE;
  const most = Math.min(MOST_PENDING, MOST_TIMES * (size + strengthOf(plan, cells)));
  const settle = pending === 0 || quiet || pending >= most;
  for (let i = 0; i < plan.levels; i++) {
    if (settle) {
      u32[layout.base + i]! += u16[layout.pend + i]!;
      u16[layout.pend + i] = 0;
    }
    u16[layout.pend + i]! += u8[layout.fresh + i]!;
    u8[layout.fresh + i] = 0;
  }
}

/** Reviews at `level` over all three blocks of counters. */
export function totalAt({ u8, u16, u32, layout }: Cells, level: number): number {
  return u32[layout.base + level]! + u16[layout.pend + level]! + u8[layout.fresh + level]!;
}

/** Takes `count` reviews at `level` out of the counters again, the youngest first. */
export function takeOut({ u8, u16, u32, layout }: Cells, level: number, count: number): void {
  const fresh = Math.min(count, u8[layout.fresh + level]!);
  const pending = Math.min(count - fresh, u16[layout.pend + level]!);
  const settled = Math.min(count - fresh - pending, u32[layout.base + level]!);
  u8[layout.fresh + level]! -= fresh;
  u16[layout.pend + level]! -= pending;
  u32[layout.base + level]! -= settled;
}

/** Starts over: `counts(level)` becomes the baseline, nothing waits, no evidence. */
export function restart({ u8, u16, u32, f32, layout }: Cells, counts: (level: number) => number): void {
  for (let i = 0; i < layout.levels; i++) {
    u32[layout.base + i] = counts(i);
    u16[layout.pend + i] = 0;
    u8[layout.fresh + i] = 0;
  }
  f32.fill(0, layout.ratios, layout.ratios + 2 * BANK_SIZE);
}
