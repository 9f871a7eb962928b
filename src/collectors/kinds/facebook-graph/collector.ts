/** The kind `facebook-graph`: ratings and recommendations of a page one manages, by the official Graph API; also reads its saved answers and webhooks. */

import { looksLikeJson } from '../../answers/json-answer.ts';
import type { Capture, Collector } from '../../collector.ts';
import { collectFacebookGraph, ratingsAddress } from './collect.ts';
import { type FacebookGraphOptions, facebookGraphOptions } from './options.ts';
import { readFacebookGraph } from './read.ts';

export const facebookGraph: Collector<FacebookGraphOptions> = {
  kind: 'facebook-graph',
  transport: 'http',
  options: facebookGraphOptions,
  address: ratingsAddress,
  recognise: recogniseFacebookGraph,
  read: readFacebookGraph,
  collect: collectFacebookGraph,
};

/** With a backslash before the quotes, too: the answers of a batch are JSON in a text. */
const RATING = /"(?:recommendation_type|open_graph_story|open_graph_story_id|has_rating|has_review)\\?"\s{0,16}:/;
const STORY = /"type"\s{0,16}:\s{0,16}"[a-z_]{1,40}[.:](?:rates|recommends?)"/;
const NODE = /"overall_star_rating"\s{0,16}:/;
const WEBHOOK = /"field"\s{0,16}:\s{0,16}"ratings"/;
const ERROR = /"error"\s{0,16}:/;
const FACEBOOK_ERROR =
  /"fbtrace_id"\s{0,16}:|"type"\s{0,16}:\s{0,16}"(?:OAuthException|GraphMethodException|FacebookApiException)"/;

/** 0.95 for ratings and webhooks as this API writes them, 0.8 for a page's score, 0.7 for a refusal of it. */
function recogniseFacebookGraph({ body }: Capture): number {
  if (!looksLikeJson(body)) return 0;
  if (RATING.test(body) || STORY.test(body) || WEBHOOK.test(body)) return 0.95;
  if (NODE.test(body)) return 0.8;
  return ERROR.test(body) && FACEBOOK_ERROR.test(body) ? 0.7 : 0;
}
