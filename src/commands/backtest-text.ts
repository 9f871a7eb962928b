/** A back-test as lines for a person at a terminal. */
import { dayNumber, dayOf, type Instant } from '../domain/time.ts';
import type { BacktestLine, BacktestSummary, BacktestWatch } from '../pipeline/backtest.ts';
import type { BacktestAlert } from '../pipeline/backtest-alert.ts';
import type { ExpectedFalseAlarms } from '../pipeline/expected-false-alarms.ts';
import type { RecordedOnly } from '../pipeline/recorded.ts';
import { amount, expectedText, levelText, percentText } from './level-text.ts';
import { oneLine } from './report-lines.ts';

/** For a terminal: an alert and what became of it, with a line of space after it. */
export function backtestLines(line: BacktestLine): readonly string[] {
  if (line.type === 'alert') return alertLines(line);
  if (line.type === 'watching') return [...watchLines(line), ''];
  return line.type === 'summary' ? summaryLines(line) : [recordedOnlyLine(line), ''];
}

const INDENT = ' '.repeat(4);

/** One alert: what it would have said, on what grounds, to whom, what followed. */
function alertLines(alert: BacktestAlert): readonly string[] {
  const { at, says, told, why, notices, recorded } = alert;
  const toWhom = told.length > 0 ? `told to ${told.join(', ')}` : `nobody told: ${oneLine(why)}`;
  return [
    `${minute(at)}  ${oneLine(says)}`,
    `${INDENT}${groundsOf(alert)}`,
    `${INDENT}${toWhom}`,
    ...notices.map((notice) => `${INDENT}${dayOf(notice.at)}  ${oneLine(notice.says)}`),
    `${INDENT}${endOf(alert)}`,
    ...(recorded ? [`${INDENT}recorded as ${recorded.key}, ${recordedWhen(alert, recorded.openedAt)}`] : []),
    '',
  ];
}

function watchLines({ stream, name, direction, since, before, after }: BacktestWatch): readonly string[] {
  const scale = stream.slice(stream.lastIndexOf('/') + 1);
  const moved = direction === 'down' ? 'fell' : 'rose';
  return [
    `On the watch list: ${oneLine(name)} ${moved} ${levelText(before.mean, scale)} → ${levelText(after.mean, scale)} since ${since}`,
    `${INDENT}${stream}; sure enough for itself, not among all of the brand's places: nobody is told`,
  ];
}

function groundsOf({ at, since, before, after, scale, interval, streams, kind }: BacktestAlert): string {
  const late = dayNumber(at) - dayNumber(since);
  const lately = late <= 0 ? 'the same day' : `${amount(late, 'day')} before`;
  const dated = { burst: `on ${since}`, erosion: `the year from ${since}, beside an earlier year` };
  const levels =
    before && after
      ? `${levelText(before.mean, scale)} over ${amount(before.n, 'review')} → ${levelText(after.mean, scale)} over ${after.n}`
      : 'several locations together';
  const sure = interval ? `, a change of ${signed(interval[0], scale)} to ${signed(interval[1], scale)}` : '';
  const names = streams.slice(0, 3).join(', ');
  const more = streams.length > 3 ? ` and ${streams.length - 3} more` : '';
  const when = kind === 'burst' || kind === 'erosion' ? dated[kind] : `since ${since}, ${lately}`;
  return `${when}; ${levels}${sure}; ${names}${more}`;
}

function signed(change: number, scale: string): string {
  const text = scale === 'recommend' ? `${(100 * Math.abs(change)).toFixed(0)} points` : Math.abs(change).toFixed(2);
  return `${change < 0 ? '−' : '+'}${text}`;
}

function endOf({ ended, stoodDays, kind }: BacktestAlert): string {
  const stood = stoodDays === 0 ? 'stood less than a day' : `stood ${amount(stoodDays, 'day')}`;
  if (!ended) return `${stood} and still stands at the end of this history`;
  const how =
    ended.state === 'accepted'
      ? 'taken as the new normal'
      : kind !== 'drift' && kind !== 'erosion'
        ? 'nothing unusual any more'
        : 'back at its old level';
  return `${stood}, until ${dayOf(ended.at)}: ${how}`;
}

function recordedWhen({ at }: BacktestAlert, openedAt: Instant): string {
  const days = dayNumber(openedAt) - dayNumber(at);
  if (days === 0) return 'opened the same day';
  return `opened ${dayOf(openedAt)}, ${amount(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

function recordedOnlyLine({ key, openedAt, since, state, silent }: RecordedOnly): string {
  const untold = silent ? ', told to nobody (history)' : '';
  return `Recorded, but not in this replay: ${key}, opened ${dayOf(openedAt)}, since ${since}, ${state}${untold}`;
}

/** What was watched, under which rules, and what chance alone would have given. */
function summaryLines(summary: BacktestSummary): readonly string[] {
  const { places, reviews, unread, first, last, streams, streamYears, alerts, alarms, expected, recorded } = summary;
  const left = unread > 0 ? [`${amount(unread, 'review')} left out: not analysed yet (vigie analyse)`] : [];
  if (reviews === 0) {
    const next = unread > 0 ? 'run vigie analyse first' : 'vigie backfill or vigie import brings history';
    return [`Nothing to replay: no analysed review of what was asked for is stored; ${next}`];
  }
  const period = first && last ? ` from ${dayOf(first)} to ${dayOf(last)}` : '';
  const told = alerts.falls + alerts.rises + alerts.bursts + alerts.slow;
  const muted = alerts.muted > 0 ? `, and ${amount(alerts.muted, 'alert')} that nobody is told of` : '';
  const missed = recorded.missed > 0 ? `; ${amount(recorded.missed, 'recorded incident')} not in this replay` : '';
  const beside =
    recorded.matched + recorded.missed > 0
      ? [`Recorded:  ${recorded.matched} of these alerts${missed}`]
      : ['Recorded:  no incident in this period'];
  return [
    `Alerts:    ${told} (${amount(alerts.falls, 'fall')}, ${amount(alerts.rises, 'rise')}, ${amount(alerts.bursts, 'unusual day')}, ${amount(alerts.slow, 'slow change')})${muted}`,
    ...beside,
    `Watched:   ${amount(places, 'place')}, ${amount(streams, 'stream')}, ${streamYears.toFixed(1)} stream-years; ${amount(reviews, 'review')}${period}`,
    ...left.map((line) => `           ${line}`),
    `Rules:     ${rulesText(summary)}`,
    ...chanceLines(expected),
    `Streams:   ${amount(alarms.falls + alarms.rises, 'change')} established (${amount(alarms.falls, 'fall')}, ${amount(alarms.rises, 'rise')}); several of one place or date make one alert,`,
    `           others wait until they are sure enough among all places: ${summary.watching} on the watch list at the end`,
  ];
}

/** Two rates: of what a team is told, and of what reaches the watch list. */
function chanceLines({ pages, total, interval: [low, high], falls, rises, perYear }: ExpectedFalseAlarms): string[] {
  const told = (['falls', 'rises'] as const).map((kind) => {
    const { share, quietYear } = pages[kind];
    const year = `at most ${expectedText(quietYear)} in a year in which nothing changes`;
    const how =
      share === undefined ? 'as soon as a stream is sure' : `at most ${percentText(share)} of them on average`;
    return `${kind}: ${how}, ${year}`;
  });
  return [
    `By chance: of what is told, ${told[0]}`,
    `           ${told[1]}; slow changes apart: the same shares, counted among themselves`,
    `           of what single streams establish, ${expectedText(total)} to be expected in that time, ${low} to ${high} in 95 of 100 such histories`,
    `           (${expectedText(falls)} falls, ${expectedText(rises)} rises); ${expectedText(perYear)} a year at the present volume`,
  ];
}

function rulesText({ rules: { falseAlarmsPerStreamYear, averageRunLength } }: BacktestSummary): string {
  if (!averageRunLength) return `${falseAlarmsPerStreamYear} false alarms per stream and year (rises: ten times that)`;
  const { down, up } = averageRunLength;
  const text = (value: number | undefined) =>
    value === undefined ? `${falseAlarmsPerStreamYear} a year` : `one in ${amount(value, 'review')}`;
  return `false alarms: falls ${text(down)}, rises ${text(up)}`;
}

function minute(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}Z`;
}
