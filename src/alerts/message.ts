/** Composes the message of one transition for one team: subject, text, HTML, chart and the webhook's data. */
import type { Incident } from '../domain/incident.ts';
import type { Message } from '../domain/notification.ts';
import type { MessageBrief } from './brief.ts';
import { renderChart } from './chart.ts';
import type { Language } from './figures.ts';
import { writeLetter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { messageData } from './message-data.ts';
import { type News, newsOf, tellsWhole } from './news.ts';
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
  const { incident } = brief;
  const letter = writeLetter(brief, language);
  const chart = chartOf(brief, language);
  return {
    type: typeOf(brief, newsOf(brief)),
    subject: oneLine(letter.subject, SUBJECT_LIMIT),
    text: letterText(letter),
    html: letterHtml(letter, chart?.alt),
    ...(chart && { chart: { png: Buffer.from(chart.png).toString('base64'), alt: chart.alt } }),
    data: messageData(brief),
    thread: incident.key,
  };
}

function chartOf(brief: MessageBrief, language: Language): Chart | undefined {
  const { incident, series } = brief;
  const { kind, since, scale, decomposition, direction, quarters, yearsAgo } = incident;
  // The curve is of whole reviews; a touchpoint's own levels do not belong into it.
  const { before, after } = (isOfTouchpoint(incident) ? decomposition : incident) ?? {};
  if (!tellsWhole(newsOf(brief))) return undefined;
  if (kind === 'erosion')
    return renderQuarterChart(quarters ?? [], { direction, yearsAgo: yearsAgo ?? 1, language, scale });
  if (kind !== 'drift') return undefined;
  return renderChart(series, { since, language, scale, ...(before && { before }), ...(after && { after }) });
}

/** News that is the state itself; the type of any other ends in its own name. */
const OF_STATE: ReadonlySet<News> = new Set<News>(['opened', 'joined', 'worse', 'recovering', 'resolved', 'accepted']);

/**
 * What a receiver tells kinds of news apart by: `rating.<kind>.<state or step>` such as `rating.drift.firing`,
 * `rating.drift.acknowledged`, `rating.severe.firing`; for the engineer `source.failing`, `source.recovered`,
 * `source.no-data`, `source.data`, `source.selector-drift`.
 */
function typeOf({ incident: { kind }, transition }: MessageBrief, news: News): string {
  const step = OF_STATE.has(news) ? undefined : news === 'fixed' ? 'closed' : news;
  const over = transition.to === 'resolved';
  const engineers: Partial<Record<Incident['kind'], string>> = {
    source: over ? 'source.recovered' : 'source.failing',
    'no-data': over ? 'source.data' : 'source.no-data',
    selectors: 'source.selector-drift',
  };
  const own = engineers[kind];
  if (own) return step && !over ? `${own}.${step}` : own;
  return `rating.${kind}.${step ?? transition.to}`;
}
