import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../src/pipeline/context.ts';
import { openPipeline, type Running, testIo } from '../support/pipeline.ts';
import type { Project } from '../support/project.ts';
import { fillStore, messageProject, randomMessages } from '../support/random-messages.ts';
import { recount } from '../support/recount.ts';

let project: Project;
let running: Running;
let context: Context;

beforeAll(async () => {
  project = await messageProject();
  running = await openPipeline(project, testIo());
  context = running.context;
  await fillStore(context, 400, 7);
});
afterAll(async () => {
  await running.close();
  await project.remove();
});

it('every number of random messages is what a separate query counts, and every word was written', {
  timeout: 120_000,
}, async () => {
  const messages = await randomMessages(context, 40, 11);
  const wrong: string[] = [];
  for (const one of messages) wrong.push(...(await recount(context.opened.db, one)).wrong);
  expect(wrong).toEqual([]);
  const data = messages.map(({ message }) => message.data);
  expect(data.filter(({ reformulations }) => reformulations !== undefined).length).toBeGreaterThan(5);
  expect(data.flatMap(({ quotes }) => quotes as unknown[]).length).toBeGreaterThan(100);
});
