/** What there is to say of one stream, as lines for a person at a terminal. */
import type { Direction } from '../domain/drift.ts';
import { scaleRange } from '../domain/scale.ts';
import { DAY_MS, dayOf, millis } from '../domain/time.ts';
import type { PastEvent, Standing, StreamExplanation, Waiting, WouldFire } from '../pipeline/explain-stream.ts';
import { amount, expectedText, levelText, percentText, sizeText } from './level-text.ts';
import { oneLine } from './report-lines.ts';
import { bar, sparkline } from './terminal-picture.ts';

/** One stream for a person: a label and a fact a line. */
export function streamLines(explanation: StreamExplanation): readonly string[] {
  const { stream, name, down, up, events } = explanation;
  return [
    stream,
    oneLine(name),
    '',
    ...levelLines(explanation),
    ...monthLines(explanation),
    ...standingLines('falls', down, explanation.headStart?.down),
    ...standingLines('rises', up, explanation.headStart?.up),
    ...headStartLines(explanation),
    row('held by', heldText(explanation)),
    ...waitingLines(explanation),
    row('smallest fall', visibleText(explanation)),
    ...[down, up].flatMap((standing, i) => {
      const text = fireText(explanation, standing, i === 0 ? 'down' : 'up');
      return text ? [row(i === 0 ? 'would fire' : '', text)] : [];
    }),
    row('false alarms', `${chanceText(down)} for falls, ${chanceText(up)} for rises, if nothing changes`),
    ...(events.length === 0 ? [row('last events', 'none in the stored reviews')] : []),
    ...events.map((event, i) => row(i === 0 ? 'last events' : '', eventText(event, explanation.scale))),
  ];
}

const LABEL = 15;

function row(label: string, text: string): string {
  return `${label.padEnd(LABEL)}${text}`;
}

function levelLines({ level, scale, phase, scores, learning, silentSince }: StreamExplanation): readonly string[] {
  const { mean, n, interval } = level;
  const sure = interval
    ? ` (${levelText(interval[0], scale)} to ${levelText(interval[1], scale)} with 95 % certainty, however often you look)`
    : '';
  const pace = `${expectedText(scores.perYear)} a year`;
  const state = {
    learning: 'learning: nothing can fire yet',
    watching: 'watching',
    changed: 'fallen, and not back at the old level yet',
  }[phase];
  const need = learning ? `; ${amount(learning.need - learning.have, 'review')} more until it is watched` : '';
  return [
    row('level', n === 0 ? 'no review counted since the last change' : `${levelText(mean, scale)}${sure}`),
    row(
      'reviews',
      `${amount(n, 'review')} at this level, ${scores.stored.toLocaleString('en-GB')} stored; ${pace}; last ${dayOf(scores.lastAt)}`,
    ),
    row('state', `${state}${need}`),
    ...(scores.unseen > 0 ? [row('', `${amount(scores.unseen, 'newer review')} not seen yet: run vigie detect`)] : []),
    ...(silentSince ? [row('', `silent since ${silentSince}: longer than its reviews ever paused`)] : []),
  ];
}

/** `4.51 ▇▇█▇▆▃▁ 1.00  2025-05 to 2026-05, by month; lowest 1.00, highest 4.60`. */
function monthLines({ months, scale }: StreamExplanation): readonly string[] {
  const known = months.filter(({ n }) => n > 0).map(({ mean }) => mean);
  if (months.length < 2) return [];
  const { min, max } = scaleRange(scale);
  const curve = sparkline(
    months.map(({ mean, n }) => (n > 0 ? mean : undefined)),
    (max - min) / 8,
  );
  const ends = `${levelText(Math.min(...known), scale)} to ${levelText(Math.max(...known), scale)}`;
  return [row('by month', `${curve}  ${months[0]!.month} to ${months.at(-1)!.month}, means from ${ends}`)];
}

/** Words for a share of the evidence that an alarm needs. */
function strengthOf(share: number): string {
  if (share >= 1) return 'enough evidence';
  if (share >= 0.75) return 'strong evidence, but not enough';
  if (share >= 0.5) return 'some evidence';
  return share >= 0.25 ? 'weak evidence' : 'next to no evidence';
}

/** `given`: a head start is no evidence of chance or change. */
function standingLines(
  label: string,
  { evidence, threshold, share, chanceOnceIn, runLength }: Standing,
  given = 0,
): string[] {
  const words = evidence > 0 ? strengthOf(share) : 'no evidence';
  const isOwn = evidence > 0 && given === 0;
  const often = isOwn ? `chance alone gives as much about once in ${rounded(chanceOnceIn)} reviews, ` : '';
  return [
    row(
      label,
      `${bar(share)} ${percentText(share)} of an alarm: ${words} (${evidence.toFixed(1)} of ${threshold.toFixed(1)} nats)`,
    ),
    row('', `${often}an alarm about once in ${rounded(runLength)} if nothing changes`),
  ];
}

/** What a guard asks for. */
export const HELD: Readonly<Record<NonNullable<StreamExplanation['held']>, string>> = {
  reviews: 'too few reviews since the change (guards.minReviews)',
  days: 'too few different days since the change, or most of it on one unusually full day (guards.minDays)',
  authors: 'too few different authors since the change (guards.minAuthors)',
  size: 'the change is smaller than what is to be told (guards.minSize)',
  recovering: 'a fall is on its way back: told as recovered, not as a rise',
};

function heldText({ held, learning, down, up }: StreamExplanation): string {
  if (held) return `${HELD[held]}, although the evidence is there`;
  if (learning) return 'the warm-up (warmUpReviews)';
  return Math.max(down.share, up.share) >= 1
    ? 'nothing: the next review tells'
    : 'no guard: the evidence does not suffice';
}

function visibleText({ smallestVisible, scale }: StreamExplanation): string {
  if (smallestVisible === undefined) return 'too few reviews to see any fall within 100 reviews';
  return `too few reviews to see less than ${sizeText(smallestVisible, scale)} within 100 reviews`;
}

function headStartLines({ headStart, down, up }: StreamExplanation): readonly string[] {
  if (!headStart) return [];
  const given = (nats: number, standing: Standing) => percentText(nats / standing.threshold);
  const shares = `${given(headStart.down, down)} (falls) and ${given(headStart.up, up)} (rises) of an alarm`;
  return [
    row(
      'head start',
      `${shares} were given when this level's watch began, ${amount(headStart.reviews, 'review')} ago:`,
    ),
    row('', 'so that a change in its first days is seen; the rate of false alarms counts it in'),
  ];
}

function waitingLines({ waiting, scale, stream }: StreamExplanation): readonly string[] {
  return waiting.flatMap((one, i) => {
    const moved = `${one.direction === 'down' ? 'fell' : 'rose'} ${levelText(one.before.mean, scale)} → ${levelText(one.after.mean, scale)}`;
    return [
      row(i === 0 ? 'watch list' : '', `${moved} since ${one.since}: sure enough for this stream, and not told yet`),
      row('', lackText(one, stream, scale)),
    ];
  });
}

function lackText({ direction, eValue, needed, wouldTell }: Waiting, stream: string, scale: string): string {
  const whose = stream.split('/')[1] === '*' ? "the brand's places together have" : 'among all places it has';
  const lacks = `${whose} an e-value of ${rounded(eValue)} and must reach ${rounded(needed)}`;
  if (!wouldTell) return lacks;
  const what = rowText(wouldTell, direction, stream, scale);
  return wouldTell.reviews === undefined
    ? `${lacks}; ${amount(wouldTell.tried, 'review')} like ${what} would not do`
    : `${lacks}: ${wouldTell.reviews} × ${what} would make it told`;
}

function fireText(
  { scale, stream }: StreamExplanation,
  { wouldFire }: Standing,
  direction: Direction,
): string | undefined {
  if (!wouldFire) return undefined;
  const { reviews, tried, days, says } = wouldFire;
  const what = rowText(wouldFire, direction, stream, scale);
  if (reviews === undefined || days === undefined) return `not even ${tried.toLocaleString('en-GB')} × ${what}`;
  const then = says === 'recovered' ? 'end the fall' : `raise a ${direction === 'down' ? 'fall' : 'rise'}`;
  return `${reviews} × ${what} would ${then} (${amount(days, 'day')} at the usual pace)`;
}

/** `1 star in a row, all lost to this touchpoint`. */
function rowText({ score }: WouldFire, direction: Direction, stream: string, scale: string): string {
  const lost = stream.includes('/attributed/') && direction === 'down' ? ', all lost to this touchpoint' : '';
  return `${scoreText(score, scale)} in a row${lost}`;
}

function scoreText(score: number, scale: string): string {
  if (scale === 'stars') return amount(score, 'star');
  if (scale === 'recommend') return score === 1 ? '“yes”' : '“no”';
  return `score ${score}`;
}

function chanceText({ falseAlarmsPerYear }: Standing): string {
  if (falseAlarmsPerYear <= 0) return 'none';
  const years = falseAlarmsPerYear < 1 ? `, one in ${rounded(1 / falseAlarmsPerYear)} years` : '';
  return `${expectedText(falseAlarmsPerYear)} a year${years}`;
}

function eventText({ type, at, direction, since, before, after, incident }: PastEvent, scale: string): string {
  const levels = `${levelText(before.mean, scale)} → ${levelText(after.mean, scale)}`;
  const late = Math.round((millis(at) - Date.parse(since)) / DAY_MS);
  const what = {
    drift: `${direction === 'down' ? 'fell' : 'rose'} ${levels} since ${since}, seen after ${amount(late, 'day')}`,
    recovered: `recovered ${levels} since ${since}`,
    burst: `unusual day: ${amount(after.n, 'review')} at ${levelText(after.mean, scale)}`,
    silence: `silent since ${since}`,
    surge: `more reviews than usual since ${since}`,
  }[type];
  return `${dayOf(at)}  ${what}${incident ? `  (${incident})` : ''}`;
}

/** Two significant digits. */
function rounded(value: number): string {
  return Math.max(1, Number(value.toPrecision(2))).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
