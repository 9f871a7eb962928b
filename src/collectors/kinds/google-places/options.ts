/** Options of the kind `google-places`, with defaults; units are in the names. */
import { z } from 'zod';
import { secretText } from '../../../domain/secret.ts';

/** What a source of this kind may set. */
export const googlePlacesOptions = z.strictObject({
  /** Google's id of the place, as its Place ID Finder gives it. */
  placeId: z.string().regex(/^[\w-]{10,512}$/, 'Expected a place id such as ChIJ…'),
  /** Key of a Google Cloud project in which the Places API is switched on. */
  apiKey: secretText,
  /** `v1` is Places API (New); `legacy` only works in projects that had it before. */
  version: z.enum(['v1', 'legacy']).default('v1'),
  /**
   * Also store the (at most five) reviews that the answer holds. Off by default: Google's terms forbid keeping content
   * of this API beyond the exceptions they name, so switch it on only on a ground of your own.
   */
  storeTexts: z.boolean().default(false),
  /** The official address of the chosen version when left out. */
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Expected the http(s) address of the API' })
    .transform((url) => url.replace(/\/{1,8}$/, ''))
    .optional(),
});

export type GooglePlacesOptions = z.infer<typeof googlePlacesOptions>;
