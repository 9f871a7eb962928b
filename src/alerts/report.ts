/** Writes a period's report in one language: what moved, whose touchpoints cost what, which places need attention, who was not heard. */
import type { Message } from '../domain/notification.ts';
import type { ReportedBrand, ReportedChange, ReportFigures, ReportRow } from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import { dayFromNumber, dayNumber, dayOf } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { REPORT_WORDINGS } from './messages/report-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';
import { reportData } from './report-data.ts';
import { type Desk, judged, type ReportBrief, scaleName, sentenceStart, toneOf } from './report-desk.ts';
import { reportHtml } from './report-html.ts';
import type { PageFigure, PageSection, ReportPage } from './report-page.ts';
import { scaleSections } from './report-tables.ts';
import { reportText } from './report-text.ts';

/** Longest list of names; the rest is counted, and is in the JSON. */
const MOST_NAMES = 12;

const NAME_LIMIT = 120;
const SUBJECT_LIMIT = 150;

/** Pure: same figures, same report. Its thread is `report/<team or all>/<week or month>`. */
export function composeReport(brief: ReportBrief, language: Language): Message {
  const page = writeReport(brief, language);
  return {
    type: 'report.period',
    subject: oneLine(page.title, SUBJECT_LIMIT),
    text: reportText(page),
    html: reportHtml(page),
    data: reportData(brief.figures),
    thread: reportThread(brief.figures),
  };
}

/** What keeps reports of one kind to one team together. */
export function reportThread({ team, period }: Pick<ReportFigures, 'team' | 'period'>): string {
  return `report/${team ?? 'all'}/${period.includes('W') ? 'week' : 'month'}`;
}

function writeReport({ figures: report, names, lacksPdf }: ReportBrief, language: Language): ReportPage {
  const wording = WORDINGS[language];
  const name = (text: string) => isolate(oneLine(text, NAME_LIMIT), wording.direction);
  // Formats are dear to make, and every line asks for them.
  const made = new Map<Scale, Figures>();
  const of = (scale: Scale) => {
    const known = made.get(scale) ?? figures(language, scale);
    made.set(scale, known);
    return known;
  };
  const desk: Desk = {
    words: REPORT_WORDINGS[language],
    language,
    name,
    touchpoint: (id) => (id === UNATTRIBUTED ? wording.unattributed : name(names.touchpoint(id, language))),
    of,
    plain: of('stars'),
    names,
    own: report.own && new Set(report.own),
  };
  const { words, plain } = desk;
  const last = dayFromNumber(dayNumber(report.to) - 1);
  const kind = report.period.includes('W') ? 'week' : 'month';
  const title = words.title(kind, plain.day(dayOf(report.from)), plain.day(last));
  return {
    language,
    direction: wording.direction,
    badge: words.badge,
    title: report.team ? words.forTeam(title, name(names.team(report.team))) : title,
    chapters: report.brands.map((brand) => ({
      title: name(names.brand(brand.brand)),
      state: brand.closedAt
        ? words.closed(plain.day(dayOf(brand.closedAt)))
        : words.open(plain.day(dayFromNumber(dayNumber(report.closesAt) - 1))),
      sections: chapterOf(brand, desk),
    })),
    footer: lacksPdf ? `${words.noPdf} ${words.footer}` : words.footer,
  };
}

function chapterOf(brand: ReportedBrand, desk: Desk): readonly PageSection[] {
  const { words } = desk;
  const several = brand.scales.length > 1;
  const written = brand.scales.flatMap((scale) => scaleSections(scale, several, desk));
  return [
    ...inShort(brand, several, desk),
    ...restated(brand, desk),
    ...written,
    { heading: words.incidents, lines: incidentLines(brand, desk) },
    { heading: words.sources, lines: sourceLines(brand, desk) },
    { heading: words.statement, lines: [], after: [words.statementBody, words.days] },
  ];
}

/** One section a scale that has reviews; who was won back stands in the first. */
function inShort({ scales, wonBack }: ReportedBrand, several: boolean, desk: Desk): readonly PageSection[] {
  const { words, plain } = desk;
  const back = wonBack > 0 ? [words.wonBack(plain.count(wonBack), wonBack === 1)] : [];
  const heard = scales.filter(({ total }) => total.n > 0);
  if (heard.length === 0) return [{ heading: words.inShort, lines: [words.nothing, ...back] }];
  return heard.map(({ scale, total }, i) => ({
    heading: several ? `${words.inShort} · ${scaleName(scale, desk)}` : words.inShort,
    figures: levelFigures(total, scale, desk),
    lines: [...levelLines(total, scale, desk), ...(i === 0 ? back : [])],
  }));
}

function levelFigures({ n, mean, change, yearChange }: ReportRow, scale: Scale, desk: Desk): readonly PageFigure[] {
  const { words } = desk;
  const number = desk.of(scale);
  const changeOf = (one: ReportedChange | undefined, name: string): readonly PageFigure[] =>
    one ? [{ value: number.change(one.delta), name, ...toneOf(one) }] : [];
  return [
    ...(mean === undefined ? [] : [{ value: number.level(mean), name: words.levelHead }]),
    ...changeOf(change, words.sinceBefore),
    ...changeOf(yearChange, words.sinceYearBefore),
    { value: number.count(n), name: words.reviews },
  ];
}

function levelLines(total: ReportRow, scale: Scale, desk: Desk): readonly string[] {
  const { words, plain } = desk;
  const number = desk.of(scale);
  const { n, mean, interval, before, change, yearBefore, yearChange } = total;
  const percent = (share: number) => plain.percent(Math.round(100 * share));
  const lines: string[] = [];
  if (mean !== undefined && interval) {
    const say = scale === 'recommend' ? words.shareLevel : words.level;
    lines.push(say(number.level(mean), number.count(n), number.level(interval[0]), number.level(interval[1])));
  }
  if (before && change) {
    const said = words.before(number.level(before.mean), number.count(before.n), ...changed(change, number));
    lines.push(said, sentence(judged(change, scale, desk)));
  } else lines.push(words.noBefore);
  if (yearBefore && yearChange) {
    lines.push(
      words.yearBefore(number.level(yearBefore.mean), number.count(yearBefore.n), ...changed(yearChange, number)),
    );
  }
  if (total.recommending !== undefined && scale !== 'recommend')
    lines.push(words.recommending(percent(total.recommending)));
  if (total.netPromoters !== undefined)
    lines.push(words.netPromoters(plain.count(Math.round(100 * total.netPromoters))));
  if (total.sentiment !== undefined) lines.push(words.tone(plain.change(total.sentiment)));
  if (total.answered !== undefined) lines.push(words.answered(percent(total.answered)));
  return lines;
}

function changed({ delta, interval: [low, high] }: ReportedChange, number: Figures): [string, string, string] {
  return [number.change(delta), number.change(low), number.change(high)];
}

function sentence(text: string): string {
  return `${sentenceStart(text)}.`;
}

function restated({ restated: all }: ReportedBrand, desk: Desk): readonly PageSection[] {
  if (all.length === 0) return [];
  const { words } = desk;
  const lines = all.flatMap(({ scale, was, now, ...counts }) => {
    const number = desk.of(scale);
    const reasons = (['late', 'edited', 'removed', 'redated'] as const).flatMap((why) =>
      counts[why] > 0 ? [words.reasons[why](number.count(counts[why]), counts[why] === 1)] : [],
    );
    const levels = [level(was.n, was.mean, number), number.count(was.n), level(now.n, now.mean, number)] as const;
    return [words.restatedLine(...levels, number.count(now.n)), sentence(WORDINGS[desk.language].list(reasons))];
  });
  return [{ heading: words.restated, lines, after: [words.restatedBody] }];
}

function level(n: number, mean: number, number: Figures): string {
  return n > 0 ? number.level(mean) : '–';
}

function incidentLines({ incidents }: ReportedBrand, { words, plain }: Desk): readonly string[] {
  const { opened, resolved, accepted, open, hoursToAcknowledge, hoursToRecover } = incidents;
  const time = (hours: number) => {
    const whole = Math.max(1, Math.round(hours));
    return whole < 48
      ? words.hours(plain.count(whole), whole === 1)
      : words.daysLong(plain.count(Math.round(whole / 24)));
  };
  return [
    words.incidentCounts(plain.count(opened), plain.count(resolved), plain.count(accepted), plain.count(open)),
    ...(hoursToAcknowledge === undefined ? [] : [words.acknowledged(time(hoursToAcknowledge))]),
    ...(hoursToRecover === undefined ? [] : [words.recovered(time(hoursToRecover))]),
  ];
}

function sourceLines({ sources, withoutReviews }: ReportedBrand, desk: Desk): readonly string[] {
  const { words, plain } = desk;
  const unheard = sources.filter(({ isHeard }) => !isHeard);
  const lines = unheard.slice(0, MOST_NAMES).map(({ source, heardUntil }) => {
    const name = desk.name(source);
    return heardUntil ? words.heardUntil(name, plain.day(dayOf(heardUntil))) : words.neverHeard(name);
  });
  if (unheard.length > MOST_NAMES) lines.push(words.more(plain.count(unheard.length - MOST_NAMES)));
  if (unheard.length > 0) lines.push(words.unheardBody);
  else
    lines.push(
      sources.length === 0 ? words.noSources : words.allHeard(plain.count(sources.length), sources.length === 1),
    );
  if (withoutReviews.length > 0) {
    const named = withoutReviews.slice(0, MOST_NAMES).map((id) => desk.name(desk.names.location(id)));
    lines.push(words.withoutReviews(WORDINGS[desk.language].list(named)));
    if (withoutReviews.length > MOST_NAMES) lines.push(words.more(plain.count(withoutReviews.length - MOST_NAMES)));
  }
  return lines;
}
