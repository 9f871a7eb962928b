/** A page on a shop whose reviews were imported and analysed as every pass does it. */
import { instant } from '../../src/domain/time.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { reviewsOf } from '../../src/store/reviews.ts';
import { openPage, type TestPage } from './dashboard.ts';
import { openPipeline, type Running, testIo } from './pipeline.ts';
import { makeProject, type Project } from './project.ts';

export interface ReviewPage {
  readonly page: TestPage;
  readonly running: Running;
  readonly project: Project;
  /** Number of the review that an export calls so. */
  id(externalId: string): Promise<number>;
  close(): Promise<void>;
}

export interface PageRow {
  readonly id: string;
  readonly text?: string;
  readonly rating?: number;
  readonly date?: string;
  readonly reply?: string;
  readonly url?: string;
  readonly source?: string;
}

const SOURCES = {
  brands: [{ id: 'shop', name: 'Lamp Shop' }],
  regions: [{ id: 'coast', name: 'Coast' }],
  locations: [
    { id: 'north', name: 'Lamp Shop North', brand: 'shop', region: 'coast' },
    { id: 'south', name: 'چراغ جنوب', brand: 'shop' },
    { id: 'quiet', name: 'Lamp Shop Quiet', brand: 'shop' },
  ],
  sources: ['north', 'south', 'quiet'].map((id) => ({
    id: `${id}-file`,
    location: id,
    kind: 'file',
    access: 'export',
    options: { path: `${id}.csv` },
  })),
};

/** Opens it; a few seconds. */
export async function openReviewPage(rows: readonly PageRow[]): Promise<ReviewPage> {
  const project = await makeProject({ sources: SOURCES });
  const running = await openPipeline(project, testIo());
  await addReviews({ project, running }, rows);
  const page = await openPage(running.context);
  return {
    page,
    running,
    project,
    async id(externalId) {
      const all = await reviewsOf(running.context.opened.db);
      const found = all.find((one) => one.externalId === externalId);
      if (!found) throw new Error(`Expected a review ${externalId}, got none`);
      return found.id;
    },
    async close() {
      await page.close();
      await running.close();
      await project.remove();
    },
  };
}

/** Imports an export and analyses it; what is known already and says something else becomes an edit. */
export async function addReviews(
  { project, running }: Pick<ReviewPage, 'project' | 'running'>,
  rows: readonly PageRow[],
): Promise<void> {
  for (const source of ['north', 'south'] as const) {
    const own = rows.filter((row) => (row.source ?? 'north') === source);
    if (own.length === 0) continue;
    const lines = own.map(({ id, text = '', rating, date = '2026-05-20', reply = '', url = '' }) =>
      [id, date, rating ?? '', text, reply, url].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','),
    );
    const file = await project.file(`${source}.csv`, `${['id,date,rating,text,reply,url', ...lines].join('\n')}\n`);
    await importFile(running.context, file, { source: `${source}-file` as never, capturedAt: instant('2026-06-01') });
  }
  await analyseReviews(running.context);
}
