/** What a step costs over time: a dot and an interval a period, from nothing upwards. */
import { html } from 'hono/html';
import type { Chart } from './chart.ts';
import { at, lettering } from './lettering.ts';
import type { ChartPaper } from './waterfall.ts';

export interface CoursePoint {
  readonly name: string;
  readonly shortName: string;
  readonly n: number;
  readonly level?: { readonly lost: number; readonly interval: readonly [number, number] };
}

export interface CourseRequest {
  readonly points: readonly CoursePoint[];
  readonly level: (points: number) => string;
  readonly alt: string;
  readonly head: readonly string[];
}

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [360, 170, 44, 12, 26];

/** Undefined without any level: a sentence says that better. */
export function courseChart(
  { points, level, alt, head }: CourseRequest,
  paper: Pick<ChartPaper, 'direction' | 'count'>,
): Chart | undefined {
  const highest = Math.max(...points.flatMap(({ level: one }) => one?.interval[1] ?? []));
  if (!(highest > 0)) return undefined;
  const pen = lettering({ direction: paper.direction, width: WIDTH });
  const bottom = HEIGHT - BOTTOM;
  const x = (i: number) => LEFT + ((WIDTH - LEFT) * (i + 0.5)) / points.length;
  const y = (value: number) => bottom - (value / highest) * (bottom - TOP);
  const known = points.map((one, i) => ({ ...one, i })).filter((one) => one.level);
  const line = known.map(({ i, level: one }) => `${pen.x(x(i))},${at(y(one!.lost))}`).join(' ');
  const grid = [0, highest / 2, highest].map(
    (value) =>
      html`<line class="ink-rule" x1="${pen.x(LEFT)}" y1="${at(y(value))}" x2="${pen.x(WIDTH)}" y2="${at(y(value))}" stroke-width="1"/>${pen.words(level(value), { x: LEFT - 6, y: y(value) + 4, from: 'end', size: 11, ink: 'ink-soft' })}`,
  );
  const dots = known.map(
    ({ i, level: one }) =>
      html`<line class="ink-line" x1="${pen.x(x(i))}" y1="${at(y(one!.interval[0]))}" x2="${pen.x(x(i))}" y2="${at(y(one!.interval[1]))}" stroke-width="3" stroke-opacity="0.4"/><circle class="ink-dot" cx="${pen.x(x(i))}" cy="${at(y(one!.lost))}" r="${i === points.length - 1 ? 5 : 3.5}"/>`,
  );
  const ends = [0, Math.floor(points.length / 2), points.length - 1].map((i, place) =>
    pen.words(points[i]!.shortName, {
      x: place === 0 ? LEFT : place === 2 ? WIDTH : x(i),
      y: HEIGHT - 6,
      from: (['start', 'middle', 'end'] as const)[place]!,
      size: 11,
      ink: 'ink-soft',
      room: 104,
    }),
  );
  return {
    svg: html`<svg class="course" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" direction="ltr" role="img" aria-label="${alt}">${grid}<polyline class="ink-line" fill="none" stroke-width="1.5" stroke-opacity="0.6" points="${line}"/>${dots}${ends}</svg>`,
    width: WIDTH,
    height: HEIGHT,
    alt,
    head,
    rows: points.map(({ name, n, level: one }) => [
      name,
      one ? level(one.lost) : '—',
      one ? `${level(one.interval[0])} – ${level(one.interval[1])}` : '—',
      paper.count(n),
    ]),
  };
}
