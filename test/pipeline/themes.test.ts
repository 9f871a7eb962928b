/** `vigie themes` on reviews that came in by an export: what is blamed, in whose words, and what is new. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { themeLines } from '../../src/commands/themes.ts';
import type { SourceId } from '../../src/domain/ids.ts';
import { analyseReviews } from '../../src/pipeline/analyse.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { reportThemes } from '../../src/pipeline/themes.ts';
import { dayAfter, NOW, openPipeline, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

let project: Project;
beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

const BEFORE = [
  'The parcel was left in the rain.',
  'Parcel left in the rain again!',
  'My parcel was left in the rain.',
];
const NOW_SAID = [
  'The parcel was left in the rain.',
  'The courier threw the box over the fence.',
  'The courier simply threw the box over our fence.',
  'Your courier threw my box over the fence!',
  'Box thrown over the fence by the courier.',
];

it('tells themes of the period with counts of the one before, and quotes word for word', async () => {
  const rows = [...BEFORE.map((text) => [-120, text] as const), ...NOW_SAID.map((text) => [-20, text] as const)];
  const csv = rows.map(([days, text], id) => `${id},1,${dayAfter(days).slice(0, 10)},"${text}"`);
  const file = await project.file('reviews.csv', ['id,rating,date,text', ...csv].join('\n'));
  const { context, close } = await openPipeline(project, testIo());
  try {
    await importFile(context, file, { source: 'export' as SourceId, capturedAt: NOW });
    await analyseReviews(context);
    const report = await reportThemes(context, { from: dayAfter(-90), to: NOW, praise: false });
    const delivery = report.touchpoints.find(({ touchpoint }) => touchpoint === 'delivery')!;
    expect([delivery.reviews, delivery.reviewsBefore]).toEqual([5, 3]);
    const [fence] = delivery.themes.filter(({ theme }) => /fence|courier|box/.test(theme.name));
    expect(fence!.before.reviews).toBe(0);
    expect(fence!.after.reviews).toBeGreaterThanOrEqual(3);
    const [rain] = delivery.themes.filter(({ theme }) => /rain|parcel/.test(theme.name));
    expect([rain!.before.reviews, rain!.after.reviews]).toEqual([3, 1]);
    expect(delivery.summary.length).toBeGreaterThan(0);
    for (const { text } of delivery.summary) expect(NOW_SAID.some((said) => said.includes(text))).toBe(true);
    expect(themeLines(report, false).join('\n')).toMatch(
      /What customers blame, 2026-03-03 to 2026-06-01[\s\S]*delivery: 5 reviews, 3 before/,
    );
    const praise = await reportThemes(context, { from: dayAfter(-90), to: NOW, praise: true });
    expect(praise.touchpoints.map(({ touchpoint }) => touchpoint)).not.toContain('delivery');
  } finally {
    await close();
  }
});
