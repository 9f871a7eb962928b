/** Reports as lines for a terminal: aligned, without control characters from outside. */
import { stripVTControlCharacters } from 'node:util';
import type { Run } from '../domain/run.ts';
import type { AnalyseReport } from '../pipeline/analyse.ts';
import type { CollectReport } from '../pipeline/collect.ts';
import type { DetectReport } from '../pipeline/detect.ts';
import type { InboxReport } from '../pipeline/inbox.ts';
import type { NotifyReport } from '../pipeline/notify.ts';

/** One line a source: outcome, counts, and the reason when it is not simply complete. */
export function runLines(runs: readonly Run[]): readonly string[] {
  const width = Math.max(0, ...runs.map((run) => run.source.length));
  return runs.map((run) => `${run.source.padEnd(width)}  ${runLine(run)}`);
}

/** One pass: outcome, counts, and the reason. */
export function runLine({ outcome, counts, reason, changes }: Run): string {
  const removed = changes?.removed ? `, ${changes.removed} removed` : '';
  const numbers = `${counts.read} read, ${counts.new} new, ${counts.edited} edited, ${counts.same} same${removed}`;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
  return `${outcome.padEnd(14)}  ${numbers}${skipped}${reason ? `  (${oneLine(reason)})` : ''}`;
}

/** Sources that were left out because they were read a short while ago. */
export function notDueLines(notDue: CollectReport['notDue']): readonly string[] {
  return notDue.map(
    ({ source, dueAt }) => `${source}  not due before ${dueAt.slice(0, 16)}Z (read it now with --source ${source})`,
  );
}

/** What webhooks had left: one line a source, one for each thing to know. */
export function inboxLines(reports: readonly InboxReport[]): readonly string[] {
  return reports.flatMap(({ source, bodies, counts, notes }) => [
    `${source}  inbox: ${bodies} webhooks read, ${counts.new} new, ${counts.edited} edited, ${counts.same} same`,
    ...notes.map((note) => `${source}  inbox: ${oneLine(note)}`),
  ]);
}

/** What the analysis did. */
export function analyseLines({ analysed, notAnalysed }: AnalyseReport): readonly string[] {
  const unread = notAnalysed ? `; ${notAnalysed} in a language that is not analysed` : '';
  return [`${analysed} reviews analysed${unread}`];
}

/** One line a change of an incident. */
export function detectLines({ reviews, changes }: DetectReport): readonly string[] {
  const head = `${reviews} reviews went through the detectors, ${changes.length} changes of incidents`;
  return [
    head,
    ...changes.map(({ incident, transition, notify }) => {
      const { before, after } = incident.decomposition ?? incident;
      const level = before && after ? `, ${before.mean.toFixed(2)} → ${after.mean.toFixed(2)}` : '';
      const told = notify ? `told to ${[incident.accountable, ...incident.informed].join(', ')}` : 'nobody told';
      return `  ${transition.to.padEnd(10)} ${incident.key}  since ${incident.since}${level}  (${oneLine(transition.why)}; ${told})`;
    }),
  ];
}

/** What went out, and what did not. */
export function notifyLines({ delivered, failed }: NotifyReport): readonly string[] {
  return [
    `${delivered} notifications delivered${failed.length ? `, ${failed.length} attempts failed` : ''}`,
    ...failed.map(
      ({ receiver, detail, gaveUp }) => `  ${receiver}: ${oneLine(detail)} (${gaveUp ? 'given up' : 'will try again'})`,
    ),
  ];
}

/** Text from outside for one line of a terminal: no escape sequences, no line breaks, no bidi controls. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
