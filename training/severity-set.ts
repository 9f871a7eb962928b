/** Reads our own examples of severities and their hard negatives: texts for choosing cues, never for the figures of the card. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Severity } from '../src/domain/finding.ts';

/** One text; null where nothing of it is severe. */
export interface SeverityExample {
  readonly text: string;
  readonly severity: Severity | null;
}

const SEVERITIES = ['safety', 'discrimination', 'fraud', 'legal', 'harm'] as const satisfies readonly Severity[];
const LINE = /^(safety|discrimination|fraud|legal|harm|none) \| (\S.*)$/;

/** Examples of one language: `severity/<language>.txt`, one a line, `#` opens a remark. @throws RangeError at a line of another form */
export function readSeverityExamples(language: string): SeverityExample[] {
  const path = resolve(import.meta.dirname, `severity/${language}.txt`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '' || line.startsWith('#')) return [];
      const [, name, text] = LINE.exec(line) ?? [];
      if (name === undefined || text === undefined) {
        throw new RangeError(`Expected "class | text" in ${basename(path)}:${index + 1}, got "${line}"`);
      }
      return [{ text, severity: SEVERITIES.find((one) => one === name) ?? null }];
    });
}
