/** One thing wrong in a configuration file, and how it is told: where, what was expected, what was found, what was meant. */
import { ConfigError } from '../errors.ts';

/** A path into a file: keys and indices. */
export type Path = readonly (string | number)[];

export interface Problem {
  /** As shown: folder and name, `config/teams.yaml`. */
  readonly file: string;
  /** From 1; absent when the file as a whole is meant. */
  readonly line?: number;
  readonly column?: number;
  readonly path: Path;
  readonly expected: string;
  /** Never a secret nor the value of a variable. */
  readonly found?: string;
  readonly nearest?: string;
}

const MOST_SHOWN = 100;

/** All problems as one error, in the order of files and lines. */
export function configError(problems: readonly Problem[]): ConfigError {
  const sorted = problems.toSorted(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const lines = [...new Set(sorted.map(problemText))];
  const count = lines.length === 1 ? 'one problem' : `${lines.length} problems`;
  const shown = lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
  if (lines.length > MOST_SHOWN) shown.push(`  … and ${lines.length - MOST_SHOWN} more`);
  return new ConfigError(`Expected a valid configuration, found ${count}:\n${shown.join('\n')}`);
}

/** `config/teams.yaml:12:5 teams[2].language: expected one of en, fr, fa; found "gb"; did you mean "fr"?` */
export function problemText(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const path = pathText(problem.path);
  const found = problem.found === undefined ? '' : `; found ${problem.found}`;
  const meant = problem.nearest === undefined ? '' : `; did you mean ${quoted(problem.nearest)}?`;
  return `${place}${path ? ` ${path}` : ''}: expected ${problem.expected}${found}${meant}`;
}

/** `['teams', 2, 'language']` → `teams[2].language`. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += /^[\w-]{1,64}$/.test(part) ? `${text ? '.' : ''}${part}` : `[${quoted(part)}]`;
  }
  return text;
}

/** A value on one line: quoted, control characters escaped, cut at 60 characters. */
export function quoted(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  // JSON leaves DEL, C1 controls and bidi controls as they are; a terminal does not.
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
