/** What scripts rely on: results alone on stdout, exit codes, the figures as JSON, a PDF where it was asked for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCommand } from '../../src/commands/report.ts';
import type { ReportFigures } from '../../src/domain/report.ts';
import { ConfigError } from '../../src/errors.ts';
import { asCsv, testIo } from '../support/pipeline.ts';
import { makeProject, type Project, vigie } from '../support/project.ts';

let project: Project;

beforeAll(async () => {
  project = await makeProject();
  const rows = Array.from({ length: 12 }, (_, i) => ({
    id: `r${i}`,
    at: `2025-0${i < 5 ? 3 : 4}-1${i % 7}T10:00:00Z` as never,
    rating: i % 3 === 0 ? 1 : 5,
    text: 'The parcel was delivered two weeks late.',
  }));
  const file = await project.file('rows.csv', asCsv(rows));
  const end = await vigie(['import', file, '--source', 'export', '--config', project.config]);
  expect(end.code, end.stderr).toBe(0);
}, 120_000);
afterAll(() => project.remove());

const report = (...args: string[]) => vigie(['report', '--config', project.config, ...args]);

/** In this process: quick, and what is refused is an error that the program turns into exit code 2. */
const inProcess = (args: readonly string[]) =>
  reportCommand(testIo()).parseAsync(['--config', project.config, ...args], { from: 'user' });

describe('vigie report', () => {
  it('writes text to stdout and nothing else, in the language asked for', async () => {
    const end = await report('--month', '2025-04', '--language', 'fr');
    expect(end.code, end.stderr).toBe(0);
    expect(end.stdout).toMatch(/^Mois : du 1er avril 2025 au 30 avril 2025\n/);
    expect(end.stdout).toMatch(/en moyenne sur 7 avis/);
  }, 120_000);

  it('gives the figures with --json, the same closed ones each time', async () => {
    const { stdout } = await report('--month', '2025-04', '--json');
    const figures = JSON.parse(stdout) as ReportFigures;
    const total = { n: 7, before: { n: 5 } };
    expect(figures).toMatchObject({
      period: '2025-04',
      brands: [{ brand: 'shop', scales: [{ scale: 'stars', total }] }],
    });
    expect(figures.brands[0]!.closedAt).toBeDefined();
    const again = join(project.dir, 'again.json');
    await inProcess(['--month', '2025-04', '--format', 'json', '--out', again]);
    expect(JSON.parse(await readFile(again, 'utf8'))).toEqual(figures);
  }, 120_000);

  it('prints a PDF for a team, and HTML into a file', async () => {
    const [pdf, html] = ['report.pdf', 'report.html'].map((name) => join(project.dir, name)) as [string, string];
    const printed = await report('--week', '2025-W15', '--team', 'logistics', '--format', 'pdf', '--out', pdf);
    expect(printed, printed.stderr).toMatchObject({ code: 0, stdout: '' });
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    await inProcess(['--week', '2025-W15', '--format', 'html', '--out', html]);
    expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>/);
  }, 180_000);

  it('ends with 2 for a period that is none', async () => {
    const end = await report('--month', '2025-13');
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toMatch(/2026-10.*got "2025-13"/);
  }, 60_000);

  it.each([
    [['--week', '2025-10'], /2026-W47.*got "2025-10"/],
    [['--week', '2025-W10', '--month', '2025-10'], /got both/],
    [['--month', '2999-01'], /has ended/],
    [['--format', 'pdf'], /--out FILE/],
    [['--format', 'docx'], /docx/],
    [['--json', '--format', 'text'], /got both/],
    [['--language', 'de'], /"de"/],
    [['--team', 'logistcs'], /did you mean "logistics"/],
    [['--brand', 'shpo'], /"shop"/],
    [['--send', '--format', 'pdf', '--out', 'x'], /--send/],
  ])(
    'refuses %j with a word that helps',
    async (args, expected) => {
      const error = await inProcess(args).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as Error).message).toMatch(expected);
    },
    60_000,
  );
});
