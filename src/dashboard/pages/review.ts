/** The page of one review: its words and versions, what was found in them, corrections by hand, and their file. */
import { html } from 'hono/html';
import { z } from 'zod';
import { plain } from '../../alerts/plain.ts';
import type { Instant } from '../../domain/time.ts';
import { correctionLines } from '../../pipeline/review-list.ts';
import { CORRECTION, correct } from '../answers/correction.ts';
import { lookAtReview, ONE_REVIEW_ANSWER, type OneReviewAnswer, REVIEW_QUERY } from '../answers/review.ts';
import { FRAME } from '../frame.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import {
  badgesOf,
  languageName,
  level,
  named,
  replyOf,
  scoreOf,
  sourceLink,
  wordsOf,
  writtenOn,
} from '../review-parts.ts';
import { act, download, view } from '../route.ts';
import { textDifference } from '../text-difference.ts';
import { REVIEW_WORDS } from '../words/reviews.ts';

type Findings = OneReviewAnswer['found'];

export const reviewRoute = view({
  path: '/review/:review',
  allow: 'viewer',
  summary: 'One review: all it ever said, what was found in it, corrections, incidents.',
  query: REVIEW_QUERY,
  answer: ONE_REVIEW_ANSWER,
  look: lookAtReview,
  page(answer: OneReviewAnswer, paper) {
    const words = REVIEW_WORDS[paper.language];
    const { review, analyser } = answer;
    const done = paper.frame.done;
    return {
      title: words.one(paper.count(review.id)),
      lead: html`${scoreOf(review, paper)} · <a href="${paper.to(`/location/${review.location}`)}">${paper.location(review.location)}</a> · ${writtenOn(review, paper)} · ${paper.name(review.source)} · ${languageName(review.language, paper)}`,
      under: 'reviews',
      body: html`${done === 'saved' || done === 'undone' ? html`<p class="said" role="status">${words.correct.done[done]}</p>` : ''}
<section class="card review"><h2>${words.what}</h2>
${wordsOf(review, paper, {})}
${badgesOf(review, paper)}
${replyOf(review, paper)}
<p class="small soft">${sourceLink(review.url, paper)}${analyser === undefined ? '' : html` ${words.analyser} ${words.version} <bdi>${analyser}</bdi>`}</p></section>
<section class="card"><h2>${words.findings}</h2>${findingsOf(answer, paper)}</section>
${paper.may('manager') ? correctionForms(answer, paper) : ''}
${answer.corrections.length === 0 ? '' : versionsOf(answer, paper)}
${answer.revisions.length > 1 ? revisionsOf(answer, paper) : ''}
${answer.incidents.length === 0 ? '' : incidentsOf(answer, paper)}`,
    };
  },
});

export const correctRoute = act({
  path: '/review/:review/correct',
  allow: 'manager',
  summary:
    'Corrects what was found in a review: adds, changes or takes away one finding, or goes back to the analyser’s.',
  body: CORRECTION,
  act: correct,
});

export const correctionsFileRoute = download({
  path: '/corrections.jsonl',
  allow: 'manager',
  summary: 'All corrections that stand, as `vigie train --corrections` reads them.',
  query: z.strictObject(FRAME),
  type: 'application/jsonl',
  async send({ opened }) {
    return new Response(ReadableStream.from(correctionLines(opened.db)).pipeThrough(new TextEncoderStream()), {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="corrections.jsonl"',
      },
    });
  },
});

function findingsOf({ review, found }: OneReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  if (review.findings.length === 0) return html`<p class="soft">${words.noFindings}</p>`;
  const text = review.text ?? '';
  const quoted = new Set(found.map(signature));
  return html`<div class="scroll evidence" tabindex="0" role="region" aria-label="${words.findings}"><table><thead><tr>
<th scope="col">${words.touchpoint}</th><th scope="col">${words.said}</th><th scope="col">${words.cause}</th><th scope="col">${words.quote}</th><th scope="col" class="figure">${words.confidence}</th></tr></thead><tbody>${review.findings.map(
    (finding) => html`<tr><th scope="row">${paper.touchpoint(finding.touchpoint)}</th>
<td>${sideOf(finding, paper)}</td><td>${causeOf(finding, paper)}</td>
<td><q dir="auto">${plain(text.slice(finding.start, finding.end))}</q></td>
<td class="figure">${review.corrected && !quoted.has(signature(finding)) ? words.byHand : paper.share(finding.confidence)}</td></tr>`,
  )}</tbody></table></div>`;
}

function signature({ touchpoint, polarity, cause, start, end, confidence }: Findings[number]): string {
  return [touchpoint, polarity, cause, start, end, confidence].join(' ');
}

function sideOf({ polarity }: Findings[number], paper: Paper): Html {
  const { sides } = REVIEW_WORDS[paper.language];
  return polarity < 0
    ? html`<span class="worse">${sides.blamed}</span>`
    : html`<span class="better">${sides.praised}</span>`;
}

function causeOf({ cause, detail }: Findings[number], paper: Paper): string {
  const words = REVIEW_WORDS[paper.language];
  if (cause === undefined) return words.unknownCause;
  return named(words.causes, cause) + (detail === undefined ? '' : ` (${named(words.details, detail)})`);
}

/** One form for each finding and one to add: a version is made by each. */
function correctionForms({ review, corrections, touchpoints }: OneReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const say = words.correct;
  const action = `/review/${review.id}/correct`;
  const hidden = html`<input type="hidden" name="revision" value="${review.revision}"><input type="hidden" name="after" value="${corrections.at(-1)?.id ?? 0}">${
    paper.frame.lang === undefined ? '' : html`<input type="hidden" name="lang" value="${paper.frame.lang}">`
  }`;
  const select = (name: string, label: string, options: readonly (readonly [string, string])[], chosen: string) =>
    html`<label>${label}<select name="${name}">${options.map(
      ([id, text]) => html`<option value="${id}"${id === chosen ? html` selected` : ''}>${text}</option>`,
    )}</select></label>`;
  const fields = (finding?: Findings[number]) => {
    const known =
      finding && !touchpoints.includes(finding.touchpoint) ? [finding.touchpoint, ...touchpoints] : touchpoints;
    return html`${select(
      'touchpoint',
      words.touchpoint,
      known.map((id) => [id, paper.touchpoint(id)]),
      finding?.touchpoint ?? '',
    )}
${select('side', words.said, Object.entries(words.sides), finding && finding.polarity >= 0 ? 'praised' : 'blamed')}
${select('cause', words.cause, [['', words.unknownCause], ...Object.entries(words.causes)], finding?.cause ?? '')}`;
  };
  const note = html`<label class="grow">${say.note}<input name="note" maxlength="1000" dir="auto"></label>`;
  const stands = corrections.at(-1)?.findings && review.corrected;
  const text = review.text;
  return html`<section class="card correct" id="correct"><h2>${say.title}</h2><p class="soft">${say.lead}</p>
${
  text === undefined
    ? html`<p>${say.noText}</p>`
    : html`${review.findings.map(
        (
          finding,
          index,
        ) => html`<details><summary>${say.change}: ${paper.touchpoint(finding.touchpoint)} · <q dir="auto">${plain(text.slice(finding.start, Math.min(finding.end, finding.start + 60)))}</q></summary>
<form class="row" method="post" action="${action}">${hidden}<input type="hidden" name="index" value="${index}">
${fields(finding)}${note}
<button name="do" value="change">${say.save}</button> <button class="quiet" name="do" value="drop">${say.drop}</button></form></details>`,
      )}
<details${review.findings.length === 0 ? html` open` : ''} data-add><summary>${say.add}</summary>
<form class="row" method="post" action="${action}">${hidden}<input type="hidden" name="do" value="add"><input type="hidden" name="start" value="">
<label class="whole">${words.quote}<textarea name="quote" required maxlength="2000" dir="auto"></textarea><span class="small">${say.quoteHint}</span></label>
${fields()}${note}<button>${say.save}</button></form></details>`
}
<div class="row">${
    stands
      ? html`<form method="post" action="${action}">${hidden}<input type="hidden" name="do" value="undo"><button class="quiet">${say.undo}</button></form>`
      : ''
  }<a class="small" href="/corrections.jsonl" download>${say.download}</a></div></section>`;
}

function versionsOf({ corrections, review }: OneReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  const summary = (findings: Findings | null) =>
    findings === null
      ? words.correct.takenBack
      : findings.length === 0
        ? words.noFindings
        : findings
            .map(({ touchpoint, polarity }) => `${polarity < 0 ? '−' : '+'} ${paper.touchpoint(touchpoint)}`)
            .join(', ');
  return html`<section class="card"><h2>${words.correct.versions}</h2><ol class="versions">${corrections
    .toReversed()
    .map(
      ({ by, at, note, findings, revision }, index) =>
        html`<li><p>${paper.moment(at as Instant)} · ${paper.name(by)}${revision === review.revision ? '' : ` · ${words.revision(paper.count(revision))}`}${index === 0 && revision === review.revision ? html` <span class="badge">${words.current}</span>` : ''}<br><bdi>${summary(findings)}</bdi></p>${
          note === undefined ? '' : html`<blockquote dir="auto">${plain(note)}</blockquote>`
        }</li>`,
    )}</ol></section>`;
}

function revisionsOf({ revisions }: OneReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  return html`<section class="card"><h2>${words.revisions}</h2><ol class="versions">${revisions
    .map((revision, index) => {
      const before = revisions[index - 1];
      const current = index === revisions.length - 1;
      return html`<li><h3>${words.revision(paper.count(revision.revision))} · ${paper.moment(revision.seenAt as Instant)}${current ? html` <span class="badge">${words.current}</span>` : ''}</h3>
<p>${scoreOf(revision, paper)}${changeOf(before, revision, paper)}</p>
${differenceOf(before?.text, revision.text, before !== undefined)}
${revision.reply === undefined || revision.reply === before?.reply ? '' : html`<div class="reply"><p class="small soft">${words.reply}</p>${differenceOf(before?.reply, revision.reply, before?.reply !== undefined)}</div>`}</li>`;
    })
    .toReversed()}</ol></section>`;

  function differenceOf(before: string | undefined, now: string | undefined, isEdit: boolean): Html {
    if (!isEdit) return html`<div class="said-words" dir="auto">${plain(now ?? '')}</div>`;
    const pieces = textDifference(before ?? '', now ?? '');
    return html`<div class="said-words" dir="auto">${pieces.map(({ kind, text }) =>
      kind === 'same'
        ? plain(text)
        : kind === 'added'
          ? html`<ins><span class="unseen">${words.added}: </span>${plain(text)}</ins>`
          : html`<del><span class="unseen">${words.deleted}: </span>${plain(text)}</del>`,
    )}</div>`;
  }
}

function changeOf(
  before: OneReviewAnswer['revisions'][number] | undefined,
  { rating, scale }: OneReviewAnswer['revisions'][number],
  paper: Paper,
): Html | '' {
  const words = REVIEW_WORDS[paper.language];
  if (before?.rating === undefined || rating === undefined || before.scale !== scale || before.rating === rating)
    return '';
  const [from, to] = [level(before.rating, scale, paper), level(rating, scale, paper)];
  return rating > before.rating
    ? html` <span class="badge better">${words.raised(from, to)}</span>`
    : html` <span class="badge worse">${words.lowered(from, to)}</span>`;
}

function incidentsOf({ incidents }: OneReviewAnswer, paper: Paper): Html {
  const words = REVIEW_WORDS[paper.language];
  return html`<section class="card"><h2>${words.incidents}</h2><ul>${incidents.map(
    ({ key, touchpoint, direction, openedAt }) =>
      html`<li><a href="${paper.to('/incident', { key })}">${touchpoint === null ? words.title : paper.touchpoint(touchpoint)} ${direction === 'up' ? '▲' : '▼'} · ${paper.day(openedAt as Instant)}</a></li>`,
  )}</ul></section>`;
}
