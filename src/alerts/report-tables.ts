/** The tables of a report: touchpoints whose parts add up as printed, places and regions, levels over time. */
import type { RegionId, TouchpointId } from '../domain/ids.ts';
import { periodNamed } from '../domain/period.ts';
import type { ReportedScale, ReportedTouchpoint, ReportRow } from '../domain/report.ts';
import type { Scale } from '../domain/scale.ts';
import { dayOf } from '../domain/time.ts';
import type { Figures } from './figures.ts';
import { WORDINGS } from './pen.ts';
import { type Desk, judged, scaleName, toneOf } from './report-desk.ts';
import type { PageBar, PageRow, PageSection } from './report-page.ts';
import { roundTo } from './shares.ts';

/** Longest table; the rest is counted, and is in the JSON. */
const MOST_ROWS = 30;

/** All tables of one scale; `several`: its name stands in their headings. */
export function scaleSections(scale: ReportedScale, several: boolean, desk: Desk): readonly PageSection[] {
  const { words } = desk;
  const headed = (heading: string) => (several ? `${heading} · ${scaleName(scale.scale, desk)}` : heading);
  const sections: PageSection[] = [...touchpointSections(scale, headed, desk)];
  if (scale.locations.length > 0) {
    sections.push(rowTable(headed(words.places), words.place, scale.locations, scale.scale, desk, desk.names.location));
  }
  if (scale.regions.length > 0) {
    sections.push(rowTable(headed(words.regions), words.region, scale.regions, scale.scale, desk, desk.names.region));
    sections.push(...regionSections(scale, headed, desk));
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
    const range = interval && words.range(number.level(interval[0]), number.level(interval[1]));
    const said = n === 0 ? words.none : change ? judged(change, scale, desk) : words.noBefore.replace(/\.$/, '');
    return {
      cells: [
        desk.name(nameOf(id as Id)),
        number.count(n),
        mean === undefined ? '–' : number.level(mean),
        change ? number.change(change.delta) : '–',
      ],
      note: range ? `${range} · ${said}` : said,
      ...(change && toneOf(change)),
    };
  });
  const left = rows.length - table.length;
  return {
    heading,
    lines: [],
    table: { head: [head, words.reviews, words.levelHead, words.change], rows: table },
    after: [...(left > 0 ? [words.more(number.count(left))] : []), words.order],
  };
}

/** Touchpoints that have a column of their own beside the regions. */
const MOST_COLUMNS = 2;

/**
 * What each region's reviews lost by touchpoint: the own and costliest ones, what all others add up to, and the whole. A
 * line adds up as printed; weighed by their reviews the lines add up to the last one, which is the brand's.
 */
function regionSections(scale: ReportedScale, headed: (heading: string) => string, desk: Desk): readonly PageSection[] {
  const { words, own } = desk;
  const { regions, total } = scale;
  const costly = scale.touchpoints.filter(({ touchpoint, lost }) => lost > 0 && (own?.has(touchpoint) ?? true));
  const columns = costly.slice(0, MOST_COLUMNS).map(({ touchpoint }) => touchpoint);
  if (columns.length === 0) return [];
  const left = withoutRegion(regions, total);
  const rows = [
    ...regions.slice(0, MOST_ROWS).map((row) => ({ row, name: desk.name(desk.names.region(row.id as RegionId)) })),
    ...(left.n > 0 ? [{ row: left, name: words.noRegion }] : []),
    { row: total, name: words.all, isTotal: true },
  ];
  const number = desk.of(scale.scale);
  const more = regions.length - MOST_ROWS;
  return [
    {
      heading: headed(words.regionsLost),
      lines: [],
      table: {
        head: [words.region, ...columns.map(desk.touchpoint), words.rest, words.lost],
        rows: rows
          .filter(({ row }) => row.n > 0)
          .map(({ row, name, ...line }) => ({
            cells: [name, ...lostCells(row, columns, number)],
            note: words.ofReviews(number.count(row.n), row.n === 1),
            ...line,
          })),
      },
      after: [words.regionsAddUp, ...(more > 0 ? [words.more(number.count(more))] : [])],
    },
  ];
}

/** The places that belong to no region, as if they were one. */
function withoutRegion(regions: readonly ReportRow[], total: ReportRow): Pick<ReportRow, 'n' | 'lost'> {
  const n = regions.reduce((sum, row) => sum - row.n, total.n);
  const points = (id: TouchpointId) =>
    regions.reduce((sum, row) => sum - row.n * (row.lost[id] ?? 0), total.n * (total.lost[id] ?? 0));
  const lost = Object.keys(total.lost).map((id) => [id, n > 0 ? points(id as TouchpointId) / n : 0]);
  return { n, lost: Object.fromEntries(lost) };
}

/** Rounded so that the printed parts add up to the printed whole. */
function lostCells(
  { lost }: Pick<ReportRow, 'lost'>,
  columns: readonly TouchpointId[],
  number: Figures,
): readonly string[] {
  const whole = Object.values(lost).reduce((sum, points) => sum + points, 0);
  const parts = columns.map((id) => lost[id] ?? 0);
  const rest = whole - parts.reduce((sum, points) => sum + points, 0);
  // Never −0.
  const sum = Math.round(whole / number.quantum) + 0;
  const quanta = roundTo(
    sum,
    [...parts, rest].map((points) => points / number.quantum),
  );
  return [...quanta, sum].map((one) => number.level(one * number.quantum));
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
