/** The tools with which a collector touches somebody else's site: contracts only; each is made in a file of its own. */
import type { Page } from 'playwright';
import type { Validators } from '../domain/run.ts';

/** An answer as it came, decoded to text (WHATWG rules), at most the configured size. */
export interface FetchedText {
  /** Address after redirects. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  /** Empty when the status is 304: nothing changed since the `validators` of the request. */
  readonly body: string;
  /** ETag and Last-Modified, where the answer carries them. */
  readonly validators?: Validators;
}

export interface FetchRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Makes it a conditional request: the answer may then be a 304. */
  readonly validators?: Validators;
  /** Sends this text as a POST; its media type goes in `headers`. For the doors of official APIs. */
  readonly body?: string;
  /**
   * An official API that one has an account with: robots.txt, which speaks to crawlers, is not asked, redirects are not
   * followed, and an answer that refuses (400 to 499, 429 too) comes back with its body, for its kind to name the fault.
   * A 429 counts for the pace of the host all the same.
   */
  readonly api?: boolean;
}

/**
 * A polite, safe request: robots.txt obeyed, pace per host kept, private addresses refused at connect time (each redirect
 * too), size and time limited. @throws SourceRefused (robots, private address, 401/403), SourceUnavailable (time-out, 429, 5xx, network)
 */
export type FetchText = (url: string, request?: FetchRequest) => Promise<FetchedText>;

export interface PageRequest {
  /** BCP 47; sets Accept-Language and the browser's locale. */
  readonly language?: string;
  readonly signal?: AbortSignal;
}

/**
 * Opens one page in a fresh browser context under the same rules as `FetchText` (every sub-request is checked against
 * private addresses; pop-ups, dialogs, downloads and permission prompts refused), hands it to `use`, closes it again.
 * `use` gets the page after navigation to `url`. @throws like FetchText
 */
export type WithPage = <T>(url: string, request: PageRequest, use: (page: Page) => Promise<T>) => Promise<T>;

/** What a collector may touch. */
export interface WebTools {
  readonly fetchText: FetchText;
  readonly withPage: WithPage;
}
