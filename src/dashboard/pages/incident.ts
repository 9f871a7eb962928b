/** One incident: what its messages say, live; what happened, who was told; what to do about it. */
import { html } from 'hono/html';
import { z } from 'zod';
import type { MessageBrief, Role } from '../../alerts/brief.ts';
import { type Letter, type Part, type Section, writeLetter } from '../../alerts/letter.ts';
import type { LetterPassage, LetterQuote, LetterVoice } from '../../alerts/letter-voice.ts';
import { wordsOf } from '../../alerts/news.ts';
import { oneLine, safeUrl } from '../../alerts/plain.ts';
import type { TeamId, TouchpointId } from '../../domain/ids.ts';
import { type IncidentAnswer, incidentAnswer, lookAtIncident } from '../answers/incident.ts';
import { figureOf } from '../charts/chart.ts';
import { levelChart } from '../charts/incident-level.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { view } from '../route.ts';
import { type Done, INCIDENT_WORDS, type IncidentWords } from '../words/incidents.ts';
import { actsCard } from './incident-forms.ts';

export const incidentRoute = view({
  path: '/incident',
  allow: 'viewer',
  summary: 'One incident: facts, reviews that speak of it, its steps, who was told and who was not.',
  query: z.strictObject({ ...FRAME, key: z.string().min(1).max(255).describe('Key of the incident.') }),
  answer: incidentAnswer,
  look: (desk, { key }) => lookAtIncident(desk, key),
  page(answer, paper) {
    const words = INCIDENT_WORDS[paper.language];
    const letter = letterOf(answer, paper);
    const chart = levelChart(answer.incident, answer.matter.series, placeOf(answer, paper), paper);
    return {
      title: letter.title,
      under: 'incidents',
      lead: leadOf(answer, letter, words, paper),
      ...(chart && { charts: { level: chart } }),
      body: html`${saidLine(paper, words)}
<div class="incident">
<div>
${letter.passage ? card(letter.passage.heading, passage(letter.passage, letter)) : ''}
${sectionsOf(letter, ['moved', 'sure', 'facts'])}
${
  chart
    ? html`<section class="card">${figureOf(chart, {
        caption: words.level,
        tableWord: paper.words.table,
        png: paper.here({ chart: 'level' }),
      })}</section>`
    : ''
}
${letter.table ? card(letter.wording.whoseShare, shares(letter.table, letter)) : ''}
${letter.voice ? card(letter.voice.heading, voice(letter.voice)) : ''}
${letter.quotes.length > 0 ? card(letter.quotesHeading, html`${letter.quotes.map((quote) => quoteOf(quote, letter, words, paper))}${answer.isWhole ? '' : html`<p class="soft small">${words.partly}</p>`}${readAll(answer, words, paper)}`) : ''}
</div>
<div>
${actsCard(answer, words, paper)}
${ownCard(answer, letter, words, paper)}
${sectionsOf(letter, ['closes'])}
${card(words.timeline, timeline(answer, words, paper))}
${card(words.delivery, deliveries(answer, words, paper))}
</div>
</div>
<p class="soft small" dir="auto">${paper.name(answer.incident.key)}</p>`,
    };
  },
});

/** The letter as its opening would be written today, for the visitor. */
function letterOf({ incident, matter, branch, own, steps }: IncidentAnswer, paper: Paper): Letter {
  const last = steps.at(-1);
  const role: Role = own && own.role !== 'none' ? own.role : 'accountable';
  const brief: MessageBrief = {
    incident,
    transition: {
      incident: incident.key,
      sequence: last?.sequence ?? 1,
      to: 'firing',
      at: last?.at ?? incident.openedAt,
      by: 'vigie',
      why: '',
      reason: 'opened',
    },
    role,
    team: {
      id: own?.team ?? incident.accountable,
      name: paper.team(own?.team ?? incident.accountable),
      language: paper.language,
      timeZone: paper.timeZone,
      receivers: [],
    },
    names: {
      brand: paper.brand(incident.brand),
      ...(incident.region && { region: paper.region(incident.region) }),
      ...(incident.location && { location: paper.location(incident.location) }),
      touchpoint: (id: TouchpointId) => paper.touchpoint(id),
      team: (id: TeamId) => paper.team(id),
    },
    ...matter,
    ...(branch && { branch }),
  };
  return writeLetter(brief, paper.language);
}

function placeOf({ incident: { brand, region, location } }: IncidentAnswer, paper: Paper): string {
  return location ? paper.location(location) : region ? paper.region(region) : paper.brand(brand);
}

function leadOf(
  { incident, urgency, silence }: IncidentAnswer,
  letter: Letter,
  words: IncidentWords,
  paper: Paper,
): Html {
  const { state, direction, acknowledged, closed, assigned, accountable, informed } = incident;
  const tone = state === 'firing' ? (direction === 'up' ? 'better' : 'worse') : 'soft';
  return html`<span class="badge ${tone}">${words.states[state]}</span>
${urgency === 'critical' ? html`<span class="badge worse">${words.critical}</span>` : ''}
${incident.silent ? html`<span class="badge soft">${words.silent}</span>` : ''}
${silence ? html`<span class="badge watch">${words.silence}</span>` : ''}
<span>${letter.badge} · ${words.opened} ${paper.moment(incident.openedAt)} · ${words.owner}: <a href="${paper.to(`/team/${accountable}`)}">${paper.team(accountable)}</a></span>
${informed.length > 0 ? html`<br>${words.informed}: ${letter.wording.list(informed.map(paper.team))}` : ''}
${acknowledged ? html`<br>${words.acknowledgedBy(paper.name(acknowledged.by))} · ${paper.moment(acknowledged.at)}` : ''}
${assigned ? html`<br>${words.assignedBy(paper.name(assigned.by))} · ${paper.moment(assigned.at)}` : ''}
${closed ? html`<br>${words.closedBy(paper.name(closed.by), words.causes[closed.cause])} · ${paper.moment(closed.at)}` : ''}`;
}

function saidLine({ frame: { done } }: Paper, { done: said }: IncidentWords): Html | '' {
  return done !== undefined && Object.hasOwn(said, done)
    ? html`<p class="said" role="status">${said[done as Done]}</p>`
    : '';
}

function card(heading: string, body: Html): Html {
  return html`<section class="card"><h2>${heading}</h2>${body}</section>`;
}

function sectionsOf(letter: Letter, parts: readonly Part[]): Html {
  const shown = [...letter.sections, ...letter.after].filter(({ part }) => part && parts.includes(part));
  return html`${shown.map((one: Section) => card(one.heading, html`${one.lines.map((line) => html`<p>${line}</p>`)}`))}`;
}

function shares(table: NonNullable<Letter['table']>, { wording }: Letter): Html {
  const hasPercent = table.rows.some(({ percent }) => percent);
  const percent = (text: string) => (hasPercent ? html`<td class="figure soft"><bdi>${text}</bdi></td>` : '');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${wording.whoseShare}"><table>
<caption>${table.caption}</caption>
<tbody>${table.rows.map(
    ({ name, value, percent: share }) =>
      html`<tr><th scope="row">${name}</th><td class="figure"><bdi>${value}</bdi></td>${percent(share ?? '')}</tr>`,
  )}
<tr class="total"><th scope="row">${table.total.name} (${table.unit})</th><td class="figure"><bdi>${table.total.value}</bdi></td>${percent('')}</tr></tbody>
</table></div>
${table.notes.map((note) => html`<p>${note}</p>`)}`;
}

function voice({ sayings, lines }: LetterVoice): Html {
  return html`${sayings.map(
    ({ before, marks: [open, close], fragments, and, after, language }) =>
      html`<p>${before}${fragments.map(
        (fragment, index) =>
          html`${index > 0 ? and : ''}<strong>${open}<bdi lang="${language}">${fragment}</bdi>${close}</strong>`,
      )}${after}</p>`,
  )}${lines.map((line) => html`<p>${line}</p>`)}`;
}

function quoteOf(quote: LetterQuote, letter: Letter, words: IncidentWords, paper: Paper): Html {
  const { text, mark, language, about, url, review } = quote;
  const { start, end } = mark ?? { start: 0, end: 0 };
  return html`<blockquote><p dir="auto" lang="${language}">${text.slice(0, start)}${
    mark ? html`<mark>${text.slice(start, end)}</mark>` : ''
  }${text.slice(end)}</p>
<p class="soft small">${about}${review === undefined ? '' : html` · <a href="${paper.to(`/review/${review}`)}">${words.readReview}</a>`}${outside(url, letter)}</p></blockquote>`;
}

function passage({ before, marked, after, language, about, url }: LetterPassage, letter: Letter): Html {
  return html`<blockquote><p dir="auto" lang="${language}">${before}${marked ? html`<mark>${marked}</mark>` : ''}${after}</p>
<p class="soft small">${about}${outside(url, letter)}</p></blockquote>`;
}

function outside(url: string | undefined, { wording }: Letter): Html | '' {
  const safe = safeUrl(url);
  return safe ? html` · <a href="${safe}" rel="noopener noreferrer nofollow">${wording.open}</a>` : '';
}

/** The reviews of the place and touchpoint since the change. */
function readAll({ incident }: IncidentAnswer, words: IncidentWords, paper: Paper): Html {
  const { location, touchpoint, since } = incident;
  return html`<p><a href="${paper.to('/reviews', { location, touchpoint, from: since })}">${words.readAll}</a></p>`;
}

/** "Why did I get this", or why not. */
function ownCard({ own, incident }: IncidentAnswer, letter: Letter, words: IncidentWords, paper: Paper): Html | '' {
  if (!own) return '';
  const reasons = letter.after.find(({ part }) => part === 'why-you');
  const named = own.role !== 'none';
  return card(
    letter.wording.whyYou,
    html`<p><strong>${words.verdicts[own.verdict]}</strong>${own.at ? html` · ${paper.moment(own.at as typeof paper.now)}` : ''}</p>
${named && reasons ? reasons.lines.map((line) => html`<p>${line}</p>`) : ''}
${named ? '' : html`<p>${words.notNamed(paper.team(own.team))} ${words.owner}: ${paper.team(incident.accountable)}</p>`}
${own.why ? html`<p class="soft small">${words.record}: <span lang="en" dir="ltr">${recordOf(own.why)}</span></p>` : ''}`,
  );
}

/** Sentences of the record are English, whoever reads them; people's own words in them are hostile. */
function recordOf(why: string): string {
  return oneLine(why, 1000);
}

function timeline({ steps, notices }: IncidentAnswer, words: IncidentWords, paper: Paper): Html {
  const bySequence = Map.groupBy(notices, ({ sequence }) => sequence);
  const decided = (one: IncidentAnswer['notices'][number]) => {
    const { team, decision, rule, until, waits, why } = one;
    const verdict =
      decision === 'mute'
        ? html`${words.notTold}${rule ? `: ${words.rules[rule]}` : ''}`
        : decision === 'hold' && until
          ? html`${words.heldUntil} ${paper.moment(until)}${rule ? `: ${words.rules[rule]}` : ''}`
          : html`${words.told}`;
    return html`<li class="${decision === 'mute' ? 'soft' : waits ? 'watch' : ''}" title="${recordOf(why)}">${paper.team(team)}: ${verdict}</li>`;
  };
  return html`<ol class="steps">${steps.toReversed().map((step) => {
    const own = oneLine(wordsOf(step), 1000);
    const mine = step.by !== 'vigie';
    return html`<li><strong>${step.reason ? words.steps[step.reason] : words.states[step.to]}</strong> <span class="soft small">${paper.moment(step.at)}${mine ? html` · ${words.by(paper.name(step.by))}` : ''}</span>
${own ? html`<p dir="auto">${own}</p>` : ''}
${mine ? '' : html`<p class="soft small" lang="en" dir="ltr">${recordOf(step.why)}</p>`}
<ul>${(bySequence.get(step.sequence) ?? []).map(decided)}</ul></li>`;
  })}</ol>${notices.length === 0 ? html`<p class="soft">${words.noNotice}</p>` : ''}`;
}

function deliveries({ deliveries: all }: IncidentAnswer, words: IncidentWords, paper: Paper): Html {
  if (all.length === 0) return html`<p class="soft">${words.noDelivery}</p>`;
  const log = (lines: (typeof all)[number]['lines']) =>
    html`<ul class="plain">${lines.map(
      ({ at, ok, detail }) =>
        html`<li class="small">${ok === undefined ? '·' : ok ? '✓' : '✗'} ${paper.moment(at)} <bdi lang="en">${recordOf(detail)}</bdi></li>`,
    )}</ul>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.delivery}"><table>
<thead><tr><th scope="col">${words.receiver}</th><th scope="col">${words.state}</th><th scope="col">${words.attempts}</th></tr></thead>
<tbody>${all.map(
    ({ receiver, team, state, lines }) =>
      html`<tr><th scope="row">${paper.team(team)} <span class="soft small">${paper.name(receiver)}</span></th><td>${words.deliveryStates[state]}</td><td>${log(lines)}</td></tr>`,
  )}</tbody></table></div>`;
}
