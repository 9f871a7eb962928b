/** A small curve beside a number: its shape over the last periods; the numbers stand in the row it is in. */
import { html, raw } from 'hono/html';
import { type Scale, scaleRange } from '../../domain/scale.ts';
import type { Html } from '../html.ts';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 3;

/** Calm curves shall look calm: at least this part of the scale is shown. */
const LEAST_SPAN = 0.15;

/** Oldest first; null where there is nothing, which the line leaves out. Nothing at all without a value. */
export function sparkline(values: readonly (number | null)[], scale: Scale): Html | '' {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  if (known.length === 0) return '';
  const { min, max } = scaleRange(scale);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(high - low, (max - min) * LEAST_SPAN);
  const bottom = (low + high - span) / 2;
  const x = (i: number) => Math.round(EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1));
  const y = (value: number) => Math.round(HEIGHT - EDGE - ((value - bottom) / span) * (HEIGHT - 2 * EDGE));
  let path = '';
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const isJoined = i > 0 && values[i - 1] !== null;
    path += `${isJoined ? 'L' : 'M'}${x(i)} ${y(value)}`;
    if (!isJoined && values[i + 1] === null) path += 'h1';
  }
  const last = values.findLastIndex((value) => value !== null);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path class="ink-line" d="${raw(path)}" fill="none" stroke-width="1.5"/><circle class="ink-dot" cx="${x(last)}" cy="${y(values[last]!)}" r="2.5"/></svg>`;
}
