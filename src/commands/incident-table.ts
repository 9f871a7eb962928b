/** Incidents as a table for a terminal. */
import type { Incident } from '../domain/incident.ts';
import { dayOf, type Instant } from '../domain/time.ts';
import { levelText } from './level-text.ts';
import { oneLine } from './report-lines.ts';

export interface ListedIncident extends Incident {
  /** Until when a silence holds. */
  readonly mutedUntil?: Instant;
}

const HEADS = ['incident', 'state', 'since', 'change', 'owner', 'acknowledged'];

/** One line an incident under one line of headings; `all`: ended ones were asked for too. */
export function incidentTable(incidents: readonly ListedIncident[], all: boolean): readonly string[] {
  if (incidents.length === 0) return [all ? 'No incident yet.' : 'No incident is open.'];
  const rows = [HEADS, ...incidents.map(cells)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function cells(incident: ListedIncident): readonly string[] {
  const { key, since, acknowledged, accountable, informed } = incident;
  const owner = informed.length > 0 ? `${accountable} (+${informed.length})` : accountable;
  const seen = acknowledged ? `${oneLine(acknowledged.by)}, ${dayOf(acknowledged.at)}` : '-';
  return [oneLine(key), stateText(incident), since, changeText(incident), owner, seen];
}

function stateText({ state, silent, closed, mutedUntil }: ListedIncident): string {
  const remarks = [
    ...(closed ? [`closed as ${closed.cause}`] : []),
    ...(silent ? ['history'] : []),
    ...(mutedUntil ? [`muted until ${dayOf(mutedUntil)}`] : []),
  ];
  return remarks.length > 0 ? `${state} (${remarks.join(', ')})` : state;
}

function changeText({ kind, before, after, scale, direction }: Incident): string {
  if (before && after) return `${levelText(before.mean, scale)} → ${levelText(after.mean, scale)}`;
  return kind === 'drift' || kind === 'erosion' ? direction : kind;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length));
}
