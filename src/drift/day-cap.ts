/** How much one day may add to the evidence: what stood as the newest day began is remembered, and what it adds is capped. */
import { capEvidence, evidenceOf } from './detector.ts';
import { type Cells, DOWN, FLAG, S, type Side, UP } from './layout.ts';
import type { Setup } from './options.ts';
import { has, newestDay } from './volume.ts';
import { BURST_FACTOR } from './window.ts';

/**
 * Is a review of this day part of an abnormal day, and kept out of the counters? One of an ordinary day that comes late
 * is not, whatever the newest day is; the day before an aftermath is the burst itself.
 */
export function isOfBurst(cells: Cells, day: number): boolean {
  if (!has(cells, FLAG.burst)) return false;
  const behind = newestDay(cells) - day;
  return behind === 0 || (behind === 1 && has(cells, FLAG.aftermath));
}

/** Remembers how strong the evidence is before the day's first review. */
export function rememberMorning(cells: Cells): void {
  const { f32, f64, layout } = cells;
  f32[layout.singles + S.startDown] = evidenceOf(cells, DOWN);
  f32[layout.singles + S.startUp] = evidenceOf(cells, UP);
  for (let i = 0; i < layout.windows.length; i++) f64[layout.startW + i] = f64[layout.w + i]!;
}

/**
 * A review of an earlier day that comes late changed the evidence of `side` from `was`: it adds to what today began with,
 * in the same proportion, so that today's own part stays what it is and its cap holds.
 */
export function carryMorning({ plan }: Setup, { f32, layout }: Cells, side: Side, was: number): void {
  const at = layout.singles + (side === DOWN ? S.startDown : S.startUp);
  const now = plan.evidence[side]!;
  f32[at] = was > 0 ? f32[at]! * (now / was) : now;
}

/**
 * An abnormal day adds at most two nats, any day half of what an alarm takes: a real catastrophe alarms within days, a
 * review bomb does not, not even where so many reviews a day are usual.
 */
export function capToday({ plan, halves }: Setup, cells: Cells, side: Side, burst: boolean): void {
  const morning = cells.f32[cells.layout.singles + (side === DOWN ? S.startDown : S.startUp)]!;
  const limit = (burst ? BURST_FACTOR : halves[side]) * Math.max(1, morning);
  if (plan.evidence[side]! > limit) capEvidence(cells, side, limit);
}
