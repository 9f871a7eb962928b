/** The contract of a collector kind: how reviews of one sort of site are recognised, read and fetched. */
import type { z } from 'zod';
import type { TouchpointId } from '../domain/ids.ts';
import type { RawReview } from '../domain/review.ts';
import type { RunEnd, Validators } from '../domain/run.ts';
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
  /** How sure, 0 to 1, a reader is that guessed where the reviews of an unknown page are. */
  readonly confidence?: number;
}

/** What a collector is asked to do. */
export interface CollectRequest<Options> {
  readonly options: Options;
  readonly language?: string;
  /** Reviews written before this are of no interest; the walk may stop there. */
  readonly from?: Instant;
  /** Read everything the source shows, even past known reviews. */
  readonly full: boolean;
  /** Where an interrupted full walk left off: the cursor of the last batch that was stored. One that makes no sense any more starts the walk anew. */
  readonly cursor?: string;
  /** What the source's first answer carried when it was last read whole: lets it say that nothing changed. Never with `full`. */
  readonly validators?: Validators;
}

/** Reviews read together, stored together. */
export interface Batch {
  readonly reviews: readonly RawReview[];
  /** Where a walk that breaks after this batch goes on: a page token, an address, an offset; opaque to all but the kind. */
  readonly cursor?: string;
}

export interface CollectTools extends WebTools {
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  /**
   * For each review, in order: is it stored with exactly this content? An edit, a new reply or a changed rating is not
   * the same, nor is one that was removed. For the newest-first early stop; ask before handing the batch over.
   */
  readonly unchanged: (reviews: readonly RawReview[]) => Promise<readonly boolean[]>;
  /**
   * The kind's own `read`, in a thread of its own and with a deadline: a page that was made to be slow costs its source
   * the run and nobody else anything. @throws SourceChanged when it takes too long
   */
  readonly read: (capture: Capture) => Promise<PageReading>;
  /** Names of the configured touchpoints, for sub-ratings. */
  readonly touchpoints: readonly TouchpointId[];
  /** Reads a local file as a stream of text chunks; only for kinds with transport `file`. */
  readonly readFile: (path: string) => AsyncIterable<string>;
  /** Reads a local file as bytes, for formats that are no text; only for kinds with transport `file`. */
  readonly readBytes: (path: string) => Promise<Uint8Array>;
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
  readonly collect: (request: CollectRequest<Options>, tools: CollectTools) => AsyncGenerator<Batch, RunEnd>;
}
