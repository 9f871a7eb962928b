/** One walk over one source: batches come in, each is stored whole together with the place where the next one begins. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Batch, Collector, CollectRequest, CollectTools } from '../collectors/collector.ts';
import { collectors } from '../collectors/kinds/index.ts';
import { normaliseReview } from '../collectors/normalise.ts';
import type { Arrival, RawReview, Review } from '../domain/review.ts';
import { isTrustworthy, type Outcome, type RunEnd } from '../domain/run.ts';
import type { Source } from '../domain/source.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { type Refusal, SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';
import { transaction } from '../store/database.ts';
import { type Arriving, knownReviews, saveReviews, unchangedReviews } from '../store/reviews.ts';
import { endWalk, saveWalk, type UnfinishedWalk, unfinishedWalk } from '../store/walks.ts';
import { withoutAuthorName } from './author-in-text.ts';
import type { Context } from './context.ts';
import { type Stored, Tally } from './tally.ts';
import { readTextFile } from './text-file.ts';

/** A walk that was interrupted longer ago is begun anew: lists move, and tokens of pages die. */
const RESUMABLE_DAYS = 7;

/** What is walked, and what becomes of it. */
export interface WalkPlan {
  readonly source: Source;
  readonly collector: Collector;
  readonly request: CollectRequest<unknown>;
  /** Hash of what is asked for. */
  readonly question: string;
  /** How reviews count: `by-age` = live unless written long before they were seen. */
  readonly arrival: Arrival | 'by-age';
  /** Keep nothing written after this. */
  readonly to?: Instant | undefined;
  /** False: read, but store nothing. */
  readonly store: boolean;
  /** Its place is noted with each batch, and an interrupted walk like it is taken up. */
  readonly resumable: boolean;
  /** Stop after the first reviews: they prove that the kind can be read. */
  readonly probe: boolean;
  /** Count that the source showed last time, for who watches. */
  readonly expected?: number | undefined;
}

export interface Walked {
  readonly end: RunEnd;
  readonly tally: Tally;
  /** What earlier parts of the same walk had done. */
  readonly resumed?: UnfinishedWalk;
}

/** Hash of a question: the same kind, options and period. */
export function questionOf(kind: string, request: CollectRequest<unknown>, to: Instant | undefined): string {
  const { options, language, from } = request;
  const asked = JSON.stringify([kind, options, language, from, to], (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(asked).digest('hex');
}

/** Walks to the end, to a signal or to an error of the source's; what was handed over until then is stored. */
export async function walkSource(context: Context, plan: WalkPlan): Promise<Walked> {
  const { db } = context.opened;
  const { collector, request, source, question, resumable } = plan;
  const startedAt = context.now();
  const notBefore = instant(millis(startedAt) - RESUMABLE_DAYS * DAY_MS);
  const resumed = resumable ? await unfinishedWalk(db, source.id, question, notBefore) : undefined;
  const walk: UnfinishedWalk = resumed ?? { cursor: '', startedAt, read: 0, skipped: 0 };
  const tally = new Tally();
  const asked = resumed ? { ...request, cursor: resumed.cursor } : request;
  const end = await follow(context, plan, walk, collector.collect(asked, toolsFor(context, plan)), tally);
  context.board.left(source.id);
  if (resumable && (hasEnded(end) || (resumed && tally.batches === 0 && isDeadEnd(end))))
    await endWalk(db, source.id, question);
  return { end, tally, ...(resumed && { resumed }) };
}

/** By itself: at the end of the list, a date, a limit. */
function hasEnded({ outcome, stop }: RunEnd): boolean {
  return stop !== undefined || isTrustworthy(outcome);
}

/** The place where the walk was taken up makes no sense any more; a site that is away or says no may come back. */
function isDeadEnd({ outcome, reason }: RunEnd): boolean {
  return (outcome === 'partial' && reason !== INTERRUPTED.reason) || outcome === 'layout-changed';
}

const INTERRUPTED: RunEnd = {
  outcome: 'partial',
  reason: 'Interrupted; what was read is stored, the next run goes on',
};

async function follow(
  context: Context,
  plan: WalkPlan,
  walk: UnfinishedWalk,
  batches: AsyncGenerator<Batch, RunEnd>,
  tally: Tally,
): Promise<RunEnd> {
  for (;;) {
    let step: IteratorResult<Batch, RunEnd>;
    try {
      step = await batches.next();
    } catch (error) {
      // Only what the site did is caught here: a database that fails in `keep` is not the source's fault.
      return context.signal.aborted ? INTERRUPTED : endOf(error);
    }
    if (step.done) return context.signal.aborted ? INTERRUPTED : step.value;
    await keep(context, plan, walk, step.value, tally);
    const proven = plan.probe && tally.kept > 0;
    if (!context.signal.aborted && !proven) continue;
    const stopped: RunEnd = proven ? { outcome: 'complete', stop: 'limit' } : INTERRUPTED;
    await batches.return(stopped).catch(() => {});
    return stopped;
  }
}

/** Normalises one batch and stores it, in one transaction with the place where the next one begins. */
async function keep(
  context: Context,
  plan: WalkPlan,
  walk: UnfinishedWalk,
  { reviews, cursor }: Batch,
  tally: Tally,
): Promise<void> {
  const { source, to, question } = plan;
  const { db } = context.opened;
  const seenAt = context.now();
  const arriving: Arriving[] = [];
  for (const raw of reviews) {
    const result = normaliseReview(withoutAuthorName(raw), { source: source.id, authorKey: context.authorKey, seenAt });
    if ('skipped' in result || (to && result.review.written.earliest > to)) continue;
    arriving.push({ review: result.review, arrival: arrivalOf(result.review, seenAt, plan, context) });
  }
  const kept = arriving.map(({ review }) => review);
  if (!plan.store) tally.add(reviews, kept, await foreseen(context, source, kept));
  else {
    await transaction(db, async (trx) => {
      tally.add(reviews, kept, await saveReviews(trx, arriving, seenAt));
      if (!plan.resumable || cursor === undefined) return;
      const place = { ...walk, cursor, read: walk.read + tally.read, skipped: walk.skipped + tally.skipped };
      await saveWalk(trx, source.id, question, place, seenAt);
    });
  }
  context.board.reached(source.id, walk.read + tally.read, plan.expected);
}

/** What storing would do. */
async function foreseen(context: Context, source: Source, kept: readonly Review[]): Promise<Stored> {
  const changes = { returned: 0, starsUp: 0, starsDown: 0, recovered: 0 };
  if (source.canary) return { new: 0, edited: 0, same: kept.length, ...changes };
  const ids = new Set(kept.map(({ externalId }) => externalId));
  const known = await knownReviews(context.opened.db, source.id, [...ids]);
  const same = await unchangedReviews(context.opened.db, kept);
  const fresh = ids.size - known.size;
  const edited = known.size - [...known].filter((id) => same.has(id)).length;
  return { new: fresh, edited, same: kept.length - fresh - edited, ...changes };
}

function arrivalOf(review: Review, seenAt: Instant, { arrival }: WalkPlan, context: Context): Arrival {
  if (arrival !== 'by-age') return arrival;
  const ageDays = (millis(seenAt) - millis(review.written.latest)) / DAY_MS;
  return ageDays > context.config.alerts.lateAfterDays ? 'history' : 'live';
}

const OUTCOME_OF_REFUSAL: Readonly<Record<Refusal, Outcome>> = {
  robots: 'refused',
  'private-address': 'refused',
  blocked: 'blocked',
  login: 'login',
  unauthorised: 'unauthorised',
};

/** What an error of a walk means for the ledger. Anything that is not a source's doing is a bug and goes on up. */
export function endOf(error: unknown): RunEnd {
  if (error instanceof SourceRefused) return { outcome: OUTCOME_OF_REFUSAL[error.refusal], reason: error.message };
  if (error instanceof SourceUnavailable) return { outcome: 'unreachable', reason: error.message };
  if (error instanceof SourceChanged) return { outcome: 'layout-changed', reason: error.message };
  throw error;
}

function toolsFor(context: Context, { collector, request, source }: WalkPlan): CollectTools {
  return {
    fetchText: context.web.fetchText,
    withPage: context.web.withPage,
    now: context.now,
    signal: context.signal,
    unchanged: (reviews) => unchanged(context, source, reviews),
    read: async (capture) =>
      collector.read === registered(collector.kind)?.read
        ? context.readingRoom.read({ kind: collector.kind, options: request.options }, capture, context.signal)
        : collector.read(capture, request.options),
    touchpoints: context.config.touchpoints.map((touchpoint) => touchpoint.id),
    readFile: readTextFile,
    readBytes: (path) => readFile(path),
    progress: (line) => context.progress(`${source.id}: ${line}`),
  };
}

/** The kind of that name that this program ships; a thread of its own knows no other. */
function registered(kind: string): Collector | undefined {
  return Object.hasOwn(collectors, kind) ? collectors[kind] : undefined;
}

/** Nothing is known of a canary's reviews: they are not stored. */
async function unchanged(context: Context, source: Source, reviews: readonly RawReview[]): Promise<readonly boolean[]> {
  const about = { source: source.id, authorKey: context.authorKey, seenAt: context.now() };
  const normalised = reviews.map((raw) => {
    const result = normaliseReview(withoutAuthorName(raw), about);
    return 'review' in result ? result.review : undefined;
  });
  const same = await unchangedReviews(
    context.opened.db,
    normalised.filter((review) => review !== undefined),
  );
  return normalised.map((review) => review !== undefined && same.has(review.externalId));
}
