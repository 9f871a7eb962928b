/** Checks what plug-ins own: the options of each source by its collector kind, of each receiver by its notifier. */
import type { z } from 'zod';
import { checked, valueAt } from './check.ts';
import { referKey, shortList } from './name-check.ts';
import { nearest } from './nearest.ts';
import { type Path, type Problem, quoted } from './problem.ts';
import { entries, type Files } from './references.ts';
import { mailSettings } from './vigie-file.ts';
import type { YamlFile } from './yaml-file.ts';

type Options = Readonly<Record<string, unknown>>;

/** The schemas of the registered plug-ins' options, by name. */
export interface Plugins {
  readonly kinds: ReadonlyMap<string, z.ZodType>;
  readonly notifiers: ReadonlyMap<string, z.ZodType>;
}

/** Options as read by the plug-ins' own schemas, defaults filled in, in the order of the files. */
export interface CheckedOptions {
  readonly sources: readonly Options[];
  /** By team, by receiver. */
  readonly receivers: readonly (readonly Options[])[];
}

/** Checks all options; faults go to `problems`. */
export function checkPlugins(files: Files, plugins: Plugins, problems: Problem[]): CheckedOptions {
  const { sources, teams } = files;
  // What is wrong with it was told when the whole file was checked.
  const mail = files.vigie && checked(files.vigie, ['mail'], mailSettings, []);
  const hasMail = valueAt(files.vigie?.data, ['mail']) !== undefined;
  let mailMissing = false;
  const ofSources = entries(sources, 'sources').map(([index]) => {
    checkTouchpointMaps(files, index, problems);
    return optionsAt(sources, ['sources', index], 'kind', 'a collector kind', plugins.kinds, problems);
  });
  const ofReceivers = entries(teams, 'teams').map(([team, entry]) => {
    const count = Array.isArray(entry.receivers) ? entry.receivers.length : 0;
    return Array.from({ length: count }, (_, index) => {
      const path: Path = ['teams', team, 'receivers', index];
      const isEmail = valueAt(teams?.data, [...path, 'notifier']) === 'email';
      if (isEmail && !mail) {
        const own = valueAt(teams?.data, [...path, 'options', 'smtp']) !== undefined;
        mailMissing ||= !hasMail && !own;
        if (!own) return {};
      }
      const shared = (isEmail && mail) || {};
      return optionsAt(teams, path, 'notifier', 'a notifier', plugins.notifiers, problems, shared);
    });
  });
  if (mailMissing && files.vigie?.data !== undefined) {
    const expected = 'mail: {from, smtp}, as a team of teams.yaml has an email receiver';
    problems.push({ file: files.vigie.name, ...files.vigie.place([]), path: ['mail'], expected, found: 'nothing' });
  }
  return { sources: ofSources, receivers: ofReceivers };
}

/** `shared` settings come first, the entry's own options win. */
function optionsAt(
  file: YamlFile | undefined,
  entry: Path,
  nameKey: string,
  what: string,
  schemas: ReadonlyMap<string, z.ZodType>,
  problems: Problem[],
  shared: Options = {},
): Options {
  const path = [...entry, nameKey];
  const name = valueAt(file?.data, path);
  if (!file || typeof name !== 'string' || file.spoiltAt(path)) return {};
  const schema = schemas.get(name);
  if (!schema) {
    const names = [...schemas.keys()];
    const expected = `${what} (${shortList(names)})`;
    problems.push({
      file: file.name,
      ...file.place(path),
      path,
      expected,
      found: quoted(name),
      nearest: nearest(name, names),
    });
    return {};
  }
  const own = valueAt(file.data, [...entry, 'options']) ?? {};
  if (!isMap(own)) return {};
  const options = checked(file, [...entry, 'options'], schema, problems, { ...shared, ...own });
  return isMap(options) ? options : {};
}

/** Options that map a source's own scores to touchpoints (`subRatings`, at any depth) must name touchpoints that exist. */
function checkTouchpointMaps(files: Files, source: number, problems: Problem[]): void {
  const steps = entries(files.touchpoints, 'touchpoints').flatMap(([, step]) =>
    typeof step.id === 'string' ? [step.id] : [],
  );
  if (steps.length === 0) return;
  const walk = (path: Path, value: unknown) => {
    if (!isMap(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'subRatings' && isMap(inner)) {
        for (const step of Object.keys(inner)) referKey(files.sources, [...path, key, step], steps, problems);
      } else walk([...path, key], inner);
    }
  };
  const path: Path = ['sources', source, 'options'];
  walk(path, valueAt(files.sources?.data, path));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
