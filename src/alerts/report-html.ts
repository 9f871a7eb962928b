/** A report as HTML for mail programs, browsers and paper: narrow, wide, dark, and one brand a sheet when printed. */
import { html, raw } from 'hono/html';
import { scaleRange } from '../domain/scale.ts';
import type { PageBar, PageCurve, PageRow, PageSection, PageTable, ReportPage } from './report-page.ts';

/** Set apart from the template because `raw` may only ever hold text of ours. */
const STYLE = raw(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f2f4f7; color: #1d2939; }
main { max-width: 760px; margin: 0 auto; padding: 24px 12px; font-family: 'Segoe UI',Roboto,Helvetica,Arial,'DejaVu Sans',Tahoma,sans-serif; font-size: 15px; line-height: 1.55; text-align: start; overflow-wrap: break-word; }
h1, h2, h3, p { margin: 0; }
h1 { font-size: 22px; line-height: 1.35; margin-top: 10px; }
h2 { font-size: 19px; padding: 0 0 4px; }
h3 { font-size: 16px; }
p { margin-top: 4px; }
.card { background: #ffffff; border-radius: 12px; padding: 24px 32px; margin-top: 16px; }
.first { border-top: 6px solid #175cd3; }
.badge { display: inline-block; background: #175cd3; color: #ffffff; border-radius: 10px; padding: 2px 10px; font-size: 13px; font-weight: bold; }
.muted { color: #475467; font-size: 13px; }
section { margin-top: 20px; }
table { width: 100%; border-collapse: collapse; margin-top: 8px; }
th, td { padding: 5px 0; vertical-align: top; text-align: start; font-weight: normal; }
th { font-size: 13px; color: #475467; border-bottom: 1px solid #d0d5dd; vertical-align: bottom; }
th.figure, td.figure { text-align: end; padding-inline-start: 12px; }
td:first-child { overflow-wrap: anywhere; }
td.figure { white-space: nowrap; }
tr.total td { border-top: 1px solid #d0d5dd; font-weight: bold; }
svg { display: block; max-width: 100%; }
.now { fill: #175cd3; } .then { fill: #98a2b3; } .line { stroke: #175cd3; } .rule { stroke: #d0d5dd; }
@media (max-width: 480px) {
  main { padding: 0; font-size: 14px; }
  .card { border-radius: 0; padding: 16px; margin-top: 8px; }
  h1 { font-size: 19px; }
  th.figure, td.figure { padding-inline-start: 6px; }
  th { font-size: 12px; }
}
@media screen and (prefers-color-scheme: dark) {
  body { background: #0c111d; color: #f2f4f7; }
  .card { background: #1d2939; }
  .muted, th { color: #cbd2dc; }
  th, tr.total td { border-color: #475467; }
  .now { fill: #84caff; } .then { fill: #667085; } .line { stroke: #84caff; } .rule { stroke: #475467; }
}
@page { size: A4; margin: 14mm 14mm 16mm; }
@media print {
  body { background: #ffffff; }
  main { max-width: none; padding: 0; font-size: 12px; }
  .card { padding: 0; margin-top: 12px; border-radius: 0; }
  .first { padding-top: 10px; }
  .chapter + .chapter { break-before: page; }
  h2, h3, thead { break-after: avoid; }
  tr, svg { break-inside: avoid; }
  .badge { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
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
<title>${page.title}</title>
<style>${STYLE}</style>
</head>
<body>
<main dir="${page.direction}">
<div class="card first">
<p class="badge">${page.badge}</p>
<h1>${page.title}</h1>
${page.lead.map((line) => html`<p class="muted">${line}</p>`)}
</div>
${page.chapters.map(
  ({ title, sections }) => html`<article class="card chapter">
<h2>${title}</h2>
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

function section({ heading, lines, curve, table, after = [] }: PageSection, direction: ReportPage['direction']): Html {
  return html`<section>
<h3>${heading}</h3>
${lines.map((line) => html`<p>${line}</p>`)}
${curve ? sparkline(curve, direction) : ''}
${table ? tableOf(table, direction) : ''}
${after.map((line) => html`<p class="muted">${line}</p>`)}
</section>
`;
}

function tableOf({ head, rows }: PageTable, direction: ReportPage['direction']): Html {
  const [first = '', ...others] = head;
  return html`<table>
<thead><tr><th scope="col">${first}</th>${others.map((name) => html`<th scope="col" class="figure">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => lineOf(row, direction))}
</tbody>
</table>`;
}

function lineOf(
  { cells: [name = '', ...values], note, bar, isTotal }: PageRow,
  direction: ReportPage['direction'],
): Html {
  return html`<tr class="${isTotal ? 'total' : ''}"><td>${name}${note ? html`<br><span class="muted">${note}</span>` : ''}${bar ? barOf(bar, direction) : ''}</td>${values.map((value) => html`<td class="figure"><bdi>${value}</bdi></td>`)}</tr>
`;
}

const BAR = { width: 240, height: 12 };

/** This period over the one before, growing from where the line begins. */
function barOf({ value, before, alt }: PageBar, direction: ReportPage['direction']): Html {
  const rect = (share: number, y: number, name: string, fill: string) => {
    const width = Math.max(0, Math.min(1, share)) * BAR.width;
    const x = direction === 'rtl' ? BAR.width - width : 0;
    return html`<rect class="${name}" fill="${fill}" x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="5"/>`;
  };
  return html`<svg role="img" aria-label="${alt}" width="${BAR.width}" height="${BAR.height}" viewBox="0 0 ${BAR.width} ${BAR.height}">${rect(value, 0, 'now', '#175cd3')}${before === undefined ? '' : rect(before, 6, 'then', '#98a2b3')}</svg>`;
}

const CURVE = { width: 560, height: 90, edge: 6 };

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
  return html`<svg role="img" aria-label="${alt}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="height:auto">
<line class="rule" stroke="#d0d5dd" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/>
<polyline class="line" stroke="#175cd3" stroke-width="2.5" fill="none" points="${points}"/>
${values.map((mean, i) => html`<circle class="now" fill="#175cd3" cx="${x(i).toFixed(1)}" cy="${y(mean).toFixed(1)}" r="${i === last ? 5 : 3}"/>`)}
</svg>`;
}
