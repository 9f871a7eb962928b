/** What a walk over pages of reviews has seen so far, and its verdict; the same for public pages and for the API. */
import type { RawReview } from '../../../domain/review.ts';
import type { RunEnd, Stop, Validators } from '../../../domain/run.ts';
import type { Instant } from '../../../domain/time.ts';
import type { PageReading } from '../../collector.ts';
import { addBreakage, type Breakage, judgeBreakage } from '../../page/broken-fields.ts';
import { trustpilotBreakage } from './read.ts';

/** Follows one walk; a class because its counters live exactly as long as the walk. */
export class PageWalk {
  #read = 0;
  readonly #before: number;
  readonly #seen = new Set<string>();
  #breakage: Breakage = { total: 0, missing: [] };
  #unreplied = false;
  #oldest: Instant | undefined;
  #shown: Pick<RunEnd, 'shownCount' | 'shownAverage'>;
  #sample: string | undefined;
  #validators: Validators | undefined;

  /** `before`: how many reviews stand on the pages that an earlier walk has read. */
  constructor(before: number, shown: Pick<RunEnd, 'shownCount' | 'shownAverage'> = {}) {
    this.#before = before;
    this.#shown = shown;
  }

  /** Reviews read so far. */
  get read(): number {
    return this.#read;
  }

  /** Takes in one page; gives back what no page before it held. */
  take(reading: PageReading, validators?: Validators): readonly RawReview[] {
    const { shownCount, shownAverage, sample, brokenFields } = reading;
    if (shownCount !== undefined) this.#shown = { shownCount, ...(shownAverage !== undefined && { shownAverage }) };
    this.#sample ??= sample;
    this.#validators ??= validators;
    this.#unreplied ||= brokenFields?.includes('reply') === true;
    const fresh = reading.reviews.filter((review) => {
      const key = review.externalId ?? JSON.stringify([review.author, review.text]);
      return !this.#seen.has(key) && this.#seen.add(key);
    });
    this.#read += fresh.length;
    this.#breakage = addBreakage(this.#breakage, trustpilotBreakage(fresh));
    for (const { written } of fresh) {
      if (written && (this.#oldest === undefined || written.earliest < this.#oldest)) this.#oldest = written.earliest;
    }
    return fresh;
  }

  /** A page that gave nothing: the verdict of the run when it is the first, else how far it came. */
  broken({ reviews: _, next: __, location: ___, ...end }: PageReading): RunEnd {
    if (this.#read === 0) return end;
    const outcome = end.outcome === 'empty' || end.outcome === 'complete' ? 'partial' : end.outcome;
    return { ...end, ...this.#facts(), outcome, reason: `After ${this.#read} reviews: ${end.reason}` };
  }

  /** The verdict at the end of a walk; `limit` says why it stopped before the end of the list. */
  end(stop: Stop, limit?: string): RunEnd {
    const facts = { ...this.#facts(), stop };
    const broken = judgeBreakage(this.#breakage);
    if (broken) return { ...facts, ...broken, ...(this.#sample !== undefined && { sample: this.#sample }) };
    if (this.#unreplied)
      return {
        ...facts,
        outcome: 'partial',
        brokenFields: ['reply'],
        reason: 'Expected answers beside the reviews, got pages of which only the JSON-LD could be read',
      };
    const reason = limit ?? this.#doubt(stop);
    if (reason !== undefined) return { ...facts, outcome: 'partial', reason };
    return { ...facts, outcome: 'complete', ...(this.#validators && { validators: this.#validators }) };
  }

  #doubt(stop: Stop): string | undefined {
    if (stop === 'known' || stop === 'date') return undefined;
    const { shownCount } = this.#shown;
    if (shownCount === undefined)
      return `Expected a count to check against, got ${this.#read} reviews from a source that states none`;
    // The count takes in reviews that are under investigation and not listed: one in a hundred, at least one of more than twenty.
    const tolerance = shownCount > 20 ? Math.max(1, Math.floor(shownCount / 100)) : 0;
    const reached = this.#before + this.#read;
    return reached < shownCount - tolerance
      ? `Expected ${shownCount} reviews as Trustpilot states, got ${reached} at the end of its list`
      : undefined;
  }

  #facts(): Pick<RunEnd, 'shownCount' | 'shownAverage' | 'oldest'> {
    return { ...this.#shown, ...(this.#oldest !== undefined && { oldest: this.#oldest }) };
  }
}
