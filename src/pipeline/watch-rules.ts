/** How a pass watches a stream, for those who look at a watch without feeding it. */
import type { Config } from '../config/config.ts';
import type { Stream } from '../domain/stream.ts';
import type { WatchOptions } from '../drift/options.ts';
import { runLengths } from './bank.ts';

/** The options of a stream's watch under the configured rules; `perYear` = its expected reviews a year. */
export function watchRules(
  stream: Pick<Stream, 'scale' | 'touchpoint'>,
  config: Pick<Config, 'alerts' | 'touchpoints'>,
  perYear: number,
): WatchOptions {
  const { guards, warmUpReviews } = config.alerts;
  const { minReviews, minDays, minAuthors, minSizeStars, minSizeRecommend } = guards;
  return {
    scale: stream.scale,
    arl: runLengths(stream.touchpoint !== undefined, config, perYear),
    warmUp: warmUpReviews,
    guards: {
      minReviews,
      minDays,
      minAuthors,
      ...(stream.scale === 'stars' && { minSize: minSizeStars }),
      ...(stream.scale === 'recommend' && { minSize: minSizeRecommend }),
    },
  };
}
