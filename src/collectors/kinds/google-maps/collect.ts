/** Walks the reviews of one place in a browser: newest first, ten by ten, read by the same pure reader as a saved page. */
import type { Page } from 'playwright';
import type { RawReview } from '../../../domain/review.ts';
import type { Outcome, RunEnd, Stop } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Emit, streamBatches } from '../../batches.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { CardWatch } from './card-watch.ts';
import { declineConsent } from './decline-consent.ts';
import { HeardAnswers } from './heard-answers.ts';
import type { GoogleMapsOptions } from './options.ts';
import { isLoading, openReviews, sortNewest } from './page-controls.ts';

type Request = CollectRequest<GoogleMapsOptions>;

/** Loads without anything new before the list counts as ended. */
const IDLE_LOADS = 3;

/** Loads in a row that brought only what was read before the list counts as ended. */
const STALE_LOADS = 12;

/** A list that did not notice a scroll is scrolled again after this, ms. */
const NUDGE_MS = 500;

/** Walks a place. @throws SourceRefused when consent cannot be declined, and whatever the tools throw */
export function collectGoogleMaps(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const language = request.language ?? 'en';
  const url = new URL(request.options.url);
  url.searchParams.set('hl', language);
  return streamBatches((emit) =>
    tools.withPage(url.href, { language, signal: tools.signal }, (page) => walkPlace(page, request, tools, emit)),
  );
}

async function walkPlace(page: Page, request: Request, tools: CollectTools, emit: Emit): Promise<RunEnd> {
  const { loadTimeoutMs } = request.options;
  const heard = new HeardAnswers(page, tools);
  await declineConsent(page, loadTimeoutMs);
  await page
    .locator('[role=main], [role=tab], [data-review-id]')
    .first()
    .waitFor({ timeout: loadTimeoutMs })
    .catch(() => {});
  const overview = await readNow(page, request, tools);
  if (!OPEN.has(overview.outcome)) {
    if (overview.reviews.length > 0) await emit({ reviews: overview.reviews });
    return endOf(overview);
  }
  if (overview.outcome === 'empty') return { ...endOf(overview), stop: 'end' };
  const opened = await openReviews(page, loadTimeoutMs);
  const sorted = opened && (await sortNewest(page, loadTimeoutMs));
  const watch = await CardWatch.start(page);
  const list = await new Walk({ page, watch, heard, request, tools, emit, overview, sorted }).run();
  if (list.read > 0 || list.end) return list.end ?? judgeWalk(list, overview, request);
  return endOf(await readNow(page, request, tools));
}

/** A page with one of these may hold a list; any other outcome is a wall. */
const OPEN: ReadonlySet<Outcome> = new Set(['complete', 'partial', 'empty', 'layout-changed']);

/** What a walk has seen so far, and how it stopped. */
interface WalkResult {
  readonly read: number;
  readonly cut: number;
  readonly stop: Stop;
  readonly oldest?: Instant;
  /** Set when the list could not be read any further. */
  readonly end?: RunEnd;
}

/** What a walk works with. */
interface WalkParts {
  readonly page: Page;
  readonly watch: CardWatch;
  readonly heard: HeardAnswers;
  readonly request: Request;
  readonly tools: CollectTools;
  readonly emit: Emit;
  readonly overview: PageReading;
  readonly sorted: boolean;
}

/** One walk down the list; a class because its counters live exactly as long as the page. */
class Walk {
  #read = 0;
  #cut = 0;
  #faults = 0;
  #oldest: Instant | undefined;
  #end: RunEnd | undefined;
  #language: string | undefined;
  readonly #parts: WalkParts;
  readonly #newestFirst: NewestFirst;

  constructor(parts: WalkParts) {
    this.#parts = parts;
    this.#newestFirst = new NewestFirst(parts.request, parts.tools);
  }

  async run(): Promise<WalkResult> {
    const { page, watch, tools, request } = this.#parts;
    const { scrollPauseMs } = request.options;
    let idle = 0;
    let stale = 0;
    for (;;) {
      tools.signal.throwIfAborted();
      const grown = await watch.grown();
      const before = this.#read;
      const stop = await this.#takeNew();
      if (stop) return this.#result(stop);
      // A list that goes round, or draws again what it dropped, grows for ever and brings nothing.
      stale = this.#read > before ? 0 : stale + 1;
      if (stale > STALE_LOADS) return this.#result('end');
      if (this.#read === 0) {
        // The first cards may be on their way.
        if (idle >= IDLE_LOADS || !(await this.#waitForMore(grown, idle))) return this.#result('end');
        idle += 1;
        continue;
      }
      await watch.scrollOn();
      if (scrollPauseMs > 0) await page.waitForTimeout(scrollPauseMs);
      idle = (await this.#waitForMore(grown, idle)) ? 0 : idle + 1;
      if (idle >= IDLE_LOADS) await watch.lookAgain();
      if (idle > IDLE_LOADS && !(await isLoading(page))) return this.#result('end');
      if (idle >= IDLE_LOADS * 3) return this.#result('end');
    }
  }

  /** Reads and hands over every card not taken before; says why to stop, if it is time to. */
  async #takeNew(): Promise<WalkResult['stop'] | undefined> {
    for (;;) {
      const cards = await this.#parts.watch.take(this.#parts.request.options.loadTimeoutMs);
      if (cards.length === 0) return undefined;
      const stop = await this.#handOver(cards);
      if (stop) return stop;
    }
  }

  async #handOver(cards: readonly string[]): Promise<WalkResult['stop'] | undefined> {
    const { request, sorted, heard, emit, tools } = this.#parts;
    const reading = await this.#readCards(cards);
    if (reading.outcome === 'layout-changed') {
      this.#end = { ...endOf(reading), ...this.#shown() };
      return 'end';
    }
    const room = request.options.maxReviews - this.#read;
    const reviews = await heard.complete(reading.reviews.slice(0, room));
    const stop = sorted ? await this.#newestFirst.judge(reviews) : undefined;
    this.#count(reviews);
    await emit({ reviews });
    tools.progress(`${this.#read} reviews read`);
    return reading.reviews.length > room || this.#read >= request.options.maxReviews ? 'limit' : stop;
  }

  /** The same reader as for a saved page, on a page of only the new cards: reading everything anew each time is quadratic. */
  async #readCards(cards: readonly string[]): Promise<PageReading> {
    const { page, request, tools } = this.#parts;
    this.#language ??= (await page.locator('html').getAttribute('lang')) ?? request.language ?? 'en';
    const lang = this.#language.replace(/[^\w-]/g, '');
    const body = `<html lang="${lang}"><body><div role="main"><div>${cards.join('')}</div></div></body></html>`;
    return tools.read({ body, capturedAt: tools.now(), ...(request.language && { language: request.language }) });
  }

  #count(reviews: readonly RawReview[]): void {
    this.#read += reviews.length;
    for (const { truncated, translated, text, written, rating } of reviews) {
      if (truncated) this.#cut += 1;
      if (written === undefined || rating === undefined || (translated !== undefined && text === undefined))
        this.#faults += 1;
      if (written && (this.#oldest === undefined || written.earliest < this.#oldest)) this.#oldest = written.earliest;
    }
  }

  /** Waits for more cards; briefly once everything that the page states is there. */
  async #waitForMore(grown: number, idle: number): Promise<boolean> {
    const { watch, request, overview } = this.#parts;
    const all = overview.shownCount !== undefined && this.#read >= overview.shownCount;
    const deadline = performance.now() + request.options.loadTimeoutMs / (all || idle > 0 ? IDLE_LOADS * 4 : 1);
    for (let left = deadline - performance.now(); left > 0; left = deadline - performance.now()) {
      if (await watch.hasGrown(grown, Math.min(left, NUDGE_MS))) return true;
      if (deadline - performance.now() > 0) await watch.scrollOn();
    }
    return false;
  }

  #shown(): Pick<RunEnd, 'shownCount' | 'shownAverage'> {
    const { shownCount, shownAverage } = this.#parts.overview;
    return { ...(shownCount !== undefined && { shownCount }), ...(shownAverage !== undefined && { shownAverage }) };
  }

  #result(stop: WalkResult['stop']): WalkResult {
    return {
      read: this.#read,
      cut: this.#cut + this.#faults,
      stop,
      ...(this.#oldest !== undefined && { oldest: this.#oldest }),
      ...(this.#end && { end: this.#end }),
    };
  }
}

async function readNow(page: Page, request: Request, tools: CollectTools): Promise<PageReading> {
  const { language } = request;
  const capture = { body: await page.content(), url: page.url(), capturedAt: tools.now() };
  return tools.read({ ...capture, ...(language !== undefined && { language }) });
}

function endOf({ outcome, reason, shownCount, shownAverage, sample, brokenFields }: PageReading): RunEnd {
  return {
    outcome,
    ...(reason !== undefined && { reason }),
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
    ...(sample !== undefined && { sample }),
    ...(brokenFields !== undefined && { brokenFields }),
  };
}

function judgeWalk(walk: WalkResult, overview: PageReading, { options }: Request): RunEnd {
  const { shownCount, shownAverage } = overview;
  const facts = {
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
    stop: walk.stop,
    ...(walk.oldest !== undefined && { oldest: walk.oldest }),
  };
  const partial = (reason: string): RunEnd => ({ outcome: 'partial', reason, ...facts });
  if (walk.cut > 0) return partial(`Expected whole reviews, got ${walk.cut} that are cut, undated or unrated`);
  if (walk.stop === 'limit')
    return partial(`Expected the end of the list, stopped at maxReviews (${options.maxReviews})`);
  if (walk.stop === 'known' || walk.stop === 'date') return { outcome: 'complete', ...facts };
  if (shownCount === undefined)
    return partial(`Expected a count to check against, got ${walk.read} reviews on a page that states none`);
  if (walk.read < shownCount - tolerance(shownCount)) {
    return partial(`Expected ${shownCount} reviews as the page states, got ${walk.read} at the end of its list`);
  }
  return { outcome: 'complete', ...facts };
}

/** Google counts reviews that it no longer lists: one in a hundred, at least one of more than twenty. */
function tolerance(shownCount: number): number {
  return shownCount > 20 ? Math.max(1, Math.floor(shownCount / 100)) : 0;
}
