/** Silences as lines for a terminal. */
import type { Instant } from '../domain/time.ts';
import type { ShownSilence } from '../pipeline/silences.ts';
import type { StoredSilence } from '../store/silences.ts';
import { oneLine } from './report-lines.ts';

/** One silence whole: what, until when, why, by whom, and what it mutes now. */
export function silenceLines(silence: ShownSilence, now: Instant): readonly string[] {
  const { id, reason, by, replaces } = silence;
  return [
    `silence ${id}: ${matchText(silence)}`,
    `${spanText(silence, now)}${replaces === undefined ? '' : `; replaces silence ${replaces}`}`,
    `${oneLine(reason)} (${oneLine(by)})`,
    ...openLines(silence, now),
  ];
}

/** One line for the record: from when until when, or who ended it and why. */
export function silenceLine(silence: StoredSilence): string {
  const { id, reason, by, from, until } = silence;
  const span = endText(silence) ?? `until ${shortTime(until)}`;
  return `silence ${id}: ${matchText(silence)}, from ${shortTime(from)}, ${span}; ${oneLine(reason)} (${oneLine(by)})`;
}

function openLines({ until, open }: ShownSilence, now: Instant): readonly string[] {
  if (until <= now) return [];
  if (open.length === 0) return ['no incident that is open now is concerned'];
  return [`${open.length} open now:`, ...open.map((key) => `  ${oneLine(key)}`)];
}

/** One line a silence. */
export function silenceTable(silences: readonly ShownSilence[], now: Instant): readonly string[] {
  if (silences.length === 0) return ['No silence holds.'];
  const width = Math.max(...silences.map(({ id }) => String(id).length));
  return silences.map((silence) => {
    const { id, reason, by, open, until } = silence;
    const mutes = until > now ? `, ${open.length} open` : '';
    return `${String(id).padStart(width)}  ${spanText(silence, now)}  ${matchText(silence)}${mutes}  ${oneLine(reason)} (${oneLine(by)})`;
  });
}

function spanText(silence: StoredSilence, now: Instant): string {
  const { from, until } = silence;
  if (until <= now) return endText(silence) ?? `ended ${shortTime(until)}`;
  return from > now ? `from ${shortTime(from)} until ${shortTime(until)}` : `until ${shortTime(until)}`;
}

/** `ended 2026-10-09 14:05 by Ana: the works are finished`; undefined when nobody ended it. */
function endText({ ended }: StoredSilence): string | undefined {
  if (!ended) return undefined;
  const why = ended.reason === undefined ? '' : `: ${oneLine(ended.reason)}`;
  return `ended ${shortTime(ended.at)} by ${oneLine(ended.by)}${why}`;
}

function matchText({ match, incident }: StoredSilence): string {
  if (incident !== undefined) return `incident ${oneLine(incident)}`;
  return FIELDS.flatMap((field) => (match[field] ? [`${field} ${match[field].map(oneLine).join(' or ')}`] : [])).join(
    ', ',
  );
}

/** In this order, whatever order the database keeps them in. */
const FIELDS = ['brand', 'region', 'location', 'touchpoint', 'cause', 'kind', 'urgency', 'direction'] as const;

/** `2026-10-09 14:05` in UTC. */
function shortTime(at: Instant): string {
  return at.slice(0, 16).replace('T', ' ');
}
