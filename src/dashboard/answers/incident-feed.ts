/** The newest incidents as an Atom feed (RFC 4287): ids that stay, one entry for each incident, its title as its mails say it. */
import { titlesOf } from '../../alerts/letter-title.ts';
import { penOf } from '../../alerts/pen.ts';
import { plain } from '../../alerts/plain.ts';
import type { Incident } from '../../domain/incident.ts';
import { type Instant, millis } from '../../domain/time.ts';
import { namesFor } from '../../pipeline/brief.ts';
import { listIncidents } from '../../store/incident-list.ts';
import type { Desk } from '../desk.ts';
import { COMMON_WORDS } from '../words/common.ts';
import { INCIDENT_WORDS } from '../words/incidents.ts';
import { choiceOf, type IncidentsQuery } from './incidents.ts';

const ENTRIES = 50;

/** A whole document. Who has no session asks with a token; silent ones, of which nobody is told, are left out. */
export async function feedOf(desk: Desk, query: Omit<IncidentsQuery, 'after'>): Promise<string> {
  const { opened, now, visitor } = desk;
  const { kind, state } = query;
  const choice = {
    ...choiceOf(query),
    ...(kind && { kinds: [kind] }),
    ...(state && { states: [state] }),
    silent: false,
  };
  const incidents = await listIncidents(opened.db, choice, { limit: ENTRIES });
  const language = query.lang ?? desk.account.language ?? 'en';
  const updated = incidents.map(({ updatedAt }) => updatedAt).reduce<Instant | undefined>(latest, undefined);
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  const self = `${visitor.origin}/incidents.atom${parameters ? `?${parameters}` : ''}`;
  const { sections } = COMMON_WORDS[language];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${xml(self)}</id>`,
    `<title>vigie · ${xml(sections.incidents)}</title>`,
    `<updated>${stamp(updated ?? now())}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(`${visitor.origin}/incidents`)}"/>`,
    '<author><name>vigie</name></author>',
    ...incidents.map((incident) => entryOf(incident, desk, language)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(incident: Incident, { config, visitor }: Desk, language: 'en' | 'fr' | 'fa'): string {
  const { key, kind, state, openedAt, updatedAt } = incident;
  const words = INCIDENT_WORDS[language];
  const team = config.teams.find(({ id }) => id === incident.accountable);
  const brief = {
    incident,
    transition: { incident: key, sequence: 1, to: 'firing', at: openedAt, by: 'vigie', why: '', reason: 'opened' },
    role: 'accountable',
    team: team ?? { id: incident.accountable, name: incident.accountable, language, timeZone: 'UTC', receivers: [] },
    names: namesFor(config, incident),
    quotes: [],
    series: [],
    falseAlarm: { perStreamYear: 0 },
  } as const;
  const { title } = titlesOf(brief, penOf(brief, language));
  const name = team?.name ?? incident.accountable;
  const said = `${words.states[state]} · ${words.owner}: ${name}${incident.acknowledged ? ` · ${words.acknowledgedBy(incident.acknowledged.by)}` : ''}`;
  return [
    '<entry>',
    // RFC 4151: names for good, whatever address the page has one day.
    `<id>tag:vigie,2026:${xml(encodeURIComponent(key))}</id>`,
    `<title>${xml(title)}</title>`,
    `<published>${stamp(openedAt)}</published>`,
    `<updated>${stamp(updatedAt > openedAt ? updatedAt : openedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(`${visitor.origin}/incident?key=${encodeURIComponent(key)}`)}"/>`,
    `<category term="${kind}"/><category term="${state}"/>`,
    `<summary>${xml(said)}</summary>`,
    '</entry>',
  ].join('');
}

function latest(a: Instant | undefined, b: Instant): Instant {
  return a !== undefined && a > b ? a : b;
}

/** RFC 3339, as RFC 4287 asks. */
function stamp(at: Instant): string {
  return new Date(millis(at)).toISOString();
}

/** Text of XML 1.0: no control characters, markup escaped. */
function xml(text: string): string {
  return plain(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
