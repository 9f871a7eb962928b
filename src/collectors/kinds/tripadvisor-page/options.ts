/** Options of the kind `tripadvisor-page`, with defaults; units are in the names. */
import { z } from 'zod';

/** What a source of this kind may set. */
export const tripadvisorPageOptions = z.strictObject({
  /** Address of the place's page: `…/Restaurant_Review-g…-d…-Reviews-….html`, `Hotel_Review`, `Attraction_Review`. */
  url: z.url({ protocol: /^https?$/, error: "Expected the http(s) address of a place's page on Tripadvisor" }),
  /** Pages (of 10 to 15 reviews) read in one pass at most; what lies beyond is told as `partial`. */
  maxPages: z.int().min(1).max(1_000).default(40),
});

export type TripadvisorPageOptions = z.infer<typeof tripadvisorPageOptions>;
