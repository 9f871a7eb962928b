/** `vigie backtest` and `vigie explain` as a person or a script calls them, on one project with a fall in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import type { BacktestLine } from '../../src/pipeline/backtest.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import type { StreamExplanation } from '../../src/pipeline/explain-stream.ts';
import { importFile } from '../../src/pipeline/import.ts';
import type { StreamEntry } from '../../src/pipeline/stream-list.ts';
import { asCsv, badDays, calmDays, openPipeline, testIo } from '../support/pipeline.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';

const NORTH = 'shop/north/*/overall/stars';
let project: Project;

beforeAll(async () => {
  project = await makeProject({
    sources: {
      // A name may hold what a terminal would obey.
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop \u001b[31m\u202eNorth' }],
      sources: [{ id: 'export', location: 'north', kind: 'file', access: 'export' }],
    },
  });
  const { context, close } = await openPipeline(project, testIo());
  const file = await project.file('reviews.csv', asCsv([...calmDays(-200, -12), ...badDays(-12, -3)]));
  await importFile(context, file, { source: sourceId.parse('export') });
  await analyseReviews(context);
  await detectDrift(context);
  await close();
});
afterAll(() => project.remove());

function run(...args: string[]): ReturnType<typeof vigie> {
  return vigie([...args, '--config', project.config]);
}

function jsonLines<T>(text: string): T[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

describe('vigie backtest', () => {
  it('tells each alert, what it would have said, to whom, and how many to expect by chance', async () => {
    const { code, stdout, stderr } = await run('backtest', '--until', '2026-06-01');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^2026-05-2\d \d\d:\d\dZ {2}Shop .*North: rating fell 4\.\d\d → 1\.00 since about .* Delivery$/m,
    );
    expect(stdout).toMatch(/^ {4}told to logistics$/m);
    expect(stdout).toMatch(/^ {4}recorded as shop\/north\/delivery\/down\/1, opened the same day$/m);
    expect(stdout).toMatch(/^Alerts: {4}1 \(1 fall, 0 rises, 0 unusual days, 0 slow changes\)$/m);
    expect(stdout).toMatch(/^By chance: of what is told, falls: as soon as a stream is sure, at most 0\.04 in a year/m);
    expect(stdout).toMatch(/^ {11}of what single streams establish, 0\.\d+ to be expected in that time/m);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it('writes one JSON object a line, the summary last', async () => {
    const { code, stdout } = await run('backtest', '--json', '--location', 'north', '--arl', '2000');
    expect(code).toBe(0);
    const lines = jsonLines<BacktestLine>(stdout);
    expect(lines.map(({ type }) => type)).toEqual(['alert', 'summary']);
    expect(lines[0]).toMatchObject({ direction: 'down', since: '2026-05-20', told: ['logistics'] });
    expect(lines[1]).toMatchObject({ reviews: 394, rules: { averageRunLength: { down: 2_000, up: 2_000 } } });
  });

  it.each([
    [['--location', 'nroth'], 'Expected the id of a location for --location, got "nroth"; did you mean "north"?'],
    [['--since', '2026-02-30'], 'Expected a date such as 2026-01-31 for --since, got "2026-02-30"'],
    [
      ['--since', '2026-03-01', '--until', '2026-02-01'],
      'Expected --since before --until, got 2026-03-01 and 2026-02-01',
    ],
    [['--budget', 'NaN'], 'Expected a number from 0.000001 to 12 for --budget, got "NaN"'],
    [['--budget', '1', '--arl', '100'], 'Expected --budget or --arl, got both'],
  ])('refuses %j with exit code 2, before any work', async (args, message) => {
    const { code, stdout, stderr } = await run('backtest', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('vigie explain', () => {
  it('shows where one stream stands, as a picture and in words', async () => {
    const { code, stdout } = await run('explain', '--stream', NORTH);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^by month {7}[▁-█·]{3,} {2}2025-11 to 2026-05, means from [\d.]+ to 4\.\d\d$/m);
    expect(stdout).toMatch(/^falls {10}[█░]{20} \d+ % of an alarm: /m);
    expect(stdout).toMatch(
      /^last events {4}2026-05-2\d {2}fell 4\.\d\d → 1\.00 since 2026-05-20.*\(shop\/north\/delivery\/down\/1\)$/m,
    );
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it('writes the same as JSON, and lists all streams without --stream', async () => {
    const one = JSON.parse((await run('explain', '--stream', NORTH, '--json')).stdout) as StreamExplanation;
    expect(one).toMatchObject({ stream: NORTH, phase: 'changed', scores: { stored: 394 } });
    const all = jsonLines<StreamEntry>((await run('explain', '--json')).stdout);
    expect(all.map(({ stream }) => stream)).toContain(NORTH);
    expect(all).toHaveLength(4);
  });

  it('refuses a stream that is not watched and names the nearest one', async () => {
    const { code, stdout, stderr } = await run('explain', '--stream', 'shop/nroth/*/overall/stars');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`did you mean "${NORTH}"?`);
  });
});
