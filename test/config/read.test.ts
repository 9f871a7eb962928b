/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of configuration files are written like that */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from '../../src/config/environment.ts';
import { readConfig } from '../../src/config/read.ts';
import { ConfigError } from '../../src/errors.ts';
import { testPlugins } from '../support/plugins.ts';

const SHIPPED = resolve(import.meta.dirname, '../../config');
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigie-config-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder with the shipped files, some of them changed: `null` removes a file, text replaces it, a function edits it. */
async function folder(changes: Record<string, string | null | ((text: string) => string)>): Promise<string> {
  const dir = join(await mkdtemp(join(root, 'case-')), 'config');
  await mkdir(dir);
  for (const name of ['sources', 'touchpoints', 'teams', 'alerts', 'vigie']) {
    await cp(join(SHIPPED, `${name}.yaml`), join(dir, `${name}.yaml`));
  }
  for (const [name, change] of Object.entries(changes)) {
    const path = join(dir, name);
    if (change === null) await rm(path);
    else await writeFile(path, typeof change === 'string' ? change : edited(await readFile(path, 'utf8'), change));
  }
  return dir;
}

function edited(text: string, change: (text: string) => string): string {
  const after = change(text);
  if (after === text) throw new Error('Expected the edit of this case to change the file, got the same text');
  return after;
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, () => to);
const LINK_KEY = 'canary-value of thirty-two letters';
const links = (key: string) => (text: string) => `${text}\nlinks:\n  url: https://v.example\n  key: ${key}\n`;

async function fault(dir: string, env: Environment = {}): Promise<string> {
  const error = await readConfig(dir, env, testPlugins).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return (error as ConfigError).message;
}

interface Case {
  readonly title: string;
  readonly file: string;
  readonly change: string | null | ((text: string) => string);
  /** Text of the line that must be named; absent for faults of a whole file. */
  readonly on?: string;
  readonly says: readonly string[];
  readonly env?: Environment;
}

function withProvider(issuer: string, access: string): string {
  return `server:\n  oidc:\n    issuer: ${issuer}\n    clientId: vigie\n    clientSecret: \${OIDC_CLIENT_SECRET}\n    access:\n      - ${access}\n`;
}

const cases: readonly Case[] = [
  {
    title: 'a page that would be reached by http from elsewhere',
    file: 'vigie.yaml',
    change: (text) => `${text}\nserver:\n  url: http://vigie.example # plain\n`,
    on: '# plain',
    says: ['server.url', 'an address without a path such as https://vigie.example.com', 'found "http://vigie.example"'],
  },
  {
    title: 'a page whose address has a path',
    file: 'vigie.yaml',
    change: (text) => `${text}\nserver:\n  url: https://example.com/vigie # with its own path\n`,
    on: '# with its own path',
    says: ['server.url', 'an address without a path'],
  },
  {
    title: 'a provider that is asked by http',
    file: 'vigie.yaml',
    change: (text) => `${text}\n${withProvider('http://login.example # plain', '{ group: staff, role: viewer }')}`,
    on: '# plain',
    says: ['server.oidc.issuer', 'an https address'],
    env: { OIDC_CLIENT_SECRET: 'canary-of-the-client' },
  },
  {
    title: 'a group that gets the role team without a team',
    file: 'vigie.yaml',
    change: (text) => `${text}\n${withProvider('https://login.example', '{ group: staff, role: team } # none')}`,
    on: '# none',
    says: ['server.oidc.access[0].team', 'as the role team acts for one', 'found nothing'],
    env: { OIDC_CLIENT_SECRET: 'canary-of-the-client' },
  },
  {
    title: 'a group of a team that is not there',
    file: 'vigie.yaml',
    change: (text) =>
      `${text}\n${withProvider('https://login.example', '{ group: staff, role: team, team: logistic } # unknown')}`,
    on: '# unknown',
    says: ['server.oidc.access[0].team', 'a team of teams.yaml', 'did you mean "logistics"?'],
    env: { OIDC_CLIENT_SECRET: 'canary-of-the-client' },
  },
  {
    title: 'an unknown key, with the nearest one',
    file: 'teams.yaml',
    change: replace('timeZone: UTC', 'timezone: UTC'),
    on: 'timezone: UTC',
    says: [
      'teams[8].timezone',
      'unknown key "timezone"',
      'id, name, language, timeZone, hours, manager, receivers',
      'did you mean "timeZone"?',
    ],
  },
  {
    title: 'a value that is none of the allowed ones',
    file: 'teams.yaml',
    change: replace(/language: en .*/, 'language: eng'),
    on: 'language: eng',
    says: ['teams[0].language', 'expected one of en, fr, fa', 'found "eng"', 'did you mean "en"?'],
  },
  {
    title: 'a misspelt touchpoint in the phrases',
    file: 'touchpoints.yaml',
    change: replace('  delivery:\n', '  delivrey:\n'),
    on: 'delivrey:',
    says: ['phrases.delivrey', 'a touchpoint of touchpoints.yaml', 'did you mean "delivery"?'],
  },
  {
    title: 'a misspelt touchpoint in a map of sub-ratings',
    file: 'sources.yaml',
    change: replace(
      'path: reviews/lyon.csv',
      'path: reviews/lyon.csv\n      map:\n        subRatings:\n          staf: service',
    ),
    on: 'staf: service',
    says: ['sources[0].options.map.subRatings.staf', 'did you mean "staff"?'],
  },
  {
    title: 'a branch of the routing tree to a team that is not there',
    file: 'teams.yaml',
    change: replace('engineer:', 'routing:\n  - match: { touchpoint: delivery }\n    to: logistic # new\nengineer:'),
    on: '# new',
    says: ['routing[0].to', 'a team of teams.yaml', 'found "logistic"', 'did you mean "logistics"?'],
  },
  {
    title: 'a branch within a branch that matches an unknown region',
    file: 'teams.yaml',
    change: replace(
      'engineer:',
      'routing:\n  - match: { touchpoint: delivery }\n    routes:\n      - match: { region: [sout] } # new\nengineer:',
    ),
    on: '# new',
    says: ['routing[0].routes[0].match.region[0]', 'a region of sources.yaml', 'did you mean "south"?'],
  },
  {
    title: 'a branch that matches nothing in particular',
    file: 'teams.yaml',
    change: replace('engineer:', 'routing:\n  - match: {} # new\n    to: logistics\nengineer:'),
    on: '# new',
    says: ['routing[0].match', 'at least one thing to match'],
  },
  {
    title: 'hours that end before they begin',
    file: 'teams.yaml',
    change: replace('    name: Marketing\n', '    name: Marketing\n    hours: { from: "18:00", to: "09:00" } # new\n'),
    on: '# new',
    says: ['teams[0].hours', 'hours that end after they begin'],
  },
  {
    title: 'a manager that is not there',
    file: 'teams.yaml',
    change: replace('    name: Marketing\n', '    name: Marketing\n    manager: nobody # new\n'),
    on: '# new',
    says: ['teams[0].manager', 'a team of teams.yaml', 'found "nobody"'],
  },
  {
    title: 'a touchpoint without owner',
    file: 'touchpoints.yaml',
    change: (text) => text.replace(/(id: delivery[^\n]*\n[^\n]*\n) {4}owners:[^\n]*\n/, '$1'),
    on: 'id: delivery',
    says: ['touchpoints[5].owners', 'expected a list (it is missing)', 'found nothing'],
  },
  {
    title: 'a meaning that no model knows',
    file: 'touchpoints.yaml',
    change: replace(/id: staff.*/, 'id: reception\n    meaning: staf # new'),
    on: 'meaning: staf # new',
    says: ['touchpoints[7].meaning', 'expected one of promise, sales,', 'found "staf"', 'did you mean "staff"?'],
  },
  {
    title: 'two steps for one trained touchpoint',
    file: 'touchpoints.yaml',
    change: replace(/id: premises.*/, 'id: house\n    meaning: [premises, staff]'),
    on: 'meaning: [premises, staff]',
    says: ['touchpoints[8].meaning', 'no other step stands for', 'partOf', 'found "staff", which "staff" stands for'],
  },
  {
    title: 'a part of a step that is not there',
    file: 'touchpoints.yaml',
    change: (text) =>
      text
        .replace(/id: promise.*/, () => 'id: parking\n    partOf: premise # new')
        .replace('phrases:\n', () => 'phrases:\n  parking:\n    en: [no parking]\n'),
    on: '# new',
    says: ['touchpoints[0].partOf', 'a touchpoint of touchpoints.yaml (sales,', 'found "premise"'],
  },
  {
    title: 'a part without phrases to know it by',
    file: 'touchpoints.yaml',
    change: replace(/id: promise.*/, 'id: parking\n    partOf: premises # new'),
    on: '# new',
    says: ['touchpoints[0].partOf', 'phrases of "parking" in at least one language', 'found none'],
  },
  {
    title: 'a part that is another name as well',
    file: 'touchpoints.yaml',
    change: replace(/id: promise.*/, 'id: parking\n    meaning: promise\n    partOf: premises # new'),
    on: '# new',
    says: ['touchpoints[0].partOf', 'either meaning or partOf', 'found both'],
  },
  {
    title: 'an owner that is no team',
    file: 'touchpoints.yaml',
    change: replace('[logistics]', '[logistic]'),
    on: '[logistic]',
    says: [
      'touchpoints[5].owners[0]',
      'a team of teams.yaml (marketing,',
      'found "logistic"',
      'did you mean "logistics"?',
    ],
  },
  {
    title: 'a secret whose variable is not set',
    file: 'vigie.yaml',
    change: replace('${SMTP_PASSWORD:-}', '${SMTP_PASSWORD}'),
    on: '${SMTP_PASSWORD}',
    says: ['mail.smtp.password: expected the variable SMTP_PASSWORD to be set', '.env.example'],
  },
  {
    title: 'a secret written in the file',
    file: 'vigie.yaml',
    change: replace('${SMTP_PASSWORD:-}', 'correct horse'),
    on: 'correct horse',
    says: ['a variable instead of the secret', 'write ${…}'],
  },
  {
    title: 'a secret hidden in a default',
    file: 'vigie.yaml',
    change: replace('${SMTP_PASSWORD:-}', '${SMTP_PASSWORD:-battery}'),
    on: ':-battery',
    says: ['a variable instead of the secret'],
  },
  {
    title: 'a key of links written in the file',
    file: 'vigie.yaml',
    change: links('correct horse battery staple, at least'),
    on: 'correct horse',
    says: ['links.key', 'a variable instead of the secret'],
  },
  {
    title: 'one of two keys of links written in the file',
    file: 'vigie.yaml',
    change: links('["${VIGIE_LINK_KEY}", "correct horse battery staple, at least"]'),
    on: 'correct horse',
    says: ['links.key[1]', 'a variable instead of the secret'],
    env: { VIGIE_LINK_KEY: LINK_KEY },
  },
  {
    title: 'a key of links that is too short',
    file: 'vigie.yaml',
    change: links('["${VIGIE_LINK_KEY}", "${VIGIE_LINK_KEY_BEFORE}"]'),
    on: 'VIGIE_LINK_KEY_BEFORE',
    says: ['links.key', 'found'],
    env: { VIGIE_LINK_KEY: LINK_KEY, VIGIE_LINK_KEY_BEFORE: 'canary-value' },
  },
  {
    title: 'three keys of links',
    file: 'vigie.yaml',
    change: links('["${A}", "${B}", "${C}"]'),
    on: '${A}',
    says: ['links.key', 'at most 2'],
    env: { A: LINK_KEY, B: LINK_KEY, C: LINK_KEY },
  },
  {
    title: 'a secret that is a number',
    file: 'vigie.yaml',
    change: replace('${SMTP_PASSWORD:-}', '12345678'),
    on: '12345678',
    says: ['a variable instead of the secret'],
  },
  {
    title: 'a password inside an address',
    file: 'vigie.yaml',
    change: replace('${DATABASE_URL:-}', 'postgres://vigie:tr0ub4dor@db.example/vigie'),
    on: 'tr0ub4dor',
    says: ['a variable instead of the secret'],
  },
  {
    title: 'a cron line with a minute that does not exist',
    file: 'vigie.yaml',
    change: replace('"15 6 * * *"', '"75 6 * * *"'),
    on: '75 6',
    says: ['schedule.cron', 'the minute as *, a number from 0 to 59', 'found "75 6 * * *"'],
  },
  {
    title: 'an id used twice, with both lines',
    file: 'sources.yaml',
    change: replace('id: marseille-maps', 'id: lyon-export'),
    on: 'kind: google-maps',
    says: ['sources[1].id', 'an id of its own', '"lyon-export" again, first in line 33'],
  },
  {
    title: 'a scale that is none',
    file: 'alerts.yaml',
    change: replace('    recommend: 0.03', '    recomend: 0.03'),
    on: 'recomend',
    says: ['guards.minSize.recomend', 'one of the keys stars, recommend', 'did you mean "recommend"?'],
  },
  {
    title: "a scale that the kind's own options do not know",
    file: 'sources.yaml',
    change: replace('path: reviews/lyon.csv', 'path: reviews/lyon.csv\n      scale: star'),
    on: 'scale: star',
    says: ['sources[0].options.scale', 'one of stars, recommend, nps', 'did you mean "stars"?'],
  },
  {
    title: 'a missing fallback team',
    file: 'teams.yaml',
    change: replace(/fallback: .*/, ''),
    says: ['fallback: expected text (it is missing)'],
  },
  {
    title: 'a fallback that is no team',
    file: 'teams.yaml',
    change: replace('fallback: support', 'fallback: suport'),
    on: 'fallback: suport',
    says: ['did you mean "support"?'],
  },
  {
    title: 'a monthly report on a day before its figures are closed',
    file: 'alerts.yaml',
    change: (text) => `${text}reports:\n  monthly: { day: 1 }\n`,
    on: 'monthly: { day: 1 }',
    says: ['reports.monthly.day', 'expected at least 8', 'found 1'],
  },
  {
    title: 'a report for a team that is not there',
    file: 'alerts.yaml',
    change: (text) => `${text}reports:\n  weekly: { teams: [logistic] }\n`,
    on: 'weekly: { teams: [logistic] }',
    says: ['reports.weekly.teams[0]', 'a team of teams.yaml', 'found "logistic"', 'did you mean "logistics"?'],
  },
  {
    title: 'a kind of report that there is not',
    file: 'alerts.yaml',
    change: (text) => `${text}reports:\n  montly: { day: 8 }\n`,
    on: 'montly: { day: 8 }',
    says: ['reports.montly', 'one of the keys monthly, weekly', 'did you mean "monthly"?'],
  },
  { title: 'broken YAML', file: 'alerts.yaml', change: replace('guards:', 'guards: ['), says: ['expected valid YAML'] },
  {
    title: 'a tab as indentation',
    file: 'alerts.yaml',
    change: replace('  minReviews', '\tminReviews'),
    on: '\tminReviews',
    says: ['expected spaces as indentation'],
  },
  {
    title: 'the same key twice',
    file: 'alerts.yaml',
    change: (text) => `${text}\nacceptAfterDays: 61\n`,
    on: 'acceptAfterDays: 61',
    says: ['each key once'],
  },
  {
    title: 'a variable inside braces without quotes',
    file: 'teams.yaml',
    change: replace('{ to: [marketing@example.com] }', '{ to: [${MARKETING}] }'),
    on: '${MARKETING}',
    says: ['needs quotes: "${VARIABLE}"'],
  },
  {
    title: 'a bomb of aliases',
    file: 'alerts.yaml',
    change: [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((c, i) => {
        const before = 'abcdefgh'[i];
        return `${c}: &${c} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n'),
    says: ['aliases'],
  },
  { title: 'absurdly deep nesting', file: 'alerts.yaml', change: '['.repeat(50_000), says: ['expected'] },
  {
    title: 'an empty file',
    file: 'teams.yaml',
    change: '',
    says: ['fallback: expected text (it is missing)', 'teams: expected a list'],
  },
  {
    title: 'a required file that is not there',
    file: 'sources.yaml',
    change: null,
    says: ['vigie init', 'no such file'],
  },
  {
    title: 'a wrong type',
    file: 'sources.yaml',
    change: replace('everyHours: 24\n    options', 'everyHours: daily\n    options'),
    on: 'everyHours: daily',
    says: ['sources[0].everyHours', 'expected a number', 'found "daily"'],
  },
  {
    title: 'a number out of its range',
    file: 'sources.yaml',
    change: replace('everyHours: 24\n    options', 'everyHours: 0\n    options'),
    on: 'everyHours: 0',
    says: ['expected at least 1', 'found 0'],
  },
  {
    title: 'days between whole passes below none',
    file: 'sources.yaml',
    change: replace('everyHours: 24\n    options', 'everyHours: 24\n    fullEveryDays: -1\n    options'),
    on: 'fullEveryDays: -1',
    says: ['sources[0].fullEveryDays', 'expected at least 0', 'found -1'],
  },
  {
    title: 'a canary that is neither yes nor no',
    file: 'sources.yaml',
    change: replace('everyHours: 24\n    options', 'everyHours: 24\n    canary: perhaps\n    options'),
    on: 'canary: perhaps',
    says: ['sources[0].canary', 'found "perhaps"'],
  },
  {
    title: 'a list where a map belongs',
    file: 'vigie.yaml',
    change: '- 1\n',
    says: ['config/vigie.yaml:1:1: expected a map', 'found a list of 1'],
  },
  {
    title: 'a source of a location that is not there',
    file: 'sources.yaml',
    change: replace('location: marseille', 'location: marsaille'),
    on: 'location: marsaille',
    says: ['a location of sources.yaml (lyon, marseille)', 'did you mean "marseille"?'],
  },
  {
    title: 'a region that is not there',
    file: 'sources.yaml',
    change: replace('region: south', 'region: sud'),
    on: 'region: sud',
    says: ['a region of sources.yaml (south)'],
  },
  {
    title: 'a brand left out where there are several',
    file: 'sources.yaml',
    change: replace('brands:\n', 'brands:\n  - { id: other, name: Other }\n'),
    says: ['locations[0].brand', 'one of the brands other, example'],
  },
  {
    title: 'a collector kind that is not there',
    file: 'sources.yaml',
    change: replace('kind: google-maps', 'kind: googlemaps'),
    on: 'kind: googlemaps',
    says: ['a collector kind (file, google-maps)', 'did you mean "google-maps"?'],
  },
  {
    title: "an unknown option of a kind, by the kind's own schema",
    file: 'sources.yaml',
    change: replace('      url: https', '      maxReview: 5\n      url: https'),
    on: 'maxReview: 5',
    says: ['sources[1].options.maxReview', 'did you mean "maxReviews"?'],
  },
  {
    title: 'a notifier that is not there',
    file: 'teams.yaml',
    change: replace('notifier: email', 'notifier: emial'),
    on: 'notifier: emial',
    says: ['a notifier (email, webhook)', 'did you mean "email"?'],
  },
  {
    title: 'a time zone that is not there',
    file: 'teams.yaml',
    change: replace('timeZone: Europe/Paris', 'timeZone: Europe/Pari'),
    on: 'timeZone: Europe/Pari',
    says: ['IANA time zone', 'did you mean "Europe/Paris"?'],
  },
  {
    title: 'access left out',
    file: 'sources.yaml',
    change: replace('    access: export\n', ''),
    says: ['sources[0].access', 'expected one of official-api, export, written-permission, public-page'],
  },
  {
    title: 'an override of robots.txt without end date and person',
    file: 'vigie.yaml',
    change: replace(
      '  minGapMs: 5000',
      '  robotsOverrides: [{ host: shop.example, reason: we may }]\n  minGapMs: 5000',
    ),
    on: 'robotsOverrides',
    says: ['robotsOverrides[0].person', 'robotsOverrides[0].until'],
  },
  {
    title: 'a date that no calendar has',
    file: 'vigie.yaml',
    change: replace(
      '  minGapMs: 5000',
      '  robotsOverrides: [{ host: shop.example, reason: we may, person: Jo, until: 2027-02-30 }]\n  minGapMs: 5000',
    ),
    says: ['robotsOverrides[0].until', 'a date such as 2027-01-31', 'found "2027-02-30"'],
  },
  {
    title: "haste towards somebody else's host",
    file: 'vigie.yaml',
    change: replace('  minGapMs: 5000', '  gapByHost: { shop.example: 10 }\n  minGapMs: 5000'),
    says: ['gapByHost["shop.example"]', 'at least 1000'],
  },
  {
    title: 'e-mail receivers without mail settings',
    file: 'vigie.yaml',
    change: (text) => text.replace(/mail:[\s\S]*?\n\n/, ''),
    says: ['mail: expected mail: {from, smtp}'],
  },
  {
    title: 'a variable with a value of the wrong form, without its value',
    file: 'vigie.yaml',
    change: replace('${SMTP_PORT:-25}', '${SMTP_PORT}'),
    on: '${SMTP_PORT}',
    says: ['mail.smtp.port', 'a number', 'found the value of ${SMTP_PORT}'],
    env: { SMTP_PORT: 'canary-value' },
  },
];

describe('a wrong configuration', () => {
  test.each(cases)('is refused for $title', async ({ file, change, on, says, env }) => {
    const dir = await folder({ [file]: change });
    const message = await fault(dir, env);
    expect(message).toContain(`config/${file}`);
    for (const words of says) expect(message).toContain(words);
    if (on !== undefined) {
      const lines = (await readFile(join(dir, file), 'utf8')).split('\n');
      const line = lines.findIndex((text) => text.includes(on)) + 1;
      const named = [...message.matchAll(/\.yaml:(\d+):\d+/g)].map((match) => Number(match[1]));
      // An id stands one or two lines above what identifies its entry in the table of cases.
      expect(named.some((number) => Math.abs(number - line) <= (on.startsWith('kind:') ? 3 : 0))).toBe(true);
    }
    for (const secret of ['correct horse', 'battery', '12345678', 'tr0ub4dor', 'canary-value']) {
      expect(message).not.toContain(secret);
    }
  });

  test('is told with all faults of all files at once, in the order of files and lines', async () => {
    const dir = await folder({
      'teams.yaml': replace(/language: en .*/, 'language: gb'),
      'sources.yaml': (text) =>
        text.replace('kind: google-maps', 'kind: maps').replace('location: lyon', 'location: lion'),
      'alerts.yaml': 'warmUp: 3',
    });
    const lines = (await fault(dir)).split('\n').slice(1);
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual([
      'config/alerts.yaml',
      'config/sources.yaml',
      'config/sources.yaml',
      'config/teams.yaml',
    ]);
  });

  test('tells one fault once: a bad entry does not make others bad', async () => {
    const dir = await folder({ 'touchpoints.yaml': replace('owners: [logistics]', 'owners: logistics') });
    expect((await fault(dir)).split('\n')).toHaveLength(2);
  });

  test('shows control characters escaped', async () => {
    const dir = await folder({ 'teams.yaml': replace('language: fr', 'language: "\\e]8;;x\\u202e"') });
    const message = await fault(dir);
    expect(message).toContain('\\u001b]8;;x\\u202e');
    expect(message).not.toMatch(/[\u001b\u202e]/);
  });
});

const BARE = 'politeness: { contact: a@b.example }\nmail: { from: a@b.example, smtp: { host: h } }\n';

describe('a right configuration', () => {
  test('is the one that ships, frozen to the bottom', async () => {
    const config = await readConfig(SHIPPED, {}, testPlugins);
    expect(config.touchpoints).toHaveLength(13);
    expect(config.locations[0]).toEqual({ id: 'lyon', name: 'Example Lyon', brand: 'example', region: 'south' });
    expect(config.database.dataDir).toBe(resolve(SHIPPED, '../.vigie'));
    expect(config.privacy.authorKeyFile).toBe(resolve(SHIPPED, '../.vigie/author.key'));
    expect(config.teams[0]?.receivers[0]).toMatchObject({ id: 'marketing/0', options: { from: 'vigie@example.com' } });
    expect(config.politeness.userAgent).toContain('mailto:reviews@example.com');
    expect(() => Object.assign(config.sources[0]?.options ?? {}, { path: 'x' })).toThrow(TypeError);
  });

  test('reads whole lists once a week, expects no cadence and has no canary unless it says so', async () => {
    const change = replace(
      'everyHours: 24\n    options',
      'everyHours: 24\n    canary: true\n    expectReviewEveryDays: 30\n    fullEveryDays: 0\n    options',
    );
    const [plain] = (await readConfig(SHIPPED, {}, testPlugins)).sources;
    expect(plain).toMatchObject({ fullEveryDays: 7 });
    expect(Object.keys(plain!)).not.toEqual(expect.arrayContaining(['canary']));
    const [source] = (await readConfig(await folder({ 'sources.yaml': change }), {}, testPlugins)).sources;
    expect(source).toMatchObject({ canary: true, expectReviewEveryDays: 30, fullEveryDays: 0 });
  });

  test('states its defaults when alerts.yaml is not there', async () => {
    const config = await readConfig(await folder({ 'alerts.yaml': null }), {}, testPlugins);
    expect(config.alerts).toEqual({
      falseAlarmsPerStreamYear: 0.02,
      warmUpReviews: 30,
      guards: { minReviews: 5, minDays: 2, minAuthors: 4, minSizeStars: 0.1, minSizeRecommend: 0.03 },
      acceptAfterDays: 60,
      lateAfterDays: 30,
    });
  });

  test('takes numbers and secrets from variables, and never shows a secret', async () => {
    const env = {
      SMTP_PORT: '2525',
      SMTP_PASSWORD: '0123canary',
      DATABASE_URL: 'postgres://u:canary@db/x',
      VIGIE_BROWSER: '/b',
    };
    const config = await readConfig(SHIPPED, env, testPlugins);
    expect(config.teams[0]?.receivers[0]?.options).toMatchObject({ smtp: { port: 2525 } });
    expect(config.database.url?.reveal()).toBe('postgres://u:canary@db/x');
    expect(config.browser.path).toBe('/b');
    expect(inspect(config, { depth: 20 }) + JSON.stringify(config)).not.toContain('canary');
  });

  test('takes one key of links, or two while it is rotated, and never shows one', async () => {
    const env = { VIGIE_LINK_KEY: LINK_KEY, VIGIE_LINK_KEY_BEFORE: LINK_KEY.toUpperCase() };
    for (const [written, keys] of [
      ['${VIGIE_LINK_KEY}', [LINK_KEY]],
      ['["${VIGIE_LINK_KEY}"]', [LINK_KEY]],
      ['["${VIGIE_LINK_KEY}", "${VIGIE_LINK_KEY_BEFORE}"]', [LINK_KEY, LINK_KEY.toUpperCase()]],
    ] as const) {
      const config = await readConfig(await folder({ 'vigie.yaml': links(written) }), env, testPlugins);
      expect(config.links?.keys.map((key) => key.reveal())).toEqual(keys);
      expect(inspect(config, { depth: 20 }) + JSON.stringify(config)).not.toMatch(/canary/i);
    }
  });

  test('knows DATABASE_URL, VIGIE_BROWSER and VIGIE_AUTHOR_KEY though no file names them', async () => {
    const dir = await folder({ 'vigie.yaml': BARE });
    const key = 'k'.repeat(32);
    const config = await readConfig(
      dir,
      { DATABASE_URL: 'postgres://db/x', VIGIE_BROWSER: '/b', VIGIE_AUTHOR_KEY: key },
      testPlugins,
    );
    expect(config.database.url?.reveal()).toBe('postgres://db/x');
    expect(config.browser.path).toBe('/b');
    expect(config.privacy.authorKey?.reveal()).toBe(key);
  });

  test('refuses the same two of the wrong form where no file names them', async () => {
    const dir = await folder({ 'vigie.yaml': BARE });
    const message = await fault(dir, { DATABASE_URL: 'mysql://canary', VIGIE_AUTHOR_KEY: 'canary' });
    expect(message).toContain('environment DATABASE_URL: expected an address such as postgres://host/name');
    expect(message).toContain('environment VIGIE_AUTHOR_KEY: expected at least 32 characters');
    expect(message).not.toContain('canary');
  });

  test('may have a byte order mark and Windows line ends, but must be UTF-8', async () => {
    const dir = await folder({ 'alerts.yaml': '\ufeffacceptAfterDays: 61\r\nguards:\r\n  minDays: 3\r\n' });
    const config = await readConfig(dir, {}, testPlugins);
    expect([config.alerts.acceptAfterDays, config.alerts.guards.minDays]).toEqual([61, 3]);
    await writeFile(join(dir, 'alerts.yaml'), Buffer.from('# caf\xe9\n', 'latin1'));
    expect(await fault(dir)).toContain('config/alerts.yaml: expected a file in UTF-8');
  });

  test('refuses a database address and an author key of the wrong form without showing them', async () => {
    const message = await fault(SHIPPED, { DATABASE_URL: 'mysql://canary', VIGIE_AUTHOR_KEY: 'canary' });
    expect(message).toContain('postgres://host/name');
    expect(message).toContain('VIGIE_AUTHOR_KEY');
    expect(message).not.toContain('canary');
  });

  test('reads values, never YAML, from variables, and keeps $${ as text', async () => {
    const dir = await folder({
      'sources.yaml': replace('name: Example Stores', 'name: "${BRAND} $${X}"'),
    });
    const config = await readConfig(dir, { BRAND: 'a: [1, "x' }, testPlugins);
    expect(config.brands[0]?.name).toBe('a: [1, "x ${X}');
  });

  test('counts the end day of an override to its last millisecond', async () => {
    const override =
      '  robotsOverrides: [{ host: s.example, reason: r, person: p, until: 2027-01-31 }]\n  minGapMs: 5000';
    const config = await readConfig(
      await folder({ 'vigie.yaml': replace('  minGapMs: 5000', override) }),
      {},
      testPlugins,
    );
    expect(config.politeness.robotsOverrides[0]?.until).toBe('2027-01-31T23:59:59.999Z');
  });
});
