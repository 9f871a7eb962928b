/** Walks the recommendations of one page in a browser, by scrolling; read by the same pure reader as a saved page. */
import type { Page } from 'playwright';
import type { RunEnd } from '../../../domain/run.ts';
import { type Emit, streamBatches } from '../../batches.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import type { FacebookPageOptions } from './options.ts';
import { readFacebookPage, reviewKey } from './read.ts';

type Request = CollectRequest<FacebookPageOptions>;

/** Loads without anything new before the list counts as ended. */
const IDLE_LOADS = 3;

/** Walks a page. The order of the list cannot be set, so there is no early stop at known reviews. @throws what the tools throw */
export function collectFacebookPage(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  return streamBatches((emit) =>
    tools.withPage(request.options.url, { language: request.language, signal: tools.signal }, (page) =>
      walkPage(page, request, tools, emit),
    ),
  );
}

async function walkPage(page: Page, request: Request, tools: CollectTools, emit: Emit): Promise<RunEnd> {
  const { options } = request;
  const taken = new Set<string>();
  await page
    .locator('[role=main], form, article')
    .first()
    .waitFor({ timeout: options.loadTimeoutMs })
    .catch(() => {});
  let reading: PageReading | undefined;
  let idle = 0;
  while (idle < IDLE_LOADS && taken.size < options.maxReviews) {
    tools.signal.throwIfAborted();
    reading = await readNow(page, request, tools);
    if (reading.outcome !== 'partial' && reading.outcome !== 'complete') break;
    const fresh = reading.reviews
      .filter((review) => !taken.has(reviewKey(review)))
      .slice(0, options.maxReviews - taken.size);
    for (const review of fresh) taken.add(reviewKey(review));
    if (fresh.length > 0) {
      await emit({ reviews: fresh });
      tools.progress(`${taken.size} recommendations read`);
    }
    idle = fresh.length > 0 ? 0 : idle + 1;
    const all = reading.shownCount !== undefined && taken.size >= reading.shownCount;
    await loadMore(page, options, all || idle > 1);
  }
  return endOf(reading ?? (await readNow(page, request, tools)), taken.size, options.maxReviews);
}

/** Scrolls to the end and waits for the page to grow; briefly when nothing more is expected. */
async function loadMore(page: Page, options: FacebookPageOptions, briefly: boolean): Promise<void> {
  const height = 'document.documentElement.scrollHeight';
  const before = Number(await page.evaluate(height));
  await page.evaluate(`window.scrollTo(0, ${height})`);
  if (options.scrollPauseMs > 0) await page.waitForTimeout(options.scrollPauseMs);
  const deadline = performance.now() + options.loadTimeoutMs / (briefly ? 20 : 4);
  while (performance.now() < deadline) {
    if (Number(await page.evaluate(height)) !== before) return;
    await page.waitForTimeout(30);
  }
}

async function readNow(page: Page, request: Request, tools: CollectTools): Promise<PageReading> {
  return readFacebookPage({
    body: await page.content(),
    url: page.url(),
    capturedAt: tools.now(),
    language: request.language,
  });
}

function endOf({ reviews, location: _, next: __, ...end }: PageReading, taken: number, maxReviews: number): RunEnd {
  if (taken >= maxReviews && reviews.length >= maxReviews) {
    return {
      ...end,
      outcome: 'partial',
      stop: 'limit',
      reason: `Expected the end of the list, stopped at maxReviews (${maxReviews})`,
    };
  }
  const oldest = reviews
    .map(({ written }) => written?.earliest)
    .filter((at) => at !== undefined)
    .toSorted()
    .at(0);
  return { ...end, stop: 'end', ...(oldest !== undefined && { oldest }) };
}
