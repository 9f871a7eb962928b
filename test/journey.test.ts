/** A bad month, from page to e-mail: the one test to show a stranger. Everything is real: browser, database, mail, webhook. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoStory } from '../demo/data/story.ts';
import type { DemoFacts } from '../demo/report.ts';
import { vigie } from './support/project.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-journey-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('tells the right teams what moved, since when and why, and nobody anything else', { timeout: 400_000 }, async () => {
  const { stdout, stderr, code } = await vigie(['demo', '--json', '--keep', folder]);
  expect(code, stderr).toBe(0);
  const facts = JSON.parse(stdout) as DemoFacts;
  expect(facts.surprises).toEqual([]);
  expect(facts.incidents.filter((incident) => incident.notified)).toHaveLength(4);

  const fall = facts.incidents.find(({ kind, direction }) => kind === 'drift' && direction === 'down')!;
  expect(fall).toMatchObject({ location: 'Maison Lumen Bristol', touchpoint: 'delivery', accountable: 'logistics' });
  expect(daysFromTruth(fall.since, 'delivery breaks in Bristol')).toBeLessThanOrEqual(7);
  const rise = facts.incidents.find(({ kind, direction }) => kind === 'drift' && direction === 'up')!;
  expect(rise).toMatchObject({ location: 'Maison Lumen Lyon' });
  expect(facts.incidents.find(({ kind }) => kind === 'burst')).toMatchObject({ location: 'Maison Lumen Lille' });
  expect(facts.incidents.find(({ kind }) => kind === 'source')).toMatchObject({ accountable: 'engineering' });
  expect(facts.sources.map(({ outcome }) => outcome).sort()).toEqual([...Array(5).fill('complete'), 'layout-changed']);

  const mails = await Promise.all(
    (await readdir(join(folder, 'mail'))).map(async (file) =>
      PostalMime.parse(await readFile(join(folder, 'mail', file))),
    ),
  );
  const told = mails.find(({ to }) => to?.[0]?.address?.startsWith('logistics@'))!;
  expect(told.subject).toContain('Bristol');
  expect(told.text).toContain('Delivery');
  expect(told.attachments[0]?.mimeType).toBe('image/png');
  const bodies = await Promise.all(
    (await readdir(join(folder, 'webhooks'))).map(async (file) =>
      JSON.parse(await readFile(join(folder, 'webhooks', file), 'utf8')),
    ),
  );
  expect(bodies.some(({ type }) => type === 'rating.drift.firing')).toBe(true);
  console.log(
    `journey: ${facts.incidents.map(({ key, since }) => `${key} since ${since}`).join('; ')}; ${mails.length} mails`,
  );
});

function daysFromTruth(since: string, title: string): number {
  const truth = demoStory().truths.find((one) => one.title === title)!;
  return Math.abs(Date.parse(since) - Date.parse(truth.since)) / 86_400_000;
}
