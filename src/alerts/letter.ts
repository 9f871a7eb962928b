/** A message's content in one language, before it is text or HTML: what kind of news, what moved, what customers say, whose share, why you, what closes it. */
import type { Incident } from '../domain/incident.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import type { MessageBrief } from './brief.ts';
import type { Language } from './figures.ts';
import type { LetterFigure, LetterItem } from './letter-items.ts';
import { type Answer, answerTo, leadOf, routedBy, toldHeading, toldSoFar } from './letter-lead.ts';
import { severeParts } from './letter-severe.ts';
import { type LetterTable, tableOf } from './letter-table.ts';
import { markOf, type Titles, titlesOf } from './letter-title.ts';
import { type LetterPassage, type LetterQuote, type LetterVoice, quoteOf, voiceOf } from './letter-voice.ts';
import { SEVERE_WORDING } from './messages/severe-wording.ts';
import { STEP_WORDING } from './messages/step-wording.ts';
import type { Wording } from './messages/wording.ts';
import { isMovement, newsOf, tellsWhole } from './news.ts';
import { type Pen, penOf } from './pen.ts';
import { isolate, oneLine, safeUrl } from './plain.ts';

/** A heading with sentences beneath, or a list; what is to be made of it stands after that. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly items?: readonly LetterItem[];
  readonly after?: readonly string[];
}

/** What it is, what customers say, sections, the table, the quotes, sections after them, how to answer: in this order. */
export interface Letter extends Titles {
  readonly wording: Wording;
  readonly tone: Tone;
  readonly badge: string;
  readonly lead: readonly string[];
  readonly figures?: readonly LetterFigure[];
  readonly passage?: LetterPassage;
  readonly voice?: LetterVoice;
  readonly sections: readonly Section[];
  readonly table?: LetterTable;
  readonly quotesHeading: string;
  readonly quotes: readonly LetterQuote[];
  readonly after: readonly Section[];
  readonly answer?: Answer;
  readonly footer: string;
  readonly dashboardUrl?: string;
}

/** What colour a letter has. */
export type Tone =
  | 'down'
  | 'up'
  | 'burst'
  | 'surge'
  | 'severe'
  | 'source'
  | 'resolved'
  | 'accepted'
  | 'word'
  | 'digest';

/** Longest note, in UTF-16 units: one sentence of fact. */
const NOTE_LIMIT = 1000;

/** Writes the letter of one transition to one team. */
export function writeLetter(brief: MessageBrief, language: Language): Letter {
  const { incident, transition } = brief;
  const pen = penOf(brief, language);
  const tone = toneOf(brief);
  const titles = titlesOf(brief, pen);
  const answer = answerTo(brief, titles.subject, pen);
  const base = {
    wording: pen.wording,
    tone,
    badge: badgeOf(brief, tone, pen),
    ...titles,
    lead: leadOf(brief, pen),
    quotesHeading: pen.wording.quotes[isMovement(incident.kind) ? incident.direction : 'down'],
    quotes: [],
    footer: pen.wording.footer(incident.key),
    ...(answer && { answer }),
    ...(safeUrl(brief.dashboardUrl) && { dashboardUrl: safeUrl(brief.dashboardUrl) }),
  };
  const whole = tellsWhole(newsOf(brief)) && transition.to !== 'resolved' && transition.to !== 'accepted';
  if (incident.kind === 'severe') return { ...base, ...severeParts(brief, pen, whole) };
  if (isMovement(incident.kind) && whole) return { ...base, ...movement(brief, pen) };
  const facts = whole ? notice(brief, pen) : isMovement(incident.kind) ? levelLine(incident, pen) : [];
  const sections = facts.length > 0 ? [{ heading: pen.wording.facts, lines: facts }] : [];
  const isTeams = incident.kind === 'burst' || incident.kind === 'surge';
  if (!isTeams || !whole) return { ...base, sections, after: whole ? toldSection(brief, pen) : [] };
  const quotes = brief.quotes.map((quote) => quoteOf(quote, incident, pen));
  return { ...base, sections, quotes, after: [whyYou(brief, pen), ...toldSection(brief, pen)] };
}

function toneOf(brief: MessageBrief): Tone {
  const { incident } = brief;
  const news = newsOf(brief);
  if (news === 'resolved' || news === 'accepted') return news;
  if (!tellsWhole(news)) return 'word';
  if (isMovement(incident.kind)) return incident.direction;
  const { kind } = incident;
  return kind === 'burst' || kind === 'surge' || kind === 'severe' ? kind : 'source';
}

function badgeOf(brief: MessageBrief, tone: Tone, { wording }: Pen): string {
  const news = newsOf(brief);
  const mark = markOf(news, brief.incident.direction);
  if (mark) return STEP_WORDING[wording.language].mark[mark];
  if (tone === 'severe') return SEVERE_WORDING[wording.language].badge;
  return tone === 'word' ? wording.badge.recovering : wording.badge[tone];
}

function isOfRegion({ region, location }: Incident): boolean {
  return location === undefined && region !== undefined;
}

/** What is no movement is short: the fact, and what to make of it. */
function notice({ incident }: MessageBrief, { wording, figures: number }: Pen): readonly string[] {
  const note = incident.note ? [isolate(oneLine(incident.note, NOTE_LIMIT), wording.direction)] : [];
  if (incident.kind === 'source') return [...note, wording.sourceBody];
  if (incident.kind === 'no-data') return [...note, wording.noDataBody];
  if (incident.kind === 'selectors') return [...note, wording.selectorsMovedBody];
  if (incident.kind === 'surge') return [...note, wording.surgeBody];
  const { before, after } = incident;
  const facts = before && after && [number.count(after.n), number.level(after.mean), number.level(before.mean)];
  const [count = '', mean = '', usual = ''] = facts ?? [];
  return [...(facts ? [wording.burstFacts(count, mean, usual)] : []), ...note, wording.burstBody];
}

function movement(
  brief: MessageBrief,
  pen: Pen,
): Pick<Letter, 'sections' | 'table' | 'quotes' | 'after'> & Partial<Pick<Letter, 'voice'>> {
  const { wording } = pen;
  const { incident } = brief;
  const table = tableOf(incident, pen);
  const voice = voiceOf(brief, pen);
  const slow = incident.kind === 'erosion';
  const sure = slow ? slowCertainty(brief, pen) : certainty(brief, pen);
  return {
    sections: [
      { heading: wording.whatMoved, lines: levelLines(incident, pen) },
      ...(sure.length > 0 ? [{ heading: wording.howSure, lines: sure }] : []),
    ],
    ...(voice && { voice }),
    ...(table && { table }),
    quotes: brief.quotes.map((quote) => quoteOf(quote, incident, pen)),
    after: [whyYou(brief, pen), ...toldSection(brief, pen), ...closing(incident, pen)],
  };
}

function levelLine({ before, after }: Incident, { wording, figures: number }: Pen): readonly string[] {
  if (!before || !after) return [];
  return [
    wording.levels(number.level(before.mean), number.count(before.n), number.level(after.mean), number.count(after.n)),
  ];
}

function levelLines(incident: Incident, pen: Pen): readonly string[] {
  const { wording, figures: number, subject } = pen;
  const lines: string[] = [];
  if (incident.kind === 'erosion') {
    for (const { yearsAgo, before: then, after: now } of incident.years ?? []) {
      const counts = [number.count(then.n), number.count(now.n)] as const;
      lines.push(wording.yearAgo(yearsAgo, number.level(then.mean), counts[0], number.level(now.mean), counts[1]));
    }
    lines.push(wording.erosionBody);
  } else lines.push(...levelLine(incident, pen));
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

function whyYou(brief: MessageBrief, pen: Pen): Section {
  return { heading: pen.wording.whyYou, lines: reasons(brief, pen) };
}

function toldSection(brief: MessageBrief, pen: Pen): readonly Section[] {
  const lines = toldSoFar(brief, pen);
  return lines.length > 0 ? [{ heading: toldHeading(pen), lines }] : [];
}

function reasons(brief: MessageBrief, pen: Pen): readonly string[] {
  const { incident, team, role } = brief;
  const { wording } = pen;
  const us = pen.name(team.name);
  const accountable = pen.team(incident.accountable);
  if (role === 'manager') return [wording.manager[incident.direction](us, accountable)];
  if (role === 'informed') return [wording.informed(us, accountable)];
  const others = incident.informed.map(pen.team);
  const shared = others.length > 0 ? [wording.together(wording.list(others))] : [];
  const owned = incident.touchpoint && incident.touchpoint !== UNATTRIBUTED;
  const routed = routedBy(brief, pen);
  const owner =
    owned && incident.touchpoint ? wording.owner(us, pen.touchpoint(incident.touchpoint)) : wording.fallback(us);
  const praise = incident.direction === 'up' ? [wording.celebrate(us)] : [];
  return [...(routed.length > 0 ? routed : [owner]), ...shared, ...praise];
}

/** Back within a third of the fall (the hysteresis of the recovery test); a rise has nothing to close. */
function closing({ kind, before, after, direction }: Incident, { wording, figures: number }: Pen): readonly Section[] {
  if (kind === 'erosion' || !before || !after) return [];
  if (direction === 'up') return [{ heading: wording.whatNext, lines: [wording.holds] }];
  const level = number.level(before.mean - (before.mean - after.mean) / 3);
  return [{ heading: wording.whatCloses, lines: [wording.closes(level)] }];
}
