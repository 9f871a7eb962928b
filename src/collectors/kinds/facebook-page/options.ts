/** Options of the kind `facebook-page`, with defaults; units are in the names. */
import { z } from 'zod';

/** What a source of this kind may set. */
export const facebookPageOptions = z.strictObject({
  /** Address of the page's reviews tab. */
  url: z.url({ protocol: /^https?$/, error: 'Expected the http(s) address of the reviews tab of a Facebook page' }),
  /** The walk stops here and the run counts as partial. */
  maxReviews: z.int().min(1).max(5_000).default(500),
  /** Least pause between two loads. Lower is ruder. */
  scrollPauseMs: z.int().min(0).max(60_000).default(1_200),
  /** How long a load may take before it counts as "nothing more came". */
  loadTimeoutMs: z.int().min(100).max(120_000).default(6_000),
});

export type FacebookPageOptions = z.infer<typeof facebookPageOptions>;
