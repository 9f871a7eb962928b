import { beforeEach, expect, it } from 'vitest';
import { teamId } from '../../src/domain/ids.ts';
import type { Notification } from '../../src/domain/notification.ts';
import { type Instant, instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import type { Db } from '../../src/store/database.ts';
import { deadLetters, replayDeadLetter, untoldDeadLetters } from '../../src/store/dead-letters.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { withdrawMessages } from '../../src/store/notices.ts';
import {
  attemptsOf,
  claimDue,
  dueReceivers,
  enqueue,
  outboxSummary,
  recordDelivery,
  releaseHeld,
} from '../../src/store/outbox.ts';
import {
  buryForDisabled,
  disableReceiver,
  enableReceiver,
  noteFailure,
  noteSuccess,
  noteTold,
  receiverHealth,
  restReceiver,
} from '../../src/store/receivers.ts';
import { eachDatabase } from '../support/databases.ts';
import { CATALOGUE, incident, notification, transition } from '../support/reviews.ts';

const KEY = 'nordlys/harbour/waiting/down/1';
const NOW = instant('2026-03-10T00:00:00Z');
const at = (hours: number): Instant => instant(Date.parse(NOW) + hours * 3_600_000);
const OFF = { at: NOW, why: 'it wants no more', destination: 'here' };
const RECEIVER = 'operations/0';

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
    await saveTransitions(db, [{ incident: incident(KEY), transition: transition(KEY, 1) }]);
  });

  const claimed = async (now: Instant, receiver?: string) =>
    (await claimDue(db, now, { limit: 10, leaseMs: 1000, worker: 'w', ...(receiver && { receiver }) })).map(
      ({ key }) => key,
    );
  const put = (key: string, sequence: number, changes: Partial<Notification> = {}) =>
    enqueue(db, [notification(key, KEY, sequence, changes)]);
  const giveUp = (key: string, now: Instant, detail = 'Got 500') =>
    recordDelivery(db, { key, at: now, ok: false, detail, next: { state: 'given-up' } });

  it('hands out nothing for a receiver that rests, until it has rested, and lets others pass', async () => {
    await put('msg_1', 1);
    await put('msg_2', 1, { receiver: 'operations/1' });
    await restReceiver(db, RECEIVER, at(1));
    expect(await dueReceivers(db, NOW)).toEqual(['operations/1']);
    expect(await claimed(NOW)).toEqual(['msg_2']);
    expect(await claimed(at(1), RECEIVER)).toEqual(['msg_1']);
  });

  it('serves receivers that are well before those that fail', async () => {
    await put('msg_1', 1);
    await put('msg_2', 1, { receiver: 'operations/1', nextAttemptAt: at(1) });
    await noteFailure(db, RECEIVER, NOW);
    expect(await dueReceivers(db, at(2))).toEqual(['operations/1', RECEIVER]);
    await noteSuccess(db, RECEIVER);
    expect(await dueReceivers(db, at(2))).toEqual([RECEIVER, 'operations/1']);
  });

  it('counts failures as one long one only without a success or two days between them', async () => {
    expect(await noteFailure(db, RECEIVER, NOW)).toBe(NOW);
    expect(await noteFailure(db, RECEIVER, at(40))).toBe(NOW);
    expect(await noteFailure(db, RECEIVER, at(80))).toBe(NOW);
    expect(await noteFailure(db, RECEIVER, at(130))).toBe(at(130));
    await noteSuccess(db, RECEIVER);
    expect(await noteFailure(db, RECEIVER, at(131))).toBe(at(131));
  });

  it('makes dead letters of what waits for a disabled receiver, with the reason, but for what a rule holds back', async () => {
    await put('msg_1', 1, { nextAttemptAt: at(5), attempts: 3 });
    await put('msg_2', 2, { nextAttemptAt: at(9), held: 'hours' });
    await put('msg_3', 1, { receiver: 'operations/1' });
    await disableReceiver(db, RECEIVER, OFF);
    expect(await claimed(at(20), RECEIVER)).toEqual([]);
    expect(await buryForDisabled(db, NOW)).toBe(1);
    expect(await attemptsOf(db, 'msg_1')).toEqual([
      { at: NOW, ok: false, detail: 'not sent: the receiver is disabled (it wants no more)' },
    ]);
    expect(await buryForDisabled(db, at(9))).toBe(1);
    expect(await outboxSummary(db)).toMatchObject({ waiting: 1, givenUp: 2 });
    expect((await deadLetters(db, RECEIVER)).map(({ key }) => key)).toEqual(['msg_2', 'msg_1']);
  });

  it('knows why and until when, and forgets it when the receiver is enabled again', async () => {
    await noteFailure(db, RECEIVER, NOW);
    await disableReceiver(db, RECEIVER, OFF);
    expect((await receiverHealth(db)).get(RECEIVER)).toMatchObject({ disabled: OFF, failingSince: NOW, episode: 0 });
    expect(await enableReceiver(db, RECEIVER)).toBe(true);
    expect(await enableReceiver(db, RECEIVER)).toBe(false);
    expect((await receiverHealth(db)).get(RECEIVER)).toEqual({ receiver: RECEIVER, episode: 0 });
  });

  it('knows of which dead letters nobody was told, and numbers the tellings', async () => {
    await put('msg_1', 1);
    await giveUp('msg_1', NOW);
    expect((await untoldDeadLetters(db)).map(({ key, why }) => [key, why])).toEqual([['msg_1', 'Got 500']]);
    expect(await noteTold(db, RECEIVER, at(1))).toBe(1);
    expect(await untoldDeadLetters(db)).toEqual([]);
    await put('msg_2', 2);
    await giveUp('msg_2', at(2));
    expect((await untoldDeadLetters(db)).map(({ key }) => key)).toEqual(['msg_2']);
    expect(await noteTold(db, RECEIVER, at(3))).toBe(2);
  });

  it('puts a dead letter back under its own key, as if never tried', async () => {
    await put('msg_1', 1, { attempts: 10 });
    await giveUp('msg_1', NOW);
    expect(await replayDeadLetter(db, 'msg_0', at(1))).toBe(0);
    expect(await replayDeadLetter(db, 'msg_1', at(1))).toBe(1);
    expect(await claimDue(db, at(1), { limit: 1, leaseMs: 1000, worker: 'w' })).toMatchObject([
      { key: 'msg_1', attempts: 1 },
    ]);
    expect((await attemptsOf(db, 'msg_1')).at(-1)).toEqual({ at: at(1), detail: 'put back by hand' });
  });

  it('lets nothing that was given up or withdrawn stand in the way of what comes after', async () => {
    await put('msg_1', 1);
    await put('msg_2', 2, { held: 'hours' });
    await put('msg_3', 3);
    await giveUp('msg_1', NOW);
    const team = teamId.parse('operations');
    const why = 'withdrawn: a newer message says more';
    await withdrawMessages(db, [{ incident: KEY, sequence: 2, team, at: NOW, why }]);
    expect(await claimed(NOW)).toEqual(['msg_3']);
    expect(await outboxSummary(db)).toMatchObject({ waiting: 1, givenUp: 1, withdrawn: 1 });
    expect(await attemptsOf(db, 'msg_2')).toEqual([{ at: NOW, detail: why }]);
  });

  it('sends what a rule holds back before a later message of its thread that is due, and not without one', async () => {
    await put('msg_1', 1, { nextAttemptAt: at(9), held: 'hours' });
    await put('msg_other', 1, { thread: 'another', nextAttemptAt: at(9), held: 'hours' });
    await put('msg_2', 2, { nextAttemptAt: at(1) });
    await releaseHeld(db, NOW);
    expect(await claimed(at(1))).toEqual([]);
    await releaseHeld(db, at(1));
    expect(await claimed(at(1))).toEqual(['msg_1']);
    await recordDelivery(db, { key: 'msg_1', at: at(1), ok: true, detail: '204', next: { state: 'delivered' } });
    expect(await claimed(at(1))).toEqual(['msg_2']);
    expect((await outboxSummary(db)).oldestWaiting).toBe(NOW);
  });

  it('does not call late what a rule holds back', async () => {
    await put('msg_1', 1, { nextAttemptAt: at(9), held: 'hours' });
    expect(await outboxSummary(db)).toEqual({ waiting: 1, delivered: 0, givenUp: 0, withdrawn: 0 });
  });
});
