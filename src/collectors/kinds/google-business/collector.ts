/** The kind `google-business`: reviews of a location one manages, by the official Business Profile API; also reads its saved answers. */

import { looksLikeJson } from '../../answers/json-answer.ts';
import type { Capture, Collector } from '../../collector.ts';
import { collectGoogleBusiness, reviewsAddress } from './collect.ts';
import { type GoogleBusinessOptions, googleBusinessOptions } from './options.ts';
import { readGoogleBusiness } from './read.ts';

export const googleBusiness: Collector<GoogleBusinessOptions> = {
  kind: 'google-business',
  transport: 'http',
  options: googleBusinessOptions,
  address: reviewsAddress,
  recognise: recogniseGoogleBusiness,
  read: readGoogleBusiness,
  collect: collectGoogleBusiness,
};

const STARS = /"starRating"\s{0,16}:/;
const BESIDE = /"(?:reviewId|reviewer|createTime|reviewReply)"\s{0,16}:/;
const NUMBERS = /"totalReviewCount"\s{0,16}:/;

/** 0.95 for reviews as this API writes them, 0.8 for a count of it without any, 0.7 for a refusal that names it. */
function recogniseGoogleBusiness({ body }: Capture): number {
  if (!looksLikeJson(body)) return 0;
  if (STARS.test(body) && BESIDE.test(body)) return 0.95;
  if (NUMBERS.test(body)) return 0.8;
  return /"error"\s{0,16}:/.test(body) && body.includes('mybusiness.googleapis.com') ? 0.7 : 0;
}
