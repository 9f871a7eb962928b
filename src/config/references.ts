/** Checks between entries and between files: an id once, and every name that is used declared somewhere. */

import { valueAt } from './check.ts';
import { checkJourney } from './journey-check.ts';
import { refer, referKey } from './name-check.ts';
import { type Problem, quoted } from './problem.ts';
import { checkRouting } from './routing-check.ts';
import type { YamlFile } from './yaml-file.ts';

/** The files that were there and could be read as YAML. */
export interface Files {
  readonly sources?: YamlFile | undefined;
  readonly touchpoints?: YamlFile | undefined;
  readonly teams?: YamlFile | undefined;
  readonly alerts?: YamlFile | undefined;
  readonly vigie?: YamlFile | undefined;
}

/** Works on the data as written, so that one bad entry does not hide a bad name elsewhere. */
export function checkReferences(files: Files, problems: Problem[]): void {
  const { sources, touchpoints, teams, alerts } = files;
  const brands = declare(sources, 'brands', problems);
  const regions = declare(sources, 'regions', problems);
  const locations = declare(sources, 'locations', problems);
  const steps = declare(touchpoints, 'touchpoints', problems);
  const owners = declare(teams, 'teams', problems);
  declare(sources, 'sources', problems);

  for (const [index, location] of entries(sources, 'locations')) {
    refer(sources, ['locations', index, 'brand'], brands, 'a brand of sources.yaml', problems);
    refer(sources, ['locations', index, 'region'], regions, 'a region of sources.yaml', problems);
    if (sources && brands && brands.length > 1 && location.brand === undefined) {
      const path = ['locations', index, 'brand'];
      const expected = `one of the brands ${brands.join(', ')}, as there are several`;
      problems.push({ file: sources.name, ...sources.place(path), path, expected, found: 'nothing' });
    }
  }
  for (const [index] of entries(sources, 'sources')) {
    refer(sources, ['sources', index, 'location'], locations, 'a location of sources.yaml', problems);
  }
  for (const [index, step] of entries(touchpoints, 'touchpoints')) {
    const count = Array.isArray(step.owners) ? step.owners.length : 0;
    for (let owner = 0; owner < count; owner++) {
      refer(touchpoints, ['touchpoints', index, 'owners', owner], owners, 'a team of teams.yaml', problems);
    }
  }
  for (const id of Object.keys(plainMap(valueAt(touchpoints?.data, ['phrases'])))) {
    referKey(touchpoints, ['phrases', id], steps, problems);
  }
  checkJourney(touchpoints, problems);
  for (const [index] of entries(sources, 'brands')) {
    refer(sources, ['brands', index, 'owner'], owners, 'a team of teams.yaml', problems);
  }
  for (const [index] of entries(teams, 'teams')) {
    refer(teams, ['teams', index, 'manager'], owners, 'a team of teams.yaml', problems);
  }
  checkRouting(
    teams,
    { brand: brands, region: regions, location: locations, touchpoint: steps, team: owners },
    problems,
  );
  for (const kind of ['monthly', 'weekly']) {
    const named = valueAt(alerts?.data, ['reports', kind, 'teams']);
    for (const index of Array.isArray(named) ? named.keys() : [])
      refer(alerts, ['reports', kind, 'teams', index], owners, 'a team of teams.yaml', problems);
  }
  refer(teams, ['fallback'], owners, 'a team of teams.yaml', problems);
  refer(teams, ['engineer'], owners, 'a team of teams.yaml', problems);
}

/** The ids of a list; one that is there twice is a problem, told with both lines. `undefined` when there is no file to look in. */
function declare(file: YamlFile | undefined, list: string, problems: Problem[]): string[] | undefined {
  if (file?.data === undefined) return undefined;
  const first = new Map<string, number>();
  for (const [index, entry] of entries(file, list)) {
    if (typeof entry.id !== 'string') continue;
    const path = [list, index, 'id'];
    const place = file.place(path);
    const before = first.get(entry.id);
    if (before === undefined) first.set(entry.id, place.line);
    else {
      const found = `${quoted(entry.id)} again, first in line ${before}`;
      problems.push({ file: file.name, ...place, path, expected: 'an id of its own', found });
    }
  }
  return [...first.keys()];
}

/** The maps of a list with their indices. */
export function entries(file: YamlFile | undefined, list: string): [number, Record<string, unknown>][] {
  const value = valueAt(file?.data, [list]);
  return Array.isArray(value) ? value.map((entry, index) => [index, plainMap(entry)]) : [];
}

function plainMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
