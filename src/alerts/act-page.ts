/** The page behind a link of a message: one calm card that says what a button would do, or what became of it. No script. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Instant } from '../domain/time.ts';
import { figures, type Language } from './figures.ts';
import type { ActLink } from './link.ts';
import { ACT_PAGE_WORDINGS, type ActPageWording, type Said } from './messages/act-page-wording.ts';
import { isolate, oneLine } from './plain.ts';

type Html = ReturnType<typeof html>;

/** In whose language, and on whose clock. */
export interface PageReader {
  readonly language: Language;
  readonly timeZone: string;
}

/** What a page says: all of a link's pages name the incident, the others know none. */
export type ActPage =
  | {
      readonly shows: 'ask' | 'done' | 'already' | 'over' | 'expired';
      readonly link: ActLink;
      /** Names, as configured. */
      readonly team: string;
      readonly owner?: string;
      readonly acknowledged?: { readonly by: string; readonly at: Instant };
    }
  | { readonly shows: 'unknown' | 'elsewhere' | 'tooOften' | 'notKept' };

/** Longest name or note shown, in UTF-16 units. */
const SHOWN_LIMIT = 120;

const STYLE = `
:root { color-scheme: light dark; --back: #f2f4f7; --card: #ffffff; --ink: #1d2939; --soft: #475467; --rule: #d0d5dd; --field: #ffffff; --edge: #667085; --act: #175cd3; --on-act: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --back: #0c111d; --card: #1d2939; --ink: #f2f4f7; --soft: #cbd2dc; --rule: #475467; --field: #0c111d; --edge: #98a2b3; --act: #84caff; --on-act: #0c111d; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--back); color: var(--ink); font: 16px/1.55 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', Tahoma, sans-serif; text-align: start; overflow-wrap: anywhere; }
main { max-width: 560px; margin: 0 auto; padding: 28px 32px; background: var(--card); border-radius: 12px; border-top: 6px solid var(--act); }
h1 { margin: 0; font-size: 22px; line-height: 1.35; }
p { margin: 12px 0 0; }
dl { margin: 20px 0 0; padding: 12px 0 0; border-top: 1px solid var(--rule); }
dt { margin-top: 8px; font-size: 13px; color: var(--soft); }
dd { margin: 0; }
.key { direction: ltr; unicode-bidi: isolate; text-align: start; font-family: ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; font-size: 14px; }
[dir='rtl'] .key { text-align: right; }
.seen { padding: 8px 12px; border: 1px solid var(--rule); border-radius: 8px; }
label { display: block; margin-top: 16px; font-weight: 600; }
label span, .small { font-weight: 400; font-size: 13px; color: var(--soft); }
input, textarea { display: block; width: 100%; margin-top: 4px; padding: 10px 12px; font: inherit; color: inherit; background: var(--field); border: 1px solid var(--edge); border-radius: 8px; }
textarea { min-height: 88px; resize: vertical; }
button { display: block; width: 100%; min-height: 48px; margin-top: 20px; padding: 10px 16px; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 0; border-radius: 8px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
@media (max-width: 480px) {
  body { padding: 0; background: var(--card); }
  main { padding: 20px 16px 32px; border-radius: 0; min-height: 100vh; }
  h1 { font-size: 20px; }
}
`;

/** What the page may load and do, for its Content-Security-Policy: its own style, and a form to where it came from. */
export const ACT_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole document. All that comes from outside is escaped text on one line. The form posts to the page's own address. */
export function actPage(page: ActPage, reader: PageReader): string {
  const words = ACT_PAGE_WORDINGS[reader.language];
  const { title, body } = said(page, words, reader);
  const shown = 'link' in page ? facts(page, words, reader) : '';
  return String(html`<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${body}</p>
${shown}${page.shows === 'ask' ? form(page.link, words) : ''}
</main>
</body>
</html>
`);
}

function said(page: ActPage, words: ActPageWording, reader: PageReader): Said {
  switch (page.shows) {
    case 'ask':
    case 'done':
      return words[page.shows][page.link.act];
    case 'expired':
      return words.expired(day(page.link.expires, reader));
    default:
      return words[page.shows];
  }
}

function facts(page: Extract<ActPage, { link: ActLink }>, words: ActPageWording, reader: PageReader): Html {
  const { link, team, owner, acknowledged, shows } = page;
  const name = (text: string) => isolate(oneLine(text, SHOWN_LIMIT), words.direction);
  const seen = acknowledged && words.acknowledgedBy(name(acknowledged.by), day(acknowledged.at, reader));
  return html`${seen && (shows === 'ask' || shows === 'already') ? html`<p class="seen">${seen}</p>` : ''}
<dl>
<dt>${words.incident}</dt><dd dir="auto">${oneLine(link.subject, SHOWN_LIMIT)}</dd>
<dt>${words.key}</dt><dd class="key">${oneLine(link.incident, 255)}</dd>
<dt>${words.team}</dt><dd>${name(team)}</dd>
${owner === undefined ? '' : html`<dt>${words.owner}</dt><dd>${name(owner)}</dd>`}
${shows === 'ask' ? html`<dt>${words.worksUntil}</dt><dd>${day(link.expires, reader)}</dd>` : ''}
</dl>
`;
}

function form({ act }: ActLink, words: ActPageWording): Html {
  return html`<form method="post">
<label>${words.name} <span>(${words.optional})</span><input name="name" maxlength="80" autocomplete="name" dir="auto"></label>
<label>${words.note} <span>(${words.optional})</span><textarea name="note" maxlength="500" dir="auto"></textarea></label>
<p class="small">${words.record}</p>
<button>${words.ask[act].button}</button>
</form>
`;
}

function day(at: Instant, { language, timeZone }: PageReader): string {
  return figures(language, 'stars', timeZone).written({ earliest: at, latest: at }).text;
}
