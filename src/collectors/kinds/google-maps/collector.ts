/** The kind `google-maps`: one place on Google Maps, read with a browser; also reads its saved pages and raw answers. */

import type { Capture, Collector } from '../../collector.ts';
import { isGoogleHost } from '../../page/blocked.ts';
import { answerArrays } from './answer-text.ts';
import { readArray } from './arrays.ts';
import { collectGoogleMaps } from './collect.ts';
import { type GoogleMapsOptions, googleMapsOptions } from './options.ts';
import { readGoogleMaps } from './read.ts';

export const googleMaps: Collector<GoogleMapsOptions> = {
  kind: 'google-maps',
  transport: 'browser',
  options: googleMapsOptions,
  address: ({ url }) => url,
  recognise: recogniseGoogleMaps,
  read: (capture) => readGoogleMaps(capture),
  collect: collectGoogleMaps,
};

/** Marks in the text of a page, surest first; scripts count, as most of a page is script. */
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/class="[^"]{0,200}\b(?:jftiEf|ODSEW-ShBeI|section-review-content|gws-localreviews__google-review)\b/, 0.9],
  [/window\.APP_INITIALIZATION_STATE|id=["']XvQR9b/, 0.9],
  [/https:\/\/consent\.google\.[a-z.]{2,6}\/save/, 0.8],
  [/id=["']captcha-form|\/sorry\/index|id="recaptcha" class="g-recaptcha"/, 0.7],
  [/\/httpservice\/retry\/enablejs/, 0.7],
  [/\bjsaction="pane\.wfvdle/, 0.7],
  [/\bid="searchboxinput"|\bitemprop="name" content="[^"]{0,200}Google Maps"/, 0.7],
  [/id="reviewDialog"|class="[^"]{0,60}\brllt__details/, 0.6],
];

/** The service's own name behind that of a place or of a query, in any language. */
const TITLE =
  /<title>[^<]{0,300}[-–—]\s?(?:Google\s?(?:Maps|Mapy|Kaart|Kartor|Kart|Haritalar|Карты|Карти|マップ|地图|地圖|지도|नक़?्शे|Χάρτες|แผนที่)|Mapy Google|Mapas de Google|Bản đồ Google|خرائط Google|نقشه‌?(?:های)? ?Google|Google نقشه|מפות Google)\s{0,4}<\/title>/u;

function recogniseGoogleMaps(capture: Capture): number {
  const arrays = answerArrays(capture.body);
  // Behind Google's guard stands some answer of Google, if not one that can be read.
  if (arrays.length > 0) {
    if (arrays.some((array) => readArray(array, capture))) return 0.95;
    return /^\s{0,40}\)\]\}'/.test(capture.body.slice(0, 60)) ? 0.3 : 0;
  }
  if (!/<[a-z!]/i.test(capture.body.slice(0, 10_000))) return 0;
  const marked = Math.max(
    MARKS.find(([mark]) => mark.test(capture.body))?.[1] ?? 0,
    reviewIds(capture.body),
    TITLE.test(capture.body) && /\brole="main"/.test(capture.body) ? 0.85 : 0,
  );
  const url = capture.url !== undefined && URL.canParse(capture.url) ? new URL(capture.url) : undefined;
  return isGoogleHost(url) ? Math.max(marked, 0.6) : marked;
}

/** Other sites number their reviews with the same attribute; a page of Google has some of its other marks as well. */
function reviewIds(page: string): number {
  if (!/\bdata-review-id=/.test(page)) return 0;
  return /\bjslog=|\bjsaction="[^"]{0,300}\bpane\.|\brole="main"|\/maps\//.test(page) ? 0.95 : 0.5;
}
