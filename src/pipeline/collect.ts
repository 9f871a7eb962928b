/** The collecting stage: every source in turn, from the site to stored reviews, with a verdict for each. */
import { readFile } from 'node:fs/promises';
import type { Batch, Collector, CollectRequest, CollectTools } from '../collectors/collector.ts';
import { collectors } from '../collectors/kinds/index.ts';
import { normaliseReview } from '../collectors/normalise.ts';
import type { ConfiguredSource } from '../config/config.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Arrival, RawReview, Review } from '../domain/review.ts';
import { isTrustworthy, type Outcome, type Run, type RunCounts, type RunEnd } from '../domain/run.ts';
import type { Source } from '../domain/source.ts';
import { DAY_MS, type Instant, instant, millis } from '../domain/time.ts';
import { ConfigError, type Refusal, SourceChanged, SourceRefused, SourceUnavailable } from '../errors.ts';
import { knownReviews, markMissing, saveReviews, storedCounts, unchangedReviews } from '../store/reviews.ts';
import { lastRuns, recordRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { readTextFile } from './text-file.ts';

/** Sources that are walked at the same time; politeness per host is kept by the web tools. */
const AT_ONCE = 3;

const HOUR_MS = 3_600_000;

export interface CollectOptions {
  /** All configured sources when left out. */
  readonly sources?: readonly SourceId[];
  /** Walk past known reviews, back to here. */
  readonly from?: Instant;
  /** Keep nothing written after this. */
  readonly to?: Instant;
  readonly full?: boolean;
  /** How reviews count: `by-age` = live unless written long before they were seen. */
  readonly arrival: Arrival | 'by-age';
  /** Leave out sources that were well read less than their `everyHours` ago. */
  readonly onlyDue?: boolean;
  /** Read, but store nothing. */
  readonly dryRun?: boolean;
}

export interface CollectReport {
  readonly runs: readonly Run[];
  /** Sources left out because they are not due yet, and when they will be. */
  readonly notDue: readonly { readonly source: SourceId; readonly dueAt: Instant }[];
}

/** Walks the chosen sources. One broken source is a row in the report, never an exception. */
export async function collectSources(context: Context, options: CollectOptions): Promise<CollectReport> {
  const { due, notDue } = await dueSources(context, chosenSources(context, options.sources), options);
  const waiting = [...due];
  const runs: Run[] = [];
  const worker = async (): Promise<void> => {
    for (let source = waiting.shift(); source && !context.signal.aborted; source = waiting.shift()) {
      const run = await collectSource(context, source, options);
      runs.push(run);
      context.milestone(`${source.id}: ${run.outcome}, ${run.counts.read} read, ${run.counts.new} new`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { runs: runs.sort((a, b) => a.source.localeCompare(b.source)), notDue };
}

/** Ends after which asking again at the next cron minute would be rude: they wait their time like a good one. */
const REFUSALS: ReadonlySet<Outcome> = new Set(['blocked', 'login', 'refused', 'unauthorised', 'quota']);

async function dueSources(context: Context, sources: readonly ConfiguredSource[], { onlyDue }: CollectOptions) {
  if (!onlyDue) return { due: sources, notDue: [] };
  const last = await lastRuns(context.opened.db);
  const now = context.now();
  const due: ConfiguredSource[] = [];
  const notDue: { source: SourceId; dueAt: Instant }[] = [];
  for (const source of sources) {
    const run = last.get(source.id)?.[0];
    // A twentieth of slack: a daily cron job does not start at the same second every day.
    const dueAt = run && instant(millis(run.startedAt) + source.everyHours * HOUR_MS * 0.95);
    if (run && dueAt && (isTrustworthy(run.outcome) || REFUSALS.has(run.outcome)) && dueAt > now)
      notDue.push({ source: source.id, dueAt });
    else due.push(source);
  }
  return { due, notDue };
}

/** The configured sources with these ids. @throws ConfigError for an id that is none */
export function chosenSources(
  context: Pick<Context, 'config'>,
  ids?: readonly SourceId[],
): readonly ConfiguredSource[] {
  if (!ids) return context.config.sources.filter((source) => !source.pausedReason);
  return [...new Set(ids)].map((id) => {
    const source = context.config.sources.find((candidate) => candidate.id === id);
    if (source) return source;
    const names = context.config.sources.map((candidate) => candidate.id).join(', ');
    throw new ConfigError(`Expected the id of a source (${names}), got "${id}"`);
  });
}

/**
 * One pass over one source. Batches are stored as they come, so a walk that breaks keeps what it had.
 * `overrides` replace options of the source (an import's file and column map).
 */
export async function collectSource(
  context: Context,
  source: Source,
  options: CollectOptions,
  overrides?: { readonly collector: Collector; readonly options: unknown },
): Promise<Run> {
  const collector = overrides?.collector ?? collectorOf(source.kind);
  const request: CollectRequest<unknown> = {
    options: overrides?.options ?? source.options,
    full: options.full ?? options.from !== undefined,
    ...(source.language && { language: source.language }),
    ...(options.from && { from: options.from }),
  };
  const startedAt = context.now();
  const tally = new Tally();
  const end = await walk(
    context,
    source,
    collector.collect(request, toolsFor(context, source, collector)),
    options,
    tally,
  );
  const verdict = await judge(context, source, end, tally, { ...options, full: request.full });
  const run: Run = { ...verdict, source: source.id, startedAt, endedAt: context.now(), counts: tally.counts() };
  if (!options.dryRun) {
    // Not seen is not deleted: only a complete listing counts, and the store waits for three of them in a row. A pass that
    // keeps nothing after `to` has not seen what is younger.
    if (run.outcome === 'complete' && run.stop === 'end' && request.full && !overrides && !options.to)
      await markMissing(context.opened.db, source.id, startedAt);
    // A file imported into a page's source says nothing of the page: it neither recovers nor fails, and stays due.
    if (collector.kind === source.kind) await recordRun(context.opened.db, run);
  }
  log(context, run);
  return run;
}

/** The registered collector of a kind; the configuration has checked that there is one. */
export function collectorOf(kind: string): Collector {
  const found = Object.hasOwn(collectors, kind) ? collectors[kind] : undefined;
  if (!found) throw new ConfigError(`Expected a collector kind, got "${kind}"`);
  return found;
}

async function walk(
  context: Context,
  source: Source,
  batches: AsyncGenerator<Batch, RunEnd>,
  options: CollectOptions,
  tally: Tally,
): Promise<RunEnd> {
  const interrupted: RunEnd = {
    outcome: 'partial',
    reason: 'Interrupted; what was read is stored, the next run goes on',
  };
  for (;;) {
    let step: IteratorResult<Batch, RunEnd>;
    try {
      step = await batches.next();
    } catch (error) {
      // Only what the site did is caught here: a database that fails in `keep` is not the source's fault.
      return context.signal.aborted ? interrupted : endOf(error);
    }
    if (step.done) return context.signal.aborted ? interrupted : step.value;
    await keep(context, source, step.value.reviews, options, tally);
    if (!context.signal.aborted) continue;
    await batches.return(interrupted).catch(() => {});
    return interrupted;
  }
}

/** Normalises one batch and stores it in one transaction. */
async function keep(
  context: Context,
  source: Source,
  batch: readonly RawReview[],
  options: CollectOptions,
  tally: Tally,
): Promise<void> {
  const seenAt = context.now();
  const arriving: { review: Review; arrival: Arrival }[] = [];
  for (const raw of batch) {
    const result = normaliseReview(raw, { source: source.id, authorKey: context.authorKey, seenAt });
    if ('skipped' in result || (options.to && result.review.written.earliest > options.to)) continue;
    arriving.push({ review: result.review, arrival: arrivalOf(result.review, seenAt, options, context) });
  }
  if (options.dryRun) tally.add(batch.length, await foreseen(context, source, arriving));
  else tally.add(batch.length, await saveReviews(context.opened.db, arriving, seenAt));
}

/** What storing would do, as far as one can tell without: an edit counts as the same. */
async function foreseen(context: Context, source: Source, arriving: readonly { readonly review: Review }[]) {
  const ids = new Set(arriving.map(({ review }) => review.externalId));
  const known = await knownReviews(context.opened.db, source.id, [...ids]);
  const fresh = ids.size - known.size;
  return { new: fresh, edited: 0, same: arriving.length - fresh };
}

function arrivalOf(review: Review, seenAt: Instant, options: CollectOptions, context: Context): Arrival {
  if (options.arrival !== 'by-age') return options.arrival;
  const ageDays = (millis(seenAt) - millis(review.written.latest)) / DAY_MS;
  return ageDays > context.config.alerts.lateAfterDays ? 'history' : 'live';
}

/** Holds the walk's own verdict against what is stored: a count on the page that we do not have is `partial`. */
async function judge(
  context: Context,
  source: Source,
  end: RunEnd,
  tally: Tally,
  { full, to }: Pick<CollectOptions, 'full' | 'to'>,
): Promise<RunEnd> {
  if (!isTrustworthy(end.outcome)) return end;
  const stored = await storedCounts(context.opened.db, source.id);
  if (end.outcome === 'empty' && end.shownCount === undefined && stored.n > 0)
    return { ...end, outcome: 'partial', reason: `The source shows no review, but ${stored.n} are stored; look at it` };
  if (end.outcome === 'complete' && tally.read === 0)
    return { ...end, outcome: 'partial', reason: 'Nothing was read and nothing proves that there is nothing to read' };
  if (end.outcome === 'complete' && tally.skipped === tally.read && !to)
    return { ...end, outcome: 'partial', reason: `${tally.read} entries were read, and none of them could be kept` };
  // Who asks for a part of the time does not miss the rest.
  if (to || end.stop === 'date') return end;
  const shown = end.shownCount;
  const have = Math.max(stored.n, tally.read - tally.skipped);
  if (shown === undefined || have + Math.max(2, shown * 0.05) >= shown) return end;
  const ask = full ? 'the source may withhold older ones' : 'read all with: vigie backfill --from DATE';
  return { ...end, outcome: 'partial', reason: `The source shows ${shown} reviews, ${have} are stored; ${ask}` };
}

const OUTCOME_OF_REFUSAL: Readonly<Record<Refusal, Outcome>> = {
  robots: 'refused',
  'private-address': 'refused',
  blocked: 'blocked',
  login: 'login',
  unauthorised: 'unauthorised',
};

/** What an error of a walk means for the ledger. Anything that is not a source's doing is a bug and goes on up. */
function endOf(error: unknown): RunEnd {
  if (error instanceof SourceRefused) return { outcome: OUTCOME_OF_REFUSAL[error.refusal], reason: error.message };
  if (error instanceof SourceUnavailable) return { outcome: 'unreachable', reason: error.message };
  if (error instanceof SourceChanged) return { outcome: 'layout-changed', reason: error.message };
  throw error;
}

function toolsFor(context: Context, source: Source, collector: Collector): CollectTools {
  return {
    fetchText: context.web.fetchText,
    withPage: context.web.withPage,
    now: context.now,
    signal: context.signal,
    unchanged: (reviews) => unchanged(context, source, reviews),
    read: async (capture) => collector.read(capture, source.options),
    touchpoints: context.config.touchpoints.map((touchpoint) => touchpoint.id),
    readFile: readTextFile,
    readBytes: (path) => readFile(path),
    progress: (line) => context.progress(`${source.id}: ${line}`),
  };
}

async function unchanged(context: Context, source: Source, reviews: readonly RawReview[]): Promise<readonly boolean[]> {
  const about = { source: source.id, authorKey: context.authorKey, seenAt: context.now() };
  const normalised = reviews.map((raw) => {
    const result = normaliseReview(raw, about);
    return 'review' in result ? result.review : undefined;
  });
  const same = await unchangedReviews(
    context.opened.db,
    normalised.filter((review) => review !== undefined),
  );
  return normalised.map((review) => review !== undefined && same.has(review.externalId));
}

function log(context: Context, run: Run): void {
  const { counts, outcome, reason, source } = run;
  if (isTrustworthy(outcome)) context.log.info({ source, outcome, ...counts }, 'source read');
  else context.log.warn({ source, outcome, reason, ...counts }, 'source not fully read');
}

/** Counts of one pass. */
class Tally {
  read = 0;
  new = 0;
  edited = 0;
  same = 0;
  skipped = 0;

  /** Whatever was read and is none of the three was skipped: no score and no text, out of range, or twice on the page. */
  add(read: number, saved: { new: number; edited: number; same: number }): void {
    this.read += read;
    this.new += saved.new;
    this.edited += saved.edited;
    this.same += saved.same;
    this.skipped += read - saved.new - saved.edited - saved.same;
  }

  counts(): RunCounts {
    const { read, new: fresh, edited, same, skipped } = this;
    return { read, new: fresh, edited, same, skipped };
  }
}
