/** A message's content in one language, before it is text or HTML: what moved, how sure, whose share, why you, what closes it. */
import type { Incident } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import type { Language } from './figures.ts';
import { type LetterTable, tableOf } from './letter-table.ts';
import type { Wording } from './messages/wording.ts';
import { type Pen, penOf } from './pen.ts';
import { isolate, oneLine, plain, safeUrl } from './plain.ts';
import type { Quote } from './quotes.ts';

/** One quote, ready to print; `about` holds score and date. */
export interface LetterQuote {
  readonly text: string;
  readonly language: string;
  readonly about: string;
  readonly url?: string;
}

/** Sections before the table, the table, the quotes, sections after them. */
export interface Letter {
  readonly wording: Wording;
  readonly tone: 'down' | 'up' | 'burst' | 'surge' | 'source' | 'resolved' | 'accepted' | 'digest';
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly table?: LetterTable;
  readonly quotes: readonly LetterQuote[];
  readonly after: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly footer: string;
  readonly dashboardUrl?: string;
}

/** Longest note, in UTF-16 units: one sentence of fact. */
const NOTE_LIMIT = 1000;

/** Writes the letter of one transition to one team. */
export function writeLetter(brief: MessageBrief, language: Language): Letter {
  const { incident, transition } = brief;
  const pen = penOf(brief, language);
  const base = {
    wording: pen.wording,
    tone: toneOf(brief),
    title: titleOf(brief, pen),
    quotes: [],
    after: [],
    footer: pen.wording.footer(incident.key),
    ...(safeUrl(brief.dashboardUrl) && { dashboardUrl: safeUrl(brief.dashboardUrl) }),
  };
  if (isMovement(incident) && transition.to === 'firing') return { ...base, ...movement(brief, pen) };
  const notes = { ...base, sections: [{ heading: pen.wording.facts, lines: notice(brief, pen) }] };
  const isTeams = incident.kind === 'burst' || incident.kind === 'surge';
  if (!isTeams || transition.to !== 'firing') return notes;
  const quotes = brief.quotes.map((quote) => quoteOf(quote, incident, pen));
  return { ...notes, quotes, after: [{ heading: pen.wording.whyYou, lines: reasons(brief, pen) }] };
}

function isMovement({ kind }: Incident): boolean {
  return kind === 'drift' || kind === 'erosion';
}

function isOfRegion({ region, location }: Incident): boolean {
  return location === undefined && region !== undefined;
}

function toneOf({ incident, transition }: MessageBrief): Letter['tone'] {
  if (transition.to === 'resolved') return 'resolved';
  if (transition.to === 'accepted') return 'accepted';
  if (isMovement(incident)) return incident.direction;
  return incident.kind === 'burst' || incident.kind === 'surge' ? incident.kind : 'source';
}

function titleOf({ incident, transition, names }: MessageBrief, pen: Pen): string {
  const { wording, subject, figures: number } = pen;
  const place = isOfRegion(incident)
    ? wording.region(pen.name(names.brand), pen.name(names.region ?? ''))
    : pen.name(names.location ?? names.brand);
  const title = () => {
    const source = pen.name(incident.source ?? '');
    const over = transition.to === 'resolved';
    if (incident.kind === 'source') return over ? wording.sourceBack(source) : wording.sourceFailing(source);
    if (incident.kind === 'no-data') return over ? wording.dataBack(source) : wording.noData(source);
    if (incident.kind === 'selectors') return wording.selectorsMoved(source);
    if (incident.kind === 'surge') return wording.surge(number.day(incident.since));
    if (incident.kind === 'burst') {
      return transition.to === 'resolved' ? wording.burstOver : wording.burst(number.day(incident.since));
    }
    if (transition.to === 'resolved') return wording.resolved(subject, incident.direction);
    if (transition.to === 'recovering') return wording.recovering(subject);
    const after = incident.after ? number.level(incident.after.mean) : '';
    if (transition.to === 'accepted') return wording.accepted(subject, after);
    return movementTitle(incident, after, pen);
  };
  const whole = wording.at(place, title());
  const isUpdate = transition.from !== undefined && transition.to === 'firing';
  return isUpdate ? wording.update(whole) : whole;
}

function movementTitle(
  incident: Incident,
  after: string,
  { wording, subject, figures: number, touchpoint }: Pen,
): string {
  const { before, direction, yearsAgo } = incident;
  const since = number.day(incident.since);
  if (!before) return wording.movedTogether(direction, since);
  const old = number.level(before.mean);
  const moved =
    yearsAgo === undefined
      ? wording.moved(subject, direction, old, after, since)
      : wording.eroded(subject, direction, old, after, yearsAgo);
  const named = subject.noun !== 'touchpoint' && incident.touchpoint && incident.touchpoint !== UNATTRIBUTED;
  return named && incident.touchpoint ? `${moved} · ${touchpoint(incident.touchpoint)}` : moved;
}

/** Everything but a drift in motion is short: the fact, and what to make of it. */
function notice({ incident, transition }: MessageBrief, { wording, figures: number }: Pen): readonly string[] {
  const note = incident.note ? [isolate(oneLine(incident.note, NOTE_LIMIT), wording.direction)] : [];
  if (incident.kind === 'source') {
    return transition.to === 'resolved' ? [wording.sourceBackBody] : [...note, wording.sourceBody];
  }
  if (incident.kind === 'no-data') {
    return transition.to === 'resolved' ? [wording.dataBackBody] : [...note, wording.noDataBody];
  }
  if (incident.kind === 'selectors') return [...note, wording.selectorsMovedBody];
  if (incident.kind === 'surge') return [...note, wording.surgeBody];
  if (incident.kind === 'burst') {
    if (transition.to === 'resolved') return [wording.burstOverBody];
    const { before, after } = incident;
    const facts = before && after && [number.count(after.n), number.level(after.mean), number.level(before.mean)];
    const [count = '', mean = '', usual = ''] = facts ?? [];
    return [...(facts ? [wording.burstFacts(count, mean, usual)] : []), ...note, wording.burstBody];
  }
  if (transition.to === 'accepted') return [wording.acceptedBody];
  if (transition.to === 'recovering') return [wording.recoveringBody];
  return [wording.resolvedBody[incident.direction]];
}

function movement(brief: MessageBrief, pen: Pen): Pick<Letter, 'sections' | 'table' | 'quotes' | 'after'> {
  const { wording } = pen;
  const table = tableOf(brief.incident, pen);
  const slow = brief.incident.kind === 'erosion';
  const sure = slow ? slowCertainty(brief, pen) : certainty(brief, pen);
  const closing = slow ? undefined : closingOf(brief.incident, pen);
  return {
    sections: [
      { heading: wording.whatMoved, lines: levelLines(brief.incident, pen) },
      ...(sure.length > 0 ? [{ heading: wording.howSure, lines: sure }] : []),
    ],
    ...(table && { table }),
    quotes: brief.quotes.map((quote) => quoteOf(quote, brief.incident, pen)),
    after: [
      { heading: wording.whyYou, lines: reasons(brief, pen) },
      ...(closing ? [{ heading: wording.whatCloses, lines: [closing] }] : []),
    ],
  };
}

function levelLines(incident: Incident, { wording, figures: number, subject }: Pen): readonly string[] {
  const { before, after } = incident;
  const lines: string[] = [];
  if (incident.kind === 'erosion') {
    for (const { yearsAgo, before: then, after: now } of incident.years ?? []) {
      const counts = [number.count(then.n), number.count(now.n)] as const;
      lines.push(wording.yearAgo(yearsAgo, number.level(then.mean), counts[0], number.level(now.mean), counts[1]));
    }
    lines.push(wording.erosionBody);
  } else if (before && after) {
    const counts = [number.count(before.n), number.count(after.n)] as const;
    lines.push(wording.levels(number.level(before.mean), counts[0], number.level(after.mean), counts[1]));
  }
  if (subject.noun === 'touchpoint' && incident.streams[0]?.split('/')[3] === 'attributed') {
    lines.push(wording.attributed(subject.touchpoint));
  }
  if (isOfRegion(incident) && !incident.note) lines.push(wording.regionBody);
  if (incident.note) lines.push(wording.places(isolate(oneLine(incident.note, NOTE_LIMIT), wording.direction)));
  if (incident.direction === 'up') lines.push(wording.progress);
  return lines;
}

function slowCertainty({ incident, chanceShare }: MessageBrief, { wording, figures: number }: Pen): readonly string[] {
  const { interval } = incident;
  return [
    ...(interval ? [wording.interval(number.change(interval[0]), number.change(interval[1]))] : []),
    ...(chanceShare === undefined ? [] : [wording.erosionSure(number.percent(100 * chanceShare))]),
  ];
}

function certainty({ incident, falseAlarm, reviewsPerYear }: MessageBrief, { wording, figures: number }: Pen) {
  const lines: string[] = [];
  const { interval } = incident;
  if (interval) lines.push(wording.interval(number.change(interval[0]), number.change(interval[1])));
  if (falseAlarm.perStreamYear > 0) {
    const years = 1 / falseAlarm.perStreamYear;
    const reviews = reviewsPerYear ? number.count(twoDigits(reviewsPerYear * years)) : undefined;
    lines.push(wording.falseAlarm(number.count(twoDigits(years)), reviews));
  }
  return lines;
}

/** Two significant digits: an expected rate is not known better. */
function twoDigits(value: number): number {
  return Math.max(1, Number(value.toPrecision(2)));
}

function reasons({ incident, team, role }: MessageBrief, pen: Pen): readonly string[] {
  const { wording } = pen;
  const us = pen.name(team.name);
  const others = incident.informed.map(pen.team);
  const shared = others.length > 0 ? [wording.together(wording.list(others))] : [];
  if (role === 'informed') return [wording.informed(us, pen.team(incident.accountable))];
  const owned = incident.touchpoint && incident.touchpoint !== UNATTRIBUTED;
  const why =
    owned && incident.touchpoint ? wording.owner(us, pen.touchpoint(incident.touchpoint)) : wording.fallback(us);
  const praise = incident.direction === 'up' ? [wording.celebrate(us)] : [];
  return [why, ...shared, ...praise];
}

/** Back within a third of the fall (the hysteresis of the recovery test). */
function closingOf(incident: Incident, { wording, figures: number }: Pen): string | undefined {
  const { before, after, direction } = incident;
  if (!before || !after) return undefined;
  return wording.closes(number.level(before.mean - (before.mean - after.mean) / 3), direction);
}

function quoteOf(quote: Quote, incident: Incident, { wording, figures: number }: Pen): LetterQuote {
  const written = number.written(quote.written);
  const when = written.exact ? written.text : wording.around(written.text);
  const score =
    incident.scale === 'recommend'
      ? wording.recommends(quote.score >= 0.5)
      : wording.score(number.count(quote.score), number.count(scaleRange(incident.scale).max));
  const url = safeUrl(quote.url);
  return {
    text: plain(quote.text).replace(/\s+/g, ' ').trim(),
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(quote.language) ? quote.language : 'und',
    about: `${score} · ${when}`,
    ...(url && { url }),
  };
}
