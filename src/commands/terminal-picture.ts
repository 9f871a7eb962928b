/** Small pictures of text for a terminal: a curve in a line, a bar that fills. */

const STEPS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * One character a value from the lowest (▁) to the highest (█); a dot where there is none. Values that span less than
 * `least` are drawn in the middle: a picture must not make a mountain of a hundredth of a star.
 */
export function sparkline(values: readonly (number | undefined)[], least: number): string {
  const known = values.filter((value) => value !== undefined);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const room = Math.max(span, least);
  const start = low - (room - span) / 2;
  const step = (value: number) =>
    STEPS[Math.min(STEPS.length - 1, Math.floor((STEPS.length * (value - start)) / room))];
  return values.map((value) => (value === undefined ? '·' : step(value))).join('');
}

const BAR = 20;

/** A bar filled to `share` (0 to 1, more is full). */
export function bar(share: number): string {
  const full = Math.max(0, Math.min(BAR, Math.floor(BAR * share)));
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
}
