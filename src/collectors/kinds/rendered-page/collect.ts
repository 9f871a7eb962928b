/** Walks the pages of a list of any site, in a browser or by plain requests, each read by the same pure reader as a saved page. */
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Stop, Validators } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Emit, streamBatches } from '../../batches.ts';
import type { Batch, CollectRequest, CollectTools, PageReading } from '../../collector.ts';
import { NewestFirst } from '../../newest-first.ts';
import { addressOf } from '../../page/next-page.ts';
import { openInBrowser } from './browse.ts';
import type { RenderedPageOptions } from './options.ts';
import { UNCOUNTED } from './read.ts';

type Request = CollectRequest<RenderedPageOptions>;

/** Walks from page to page. @throws SourceRefused, SourceUnavailable, SourceChanged (from the tools) */
export function collectRenderedPage(request: Request, tools: CollectTools): AsyncGenerator<Batch, RunEnd> {
  return streamBatches((emit) => new Walk(request, tools, emit).run());
}

/** One walk; a class because its counters live exactly as long as the walk. */
class Walk {
  readonly #request: Request;
  readonly #tools: CollectTools;
  readonly #emit: Emit;
  readonly #newestFirst: NewestFirst;
  readonly #taken = new Set<string>();
  readonly #doubts: string[] = [];
  readonly #broken = new Set<NonNullable<RunEnd['brokenFields']>[number]>();
  #oldest: Instant | undefined;
  #first: PageReading | undefined;
  #last: PageReading | undefined;
  #validators: Validators | undefined;
  #pages = 0;

  constructor(request: Request, tools: CollectTools, emit: Emit) {
    this.#request = request;
    this.#tools = tools;
    this.#emit = emit;
    this.#newestFirst = new NewestFirst(request, tools);
  }

  async run(): Promise<RunEnd> {
    const { options, cursor } = this.#request;
    // A cursor is an address of the same site, or it is nothing.
    const start = cursor !== undefined && addressOf(cursor, options.url) !== undefined ? cursor : options.url;
    const visited = new Set<string>();
    let address: string | undefined = start;
    while (address !== undefined && !visited.has(address)) {
      if (visited.size >= options.maxPages) return this.#end('limit', `stopped after ${visited.size} pages (maxPages)`);
      visited.add(address);
      this.#tools.signal.throwIfAborted();
      const answer: Step = options.render ? await this.#render(address) : await this.#fetch(address);
      if ('end' in answer) return answer.end;
      this.#pages += 1;
      if (answer.stop)
        return this.#end(
          answer.stop,
          answer.stop === 'limit' ? `stopped at maxReviews (${options.maxReviews})` : undefined,
        );
      const more = this.#last?.next;
      // A page without reviews, or with those of the one before, is behind the end of the list.
      address = options.nextPage && answer.fresh > 0 ? more : undefined;
    }
    return this.#end('end');
  }

  async #fetch(address: string): Promise<Step> {
    const first = this.#pages === 0 && address === this.#request.options.url;
    const validators = first && !this.#request.full ? this.#request.validators : undefined;
    const answer = await this.#tools.fetchText(address, {
      signal: this.#tools.signal,
      ...(validators && { validators }),
    });
    if (answer.status === 304) return { end: { outcome: 'complete', stop: 'unmodified' } };
    if (answer.status === 404 || answer.status === 410) return { end: this.#gone(address, answer.status) };
    if (first) this.#validators = answer.validators;
    const reading = await this.#tools.read({
      body: answer.body,
      url: answer.url,
      capturedAt: this.#tools.now(),
      ...this.#language(),
    });
    return this.#take(reading, true);
  }

  #gone(address: string, status: number): RunEnd {
    const reason = `${address} answered ${status}: correct the address of this source, or remove it`;
    return this.#pages === 0 ? { outcome: 'unreachable', reason } : this.#end('end', reason);
  }

  async #render(address: string): Promise<Step> {
    let step: Step = { fresh: 0 };
    await this.#tools.withPage(address, { signal: this.#tools.signal, ...this.#language() }, (page) =>
      openInBrowser(page, this.#request.options, this.#tools, this.#language().language, async (reading, last) => {
        const taken = await this.#take(reading, last);
        step = { fresh: ('fresh' in step ? step.fresh : 0) + taken.fresh, ...(taken.stop && { stop: taken.stop }) };
        return taken.stop ? 'stop' : taken.fresh > 0 ? 'fresh' : 'nothing';
      }),
    );
    return step;
  }

  #language(): { readonly language?: string } {
    return this.#request.language === undefined ? {} : { language: this.#request.language };
  }

  /** Hands over what was not there before. `last`: nothing more will be read from this page, so that its doubts count. */
  async #take(reading: PageReading, last: boolean): Promise<{ readonly fresh: number; readonly stop?: Stop }> {
    this.#first ??= reading;
    if (reading.reviews.length > 0 || this.#pages === 0) this.#last = reading;
    const room = this.#request.options.maxReviews - this.#taken.size;
    const unseen = reading.reviews.filter((review) => !this.#taken.has(keyOf(review)));
    const fresh = unseen.slice(0, room);
    for (const review of fresh) this.#taken.add(keyOf(review));
    if (last && reading.outcome !== 'complete' && (reading.reviews.length > 0 || this.#pages === 0))
      this.#doubt(reading);
    const judged = fresh.length > 0 ? await this.#newestFirst.judge(fresh) : undefined;
    this.#note(fresh);
    if (fresh.length > 0)
      await this.#emit({ reviews: fresh, ...(reading.next !== undefined && { cursor: reading.next }) });
    this.#tools.progress(`${this.#taken.size} reviews read from ${this.#pages + 1} pages`);
    const stop = unseen.length > room ? 'limit' : judged;
    return { fresh: fresh.length, ...(stop && { stop }) };
  }

  #doubt({ reason, brokenFields = [] }: PageReading): void {
    for (const field of brokenFields) this.#broken.add(field);
    if (reason !== undefined) this.#doubts.push(reason);
  }

  #note(reviews: readonly RawReview[]): void {
    for (const { written } of reviews)
      if (written && (this.#oldest === undefined || written.earliest < this.#oldest)) this.#oldest = written.earliest;
  }

  /** The verdict over all pages: what was read is held against what the site counts; other doubts of a page remain. */
  #end(stop: Stop, limit?: string): RunEnd {
    const first = this.#first;
    if (!first) return { outcome: 'layout-changed', reason: 'Expected a page, got none' };
    const shownCount = first.shownCount ?? this.#last?.shownCount;
    const facts = {
      ...(shownCount !== undefined && { shownCount }),
      ...(first.shownAverage !== undefined && { shownAverage: first.shownAverage }),
      stop,
      ...(this.#oldest !== undefined && { oldest: this.#oldest }),
    };
    if (this.#taken.size === 0) {
      const { outcome, reason, sample, brokenFields } = first;
      return {
        outcome,
        ...(reason !== undefined && { reason }),
        ...facts,
        ...(sample !== undefined && { sample }),
        ...(brokenFields && { brokenFields }),
      };
    }
    // The last page of a list may hold too few to tell; the first one did.
    const believed = shownCount !== undefined || !first.reason?.includes(UNCOUNTED);
    const doubts = this.#doubts.map((doubt) => remaining(doubt, believed)).filter((doubt) => doubt !== '');
    const broken = this.#broken.size > 0 && { brokenFields: [...this.#broken] };
    const partial = (reason: string): RunEnd => ({
      outcome: 'partial',
      reason: `Expected the whole list: ${reason}`,
      ...facts,
      ...broken,
    });
    if (limit !== undefined) return partial([limit, ...new Set(doubts)].join('; '));
    if (doubts.length > 0) return partial([...new Set(doubts)].slice(0, 3).join('; '));
    const whole = { outcome: 'complete' as const, ...facts };
    if (stop === 'known' || stop === 'date') return whole;
    const resumed = this.#request.cursor !== undefined;
    if (!resumed && shownCount !== undefined && this.#taken.size < shownCount)
      return partial(`the site counts ${shownCount} reviews, ${this.#taken.size} were on ${this.#pages} pages`);
    if (!this.#request.options.nextPage && this.#last?.next !== undefined && shownCount === undefined)
      return partial('further pages follow; set nextPage to read them');
    return this.#validators && this.#pages === 1 ? { ...whole, validators: this.#validators } : whole;
  }
}

type Step = { readonly fresh: number; readonly stop?: Stop } | { readonly end: RunEnd };

/** Counts and further pages are judged over all pages, not page by page. */
function remaining(doubt: string, believed: boolean): string {
  return doubt
    .replace(/^Expected the whole list: /, '')
    .split('; ')
    .filter((part) => !/^the page counts \d+ reviews and shows \d+$|^further pages follow$/.test(part))
    .filter((part) => !believed || part !== UNCOUNTED)
    .join('; ');
}

/** What makes a review the same one on two loads of a list. */
function keyOf({ externalId, author, text, rating, written }: RawReview): string {
  return (
    externalId ?? JSON.stringify([author, rating, text?.slice(0, 200), text === undefined ? written?.wording : ''])
  );
}
