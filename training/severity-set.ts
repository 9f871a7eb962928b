/** Reads our own examples of severities and their hard negatives: for training, never for the figures of the card. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { GRAVITY } from '../src/analysis/severity-rules.ts';
import type { Severity } from '../src/domain/finding.ts';

/** One text; null where nothing of it is severe. */
export interface SeverityExample {
  readonly text: string;
  readonly severity: Severity | null;
  /** Were cue lists written from it? The rules are surer on it than they will be: it teaches the heads, not how far rules are to be trusted. */
  readonly isKnownToRules: boolean;
}

/** Files that the cue lists were written from. */
const KNOWN_TO_RULES = /-4\.txt$/;

const LINE = /^(safety|discrimination|fraud|legal|harm|none) \| (\S.*)$/;

/** Examples of one language: all files `severity/<language>*.txt`, one a line, `#` opens a remark. @throws RangeError at a line of another form */
export function readSeverityExamples(language: string): SeverityExample[] {
  const folder = resolve(import.meta.dirname, 'severity');
  const own = readdirSync(folder).filter((file) => file.startsWith(language) && file.endsWith('.txt'));
  return own.sort().flatMap((file) => readSeverityFile(resolve(folder, file)));
}

function readSeverityFile(path: string): SeverityExample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '' || line.startsWith('#')) return [];
      const [, name, text] = LINE.exec(line) ?? [];
      if (name === undefined || text === undefined) {
        throw new RangeError(`Expected "class | text" in ${basename(path)}:${index + 1}, got "${line}"`);
      }
      const severity = GRAVITY.find((one) => one === name) ?? null;
      return [{ text, severity, isKnownToRules: KNOWN_TO_RULES.test(path) }];
    });
}
