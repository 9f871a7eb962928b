/** Reads reviews written by ourselves, as customers write, with their findings marked in the text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { CAUSES, DETAILS } from '../src/analysis/cause.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import { EMOTIONS } from '../src/analysis/emotion.ts';
import type { Severity } from '../src/domain/finding.ts';
import type { GoldFinding, GoldRow } from './gold-row.ts';

/** One made review; `domain`: the trade it is about, `any` where it is a sentence for every trade. */
export interface MadeReview extends GoldRow {
  readonly domain: string;
}

/**
 * `hotel | - anger - | {staff -people/conviction: He shrugged}, {premises +: but the lobby is fine}.`: trade; sentiment
 * (`+`, `0`, `-`, or `?` where nobody labelled it), emotion (`?` likewise) and severity (`-` for none); the text, each
 * finding in braces with touchpoint, sign, and cause and detail where it blames.
 */
const LINE = /^([a-z-]+) \| ([-+0?]) ([a-z]+|\?) ([a-z]+|-) \| (\S.*)$/;
const FINDING = /^([a-z]+) ([-+0])([a-z]*)(?:\/([a-z]+))?: (.*)$/s;
const SEVERITIES = ['safety', 'discrimination', 'fraud', 'legal', 'harm'] as const satisfies readonly Severity[];
const SIGNS: Readonly<Record<string, -1 | 0 | 1>> = { '-': -1, 0: 0, '+': 1 };

/** Reviews for training in one language: all files `made/<language>*.txt`. @throws RangeError at a line of another form */
export function readMadeReviews(language: string): MadeReview[] {
  const folder = resolve(import.meta.dirname, 'made');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const own = files.filter((file) => file.startsWith(`${language}`) && file.endsWith('.txt'));
  return own.flatMap((file) => readMadeFile(resolve(folder, file), language));
}

/** Is the row a made review about the service trades (banks, clinics, hotels, garages, telecoms), which the corpora hardly know? */
export function isServiceReview({ id }: { readonly id: string }): boolean {
  return id.startsWith('made-') && /-(?:services|trades)/.test(id);
}

/** Reviews of one file; empty lines and lines that begin with `#` are passed over. */
export function readMadeFile(path: string, language: string): MadeReview[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      line === '' || line.startsWith('#') ? [] : [readLine(line, `${basename(path)}:${index + 1}`, language)],
    );
}

/** One line. @throws RangeError saying what is wrong with it */
export function readLine(line: string, id: string, lang: string): MadeReview {
  const [, domain, sign = '', feeling = '', danger = '', marked = ''] = LINE.exec(line) ?? [];
  const emotion = EMOTIONS.find((name) => name === feeling) ?? null;
  const severe = SEVERITIES.find((name) => name === danger) ?? null;
  if (domain === undefined || (!emotion && feeling !== '?') || (!severe && danger !== '-')) {
    throw new RangeError(`Expected "trade | sentiment emotion severity | text" in ${id}, got "${line}"`);
  }
  const { text, findings } = readMarks(marked, id);
  return { id: `made-${id}`, lang, domain, text, sentiment: SIGNS[sign] ?? null, findings, emotion, severe };
}

function readMarks(marked: string, id: string): { text: string; findings: GoldFinding[] } {
  const findings: GoldFinding[] = [];
  let text = '';
  let at = 0;
  for (let open = marked.indexOf('{'); open >= 0; open = marked.indexOf('{', at)) {
    const close = marked.indexOf('}', open);
    text += marked.slice(at, open);
    const { quote, finding } = readFinding(marked.slice(open + 1, Math.max(open, close)), id);
    findings.push({ ...finding, start: text.length, end: text.length + quote.length });
    text += quote;
    at = close + 1;
  }
  text += marked.slice(at);
  if (/[{}]/.test(text)) throw new RangeError(`Expected braces around findings only in ${id}, got "${marked}"`);
  return { text, findings };
}

function readFinding(inside: string, id: string) {
  const [, name, sign = '', blame = '', lack = '', quote = ''] = FINDING.exec(inside) ?? [];
  const touchpoint = DEFAULT_TOUCHPOINTS.find((one) => one === name);
  const cause = CAUSES.find((one) => one === blame) ?? null;
  const detail = DETAILS.find((one) => one === lack) ?? null;
  const polarity = SIGNS[sign];
  const isKnown = touchpoint !== undefined && polarity !== undefined && quote !== '';
  const isBlame =
    blame === '' ? lack === '' : polarity === -1 && cause && (lack === '' || (cause === 'people' && detail));
  if (!isKnown || !isBlame) {
    throw new RangeError(`Expected {touchpoint +|0|-[cause[/detail]]: quote} in ${id}, got "{${inside}}"`);
  }
  return { quote, finding: { touchpoint, polarity, cause, detail } };
}
