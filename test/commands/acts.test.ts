// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of the configuration are written so
/** What people do to incidents at a terminal and by a link, on a project of their own: nothing is lost when the door is killed. */
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actLinks } from '../../src/alerts/link.ts';
import { ackCommand } from '../../src/commands/ack.ts';
import { explainCommand } from '../../src/commands/explain.ts';
import { incidentCommand } from '../../src/commands/incident.ts';
import { incidentsCommand } from '../../src/commands/incidents.ts';
import { notifyCommand } from '../../src/commands/notify.ts';
import { silenceCommand } from '../../src/commands/silence.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { Secret } from '../../src/domain/secret.ts';
import { DAY_MS, instant, systemClock } from '../../src/domain/time.ts';
import { ConfigError } from '../../src/errors.ts';
import { readConfig } from '../../src/pipeline/context.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { openDatabase } from '../../src/store/database.ts';
import { saveTransitions, transitionsOf } from '../../src/store/incidents.ts';
import { withRunLock } from '../../src/store/run-lock.ts';
import { postgres } from '../support/databases.ts';
import { testIo } from '../support/pipeline.ts';
import { makeProject, type Project, startVigie } from '../support/project.ts';
import { incident, transition } from '../support/reviews.ts';

const KEY = 'shop/north/delivery/down/1';
const BURST = 'shop/north/~burst/down/1';
const OVER = 'shop/north/staff/down/1';
const LINK_KEY = 'a key of at least thirty-two characters';
const COMMANDS = {
  ack: ackCommand,
  explain: explainCommand,
  incident: incidentCommand,
  incidents: incidentsCommand,
  notify: notifyCommand,
  silence: silenceCommand,
};
type Verb = keyof typeof COMMANDS;

const of = (key: string, changes: Partial<Incident> = {}): Incident =>
  incident(key, {
    brand: 'shop' as never,
    location: 'north' as never,
    accountable: teamId.parse('logistics'),
    informed: [teamId.parse('operations')],
    ...changes,
  });

const databases = [{ name: 'PGlite' }, ...(postgres ? [{ name: 'Postgres' }] : [])];

describe.each(databases)('on $name', ({ name }) => {
  let project: Project;
  let env: Record<string, string>;
  let database: Parameters<typeof openDatabase>[0];

  beforeAll(async () => {
    project = await makeProject({
      vigie: {
        database: { url: '${DATABASE_URL:-}' },
        links: { url: 'https://vigie.example.com', key: '${VIGIE_LINK_KEY}' },
      },
    });
    const url = name === 'Postgres' ? await postgres?.createDatabase() : undefined;
    env = { VIGIE_LINK_KEY: LINK_KEY, ...(url !== undefined && { DATABASE_URL: url }) };
    database = { dataDir: project.dataDir, ...(url !== undefined && { databaseUrl: new Secret(url) }) };
    await opened(async ({ db }) => {
      await syncCatalogue(db, await readConfig({ env }, project.config));
      const incidents = [
        of(KEY),
        of(BURST, { kind: 'burst', informed: [] }),
        of(OVER, { state: 'accepted' }),
        of('shop/north/staff/down/2', { silent: true }),
      ];
      const changes = incidents.map((one) => ({ incident: one, transition: transition(one.key, 1) }));
      await saveTransitions(db, changes);
    });
  }, 60_000);
  afterAll(() => project.remove());

  async function opened<T>(use: (opened: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
    const database_ = await openDatabase(database);
    try {
      return await use(database_);
    } finally {
      await database_.close();
    }
  }

  /** What a command writes. */
  async function run(verb: Verb, ...args: string[]): Promise<string> {
    const written: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    try {
      const command = COMMANDS[verb]({ ...testIo({ env }), now: systemClock });
      await command.parseAsync([...args, '--config', project.config], { from: 'user' });
      expect(process.exitCode).toBeUndefined();
      return written.join('');
    } finally {
      spy.mockRestore();
    }
  }
  const json = async (verb: Verb, ...args: string[]) => JSON.parse(await run(verb, ...args, '--json'));

  it('a person acknowledges, hands over, notes, mutes and closes', { timeout: 240_000 }, async () => {
    // The name of the system, once; the second time nothing changes.
    const ack = await json('ack', KEY, '--note', 'new driver\u001b[31m');
    expect(ack).toMatchObject({ changed: true, acknowledged: { by: userInfo().username } });
    expect(await run('ack', KEY, '--by', 'Ben')).toMatch(
      /^shop\/north\/delivery\/down\/1: acknowledged by \S+ on \d{4}-\d\d-\d\d already\n$/,
    );

    expect(
      await json('incident', KEY, '--reassign', 'operations', '--by', 'Ana', '--note', 'their depot'),
    ).toMatchObject({
      accountable: 'operations',
      informed: ['logistics'],
      notices: [
        { team: 'operations', decision: 'send' },
        { team: 'logistics', decision: 'send' },
      ],
      notify: { delivered: 2, failed: [] },
    });
    await run('incident', KEY, '--note', 'first call made', '--by', 'Ana');

    const span = ['--for', '7d', '--reason', 'campaign'];
    const silence = await json('silence', '--location', 'north', '--kind', 'burst', ...span);
    expect(silence).toMatchObject({ id: 1, match: { location: ['north'], kind: ['burst'] }, open: [BURST] });
    expect(Date.parse(silence.until) - Date.parse(silence.from)).toBe(7 * DAY_MS);

    const [heads = '', ...rows] = (await run('incidents')).trimEnd().split('\n');
    expect(heads).toMatch(/^incident +state +since +change +owner +acknowledged$/);
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.startsWith(KEY))).toMatch(
      / firing +2026-03-01 +4\.25 → 3\.10 +operations \(\+1\) +-$/,
    );
    expect(rows.find((row) => row.startsWith(BURST))).toMatch(/ firing \(muted until \d{4}-\d\d-\d\d\) +2026-03-01 /);
    expect((await json('incidents', '--all')).incidents).toHaveLength(4);

    expect(await run('incident', KEY, '--close', 'fixed', '--by', 'Ana')).toContain(
      `${KEY}: closed as fixed, recovering\n  operations: sent\n  logistics: sent\n2 notifications delivered`,
    );
    const { steps } = await json('explain', KEY);
    expect(steps.map((step: Record<string, string>) => [step.reason, step.by, step.why]).slice(1)).toEqual([
      ['acknowledged', userInfo().username, 'acknowledged: new driver'],
      ['reassigned', 'Ana', 'handed from logistics to operations: their depot'],
      ['noted', 'Ana', 'first call made'],
      ['closed', 'Ana', 'closed as fixed'],
    ]);

    const changed = await json('silence', 'change', '1', '--for', '2w', '--by', 'Ana');
    expect(changed).toMatchObject({ id: 2, replaces: 1, by: 'Ana', reason: 'campaign' });
    expect((await json('silence', 'list')).silences).toMatchObject([{ id: 2, until: changed.until }]);
    const ended = ['ended ', ' by Ben: it was called off'];
    expect(await run('silence', 'end', '2', '--by', 'Ben', '--reason', 'it was called off\u001b')).toMatch(
      /^silence 2: location north, kind burst\nended \d{4}-\d\d-\d\d \d\d:\d\d by Ben: it was called off/,
    );
    expect(await run('silence', 'list')).toBe('No silence holds.\n');
    const [first = '', second = '', ...more] = (await run('silence', 'list', '--all')).trimEnd().split('\n');
    for (const words of ended)
      expect([first.includes(words), second.includes(words)]).toEqual([words === 'ended ', true]);
    expect([second.includes('campaign (Ana)'), more]).toEqual([true, []]);
    const { silences } = await json('silence', 'list', '--all');
    expect(silences[1]).toMatchObject({ id: 2, by: 'Ana', ended: { by: 'Ben', reason: 'it was called off' } });
    expect(await run('explain', BURST)).toMatch(
      /Silences that spoke of it\n {2}silence 1: .*\n {2}silence 2: location north, kind burst, from .*, ended .* by Ben: it was called off; campaign \(Ana\)\n/,
    );
    expect((await json('explain', KEY)).silences).toEqual([]);
  });

  it('a button pressed just before the door is killed is done by the next pass', { timeout: 120_000 }, async () => {
    const { child, ended } = startVigie(['receive', '--port', '0', '--config', project.config], { env });
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout!.on('data', (part: string) => resolve(/http:\S+/.exec(part)?.[0] ?? ''));
      void ended.then(({ stderr }) => reject(new Error(stderr)));
    });
    const rules = { url: 'https://vigie.example.com', keys: [new Secret(LINK_KEY)] as const, days: 14 };
    const link = actLinks(rules, { key: BURST }, teamId.parse('logistics'), 'Unusual day', instant(Date.now()));
    const answer = await fetch(`${url}${new URL(link.acknowledge).pathname}`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Zoé', note: 'an invitation went out' }),
    });
    child.kill('SIGKILL');
    expect(answer.status).toBe(200);
    await ended;
    expect(await json('notify')).toMatchObject({ acts: { done: 1, repeated: 0, aside: [] } });
    expect(await json('notify')).toMatchObject({ acts: { done: 0 } });
    const history = await opened(({ db }) => transitionsOf(db, BURST));
    const why = 'acknowledged: an invitation went out';
    expect(history.at(-1)).toMatchObject({ reason: 'acknowledged', by: 'Zoé (logistics)', why });
  });

  it('while a pass is under way, what is known to be open is kept for it or the next', {
    timeout: 120_000,
  }, async () => {
    await opened((database_) =>
      withRunLock(database_, async () => {
        expect(await run('ack', BURST, '--by', 'Ben', '--note', 'seen')).toContain('kept; another pass is under way');
        await expect(run('ack', `${BURST}9`, '--by', 'Ben')).rejects.toThrow(/Expected/);
        for (const act of [
          ['--note', 'called'],
          ['--reassign', 'operations'],
          ['--close', 'expected'],
        ])
          expect(await run('incident', BURST, ...act, '--by', 'Cy')).toContain('kept; another pass is under way');
        await expect(run('incident', BURST, '--close', 'gone', '--by', 'Cy')).rejects.toThrow(/Expected a cause/);
      }),
    );
    expect(await json('notify')).toMatchObject({
      acts: { done: 4, aside: [] },
      // A new owner is told, and of the end both are.
      delivered: 4,
      failed: [],
    });
    const history = await opened(({ db }) => transitionsOf(db, BURST));
    expect(history.slice(-4)).toMatchObject([
      { reason: 'noted', by: 'Ben', why: 'seen' },
      { reason: 'noted', by: 'Cy', why: 'called' },
      { reason: 'reassigned', by: 'Cy', why: 'handed from logistics to operations' },
      { reason: 'closed', by: 'Cy', to: 'accepted', why: 'closed as expected' },
    ]);
  });

  if (name === 'Postgres') return;

  it.each<[[Verb, ...string[]], string]>([
    [['ack', 'shop/north/delivery/down/2'], 'did you mean "shop/north/delivery/down/1"'],
    [['ack', OVER], 'Expected an incident that is open, got shop/north/staff/down/1'],
    [['ack', KEY, '--note', ' '], 'Expected a sentence for --note'],
    [['ack', KEY, '--by', 'x'.repeat(81)], 'Expected a name of at most 80 characters'],
    [['ack', KEY, '--note', 'x'.repeat(501)], 'Expected at most 500 characters for --note, got 501'],
    [['incidents', '--team', 'logistic'], 'did you mean "logistics"'],
    [['incident', KEY], 'Expected --reassign, --close or --note'],
    [['incident', KEY, '--reassign', 'logistcs'], 'did you mean "logistics"'],
    [['incident', KEY, '--close', 'fixd'], 'did you mean "fixed"'],
    [['incident', KEY, '--close', 'fixed', '--reassign', 'operations'], 'got both'],
    [['incident', OVER, '--note', 'late'], 'Expected an incident that is open'],
    [['silence', '--for', '7d', '--reason', 'x'], 'a silence of everything hides all'],
    [['silence', '--location', 'nort', '--for', '7d', '--reason', 'x'], 'did you mean "north"'],
    [['silence', '--location', 'north', '--for', '7d'], 'Expected --reason'],
    [['silence', '--location', 'north', '--reason', 'x'], 'a silence has an end'],
    [['silence', '--location', 'north', '--for', '7x', '--reason', 'x'], 'Expected a span'],
    [['silence', '--location', 'north', '--for', '1d', '--reason', 'x', '--until', '2030-01-01'], 'either --for'],
    [['silence', '--location', 'north', '--for', '92d', '--reason', 'x'], 'within 90 days'],
    [['silence', '--location', 'north', '--for', '400d', '--long', '--reason', 'x'], 'within 366 days'],
    [['silence', '--location', 'north', '--until', '2020-01-01', '--reason', 'x'], 'Expected an end after'],
    [['silence', '--incident', OVER, '--for', '7d', '--reason', 'x'], 'there is nothing to mute'],
    [['silence', '--incident', KEY, '--location', 'north', '--for', '7d', '--reason', 'x'], 'got both'],
    [['silence', 'end', '99'], 'Expected the number of a silence that is not over, got "99"'],
    [['silence', 'change', '1', '--for', '7d'], 'which ended at'],
  ])('%j is refused with what was expected', { timeout: 60_000 }, async ([verb, ...args], words) => {
    const told = run(verb, ...args);
    await expect(told).rejects.toThrow(ConfigError);
    await expect(told).rejects.toThrow(words);
  });
});
