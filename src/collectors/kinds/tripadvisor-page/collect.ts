/** Walks the pages of one place: each is a plain address (`-or15-`, `-or30-`), served with its reviews in it, so no browser is needed. */
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Stop, Validators } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { addBreakage, type Breakage, judgeBreakage } from '../../page/broken-fields.ts';
import type { TripadvisorPageOptions } from './options.ts';
import { tripadvisorBreakage } from './read.ts';
import { offsetOf, placeOf } from './shown.ts';

type Request = CollectRequest<TripadvisorPageOptions>;

/** Walks a place. The cursor of a batch is the address of the page behind it; one without a page starts anew. @throws SourceRefused (robots, 403), SourceUnavailable, SourceChanged */
export async function* collectTripadvisorPage(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  const { options } = request;
  const start = startOf(request);
  const walk = new Walk(start);
  const newestFirst = new NewestFirst(request, tools);
  const visited = new Set<string>();
  let address: string | undefined = start;
  while (address !== undefined && !visited.has(address)) {
    if (visited.size >= options.maxPages)
      return walk.end(
        'limit',
        `Expected the end of the list, stopped at maxPages (${options.maxPages}); raise it to read on`,
      );
    visited.add(address);
    const first = address === options.url && request.validators !== undefined;
    const answer = await tools.fetchText(address, {
      signal: tools.signal,
      ...(first && { validators: request.validators }),
    });
    if (answer.status === 304) return { outcome: 'complete', stop: 'unmodified', validators: request.validators };
    if (answer.status === 404 || answer.status === 410) {
      // The list has become shorter than it was when the walk broke.
      if (address === start && start !== options.url)
        return yield* collectTripadvisorPage({ ...request, cursor: options.url }, tools);
      const reason = `${address} answered ${answer.status}: correct the address of this source, or remove it`;
      return walk.broken({ outcome: 'unreachable', reason, reviews: [] });
    }
    const reading = await tools.read({
      body: answer.body,
      url: answer.url,
      capturedAt: tools.now(),
      language: request.language,
    });
    if (reading.reviews.length === 0 || reading.outcome === 'layout-changed') return walk.broken(reading);
    const fresh = walk.take(reading, address === options.url ? answer.validators : undefined);
    const next = safeNext(reading.next, options.url);
    const stop = await newestFirst.judge(fresh);
    if (fresh.length > 0) yield { reviews: fresh, ...(next !== undefined && { cursor: next }) };
    tools.progress(`${walk.read} reviews read from ${visited.size} pages`);
    if (stop) return walk.end(stop);
    address = next;
  }
  return walk.end('end');
}

/** The page where a broken walk left off, if it is one of the same place. */
function startOf({ options, cursor }: Request): string {
  return safeNext(cursor, options.url) ?? options.url;
}

/** Pages of the same place on the same host only: what a page links to is not to be trusted. */
function safeNext(address: string | undefined, url: string): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).host === new URL(url).host && placeOf(address) === placeOf(url) ? address : undefined;
}

/** What a walk has seen so far; a class because its counters live exactly as long as the walk. */
class Walk {
  read = 0;
  readonly #offset: number;
  readonly #seen = new Set<string>();
  #breakage: Breakage = { total: 0, missing: [] };
  #cut = 0;
  #oldest: Instant | undefined;
  #shown: Pick<RunEnd, 'shownCount' | 'shownAverage'> = {};
  #sample: string | undefined;
  #validators: Validators | undefined;

  constructor(start: string) {
    this.#offset = offsetOf(start);
  }

  /** Takes in one page; gives back what no page before it held. */
  take(reading: PageReading, validators: Validators | undefined): readonly RawReview[] {
    const { shownCount, shownAverage } = reading;
    if (shownCount !== undefined) this.#shown = { shownCount, ...(shownAverage !== undefined && { shownAverage }) };
    this.#sample ??= reading.sample;
    this.#validators ??= validators;
    const fresh = reading.reviews.filter((review) => {
      const key = review.externalId ?? JSON.stringify([review.author, review.text]);
      return !this.#seen.has(key) && this.#seen.add(key);
    });
    this.read += fresh.length;
    this.#breakage = addBreakage(this.#breakage, tripadvisorBreakage(fresh));
    for (const { truncated, text, written } of fresh) {
      if (truncated || text === undefined) this.#cut += 1;
      if (written && (this.#oldest === undefined || written.earliest < this.#oldest)) this.#oldest = written.earliest;
    }
    return fresh;
  }

  /** A page without reviews: the verdict of the run when it is the first, else how far it came. */
  broken({ reviews: _, next: __, location: ___, ...end }: PageReading): RunEnd {
    if (this.read === 0) return end;
    return {
      ...end,
      ...this.#facts(),
      outcome: end.outcome === 'empty' || end.outcome === 'complete' ? 'partial' : end.outcome,
      reason: `After ${this.read} reviews: ${end.reason}`,
    };
  }

  end(stop: Stop, limit?: string): RunEnd {
    const facts = { ...this.#facts(), stop };
    const broken = judgeBreakage(this.#breakage);
    if (broken) return { ...facts, ...broken, ...(this.#sample !== undefined && { sample: this.#sample }) };
    const reason = limit ?? this.#doubt(stop);
    if (reason !== undefined) return { ...facts, outcome: 'partial', reason };
    return { ...facts, outcome: 'complete', ...(this.#validators && { validators: this.#validators }) };
  }

  #doubt(stop: Stop): string | undefined {
    if (this.#cut > 0) return `Expected whole original texts, got ${this.#cut} that are cut or machine translations`;
    if (stop === 'known' || stop === 'date') return undefined;
    const { shownCount } = this.#shown;
    if (shownCount === undefined)
      return `Expected a count to check against, got ${this.read} reviews on pages that state none`;
    const tolerance = shownCount > 20 ? Math.max(1, Math.floor(shownCount / 100)) : 0;
    const reached = this.#offset + this.read;
    return reached < shownCount - tolerance
      ? `Expected ${shownCount} reviews as the page states, got ${reached} at the end of its list`
      : undefined;
  }

  #facts(): Pick<RunEnd, 'shownCount' | 'shownAverage' | 'oldest'> {
    return { ...this.#shown, ...(this.#oldest !== undefined && { oldest: this.#oldest }) };
  }
}
