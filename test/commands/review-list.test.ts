/** The review list: least sure first, over all touchpoints, in the form that `vigie train` reads back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject, type Project, vigie } from '../support/project.ts';

let project: Project;
const rows = [
  ['The waiter was friendly.', 5],
  ['Delivery was three weeks late and the box was crushed.', 1],
  ['Good soup, slow service.', 3],
  ['The driver never rang the bell.', 2],
  ['La serveuse était très désagréable.', 1],
  ['Le colis est arrivé avec un mois de retard.', 1],
] as const;

beforeAll(async () => {
  project = await makeProject();
  const csv = rows.map(([text, stars], at) => `r${at},${stars},2026-01-0${at + 1},Ann Author,"${text}"`);
  await project.file('reviews.csv', `id,rating,date,author,text\n${csv.join('\n')}\n`);
  for (const stage of ['collect', 'analyse']) {
    const { code, stderr } = await vigie([stage, '--config', project.config], { cwd: project.dir });
    expect([code, stderr]).toEqual([0, '']);
  }
}, 60_000);
afterAll(() => project.remove());

const list = async (...args: readonly string[]) => {
  const { code, stdout } = await vigie(['review-list', '--config', project.config, ...args]);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
};

describe('vigie review-list', () => {
  it('writes each review once, every touchpoint’s least sure before a second of any, and nobody’s name', async () => {
    const all = await list();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(JSON.stringify(all)).not.toContain('Ann');
    for (const { text, findings, found } of all) {
      expect(rows.map(([known]) => known)).toContain(text);
      for (const { quote } of findings) expect(text).toContain(quote);
      expect(new Set(found)).toEqual(new Set(findings.map(({ touchpoint }: { touchpoint: string }) => touchpoint)));
    }
    const staff = await list('--touchpoint', 'staff');
    for (const { found } of staff) expect(found).toContain('staff');
    expect(staff.length).toBeGreaterThan(0);
  }, 60_000);

  it('goes back through vigie train, and offers nothing twice', async () => {
    const file = join(project.dir, 'list.jsonl');
    const { code, stderr } = await vigie([
      'review-list',
      '--config',
      project.config,
      '--least-sure',
      '2',
      '--out',
      file,
    ]);
    expect([code, stderr]).toEqual([0, '2 reviews to look at\n']);
    const offered = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const again = await vigie(['review-list', '--config', project.config, '--out', file]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('Expected a new file')]);
    expect((await vigie(['train', '--corrections', file, '--config', project.config])).code).toBe(0);
    const left = await list();
    for (const { id } of offered) expect(left.map((one) => one.id)).not.toContain(id);
  }, 60_000);

  it('knows the touchpoints', async () => {
    const { code, stderr } = await vigie(['review-list', '--config', project.config, '--touchpoint', 'staf']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Expected a touchpoint of touchpoints.yaml (delivery,'),
    ]);
  });
});
