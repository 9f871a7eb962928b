/** A saved page goes into a source by the same reader as a live one; dates count from when it was saved. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoStory } from '../../demo/data/story.ts';
import { startReviewSite } from '../../demo/site/server.ts';
import type { SourceId } from '../../src/domain/ids.ts';
import { instant } from '../../src/domain/time.ts';
import { importFile } from '../../src/pipeline/import.ts';
import { openPipeline, rowsOf, testIo } from '../support/pipeline.ts';
import { makeProject, type Project } from '../support/project.ts';

const SAVED = instant('2026-09-01T12:00:00Z');
const EXPORT = 'export' as SourceId;
let project: Project;

beforeEach(async () => {
  project = await makeProject();
});
afterEach(() => project.remove());

it('reads a saved page of recommendations whose kind it guesses, and repeats it without doubles', async () => {
  const place = demoStory().places.find(({ site }) => site.kind === 'facebook')!.site;
  const site = await startReviewSite({ places: [place], now: () => SAVED });
  const page = await (await fetch(`${site.url}/fb/${place.id}/reviews`)).text();
  await site.close();
  const file = await project.file('page.html', page);
  const { context, close } = await openPipeline(project, testIo());
  try {
    const first = await importFile(context, file, { source: EXPORT, capturedAt: SAVED });
    expect(first.counts.new).toBeGreaterThanOrEqual(8);
    // The page shows more than its first load holds: never called complete.
    expect(first.outcome).toBe('partial');
    const again = await importFile(context, file, { source: EXPORT, capturedAt: SAVED });
    expect(again.counts).toMatchObject({ new: 0, edited: 0, same: first.counts.new });
    const written = (await rowsOf(context.opened.db, 'reviews')).map((row) => String(row.written_latest));
    expect(written.every((at) => at <= SAVED)).toBe(true);
  } finally {
    await close();
  }
});

it('refuses a page that it recognises as none', async () => {
  const file = await project.file('page.html', '<!doctype html><title>Weather</title><p>Rain.</p>');
  const { context, close } = await openPipeline(project, testIo());
  try {
    const imported = importFile(context, file, { source: EXPORT, capturedAt: SAVED });
    await expect(imported).rejects.toThrow(/known kind in .*page\.html, recognised none/);
  } finally {
    await close();
  }
});

it('reads the saved answer of an API as its own kind does, and a list of rows as an export', async () => {
  const review = (id: string, starRating: string, comment: string) => ({
    reviewId: id,
    name: `accounts/1/locations/2/reviews/${id}`,
    reviewer: { displayName: 'Ada' },
    starRating,
    comment,
    createTime: '2026-05-01T10:00:00Z',
    updateTime: '2026-05-01T10:00:00Z',
  });
  const reviews = [review('AbF1', 'TWO', 'Late parcel'), review('AbF2', 'FIVE', 'Good lamp')];
  const answer = await project.file(
    'answer.json',
    JSON.stringify({ reviews, averageRating: 3.5, totalReviewCount: 2 }, null, 2),
  );
  const rows = await project.file(
    'rows.json',
    JSON.stringify([{ id: 'r1', rating: 4, text: 'Fine', date: '2026-05-02' }]),
  );
  const { context, close } = await openPipeline(project, testIo());
  try {
    const run = await importFile(context, answer, { source: EXPORT, capturedAt: SAVED });
    expect(run).toMatchObject({ outcome: 'complete', counts: { read: 2, new: 2 }, shownCount: 2 });
    expect(await importFile(context, rows, { source: EXPORT })).toMatchObject({ counts: { read: 1, new: 1 } });
    const stored = await rowsOf(context.opened.db, 'reviews');
    expect(stored.map(({ external_id }) => external_id).sort()).toEqual(['AbF1', 'AbF2', 'r1']);
  } finally {
    await close();
  }
});

it('reads an export of answers into a survey by the columns that --map names', async () => {
  const asked = await makeProject({
    sources: {
      brands: [{ id: 'shop', name: 'Shop' }],
      locations: [{ id: 'north', name: 'Shop North' }],
      sources: [
        { id: 'answers', location: 'north', kind: 'survey', access: 'export', options: { question: 'effort' } },
      ],
    },
  });
  const file = await asked.file('answers.csv', 'When,Q1,Q2\n2026-05-02,6,Quick enough\n2026-05-03,2,Slow till\n');
  const { context, close } = await openPipeline(asked, testIo());
  try {
    const source = 'answers' as SourceId;
    const run = await importFile(context, file, { source, map: 'score=Q1,text=Q2,date=When' });
    expect(run).toMatchObject({ outcome: 'complete', counts: { read: 2, new: 2 } });
    const stored = await rowsOf(context.opened.db, 'revisions');
    expect(stored.map(({ scale, rating }) => [scale, Number(rating)])).toEqual([
      ['effort', 6],
      ['effort', 2],
    ]);
    await expect(importFile(context, file, { source, map: 'rating=Q1' })).rejects.toThrow(
      /one of id, respondent, score/,
    );
  } finally {
    await close();
    await asked.remove();
  }
});
