/** Writes a period's report in one language: what moved, whose touchpoints cost what, which places need attention, who was not heard. */
import type { LocationId, RegionId, TouchpointId } from '../domain/ids.ts';
import type { Message } from '../domain/notification.ts';
import { periodNamed } from '../domain/period.ts';
import type {
  ReportedBrand,
  ReportedChange,
  ReportedScale,
  ReportedTouchpoint,
  ReportFigures,
  ReportRow,
} from '../domain/report.ts';
import { type Scale, scaleRange } from '../domain/scale.ts';
import { dayFromNumber, dayNumber, dayOf } from '../domain/time.ts';
import { UNATTRIBUTED } from '../domain/touchpoint.ts';
import { type Figures, figures, type Language } from './figures.ts';
import { REPORT_WORDINGS, type ReportWording } from './messages/report-wording.ts';
import { WORDINGS } from './pen.ts';
import { isolate, oneLine } from './plain.ts';
import { reportData } from './report-data.ts';
import { reportHtml } from './report-html.ts';
import type { PageBar, PageRow, PageSection, ReportPage } from './report-page.ts';
import { reportText } from './report-text.ts';
import { roundTo } from './shares.ts';

/** The figures, and the names behind their ids. */
export interface ReportBrief {
  readonly figures: ReportFigures;
  readonly names: {
    readonly brand: (id: string) => string;
    readonly location: (id: LocationId) => string;
    readonly region: (id: RegionId) => string;
    readonly touchpoint: (id: TouchpointId, language: Language) => string;
    readonly team: (id: string) => string;
  };
}

/** Longest table and list; the rest is counted, and is in the JSON. */
const MOST_ROWS = 30;
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

/** What everything is written with. */
interface Desk {
  readonly words: ReportWording;
  readonly language: Language;
  readonly name: (text: string) => string;
  readonly touchpoint: (id: TouchpointId) => string;
  readonly of: (scale: Scale) => Figures;
  readonly plain: Figures;
  readonly names: ReportBrief['names'];
  readonly own: ReadonlySet<TouchpointId> | undefined;
}

function writeReport({ figures: report, names }: ReportBrief, language: Language): ReportPage {
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
    lead: [words.days],
    chapters: report.brands.map((brand) => ({
      title: name(names.brand(brand.brand)),
      sections: chapterOf(brand, report, desk),
    })),
    footer: words.footer,
  };
}

function chapterOf(brand: ReportedBrand, report: ReportFigures, desk: Desk): readonly PageSection[] {
  const { words } = desk;
  const several = brand.scales.length > 1;
  const written = brand.scales.flatMap((scale) => scaleSections(scale, several, desk));
  const state = brand.closedAt
    ? words.closed(desk.plain.day(dayOf(brand.closedAt)))
    : words.open(desk.plain.day(dayFromNumber(dayNumber(report.closesAt) - 1)));
  const nothing = brand.scales.every(({ total }) => total.n === 0);
  const sections: PageSection[] = [
    {
      heading: words.inShort,
      lines: [...(nothing ? [words.nothing] : []), ...shortLines(brand, several, desk), state],
    },
    ...restated(brand, desk),
    ...written,
    { heading: words.incidents, lines: incidentLines(brand, desk) },
    { heading: words.sources, lines: sourceLines(brand, desk) },
    { heading: words.statement, lines: [words.statementBody] },
  ];
  return sections;
}

function shortLines({ scales, wonBack }: ReportedBrand, several: boolean, desk: Desk): readonly string[] {
  const { words, plain } = desk;
  const lines = scales.flatMap(({ scale, total }) => {
    if (total.n === 0) return [];
    const all = levelLines(total, scale, desk);
    return several ? [`${sentenceStart(scaleName(scale, desk))}:`, ...all] : all;
  });
  return wonBack > 0 ? [...lines, words.wonBack(plain.count(wonBack), wonBack === 1)] : lines;
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

/** Is it more than chance, and if not, what could have been seen at all? */
function judged({ isSeen, visible }: ReportedChange, scale: Scale, desk: Desk): string {
  const { words } = desk;
  if (isSeen) return words.seen;
  if (visible === undefined) return words.tooFew(undefined);
  const unit = scale === 'stars' ? 'stars' : scale === 'recommend' ? 'share' : 'points';
  return words.tooFew(words.size[unit](desk.of(scale).level(visible), visible));
}

function sentence(text: string): string {
  return `${sentenceStart(text)}.`;
}

function sentenceStart(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

function scaleName(scale: Scale, { words, of }: Desk): string {
  const { min, max } = scaleRange(scale);
  return words.scale[scale] ?? `${of(scale).count(min)}–${of(scale).count(max)}`;
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
  return [{ heading: words.restated, lines: [...lines, words.restatedBody] }];
}

function level(n: number, mean: number, number: Figures): string {
  return n > 0 ? number.level(mean) : '–';
}

function scaleSections(scale: ReportedScale, several: boolean, desk: Desk): readonly PageSection[] {
  const { words } = desk;
  const headed = (heading: string) => (several ? `${heading} · ${scaleName(scale.scale, desk)}` : heading);
  const sections: PageSection[] = [...touchpointSections(scale, headed, desk)];
  if (scale.locations.length > 0) {
    sections.push(rowTable(headed(words.places), words.place, scale.locations, scale.scale, desk, desk.names.location));
  }
  if (scale.regions.length > 0) {
    sections.push(rowTable(headed(words.regions), words.region, scale.regions, scale.scale, desk, desk.names.region));
  }
  if (scale.trend.length > 1) sections.push(trend(headed(words.trend), scale, desk));
  return sections;
}

/** A team's own touchpoints with what all others add up to, then the others; for the whole all in one table. */
function touchpointSections(
  scale: ReportedScale,
  headed: (heading: string) => string,
  desk: Desk,
): readonly PageSection[] {
  const { words, own } = desk;
  const isOwn = ({ touchpoint }: ReportedTouchpoint) => own?.has(touchpoint) ?? true;
  const { whole, parts, mix } = roundedParts(scale, desk);
  const rowOf = (one: ReportedTouchpoint) =>
    touchpointRow(one, scale.decomposition && parts.get(one.touchpoint), scale, desk);
  const mine = scale.touchpoints.filter(isOwn);
  const others = scale.touchpoints.filter((one) => !isOwn(one));
  const shown = mine.slice(0, MOST_ROWS);
  const left = [...mine.slice(MOST_ROWS), ...others];
  const head = [words.touchpoint, words.lost, words.lostBefore, words.part];
  const number = desk.of(scale.scale);
  const sums: PageRow[] = [];
  if (scale.decomposition) {
    const rest = left.reduce((sum, { touchpoint }) => sum + (parts.get(touchpoint) ?? 0), 0);
    if (left.length > 0) sums.push(sumRow(words.rest, rest, number));
    if (mix !== 0) sums.push(sumRow(words.mix, mix, number));
    sums.push({ ...sumRow(words.total, whole, number), isTotal: true });
  }
  const first: PageSection =
    mine.length === 0
      ? { heading: headed(own ? words.own : words.touchpoints), lines: [words.noBlame] }
      : {
          heading: headed(own ? words.own : words.touchpoints),
          lines: [],
          table: { head, rows: [...shown.map(rowOf), ...sums] },
          after: scale.decomposition ? [words.addsUp] : [],
        };
  if (others.length === 0) return own || mine.length > 0 ? [first] : [];
  const rows = others.slice(0, MOST_ROWS).map(rowOf);
  return [first, { heading: headed(words.others), lines: [], table: { head, rows } }];
}

/** Each part of the change and the change itself in quanta: as printed, the parts add up to the difference of the printed levels. */
function roundedParts(
  { scale, touchpoints, decomposition, total }: ReportedScale,
  desk: Desk,
): { readonly whole: number; readonly mix: number; readonly parts: ReadonlyMap<TouchpointId, number> } {
  if (!decomposition || total.mean === undefined || !total.before) return { whole: 0, mix: 0, parts: new Map() };
  const { quantum } = desk.of(scale);
  const whole = Math.round(total.mean / quantum) - Math.round(total.before.mean / quantum);
  const nobody = (decomposition.mix ?? 0) + (decomposition.season ?? 0);
  const quanta = roundTo(
    whole,
    [...touchpoints.map(({ contribution = 0 }) => contribution), nobody].map((part) => part / quantum),
  );
  return {
    whole,
    mix: quanta.at(-1) ?? 0,
    parts: new Map(touchpoints.map(({ touchpoint }, i) => [touchpoint, quanta[i] ?? 0])),
  };
}

function sumRow(name: string, quanta: number, number: Figures): PageRow {
  return { cells: [name, '', '', number.quanta(quanta)] };
}

function touchpointRow(
  { touchpoint, reviews, lost, lostBefore, causes }: ReportedTouchpoint,
  quanta: number | undefined,
  { scale, touchpoints }: ReportedScale,
  desk: Desk,
): PageRow {
  const { words } = desk;
  const number = desk.of(scale);
  const most = Math.max(...touchpoints.flatMap((one) => [one.lost, one.lostBefore ?? 0]));
  const named = (['people', 'policy', 'tools'] as const).flatMap((cause) => {
    const share = lost > 0 ? Math.round((100 * (causes[cause] ?? 0)) / lost) : 0;
    return share > 0 ? [`${words.cause[cause]} ${number.percent(share)}`] : [];
  });
  const [now, then] = [number.level(lost), lostBefore === undefined ? undefined : number.level(lostBefore)];
  const bar: PageBar = {
    value: most > 0 ? lost / most : 0,
    ...(lostBefore !== undefined && { before: most > 0 ? lostBefore / most : 0 }),
    alt: words.barAlt(now, then),
  };
  return {
    cells: [desk.touchpoint(touchpoint), now, then ?? '–', quanta === undefined ? '–' : number.quanta(quanta)],
    note: [words.blaming(number.count(reviews), reviews === 1), ...named].join(' · '),
    bar,
  };
}

function rowTable<Id extends string>(
  heading: string,
  head: string,
  rows: readonly ReportRow[],
  scale: Scale,
  desk: Desk,
  nameOf: (id: Id) => string,
): PageSection {
  const { words } = desk;
  const number = desk.of(scale);
  const table = rows.slice(0, MOST_ROWS).map((row): PageRow => {
    const { id, n, mean, interval, change } = row;
    const range = interval ? `${number.level(interval[0])} – ${number.level(interval[1])}` : undefined;
    const said = n === 0 ? words.none : change ? judged(change, scale, desk) : words.noBefore.replace(/\.$/, '');
    return {
      cells: [
        desk.name(nameOf(id as Id)),
        number.count(n),
        mean === undefined ? '–' : number.level(mean),
        change ? number.change(change.delta) : '–',
      ],
      note: [...(range ? [`\u2068${range}\u2069`] : []), said].join(' · '),
    };
  });
  const left = rows.length - table.length;
  return {
    heading,
    lines: [words.order],
    table: { head: [head, words.reviews, words.levelHead, words.change], rows: table },
    after: left > 0 ? [words.more(number.count(left))] : [],
  };
}

function trend(heading: string, { trend: points, scale }: ReportedScale, desk: Desk): PageSection {
  const { words } = desk;
  const number = desk.of(scale);
  const levels = points.map(({ mean }) => number.level(mean));
  return {
    heading,
    lines: [],
    curve: { values: points.map(({ mean }) => mean), scale, alt: words.trendAlt(WORDINGS[desk.language].list(levels)) },
    table: {
      head: [words.period, words.reviews, words.levelHead],
      rows: points.map(({ period, n }, i) => ({
        cells: [desk.plain.day(dayOf(periodNamed(period)!.from)), number.count(n), levels[i]!],
      })),
    },
  };
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
