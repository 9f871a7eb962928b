/** How a score is expressed. Scores stay in their native scale and are never mixed into one average. */

/** `stars` 1–5, `recommend` 0/1, `nps` 0–10, `effort` 1–7, or another whole-number range such as `1-10`. */
export type Scale = 'stars' | 'recommend' | 'nps' | 'effort' | `${number}-${number}`;

/** A scale's ends; scores are whole numbers from `min` to `max`, higher is better. */
export interface ScaleRange {
  readonly min: number;
  readonly max: number;
}

const NAMED: Readonly<Record<string, ScaleRange>> = {
  stars: { min: 1, max: 5 },
  recommend: { min: 0, max: 1 },
  nps: { min: 0, max: 10 },
  effort: { min: 1, max: 7 },
};

/** The ends of a scale. @throws RangeError for a name that is no scale, or one with under 2 or over 101 levels. */
export function scaleRange(scale: string): ScaleRange {
  const named = Object.hasOwn(NAMED, scale) ? NAMED[scale] : undefined;
  if (named) return named;
  const range = /^(\d{1,4})-(\d{1,4})$/.exec(scale);
  const min = Number(range?.[1]);
  const max = Number(range?.[2]);
  if (range && max > min && max - min <= 100) return { min, max };
  throw new RangeError(`Expected a scale (stars, recommend, nps, effort or MIN-MAX), got ${JSON.stringify(scale)}`);
}

/** How many levels a scale has. */
export function levelCount(scale: string): number {
  const { min, max } = scaleRange(scale);
  return max - min + 1;
}
