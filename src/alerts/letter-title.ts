/** A letter's title and the mail's subject: where, what, from what to what, in the first sixty characters. */
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import { severeTitle } from './letter-severe.ts';
import { type MarkedStep, STEP_WORDING } from './messages/step-wording.ts';
import { isMovement, type News, newsOf } from './news.ts';
import type { Pen } from './pen.ts';
import { isolate, oneLine } from './plain.ts';

/** A list of mails shows so much of a subject. */
const SEEN = 60;

/** So much of a place's name is always kept. */
const LEAST_PLACE = 12;

/** What is said first, which is to be seen, and what follows it. */
interface Said {
  readonly head: string;
  readonly tail: string;
}

/** `title` stands above a letter, `marked` says what kind of news it is as well, `subject` too, a long name of a place cut. */
export interface Titles {
  readonly title: string;
  readonly marked: string;
  readonly subject: string;
}

/** A letter's title in its three forms. */
export function titlesOf(brief: MessageBrief, pen: Pen): Titles {
  const { head, tail } = saidOf(brief, pen);
  const place = placeOf(brief, pen);
  const mark = markOf(newsOf(brief), brief.incident.direction);
  const words = STEP_WORDING[pen.wording.language];
  const titled = (name: string) => {
    const title = pen.wording.at(name, head);
    return mark ? words.marked(words.mark[mark], title) : title;
  };
  // Measured with a name of one letter: a space at the very start would not count.
  const room = SEEN + 1 - oneLine(titled('x'), 1000).length;
  const short = isMovement(brief.incident.kind)
    ? isolate(oneLine(place, Math.max(LEAST_PLACE, room)), pen.wording.direction)
    : place;
  return {
    title: `${pen.wording.at(place, head)}${tail}`,
    marked: `${titled(place)}${tail}`,
    subject: `${titled(short)}${tail}`,
  };
}

/** The mark of a kind of news, where it has one. */
export function markOf(news: News, direction: MessageBrief['incident']['direction']): MarkedStep | undefined {
  if (news === 'opened' || news === 'recovering' || news === 'resolved' || news === 'accepted') return undefined;
  return news === 'worse' && direction === 'up' ? 'better' : news;
}

function placeOf({ names }: MessageBrief, pen: Pen): string {
  if (names.location !== undefined) return pen.name(names.location);
  return names.region === undefined
    ? pen.name(names.brand)
    : pen.wording.region(pen.name(names.brand), pen.name(names.region));
}

function saidOf(brief: MessageBrief, pen: Pen): Said {
  const { incident, transition } = brief;
  const { wording, figures: number } = pen;
  const source = pen.name(incident.source ?? '');
  const over = transition.to === 'resolved';
  const short = (head: string): Said => ({ head, tail: '' });
  switch (incident.kind) {
    case 'source':
      return short(over ? wording.sourceBack(source) : wording.sourceFailing(source));
    case 'no-data':
      return short(over ? wording.dataBack(source) : wording.noData(source));
    case 'selectors':
      return short(wording.selectorsMoved(source));
    case 'surge':
      return short(wording.surge(number.day(incident.since)));
    case 'burst':
      return short(over ? wording.burstOver : wording.burst(number.day(incident.since)));
    case 'severe':
      return short(severeTitle(brief, pen));
    default:
      return movementOf(brief, pen);
  }
}

function movementOf(brief: MessageBrief, pen: Pen): Said {
  const { incident } = brief;
  const { wording, subject, figures: number } = pen;
  const { before, after, direction, yearsAgo } = incident;
  const news = newsOf(brief);
  if (news === 'resolved') return { head: wording.resolved(subject, direction), tail: '' };
  if (news === 'recovering') return { head: wording.recovering(subject), tail: '' };
  const level = after ? number.level(after.mean) : '';
  if (news === 'accepted') return { head: wording.accepted(subject, level), tail: '' };
  const since = number.day(incident.since);
  if (!before) return { head: wording.movedTogether(direction), tail: wording.sinceAbout(since) };
  const old = number.level(before.mean);
  const { touchpoint } = incident;
  const named = subject.noun !== 'touchpoint' && touchpoint !== undefined && touchpoint !== UNATTRIBUTED;
  const blamed = named ? ` · ${pen.touchpoint(touchpoint)}` : '';
  if (yearsAgo !== undefined)
    return { head: wording.eroded(subject, direction, old, level), tail: `${wording.within(yearsAgo)}${blamed}` };
  return { head: wording.moved(subject, direction, old, level), tail: `${wording.sinceAbout(since)}${blamed}` };
}
