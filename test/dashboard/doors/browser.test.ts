import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEntrance } from '../../../src/dashboard/doors/entrance.ts';
import { ROUTES } from '../../../src/dashboard/routes.ts';
import { startChromium, type TestBrowser } from '../../support/chromium.ts';
import { type Doors, openDoors } from '../../support/doors.ts';
import { openPipeline, type Running, testIo } from '../../support/pipeline.ts';
import { makeProject, type Project } from '../../support/project.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const entrance = openEntrance('ops', () => {});
let project: Project;
let running: Running;
let doors: Doors;
let chromium: TestBrowser;

beforeAll(async () => {
  project = await makeProject();
  running = await openPipeline(project, testIo());
  doors = await openDoors(running.context, [...ROUTES, ...entrance.routes]);
  chromium = await startChromium();
}, 180_000);

afterAll(async () => {
  await chromium?.close();
  await doors?.close();
  await running?.close();
  await project?.remove();
});

test('a browser comes in by the one-time address and keeps the session on plain loopback; its pages fit and can be read', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await chromium.open(doors.url, { viewport: { width: 360, height: 740 } });
  await page.goto(`${doors.url}${entrance.path()}`);
  // The page's own script presses the button; the cookie, though `Secure`, is kept: loopback counts as safe.
  await page.waitForURL(`${doors.url}/`);
  for (const path of ['/account', '/account?lang=fa', '/accounts', '/accounts?lang=fa']) {
    await page.goto(`${doors.url}${path}`);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
    if (process.env.VIGIE_SHOTS)
      await page.screenshot({ path: `${process.env.VIGIE_SHOTS}/${path.replace(/\W/g, '-')}.png`, fullPage: true });
  }
  expect(faults).toEqual([]);
  const { page: judge } = await chromium.open(doors.url, {
    bypassCSP: true,
    storageState: await page.context().storageState(),
  });
  for (const path of ['/account', '/accounts?lang=fa', '/login']) {
    await judge.goto(`${doors.url}${path}`);
    await judge.evaluate(AXE);
    const found = await judge.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found, path).toEqual([]);
  }
});
