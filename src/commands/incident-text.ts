/** An incident's life, as lines for a person at a terminal. */
import type { IncidentExplanation, ToldMessage } from '../pipeline/explain-incident.ts';
import { nextLines, noticeLines, shortTime } from './notice-text.ts';
import { oneLine } from './report-lines.ts';
import { silenceLine } from './silence-text.ts';

/** The message as the accountable team read it first, the steps with their reasons, and each delivery. */
export function incidentLines({
  incident,
  steps,
  messages,
  notices,
  silences,
  next,
}: IncidentExplanation): readonly string[] {
  const { key, kind, state, silent, openedAt, evidence, streams, accountable } = incident;
  const first = messages.find(({ team }) => team === accountable) ?? messages[0];
  return [
    key,
    `${kind}, ${state}, opened ${shortTime(openedAt)}${kind === 'drift' ? `; evidence ${evidence.toFixed(1)} nats` : ''}`,
    ...(streams.length > 0 ? [`streams: ${streams.map(oneLine).join(', ')} (vigie explain --stream says more)`] : []),
    '',
    'Steps',
    ...steps.map(
      ({ at, from, to, by, why }) =>
        `  ${shortTime(at)}  ${from === undefined || from === to ? to : `${from} → ${to}`}  ${oneLine(why)}${by === 'vigie' ? '' : ` (${oneLine(by)})`}`,
    ),
    '',
    ...(notices.length > 0 ? ['Who was told, and who was not', ...noticeLines(notices, incident, steps), ''] : []),
    ...(silences.length > 0
      ? ['Silences that spoke of it', ...silences.map((one) => `  ${silenceLine(one)}`), '']
      : []),
    messages.length > 0
      ? 'Messages'
      : `No message: ${silent ? 'it is history' : notices.length > 0 ? 'see above' : 'no step was news'}`,
    ...messages.flatMap(messageLines),
    ...(next.length > 0 ? ['', 'What comes next', ...nextLines(next)] : []),
    ...(first
      ? ['', 'As the message said', ...first.text.split('\n').map((line) => `  ${oneLine(line)}`.trimEnd())]
      : []),
  ];
}

function messageLines({ team, receiver, state, subject, attempts }: ToldMessage): readonly string[] {
  return [
    `  ${oneLine(receiver)} (${oneLine(team)}), ${state}: ${oneLine(subject)}`,
    ...attempts.map(({ at, ok, detail }) => {
      const outcome = ok === undefined ? '' : ok ? 'delivered: ' : 'failed: ';
      return `    ${shortTime(at)}  ${outcome}${oneLine(detail)}`;
    }),
  ];
}
