/** The analysing stage: every stored review that this version of the analyser has not read yet. */

import { saveAnalyses } from '../store/findings.ts';
import { indexChanges } from '../store/review-index.ts';
import { reviewsWithoutFindings } from '../store/reviews.ts';
import { refreshStatistics } from '../store/statistics.ts';
import type { Context } from './context.ts';

/** Reviews read and stored in one go; small enough to answer a signal within a second. */
const BATCH = 1_000;

export interface AnalyseReport {
  readonly analysed: number;
  /** Reviews whose language has no model: kept, counted, said. */
  readonly notAnalysed: number;
}

/** Analyses what is waiting. Can be stopped and repeated at any point: each batch is stored whole. */
export async function analyseReviews(context: Context): Promise<AnalyseReport> {
  const { analyser, config, opened, secondReader, signal } = context;
  const priors = new Map(config.sources.map((source) => [source.id, source.language]));
  let analysed = 0;
  let notAnalysed = 0;
  await refreshStatistics(opened.db);
  while (!signal.aborted) {
    const batch = await reviewsWithoutFindings(opened.db, analyser.version, BATCH);
    if (batch.length === 0) break;
    const first = batch.map((review) =>
      analyser.analyse({
        text: review.text ?? '',
        ...(priors.get(review.source) && { prior: priors.get(review.source) }),
        ...(review.language && { language: review.language }),
        ...(review.scale === 'stars' && review.rating !== undefined && { rating: review.rating }),
      }),
    );
    const texts = batch.map(({ text }) => text ?? '');
    const analyses = secondReader ? await secondReader.settle(texts, first) : first;
    const rows = batch.map(({ id, revision }, at) => ({ reviewId: id, revision, analysis: analyses[at]! }));
    await saveAnalyses(opened.db, analyser.version, rows, context.now());
    const unread = rows.filter(({ analysis }, index) => !analysis.analysed && batch[index]?.text).length;
    analysed += rows.length - unread;
    notAnalysed += unread;
    context.progress(`${analysed + notAnalysed} reviews analysed`);
  }
  await indexChanges(opened.db, signal);
  return { analysed, notAnalysed };
}
