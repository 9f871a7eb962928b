/** A report as HTML for mail programs, browsers and paper: narrow, wide, dark, and one brand a sheet when printed. */
import { html, raw } from 'hono/html';
import { scaleRange } from '../domain/scale.ts';
import type { PageBar, PageCurve, PageFigure, PageRow, PageSection, PageTable, ReportPage } from './report-page.ts';

/** Set apart from the template because `raw` may only ever hold text of ours. Bars are boxes: mail programs drop pictures in markup. */
const STYLE = raw(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f2f4f7; color: #1d2939; }
main { max-width: 760px; margin: 0 auto; padding: 24px 12px; font-family: 'Segoe UI',Roboto,Helvetica,Arial,'DejaVu Sans',Tahoma,sans-serif; font-size: 15px; line-height: 1.55; text-align: start; overflow-wrap: anywhere; }
h1, h2, h3, p { margin: 0; }
h1 { font-size: 22px; line-height: 1.35; margin-top: 10px; }
h2 { font-size: 20px; line-height: 1.35; }
h3 { font-size: 16px; }
p { margin-top: 4px; }
.card { background: #ffffff; border-radius: 12px; padding: 24px 32px; margin-top: 16px; }
.first { border-top: 6px solid #175cd3; }
.badge { display: inline-block; background: #175cd3; color: #ffffff; border-radius: 10px; padding: 2px 10px; font-size: 13px; font-weight: bold; }
.muted { color: #475467; font-size: 13px; }
section { margin-top: 24px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 8px; }
th, td { padding: 6px 0 0; vertical-align: top; text-align: start; font-weight: normal; }
th { font-size: 13px; line-height: 1.35; color: #475467; padding-bottom: 4px; border-bottom: 1px solid #d0d5dd; vertical-align: bottom; overflow-wrap: break-word; }
th.figure, td.figure { width: 16%; text-align: end; padding-inline-start: 8px; font-variant-numeric: tabular-nums; }
th.figure:nth-child(4), td.figure:nth-child(4) { width: 21%; }
tr.beneath td { padding: 0 0 6px; }
tr.total td { border-top: 1px solid #d0d5dd; padding-top: 6px; font-weight: bold; }
.figures { background: #f2f4f7; border-radius: 8px; margin: 10px 0 12px; }
.figures td { padding: 12px 8px; text-align: center; }
.figures p { margin: 0; }
.figures .value { font-size: 22px; line-height: 1.3; font-weight: bold; }
.figures .muted { font-size: 12px; line-height: 1.35; }
td.down, .value.down { color: #b42318; font-weight: bold; } td.up, .value.up { color: #067647; font-weight: bold; }
.bars { width: 75%; max-width: 320px; }
.bar { height: 5px; margin-top: 2px; border-radius: 2px; }
.now { background: #175cd3; fill: #175cd3; } .then { background: #98a2b3; } .line { stroke: #175cd3; } .rule { stroke: #d0d5dd; }
.swatch { display: inline-block; width: 8px; height: 8px; border-radius: 2px; margin-inline-end: 4px; }
svg { display: block; width: 100%; height: auto; margin-top: 8px; }
@media (max-width: 480px) {
  main { padding: 0; font-size: 14px; }
  .card { border-radius: 0; padding: 16px; margin-top: 8px; }
  h1 { font-size: 19px; }
  th.figure, td.figure { width: 20%; padding-inline-start: 6px; }
  th.figure:nth-child(4), td.figure:nth-child(4) { width: 26%; }
  th { font-size: 12px; }
  .figures td { padding: 10px 3px; }
  .figures .value { font-size: 17px; }
  .figures .muted { font-size: 11px; }
}
@media screen and (prefers-color-scheme: dark) {
  body { background: #0c111d; color: #f2f4f7; }
  .card { background: #1d2939; }
  .muted, th { color: #cbd2dc; }
  th, tr.total td { border-color: #475467; }
  .figures { background: #101828; }
  td.down, .value.down { color: #fda29b; } td.up, .value.up { color: #75e0a7; }
  .now { background: #84caff; fill: #84caff; } .then { background: #667085; } .line { stroke: #84caff; } .rule { stroke: #475467; }
}`);

/** Apart, so that a mail program that stumbles over it keeps the rest. */
const PRINT_STYLE = raw(`
@page { size: A4; margin: 14mm 14mm 16mm; }
@media print {
  body { background: #ffffff; }
  main { max-width: none; padding: 0; font-size: 12px; }
  .muted, th { font-size: 11px; }
  .card { padding: 0; margin-top: 12px; border-radius: 0; }
  .first { padding-top: 10px; }
  .chapter + .chapter { break-before: page; }
  h2, h3, thead, tr.noted { break-after: avoid; }
  tr, svg, .figures { break-inside: avoid; }
  .badge, .bar, .swatch, .figures, svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`);

type Html = ReturnType<typeof html>;

/** A whole document. Everything that came from outside is escaped; nothing remote, no script. */
export function reportHtml(page: ReportPage): string {
  const whole = html`<!doctype html>
<html lang="${page.language}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${page.title}</title>
<style>${STYLE}</style>
<style>${PRINT_STYLE}</style>
</head>
<body>
<main dir="${page.direction}">
<div class="card first">
<p class="badge">${page.badge}</p>
<h1>${page.title}</h1>
</div>
${page.chapters.map(
  ({ title, state, sections }) => html`<article class="card chapter">
<h2>${title}</h2>
<p class="muted">${state}</p>
${sections.map((one) => section(one, page.direction))}
</article>
`,
)}
<p class="muted" style="padding:12px 32px">${page.footer}</p>
</main>
</body>
</html>
`;
  return String(whole);
}

function section(
  { heading, figures, lines, curve, table, after = [] }: PageSection,
  direction: ReportPage['direction'],
): Html {
  return html`<section>
<h3>${heading}</h3>
${figures && figures.length > 0 ? figureRow(figures) : ''}
${lines.map((line) => html`<p>${line}</p>`)}
${curve ? sparkline(curve, direction) : ''}
${table ? tableOf(table) : ''}
${after.map((line) => html`<p class="muted">${line}</p>`)}
</section>
`;
}

function figureRow(figures: readonly PageFigure[]): Html {
  const cells = figures.map(
    ({ value, name, tone }) =>
      html`<td><p class="value ${tone ?? ''}"><bdi>${value}</bdi></p><p class="muted">${name}</p></td>`,
  );
  return html`<table role="presentation" class="figures"><tr>${cells}</tr></table>`;
}

function tableOf({ head, rows }: PageTable): Html {
  const [first = '', ...others] = head;
  const hasBars = rows.some(({ bar }) => bar);
  // Which bar is which stands in the head of the column with its number.
  const swatch = (column: number) =>
    hasBars && column < 2 ? html`<span class="swatch ${column === 0 ? 'now' : 'then'}"></span>` : '';
  return html`<table>
<thead><tr><th scope="col">${first}</th>${others.map((name, column) => html`<th scope="col" class="figure">${swatch(column)}${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => lineOf(row, head.length))}
</tbody>
</table>`;
}

function lineOf({ cells: [name = '', ...values], note, bar, tone, isTotal }: PageRow, columns: number): Html {
  const figures = values.map(
    (value, i) => html`<td class="figure ${i === values.length - 1 ? (tone ?? '') : ''}"><bdi>${value}</bdi></td>`,
  );
  const beneath =
    note || bar
      ? html`<tr class="beneath"><td colspan="${columns}"><span class="muted">${note}</span>${bar ? barOf(bar) : ''}</td></tr>
`
      : '';
  return html`<tr class="${isTotal ? 'total' : note ? 'noted' : ''}"><td>${name}</td>${figures}</tr>
${beneath}`;
}

/** This period over the one before, growing from where the line begins. */
function barOf({ value, before, alt }: PageBar): Html {
  const box = (share: number, name: 'now' | 'then') =>
    html`<div class="bar ${name}" style="width:${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%"></div>`;
  return html`<div class="bars" role="img" aria-label="${alt}">${box(value, 'now')}${before === undefined ? '' : box(before, 'then')}</div>`;
}

const CURVE = { width: 696, height: 90, edge: 6 };

/** Time runs as the language is written. */
function sparkline({ values, scale, alt }: PageCurve, direction: ReportPage['direction']): Html {
  const { min, max } = scaleRange(scale);
  const step = (max - min) / 8;
  const low = Math.max(min, Math.min(...values) - step);
  const high = Math.min(max, Math.max(...values) + step);
  const { width, height, edge } = CURVE;
  const along = (i: number) => edge + (i / Math.max(1, values.length - 1)) * (width - 2 * edge);
  const x = (i: number) => (direction === 'rtl' ? width - along(i) : along(i));
  const y = (mean: number) => edge + ((high - mean) / (high - low || 1)) * (height - 2 * edge);
  const points = values.map((mean, i) => `${x(i).toFixed(1)},${y(mean).toFixed(1)}`).join(' ');
  const last = values.length - 1;
  return html`<svg role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<line class="rule" stroke="#d0d5dd" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/>
<polyline class="line" stroke="#175cd3" stroke-width="2.5" fill="none" points="${points}"/>
${values.map((mean, i) => html`<circle class="now" fill="#175cd3" cx="${x(i).toFixed(1)}" cy="${y(mean).toFixed(1)}" r="${i === last ? 5 : 3}"/>`)}
</svg>`;
}
