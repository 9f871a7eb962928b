/** A shop of two places, one of which fell: reviews read, analysed and watched by the real stages, for tests of pages. */
import { sourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { detectDrift } from '../../src/pipeline/detect.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { asCsv, badDays, calmDays, openPipeline, type Running, type TestIo, testIo } from './pipeline.ts';
import { makeProject, type Project } from './project.ts';

export interface IncidentWorld {
  readonly project: Project;
  readonly running: Running;
  readonly io: TestIo;
  close(): Promise<void>;
}

/** `north` is fine for 280 days and bad for 20, `south` is fine; nobody was told yet, though messages wait. */
export async function openIncidentWorld(): Promise<IncidentWorld> {
  const project = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      regions: [{ id: 'coast', name: 'Coast' }],
      locations: [
        { id: 'north', name: 'Shop North', region: 'coast' },
        { id: 'south', name: 'Shop <b>South</b> \u202eevil' },
      ],
      sources: ['north', 'south'].map((location) => ({
        id: `export-${location}`,
        location,
        kind: 'file',
        access: 'export',
        options: { path: `${location}.csv` },
      })),
    },
    alerts: { averageRunLength: { down: 20_000, up: 2_000 } },
  });
  const io = testIo();
  const running = await openPipeline(project, io);
  const { context } = running;
  const bad = badDays(-20, 0).map((row) => ({ ...row, text: `${row.text} <script>alert(1)</script>` }));
  const north = await project.file('north.csv', asCsv([...calmDays(-300, -20), ...bad]));
  const south = await project.file('south.csv', asCsv(calmDays(-300, 0).map((row) => ({ ...row, id: `s-${row.id}` }))));
  await importFile(context, north, { source: sourceId.parse('export-north'), notify: true });
  await importFile(context, south, { source: sourceId.parse('export-south'), notify: true });
  await analyseReviews(context);
  await detectDrift(context);
  return {
    project,
    running,
    io,
    async close() {
      await running.close();
      await project.remove();
    },
  };
}
