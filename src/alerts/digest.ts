/** Writes a team's weekly letter: what is open, what got better, who came back, what is watched, and what nobody heard. */
import type { Incident } from '../domain/incident.ts';
import type { Message } from '../domain/notification.ts';
import type { Scale } from '../domain/scale.ts';
import { reviewsOf } from '../domain/severe.ts';
import { DAY_MS, millis } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { DigestBrief } from './digest-brief.ts';
import { digestData } from './digest-data.ts';
import { type Figures, figures, type Language } from './figures.ts';
import type { Letter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { DIGEST_WORDINGS, type DigestWording } from './messages/digest-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';

/** Longest list; the rest is counted. */
const MOST_LINES = 12;

const SUBJECT_LIMIT = 150;
const NAME_LIMIT = 120;

/** Pure: same brief, same letter. Its thread is `digest/<team>`. */
export function composeDigest(brief: DigestBrief, language: Language): Message {
  const letter = writeDigest(brief, language);
  return {
    type: 'digest.weekly',
    subject: oneLine(letter.title, SUBJECT_LIMIT),
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
  const { words } = desk;
  const count = (n: number) => (n > 0 ? desk.plain.count(n) : undefined);
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [words.open, openLines(brief, desk)],
    [
      words.better,
      brief.better.length > 0 ? [...capped(brief.better, desk, moved(brief, desk)), words.betterBody] : [],
    ],
    [
      words.wonBack,
      capped(brief.wonBack, desk, ({ place, n }) => words.wonBackAt(desk.name(place), desk.plain.count(n), n === 1)),
    ],
    [words.ended, capped(brief.ended, desk, ended(brief, desk))],
    [words.arrived, arrivedLines(brief, desk)],
    [words.watching, watchingLines(brief, desk)],
    [words.unheard, unheardLines(brief, desk)],
    [
      words.statement,
      [words.statementBody(desk.plain.count(brief.watched.streams), rate(brief.watched.falseAYear, language))],
    ],
  ];
  // The period ends before `to`: a letter of Monday morning is about the week to Monday.
  const until = desk.plain.day(wallClock(brief.to, brief.team.timeZone).day);
  const title = words.title(until, count(brief.open.length), count(brief.better.length));
  return {
    wording: WORDINGS[language],
    tone: 'digest',
    badge: WORDINGS[language].badge.digest,
    title,
    marked: title,
    subject: title,
    lead: [],
    sections: parts.flatMap(([heading, lines]) => (lines.length > 0 ? [{ heading, lines }] : [])),
    quotesHeading: '',
    quotes: [],
    after: [],
    footer: words.footer(desk.name(brief.team.name)),
  };
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
function openLines(brief: DigestBrief, desk: Desk): readonly string[] {
  if (brief.open.length > 0) return capped(brief.open, desk, open(brief, desk));
  return [brief.unheard.length > 0 ? desk.words.noneKnown : desk.words.noneOpen];
}

function open(brief: DigestBrief, desk: Desk): (incident: Incident) => string {
  const { words } = desk;
  const what = moved(brief, desk);
  return (incident) => {
    const days = Math.max(1, Math.round((millis(brief.to) - millis(incident.openedAt)) / DAY_MS));
    const who = incident.acknowledged
      ? words.acknowledged(desk.name(incident.acknowledged.by))
      : words.unacknowledged(desk.plain.count(days), days === 1);
    return `${what(incident)} — ${incident.state === 'recovering' ? words.recovering(who) : who}.`;
  };
}

function ended(brief: DigestBrief, desk: Desk): (incident: Incident) => string {
  const { words } = desk;
  const what = moved(brief, desk);
  return (incident) =>
    `${what(incident)} — ${incident.state === 'accepted' ? words.accepted : words.resolved(incident.direction)}.`;
}

/** `Shop North: fell 4.37 → 2.58 since about 30 September · Delivery`. */
function moved({ names }: DigestBrief, desk: Desk): (incident: Incident) => string {
  const { words } = desk;
  return (incident) => {
    const { kind, touchpoint, direction, before, after, scale } = incident;
    const number = desk.figuresOf(scale);
    const since = number.day(incident.since);
    const told = () => {
      if (kind === 'severe') {
        const n = reviewsOf(incident).length;
        return words.severe(incident.severity, since, n > 1 ? desk.plain.count(n) : undefined);
      }
      if (kind === 'burst') return words.burst(since);
      if (kind === 'surge') return words.surge(since);
      if (!before || !after) return words.movedTogether(direction, since);
      return words.moved(direction, number.level(before.mean), number.level(after.mean), since);
    };
    const step =
      touchpoint && touchpoint !== UNATTRIBUTED ? ` · ${desk.name(names.touchpoint(touchpoint, desk.language))}` : '';
    return WORDINGS[desk.language].at(desk.name(names.place(incident)), `${told()}${step}`);
  };
}

function arrivedLines({ arrived }: DigestBrief, desk: Desk): readonly string[] {
  const { words } = desk;
  if (arrived.length === 0) return [words.nothingArrived];
  return capped(arrived, desk, ({ brand, n, mean, scale }) =>
    words.arrivedAt(desk.name(brand), desk.plain.count(n), desk.figuresOf(scale).level(mean), n === 1),
  );
}

function watchingLines({ watching, names }: DigestBrief, desk: Desk): readonly string[] {
  if (watching.length === 0) return [];
  const { words } = desk;
  const lines = capped(watching, desk, ({ place, touchpoint, direction, before, after, since, scale }) => {
    const number = desk.figuresOf(scale);
    const change = words.moved(direction, number.level(before.mean), number.level(after.mean), number.day(since));
    const step = touchpoint ? ` · ${desk.name(names.touchpoint(touchpoint, desk.language))}` : '';
    return WORDINGS[desk.language].at(desk.name(place), `${change}${step}`);
  });
  return [...lines, words.watchingBody];
}

function unheardLines({ unheard }: DigestBrief, desk: Desk): readonly string[] {
  if (unheard.length === 0) return [];
  const { words } = desk;
  const lines = capped(unheard, desk, ({ source, kind, since }) =>
    words.unheardSource(desk.name(source), kind, desk.plain.day(since)),
  );
  return [...lines, words.unheardBody];
}

function capped<T>(items: readonly T[], { words, plain }: Desk, line: (item: T) => string): readonly string[] {
  const shown = items.slice(0, MOST_LINES).map(line);
  return items.length > shown.length ? [...shown, words.more(plain.count(items.length - shown.length))] : shown;
}

/** A small expected number with as many digits as it needs. */
function rate(value: number, language: Language): string {
  const locale = { en: 'en-GB', fr: 'fr-FR', fa: 'fa-IR' }[language];
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: value < 10 ? 2 : 3 }).format(value);
}
