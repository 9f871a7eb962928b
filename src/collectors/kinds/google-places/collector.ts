/** The kind `google-places`: rating and count of a place by the official Places API, to hold other sources against; also reads its saved answers. */

import { looksLikeJson } from '../../answers/json-answer.ts';
import type { Capture, Collector } from '../../collector.ts';
import { collectGooglePlaces, placeAddress } from './collect.ts';
import { type GooglePlacesOptions, googlePlacesOptions } from './options.ts';
import { readGooglePlaces } from './read.ts';

export const googlePlaces: Collector<GooglePlacesOptions> = {
  kind: 'google-places',
  transport: 'http',
  options: googlePlacesOptions,
  address: placeAddress,
  recognise: recogniseGooglePlaces,
  read: readGooglePlaces,
  collect: collectGooglePlaces,
};

const V1 = /"(?:userRatingCount|authorAttribution|relativePublishTimeDescription)"\s{0,16}:/;
const LEGACY_PLACE = /"user_ratings_total"\s{0,16}:/;
const LEGACY_AUTHOR = /"author_name"\s{0,16}:/;
const LEGACY_BESIDE = /"(?:relative_time_description|author_url|profile_photo_url)"\s{0,16}:/;
const REFUSED =
  /"status"\s{0,16}:\s{0,16}"(?:OVER_QUERY_LIMIT|OVER_DAILY_LIMIT|REQUEST_DENIED|INVALID_REQUEST|ZERO_RESULTS|NOT_FOUND|UNKNOWN_ERROR)"/;
const BESIDE_REFUSED = /"(?:html_attributions|error_message)"\s{0,16}:/;

/** 0.95 for places and reviews as this API writes them, 0.7 for a refusal of it. */
function recogniseGooglePlaces({ body }: Capture): number {
  if (!looksLikeJson(body)) return 0;
  if (V1.test(body) || LEGACY_PLACE.test(body)) return 0.95;
  if (LEGACY_AUTHOR.test(body) && LEGACY_BESIDE.test(body)) return 0.95;
  if (REFUSED.test(body) && BESIDE_REFUSED.test(body)) return 0.7;
  return /"error"\s{0,16}:/.test(body) && body.includes('places.googleapis.com') ? 0.7 : 0;
}
