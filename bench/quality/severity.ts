/** Severity on examples of our own that nobody trained on, hard ones that must not be flagged among them. */
import { readFileSync } from 'node:fs';
import type { Analyser } from '../../src/analysis/analyse.ts';

export interface SeverityFigures {
  readonly flagged: number;
  readonly real: number;
  /** Of those flagged: rightly so, and with the right class too. */
  readonly precision: number;
  readonly precisionOfClass: number;
  readonly recall: number;
  /** What went wrong, to be read. */
  readonly errors: readonly string[];
}

/** Lines of the file: `class-or-none | text`. */
export function measureSeverity(analyser: Analyser, language: string, path: string): SeverityFigures {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cut = line.indexOf(' | ');
      const text = line.slice(cut + 3);
      return { real: line.slice(0, cut), said: analyser.analyse({ text, language }).severe ?? 'none', text };
    });
  const flagged = rows.filter(({ said }) => said !== 'none');
  const real = rows.filter((row) => row.real !== 'none');
  return {
    flagged: flagged.length,
    real: real.length,
    precision: flagged.filter((row) => row.real !== 'none').length / Math.max(1, flagged.length),
    precisionOfClass: flagged.filter((row) => row.real === row.said).length / Math.max(1, flagged.length),
    recall: real.filter(({ said }) => said !== 'none').length / Math.max(1, real.length),
    errors: rows.filter((row) => row.real !== row.said).map((row) => `${row.real} → ${row.said}: ${row.text}`),
  };
}
