/** What is sent again and again says where to write to stop it; what is sent for a reason does not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../src/domain/notification.ts';
import { periodNamed } from '../../src/domain/period.ts';
import { instant } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { sendDigests } from '../../src/pipeline/digest.ts';
import { sendReports } from '../../src/pipeline/report-letters.ts';
import { unsubscribeAt } from '../../src/pipeline/unsubscribe.ts';
import { openPipeline, type Running, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const file = { notifier: 'file', options: { folder: '/nowhere' } };
const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export' }],
    },
    touchpoints: { touchpoints: [{ id: 'delivery', name: { en: 'Delivery' }, owners: ['logistics'] }] },
    vigie: { mail: { from: 'vigie@example.org', smtp: { host: 'mail.example.org' } } },
    teams: {
      fallback: 'logistics',
      engineer: 'engineers',
      teams: [
        { id: 'logistics', name: 'Logistics', receivers: [file] },
        {
          id: 'engineers',
          name: 'Engineers',
          receivers: [file, { notifier: 'email', options: { to: ['vigie@example.org', 'second@example.org'] } }],
        },
      ],
    },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

it('weekly letters and reports name the people who run vigie', async () => {
  io.clock = instant('2026-06-01T13:00:00Z');
  await sendDigests(context);
  io.clock = instant('2026-06-09T13:00:00Z');
  await sendDigests(context);
  await sendReports(context, { period: periodNamed('2026-05')! });
  const messages = (await rowsOf(context.opened.db, 'outbox')).map(({ message }) => message as Message);
  expect(messages.map(({ type, unsubscribe }) => [type, unsubscribe]).sort()).toEqual(
    ['digest.weekly', 'digest.weekly', 'digest.weekly', 'report.period', 'report.period', 'report.period'].map(
      (type) => [type, 'mailto:vigie@example.org?subject=unsubscribe'],
    ),
  );
});

it('nobody is named where the engineers have no address', () => {
  const { teams, engineerTeam } = context.config;
  const receivers = [{ id: 'engineers/0', notifier: 'file', options: { folder: '/nowhere' } }];
  expect(unsubscribeAt({ engineerTeam, teams: teams.map((team) => ({ ...team, receivers })) })).toEqual({});
});
