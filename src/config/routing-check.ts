/** Checks that the routing tree names what there is, and that no branch is hidden behind an earlier one. */
import { valueAt } from './check.ts';
import { refer } from './name-check.ts';
import type { Path, Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** Declared ids by what they name; `undefined` where the file that declares them could not be read. */
export interface Declared {
  readonly brand: readonly string[] | undefined;
  readonly region: readonly string[] | undefined;
  readonly location: readonly string[] | undefined;
  readonly touchpoint: readonly string[] | undefined;
  readonly team: readonly string[] | undefined;
}

const FILES = { brand: 'sources', region: 'sources', location: 'sources', touchpoint: 'touchpoints' } as const;

/** Works on the data as written. */
export function checkRouting(teams: YamlFile | undefined, declared: Declared, problems: Problem[]): void {
  checkBranches(teams, ['routing'], declared, problems);
}

function checkBranches(teams: YamlFile | undefined, list: Path, declared: Declared, problems: Problem[]): void {
  const branches = valueAt(teams?.data, list);
  if (!Array.isArray(branches)) return;
  for (const index of branches.keys()) {
    const at = [...list, index];
    for (const path of namesAt(teams, [...at, 'to']))
      refer(teams, path, declared.team, 'a team of teams.yaml', problems);
    for (const path of namesAt(teams, [...at, 'inform'])) {
      refer(teams, path, declared.team, 'a team of teams.yaml', problems);
    }
    for (const name of ['brand', 'region', 'location', 'touchpoint'] as const) {
      for (const path of namesAt(teams, [...at, 'match', name])) {
        refer(teams, path, declared[name], `a ${name} of ${FILES[name]}.yaml`, problems);
      }
    }
    checkBranches(teams, [...at, 'routes'], declared, problems);
  }
}

/** The places of one name or of a list of them. */
function namesAt(teams: YamlFile | undefined, path: Path): readonly Path[] {
  const value = valueAt(teams?.data, path);
  return Array.isArray(value) ? [...value.keys()].map((index) => [...path, index]) : [path];
}
