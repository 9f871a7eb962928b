/** Warnings about hours into which no pass falls: from the schedule, and from what passes left behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { instant } from '../../src/domain/time.ts';
import type { Context } from '../../src/pipeline/context.ts';
import { examine } from '../../src/pipeline/doctor.ts';
import { hoursChecks } from '../../src/pipeline/doctor-hours.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { dayAfter, emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

const receivers = [{ notifier: 'file', options: { folder: '/nowhere' } }];

beforeAll(async () => {
  project = await makeProject({
    touchpoints: { touchpoints: [{ id: 'delivery', name: { en: 'Delivery' }, owners: ['paris'] }] },
    teams: {
      fallback: 'always',
      engineer: 'always',
      teams: [
        { id: 'always', name: 'Always', receivers },
        { id: 'paris', name: 'Paris', timeZone: 'Europe/Paris', hours: { from: '09:00', to: '18:00' }, receivers },
        {
          id: 'tehran',
          name: 'Tehran',
          timeZone: 'Asia/Tehran',
          hours: { days: ['fri'], from: '08:00', to: '08:30' },
          receivers,
        },
      ],
    },
    vigie: { schedule: { cron: '15 6 * * *', timeZone: 'Europe/Paris' } },
  });
  running = await openPipeline(project, io);
  context = running.context;
});
afterAll(async () => {
  await running.close();
  await project.remove();
});
beforeEach(async () => {
  io.clock = NOW;
  await emptyDatabase(context);
});

async function warned(cron?: string, timeZone = 'Europe/Paris'): Promise<readonly string[]> {
  const { schedule: _, ...rest } = context.config;
  const config: Config = cron === undefined ? rest : { ...rest, schedule: { cron, timeZone } };
  return (await hoursChecks(context.opened.db, config, io.clock)).map(({ name }) => name.replace('hours of ', ''));
}

describe('the hours of teams', () => {
  it('are warned of where the schedule never falls into them, each with what to do', async () => {
    const [paris, ...more] = await hoursChecks(context.opened.db, context.config, NOW);
    expect(paris).toEqual({
      name: 'hours of paris',
      ok: true,
      warn: true,
      found:
        'mon, tue, wed, thu, fri 09:00–18:00 (Europe/Paris): the schedule "15 6 * * *" (Europe/Paris) never falls into them, and no pass came within them yet',
      next: 'let cron call vigie notify within them (crontab.example): else what is held for the team waits for the next run',
    });
    expect(more.map(({ name }) => name)).toEqual(['hours of tehran']);
  });

  it.for([
    ['without a schedule', undefined, ['paris', 'tehran']],
    ['at nine, the first minute', '0 9 * * *', ['tehran']],
    ['at six, the first minute too late', '0 18 * * *', ['paris', 'tehran']],
    ['at weekends', '0 12 * * sat,7', ['paris', 'tehran']],
    ['on a day of the month of the coming week', '0 12 4 * *', ['tehran']],
    ['on a day of the month beyond it', '0 12 20 * *', ['paris', 'tehran']],
    ['on a day of the month or a weekday, as crontab has it', '0 12 20 * wed', ['tehran']],
    ['in another month', '0 12 * 7 *', ['paris', 'tehran']],
    ['each quarter of an hour', '*/15 * * * *', []],
  ] as const)('are held against passes %s', async ([, cron, names]) => {
    expect(await warned(cron)).toEqual(names);
  });

  it('are met in the schedule’s own zone', async () => {
    // Friday 06:40 in Paris is 08:10 in Tehran; 06:10 in Tehran is no one's hour.
    expect(await warned('40 6 * * fri')).toEqual(['paris']);
    expect(await warned('10 6 * * fri', 'Asia/Tehran')).toEqual(['paris', 'tehran']);
  });

  it('are nobody’s worry while passes come within them, whoever calls for these', async () => {
    // Monday, 14:00 in Paris.
    await notifyTeams(context);
    expect(await warned()).toEqual(['tehran']);
    io.clock = dayAfter(6.9);
    expect(await warned()).toEqual(['tehran']);
    io.clock = dayAfter(7);
    expect(await warned()).toEqual(['paris', 'tehran']);
    const [paris] = await hoursChecks(context.opened.db, context.config, io.clock);
    expect(paris!.found).toContain('the last pass within them was 2026-06-01 14:00 (Europe/Paris)');
    // A Sunday says nothing of working days.
    io.clock = instant('2026-06-07T12:00:00Z');
    await notifyTeams(context);
    io.clock = dayAfter(7);
    expect(await warned()).toEqual(['paris', 'tehran']);
  });

  it('are among what vigie doctor looks at', async () => {
    await running.close();
    const checks = await examine(io, project.config);
    expect(checks.filter(({ warn }) => warn).map(({ name }) => name)).toEqual(['hours of paris', 'hours of tehran']);
    running = await openPipeline(project, io);
    context = running.context;
  });
});
