/** What stands around every page: head, navigation, the choices of the frame, footer. */
import { html } from 'hono/html';
import type { Config } from '../config/config.ts';
import { earlierPeriod, lastPeriod, type Period } from '../domain/period.ts';
import { ASSETS } from './assets.ts';
import { periodOf } from './frame.ts';
import type { Html } from './html.ts';
import type { Paper } from './paper.ts';
import { periodName } from './period-name.ts';
import type { Page } from './route.ts';
import type { Section } from './words/common.ts';

const SECTIONS: readonly { readonly section: Section; readonly path: string }[] = [
  { section: 'overview', path: '/' },
  { section: 'journey', path: '/journey' },
  { section: 'incidents', path: '/incidents' },
  { section: 'reviews', path: '/reviews' },
  { section: 'teams', path: '/teams' },
  { section: 'sources', path: '/sources' },
  { section: 'backtest', path: '/backtest' },
];

export interface Around {
  readonly config: Config;
  readonly nonce: string;
  /** Seconds after which the browser asks again. */
  readonly again?: number;
}

/** The whole document. */
export function documentOf(page: Page, paper: Paper, { config, nonce, again }: Around): string {
  const { words, language, direction } = paper;
  return String(html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${again === undefined ? '' : html`<meta http-equiv="refresh" content="${again}">`}
<title>${page.title} · vigie</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${ASSETS.style}" nonce="${nonce}">
<script type="module" src="${ASSETS.script}" nonce="${nonce}"></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="bar">
<a class="mark" href="${paper.to('/')}">vigie</a>
${paper.isGuest ? '' : navigation(page, paper)}
</header>
<main id="main" tabindex="-1">
<div class="title"><h1>${page.title}</h1>${page.lead ? html`<p class="lead">${page.lead}</p>` : ''}</div>
${page.asks ? choices(page.asks, paper, config) : ''}
${page.body}
</main>
<footer class="foot">${languages(paper)}</footer>
</body>
</html>
`);
}

function navigation({ under }: Page, paper: Paper): Html {
  const { words, account, to } = paper;
  const link = ({ section, path }: (typeof SECTIONS)[number]) =>
    html`<li><a href="${to(path)}"${section === under ? html` aria-current="page"` : ''}>${words.sections[section]}</a></li>`;
  const shown = paper.may('admin') ? [...SECTIONS, { section: 'accounts' as const, path: '/accounts' }] : SECTIONS;
  return html`<nav aria-label="${words.menu}"><ul>${shown.map(link)}</ul></nav>
<form class="who" method="post" action="/logout"><a href="${to('/account')}">${paper.name(account.name)}</a>
<button class="quiet">${words.signOut}</button></form>`;
}

/** The frame as a form: works without a script; with one it is sent when a choice changes. */
function choices(asks: NonNullable<Page['asks']>, paper: Paper, config: Config): Html {
  const { words, frame } = paper;
  const select = (
    name: 'brand' | 'region' | 'scale',
    label: string,
    options: readonly { readonly id: string; readonly label: string }[],
  ) => html`<label>${label} <select name="${name}" data-send>
<option value="">${words.all}</option>
${options.map(({ id, label: text }) => html`<option value="${id}"${frame[name] === id ? html` selected` : ''}>${text}</option>`)}
</select></label>`;
  const brands = asks.includes('brand') && config.brands.length > 1;
  const regions = asks.includes('region') && config.regions.length > 0;
  return html`<div class="choices">
${asks.includes('period') ? periods(paper) : ''}
${
  brands || regions
    ? html`<form method="get" class="frame">
${carried(paper, ['brand', 'region'])}
${
  brands
    ? select(
        'brand',
        words.brand,
        config.brands.map(({ id }) => ({ id, label: paper.brand(id) })),
      )
    : ''
}
${
  regions
    ? select(
        'region',
        words.region,
        config.regions.map(({ id }) => ({ id, label: paper.region(id) })),
      )
    : ''
}
<button data-sent>${words.show}</button>
</form>`
    : ''
}
</div>`;
}

/** What the rest of the address says, for a form that only changes a part of it. */
function carried({ here }: Paper, leave: readonly string[]): Html {
  const query = new URL(here({}), 'http://own').searchParams;
  return html`${[...query].flatMap(([key, value]) =>
    leave.includes(key) ? [] : [html`<input type="hidden" name="${key}" value="${value}">`],
  )}`;
}

function periods(paper: Paper): Html {
  const { words, here, now } = paper;
  const shown = periodOf(paper.frame, now);
  const next = earlierPeriod(shown, -1);
  const other = shown.kind === 'week' ? 'month' : 'week';
  const step = (target: Period, label: string, sign: string) =>
    html`<a class="step" href="${here({ period: target.name })}" aria-label="${label}" title="${label}">${sign}</a>`;
  const [back, on] = paper.direction === 'rtl' ? ['›', '‹'] : ['‹', '›'];
  return html`<div class="period" role="group" aria-label="${words.period}">
${step(earlierPeriod(shown, 1), words.earlier, back)}
<strong>${periodName(shown, paper.language)}</strong>
${next.from <= now ? step(next, words.later, on) : html`<span class="step" aria-hidden="true">${on}</span>`}
<a class="kind" href="${here({ period: counterpart(shown, other, now).name })}">${other === 'week' ? words.byWeek : words.byMonth}</a>
</div>`;
}

/** The last period of the other kind that begins within this one, not after now. */
function counterpart({ to }: Period, kind: Period['kind'], now: Paper['now']): Period {
  const last = lastPeriod(kind, to < now ? to : now);
  const running = earlierPeriod(last, -1);
  return running.from < to && running.from <= now ? running : last;
}

function languages({ words, language, here }: Paper): Html {
  const names = { en: 'English', fr: 'Français', fa: 'فارسی' } as const;
  return html`<nav aria-label="${words.languages}"><ul>${(['en', 'fr', 'fa'] as const).map(
    (code) =>
      html`<li><a lang="${code}" hreflang="${code}" dir="auto" href="${here({ lang: code })}"${code === language ? html` aria-current="true"` : ''}>${names[code]}</a></li>`,
  )}</ul></nav>`;
}
