/** A living review site, thousands of operations long, watched by the pipeline: differences between truth and store (Shows 5). */

import { openPipeline, testIo } from '../../test/support/pipeline.ts';
import { makeProject } from '../../test/support/project.ts';
import { playModel, WATCHED_SITE } from '../../test/support/site-model.ts';

export interface ModelFigures {
  readonly operations: number;
  readonly passes: number;
  readonly reviews: number;
  readonly revisions: number;
  readonly deletions: number;
  readonly differences: number;
  readonly falseDeletions: number;
  readonly unseenNews: number;
  readonly wrongCounts: number;
}

/** Plays `operations` of them against a new embedded database; a failure prints the first differences. */
export async function modelFigures(operations = 10_000, seed = 734_501): Promise<ModelFigures> {
  const io = testIo();
  const project = await makeProject({ sources: WATCHED_SITE });
  try {
    const running = await openPipeline(project, io);
    try {
      const { differences, ...rest } = await playModel(running.context, io, { operations, seed });
      for (const line of differences.slice(0, 10)) console.log(`  ${line}`);
      return { ...rest, differences: differences.length };
    } finally {
      await running.close();
    }
  } finally {
    await project.remove();
  }
}

/** Prints the figures of Shows 5; true when they are as they must be. */
export async function printModel(operations?: number): Promise<boolean> {
  const started = performance.now();
  const { differences, falseDeletions, unseenNews, wrongCounts, ...size } = await modelFigures(operations);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `model: ${size.operations} operations, ${size.passes} passes, ${size.reviews} reviews, ${size.revisions} revisions, ` +
      `${size.deletions} removed, in ${seconds} s: ${differences} differences, ${falseDeletions} false deletions, ` +
      `${unseenNews} passes that missed news, ${wrongCounts} wrong counts of star changes and returns (goal: 0 each)`,
  );
  return differences + falseDeletions + unseenNews + wrongCounts === 0;
}
