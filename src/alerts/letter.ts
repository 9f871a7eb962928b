/** A message's content in one language, before it is text or HTML: what moved, how sure, whose share, why you, what closes it. */
import type { Contribution } from '../domain/drift.ts';
import type { TeamId, TouchpointId } from '../domain/ids.ts';
import type { Incident, Transition } from '../domain/incident.ts';
import { scaleRange } from '../domain/scale.ts';
import type { Team } from '../domain/team.ts';
import type { Day } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { en } from './messages/en.ts';
import { fa } from './messages/fa.ts';
import { fr } from './messages/fr.ts';
import type { Subject, Wording } from './messages/wording.ts';
import { isolate, oneLine, plain, safeUrl } from './plain.ts';
import type { Quote } from './quotes.ts';
import { roundTo, sharesOf } from './shares.ts';

/** All that a message is composed of. Names and quotes may be hostile; ids are checked slugs. */
export interface MessageBrief {
  readonly incident: Incident;
  readonly transition: Transition;
  readonly role: 'accountable' | 'informed';
  readonly team: Team;
  readonly names: {
    readonly brand: string;
    readonly location?: string;
    readonly touchpoint: (id: TouchpointId, language: Language) => string;
    readonly team: (id: TeamId) => string;
  };
  readonly quotes: readonly Quote[];
  /** Daily or weekly means of whole reviews around the change, in time order, for the chart. */
  readonly series: readonly { readonly day: Day; readonly mean: number; readonly n: number }[];
  /** Expected false alarms of the rule for one stream in a year, e.g. 0.02. */
  readonly falseAlarm: { readonly perStreamYear: number };
  /** Expected reviews of the stream in a year. */
  readonly reviewsPerYear?: number;
  /** Address of the incident in the dashboard, when it has one. */
  readonly dashboardUrl?: string;
}

export interface LetterTable {
  readonly caption: string;
  readonly unit: string;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly percent?: string }[];
  readonly total: { readonly name: string; readonly value: string };
  readonly notes: readonly string[];
}

export interface LetterQuote {
  readonly text: string;
  readonly language: string;
  readonly about: string;
  readonly url?: string;
}

export interface Letter {
  readonly wording: Wording;
  readonly tone: 'down' | 'up' | 'burst' | 'source' | 'resolved' | 'accepted';
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly table?: LetterTable;
  readonly quotes: readonly LetterQuote[];
  readonly after: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly footer: string;
  readonly dashboardUrl?: string;
}

/** Longest name shown, in UTF-16 units. */
const NAME_LIMIT = 120;

const WORDINGS: Readonly<Record<Language, Wording>> = { en, fr, fa };

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
  if (incident.kind === 'drift' && transition.to === 'firing') return { ...base, ...movement(brief, pen) };
  const notes = { ...base, sections: [{ heading: pen.wording.facts, lines: notice(brief, pen) }] };
  if (incident.kind !== 'burst' || transition.to !== 'firing') return notes;
  const quotes = brief.quotes.map((quote) => quoteOf(quote, incident, pen));
  return { ...notes, quotes, after: [{ heading: pen.wording.whyYou, lines: reasons(brief, pen) }] };
}

/** What every part writes with: the wording, the figures and safe names in one language. */
interface Pen {
  readonly wording: Wording;
  readonly figures: Figures;
  readonly name: (text: string) => string;
  readonly touchpoint: (id: TouchpointId) => string;
  readonly team: (id: TeamId) => string;
  readonly subject: Subject;
}

function penOf({ incident, team, names }: MessageBrief, language: Language): Pen {
  const wording = WORDINGS[language];
  const name = (text: string) => isolate(oneLine(text, NAME_LIMIT), wording.direction);
  const touchpoint = (id: TouchpointId) =>
    id === UNATTRIBUTED ? wording.unattributed : name(names.touchpoint(id, language));
  const own = incident.kind === 'drift' && isOfTouchpoint(incident) && incident.touchpoint;
  const noun = incident.scale === 'stars' ? 'rating' : incident.scale === 'recommend' ? 'recommendation' : 'score';
  return {
    wording,
    figures: figures(language, incident.scale, team.timeZone),
    name,
    touchpoint,
    team: (id) => name(names.team(id)),
    subject: own ? { noun: 'touchpoint', touchpoint: touchpoint(own) } : { noun, touchpoint: '' },
  };
}

/** Are the incident's levels those of one touchpoint (its first stream's), not of whole reviews? */
export function isOfTouchpoint(incident: Incident): boolean {
  const touchpoint = incident.streams[0]?.split('/')[2];
  return touchpoint !== undefined && touchpoint !== '*';
}

function toneOf({ incident, transition }: MessageBrief): Letter['tone'] {
  if (transition.to === 'resolved') return 'resolved';
  if (transition.to === 'accepted') return 'accepted';
  return incident.kind === 'drift' ? incident.direction : incident.kind;
}

function titleOf({ incident, transition, names }: MessageBrief, pen: Pen): string {
  const { wording, subject, figures: number } = pen;
  const place = pen.name(names.location ?? names.brand);
  const title = () => {
    if (incident.kind === 'source') {
      const source = pen.name(incident.source ?? '');
      return transition.to === 'resolved' ? wording.sourceBack(source) : wording.sourceFailing(source);
    }
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
  const since = number.day(incident.since);
  if (!incident.before) return wording.movedTogether(incident.direction, since);
  const moved = wording.moved(subject, incident.direction, number.level(incident.before.mean), after, since);
  const named = subject.noun !== 'touchpoint' && incident.touchpoint && incident.touchpoint !== UNATTRIBUTED;
  return named && incident.touchpoint ? `${moved} · ${touchpoint(incident.touchpoint)}` : moved;
}

/** Everything but a drift in motion is short: the fact, and what to make of it. */
function notice({ incident, transition }: MessageBrief, { wording, name, figures: number }: Pen): readonly string[] {
  const note = incident.note ? [name(plain(incident.note))] : [];
  if (incident.kind === 'source') {
    return transition.to === 'resolved' ? [wording.sourceBackBody] : [...note, wording.sourceBody];
  }
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
  const sure = certainty(brief, pen);
  const closing = closingOf(brief.incident, pen);
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

function levelLines(incident: Incident, { wording, figures: number, subject, name }: Pen): readonly string[] {
  const { before, after } = incident;
  const lines: string[] = [];
  if (before && after) {
    const counts = [number.count(before.n), number.count(after.n)] as const;
    lines.push(wording.levels(number.level(before.mean), counts[0], number.level(after.mean), counts[1]));
  }
  if (subject.noun === 'touchpoint' && incident.streams[0]?.split('/')[3] === 'attributed') {
    lines.push(wording.attributed(subject.touchpoint));
  }
  if (incident.note) lines.push(wording.places(name(incident.note)));
  if (incident.direction === 'up') lines.push(wording.progress);
  return lines;
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

function tableOf(incident: Incident, pen: Pen): LetterTable | undefined {
  const { decomposition, scale } = incident;
  if (!decomposition) return undefined;
  const { wording, figures: number, touchpoint } = pen;
  const { before, after, contributions } = decomposition;
  const shares = sharesOf(decomposition, number.quantum, incident.touchpoint);
  const unit =
    scale === 'stars' ? wording.unit.stars : scale === 'recommend' ? wording.unit.share : wording.unit.points;
  const lead = contributions.find((part) => part.touchpoint === incident.touchpoint);
  const leadQuanta = shares.rows.find((row) => row.touchpoint === lead?.touchpoint)?.quanta;
  const notes = [
    ...(lead && leadQuanta !== undefined ? leadNotes(lead, leadQuanta, pen) : []),
    ...(shares.unaffected.length > 0 ? [wording.unaffected(wording.list(shares.unaffected.map(touchpoint)))] : []),
  ];
  return {
    caption: wording.compared(
      number.level(before.mean),
      number.count(before.n),
      number.level(after.mean),
      number.count(after.n),
    ),
    unit,
    rows: shares.rows.map((row) => ({
      name: row.touchpoint ? touchpoint(row.touchpoint) : wording.rest,
      value: number.quanta(row.quanta),
      ...(row.percent !== undefined && { percent: number.percent(row.percent) }),
    })),
    total: { name: wording.total, value: number.quanta(shares.total) },
    notes,
  };
}

function leadNotes(lead: Contribution, quanta: number, pen: Pen): readonly string[] {
  const { wording, figures: number } = pen;
  const [moreOften = 0, worse = 0] = roundTo(quanta, [lead.moreOften / number.quantum, lead.worse / number.quantum]);
  const name = pen.touchpoint(lead.touchpoint);
  const parts = (['people', 'policy', 'tools'] as const)
    .map((cause) => ({ cause, share: lead.causes?.[cause] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  const percents = roundTo(
    100,
    parts.map(({ share }) => (100 * share) / whole),
  );
  const causes = parts.map(({ cause }, index) => `${wording.cause[cause]} ${number.percent(percents[index] ?? 0)}`);
  return [
    wording.split(name, number.quanta(moreOften), number.quanta(worse)),
    ...(causes.length > 0 ? [wording.causes(name, wording.list(causes))] : []),
  ];
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
