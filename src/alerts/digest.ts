/** Writes a team's weekly letter: what is open, what got better, who came back, what is watched, and what nobody heard. */
import type { Incident } from '../domain/incident.ts';
import type { Message } from '../domain/notification.ts';
import type { Scale } from '../domain/scale.ts';
import { reviewsOf } from '../domain/severe.ts';
import { DAY_MS, millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { DigestBrief, WatchedChange } from './digest-brief.ts';
import { digestData } from './digest-data.ts';
import { type Figures, figures, type Language } from './figures.ts';
import type { Letter, Section } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { type ItemMark, itemMark, type LetterFigure, type LetterItem } from './letter-items.ts';
import { letterText } from './letter-text.ts';
import { DIGEST_WORDINGS, type DigestWording } from './messages/digest-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';
import { sentenceStart } from './report-desk.ts';

/** Longest list; the rest is counted. */
const MOST_LINES = 12;

const SUBJECT_LIMIT = 150;
const NAME_LIMIT = 120;

/** Pure: same brief, same letter. Its thread is `digest/<team>`. */
export function composeDigest(brief: DigestBrief, language: Language): Message {
  const letter = writeDigest(brief, language);
  return {
    type: 'digest.weekly',
    subject: oneLine(letter.subject, SUBJECT_LIMIT),
    text: letterText(letter),
    html: letterHtml(letter, undefined),
    data: digestData(brief),
    thread: digestThread(brief.team.id),
    ...(brief.unsubscribe && { unsubscribe: brief.unsubscribe }),
  };
}

/** What keeps a team's weekly letters together. */
export function digestThread(team: string): string {
  return `digest/${team}`;
}

/** What the lines of a letter are written with. */
interface Desk {
  readonly words: DigestWording;
  readonly name: (text: string) => string;
  readonly figuresOf: (scale: Scale) => Figures;
  readonly plain: Figures;
  readonly language: Language;
}

function writeDigest(brief: DigestBrief, language: Language): Letter {
  const desk = deskOf(brief, language);
  const { words, plain } = desk;
  const count = (n: number) => (n > 0 ? plain.count(n) : undefined);
  const sections: readonly Section[] = [
    openSection(brief, desk),
    listed(words.better, brief.better, desk, told(brief, desk), words.betterBody),
    lines(words.wonBack, brief.wonBack, desk, ({ place, n }) =>
      words.wonBackAt(desk.name(place), plain.count(n), n === 1),
    ),
    listed(words.ended, brief.ended, desk, ended(brief, desk)),
    arrivedSection(brief, desk),
    listed(words.watching, brief.watching, desk, watched(brief, desk), words.watchingBody),
    lines(
      words.unheard,
      brief.unheard,
      desk,
      ({ source, kind, since }) => words.unheardSource(desk.name(source), kind, plain.day(since)),
      words.unheardBody,
    ),
    {
      heading: words.statement,
      lines: [],
      after: [words.statementBody(plain.count(brief.watched.streams), rate(brief.watched.falseAYear, language))],
    },
  ].filter(({ lines: said, items = [], after = [] }) => said.length + items.length + after.length > 0);
  // The period ends before `to`: a letter of Monday morning is about the week to Monday.
  const until = plain.day(wallClock(brief.to, brief.team.timeZone).day);
  const subject = words.title(until, count(brief.open.length), count(brief.better.length));
  return {
    wording: WORDINGS[language],
    tone: 'digest',
    badge: WORDINGS[language].badge.digest,
    title: words.week(until),
    marked: subject,
    subject,
    lead: [],
    figures: figuresOf(brief, desk),
    sections,
    quotesHeading: '',
    quotes: [],
    after: [],
    footer: words.footer(desk.name(brief.team.name)),
  };
}

function figuresOf({ open, better, wonBack, arrived }: DigestBrief, { words, plain }: Desk): readonly LetterFigure[] {
  const sum = (all: readonly { readonly n: number }[]) => all.reduce((total, { n }) => total + n, 0);
  return [
    { value: plain.count(open.length), name: words.counted.open },
    { value: plain.count(better.length), name: words.counted.better },
    { value: plain.count(sum(wonBack)), name: words.counted.wonBack },
    { value: plain.count(sum(arrived)), name: words.counted.arrived },
  ];
}

function deskOf({ team }: DigestBrief, language: Language): Desk {
  const { direction } = WORDINGS[language];
  return {
    words: DIGEST_WORDINGS[language],
    name: (text) => isolate(oneLine(text, NAME_LIMIT), direction),
    figuresOf: (scale) => figures(language, scale, team.timeZone),
    plain: figures(language, 'stars', team.timeZone),
    language,
  };
}

/** All is well only where everything was heard. */
function openSection(brief: DigestBrief, desk: Desk): Section {
  const { words } = desk;
  if (brief.open.length > 0) return listed(words.open, brief.open, desk, open(brief, desk));
  return { heading: words.open, lines: [brief.unheard.length > 0 ? words.noneKnown : words.noneOpen] };
}

function open(brief: DigestBrief, desk: Desk): (incident: Incident) => LetterItem {
  const { words } = desk;
  return (incident) => {
    const { acknowledged, state, openedAt } = incident;
    const days = Math.max(1, Math.round((millis(brief.to) - millis(openedAt)) / DAY_MS));
    const who = acknowledged
      ? words.acknowledged(desk.name(acknowledged.by))
      : words.unacknowledged(desk.plain.count(days), days === 1);
    return told(brief, desk, state === 'recovering' ? words.recovering(who) : who)(incident);
  };
}

function ended(brief: DigestBrief, desk: Desk): (incident: Incident) => LetterItem {
  const { words } = desk;
  return (incident) => {
    const end = incident.state === 'accepted' ? words.accepted : words.resolved(incident.direction);
    return told(brief, desk, end, 'plain')(incident);
  };
}

/** `Shop North: fell 4.37 → 2.58 since about 30 September · Delivery`, and how it stands. */
function told({ names }: DigestBrief, desk: Desk, about?: string, mark?: ItemMark): (incident: Incident) => LetterItem {
  return (incident) => {
    const { touchpoint } = incident;
    const step = touchpoint && touchpoint !== UNATTRIBUTED ? names.touchpoint(touchpoint, desk.language) : undefined;
    const shown = mark ?? itemMark(incident);
    return itemOf(names.place(incident), sentenceOf(incident, desk), step, desk, shown, about);
  };
}

function sentenceOf(incident: Incident, { words, plain, figuresOf: of }: Desk): string {
  const { kind, severity, direction, before, after, scale } = incident;
  const number = of(scale);
  const since = number.day(incident.since);
  if (kind === 'severe') {
    const n = reviewsOf(incident).length;
    return words.severe(severity, since, n > 1 ? plain.count(n) : undefined);
  }
  if (kind === 'burst') return words.burst(since);
  if (kind === 'surge') return words.surge(since);
  if (!before || !after) return words.movedTogether(direction, since);
  return words.moved(direction, number.level(before.mean), number.level(after.mean), since);
}

function itemOf(
  place: string,
  sentence: string,
  touchpoint: string | undefined,
  desk: Desk,
  mark: ItemMark,
  about?: string,
): LetterItem {
  const name = desk.name(place);
  const aside = touchpoint === undefined ? undefined : desk.name(touchpoint);
  const line = WORDINGS[desk.language].at(name, aside === undefined ? sentence : `${sentence} · ${aside}`);
  return {
    name,
    ...(aside !== undefined && { aside }),
    what: sentenceStart(sentence),
    mark,
    line: about === undefined ? line : `${line} — ${about}.`,
    ...(about !== undefined && { about: sentenceStart(about) }),
  };
}

function arrivedSection({ arrived }: DigestBrief, desk: Desk): Section {
  const { words } = desk;
  if (arrived.length === 0) return { heading: words.arrived, lines: [words.nothingArrived] };
  return lines(words.arrived, arrived, desk, ({ brand, n, mean, scale }) => {
    const say = scale === 'recommend' ? words.arrivedShare : words.arrivedAt;
    return say(desk.name(brand), desk.plain.count(n), desk.figuresOf(scale).level(mean), n === 1);
  });
}

function watched({ names }: DigestBrief, desk: Desk): (change: WatchedChange) => LetterItem {
  return ({ place, touchpoint, direction, before, after, since, scale }) => {
    const number = desk.figuresOf(scale);
    const levels = [number.level(before.mean), number.level(after.mean)] as const;
    const sentence = desk.words.moved(direction, ...levels, number.day(since));
    return itemOf(place, sentence, touchpoint && names.touchpoint(touchpoint, desk.language), desk, 'plain');
  };
}

/** A list, how many more there are, and what to make of it; of an empty one nothing at all. */
function listed<T>(
  heading: string,
  all: readonly T[],
  desk: Desk,
  item: (one: T) => LetterItem,
  body?: string,
): Section {
  return { heading, lines: [], items: all.slice(0, MOST_LINES).map(item), after: closing(all, desk, body) };
}

/** The same in whole sentences. */
function lines<T>(heading: string, all: readonly T[], desk: Desk, line: (one: T) => string, body?: string): Section {
  return { heading, lines: all.slice(0, MOST_LINES).map(line), after: closing(all, desk, body) };
}

function closing(all: readonly unknown[], { words, plain }: Desk, body: string | undefined): readonly string[] {
  if (all.length === 0) return [];
  const more = all.length > MOST_LINES ? [words.more(plain.count(all.length - MOST_LINES))] : [];
  return body === undefined ? more : [...more, body];
}

/** A small expected number with as many digits as it needs. */
function rate(value: number, language: Language): string {
  const locale = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-IR' }[language];
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: value < 10 ? 2 : 3 }).format(value);
}
