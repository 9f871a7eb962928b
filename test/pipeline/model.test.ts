/** The pipeline against a review site that lives: what is stored is what was shown, revision for revision. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Context } from '../../src/pipeline/context.ts';
import { emptyDatabase, NOW, openPipeline, type Running, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';
import { playModel, WATCHED_SITE } from '../support/site-model.ts';

const io = testIo();
let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await makeProject({ sources: WATCHED_SITE });
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

const RIGHT = { differences: [], falseDeletions: 0, unseenNews: 0, wrongCounts: 0 };

it('holds every revision, removal and return of 1,000 operations, with listings that lack 30 %', {
  timeout: 120_000,
}, async () => {
  const report = await playModel(context, io, { operations: 1_000, seed: 734_501 });
  expect(report).toMatchObject(RIGHT);
  expect(report.passes).toBeGreaterThan(180);
  expect(report.deletions).toBeGreaterThan(15);
  expect(report.revisions).toBeGreaterThan(report.reviews * 1.5);
});

it('removes nothing that is there where no count proves a listing, and in the end what is gone', {
  timeout: 120_000,
}, async () => {
  const report = await playModel(context, io, { operations: 500, seed: 20_261_122, counted: false });
  expect(report).toMatchObject({ differences: [], falseDeletions: 0, unseenNews: 0 });
  expect(report.deletions).toBeGreaterThan(10);
});
