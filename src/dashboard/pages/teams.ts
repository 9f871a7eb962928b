/** The teams, and one of them: what it owns, what is open, how it is reached, its progress against its own past. */
import { html } from 'hono/html';
import { z } from 'zod';
import { oneLine } from '../../alerts/plain.ts';
import { teamId } from '../../domain/ids.ts';
import { earlierPeriod, periodNamed, periodNumber } from '../../domain/period.ts';
import type { Scale } from '../../domain/scale.ts';
import {
  lookAtTeam,
  lookAtTeams,
  type ShownTeam,
  saveTarget,
  type TeamAnswer,
  type TeamProgress,
  teamAnswer,
  teamsAnswer,
} from '../answers/teams.ts';
import { FRAME, scale } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { periodName } from '../period-name.ts';
import { act, view } from '../route.ts';
import { INCIDENT_WORDS } from '../words/incidents.ts';
import { TEAM_WORDS, type TeamWords } from '../words/teams.ts';
import { tableOf } from './incidents.ts';

export const teamsRoute = view({
  path: '/teams',
  allow: 'viewer',
  summary:
    'Each team with what it owns, what is open, and whether its messages arrive; in the order of the configuration.',
  query: z.strictObject(FRAME),
  answer: teamsAnswer,
  look: lookAtTeams,
  page({ teams }, paper) {
    const words = TEAM_WORDS[paper.language];
    return {
      title: paper.words.sections.teams,
      under: 'teams',
      body: html`<div class="cards">${teams.map(
        (
          one,
        ) => html`<section class="card"><h2><a href="${paper.to(`/team/${one.team}`)}">${paper.team(one.team)}</a></h2>
<p>${owned(one, words, paper)}</p>
<p><a href="${paper.to('/incidents', { team: one.team })}">${words.open}</a>: <strong>${paper.count(one.open)}</strong></p>
${one.receivers.length === 0 ? html`<p class="watch">${words.noReceivers}</p>` : html`<p class="small soft">${words.receivers}: ${receivers(one, words, paper)}</p>`}</section>`,
      )}</div>`,
    };
  },
  table: ({ teams }) => ({
    name: 'teams',
    columns: ['team', 'touchpoints', 'open', 'receivers_in_trouble'],
    rows: teams.map(({ team, touchpoints, open, receivers: all }) => [
      team,
      touchpoints.join(' '),
      open,
      all.filter(({ state }) => state !== 'fine').length,
    ]),
  }),
});

function owned({ touchpoints, interfaces }: ShownTeam, words: TeamWords, paper: Paper): Html | string {
  if (touchpoints.length === 0) return words.nothingOwned;
  const shared = new Map(interfaces.map((one) => [one.touchpoint, one.with]));
  return html`${words.owns}: ${touchpoints.map((id, index) => {
    const others = shared.get(id);
    return html`${index > 0 ? ' · ' : ''}<a href="${paper.to(`/touchpoint/${id}`)}">${paper.touchpoint(id)}</a>${others ? html` <span class="soft small">(${words.sharedWith(others.map(paper.team).join(' · '))})</span>` : ''}`;
  })}`;
}

function receivers({ receivers: all }: ShownTeam, words: TeamWords, paper: Paper): Html {
  return html`${all.map(
    ({ notifier, state, since, why }, index) =>
      html`${index > 0 ? ' · ' : ''}${paper.name(notifier)}: <span class="${state === 'fine' ? '' : 'worse'}">${words.states[state]}</span>${since ? html` ${paper.moment(since)}` : ''}${why ? html` <bdi lang="en">${oneLine(why, 300)}</bdi>` : ''}`,
  )}`;
}

export const teamRoute = view({
  path: '/team/:team',
  allow: 'viewer',
  summary: 'One team: what it owns, what is open, how it is reached, its progress against its own past.',
  query: z.strictObject({ ...FRAME, team: teamId }),
  answer: teamAnswer,
  look: (desk, { team }) => lookAtTeam(desk, team),
  page(answer, paper) {
    const words = TEAM_WORDS[paper.language];
    const incidentWords = INCIDENT_WORDS[paper.language];
    const { team, incidents, hours, manager } = answer;
    return {
      title: paper.team(team),
      under: 'teams',
      lead: owned(answer, words, paper),
      body: html`${paper.frame.done === 'target' ? html`<p class="said" role="status">${words.done}</p>` : ''}
<section class="card"><h2>${words.open}</h2>${incidents.length > 0 ? tableOf(incidents, words.open, incidentWords, paper) : html`<p class="empty">${words.noneOpen}</p>`}
<p><a href="${paper.to('/incidents', { team })}">${words.all}</a></p></section>
<section class="card"><h2>${words.progress}</h2><p class="soft">${words.kept}</p>${
        answer.progress.length === 0
          ? html`<p class="empty">${words.noFigures}</p>`
          : answer.progress.map((one) => progress(one, words, paper))
      }${paper.may('manager') ? targetForm(answer, words, paper) : ''}</section>
<div class="cards">
<section class="card"><h2>${words.pace(paper.count(answer.pace.days))}</h2>${paceTable(answer, words, paper)}</section>
<section class="card"><h2>${words.reached}</h2><p>${words.hours}: ${hours ? html`${hours.days.map((day) => words.days[day]).join(' ')} · <bdi>${hours.from}–${hours.to}</bdi> (<bdi>${answer.timeZone}</bdi>)` : words.always}</p>
<p>${words.receivers}: ${answer.receivers.length === 0 ? words.noReceivers : receivers(answer, words, paper)}</p>
${manager ? html`<p>${words.manager}: <a href="${paper.to(`/team/${manager}`)}">${paper.team(manager)}</a></p>` : ''}</section>
</div>`,
    };
  },
  table: ({ team, progress: all }) => ({
    name: `team-${team}`,
    columns: ['scale', 'month', 'reviews', 'blamed', 'kept'],
    rows: all.flatMap(({ scale: of, months }) =>
      months.map(({ period, n, blamed, kept }) => [of, monthOf(period).name, n, blamed, kept]),
    ),
  }),
});

const EPOCH = periodNamed('1970-01')!;

function monthOf(period: number) {
  return earlierPeriod(EPOCH, periodNumber(EPOCH) - period);
}

function progress({ scale: of, months, target }: TeamProgress, words: TeamWords, paper: Paper): Html {
  const number = paper.figures(of);
  const newest = months.at(-1)!;
  return html`<h3>${of}: <bdi>${number.level(newest.kept)}</bdi></h3>
${
  target
    ? html`<p>${words.targetBy(number.level(target.value), paper.name(target.by))} · ${paper.day(target.at)}${newest.kept < target.value ? html` · <span class="worse">${words.toTarget(number.change(target.value - newest.kept))}</span>` : html` · <span class="better">✓</span>`}</p>`
    : ''
}
<div class="scroll" tabindex="0" role="region" aria-label="${words.progress} ${of}"><table>
<thead><tr><th scope="col">${words.month}</th><th scope="col" class="figure">${of}</th><th scope="col" class="figure">±</th><th scope="col" class="figure">${words.reviews}</th><th scope="col" class="figure">${words.blamed}</th></tr></thead>
<tbody>${months
    .map((one, index) => ({ ...one, earlier: months[index - 1] }))
    .toReversed()
    .map(
      ({ period, n, blamed, kept, earlier }) =>
        html`<tr><th scope="row">${periodName(monthOf(period), paper.language)}</th><td class="figure"><bdi>${number.level(kept)}</bdi></td><td class="figure"><bdi>${earlier ? number.change(kept - earlier.kept) : ''}</bdi></td><td class="figure">${paper.count(n)}</td><td class="figure">${paper.count(blamed)}</td></tr>`,
    )}</tbody></table></div>`;
}

function paceTable({ pace: { now, before } }: TeamAnswer, words: TeamWords, paper: Paper): Html {
  const said = (hours: number | undefined, n: number) =>
    hours === undefined ? words.none : words.hoursOf(paper.figures('stars').count(hours), paper.count(n));
  return html`<table><thead><tr><td></td><th scope="col" class="figure">${words.now}</th><th scope="col" class="figure">${words.before}</th></tr></thead><tbody>
<tr><th scope="row">${words.toAcknowledge}</th><td class="figure">${said(now.hoursToAcknowledge, now.acknowledged)}</td><td class="figure">${said(before.hoursToAcknowledge, before.acknowledged)}</td></tr>
<tr><th scope="row">${words.toRecover}</th><td class="figure">${said(now.hoursToRecover, now.recovered)}</td><td class="figure">${said(before.hoursToRecover, before.recovered)}</td></tr></tbody></table>`;
}

function targetForm({ team, progress: all }: TeamAnswer, words: TeamWords, paper: Paper): Html {
  const scales = all.length > 0 ? all.map((one) => one.scale) : (['stars'] as const);
  return html`<details><summary>${words.setTarget}</summary><form method="post" action="/team/${team}/target" class="fields">${paper.frame.lang ? html`<input type="hidden" name="lang" value="${paper.frame.lang}">` : ''}
<label>${words.scale}<select name="scale">${scales.map((one) => html`<option value="${one}">${one}</option>`)}</select></label>
<label>${words.value}<input name="value" type="number" step="any" required></label><button class="quiet">${words.setTarget}</button></form></details>`;
}

export const targetRoute = act({
  path: '/team/:team/target',
  allow: 'manager',
  summary: 'Sets what a team’s touchpoints are to leave of the full score.',
  body: z.strictObject({ team: teamId, scale, value: z.coerce.number(), lang: FRAME.lang }),
  async act(desk, { team, scale: of, value, lang }) {
    await saveTarget(desk, team, of as Scale, value);
    const query = new URLSearchParams({ done: 'target', ...(lang && { lang }) });
    return { to: `/team/${team}?${query}`, answer: { team, scale: of, value } };
  },
});
