/** The picture to put on the wall: the journey as a path, what each step costs, whose it is, and where two teams meet. */
import { html } from 'hono/html';
import type { Cause } from '../../domain/finding.ts';
import { periodNamed } from '../../domain/period.ts';
import { type Scale, scaleRange } from '../../domain/scale.ts';
import { UNATTRIBUTED } from '../../domain/touchpoint.ts';
import type { JourneyAnswer, ShownStep } from '../answers/journey.ts';
import type { Html } from '../html.ts';
import type { Paper } from '../paper.ts';
import { periodName } from '../period-name.ts';
import { JOURNEY_WORDS, type JourneyWords } from '../words/journey.ts';
import type { Chart } from './chart.ts';
import { at, lettering, widthOf, wrapped } from './lettering.ts';

/** Along the page, or downwards for a phone. */
export type MapForm = 'wide' | 'tall';

type Pen = ReturnType<typeof lettering>;

interface Drawing {
  readonly answer: JourneyAnswer;
  readonly paper: Paper;
  readonly words: JourneyWords;
  readonly pen: Pen;
}

interface Node {
  readonly step: ShownStep;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Interfaces drawn; the table has all. */
const ARCS = { wide: 8, tall: 5 } as const;

const CAUSES: readonly Cause[] = ['people', 'policy', 'tools'];

/** Shares of the scale's range lost per review at which a step is drawn as costing more. */
const HEATS = [0.005, 0.02, 0.04, 0.08] as const;

export function journeyMap(answer: JourneyAnswer, paper: Paper, form: MapForm): Chart {
  const words = JOURNEY_WORDS[paper.language];
  const size = form === 'wide' ? wideSize(answer) : tallSize(answer);
  const pen = lettering({ direction: paper.direction, width: size.width });
  const drawing = { answer, paper, words, pen };
  const nodes = form === 'wide' ? wideNodes(answer, size) : tallNodes(answer);
  const number = paper.figures(answer.scale as Scale);
  const alt = words.alt(
    answer.steps.map((step) => `${paper.touchpoint(step.touchpoint)} ${number.level(step.lost)}`).join(' · '),
  );
  const inner = [
    path(nodes, drawing, form),
    arcs(nodes, drawing, form, size),
    ...drawnNodes(nodes, drawing, form, size),
    head(drawing, form, size),
    form === 'wide' ? wideFoot(drawing, size) : tallFoot(drawing, size),
  ];
  return {
    svg: html`<svg class="map ${form}" viewBox="0 0 ${at(size.width)} ${at(size.height)}" width="${at(size.width)}" height="${at(size.height)}" direction="ltr" role="group" aria-label="${alt}">${inner}</svg>`,
    ...size,
    alt,
    ...tableOf(drawing),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the path lies, from the top. */
const WIDE = { head: 84, arcs: 190, below: 224, margin: 24 } as const;
const TALL = { head: 104, row: 96, node: 146, foot: 74, width: 360 } as const;

function wideSize({ steps, links }: JourneyAnswer): Size {
  const hasArcs = links.some(({ isInterface }) => isInterface);
  return {
    width: Math.max(1480, steps.length * 104),
    height: WIDE.head + (hasArcs ? WIDE.arcs : 24) + 48 + WIDE.below,
  };
}

function tallSize({ steps }: JourneyAnswer): Size {
  return { width: TALL.width, height: TALL.head + TALL.row * steps.length + TALL.foot };
}

function wideNodes({ steps, scale }: JourneyAnswer, { width, height }: Size): Node[] {
  const column = columnOf(steps.length, width);
  const first = (width - column * (steps.length - 1)) / 2;
  const y = height - WIDE.below - 8;
  return steps.map((step, i) => ({ step, x: first + column * i, y, r: 24 + 14 * weightOf(step, scale) }));
}

function columnOf(n: number, width: number): number {
  return Math.min(220, (width - 2 * WIDE.margin) / Math.max(1, n));
}

function tallNodes({ steps, scale }: JourneyAnswer): Node[] {
  return steps.map((step, i) => ({
    step,
    x: TALL.node,
    y: TALL.head + TALL.row * (i + 0.5),
    r: 19 + 8 * weightOf(step, scale),
  }));
}

/** 0 to 1: how large a step is drawn. */
function weightOf({ lost }: ShownStep, scale: string): number {
  return Math.sqrt(Math.min(1, shareOf(lost, scale) / HEATS[3]));
}

function shareOf(points: number, scale: string): number {
  const { min, max } = scaleRange(scale);
  return points / (max - min);
}

function heatOf({ lost, change }: ShownStep, { answer: { show, scale } }: Drawing): string {
  const of = (points: number) => HEATS.filter((least) => shareOf(points, scale) >= least).length;
  if (show === 'level') return `heat-${of(lost)}`;
  if (!change?.isSeen) return 'heat-0';
  return change.delta < 0 ? 'better-node' : `heat-${Math.max(3, of(2 * change.delta))}`;
}

/** The way from the first step to the last, with small arrows between; what no step can be blamed for lies beside it. */
function path(nodes: readonly Node[], { pen }: Drawing, form: MapForm): Html {
  const on = nodes.filter(({ step }) => step.touchpoint !== UNATTRIBUTED);
  const [first, last] = [on[0], on.at(-1)];
  if (!first || !last) return html``;
  const between = on.slice(1).map((node, i) => {
    const [x, y] = [(node.x + on[i]!.x) / 2, (node.y + on[i]!.y) / 2];
    const points =
      form === 'wide'
        ? [
            [x - 4, y - 6],
            [x + 5, y],
            [x - 4, y + 6],
          ]
        : [
            [x - 6, y - 4],
            [x, y + 5],
            [x + 6, y - 4],
          ];
    return html`<polyline class="ink-before-line" fill="none" stroke-width="2" points="${points.map(([px, py]) => `${pen.x(px!)},${at(py!)}`).join(' ')}"/>`;
  });
  return html`<line class="ink-path" x1="${pen.x(first.x)}" y1="${at(first.y)}" x2="${pen.x(last.x)}" y2="${at(last.y)}" stroke-width="18" stroke-linecap="round"/>${between}`;
}

/** Pairs of steps of two teams: the wider apart, the further out, so that no two numbers meet. */
function arcs(nodes: readonly Node[], drawing: Drawing, form: MapForm, size: Size): Html {
  const { answer, paper, words, pen } = drawing;
  const index = new Map(nodes.map(({ step }, i) => [step.touchpoint, i]));
  const shown = answer.links
    .filter(({ isInterface, first, second }) => isInterface && index.has(first) && index.has(second))
    .slice(0, ARCS[form])
    .map((link) => {
      const ends = [index.get(link.first)!, index.get(link.second)!].sort((a, b) => a - b);
      return { ...link, from: nodes[ends[0]!]!, to: nodes[ends[1]!]!, span: ends[1]! - ends[0]! };
    });
  const spans = [...new Set(shown.map(({ span }) => span))].sort((a, b) => a - b);
  const most = Math.max(...shown.map(({ reviews }) => reviews));
  return html`${shown
    .toSorted((a, b) => b.span - a.span)
    .map(({ from, to, span, reviews, first, second }) => {
      const lane = (spans.indexOf(span) + 1) / spans.length;
      const thick = 1.5 + 7.5 * (reviews / most);
      const n = paper.count(reviews);
      const label = words.both(paper.touchpoint(first), paper.touchpoint(second), n);
      const href = paper.to('/reviews', { touchpoint: first, also: second, side: 'blamed', period: answer.period });
      const [d, x, y] = form === 'wide' ? wideArc(from, to, lane, pen, size) : tallArc(from, to, lane, pen);
      const wide = widthOf(n, 14) + 10;
      return html`<a href="${href}" aria-label="${label}"><title>${label}</title><path class="ink-link" d="${d}" fill="none" stroke-width="${at(thick)}" stroke-linecap="round"/><rect class="ink-card" x="${pen.left(x - wide / 2, wide)}" y="${at(y - 11)}" width="${at(wide)}" height="22" rx="11"/>${pen.words(n, { x, y: y + 5, from: 'middle', size: 14, bold: true, bare: true })}</a>`;
    })}`;
}

function wideArc(from: Node, to: Node, lane: number, pen: Pen, { height }: Size): readonly [string, number, number] {
  const room = height - WIDE.below - 8 - 40 - WIDE.head - 14;
  const [y1, y2] = [from.y - from.r, to.y - to.r];
  const top = from.y - 40 - room * lane;
  const control = (top - 0.125 * (y1 + y2)) / 0.75;
  // Arcs leave a node towards each other, so that two at one node part at once.
  const [x1, x2] = [from.x + 5, to.x - 5];
  const d = `M${pen.x(x1)} ${at(y1)}C${pen.x(x1)} ${at(control)} ${pen.x(x2)} ${at(control)} ${pen.x(x2)} ${at(y2)}`;
  return [d, (x1 + x2) / 2, top];
}

function tallArc(from: Node, to: Node, lane: number, pen: Pen): readonly [string, number, number] {
  const room = TALL.node - 30 - 16;
  const [x1, x2] = [from.x - from.r, to.x - to.r];
  const left = TALL.node - 30 - room * lane;
  const control = (left - 0.125 * (x1 + x2)) / 0.75;
  const [y1, y2] = [from.y + 4, to.y - 4];
  const d = `M${pen.x(x1)} ${at(y1)}C${pen.x(control)} ${at(y1)} ${pen.x(control)} ${at(y2)} ${pen.x(x2)} ${at(y2)}`;
  return [d, left, (y1 + y2) / 2];
}

function disc({ step, x, y, r }: Node, drawing: Drawing, size: number): Html {
  const { answer, paper, pen } = drawing;
  const number = paper.figures(answer.scale as Scale);
  const heat = heatOf(step, drawing);
  const value = answer.show === 'change' && step.change ? number.change(step.change.delta) : number.level(step.lost);
  const dashed = step.touchpoint === UNATTRIBUTED ? html` stroke-dasharray="4 4"` : '';
  const ink = heat === 'better-node' ? 'ink-card' : `ink-on-${heat}`;
  const width = widthOf(value, size) * 1.1;
  const fits = Math.min(size, (size * (2 * r - 4)) / width);
  return html`<circle class="ink-${heat} ink-before-line" cx="${pen.x(x)}" cy="${at(y)}" r="${at(r)}" stroke-width="1.5"${dashed}/>${pen.words(value, { x, y: y + fits * 0.36, from: 'middle', size: Math.round(fits * 10) / 10, bold: true, bare: true, ink })}`;
}

/** Arrow and words: colour alone tells nothing. */
function changeWords(
  { change, reviews, before }: ShownStep,
  { answer, paper, words }: Drawing,
): readonly [string, string] {
  if (!change) return [reviews > 0 || before ? words.noPast : '', 'ink-soft'];
  if (!change.isSeen) return [reviews === 0 && before?.reviews === 0 ? '' : words.same, 'ink-soft'];
  const number = paper.figures(answer.scale as Scale).change(change.delta);
  return change.delta > 0 ? [`▲ ${words.more} ${number}`, 'ink-worse'] : [`▼ ${words.less} ${number}`, 'ink-better'];
}

function ownersOf({ owners }: ShownStep, { paper }: Drawing): string {
  return owners.map((id) => paper.team(id)).join(' + ');
}

/** Sizes of a step's words: its name, its change, whose it is. */
const BLOCK_SIZES = [16, 13, 13] as const;

function drawnNodes(nodes: readonly Node[], drawing: Drawing, form: MapForm, size: Size): readonly Html[] {
  if (form === 'tall') return nodes.map((node) => tallNode(node, drawing, size));
  const room = columnOf(nodes.length, size.width) - 10;
  const depths = deepest(drawing, room);
  return nodes.map((node) => wideNode(node, drawing, room, depths));
}

function wideNode(node: Node, drawing: Drawing, room: number, depths: readonly number[]): Html {
  const { pen } = drawing;
  const { step, x, y } = node;
  const [told, ink] = changeWords(step, drawing);
  const name = nameOf(step, drawing);
  const nameSize = sizeOf(name, room);
  const blocks = [
    { lines: wrapped(name, room, nameSize * 1.1, 2), size: nameSize, bold: true, ink: 'ink-text' },
    { lines: wrapped(told, room, 13, 2), size: 13, bold: ink !== 'ink-soft', ink },
    { lines: wrapped(ownersOf(step, drawing), room, 13, 2), size: 13, bold: false, ink: 'ink-soft' },
  ];
  let line = y + 62;
  const lines = blocks.map(({ lines: texts, size, bold, ink: own }, block) => {
    const placed = texts.map((text, i) =>
      pen.words(text, { x, y: line + i * (size + 4), from: 'middle', size, bold, ink: own }),
    );
    // Blocks begin at the same height at every step.
    line += depths[block]! * (BLOCK_SIZES[block]! + 4) + 4;
    return placed;
  });
  const bar = split(step, x - 42, line - 8, 84, drawing);
  return linked(
    step,
    drawing,
    html`${disc(node, drawing, 16)}${lines}${bar}${leading(step, drawing, x, line + 18, room)}`,
  );
}

/** A name's size: as large as its longest word allows, and never too small to read. */
function sizeOf(name: string, room: number): number {
  const longest = Math.max(...name.split(/\s+/).map((word) => widthOf(word, 1)));
  return Math.max(12, Math.min(16, Math.floor((10 * room) / (1.1 * longest)) / 10));
}

/** Lines that each block of words needs at some step. */
function deepest(drawing: Drawing, room: number): readonly number[] {
  const of = (text: (step: ShownStep) => string, size?: number) =>
    Math.max(
      ...drawing.answer.steps.map((step) => {
        const words = text(step);
        return wrapped(words, room, size ?? sizeOf(words, room) * 1.1, 2).length;
      }),
    );
  return [
    of((step) => nameOf(step, drawing)),
    of((step) => changeWords(step, drawing)[0], 13),
    of((step) => ownersOf(step, drawing), 13),
  ];
}

function tallNode(node: Node, drawing: Drawing, { width }: Size): Html {
  const { pen } = drawing;
  const { step, y } = node;
  const left = TALL.node + 36;
  const room = width - left;
  const [told, ink] = changeWords(step, drawing);
  const words = (text: string, dy: number, more: { bold?: boolean; ink?: string; size?: number }) =>
    pen.words(text, { x: left, y: y + dy, room, ...more });
  const top = told === '' ? 8 : 0;
  return linked(
    step,
    drawing,
    html`${disc(node, drawing, 14)}${words(nameOf(step, drawing), top - 22, { bold: true, size: 14 })}${told === '' ? '' : words(told, -5, { ink, size: 12 })}${words(ownersOf(step, drawing), 11 - top / 2, { ink: 'ink-soft', size: 12 })}${split(step, left, y + 21, 84, drawing)}${pen.words(leadingWords(step, drawing), { x: left + 92, y: y + 30, size: 11, ink: 'ink-soft', room: room - 92 })}`,
  );
}

function nameOf({ touchpoint }: ShownStep, { paper }: Drawing): string {
  return paper.touchpoint(touchpoint);
}

/** Its words are its name (WCAG 2.5.3); all its numbers stand in the table behind. */
function linked(step: ShownStep, { paper }: Drawing, inner: Html): Html {
  return html`<a href="${paper.to(`/touchpoint/${step.touchpoint}`)}">${inner}</a>`;
}

/** People, policy, tools: always in this order, each as wide as its part of what is lost; the outline is all. */
function split({ causes, lost }: ShownStep, x: number, y: number, wide: number, { pen }: Drawing): Html {
  if (lost === 0) return html``;
  let from = x;
  const parts = CAUSES.map((cause) => {
    const part = Math.min(wide, (wide * (causes[cause] ?? 0)) / lost);
    const drawn =
      part < 0.5
        ? ''
        : html`<rect class="ink-${cause}" x="${pen.left(from, part)}" y="${at(y)}" width="${at(part)}" height="9"/>`;
    from += part;
    return drawn;
  });
  return html`${parts}<rect class="ink-before-line" fill="none" x="${pen.left(x, wide)}" y="${at(y)}" width="${at(wide)}" height="9" stroke-width="1"/>`;
}

function leadingWords({ causes, lost }: ShownStep, { paper, words }: Drawing): string {
  const [cause] = CAUSES.filter((one) => (causes[one] ?? 0) > 0).sort((a, b) => causes[b]! - causes[a]!);
  return cause === undefined || lost === 0 ? '' : words.mostly(words.causes[cause], paper.share(causes[cause]! / lost));
}

function leading(step: ShownStep, drawing: Drawing, x: number, y: number, room: number): Html {
  const text = leadingWords(step, drawing);
  return text === '' ? html`` : drawing.pen.words(text, { x, y, from: 'middle', size: 12, ink: 'ink-soft', room });
}

/** Whose, when, how well: what a picture on a wall needs to say of itself. */
function head(drawing: Drawing, form: MapForm, { width }: Size): Html {
  const { answer, paper, words, pen } = drawing;
  const { total, scale } = answer;
  const number = paper.figures(scale as Scale);
  const scope = [
    paper.frame.brand ? paper.brand(paper.frame.brand) : '',
    paper.frame.region ? paper.region(paper.frame.region) : '',
    nameOfPeriod(answer.period, paper),
  ];
  const title = scope.filter((part) => part !== '').join(' · ');
  const level = total.mean === undefined ? '' : number.level(total.mean);
  const { change, interval } = total;
  const range = interval ? `${number.level(interval[0])} – ${number.level(interval[1])}` : '';
  const moved = change
    ? `${change.isSeen ? (change.delta < 0 ? '▼ ' : '▲ ') : ''}${number.change(change.delta)} ${change.isSeen ? '' : `(${words.steady}) `}${words.against(nameOfPeriod(answer.before, paper))}`
    : '';
  const ink = change?.isSeen ? (change.delta < 0 ? 'ink-worse' : 'ink-better') : 'ink-soft';
  const count = [range, words.reviews(paper.count(total.n))].filter((part) => part !== '').join(' · ');
  if (form === 'tall')
    return html`${pen.words(level, { x: 0, y: 40, size: 38, bold: true })}${pen.words(title, { x: 108, y: 20, size: 13, bold: true, room: width - 108 })}${pen.words(count, { x: 108, y: 40, size: 12, ink: 'ink-soft', room: width - 108 })}${pen.words(moved, { x: 0, y: 66, size: 12, ink, room: width })}${pen.words(words.lost(scale as Scale), { x: 0, y: 86, size: 12, ink: 'ink-soft', room: width })}`;
  return html`${pen.words(level, { x: WIDE.margin, y: 54, size: 52, bold: true })}${pen.words(title, { x: 170, y: 28, size: 18, bold: true, room: 700 })}${pen.words(count, { x: 170, y: 50, size: 14, ink: 'ink-soft', room: 700 })}${pen.words(moved, { x: 170, y: 70, size: 14, ink, bold: ink !== 'ink-soft', room: 700 })}${heatLegend(drawing, width - WIDE.margin - 260, 24)}`;
}

/** A period's name as the reader says it. */
function nameOfPeriod(name: string, { language }: Paper): string {
  const period = periodNamed(name);
  return period ? periodName(period, language) : name;
}

/** What the colours of the steps mean. */
function heatLegend({ answer, words, pen }: Drawing, x: number, y: number): Html {
  const title = answer.show === 'level' ? words.lost(answer.scale as Scale) : words.shows.change;
  const [little, much] = answer.show === 'level' ? words.heat : [words.less, words.more];
  const classes =
    answer.show === 'level'
      ? [0, 1, 2, 3, 4].map((i) => `ink-heat-${i}`)
      : ['ink-better-node', 'ink-heat-0', 'ink-heat-3'];
  const wide = 100 / classes.length;
  const boxes = classes.map(
    (ink, i) =>
      html`<rect class="${ink} ink-before-line" x="${pen.left(x + 80 + i * wide, wide)}" y="${at(y + 10)}" width="${at(wide)}" height="14" stroke-width="0.8"/>`,
  );
  return html`${pen.words(title, { x: x + 130, y, from: 'middle', size: 13, ink: 'ink-soft', room: 260 })}${boxes}${pen.words(little, { x: x + 74, y: y + 22, from: 'end', size: 12, ink: 'ink-soft', room: 84 })}${pen.words(much, { x: x + 186, y: y + 22, size: 12, ink: 'ink-soft', room: 84 })}`;
}

function causeLegend({ words, pen }: Drawing, x: number, y: number, gap: number): Html {
  let left = x;
  return html`${([...CAUSES, 'none'] as const).map((cause) => {
    const box = left;
    const text = words.causes[cause];
    left += 18 + widthOf(text, 12) + gap;
    return html`<rect class="${cause === 'none' ? '' : `ink-${cause} `}ink-before-line" x="${pen.left(box, 12)}" y="${at(y - 10)}" width="12" height="11" stroke-width="1"${cause === 'none' ? html` fill="none"` : ''}/>${pen.words(text, { x: box + 17, y, size: 12, ink: 'ink-soft' })}`;
  })}`;
}

function wideFoot(drawing: Drawing, { width, height }: Size): Html {
  const { words, pen, answer } = drawing;
  const hasArcs = answer.links.some(({ isInterface }) => isInterface);
  return html`${causeLegend(drawing, WIDE.margin, height - 10, 18)}${hasArcs ? pen.words(words.links, { x: width - WIDE.margin, y: height - 10, from: 'end', size: 12, ink: 'ink-soft', room: width / 2 }) : ''}`;
}

function tallFoot(drawing: Drawing, { width, height }: Size): Html {
  const { words, pen, answer } = drawing;
  const hasArcs = answer.links.some(({ isInterface }) => isInterface);
  const lines = hasArcs ? wrapped(words.links, width, 12, 2) : [];
  return html`${causeLegend(drawing, 0, height - 46, 8)}${lines.map((line, i) => pen.words(line, { x: 0, y: height - 22 + 16 * i, size: 12, ink: 'ink-soft' }))}`;
}

function tableOf({ answer, paper, words }: Drawing): Pick<Chart, 'head' | 'rows'> {
  const number = paper.figures(answer.scale as Scale);
  const share = (part: number | undefined, lost: number) =>
    part === undefined || lost === 0 ? '—' : paper.share(part / lost);
  return {
    head: [
      words.touchpoint,
      words.owners,
      words.lost(answer.scale as Scale),
      words.interval,
      words.before,
      words.change,
      words.blaming,
      words.praising,
      ...CAUSES.map((cause) => words.causes[cause]),
    ],
    rows: answer.steps.map((step) => {
      const { touchpoint, owners, lost, interval, before, change, reviews, praised, causes } = step;
      return [
        paper.touchpoint(touchpoint),
        owners.map((id) => paper.team(id)).join(' + '),
        number.level(lost),
        `${number.level(interval[0])} – ${number.level(interval[1])}`,
        before ? number.level(before.lost) : '—',
        change ? `${number.change(change.delta)}${change.isSeen ? '' : ` (${words.steady})`}` : '—',
        paper.count(reviews),
        paper.count(praised),
        ...CAUSES.map((cause) => share(causes[cause], lost)),
      ];
    }),
  };
}
