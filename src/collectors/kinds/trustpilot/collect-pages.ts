/** Walks the public pages of one company, newest first, in all languages, as far as robots.txt lets. */
import type { RunEnd } from '../../../domain/run.ts';
import type { Batch, CollectRequest, CollectTools } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import type { TrustpilotOptions } from './options.ts';
import { pageAddress } from './read.ts';
import { PageWalk } from './walk.ts';

/** Reviews on a full page. */
const PER_PAGE = 20;

/** Walks the pages; the cursor of a batch is the number of the page behind it, and one without a page starts anew. @throws SourceRefused, SourceUnavailable, SourceChanged */
export async function* collectPages(
  request: CollectRequest<TrustpilotOptions>,
  url: string,
  tools: CollectTools,
): AsyncGenerator<Batch, RunEnd> {
  const { maxPages } = request.options;
  const start = pageNumber(request.cursor);
  const walk = new PageWalk((start - 1) * PER_PAGE);
  const newestFirst = new NewestFirst(request, tools);
  for (let page = start; ; page += 1) {
    if (page - start >= maxPages)
      return walk.end(
        'limit',
        `Expected the end of the list, stopped at maxPages (${maxPages}); raise it, or use via: api`,
      );
    const address = listAddress(url, page);
    const asked = page === 1 && request.validators !== undefined;
    const answer = await tools.fetchText(address, {
      signal: tools.signal,
      ...(asked && { validators: request.validators }),
    });
    if (answer.status === 304) return { outcome: 'complete', stop: 'unmodified', validators: request.validators };
    if (answer.status === 404 || answer.status === 410) {
      // The list has become shorter than it was when the walk broke.
      if (page === start && page > 1) return yield* collectPages({ ...request, cursor: '1' }, url, tools);
      const reason = `${address} answered ${answer.status}: correct the address of this source, or remove it`;
      return page > 1 && walk.read > 0 ? walk.end('end') : walk.broken({ outcome: 'unreachable', reason, reviews: [] });
    }
    const reading = await tools.read({
      body: answer.body,
      url: answer.url,
      capturedAt: tools.now(),
      language: request.language,
    });
    if (reading.reviews.length === 0 || reading.outcome === 'layout-changed') return walk.broken(reading);
    const fresh = walk.take(reading, page === 1 ? answer.validators : undefined);
    // Beyond its last page a list may answer with the last one again.
    if (fresh.length === 0) return walk.end('end');
    const stop = await newestFirst.judge(fresh);
    yield { reviews: fresh, ...(reading.next !== undefined && { cursor: String(page + 1) }) };
    tools.progress(`${walk.read} reviews read from ${page - start + 1} pages`);
    if (stop) return walk.end(stop);
    if (reading.next === undefined) return walk.end('end');
  }
}

/** One page of all languages, newest first; filters of the given address are dropped, as they would hide reviews. */
function listAddress(url: string, page: number): string {
  const address = new URL(url);
  address.search = '';
  address.searchParams.set('languages', 'all');
  address.searchParams.set('sort', 'recency');
  return pageAddress(address.href, page);
}

/** Number of the page where a broken walk left off, from 1. */
export function pageNumber(cursor: string | undefined): number {
  return cursor !== undefined && /^[1-9]\d{0,5}$/.test(cursor) ? Number(cursor) : 1;
}
