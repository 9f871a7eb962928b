/** Real input: an airline's twelve years of reviews through import, detection, incident and a mail to a real SMTP server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Receivers, startReceivers } from '../../demo/receivers.ts';
import { openDatabase } from '../../src/store/database.ts';
import { findIncidents } from '../../src/store/incidents.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';
import { describeWithShared, sharedPath } from '../support/shared.ts';

const CSV = 'data/streams/airline-ryanair.csv';
const MAP =
  'date=date,rating=level,subRatings.ground=ground,subRatings.value=value,subRatings.seat=seat,subRatings.staff=staff,subRatings.food=food';

let project: Project;
let receivers: Receivers;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-airline-'));
  receivers = await startReceivers(folder);
  project = await makeProject(airline(receivers.smtpPort));
});
afterEach(async () => {
  await receivers.close();
  await project.remove();
  await rm(folder, { recursive: true, force: true });
});

describeWithShared(CSV, 'a real airline', () => {
  it('raises an incident by 23 June 2017, dated to about 1 June, that adds up, and mails it', {
    timeout: 180_000,
  }, async () => {
    const config = ['--config', project.config];
    const imported = await vigie([
      'import',
      sharedPath(CSV),
      '--source',
      'reviews',
      '--map',
      MAP,
      '--notify',
      '--json',
      ...config,
    ]);
    expect(imported, imported.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(imported.stdout).counts).toMatchObject({ read: 2119, new: 2119, skipped: 0 });
    const detected = await vigie(['detect', ...config]);
    expect(detected, detected.stderr).toMatchObject({ code: 0 });
    const notified = await vigie(['notify', ...config]);
    expect(notified, notified.stderr).toMatchObject({ code: 0 });

    const opened = await openDatabase({ dataDir: project.dataDir });
    const incidents = await findIncidents(opened.db, {});
    await opened.close();
    const fall = incidents.find(
      ({ direction, since }) => direction === 'down' && since >= '2017-05-15' && since <= '2017-06-20',
    );
    expect(fall, detected.stdout).toBeDefined();
    expect(fall!.openedAt.slice(0, 10) <= '2017-06-23', fall!.openedAt).toBe(true);
    expect(Math.abs(Date.parse(fall!.since) - Date.parse('2017-06-01')) / 86_400_000).toBeLessThanOrEqual(7);
    const { before, after, contributions } = fall!.decomposition!;
    const sum = contributions.reduce((total, { delta }) => total + delta, 0);
    expect(Math.abs(after.mean - before.mean - sum)).toBeLessThan(1e-9);
    const named = contributions.map(({ touchpoint }) => touchpoint as string);
    for (const touchpoint of ['ground', 'value', 'seat', 'staff', 'food']) expect(named).toContain(touchpoint);

    const mails = await Promise.all(receivers.mails.map(({ raw }) => PostalMime.parse(raw)));
    const told = mails.find(({ html }) => html?.includes('2017'));
    expect(told?.text, detected.stdout).toContain('2017');
    expect(told?.attachments[0]?.mimeType).toBe('image/png');
    console.log(
      `airline: opened ${fall!.openedAt}, since ${fall!.since}, ${before.mean.toFixed(2)} → ${after.mean.toFixed(2)}; ${mails.length} mails`,
    );
  });

  it('says the same event as a filter on standard input', async () => {
    const { readFile } = await import('node:fs/promises');
    const rows = (await readFile(sharedPath(CSV), 'utf8'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const rated = rows.filter(([, score]) => score !== '');
    const stdin = rated
      .map(([at, score]) => JSON.stringify({ stream: 'airline', at, score: Number(score) }))
      .join('\n');
    const { stdout, stderr, code } = await vigie(['drift', '--arl', '2000'], { stdin: `${stdin}\n` });
    expect(code, stderr).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const fall = events.find(
      ({ type, direction, at }) => type === 'drift' && direction === 'down' && at >= '2017-05-15' && at < '2017-07',
    );
    expect(fall, stdout).toBeDefined();
    expect(fall.at.slice(0, 10) <= '2017-06-23', fall.at).toBe(true);
    expect(Math.abs(Date.parse(fall.since) - Date.parse('2017-06-01')) / 86_400_000).toBeLessThanOrEqual(7);
  });
});

function airline(smtpPort: number) {
  const touchpoint = (id: string, en: string, owner: string) => ({ id, name: { en }, owners: [owner] });
  const team = (id: string) => ({
    id,
    name: id,
    receivers: [{ notifier: 'email', options: { to: [`${id}@airline.example`] } }],
  });
  return {
    sources: {
      brands: [{ id: 'airline', name: 'Airline' }],
      locations: [{ id: 'network', name: 'All routes' }],
      sources: [{ id: 'reviews', location: 'network', kind: 'file', access: 'export', options: { path: 'none.csv' } }],
    },
    touchpoints: {
      touchpoints: [
        touchpoint('ground', 'Ground service', 'airports'),
        touchpoint('value', 'Value for money', 'pricing'),
        touchpoint('seat', 'Seat', 'cabin'),
        touchpoint('staff', 'Cabin staff', 'crew'),
        touchpoint('food', 'Food', 'catering'),
      ],
    },
    teams: {
      fallback: 'airports',
      engineer: 'airports',
      teams: ['airports', 'pricing', 'cabin', 'crew', 'catering'].map(team),
    },
    alerts: { averageRunLength: { down: 2000, up: 2000 } },
    vigie: {
      politeness: { contact: 'test@airline.example' },
      mail: { from: 'vigie@airline.example', smtp: { host: '127.0.0.1', port: smtpPort } },
    },
  };
}
