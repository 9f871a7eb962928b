/** Composes the message of one transition for one team: subject, text, HTML, chart and the webhook's data. */
import type { Incident, IncidentState } from '../domain/incident.ts';
import type { Message } from '../domain/notification.ts';
import type { MessageBrief } from './brief.ts';
import { renderChart } from './chart.ts';
import type { Language } from './figures.ts';
import { writeLetter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { messageData } from './message-data.ts';
import { isOfTouchpoint } from './pen.ts';
import type { Chart } from './picture.ts';
import { oneLine } from './plain.ts';
import { renderQuarterChart } from './quarter-chart.ts';

export type { MessageBrief } from './brief.ts';

/** Longest subject, in UTF-16 units. */
const SUBJECT_LIMIT = 150;

/**
 * Pure: same brief, same message. Everything from outside is text only, whatever it holds; the subject is one line
 * without control or direction characters.
 */
export function composeMessage(brief: MessageBrief, language: Language): Message {
  const { incident, transition } = brief;
  const letter = writeLetter(brief, language);
  const chart = chartOf(brief, language);
  return {
    type: typeOf(incident.kind, transition.to),
    subject: oneLine(letter.title, SUBJECT_LIMIT),
    text: letterText(letter),
    html: letterHtml(letter, chart?.alt),
    ...(chart && { chart: { png: Buffer.from(chart.png).toString('base64'), alt: chart.alt } }),
    data: messageData(brief),
    thread: incident.key,
  };
}

function chartOf({ incident, transition, series }: MessageBrief, language: Language): Chart | undefined {
  const { kind, since, scale, decomposition, direction, quarters, yearsAgo } = incident;
  // The curve is of whole reviews; a touchpoint's own levels do not belong into it.
  const { before, after } = (isOfTouchpoint(incident) ? decomposition : incident) ?? {};
  if (transition.to !== 'firing') return undefined;
  if (kind === 'erosion')
    return renderQuarterChart(quarters ?? [], { direction, yearsAgo: yearsAgo ?? 1, language, scale });
  if (kind !== 'drift') return undefined;
  return renderChart(series, { since, language, scale, ...(before && { before }), ...(after && { after }) });
}

/** `rating.drift.firing`, `rating.burst.resolved`, `source.failing`, `source.recovered`, `source.no-data`… */
function typeOf(kind: Incident['kind'], state: IncidentState): string {
  const over = state === 'resolved';
  if (kind === 'source') return over ? 'source.recovered' : 'source.failing';
  if (kind === 'no-data') return over ? 'source.data' : 'source.no-data';
  if (kind === 'selectors') return 'source.selector-drift';
  return `rating.${kind}.${state}`;
}
