/** The contract of a collector kind: how reviews of one sort of site are recognised, read and fetched. */
import type { z } from 'zod';
import type { TouchpointId } from '../domain/ids.ts';
import type { RawReview } from '../domain/review.ts';
import type { RunEnd } from '../domain/run.ts';
import type { Instant } from '../domain/time.ts';
import type { WebTools } from '../web/tools.ts';

/** One saved page, answer or file, and what is known of how it was come by. */
export interface Capture {
  readonly body: string;
  /** Address it came from, when known. */
  readonly url?: string;
  /** Relative dates count from here. */
  readonly capturedAt: Instant;
  /** Language of the page or of its reviews, when known: resolves 12/03/2026. */
  readonly language?: string;
}

/** What a page says, as read by a pure function. */
export interface PageReading extends RunEnd {
  /** The place, as the page names it. */
  readonly location?: string;
  readonly reviews: readonly RawReview[];
  /** Token or address of the next page, where the page states one. */
  readonly next?: string;
}

/** What a collector is asked to do. */
export interface CollectRequest<Options> {
  readonly options: Options;
  readonly language?: string;
  /** Reviews written before this are of no interest; the walk may stop there. */
  readonly from?: Instant;
  /** Read everything the source shows, even past known reviews. */
  readonly full: boolean;
}

export interface CollectTools extends WebTools {
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  /** Which of these ids are already stored with unchanged content? For the newest-first early stop. */
  readonly known: (externalIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Names of the configured touchpoints, for sub-ratings. */
  readonly touchpoints: readonly TouchpointId[];
  /** Reads a local file as a stream of text chunks; only for kinds with transport `file`. */
  readonly readFile: (path: string) => AsyncIterable<string>;
  /** One line for a person who watches: "120 reviews read". */
  readonly progress: (line: string) => void;
}

/** One collector kind; its folder, its `kind` and its fixture folder carry the same name. */
export interface Collector<Options = unknown> {
  readonly kind: string;
  /** What touches the site: decides which rules and limits hold. */
  readonly transport: 'http' | 'browser' | 'file';
  /** Schema of the options, with defaults and units. */
  readonly options: z.ZodType<Options>;
  /** Address that the options point at, for robots.txt and the ledger; absent for files. */
  readonly address: (options: Options) => string | undefined;
  /** How sure, 0 to 1, that this content is of this kind. Cheap; 0 for anything else. */
  readonly recognise: (capture: Capture) => number;
  /** Pure: the same capture gives the same reading. Never throws for bad content: the outcome says what is wrong. */
  readonly read: (capture: Capture, options?: Options) => PageReading;
  /**
   * Walks the source: yields batches of reviews as they are read, returns how it ended. Batches already yielded count
   * even if the walk breaks. @throws SourceUnavailable, SourceChanged, SourceRefused
   */
  readonly collect: (
    request: CollectRequest<Options>,
    tools: CollectTools,
  ) => AsyncGenerator<readonly RawReview[], RunEnd>;
}
