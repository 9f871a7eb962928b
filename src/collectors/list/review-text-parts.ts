/** Words that a customer was asked for in several places (praise here, complaint there): apart, because they are found by what repeats over all records. */
import { folded } from '../page/folded.ts';
import { type Element, wordsOf } from '../page/page-nodes.ts';
import { allText, type Outline, type Part, partOf } from '../page/page-outline.ts';
import type { ReviewRecord } from './review-record.ts';
import { proseOf } from './review-records.ts';
import type { FoundText } from './review-text.ts';

const LESS = '(?:^|[-_ ])(?:';
const MORE = ')(?=$|[-_ ])';
const FOR_CLASS = new RegExp(
  `${LESS}plus|pluses|pros?|advantages?|positives?|liked|likes|avantages?|vorteile?|ventajas|vantagens|pregi|klady|zalety${MORE}`,
  'i',
);
const AGAINST_CLASS = new RegExp(
  `${LESS}minus|minuses|cons?|disadvantages?|negatives?|disliked|dislikes|inconvenients?|nachteile?|desventajas|desvantagens|difetti|zapory|wady${MORE}`,
  'i',
);
/** A label says one thing in a few words. */
const LONGEST_LABEL = 40;
/** Nobody is asked for more than these; others are lists of something else. */
const MOST_PARTS = 8;

/** The texts with the other parts of each, in the order of the page, without the labels of the site. */
export function withParts(
  records: readonly ReviewRecord[],
  outline: Outline,
  texts: readonly (FoundText | undefined)[],
  isMark: (record: number, at: number) => boolean,
): readonly (FoundText | undefined)[] {
  const labels = labelsOf(records);
  const paired = isPaired(records, outline);
  const asked = askedOf(records, labels);
  return texts.map((text, index) => {
    const record = records[index];
    if (!record || !text) return text;
    const beside = [
      ...(paired ? markedParts(record, outline) : []),
      ...answersOf(record, labels, asked).map((at) => partOf(outline, at)),
    ];
    const others = outermost(beside).filter(
      (part) => (part.to <= text.part.from || part.from >= text.part.to) && !isMark(index, part.from),
    );
    if (others.length > MOST_PARTS) return text;
    const added = others
      .map((part) => ({ part, words: wordsIn(part, record, outline, labels) }))
      .filter(({ words }) => /\p{L}/u.test(words));
    if (added.length === 0) return text;
    const parts = [...added, { part: text.part, words: text.text }].sort((a, b) => a.part.from - b.part.from);
    return {
      ...text,
      text: parts.map(({ words }) => words).join('\n'),
      part: { from: parts[0]?.part.from ?? text.part.from, to: parts.at(-1)?.part.to ?? text.part.to },
    };
  });
}

/** Short texts that stand in several records: a label is the site's. */
function labelsOf(records: readonly ReviewRecord[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { leaves } of records)
    for (const words of new Set(leaves.map(({ text }) => text)))
      if (words.length <= LONGEST_LABEL) counts.set(words, (counts.get(words) ?? 0) + 1);
  const least = Math.max(3, records.length * 0.6);
  return new Set([...counts].filter(([, count]) => count >= least).map(([words]) => words));
}

/** Labels under which most records hold prose of their own: the questions of the site. */
function askedOf(records: readonly ReviewRecord[], labels: ReadonlySet<string>): ReadonlySet<string> {
  const answers = new Map<string, string[]>();
  for (const { leaves } of records)
    for (const [index, { text, slot }] of leaves.entries()) {
      const next = leaves[index + 1];
      // The label and its answer stand in places that other labels and answers share.
      if (next && labels.has(text) && !labels.has(next.text) && next.slot !== slot)
        answers.set(text, [...(answers.get(text) ?? []), next.text]);
    }
  const asked = [...answers].filter(
    ([, found]) =>
      found.length >= records.length * 0.6 &&
      new Set(found).size >= found.length * 0.8 &&
      found.filter((text) => proseOf(text) > 0).length >= found.length * 0.6 &&
      found.filter((text) => /[.!?؟।。…]$/.test(text)).length >= found.length * 0.5,
  );
  return new Set(asked.length > 1 ? asked.map(([label]) => label) : []);
}

function answersOf(
  { leaves }: ReviewRecord,
  labels: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): readonly number[] {
  return leaves.flatMap(({ at, text }, index) => {
    const before = leaves[index - 1];
    return before && asked.has(before.text) && !labels.has(text) ? [at] : [];
  });
}

/** Does the list hold praise and complaints, by the names of their elements? */
function isPaired(records: readonly ReviewRecord[], outline: Outline): boolean {
  const has = (pattern: RegExp): boolean =>
    records.some(({ part }) => outline.elements.slice(part.from, part.to).some((element) => isNamed(element, pattern)));
  return has(FOR_CLASS) && has(AGAINST_CLASS);
}

function isNamed({ name, attribs }: Element, pattern: RegExp): boolean {
  return (
    (name === 'ul' || name === 'ol' || name === 'dl' || name === 'p' || name === 'div') &&
    pattern.test(attribs.class ?? '')
  );
}

function markedParts({ part, reply }: ReviewRecord, outline: Outline): readonly Part[] {
  const found: Part[] = [];
  for (let at = part.from + 1; at < part.to; at += 1) {
    const element = outline.elements[at] as Element;
    const answered = reply && at >= reply.from && at < reply.to;
    if (!answered && (isNamed(element, FOR_CLASS) || isNamed(element, AGAINST_CLASS))) found.push(partOf(outline, at));
  }
  return found;
}

function outermost(parts: readonly Part[]): readonly Part[] {
  let end = -1;
  return [...parts]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      const outer = from >= end;
      end = Math.max(end, to);
      return outer;
    });
}

function wordsIn(part: Part, { leaves }: ReviewRecord, outline: Outline, labels: ReadonlySet<string>): string {
  const without = new Set<Element>();
  for (const { at, text } of leaves) {
    const element = outline.elements[at] as Element;
    if (at < part.from || at >= part.to) continue;
    if (labels.has(text) || element.name === 'button' || /:$/.test(text)) without.add(element);
  }
  if (without.has(outline.elements[part.from] as Element)) return '';
  return wordsOf(outline.elements[part.from] as Element, without).replace(/\n{2,}/g, '\n');
}

/** Paragraphs behind the first, where a score that stands in a paragraph of its own keeps them from being read as a whole. */
export function withParagraphs(
  text: FoundText,
  { part, reply }: ReviewRecord,
  outline: Outline,
  scores: readonly Part[],
): FoundText {
  const around = outline.parent[text.part.from] ?? -1;
  const { name } = outline.elements[text.part.from] ?? { name: '' };
  if (around < part.from || name !== 'p') return text;
  const end = Math.min(outline.end[around] ?? 0, reply?.from ?? part.to);
  let to = text.part.to;
  const lines = [text.text];
  for (let at = to; at < end; at = outline.end[at] ?? at + 1) {
    const element = outline.elements[at] as Element;
    const words = allText(outline, at, 4_000);
    if (element.name !== 'p' || element.attribs.class !== undefined || !isSaid(words)) break;
    lines.push(wordsOf(element));
    to = outline.end[at] ?? at + 1;
  }
  const scored = scores.some(({ from }) => outline.parent[paragraphAround(from, outline)] === around);
  return lines.length > 1 && scored ? { ...text, text: lines.join('\n'), part: { from: text.part.from, to } } : text;
}

function isSaid(words: string): boolean {
  return words.split(/\s+/).length >= 4 && /[.!?؟।。…]$/.test(words) && !/^[^:]{1,30}:/.test(folded(words));
}

function paragraphAround(at: number, { elements, parent }: Outline): number {
  return elements[at]?.name === 'p' ? at : (parent[at] ?? -1);
}
