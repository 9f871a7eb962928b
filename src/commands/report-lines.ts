/** Reports as lines for a terminal: aligned, without control characters from outside. */
import { stripVTControlCharacters } from 'node:util';
import type { Incident } from '../domain/incident.ts';
import type { Run, Stop } from '../domain/run.ts';
import type { ActsReport } from '../pipeline/acts.ts';
import type { AnalyseReport } from '../pipeline/analyse.ts';
import type { CollectReport } from '../pipeline/collect.ts';
import type { DetectReport } from '../pipeline/detect.ts';
import type { HeartbeatReport } from '../pipeline/heartbeat.ts';
import type { InboxReport } from '../pipeline/inbox.ts';
import { driftNote } from '../pipeline/selector-drift.ts';
import type { TendReport } from '../pipeline/tend.ts';

/** One line a source (outcome, counts, and the reason when it is not simply complete), and beneath it what else to know. */
export function runLines(runs: readonly Run[]): readonly string[] {
  const width = Math.max(0, ...runs.map((run) => run.source.length));
  return runs.flatMap((run) => [
    `${run.source.padEnd(width)}  ${runLine(run)}`,
    ...detailLines(run).map((line) => `${' '.repeat(width)}  ${line}`),
  ]);
}

/** One pass: outcome, counts, where it stopped, and the reason. */
export function runLine({ outcome, counts, reason, changes, stop, reach }: Run): string {
  const removed = changes?.removed ? `, ${changes.removed} removed` : '';
  const numbers = `${counts.read} read, ${counts.new} new, ${counts.edited} edited, ${counts.same} same${removed}`;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  const until = stop === 'end' ? (reach === 'all' ? '; the whole list' : '') : stop ? `; ${STOPPED[stop]}` : '';
  return `${outcome.padEnd(14)}  ${numbers}${skipped}${until}${reason ? `  (${oneLine(reason)})` : ''}`;
}

/** Why a walk stopped, for who wonders why it read so little. */
const STOPPED: Readonly<Record<Exclude<Stop, 'end'>, string>> = {
  known: 'stopped at known reviews',
  date: 'stopped at the date asked for',
  limit: 'stopped at a limit',
  unmodified: 'nothing new to read',
};

/** What a pass found beside its counts: one fact a line, most often none. */
export function detailLines(run: Run): readonly string[] {
  const { brokenFields = [], notes = [], resumedFrom, selectorDrift = [] } = run;
  return [
    ...changeLines(run),
    ...(resumedFrom ? [`went on with the walk that was begun at ${resumedFrom.slice(0, 16)}Z`] : []),
    ...shownLine(run),
    ...(brokenFields.length > 0 ? [`could not be read: ${brokenFields.join(', ')}`] : []),
    ...selectorDrift.map((one) => `selector drift: ${driftNote(one)}`),
    ...notes.map((note) => `note: ${oneLine(note)}`),
  ];
}

function changeLines({ changes }: Run): readonly string[] {
  if (!changes) return [];
  const { recovered, returned, starsDown, starsUp } = changes;
  const raised = starsUp - recovered;
  return [
    ...(recovered > 0 ? [`${count(recovered, 'customer')} raised their stars after a reply`] : []),
    ...(raised > 0 ? [`${count(raised, 'customer')} raised their stars`] : []),
    ...(starsDown > 0 ? [`${count(starsDown, 'customer')} lowered their stars`] : []),
    ...(returned > 0 ? [`${count(returned, 'removed review')} came back`] : []),
  ];
}

/** The source's own figures beside ours, where they differ and the reason does not say so already. */
function shownLine({ reason = '', shownAverage, shownCount, stored }: Run): readonly string[] {
  if (shownCount === undefined || stored === undefined || shownCount === stored.n) return [];
  if (reason.includes(` ${shownCount} `)) return [];
  const average = (value: number | undefined) => (value === undefined ? '' : ` (average ${value.toFixed(2)})`);
  const own = `the source shows ${count(shownCount, 'review')}${average(shownAverage)}`;
  return [`${own}, ${stored.n} ${stored.n === 1 ? 'is' : 'are'} stored${average(stored.mean)}`];
}

/** Sources that were left out because they were read a short while ago: one line, however many. */
export function notDueLines(notDue: CollectReport['notDue']): readonly string[] {
  const next = notDue.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  if (!next) return [];
  const { source, dueAt } = next;
  const when = `${dueAt.slice(0, 16)}Z`;
  if (notDue.length === 1) return [`${source}  not due before ${when} (read it now with --source ${source})`];
  const names = notDue.map((one) => one.source).join(', ');
  return [`${notDue.length} sources are not due, first ${source} at ${when} (read one now with --source ID): ${names}`];
}

/** What webhooks had left: one line a source, one for each thing to know. */
export function inboxLines(reports: readonly InboxReport[]): readonly string[] {
  return reports.flatMap(({ source, bodies, counts, notes, removed }) => {
    const gone = removed > 0 ? `, ${removed} removed` : '';
    const read = `${count(bodies, 'webhook')} read, ${counts.new} new, ${counts.edited} edited, ${counts.same} same${gone}`;
    return [`${source}  inbox: ${read}`, ...notes.map((note) => `${source}  inbox: ${oneLine(note)}`)];
  });
}

/** What the analysis did. */
export function analyseLines({ analysed, notAnalysed }: AnalyseReport): readonly string[] {
  const unread = notAnalysed ? `; ${notAnalysed} in a language that is not analysed` : '';
  return [`${count(analysed, 'review')} analysed${unread}`];
}

/** One line a change of an incident. */
export function detectLines({ reviews, changes, watching }: DetectReport): readonly string[] {
  const head = `${count(reviews, 'review')} went through the detectors, ${count(changes.length, 'change')} of incidents`;
  return [
    head,
    ...changes.map(({ incident, transition, notify }) => {
      const { before, after } = incident.decomposition ?? incident;
      const level = before && after ? `, ${before.mean.toFixed(2)} → ${after.mean.toFixed(2)}` : '';
      const told = notify ? `told to ${[incident.accountable, ...incident.informed].join(', ')}` : 'nobody told';
      return `  ${transition.to.padEnd(10)} ${nameOf(incident)}  since ${incident.since}${level}  (${oneLine(transition.why)}; ${told})`;
    }),
    ...watching.map(({ stream: { id }, event: { direction, since, before, after } }) => {
      const level = `${before.mean.toFixed(2)} → ${after.mean.toFixed(2)}`;
      return `  watched    ${id} ${direction}  since ${since}, ${level}  (not yet sure enough among all places to tell anybody)`;
    }),
  ];
}

/** What people had done by a link; nothing when nobody had. */
export function actsLines({ done, aside }: ActsReport): readonly string[] {
  return [
    ...(done > 0 ? [`${count(done, 'act')} of people done`] : []),
    ...aside.map(({ path, reason }) => `  ${oneLine(path)}: put aside, ${oneLine(reason)}`),
  ];
}

/** What time did: one line a step; nothing when it did nothing. */
export function tendLines({ changes, withdrawn }: TendReport): readonly string[] {
  return [
    ...changes.map(
      ({ incident, transition, tell }) =>
        `  ${(transition.reason ?? transition.to).padEnd(10)} ${nameOf(incident)}  (${oneLine(transition.why)}; for ${tell.join(', ')})`,
    ),
    ...(withdrawn > 0 ? [`${count(withdrawn, 'message')} withdrawn while held: muted or overtaken`] : []),
  ];
}

/** The sign of life, where one is configured. */
export function heartbeatLines({ state, detail }: HeartbeatReport): readonly string[] {
  return state === 'off' ? [] : [`heartbeat ${state}${detail ? ` (${oneLine(detail)})` : ''}`];
}

/** What an incident is about: the key that other commands take, or for a notice about a source, which and what. */
function nameOf({ key, kind, source }: Incident): string {
  if (source === undefined) return key;
  if (kind === 'source') return `source ${source}: not fully read`;
  if (kind === 'no-data') return `source ${source}: no reviews come`;
  return kind === 'selectors' ? `source ${source}: the layout moves` : key;
}

/** "1 review", "2 reviews". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Text from outside for one line of a terminal: no escape sequences, no line breaks, no bidi controls. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
