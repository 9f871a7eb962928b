/** Checks that a name written in a file is declared somewhere. */
import { valueAt } from './check.ts';
import { nearest } from './nearest.ts';
import { type Path, type Problem, quoted } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** A name that is written must be declared; one that is absent or no text is the schema's business. */
export function refer(
  file: YamlFile | undefined,
  path: Path,
  names: readonly string[] | undefined,
  what: string,
  problems: Problem[],
) {
  const name = valueAt(file?.data, path);
  if (!file || !names || typeof name !== 'string' || names.includes(name) || file.spoiltAt(path)) return;
  const known = names.length > 0 ? ` (${shortList(names)})` : '';
  const found = file.variableAt(path) === undefined ? quoted(name) : `the value of \${${file.variableAt(path)}}`;
  problems.push({
    file: file.name,
    ...file.place(path),
    path,
    expected: `${what}${known}`,
    found,
    nearest: nearest(name, names),
  });
}

/** The same for a key that is an id. */
export function referKey(
  file: YamlFile | undefined,
  path: Path,
  steps: readonly string[] | undefined,
  problems: Problem[],
): void {
  const name = String(path.at(-1));
  if (!file || !steps || steps.includes(name)) return;
  const expected = `a touchpoint of touchpoints.yaml (${shortList(steps)})`;
  problems.push({
    file: file.name,
    ...file.keyPlace(path),
    path,
    expected,
    found: quoted(name),
    nearest: nearest(name, steps),
  });
}

/** At most twenty names. */
export function shortList(names: readonly string[]): string {
  return names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ');
}
