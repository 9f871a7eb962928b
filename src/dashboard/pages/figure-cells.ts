/** Levels, changes and incidents as they stand beside a name, on every page alike. */
import { html } from 'hono/html';
import type { Scale } from '../../domain/scale.ts';
import type { ShownIncident } from '../answers/open-incidents.ts';
import type { Figure } from '../answers/scope-figures.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { FIGURE_WORDS } from '../words/figures.ts';

/** The mean, and beneath it where it may lie and how many reviews say so. */
export function levelCell({ n, mean, interval }: Figure, scale: Scale, { figures, language, count }: Paper): Html {
  const words = FIGURE_WORDS[language];
  if (mean === undefined || !interval) return html`<span class="soft">${words.noReviews}</span>`;
  const { level } = figures(scale);
  return html`<strong class="level"><bdi>${level(mean)}</bdi></strong> <span class="small soft"><bdi>${level(interval[0])}–${level(interval[1])}</bdi> · ${words.reviews(count(n), n)}</span>`;
}

/** A difference, coloured where it is more than chance, else with what so many reviews can show. */
export function changeCell(change: Figure['change'], scale: Scale, { figures, language }: Paper): Html {
  const words = FIGURE_WORDS[language];
  if (!change)
    return html`<span class="soft" title="${words.noPast}">—<span class="unseen">${words.noPast}</span></span>`;
  const { change: signed, level } = figures(scale);
  const { delta, isSeen, visible } = change;
  if (isSeen)
    return html`<strong class="${delta < 0 ? 'worse' : 'better'}"><bdi>${delta < 0 ? '▼' : '▲'} ${signed(delta)}</bdi></strong><span class="unseen"> ${words.seen}</span>`;
  const can = visible === undefined ? words.tooFew : words.unseen(words.points(amount(visible, level, scale), scale));
  return html`<span class="soft"><bdi>${signed(delta)}</bdi> <span class="small" title="${can}">${visible === undefined ? '·' : html`<bdi>(≥ ${amount(visible, level, scale)})</bdi>`}</span><span class="unseen"> ${can}</span></span>`;
}

/** A size without its sign, in the units of the scale. */
function amount(size: number, level: (mean: number) => string, scale: Scale): string {
  return scale === 'recommend' ? level(size).replace(/[%٪\u00a0]/g, '') : level(size);
}

/** A change in words: `0.25 stars`. */
export function pointsOf(delta: number, scale: Scale, { figures, language }: Paper): string {
  return FIGURE_WORDS[language].points(amount(Math.abs(delta), figures(scale).level, scale), scale);
}

/** One incident as a link. */
export function incidentLink(incident: ShownIncident, paper: Paper): Html {
  const words = FIGURE_WORDS[paper.language];
  const { key, kind, state, direction, touchpoint } = incident;
  const tone = state === 'recovering' ? 'watch' : direction === 'up' && kind !== 'severe' ? 'better' : 'worse';
  const what = touchpoint ? paper.touchpoint(touchpoint) : (words.kinds[kind] ?? kind);
  return html`<a class="badge ${tone}" href="${paper.to('/incident', { key })}">${direction === 'up' && kind === 'drift' ? '▲ ' : ''}${what}${state === 'firing' ? '' : html` · ${words.states[state] ?? state}`}</a>`;
}

/** How new the figures are. */
export function freshLine(
  { updatedAt, waiting }: { readonly updatedAt?: string | undefined; readonly waiting: number },
  paper: Paper,
): Html {
  const { freshness: words } = FIGURE_WORDS[paper.language];
  if (updatedAt === undefined) return html`<p class="small watch">${words.building}</p>`;
  return html`<p class="small soft">${words.asOf} ${paper.moment(updatedAt as never)}${waiting > 0 ? html` · ${words.waiting(paper.count(waiting))}` : ''}</p>`;
}
