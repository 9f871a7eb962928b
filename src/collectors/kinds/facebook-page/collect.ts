/** Walks the recommendations of one page in a browser, by scrolling; read by the same pure reader as a saved page. */
import type { Page } from 'playwright';
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Stop } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Emit, streamBatches } from '../../batches.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { addBreakage, type Breakage, judgeBreakage } from '../../page/broken-fields.ts';
import { countAdditions, takeAdditions, unfoldTexts, waitForAdditions, watchAdditions } from './new-content.ts';
import type { FacebookPageOptions } from './options.ts';
import { facebookBreakage, reviewKey } from './read.ts';

type Request = CollectRequest<FacebookPageOptions>;

/** Loads without anything new before the list counts as ended. */
const IDLE_LOADS = 3;

/**
 * Walks a page: whole at first, then only what each load adds. Facebook lets nobody choose the order; where the dates
 * turn out newest first, known or old reviews end the walk. @throws what the tools throw
 */
export function collectFacebookPage(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  return streamBatches((emit) =>
    tools.withPage(request.options.url, { language: request.language, signal: tools.signal }, (page) =>
      new Walk(page, request, tools, emit).run(),
    ),
  );
}

/** One walk down the list; a class because its counters live exactly as long as the page. */
class Walk {
  readonly #taken = new Set<string>();
  #breakage: Breakage = { total: 0, missing: [] };
  #cut = 0;
  #oldest: Instant | undefined;
  readonly #page: Page;
  readonly #request: Request;
  readonly #tools: CollectTools;
  readonly #emit: Emit;
  readonly #newestFirst: NewestFirst;

  constructor(page: Page, request: Request, tools: CollectTools, emit: Emit) {
    this.#page = page;
    this.#request = request;
    this.#tools = tools;
    this.#emit = emit;
    this.#newestFirst = new NewestFirst(request, tools);
  }

  async run(): Promise<RunEnd> {
    const { loadTimeoutMs } = this.#request.options;
    await this.#page
      .locator('[role=main], form, article')
      .first()
      .waitFor({ timeout: loadTimeoutMs })
      .catch(() => {});
    await watchAdditions(this.#page);
    let overview = await this.#readWhole();
    if (!isList(overview)) {
      // Pages draw their frame first: what is there now may not be all. A wall is whole sooner.
      await waitForAdditions(this.#page, overview.outcome === 'layout-changed' ? loadTimeoutMs : loadTimeoutMs / 4);
      overview = await this.#readWhole();
      if (!isList(overview))
        return { ...endOf(overview), ...(overview.outcome === 'empty' && { stop: 'end' as const }) };
    }
    const stop = await this.#walkOn(overview);
    return typeof stop === 'string' ? this.#judge(overview, stop) : { ...endOf(stop), ...this.#facts(overview) };
  }

  /** Takes what is there, scrolls, takes what came; says why it stopped, or which reading it stopped at. */
  async #walkOn(overview: PageReading): Promise<Stop | PageReading> {
    let reading = overview;
    let idle = 0;
    for (;;) {
      this.#tools.signal.throwIfAborted();
      if (reading.outcome === 'layout-changed' && reading.reviews.length > 0) return reading;
      const { stop, fresh } = await this.#take(reading.reviews);
      if (stop) return stop;
      idle = fresh > 0 ? 0 : idle + 1;
      if (idle >= IDLE_LOADS) return 'end';
      const all = overview.shownCount !== undefined && this.#taken.size >= overview.shownCount;
      await this.#scroll(all || idle > 1);
      reading = await this.#readAdditions();
    }
  }

  /** Hands over what was not taken before. */
  async #take(reviews: readonly RawReview[]): Promise<{ readonly stop?: Stop; readonly fresh: number }> {
    const unknown = reviews.filter((review) => !this.#taken.has(reviewKey(review)));
    const fresh = unknown.slice(0, this.#request.options.maxReviews - this.#taken.size);
    for (const review of fresh) this.#count(review);
    const stop = fresh.length > 0 ? await this.#newestFirst.judge(fresh) : undefined;
    if (fresh.length > 0) {
      await this.#emit({ reviews: fresh });
      this.#tools.progress(`${this.#taken.size} recommendations read`);
    }
    const full = fresh.length < unknown.length;
    return { fresh: fresh.length, ...((full || stop) && { stop: full ? 'limit' : stop }) };
  }

  #count(review: RawReview): void {
    this.#taken.add(reviewKey(review));
    this.#breakage = addBreakage(this.#breakage, facebookBreakage([review]));
    if (review.truncated) this.#cut += 1;
    const at = review.written?.earliest;
    if (at !== undefined && (this.#oldest === undefined || at < this.#oldest)) this.#oldest = at;
  }

  /** Scrolls to the end and waits for the page to grow; briefly when nothing more is expected. */
  async #scroll(briefly: boolean): Promise<void> {
    const { scrollPauseMs, loadTimeoutMs } = this.#request.options;
    await this.#page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    if (scrollPauseMs > 0) await this.#page.waitForTimeout(scrollPauseMs);
    await waitForAdditions(this.#page, loadTimeoutMs / (briefly ? 20 : 4));
  }

  /** The page as it stands; again when entries came, folded, while it was read. */
  async #readWhole(): Promise<PageReading> {
    for (let tries = 0; ; tries++) {
      const before = await unfoldTexts(this.#page, this.#request.options.loadTimeoutMs / 4);
      const body = await this.#page.content();
      if (tries >= 2 || (await countAdditions(this.#page)) <= before) return this.#read(body);
    }
  }

  async #readAdditions(): Promise<PageReading> {
    const count = await unfoldTexts(this.#page, this.#request.options.loadTimeoutMs / 4);
    const added = await takeAdditions(this.#page, count);
    if (added === '') return { reviews: [], outcome: 'partial', reason: 'Expected more, got nothing' };
    const lang = (await this.#page.locator('html').getAttribute('lang')) ?? this.#request.language ?? '';
    const heading =
      (await this.#page
        .locator('h1')
        .first()
        .textContent({ timeout: 1000 })
        .catch(() => null)) ?? '';
    const name = heading.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return this.#read(
      `<html lang="${lang.replace(/[^\w-]/g, '')}"><body><div role="main"><h1>${name}</h1>${added}</div></body></html>`,
    );
  }

  #read(body: string): Promise<PageReading> {
    const { now, read } = this.#tools;
    return read({
      body,
      url: this.#page.url(),
      capturedAt: now(),
      ...(this.#request.language !== undefined && { language: this.#request.language }),
    });
  }

  #judge(overview: PageReading, stop: Stop): RunEnd {
    const facts = { ...this.#facts(overview), stop };
    const { maxReviews } = this.#request.options;
    const { shownCount } = overview;
    const read = this.#taken.size;
    const partial = (reason: string): RunEnd => ({ ...facts, outcome: 'partial', reason });
    if (read === 0) return { ...facts, ...endOf(overview) };
    const broken = judgeBreakage(this.#breakage);
    if (broken) return { ...facts, ...broken };
    if (this.#cut > 0) return partial(`Expected whole texts, got ${this.#cut} that end at "See more"`);
    if (stop === 'limit') return partial(`Expected the end of the list, stopped at maxReviews (${maxReviews})`);
    if (stop === 'known' || stop === 'date') return { ...facts, outcome: 'complete' };
    if (shownCount === undefined)
      return partial(`Expected a count to check against, got ${read} recommendations on a page that states none`);
    if (read < shownCount)
      return partial(
        `Expected ${shownCount} reviews as the page states, got ${read} recommendations at the end of its list`,
      );
    return { ...facts, outcome: 'complete' };
  }

  #facts({ shownCount, shownAverage }: PageReading): Pick<RunEnd, 'shownCount' | 'shownAverage' | 'oldest'> {
    return {
      ...(shownCount !== undefined && { shownCount }),
      ...(shownAverage !== undefined && { shownAverage }),
      ...(this.#oldest !== undefined && { oldest: this.#oldest }),
    };
  }
}

/** A list may still grow behind a first screen that holds none; a wall or another layout will not. */
function isList({ outcome, reviews }: PageReading): boolean {
  return reviews.length > 0 || outcome === 'partial' || outcome === 'complete';
}

function endOf({ reviews: _, location: __, next: ___, confidence: ____, ...end }: PageReading): RunEnd {
  return end;
}
