/** Scores that stand as a number in a class, a file name or a style ("stars-40", `4star.png`, a shifted strip): believed only where the same place says several of them. */
import { allText, type Outline } from './page-outline.ts';

/** A score that a name or a style codes; `weak` where nothing but its range speaks for it. */
export interface CodedScore {
  readonly value: number;
  readonly outOf: number;
  readonly weak: boolean;
}

interface Coded {
  readonly at: number;
  readonly number: number;
}

/** Coded scores by element. Linear in the page. */
export function codedScores(outline: Outline): ReadonlyMap<number, CodedScore> {
  const found = new Map<number, CodedScore>();
  for (const [template, group] of groupsOf(outline)) {
    const apart = group.filter(
      ({ at }, index) => !isNeighbour(outline, at, group[index - 1]?.at, group[index + 1]?.at),
    );
    if (apart.length * 2 < group.length || apart.length < 2) continue;
    const score = template.startsWith('shift ') ? shifted(apart) : scaled(apart, HINT.test(template));
    if (score) for (const { at, number } of apart) if (!found.has(at)) put(found, at, score(number));
  }
  return found;
}

function put(found: Map<number, CodedScore>, at: number, score: CodedScore | undefined): void {
  if (score && score.value > 0 && score.value <= score.outOf) found.set(at, score);
}

const HINT = /star|stern|[eé]toile|estrell|stell|rat(?:ing|e)|scor|note|grade|bubble|punkt|puntu|vote|bewert|valora/i;
const MOST_ATTRIBUTE = 160;

/** Elements without words by what their attributes say, the number left out. */
function groupsOf(outline: Outline): ReadonlyMap<string, readonly Coded[]> {
  const groups = new Map<string, Coded[]>();
  for (const [at, { name, attribs }] of outline.elements.entries()) {
    const size = (outline.end[at] ?? at) - at;
    if (size > 6) continue;
    for (const { template, number } of codesOf(attribs)) {
      if (size > 1 || outline.text[at] !== '') if (/[\p{L}\p{N}]/u.test(allText(outline, at, 24))) continue;
      const key = `${template} ${name}`;
      const group = groups.get(key);
      if (group) group.push({ at, number });
      else groups.set(key, [{ at, number }]);
    }
  }
  return groups;
}

interface Code {
  readonly template: string;
  readonly number: number;
}

function codesOf(attribs: Readonly<Record<string, string>>): readonly Code[] {
  const codes: Code[] = [];
  const { class: names, src, style } = attribs;
  if (names !== undefined && names.length <= MOST_ATTRIBUTE && /\d/.test(names)) codes.push(...codesOfClass(names));
  if (src !== undefined && src.length <= MOST_ATTRIBUTE) codes.push(...codeOfFile(src));
  if (style !== undefined && style.length <= MOST_ATTRIBUTE) codes.push(...codeOfStyle(style));
  return codes;
}

/** "stars-4", "s45", "rating_4-5", "4star": one number a name. */
function* codesOfClass(names: string): Generator<Code> {
  const tokens = names.split(/\s+/);
  for (const [index, token] of tokens.entries()) {
    const number = numberIn(token);
    if (number === undefined) continue;
    const others = tokens.map((other, place) =>
      place === index ? token.replace(/\d+(?:[-_]5)?/, '#') : other.replace(/\d+/g, ''),
    );
    yield { template: `class ${others.join(' ')}`, number };
  }
}

function numberIn(token: string): number | undefined {
  const found = /^\D{0,40}?(\d{1,3})(?:[-_.](5|0))?\D{0,20}$/.exec(token);
  return found ? Number(`${found[1]}.${found[2] ?? 0}`) : undefined;
}

function codeOfFile(src: string): readonly Code[] {
  if (PICTURE.test(src)) return [];
  const file = src
    .replace(/[?#].*$/, '')
    .replace(/^.*\//, '')
    .replace(/\.\w{2,5}$/, '');
  const number = numberIn(file);
  return number === undefined ? [] : [{ template: `file ${file.replace(/\d+(?:[-_.]\d)?/, '#')}`, number }];
}

/** Of a person or a place, and numbered. */
const PICTURE = /avatar|user|face|profil|photo|people|person|member|logo|flag|thumb|gallery|upload/i;

/** A custom property, or how far a strip of icons is shifted. */
function codeOfStyle(style: string): readonly Code[] {
  const variable = /(--[\w-]{1,30})\s{0,3}:\s{0,3}(\d{1,3}(?:\.\d{1,2})?)(%?)/.exec(style);
  if (variable) return [{ template: `style ${variable[1]}${variable[3]}`, number: Number(variable[2]) }];
  const shift = /background-position(?:-[xy])?\s{0,3}:\s{0,3}([^;]{1,40})/i.exec(style)?.[1];
  const lengths = shift?.match(/-?\d{1,4}(?:\.\d{1,2})?(?=px|em|rem|\s|$)/g)?.map(Number) ?? [];
  if (lengths.length === 0) return [];
  const moved = lengths.filter((length) => length !== 0);
  return moved.length <= 1 ? [{ template: `shift ${lengths.length}`, number: Math.abs(moved[0] ?? 0) }] : [];
}

/** Several of a sort side by side are the icons themselves, or choices. */
function isNeighbour({ parent }: Outline, at: number, ...others: readonly (number | undefined)[]): boolean {
  return others.some((other) => other !== undefined && parent[other] === parent[at] && Math.abs(other - at) <= 6);
}

/** What the numbers of one place are out of: 5, in halves or tens, 10, or a hundred. */
function scaled(group: readonly Coded[], hinted: boolean): ((number: number) => CodedScore) | undefined {
  const numbers = [...new Set(group.map(({ number }) => number))];
  const counted = group.every(({ number }, index) => index === 0 || number === (group[index - 1]?.number ?? 0) + 1);
  if (!hinted && (numbers.length < 2 || group.length < 3 || counted)) return undefined;
  const most = Math.max(...numbers);
  const weak = !hinted;
  const by = (unit: number): boolean => numbers.every((number) => Number.isInteger(number / unit));
  if (most <= 5 && by(0.5)) return (value) => ({ value, outOf: 5, weak });
  // "stars-4" beside "stars-35".
  if (
    hinted &&
    numbers.every((number) => number <= 5 || number === 15 || number === 25 || number === 35 || number === 45)
  )
    return (number) => ({ value: number <= 5 ? number : number / 10, outOf: 5, weak });
  if (most <= 50 && by(5) && (by(10) || hinted)) return (number) => ({ value: number / 10, outOf: 5, weak });
  if (hinted && most <= 10) return (value) => ({ value, outOf: 10, weak });
  if (most <= 100 && by(5)) return (number) => ({ value: number / 20, outOf: 5, weak });
  return undefined;
}

/** A strip of five icons, shifted by one for each that is missing: told by at least three places of it. */
function shifted(group: readonly Coded[]): ((number: number) => CodedScore) | undefined {
  const lengths = [...new Set(group.map(({ number }) => number))].sort((a, b) => a - b);
  if (lengths.length < 3) return undefined;
  const step = lengths
    .slice(1)
    .reduce((least, length, index) => Math.min(least, length - (lengths[index] ?? 0)), Number.POSITIVE_INFINITY);
  const whole = lengths.every((length) => Number.isInteger(Math.round((length / step) * 100) / 100));
  const most = (lengths.at(-1) ?? 0) / step;
  if (!whole || most > 4.01) return undefined;
  return (number) => ({ value: 5 - Math.round(number / step), outOf: 5, weak: true });
}
