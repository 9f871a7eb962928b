/** Options of the kind `google-maps`, with defaults; units are in the names. */
import { z } from 'zod';

/** What a source of this kind may set. */
export const googleMapsOptions = z.strictObject({
  /** Address of one place (not of a search). */
  url: z.url({ protocol: /^https?$/, error: 'Expected the http(s) address of a place on Google Maps' }),
  /** The walk stops here and the run counts as partial. Google itself ends near 5 000. */
  maxReviews: z.int().min(1).max(20_000).default(5_000),
  /** Least pause between two loads of the list. Lower is ruder and gets blocked sooner. */
  scrollPauseMs: z.int().min(0).max(60_000).default(900),
  /** How long a load may take before it counts as "nothing more came". Higher is surer on slow lines, and slower at the end. */
  loadTimeoutMs: z.int().min(100).max(120_000).default(6_000),
});

export type GoogleMapsOptions = z.infer<typeof googleMapsOptions>;
