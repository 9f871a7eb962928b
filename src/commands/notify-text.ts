/** What `vigie notify` did and found, as lines for a terminal. */
import { type Instant, millis } from '../domain/time.ts';
import type { NotifyReport } from '../pipeline/notify.ts';
import type { DeadLetter } from '../store/dead-letters.ts';
import { count, oneLine } from './report-lines.ts';

/** What went out, what did not, what still waits, and who gets nothing. */
export function notifyLines(report: NotifyReport & { readonly putBack?: number }, now?: Instant): readonly string[] {
  const { delivered, failed, oldestWaiting, disabled = [], putBack } = report;
  const lag = oldestWaiting && now ? `; the oldest that waits is ${ageText(oldestWaiting, now)} old` : '';
  return [
    ...(putBack === undefined ? [] : [`${count(putBack, 'dead letter')} put back`]),
    `${count(delivered, 'notification')} delivered${failed.length ? `, ${count(failed.length, 'attempt')} failed` : ''}${lag}`,
    ...failed.map(
      ({ receiver, detail, gaveUp }) => `  ${receiver}: ${oneLine(detail)} (${gaveUp ? 'given up' : 'will try again'})`,
    ),
    ...disabled.map(
      ({ receiver, since, why }) =>
        `  ${receiver}: disabled since ${since.slice(0, 10)}: ${oneLine(why)} (vigie notify --enable ${receiver})`,
    ),
  ];
}

/** Messages that reached nobody: key, receiver, what about, and why. */
export function deadLines(letters: readonly DeadLetter[]): readonly string[] {
  if (letters.length === 0) return ['No dead letters'];
  return [
    `${count(letters.length, 'dead letter')} (send again: vigie notify --replay KEY, or --replay-all)`,
    ...letters.flatMap(({ key, receiver, subject, diedAt, attempts, why }) => [
      `${oneLine(key)}  ${oneLine(receiver)}  given up ${diedAt.slice(0, 16).replace('T', ' ')} after ${count(attempts, 'attempt')}`,
      `  ${oneLine(subject)}`,
      `  ${oneLine(why)}`,
    ]),
  ];
}

const MINUTE_MS = 60_000;

/** "5 min", "3 h", "2 days". */
function ageText(since: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.round((millis(now) - millis(since)) / MINUTE_MS));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
