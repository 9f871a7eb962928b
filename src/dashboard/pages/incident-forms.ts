/** What a person may do to an incident: forms on its page, and the routes that they are sent to. */
import { html } from 'hono/html';
import { z } from 'zod';
import type { Act } from '../../alerts/acts.ts';
import { isOver } from '../../alerts/ledger.ts';
import { oneLine } from '../../alerts/plain.ts';
import { teamId } from '../../domain/ids.ts';
import type { ClosingCause, Incident } from '../../domain/incident.ts';
import type { Instant } from '../../domain/time.ts';
import { ConfigError } from '../../errors.ts';
import { MOST_SILENT_DAYS, NAME_LIMIT, NOTE_LIMIT } from '../../pipeline/act-inbox.ts';
import { type ActEnd, actNow, type Person, silenceNow, unsilenceNow } from '../../pipeline/act-now.ts';
import { findIncidents } from '../../store/incidents.ts';
import { type IncidentAnswer, mayActOn } from '../answers/incident.ts';
import type { Desk } from '../desk.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { Refused } from '../refused.ts';
import { act, type Done, type Route } from '../route.ts';
import type { IncidentWords, Done as Said } from '../words/incidents.ts';

const CAUSES = ['fixed', 'expected', 'not-ours', 'false-alarm'] as const satisfies readonly ClosingCause[];

const key = z.string().min(1).max(255).describe('Key of the incident.');
const note = z
  .string()
  .max(NOTE_LIMIT)
  .transform((text) => oneLine(text, NOTE_LIMIT))
  .describe('A sentence for its history.');
const needed = note.refine((text) => text !== '', 'Expected a sentence, got nothing that can be read');
const lang = z.enum(['en', 'fr', 'fa']).optional();

/** A route that takes one kind of act. */
function actRoute<B extends z.ZodObject>(
  name: string,
  summary: string,
  body: B,
  said: Said,
  take: (body: z.output<B>, incident: Incident, desk: Desk) => Promise<ActEnd>,
): Route {
  return act({
    path: `/incident/${name}`,
    allow: 'team',
    summary,
    body,
    async act(desk, given) {
      const { key: asked, lang: language } = given as unknown as { key: string; lang?: string };
      const incident = await incidentFor(desk, asked);
      return ended(incident, said, await refusing(() => take(given, incident, desk)), language);
    },
  });
}

export const incidentActs: readonly Route[] = [
  actRoute(
    'acknowledge',
    'Says that somebody has an incident in hand.',
    z.strictObject({ key, note: note.optional(), lang }),
    'acknowledged',
    (body, incident, desk) => actNow(desk, incident, { type: 'acknowledge', ...noted(body) }, personOf(desk)),
  ),
  actRoute(
    'note',
    'Writes a sentence into the history of an incident.',
    z.strictObject({ key, note: needed, lang }),
    'noted',
    (body, incident, desk) => actNow(desk, incident, { type: 'note', note: body.note }, personOf(desk)),
  ),
  actRoute(
    'reassign',
    'Hands an incident to another team.',
    z.strictObject({ key, to: teamId, note: note.optional(), lang }),
    'reassigned',
    (body, incident, desk) => {
      if (!desk.config.teams.some(({ id }) => id === body.to))
        throw new Refused(422, 'Expected a team of the configuration', { field: 'to' });
      return actNow(desk, incident, { type: 'reassign', to: body.to, ...noted(body) }, personOf(desk));
    },
  ),
  actRoute(
    'close',
    'Closes an incident with a cause.',
    z.strictObject({ key, cause: z.enum(CAUSES), note: note.optional(), lang }),
    'closed',
    (body, incident, desk) =>
      actNow(desk, incident, { type: 'close', cause: body.cause, ...noted(body) } satisfies Act, personOf(desk)),
  ),
  actRoute(
    'silence',
    'Mutes the messages about an incident for some days.',
    z.strictObject({ key, days: z.coerce.number().int().min(1).max(MOST_SILENT_DAYS), reason: needed, lang }),
    'silenced',
    async ({ days, reason }, incident, desk) => {
      if (isOver(incident.state))
        throw new Refused(409, `Expected an open incident, got one that is ${incident.state}`);
      await silenceNow(desk, incident, { days, reason }, personOf(desk));
      return 'done';
    },
  ),
  actRoute(
    'unsilence',
    'Ends the mute of an incident.',
    z.strictObject({ key, lang }),
    'unsilenced',
    (_, incident, desk) => unsilenceNow(desk, incident, personOf(desk)),
  ),
];

function noted({ note: text }: { readonly note?: string | undefined }): { readonly note?: string } {
  return text ? { note: text } : {};
}

function personOf({ account: { id, name, team } }: Desk): Person {
  return { by: oneLine(name, NAME_LIMIT) || id, ...(team !== undefined && { team }) };
}

async function incidentFor({ opened, account }: Desk, asked: string): Promise<Incident> {
  const [incident] = await findIncidents(opened.db, { key: asked });
  if (!incident) throw new Refused(404, 'Expected the key of an incident', { field: 'key' });
  if (!mayActOn(account, incident))
    throw new Refused(403, `Expected an incident of the team ${account.team}, got one of ${incident.accountable}`);
  return incident;
}

/** What the incident does not allow, such as an act on one that is over, changed in the meantime. */
async function refusing(take: () => Promise<ActEnd>): Promise<ActEnd> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof ConfigError) throw new Refused(409, error.message);
    throw error;
  }
}

function ended({ key: of }: Incident, said: Said, end: ActEnd, lang: string | undefined): Done {
  const query = new URLSearchParams({ key: of, done: end === 'done' ? said : end, ...(lang && { lang }) });
  return { to: `/incident?${query}`, answer: { key: of, end } };
}

/** The forms; for those who may not act, why not. */
export function actsCard(answer: IncidentAnswer, words: IncidentWords, paper: Paper): Html {
  const { incident, mayAct, silence } = answer;
  const heading = html`<h2>${words.acts}</h2>`;
  const muted = silence
    ? html`<p><strong>${words.silencedBy(paper.name(silence.by), dayOf(silence.until, incident, paper))}</strong></p><p dir="auto">${oneLine(silence.reason, NOTE_LIMIT)}</p>`
    : '';
  if (!mayAct)
    return html`<section class="card">${heading}${muted}<p class="soft">${isOver(incident.state) ? words.over : words.mayNot}</p></section>`;
  const form = (name: string, button: string, fields: Html | '', quiet = true) =>
    html`<form method="post" action="/incident/${name}" class="fields"><input type="hidden" name="key" value="${incident.key}">${
      paper.frame.lang ? html`<input type="hidden" name="lang" value="${paper.frame.lang}">` : ''
    }${fields}<button${quiet ? html` class="quiet"` : ''}>${button}</button></form>`;
  const noteField = html`<label>${words.noteHint}<input name="note" maxlength="${NOTE_LIMIT}" autocomplete="off"></label>`;
  const fold = (label: string, body: Html) => html`<details class="act"><summary>${label}</summary>${body}</details>`;
  return html`<section class="card acts">${heading}
${incident.acknowledged ? '' : form('acknowledge', words.acknowledge, noteField, false)}
${fold(words.writeNote, form('note', words.writeNote, html`<label>${words.note}<textarea name="note" required maxlength="${NOTE_LIMIT}"></textarea></label>`))}
${fold(words.reassign, form('reassign', words.reassign, html`<label>${words.reassignTo}<select name="to" required>${answer.teams.flatMap((id) => (id === incident.accountable ? [] : [html`<option value="${id}">${paper.team(id)}</option>`]))}</select></label>${noteField}`))}
${fold(words.close, form('close', words.close, html`<label>${words.cause}<select name="cause" required>${causesFor(incident).map((cause) => html`<option value="${cause}">${words.causes[cause]}</option>`)}</select></label>${noteField}`))}
${muted}
${
  silence?.alone
    ? form('unsilence', words.unsilence, '')
    : silence
      ? html`<p class="soft small">${words.silencedElsewhere}</p>`
      : fold(
          words.silence,
          form(
            'silence',
            words.silence,
            html`<label>${words.days}<input name="days" type="number" min="1" max="${MOST_SILENT_DAYS}" value="7" required></label><label>${words.reason}<input name="reason" required maxlength="${NOTE_LIMIT}" autocomplete="off"></label>`,
          ),
        )
}
</section>`;
}

function dayOf(at: Instant, { scale }: Incident, { figures }: Paper): string {
  return figures(scale).written({ earliest: at, latest: at }).text;
}

/** An incident about a source opens again with the next pass unless it is mended. */
function causesFor({ kind }: Incident): readonly ClosingCause[] {
  return kind === 'source' || kind === 'no-data' || kind === 'selectors' ? ['fixed'] : CAUSES;
}
