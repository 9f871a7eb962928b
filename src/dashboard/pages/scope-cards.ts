/** Why a place moved, and what its customers say: the two cards that name touchpoints. */
import { html } from 'hono/html';
import { daysOf, periodNamed } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import type { ScopeAnswer } from '../answers/scope.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { periodName } from '../period-name.ts';
import { SCOPE_WORDS } from '../words/scope.ts';

/** Touchpoints shown; the smaller ones stand in the numbers of the API. */
const MOST = 12;

/** The change against the period before, part by part, down to the sum. */
export function decompositionCard(answer: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const { decomposition, change: moved, scale, comparedWith } = answer;
  const { change } = paper.figures(scale as Scale);
  const before = periodName(periodNamed(comparedWith.before)!, paper.language);
  if (!decomposition || !moved)
    return html`<section class="card"><h2>${words.why}</h2><p class="soft">${words.nothingToCompare}</p></section>`;
  const { parts, mix, season } = decomposition;
  const row = (name: Html | string, delta: number) =>
    html`<tr><th scope="row">${name}</th><td class="figure"><bdi>${change(delta)}</bdi></td><td></td><td></td><td></td></tr>`;
  const [part, delta, often, worse, error] = words.whyHead;
  const [named, rest] = [parts.slice(0, MOST), parts.slice(MOST)];
  return html`<section class="card"><h2>${words.why}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${words.why}"><table>
<caption>${words.against(before)}</caption>
<thead><tr><th scope="col">${part}</th>${[delta, often, worse, error].map((head) => html`<th scope="col" class="figure">${head}</th>`)}</tr></thead>
<tbody>${named.map(
    (one) =>
      html`<tr><th scope="row">${touchpointLink(one.touchpoint, answer, paper)}</th><td class="figure"><bdi class="${toneOf(one)}">${change(one.delta)}</bdi></td><td class="figure"><bdi>${change(one.moreOften)}</bdi></td><td class="figure"><bdi>${change(one.worse)}</bdi></td><td class="figure soft"><bdi>${paper.figures(scale as Scale).level(one.standardError)}</bdi></td></tr>`,
  )}
${
  rest.length > 0
    ? row(
        '…',
        rest.reduce((sum, one) => sum + one.delta, 0),
      )
    : ''
}
${mix === 0 ? '' : row(words.mix, mix)}${season === 0 ? '' : row(words.season, season)}
<tr class="total"><th scope="row">${words.sum}</th><td class="figure"><bdi>${change(moved.delta)}</bdi></td><td></td><td></td><td></td></tr></tbody></table></div></section>`;
}

/** A touchpoint is looked at over a region or a brand: one place alone has too few words for it. */
function touchpointLink(touchpoint: string, { brand, region }: ScopeAnswer, paper: Paper): Html {
  return html`<a href="${paper.to(`/touchpoint/${touchpoint}`, { brand, region })}">${paper.touchpoint(touchpoint)}</a>`;
}

/** Coloured where it is more than its own uncertainty. */
function toneOf({ delta, standardError }: { readonly delta: number; readonly standardError: number }): string {
  if (Math.abs(delta) < 1.96 * standardError) return '';
  return delta < 0 ? 'worse' : 'better';
}

/** Each touchpoint with how many blame and praise it, and the words themselves one click away. */
export function saysCard(answer: ScopeAnswer, paper: Paper): Html {
  const words = SCOPE_WORDS[paper.language];
  const { touchpoints, emotions, scale } = answer;
  const { change } = paper.figures(scale as Scale);
  if (touchpoints.length === 0) return html``;
  const reviews = (n: number, touchpoint: string, side: 'blamed' | 'praised') =>
    n === 0 || touchpoint === UNATTRIBUTED
      ? html`<span class="soft">${paper.count(n)}</span>`
      : html`<a href="${paper.to('/reviews', { ...writtenIn(answer), touchpoint, side })}">${paper.count(n)}</a>`;
  return html`<section class="card"><h2>${words.says}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${words.says}"><table>
<thead><tr>${words.saysHead.map((head, i) => html`<th scope="col"${i > 0 && i < 5 ? html` class="figure"` : ''}>${head}</th>`)}</tr></thead>
<tbody>${touchpoints.slice(0, MOST).map(
    (one) => html`<tr><th scope="row">${touchpointLink(one.touchpoint, answer, paper)}</th>
<td class="figure">${reviews(one.reviews, one.touchpoint, 'blamed')}</td><td class="figure">${reviews(one.praised, one.touchpoint, 'praised')}</td>
<td class="figure"><bdi>${change(-one.lost)}</bdi></td><td class="figure soft"><bdi>${one.lostBefore === undefined ? '—' : change(-one.lostBefore)}</bdi></td>
<td>${causesOf(one.causes, words.causes)}</td></tr>`,
  )}</tbody></table></div>
${emotions.length > 0 ? html`<p class="small">${words.feel}: ${emotions.map(({ emotion, reviews: n }, i) => html`${i > 0 ? ' · ' : ''}<a href="${paper.to('/reviews', { ...writtenIn(answer), emotion })}">${words.emotions[emotion] ?? emotion}</a> <bdi>${paper.count(n)}</bdi>`)}</p>` : ''}
</section>`;
}

/** The cause named most first; nothing where none is named. */
function causesOf(
  causes: ScopeAnswer['touchpoints'][number]['causes'],
  names: Readonly<Record<string, string>>,
): string {
  return Object.entries(causes)
    .filter(([, points]) => points > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([cause]) => names[cause] ?? cause)
    .join(', ');
}

/** Parameters of the search for the reviews that a figure of the page counts. */
export function writtenIn(answer: ScopeAnswer): Readonly<Record<string, string>> {
  return { ...scoped(answer), ...daysOf(periodNamed(answer.period)!) };
}

function scoped({ kind, id }: ScopeAnswer): Readonly<Record<string, string>> {
  return { [kind]: id };
}
