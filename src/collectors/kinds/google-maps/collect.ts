/** Walks the reviews of one place in a browser: newest first, ten by ten, read by the same pure reader as a saved page. */
import type { Page } from 'playwright';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Stop } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Emit, streamBatches } from '../../batches.ts';
import { recogniseBlock } from '../../blocked.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { declineConsent } from './decline-consent.ts';
import type { GoogleMapsOptions } from './options.ts';
import { listState, newCards, openReviews, scrollOn, sortNewest, uncoverTexts } from './page-controls.ts';
import { readGoogleMaps } from './read.ts';

type Request = CollectRequest<GoogleMapsOptions>;

/** Loads without anything new before the list counts as ended. */
const IDLE_LOADS = 3;

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
  await declineConsent(page, tools, loadTimeoutMs);
  await page
    .locator('[role=main], [role=tab], [data-review-id]')
    .first()
    .waitFor({ timeout: loadTimeoutMs })
    .catch(() => {});
  const overview = await readNow(page, request, tools);
  const block = recogniseBlock({ body: await page.content(), url: page.url(), capturedAt: tools.now() });
  if (block && (overview.reviews.length === 0 || block.outcome === 'limited')) {
    if (overview.reviews.length > 0) await emit({ reviews: overview.reviews });
    return endOf(overview);
  }
  if (overview.outcome === 'empty') return { ...endOf(overview), stop: 'end' };
  const opened = await openReviews(page, loadTimeoutMs);
  const sorted = opened && (await sortNewest(page, loadTimeoutMs));
  const list = await new Walk(page, request, tools, emit, overview, sorted).run();
  if (list.read > 0 || list.end) return list.end ?? judgeWalk(list, overview, request);
  return endOf(await readNow(page, request, tools));
}

/** What a walk has seen so far, and how it stopped. */
interface WalkResult {
  readonly read: number;
  readonly cut: number;
  readonly sorted: boolean;
  readonly stop: Stop;
  readonly oldest?: Instant;
  /** Set when the list could not be read any further. */
  readonly end?: RunEnd;
}

/** One walk down the list; a class because its counters live exactly as long as the page. */
class Walk {
  readonly #taken = new Set<string>();
  #read = 0;
  #cut = 0;
  #faults = 0;
  #oldest: Instant | undefined;
  #end: RunEnd | undefined;
  readonly #page: Page;
  readonly #request: Request;
  readonly #tools: CollectTools;
  readonly #emit: Emit;
  readonly #overview: PageReading;
  readonly #sorted: boolean;
  readonly #newestFirst: NewestFirst;

  constructor(page: Page, request: Request, tools: CollectTools, emit: Emit, overview: PageReading, sorted: boolean) {
    this.#page = page;
    this.#request = request;
    this.#tools = tools;
    this.#emit = emit;
    this.#overview = overview;
    this.#sorted = sorted;
    this.#newestFirst = new NewestFirst(request, tools);
  }

  async run(): Promise<WalkResult> {
    let idle = 0;
    for (;;) {
      this.#tools.signal.throwIfAborted();
      const stop = await this.#takeNew();
      if (stop) return this.#result(stop);
      const before = await listState(this.#page);
      if (before.marks === 0) return this.#result('end');
      await scrollOn(this.#page);
      const { scrollPauseMs } = this.#request.options;
      if (scrollPauseMs > 0) await this.#page.waitForTimeout(scrollPauseMs);
      const grew = await this.#waitForMore(before.marks, idle);
      idle = grew ? 0 : idle + 1;
      if (idle >= IDLE_LOADS && !(await listState(this.#page)).loading) return this.#result('end');
      if (idle >= IDLE_LOADS * 3) return this.#result('end');
    }
  }

  /** Reads and hands over every card not taken before; says why to stop, if it is time to. */
  async #takeNew(): Promise<WalkResult['stop'] | undefined> {
    for (;;) {
      await uncoverTexts(this.#page, this.#request.options.loadTimeoutMs);
      const cards = await newCards(this.#page, this.#taken);
      if (cards.size === 0) return undefined;
      for (const id of cards.keys()) this.#taken.add(id);
      const stop = await this.#handOver([...cards.values()]);
      if (stop) return stop;
    }
  }

  async #handOver(cards: readonly string[]): Promise<WalkResult['stop'] | undefined> {
    const reading = await this.#readCards(cards);
    if (reading.outcome === 'layout-changed') {
      this.#end = { ...endOf(reading), ...this.#shown() };
      return 'end';
    }
    const room = this.#request.options.maxReviews - this.#read;
    const reviews = reading.reviews.slice(0, room);
    const stop = this.#sorted ? await this.#newestFirst.judge(reviews) : undefined;
    this.#count(reviews);
    await this.#emit({ reviews });
    this.#tools.progress(`${this.#read} reviews read`);
    return reading.reviews.length > room || this.#read >= this.#request.options.maxReviews ? 'limit' : stop;
  }

  /** The same reader as for a saved page, on a page of only the new cards: reading everything anew each time is quadratic. */
  async #readCards(cards: readonly string[]): Promise<PageReading> {
    const lang = (await this.#page.locator('html').getAttribute('lang')) ?? this.#request.language ?? 'en';
    const body = `<html lang="${lang.replace(/[^\w-]/g, '')}"><body><div role="main">${cards.join('')}</div></body></html>`;
    return readGoogleMaps({ body, capturedAt: this.#tools.now(), language: this.#request.language });
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
  async #waitForMore(marks: number, idle: number): Promise<boolean> {
    const all = this.#overview.shownCount !== undefined && this.#taken.size >= this.#overview.shownCount;
    const deadline = performance.now() + this.#request.options.loadTimeoutMs / (all || idle > 0 ? IDLE_LOADS * 4 : 1);
    while (performance.now() < deadline) {
      if ((await listState(this.#page)).marks !== marks) return true;
      await this.#page.waitForTimeout(30);
    }
    return false;
  }

  #shown(): Pick<RunEnd, 'shownCount' | 'shownAverage'> {
    const { shownCount, shownAverage } = this.#overview;
    return { ...(shownCount !== undefined && { shownCount }), ...(shownAverage !== undefined && { shownAverage }) };
  }

  #result(stop: WalkResult['stop']): WalkResult {
    return {
      read: this.#read,
      cut: this.#cut + this.#faults,
      sorted: this.#sorted,
      stop,
      ...(this.#oldest !== undefined && { oldest: this.#oldest }),
      ...(this.#end && { end: this.#end }),
    };
  }
}

async function readNow(page: Page, request: Request, tools: CollectTools): Promise<PageReading> {
  return readGoogleMaps({
    body: await page.content(),
    url: page.url(),
    capturedAt: tools.now(),
    language: request.language,
  });
}

function endOf({ outcome, reason, shownCount, shownAverage, sample }: PageReading): RunEnd {
  return {
    outcome,
    ...(reason !== undefined && { reason }),
    ...(shownCount !== undefined && { shownCount }),
    ...(shownAverage !== undefined && { shownAverage }),
    ...(sample !== undefined && { sample }),
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
