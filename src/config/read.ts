/** Reads the five files of a configuration folder into one `Config`, with all faults of all files told at once. */
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { brandId, type TeamId } from '../domain/ids.ts';
import { Secret } from '../domain/secret.ts';
import { alertsFile } from './alerts-file.ts';
import { checked } from './check.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import { type CheckedOptions, checkPlugins, type Plugins } from './plugins.ts';
import { configError, type Problem } from './problem.ts';
import { checkReferences, type Files } from './references.ts';
import { sourcesFile } from './sources-file.ts';
import { teamsFile } from './teams-file.ts';
import { touchpointsFile } from './touchpoints-file.ts';
import { isPostgresUrl, vigieFile } from './vigie-file.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

/**
 * Reads and checks `dir`. `alerts.yaml` may be absent: its defaults then hold.
 * @throws ConfigError that lists every fault: `config/teams.yaml:12:5 teams[2].language: expected …; found …; did you mean …?`
 */
export async function readConfig(dir: string, env: Environment, plugins: Plugins): Promise<Config> {
  const folder = resolve(dir);
  const problems: Problem[] = [];
  const read = (name: string, required = true) => readYamlFile(folder, name, required, env, problems);
  const files: Files = {
    sources: await read('sources.yaml'),
    touchpoints: await read('touchpoints.yaml'),
    teams: await read('teams.yaml'),
    alerts: await read('alerts.yaml', false),
    vigie: await read('vigie.yaml'),
  };
  const sources = whole(files.sources, sourcesFile, problems);
  const touchpoints = whole(files.touchpoints, touchpointsFile, problems);
  const teams = whole(files.teams, teamsFile, problems);
  const alerts = files.alerts ? whole(files.alerts, alertsFile, problems) : alertsFile.parse({});
  const vigie = whole(files.vigie, vigieFile, problems);
  checkReferences(files, problems);
  const options = checkPlugins(files, plugins, problems);
  if (vigie) checkGaps(files, vigie.politeness, problems);
  checkEnvironment(env, problems);
  if (!sources || !touchpoints || !teams || !alerts || !vigie || problems.length > 0) throw configError(problems);
  return deepFreeze(assemble(folder, { sources, touchpoints, teams, alerts, vigie }, options, env));
}

interface Parts {
  readonly sources: z.infer<typeof sourcesFile>;
  readonly touchpoints: z.infer<typeof touchpointsFile>;
  readonly teams: z.infer<typeof teamsFile>;
  readonly alerts: z.infer<typeof alertsFile>;
  readonly vigie: z.infer<typeof vigieFile>;
}

function whole<T>(file: YamlFile | undefined, schema: z.ZodType<T>, problems: Problem[]): T | undefined {
  return file?.data === undefined ? undefined : checked(file, [], schema, problems);
}

/** Hosts that are not one's own are never asked faster than once a second. */
function checkGaps(files: Files, politeness: Parts['vigie']['politeness'], problems: Problem[]): void {
  for (const [host, gap] of Object.entries(politeness.gapByHost)) {
    const own = politeness.allowPrivateHosts.some((allowed) => allowed === host || allowed.startsWith(`${host}:`));
    if (gap >= 1000 || own || !files.vigie) continue;
    const path = ['politeness', 'gapByHost', host];
    const expected = 'at least 1000 (milliseconds) for a host that is not in allowPrivateHosts';
    problems.push({ file: files.vigie.name, ...files.vigie.place(path), path, expected, found: String(gap) });
  }
}

/** Variables that count without being named in a file. */
function checkEnvironment(env: Environment, problems: Problem[]): void {
  const wrong = (name: string, expected: string) =>
    void problems.push({ file: `environment ${name}`, path: [], expected, found: 'another value' });
  if (env.DATABASE_URL && !isPostgresUrl(env.DATABASE_URL))
    wrong('DATABASE_URL', 'an address such as postgres://host/name');
  if (env.VIGIE_AUTHOR_KEY && env.VIGIE_AUTHOR_KEY.length < 32) wrong('VIGIE_AUTHOR_KEY', 'at least 32 characters');
}

function assemble(dir: string, parts: Parts, options: CheckedOptions, env: Environment): Config {
  const { sources, touchpoints, teams, alerts, vigie } = parts;
  const beside = (path: string) => resolve(dirname(dir), path);
  const dataDir = beside(vigie.database.dataDir);
  const { criticalStars, severe, updateAfterHours, repeatAfterDays, escalate, flood, digest, reports, ...detection } =
    alerts;
  const { minSize, ...guards } = detection.guards;
  const { contact, ...politeness } = vigie.politeness;
  const url = vigie.database.url ?? secretOf(env.DATABASE_URL);
  const authorKey = vigie.privacy.authorKey ?? secretOf(env.VIGIE_AUTHOR_KEY);
  const browserPath = vigie.browser.path ?? (env.VIGIE_BROWSER || undefined);
  const firstBrand = sources.brands[0]?.id;
  return {
    dir,
    brands: sources.brands,
    regions: sources.regions,
    locations: sources.locations.map((location) => ({
      ...location,
      brand: location.brand ?? brandId.parse(firstBrand),
    })),
    sources: sources.sources.map((source, index) => ({ ...source, options: options.sources[index] ?? {} })),
    touchpoints: touchpoints.touchpoints.map(({ owners, ...step }) => ({
      ...step,
      name: step.name,
      owners: owners as [TeamId, ...TeamId[]],
      ...(touchpoints.phrases[step.id] && { phrases: touchpoints.phrases[step.id] }),
    })),
    teams: teams.teams.map((team, index) => ({
      ...team,
      receivers: team.receivers.map(({ notifier }, number) => ({
        id: `${team.id}/${number}`,
        notifier,
        options: options.receivers[index]?.[number] ?? {},
      })),
    })),
    fallbackTeam: teams.fallback,
    engineerTeam: teams.engineer,
    routing: teams.routing,
    alerts: { ...detection, guards: { ...guards, minSizeStars: minSize.stars, minSizeRecommend: minSize.recommend } },
    sending: { criticalStars, severe, updateAfterHours, repeatAfterDays, escalate, flood, digest, reports },
    database: { dataDir, ...(url && { url }) },
    browser: browserPath === undefined ? {} : { path: browserPath },
    politeness: { ...politeness, userAgent: userAgent(contact) },
    privacy: {
      authorKeyFile: vigie.privacy.authorKeyFile ? beside(vigie.privacy.authorKeyFile) : join(dataDir, 'author.key'),
      ...(authorKey && { authorKey }),
    },
    ...(vigie.links && linkRules(vigie.links)),
    server: vigie.server,
    ...(vigie.heartbeat && { heartbeat: vigie.heartbeat }),
    ...(vigie.schedule && { schedule: vigie.schedule }),
    ...(vigie.secondReader && {
      secondReader: {
        ...vigie.secondReader,
        model: beside(vigie.secondReader.model),
        tokenizer: beside(vigie.secondReader.tokenizer),
      },
    }),
  };
}

function linkRules({ key: keys, ...rest }: NonNullable<Parts['vigie']['links']>): Pick<Config, 'links'> {
  const [first, ...more] = keys;
  return first ? { links: { ...rest, keys: [first, ...more] } } : {};
}

/** Says who comes, as RFC 9309 (2.2.1) and good manners ask. */
function userAgent(contact: string): string {
  return `vigie/0.1 (review monitoring; +${contact.includes('@') && !contact.includes('://') ? `mailto:${contact}` : contact})`;
}

function secretOf(text: string | undefined): Secret | undefined {
  return text ? new Secret(text) : undefined;
}

/** Freezes plain data; a `Secret` guards itself. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Secret)) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
