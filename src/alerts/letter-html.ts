/** A letter as HTML for mail programs: one table, inline basics, a style block for dark mode and narrow screens. */
import { html, raw } from 'hono/html';
import type { Letter, Section, Tone } from './letter.ts';
import type { ItemMark, LetterFigure, LetterItem } from './letter-items.ts';
import type { Answer } from './letter-lead.ts';
import type { LetterTable } from './letter-table.ts';
import type { LetterPassage, LetterVoice } from './letter-voice.ts';

type Html = ReturnType<typeof html>;

/** White is written on them: each has a contrast of at least 4.5 with it, and with black when a mail program turns them round. */
const COLOURS: Readonly<Record<Tone, string>> = {
  down: '#b42318',
  up: '#067647',
  burst: '#b54708',
  surge: '#b54708',
  severe: '#912018',
  source: '#475467',
  resolved: '#067647',
  accepted: '#475467',
  digest: '#175cd3',
  word: '#175cd3',
};

/** A line beside an item; it says nothing that the words do not. */
const MARKS: Readonly<Record<ItemMark, string>> = {
  down: '#d92d20',
  up: '#079455',
  severe: '#912018',
  unusual: '#dc6803',
  plain: '#98a2b3',
};

/**
 * Set apart from the template because `raw` may only ever hold text of ours. Dark by the reader's system, and where Outlook
 * turns colours by itself (`data-ogsc`, `data-ogsb`: what it recoloured is set right again).
 */
const STYLE = raw(`
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f2f4f7; color: #1d2939; }
.page { background: #f2f4f7; }
.card { background: #ffffff; color: #1d2939; border-radius: 12px; }
.muted { color: #475467; }
.rule, .quote { border-color: #d0d5dd; }
.voice, .figures { background: #f2f4f7; }
.said { background: #fef0c7; color: #1d2939; }
.code { background: #f2f4f7; color: #1d2939; }
a { color: #175cd3; }
h1, h2, p { margin: 0; }
@media (max-width: 480px) {
  .outer { padding: 0 !important; }
  .card { border-radius: 0 !important; }
  .figure { padding-left: 4px !important; padding-right: 4px !important; }
  .cell { padding-left: 16px !important; padding-right: 16px !important; }
  h1 { font-size: 19px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .page { background: #0c111d !important; color: #f2f4f7 !important; }
  .card { background: #1d2939 !important; color: #f2f4f7 !important; }
  .muted { color: #cbd2dc !important; }
  .rule, .quote { border-color: #475467 !important; }
  .voice, .code, .figures { background: #101828 !important; color: #f2f4f7 !important; }
  .said { background: #7a2e0e !important; color: #ffffff !important; }
  a { color: #84caff !important; }
  .chart { background: #ffffff !important; }
}
[data-ogsc] .card, [data-ogsc] .voice, [data-ogsc] .code, [data-ogsc] .figures { color: #f2f4f7 !important; }
[data-ogsc] .muted { color: #cbd2dc !important; }
[data-ogsc] a { color: #84caff !important; }
[data-ogsb] .card { background: #1d2939 !important; }
[data-ogsb] .page { background: #0c111d !important; }
[data-ogsb] .voice, [data-ogsb] .code, [data-ogsb] .figures { background: #101828 !important; }`);

const FONT = "font-family:'Segoe UI',Roboto,Helvetica,Arial,'DejaVu Sans',Tahoma,sans-serif";

/** A whole document. Everything that came from outside is escaped; no remote image, no script; links are http(s) only. */
export function letterHtml(letter: Letter, chartAlt: string | undefined): string {
  const { wording } = letter;
  const page = html`<!doctype html>
<html lang="${wording.language}" dir="${wording.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.marked}</title>
<style>${STYLE}</style>
</head>
<body>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${wording.direction}">
<tr><td class="outer" align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;${FONT};font-size:15px;line-height:1.55;text-align:start">
<tr><td class="cell" style="padding:24px 32px 0;overflow-wrap:anywhere;border-top:6px solid ${COLOURS[letter.tone]};border-radius:12px 12px 0 0">
<p style="margin:0"><span style="display:inline-block;background:${COLOURS[letter.tone]};color:#ffffff !important;border-radius:10px;padding:2px 10px;font-size:13px;font-weight:bold">${letter.badge}</span></p>
<h1 style="margin:10px 0 0;font-size:22px;line-height:1.35">${letter.title}</h1>
${letter.lead.map((line) => html`<p style="margin:8px 0 0">${line}</p>`)}
</td></tr>
${letter.figures ? figures(letter.figures) : ''}
${letter.passage ? passage(letter.passage, wording.open) : ''}
${letter.voice ? voice(letter.voice) : ''}
${letter.sections.map(section)}
${chartAlt === undefined ? '' : chart(chartAlt)}
${letter.table ? shares(letter, letter.table) : ''}
${letter.quotes.length > 0 ? quotes(letter) : ''}
${letter.after.map(section)}
${letter.answer ? answer(letter.answer) : ''}
${letter.dashboardUrl ? button(wording.dashboard, letter.dashboardUrl) : ''}
<tr><td class="cell muted" style="padding:24px 32px;font-size:12px;overflow-wrap:anywhere"><p class="rule" style="margin:0;padding-top:12px;border-top:1px solid #d0d5dd" dir="auto">${letter.footer}</p></td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
  return String(page);
}

function section({ heading, lines, items = [], after = [] }: Section): Html {
  return block(
    heading,
    html`${lines.map((line) => html`<p style="margin:4px 0 0">${line}</p>`)}${items.map(item)}${after.map((line) => html`<p class="muted" style="margin:8px 0 0;font-size:13px">${line}</p>`)}`,
  );
}

function item({ name, aside, what, about, key, mark }: LetterItem): Html {
  return html`<div class="item" style="margin:10px 0 0;padding-inline-start:12px;border-inline-start:3px solid ${MARKS[mark]}">
${name ? html`<p style="margin:0"><strong>${name}</strong>${aside ? html` · ${aside}` : ''}</p>` : ''}${what ? html`<p style="margin:0">${what}</p>` : ''}${about ? html`<p class="muted" style="margin:0;font-size:13px">${about}</p>` : ''}${key ? html`<p class="muted" style="margin:0;font-size:12px;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace"><bdi dir="ltr">${key}</bdi></p>` : ''}
</div>
`;
}

/** Side by side: the whole at a glance. */
function figures(all: readonly LetterFigure[]): Html {
  const width = Math.floor(100 / all.length);
  return html`<tr><td class="cell" style="padding:20px 32px 0">
<table role="presentation" class="figures" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f4f7;border-radius:8px;table-layout:fixed">
<tr>${all.map(({ value, name }) => html`<td class="figure" width="${width}%" align="center" style="padding:12px 8px;vertical-align:top;overflow-wrap:anywhere"><p style="margin:0;font-size:22px;line-height:1.3;font-weight:bold">${value}</p><p class="muted" style="margin:0;font-size:12px;line-height:1.35">${name}</p></td>`)}</tr>
</table>
</td></tr>
`;
}

function block(heading: string, body: Html): Html {
  return html`<tr><td class="cell" style="padding:20px 32px 0;overflow-wrap:anywhere">
<h2 style="margin:0;font-size:16px">${heading}</h2>
${body}
</td></tr>
`;
}

function chart(alt: string): Html {
  return html`<tr><td class="cell" style="padding:20px 32px 0">
<img class="chart" src="cid:chart" alt="${alt}" width="576" style="display:block;width:100%;max-width:576px;height:auto;border:0;border-radius:8px">
</td></tr>
`;
}

function shares({ wording }: Letter, table: LetterTable): Html {
  const cell = 'padding:5px 0;vertical-align:top';
  const figure = `${cell};text-align:end;white-space:nowrap;padding-inline-start:16px`;
  const hasPercent = table.rows.some((row) => row.percent);
  const percent = (text: string | undefined) =>
    hasPercent ? html`<td class="muted" style="${figure}"><bdi>${text ?? ''}</bdi></td>` : '';
  const top = 'border-top:1px solid #d0d5dd';
  return block(
    wording.whoseShare,
    html`<p class="muted" style="margin:4px 0 8px">${table.caption}</p>
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
${table.rows.map(
  (
    row,
  ) => html`<tr><td style="${cell}">${row.name}</td><td style="${figure}"><bdi>${row.value}</bdi></td>${percent(row.percent)}</tr>
`,
)}<tr><td class="rule" style="${cell};${top};font-weight:bold">${table.total.name} (${table.unit})</td><td class="rule" style="${figure};${top};font-weight:bold"><bdi>${table.total.value}</bdi></td>${hasPercent ? html`<td class="rule" style="${top}"></td>` : ''}</tr>
</table>
${table.notes.map((note) => html`<p style="margin:8px 0 0">${note}</p>`)}`,
  );
}

function quotes({ wording, quotesHeading, quotes: all }: Letter): Html {
  const items = all.map(
    (
      quote,
    ) => html`<div class="quote" style="margin:10px 0 0;padding-inline-start:12px;border-inline-start:3px solid #d0d5dd">
<p dir="auto" lang="${quote.language}" style="margin:0">${quote.text}</p>
<p class="muted" style="margin:2px 0 0;font-size:13px">${quote.about}${quote.url ? html` · ${link(quote.url, wording.open)}` : ''}</p>
</div>
`,
  );
  return block(quotesHeading, html`${items}`);
}

function passage({ heading, before, marked, after, language, about, url }: LetterPassage, open: string): Html {
  const said = marked
    ? html`<strong class="said" style="background:#fef0c7;color:#1d2939;padding:0 2px">${marked}</strong>`
    : '';
  return block(
    heading,
    html`<div class="quote" style="margin:10px 0 0;padding-inline-start:12px;border-inline-start:3px solid #d0d5dd">
<p dir="auto" lang="${language}" style="margin:0;font-size:16px">${before}${said}${after}</p>
<p class="muted" style="margin:2px 0 0;font-size:13px">${about}${url ? html` · ${link(url, open)}` : ''}</p>
</div>`,
  );
}

function voice({ heading, sayings, lines }: LetterVoice): Html {
  const said = sayings.map(({ before, marks: [open, close], fragments, and, after, language }) => {
    const quoted = fragments.map(
      (fragment, index) =>
        html`${index > 0 ? and : ''}<strong>${open}<bdi lang="${language}">${fragment}</bdi>${close}</strong>`,
    );
    return html`<p style="margin:4px 0 0">${before}${quoted}${after}</p>`;
  });
  return html`<tr><td class="cell" style="padding:20px 32px 0;overflow-wrap:anywhere">
<div class="voice" style="background:#f2f4f7;border-radius:8px;padding:12px 16px">
<h2 style="margin:0;font-size:16px">${heading}</h2>
${said}${lines.map((line) => html`<p style="margin:8px 0 0">${line}</p>`)}
</div>
</td></tr>
`;
}

function answer({ heading, links, commands }: Answer): Html {
  const buttons = links.map(({ label, url }, index) => {
    const look =
      index === 0 ? 'background:#175cd3;color:#ffffff !important' : 'background:#475467;color:#ffffff !important';
    return html`<p style="margin:10px 0 0"><a href="${url}" rel="noopener noreferrer nofollow" style="display:inline-block;${look};border-radius:8px;padding:10px 16px;text-decoration:none;font-weight:bold">${label}</a></p>`;
  });
  const typed = commands.map(
    ({ say, command }) =>
      html`<p style="margin:8px 0 0">${say}</p><p class="code" dir="ltr" style="margin:4px 0 0;background:#f2f4f7;border-radius:6px;padding:6px 10px;font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;font-size:13px;text-align:left">${command}</p>`,
  );
  return block(heading, html`${buttons}${typed}`);
}

function link(url: string, label: string): Html {
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${label}</a>`;
}

function button(label: string, url: string): Html {
  return html`<tr><td class="cell" style="padding:20px 32px 0">
<a href="${url}" style="display:inline-block;background:#175cd3;color:#ffffff !important;border-radius:8px;padding:10px 16px;text-decoration:none;font-weight:bold">${label}</a>
</td></tr>
`;
}
