import { beforeEach, expect, it } from 'vitest';
import { instant } from '../../src/domain/time.ts';
import { syncCatalogue } from '../../src/store/catalogue.ts';
import { type Db, transaction } from '../../src/store/database.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { attemptsOf, claimDue, enqueue, outboxSummary, recordDelivery } from '../../src/store/outbox.ts';
import { eachDatabase } from '../support/databases.ts';
import { CATALOGUE, incident, notification, transition } from '../support/reviews.ts';

const KEY = 'nordlys/harbour/waiting/down/1';
const NOW = instant('2026-03-10T00:00:00Z');
const LATER = instant('2026-03-10T01:00:00Z');
const claim = (worker: string, limit = 10) => ({ limit, leaseMs: 60_000, worker });

eachDatabase((_name, database) => {
  let db: Db;
  beforeEach(async () => {
    db = (await database.open()).db;
    await syncCatalogue(db, CATALOGUE);
    await saveTransitions(db, [{ incident: incident(KEY), transition: transition(KEY, 1) }]);
  });

  it('hands each message to one worker, whoever asks at the same time', async () => {
    const many = Array.from({ length: 60 }, (_, i) => notification(`msg_${i}`, KEY, 1, { receiver: `team/${i}` }));
    await enqueue(db, many);
    await enqueue(db, many);
    const claims = await Promise.all(
      ['one', 'two', 'one', 'two', 'one', 'two'].map((worker) => claimDue(db, NOW, claim(worker, 15))),
    );
    const later = [await claimDue(db, NOW, claim('one', 100)), await claimDue(db, NOW, claim('two', 100))];
    const keys = [...claims, ...later].flat().map((one) => one.key);
    expect(keys).toHaveLength(60);
    expect(new Set(keys).size).toBe(60);
  });

  it('gives back the message as it was written and counts the attempt that begins', async () => {
    const written = notification('msg_1', KEY, 1);
    await enqueue(db, [
      { ...written, message: { ...written.message, text: 'cut \ud83d', data: { nul: 'a\0b', list: [1] } } },
    ]);
    expect(await claimDue(db, NOW, claim('one'))).toEqual([
      { ...written, attempts: 1, message: { ...written.message, text: 'cut \ufffd', data: { nul: 'ab', list: [1] } } },
    ]);
  });

  it('keeps the order of one incident and receiver, and lets others pass', async () => {
    await enqueue(db, [
      notification('msg_2', KEY, 2),
      notification('msg_1', KEY, 1, { nextAttemptAt: LATER }),
      notification('msg_other', KEY, 2, { receiver: 'operations/1' }),
    ]);
    expect((await claimDue(db, NOW, claim('one'))).map((one) => one.key)).toEqual(['msg_other']);
    expect((await claimDue(db, LATER, claim('one'))).map((one) => one.key)).toEqual(['msg_other', 'msg_1']);
    await recordDelivery(db, { key: 'msg_1', at: LATER, ok: true, detail: '204', next: { state: 'delivered' } });
    expect((await claimDue(db, LATER, claim('one'))).map((one) => one.key)).toEqual(['msg_2']);
  });

  it('hands a message out again when its worker did not come back in time, and not before', async () => {
    await enqueue(db, [notification('msg_1', KEY, 1)]);
    await claimDue(db, NOW, claim('killed'));
    expect(await claimDue(db, instant('2026-03-10T00:00:59Z'), claim('other'))).toEqual([]);
    expect(await claimDue(db, instant('2026-03-10T00:01:00Z'), claim('other'))).toMatchObject([
      { key: 'msg_1', attempts: 2 },
    ]);
    await recordDelivery(db, {
      key: 'msg_1',
      at: LATER,
      ok: false,
      detail: 'late',
      next: { retryAt: NOW },
      worker: 'killed',
    });
    expect(await claimDue(db, instant('2026-03-10T00:01:30Z'), claim('third'))).toEqual([]);
  });

  it('writes every attempt down, retries when asked to, and leaves a settled message settled', async () => {
    await enqueue(db, [notification('msg_1', KEY, 1), notification('msg_2', KEY, 1, { receiver: 'operations/1' })]);
    await claimDue(db, NOW, claim('one'));
    await recordDelivery(db, { key: 'msg_1', at: NOW, ok: false, detail: 'Got 500', next: { retryAt: LATER } });
    await recordDelivery(db, { key: 'msg_2', at: NOW, ok: false, detail: 'Got 410', next: { state: 'given-up' } });
    expect(await claimDue(db, instant('2026-03-10T00:30:00Z'), claim('one'))).toEqual([]);
    expect(await outboxSummary(db)).toEqual({ waiting: 1, delivered: 0, givenUp: 1, withdrawn: 0, oldestWaiting: NOW });
    expect(await claimDue(db, LATER, claim('one'))).toMatchObject([{ key: 'msg_1', attempts: 2 }]);
    await recordDelivery(db, { key: 'msg_1', at: LATER, ok: true, detail: '204', next: { state: 'delivered' } });
    await recordDelivery(db, { key: 'msg_1', at: LATER, ok: false, detail: 'a late failure', next: { retryAt: NOW } });
    expect(await claimDue(db, instant('2027-01-01'), claim('one'))).toEqual([]);
    expect((await attemptsOf(db, 'msg_1')).map((one) => one.ok)).toEqual([false, true, false]);
    expect(await outboxSummary(db)).toEqual({ waiting: 0, delivered: 1, givenUp: 1, withdrawn: 0 });
  });

  it('holds nothing of a transition that was rolled back', async () => {
    const failing = transaction(db, async (trx) => {
      await saveTransitions(trx, [{ incident: incident(KEY, { state: 'resolved' }), transition: transition(KEY, 2) }]);
      await enqueue(trx, [notification('msg_phantom', KEY, 2)]);
      throw new Error('crash');
    });
    await expect(failing).rejects.toThrow('crash');
    expect(await outboxSummary(db)).toEqual({ waiting: 0, delivered: 0, givenUp: 0, withdrawn: 0 });
  });
});
