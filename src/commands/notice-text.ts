/** Who was told of an incident, who was not and by which rule, and what comes next: as lines for a person at a terminal. */
import type { Incident, Transition } from '../domain/incident.ts';
import type { Notice } from '../domain/notice.ts';
import type { NextStep } from '../pipeline/next-steps.ts';
import { oneLine } from './report-lines.ts';

/** One line a decision, in the order in which they were made. */
export function noticeLines(
  notices: readonly Notice[],
  incident: Incident,
  steps: readonly Pick<Transition, 'sequence' | 'reason' | 'to'>[],
): readonly string[] {
  const named = new Map(steps.map(({ sequence, reason, to }) => [sequence, reason ?? to]));
  return notices.map(({ sequence, team, at, decision, why }) => {
    const role =
      team === incident.accountable ? 'accountable' : incident.informed.includes(team) ? 'informed' : 'called';
    const word = decision === 'mute' ? 'not told' : decision === 'hold' ? 'told later' : 'told';
    return `  ${shortTime(at)}  ${oneLine(team)} (${role}), ${named.get(sequence) ?? `step ${sequence}`}: ${word}${why === 'sent' ? '' : `: ${oneLine(why)}`}`;
  });
}

/** One line for each thing to come. */
export function nextLines(next: readonly NextStep[]): readonly string[] {
  return next.map(({ at, team, what, why, muted }) => {
    const does =
      what === 'sent'
        ? `the message to ${team} goes out`
        : what === 'repeated'
          ? `told to ${team} again, unless somebody acknowledges it`
          : `escalates to ${team}, unless somebody acknowledges it`;
    return `  ${shortTime(at)}  ${does} (${oneLine(muted ? `${why}; not as things stand: ${muted}` : why)})`;
  });
}

/** `2026-10-09 14:05` in UTC. */
export function shortTime(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
