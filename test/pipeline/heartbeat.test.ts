/** The sign of life: given while vigie does its work, withheld when it does not, to a real server. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import type { Outcome, Run } from '../../src/domain/run.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { heartbeat } from '../../src/pipeline/heartbeat.ts';
import { saveTransitions } from '../../src/store/incidents.ts';
import { enqueue, recordDelivery } from '../../src/store/outbox.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { notification } from '../support/reviews.ts';

const io = testIo();
let server: Server;
let status = 200;
const asked: string[] = [];
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  project = await makeProject({
    vigie: {
      politeness: { contact: 'test@shop.example', allowPrivateHosts: [host] },
      heartbeat: { url: `http://${host}/ping/secret-token`, timeoutMs: 2000 },
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
  server.close();
});
beforeEach(async () => {
  io.clock = NOW;
  status = 200;
  asked.length = 0;
  await emptyDatabase(context);
});

function run(outcome: Outcome): Run {
  const counts = { read: 0, new: 0, edited: 0, same: 0, skipped: 0 };
  return { source: sourceId.parse('export'), startedAt: NOW, endedAt: NOW, outcome, counts };
}

describe('the heartbeat', () => {
  it('is given after a pass that read at least one source, and after one in which none was due', async () => {
    expect(await heartbeat(context, { runs: [run('blocked'), run('complete')] })).toEqual({ state: 'sent' });
    expect(await heartbeat(context, { runs: [] })).toEqual({ state: 'sent' });
    expect(asked).toEqual(['/ping/secret-token', '/ping/secret-token']);
    expect(await rowsOf(context.opened.db, 'beats')).toMatchObject([{ name: 'heartbeat', detail: 'sent' }]);
  });

  it('is withheld when none of the sources that were due could be read', async () => {
    const report = await heartbeat(context, { runs: [run('blocked'), run('unreachable')] });
    expect(report).toEqual({ state: 'withheld', detail: 'none of the 2 sources that were due could be read' });
    expect(asked).toEqual([]);
  });

  it('is withheld when nobody has been reached for a day, and given while any receiver takes its messages', async () => {
    const { db } = context.opened;
    const notes = ['a', 'b'].map((key) => {
      const { incident: _, ...note } = notification(key, key, 1, { createdAt: NOW, nextAttemptAt: NOW });
      return note;
    });
    await saveTransitions(db, []);
    await enqueue(db, notes);
    await recordDelivery(db, { key: 'a', at: NOW, ok: false, detail: 'refused', next: { retryAt: dayAfter(1) } });
    expect(await heartbeat(context, { runs: [] })).toEqual({ state: 'sent' });
    io.clock = dayAfter(1.1);
    expect(await heartbeat(context, { runs: [] })).toMatchObject({ state: 'withheld' });
    await recordDelivery(db, { key: 'b', at: dayAfter(1), ok: true, detail: 'taken', next: { state: 'delivered' } });
    expect(await heartbeat(context, { runs: [] })).toEqual({ state: 'sent' });
  });

  it.each([301, 404, 500])(
    'has failed when the answer is %d, whose redirect is not followed, and names no token',
    async (answer) => {
      status = answer;
      const report = await heartbeat(context, { runs: [] });
      expect(report).toMatchObject({ state: 'failed', detail: expect.stringContaining(`got ${answer}`) });
      expect(JSON.stringify([report, io.lines])).not.toContain('secret-token');
      expect(asked).toHaveLength(1);
    },
  );
});
