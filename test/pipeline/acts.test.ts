/** Acts on stored incidents, on both databases: one transaction each, in order, once, and what cannot be done is put aside with its reason. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/alerts/signal.ts';
import type { Config } from '../../src/config/config.ts';
import { locationId, type TeamId, teamId } from '../../src/domain/ids.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { type Instant, instant, millis } from '../../src/domain/time.ts';
import { actFolder, keepAct, type WaitingAct, waitingActs } from '../../src/pipeline/act-inbox.ts';
import { actOn, applyActs, postBoard } from '../../src/pipeline/acts.ts';
import { type Context, readConfig } from '../../src/pipeline/context.ts';
import { readBoard } from '../../src/pipeline/incident-board.ts';
import type { StoreContext } from '../../src/pipeline/open-store.ts';
import { mutedUntil, showSilences } from '../../src/pipeline/silences.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { findIncidents, saveTransitions, transitionsOf } from '../../src/store/incidents.ts';
import { noticesOf, saveNotices } from '../../src/store/notices.ts';
import { attemptsOf, enqueue, messagesOf } from '../../src/store/outbox.ts';
import { activeSilences, addSilence, findSilences } from '../../src/store/silences.ts';
import { eachDatabase } from '../support/databases.ts';
import { dayAfter, NOW, type TestIo, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { CATALOGUE, HARBOUR, incident, notification, transition } from '../support/reviews.ts';

const KEY = 'nordlys/harbour/waiting/down/1';
const OTHER = 'nordlys/station/waiting/down/1';
const OVER = 'nordlys/harbour/waiting/down/0';
const LOGISTICS = teamId.parse('logistics');
const SENT = { at: NOW, decision: 'send', why: 'sent' } as const;

let project: Project;
let config: Config;
beforeAll(async () => {
  project = await makeProject();
  config = await readConfig({ env: {} }, project.config);
});
afterAll(() => project.remove());

eachDatabase((_name, database) => {
  /** Without what reads and sends: none of these acts is told to anybody. */
  let context: Context;
  let io: TestIo;
  let dataDir: string;

  beforeEach(async () => {
    const opened = await database.open();
    io = testIo();
    dataDir = config.database.dataDir;
    await rm(actFolder(dataDir), { recursive: true, force: true });
    const stores: StoreContext = { ...io, now: () => io.clock, config, opened };
    context = stores as Context;
    await syncCatalogue(opened.db, CATALOGUE);
    const stored = [
      incident(OVER, { state: 'resolved' }),
      incident(KEY, { informed: ['support' as TeamId] }),
      incident(OTHER, { location: locationId.parse('station') }),
    ];
    await saveTransitions(
      opened.db,
      stored.map((one) => ({ incident: one, transition: transition(one.key, 1) })),
    );
  });

  const db = () => context.opened.db;
  const stored = async (key = KEY) => (await findIncidents(db(), { key }))[0]!;
  const steps = async (key = KEY) =>
    (await transitionsOf(db(), key)).map(({ sequence, reason, by, why }) => [sequence, reason, by, why]);
  const press = (act: Partial<Exclude<WaitingAct, { act: 'close' | 'reassign' | 'note' }>> = {}, at: Instant = NOW) =>
    keepAct(dataDir, { act: 'acknowledge', incident: KEY, team: LOGISTICS, by: 'Ana', ...act }, at);
  const at = (minutes: number, from: Instant = NOW) => instant(millis(from) + minutes * 60_000);

  describe('an act', () => {
    it('is stored with its step and its messages, or not at all', async () => {
      const actor = { at: NOW, by: 'Ana' };
      const act = { type: 'reassign', to: LOGISTICS } as const;
      const message = notification('msg_1', KEY, 2);
      const broken = { ...message, state: 'no such state' as never };
      const told = (one: Notification) => async (change: Change) => ({
        changes: [change],
        notices: change.tell.map((team) => ({ ...SENT, incident: KEY, sequence: 2, team })),
        withdrawn: [],
        notifications: [one],
      });
      await expect(actOn(context, KEY, act, actor, told(broken))).rejects.toThrow(/outbox_state_check/);
      expect([(await stored()).accountable, (await steps()).length]).toEqual(['operations', 1]);
      const acted = await actOn(context, KEY, act, actor, told(message));
      expect(acted?.notices.map(({ team }) => team)).toEqual(['logistics', 'operations', 'support']);
      expect(await noticesOf(db(), [KEY])).toHaveLength(3);
      expect((await stored()).accountable).toBe('logistics');
      expect((await messagesOf(db(), KEY)).map(({ key }) => key)).toEqual(['msg_1']);
      expect((await steps()).slice(1)).toEqual([[2, 'reassigned', 'Ana', 'handed from operations to logistics']]);
    });

    it('on an incident that nobody knows is nothing', async () => {
      const act = { type: 'note', note: 'x' } as const;
      expect(await actOn(context, 'nordlys/nowhere/*/down/1', act, { at: NOW, by: 'Ana' })).toBeUndefined();
    });
  });

  describe('an answer', () => {
    /** Calls for an answer that wait, and what is none of them; `attempts` of one that was tried and failed. */
    async function calls() {
      const waiting = [
        { reason: 'opened', team: 'operations', attempts: 1, state: 'delivered' },
        { reason: 'opened', team: 'support', held: 'hours' },
        { reason: 'repeated', team: 'operations', held: 'hours' },
        { reason: 'escalated', team: 'chief', held: 'hours' },
        { reason: 'escalated', team: 'owner' },
        { reason: 'escalated', team: 'board', attempts: 2 },
        { reason: 'repeated', team: 'newcomer', held: 'hours' },
        { reason: 'repeated', team: 'listed', held: 'hours' },
        { reason: 'worse', team: 'operations', held: 'update' },
      ] as const;
      const one = await stored();
      for (const [index, { reason, team, ...changes }] of waiting.entries()) {
        const sequence = index + 2;
        await saveTransitions(db(), [{ incident: one, transition: transition(KEY, sequence, { reason }) }]);
        const made = { team: teamId.parse(team), receiver: `${team}/0`, ...changes };
        await enqueue(db(), [notification(`msg_${reason}_${team}`, KEY, sequence, made)]);
      }
      const listed = { incident: KEY, sequence: 1, team: teamId.parse('listed'), at: NOW };
      await saveNotices(db(), [{ ...listed, decision: 'mute', rule: 'flood', why: 'listed' }]);
    }
    const gone = async () =>
      (await messagesOf(db(), KEY)).flatMap(({ key, state }) => (state === 'withdrawn' ? [key.slice(4)] : []));
    const CALLS = ['repeated_operations', 'escalated_chief', 'escalated_owner', 'repeated_listed'];

    it.each([
      [{ type: 'acknowledge' }, 'acknowledged'],
      [{ type: 'close', cause: 'fixed' }, 'closed'],
      [{ type: 'reassign', to: LOGISTICS }, 'reassigned'],
    ] as const)('%j withdraws calls for one that nobody tried to send yet, and no other word', async (act, word) => {
      await calls();
      const acted = await actOn(context, KEY, act, { at: at(1), by: 'Ana' });
      expect(await gone()).toEqual(CALLS);
      const why = `withdrawn: ${word} by Ana while it waited`;
      expect(acted?.notices).toEqual(
        [
          [4, 'operations'],
          [5, 'chief'],
          [6, 'owner'],
          [9, 'listed'],
        ].map(([sequence, team]) => ({
          ...{ incident: KEY, sequence, team, at: at(1), decision: 'mute', rule: 'overtaken', why },
        })),
      );
      expect(await noticesOf(db(), [KEY])).toMatchObject([{ rule: 'flood' }, ...acted!.notices]);
      expect(await attemptsOf(db(), 'msg_escalated_chief')).toEqual([{ at: at(1), detail: why }]);
    });

    it('a note is none, and one for another incident neither', async () => {
      await calls();
      await actOn(context, KEY, { type: 'note', note: 'first call made' }, { at: at(1), by: 'Ana' });
      await actOn(context, OTHER, { type: 'acknowledge' }, { at: at(2), by: 'Ana' });
      expect(await gone()).toEqual([]);
    });

    it('by a link withdraws as well, with the pass that does it', async () => {
      await calls();
      await press({}, at(1));
      expect(await applyActs(context)).toMatchObject({ done: 1 });
      expect(await gone()).toEqual(CALLS);
      expect((await noticesOf(db(), [KEY])).at(-1)?.why).toBe(
        'withdrawn: acknowledged by Ana (logistics) while it waited',
      );
    });
  });

  describe('what waits in the inbox', () => {
    it('is done in the order of the buttons, once, and its time is when they were pressed', async () => {
      await press({ by: 'Ben', note: 'mine' }, at(2));
      await press({ by: 'Ana' }, at(1));
      io.clock = dayAfter(1);
      expect(await applyActs(context)).toEqual({ done: 2, repeated: 0, aside: [] });
      expect((await stored()).acknowledged).toEqual({ by: 'Ana (logistics)', at: at(1) });
      expect((await steps()).slice(1)).toEqual([
        [2, 'acknowledged', 'Ana (logistics)', 'acknowledged'],
        [3, 'noted', 'Ben (logistics)', 'mine'],
      ]);
      expect(await waitingActs(dataDir)).toEqual([]);
      expect(await applyActs(context)).toEqual({ done: 0, repeated: 0, aside: [] });
    });

    it('is not done twice when a pass was killed after its commit, notes included', async () => {
      await press({ by: 'Ana' }, at(0));
      await press({ by: 'Ben', note: 'mine' }, at(1));
      await press({ act: 'silence', by: 'Cy' }, at(2));
      io.clock = at(3);
      const before = join(project.dir, 'before-the-pass');
      await cp(actFolder(dataDir), before, { recursive: true });
      expect((await applyActs(context)).done).toBe(3);
      const [history, silences] = [await steps(), await findSilences(db())];
      await cp(before, actFolder(dataDir), { recursive: true });
      await rm(before, { recursive: true });
      expect(await applyActs(context)).toEqual({ done: 0, repeated: 3, aside: [] });
      expect([await steps(), await findSilences(db())]).toEqual([history, silences]);
    });

    it('is put aside with its reason when it cannot be done, and the rest is done', async () => {
      await press({ incident: 'nordlys/nowhere/*/down/1' }, at(0));
      await press({ incident: OVER }, at(1));
      await press({ act: 'silence', incident: OVER }, at(2));
      await press({}, at(3));
      const folder = actFolder(dataDir);
      const name = (minute: number) => `${at(minute).replace(/[-:.]/g, '')}-${'0'.repeat(24)}.json`;
      await writeFile(join(folder, name(4)), '{"act":"close"');
      await writeFile(join(folder, name(5)), '{"act":"drop","incident":"x","by":"y"}');
      await writeFile(join(folder, name(6)), 'x'.repeat(20_000));
      const { done, aside } = await applyActs(context);
      expect([done, aside.map(({ reason }) => reason)]).toEqual([
        1,
        [
          expect.stringContaining('Expected the key of an incident, got "nordlys/nowhere/*/down/1"'),
          expect.stringContaining('Expected an incident that is open'),
          expect.stringContaining('Expected an open incident'),
          ...Array(3).fill(expect.stringContaining('Expected an act of ours')),
        ],
      ]);
      for (const { path, reason } of aside) {
        expect(await readFile(`${path}.why.txt`, 'utf8')).toBe(`${reason}\n`);
        expect(io.lines.join('\n')).toContain(path);
      }
      expect(await waitingActs(dataDir)).toEqual([]);
      expect((await stored()).acknowledged?.by).toBe('Ana (logistics)');
      expect(await readdir(folder)).toEqual(['aside']);
    });

    it('mutes one incident for a week from the button, longer when pressed again another day, and too late not at all', async () => {
      await press({ act: 'silence', note: 'strike' }, at(0));
      await press({ act: 'silence', by: 'Ben' }, at(30));
      io.clock = at(40);
      expect(await applyActs(context)).toMatchObject({ done: 1, repeated: 1 });
      const week = dayAfter(7);
      const first = { incident: KEY, match: {}, from: NOW, until: week, reason: 'strike', by: 'Ana (logistics)' };
      expect(await activeSilences(db(), io.clock)).toMatchObject([first]);
      const until = await mutedUntil(context);
      expect([until(await stored()), until(await stored(OTHER))]).toEqual([week, undefined]);
      await press({ act: 'silence' }, dayAfter(2));
      io.clock = dayAfter(3);
      expect(await applyActs(context)).toMatchObject({ done: 1 });
      const [one, two, ...more] = await findSilences(db());
      expect([one?.until, two?.until, two?.replaces, more]).toEqual([dayAfter(3), dayAfter(9), one?.id, []]);
      await press({ act: 'silence', incident: OTHER }, dayAfter(3));
      io.clock = dayAfter(10);
      expect((await applyActs(context)).aside).toMatchObject([
        { reason: expect.stringContaining('Expected a pass within 7 days') },
      ]);
    });

    it('leaves for the door which incidents are open and who has them in hand', async () => {
      await press();
      await applyActs(context);
      expect(await readBoard(dataDir)).toBeUndefined();
      await postBoard(context);
      const board = await readBoard(dataDir);
      expect(board?.at).toBe(NOW);
      expect(board?.open.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
        { key: KEY, accountable: 'operations', acknowledged: { at: NOW, by: 'Ana (logistics)' } },
        { key: OTHER, accountable: 'operations' },
      ]);
    });

    it('is left for the next pass when this one is stopped', async () => {
      await press();
      const signal = AbortSignal.abort();
      expect(await applyActs({ ...context, signal })).toMatchObject({ done: 0 });
      expect(await waitingActs(dataDir)).toHaveLength(1);
    });
  });

  it('silences are shown with the open incidents that they speak of, and none with what is over', async () => {
    const span = { from: NOW, until: dayAfter(7), reason: 'works', by: 'Ana' };
    const wishes = [
      { match: { location: [HARBOUR] } },
      { match: { location: [HARBOUR], direction: ['up' as const] } },
      { match: { region: ['south' as never] } },
      { match: { kind: ['drift' as const, 'burst' as const] } },
      { match: {}, incident: OTHER },
      { match: {}, incident: OVER },
    ];
    for (const wish of wishes) await addSilence(db(), { ...span, ...wish }, NOW);
    const shown = await showSilences(context, await findSilences(db()));
    expect(shown.map(({ open }) => open.toSorted())).toEqual([[KEY], [], [], [KEY, OTHER], [OTHER], []]);
  });
});
