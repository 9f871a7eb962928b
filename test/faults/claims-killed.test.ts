/** kill -9 while a message is on its way: the next pass sends it at once, and leaves alone what somebody else may still be sending. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'vitest';
import { teamId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { claimDue, enqueue } from '../../src/store/outbox.ts';
import { openPipeline, testIo } from '../support/pipeline.ts';
import { startPostgres } from '../support/postgres.ts';
import { makeProject, startVigie } from '../support/project.ts';
import { notification } from '../support/reviews.ts';

it.for(['pglite', 'postgres'] as const)(
  'a message of a killed pass goes out with the next one, under its key, on %s',
  { timeout: 120_000 },
  async (kind, { skip, expect }) => {
    const postgres = kind === 'postgres' ? await startPostgres() : undefined;
    if (kind === 'postgres' && !postgres) skip('no Postgres found');
    const url = await postgres?.createDatabase();
    const env = {
      HOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
      ...(url !== undefined && { DATABASE_URL: url }),
    };
    const heard: string[] = [];
    let kill = () => {};
    const server = createServer((request, response) => {
      heard.push(String(request.headers['webhook-id']));
      kill();
      response.writeHead(204).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const hook = { notifier: 'webhook', options: { url: `http://${host}/`, secret: `\${HOOK_SECRET}` } };
    const project = await makeProject({
      teams: {
        fallback: 'operations',
        engineer: 'operations',
        teams: [
          { id: 'operations', name: 'Operations', receivers: [hook] },
          { id: 'logistics', name: 'Logistics', receivers: [hook] },
        ],
      },
      vigie: { politeness: { contact: 'test@shop.example', allowPrivateHosts: [host] } },
    });
    const io = testIo({ env });
    io.clock = instant(Date.now());
    const inside = async <T>(use: (context: Awaited<ReturnType<typeof openPipeline>>['context']) => Promise<T>) => {
      const running = await openPipeline(project, io);
      return use(running.context).finally(() => running.close());
    };
    const letter = (key: string, id: string) => {
      const { incident: _, ...one } = notification(key, `digest/${id}`, 1, {
        team: teamId.parse(id),
        receiver: `${id}/0`,
      });
      return one;
    };
    try {
      await inside(({ opened }) => enqueue(opened.db, [letter('msg_killed', 'operations')]));
      const { child, ended } = startVigie(['notify', '--config', project.config], { env });
      kill = () => child.kill('SIGKILL');
      expect((await ended).signal).toBe('SIGKILL');
      expect(heard).toEqual(['msg_killed']);

      kill = () => {};
      io.clock = instant(Date.now());
      await inside(async (context) => {
        const { db } = context.opened;
        await enqueue(db, [letter('msg_elsewhere', 'logistics')]);
        const claim = { limit: 1, leaseMs: 120_000, receiver: 'logistics/0' };
        // Nobody can see whether that one lives.
        expect(await claimDue(db, io.clock, { ...claim, worker: 'elsewhere.example:1' })).toHaveLength(1);
        expect((await notifyTeams(context)).failed).toEqual([]);
        // An embedded database has no other host.
        expect(heard.toSorted()).toEqual([...(kind === 'pglite' ? ['msg_elsewhere'] : []), 'msg_killed', 'msg_killed']);
        io.clock = instant(Date.now() + 121_000);
        await notifyTeams(context);
        expect(heard.filter((key) => key === 'msg_elsewhere')).toHaveLength(1);
      });
    } finally {
      server.closeAllConnections();
      server.close();
      await project.remove();
      await postgres?.stop();
    }
  },
);
