/** What a team was told and was not, and what came near to it: as lines for a person at a terminal. */
import { dayOf } from '../domain/time.ts';
import type { TeamExplanation, TeamIncident } from '../pipeline/explain-team.ts';
import type { StreamEntry } from '../pipeline/stream-list.ts';
import { percentText } from './level-text.ts';
import { shortTime } from './notice-text.ts';
import { oneLine } from './report-lines.ts';
import { HELD } from './stream-text.ts';

/** Streams shown. */
const MOST_STREAMS = 20;

/** Incidents first, each with its verdict; then streams that are on their way. */
export function teamLines({ team, from, incidents, near }: TeamExplanation): readonly string[] {
  const shown = near.slice(0, MOST_STREAMS);
  const more = near.length > shown.length ? [`  … and ${near.length - shown.length} more`] : [];
  return [
    incidents.length > 0
      ? `In the area of ${team} since ${dayOf(from)}`
      : `Nothing happened in the area of ${team} since ${dayOf(from)}`,
    ...incidents.flatMap(incidentLines),
    '',
    near.length > 0 ? 'On their way, and not told' : 'No stream of its steps is half-way to an alarm',
    ...shown.map(streamLine),
    ...more,
  ];
}

function incidentLines({ key, kind, state, openedAt, verdict, why, at }: TeamIncident): readonly string[] {
  const when = at && verdict !== 'not told' ? ` ${verdict === 'waits' ? 'until ' : ''}${shortTime(at)}` : '';
  return [
    `  ${shortTime(openedAt)}  ${oneLine(key)}  ${kind}, ${state}`,
    `    ${verdict}${when}${why ? `: ${oneLine(why)}` : ''}`,
  ];
}

function streamLine({ stream, name, status }: StreamEntry): string {
  const { down = 0, up = 0, held, waits } = status ?? {};
  const stands = waits
    ? 'established, not sure enough yet among all places'
    : `${down >= up ? 'falls' : 'rises'} ${percentText(Math.max(down, up))} of an alarm`;
  return `  ${stream}  ${stands}${held ? `; held: ${HELD[held]}` : ''}  ${oneLine(name)}`;
}
