/** What the demo tells at its end: how the sources were read, what moved, who was told, where to look. */
import type { Change } from '../src/alerts/signal.ts';
import type { Config } from '../src/config/config.ts';
import type { Run } from '../src/domain/run.ts';
import type { DemoStory } from './data/story.ts';
import type { Receivers } from './receivers.ts';

export interface DemoReport {
  readonly lines: readonly string[];
  readonly facts: DemoFacts;
  /** Did the story's incidents, and no others, come out? */
  readonly asExpected: boolean;
}

export interface DemoFacts {
  readonly sources: readonly {
    readonly source: string;
    readonly outcome: string;
    readonly reviews: number;
    readonly reason?: string;
  }[];
  readonly incidents: readonly DemoIncident[];
  readonly mails: readonly string[];
  readonly webhooks: readonly string[];
  /** What the story expects and did not get, or got and did not expect. */
  readonly surprises: readonly string[];
}

export interface DemoIncident {
  readonly key: string;
  readonly kind: string;
  readonly direction: string;
  readonly location: string;
  readonly touchpoint?: string;
  readonly since: string;
  readonly openedAt: string;
  readonly before?: number;
  readonly after?: number;
  readonly accountable: string;
  readonly informed: readonly string[];
  readonly notified: boolean;
}

/** Facts for scripts and lines for people. `folder` holds mails and webhook bodies, and the database too when `kept`. */
export function demoReport(
  story: DemoStory,
  played: { readonly config: Config; readonly runs: readonly Run[]; readonly changes: readonly Change[] },
  receivers: Receivers,
  folder: string,
  kept: boolean,
): DemoReport {
  const incidents = openedIncidents(played);
  const facts: DemoFacts = {
    sources: sourceRows(played.runs),
    incidents,
    mails: receivers.mails.map((mail) => mail.file),
    webhooks: receivers.webhooks.map((webhook) => webhook.file),
    surprises: surprises(story, incidents),
  };
  return { facts, lines: lines(story, facts, folder, kept), asExpected: facts.surprises.length === 0 };
}

/** The last pass of each source, and how many reviews all passes found. */
function sourceRows(runs: readonly Run[]): DemoFacts['sources'] {
  const rows = new Map<string, DemoFacts['sources'][number]>();
  for (const { source, outcome, counts, reason } of runs) {
    const reviews = (rows.get(source)?.reviews ?? 0) + counts.new;
    rows.set(source, { source, outcome, reviews, ...(reason && { reason }) });
  }
  return [...rows.values()].sort((a, b) => a.source.localeCompare(b.source));
}

/** Incidents that were opened and told, at their last known state. */
function openedIncidents(played: {
  readonly config: Config;
  readonly changes: readonly Change[];
}): readonly DemoIncident[] {
  const latest = new Map<string, { change: Change; told: boolean }>();
  for (const change of played.changes) {
    if (change.incident.silent) continue;
    const told = change.notify || (latest.get(change.incident.key)?.told ?? false);
    latest.set(change.incident.key, { change, told });
  }
  const name = new Map(played.config.locations.map((location) => [location.id, location.name]));
  return [...latest.values()].map(({ change: { incident }, told }) => {
    const { before, after } = incident.decomposition ?? incident;
    return {
      key: incident.key,
      kind: incident.kind,
      direction: incident.direction,
      location: incident.location ? (name.get(incident.location) ?? incident.location) : 'all locations',
      ...(incident.touchpoint && { touchpoint: incident.touchpoint }),
      since: incident.since,
      openedAt: incident.openedAt,
      ...(before && { before: before.mean }),
      ...(after && { after: after.mean }),
      accountable: incident.accountable,
      informed: incident.informed,
      notified: told,
    };
  });
}

/** Compares what was told with what the story put in. */
function surprises(story: DemoStory, incidents: readonly DemoIncident[]): readonly string[] {
  const told = incidents.filter((incident) => incident.notified);
  const found: string[] = [];
  const unexpected = new Set(told);
  for (const truth of story.truths) {
    const match = told.find((incident) => unexpected.has(incident) && truth.matches(incident));
    if (match) unexpected.delete(match);
    else found.push(`expected and not told: ${truth.title}`);
  }
  for (const incident of unexpected) found.push(`told and not expected: ${incident.key}`);
  return found;
}

function lines(story: DemoStory, facts: DemoFacts, folder: string, kept: boolean): readonly string[] {
  const width = Math.max(...facts.sources.map((row) => row.source.length));
  return [
    `${story.title}`,
    '',
    'Sources (last pass)',
    ...facts.sources.map(
      ({ source, outcome, reviews, reason }) =>
        `  ${source.padEnd(width)}  ${outcome.padEnd(14)} ${String(reviews).padStart(4)} reviews${reason && outcome !== 'complete' ? `  ${short(reason)}` : ''}`,
    ),
    '',
    'What moved, and who was told',
    ...facts.incidents.flatMap(incidentLines),
    '',
    `Told by ${facts.mails.length} e-mails and ${facts.webhooks.length} signed webhooks: news, reminders while nobody acknowledges, weekly letters.`,
    `  mails     ${folder}/mail`,
    `  webhooks  ${folder}/webhooks`,
    ...(kept
      ? [
          `  database  ${folder}/.vigie`,
          `Look around: bin/vigie explain -c ${folder}/config, and backtest, themes, review-list the same way.`,
        ]
      : ['  database  thrown away; npm run demo -- --keep keeps it']),
    ...(facts.surprises.length ? ['', 'NOT AS THE STORY WENT:', ...facts.surprises.map((line) => `  ${line}`)] : []),
  ];
}

function incidentLines(incident: DemoIncident): readonly string[] {
  const sign =
    incident.kind === 'source' ? '!' : incident.kind === 'burst' ? '*' : incident.direction === 'down' ? '▼' : '▲';
  const level =
    incident.kind === 'drift' && incident.before !== undefined && incident.after !== undefined
      ? `${incident.before.toFixed(2)} → ${incident.after.toFixed(2)} since ${incident.since}`
      : `${incident.kind} since ${incident.since}`;
  const touchpoint = incident.touchpoint ? `, ${incident.touchpoint}` : '';
  const informed = incident.informed.length ? ` (informed: ${incident.informed.join(', ')})` : '';
  return [
    `  ${sign} ${incident.location}${touchpoint}: ${level}`,
    `      ${incident.notified ? `told to ${incident.accountable}${informed}` : 'nobody told'}, ${incident.openedAt.slice(0, 10)}`,
  ];
}

function short(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
