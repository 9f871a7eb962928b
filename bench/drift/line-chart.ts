/** A line chart on logarithmic axes as an SVG of ours: readable in light and dark, text as text, no script. */

export interface LineChart {
  readonly title: string;
  /** What is shown and how it was measured, a line each. */
  readonly notes: readonly string[];
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface Line {
  readonly name: string;
  /** `own` = drawn strongest, `bound` = grey and dashed. */
  readonly kind: 'own' | 'other' | 'bound';
  /** In the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Points that deserve a ring, and what the ring means: a row of its own under the line's name. */
  readonly marks?: { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] };
}

const WIDTH = 900;
const HEIGHT = 560;
const PLOT = { left: 76, right: 590, top: 104, bottom: 496 } as const;
const KEY = { x: 612, row: 21 } as const;

/** Strokes that colour-blind people tell apart (after Okabe and Ito), for a light and for a dark ground; dashes double them. */
const STROKES: readonly (readonly [light: string, dark: string, dash: string])[] = [
  ['#d55e00', '#ff8a3d', ''],
  ['#009e73', '#35d0a2', ''],
  ['#cc79a7', '#eda2cc', ''],
  ['#b07a00', '#e6b93c', ''],
  ['#3a87c8', '#7cc3f5', ''],
  ['#d55e00', '#ff8a3d', '6 4'],
  ['#009e73', '#35d0a2', '6 4'],
  ['#cc79a7', '#eda2cc', '6 4'],
  ['#b07a00', '#e6b93c', '6 4'],
  ['#3a87c8', '#7cc3f5', '6 4'],
];
const INK = { ground: ['#ffffff', '#0d1117'], text: ['#1f2328', '#e6edf3'], faint: ['#59636e', '#9198a1'] } as const;
const GRID = ['#d1d9e0', '#30363d'] as const;
const OWN = ['#0033a0', '#ffffff'] as const;

/** The whole document. Lines are listed in the order of their last points, so that the list follows the picture. */
export function drawLineChart(chart: LineChart): string {
  const { title, notes, x, y, lines } = chart;
  const toX = scale(x, PLOT.left, PLOT.right);
  const toY = scale(y, PLOT.bottom, PLOT.top);
  const styles = stylesOf(lines);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title notes">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="notes">${escaped(notes.join(' '))}</desc>`,
    styleSheet(styles),
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>`,
    text(24, 34, 'title', title),
    ...notes.map((note, i) => text(24, 56 + 18 * i, 'faint', note)),
    ...ticks(x).flatMap((tick) => [
      `<line class="grid" x1="${at(toX(tick))}" y1="${PLOT.top}" x2="${at(toX(tick))}" y2="${PLOT.bottom}"/>`,
      text(toX(tick), PLOT.bottom + 20, 'faint middle', tick.toLocaleString('en')),
    ]),
    ...ticks(y).flatMap((tick) => [
      `<line class="grid" x1="${PLOT.left}" y1="${at(toY(tick))}" x2="${PLOT.right}" y2="${at(toY(tick))}"/>`,
      text(PLOT.left - 8, toY(tick) + 4, 'faint end', tick.toLocaleString('en')),
    ]),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 46, 'middle', x.label),
    `<text class="middle" transform="translate(22 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)">${escaped(y.label)}</text>`,
    ...strongestLast(styles).flatMap(({ line, name }) => drawLine(line, name, toX, toY)),
    ...key(styles),
    '</svg>',
    '',
  ].join('\n');
}

interface Styled {
  readonly line: Line;
  /** Its class. */
  readonly name: string;
}

function stylesOf(lines: readonly Line[]): readonly Styled[] {
  let other = 0;
  const styled = lines.map((line) => ({ line, name: line.kind === 'other' ? `line${other++}` : line.kind }));
  if (other > STROKES.length) throw new RangeError(`Expected at most ${STROKES.length} other lines, got ${other}`);
  const end = ({ line }: Styled) => line.points.at(-1)?.[1] ?? 0;
  return styled.sort((a, b) => end(b) - end(a));
}

function strongestLast(styles: readonly Styled[]): readonly Styled[] {
  return [...styles].sort((a, b) => Number(a.line.kind === 'own') - Number(b.line.kind === 'own'));
}

function styleSheet(styles: readonly Styled[]): string {
  const rules = (dark: 0 | 1) => [
    `.ground{fill:${INK.ground[dark]}}text{fill:${INK.text[dark]}}text.faint{fill:${INK.faint[dark]}}.grid{stroke:${GRID[dark]}}`,
    `.own{stroke:${OWN[dark]}}.bound{stroke:${INK.faint[dark]}}.ring{fill:${INK.ground[dark]}}`,
    styles
      .map(({ name, line }) => (line.kind === 'other' ? `.${name}{stroke:${STROKES[numberOf(name)]![dark]}}` : ''))
      .join(''),
  ];
  const dashes = styles.flatMap(({ name, line }) =>
    line.kind === 'other' && STROKES[numberOf(name)]![2]
      ? [`.${name}{stroke-dasharray:${STROKES[numberOf(name)]![2]}}`]
      : [],
  );
  return [
    '<style>',
    'text{font:13px system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}text.title{font-size:18px;font-weight:600}',
    '.middle{text-anchor:middle}.end{text-anchor:end}.grid{stroke-width:1}',
    '.line{fill:none;stroke-width:2;stroke-linejoin:round}.own{stroke-width:4}.bound{stroke-dasharray:2 4}',
    '.ring{stroke-width:2;stroke-dasharray:none}',
    ...dashes,
    ...rules(0),
    '@media (prefers-color-scheme:dark){',
    ...rules(1),
    '}',
    '</style>',
  ].join('\n');
}

function numberOf(name: string): number {
  return Number(name.slice('line'.length));
}

function drawLine(
  line: Line,
  name: string,
  toX: (value: number) => number,
  toY: (value: number) => number,
): readonly string[] {
  const points = line.points.map(([x, y]) => `${at(toX(x))},${at(toY(y))}`).join(' ');
  const rings = (line.marks?.points ?? []).map(
    ([x, y]) => `<circle class="${name} ring" cx="${at(toX(x))}" cy="${at(toY(y))}" r="6"/>`,
  );
  return [`<polyline class="line ${name}" points="${points}"/>`, ...rings];
}

function key(styles: readonly Styled[]): readonly string[] {
  let y = PLOT.top + 6;
  return styles.flatMap(({ line, name }) => {
    const rows = [
      `<line class="line ${name}" x1="${KEY.x}" y1="${y - 4}" x2="${KEY.x + 30}" y2="${y - 4}"/>`,
      text(KEY.x + 38, y, '', line.name),
    ];
    y += KEY.row;
    if (!line.marks) return rows;
    rows.push(`<circle class="${name} ring" cx="${KEY.x + 15}" cy="${y - 4}" r="6"/>`);
    rows.push(text(KEY.x + 38, y, 'faint', line.marks.name));
    y += KEY.row;
    return rows;
  });
}

/** 1, 2 and 5 times the powers of ten within the axis. */
function ticks({ from, to }: Axis): readonly number[] {
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor >= from && power * factor <= to) found.push(power * factor);
  }
  return found;
}

function scale({ from, to }: Axis, start: number, end: number): (value: number) => number {
  const span = Math.log(to / from);
  return (value) => start + ((end - start) * Math.log(Math.min(to, Math.max(from, value)) / from)) / span;
}

function text(x: number, y: number, classes: string, words: string): string {
  const named = classes ? ` class="${classes}"` : '';
  return `<text${named} x="${at(x)}" y="${at(y)}">${escaped(words)}</text>`;
}

function at(value: number): string {
  return value.toFixed(1);
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
