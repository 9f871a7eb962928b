/** Levels, shares and amounts as a person at a terminal reads them. */

/** A mean in the units of its scale: `4.31`, or `87 %` for yes and no. */
export function levelText(mean: number, scale: string): string {
  return scale === 'recommend' ? `${(100 * mean).toFixed(0)} %` : mean.toFixed(2);
}

/** A difference of two levels, without its sign: `0.5 star`, `12 points`, `0.8 points`. */
export function sizeText(size: number, scale: string): string {
  const points = scale === 'recommend' ? 100 * size : size;
  if (scale === 'stars') return `${points.toFixed(1)} star${points > 1 ? 's' : ''}`;
  return `${points.toFixed(scale === 'recommend' ? 0 : 2)} points`;
}

/** "1 review", "2,400 reviews". */
export function amount(n: number, noun: string): string {
  return `${n.toLocaleString('en-GB')} ${noun}${n === 1 ? '' : 's'}`;
}

/** An expected count: two significant digits, no exponent. */
export function expectedText(value: number): string {
  if (value === 0) return '0';
  if (value < 0.001) return 'under 0.001';
  return Number(value.toPrecision(2)).toLocaleString('en-GB', { maximumFractionDigits: 4 });
}

/** A share of something that is not reached before it is whole: rounded down. */
export function percentText(share: number): string {
  return `${Math.floor(100 * share)} %`;
}
