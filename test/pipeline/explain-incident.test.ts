/** An incident explained from the store: its steps, who was told and how it went, and the message as it was sent. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { incidentLines } from '../../src/commands/incident-text.ts';
import { sourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { explainIncident } from '../../src/pipeline/explain-incident.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { notifyTeams } from '../../src/pipeline/notify.ts';
import { asCsv, badDays, calmDays, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

let project: Project;
let running: Running;

beforeAll(async () => {
  project = await makeProject({ alerts: { averageRunLength: { down: 20_000, up: 2_000 } } });
  running = await openPipeline(project, testIo());
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

it('says what raised it, whom it was told and in which words', async () => {
  const { context } = running;
  const file = await project.file('reviews.csv', asCsv([...calmDays(-300, -20), ...badDays(-20, 0)]));
  await importFile(context, file, { source: sourceId.parse('export'), notify: true });
  await analyseReviews(context);
  const { changes } = await detectDrift(context);
  const { incident } = changes.find((change) => change.notify)!;
  await notifyTeams(context);
  const found = (await explainIncident(context, incident.key))!;
  expect(found.steps[0]).toMatchObject({ sequence: 1, to: 'firing' });
  expect(found.messages.map(({ team, state }) => [team, state])).toContainEqual([incident.accountable, 'delivered']);
  expect(found.messages[0]!.attempts.map(({ ok }) => ok)).toEqual([true]);
  const lines = incidentLines(found).join('\n');
  expect(lines).toContain(incident.key);
  expect(lines).toContain('firing');
  expect(lines).toContain(found.messages[0]!.subject);
  expect(lines).toContain('delivered:');
  expect(lines).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(await explainIncident(context, 'shop/nowhere/staff/down/1')).toBeUndefined();
});
