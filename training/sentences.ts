/** Reads `sentences/<language>.txt`: plain sentences of our own, labelled, for touchpoints that the corpora hardly know. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CAUSES, DETAILS } from '../src/analysis/cause.ts';
import { DEFAULT_TOUCHPOINTS } from '../src/analysis/default-journey.ts';
import type { GoldRow } from './gold-row.ts';

/** `delivery -people/knowledge The movers …`: touchpoint, sign, cause and detail where the sentence blames, the sentence. */
const LINE = /^([a-z]+) (?:([+-])([a-z]*)(?:\/([a-z]+))? )?(\S.*)$/;

/**
 * Rows of a language's file; none when there is no file.
 * @throws RangeError at a line of another form, or one that names what the models do not know
 */
export function readSentences(language: string): GoldRow[] {
  const path = resolve(import.meta.dirname, `sentences/${language}.txt`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => (line === '' ? [] : [readLine(line, `${language}:${index + 1}`, language)]));
}

/** One line. */
export function readLine(line: string, id: string, lang: string): GoldRow {
  const [, name = '', sign, blame = '', lack = '', text = ''] = LINE.exec(line) ?? [];
  const touchpoint = DEFAULT_TOUCHPOINTS.find((one) => one === name);
  const cause = CAUSES.find((one) => one === blame) ?? null;
  const detail = DETAILS.find((one) => one === lack) ?? null;
  const isKnown = sign === undefined ? name === 'none' : touchpoint !== undefined;
  if (!isKnown || (blame !== '' && !cause) || (lack !== '' && !detail)) {
    throw new RangeError(
      `Expected "touchpoint +|-[cause[/detail]] sentence" or "none sentence" in ${id}, got "${line}"`,
    );
  }
  const polarity = sign === '+' ? 1 : -1;
  return {
    id: `sentences-${id}`,
    lang,
    text,
    sentiment: touchpoint ? polarity : null,
    findings: touchpoint ? [{ touchpoint, polarity, cause, detail, start: 0, end: text.length }] : [],
    emotion: null,
    severe: null,
  };
}
