/** What a webhook carries as `data`: the incident for machines, ISO dates, plain numbers, under 20 kB whatever comes in. */
import type { Contribution, Level } from '../domain/drift.ts';
import type { MessageBrief } from './brief.ts';
import { oneLine, plain, safeUrl, shorten } from './plain.ts';

/** The body must stay under 20 kB (Standard Webhooks); the envelope around `data` takes little of it. */
const LIMIT_BYTES = 19_000;

const MOST_STREAMS = 20;
const MOST_CONTRIBUTIONS = 20;

/**
 * Fields, all documented in the README: `incident {key, kind, state, sequence, previousState, openedAt, since, silent}`,
 * `brand`, `region`, `location`, `source`, `touchpoint`, `direction`, `scale`, `before`, `after {mean, n}`, `change`, `interval`,
 * `evidence` (ln M; of an erosion ln e), `falseAlarmsPerStreamYear`, `yearsAgo`, `years`, `explanation {before, after, contributions, mix, season}`, `accountable`, `informed`,
 * `role`, `team`, `quotes`, `note`, `streams`, `streamCount`, `dashboardUrl`, `truncated`. Unknown values are left out.
 */
export function messageData(brief: MessageBrief): Record<string, unknown> {
  const quotes = brief.quotes.map(({ text, language, written, score, url }) => ({
    text: shorten(plain(text), 300),
    language: oneLine(language, 35),
    writtenAtEarliest: written.earliest,
    writtenAtLatest: written.latest,
    score,
    ...(safeUrl(url) && { url: safeUrl(url) }),
  }));
  const whole = { ...facts(brief), ...explanation(brief), quotes };
  if (sizeOf(whole) <= LIMIT_BYTES) return whole;
  // Words go first, numbers last.
  const fewer = {
    ...whole,
    quotes: quotes.map(({ url: _, ...quote }) => ({ ...quote, text: shorten(quote.text, 100) })),
  };
  if (sizeOf(fewer) <= LIMIT_BYTES) return { ...fewer, truncated: true };
  return { ...facts(brief), quotes: [], truncated: true };
}

function facts({ incident, transition, role, team, names, falseAlarm, dashboardUrl }: MessageBrief) {
  const { before, after, interval, note, touchpoint, source, years, yearsAgo } = incident;
  const url = safeUrl(dashboardUrl);
  return {
    incident: {
      key: incident.key,
      kind: incident.kind,
      state: transition.to,
      ...(transition.from && { previousState: transition.from }),
      sequence: transition.sequence,
      openedAt: incident.openedAt,
      at: transition.at,
      since: incident.since,
      silent: incident.silent,
    },
    brand: { id: incident.brand, name: oneLine(names.brand, 200) },
    ...(incident.region && { region: { id: incident.region, name: oneLine(names.region ?? '', 200) } }),
    ...(incident.location && { location: { id: incident.location, name: oneLine(names.location ?? '', 200) } }),
    ...(source && { source }),
    ...(touchpoint && {
      touchpoint: { id: touchpoint, name: oneLine(names.touchpoint(touchpoint, team.language), 200) },
    }),
    direction: incident.direction,
    scale: incident.scale,
    ...(before && { before: levelOf(before) }),
    ...(after && { after: levelOf(after) }),
    ...(before && after && { change: after.mean - before.mean }),
    ...(interval && { interval }),
    evidence: incident.evidence,
    ...(incident.kind !== 'erosion' && { falseAlarmsPerStreamYear: falseAlarm.perStreamYear }),
    ...(yearsAgo !== undefined && { yearsAgo }),
    ...(years && { years: years.map((year) => ({ ...year })) }),
    accountable: incident.accountable,
    informed: incident.informed.slice(0, MOST_STREAMS),
    role,
    team: team.id,
    streams: incident.streams.slice(0, MOST_STREAMS),
    streamCount: incident.streams.length,
    ...(note && { note: shorten(plain(note), 1000) }),
    ...(url && { dashboardUrl: url }),
  };
}

function explanation({ incident: { decomposition } }: MessageBrief) {
  if (!decomposition) return {};
  const { before, after, contributions, mix, season } = decomposition;
  return {
    explanation: {
      before: levelOf(before),
      after: levelOf(after),
      contributions: contributions.slice(0, MOST_CONTRIBUTIONS).map(contributionOf),
      contributionCount: contributions.length,
      ...(mix && { mix }),
      ...(season && { season }),
    },
  };
}

function contributionOf({ touchpoint, delta, moreOften, worse, standardError, causes, byCause }: Contribution) {
  return {
    touchpoint,
    delta,
    moreOften,
    worse,
    standardError,
    ...(causes && { causes }),
    ...(byCause && { byCause }),
  };
}

function levelOf({ mean, n }: Level): Level {
  return { mean, n };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
